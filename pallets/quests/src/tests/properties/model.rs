//! The rules written a second time, in the obvious way: lists of all that anybody ever did.

use super::{
    super::*,
    ops::{event_of, opened, quest_of, window, Op},
    EVERYBODY,
};
use agt_primitives::{
    calendar::Month,
    quests::{ranges, QuestTotals, MOST_EVENTS},
};
use proptest::{prop_assert_eq, test_runner::TestCaseError};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, Default)]
struct Person {
    /// Accepted sets, with the days of their settlement.
    sets: Vec<(u64, AcceptedSet<AccountId>)>,
    milestones: BTreeSet<Milestone>,
    quests: BTreeSet<(u64, Quest)>,
    stock: u8,
    active: Option<(Moment, u16)>,
    bought: Option<u64>,
    /// XP of events.
    from_events: u64,
}

#[derive(Clone, Debug)]
struct Occasion {
    reward: Reward,
    places: u32,
    condition: Condition,
    from: Moment,
    until: Moment,
    /// The sets that each account had when it entered or claimed.
    entered: BTreeMap<AccountId, usize>,
    claimed: BTreeSet<AccountId>,
    closed: bool,
}

impl Occasion {
    fn left(&self) -> u32 {
        self.places - self.claimed.len() as u32
    }
}

pub struct Model {
    people: BTreeMap<AccountId, Person>,
    proven: BTreeSet<AccountId>,
    drawn: u64,
    events: Vec<Occasion>,
    pub totals: QuestTotals,
}

/// The longest row of numbers.
fn longest(periods: BTreeSet<u64>) -> u64 {
    let from = |start: &u64| (*start..).take_while(|period| periods.contains(period)).count() as u64;
    periods.iter().map(from).max().unwrap_or(0)
}

impl Person {
    /// The sets that the platform paid for.
    fn for_platform(&self) -> usize {
        self.sets.iter().filter(|(_, set)| set.requester.is_none()).count()
    }

    /// The months in which it opened them.
    fn months(&self) -> BTreeSet<u32> {
        let for_platform = self.sets.iter().filter(|(_, set)| set.requester.is_none());
        for_platform.map(|(_, set)| Month::at(set.opened_at).expect("tests stay inside the calendar").0).collect()
    }

    fn has_reached(&self, milestone: Milestone) -> bool {
        let sets = self.sets.len() as u64;
        let answers: u64 = self.sets.iter().map(|(_, set)| u64::from(set.answers)).sum();
        let of_the_platform = || self.sets.iter().filter(|(_, set)| set.requester.is_none());
        let days = || longest(of_the_platform().map(|(_, set)| day(set.opened_at)).collect());
        let seasons = || longest(self.months().into_iter().map(u64::from).collect());
        match milestone {
            Milestone::FirstSet => sets >= 1,
            Milestone::TenSets => sets >= 10,
            Milestone::HundredSets => sets >= 100,
            Milestone::ThousandSets => sets >= 1_000,
            Milestone::HundredAnswers => answers >= 100,
            Milestone::TenThousandAnswers => answers >= 10_000,
            Milestone::WeekStreak => days() >= 7,
            Milestone::MonthStreak => days() >= 30,
            Milestone::HundredDayStreak => days() >= 100,
            Milestone::ThreeSeasons => seasons() >= 3,
            Milestone::SixSeasons => seasons() >= 6,
            Milestone::TwelveSeasons => seasons() >= 12,
        }
    }

    fn meets(&self, quest: Quest, today: u64) -> bool {
        let of_today = self.sets.iter().filter(|(day, set)| *day == today && set.requester.is_none());
        let sets: Vec<_> = of_today.map(|(_, set)| set).collect();
        let answers: u32 = sets.iter().map(|set| set.answers).sum();
        let perfect = sets.iter().filter(|set| set.perfect).count();
        let skilled = sets.iter().filter(|set| set.kind != CampaignKind::General).count();
        let areas = sets.iter().map(|set| set.area).collect::<BTreeSet<_>>().len();
        match quest {
            Quest::OneSet => !sets.is_empty(),
            Quest::TwoSets => sets.len() >= 2,
            Quest::ThreeSets => sets.len() >= 3,
            Quest::FiveSets => sets.len() >= 5,
            Quest::TwentyFiveAnswers => answers >= 25,
            Quest::SixtyAnswers => answers >= 60,
            Quest::HundredAnswers => answers >= 100,
            Quest::OnePerfectSet => perfect >= 1,
            Quest::TwoPerfectSets => perfect >= 2,
            Quest::TwoAreas => areas >= 2,
            Quest::ThreeAreas => areas >= 3,
            Quest::OneSkilledSet => skilled >= 1,
            Quest::TwoSkilledSets => skilled >= 2,
        }
    }

    fn room(&self) -> u8 {
        8 - self.stock
    }
}

/// A governed number as it counts.
fn bounded(wanted: u128, range: core::ops::RangeInclusive<u128>) -> u128 {
    wanted.max(*range.start()).min(*range.end())
}

fn price() -> Balance {
    bounded(Terms::get().booster_price, ranges::BOOSTER_PRICE)
}

impl Model {
    /// The chain as it is built.
    pub fn new() -> Self {
        let people = EVERYBODY.map(|who| (who, Person::default())).into();
        let proven = [ALICE, BOB, DAVE].into();
        Self { people, proven, drawn: day(START), events: Vec::new(), totals: QuestTotals::default() }
    }

    pub fn opened(&self) -> u32 {
        self.events.len() as u32
    }

    pub fn is_idle(&self, who: AccountId) -> bool {
        self.people[&who].sets.is_empty()
    }

    /// What events of medallions may have paid it.
    pub fn xp_of_idle(&self, who: AccountId) -> u64 {
        self.people[&who].from_events
    }

    fn event(&self, event: EventId) -> Option<&Occasion> {
        self.events.get(event as usize).filter(|event| !event.closed)
    }

    fn running(&self, event: EventId) -> Option<&Occasion> {
        self.event(event).filter(|event| event.from <= now() && now() < event.until)
    }

    /// Whether an operation must succeed.
    pub fn foretells(&self, op: &Op) -> bool {
        let today = day(now());
        let is_proven = |who: &AccountId| self.proven.contains(who);
        match op {
            Op::Quest(who, quest) => {
                let (person, quest) = (&self.people[who], quest_of(*quest));
                let drawn = Today::<Test>::get().expect("the first day is drawn").quests;
                self.drawn == today
                    && drawn.contains(&quest)
                    && is_proven(who)
                    && !person.quests.contains(&(today, quest))
                    && person.meets(quest, today)
            }
            Op::Milestone(who, milestone) => {
                let person = &self.people[who];
                is_proven(who) && !person.milestones.contains(milestone) && person.has_reached(*milestone)
            }
            Op::Use(who) => {
                let person = &self.people[who];
                is_proven(who) && person.stock > 0 && person.active.is_none_or(|(until, _)| until <= now())
            }
            Op::Buy(who, most) => {
                let person = &self.people[who];
                is_proven(who)
                    && person.bought != Some(today)
                    && person.room() > 0
                    && price() <= *most
                    && Balances::balance(who) >= price() + EXISTENTIAL_DEPOSIT
            }
            Op::Open(reward, places, condition, from, until) => {
                let (from, until) = window(*from, *until);
                let asks = match condition {
                    Condition::Sets { least } => *least > 0,
                    Condition::Medallion { level, .. } => *level > 0 && *level <= 5,
                    _ => true,
                };
                let pays = *reward != Reward::default() && reward.xp <= 10_000 && reward.boosters <= 4;
                let open = self.events.iter().filter(|event| !event.closed).count();
                let fits = reward.agt * Balance::from(*places) <= budget().0;
                let ends = from < until && now() < until && until <= now() + 366 * DAY;
                asks && pays && fits && ends && *places > 0 && open < MOST_EVENTS as usize
            }
            Op::Enter(who, back) => self.running(event_of(*back)).is_some_and(|event| {
                event.left() > 0
                    && matches!(event.condition, Condition::Sets { .. })
                    && is_proven(who)
                    && !event.entered.contains_key(who)
            }),
            Op::Claim(who, back) => self.running(event_of(*back)).is_some_and(|event| {
                let person = &self.people[who];
                let done = match event.condition {
                    Condition::Sets { least } => {
                        let before = event.entered.get(who);
                        before.is_some_and(|before| person.for_platform() - before >= least as usize)
                    }
                    Condition::Milestone { milestone } => person.has_reached(milestone),
                    Condition::Medallion { area, level } => {
                        <TestMedallions as agt_primitives::medallions::Medallions<_>>::level(who, area) >= level
                    }
                    Condition::Listed { .. } => false,
                };
                let may_have_agt = event.reward.agt == 0
                    || <TestMedallions as agt_primitives::medallions::Medallions<_>>::holds_any(who);
                let first = !event.claimed.contains(who) && event.left() > 0;
                let pays = event.reward.xp > 0 || event.reward.agt > 0 || person.room() > 0;
                is_proven(who) && first && done && may_have_agt && pays
            }),
            Op::Close(back) => {
                self.event(event_of(*back)).is_some_and(|event| event.left() == 0 || event.until <= now())
            }
            Op::Sweep(who, back) => {
                let known = self.events.get(event_of(*back) as usize);
                known.is_some_and(|event| event.closed && event.entered.contains_key(who))
            }
            _ => true,
        }
    }

    fn pay(&mut self, who: AccountId, reward: Reward) {
        let person = self.people.get_mut(&who).expect("everybody is known");
        let boosters = reward.boosters.min(person.room());
        person.stock += boosters;
        self.totals.xp += u64::from(reward.xp);
        self.totals.boosters_won += u64::from(boosters);
        self.totals.paid += reward.agt;
    }

    /// Enters an operation that has succeeded.
    pub fn follow(&mut self, op: &Op) {
        let today = day(now());
        match op {
            Op::Block(_) | Op::Midnight(_) => {
                // The hook ran before the timestamp was set, so only storage knows; it never draws two days at once.
                self.drawn = Today::<Test>::get().expect("the first day is drawn").day;
            }
            Op::Prove(who) => {
                self.proven.insert(*who);
            }
            Op::Accept(who, set, count) if self.proven.contains(who) => {
                let sets = &mut self.people.get_mut(who).expect("everybody is known").sets;
                (0..*count).for_each(|_| sets.push((today, opened(set))));
            }
            Op::Quest(who, quest) => {
                let quest = quest_of(*quest);
                self.people.get_mut(who).expect("everybody is known").quests.insert((today, quest));
                self.totals.quests += 1;
                self.pay(*who, quest.reward());
            }
            Op::Milestone(who, milestone) => {
                self.people.get_mut(who).expect("everybody is known").milestones.insert(*milestone);
                self.totals.milestones += 1;
                self.pay(*who, milestone.reward());
            }
            Op::Use(who) => {
                let terms = Terms::get();
                let time = bounded(terms.booster_time.into(), ranges::BOOSTER_TIME) as Moment;
                let factor = bounded(terms.booster_factor.into(), ranges::BOOSTER_FACTOR) as u16;
                let person = self.people.get_mut(who).expect("everybody is known");
                (person.stock, person.active) = (person.stock - 1, Some((now() + time, factor)));
                self.totals.boosters_used += 1;
            }
            Op::Buy(who, _) => {
                let person = self.people.get_mut(who).expect("everybody is known");
                (person.stock, person.bought) = (person.stock + 1, Some(today));
                self.totals.boosters_bought += 1;
                self.totals.taken += price();
            }
            Op::Open(reward, places, condition, from, until) => {
                let (reward, places, condition) = (*reward, *places, *condition);
                let (from, until) = window(*from, *until);
                self.totals.reserved += reward.agt * Balance::from(places);
                let (entered, claimed) = Default::default();
                self.events.push(Occasion { reward, places, condition, from, until, entered, claimed, closed: false });
            }
            Op::Enter(who, back) => {
                let sets = self.people[who].for_platform();
                self.events[event_of(*back) as usize].entered.insert(*who, sets);
            }
            Op::Claim(who, back) => {
                let sets = self.people[who].for_platform();
                let event = &mut self.events[event_of(*back) as usize];
                event.entered.entry(*who).or_insert(sets);
                event.claimed.insert(*who);
                let reward = event.reward;
                self.people.get_mut(who).expect("everybody is known").from_events += u64::from(reward.xp);
                self.pay(*who, reward);
            }
            Op::Close(back) => {
                let event = &mut self.events[event_of(*back) as usize];
                event.closed = true;
                self.totals.lifted += event.reward.agt * Balance::from(event.left());
            }
            Op::Sweep(who, back) => {
                self.events[event_of(*back) as usize].entered.remove(who);
            }
            _ => {}
        }
    }

    /// Storage says the same.
    pub fn equals_storage(&self) -> Result<(), TestCaseError> {
        let with_months = |least| self.people.values().filter(|person| person.months().len() >= least).count() as u64;
        let totals = QuestTotals { active: with_months(1), returning: with_months(2), ..self.totals };
        prop_assert_eq!(Totals::<Test>::get(), totals);
        for (who, person) in &self.people {
            prop_assert_eq!(Records::<Test>::get(who).work.sets, person.sets.len() as u64);
            let claimed = Milestone::ALL.into_iter().filter(|one| Records::<Test>::get(who).has_claimed(*one));
            prop_assert_eq!(claimed.collect::<BTreeSet<_>>(), person.milestones.clone());
            prop_assert_eq!(stock(*who), person.stock);
            let expected = person.active.filter(|(until, _)| now() < *until).map_or(10_000, |(_, factor)| factor);
            prop_assert_eq!(factor(*who).points(), expected);
        }
        let open = self.events.iter().filter(|event| !event.closed).count();
        prop_assert_eq!(Events::<Test>::iter().count(), open);
        for (number, event) in (0..).zip(&self.events) {
            prop_assert_eq!(Events::<Test>::get(number).map(|open| open.left), (!event.closed).then(|| event.left()));
            let entries = Entries::<Test>::iter_prefix(number).map(|(who, entry)| (who, entry.sets as usize));
            prop_assert_eq!(entries.collect::<BTreeMap<_, _>>(), event.entered.clone());
        }
        Ok(())
    }
}
