//! The default allocation of the cap: DESIGN 4.1's table, for genesis presets.

use crate::{Config, GenesisConfig, Row};
use agt_primitives::{
    report::Planck,
    supply::{Bucket, Budget},
    token::{AGT, CAP},
    Balance, Moment,
};
use alloc::vec::Vec;

/// What is liquid at the TGE by default: 1,400 M AGT, 28 % of the cap.
pub const FLOAT: Balance = 28 * PERCENT;

const PERCENT: Balance = CAP / 100;
const MILLION: Balance = 1_000_000 * AGT;

/// The account that `release` mints each bucket to. User rewards have none: they are drawn through sub-budgets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beneficiaries<AccountId> {
    /// The treasury, which alone receives the ecosystem's part.
    pub ecosystem: AccountId,
    /// Marketing.
    pub marketing: AccountId,
    /// An account that governance alone can spend from.
    pub community: AccountId,
    /// Investors.
    pub investors: AccountId,
    /// Team and advisors.
    pub team: AccountId,
    /// Foundation.
    pub foundation: AccountId,
    /// Public sale.
    pub public_sale: AccountId,
}

impl<AccountId> Beneficiaries<AccountId> {
    /// Names the treasury and the beneficiaries of the six buckets after it, in the order of the fields.
    pub fn new(ecosystem: AccountId, others: [AccountId; 6]) -> Self {
        let [marketing, community, investors, team, foundation, public_sale] = others;
        Self { ecosystem, marketing, community, investors, team, foundation, public_sale }
    }
}

/// A line of the table: planck and months.
struct Line {
    total: Balance,
    at_tge: Balance,
    linear: Balance,
    budgeted: Balance,
    cliff_months: u32,
    linear_months: u32,
}

const NOTHING: Line = Line { total: 0, at_tge: 0, linear: 0, budgeted: 0, cliff_months: 0, linear_months: 0 };

const USER_REWARDS: Line = Line { total: 35 * PERCENT, budgeted: 1_750 * MILLION, ..NOTHING };

/// 60 % at the TGE; of the rest one half vests to the treasury and the other is the emission's.
const ECOSYSTEM: Line = Line {
    total: 10 * PERCENT,
    at_tge: 300 * MILLION,
    linear: 100 * MILLION,
    budgeted: 100 * MILLION,
    linear_months: 24,
    ..NOTHING
};

const MARKETING: Line =
    Line { total: 7 * PERCENT, at_tge: 280 * MILLION, linear: 70 * MILLION, linear_months: 12, ..NOTHING };

const COMMUNITY: Line = Line { total: 5 * PERCENT, at_tge: 250 * MILLION, ..NOTHING };

const INVESTORS: Line = Line {
    total: 18 * PERCENT,
    at_tge: 20 * MILLION,
    linear: 880 * MILLION,
    cliff_months: 6,
    linear_months: 18,
    ..NOTHING
};

const TEAM: Line = Line { total: 10 * PERCENT, linear: 500 * MILLION, cliff_months: 12, linear_months: 24, ..NOTHING };

const FOUNDATION: Line =
    Line { total: 10 * PERCENT, at_tge: 300 * MILLION, linear: 200 * MILLION, linear_months: 24, ..NOTHING };

const PUBLIC_SALE: Line = Line { total: 5 * PERCENT, at_tge: 250 * MILLION, ..NOTHING };

/// The default rows: every bucket once, together the cap, [`FLOAT`] of it at the TGE.
pub fn rows<AccountId>(beneficiaries: Beneficiaries<AccountId>) -> Vec<(Bucket, Row<AccountId>)> {
    let to = beneficiaries;
    [
        (Bucket::UserRewards, USER_REWARDS, None),
        (Bucket::Ecosystem, ECOSYSTEM, Some(to.ecosystem)),
        (Bucket::Marketing, MARKETING, Some(to.marketing)),
        (Bucket::Community, COMMUNITY, Some(to.community)),
        (Bucket::Investors, INVESTORS, Some(to.investors)),
        (Bucket::Team, TEAM, Some(to.team)),
        (Bucket::Foundation, FOUNDATION, Some(to.foundation)),
        (Bucket::PublicSale, PUBLIC_SALE, Some(to.public_sale)),
    ]
    .into_iter()
    .map(|(bucket, line, beneficiary)| {
        let Line { total, at_tge, linear, budgeted, cliff_months, linear_months } = line;
        (bucket, Row { total, at_tge, linear, budgeted, cliff_months, linear_months, beneficiary })
    })
    .collect()
}

/// The default sub-budgets: 1,750 M AGT of the user rewards and the 100 M AGT that the emission has from the ecosystem.
pub fn budgets() -> Vec<(Budget, Planck)> {
    const SEASONS: Balance = 1_440 * MILLION;
    const EMISSION: Balance = 300 * MILLION;
    const MILESTONES: Balance = 100 * MILLION;
    const RESERVE: Balance = 10 * MILLION;
    [
        (Budget::Seasons, Planck(SEASONS)),
        (Budget::Emission, Planck(EMISSION)),
        (Budget::Milestones, Planck(MILESTONES)),
        (Budget::Reserve, Planck(RESERVE)),
    ]
    .into()
}

/// Returns a genesis with the default allocation. `distribution` mints planck out of a bucket to its first holders.
pub fn genesis<T: Config>(
    tge: Moment,
    beneficiaries: Beneficiaries<T::AccountId>,
    distribution: impl IntoIterator<Item = (Bucket, T::AccountId, Balance)>,
) -> GenesisConfig<T> {
    let distribution = distribution.into_iter().map(|(bucket, who, planck)| (bucket, who, Planck(planck))).collect();
    GenesisConfig { tge: Some(tge), rows: rows(beneficiaries), budgets: budgets(), float: Planck(FLOAT), distribution }
}
