//! The runs that show what the rule of qualification comes to: whom it pays, and what it costs honest people.

use crate::{
    crowds::Crowd,
    ledger::Share,
    money::{agt, Account},
    people::{Cohort, Strategy},
    report::{percent, Run},
    rules::Rules,
    scenario::Scenario,
    sets::{defaults, scenario},
    sweeps::Grain,
};
use agt_primitives::{basis_points::BasisPoints, calendar::DAY, contributors::ContributorTerms};

/// How colluders go about it. A person answers their quizzes in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A model answers all paid work, and an account that falls answers quizzes again.
    Model,
    /// As before, with a fresh account in place of each that falls, at once and for nothing.
    Fresh,
    /// Fresh accounts, whose person answers the paid work until the skill is the reference; then the model does.
    Milk,
    /// The person answers the paid work whenever the skill is below 9,500.
    Mix,
    /// The person answers everything, as honest people do: what the other ways are measured by.
    Hand,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Model, Self::Fresh, Self::Milk, Self::Mix, Self::Hand];

    /// Its name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Model => "model",
            Self::Fresh => "fresh accounts",
            Self::Milk => "by hand and then a model",
            Self::Mix => "by hand below 9500",
            Self::Hand => "all by hand",
        }
    }

    fn by_hand(self) -> (u16, u16) {
        match self {
            Self::Model | Self::Fresh => (0, 0),
            Self::Milk => (0, 9_900),
            Self::Mix => (9_500, 9_500),
            Self::Hand => (u16::MAX, u16::MAX),
        }
    }
}

/// One run.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The crowd that the honest people are.
    pub crowd: Crowd,
    /// The colluders' share of the accounts in hundredths.
    pub colluders: u32,
    /// How often their model is right.
    pub accuracy: f64,
    /// How they go about it.
    pub way: Way,
    /// The share of the colluders that have a bond.
    pub their_bond: f64,
    /// The share of honest people who have a bond.
    pub bonded: f64,
    /// The rules.
    pub rules: Rules,
}

impl Trial {
    /// Returns colluders of one accuracy beside the usual crowd, of which three in ten have a bond.
    pub fn usual(colluders: u32, accuracy: f64) -> Self {
        let (crowd, way, (_, rules)) = (Crowd::USUAL, Way::Model, defaults());
        Self { crowd, colluders, accuracy, way, their_bond: 1.0, bonded: 0.3, rules }
    }

    /// Returns its scenario. Its cohorts are honest people with a bond, those without, and colluders.
    pub fn scenario(&self, grain: Grain) -> Scenario {
        let Self { crowd, colluders, way, bonded, .. } = self;
        let soon = |cohort: Cohort| Cohort { arrives: 60, ..cohort };
        let rest = 1_000 - 10 * colluders;
        let with = (f64::from(rest) * bonded).round() as u32;
        let honest = |thousandths, bond| {
            let bond = (bond, 200);
            soon(crowd.people(Cohort { bond, ..Cohort::honest(thousandths) }))
        };
        let skilled = crowd.shares.len() - 1 - crowd.shares.len() / 10;
        let accuracy = crowd.known(self.accuracy);
        let attackers = soon(Cohort {
            strategy: Strategy::Collude,
            accuracy: (accuracy, accuracy),
            hand: crowd.shares[skilled],
            by_hand: way.by_hand(),
            fresh: matches!(way, Way::Fresh | Way::Milk),
            bond: (self.their_bond, 1_920),
            ..Cohort::colluding(10 * colluders)
        });
        let cohorts = vec![honest(with, 1.0), honest(rest - with, 0.0), attackers];
        scenario(crowd.name, crowd.asked(self.rules), cohorts, grain.agents, grain.seasons)
    }

    /// Returns what tables say of it.
    pub fn name(&self) -> String {
        let Self { crowd, colluders, accuracy, way, .. } = self;
        let (bonded, theirs) = (100.0 * self.bonded, 100.0 * self.their_bond);
        format!("{},{colluders},{:.1},{},{theirs:.0},{bonded:.0}", crowd.name, 100.0 * accuracy, way.name())
    }
}

/// The head of what [`Trial::name`] and [`outcome`] say.
pub const HEAD: &str = "crowd,colluders_pct,model_right_pct,way,colluders_with_bond_pct,honest_with_bond_pct,\
honest_pct_of_agt,honest_agt_a_month,colluders_agt_a_month,honest_break_even,colluders_break_even,verdict,\
honest_admitted_pct,honest_quizzes_pct,base_to_bonded_pct,wrong_pct,undecided_pct,to_experts_pct";

/// What a run came to.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// The share of the AGT that honest people got, in percent.
    pub honest: f64,
    /// AGT that an honest account was paid in a month.
    pub a_month: f64,
    /// AGT that a colluder's account was paid in a month.
    pub theirs: f64,
    /// The break-even of honest people and of colluders.
    pub break_even: (Option<f64>, Option<f64>),
    /// Whether the colluders lose money beside the honest people.
    pub loses: bool,
    /// Honest accounts that may work for AIA at the end, in percent.
    pub admitted: f64,
    /// Unpaid quizzes among the sets of honest people, in percent.
    pub quizzes: f64,
    /// What an accepted answer without a bond earns, in percent of one with a bond.
    pub base: f64,
    /// Wrong labels among the decided ones, in percent.
    pub wrong: f64,
    /// Items left undecided by a set, in percent.
    pub undecided: f64,
    /// Items left to experts, in percent.
    pub experts: f64,
}

/// Returns the outcome of the run of a [`Trial`].
pub fn outcome(run: &Run) -> Outcome {
    let [with, without, theirs] = [0, 1, 2].map(|cohort| run.ledger.total(cohort));
    let both = |of: fn(&Share) -> u64| (of(&with) + of(&without)) as f64;
    let accounts = [&with, &without].map(Account::of);
    let honest = Account {
        paid: accounts.iter().map(|account| account.paid).sum(),
        spent: accounts.iter().map(|account| account.spent).sum(),
        labour: accounts.iter().map(|account| account.labour).sum(),
    };
    let an_answer = |share: &Share| agt(share.paid) / share.right.max(1) as f64;
    let (own, verdict) = (Account::of(&theirs), run.verdict());
    let months = run.ledger.seasons.len() as f64;
    let (sets, quizzes) = (both(|share| share.sets), both(|share| share.quizzes));
    Outcome {
        honest: percent(honest.paid, agt(run.ledger.paid())),
        a_month: honest.paid / months / both(|share| share.registered).max(1.0),
        theirs: run.a_month(&theirs),
        break_even: (honest.break_even(), own.break_even()),
        loses: own.loses_beside(&honest),
        admitted: percent(both(|share| share.admitted), both(|share| share.registered)),
        quizzes: percent(quizzes, sets + quizzes),
        base: percent(an_answer(&without), an_answer(&with)),
        wrong: verdict.wrong,
        undecided: verdict.undecided,
        experts: verdict.experts,
    }
}

impl Outcome {
    /// Returns it as a line of CSV.
    pub fn line(&self) -> String {
        let price = |price: Option<f64>| price.map_or("-".into(), |price| format!("{price:.2}"));
        format!(
            "{:.1},{:.1},{:.1},{},{},{},{:.1},{:.1},{:.1},{:.2},{:.2},{:.2}",
            self.honest,
            self.a_month,
            self.theirs,
            price(self.break_even.0),
            price(self.break_even.1),
            if self.loses { "loses" } else { "pays" },
            self.admitted,
            self.quizzes,
            self.base,
            self.wrong,
            self.undecided,
            self.experts,
        )
    }
}

/// Returns the runs of colluders of 70 to 85 % at every share, beside honest people with a bond, without one, and mixed.
pub fn colluders() -> Vec<Trial> {
    let mut trials = Vec::new();
    for (way, shares) in
        [(Way::Model, &[10, 20, 30, 40][..]), (Way::Fresh, &[20]), (Way::Milk, &[20]), (Way::Mix, &[20])]
    {
        for colluders in shares {
            for accuracy in [0.70, 0.75, 0.80, 0.85] {
                for bonded in [0.0, 0.3, 1.0] {
                    trials.push(Trial { way, bonded, ..Trial::usual(*colluders, accuracy) });
                }
            }
        }
    }
    trials.extend([0.0, 0.3, 1.0].map(|bonded| Trial { way: Way::Hand, bonded, ..Trial::usual(20, 0.85) }));
    trials
}

/// Returns the runs of every crowd: alone, and beside colluders whose model has a part of the skill of skilled people.
pub fn crowds() -> Vec<Trial> {
    let mut trials = Vec::new();
    for crowd in Crowd::ALL {
        for (colluders, skill) in [(0, 0), (10, 7_000), (20, 7_000), (10, 8_500), (20, 8_500), (20, 10_000)] {
            trials.push(Trial { crowd, ..Trial::usual(colluders, crowd.right(skill)) });
        }
    }
    trials
}

/// Returns the runs of the table of who is paid: the people of the main table as the usual crowd has them, with a tenth and
/// a fifth of colluders.
pub fn mixed(grain: Grain) -> Vec<Scenario> {
    let mut scenarios = Vec::new();
    for colluders in [10, 20] {
        for accuracy in [0.70, 0.75, 0.80, 0.85] {
            let (crowd, (_, rules)) = (Crowd::USUAL, defaults());
            let attackers = Cohort { accuracy: (accuracy, accuracy), ..Cohort::colluding(10 * colluders) };
            let cohorts = vec![
                crowd.people(Cohort::honest(700 - 10 * colluders)),
                crowd.people(Cohort::lazy(150)),
                Cohort::blind(75),
                Cohort::model(75),
                attackers,
            ];
            let name = format!("{colluders} % colluders of {:.0} %", 100.0 * accuracy);
            scenarios.push(scenario(&name, crowd.asked(rules), cohorts, grain.agents, grain.seasons));
        }
    }
    scenarios
}

/// Returns the runs of the base lane: its share of the pool, beside colluders with and without a bond.
pub fn base_lane() -> Vec<(u16, Trial)> {
    let mut trials = Vec::new();
    for part in [0, 500, 1_000, 1_500, 2_000] {
        for (way, accuracy) in [(Way::Model, 0.85), (Way::Fresh, 0.80), (Way::Fresh, 0.85)] {
            for their_bond in [0.0, 1.0] {
                let (_, mut rules) = defaults();
                rules.season.base_part = BasisPoints::clamped(part);
                trials.push((part, Trial { way, their_bond, rules, ..Trial::usual(20, accuracy) }));
            }
        }
    }
    trials
}

/// A change of the rule: the parameter, its value as tables write it, and the terms.
type Change = (&'static str, String, ContributorTerms);

/// Returns the values of every parameter of the rule, one varied at a time.
fn changes() -> Vec<Change> {
    let terms = ContributorTerms::DEFAULT;
    let mut all: Vec<Change> = Vec::new();
    for least_skill in [6_000, 7_000, 7_500, 8_000, 8_500, 8_750, 9_000, 9_500] {
        let pay_floor = least_skill - 250;
        let changed = ContributorTerms { least_skill, pay_floor, ..terms };
        all.push(("least skill with a floor 250 below", least_skill.to_string(), changed));
    }
    for (least_skill, pay_floor) in [(8_500, 8_500), (8_750, 8_000), (9_000, 8_500), (9_250, 8_500)] {
        let changed = ContributorTerms { least_skill, pay_floor, ..terms };
        all.push(("least skill and floor", format!("{least_skill} and {pay_floor}"), changed));
    }
    for gold_memory in [96, 128, 192, 384] {
        all.push(("gold remembered", gold_memory.to_string(), ContributorTerms { gold_memory, ..terms }));
    }
    for trial_gold in [32, 64, 96, 192] {
        all.push(("gold of a trial", trial_gold.to_string(), ContributorTerms { trial_gold, ..terms }));
    }
    for prior_gold in [8, 32, 64, 128] {
        all.push(("prior", prior_gold.to_string(), ContributorTerms { prior_gold, ..terms }));
    }
    for fall_margin in [100, 150, 200, 250, 300] {
        all.push(("margin of a fall", fall_margin.to_string(), ContributorTerms { fall_margin, ..terms }));
    }
    for days in [1, 7, 30] {
        all.push(("wait", format!("{days} days"), ContributorTerms { fall_wait: days * DAY, ..terms }));
    }
    all
}

/// The attacks of the sweep.
pub const SWEPT: [(Way, f64); 3] = [(Way::Model, 0.80), (Way::Model, 0.85), (Way::Fresh, 0.85)];

/// Returns the runs of every change, beside a fifth of the accounts that colludes.
pub fn sweep() -> Vec<(&'static str, String, Trial)> {
    let mut trials = Vec::new();
    for (parameter, value, contributors) in changes() {
        for (way, accuracy) in SWEPT {
            let rules = Rules { contributors, ..defaults().1 };
            trials.push((parameter, value.clone(), Trial { way, rules, ..Trial::usual(20, accuracy) }));
        }
    }
    trials
}
