//! What a campaign costs, and how long it takes at least.

use crate::plan::{Pay, Plan};
use agt_primitives::{
    basis_points::BasisPoints,
    reward_pools::fee_on,
    tasks::{Replication, Windows, MAX_SEATS},
    Aia, Balance, Moment,
};
use serde::{Deserialize, Serialize};

/// The answers to each item, beyond the seats of a set, that the escrow of a pool keeps the price of.
const FURTHER_ANSWERS: u8 = 2;

/// What a campaign costs. Amounts are planck of AGT, or the smallest units of the pool's asset; where the platform pays they
/// are zero.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// The items to label.
    pub items: u32,
    /// The sets that carry every item once.
    pub sets: u32,
    /// The sets that may ever be dealt.
    pub leaves: u32,
    /// The seats of those that carry every item once.
    pub seats: u64,
    /// What a perfect set earns.
    #[serde(with = "as_text")]
    pub price: Balance,
    /// The most that workers are paid in all: two further answers to each item, and three graders of rich answers,
    /// included.
    #[serde(with = "as_text")]
    pub most_paid: Balance,
    /// The fee on that, rounded up.
    #[serde(with = "as_text")]
    pub fee: Balance,
    /// What the pool must hold when it opens: both together.
    #[serde(with = "as_text")]
    pub pool: Balance,
    /// The AIA that all seats earn before multipliers, if every item is answered once; zero where a pool pays.
    pub aia: Aia,
    /// The gold positions in all leaves.
    pub gold_positions: u64,
    /// The gold items that there are.
    pub gold_items: u32,
    /// The rounds that it takes at least, however many workers come: a round deals at most 8,192 seats.
    pub least_rounds: u32,
    /// The number of workers of a set.
    pub workers_a_set: u8,
}

impl Cost {
    /// Returns what a plan costs with so many items, leaves and gold items, at a fee. None if it is more than any pool can hold.
    pub fn of(plan: &Plan, items: u32, leaves: u32, gold_items: u32, fee: BasisPoints) -> Option<Self> {
        let sets = match (plan.is_gold_alone(), plan.items_a_set) {
            (true, _) => leaves,
            (_, 0) => 0,
            (_, items_a_set) => items.div_ceil(items_a_set.into()),
        };
        let replication = plan.replication.seats();
        let is_rich = plan.answer.kind() == agt_primitives::tasks::AnswerKind::Rich;
        let graders = if is_rich { Replication::Three.seats() } else { 0 };
        let paid_a_set = replication.saturating_add(FURTHER_ANSWERS).saturating_add(graders);
        let seats = u64::from(sets).saturating_mul(replication.into());
        let (price, aia) = match plan.pay {
            Pay::Pool { price, .. } => (price, 0),
            Pay::Platform { aia } => (0, aia),
        };
        let most_paid = price.checked_mul(paid_a_set.into())?.checked_mul(sets.into())?;
        let fee = fee_on(fee, most_paid);
        let mut cost = Self {
            items,
            sets,
            leaves,
            seats,
            price,
            most_paid,
            fee,
            pool: most_paid.checked_add(fee)?,
            aia: aia.saturating_mul(seats),
            gold_positions: u64::from(leaves).saturating_mul(plan.gold_a_set.into()),
            gold_items,
            least_rounds: 0,
            workers_a_set: replication,
        };
        cost.least_rounds = cost.rounds_with(MAX_SEATS).unwrap_or_default();
        Some(cost)
    }

    /// Returns the rounds in which so many workers, of whom each joins every round, answer each item once. None if they do not
    /// fill a set.
    pub fn rounds_with(&self, workers: u32) -> Option<u32> {
        let sets_a_round = workers.min(MAX_SEATS).checked_div(self.workers_a_set.into())?;
        (sets_a_round > 0).then(|| self.sets.div_ceil(sets_a_round))
    }
}

/// Returns the longest time of a round, from its first worker to its settlement, in milliseconds. The wait for the deal, up to
/// two epochs, comes on top.
pub fn longest_round(windows: &Windows) -> Moment {
    let Windows { join, commit, stand_in, reveal, gold } = *windows;
    [join, commit, stand_in, reveal, gold].into_iter().fold(0, Moment::saturating_add)
}

/// A balance as a decimal text: JSON readers round large numbers.
mod as_text {
    use agt_primitives::Balance;
    use serde::{de::Error, Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(amount: &Balance, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(amount)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Balance, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}
