//! What Prometheus reads of a keeper. docs/keeper.md lists the names.

use crate::steps::Kind;
use agt_primitives::token::AGT;
use agt_runtime::Balance;
use substrate_prometheus_endpoint::{
    prometheus::{Encoder, TextEncoder},
    register, Counter, CounterVec, Gauge, Opts, PrometheusError, Registry, F64, U64,
};

/// The counters and gauges of a keeper.
#[derive(Clone)]
pub struct Metrics {
    registry: Registry,
    sent: CounterVec<U64>,
    refused: CounterVec<U64>,
    failed: Counter<U64>,
    fees: Counter<F64>,
    received: Counter<U64>,
    openings_refused: CounterVec<U64>,
    pub(crate) openings: Gauge<U64>,
    pub(crate) sets: Gauge<U64>,
    pub(crate) campaigns: Gauge<U64>,
    pub(crate) due: Gauge<U64>,
    pub(crate) best: Gauge<U64>,
    pub(crate) finalized: Gauge<U64>,
    pub(crate) lag: Gauge<F64>,
    pub(crate) pass: Gauge<F64>,
    balance: Gauge<F64>,
    fees_today: Gauge<F64>,
    fees_spent: Gauge<U64>,
    purse_empty: Gauge<U64>,
    node_up: Gauge<U64>,
}

impl Metrics {
    /// Returns metrics that all begin at zero, in a registry of their own.
    pub fn new() -> Self {
        Self::registered(Registry::new()).expect("each name is valid and registered once")
    }

    fn registered(registry: Registry) -> Result<Self, PrometheusError> {
        let name = |name: &str| format!("agt_keeper_{name}");
        let counter =
            |of: &str, says: &str| -> Result<Counter<U64>, _> { register(Counter::new(name(of), says)?, &registry) };
        let gauge =
            |of: &str, says: &str| -> Result<Gauge<U64>, _> { register(Gauge::new(name(of), says)?, &registry) };
        let real = |of: &str, says: &str| -> Result<Gauge<F64>, _> { register(Gauge::new(name(of), says)?, &registry) };
        let by = |of: &str, says: &str, label: &str| -> Result<CounterVec<U64>, _> {
            register(CounterVec::new(Opts::new(name(of), says), &[label])?, &registry)
        };
        Ok(Self {
            sent: by("steps_sent_total", "Steps for which a transaction was sent", "kind")?,
            refused: by("steps_refused_total", "Steps that failed in rehearsal, and were not sent", "kind")?,
            failed: counter("transactions_failed_total", "Transactions that were paid for and failed")?,
            fees: register(
                Counter::new(name("fees_agt_total"), "Fees that the keeper's account paid, in AGT")?,
                &registry,
            )?,
            received: counter("openings_received_total", "Openings that were received and stored")?,
            openings_refused: by("openings_refused_total", "Openings that were refused, by reason", "reason")?,
            openings: gauge("openings_held", "Openings that are held")?,
            sets: gauge("sets_open", "Sets that are followed and not over")?,
            campaigns: gauge("campaigns", "Campaigns that are followed")?,
            due: gauge("steps_due", "Steps that were due in the last pass")?,
            best: gauge("best_block", "The number of the best block")?,
            finalized: gauge("final_block", "The number of the last final block")?,
            lag: real("lag_seconds", "Seconds from the best block's time to now")?,
            pass: real("pass_seconds", "Seconds that the last pass took")?,
            balance: real("balance_agt", "The free balance of the keeper's account, in AGT")?,
            fees_today: real("fees_today_agt", "Fees of the day in UTC, of what was just sent too, in AGT")?,
            fees_spent: gauge(
                "fees_spent",
                "1 if the fees of the day are spent: only steps that cannot wait are taken",
            )?,
            purse_empty: gauge("purse_empty", "1 if the account could not pay the fee of a step in the last pass")?,
            node_up: gauge("node_up", "1 if a node answered in the last pass")?,
            registry,
        })
    }

    /// Counts a step for which a transaction was sent.
    pub fn sent(&self, kind: Kind) {
        self.sent.with_label_values(&[kind.name()]).inc();
    }

    /// Counts a step that failed in rehearsal.
    pub fn refused(&self, kind: Kind) {
        self.refused.with_label_values(&[kind.name()]).inc();
    }

    /// Counts what the keeper's account paid for a transaction, in planck.
    pub fn paid(&self, fee: Balance, failed: bool) {
        self.fees.inc_by(in_agt(fee));
        if failed {
            self.failed.inc();
        }
    }

    /// Counts an opening that was received, or the reason why it was refused.
    pub fn opening(&self, refused: Option<&str>) {
        match refused {
            None => self.received.inc(),
            Some(reason) => self.openings_refused.with_label_values(&[reason]).inc(),
        }
    }

    /// Notes the free balance of the keeper's account, in planck.
    pub fn balance(&self, free: Balance) {
        self.balance.set(in_agt(free));
    }

    /// Notes the fees of the day, in planck, and whether they are spent.
    pub fn fees_today(&self, spent: Balance, are_spent: bool) {
        self.fees_today.set(in_agt(spent));
        self.fees_spent.set(are_spent.into());
    }

    /// Notes whether the account could not pay a fee.
    pub fn purse(&self, is_empty: bool) {
        self.purse_empty.set(is_empty.into());
    }

    /// Notes whether a node answered.
    pub fn node(&self, is_up: bool) {
        self.node_up.set(is_up.into());
    }

    /// Returns all of them in the text format of Prometheus.
    pub fn text(&self) -> String {
        let mut text = Vec::new();
        match TextEncoder::new().encode(&self.registry.gather(), &mut text) {
            Ok(()) => String::from_utf8_lossy(&text).into_owned(),
            Err(error) => {
                log::error!("metrics: {error}");
                String::new()
            }
        }
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

/// Returns an amount of planck in AGT, for graphs.
fn in_agt(planck: Balance) -> f64 {
    planck as f64 / AGT as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metrics_are_listed_with_their_labels_and_values() {
        let metrics = Metrics::new();
        metrics.sent(Kind::Settle);
        metrics.sent(Kind::Settle);
        metrics.opening(Some("wrongRound"));
        metrics.paid(AGT / 2, true);
        metrics.balance(3 * AGT);
        metrics.fees_today(2 * AGT, true);
        let text = metrics.text();
        for line in [
            "agt_keeper_steps_sent_total{kind=\"settle\"} 2",
            "agt_keeper_openings_refused_total{reason=\"wrongRound\"} 1",
            "agt_keeper_transactions_failed_total 1",
            "agt_keeper_fees_agt_total 0.5",
            "agt_keeper_balance_agt 3",
            "agt_keeper_fees_today_agt 2",
            "agt_keeper_fees_spent 1",
        ] {
            assert!(text.lines().any(|found| found == line), "{line} in\n{text}");
        }
    }
}
