//! Accounts of a mock whose account id is a number. Each mock endows those that it needs.

use agt_primitives::{token::AGT, Balance};

/// An account: FRAME's default for tests.
pub type AccountId = u64;

#[allow(missing_docs)] // Their names say who they are.
mod names {
    use super::AccountId;

    pub const ALICE: AccountId = 1;
    pub const BOB: AccountId = 2;
    pub const CAROL: AccountId = 3;
    pub const DAVE: AccountId = 4;

    pub const MARKETING: AccountId = 201;
    pub const COMMUNITY: AccountId = 202;
    pub const INVESTORS: AccountId = 203;
    pub const TEAM: AccountId = 204;
    pub const FOUNDATION: AccountId = 205;
    pub const PUBLIC_SALE: AccountId = 206;
}

pub use names::*;

/// The account that slashed AGT goes to.
pub const POT: AccountId = 100;

/// The account of the treasury.
pub const TREASURY: AccountId = 101;

/// The beneficiaries of the six allocation buckets beside the treasury's, in the order of the allocation table.
pub const BENEFICIARIES: [AccountId; 6] = [MARKETING, COMMUNITY, INVESTORS, TEAM, FOUNDATION, PUBLIC_SALE];

/// What an account that owns AGT has at genesis, in planck.
pub const ENDOWMENT: Balance = 1_000_000 * AGT;
