//! A ticket: an account's place in a round, and what becomes of it.

use agt_primitives::{
    access::{ObligationId, ObligationKind},
    calendar::Month,
    contributors::{SetKey, WorkResult},
    tasks::{work_key, CampaignId, QueueClass, RoundId, SeasonRecord, SetId, TicketIndex, WorkerTally},
    Aia, Balance,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The number of a ticket within its round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct TicketId {
    /// Its class.
    pub class: QueueClass,
    /// Its number within the class, in the order of joining.
    pub index: TicketIndex,
}

impl TicketId {
    /// Returns the key under which the work of the ticket is open.
    pub(crate) fn work_key(self, campaign: CampaignId, round: RoundId) -> SetKey {
        work_key(campaign, round, self.class, self.index)
    }

    /// Returns the obligation under which the ticket sets a part of the bond aside.
    pub(crate) fn obligation(self, campaign: CampaignId, round: RoundId) -> ObligationId {
        let SetKey { campaign, set } = self.work_key(campaign, round);
        ObligationId { kind: ObligationKind::LabelSet, number: u128::from(campaign) << 64 | u128::from(set) }
    }
}

/// The ticket of an account in a round.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Ticket {
    /// Its number within the round.
    pub id: TicketId,
    /// The set and the seat that its owner committed to.
    pub seat: Option<(SetId, u8)>,
}

/// What a ticket ends with.
pub(crate) struct TicketOutcome {
    /// The result that is reported to the account.
    pub(crate) result: WorkResult,
    /// What the pool pays, in its asset.
    pub(crate) pay: Balance,
    /// Planck to slash of its set-aside, as far as the code allows without a dispute.
    pub(crate) slash: Balance,
}

/// What ending a ticket moved.
#[derive(Default)]
pub(crate) struct Payout {
    /// AIA credited, multiplier included.
    pub(crate) credited: Aia,
    /// Planck slashed.
    pub(crate) slashed: Balance,
}

/// The seats that an account lost, and its staked work of one season.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct MisconductCount {
    /// The last UTC day on which it lost a seat.
    pub day: u64,
    /// The number of seats that it lost on that day: not committed in time, or not revealed.
    pub lost_today: u32,
    /// The season of everything below.
    pub season: Month,
    /// The number of seats that it lost in the season.
    pub lost: u32,
    /// Its staked sets of the season.
    pub record: SeasonRecord,
}

impl MisconductCount {
    /// Returns the count as it stands on a day of a season: earlier days and seasons do not count.
    pub fn at(self, day: u64, season: Month) -> Self {
        let of_season = if self.season == season { self } else { Self { season, ..Self::default() } };
        let lost_today = if self.day == day { self.lost_today } else { 0 };
        Self { day, lost_today, ..of_season }
    }

    /// Returns the count with one more lost seat.
    pub fn after_lost_seat(self) -> Self {
        Self { lost_today: self.lost_today.saturating_add(1), lost: self.lost.saturating_add(1), ..self }
    }

    /// Returns the count with one more staked set.
    pub fn after_staked_set(self, tally: &WorkerTally) -> Self {
        Self { record: self.record.after(tally), ..self }
    }
}
