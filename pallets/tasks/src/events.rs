//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// The events, which the pallet's own module takes in.
#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// Other accounts make the platform's campaigns.
        PlatformSet {
            /// Opens them.
            operator: T::AccountId,
            /// Approves their gold.
            keeper: T::AccountId,
        },
        /// A campaign is open, or waits for its gold to be approved.
        CampaignOpened {
            /// Its number.
            campaign: CampaignId,
            /// Whose it is.
            owner: T::AccountId,
            /// What it says.
            terms: CampaignTerms,
            /// Whether its work moves XP, reputation and streaks.
            merit: bool,
            /// What the pool keeps for it at the most, in its asset.
            funded: Balance,
        },
        /// The keeper approved a campaign's gold: it can be joined.
        GoldApproved {
            /// The campaign.
            campaign: CampaignId,
            /// Who.
            keeper: T::AccountId,
        },
        /// Nobody joins a campaign any more.
        CampaignStopped {
            /// The campaign.
            campaign: CampaignId,
        },
        /// A campaign is over.
        CampaignClosed {
            /// The campaign.
            campaign: CampaignId,
            /// What went back to the pool, in its asset.
            refunded: Balance,
        },
        /// Records of a closed campaign are gone.
        Pruned {
            /// The campaign.
            campaign: CampaignId,
            /// How many.
            records: u32,
            /// Whether that were the last ones, the campaign's own among them.
            all: bool,
        },
        /// An account queues.
        Joined {
            /// The campaign.
            campaign: CampaignId,
            /// The round.
            round: RoundId,
            /// What it is joined for.
            queue: Queue,
            /// Who.
            who: T::AccountId,
            /// Its ticket.
            ticket: TicketId,
            /// The most AIA that it can earn, multiplier included.
            most: Aia,
            /// Planck of its bond that are set aside.
            set_aside: Balance,
        },
        /// A round cannot be joined any more.
        RoundClosed {
            /// The campaign.
            campaign: CampaignId,
            /// The round.
            round: RoundId,
            /// Tickets of proven workers.
            proven: u32,
            /// Tickets of unproven workers.
            unproven: u32,
            /// Sets that are filled and can be paid.
            sets: u32,
            /// Their seats, each of which is promised its pay.
            seats: u32,
            /// AIA that the platform's budget promises for each of them.
            aia: Aia,
            /// What the pool's escrow commits for each of them, in its asset.
            price: Balance,
        },
        /// A round was not closed or not dealt in time, or its campaign was stopped: what its seats were promised goes back,
        /// and its tickets leave with everything back.
        RoundVoided {
            /// The campaign.
            campaign: CampaignId,
            /// The round.
            round: RoundId,
            /// Seats that were promised their pay; none before the round closed.
            seats: u32,
            /// AIA that each of them was promised; the budget has it back while its day runs.
            aia: Aia,
            /// What the escrow had committed for each of them, in the pool's asset.
            price: Balance,
        },
        /// Every ticket of a round has its place.
        Dealt {
            /// The campaign.
            campaign: CampaignId,
            /// The round.
            round: RoundId,
            /// What the tickets are shuffled by.
            seed: [u8; 32],
            /// Its first set.
            first: SetId,
            /// What its sets carry.
            load: super::Load,
            /// How many tickets and seats there are.
            layout: Layout,
        },
        /// A ticket ended before it had a seat, by no fault of its owner: everything went back.
        Left {
            /// The campaign.
            campaign: CampaignId,
            /// The round.
            round: RoundId,
            /// Whose.
            who: T::AccountId,
        },
        /// A seat is committed.
        Committed {
            /// The campaign.
            campaign: CampaignId,
            /// The set.
            set: SetId,
            /// The seat.
            seat: u8,
            /// Who.
            who: T::AccountId,
            /// The hash.
            commitment: H256,
            /// What its answers weigh, in parts of 1/10,000.
            weight: u16,
            /// Whether it stood in for somebody.
            stood_in: bool,
        },
        /// A seat is revealed.
        Revealed {
            /// The campaign.
            campaign: CampaignId,
            /// The set.
            set: SetId,
            /// The seat.
            seat: u8,
            /// Who.
            who: T::AccountId,
            /// The answers.
            answers: Answers,
        },
        /// The gold of a set is open.
        GoldOpened {
            /// The campaign.
            campaign: CampaignId,
            /// The set and what it says about it.
            leaf: GoldLeaf,
        },
        /// The answers of a rich set wait for graders.
        SentToGraders {
            /// The campaign.
            campaign: CampaignId,
            /// The set.
            set: SetId,
        },
        /// A set is over.
        SetSettled {
            /// The campaign.
            campaign: CampaignId,
            /// The set.
            set: SetId,
            /// How it ended.
            ending: Ending,
            /// Its items: what was agreed on, or where they go.
            items: BoundedVec<ItemResult, MaxPositions>,
            /// Gold positions that were judged.
            gold: u32,
            /// Gold positions among them that the proven workers outvoted; the platform's stands all the same.
            void: u32,
            /// The seats that somebody committed to.
            seats: BoundedVec<SeatResult<T::AccountId>, MaxWorkers>,
            /// When its dispute window closes.
            ripens_at: Moment,
        },
        /// A seat was not committed in time, or not revealed.
        SeatLost {
            /// The campaign.
            campaign: CampaignId,
            /// The set.
            set: SetId,
            /// Whose it was.
            who: T::AccountId,
            /// Planck of its bond that are slashed.
            slashed: Balance,
            /// Seats lost this UTC day.
            today: u32,
            /// Seats lost this season.
            season: u32,
        },
        /// A pool's requester did not open the gold of a set, or more than a third of it was void, and lost a part of
        /// what the pool keeps.
        GoldForfeited {
            /// The campaign.
            campaign: CampaignId,
            /// The set.
            set: SetId,
            /// What it lost, in the pool's asset.
            amount: Balance,
        },
        /// A worker could not be paid yet: `collect` tries again.
        PaymentDelayed {
            /// The campaign.
            campaign: CampaignId,
            /// Whose.
            who: T::AccountId,
            /// What it is owed now, in the pool's asset.
            owed: Balance,
        },
        /// A payment that was delayed is made.
        Collected {
            /// The campaign.
            campaign: CampaignId,
            /// Whose.
            who: T::AccountId,
            /// How much, in the pool's asset.
            amount: Balance,
        },
        /// A set-aside that a dispute held is free.
        SetAsideLifted {
            /// Whose.
            who: T::AccountId,
            /// The number of the obligation.
            number: u128,
            /// Planck.
            amount: Balance,
        },
    }
}
