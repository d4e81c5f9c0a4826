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
use frame_support::{
    pallet_prelude::DispatchResult,
    storage::{with_transaction, TransactionOutcome},
};
use sp_runtime::DispatchError;

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

/// What `look` sees in a world that is gone afterwards.
fn rolled_back<R>(look: impl FnOnce() -> R) -> R {
    with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(look()))).expect("look does not fail")
}
