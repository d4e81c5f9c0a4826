//! What all rooms share: accounts, wrappers of calls, moments, and the figures that must not change.

pub(super) use super::super::{
    buyback::{batch, block_after, by, govern},
    holder::{pass, registration, undone, Holder},
    progress::prove,
    steps::earn,
};
use super::*;
use agt_primitives::{access::Role, assets::AssetId, token::AGT};
use frame_support::traits::{
    fungible::{Inspect as _, InspectHold as _},
    fungibles::Inspect,
};
pub(super) use frame_support::{assert_noop, assert_ok};
pub(super) use sp_keyring::Sr25519Keyring as Key;

/// An account with AGT that has nothing to do with the others.
pub(super) const STRANGER: Key = Key::FerdieStash;

/// The first asset that anybody creates.
pub(super) const COIN: AssetId = 1;

/// A minute in milliseconds.
pub(super) const MINUTE: Moment = 60_000;

pub(super) type Bonds = pallet_access::Call<Runtime>;
pub(super) type Pools = pallet_reward_pools::Call<Runtime>;
pub(super) type Jobs = pallet_attestation::Call<Runtime>;
pub(super) type Labels = pallet_tasks::Call<Runtime>;
pub(super) type People = pallet_contributors::Call<Runtime>;
pub(super) type Seasons = pallet_redemption::Call<Runtime>;
pub(super) type Tokens = pallet_assets::Call<Runtime, pallet_assets::Instance1>;

pub(super) fn id(key: Key) -> AccountId {
    key.to_account_id()
}

/// Sends a call as an account that may have no well-known key.
pub(super) fn as_account(who: &AccountId, call: impl Into<RuntimeCall>) -> Result<(), DispatchError> {
    dispatch(call, RuntimeOrigin::signed(who.clone()))
}

/// The call that sends `amount` planck to `to`.
pub(super) fn send(to: &AccountId, amount: Balance) -> RuntimeCall {
    BalancesCall::transfer_allow_death { dest: to.clone().into(), value: amount }.into()
}

/// Gives planck of Ferdie's to an account.
pub(super) fn give(to: &AccountId, amount: Balance) {
    assert_ok!(by(Key::Ferdie, send(to, amount)));
}

/// The call that sends all that can be spent to `to`.
pub(super) fn send_all(to: &AccountId) -> RuntimeCall {
    BalancesCall::transfer_all { dest: to.clone().into(), keep_alive: false }.into()
}

/// A batch whose calls each succeed or fail by themselves.
pub(super) fn force_batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
    UtilityCall::force_batch { calls }.into()
}

/// A call as the first derivative account of its signer.
pub(super) fn as_derivative(call: impl Into<RuntimeCall>) -> RuntimeCall {
    UtilityCall::as_derivative { index: 0, call: Box::new(call.into()) }.into()
}

/// A call as the account of a multisig of its signer and another account, of which one is enough.
pub(super) fn as_multisig_with(other: Key, call: impl Into<RuntimeCall>) -> RuntimeCall {
    let (other_signatories, call) = (vec![id(other)], Box::new(call.into()));
    pallet_multisig::Call::as_multi_threshold_1 { other_signatories, call }.into()
}

/// A call that a proxy makes for `real`. It succeeds whatever becomes of the call.
pub(super) fn by_proxy(real: Key, call: impl Into<RuntimeCall>) -> RuntimeCall {
    let (real, call) = (id(real).into(), Box::new(call.into()));
    pallet_proxy::Call::proxy { real, force_proxy_type: None, call }.into()
}

/// Lets `proxy` do everything for `real`.
pub(super) fn let_act(proxy: Key, real: Key) {
    let (delegate, proxy_type) = (id(proxy).into(), ProxyType::Any);
    assert_ok!(by(real, pallet_proxy::Call::add_proxy { delegate, proxy_type, delay: 0 }));
}

/// Ends the block, and begins one at this moment.
pub(super) fn at(moment: Moment) {
    Executive::finalize_block();
    begin_block_at(moment);
}

/// Returns what `scene` returns a millisecond before a moment, at it, and a millisecond after it, and undoes each.
pub(super) fn around<R>(moment: Moment, scene: impl Fn() -> R) -> [R; 3] {
    [moment - 1, moment, moment + 1].map(|now| {
        undone(|| {
            at(now);
            scene()
        })
    })
}

pub(super) fn free(who: &AccountId) -> Balance {
    Balances::free_balance(who)
}

/// Free planck and those on hold.
pub(super) fn owned(who: &AccountId) -> Balance {
    Balances::total_balance(who)
}

/// Planck on hold, whatever for.
pub(super) fn held(who: &AccountId) -> Balance {
    Balances::total_balance_on_hold(who)
}

/// Units of the coin that are not on hold.
pub(super) fn units(who: &AccountId) -> Balance {
    <Assets as Inspect<AccountId>>::balance(COIN, who)
}

/// The AGT that exists, and all that was ever minted.
pub(super) fn supply() -> (Balance, Balance) {
    (Balances::total_issuance(), Supply::report().ever_minted.0)
}

/// Lets an account bond, and enter a role.
pub(super) fn enter(key: Key, role: Role, amount: Balance) {
    assert_ok!(by(key, Bonds::bond { amount }));
    assert_ok!(by(key, Bonds::enter_role { role }));
}

/// Sets a governed parameter.
pub(super) fn set(name: &str, value: u128) {
    govern(crate::configs::parameters::set_call(name, value));
}

/// Gives the stranger AGT.
pub(super) fn stranger_comes() {
    give(&id(STRANGER), 10_000 * AGT);
}
