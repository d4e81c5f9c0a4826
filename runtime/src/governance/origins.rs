//! The origins that a referendum can speak with beside root: each may do one thing.

use core::marker::PhantomData;
use frame_support::traits::{EnsureOrigin, Get};

pub use pallet::*;

/// No storage and no call: what a track's name stands for.
#[frame_support::pallet]
pub mod pallet {
    use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
    use frame_support::pallet_prelude::*;

    #[pallet::config]
    pub trait Config: frame_system::Config {}

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    /// What a referendum may do. The order is part of every wallet's ABI.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
    #[pallet::origin]
    pub enum Origin {
        /// Dispatch, as root, a call that the technical committee has whitelisted by its hash.
        WhitelistedCaller,
        /// Change a governed parameter within its hard range.
        ParametersAdmin,
        /// Let the treasury pay a hundredth of what it has in a month.
        SmallSpender,
        /// Let the treasury pay, together with the small spender, a twentieth of what it has in a month.
        LargeSpender,
        /// Cancel a referendum, or what one has put on the schedule.
        Canceller,
    }
}

/// Accepts the one origin that `Wanted` names.
pub struct Ensure<Wanted>(PhantomData<Wanted>);

impl<Outer, Wanted> EnsureOrigin<Outer> for Ensure<Wanted>
where
    Outer: Into<Result<Origin, Outer>> + From<Origin>,
    Wanted: Get<Origin>,
{
    type Success = ();

    fn try_origin(origin: Outer) -> Result<(), Outer> {
        origin.into().and_then(|origin| if origin == Wanted::get() { Ok(()) } else { Err(origin.into()) })
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<Outer, ()> {
        Ok(Wanted::get().into())
    }
}
