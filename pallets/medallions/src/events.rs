//! The events. Calls with their documentation leave no room for them in `lib.rs`.

use frame_support::pallet_macros::pallet_section;

/// The events, which the pallet's own module takes in. They alone rebuild the progress of each account.
#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    #[allow(missing_docs)] // A field without a comment is what its name says.
    pub enum Event<T: Config> {
        /// An area opened, for the first time or again.
        AreaOpened { area: AreaId, name: AreaName },
        /// An area closed. The medallions in it stay.
        AreaClosed { area: AreaId },
        /// Accepted answers count.
        Counted {
            who: T::AccountId,
            area: AreaId,
            /// The requester that paid for them; none where the platform paid.
            requester: Option<T::AccountId>,
            /// The answers that count: not more than what is left of the requester's part.
            answers: u64,
        },
        /// An account holds a medallion of level 1.
        Claimed {
            who: T::AccountId,
            area: AreaId,
            /// The answers that the level required.
            answers: u64,
        },
        /// A medallion has the next level.
        LevelledUp {
            who: T::AccountId,
            area: AreaId,
            level: u8,
            /// The answers that the level required.
            answers: u64,
            /// The XP spent.
            xp: u64,
            /// The planck of AGT paid to the revenue pot.
            agt: Balance,
        },
        /// A medallion was taken away.
        Revoked {
            who: T::AccountId,
            area: AreaId,
            /// The level that it had.
            level: u8,
            /// The answers that counted and count no more.
            forfeited: CountedAnswers,
            /// Why, in the words of governance; none where another pallet decided.
            reason: Option<Reason>,
        },
    }
}
