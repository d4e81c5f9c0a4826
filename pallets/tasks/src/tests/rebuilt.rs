//! A campaign's results as a requester has them who sees the events and nothing else.

use super::*;
use agt_primitives::{contributors::Outcome, tasks::delivered};
use sp_runtime::traits::{BlakeTwo256, Hash};
use std::collections::BTreeMap;

/// What one account contributed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    /// Its answers that agree with a decision, in sets for which it was accepted.
    pub accepted: u32,
    pub aia: Aia,
    pub paid: Balance,
}

#[derive(Default)]
pub struct Rebuilt {
    campaign: CampaignId,
    /// By item.
    pub labels: BTreeMap<u32, (Answer, Option<BasisPoints>)>,
    pub shares: BTreeMap<AccountId, Share>,
    pub sets: u32,
    hash: H256,
}

impl Rebuilt {
    /// Reads all events so far.
    pub fn of(campaign: CampaignId) -> Self {
        let mut rebuilt = Self { campaign, ..Self::default() };
        System::events().into_iter().for_each(|record| rebuilt.enter(record.event));
        rebuilt
    }

    fn enter(&mut self, event: RuntimeEvent) {
        let RuntimeEvent::Tasks(Event::SetSettled { campaign, set, items, seats, delivered_hash, .. }) = event else {
            return;
        };
        if campaign != self.campaign {
            return;
        }
        self.sets += 1;
        self.hash = delivered(self.hash, campaign, set, BlakeTwo256::hash_of(&items), BlakeTwo256::hash_of(&seats));
        assert_eq!(self.hash, delivered_hash, "no set was missed before {set:?} of campaign {campaign}");
        for item in items {
            assert!(item.answer.is_some() || item.confidence.is_none(), "undecided and vouched for: {item:?}");
            let Some(answer) = item.answer else { continue };
            let before = self.labels.insert(item.item, (answer, item.confidence));
            assert_eq!(before, None, "item {} was decided twice", item.item);
        }
        for seat in seats {
            let share = self.shares.entry(seat.who).or_default();
            share.aia += seat.aia;
            share.paid += seat.paid;
            if seat.outcome == Outcome::Accepted {
                share.accepted += u32::from(seat.consensus.right);
            }
        }
    }

    /// Checks that this is what the chain says of the campaign.
    pub fn agrees(&self) -> Result<(), String> {
        let report = Tasks::campaign(self.campaign).ok_or("the campaign was pruned")?;
        let (aia, paid) = self.shares.values().fold((0, 0), |(aia, paid), share| (aia + share.aia, paid + share.paid));
        let found = (self.sets, self.hash, self.labels.len() as u32, aia, paid);
        let totals = report.totals;
        let told = (report.delivered_sets, report.delivered_hash, totals.decided, totals.aia, totals.paid);
        if found == told {
            Ok(())
        } else {
            Err(format!("{found:?} was rebuilt, and the report says {told:?}"))
        }
    }
}
