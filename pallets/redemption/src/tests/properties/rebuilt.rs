//! The accounts as somebody would keep them who sees the events and nothing else.

use super::super::*;
use crate::{Event, Totals};
use agt_primitives::redemption::{RedemptionTotals, SeasonRates};
use proptest::prop_assert_eq;
use proptest::test_runner::TestCaseError;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Default)]
struct RebuiltSeason {
    terms: Option<SeasonTerms>,
    entries: BTreeMap<AccountId, Submitted>,
    submitted: Submitted,
    people: BTreeSet<AccountId>,
    rates: Option<SeasonRates>,
    paid: Balance,
    lifted: Option<Balance>,
}

#[derive(Default)]
pub struct Rebuilt {
    seasons: BTreeMap<Month, RebuiltSeason>,
    totals: RedemptionTotals,
}

impl Rebuilt {
    /// Enters the events of one operation.
    pub fn follow(&mut self, events: impl Iterator<Item = RuntimeEvent>) -> Result<(), TestCaseError> {
        for event in events {
            if let RuntimeEvent::Redemption(event) = event {
                self.enter(event)?;
            }
        }
        Ok(())
    }

    fn enter(&mut self, event: Event<Test>) -> Result<(), TestCaseError> {
        match event {
            Event::SeasonOpened { season, terms } => {
                prop_assert_eq!(self.seasons.entry(season).or_default().terms.replace(terms), None);
            }
            Event::Submitted { season, who, bonded, base, total, .. } => {
                self.totals.aia += u128::from(bonded) + u128::from(base);
                let known = self.seasons.entry(season).or_default();
                known.people.insert(who);
                let entry = known.entries.entry(who).or_default();
                *entry = Submitted { bonded: entry.bonded + bonded, base: entry.base + base };
                let all = &mut known.submitted;
                *all = Submitted { bonded: all.bonded + bonded, base: all.base + base };
                prop_assert_eq!(*all, total);
            }
            Event::SeasonClosed { season, rates, reserved, given_back } => {
                self.totals.reserved += reserved;
                self.totals.taken += rates.returned;
                self.totals.given_back += given_back;
                prop_assert_eq!(rates.lanes.owed(), Some(reserved + rates.returned - given_back));
                prop_assert_eq!(self.seasons.entry(season).or_default().rates.replace(rates), None);
            }
            Event::Claimed { season, who, submitted, amount, recycled, paid } => {
                self.totals.paid += amount;
                self.totals.recycled += recycled;
                let known = self.seasons.entry(season).or_default();
                prop_assert_eq!(known.entries.remove(&who), Some(submitted));
                known.paid += amount;
                prop_assert_eq!(known.paid, paid);
            }
            Event::SeasonSwept { season, lifted, given_back } => {
                self.totals.lifted += lifted;
                self.totals.given_back += given_back;
                self.seasons.entry(season).or_default().lifted = Some(lifted + given_back);
            }
            Event::SubmissionSwept { season, who, submitted } => {
                prop_assert_eq!(self.seasons.entry(season).or_default().entries.remove(&who), Some(submitted));
            }
            Event::__Ignore(..) => unreachable!("never emitted"),
        }
        Ok(())
    }

    /// The accounts are what storage says.
    pub fn equal_storage(&self) -> Result<(), TestCaseError> {
        prop_assert_eq!(self.totals, Totals::<Test>::get());
        let stored: BTreeMap<_, _> = Seasons::<Test>::iter().collect();
        prop_assert_eq!(self.seasons.keys().collect::<Vec<_>>(), stored.keys().collect::<Vec<_>>());
        for (month, known) in &self.seasons {
            let season = stored[month];
            prop_assert_eq!((known.terms, known.submitted), (Some(season.terms), season.submitted));
            prop_assert_eq!(known.people.len(), season.people as usize);
            prop_assert_eq!(known.rates, season.accounts.map(|accounts| accounts.rates));
            prop_assert_eq!(known.paid, season.accounts.map_or(0, |accounts| accounts.paid));
            prop_assert_eq!(known.lifted, season.swept);
            prop_assert_eq!(&known.entries, &Submissions::<Test>::iter_prefix(month).collect());
        }
        Ok(())
    }
}
