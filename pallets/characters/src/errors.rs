//! The errors. Calls with their documentation leave no room for them in `lib.rs`.

use frame_support::pallet_macros::pallet_section;

/// The errors, which the pallet's own module takes in.
#[pallet_section]
mod errors {
    #[pallet::error]
    pub enum Error<T> {
        /// The account is not registered and proven.
        Unproven,
        /// The account has claimed its starter, whatever became of it.
        AlreadyClaimed,
        /// There is no edition of this number.
        UnknownEdition,
        /// Governance has closed the edition, or its time has passed.
        EditionOver,
        /// All characters of the edition were bought.
        SoldOut,
        /// The account has bought as many of this edition as one account can.
        MostBought,
        /// The account has less XP left.
        NotEnoughXp,
        /// The account cannot spend the AGT and keep its account alive.
        CannotPay,
        /// No character of this number waits to hatch.
        NothingPending,
        /// The epoch whose seed decides has not ended.
        SeedNotSealed,
        /// The edition would cost neither AGT nor XP.
        EditionIsFree,
        /// The price is less than 0.01 AGT and not zero.
        PriceTooSmall,
        /// The supply is zero, or an account could buy none.
        NothingToSell,
        /// The sum of the odds is not 10,000 basis points.
        BadOdds,
        /// The end of the edition is not in the future.
        EndPassed,
        /// There is no character of this number.
        UnknownCharacter,
        /// The caller does not own the character.
        NotOwner,
        /// The caller has selected a character already, this one or another.
        AlreadySelected,
        /// The caller has selected no character.
        NothingSelected,
        /// Another account selected the character last, and its rest has not ended.
        Resting,
        /// The character has a price: it could be sold at once, or as soon as it is unselected.
        ForSale,
        /// The character is offered in a swap, which may have passed its deadline.
        InSwap,
        /// The character has the last level.
        LastLevel,
        /// The next level of the character is not the one that the caller names.
        WrongLevel,
        /// The level costs more AGT than the caller pays at most.
        AboveMost,
        /// The attribute would have more than 100 points.
        AttributeFull,
        /// The item of the character exists.
        NotBurned,
        /// The base of the pictures is empty or too long, or has a character that no address has, or `%`, `#`, `'`, `[` or `]`.
        BadPictureBase,
        /// The metadata is as it should be.
        NothingToRefresh,
    }
}
