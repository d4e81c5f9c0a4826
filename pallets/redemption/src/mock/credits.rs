//! AIA, as contributors keeps it: the least that a redemption needs.

use super::AccountId;
use agt_primitives::{
    basis_points::BasisPoints,
    benchmarking::ContributorsBench,
    contributors::{AreaId, Credits},
    Aia,
};
use codec::{Decode, Encode};
use frame_support::{ensure, pallet_prelude::*, storage_alias};

/// One account's AIA.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Account {
    pub proven: bool,
    pub ripe: Aia,
    pub burned: Aia,
    /// Whether it is known to have redeemed from the bonded lane.
    pub bonded: bool,
}

#[storage_alias]
pub type Accounts = StorageMap<TestCredits, Twox64Concat, AccountId, Account, ValueQuery>;

pub struct TestCredits;

impl Credits<AccountId> for TestCredits {
    fn ripe(who: &AccountId) -> Aia {
        let account = Accounts::get(who);
        if account.proven {
            account.ripe
        } else {
            0
        }
    }

    fn is_proven(who: &AccountId) -> bool {
        Accounts::get(who).proven
    }

    fn burn(who: &AccountId, aia: Aia) -> DispatchResult {
        Accounts::try_mutate(who, |account| {
            account.ripe = account.ripe.checked_sub(aia).ok_or(DispatchError::Other("less is ripe"))?;
            account.burned += aia;
            Ok(())
        })
    }

    fn note_bonded_redemption(who: &AccountId) -> DispatchResult {
        Accounts::try_mutate(who, |account| {
            ensure!(account.proven, DispatchError::Other("it is not proven"));
            account.bonded = true;
            Ok(())
        })
    }
}

impl ContributorsBench<AccountId> for TestCredits {
    fn register(_: &AccountId) {}

    fn prove(who: &AccountId, _: AreaId) {
        Accounts::mutate(who, |account| account.proven = true);
    }

    fn set_reputation(_: &AccountId, _: AreaId, _: BasisPoints) {}

    fn credit(who: &AccountId, aia: Aia) {
        Accounts::mutate(who, |account| {
            account.proven = true;
            account.ripe += aia;
        });
    }
}
