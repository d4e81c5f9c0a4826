//! The events. They are a section of their own, because the calls and their documentation fill `lib.rs`.

use frame_support::pallet_macros::pallet_section;

/// The events, which the pallet's module imports. `who` is the account that an event is about.
#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    #[allow(missing_docs)] // A field without a doc is described by its name.
    pub enum Event<T: Config> {
        /// An account was registered.
        Registered {
            who: T::AccountId,
            /// The number of the registration.
            number: u64,
            /// The referral tree of the account.
            tree: u64,
            referrer: Option<T::AccountId>,
            /// Planck on hold until the account is proven or removed.
            held: Balance,
            /// The account that registered `who`; none if it registered itself.
            sponsor: Option<T::AccountId>,
            /// The sponsor's invitations after this registration; zero without a sponsor.
            invitations: u32,
            /// The energy of the account.
            energy: u32,
        },
        /// An account was proven: it was let in in an area for the first time.
        Proven {
            who: T::AccountId,
            /// Planck released from the registration hold.
            released: Balance,
        },
        /// An idle unproven account was removed with all its records.
        Removed {
            who: T::AccountId,
            /// The number of its registration.
            number: u64,
            /// Planck released from the registration hold.
            released: Balance,
            /// AIA that expired. None of it was ripe.
            expired: Aia,
            /// XP that went with it.
            xp: u64,
        },
        /// An account opened a set.
        WorkOpened {
            who: T::AccountId,
            set: SetKey,
            area: AreaId,
            /// What the set counts as.
            kind: WorkKind,
            energy_spent: u32,
            /// The energy that is left.
            energy: u32,
            /// The factor on the AIA that the set earns.
            multiplier: Multiplier,
            /// The factor on the XP that the set earns.
            learning: Multiplier,
            /// The most AIA that the set can earn, multiplier included.
            reserved: Aia,
            /// Sets opened this UTC day.
            sets_today: u32,
            /// AIA reserved this UTC day.
            reserved_today: Aia,
        },
        /// A set was closed for an account. The AIA that waits for the end of its trial in the area has changed by
        /// `earned - aia - lost`.
        WorkClosed {
            who: T::AccountId,
            set: SetKey,
            outcome: Outcome,
            /// AIA that the set earned, multiplier and the part for the account's skill included.
            earned: Aia,
            /// AIA credited: what the set earned, unless it waits, and what has waited for the end of a trial.
            aia: Aia,
            /// AIA that has waited and is lost, because the account fell.
            lost: Aia,
            /// AIA that waits for the end of the trial in the area afterwards.
            held: Aia,
            /// When the dispute window closes. The AIA credited ripens with the first UTC day that begins then or later.
            ripens_at: Moment,
            /// XP credited, the factor of the set included.
            xp: u64,
            /// AIA of the reservation that the day on which the set was opened got back.
            returned: Aia,
            /// AIA still reserved on the last day on which the account opened a set.
            reserved_today: Aia,
            energy_returned: u32,
            area: AreaId,
            /// The reputation in the area afterwards.
            reputation: BasisPoints,
            /// How the account is qualified in the area afterwards.
            qualified: Qualified,
            /// The referrer for whom the AIA credited counts.
            counted_for: Option<T::AccountId>,
        },
        /// An account spent XP.
        XpSpent {
            who: T::AccountId,
            xp: u64,
            /// The XP that it can still spend.
            left: u64,
        },
        /// An account was credited XP that no set earned: a reward.
        XpGranted { who: T::AccountId, xp: u64 },
        /// An account gave up its record in an area. No AIA waited there.
        AreaForgotten { who: T::AccountId, area: AreaId },
        /// The energy of an account grows at a new rate from now on.
        BoostChanged {
            who: T::AccountId,
            /// Units of energy now.
            energy: u32,
            /// The maximum units of energy.
            maximum: u32,
            /// Milliseconds in which one unit grows.
            period: Moment,
        },
        /// AIA was burned.
        AiaBurned {
            who: T::AccountId,
            aia: Aia,
            /// Ripe AIA that is left.
            ripe: Aia,
            /// All AIA that the account ever burned.
            burned: Aia,
        },
        /// A dispute holds AIA that had not ripened.
        AiaHeld {
            who: T::AccountId,
            dispute: DisputeId,
            aia: Aia,
            /// When the AIA ripens if it is released.
            ripens: Moment,
            /// All AIA of the account that disputes hold.
            disputed: Aia,
        },
        /// A dispute over AIA ended.
        DisputeEnded {
            who: T::AccountId,
            dispute: DisputeId,
            /// AIA destroyed.
            clawed_back: Aia,
            /// AIA released.
            released: Aia,
            /// When the released AIA ripens.
            ripens: Moment,
            /// All AIA of the account that disputes still hold.
            disputed: Aia,
        },
        /// An account redeemed from the bonded lane for the first time. From now on it counts for its referrer.
        BondedRedemptionNoted { who: T::AccountId },
        /// A referrer was credited ripe AIA for a season.
        ReferralClaimed {
            who: T::AccountId,
            season: Month,
            /// AIA of its invitees that counted.
            counted: Aia,
            /// The number of invitees that counted.
            invitees: u32,
            /// AIA credited.
            aia: Aia,
        },
        /// The stored invitations of an account were removed. It is neither proven nor holds a role.
        InvitationsRemoved { who: T::AccountId },
        /// The fee of the call that follows was waived.
        FeeWaived {
            who: T::AccountId,
            kind: FeelessKind,
            /// The feeless calls that the account has made this UTC day.
            calls: u32,
        },
    }
}
