//! Standing kept the obvious way: everything that ever happened is remembered, and every figure is worked out from it.

use super::{ops::OWNERS, *};
use agt_primitives::{average::Average, calendar::Month, contributors::FeelessQuota, token::AGT};
use proptest::prop_assert_eq;
use std::collections::BTreeSet;

/// Units that grow, as the time for which they have grown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clockwork {
    pub grown: Moment,
    pub at: Moment,
    pub period: Moment,
    pub maximum: u64,
}

impl Clockwork {
    pub fn grown(&self, now: Moment) -> Moment {
        (self.grown + (now - self.at)).min(self.maximum * self.period)
    }

    pub fn units(&self, now: Moment) -> u64 {
        self.grown(now) / self.period
    }

    /// With so many units more or less, up to the maximum.
    pub fn changed(self, by: i64, now: Moment) -> Self {
        let grown = self.grown(now).saturating_add_signed(by * self.period as i64);
        Self { grown: grown.min(self.maximum * self.period), at: now, ..self }
    }

    /// With other terms from now on: what has grown is as large a part of a unit as before.
    pub fn retuned(self, period: Moment, maximum: u64, now: Moment) -> Self {
        let (units, part) = (self.units(now), self.grown(now) % self.period);
        let grown = units * period + part * period / self.period;
        Self { grown: grown.min(maximum * period), at: now, period, maximum }
    }
}

/// AIA of one set, or a part of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Credit {
    pub aia: Aia,
    pub ripens: Moment,
}

#[derive(Clone, Debug)]
pub struct OpenSet {
    pub offer: WorkOffer,
    pub day: u64,
    pub multiplier: u64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    pub consensus: Average,
    pub gold: Average,
    pub since: Moment,
    pub sets: u32,
}

#[derive(Clone, Debug)]
pub struct Human {
    pub number: u64,
    pub since: Moment,
    pub referrer: Option<(usize, u64)>,
    pub tree: u64,
    pub held: Balance,
    pub proven: bool,
    pub redeemed: bool,
    pub gold: (u64, u64),
    pub active: Moment,
    pub energy: Clockwork,
    pub xp: u64,
    pub areas: BTreeMap<AreaId, Area>,
    pub open: BTreeMap<u64, OpenSet>,
    pub sets: BTreeMap<u64, u32>,
    pub reserved: BTreeMap<u64, Aia>,
    pub accepted_on: BTreeSet<u64>,
    pub credits: Vec<Credit>,
    pub disputes: BTreeMap<u64, Credit>,
    pub burned: Aia,
    pub clawed_back: Aia,
    pub calls: BTreeMap<u64, u32>,
}

/// A character's capacity, shortening and reward, in its own units.
pub type Character = (u32, u16, u16);

#[derive(Clone, Debug)]
pub struct Model {
    pub now: Moment,
    pub next: u64,
    pub people: BTreeMap<usize, Human>,
    pub free: Vec<Balance>,
    pub characters: BTreeMap<usize, Character>,
    pub holders: BTreeSet<usize>,
    pub tickets: BTreeMap<usize, Clockwork>,
    /// What was accepted in each season, of everybody.
    pub accepted: BTreeMap<Month, Aia>,
    /// What counts in each season for each referrer.
    pub counted: BTreeMap<Month, Vec<(usize, Aia)>>,
    pub claimed: BTreeSet<(Month, usize)>,
    /// Calls without a fee of this block: all of them, registrations.
    pub block: (u32, u32),
    pub expired: Aia,
    pub referrals: Aia,
}

impl Model {
    pub fn new() -> Self {
        Self {
            now: START,
            next: 0,
            people: BTreeMap::new(),
            free: (0..PEOPLE).map(|number| if number < OWNERS { ops::WEALTH } else { 0 }).collect(),
            characters: BTreeMap::new(),
            holders: BTreeSet::new(),
            tickets: BTreeMap::new(),
            accepted: BTreeMap::new(),
            counted: BTreeMap::new(),
            claimed: BTreeSet::new(),
            block: (0, 0),
            expired: 0,
            referrals: 0,
        }
    }

    pub fn today(&self) -> u64 {
        self.now / DAY
    }

    /// Period and maximum of an account's energy.
    pub fn energy_terms(&self, number: usize) -> (Moment, u64) {
        let (capacity, shorter, _) = self.characters.get(&number).copied().unwrap_or((0, 0, 10_000));
        let period = 6 * HOUR - 6 * HOUR * Moment::from(shorter) / 10_000;
        (period.max(HOUR), (3 + u64::from(capacity)).min(12))
    }

    /// Days in a row up to the last one on which something was accepted.
    pub fn streak(&self, human: &Human) -> u64 {
        let Some(last) = human.accepted_on.last() else { return 0 };
        if self.today() - last > 3 {
            return 0;
        }
        (0..64).take_while(|back| last.checked_sub(*back).is_some_and(|day| human.accepted_on.contains(&day))).count()
            as u64
    }

    /// An account's standing in an area, with what idling has taken.
    pub fn area(&self, human: &Human, area: AreaId) -> Option<Area> {
        let mut standing = *human.areas.get(&area)?;
        if human.open.values().any(|open| open.offer.area == area) {
            return Some(standing);
        }
        let drift = Terms::get().drift();
        standing.consensus = standing.consensus.drifted(&drift, standing.since, self.now);
        standing.gold = standing.gold.drifted(&drift, standing.since, self.now);
        Some(standing)
    }

    pub fn reputation(&self, human: &Human, area: AreaId) -> u16 {
        self.area(human, area).map_or(0, |area| area.consensus.reading().min(area.gold.reading()).points())
    }

    pub fn matured(&self, human: &Human) -> Aia {
        let grown: Aia = human.credits.iter().filter(|credit| credit.ripens <= self.now).map(|credit| credit.aia).sum();
        grown - human.burned
    }

    pub fn ripening(&self, human: &Human) -> Aia {
        human.credits.iter().filter(|credit| credit.ripens > self.now).map(|credit| credit.aia).sum()
    }

    pub fn disputed(&self, human: &Human) -> Aia {
        human.disputes.values().map(|held| held.aia).sum()
    }

    /// A sponsor's tickets now; none for who is none.
    pub fn tickets(&self, number: usize) -> Option<Clockwork> {
        let bonded = number == ops::BONDED;
        let proven = self.people.get(&number).is_some_and(|human| human.proven);
        let fresh = Clockwork { grown: 0, at: START - DAY, period: DAY / 5, maximum: 10 };
        match self.tickets.get(&number) {
            Some(tickets) if bonded || proven => Some(*tickets),
            None if bonded => Some(fresh),
            _ => None,
        }
    }

    /// Everything that can be read is what the model says.
    pub fn equals_storage(&self, op: &Op) -> Result<(), TestCaseError> {
        for number in 0..PEOPLE {
            self.equals_account(number)
                .map_err(|error| TestCaseError::fail(format!("{error} of {number} after {op:?}")))?;
        }
        let totals = Totals::<Test>::get();
        let humans = || self.people.values();
        prop_assert_eq!(totals.registered as usize, self.people.len());
        prop_assert_eq!(totals.proven as usize, humans().filter(|human| human.proven).count());
        prop_assert_eq!(totals.held, humans().map(|human| human.held).sum::<Balance>());
        let all = |human: &Human| self.matured(human) + self.ripening(human) + self.disputed(human);
        prop_assert_eq!(totals.aia.outstanding, humans().map(all).sum::<Aia>());
        prop_assert_eq!(totals.aia.burned, humans().map(|human| human.burned).sum::<Aia>());
        prop_assert_eq!(totals.aia.expired, self.expired);
        prop_assert_eq!(totals.aia.referrals, self.referrals);
        Ok(())
    }

    fn equals_account(&self, number: usize) -> Result<(), TestCaseError> {
        let account = who(number);
        prop_assert_eq!(free(&account), self.free[number]);
        let tickets = Contributors::sponsor(account.clone()).map(|sponsor| u64::from(sponsor.tickets));
        prop_assert_eq!(tickets, self.tickets(number).map(|tickets| tickets.units(self.now)), "tickets");
        let owns = self.free[number] >= AGT / 100;
        let registered = self.people.contains_key(&number);
        prop_assert_eq!(System::providers(&account), u32::from(owns) + u32::from(registered), "providers");

        let report = Contributors::report(account.clone());
        let Some(human) = self.people.get(&number) else {
            prop_assert_eq!(report, None);
            prop_assert_eq!(on_hold(&account), 0);
            return Ok(());
        };
        let report = report.expect("the model has it registered");
        prop_assert_eq!((report.number, report.tree, report.registered), (human.number, human.tree, human.since));
        prop_assert_eq!(report.referrer, human.referrer.map(|(referrer, _)| who(referrer)));
        prop_assert_eq!((report.held, on_hold(&account)), (human.held, human.held));
        prop_assert_eq!((report.proven.is_some(), report.redeemed), (human.proven, human.redeemed));
        prop_assert_eq!((u64::from(report.gold.0), u64::from(report.gold.1)), human.gold, "gold");
        prop_assert_eq!(u64::from(report.energy.units), human.energy.units(self.now), "energy");
        prop_assert_eq!((report.xp, u64::from(report.streak)), (human.xp, self.streak(human)));
        prop_assert_eq!(report.open.len(), human.open.len());
        let (matured, ripening) = (self.matured(human), self.ripening(human));
        let (ripe, pending) = if human.proven { (matured, ripening) } else { (0, matured + ripening) };
        prop_assert_eq!((report.aia.ripe, report.aia.pending), (ripe, pending), "ripe and pending");
        prop_assert_eq!(Contributors::ripe(&account), ripe);
        prop_assert_eq!(report.aia.disputed, self.disputed(human));
        prop_assert_eq!((report.aia.burned, report.aia.clawed_back), (human.burned, human.clawed_back));
        let today = |book: &BTreeMap<u64, Aia>| book.get(&self.today()).copied().unwrap_or(0);
        prop_assert_eq!(report.reserved_today, today(&human.reserved), "reserved");
        prop_assert_eq!(report.sets_today, human.sets.get(&self.today()).copied().unwrap_or(0), "sets");
        prop_assert_eq!(report.areas.len(), human.areas.len());
        for area in &report.areas {
            prop_assert_eq!(area.reputation.points(), self.reputation(human, area.area), "reputation");
            prop_assert_eq!(area.sets, human.areas[&area.area].sets);
        }
        let a_day = if human.proven { 60 } else { 10 };
        let made = human.calls.get(&self.today()).copied().unwrap_or(0);
        prop_assert_eq!(<Contributors as FeelessQuota<AccountId>>::left(&account), a_day - made, "calls");
        Ok(())
    }
}
