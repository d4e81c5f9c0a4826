//! Figures that are not the same in the books and on the chain.

use super::{figure::words, Books, Said};
use crate::keys::address_of;
use agt_primitives::buyback::RunReport;
use agt_runtime::AccountId;
use serde::Serialize;
use std::{
    collections::BTreeSet,
    fmt::{self, Display},
};

/// A figure that is not the same in the books and on the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// The figure in words, such as `revenue (AGT, from gifts)`, or `run 7: units`.
    pub figure: String,
    /// What the events come to, in the smallest unit.
    pub from_events: String,
    /// What the chain says. If its storage and its runtime API do not say the same, all that they say.
    pub on_chain: String,
}

/// One line that names the figure.
impl Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} by the events, {} on the chain", self.figure, self.from_events, self.on_chain)
    }
}

impl Books {
    /// Returns each figure, and each fact of a run, of which the chain says something else than the events come to. The books
    /// must have followed all blocks up to the one at which the chain was asked.
    pub fn differences(&self, chain: &Said) -> Vec<Difference> {
        let own = self.figures();
        let figures: BTreeSet<_> = own.keys().chain(chain.figures.keys()).collect();
        let differs = figures.into_iter().filter_map(|figure| {
            let amount = own.get(figure).copied().unwrap_or_default();
            // Storage was read to its end: of what it does not hold, it says nothing.
            let said = chain.figures.get(figure).cloned().unwrap_or_else(|| BTreeSet::from([0]));
            (said != BTreeSet::from([amount])).then(|| {
                let on_chain = said.iter().map(ToString::to_string).collect::<Vec<_>>().join(" and ");
                Difference { figure: figure.to_string(), from_events: amount.to_string(), on_chain }
            })
        });
        let mut found: Vec<_> = differs.collect();
        let runs: BTreeSet<_> = self.runs().keys().chain(chain.runs.keys()).copied().collect();
        for run in runs {
            found.extend(of_run(run, self.runs().get(&run), chain.runs.get(&run)));
        }
        found
    }
}

/// Returns what of a run is not the same.
fn of_run(run: u64, own: Option<&RunReport<AccountId>>, said: Option<&RunReport<AccountId>>) -> Vec<Difference> {
    let (Some(own), Some(said)) = (own, said) else {
        let shown = |is_there: bool| String::from(if is_there { "sold" } else { "none" });
        let (from_events, on_chain) = (shown(own.is_some()), shown(said.is_some()));
        return Vec::from([Difference { figure: format!("run {run}"), from_events, on_chain }]);
    };
    let pairs = facts(own).into_iter().zip(facts(said)).filter(|(own, said)| own != said);
    pairs
        .map(|((name, from_events), (_, on_chain))| {
            let figure = format!("run {run}: {name}");
            Difference { figure, from_events, on_chain }
        })
        .collect()
}

/// Returns the facts of a run, by their names.
fn facts(run: &RunReport<AccountId>) -> [(&'static str, String); 12] {
    // It names every field, so that a new one is not left out.
    let RunReport { run: _, asset, how, buyer, units, agt, rate, reference, mode, burned, kept, block, at } = run;
    [
        ("asset", asset.to_string()),
        ("how", words(how)),
        ("buyer", buyer.as_ref().map_or_else(|| "none".into(), address_of)),
        ("units", units.to_string()),
        ("agt", agt.0.to_string()),
        ("rate", rate.to_string()),
        ("reference", reference.to_string()),
        ("mode", words(mode)),
        ("burned", burned.0.to_string()),
        ("kept", kept.0.to_string()),
        ("block", block.to_string()),
        ("at", at.to_string()),
    ]
}
