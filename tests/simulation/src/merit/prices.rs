//! Prices of answers: what the platform pays in a run, and what labelling costs elsewhere.

use crate::{
    merit::{price_of, FEES},
    money::{agt, Account},
    report::Run,
};

/// What the platform pays in a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Platform {
    /// AGT an AIA in the base lane in the last season.
    pub base_rate: f64,
    /// AGT an AIA in the bonded lane in the last season.
    pub bonded_rate: f64,
    /// AGT an accepted answer over all seasons.
    pub an_answer: f64,
    /// The break-even of the first cohort, the honest one: the answers for which it gets an AGT.
    pub break_even: f64,
}

impl Platform {
    /// Returns what it pays in a run that ends with a season in which both lanes are used.
    pub fn of(run: &Run) -> Self {
        let ledger = &run.ledger;
        let lanes = ledger.seasons.last().and_then(|season| season.figures).expect("a season with AIA").lanes;
        let rate = |lane: agt_primitives::season::Lane| agt(lane.owed) / lane.aia as f64;
        let right = (0..run.scenario.cohorts.len()).map(|cohort| ledger.total(cohort).right).sum::<u64>();
        Self {
            base_rate: rate(lanes.base),
            bonded_rate: rate(lanes.bonded),
            an_answer: agt(ledger.paid()) / right as f64,
            break_even: Account::of(&ledger.total(0)).break_even().expect("honest people are paid"),
        }
    }
}

/// What crowds are paid for an answer, in thousandths of a USD: from a simple choice to a box or a span of text.
const THOUSANDTHS_AN_ANSWER: [u32; 5] = [10, 20, 50, 100, 200];

/// Prices of an AGT, in thousandths of a USD. None is assumed; these are tried.
const THOUSANDTHS_AN_AGT: [u32; 7] = [20, 50, 75, 100, 200, 500, 1_000];

/// The head of [`lines`].
pub const HEAD: &str =
    "pays_an_answer,usd_an_agt,agt_an_answer,people_work_for_aia,at_least_0.05_agt,at_least_0.167_agt,\
at_least_0.5_agt,at_least_1.667_agt";

/// Returns a line for what the platform pays, for what people need for their labour, and for each price of an answer and of
/// an AGT: whether people who want that price work for the platform's AIA, and whether it is at least each least price.
pub fn lines(platform: &Platform) -> Vec<String> {
    let said = |yes: bool| if yes { "yes" } else { "no" };
    let line = |payer: &str, token: &str, price: f64, works: &str| {
        let merit = FEES.map(|fee| said(price >= agt(price_of(fee)))).join(",");
        format!("{payer},{token},{price:.3},{works},{merit}")
    };
    let mut lines = vec![
        line("the platform on average", "-", platform.an_answer, "-"),
        line("the break-even of honest people", "-", 1.0 / platform.break_even, "-"),
    ];
    for answer in THOUSANDTHS_AN_ANSWER {
        for token in THOUSANDTHS_AN_AGT {
            let usd = |thousandths: u32| f64::from(thousandths) / 1_000.0;
            let price = f64::from(answer) / f64::from(token);
            let works = said(price * platform.break_even <= 1.0);
            lines.push(line(&format!("{:.2} USD", usd(answer)), &format!("{:.3}", usd(token)), price, works));
        }
    }
    lines
}
