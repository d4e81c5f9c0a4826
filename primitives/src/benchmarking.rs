//! What benchmarks and mocks need of the pallets behind the traits: state that takes many calls to make.
//!
//! The pallet that has the state implements the trait once. The benchmarks of the others ask for it by a bound on the
//! type of their configuration that they meet the pallet through, such as `T::Access: AccessBench<T::AccountId>`. No
//! benchmark measures what these functions do. They panic when the state cannot be made.

use crate::{
    access::Role, basis_points::BasisPoints, calendar::Month, contributors::AreaId, tasks::PoolId, Aia, Balance, Moment,
};

/// The clock of the chain.
pub trait BenchClock {
    /// Sets chain time without a block: whatever compares it with the slot does not see it.
    fn set(now: Moment);
}

#[cfg(feature = "runtime-benchmarks")]
impl<T: pallet_timestamp::Config<Moment = Moment>> BenchClock for pallet_timestamp::Pallet<T> {
    fn set(now: Moment) {
        pallet_timestamp::Now::<T>::put(now);
    }
}

/// The bonds behind [`crate::access::Access`].
pub trait AccessBench<AccountId> {
    /// Makes `amount` planck for `who`, and an AGT beside it, and bonds `amount`.
    fn bond(who: &AccountId, amount: Balance);

    /// Lets `who` enter `role`, for which its bond must be enough.
    fn enter_role(who: &AccountId, role: Role);
}

/// The persons behind [`crate::contributors::Contributors`] and [`crate::contributors::Credits`].
pub trait ContributorsBench<AccountId> {
    /// Registers `who`, with AGT that is made for it.
    fn register(who: &AccountId);

    /// Proves the registered `who` by one quiz in `area`.
    fn prove(who: &AccountId, area: AreaId);

    /// Gives `who`, who has worked in `area`, this reputation there from now on.
    fn set_reputation(who: &AccountId, area: AreaId, reputation: BasisPoints);

    /// Proves the registered `who` and gives it `aia` that is ripe, in as many buckets as there can be.
    fn credit(who: &AccountId, aia: Aia);
}

/// The medallions behind [`crate::medallions::Medallions`].
pub trait MedallionsBench<AccountId> {
    /// Gives `who` the medallion of `area` at `level`.
    fn give(who: &AccountId, area: AreaId, level: u8);
}

/// The characters behind [`crate::characters::Characters`].
pub trait CharactersBench<AccountId> {
    /// Gives `who` its starter and selects it, unless it has selected a character.
    fn select(who: &AccountId);
}

/// The revenue behind [`crate::recycler::RecycledRevenue`].
pub trait RecycledBench {
    /// Makes `amount` planck that belong to `season`.
    fn bring_back(season: Month, amount: Balance);
}

/// The sub-budgets behind [`crate::supply::MintBudget`].
pub trait BudgetBench {
    /// Sets the token generation event, from which months and seasons are counted.
    fn set_tge(tge: Moment);
}

/// The pools behind [`crate::tasks::Escrow`].
pub trait EscrowBench<AccountId> {
    /// Makes a pool of `owner` with `amount` in it, in the least unit of its asset.
    fn fund(owner: &AccountId, amount: Balance) -> PoolId;
}

/// The beacon behind [`crate::beacon::Beacon`].
pub trait BeaconBench {
    /// Ends the epoch in progress, and the next one.
    fn pass_epoch();
}

// A chain without the pallet: there is nothing to make.

impl<AccountId> AccessBench<AccountId> for () {
    fn bond(_: &AccountId, _: Balance) {}

    fn enter_role(_: &AccountId, _: Role) {}
}

impl<AccountId> ContributorsBench<AccountId> for () {
    fn register(_: &AccountId) {}

    fn prove(_: &AccountId, _: AreaId) {}

    fn set_reputation(_: &AccountId, _: AreaId, _: BasisPoints) {}

    fn credit(_: &AccountId, _: Aia) {}
}

impl<AccountId> MedallionsBench<AccountId> for () {
    fn give(_: &AccountId, _: AreaId, _: u8) {}
}

impl<AccountId> CharactersBench<AccountId> for () {
    fn select(_: &AccountId) {}
}

impl BudgetBench for () {
    fn set_tge(_: Moment) {}
}

impl<AccountId> EscrowBench<AccountId> for () {
    fn fund(_: &AccountId, _: Balance) -> PoolId {
        0
    }
}
