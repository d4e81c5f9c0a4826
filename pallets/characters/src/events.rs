//! The events. Calls with their documentation leave no room for them in `lib.rs`.

use frame_support::pallet_macros::pallet_section;

/// The events, which the pallet's own module takes in. Those of pallet-nfts tell who owns an item.
#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    #[allow(missing_docs)] // A field without a comment is what its name says.
    pub enum Event<T: Config> {
        /// A proven account claimed its starter.
        StarterClaimed { item: CharacterId, who: T::AccountId, rarity: Rarity, attributes: Attributes },
        /// Governance opened an edition.
        EditionOpened {
            edition: EditionId,
            /// Planck that a character costs.
            price: Balance,
            /// XP that a character costs.
            xp: u64,
            supply: u32,
            /// The number that one account can buy.
            most: u32,
            odds: Odds,
            until: Moment,
        },
        /// Governance closed an edition.
        EditionClosed { edition: EditionId, sold: u32 },
        /// A character of an edition was bought. It hatches when `epoch` has ended.
        Bought {
            item: CharacterId,
            edition: EditionId,
            who: T::AccountId,
            /// Planck paid into the revenue pot.
            agt: Balance,
            /// XP spent.
            xp: u64,
            /// The epoch of the beacon whose seed decides.
            epoch: BeaconEpoch,
        },
        /// A character that was bought has hatched.
        Hatched {
            item: CharacterId,
            edition: EditionId,
            who: T::AccountId,
            rarity: Rarity,
            attributes: Attributes,
            /// Whether there was a seed. Without one it is common, with the least points.
            had_seed: bool,
        },
        /// An account selected a character that it owns.
        Selected { item: CharacterId, who: T::AccountId },
        /// An account unselected its character. No other account can select it before `rests_until`.
        Unselected { item: CharacterId, who: T::AccountId, rests_until: Moment },
        /// The owner of a character paid for its next level.
        LevelReached {
            item: CharacterId,
            who: T::AccountId,
            level: u16,
            attribute: Attribute,
            /// The points that the attribute has now.
            points: u8,
            /// Planck paid into the revenue pot.
            agt: Balance,
            /// XP spent.
            xp: u64,
        },
        /// What was left of a character whose item was burned is gone.
        Pruned { item: CharacterId },
        /// Governance set where pictures are found. Metadata that is written from now on says so.
        PictureBaseSet { base: PictureUri },
        /// The metadata of a character was written anew.
        Refreshed { item: CharacterId },
    }
}
