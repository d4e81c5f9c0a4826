//! The books as somebody would keep them who sees the events and nothing else.

use super::super::*;
use agt_primitives::quests::QuestTotals;
use proptest::{prop_assert_eq, test_runner::TestCaseError};
use std::collections::BTreeMap;

#[derive(Default)]
pub struct Rebuilt {
    stocks: BTreeMap<AccountId, u8>,
    xp: BTreeMap<AccountId, u64>,
    left: BTreeMap<EventId, u32>,
    totals: QuestTotals,
}

impl Rebuilt {
    /// Enters the events of one operation.
    pub fn follow(&mut self, events: impl Iterator<Item = RuntimeEvent>) -> Result<(), TestCaseError> {
        for event in events {
            if let RuntimeEvent::Quests(event) = event {
                self.enter(event)?;
            }
        }
        Ok(())
    }

    fn pay(&mut self, who: AccountId, reward: Reward) {
        *self.stocks.entry(who).or_default() += reward.boosters;
        *self.xp.entry(who).or_default() += u64::from(reward.xp);
        self.totals.xp += u64::from(reward.xp);
        self.totals.boosters_won += u64::from(reward.boosters);
        self.totals.paid += reward.agt;
    }

    fn enter(&mut self, event: Event<Test>) -> Result<(), TestCaseError> {
        match event {
            Event::QuestClaimed { who, reward, .. } => {
                self.totals.quests += 1;
                self.pay(who, reward);
            }
            Event::MilestoneClaimed { who, reward, .. } => {
                self.totals.milestones += 1;
                self.pay(who, reward);
            }
            Event::BoosterBought { who, price, stock } => {
                self.totals.taken += price;
                self.totals.boosters_bought += 1;
                let known = self.stocks.entry(who).or_default();
                *known += 1;
                prop_assert_eq!(*known, stock);
            }
            Event::BoosterUsed { who, stock, .. } => {
                self.totals.boosters_used += 1;
                let known = self.stocks.entry(who).or_default();
                *known -= 1;
                prop_assert_eq!(*known, stock);
            }
            Event::EventOpened { event, places, reserved, .. } => {
                self.totals.reserved += reserved;
                prop_assert_eq!(self.left.insert(event, places), None);
            }
            Event::EventClaimed { event, who, reward, left } => {
                prop_assert_eq!(self.left.insert(event, left), Some(left + 1));
                self.pay(who, reward);
            }
            Event::EventClosed { event, left, lifted } => {
                self.totals.lifted += lifted;
                prop_assert_eq!(self.left.remove(&event), Some(left));
            }
            Event::QuestsDrawn { .. } | Event::EventEntered { .. } | Event::EntrySwept { .. } => {}
            Event::__Ignore(..) => unreachable!("never emitted"),
        }
        Ok(())
    }

    /// The books are what storage says.
    pub fn equals_storage(&self) -> Result<(), TestCaseError> {
        // Work has no event of this pallet: who counts accounts follows the settlements.
        let counted = QuestTotals { active: 0, returning: 0, ..Totals::<Test>::get() };
        prop_assert_eq!(self.totals, counted);
        for (who, known) in &self.stocks {
            prop_assert_eq!(*known, stock(*who));
        }
        for (who, known) in &self.xp {
            prop_assert_eq!(*known, xp(*who));
        }
        let left: BTreeMap<_, _> = Events::<Test>::iter().map(|(event, open)| (event, open.left)).collect();
        prop_assert_eq!(&self.left, &left);
        Ok(())
    }
}
