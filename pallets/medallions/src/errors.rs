//! The errors. Calls with their documentation leave no room for them in `lib.rs`.

use frame_support::pallet_macros::pallet_section;

/// The errors, which the pallet's own module takes in.
#[pallet_section]
mod errors {
    #[pallet::error]
    pub enum Error<T> {
        /// The name is empty, or it is not UTF-8.
        BadName,
        /// The area is open already.
        AlreadyOpen,
        /// As many areas exist as there can be.
        TooManyAreas,
        /// The area does not exist.
        UnknownArea,
        /// The area is closed.
        AreaClosed,
        /// The account holds a medallion in the area already.
        AlreadyHeld,
        /// The account holds no medallion in the area.
        NoMedallion,
        /// The medallion has the highest level.
        HighestLevel,
        /// The level is not the one above the level that is held.
        WrongLevel,
        /// The level costs more AGT than the account wants to pay.
        AboveMost,
        /// Fewer answers of the account count in the area than the level requires.
        TooFewAnswers,
        /// The account is not qualified in the area: it is unqualified or on trial there.
        NotQualified,
        /// The account's reputation in the area is below the level's.
        TooLittleSkill,
        /// The account has less XP left than the level costs.
        TooLittleXp,
        /// The account cannot spend the AGT that the level costs and keep its account alive.
        TooLittleAgt,
        /// The revocation names no reason.
        NoReason,
    }
}
