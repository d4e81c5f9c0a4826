//! A year of one account on the model's chain.

use super::{
    rewards::{Rewards, Won},
    Population, Work,
};
use crate::{
    chain::Chain,
    chain_model::ChainModel,
    chance::{mixed, Chance},
    merit::farm::Farm,
    rules::{Rules, REFERENCE},
    scenario::{QUIZ, START},
};
use agt_primitives::{
    basis_points::BasisPoints,
    calendar::{Month, DAY, HOUR},
    characters::{Attribute, Attributes, CharacterTerms, Rarity},
    contributors::{Outcome, Qualified, SetKey, Tally, WorkKind, WorkOffer, WorkResult},
    medallions::{CountedAnswers, MedallionTerms},
    merit::AcceptedSet,
    multiplier::Multiplier,
    quests::QuestTerms,
    reward_pools::PoolTerms,
    tasks::{pay, CampaignKind, WorkerTally},
    Aia, Balance, Moment,
};

/// The days of a run.
pub const DAYS: u64 = 365;

/// The hours between two moments at which an account looks for work.
const LOOKS: u64 = 2;

/// Gold of a bought set.
const POOL_GOLD: u8 = 2;

/// The accounts that share a requester.
const SHARE_A_REQUESTER: u32 = 300;

/// The areas among which a requester divides the sets that it buys from itself.
const AREAS: u32 = 3;

/// The requester of bought sets.
const REQUESTER: u64 = 1;

/// The seed of the answers.
const SEED: u64 = 2_027;

/// What an account makes use of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plays {
    /// It claims rewards, and uses boosters.
    pub rewards: bool,
    /// It selects its starter, and raises it.
    pub character: bool,
    /// The sets of pools count for quests. Decision 45 says that they do not.
    pub pools: bool,
}

impl Plays {
    /// Everything.
    pub const ALL: Self = Self { rewards: true, character: true, pools: false };

    /// Nothing.
    pub const NONE: Self = Self { rewards: false, character: false, pools: false };
}

/// What a year came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Year {
    /// Sets that were accepted and earn merit, or that paid AIA.
    pub sets: u32,
    /// Right answers in them.
    pub answers: u32,
    /// Answers that a person gave: to quizzes and to the platform's sets.
    pub labour: u32,
    /// XP of work.
    pub work_xp: u64,
    /// Rewards.
    pub won: Won,
    /// Boosters used.
    pub used: u32,
    /// AIA credited on each day.
    pub aia_by_day: Vec<Aia>,
    /// The level of its character; zero without one.
    pub level: u16,
    /// AGT paid for levels, in planck.
    pub levels: Balance,
    /// AGT of a requester's fees and calls, and what its bond and its pool could have earned.
    pub fees: f64,
    /// The day on which it was proven.
    pub proven: Option<u64>,
    /// The first day on which it could claim a medallion.
    pub medallion: Option<u64>,
    /// Sets that it bought from itself, by month.
    pub bought: Vec<u32>,
    /// Accepted sets that rewards count, by month.
    pub counted: Vec<u32>,
}

impl Year {
    /// Returns all AIA.
    pub fn aia(&self) -> Aia {
        self.aia_by_day.iter().sum()
    }

    /// Returns the months in which it could claim an event that asks for `least` sets since the month began: it held a
    /// medallion at the month's end.
    pub fn events(&self, least: u32) -> Vec<bool> {
        let first = Month::at(START).expect("a month of the calendar");
        let months = (first.0..).map(Month).zip(&self.counted);
        let ends = |month: Month| month.next().and_then(Month::start).unwrap_or(Moment::MAX);
        let held = |month| self.medallion.is_some_and(|day| START + day * DAY < ends(month));
        months.map(|(month, sets)| *sets >= least && held(month)).collect()
    }

    /// Returns the XP of quests and milestones.
    pub fn reward_xp(&self) -> u64 {
        self.won.quests + self.won.milestones
    }
}

struct Account<'a> {
    chain: ChainModel,
    rules: &'a Rules,
    population: Population,
    plays: Plays,
    number: u64,
    now: Moment,
    day: u64,
    /// The day of its last set of the platform.
    worked: Option<u64>,
    /// The right gold items that pass the gate of a set of the platform.
    least_right: u16,
    opened: u64,
    rewards: Rewards,
    attributes: Attributes,
    spent: u64,
    counted: CountedAnswers,
    year: Year,
}

/// Plays a year of an account, by its number among those of its population.
pub fn play(population: Population, rules: &Rules, plays: Plays, number: u64) -> Year {
    let mut chain = ChainModel::new(1, rules.contributors, rules.season);
    chain.travel_to(START);
    chain.register(0, 0);
    let campaign = rules.campaign;
    let least_right = campaign.measure.least_right(campaign.gold, BasisPoints::clamped(REFERENCE));
    let mut account = Account {
        chain,
        rules,
        population,
        plays,
        number,
        now: START,
        day: 0,
        worked: None,
        least_right: least_right.into(),
        opened: 0,
        rewards: Rewards::default(),
        attributes: Attributes::even(Rarity::Common.start()),
        spent: 0,
        counted: CountedAnswers::NONE,
        year: Year::default(),
    };
    account.live();
    account.year
}

impl Account<'_> {
    fn live(&mut self) {
        let first = Month::at(START).expect("a month of the calendar");
        for day in 0..DAYS {
            let begins = START + day * DAY;
            self.day = day;
            let month = Month::at(begins).and_then(|month| month.since(first)).expect("a later month") as usize;
            self.year.bought.resize(month + 1, 0);
            self.year.counted.resize(month + 1, 0);
            self.year.aia_by_day.push(0);
            let mut done = 0;
            for hour in (0..24).step_by(LOOKS as usize) {
                self.now = begins + hour * HOUR;
                self.chain.travel_to(self.now);
                while done < self.wanted(begins) && self.look() {
                    done += 1;
                }
            }
        }
        (self.year.won, self.year.used) = (self.rewards.won, self.rewards.used);
        if let Some((price, positions)) = self.population.buys() {
            let farm = Farm { price, positions, accounts: SHARE_A_REQUESTER };
            self.year.fees = self.year.bought.iter().map(|sets| farm.cost(*sets)).sum();
        }
    }

    /// Returns the sets that it wants on the day. Until it is proven, everybody answers a quiz each day.
    fn wanted(&self, begins: Moment) -> u32 {
        let works = self.population.when.is_on(self.day, begins);
        match self.population.work {
            Work::Beside { .. } if self.chain.is_proven(0) => self.population.sets,
            _ if self.population.work != Work::Nothing && works => self.population.sets,
            Work::Unproven { .. } => 0,
            _ if !self.chain.is_proven(0) => 1,
            _ => 0,
        }
    }

    /// Opens and closes a set. Returns whether there was one that it could open.
    fn look(&mut self) -> bool {
        let is_proven = self.chain.is_proven(0);
        match self.population.work {
            Work::Nothing if is_proven => false,
            Work::Bought { price, positions } if is_proven => self.buy(price, positions),
            Work::Unproven { price, positions } => self.quiz() || self.buy(price, positions),
            Work::Beside { price, positions } if is_proven => {
                let works = self.population.when.is_on(self.day, self.now) && self.worked != Some(self.day);
                match (works, self.chain.qualified(0)) {
                    (false, _) => self.buy(price, positions),
                    (true, Qualified::No) => self.quiz() || self.buy(price, positions),
                    (true, _) => self.work(),
                }
            }
            Work::Platform if self.chain.qualified(0) != Qualified::No => self.work(),
            _ => self.quiz(),
        }
    }

    /// Returns a tally of answers that are right in this share.
    fn answered(&self, count: u8, share: f64) -> Tally {
        let mut chance = Chance::new(mixed(mixed(SEED, self.number), self.opened * 64 + u64::from(count)));
        let right = (0..count).filter(|_| chance.happens(share)).count();
        Tally::of(u16::try_from(right).unwrap_or_default(), count.into())
    }

    fn quiz(&mut self) -> bool {
        let share = match self.population.work {
            Work::Unproven { .. } => self.rules.campaign.measure.chance(),
            _ => BasisPoints::clamped(REFERENCE),
        };
        let gold = self.answered(QUIZ, f64::from(share.points()) / 10_000.0);
        let done = self.closes(WorkKind::Quiz, Tally::NONE, gold, 0, true).is_some();
        if done && !matches!(self.population.work, Work::Unproven { .. }) {
            self.year.labour += u32::from(QUIZ);
        }
        if self.chain.is_proven(0) && self.year.proven.is_none() {
            self.year.proven = Some(self.day);
            self.select();
        }
        done
    }

    fn work(&mut self) -> bool {
        let campaign = self.rules.campaign;
        let share = f64::from(REFERENCE) / 10_000.0;
        let items = self.answered(campaign.positions - campaign.gold, share);
        let gold = self.answered(campaign.gold, share);
        let accepted = gold.right >= self.least_right;
        let Some(learning) = self.closes(WorkKind::Platform, items, gold, campaign.reward(), accepted) else {
            return false;
        };
        self.worked = Some(self.day);
        self.year.labour += u32::from(campaign.positions);
        if accepted {
            let kind = if self.opened % 2 == 0 { CampaignKind::General } else { CampaignKind::Specialised };
            let right = u32::from(items.right) + u32::from(gold.right);
            let set = AcceptedSet {
                area: 0,
                kind,
                requester: None,
                answers: right,
                perfect: gold.right == gold.total,
                opened_at: self.now,
            };
            self.merit(&set, learning);
        }
        true
    }

    fn buy(&mut self, price: Balance, positions: u8) -> bool {
        let all = |count: u8| Tally::of(count.into(), count.into());
        let (items, gold) = (all(positions - POOL_GOLD), all(POOL_GOLD));
        let Some(learning) = self.closes(WorkKind::Pool, items, gold, 0, true) else { return false };
        *self.year.bought.last_mut().expect("a month has begun") += 1;
        if price >= PoolTerms::DEFAULT.least_merit {
            let set = AcceptedSet {
                area: u16::try_from(self.opened % u64::from(AREAS)).unwrap_or_default(),
                kind: CampaignKind::Specialised,
                requester: Some(REQUESTER),
                answers: positions.into(),
                perfect: true,
                opened_at: self.now,
            };
            self.merit(&set, learning);
        }
        true
    }

    /// Opens and closes a set. Returns the factor on its XP, or none if it may not open it.
    fn closes(&mut self, kind: WorkKind, items: Tally, gold: Tally, most: Aia, accepted: bool) -> Option<Multiplier> {
        if self.plays.rewards && self.chain.is_proven(0) {
            let factor = self.rewards.factor(&QuestTerms::DEFAULT, self.now);
            self.chain.set_booster(0, factor);
        }
        let set = SetKey { campaign: 0, set: self.opened };
        let learning = self.chain.learning(0);
        self.chain.open(0, WorkOffer { set, area: 0, energy: 1, aia_max: most, stake_tier: Multiplier::ONE, kind })?;
        self.opened += 1;
        let tally = WorkerTally { consensus: items, gold };
        let result = WorkResult {
            outcome: if accepted { Outcome::Accepted } else { Outcome::Rejected },
            consensus: items,
            gold,
            measure: Some(self.rules.campaign.measure),
            aia: Aia::try_from(pay(most.into(), &tally)).unwrap_or(most),
            xp: tally.right(),
            ripens_at: self.now,
            earns_merit: true,
        };
        let credited = self.chain.close(0, set, result).credited;
        *self.year.aia_by_day.last_mut().expect("a day has begun") += credited;
        Some(learning)
    }

    /// Earns the merit of an accepted set: XP, what quests and milestones count, and a medallion's answers.
    fn merit(&mut self, set: &AcceptedSet<u64>, learning: Multiplier) {
        self.year.sets += 1;
        self.year.answers += set.answers;
        self.year.work_xp += learning.of_xp(set.answers);
        if self.chain.is_proven(0) {
            self.rewards.count(set, self.plays.pools, self.now);
            *self.year.counted.last_mut().expect("a month has begun") += u32::from(set.requester.is_none());
            if self.plays.rewards {
                self.rewards.claim(self.now);
            }
            if self.plays.character {
                self.level_up();
            }
        }
        if set.area == 0 {
            self.medallion(set);
        }
    }

    fn medallion(&mut self, set: &AcceptedSet<u64>) {
        let terms = MedallionTerms::DEFAULT;
        match set.requester {
            None => self.counted.platform += u64::from(set.answers),
            Some(_) => {
                let all = self.counted.requested + u64::from(set.answers);
                self.counted.requested = all.min(terms.most_of_requester(0));
            }
        }
        let needs = terms.needs(1).expect("there is a first level");
        let has_shown = self.chain.qualified(0) == Qualified::Yes && self.chain.reputation(0) >= needs.skill;
        if self.counted.total() >= needs.answers && has_shown && self.year.medallion.is_none() {
            self.year.medallion = Some(self.day);
        }
    }

    fn select(&mut self) {
        if self.plays.character {
            self.year.level = 1;
            self.chain.select(0, self.attributes.boost());
        }
    }

    /// Raises its character as far as its XP and its population go: focus as long as there is room, and then insight.
    fn level_up(&mut self) {
        while self.year.level > 0 && self.year.level < self.population.most_level {
            let Some(cost) = CharacterTerms::DEFAULT.cost(self.year.level) else { return };
            let left = self.year.work_xp + self.rewards.won.quests + self.rewards.won.milestones - self.spent;
            let raised = |attribute| self.attributes.raised(attribute, Rarity::Common.points_a_level());
            let Some(attributes) = raised(Attribute::Focus).or_else(|| raised(Attribute::Insight)) else { return };
            if left < cost.xp {
                return;
            }
            self.spent += cost.xp;
            self.year.levels += cost.agt;
            self.year.level += 1;
            self.attributes = attributes;
            self.chain.select(0, attributes.boost());
        }
    }
}
