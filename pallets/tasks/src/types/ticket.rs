//! A ticket: an account's place in a round, and what becomes of it.

use agt_primitives::{
    access::{ObligationId, ObligationKind},
    calendar::Month,
    contributors::{Earned, SetKey, WorkResult},
    skill::Measure,
    tasks::{work_key, CampaignId, QueueClass, RoundId, SeasonRecord, SetId, TicketIndex, WorkerTally},
    Aia, Balance, Moment,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::cmp::Ordering;
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
    /// When its owner joined, in chain time.
    pub joined: Moment,
    /// The most AIA that it can earn, multiplier included.
    pub most: Aia,
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
pub(crate) struct Payout {
    /// The ticket as it was.
    pub(crate) ticket: Ticket,
    /// What the set comes to in AIA.
    pub(crate) earned: Earned,
    /// Planck slashed.
    pub(crate) slashed: Balance,
}

/// The seats that an account lost, and its staked work of one season.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct MisconductCount {
    /// The last UTC day on which the window of a seat ended that it lost.
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

    /// Returns the count without what is of a season before `season`.
    fn since(self, season: Month) -> Self {
        match self.season < season {
            true => Self { day: self.day, lost_today: self.lost_today, season, ..Self::default() },
            false => self,
        }
    }

    /// Returns the count with one more lost seat, whose window ended on a day of a season. Sets are settled in any order: a
    /// day or a season that is over does not count any more.
    pub fn after_lost_seat(self, day: u64, season: Month) -> Self {
        let count = self.since(season);
        let lost_today = match day.cmp(&count.day) {
            Ordering::Greater => 1,
            Ordering::Equal => count.lost_today.saturating_add(1),
            Ordering::Less => count.lost_today,
        };
        let lost = count.lost.saturating_add((season == count.season).into());
        Self { day: day.max(count.day), lost_today, lost, ..count }
    }

    /// Returns the count with one more staked set that was settled in a season, whose gold is measured by `measure`.
    pub fn after_staked_set(self, season: Month, tally: &WorkerTally, measure: Option<&Measure>) -> Self {
        let count = self.since(season);
        Self { record: count.record.after(tally, measure), ..count }
    }
}
