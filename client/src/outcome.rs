//! What became of a transaction.

use crate::{Result, Rule};
use agt_runtime::{Balance, Hash, RuntimeEvent};
use sp_runtime::DispatchError;

/// The outcome of a transaction that was included in a block.
#[derive(Debug)]
pub struct Outcome {
    /// The block that includes it.
    pub block: Hash,
    /// Whether the call succeeded, or the error it failed with.
    pub result: std::result::Result<(), DispatchError>,
    /// The fee, tip included, in planck.
    pub fee: Balance,
    /// Its events.
    pub events: Vec<RuntimeEvent>,
}

impl Outcome {
    /// Returns the outcome that the events of a transaction in `block` tell; none if they are not those of a
    /// transaction.
    pub fn of(block: Hash, events: Vec<RuntimeEvent>) -> Option<Self> {
        use frame_system::Event::{ExtrinsicFailed, ExtrinsicSuccess};
        use pallet_transaction_payment::Event::TransactionFeePaid;

        let result = events.iter().find_map(|event| match event {
            RuntimeEvent::System(ExtrinsicSuccess { .. }) => Some(Ok(())),
            RuntimeEvent::System(ExtrinsicFailed { dispatch_error, .. }) => Some(Err(*dispatch_error)),
            _ => None,
        })?;
        let fee = events.iter().find_map(|event| match event {
            RuntimeEvent::TransactionPayment(TransactionFeePaid { actual_fee, .. }) => Some(*actual_fee),
            _ => None,
        });
        Some(Self { block, result, fee: fee.unwrap_or_default(), events })
    }

    /// Returns the outcome if the call succeeded, or the rule that it broke.
    pub fn ok(self) -> Result<Self> {
        match self.result {
            Ok(()) => Ok(self),
            Err(error) => Err(Rule::of(&error).into()),
        }
    }

    /// Returns the first event that `pick` takes.
    pub fn find<Picked>(&self, pick: impl FnMut(&RuntimeEvent) -> Option<Picked>) -> Option<Picked> {
        self.events.iter().find_map(pick)
    }
}
