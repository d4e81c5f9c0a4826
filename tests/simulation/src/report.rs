//! The tables: the figures of every run as lines of CSV.

use crate::{
    ledger::{Ledger, Share},
    money::{agt, Account},
    people::Group,
    scenario::Scenario,
};
use agt_primitives::{season::ALL_POOLS, token::AGT};

/// A run and its record.
#[derive(Clone, Debug)]
pub struct Run {
    /// The scenario.
    pub scenario: Scenario,
    /// The record of the run.
    pub ledger: Ledger,
}

/// Returns `part` of `whole` in percent, or zero if `whole` is zero.
pub fn percent(part: f64, whole: f64) -> f64 {
    if whole > 0.0 {
        100.0 * part / whole
    } else {
        0.0
    }
}

/// Returns a price, or a dash if there is none.
fn price(price: Option<f64>) -> String {
    price.map_or("-".into(), |price| format!("{price:.3}"))
}

/// The head of [`seasons`].
pub const SEASONS: &str = "set,season,minted_agt,budget_left_agt,pool_agt,owed_agt,base_aia,bonded_aia,base_rate_agt,\
bonded_rate_agt,items_decided,wrong_pct,undecided_pct,to_experts_pct,gold_void_pct,sets_held_pct";

/// The head of [`shares`].
pub const SHARES: &str = "set,crowd,group,accounts,proven,sets,accepted_pct,aia_earned,aia_submitted,agt_paid,\
agt_share_pct,agt_a_account_and_month,person_answers,machine_answers,careless_seasons,break_even";

/// The head of [`groups`].
pub const GROUPS: &str = "set,honest_pct,lazy_pct,sybil_pct,colluding_pct,agt_paid,of_pools_pct,\
agt_an_accepted_answer,wrong_pct,seasons_left_in_budget";

/// The head of a verdict on an attack.
pub const VERDICT: &str = "attackers_pct_of_agt,agt_a_account_and_month,honest_agt_a_account_and_month,break_even,\
honest_break_even,verdict,wrong_pct,undecided_pct,to_experts_pct,gold_void_pct,sets_held_pct";

impl Run {
    /// Returns an amount of the run's planck as AGT for all people.
    fn all(&self, planck: u128) -> f64 {
        agt(planck * u128::from(self.scenario.scale()))
    }

    /// Returns a line for each season.
    pub fn seasons(&self) -> Vec<String> {
        let scale = self.scenario.scale();
        let line = |(number, season): (usize, &crate::ledger::Season)| {
            let labels = season.labels;
            let answered = (labels.decided + labels.undecided) as f64;
            let lanes = season.figures.map(|figures| figures.lanes);
            let rate = |aia: u64, owed: u128| if aia == 0 { 0.0 } else { agt(owed) / aia as f64 };
            let [base, bonded] = lanes.map_or([(0, 0); 2], |lanes| {
                [(lanes.base.aia, lanes.base.owed), (lanes.bonded.aia, lanes.bonded.owed)]
            });
            format!(
                "{},{},{:.0},{:.0},{:.0},{:.0},{},{},{:.5},{:.5},{},{:.2},{:.2},{:.2},{:.2},{:.2}",
                self.scenario.name,
                number + 1,
                self.all(season.minted),
                agt(ALL_POOLS) - self.all(season.minted),
                self.all(season.figures.map_or(0, |figures| figures.pool)),
                self.all(base.1 + bonded.1),
                base.0 * scale,
                bonded.0 * scale,
                rate(base.0, base.1),
                rate(bonded.0, bonded.1),
                labels.decided * scale,
                percent(labels.wrong as f64, labels.decided as f64),
                percent(labels.undecided as f64, answered),
                percent(labels.experts as f64, answered),
                percent(labels.void as f64, labels.gold as f64),
                percent(labels.held as f64, season.shares.iter().map(|share| share.sets).sum::<u64>() as f64 / 3.0),
            )
        };
        self.ledger.seasons.iter().enumerate().map(line).collect()
    }

    /// Returns a line for each cohort.
    pub fn shares(&self) -> Vec<String> {
        let scale = self.scenario.scale();
        let paid = self.ledger.paid();
        let line = |(index, cohort): (usize, &crate::people::Cohort)| {
            let share = self.ledger.total(index);
            format!(
                "{},{},{},{},{},{},{:.1},{},{},{:.0},{:.2},{:.2},{},{},{},{}",
                self.scenario.name,
                cohort.name,
                cohort.group.name(),
                share.registered * scale,
                share.proven * scale,
                share.sets * scale,
                percent(share.accepted as f64, share.sets as f64),
                share.earned * scale,
                share.submitted * scale,
                self.all(share.paid),
                percent(agt(share.paid), agt(paid)),
                self.a_month(&share),
                share.by_person * scale,
                share.by_machine * scale,
                share.careless * scale,
                price(Account::of(&share).break_even()),
            )
        };
        self.scenario.cohorts.iter().enumerate().map(line).collect()
    }

    /// Returns one line with the shares of the groups.
    pub fn groups(&self) -> String {
        let paid = agt(self.ledger.paid());
        let of = |group: Group| {
            let cohorts = self.scenario.cohorts.iter().enumerate().filter(|(_, cohort)| cohort.group == group);
            percent(cohorts.map(|(index, _)| agt(self.ledger.total(index).paid)).sum(), paid)
        };
        let [honest, lazy, sybil, colluding] = Group::ALL.map(of);
        let labels = self.ledger.labels();
        let right = (0..self.scenario.cohorts.len()).map(|cohort| self.ledger.total(cohort).right).sum::<u64>();
        let pools = self.ledger.seasons.iter().filter_map(|season| season.figures).map(|figures| figures.pool);
        let last = self
            .ledger
            .seasons
            .last()
            .map_or(0.0, |season| self.all(season.shares.iter().map(|share| share.paid).sum()));
        let left = agt(ALL_POOLS) - self.all(self.ledger.seasons.last().map_or(0, |season| season.minted));
        format!(
            "{},{honest:.1},{lazy:.1},{sybil:.1},{colluding:.1},{:.0},{:.1},{:.3},{:.2},{:.0}",
            self.scenario.name,
            self.all(self.ledger.paid()),
            percent(paid, agt(pools.sum())),
            paid / right.max(1) as f64,
            percent(labels.wrong as f64, labels.decided as f64),
            if last > 0.0 { left / last } else { 0.0 },
        )
    }

    /// Returns the average AGT that an account of a cohort was paid in a month.
    pub fn a_month(&self, share: &Share) -> f64 {
        let months = (share.registered * self.ledger.seasons.len() as u64).max(1);
        share.paid as f64 / AGT as f64 / months as f64
    }

    /// Returns the result of the attack of the third cohort, next to the first, the honest one.
    pub fn verdict(&self) -> Verdict {
        let (honest, attacker) = (self.ledger.total(0), self.ledger.total(2));
        let labels = self.ledger.labels();
        let sets = self.ledger.seasons.iter().flat_map(|season| &season.shares).map(|share| share.sets).sum::<u64>();
        let seats = f64::from(self.scenario.rules.campaign.replication.seats());
        let (own, others) = (Account::of(&attacker), Account::of(&honest));
        Verdict {
            share: percent(agt(attacker.paid), agt(self.ledger.paid())),
            a_month: self.a_month(&attacker),
            honest_a_month: self.a_month(&honest),
            break_even: own.break_even(),
            honest_break_even: others.break_even(),
            loses: own.loses_beside(&others),
            wrong: percent(labels.wrong as f64, labels.decided as f64),
            undecided: percent(labels.undecided as f64, (labels.decided + labels.undecided) as f64),
            experts: percent(labels.experts as f64, (labels.decided + labels.undecided) as f64),
            void: percent(labels.void as f64, labels.gold as f64),
            held: percent(labels.held as f64, sets as f64 / seats),
        }
    }
}

/// The result of an attack.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// The attackers' share of all AGT paid, in percent.
    pub share: f64,
    /// AGT that one of their accounts was paid in a month.
    pub a_month: f64,
    /// AGT that an honest account was paid in a month.
    pub honest_a_month: f64,
    /// The attackers' break-even.
    pub break_even: Option<f64>,
    /// The honest people's.
    pub honest_break_even: Option<f64>,
    /// Whether the attack loses money.
    pub loses: bool,
    /// Wrong labels among those decided, in percent.
    pub wrong: f64,
    /// Items left undecided by a set, in percent.
    pub undecided: f64,
    /// Items left to experts, in percent of all items.
    pub experts: f64,
    /// Outvoted gold, in percent.
    pub void: f64,
    /// Sets of which the attackers hold two thirds of the seats, in percent.
    pub held: f64,
}

impl Verdict {
    /// Returns the verdict as a line of CSV, without its name.
    pub fn line(&self) -> String {
        format!(
            "{:.2},{:.2},{:.2},{},{},{},{:.2},{:.2},{:.2},{:.2},{:.2}",
            self.share,
            self.a_month,
            self.honest_a_month,
            price(self.break_even),
            price(self.honest_break_even),
            if self.loses { "loses" } else { "pays" },
            self.wrong,
            self.undecided,
            self.experts,
            self.void,
            self.held,
        )
    }
}
