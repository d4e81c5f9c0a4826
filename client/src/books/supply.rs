//! Supply: what buckets have released, and what sub-budgets have reserved and minted.

use super::{
    storage::{parts, twox, value, Item, Twox},
    Subject, WholeBooks,
};
use agt_primitives::supply::{Bucket, Budget};
use agt_runtime::{Balance, Runtime};
use pallet_supply::{BudgetLedger, Event};

const TOTAL: &str = "total";
const MINTED: &str = "minted";
const RESERVED: &str = "reserved";
const RELEASED: &str = "released";
const EVER_MINTED: &str = "ever minted";

pub(super) const ITEMS: [Item; 3] = [
    Item {
        pallet: "Supply",
        name: "EverMinted",
        key: |subject| (*subject == Subject::EverMinted).then(Vec::new),
        read: |_, bytes, _| Ok((Subject::EverMinted, [(EVER_MINTED, value::<Balance>(bytes)?)].into())),
    },
    Item {
        pallet: "Supply",
        name: "Released",
        key: |subject| match subject {
            Subject::Released(bucket) => Some(twox(bucket)),
            _ => None,
        },
        read: |key, bytes, _| {
            let (_, bucket) = parts::<(Twox, Bucket)>(key)?;
            Ok((Subject::Released(bucket), [(RELEASED, value::<Balance>(bytes)?)].into()))
        },
    },
    Item {
        pallet: "Supply",
        name: "Budgets",
        key: |subject| match subject {
            Subject::Budget(budget) => Some(twox(budget)),
            _ => None,
        },
        read: |key, bytes, _| {
            let (_, budget) = parts::<(Twox, Budget)>(key)?;
            let BudgetLedger { total, minted, reserved } = value(bytes)?;
            Ok((Subject::Budget(budget), [(TOTAL, total), (MINTED, minted), (RESERVED, reserved)].into()))
        },
    },
];

impl WholeBooks {
    pub(super) fn follow_supply(&mut self, event: &Event<Runtime>) {
        match event {
            Event::Released { bucket, amount, .. } => {
                self.add(Subject::Released(*bucket), RELEASED, *amount);
                self.mint(*amount);
            }
            Event::Reserved { budget, amount, .. } => self.add(Subject::Budget(*budget), RESERVED, *amount),
            Event::Unreserved { budget, amount, .. } => self.take(Subject::Budget(*budget), RESERVED, *amount),
            Event::Minted { budget, amount, .. } => {
                self.change(Subject::Budget(*budget), |of| {
                    of.take(RESERVED, *amount);
                    of.add(MINTED, *amount);
                });
                self.mint(*amount);
            }
            // No money moves.
            Event::TgeSet { .. } | Event::__Ignore(..) => {}
        }
    }

    fn mint(&mut self, amount: Balance) {
        self.add(Subject::EverMinted, EVER_MINTED, amount);
    }
}
