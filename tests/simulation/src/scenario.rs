//! A scenario: who takes part under which rules, and how a run of it passes.
//!
//! **The shortcut.** A run plays every set of some thousand *agents* item by item. Each agent is one account with one
//! standing, and stands for `scale = people / agents` accounts like it. What the chain limits for an account (energy,
//! tiers, weights, lanes) stays as it is; what all share (the pools of the seasons, the platform's AIA) is divided by
//! the scale. Nothing is averaged and no formula stands for a crowd, so every rule is played as it is, its corners
//! included; what is lost is the sampling error of some thousand instead of a hundred thousand people. `--full` plays
//! all of them one by one, and `grain.csv` tells how far the shortcut is from it.
//!
//! **Time** passes in quarters of a day, the time in which a unit of energy grows. In each quarter whoever wants work
//! joins, rounds are dealt, answered and judged; they are settled a quarter later. AIA is submitted on the 16th of a
//! month and claimed on the 21st.

mod round;

use crate::{
    chain::Chain,
    chance::Chance,
    ledger::{Labels, Ledger, Season, Share},
    people::{Agent, By, Crowd, Item, Questions, Rise, Strategy},
    rules::Rules,
};
use agt_primitives::{
    calendar::{Month, DAY},
    contributors::{Outcome, SetKey, Tally, WorkOffer, WorkResult},
    multiplier::Multiplier,
    tasks::{pay_aia, SeasonRecord, WorkerTally},
    token::AGT,
    Aia, Balance, Moment,
};
use round::Seat;
use std::collections::VecDeque;

/// When every run begins: 2027-01-01T00:00:00Z.
pub const START: Moment = 1_798_761_600_000;

/// A quarter of a day.
const QUARTER: Moment = DAY / 4;

/// The day of the month, counted from zero, on which AIA is submitted, and the one on which AGT is claimed.
const SUBMITS: u64 = 15;
const CLAIMS: u64 = 20;

/// Positions of a quiz, all of them gold.
const QUIZ: u16 = 32;

/// How often the person is right who answers a cabal's quizzes.
const CABAL_IN_QUIZ: f64 = 0.95;

/// The least fee of an accepted answer that lets a requester's own work count as merit: 0.05 AGT.
const MERIT_FEE: Balance = AGT / 20;

/// The `index`-th of a row of numbers from 0 to less than 1 that fills it evenly however long it gets: so a few agents are
/// spread as many people are.
fn spread(index: u64, step: f64) -> f64 {
    ((index as f64 + 0.5) * step).fract()
}

/// Who takes part under which rules.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// What tables call it.
    pub name: String,
    /// All chance comes from it.
    pub seed: u64,
    /// How many accounts it is about.
    pub people: u64,
    /// How many of them are played.
    pub agents: u64,
    /// How many months it lasts.
    pub seasons: u32,
    /// What it is played by.
    pub rules: Rules,
    /// Who they are.
    pub crowds: Vec<Crowd>,
    /// What share of people's mistakes they make together.
    pub correlation: f64,
}

impl Scenario {
    /// How many accounts an agent stands for.
    pub fn scale(&self) -> u64 {
        (self.people / self.agents.max(1)).max(1)
    }

    /// The accounts that are played, crowd by crowd.
    pub fn cast(&self) -> Vec<Agent> {
        let mut agents = Vec::new();
        for (crowd, of) in self.crowds.iter().enumerate() {
            let count = self.agents * u64::from(of.thousandths) / 1_000;
            for index in 0..count {
                let (worst, best) = of.accuracy;
                let (bonded, agt) = of.bond;
                agents.push(Agent {
                    crowd,
                    accuracy: worst + (best - worst) * (index as f64 + 0.5) / count as f64,
                    arrives: (spread(index, 0.618_033_988_749_895) * f64::from(of.arrives)) as u32,
                    bond: if spread(index, 0.754_877_666_246_693) < bonded { Balance::from(agt) * AGT } else { 0 },
                });
            }
        }
        agents
    }

    /// Plays it on a chain.
    pub fn play<C: Chain>(&self, chain: C) -> Ledger {
        Play::new(self, chain).run()
    }
}

/// What waits to be settled.
struct Waiting {
    who: usize,
    set: SetKey,
    result: WorkResult,
    /// What the platform's budget has promised for it; none for a quiz, and for a requester's own campaign.
    promised: Option<Aia>,
}

/// How many tickets the lanes still take.
struct Lanes {
    proven: u64,
    unproven: u64,
}

/// A run under way.
struct Play<'a, C> {
    scenario: &'a Scenario,
    chain: C,
    chance: Chance,
    questions: Questions,
    agents: Vec<Agent>,
    registered: usize,
    /// The agents by their day of arrival.
    arrivals: Vec<usize>,
    now: Moment,
    items: u64,
    sets: u64,
    /// What may still be promised today.
    budget: Aia,
    /// Seats that each has lost today and in this season.
    lost: Vec<(u32, u32)>,
    second: VecDeque<Item>,
    waiting: Vec<Waiting>,
    records: Vec<SeasonRecord>,
    /// Who is known to be proven: for good, so nobody asks twice.
    proven: Vec<bool>,
    season: Season,
    ledger: Ledger,
}

impl<'a, C: Chain> Play<'a, C> {
    fn new(scenario: &'a Scenario, chain: C) -> Self {
        let agents = scenario.cast();
        let mut arrivals = (0..agents.len()).collect::<Vec<_>>();
        arrivals.sort_by_key(|agent| (agents[*agent].arrives, *agent));
        Self {
            scenario,
            chain,
            chance: Chance::new(scenario.seed),
            questions: Questions { campaign: scenario.rules.campaign, correlation: scenario.correlation },
            registered: 0,
            arrivals,
            now: START,
            items: 0,
            sets: 0,
            budget: 0,
            lost: vec![(0, 0); agents.len()],
            second: VecDeque::new(),
            waiting: Vec::new(),
            records: vec![SeasonRecord::default(); agents.len()],
            proven: vec![false; agents.len()],
            season: Season { shares: vec![Share::default(); scenario.crowds.len()], ..Season::default() },
            ledger: Ledger::default(),
            agents,
        }
    }

    fn run(mut self) -> Ledger {
        let first = Month::at(START).expect("a month of the calendar");
        let ends = Month(first.0 + self.scenario.seasons);
        let mut month = first;
        for quarter in 0.. {
            self.now = START + quarter * QUARTER;
            let today = Month::at(self.now).expect("a month of the calendar");
            self.chain.travel_to(self.now);
            self.settle();
            if today != month {
                self.end_season();
                month = today;
            }
            if month == ends {
                break;
            }
            if quarter % 4 == 0 {
                self.begin_day(month, first, quarter / 4);
            }
            self.allot(quarter % 4);
            self.work();
        }
        self.ledger
    }

    /// A crowd of an agent.
    fn crowd(&self, who: usize) -> &'a Crowd {
        &self.scenario.crowds[self.agents[who].crowd]
    }

    /// What is written down about an agent's crowd.
    fn share(&mut self, who: usize) -> &mut Share {
        &mut self.season.shares[self.agents[who].crowd]
    }

    fn begin_day(&mut self, month: Month, first: Month, day: u64) {
        self.budget = 0;
        self.lost.iter_mut().for_each(|lost| lost.0 = 0);
        while let Some(who) = self.arrivals.get(self.registered).copied() {
            if u64::from(self.agents[who].arrives) > day {
                break;
            }
            self.chain.register(who, self.agents[who].bond);
            self.registered += 1;
        }
        let in_month = (self.now - month.start().expect("a month of the calendar")) / DAY;
        if in_month == SUBMITS {
            for index in 0..self.registered {
                let who = self.arrivals[index];
                let waits = !(month.0 - first.0 + 1).is_multiple_of(self.crowd(who).redeems_each.max(1));
                let aia = if waits { 0 } else { self.chain.submittable(who) };
                if aia > 0 {
                    self.chain.submit(who, aia);
                    self.share(who).submitted += aia;
                }
            }
        }
        if in_month == CLAIMS {
            self.season.figures = self.chain.close_season(month);
            if self.season.figures.is_some() {
                for index in 0..self.registered {
                    let who = self.arrivals[index];
                    let paid = self.chain.claim(who, month);
                    self.share(who).paid += paid;
                }
            }
        }
    }

    fn end_season(&mut self) {
        for index in 0..self.registered {
            let who = self.arrivals[index];
            let (proven, bond) = (self.is_proven(who), self.agents[who].bond);
            let careless = std::mem::take(&mut self.records[who]).is_careless(&self.scenario.rules.tasks);
            let share = self.share(who);
            share.registered += 1;
            share.proven += u64::from(proven);
            share.bonded += bond;
            share.bonded_months += bond;
            share.careless += u64::from(careless);
        }
        self.lost.iter_mut().for_each(|lost| lost.1 = 0);
        self.season.minted = self.chain.minted();
        let shares = vec![Share::default(); self.scenario.crowds.len()];
        let ended = std::mem::replace(&mut self.season, Season { shares, ..Season::default() });
        self.ledger.seasons.push(ended);
    }

    /// What the platform may promise in a quarter of a day, beside what is left of the day's earlier ones.
    fn allot(&mut self, quarter: u64) {
        let hours = quarter as u8 * 6..quarter as u8 * 6 + 6;
        let tasks = self.scenario.rules.tasks;
        self.budget += hours.map(|hour| tasks.aia_of_hour(hour)).sum::<Aia>() / self.scenario.scale();
    }

    /// Settles what was judged a quarter ago; AIA that was promised and not earned is the day's again.
    fn settle(&mut self) {
        for Waiting { who, set, result, promised } in std::mem::take(&mut self.waiting) {
            if result.outcome == Outcome::NoReveal {
                let (today, season) = self.lost[who];
                self.lost[who] = (today + 1, season + 1);
            }
            let aia = self.chain.close(who, set, result);
            let share = self.share(who);
            share.earned += aia;
            if let Some(promised) = promised {
                share.accepted += u64::from(aia > 0);
                share.right += if aia > 0 { u64::from(result.consensus.right + result.gold.right) } else { 0 };
                self.budget += promised.saturating_sub(aia);
            }
        }
    }

    fn next_set(&mut self, campaign: u64) -> SetKey {
        self.sets += 1;
        SetKey { campaign, set: self.sets }
    }

    /// Everybody who wants work now takes some.
    fn work(&mut self) {
        let mut wanting = Vec::new();
        for index in 0..self.registered {
            let who = self.arrivals[index];
            if self.chance.happens(self.crowd(who).sets_a_day / 4.0) {
                wanting.push(who);
            }
        }
        self.chance.shuffle(&mut wanting);
        let rules = self.scenario.rules;
        let chosen = rules.guards.joiners_choose_rounds;
        wanting.sort_by_key(|who| !self.crowd(*who).first);
        let mut rounds = vec![Vec::new(); self.scenario.crowds.len() + 1];
        let mut lanes = self.lanes();
        for who in wanting {
            let (proven, target) = (self.is_proven(who), self.target(who));
            let (lost_today, lost) = self.lost[who];
            if !rules.tasks.may_join(lost_today, lost) {
                continue;
            }
            if !proven && !self.crowd(who).enters_by_seat {
                self.quiz(who);
            } else if target > 0 && self.chain.reputation(who).points() < target {
                match self.crowd(who).rise {
                    Rise::OwnRequester(_) if rules.guards.own_gold_lifts => self.own_requester(who),
                    _ => self.quiz(who),
                }
            } else if let Some(seat) = self.join(who, proven, &mut lanes) {
                let apart = chosen && self.crowd(who).together;
                rounds[if apart { self.agents[who].crowd + 1 } else { 0 }].push(seat);
            }
        }
        for seats in rounds {
            self.play_round(seats);
        }
    }

    fn is_proven(&mut self, who: usize) -> bool {
        if !self.proven[who] {
            self.proven[who] = self.chain.is_proven(who);
        }
        self.proven[who]
    }

    /// The reputation at which it works for AIA.
    fn target(&self, who: usize) -> u16 {
        let needed = self.scenario.rules.campaign.least_reputation;
        match self.crowd(who).rise {
            Rise::No => needed,
            Rise::Quizzes(points) | Rise::OwnRequester(points) => needed.max(points),
        }
    }

    fn offer(&self, set: SetKey, aia_max: Aia) -> WorkOffer {
        WorkOffer { set, area: 0, energy: 1, aia_max, stake_tier: Multiplier::ONE, platform: true }
    }

    /// How many tickets the lanes of this quarter's rounds take. There are so many rounds that neither the least nor the
    /// greatest lane of one of them matters.
    fn lanes(&self) -> Lanes {
        let Rules { tasks, campaign, guards, .. } = self.scenario.rules;
        if guards.aia_at_join {
            // It is the budget that ends before a lane does.
            return Lanes { proven: u64::MAX, unproven: u64::MAX };
        }
        let seats = campaign.replication.seats();
        let sets = self.budget / (campaign.reward() * u64::from(seats)).max(1);
        let of = |seats: u8| sets.saturating_mul(seats.into()).saturating_mul(campaign.tickets_a_seat.into());
        Lanes { proven: of(seats), unproven: of(tasks.unproven_seats_of(campaign.replication)) }
    }

    /// Joins one of the platform's campaigns, as far as its lane takes tickets and the account's own caps allow it; and
    /// where it is the ticket that is promised its AIA, as far as the budget goes.
    fn join(&mut self, who: usize, proven: bool, lanes: &mut Lanes) -> Option<Seat> {
        let reward = self.scenario.rules.campaign.reward();
        let at_join = self.scenario.rules.guards.aia_at_join;
        let lane = if proven { &mut lanes.proven } else { &mut lanes.unproven };
        if *lane == 0 || at_join && self.budget < reward {
            self.share(who).turned_away += 1;
            return None;
        }
        let set = self.next_set(0);
        let weight = self.chain.weight(who);
        let reserved = self.chain.open(who, self.offer(set, reward))?;
        *lane -= 1;
        if at_join {
            // The last ticket of an hour may be promised a little more than there is.
            self.budget = self.budget.saturating_sub(reserved);
        }
        Some(Seat { who, set, proven, weight, reserved })
    }

    /// A set of gold alone, which pays nothing.
    fn quiz(&mut self, who: usize) {
        let set = self.next_set(1);
        if self.chain.open(who, self.offer(set, 0)).is_none() {
            return;
        }
        let Agent { accuracy, .. } = self.agents[who];
        let strategy = self.crowd(who).strategy;
        let (strategy, accuracy) =
            if strategy == Strategy::Cabal { (Strategy::Careful, CABAL_IN_QUIZ) } else { (strategy, accuracy) };
        let mut right = 0;
        for _ in 0..QUIZ {
            self.items += 1;
            let truth = self.questions.truth(self.items, true);
            let (answer, by) = self.questions.answer(strategy, accuracy, self.items, truth, &mut self.chance);
            right += u16::from(self.scenario.rules.campaign.kind.is_right(&answer, &truth));
            self.note_answer(who, by);
        }
        let tally = WorkerTally { consensus: Tally::NONE, gold: Tally::of(right, QUIZ) };
        self.wait(who, set, &tally, false, None);
    }

    /// A set of a campaign that the crowd pays for itself: all agree, all gold is known. It is played only where such gold
    /// lifts as the platform's does, so the chain is told that it is the platform's; whoever plays it is proven already.
    fn own_requester(&mut self, who: usize) {
        let set = self.next_set(2);
        if self.chain.open(who, self.offer(set, 0)).is_none() {
            return;
        }
        let campaign = self.scenario.rules.campaign;
        let items = u16::from(campaign.positions - campaign.gold);
        let gold = u16::from(campaign.gold);
        self.share(who).fees += MERIT_FEE * Balance::from(campaign.positions);
        let tally = WorkerTally { consensus: Tally::of(items, items), gold: Tally::of(gold, gold) };
        self.wait(who, set, &tally, false, None);
    }

    fn note_answer(&mut self, who: usize, by: By) {
        let share = self.share(who);
        match by {
            By::Person => share.by_person += 1,
            By::Machine => share.by_machine += 1,
            By::Nobody => (),
        }
    }

    /// Has a judged set settled a quarter later, for which the platform's budget has promised so much.
    fn wait(&mut self, who: usize, set: SetKey, tally: &WorkerTally, silent: bool, promised: Option<Aia>) {
        let outcome = match (silent, tally.is_accepted()) {
            (true, _) => Outcome::NoReveal,
            (_, true) => Outcome::Accepted,
            (_, false) => Outcome::Rejected,
        };
        let reward = promised.map_or(0, |_| self.scenario.rules.campaign.reward());
        let result = WorkResult {
            outcome,
            consensus: tally.consensus,
            gold: tally.gold,
            aia: if outcome == Outcome::Accepted { pay_aia(reward, tally) } else { 0 },
            xp: 0,
            ripens_at: self.now + QUARTER + self.scenario.rules.tasks.dispute_window,
            merit: true,
        };
        self.waiting.push(Waiting { who, set, result, promised });
    }

    fn labels(&mut self) -> &mut Labels {
        &mut self.season.labels
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        book::Book,
        sets::{as_it_was, defaults, scenario},
    };

    /// A run in which ten honest people are registered and the platform may promise so much.
    fn play(rules: &Rules, budget: Aia) -> (Scenario, Aia) {
        let crowds = vec![Crowd { forgets: 0.0, ..Crowd::honest(1_000) }];
        (scenario("play", *rules, crowds, 100, 1), budget)
    }

    fn begun<'a>((scenario, budget): &'a (Scenario, Aia)) -> Play<'a, Book> {
        let rules = scenario.rules;
        let mut play = Play::new(scenario, Book::new(1, rules.contributors, rules.season));
        play.chain.travel_to(START);
        (0..100).for_each(|who| play.chain.register(who, 0));
        play.budget = *budget;
        play
    }

    #[test]
    fn tickets_promise_nothing_and_a_round_is_promised_what_the_budget_pays_for_all_its_seats() {
        let (_, mut rules) = defaults();
        rules.campaign.least_reputation = 0;
        let reward = rules.campaign.reward();
        let begin = play(&rules, 10 * reward);
        let mut play = begun(&begin);
        let mut lanes = play.lanes();
        assert_eq!((lanes.proven, lanes.unproven), (27, 9));
        let seats = (0..40).filter_map(|who| play.join(who, true, &mut lanes)).collect::<Vec<_>>();
        assert_eq!((seats.len(), play.budget, play.season.shares[0].turned_away), (27, 10 * reward, 13));
        play.play_round(seats);
        assert_eq!((play.waiting.len(), play.budget), (9, reward));
        // Who found no seat may come again, and what is not earned is the day's.
        assert_eq!(play.season.shares[0].sets, 9);
        let earned = play.waiting.iter().map(|waiting| waiting.result.aia).sum::<Aia>();
        play.settle();
        assert_eq!(play.budget, 10 * reward - earned);
    }

    #[test]
    fn where_tickets_are_promised_their_aia_the_first_ones_have_it() {
        let (_, rules) = as_it_was();
        let begin = play(&rules, 10 * rules.campaign.reward());
        let mut play = begun(&begin);
        let mut lanes = play.lanes();
        let seats = (0..40).filter_map(|who| play.join(who, true, &mut lanes)).collect::<Vec<_>>();
        assert_eq!((seats.len(), play.budget), (10, 0));
        play.play_round(seats);
        assert_eq!((play.waiting.len(), play.budget), (9, rules.campaign.reward()));
    }

    #[test]
    fn who_is_silent_loses_a_seat_and_what_it_was_promised_is_the_days_again() {
        let (_, rules) = defaults();
        let begin = play(&rules, rules.campaign.reward());
        let mut play = begun(&begin);
        let seat = play.join(0, true, &mut Lanes { proven: 1, unproven: 0 }).expect("a ticket");
        let tally = WorkerTally { consensus: Tally::of(0, 24), gold: Tally::of(0, 8) };
        play.budget = 0;
        play.wait(0, seat.set, &tally, true, Some(seat.reserved));
        play.settle();
        assert_eq!((play.lost[0], play.budget), ((1, 1), rules.campaign.reward()));
        assert!(rules.tasks.may_join(1, 4) && !rules.tasks.may_join(2, 2) && !rules.tasks.may_join(0, 5));
    }
}
