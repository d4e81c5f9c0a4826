//! One file a behaviour.

mod budgets;
mod genesis;
mod invariants;
mod json;
mod properties;
mod refusals;
mod release;
mod report;
mod vesting;

use crate::{mock::*, Row, Rows};
use agt_primitives::{calendar::add_months, supply::Bucket, Balance, Moment};
use agt_test_support::rolled_back;
use frame_support::pallet_prelude::DispatchResult;

const MILLION: Balance = 1_000_000 * agt_primitives::token::AGT;

/// The moment `months` civil months after the TGE.
fn month(months: u32) -> Moment {
    add_months(TGE, months).expect("tests stay inside the calendar")
}

fn release(bucket: Bucket) -> DispatchResult {
    Supply::release(RuntimeOrigin::signed(CAROL), bucket)
}

fn row(bucket: Bucket) -> Row<AccountId> {
    Rows::<Test>::get(bucket).expect("every bucket has a row")
}
