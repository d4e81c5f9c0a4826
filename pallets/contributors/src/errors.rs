//! The errors. They are a section of their own, because the calls and their documentation fill `lib.rs`.

use frame_support::pallet_macros::pallet_section;

/// The errors, which the pallet's module imports. Each one names the condition that failed.
#[pallet_section]
mod errors {
    #[pallet::error]
    pub enum Error<T> {
        /// The account is not registered.
        NotRegistered,
        /// The account is already registered.
        AlreadyRegistered,
        /// The free balance is less than the registration hold plus the existential deposit.
        InsufficientBalance,
        /// The account named itself as its referrer.
        SelfReferral,
        /// The referrer is not registered.
        UnknownReferrer,
        /// The sponsor is neither proven nor bonded highly enough in a role that it holds.
        NotASponsor,
        /// The sponsor has no invitation left.
        NoInvitation,
        /// The signed registration has expired.
        SignatureExpired,
        /// The signed registration expires more than 7 days from now.
        ExpiryTooFar,
        /// The signature is not the account's signature of this registration.
        BadSignature,
        /// The account is proven.
        AlreadyProven,
        /// The account registered, opened a set or closed a set within the idle period.
        NotIdle,
        /// The account has an open set.
        WorkOpen,
        /// A dispute holds AIA of the account.
        InDispute,
        /// AGT of the account on hold in another pallet depends on the account's provider reference.
        ProviderNeeded,
        /// The set costs no energy.
        ZeroEnergy,
        /// A quiz or a set of a pool offered AIA.
        AiaOutsidePlatform,
        /// The account is on trial or qualified in the area, and answers no quiz there.
        AlreadyQualified,
        /// The account has fallen in the area, or its quizzes there have failed, and the time in which it answers no quiz has not
        /// ended.
        MustWait,
        /// A quiz of the area is open already.
        QuizOpen,
        /// The account is neither on trial nor qualified in the area, and does no work for the platform's AIA there.
        NotQualified,
        /// The account already has this set open.
        AlreadyOpen,
        /// The account has the maximum number of sets open: one until it is proven.
        TooManyOpen,
        /// The account has the maximum number of areas.
        TooManyAreas,
        /// The account has opened the maximum number of sets for its reputation in the area this UTC day.
        DailySets,
        /// The most that the set can earn exceeds the AIA that the account may still reserve this UTC day.
        DailyAia,
        /// The account has less energy than the set costs.
        NotEnoughEnergy,
        /// The account does not have this set open.
        NotOpen,
        /// The result counts more correct items than items.
        BadTally,
        /// The result reports more AIA than the set offered.
        MoreThanOffered,
        /// The account has no record in this area.
        UnknownArea,
        /// The account has an open set in this area, or closed one there whose gold counted within
        /// `contributors.fallWait`.
        AreaInUse,
        /// The account has fallen in this area. Its record there stays, so that its wait does not end early.
        AreaFallen,
        /// The account is on trial in this area.
        TrialRuns,
        /// The account's quizzes in this area have failed once, or show less than those of an account that has answered none.
        QuizzesFailed,
        /// The amount is zero.
        ZeroAmount,
        /// The account is not proven.
        Unproven,
        /// The account has less ripe AIA than the amount.
        NotEnoughRipe,
        /// The account already has an open dispute with this number.
        DisputeExists,
        /// The account has no open dispute with this number.
        UnknownDispute,
        /// Less AIA than the amount ripens at the given moment or later.
        NotEnoughRipening,
        /// The dispute holds less AIA than the amount.
        MoreThanHeld,
        /// The account has less XP left than the amount.
        NotEnoughXp,
        /// The reward would raise the account's XP above the most that a reward may.
        TooMuchXp,
        /// The season has not ended.
        SeasonRuns,
        /// No invitee of the account counted in this season, or the account has claimed.
        NothingToClaim,
        /// No invitations of the account are stored.
        NoInvitationsStored,
        /// The account is proven or holds a role, so its invitations stay.
        StillSponsor,
    }
}
