//! The pallet's invariants RP1 to RP10: README lists what each one says.

use crate::{Config, Escrows, HoldReason, NextPool, Opened, Owed, Pallet, Pool, Pools};
use agt_primitives::{
    arithmetic::sum,
    assets::{AssetKind, Money},
    invariants::{all_hold, Check},
    reward_pools::{fee_on, PoolPhase},
    tasks::PoolId,
    Balance,
};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{ensure, traits::Time};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant; the error begins with the id of the first one that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold(Self::invariants())
    }

    /// The verdict on every invariant, RP1 first.
    pub(crate) fn invariants() -> [Check; 10] {
        [
            Self::flows_are_balanced(),
            Self::reserves_are_those_of_the_escrows(),
            Self::debts_are_those_of_the_workers(),
            Self::money_on_hold_is_that_of_the_pools(),
            Self::deposits_on_hold_are_those_of_the_pools(),
            Self::fees_are_covered(),
            Self::numbers_are_below_the_next(),
            Self::times_are_in_order(),
            Self::guarantees_on_hold_are_those_of_the_pools(),
            Self::guarantees_cover_what_may_be_owed(),
        ]
    }

    fn flows_are_balanced() -> Check {
        let balanced = |pool: Pool| {
            let spent = pool.books.held().zip(pool.books.left()).and_then(|(held, left)| held.checked_add(left));
            spent == Some(pool.books.funded)
        };
        ensure!(
            Pools::<T>::iter_values().all(balanced),
            "RP1: what was funded of each pool is what it paid, refunded and gave as fee, and what it holds"
        );
        Ok(())
    }

    fn reserves_are_those_of_the_escrows() -> Check {
        let escrows: Vec<_> = Escrows::<T>::iter_values().collect();
        let agree = |(owner, number, pool): (T::AccountId, PoolId, Pool)| {
            let of_pool = || escrows.iter().filter(|escrow| escrow.owner == owner && escrow.pool == number);
            let kept: Option<Vec<_>> = of_pool().map(|escrow| escrow.kept()).collect();
            kept.and_then(sum) == Some(pool.books.reserved) && u32::try_from(of_pool().count()) == Ok(pool.escrows)
        };
        let known = escrows.iter().all(|escrow| Pools::<T>::contains_key(&escrow.owner, escrow.pool));
        ensure!(
            known && Pools::<T>::iter().all(agree),
            "RP2: each pool has reserved what its escrows keep, and counts them"
        );
        Ok(())
    }

    fn debts_are_those_of_the_workers() -> Check {
        let owed_by = |owner: &T::AccountId, number| sum(Owed::<T>::iter_prefix_values((owner, number)));
        let known =
            Owed::<T>::iter().all(|((owner, number), _, amount)| amount > 0 && Pools::<T>::contains_key(owner, number));
        let agree =
            |(owner, number, pool): (T::AccountId, PoolId, Pool)| owed_by(&owner, number) == Some(pool.books.owed);
        ensure!(
            known && Pools::<T>::iter().all(agree),
            "RP3: each pool owes what its workers have earned and not claimed, and no entry is zero"
        );
        Ok(())
    }

    /// Returns every account that exists or has a pool.
    fn accounts() -> BTreeSet<T::AccountId> {
        frame_system::Account::<T>::iter_keys().chain(Pools::<T>::iter().map(|(owner, ..)| owner)).collect()
    }

    fn money_on_hold_is_that_of_the_pools() -> Check {
        let assets: BTreeSet<_> = Pools::<T>::iter_values().map(|pool| pool.asset).chain([AssetKind::Native]).collect();
        let reason = HoldReason::Pool.into();
        let agree = |who: T::AccountId| {
            let pools: Vec<_> = Pools::<T>::iter_prefix_values(&who).collect();
            assets.iter().all(|asset| {
                let held = pools.iter().filter(|pool| pool.asset == *asset).map(|pool| pool.books.held());
                let held: Option<Vec<Balance>> = held.collect();
                held.and_then(sum) == Some(T::Money::on_hold(asset.clone(), &reason, &who))
            })
        };
        ensure!(
            Self::accounts().into_iter().all(agree),
            "RP4: what each account has on hold for pools in an asset is what its pools of that asset hold"
        );
        Ok(())
    }

    fn deposits_on_hold_are_those_of_the_pools() -> Check {
        let reason = HoldReason::PoolDeposit.into();
        let agree = |who: T::AccountId| {
            let deposits = sum(Pools::<T>::iter_prefix_values(&who).map(|pool| pool.deposit));
            deposits == Some(T::Money::on_hold(AssetKind::Native, &reason, &who))
        };
        ensure!(
            Self::accounts().into_iter().all(agree),
            "RP5: what each account has on hold as deposits is what its pools say"
        );
        Ok(())
    }

    fn fees_are_covered() -> Check {
        let covered = Escrows::<T>::iter_values().all(|escrow| {
            let Some(pool) = Pools::<T>::get(&escrow.owner, escrow.pool) else { return true };
            let Some(most) = sum([escrow.credited, escrow.committed, escrow.free]) else { return false };
            let fees = escrow.fee_charged.checked_add(escrow.fee_reserved);
            escrow.fee_charged == fee_on(pool.fee, escrow.credited)
                && fees.is_some_and(|fees| fees >= fee_on(pool.fee, most))
        });
        ensure!(
            covered,
            "RP6: each escrow has charged the fee on what it paid, and keeps the fee on all that it may pay"
        );
        Ok(())
    }

    fn numbers_are_below_the_next() -> Check {
        let below = Pools::<T>::iter_keys().all(|(owner, number)| number < NextPool::<T>::get(owner));
        // Each owner's numbers start at zero and leave none out.
        let numbers = sum(NextPool::<T>::iter_values());
        ensure!(
            below && numbers == Some(Opened::<T>::get()),
            "RP7: the number of each pool is below the next number of its owner, and all numbers that were used are counted"
        );
        Ok(())
    }

    fn times_are_in_order() -> Check {
        let now = T::Time::now();
        let ordered = Pools::<T>::iter_values().all(|pool| {
            let cancelled = !pool.is_cancelled || (pool.cancel_from <= now && pool.cancel_from < pool.expires);
            pool.opened <= now
                && pool.opened < pool.expires
                && pool.opened < pool.cancel_from
                && pool.expires < pool.given_up_from
                && cancelled
        });
        ensure!(
            ordered,
            "RP8: no pool opened in the future, expired before it opened, was cancelled too early, or lets others claim \
             before it expires"
        );
        Ok(())
    }

    fn guarantees_on_hold_are_those_of_the_pools() -> Check {
        let reason = HoldReason::Guarantee.into();
        let agree = |who: T::AccountId| {
            let left: Option<Vec<_>> = Pools::<T>::iter_prefix_values(&who).map(|pool| pool.guarantee_left()).collect();
            left.and_then(sum) == Some(T::Money::on_hold(AssetKind::Native, &reason, &who))
        };
        ensure!(
            Self::accounts().into_iter().all(agree),
            "RP9: what each account has on hold as guarantees is what its pools say"
        );
        Ok(())
    }

    fn guarantees_cover_what_may_be_owed() -> Check {
        let covered = |pool: Pool| {
            let unreserved = if Self::phase(&pool) == PoolPhase::Open { pool.books.unreserved } else { 0 };
            let most = sum([pool.books.owed, pool.books.reserved, unreserved]);
            let needed = most.map(|most| Self::guaranteed_by(&pool, most));
            pool.is_secured == (pool.guarantee == 0) && needed.is_some() && needed <= pool.guarantee_left()
        };
        ensure!(
            Pools::<T>::iter_values().all(covered),
            "RP10: what is left of each guarantee covers all that its pool may still owe; a secured pool has none"
        );
        Ok(())
    }
}
