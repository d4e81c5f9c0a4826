//! What anyone may read of an account's quests, milestones, boosters and events, and of all accounts together.

use super::{Condition, EventId, Milestone, Quest, Reward};
use crate::{
    multiplier::Multiplier,
    report::{Planck, Time},
    Balance,
};
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::Serialize;

/// A quest of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct QuestReport {
    /// The quest.
    pub quest: Quest,
    /// How much of it the account has done today. It can be more than is needed.
    pub done: u32,
    /// How much is needed.
    pub needed: u32,
    /// What it pays.
    pub reward: Reward,
    /// Whether the account has claimed it today.
    pub claimed: bool,
}

/// A milestone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct MilestoneReport {
    /// The milestone.
    pub milestone: Milestone,
    /// How far the account has come. It can be more than is needed.
    pub done: u64,
    /// How far it is.
    pub needed: u64,
    /// What it pays.
    pub reward: Reward,
    /// Whether the account has claimed it.
    pub claimed: bool,
}

/// The boosters of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct BoosterReport {
    /// Boosters that can be used.
    pub stock: u8,
    /// Boosters that a reward can add to them. What a reward pays beyond that is lost.
    pub room: u8,
    /// The factor now, in basis points: 10,000 while none is active.
    pub factor: Multiplier,
    /// The moment from which on the active one counts no more; none while none is active.
    pub until: Option<Time>,
    /// What one costs, in planck of AGT.
    pub price: Planck,
    /// Whether the account has bought one today.
    pub bought_today: bool,
}

/// An open event, as an account sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct EventReport {
    /// The number of the event.
    pub event: EventId,
    /// What a place pays.
    pub reward: Reward,
    /// What an account must have done.
    pub condition: Condition,
    /// All places.
    pub places: u32,
    /// The places that nobody has claimed.
    pub places_left: u32,
    /// The moment from which on it can be entered and claimed.
    pub from: Time,
    /// The moment from which on it pays nothing any more.
    pub until: Time,
    /// The sets of the account that the platform paid for and that were accepted since it entered; none unless it has.
    pub sets: Option<u64>,
    /// Whether the account has claimed it.
    pub claimed: bool,
}

/// The rewards of an account: the answer of `agt_quests`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct QuestsReport {
    /// Whether the account is proven. Nothing is paid to one that is not, and its work does not count here.
    pub proven: bool,
    /// The moment at which the UTC day ends, and with it the quests of today.
    pub day_ends: Time,
    /// The quests of today; none in the first block of a day.
    pub quests: Vec<QuestReport>,
    /// Every milestone.
    pub milestones: Vec<MilestoneReport>,
    /// UTC days in a row, up to today or yesterday, on each of which it opened a set that the platform paid for and
    /// that is settled as accepted.
    pub days_in_a_row: u32,
    /// Seasons in a row, up to this one or the last, by the same sets.
    pub seasons_in_a_row: u32,
    /// Its boosters.
    pub boosters: BoosterReport,
    /// The open events, the oldest first.
    pub events: Vec<EventReport>,
}

/// All accounts together. What is still promised is `reserved - paid - lifted`, and what is in stock is
/// `boosters_won + boosters_bought - boosters_used`. No figure ever falls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct QuestTotals {
    /// XP that was paid.
    pub xp: u64,
    /// Daily quests that were claimed.
    pub quests: u64,
    /// Milestones that were claimed.
    pub milestones: u64,
    /// Boosters that were paid and went into a stock.
    pub boosters_won: u64,
    /// Boosters that were bought.
    pub boosters_bought: u64,
    /// Boosters that were used.
    pub boosters_used: u64,
    /// Planck of AGT that were paid for boosters. All of it is revenue.
    pub taken: Balance,
    /// Planck of AGT that were reserved when events opened.
    pub reserved: Balance,
    /// Planck of AGT that events have paid.
    pub paid: Balance,
    /// Planck of AGT whose reservation was lifted when events closed.
    pub lifted: Balance,
    /// Accounts with at least one accepted set that the platform paid for.
    pub active: u64,
    /// Accounts that opened such sets in at least two different months.
    pub returning: u64,
}

impl QuestTotals {
    /// Returns what is reserved and neither paid nor lifted. None when the figures are broken.
    pub fn outstanding(&self) -> Option<Balance> {
        self.reserved.checked_sub(self.paid)?.checked_sub(self.lifted)
    }

    /// Returns the boosters that are in stock. None when the figures are broken.
    pub fn in_stock(&self) -> Option<u64> {
        self.boosters_won.checked_add(self.boosters_bought)?.checked_sub(self.boosters_used)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{json, to_value};

    #[test]
    fn report_reads_as_its_json() {
        let boosters = BoosterReport {
            stock: 2,
            room: 6,
            factor: Multiplier::ONE,
            until: None,
            price: Planck(2),
            bought_today: false,
        };
        let event = EventReport {
            event: 3,
            reward: Reward { xp: 5, boosters: 0, agt: 7 },
            condition: Condition::Milestone { milestone: Milestone::TenSets },
            places: 9,
            places_left: 8,
            from: Time(0),
            until: Time(1),
            sets: None,
            claimed: false,
        };
        let quest = Quest::TwoAreas;
        let quests = [QuestReport { quest, done: 1, needed: 2, reward: quest.reward(), claimed: false }].to_vec();
        let report = QuestsReport {
            proven: true,
            day_ends: Time(86_400_000),
            quests,
            milestones: Vec::new(),
            days_in_a_row: 4,
            seasons_in_a_row: 1,
            boosters,
            events: [event].to_vec(),
        };
        let expected = json!({
            "proven": true,
            "dayEnds": "1970-01-02T00:00:00.000Z",
            "quests": [{
                "quest": "twoAreas", "done": 1, "needed": 2, "claimed": false,
                "reward": { "xp": 15, "boosters": 0, "agt": "0" },
            }],
            "milestones": [],
            "daysInARow": 4,
            "seasonsInARow": 1,
            "boosters": {
                "stock": 2, "room": 6, "factor": 10_000, "until": null, "price": "2", "boughtToday": false,
            },
            "events": [{
                "event": 3, "reward": { "xp": 5, "boosters": 0, "agt": "7" },
                "condition": { "is": "milestone", "milestone": "tenSets" },
                "places": 9, "placesLeft": 8, "sets": null, "claimed": false,
                "from": "1970-01-01T00:00:00.000Z", "until": "1970-01-01T00:00:00.001Z",
            }],
        });
        assert_eq!(to_value(report).unwrap(), expected);
    }

    #[test]
    fn broken_totals_have_no_difference() {
        let totals = QuestTotals { reserved: 5, paid: 3, lifted: 2, boosters_won: 1, ..Default::default() };
        assert_eq!((totals.outstanding(), totals.in_stock()), (Some(0), Some(1)));
        let broken = QuestTotals { paid: 4, boosters_used: 2, ..totals };
        assert_eq!((broken.outstanding(), broken.in_stock()), (None, None));
    }
}
