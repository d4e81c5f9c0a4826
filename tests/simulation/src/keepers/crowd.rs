//! Keepers in league with accounts that copy, and with competitors, on the platform's campaigns.

use super::Keeper;
use crate::{
    people::Cohort,
    report::{percent, Run},
    scenario::Scenario,
    sets::{attacked, defaults, Attack},
    sweeps::Grain,
};

/// The place of the friends among the cohorts of [`attacked`]: after honest and lazy people.
const FRIENDS: usize = 2;

/// What the friends of a keeper do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Friends {
    /// They copy what it reads. Where it reads nothing, a model answers that is right in this share.
    Copy(f64),
    /// They work like honest people, with the same bond, and gain by what others lose.
    Compete,
}

/// A run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trial {
    /// The friends' share of the accounts, in hundredths.
    pub share: u32,
    /// What they do.
    pub friends: Friends,
    /// The share of the other seats that is read, and the share that is lost.
    pub reads: f64,
    /// See [`Trial::reads`].
    pub loses: f64,
    /// Whether clients drop a keeper that has lost a seat.
    pub dropped: bool,
    /// Whether the keeper knows the gold.
    pub knows_gold: bool,
}

impl Trial {
    /// A fifth of the accounts, whose keeper does what it should.
    pub const fn of(friends: Friends) -> Self {
        Self { share: 20, friends, reads: 0.0, loses: 0.0, dropped: false, knows_gold: false }
    }

    /// Returns its scenario: 10 % lazy people, the friends, and honest people; all but the lazy ones have a bond.
    pub fn scenario(&self, grain: Grain) -> Scenario {
        let thousandths = 10 * self.share;
        let cohort = match self.friends {
            Friends::Copy(accuracy) => Cohort { accuracy: (accuracy, accuracy), ..Cohort::copying(thousandths) },
            Friends::Compete => Cohort { name: "competitors", bond: (1.0, 200), ..Cohort::honest(thousandths) },
        };
        let attack = Attack { name: cohort.name, cohort: Cohort { arrives: 60, ..cohort }, campaigns: |_| () };
        let mut scenario = attacked(&attack, defaults().1, grain.agents, grain.seasons);
        scenario.cohorts[0].thousandths = 900 - thousandths;
        let Self { reads, loses, dropped, knows_gold, .. } = *self;
        scenario.keeper = Some(Keeper { friends: FRIENDS, reads, loses, dropped, knows_gold });
        scenario
    }

    /// Returns the columns that say which run it is.
    pub fn name(&self) -> String {
        let model = match self.friends {
            Friends::Copy(accuracy) => format!("{:.0}", 100.0 * accuracy),
            Friends::Compete => "-".into(),
        };
        let said = |yes: bool| if yes { "yes" } else { "no" };
        let (reads, loses) = (100.0 * self.reads, 100.0 * self.loses);
        format!("{},{model},{},{reads:.2},{loses:.2},{}", self.share, said(self.knows_gold), said(self.dropped))
    }
}

/// The head of what [`Trial::name`] and [`line`] say.
pub const HEAD: &str =
    "friends_pct,model_right_pct,knows_gold,read_pct,lost_pct,dropped,friends_pct_of_agt,honest_pct_of_agt,\
friends_agt_a_month,honest_agt_a_month,friends_break_even,honest_break_even,verdict,honest_admitted_pct,\
friends_admitted_pct,wrong_pct,undecided_pct,to_experts_pct";

/// What a run came to.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// The share of the AGT that the friends got, in percent.
    pub friends: f64,
    /// The share that honest people got, in percent.
    pub honest: f64,
    /// AGT that an account of the friends was paid in a month.
    pub friends_a_month: f64,
    /// AGT that an honest account was paid in a month.
    pub honest_a_month: f64,
    /// The break-even of the friends and of honest people.
    pub break_even: (Option<f64>, Option<f64>),
    /// Whether the friends lose money beside honest people.
    pub loses: bool,
    /// Accounts of honest people, and of the friends, that may work for AIA at the end, in percent.
    pub admitted: (f64, f64),
    /// Wrong labels among the decided ones, in percent.
    pub wrong: f64,
    /// Items left undecided by a set, in percent.
    pub undecided: f64,
    /// Items left to experts, in percent.
    pub experts: f64,
}

/// Returns the outcome of the run of a [`Trial`].
pub fn outcome(run: &Run) -> Outcome {
    let verdict = run.verdict();
    let [honest, friends] = [0, FRIENDS].map(|cohort| run.ledger.total(cohort));
    Outcome {
        friends: verdict.share,
        honest: percent(honest.paid as f64, run.ledger.paid() as f64),
        friends_a_month: verdict.a_month,
        honest_a_month: verdict.honest_a_month,
        break_even: (verdict.break_even, verdict.honest_break_even),
        loses: verdict.loses,
        admitted: (
            percent(honest.admitted as f64, honest.registered as f64),
            percent(friends.admitted as f64, friends.registered as f64),
        ),
        wrong: verdict.wrong,
        undecided: verdict.undecided,
        experts: verdict.experts,
    }
}

impl Outcome {
    /// Returns it as a line of CSV.
    pub fn line(&self) -> String {
        let price = |price: Option<f64>| price.map_or("-".into(), |price| format!("{price:.3}"));
        format!(
            "{:.2},{:.2},{:.2},{:.2},{},{},{},{:.1},{:.1},{:.2},{:.2},{:.2}",
            self.friends,
            self.honest,
            self.friends_a_month,
            self.honest_a_month,
            price(self.break_even.0),
            price(self.break_even.1),
            if self.loses { "loses" } else { "pays" },
            self.admitted.0,
            self.admitted.1,
            self.wrong,
            self.undecided,
            self.experts,
        )
    }
}
