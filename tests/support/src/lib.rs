//! What the tests of this chain's pallets share.
//!
//! | a mock needs | here |
//! |---|---|
//! | system, timestamp, balances; assets | [`sdk_pallets!`], [`assets_pallet!`] |
//! | configurations of the SDK's pallets one by one | [`config_preludes`], by `derive_impl` |
//! | a chain at a moment | [`chain`] |
//! | a test that ends in every invariant | [`test_externalities`] |
//! | chain time and blocks | [`clock`] |
//! | accounts | [`accounts`], [`accounts32`] |
//! | medallions, characters and boosters that a test gives | [`TestMedallions`], [`TestCharacters`], [`TestBoosters`] |
//! | a beacon whose epochs a test ends | [`chance`] |
//! | pools that pay campaigns and jobs | [`escrow`] |
//! | a ledger of revenue | [`TestRevenue`] |
//! | an allowance of feeless calls | [`TestAllowance`] |
//! | roles that all demand the same bond | [`same_minimum`] |
//!
//! | a test says | by |
//! |---|---|
//! | the call fails with this error and changes nothing | FRAME's `assert_noop!` |
//! | this corruption breaks these invariants | [`broken_by`] |
//! | this holds whatever happens | [`properties::for_all`], with a fixed seed and the cases that once found a bug |
//! | only a long run of the tests repeats this | [`by_length`] |
//! | a feeless call is promised to succeed | [`is_promised`] |
//! | look at a world that is gone afterwards | [`rolled_back`] |
//!
//! This crate depends on no pallet of this chain: a pallet's unit tests would be compiled against two versions of it.

pub mod accounts;
pub mod accounts32;
mod allowance;
pub mod chance;
pub mod clock;
pub mod config_preludes;
pub mod escrow;
mod expertise;
mod externalities;
mod length;
pub mod properties;
mod revenue;
mod roles;

pub use allowance::{is_promised, TestAllowance};
pub use expertise::{TestBoosters, TestCharacters, TestMedallions};
pub use externalities::{
    broken_by, chain, every_invariant_holds, rolled_back, root, signed, test_externalities, TryState,
};
pub use length::by_length;
pub use revenue::TestRevenue;
pub use roles::same_minimum;
