//! The errors. Calls with their documentation leave no room for them in `lib.rs`.

use frame_support::pallet_macros::pallet_section;

/// The errors, which the pallet's own module takes in.
#[pallet_section]
mod errors {
    #[pallet::error]
    pub enum Error<T> {
        /// The account is not proven.
        Unproven,
        /// The quest is not one of the three of this UTC day, or the day's first block has not ended.
        NotToday,
        /// The account has not done what is asked for.
        NotDone,
        /// The account has been paid for it.
        AlreadyClaimed,
        /// The account has as many boosters in stock as it can have, so it can buy none, and boosters alone would pay
        /// it nothing.
        StockFull,
        /// The account has no booster in stock.
        NoBooster,
        /// The account's last booster has not ended.
        BoosterActive,
        /// The account has bought a booster on this UTC day.
        BoughtToday,
        /// The price is above the most that the account wants to pay.
        AboveMost,
        /// The account cannot spend the price and stay alive.
        CannotPay,
        /// The reward is nothing, or more XP or boosters than an event may pay, or less AGT than the existential deposit.
        BadReward,
        /// The condition asks for nothing, or for the level of a medallion that there is not.
        BadCondition,
        /// The event has no places.
        NoPlaces,
        /// The event does not end after it begins and after now, or it ends more than 366 days from now.
        BadWindow,
        /// As many events are open as can be.
        TooManyEvents,
        /// The sub-budget of milestones and events has less left than all places of the event pay.
        BudgetTooSmall,
        /// No open event has the number.
        UnknownEvent,
        /// The event has not begun.
        EventNotBegun,
        /// The event has ended.
        EventEnded,
        /// All places of the event are claimed.
        EventFull,
        /// The event counts no sets, so nobody enters it.
        NeedsNoEntry,
        /// The account has entered the event.
        AlreadyEntered,
        /// The account has not entered the event.
        NotEntered,
        /// The account does not stand at this place in the event's list.
        NotListed,
        /// The event has no list, so nobody has a place in it.
        NeedsNoPlace,
        /// The event pays AGT, and the account holds no medallion.
        NoMedallion,
        /// The event has not ended and has places left, or it is not closed.
        StillOpen,
    }
}
