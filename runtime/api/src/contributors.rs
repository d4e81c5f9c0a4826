//! A person's standing with its roles, what of the day is left, and what it can do next.

use agt_primitives::{
    access::RoleReport,
    calendar::Month,
    contributors::{AreaId, StatusReport},
    redemption::Claimable,
    tasks::TicketReport,
    Aia, Balance, Moment,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// An account as somebody who works here, registered or not.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ContributorReport<AccountId> {
    /// Its standing; none when it is not registered.
    pub standing: Option<StatusReport<AccountId>>,
    /// What is left of this UTC day: for an area that it has not worked in, then for each of its areas. Empty when it is
    /// not registered.
    pub left_today: Vec<LeftToday>,
    /// Its places in queues and its seats, and what can be done with each.
    pub tickets: Vec<TicketReport>,
    /// The roles it holds.
    pub roles: Vec<RoleReport>,
    /// What it can do next.
    pub next_steps: Vec<ContributorStep>,
}

/// What an account may still take on this UTC day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct LeftToday {
    /// In which area; none for any that it has not worked in.
    pub area: Option<AreaId>,
    /// Sets it may still open.
    pub sets: u32,
    /// AIA that these may earn at the most.
    pub aia: Aia,
}

/// Something an account can do, or waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum ContributorStep {
    /// Register itself, with the fee and a hold of so many planck, or have a sponsor register it.
    Register {
        /// Planck that stay on hold until it is proven or removed.
        hold: Balance,
    },
    /// Answer gold to be proven.
    AnswerGold {
        /// Right so far.
        right: u32,
        /// Answered so far.
        answered: u32,
        /// How many it has to answer at the least.
        needed: u32,
        /// What share of them has to be right, in basis points.
        share: u16,
    },
    /// Join a set.
    Join,
    /// Wait for energy.
    WaitForEnergy {
        /// When the next unit is there.
        until: Moment,
    },
    /// Wait for the next UTC day: as many sets are opened today as may be.
    WaitForDay {
        /// When it begins.
        until: Moment,
    },
    /// Wait until a set is settled: as many are open as may be.
    WaitForSettlement,
    /// Submit AIA to this month's season.
    Submit {
        /// The most that the season still takes of what is ripe.
        most: Aia,
        /// Until when.
        until: Moment,
    },
    /// Claim AGT of a season.
    Claim(Claimable),
    /// Claim what invitees earned in a season.
    ClaimReferral {
        /// The season.
        season: Month,
        /// AIA.
        aia: Aia,
    },
    /// Register others.
    Sponsor {
        /// How many now.
        invitations: u32,
    },
}
