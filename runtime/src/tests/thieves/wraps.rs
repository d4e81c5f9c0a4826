//! The wrappers that an account can put round a call, the time at which it is sent, and what it came to.

use super::*;
use crate::tests::buyback::signed;
use agt_primitives::{assets::AssetKind, experience::Experience, revenue::RevenueSource};
use frame_support::traits::fungible::Inspect;
use sp_keyring::Sr25519Keyring;

/// `call` by an account that the caller derives from its own.
pub(super) fn derived(call: impl Into<RuntimeCall>) -> RuntimeCall {
    UtilityCall::as_derivative { index: 0, call: Box::new(call.into()) }.into()
}

/// The account by which [`derived`] calls.
pub(super) fn derivative_of(who: Sr25519Keyring) -> AccountId {
    pallet_utility::derivative_account_id(who.to_account_id(), 0)
}

/// `call` by a multisig of the caller and `other`, for which the caller is enough.
pub(super) fn shared(call: impl Into<RuntimeCall>, other: Sr25519Keyring) -> RuntimeCall {
    let other_signatories = vec![other.to_account_id()];
    pallet_multisig::Call::as_multi_threshold_1 { other_signatories, call: Box::new(call.into()) }.into()
}

/// All of `calls`, whichever of them fail.
pub(super) fn forced(calls: Vec<RuntimeCall>) -> RuntimeCall {
    UtilityCall::force_batch { calls }.into()
}

/// Makes `delegate` a proxy of `real`.
pub(super) fn delegate(real: Sr25519Keyring, delegate: Sr25519Keyring, proxy_type: ProxyType) {
    let delegate = delegate.to_account_id().into();
    let call = pallet_proxy::Call::add_proxy { delegate, proxy_type, delay: 0 };
    dispatch(call, signed(real)).expect("it can pay the deposit");
}

/// Has `delegate` make `call` as a proxy of `real`, and returns what became of it.
pub(super) fn by_proxy(
    delegate: Sr25519Keyring,
    real: Sr25519Keyring,
    call: impl Into<RuntimeCall>,
) -> Result<(), DispatchError> {
    let (real, call) = (real.to_account_id().into(), Box::new(call.into()));
    dispatch(pallet_proxy::Call::proxy { real, force_proxy_type: None, call }, signed(delegate))?;
    let told = System::events().into_iter().rev().find_map(|record| match record.event {
        RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => Some(result),
        _ => None,
    });
    told.expect("a proxy tells what its call came to")
}

/// Ends the block, and begins one at `moment`.
pub(super) fn block_at(moment: Moment) {
    Executive::finalize_block();
    begin_block_in_slot(moment / SLOT_MILLIS);
}

/// AGT that an account can send, in planck.
pub(super) fn free(who: impl Into<AccountId>) -> Balance {
    Balances::free_balance(who.into())
}

/// All AGT of an account, with what is on reserve or on hold, in planck.
pub(super) fn owned_in_all(who: Sr25519Keyring) -> Balance {
    <Balances as Inspect<AccountId>>::total_balance(&who.to_account_id())
}

/// Planck of AGT that came in as revenue from a source.
pub(super) fn paid_for(source: RevenueSource) -> Balance {
    pallet_revenue::Collected::<Runtime>::get(AssetKind::Native, source)
}

/// The XP that an account has earned and that it has spent.
pub(super) fn xp(who: Sr25519Keyring) -> (u64, u64) {
    let who = who.to_account_id();
    (<Contributors as Experience<AccountId>>::earned(&who), <Contributors as Experience<AccountId>>::spent(&who))
}

/// Sends `value` planck.
pub(super) fn agt_to(from: Sr25519Keyring, to: AccountId, value: Balance) {
    let call = BalancesCall::transfer_keep_alive { dest: to.into(), value };
    dispatch(call, signed(from)).expect("it can pay");
}

/// The error of a call that is shut.
pub(super) fn filtered() -> DispatchError {
    frame_system::Error::<Runtime>::CallFiltered.into()
}
