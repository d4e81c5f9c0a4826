//! Fixtures of the benchmarks for pallets that this chain does not have yet: characters and medallions. What this chain has
//! is made by the pallet that has it, see [`agt_primitives::benchmarking`].

use crate::*;
use agt_primitives::{
    benchmarking::MedallionsBench,
    characters::{Boost, Characters},
    contributors::AreaId,
    medallions::Medallions,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::storage::unhashed;

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
