//! What must hold after each block.

use crate::chain;
use agt_runtime::{try_state::try_state, Balance, Balances, RuntimeEvent, Session, System};
use frame_support::{dispatch::DispatchClass, traits::fungible::Inspect, weights::Weight};
use pallet_balances::Event;
use std::fmt;

/// A rule that a block broke.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding(pub String);

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The figures before a block.
#[derive(Clone, Copy, Debug)]
pub struct Before {
    issued: Balance,
    session: u32,
}

impl Before {
    /// Returns the figures as they are now.
    pub fn now() -> Self {
        Self { issued: <Balances as Inspect<_>>::total_issuance(), session: Session::current_index() }
    }

    /// Checks what can be read of the block that has just ended: its weight, and that AGT is conserved.
    pub fn check_block(&self) -> Result<(), Finding> {
        self.check_weight()?;
        self.check_issuance()
    }

    /// No class of extrinsics weighs more than its room, and all of the block no more than a block may.
    ///
    /// The SDK has the block that begins a session count as full: it registers the weight of a whole block beside what else was
    /// done in it.
    fn check_weight(&self) -> Result<(), Finding> {
        let (limits, weight) = (chain::limits(), System::block_weight());
        for class in [DispatchClass::Normal, DispatchClass::Operational] {
            let (used, room) = (*weight.get(class), limits.get(class).max_total.unwrap_or(Weight::MAX));
            if used.any_gt(room) {
                return Err(Finding(format!("over-weight: {class:?} extrinsics weigh {used:?} of {room:?}")));
            }
        }
        let sessions = Session::current_index().saturating_sub(self.session);
        let room = limits.max_block.saturating_mul(u64::from(sessions) + 1);
        let used = weight.total();
        if used.any_gt(room) {
            return Err(Finding(format!(
                "over-weight: the block weighs {used:?} of {room:?}, {sessions} sessions began"
            )));
        }
        Ok(())
    }

    /// The issuance is what it was, and what the block's events minted, less what they burned.
    fn check_issuance(&self) -> Result<(), Finding> {
        let (mut minted, mut burned) = (0u128, 0u128);
        for record in System::events() {
            let RuntimeEvent::Balances(event) = record.event else { continue };
            match event {
                Event::Minted { amount, .. }
                | Event::Issued { amount }
                | Event::MintedCredit { amount }
                | Event::Restored { amount, .. } => minted = minted.saturating_add(amount),
                Event::Burned { amount, .. }
                | Event::BurnedHeld { amount, .. }
                | Event::BurnedDebt { amount }
                | Event::Rescinded { amount }
                | Event::Suspended { amount, .. } => burned = burned.saturating_add(amount),
                Event::Unexpected(kind) => return Err(Finding(format!("balances: an unexpected event, {kind:?}"))),
                _ => {}
            }
        }
        let (before, issued) = (self.issued, <Balances as Inspect<_>>::total_issuance());
        let expected = before.saturating_add(minted).checked_sub(burned);
        if expected != Some(issued) {
            return Err(Finding(format!(
                "conservation: {before} planck were issued, events minted {minted} and burned {burned}, and {issued} are issued"
            )));
        }
        Ok(())
    }
}

/// All accounts together have the AGT that is issued, and every invariant of every pallet holds.
///
/// It reads the whole state.
pub fn check_state() -> Result<(), Finding> {
    let accounts = frame_system::Account::<agt_runtime::Runtime>::iter_values();
    let owned = accounts.fold(0u128, |sum, account| sum.saturating_add(account.data.free + account.data.reserved));
    let issued = <Balances as Inspect<_>>::total_issuance();
    if owned != issued {
        return Err(Finding(format!("conservation: all accounts have {owned} planck, and {issued} are issued")));
    }
    let verdict = try_state(System::block_number());
    match &verdict.failures[..] {
        [] => Ok(()),
        failures => Err(Finding(failures.join("; "))),
    }
}
