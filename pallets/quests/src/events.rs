//! The events that blocks carry. Calls with their documentation leave no room for them in `lib.rs`.

use frame_support::pallet_macros::pallet_section;

/// The events, which the pallet's own module takes in. They alone rebuild all stocks, claims and totals. The work that is
/// counted has the events of its settlement.
#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    #[allow(missing_docs)] // A field without a comment is what its name says.
    pub enum Event<T: Config> {
        /// The quests of a UTC day are drawn.
        QuestsDrawn {
            /// The day, in days since 1970-01-01.
            day: u64,
            quests: [Quest; DAILY],
            /// Whether a sealed seed chose them; if not, anybody could foretell them.
            is_by_chance: bool,
        },
        /// An account was paid for a quest of the day.
        QuestClaimed {
            who: T::AccountId,
            day: u64,
            quest: Quest,
            /// What was paid: of the boosters those that fitted into the stock.
            reward: Reward,
        },
        /// An account was paid for a milestone.
        MilestoneClaimed {
            who: T::AccountId,
            milestone: Milestone,
            /// What was paid: of the boosters those that fitted into the stock.
            reward: Reward,
        },
        /// An account bought a booster.
        BoosterBought {
            who: T::AccountId,
            /// Planck of AGT that went to the revenue pot.
            price: Balance,
            /// What the account has in stock now.
            stock: u8,
        },
        /// An account took a booster out of its stock.
        BoosterUsed {
            who: T::AccountId,
            /// The factor on AIA of sets that it opens before `until`.
            factor: Multiplier,
            until: Moment,
            /// What the account has in stock now.
            stock: u8,
        },
        /// Governance opened an event.
        EventOpened {
            event: EventId,
            /// What each place pays.
            reward: Reward,
            places: u32,
            condition: Condition,
            from: Moment,
            until: Moment,
            /// Planck of AGT reserved for all places.
            reserved: Balance,
        },
        /// An account entered an event.
        EventEntered {
            event: EventId,
            who: T::AccountId,
            /// The accepted sets that the platform has paid the account for before. They do not count.
            sets: u64,
        },
        /// An account was paid for an event.
        EventClaimed {
            event: EventId,
            who: T::AccountId,
            /// What was paid: of the boosters those that fitted into the stock.
            reward: Reward,
            /// The places that are left.
            left: u32,
        },
        /// An event was closed.
        EventClosed {
            event: EventId,
            /// The places that nobody claimed.
            left: u32,
            /// Planck of AGT that can be reserved again.
            lifted: Balance,
        },
        /// The entry of an account in a closed event was removed.
        EntrySwept { event: EventId, who: T::AccountId },
    }
}
