//! Quests, milestones and events: what they have paid, and the boosters that accounts have in stock.

use super::{
    storage::{blake, parts, value, Blake, Item},
    Subject, WholeBooks,
};
use agt_primitives::quests::{QuestTotals, Reward};
use agt_runtime::{AccountId, Runtime};
use pallet_quests::{Boosters, Event};

const XP: &str = "XP paid";
const QUESTS: &str = "quests claimed";
const MILESTONES: &str = "milestones claimed";
const WON: &str = "boosters won";
const BOUGHT: &str = "boosters bought";
const USED: &str = "boosters used";
const TAKEN: &str = "paid for boosters";
const RESERVED: &str = "reserved for events";
const PAID: &str = "paid by events";
const LIFTED: &str = "lifted after events";
const STOCK: &str = "in stock";

pub(super) const ITEMS: [Item; 2] = [
    Item {
        pallet: "Quests",
        name: "Totals",
        key: |subject| (*subject == Subject::Quests).then(Vec::new),
        read: |_, bytes, _| {
            // The last two are numbers of people.
            let QuestTotals {
                xp,
                quests,
                milestones,
                boosters_won,
                boosters_bought,
                boosters_used,
                taken,
                reserved,
                paid,
                lifted,
                active: _,
                returning: _,
            } = value(bytes)?;
            let facts = [
                (XP, xp.into()),
                (QUESTS, quests.into()),
                (MILESTONES, milestones.into()),
                (WON, boosters_won.into()),
                (BOUGHT, boosters_bought.into()),
                (USED, boosters_used.into()),
                (TAKEN, taken),
                (RESERVED, reserved),
                (PAID, paid),
                (LIFTED, lifted),
            ];
            Ok((Subject::Quests, facts.into()))
        },
    },
    Item {
        pallet: "Quests",
        name: "Stocks",
        key: |subject| match subject {
            Subject::Stock(who) => Some(blake(who)),
            _ => None,
        },
        read: |key, bytes, _| {
            let ((_, who), boosters) = (parts::<(Blake, AccountId)>(key)?, value::<Boosters>(bytes)?);
            Ok((Subject::Stock(who), [(STOCK, boosters.stock.into())].into()))
        },
    },
];

impl WholeBooks {
    pub(super) fn follow_quests(&mut self, event: &Event<Runtime>) {
        match event {
            Event::QuestClaimed { who, reward, .. } => {
                self.add(Subject::Quests, QUESTS, 1);
                self.reward(who, reward);
            }
            Event::MilestoneClaimed { who, reward, .. } => {
                self.add(Subject::Quests, MILESTONES, 1);
                self.reward(who, reward);
            }
            Event::EventClaimed { who, reward, .. } => self.reward(who, reward),
            Event::BoosterBought { who, price, .. } => {
                self.change(Subject::Quests, |all| {
                    all.add(BOUGHT, 1);
                    all.add(TAKEN, *price);
                });
                self.add(Subject::Stock(who.clone()), STOCK, 1);
            }
            Event::BoosterUsed { who, .. } => {
                self.add(Subject::Quests, USED, 1);
                self.take(Subject::Stock(who.clone()), STOCK, 1);
            }
            Event::EventOpened { reserved, .. } => self.add(Subject::Quests, RESERVED, *reserved),
            Event::EventClosed { lifted, .. } => self.add(Subject::Quests, LIFTED, *lifted),
            // Nothing is paid.
            Event::QuestsDrawn { .. } | Event::EventEntered { .. } | Event::EntrySwept { .. } | Event::__Ignore(..) => {
            }
        }
    }

    fn reward(&mut self, who: &AccountId, Reward { xp, boosters, agt }: &Reward) {
        self.change(Subject::Quests, |all| {
            all.add(XP, (*xp).into());
            all.add(WON, (*boosters).into());
            all.add(PAID, *agt);
        });
        self.add(Subject::Stock(who.clone()), STOCK, (*boosters).into());
    }
}
