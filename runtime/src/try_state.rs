//! The invariants of the whole chain: `Hooks::try_state` of every pallet, and whether all stored values decode.
//!
//! The native build alone has these checks (feature `try-runtime`): the chain never runs them. The runtime's tests end with
//! them, and `agt-node try-state` runs them on a database.

use crate::{AllPalletsWithSystem, BlockNumber};
use alloc::{format, string::String, vec, vec::Vec};
use frame_support::traits::{PalletsInfoAccess, TryDecodeEntireStorage, TryState, TryStateSelect};

/// The verdict on the state of one block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The names of the pallets whose invariants were checked, those of the SDK included.
    pub pallets: Vec<&'static str>,
    /// Bytes of storage that were decoded as what the runtime says they are.
    pub decoded: usize,
    /// A sentence for each pallet with a broken invariant, and for each value that does not decode.
    pub failures: Vec<String>,
}

/// Checks every invariant of every pallet on the current state, which is the state after `block`.
///
/// Walks over the whole storage. Changes nothing.
pub fn try_state(block: BlockNumber) -> Verdict {
    let mut verdict = Verdict::default();
    for pallet in AllPalletsWithSystem::infos() {
        // One pallet at a time: for all of them together the SDK returns one error, which names none.
        let one = TryStateSelect::Only(vec![pallet.name.as_bytes().to_vec()]);
        if let Err(error) = <AllPalletsWithSystem as TryState<BlockNumber>>::try_state(block, one) {
            verdict.failures.push(format!("{}: {}", pallet.name, <&'static str>::from(error)));
        }
        verdict.pallets.push(pallet.name);
    }
    match <AllPalletsWithSystem as TryDecodeEntireStorage>::try_decode_entire_state() {
        Ok(decoded) => verdict.decoded = decoded,
        Err(errors) => verdict.failures.extend(errors.iter().map(|error| format!("undecodable: {error}"))),
    }
    verdict
}
