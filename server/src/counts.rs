//! How many answers were given, by rule: what `/metrics` shows to this machine.

use crate::refusal::Rule;
use std::{
    collections::BTreeMap,
    fmt::Write,
    sync::{
        atomic::{AtomicU64, Ordering},
        Mutex,
    },
};

/// Counters since the start.
#[derive(Default)]
pub(crate) struct Counts {
    answered: AtomicU64,
    refused: Mutex<BTreeMap<Rule, u64>>,
}

impl Counts {
    /// Counts an answer: a refusal by its rule.
    pub(crate) fn count(&self, rule: Option<Rule>) {
        match rule {
            None => drop(self.answered.fetch_add(1, Ordering::Relaxed)),
            Some(rule) => {
                let mut refused = self.refused.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
                let count = refused.entry(rule).or_default();
                *count = count.saturating_add(1);
            }
        }
    }

    /// Returns the counters in the text format of Prometheus.
    pub(crate) fn text(&self) -> String {
        let mut text = String::from("# TYPE agt_server_answers counter\n");
        let mut line = |name: &str, count: u64| {
            // Writing to a text does not fail.
            let _ = writeln!(text, "agt_server_answers{{rule=\"{name}\"}} {count}");
        };
        line("", self.answered.load(Ordering::Relaxed));
        let refused = self.refused.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        for (rule, count) in refused.iter() {
            line(&format!("{rule:?}"), *count);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_rule() {
        let counts = Counts::default();
        for rule in [None, Some(Rule::NotYourSeat), None, Some(Rule::NotYourSeat), Some(Rule::TooMany)] {
            counts.count(rule);
        }
        let text = counts.text();
        for line in ["{rule=\"\"} 2", "{rule=\"NotYourSeat\"} 2", "{rule=\"TooMany\"} 1"] {
            assert!(text.contains(line), "{text}");
        }
    }
}
