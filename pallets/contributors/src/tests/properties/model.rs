//! The model: it remembers everything that happened and computes every number from that.

use super::{ops::OWNERS, standing::Standing, *};
use agt_primitives::{calendar::Month, contributors::FeelessQuota, token::AGT};
use proptest::prop_assert_eq;
use std::collections::BTreeSet;

/// Units that grow, kept as the time for which they have grown.
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

    /// Adds or removes units, up to the maximum.
    pub fn changed(self, by: i64, now: Moment) -> Self {
        let grown = self.grown(now).saturating_add_signed(by * self.period as i64);
        Self { grown: grown.min(self.maximum * self.period), at: now, ..self }
    }

    /// Applies new terms from now on. The grown part of a unit is kept as a part.
    pub fn retuned(self, period: Moment, maximum: u64, now: Moment) -> Self {
        let (units, part) = (self.units(now), self.grown(now) % self.period);
        let grown = units * period + part * period / self.period;
        Self { grown: grown.min(maximum * period), at: now, period, maximum }
    }
}

/// The AIA of a set, or a part of it.
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
    pub learning: u64,
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
    pub active: Moment,
    pub energy: Clockwork,
    pub xp: u64,
    pub spent: u64,
    pub areas: BTreeMap<AreaId, Standing>,
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

/// A character's capacity, shortening, reward and learning, in its own units.
pub type Character = (u32, u16, u16, u16);

#[derive(Clone, Debug)]
pub struct Model {
    pub now: Moment,
    pub next: u64,
    pub people: BTreeMap<usize, Human>,
    pub free: Vec<Balance>,
    pub characters: BTreeMap<usize, Character>,
    pub boosters: BTreeMap<usize, u16>,
    pub holders: BTreeSet<usize>,
    pub invitations: BTreeMap<usize, Clockwork>,
    /// The AIA accepted in each season.
    pub accepted: BTreeMap<Month, Aia>,
    /// The AIA that counts for each referrer in each season.
    pub counted: BTreeMap<Month, Vec<(usize, Aia)>>,
    pub claimed: BTreeSet<(Month, usize)>,
    /// The feeless calls of this block: all of them, registrations, and joins.
    pub block: [u32; 3],
    pub expired: Aia,
    pub referrals: Aia,
    /// XP that work and rewards credited, and that went with removed accounts.
    pub worked: u64,
    pub granted: u64,
    pub removed: u64,
}

impl Model {
    pub fn new() -> Self {
        Self {
            now: START,
            next: 0,
            people: BTreeMap::new(),
            free: (0..PEOPLE).map(|number| if number < OWNERS { ops::WEALTH } else { 0 }).collect(),
            characters: BTreeMap::new(),
            boosters: BTreeMap::new(),
            holders: BTreeSet::new(),
            invitations: BTreeMap::new(),
            accepted: BTreeMap::new(),
            counted: BTreeMap::new(),
            claimed: BTreeSet::new(),
            block: [0; 3],
            expired: 0,
            referrals: 0,
            worked: 0,
            granted: 0,
            removed: 0,
        }
    }

    pub fn today(&self) -> u64 {
        self.now / DAY
    }

    /// The period and the maximum of an account's energy.
    pub fn energy_terms(&self, number: usize) -> (Moment, u64) {
        let (capacity, shorter, ..) = self.characters.get(&number).copied().unwrap_or((0, 0, 10_000, 10_000));
        let period = 6 * HOUR - 6 * HOUR * Moment::from(shorter) / 10_000;
        (period.max(HOUR), (3 + u64::from(capacity)).min(12))
    }

    /// The number of consecutive accepted days up to the last one.
    pub fn streak(&self, human: &Human) -> u64 {
        let Some(last) = human.accepted_on.last() else { return 0 };
        if self.today() - last > 3 {
            return 0;
        }
        (0..64).take_while(|back| last.checked_sub(*back).is_some_and(|day| human.accepted_on.contains(&day))).count()
            as u64
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

    /// The invitations of a sponsor now; none if the account is not a sponsor.
    pub fn invitations(&self, number: usize) -> Option<Clockwork> {
        let bonded = number == ops::BONDED;
        let proven = self.people.get(&number).is_some_and(|human| human.proven);
        let fresh = Clockwork { grown: 0, at: START - DAY, period: DAY / 5, maximum: 10 };
        match self.invitations.get(&number) {
            Some(invitations) if bonded || proven => Some(*invitations),
            None if bonded => Some(fresh),
            _ => None,
        }
    }

    /// Checks that everything readable equals the model.
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
        let xp = totals.xp;
        let credited = (u128::from(self.worked), u128::from(self.granted), u128::from(self.removed));
        prop_assert_eq!((xp.worked, xp.granted, xp.removed), credited);
        prop_assert_eq!(xp.spent, humans().map(|human| u128::from(human.spent)).sum::<u128>());
        let waits = |human: &Human| human.areas.values().map(Standing::waits).sum::<Aia>();
        prop_assert_eq!(totals.waiting, humans().map(waits).sum::<Aia>());
        Ok(())
    }

    fn equals_account(&self, number: usize) -> Result<(), TestCaseError> {
        let account = who(number);
        prop_assert_eq!(free(&account), self.free[number]);
        let invitations = Contributors::sponsor(account.clone()).map(|sponsor| u64::from(sponsor.invitations));
        prop_assert_eq!(
            invitations,
            self.invitations(number).map(|invitations| invitations.units(self.now)),
            "invitations"
        );
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
        prop_assert_eq!(report.number, human.number);
        prop_assert_eq!(report.tree, human.tree);
        prop_assert_eq!(report.since, human.since);
        prop_assert_eq!(report.referrer, human.referrer.map(|(referrer, _)| who(referrer)));
        prop_assert_eq!(report.held, human.held);
        prop_assert_eq!(on_hold(&account), human.held);
        prop_assert_eq!(report.proven.is_some(), human.proven);
        prop_assert_eq!(report.redeemed, human.redeemed);
        prop_assert_eq!(u64::from(report.energy.units), human.energy.units(self.now), "energy");
        let xp = (report.xp, report.xp_spent, report.xp_left);
        prop_assert_eq!(xp, (human.xp, human.spent, human.xp - human.spent));
        prop_assert_eq!(u64::from(report.streak), self.streak(human));
        prop_assert_eq!(report.open.len(), human.open.len());
        let (matured, ripening) = (self.matured(human), self.ripening(human));
        let (ripe, pending) = if human.proven { (matured, ripening) } else { (0, matured + ripening) };
        prop_assert_eq!(report.aia.ripe, ripe, "ripe");
        prop_assert_eq!(report.aia.pending, pending, "pending");
        prop_assert_eq!(Contributors::ripe(&account), ripe);
        prop_assert_eq!(report.aia.disputed, self.disputed(human));
        prop_assert_eq!(report.aia.burned, human.burned);
        prop_assert_eq!(report.aia.clawed_back, human.clawed_back);
        let today = |by_day: &BTreeMap<u64, Aia>| by_day.get(&self.today()).copied().unwrap_or(0);
        prop_assert_eq!(report.reserved_today, today(&human.reserved), "reserved");
        prop_assert_eq!(report.sets_today, human.sets.get(&self.today()).copied().unwrap_or(0), "sets");
        prop_assert_eq!(report.areas.len(), human.areas.len());
        for area in &report.areas {
            human.areas[&area.area].equals(area)?;
        }
        let a_day = if human.proven { 60 } else { 10 };
        let made = human.calls.get(&self.today()).copied().unwrap_or(0);
        prop_assert_eq!(<Contributors as FeelessQuota<AccountId>>::left(&account), a_day - made, "calls");
        Ok(())
    }
}
