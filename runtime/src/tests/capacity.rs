//! How much work fits in a block at the declared weights. The figures are those of docs/performance.md; what is asserted
//! is what must not be lost.

use super::*;
use agt_primitives::{
    contributors::FEELESS_PART,
    tasks::{Queue, RoundId, SetId},
};
use frame_support::{
    dispatch::{DispatchClass, GetDispatchInfo},
    traits::Get,
    weights::Weight,
};
use pallet_contributors::WeightInfo as _;
use pallet_tasks::WeightInfo as _;

type Tasks = weights::pallet_tasks::WeightInfo<Runtime>;
type Books = weights::pallet_contributors::WeightInfo<Runtime>;

/// How many of a call a block takes: those that pay, in the room of normal extrinsics, and those that do not, in a tenth
/// of the block.
fn fit(call: Weight) -> (u64, u64) {
    let weights = <Runtime as frame_system::Config>::BlockWeights::get();
    let normal = weights.get(DispatchClass::Normal).max_total.unwrap_or(weights.max_block);
    let each = call.saturating_add(<Runtime as pallet_contributors::Config>::ExtrinsicBase::get());
    let times = |room: Weight| room.ref_time() / each.ref_time();
    (times(normal), times(weights.max_block.saturating_div(FEELESS_PART)))
}

#[test]
fn should_settle_and_redeem_many_in_a_block() {
    let declared = |call: RuntimeCall| call.get_dispatch_info().call_weight;
    // A settlement gives back what it declared for a set of graders; it keeps what its question may have cost.
    let one = Tasks::settle().max(Tasks::settle_with_losers());
    let asked = Tasks::can_settle().saturating_add(Books::waive());
    let rows = [
        ("join", declared(pallet_tasks::Call::join { campaign: 0, queue: Queue::Work }.into())),
        (
            "commit",
            declared(
                pallet_tasks::Call::commit { campaign: 0, round: RoundId(0), set: SetId(0), hash: Default::default() }
                    .into(),
            ),
        ),
        ("reveal", Tasks::reveal().saturating_mul(2).saturating_add(Books::waive())),
        ("settle, seven seats at the worst", one.saturating_add(asked)),
        ("submit", declared(pallet_redemption::Call::submit { aia: 3_000 }.into())),
        ("claim", declared(pallet_redemption::Call::claim { season: Default::default() }.into())),
    ];
    let mut fits = std::collections::BTreeMap::new();
    for (name, weight) in rows {
        let (paying, free) = fit(weight);
        println!("| {name} | {} us | {paying} | {free} |", weight.ref_time() / 1_000_000);
        fits.insert(name, (paying, free));
    }
    assert!(fits["settle, seven seats at the worst"].0 >= 30, "{fits:?}");
    assert!(fits["submit"].0 >= 500 && fits["claim"].0 >= 500, "{fits:?}");
    assert!(fits["commit"].1 >= 50 && fits["reveal"].1 >= 50 && fits["join"].1 >= 30, "{fits:?}");
}
