//! Quests, milestones, events and boosters: what an account has done, what it is rewarded for, the governed terms and the
//! reports.
//!
//! Accounts are free, so nothing in here pays AGT by itself: quests and milestones pay XP and boosters. AGT comes from events
//! that governance opens.

mod daily;
mod event;
mod milestone;
mod report;
mod reward;
mod run;
mod terms;
mod work;

pub use daily::{DailyQuests, Quest, DAILY};
pub use event::{
    Condition, EventId, ListPlace, MAX_PROOF, MOST_EVENTS, MOST_EVENT_BOOSTERS, MOST_EVENT_TIME, MOST_EVENT_XP,
};
pub use milestone::Milestone;
pub use report::{BoosterReport, EventReport, MilestoneReport, QuestReport, QuestTotals, QuestsReport};
pub use reward::Reward;
pub use run::Run;
pub use terms::{ranges, QuestTerms};
pub use work::{DayFigures, WorkDone, MOST_AREAS};

/// The most boosters that an account has in stock.
pub const MOST_STOCK: u8 = 8;

// A reward can be paid in full to whoever has an empty stock.
const _: () = assert!(MOST_EVENT_BOOSTERS <= MOST_STOCK);

/// Returns the number of boosters that an account with `stock` boosters can have in addition.
pub const fn room(stock: u8) -> u8 {
    MOST_STOCK.saturating_sub(stock)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stock_has_room_for_what_it_lacks() {
        assert_eq!([0, 3, MOST_STOCK, u8::MAX].map(room), [MOST_STOCK, MOST_STOCK - 3, 0, 0]);
    }
}
