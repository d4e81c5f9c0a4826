//! The books as somebody would keep them who sees the events and nothing else.

use super::super::*;
use agt_primitives::recycler::RecyclerTotals;
use proptest::{prop_assert_eq, test_runner::TestCaseError};
use std::collections::BTreeMap;

#[derive(Default)]
pub struct Rebuilt {
    seasons: BTreeMap<Month, Balance>,
    sources: BTreeMap<RecycleSource, Balance>,
    totals: RecyclerTotals,
    samples: Vec<BasisPoints>,
    sampled: Option<u64>,
}

impl Rebuilt {
    /// Enters the events of one operation.
    pub fn follow(&mut self, events: impl Iterator<Item = RuntimeEvent>) -> Result<(), TestCaseError> {
        for event in events {
            if let RuntimeEvent::Recycler(event) = event {
                self.enter(event)?;
            }
        }
        Ok(())
    }

    fn add(&mut self, season: Month, amount: Balance) {
        if amount > 0 {
            *self.seasons.entry(season).or_default() += amount;
        }
    }

    fn enter(&mut self, event: Event<Test>) -> Result<(), TestCaseError> {
        match event {
            Event::AgtRecycled { source, amount, burned, kept, season, staked, mode, .. } => {
                prop_assert_eq!(burned + kept, amount);
                let terms = Terms::get().bounded();
                prop_assert_eq!((terms.mode(), terms.burned(staked).of(amount)), (mode, burned));
                *self.sources.entry(source).or_default() += amount;
                self.totals.received += amount;
                self.totals.burned += burned;
                self.add(season, kept);
            }
            Event::SeasonTook { season, amount } => {
                prop_assert_eq!(self.seasons.remove(&season), Some(amount));
                self.totals.taken += amount;
            }
            Event::Paid { recycled, .. } => self.totals.paid += recycled,
            Event::GivenBack { amount, season } => {
                self.totals.given_back += amount;
                self.add(season, amount);
            }
            Event::Carried { from, amount, season } => {
                prop_assert_eq!(self.seasons.remove(&from), Some(amount));
                self.totals.carried += amount;
                self.add(season, amount);
            }
            Event::GiftCollected { amount, season } => {
                self.totals.gifts += amount;
                self.add(season, amount);
            }
            Event::StakeSampled { day, share, staked: mean } => {
                let days = self.sampled.replace(day).map_or(1, |last| day - last);
                (0..days).for_each(|_| self.samples.push(share));
                self.samples.drain(..self.samples.len().saturating_sub(30));
                prop_assert_eq!(mean.points(), staked());
            }
            Event::__Ignore(..) => unreachable!("never emitted"),
        }
        Ok(())
    }

    /// The books are what storage says.
    pub fn equals_storage(&self) -> Result<(), TestCaseError> {
        let seasons: BTreeMap<_, _> = Belonging::<Test>::iter().collect();
        prop_assert_eq!(&self.seasons, &seasons);
        let sources: BTreeMap<_, _> = Sources::<Test>::iter().collect();
        prop_assert_eq!(&self.sources, &sources);
        prop_assert_eq!(self.totals, Totals::<Test>::get());
        prop_assert_eq!(&self.samples, &Samples::<Test>::get().into_inner());
        prop_assert_eq!(self.sampled, Sampled::<Test>::get());
        Ok(())
    }
}
