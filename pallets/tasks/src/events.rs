//! The events. Calls with their documentation leave no room for them in `lib.rs`.

use frame_support::pallet_macros::pallet_section;

/// The events, which the pallet's own module takes in.
#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    #[allow(missing_docs)] // A field without a comment is what its name says.
    pub enum Event<T: Config> {
        /// The accounts changed that make the platform's campaigns.
        PlatformSet {
            operator: T::AccountId,
            reviewer: T::AccountId,
            /// The operator opens campaigns from this moment on.
            operator_from: Moment,
            /// The reviewer approves gold from this moment on.
            reviewer_from: Moment,
        },
        /// A campaign was opened. A platform's campaign waits for its gold to be approved.
        CampaignOpened {
            campaign: CampaignId,
            owner: T::AccountId,
            terms: CampaignTerms,
            /// Whether its work earns merit: XP, and the streak where the platform pays.
            earns_merit: bool,
            /// The most that the pool keeps for it, in its asset.
            funded: Balance,
        },
        /// The reviewer approved a campaign's gold: it can be joined.
        GoldApproved { campaign: CampaignId, reviewer: T::AccountId },
        /// A campaign was stopped: its work can no longer be joined.
        CampaignStopped { campaign: CampaignId },
        /// A campaign was closed.
        CampaignClosed {
            campaign: CampaignId,
            /// What went back to the pool, in its asset.
            refunded: Balance,
            /// The number of sets that it has delivered.
            delivered_sets: u32,
            /// The hash of what it has delivered.
            delivered_hash: H256,
        },
        /// Records of a closed campaign were removed.
        Pruned {
            campaign: CampaignId,
            /// The number of records removed.
            records: u32,
            /// Whether nothing of the campaign is left.
            all: bool,
        },
        /// An account joined a round.
        Joined {
            campaign: CampaignId,
            round: RoundId,
            queue: Queue,
            who: T::AccountId,
            ticket: TicketId,
            /// The most AIA that the ticket can earn, multiplier included.
            most: Aia,
            /// Planck of its bond that are set aside.
            set_aside: Balance,
        },
        /// A round was closed: it can no longer be joined.
        RoundClosed {
            campaign: CampaignId,
            round: RoundId,
            /// The number of tickets of proven workers.
            proven: u32,
            /// The number of tickets of unproven workers.
            unproven: u32,
            /// The number of sets that its tickets fill and that can be paid.
            sets: u32,
            /// The number of seats in these sets. They are promised their pay.
            seats: u32,
            /// AIA that the platform's budget promises for all of them together.
            aia: Aia,
            /// What the pool's escrow commits for each seat, in its asset.
            price: Balance,
        },
        /// A round was not closed or not dealt in time, or its campaign was stopped: what its seats were promised went
        /// back, and its tickets can leave.
        RoundVoided {
            campaign: CampaignId,
            round: RoundId,
            /// The number of seats that were promised their pay: none before the round closed.
            seats: u32,
            /// AIA that they were promised together. The budget has it back while the day of the promise runs.
            aia: Aia,
            /// What the pool's escrow had committed for each seat, in its asset.
            price: Balance,
        },
        /// A round was dealt: every ticket has its assignment.
        Dealt {
            campaign: CampaignId,
            round: RoundId,
            /// The seed of the shuffle of its tickets.
            seed: [u8; 32],
            /// Its first set.
            first: SetId,
            /// What its sets carry.
            contents: RoundContents,
            /// Its seats and tickets.
            layout: Layout,
        },
        /// A ticket ended without a seat, and everything was given back to its owner.
        Left { campaign: CampaignId, round: RoundId, who: T::AccountId },
        /// A seat was committed.
        Committed {
            campaign: CampaignId,
            set: SetId,
            seat: u8,
            who: T::AccountId,
            commitment: H256,
            /// How the account is qualified in the area: what its answers count for.
            qualified: Qualified,
            /// Whether it stood in for the seat's owner.
            stood_in: bool,
        },
        /// The answers of a seat were revealed.
        Revealed { campaign: CampaignId, set: SetId, seat: u8, who: T::AccountId, answers: Answers },
        /// An opening, one of several in a call, could not be revealed.
        RevealFailed {
            campaign: CampaignId,
            set: SetId,
            /// The worker whose opening it was said to be.
            who: T::AccountId,
            /// The error of `reveal_for`.
            error: DispatchError,
        },
        /// The gold of a set was opened.
        GoldOpened {
            campaign: CampaignId,
            /// The set, and its gold.
            leaf: GoldLeaf,
        },
        /// A rich set was sent to the graders.
        SentToGraders { campaign: CampaignId, set: SetId },
        /// A set was settled.
        SetSettled {
            campaign: CampaignId,
            set: SetId,
            outcome: SetOutcome,
            /// Its items: the answer to each, or where it goes.
            items: BoundedVec<ItemResult, MaxPositions>,
            /// The number of gold positions that were judged.
            gold: u32,
            /// The number of gold positions that the proven workers outvoted. The platform's gold stands all the same.
            void: u32,
            /// The seats that somebody committed to.
            seats: BoundedVec<SeatResult<T::AccountId>, MaxWorkers>,
            /// When its dispute window closes.
            ripens_at: Moment,
            /// The hash of what the campaign has delivered, this set included.
            delivered_hash: H256,
        },
        /// A seat was not committed in time, or not revealed.
        SeatLost {
            campaign: CampaignId,
            set: SetId,
            /// The owner of the lost seat.
            who: T::AccountId,
            /// Planck of its bond that were slashed.
            slashed: Balance,
            /// The number of seats that it lost on the last UTC day on which the window of such a seat ended.
            today: u32,
            /// The number of seats that it lost in the season that is counted.
            season: u32,
        },
        /// A pool's requester did not open the gold of a set, or more than a third of it is void. It lost a part of what
        /// the escrow keeps free.
        GoldForfeited {
            campaign: CampaignId,
            set: SetId,
            /// What it lost, in the pool's asset.
            amount: Balance,
        },
        /// A worker could not be paid. `collect` tries it again.
        PaymentDelayed {
            campaign: CampaignId,
            who: T::AccountId,
            /// What the worker is owed now, in the pool's asset.
            owed: Balance,
        },
        /// A delayed payment was made.
        Collected {
            campaign: CampaignId,
            who: T::AccountId,
            /// The payment, in the pool's asset.
            amount: Balance,
        },
        /// A set-aside that a dispute had held was lifted.
        SetAsideLifted {
            who: T::AccountId,
            /// The number of the obligation.
            number: u128,
            /// Planck that are free again.
            amount: Balance,
        },
        /// The misconduct that was counted for an account in a past season was removed.
        MisconductForgotten { who: T::AccountId },
    }
}
