//! The stage for benchmarks of pallets that meet others through traits: the others as they are on this chain, and in the
//! place of those that are not there yet one item of storage each.

use super::endow;
use crate::*;
use agt_primitives::{
    access::Role,
    average::Average,
    basis_points::BasisPoints,
    calendar::DAY,
    characters::{Boost, Characters},
    contributors::{AreaId, Contributors as _, Outcome, SetKey, Tally, WorkOffer, WorkResult},
    medallions::Medallions,
    multiplier::Multiplier,
    tasks::{CampaignId, Escrow, PoolId},
    token::AGT,
    Aia,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{dispatch::DispatchResult, ensure, storage::unhashed};
use sp_runtime::{DispatchError, MultiSigner};

/// Sets the stage.
pub struct Stage;

impl Stage {
    /// Lets the clock stand at a moment, past the slots that watch over it.
    fn set_time(now: Moment) {
        pallet_timestamp::Now::<Runtime>::put(now);
    }

    /// Bonds so many planck of an account that has them then.
    fn bond(who: &AccountId, amount: Balance) {
        endow(who, amount.saturating_add(AGT));
        Access::bond(RuntimeOrigin::signed(who.clone()), amount).expect("it has that much");
    }
}

impl pallet_contributors::BenchmarkHelper<AccountId, Signature> for Stage {
    fn signer() -> AccountId {
        let key = sp_io::crypto::ecdsa_generate(SIGNING, Some(b"//Signer".to_vec()));
        MultiSigner::from(key).into_account()
    }

    fn sign(message: &[u8]) -> Signature {
        let key = sp_io::crypto::ecdsa_generate(SIGNING, Some(b"//Signer".to_vec()));
        let signature = sp_io::crypto::ecdsa_sign(SIGNING, &key, message).expect("the key is there");
        Signature::Ecdsa(signature)
    }

    fn bond(who: &AccountId) {
        Stage::bond(who, 10_000 * AGT);
        let last = Role::ALL.last().copied().expect("there are roles");
        Access::enter_role(RuntimeOrigin::signed(who.clone()), last).expect("its bond is enough");
    }

    fn give_medallion(who: &AccountId) {
        unhashed::put(&medallion(who), &());
    }

    fn set_time(now: Moment) {
        Stage::set_time(now);
    }
}

impl pallet_external_addresses::BenchmarkHelper for Stage {
    fn travel_to(at: Moment) {
        Stage::set_time(at);
    }
}

impl pallet_redemption::BenchmarkHelper<AccountId> for Stage {
    fn start(at: Moment) {
        pallet_supply::Tge::<Runtime>::put(at);
        Stage::set_time(at);
    }

    fn travel_to(at: Moment) {
        Stage::set_time(at);
    }

    fn credit(who: &AccountId, aia: Aia) {
        endow(who, 10 * AGT);
        let registered = Contributors::register(RuntimeOrigin::signed(who.clone()), None);
        registered.expect("it has the hold and is new");
        Contributors::endow_for_benchmarks(who, aia);
    }

    fn bond(who: &AccountId, amount: Balance) {
        Stage::bond(who, amount);
    }
}

/// Where benchmarks note that an account holds a medallion, until there is a pallet that knows: one read, as there.
fn medallion(who: &AccountId) -> Vec<u8> {
    (b"medallion", who).encode()
}

impl Medallions<AccountId> for Stage {
    fn level(who: &AccountId, area: AreaId) -> u8 {
        let _: Option<()> = unhashed::get(&(b"level", who, area).encode());
        3
    }

    fn holds_any(who: &AccountId) -> bool {
        unhashed::exists(&medallion(who))
    }
}

/// The key type that signs for benchmarks.
const SIGNING: sp_core::crypto::KeyTypeId = sp_core::crypto::KeyTypeId(*b"bnch");

impl pallet_tasks::BenchmarkHelper<AccountId> for Stage {
    fn make_worker(who: &AccountId, area: AreaId, roles: &[Role]) {
        endow(who, 100_000 * AGT);
        Contributors::register(RuntimeOrigin::signed(who.clone()), None).expect("it has the hold and is new");
        let set = SetKey { campaign: u64::MAX, set: 0 };
        let offer = WorkOffer { set, area, energy: 1, aia_max: 0, stake_tier: Multiplier::ONE, platform: true };
        Contributors::open_work(who, offer).expect("a newcomer can open a set");
        let result = WorkResult {
            outcome: Outcome::Accepted,
            consensus: Tally::NONE,
            gold: Tally::of(32, 32),
            aia: 0,
            xp: 0,
            ripens_at: Timestamp::get(),
            counts_for_reputation: true,
        };
        Contributors::close_work(who, set, result).expect("the set is open");
        pallet_contributors::Areas::<Runtime>::mutate(who, area, |standing| {
            let standing = standing.as_mut().expect("it worked in the area");
            let average = Average::at(BasisPoints::clamped(9_000));
            (standing.consensus, standing.gold) = (average, average);
        });
        Stage::bond(who, 20_000 * AGT);
        for role in roles {
            Access::enter_role(RuntimeOrigin::signed(who.clone()), *role).expect("its bond is enough");
        }
    }

    fn make_pool(_: &AccountId, amount: Balance) -> PoolId {
        unhashed::put(&pool(), &amount);
        0
    }

    fn next_epoch() {
        Self::wait(0);
        let now = System::block_number();
        pallet_babe::EpochStart::<Runtime>::put((now, now));
    }

    fn wait(millis: Moment) {
        System::set_block_number(System::block_number().saturating_add(1));
        // Noon of a day, so that no step is on the other side of midnight.
        let start = Timestamp::get().max(NOON);
        Stage::set_time(start.saturating_add(millis));
    }
}

/// 2027-03-01T12:00:00Z.
const NOON: Moment = 1_803_859_200_000 + DAY / 2;

impl Characters<AccountId> for Stage {
    fn level(who: &AccountId) -> u16 {
        let _: Option<()> = unhashed::get(&(b"character", who).encode());
        1
    }

    fn boost(_: &AccountId) -> Boost {
        Boost::NONE
    }
}

/// What lies in the one pool.
fn pool() -> Vec<u8> {
    b"pool".encode()
}

/// What is free and what is committed of a campaign's reserve.
fn reserve(campaign: CampaignId) -> Vec<u8> {
    (b"reserve", campaign).encode()
}

impl Stage {
    fn change(campaign: CampaignId, taken: (Balance, Balance), given: (Balance, Balance)) -> DispatchResult {
        let (free, committed): (Balance, Balance) = unhashed::get_or_default(&reserve(campaign));
        let less = |all: Balance, part| all.checked_sub(part).ok_or(DispatchError::Other("less is there"));
        let left = (less(free, taken.0)?.saturating_add(given.0), less(committed, taken.1)?.saturating_add(given.1));
        unhashed::put(&reserve(campaign), &left);
        Ok(())
    }
}

impl Escrow<AccountId> for Stage {
    fn open(_: PoolId, campaign: CampaignId, _: &AccountId, most: Balance) -> DispatchResult {
        let there: Balance = unhashed::get_or_default(&pool());
        ensure!(most <= there, DispatchError::Other("less is in the pool"));
        unhashed::put(&pool(), &(there - most));
        Self::change(campaign, (0, 0), (most, 0))
    }

    fn free(campaign: CampaignId) -> Balance {
        unhashed::get_or_default::<(Balance, Balance)>(&reserve(campaign)).0
    }

    fn commit(campaign: CampaignId, amount: Balance) -> DispatchResult {
        Self::change(campaign, (amount, 0), (0, amount))
    }

    fn pay(campaign: CampaignId, to: &AccountId, amount: Balance) -> DispatchResult {
        endow(to, amount);
        Self::change(campaign, (0, amount), (0, 0))
    }

    fn release(campaign: CampaignId, amount: Balance) -> DispatchResult {
        Self::change(campaign, (0, amount), (amount, 0))
    }

    fn forfeit(campaign: CampaignId, part: BasisPoints) -> Result<Balance, DispatchError> {
        let lost = part.of(Self::free(campaign));
        Self::change(campaign, (lost, 0), (0, 0))?;
        Ok(lost)
    }

    fn close(campaign: CampaignId) -> Result<Balance, DispatchError> {
        let back = Self::free(campaign);
        unhashed::kill(&reserve(campaign));
        Ok(back)
    }

    fn fee_counts_for_reputation(campaign: CampaignId, _: Balance) -> bool {
        unhashed::exists(&reserve(campaign))
    }
}
