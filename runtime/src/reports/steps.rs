//! Whether a step that a report names succeeds: it is tried with its fee and undone.
//!
//! A report never guesses what a call would do. It tries the call as a signed extrinsic of the account: without a fee where
//! the allowance covers it, else after the fee was taken, and through the call filter.

use crate::{signing, AccountId, Address, Balance, Balances, Runtime, RuntimeCall, RuntimeOrigin, Signature};
use crate::{TransactionPayment, UncheckedExtrinsic};
use codec::Encode;
use frame_support::{
    dispatch::CheckIfFeeless,
    storage::{with_transaction, TransactionOutcome},
    traits::{
        fungible::{Balanced, Inspect},
        tokens::{Fortitude::Polite, Precision::Exact, Preservation::Preserve},
    },
};
use sp_core::ecdsa;
use sp_runtime::{generic::Era, traits::Dispatchable, DispatchError};

/// The part of a fee that is left for what it rises by until the extrinsic is included: some three hours of full blocks.
const MARGIN: Balance = 10;

/// Returns the most that a signed extrinsic with `call` costs, in planck, whatever wallet signs it: the longest signature,
/// no tip, and a margin for a rising fee.
pub fn fee(call: impl Into<RuntimeCall>) -> Balance {
    let extrinsic = UncheckedExtrinsic::new_signed(
        call.into(),
        Address::Id(AccountId::new([0; 32])),
        Signature::Ecdsa(ecdsa::Signature::from_raw([0; 65])),
        signing::extension(crate::Nonce::MAX, Era::mortal(64, 0), 0),
    );
    let length = u32::try_from(extrinsic.encoded_size()).unwrap_or(u32::MAX);
    let fee = TransactionPayment::query_info(extrinsic, length).partial_fee;
    fee.saturating_add(fee.div_ceil(MARGIN))
}

/// Returns what `who` can spend on fees, in planck: all but the existential deposit.
pub fn spendable(who: &AccountId) -> Balance {
    Balances::reducible_balance(who, Preserve, Polite)
}

/// Returns whether a signed extrinsic of `who` with `call` would be valid and succeed in the next block.
pub fn succeeds(who: &AccountId, call: impl Into<RuntimeCall>) -> bool {
    all_succeed(who, [call.into()])
}

/// Returns whether one signed extrinsic of `who` after the other would be valid and succeed.
pub fn all_succeed(who: &AccountId, calls: impl IntoIterator<Item = RuntimeCall>) -> bool {
    let tried = with_transaction(|| {
        // The next block has the room for calls without a fee that this one may have filled.
        pallet_contributors::FeelessBlocks::<Runtime>::kill();
        TransactionOutcome::Rollback(calls.into_iter().try_for_each(|call| run(who, call)))
    });
    tried.is_ok()
}

/// Runs a call as a signed extrinsic does: without a fee, or after its fee was taken, and through the call filter.
fn run(who: &AccountId, call: RuntimeCall) -> Result<(), DispatchError> {
    let (fee, origin) = (fee(call.clone()), RuntimeOrigin::signed(who.clone()));
    if !call.is_feeless(&origin) {
        drop(Balances::withdraw(who, fee, Exact, Preserve, Polite)?);
    }
    call.dispatch(origin).map(drop).map_err(|failed| failed.error)
}
