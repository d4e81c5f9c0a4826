//! The one runtime API for facts that span pallets: what the node's `agt_` JSON methods and any other client read.

#![cfg_attr(not(feature = "std"), no_std)]
// The macro that declares a runtime API writes items that cannot carry a doc.
#![allow(missing_docs)]

extern crate alloc;

pub mod contributors;
pub mod governance;

use agt_primitives::{
    calendar::Month,
    external_addresses::ExternalAddressReport,
    parameters::ParameterReports,
    redemption::{Claimable, Quote, SeasonReport},
    supply::{Bucket, SupplyReport, Unlock},
    tasks::{CampaignId, CampaignPage, CampaignReport},
    Aia, Balance,
};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use contributors::ContributorReport;
use governance::{BondReport, ReferendaPage, ReferendumIndex};
use scale_info::TypeInfo;

/// What an account holds. Amounts are planck of AGT.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct AccountReport {
    /// What is not on hold.
    pub free: Balance,
    /// What is on hold or reserved: deposits and, in time, bonds.
    pub held: Balance,
    /// What of the free part could be sent away now without removing the account.
    pub spendable: Balance,
    /// How many extrinsics the account has signed.
    pub nonce: u32,
}

sp_api::decl_runtime_apis! {
    /// Facts of the AGT chain that span pallets.
    pub trait AgtApi<AccountId: Codec> {
        /// The supply's figures at this block.
        fn supply() -> SupplyReport<AccountId>;

        /// A bucket's unlock calendar: every step, past and to come. Empty for a bucket that is never released and
        /// before the TGE is known.
        fn unlocks(bucket: Bucket) -> Vec<Unlock>;

        /// Every governed parameter with its hard range.
        fn parameters() -> ParameterReports;

        /// What an account holds; all zero for an account that does not exist.
        fn account(account: AccountId) -> AccountReport;

        /// An account's bond, its roles, what it votes and what it can do next.
        fn access(account: AccountId) -> BondReport<AccountId>;

        /// Referenda from number `cursor` down, from the newest without one: at most
        /// [`governance::MAX_REFERENDA`] of them.
        fn referenda(cursor: Option<ReferendumIndex>) -> ReferendaPage<AccountId>;

        /// An account's standing as somebody who works here, and what it can do next.
        fn contributor(account: AccountId) -> ContributorReport<AccountId>;

        /// Some campaigns from a number on, and where the next page begins.
        fn campaigns(from: CampaignId) -> CampaignPage<AccountId>;

        /// Everything about one campaign; none for a number that was never given, or is pruned.
        fn campaign(campaign: CampaignId) -> Option<CampaignReport<AccountId>>;

        /// A season, this month's when none is named; none for a month before the chain's first season.
        fn season(season: Option<Month>) -> Option<SeasonReport>;

        /// What so much AIA submitted by an account now would be paid, as an estimate, or why it would be refused.
        fn quote(account: AccountId, aia: Aia) -> Quote;

        /// What an account can claim now, the oldest season first.
        fn claimable(account: AccountId) -> Vec<Claimable>;

        /// The external address that is bound to an account, and the text that binds the next one.
        fn external_address(account: AccountId) -> ExternalAddressReport;
    }
}
