//! A scenario: who takes part under which rules, and how a run proceeds.
//!
//! **The shortcut.** A run plays every set of some thousand *agents* item by item. Each agent is one account with one
//! status, and stands for `scale = people / agents` accounts like it. Limits of an account (energy, tiers, weights,
//! lanes) stay as they are; shared amounts (the pools of the seasons, the platform's AIA) are divided by the scale.
//! Nothing is averaged and no formula replaces a cohort, so every rule is played as it is, including its edge cases.
//! The only loss is the sampling error of some thousand instead of a hundred thousand people. `--grains` plays all of
//! them one by one, and `grain.csv` shows how far the shortcut is from that.
//!
//! **Time** passes in quarters of a day, in which one unit of energy grows. In each quarter the people who want work
//! join, and rounds are dealt, answered and judged; they are settled a quarter later. AIA is submitted on the 16th of a
//! month and claimed on the 21st.

mod keeping;
mod round;

use crate::{
    chain::Chain,
    chance::Chance,
    keepers::Keeper,
    ledger::{Labels, Ledger, Season, Share},
    merit,
    people::{Agent, By, Cohort, Questions, Strategy},
    rules::Rules,
    tasks_model::TasksModel,
    work::{Refusal, SetEnd, Work},
};
use agt_primitives::{
    calendar::{Month, DAY},
    contributors::Tally,
    tasks::{SeasonRecord, WorkerTally},
    token::AGT,
    Balance, Moment,
};

/// When every run begins: 2027-01-01T00:00:00Z.
pub const START: Moment = 1_798_761_600_000;

/// A quarter of a day.
pub const QUARTER: Moment = DAY / 4;

/// The day of the month, counted from zero, on which AIA is submitted, and the one on which AGT is claimed.
const SUBMITS: u64 = 15;
const CLAIMS: u64 = 20;

/// Positions of a quiz, all of them gold.
pub const QUIZ: u8 = 32;

/// The fee of an accepted answer of the least price at which work of a pool earns merit: 0.0015 AGT.
const MERIT_FEE: Balance = merit::FEES[0];

/// Returns the `index`-th number of a sequence that fills the range from 0 to less than 1 evenly, however long it gets:
/// so a few agents are spread as many people are.
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
    pub cohorts: Vec<Cohort>,
    /// What share of people's mistakes they make together.
    pub correlation: f64,
    /// The keepers in league with a cohort, as one. None if all of them are honest.
    pub keeper: Option<Keeper>,
}

impl Scenario {
    /// How many accounts an agent stands for.
    pub fn scale(&self) -> u64 {
        (self.people / self.agents.max(1)).max(1)
    }

    /// The accounts that are played, cohort by cohort.
    pub fn cast(&self) -> Vec<Agent> {
        let mut agents = Vec::new();
        for (cohort, of) in self.cohorts.iter().enumerate() {
            let count = self.agents * u64::from(of.thousandths) / 1_000;
            for index in 0..count {
                let (bonded, agt) = of.bond;
                agents.push(Agent {
                    cohort,
                    accuracy: of.accuracy_at((index as f64 + 0.5) / count as f64),
                    arrives: (spread(index, 0.618_033_988_749_895) * f64::from(of.arrives)) as u32,
                    bond: if spread(index, 0.754_877_666_246_693) < bonded { Balance::from(agt) * AGT } else { 0 },
                });
            }
        }
        agents
    }

    /// Plays it on a chain, and the work of the model's own campaigns.
    pub fn play<C: Chain>(&self, chain: C) -> Ledger {
        self.play_on(TasksModel::new(self, chain))
    }

    /// Plays it on campaigns and their chain.
    pub fn play_on<W: Work>(&self, work: W) -> Ledger {
        Play::new(self, work).run()
    }
}

/// A run under way.
struct Play<'a, W> {
    scenario: &'a Scenario,
    work: W,
    chance: Chance,
    questions: Questions,
    agents: Vec<Agent>,
    registered: usize,
    /// The agents by their day of arrival.
    arrivals: Vec<usize>,
    now: Moment,
    items: u64,
    records: Vec<SeasonRecord>,
    /// Who is known to have been let in: for good, so nobody asks twice.
    proven: Vec<bool>,
    /// Whose paid work is answered by the person who answers for colluders.
    by_hand: Vec<bool>,
    /// Whose client hands nothing to the keeper any more.
    dropped: Vec<bool>,
    season: Season,
    ledger: Ledger,
}

impl<'a, W: Work> Play<'a, W> {
    fn new(scenario: &'a Scenario, work: W) -> Self {
        let agents = scenario.cast();
        let mut arrivals = (0..agents.len()).collect::<Vec<_>>();
        arrivals.sort_by_key(|agent| (agents[*agent].arrives, *agent));
        Self {
            scenario,
            work,
            chance: Chance::new(scenario.seed),
            questions: Questions { campaign: scenario.rules.campaign, correlation: scenario.correlation },
            registered: 0,
            arrivals,
            now: START,
            items: 0,
            records: vec![SeasonRecord::default(); agents.len()],
            proven: vec![false; agents.len()],
            by_hand: vec![true; agents.len()],
            dropped: vec![false; agents.len()],
            season: Season { shares: vec![Share::default(); scenario.cohorts.len()], ..Season::default() },
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
            self.work.travel_to(self.now);
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
            self.work();
        }
        self.ledger
    }

    /// A cohort of an agent.
    fn cohort(&self, who: usize) -> &'a Cohort {
        &self.scenario.cohorts[self.agents[who].cohort]
    }

    /// What is written down about an agent's cohort.
    fn share(&mut self, who: usize) -> &mut Share {
        &mut self.season.shares[self.agents[who].cohort]
    }

    fn begin_day(&mut self, month: Month, first: Month, day: u64) {
        while let Some(who) = self.arrivals.get(self.registered).copied() {
            if u64::from(self.agents[who].arrives) > day {
                break;
            }
            self.work.chain_mut().register(who, self.agents[who].bond);
            self.registered += 1;
        }
        let in_month = (self.now - month.start().expect("a month of the calendar")) / DAY;
        if in_month == SUBMITS {
            for index in 0..self.registered {
                let who = self.arrivals[index];
                let waits = !(month.0 - first.0 + 1).is_multiple_of(self.cohort(who).redeems_each.max(1));
                let aia = if waits { 0 } else { self.work.chain().submittable(who) };
                if aia > 0 {
                    self.work.chain_mut().submit(who, aia);
                    self.share(who).submitted += aia;
                }
            }
        }
        if in_month == CLAIMS {
            self.season.figures = self.work.chain_mut().close_season(month);
            if self.season.figures.is_some() {
                for index in 0..self.registered {
                    let who = self.arrivals[index];
                    let paid = self.work.chain_mut().claim(who, month);
                    self.share(who).paid += paid;
                }
            }
        }
    }

    fn end_season(&mut self) {
        for index in 0..self.registered {
            let who = self.arrivals[index];
            let (proven, bond) = (self.is_proven(who), self.agents[who].bond);
            let admitted = self.work.chain().qualified(who).is_let_in();
            let careless = std::mem::take(&mut self.records[who]).is_careless(&self.scenario.rules.tasks);
            let share = self.share(who);
            share.registered += 1;
            share.proven += u64::from(proven);
            share.admitted += u64::from(admitted);
            share.bonded += bond;
            share.bonded_months += bond;
            share.careless += u64::from(careless);
        }
        self.season.minted = self.work.chain().minted();
        let shares = vec![Share::default(); self.scenario.cohorts.len()];
        let ended = std::mem::replace(&mut self.season, Season { shares, ..Season::default() });
        self.ledger.seasons.push(ended);
    }

    /// Settles what was answered a quarter ago, and writes down what came of it.
    fn settle(&mut self) {
        for SetEnd { paid, seats, items, gold, void } in self.work.settle() {
            for seat in seats {
                let share = self.share(seat.who);
                share.earned += seat.aia;
                if paid {
                    share.accepted += u64::from(seat.aia > 0);
                    share.right += if seat.aia > 0 { u64::from(seat.tally.right()) } else { 0 };
                    self.records[seat.who] =
                        self.records[seat.who].after(&seat.tally, Some(&self.scenario.rules.campaign.measure));
                }
            }
            for item in items {
                let truth = self.questions.truth(item.id);
                let kind = self.scenario.rules.campaign.kind;
                let labels = self.labels();
                labels.decided += u64::from(item.answer.is_some());
                labels.wrong += u64::from(item.answer.is_some_and(|answer| !kind.is_right(&answer, &truth)));
                labels.undecided += u64::from(item.answer.is_none());
                labels.experts += u64::from(item.to_experts);
            }
            self.labels().gold += u64::from(gold);
            self.labels().void += u64::from(void);
        }
    }

    /// Everybody who wants work now takes some.
    fn work(&mut self) {
        let mut wanting = Vec::new();
        for index in 0..self.registered {
            let who = self.arrivals[index];
            if self.chance.happens(self.cohort(who).sets_a_day / 4.0) {
                wanting.push(who);
            }
        }
        self.chance.shuffle(&mut wanting);
        let guards = self.scenario.rules.guards;
        wanting.sort_by_key(|who| !self.cohort(*who).first);
        let mut joined = 0;
        self.work.begin();
        for who in wanting {
            if !self.work.chain().qualified(who).is_let_in() {
                if self.cohort(who).fresh {
                    self.work.renew(who);
                }
                self.quiz(who);
            } else if guards.own_gold_lifts
                && self.work.chain().reputation(who).points() < self.cohort(who).own_requester
            {
                self.own_requester(who);
            } else {
                match self.work.join(who) {
                    Ok(()) => joined += 1,
                    Err(Refusal::Full) => self.share(who).turned_away += 1,
                    Err(Refusal::Own) => (),
                }
            }
        }
        self.work.close();
        if joined > 0 {
            self.play_round();
        }
    }

    fn is_proven(&mut self, who: usize) -> bool {
        if !self.proven[who] {
            self.proven[who] = self.work.chain().is_proven(who);
        }
        self.proven[who]
    }

    /// A set of gold alone, which pays nothing.
    fn quiz(&mut self, who: usize) {
        if !self.work.take_quiz(who) {
            return;
        }
        let Agent { accuracy, .. } = self.agents[who];
        self.by_hand[who] = true;
        let Cohort { strategy, hand, .. } = *self.cohort(who);
        let (strategy, accuracy) = if strategy.colludes() { (Strategy::Careful, hand) } else { (strategy, accuracy) };
        self.share(who).quizzes += 1;
        let mut given = Vec::with_capacity(QUIZ.into());
        for truth in self.questions.golds(QUIZ, self.items + 1, &mut self.chance) {
            self.items += 1;
            let (answer, by) = self.questions.answer(strategy, accuracy, self.items, truth, &mut self.chance);
            given.push((answer, truth));
            self.note_answer(who, by);
        }
        self.work.answer_quiz(who, &given);
    }

    /// A set of a campaign that the cohort pays for itself: all agree, all gold is known.
    fn own_requester(&mut self, who: usize) {
        let campaign = self.scenario.rules.campaign;
        let items = u16::from(campaign.positions - campaign.gold);
        let gold = u16::from(campaign.gold);
        let tally = WorkerTally { consensus: Tally::of(items, items), gold: Tally::of(gold, gold) };
        if self.work.take_own(who, tally) {
            self.share(who).fees += MERIT_FEE * Balance::from(campaign.positions);
        }
    }

    fn note_answer(&mut self, who: usize, by: By) {
        let share = self.share(who);
        match by {
            By::Person => share.by_person += 1,
            By::Machine => share.by_machine += 1,
            By::Nobody => (),
        }
    }

    fn labels(&mut self) -> &mut Labels {
        &mut self.season.labels
    }
}
