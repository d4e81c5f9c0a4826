//! Fixtures of the benchmarks, for pallets that this chain does not have yet: characters, medallions and the escrow of
//! pools, in one item of storage each.
//!
//! What this chain has is made by the pallet that has it, see [`agt_primitives::benchmarking`].

use super::endow;
use crate::*;
use agt_primitives::{
    basis_points::BasisPoints,
    benchmarking::{EscrowBench, MedallionsBench},
    characters::{Boost, Characters},
    contributors::AreaId,
    medallions::Medallions,
    tasks::{CampaignId, Escrow, PoolId},
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{dispatch::DispatchResult, ensure, storage::unhashed};
use sp_runtime::DispatchError;

/// Stands for the pallets that are not there.
pub struct Fixtures;

/// Where the level of a medallion is kept: one read, as with a pallet that knows.
fn level(who: &AccountId, area: AreaId) -> Vec<u8> {
    (b"level", who, area).encode()
}

/// Where it is kept that an account holds a medallion.
fn medallion(who: &AccountId) -> Vec<u8> {
    (b"medallion", who).encode()
}

impl Medallions<AccountId> for Fixtures {
    fn level(who: &AccountId, area: AreaId) -> u8 {
        unhashed::get_or_default(&level(who, area))
    }

    fn holds_any(who: &AccountId) -> bool {
        unhashed::exists(&medallion(who))
    }
}

impl MedallionsBench<AccountId> for Fixtures {
    fn give(who: &AccountId, area: AreaId, to: u8) {
        unhashed::put(&level(who, area), &to);
        unhashed::put(&medallion(who), &());
    }
}

impl Characters<AccountId> for Fixtures {
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

impl Fixtures {
    fn change(campaign: CampaignId, taken: (Balance, Balance), given: (Balance, Balance)) -> DispatchResult {
        let (free, committed): (Balance, Balance) = unhashed::get_or_default(&reserve(campaign));
        let less = |all: Balance, part| all.checked_sub(part).ok_or(DispatchError::Other("less is there"));
        let left = (less(free, taken.0)?.saturating_add(given.0), less(committed, taken.1)?.saturating_add(given.1));
        unhashed::put(&reserve(campaign), &left);
        Ok(())
    }
}

impl EscrowBench<AccountId> for Fixtures {
    fn fund(_: &AccountId, amount: Balance) -> PoolId {
        unhashed::put(&pool(), &amount);
        0
    }
}

impl Escrow<AccountId> for Fixtures {
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

    fn per_answer_fee_is_merit(campaign: CampaignId, _: Balance) -> bool {
        unhashed::exists(&reserve(campaign))
    }
}
