//! The model's own chain: contributors, AIA and seasons in plain memory, by the functions of `agt-primitives`.
//!
//! Only the order in which the pallets call those functions is written here a second time. The comparison with the real
//! pallets checks it.

mod person;

use crate::chain::Chain;
use agt_primitives::{
    basis_points::BasisPoints,
    calendar::Month,
    characters::Boost,
    contributors::{ContributorTerms, Earned, Qualification, Qualified, SetKey, WorkOffer, WorkResult},
    multiplier::Multiplier,
    redemption::{SeasonRates, SeasonTerms, MINIMUM},
    season::{self, Ceiling, Closing, Submitted, ALL_POOLS},
    Aia, Balance, Moment,
};
use person::Person;
use std::collections::BTreeMap;

/// One season.
#[derive(Clone, Debug)]
struct Season {
    terms: SeasonTerms,
    submitted: Submitted,
    by: BTreeMap<usize, Submitted>,
    closed: Option<SeasonRates>,
}

/// The chain in memory. It stands for a chain that is `scale` times as large: its pools are the real ones divided by
/// `scale`.
#[derive(Debug)]
pub struct ChainModel {
    now: Moment,
    first: Option<Month>,
    scale: Balance,
    terms: ContributorTerms,
    wanted: SeasonTerms,
    last_ceiling: Ceiling,
    people: Vec<Person>,
    seasons: BTreeMap<Month, Season>,
    minted: Balance,
    reserved: Balance,
}

impl ChainModel {
    /// Returns an empty chain.
    pub fn new(scale: Balance, terms: ContributorTerms, wanted: SeasonTerms) -> Self {
        Self {
            now: 0,
            first: None,
            scale: scale.max(1),
            terms,
            wanted,
            last_ceiling: wanted.ceiling,
            people: Vec::new(),
            seasons: BTreeMap::new(),
            minted: 0,
            reserved: 0,
        }
    }

    /// Returns the part of the seasons' budget that is neither minted nor reserved.
    pub fn left(&self) -> Balance {
        (ALL_POOLS / self.scale).saturating_sub(self.minted).saturating_sub(self.reserved)
    }

    /// Has a person select a character with this boost.
    pub fn select(&mut self, who: usize, boost: Boost) {
        self.people[who].select(boost, &self.terms, self.now);
    }

    /// Sets the factor of a person's booster for the sets that it opens from now on.
    pub fn set_booster(&mut self, who: usize, factor: Multiplier) {
        self.people[who].set_booster(factor);
    }

    /// Returns the factor on the XP of a set that a person opens now.
    pub fn learning(&self, who: usize) -> Multiplier {
        self.people[who].learning()
    }

    fn month(&self) -> Month {
        Month::at(self.now).expect("a run ends long before the calendar")
    }

    /// Returns the season of the month, or the season that a first submission would open.
    fn season(&self, month: Month) -> Season {
        self.seasons.get(&month).cloned().unwrap_or_else(|| Season {
            terms: self.wanted.following(self.last_ceiling),
            submitted: Submitted::default(),
            by: BTreeMap::new(),
            closed: None,
        })
    }

    /// Returns the AIA that the lanes still take from a person: bonded, base.
    fn rooms(&self, who: usize) -> (Aia, Aia) {
        let month = self.month();
        let (terms, before) = match self.seasons.get(&month) {
            Some(season) => (season.terms, season.by.get(&who).copied().unwrap_or_default()),
            None => (self.wanted.following(self.last_ceiling), Submitted::default()),
        };
        let kept = self.people[who].bond_since(month.start().expect("a month of the calendar"));
        (terms.bonded_cap(kept).saturating_sub(before.bonded), terms.base_cap.saturating_sub(before.base))
    }
}

impl Chain for ChainModel {
    fn travel_to(&mut self, now: Moment) {
        self.now = now;
        self.first = self.first.or(Month::at(now));
    }

    fn register(&mut self, who: usize, bond: Balance) {
        if self.people.len() <= who {
            self.people.resize_with(who + 1, Person::default);
        }
        self.people[who] = Person::registered(&self.terms, bond, self.now);
    }

    fn is_proven(&self, who: usize) -> bool {
        self.people[who].proven
    }

    fn reputation(&self, who: usize) -> BasisPoints {
        self.people[who].qualification.reputation()
    }

    fn qualified(&self, who: usize) -> Qualified {
        self.people[who].qualification.qualified()
    }

    fn renew(&mut self, who: usize) -> bool {
        let qualification = &mut self.people[who].qualification;
        let waits = qualification.quiz_from().is_some_and(|from| self.now < from);
        if waits {
            *qualification = Qualification::default();
        }
        waits
    }

    fn open(&mut self, who: usize, offer: WorkOffer) -> Option<Aia> {
        self.people[who].open(&offer, &self.terms, self.now)
    }

    fn close(&mut self, who: usize, set: SetKey, result: WorkResult) -> Earned {
        self.people[who].close(set, &result, &self.terms, self.now)
    }

    fn submittable(&self, who: usize) -> Aia {
        let (bonded, base) = self.rooms(who);
        let most = self.people[who].ripe(self.now).min(bonded.saturating_add(base));
        if most < MINIMUM {
            0
        } else {
            most
        }
    }

    fn submit(&mut self, who: usize, aia: Aia) -> Submitted {
        let (room, _) = self.rooms(who);
        let bonded = aia.min(room);
        let parts = Submitted { bonded, base: aia - bonded };
        self.people[who].burn(aia, self.now);
        let month = self.month();
        let mut season = self.season(month);
        self.last_ceiling = season.terms.ceiling;
        for total in [season.by.entry(who).or_default(), &mut season.submitted] {
            total.bonded += parts.bonded;
            total.base += parts.base;
        }
        self.seasons.insert(month, season);
        parts
    }

    fn close_season(&mut self, month: Month) -> Option<SeasonRates> {
        let number = month.since(self.first?)?;
        let pool = (season::pool(number) / self.scale).min(self.left());
        let season = self.seasons.get_mut(&month)?;
        let terms = season.terms;
        let lanes = Closing::of(pool, terms.base_part, season.submitted, terms.ceiling)?;
        let figures = SeasonRates { pool, returned: 0, lanes };
        season.closed = Some(figures);
        self.reserved += lanes.owed()?;
        Some(figures)
    }

    fn claim(&mut self, who: usize, month: Month) -> Balance {
        let paid = self.seasons.get_mut(&month).and_then(|season| {
            let lanes = season.closed?.lanes;
            let Submitted { base, bonded } = season.by.remove(&who)?;
            lanes.base.rate.payout(base)?.checked_add(lanes.bonded.rate.payout(bonded)?)
        });
        let paid = paid.unwrap_or_default();
        self.reserved -= paid;
        self.minted += paid;
        paid
    }

    fn minted(&self) -> Balance {
        self.minted
    }
}
