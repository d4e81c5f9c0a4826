//! Seasons: what of a bond stood still since one began, and what it keeps until its window has ended.

use crate::{Config, Error, Event, Ledgers, Pallet};
use agt_primitives::{
    access::{KeptBond, SeasonBond, LONGEST_KEEP},
    Balance, Moment,
};
use frame_support::{ensure, pallet_prelude::DispatchResult};

impl<T: Config> SeasonBond<T::AccountId> for Pallet<T> {
    fn kept(who: &T::AccountId, since: Moment) -> Balance {
        if since > Self::now() {
            return 0;
        }
        Ledgers::<T>::get(who).map_or(0, |ledger| ledger.lowest_since(Self::season(since)))
    }

    fn keep_until(who: &T::AccountId, amount: Balance, until: Moment) -> DispatchResult {
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        let mut ledger = Self::bonded(who)?;
        ensure!(amount <= ledger.active, Error::<T>::MoreThanActive);
        let now = Self::now();
        let ahead = until.checked_sub(now).filter(|ahead| *ahead > 0 && *ahead <= LONGEST_KEEP);
        ensure!(ahead.is_some(), Error::<T>::KeepOutOfRange);
        let before = if ledger.kept.at(now) > 0 { ledger.kept } else { KeptBond::default() };
        let kept = KeptBond { amount: before.amount.max(amount), until: before.until.max(until) };
        if kept != before {
            ledger.kept = kept;
            Self::store(who, ledger);
            Self::deposit_event(Event::BondKept { who: who.clone(), amount: kept.amount, until: kept.until });
        }
        Ok(())
    }
}
