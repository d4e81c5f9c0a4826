//! The table of referrals.

use super::{
    replay::{play, Outcome, Shape},
    Rule,
};
use crate::{
    money::{agt, IDLE},
    output::{table, File},
    quests::{self, Plays, Population, Year},
    rules::Rules,
    scenario::QUIZ,
};
use agt_primitives::redemption::{SeasonTerms, MINIMUM};

/// The people whose years the accounts have in turn.
const PEOPLE: u64 = 16;

/// The months for which an invitee's bond is tied up: that of its redemption, and the week in which it leaves.
const BOND_MONTHS: f64 = 1.5;

/// The head of the table.
const HEAD: &str = "rule,honest_people_refer,accounts_refer_as,aia_of_work,aia_of_referrals,referrals_pct_of_work,\
all_aia_against_no_referrals_pct,honest_referrers_aia,accounts,quiz_answers,bonded_invitees,idle_bonds_agt";

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The rule.
    pub rule: Rule,
    /// Whether honest people refer others as well.
    pub honest_refer: bool,
    /// How the operator's accounts refer each other.
    pub shape: Shape,
    /// What comes of it.
    pub outcome: Outcome,
    /// What all AIA of the operator would be without referrals.
    pub without: Outcome,
}

impl Row {
    /// Returns all AIA of the operator over what it is without referrals, as a part of the latter.
    pub fn gain(&self) -> f64 {
        let all = |outcome: &Outcome| (outcome.worked + outcome.referred) as f64;
        all(&self.outcome) / all(&self.without) - 1.0
    }

    /// Returns the AIA of referrals as a part of those of work.
    pub fn part(&self) -> f64 {
        self.outcome.referred as f64 / self.outcome.worked as f64
    }

    /// Returns the AGT that the idle bonds of the operator's invitees could have earned.
    pub fn idle_bonds(&self) -> f64 {
        let bond = SeasonTerms::default().bond_for(MINIMUM).expect("AIA of one account");
        agt(bond) * self.outcome.bonded as f64 * IDLE * BOND_MONTHS
    }

    fn line(&self) -> String {
        let Outcome { worked, referred, honest, accounts, bonded, .. } = self.outcome;
        format!(
            "{},{},{},{worked},{referred},{:.2},{:.2},{honest},{accounts},{},{bonded},{:.0}",
            self.rule.name(),
            if self.honest_refer { "yes" } else { "no" },
            self.shape.name(),
            100.0 * self.part(),
            100.0 * self.gain(),
            accounts * usize::from(QUIZ),
            self.idle_bonds(),
        )
    }
}

/// Plays the years of people who work with all their energy, without rewards and characters.
pub fn years() -> Vec<Year> {
    let rules = Rules::defaults();
    (0..PEOPLE).map(|number| quests::play(Population::FULL_TIME, &rules, Plays::NONE, number)).collect()
}

/// Plays every row.
pub fn rows() -> Vec<Row> {
    let years = years();
    let mut rows = Vec::new();
    for rule in Rule::ALL {
        for honest_refer in [false, true] {
            let of = |shape| play(rule, shape, honest_refer, &years);
            let without = of(Shape::None);
            rows.extend(Shape::ALL.map(|shape| Row { rule, honest_refer, shape, outcome: of(shape), without }));
        }
    }
    rows
}

/// Makes the table of referrals.
pub fn all(rows: &[Row]) -> Vec<File> {
    vec![("referrals.csv".into(), table(HEAD, rows.iter().map(Row::line)))]
}
