//! The books as somebody would keep them who sees the events and nothing else.

use super::super::*;
use crate::{Event, Totals};
use agt_primitives::redemption::{RedemptionTotals, SeasonFigures};
use proptest::prop_assert_eq;
use proptest::test_runner::TestCaseError;
use std::collections::BTreeMap;

#[derive(Default)]
struct SeasonBooks {
    terms: Option<SeasonTerms>,
    entries: BTreeMap<AccountId, Submitted>,
    submitted: Submitted,
    figures: Option<SeasonFigures>,
    paid: Balance,
    lifted: Option<Balance>,
}

#[derive(Default)]
pub struct Books {
    seasons: BTreeMap<Month, SeasonBooks>,
    totals: RedemptionTotals,
}

impl Books {
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
                let books = self.seasons.entry(season).or_default();
                let entry = books.entries.entry(who).or_default();
                *entry = Submitted { bonded: entry.bonded + bonded, base: entry.base + base };
                let all = &mut books.submitted;
                *all = Submitted { bonded: all.bonded + bonded, base: all.base + base };
                prop_assert_eq!(*all, total);
            }
            Event::SeasonClosed { season, figures, reserved } => {
                self.totals.reserved += reserved;
                prop_assert_eq!(figures.lanes.owed(), Some(reserved));
                prop_assert_eq!(self.seasons.entry(season).or_default().figures.replace(figures), None);
            }
            Event::Claimed { season, who, submitted, amount, paid } => {
                self.totals.paid += amount;
                let books = self.seasons.entry(season).or_default();
                prop_assert_eq!(books.entries.remove(&who), Some(submitted));
                books.paid += amount;
                prop_assert_eq!(books.paid, paid);
            }
            Event::SeasonSwept { season, lifted } => {
                self.totals.lifted += lifted;
                self.seasons.entry(season).or_default().lifted = Some(lifted);
            }
            Event::__Ignore(..) => unreachable!("never emitted"),
        }
        Ok(())
    }

    /// The books are what storage says.
    pub fn equal_storage(&self) -> Result<(), TestCaseError> {
        prop_assert_eq!(self.totals, Totals::<Test>::get());
        let stored: BTreeMap<_, _> = Seasons::<Test>::iter().collect();
        prop_assert_eq!(self.seasons.keys().collect::<Vec<_>>(), stored.keys().collect::<Vec<_>>());
        for (month, books) in &self.seasons {
            let season = stored[month];
            prop_assert_eq!((books.terms, books.submitted), (Some(season.terms), season.submitted));
            prop_assert_eq!(books.figures, season.books.map(|books| books.figures));
            prop_assert_eq!(books.paid, season.books.map_or(0, |books| books.paid));
            prop_assert_eq!(books.lifted, season.swept);
            prop_assert_eq!(&books.entries, &Submissions::<Test>::iter_prefix(month).collect());
        }
        Ok(())
    }
}
