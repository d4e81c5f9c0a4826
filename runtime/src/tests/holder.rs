//! Somebody who signs, as a wallet does, and time that passes block by block.

use super::*;
use crate::{reports, signing};
use agt_primitives::{
    access::{NextStep, Role},
    calendar::DAY,
    contributors::{ContributorStep, SIGNATURE_LIFE},
    token::AGT,
};
use frame_support::storage::{with_transaction, TransactionOutcome};
use pallet_access::Call as BondCall;
use pallet_contributors::Call as PersonCall;
use sp_core::{sr25519, Pair};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Ferdie};

/// Somebody who signs.
pub(super) struct Holder(pub(super) sr25519::Pair);

impl Holder {
    /// Somebody with `amount`, out of Ferdie's pocket.
    pub(super) fn with(amount: Balance) -> Self {
        let number = System::account_nonce(Ferdie.to_account_id());
        let holder = Self(Pair::from_string(&format!("//{number}"), None).expect("a key"));
        let give = BalancesCall::transfer_keep_alive { dest: holder.who().into(), value: amount };
        Self(Ferdie.pair()).send(if amount > 0 { give.into() } else { remark() });
        holder
    }

    pub(super) fn who(&self) -> AccountId {
        self.0.public().into()
    }

    /// Signs a call, as a wallet does, and includes it in the block.
    pub(super) fn try_send(&self, call: impl Into<RuntimeCall>) -> Result<(), String> {
        let nonce = *System::account_nonce(self.who());
        let extrinsic = signing::sign(call.into(), &self.0, nonce, 0, System::block_hash(0));
        match Executive::apply_extrinsic(extrinsic) {
            Ok(Ok(())) => Ok(()),
            other => Err(format!("{other:?}")),
        }
    }

    #[track_caller]
    pub(super) fn send(&self, call: impl Into<RuntimeCall>) {
        let call = call.into();
        let sent = self.try_send(call.clone());
        assert_eq!(sent, Ok(()), "{call:?} with {} planck free", Balances::free_balance(self.who()));
    }

    pub(super) fn steps(&self) -> Vec<NextStep> {
        reports::access::report(self.who()).next_steps
    }

    pub(super) fn contributor_steps(&self) -> Vec<ContributorStep> {
        reports::contributor::report(self.who()).next_steps
    }

    pub(super) fn active(&self) -> Balance {
        Access::report(self.who()).active.0
    }
}

pub(super) fn remark() -> RuntimeCall {
    frame_system::Call::remark { remark: vec![] }.into()
}

/// Ends the block and begins the next one that takes extrinsics, `millis` later than it would.
pub(super) fn pass(millis: Moment) {
    Executive::finalize_block();
    begin_block_in_slot(u64::from(Babe::current_slot()) + 1 + millis.div_ceil(SLOT_MILLIS));
    // The block that begins a session counts as full.
    let most = <Runtime as frame_system::Config>::BlockWeights::get().max_block;
    if System::block_weight().total().any_gte(most) {
        pass(0);
    }
}

pub(super) fn pass_until(moment: Moment) {
    pass(moment.saturating_sub(Timestamp::get()));
}

pub(super) fn pass_blocks(count: u32) {
    (0..count).for_each(|_| pass(0));
}

/// Runs `scene` and undoes it.
pub(super) fn undone<R>(scene: impl FnOnce() -> R) -> R {
    let outcome = with_transaction(|| TransactionOutcome::Rollback(Ok::<R, DispatchError>(scene())));
    outcome.expect("it is undone in any case")
}

/// The call by which `sponsor` registers `guest`.
pub(super) fn registration(sponsor: &Holder, guest: &Holder) -> RuntimeCall {
    let expires = Timestamp::get() + SIGNATURE_LIFE;
    let text = Contributors::registration_message(sponsor.who(), guest.who(), None, expires).expect("a text");
    let signature = Signature::Sr25519(guest.0.sign(&text));
    PersonCall::register_for { who: guest.who().into(), referrer: None, expires, signature }.into()
}

/// Alice, who is bonded in a role, registers `guest`.
pub(super) fn sponsored(guest: &Holder) {
    let alice = Holder(Alice.pair());
    if alice.active() == 0 {
        alice.send(BondCall::bond { amount: 1_000 * AGT });
        alice.send(BondCall::enter_role { role: Role::DataValidation });
    }
    pass(DAY);
    alice.send(registration(&alice, guest));
}

/// Sends `amount` of Ferdie's to `holder`.
pub(super) fn fund(holder: &Holder, amount: Balance) {
    Holder(Ferdie.pair()).send(BalancesCall::transfer_keep_alive { dest: holder.who().into(), value: amount });
}

/// Sends all that `holder` has to Bob, so that its account is removed unless another pallet keeps it.
pub(super) fn empty(holder: &Holder) {
    holder.send(BalancesCall::transfer_all { dest: Bob.to_account_id().into(), keep_alive: false });
}
