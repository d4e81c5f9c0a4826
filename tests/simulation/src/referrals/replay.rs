//! A replay of the attack: an operator with two hundred accounts beside honest people, for a year.

use super::{Pair, Referrals, Rule};
use crate::{
    quests::{year::DAYS, Year},
    scenario::START,
};
use agt_primitives::{
    calendar::{Month, DAY},
    contributors::ContributorTerms,
    redemption::MINIMUM,
    Aia, Moment,
};

/// The run begins on the last day of a month: an account that bonds then may redeem in the month that follows.
const BEGINS: u64 = 30;

/// The days after which the operator gives up accounts whose time as invitees is over, each the last one of a month.
const RENEWED: [u64; 4] = [0, 89, 181, 273];

/// The day of a month on which everybody redeems.
const REDEEMS: u32 = 15;

/// The working accounts that the operator has at a time.
pub const OWN: usize = 200;

/// The accounts of the operator that refer others, if not all do.
const REFERRERS: usize = 20;

/// Honest people, all of whom work with all their energy.
pub const HONEST: usize = 800;

/// The honest people who refer others, and how many newcomers each refers in a month.
const HONEST_REFERRERS: usize = 10;
const NEWCOMERS: usize = 3;

/// How the operator's accounts refer each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Not at all.
    None,
    /// Each refers the next.
    Chain,
    /// The same, with new accounts whenever the time as invitees is over.
    Renewed,
    /// Idle accounts refer ten each, which are new whenever their time is over.
    Idle,
    /// Twenty that work all year refer the others, which are new whenever their time is over.
    Working,
}

impl Shape {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::None, Self::Chain, Self::Renewed, Self::Idle, Self::Working];

    /// Returns its name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "no referrals",
            Self::Chain => "chain",
            Self::Renewed => "chain of new accounts",
            Self::Idle => "idle referrers of new accounts",
            Self::Working => "working referrers of new accounts",
        }
    }
}

/// An account.
#[derive(Clone, Copy, Debug)]
struct Member<'a> {
    /// The days of its work, from the run's begin.
    from: u64,
    until: u64,
    referrer: Option<usize>,
    /// What it earns; none if it is idle.
    year: Option<&'a Year>,
    is_own: bool,
}

/// What a year comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// AIA that the operator's accounts earn by work.
    pub worked: Aia,
    /// AIA that they are paid for referrals.
    pub referred: Aia,
    /// AIA that honest referrers are paid.
    pub honest: Aia,
    /// AIA that honest people earn by work.
    pub honest_worked: Aia,
    /// Accounts that the operator registers and proves.
    pub accounts: usize,
    /// Accounts of the operator that redeem from the bonded lane so that they count.
    pub bonded: usize,
}

/// Plays the operator beside honest people. `years` are those of people who work with all their energy.
pub fn play(rule: Rule, shape: Shape, honest_refer: bool, years: &[Year]) -> Outcome {
    let members = members(shape, honest_refer, years);
    let mut referrals = Referrals::new(rule, ContributorTerms::DEFAULT);
    let mut outcome = Outcome::default();
    let mut redeemed = vec![None; members.len()];
    for day in 0..DAYS {
        let now = START + (BEGINS + day) * DAY;
        for (who, member) in members.iter().enumerate() {
            let Some(year) = member.year.filter(|_| (member.from..member.until).contains(&day)) else { continue };
            let worked = (day - member.from) as usize;
            redeemed[who] = redeemed[who].or_else(|| member.redeems(year, worked, now).then_some(day));
            let aia = year.aia_by_day[worked];
            *(if member.is_own { &mut outcome.worked } else { &mut outcome.honest_worked }) += aia;
            let pair = member.referrer.map(|referrer| Pair {
                invitee: who,
                registered: member.registered(),
                redeemed: redeemed[who].is_some(),
                referrer,
                proven: members[referrer].has_shown(day, |year| year.proven, 0),
                medallion: members[referrer].has_shown(day, |year| year.medallion, u64::MAX),
            });
            referrals.count(aia, pair, now);
        }
    }
    let seasons = referrals.seasons().map(|(month, _)| month).collect::<Vec<_>>();
    for month in seasons {
        for (who, aia) in referrals.paid(month, |who| members[who].is_own) {
            *(if members[who].is_own { &mut outcome.referred } else { &mut outcome.honest }) += aia;
        }
    }
    let own = || members.iter().zip(&redeemed).filter(|(member, _)| member.is_own);
    outcome.accounts = own().count();
    outcome.bonded = own().filter(|(member, day)| member.referrer.is_some() && day.is_some()).count();
    outcome
}

impl Member<'_> {
    fn registered(&self) -> Moment {
        START + (BEGINS + self.from) * DAY
    }

    /// Returns whether it redeems the least amount from the bonded lane now: its bond was there when the month began.
    fn redeems(&self, year: &Year, worked: usize, now: Moment) -> bool {
        let month = Month::at(now).expect("a month of the calendar");
        let in_time = month.start().is_some_and(|start| self.registered() < start);
        let earned = || year.aia_by_day[..worked].iter().sum::<Aia>();
        month.start_of_day(REDEEMS) == Some(now) && in_time && earned() >= MINIMUM
    }

    /// Returns whether it has shown something by a day; an idle account shows it `idle` days after its registration.
    fn has_shown(&self, day: u64, shown: impl Fn(&Year) -> Option<u64>, idle: u64) -> bool {
        let after = self.year.map_or(Some(idle), shown);
        after.and_then(|after| self.from.checked_add(after)).is_some_and(|since| since <= day)
    }
}

/// Returns everybody: honest people first.
fn members(shape: Shape, honest_refer: bool, years: &[Year]) -> Vec<Member<'_>> {
    let mut all: Vec<Member<'_>> = Vec::new();
    let mut add = |from, until, referrer, works: bool, is_own| {
        let year = works.then(|| &years[all.len() % years.len()]);
        all.push(Member { from, until, referrer, year, is_own });
        all.len() - 1
    };
    for _ in 0..HONEST {
        add(0, DAYS, None, true, false);
    }
    if honest_refer {
        for month in 0..12 {
            for newcomer in 0..HONEST_REFERRERS * NEWCOMERS {
                add(month * 30, DAYS, Some(newcomer % HONEST_REFERRERS), true, false);
            }
        }
    }
    let spans = RENEWED.iter().zip(RENEWED[1..].iter().chain([&DAYS])).map(|(from, until)| (*from, *until));
    let chain = |add: &mut dyn FnMut(u64, u64, Option<usize>) -> usize, from, until| {
        (0..OWN).fold(None, |before, _| Some(add(from, until, before)));
    };
    match shape {
        Shape::None => (0..OWN).for_each(|_| {
            add(0, DAYS, None, true, true);
        }),
        Shape::Chain => chain(&mut |from, until, referrer| add(from, until, referrer, true, true), 0, DAYS),
        Shape::Renewed => spans.for_each(|(from, until)| {
            chain(&mut |from, until, referrer| add(from, until, referrer, true, true), from, until);
        }),
        Shape::Idle | Shape::Working => {
            let works = shape == Shape::Working;
            let referrers = (0..REFERRERS).map(|_| add(0, DAYS, None, works, true)).collect::<Vec<_>>();
            let invitees = if works { OWN - REFERRERS } else { OWN };
            for (from, until) in spans {
                for invitee in 0..invitees {
                    add(from, until, Some(referrers[invitee % REFERRERS]), true, true);
                }
            }
        }
    }
    all
}
