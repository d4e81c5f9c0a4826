//! What events tell: what to read again, and who pays for steps.

use super::who;
use crate::dirty::{paid, Dirty, Paid};
use agt_primitives::{
    calendar::Month,
    tasks::{RoundId, SetId},
};
use agt_runtime::{Hash, Runtime, RuntimeEvent};
use frame_system::{EventRecord, Phase};
use pallet_tasks::Event;
use sp_runtime::DispatchError;

const MONTH: Month = Month(720);

fn record(extrinsic: u32, event: impl Into<RuntimeEvent>) -> EventRecord<RuntimeEvent, Hash> {
    EventRecord { phase: Phase::ApplyExtrinsic(extrinsic), event: event.into(), topics: Vec::new() }
}

fn fee(extrinsic: u32, number: u8, actual_fee: u128) -> EventRecord<RuntimeEvent, Hash> {
    let event =
        pallet_transaction_payment::Event::<Runtime>::TransactionFeePaid { who: who(number), actual_fee, tip: 0 };
    record(extrinsic, event)
}

fn forgiven() -> Event<Runtime> {
    Event::MisconductForgotten { who: who(8) }
}

#[test]
fn events_name_what_must_be_read_again() {
    let mut dirty = Dirty::default();
    let (campaign, round, set) = (3, RoundId(1), SetId(7));
    dirty.add(&[
        record(1, Event::<Runtime>::Left { campaign, round, who: who(5) }),
        record(2, Event::<Runtime>::SentToGraders { campaign, set }),
        record(3, Event::<Runtime>::Collected { campaign: 4, who: who(6), amount: 1 }),
        record(4, forgiven()),
        record(5, pallet_buyback::Event::<Runtime>::AuctionEnded { asset: 1, lot: 2, unsold: 2 }),
    ]);
    let expected = Dirty {
        campaigns: [campaign].into(),
        left: [(campaign, round, who(5))].into(),
        sets: [(campaign, set)].into(),
        unpaid: [(4, who(6))].into(),
        money: true,
        ..Dirty::default()
    };
    assert_eq!(dirty, expected);
}

#[test]
fn a_block_tells_who_paid_for_what_and_what_failed() {
    let dispatch_error = DispatchError::BadOrigin;
    let dispatch_info = frame_system::DispatchEventInfo::default();
    let events = [
        fee(1, 1, 5),
        record(1, Event::<Runtime>::Pruned { campaign: 1, records: 1, all: true }),
        fee(2, 2, 6),
        record(2, frame_system::Event::<Runtime>::ExtrinsicFailed { dispatch_error, dispatch_info }),
        // A call without a fee, by somebody with a ticket.
        fee(3, 3, 0),
        record(3, Event::<Runtime>::SentToGraders { campaign: 1, set: SetId(1) }),
        fee(4, 4, 7),
        record(4, forgiven()),
        fee(5, 5, 8),
        record(5, pallet_revenue::Event::<Runtime>::SlashesRecycled { amount: 1 }),
        // A bid is for whoever makes it.
        fee(6, 6, 9),
        record(6, pallet_revenue::Event::<Runtime>::RevenueSold { asset: 1, month: MONTH, amount: 1, to: who(6) }),
    ];
    let entry = |number, fee, failed, is_step| Paid { who: who(number), fee, failed, is_step };
    let expected = [
        entry(1, 5, false, true),
        entry(2, 6, true, false),
        entry(4, 7, false, false),
        entry(5, 8, false, true),
        entry(6, 9, false, false),
    ];
    assert_eq!(paid(&events), expected);
}
