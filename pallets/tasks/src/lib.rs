#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod admission;
mod answers;
mod backing;
mod budget;
mod campaign;
mod campaigns;
mod deal;
mod ending;
mod errors;
mod events;
mod figures;
mod grading;
mod items;
mod lists;
mod queue;
mod settle;
#[cfg(any(test, feature = "runtime-benchmarks"))]
pub mod stand_in;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use campaign::{
    Campaign, CampaignFigures, CampaignKind, CampaignTerms, Funding, Phase, Requirements, Unguarded, Uri, Waiting,
    Windows, MAX_ITEMS, MAX_URI,
};
pub use figures::{CampaignPage, CampaignReport, CampaignSummary, NextStep, RoundReport, TicketReport};
pub use items::{Cargo, Load, Stock};
pub use pallet::*;
pub use types::{
    AiaDay, Conduct, Deal, Ending, Held, ItemResult, List, Listed, Page, PlatformKeys, Queue, Round, SealedSheet,
    SeatPromise, SetEntry, Settled, Stage, TicketId, Working, PAGE,
};
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

/// How many records one call of `prune` removes at the most.
pub const PRUNED: u32 = 64;

/// The level of the area's medallion that makes an expert.
pub const EXPERT_LEVEL: u8 = 3;

/// How many rounds may leave an item undecided before it goes to experts: the first one and two more.
pub const MOST_ATTEMPTS: u8 = 3;

/// How long a rich set waits for its graders: from then on it is settled without grades.
pub const GRADING_WINDOW: agt_primitives::Moment = 7 * agt_primitives::calendar::DAY;

/// The deepest proof of a gold leaf.
pub const MAX_PROOF: u32 = 32;

#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
    use super::{
        AiaDay, Campaign, CampaignPage, CampaignReport, CampaignTerms, Conduct, Ending, Held, ItemResult, List, Page,
        PlatformKeys, Queue, Round, SealedSheet, SetEntry, TicketId, TicketReport, WeightInfo, MAX_PROOF,
    };
    use agt_primitives::{
        access::{Access, Role, SetAside},
        characters::Characters,
        contributors::{Contributors, FeelessKind, FeelessQuota, Outcome, Tally},
        medallions::Medallions,
        tasks::{
            Answers, CampaignId, Escrow, GoldLeaf, Layout, MaxPositions, MaxWorkers, RoundId, Salt, SetId, TaskTerms,
        },
        Aia, Balance, Moment,
    };
    use alloc::vec::Vec;
    use frame_support::{
        pallet_prelude::*,
        traits::{Randomness, Time},
    };
    use frame_system::pallet_prelude::*;
    use sp_core::H256;
    use sp_runtime::traits::StaticLookup;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    type SourceOf<T> = <<T as frame_system::Config>::Lookup as StaticLookup>::Source;

    /// One seat, as the event of its set's settlement has it.
    #[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
    pub struct SeatResult<AccountId> {
        /// Who had it in the end.
        pub who: AccountId,
        /// How its work ended.
        pub outcome: Outcome,
        /// Answers that others agreed with.
        pub consensus: Tally,
        /// Gold that was right.
        pub gold: Tally,
        /// AIA credited, multiplier included.
        pub aia: Aia,
        /// What the pool pays, in its asset.
        pub paid: Balance,
        /// Planck of its bond that are slashed.
        pub slashed: Balance,
    }

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config<Hash = H256, RuntimeEvent: From<Event<Self>>> {
        /// Chain time: milliseconds since the Unix epoch, as the block timestamp tells it.
        type Time: Time<Moment = Moment>;

        /// The governed terms. Whatever it answers is moved inside the hard ranges.
        type Terms: Get<TaskTerms>;

        /// Who says which accounts make the platform's campaigns.
        type PlatformOrigin: EnsureOrigin<Self::RuntimeOrigin>;

        /// Bonds and roles.
        type Access: Access<Self::AccountId> + SetAside<Self::AccountId>;

        /// A person's standing, and calls without a fee.
        type Contributors: Contributors<Self::AccountId> + FeelessQuota<Self::AccountId>;

        /// Medallions.
        type Medallions: Medallions<Self::AccountId>;

        /// Characters.
        type Characters: Characters<Self::AccountId>;

        /// The money of pools.
        type Escrow: Escrow<Self::AccountId>;

        /// Chance, and the block from which on the first contribution to it could be known. A round that was closed in
        /// that block or later is not dealt by it.
        type Randomness: Randomness<H256, BlockNumberFor<Self>>;

        /// The measured weight of each call.
        type WeightInfo: WeightInfo;
    }

    /// The two accounts that make the platform's campaigns.
    #[pallet::storage]
    pub type Platform<T: Config> = StorageValue<_, PlatformKeys<T::AccountId>>;

    /// The number of the next campaign.
    #[pallet::storage]
    pub type NextCampaign<T: Config> = StorageValue<_, CampaignId, ValueQuery>;

    /// Every campaign that is not pruned.
    #[pallet::storage]
    pub type Campaigns<T: Config> = StorageMap<_, Twox64Concat, CampaignId, Campaign<T::AccountId>>;

    /// The rounds of each campaign.
    #[pallet::storage]
    pub type Rounds<T: Config> =
        StorageDoubleMap<_, Twox64Concat, CampaignId, Twox64Concat, RoundId, Round<BlockNumberFor<T>>>;

    /// Whose each ticket is, until it has ended.
    #[pallet::storage]
    pub type Tickets<T: Config> =
        StorageDoubleMap<_, Twox64Concat, (CampaignId, RoundId), Twox64Concat, TicketId, T::AccountId>;

    /// The tickets of each account that have not ended; at most as many as it may have sets open.
    #[pallet::storage]
    pub type Holders<T: Config> =
        StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, (CampaignId, RoundId), Held>;

    /// Every set to which somebody committed, or that is over.
    #[pallet::storage]
    pub type Sets<T: Config> = StorageDoubleMap<_, Twox64Concat, CampaignId, Twox64Concat, SetId, SetEntry>;

    /// The committed seats of each set that is not over.
    #[pallet::storage]
    pub type Sheets<T: Config> =
        StorageDoubleMap<_, Twox64Concat, (CampaignId, SetId), Twox64Concat, u8, SealedSheet<T::AccountId>>;

    /// The opened gold of each set that is not over.
    #[pallet::storage]
    pub type Gold<T: Config> = StorageDoubleMap<_, Twox64Concat, CampaignId, Twox64Concat, SetId, GoldLeaf>;

    /// The lists of each campaign, by page.
    #[pallet::storage]
    pub type Lists<T: Config> =
        StorageDoubleMap<_, Twox64Concat, CampaignId, Twox64Concat, (List, u32), Page, ValueQuery>;

    /// AIA that platform campaigns promised on the last day on which they promised any.
    #[pallet::storage]
    pub type Promised<T: Config> = StorageValue<_, AiaDay, ValueQuery>;

    /// How accounts behave that lost a seat or work under a role.
    #[pallet::storage]
    pub type Conducts<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Conduct, ValueQuery>;

    /// What a pool owes to a worker and could not pay when the set was settled, in the pool's asset.
    #[pallet::storage]
    pub type Unpaid<T: Config> =
        StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, CampaignId, Balance, ValueQuery>;

    /// Set-asides that could not be lifted when their ticket ended, because a dispute held them.
    #[pallet::storage]
    pub type Unlifted<T: Config> = StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, u128, ()>;

    /// The platform's keys that a chain starts with.
    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// Who opens the platform's campaigns, and who approves their gold. Nobody, where none are named: governance does
        /// it then.
        pub platform: Option<(T::AccountId, T::AccountId)>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            if let Some((operator, keeper)) = self.platform.clone() {
                assert!(operator != keeper, "tasks.platform: operator and keeper are two accounts");
                Platform::<T>::put(PlatformKeys { operator, keeper });
            }
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Says which accounts make the platform's campaigns: `operator` opens them, `keeper` approves their gold.
        ///
        /// `PlatformOrigin`. Emits [`Event::PlatformSet`]. Errors: `BadOrigin`, [`Error::OneKey`].
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::set_platform())]
        pub fn set_platform(origin: OriginFor<T>, operator: SourceOf<T>, keeper: SourceOf<T>) -> DispatchResult {
            T::PlatformOrigin::ensure_origin(origin)?;
            Self::do_set_platform(T::Lookup::lookup(operator)?, T::Lookup::lookup(keeper)?)
        }

        /// Opens a campaign. One that the platform pays waits until its gold is approved; of one that a pool pays, the
        /// escrow keeps the price of every seat and of two further answers to each item.
        ///
        /// The platform's operator, or an account with the role of data requests. Emits [`Event::CampaignOpened`].
        /// Errors: [`Error::BadAnswerKind`], [`Error::BadSets`], [`Error::BadRequirements`], [`Error::BadWindows`],
        /// [`Error::BadDeadline`], [`Error::NotOperator`], [`Error::TooLittleReputation`], [`Error::TooLittleGold`],
        /// [`Error::NotARequester`], [`Error::NoReward`], [`Error::TooCostly`], and those of the escrow.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::open_campaign())]
        pub fn open_campaign(origin: OriginFor<T>, terms: CampaignTerms) -> DispatchResult {
            Self::do_open_campaign(ensure_signed(origin)?, terms)
        }

        /// Approves the gold of a campaign that the platform pays: from now on it can be joined.
        ///
        /// The platform's keeper. Emits [`Event::GoldApproved`]. Errors: [`Error::NotKeeper`],
        /// [`Error::UnknownCampaign`], [`Error::AlreadyApproved`], [`Error::DeadlineOver`].
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::approve_gold())]
        pub fn approve_gold(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
            Self::do_approve_gold(&ensure_signed(origin)?, campaign)
        }

        /// Ends joining. What is closed or dealt goes on; what only queues leaves with everything back.
        ///
        /// The campaign's owner, or anyone from a day after its deadline on; an exit. Emits [`Event::CampaignStopped`].
        /// Errors:
        /// [`Error::UnknownCampaign`], [`Error::NotOwner`], [`Error::CampaignStopped`], [`Error::CampaignClosed`].
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::stop_campaign())]
        pub fn stop_campaign(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
            Self::do_stop_campaign(&ensure_signed(origin)?, campaign)
        }

        /// Closes a campaign of which no ticket is open. What the escrow still keeps for it goes back.
        ///
        /// The campaign's owner, or anyone after its deadline; an exit. Emits [`Event::CampaignClosed`]. Errors:
        /// [`Error::UnknownCampaign`], [`Error::NotOwner`], [`Error::CampaignClosed`], [`Error::TicketsOpen`],
        /// [`Error::SetsOpen`], and those of the escrow.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::close_campaign())]
        pub fn close_campaign(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
            Self::do_close_campaign(&ensure_signed(origin)?, campaign)
        }

        /// Removes up to [`super::PRUNED`] records of a closed campaign; the campaign itself goes last.
        ///
        /// Any signed account; an exit. Emits [`Event::Pruned`]. Errors: [`Error::UnknownCampaign`],
        /// [`Error::NotClosed`].
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::prune())]
        pub fn prune(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_prune(campaign)
        }

        /// Queues for a seat. Nobody knows which: seats are dealt by chance when the round has closed.
        ///
        /// Any signed account that meets the campaign's requirements. Runs without a fee within the caller's allowance.
        /// Emits [`Event::Joined`]. Errors: those of [`Pallet::may_join`].
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::join().saturating_add(T::Contributors::overhead(T::WeightInfo::join())))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, campaign: &CampaignId| -> bool {
            Pallet::<T>::is_waived(origin, T::WeightInfo::join(), |who| {
                Pallet::<T>::do_join(who, *campaign, Queue::Work)
            })
        })]
        pub fn join(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
            Self::do_join(&ensure_signed(origin)?, campaign, Queue::Work)
        }

        /// Queues for a seat among those who answer what two further rounds left undecided.
        ///
        /// A proven account with the role of data validation and a medallion of the area of level 3. Otherwise as
        /// [`Pallet::join`].
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::join().saturating_add(T::Contributors::overhead(T::WeightInfo::join())))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, campaign: &CampaignId| -> bool {
            Pallet::<T>::is_waived(origin, T::WeightInfo::join(), |who| {
                Pallet::<T>::do_join(who, *campaign, Queue::Expert)
            })
        })]
        pub fn join_experts(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
            Self::do_join(&ensure_signed(origin)?, campaign, Queue::Expert)
        }

        /// Queues for a seat among those who grade rich answers.
        ///
        /// A proven account with the role of data validation. Otherwise as [`Pallet::join`].
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::join().saturating_add(T::Contributors::overhead(T::WeightInfo::join())))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, campaign: &CampaignId| -> bool {
            Pallet::<T>::is_waived(origin, T::WeightInfo::join(), |who| {
                Pallet::<T>::do_join(who, *campaign, Queue::Grade)
            })
        })]
        pub fn join_graders(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
            Self::do_join(&ensure_signed(origin)?, campaign, Queue::Grade)
        }

        /// Closes a round whose time to join is over.
        ///
        /// Promises the seats that its tickets fill their pay: of the platform's budget, or of the pool. In the first hour
        /// after its window, but for the last of a day, it waits until all of them can be paid; then until half of them
        /// can, or as many as an hour of the budget pays; twelve hours after its window it closes with any.
        ///
        /// Any signed account; an exit. Runs without a fee within the caller's allowance. Emits [`Event::RoundClosed`].
        /// Errors: [`Error::UnknownCampaign`], [`Error::CampaignClosed`], [`Error::UnknownRound`],
        /// [`Error::RoundVoid`], [`Error::RoundClosed`], [`Error::StillJoining`], [`Error::BudgetSpent`],
        /// [`Error::PoolSpent`].
        #[pallet::call_index(9)]
        #[pallet::weight(
            T::WeightInfo::close_round().saturating_add(T::Contributors::overhead(T::WeightInfo::close_round()))
        )]
        #[pallet::feeless_if(|origin: &OriginFor<T>, campaign: &CampaignId, round: &RoundId| -> bool {
            Pallet::<T>::is_waived(origin, T::WeightInfo::close_round(), |_| {
                Pallet::<T>::do_close_round(*campaign, *round)
            })
        })]
        pub fn close_round(origin: OriginFor<T>, campaign: CampaignId, round: RoundId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_close_round(campaign, round)
        }

        /// Deals the seats of a closed round by randomness that did not exist when it closed.
        ///
        /// Any signed account; an exit. Runs without a fee within the caller's allowance. Emits [`Event::Dealt`]. Errors:
        /// [`Error::UnknownCampaign`], [`Error::CampaignClosed`], [`Error::UnknownRound`], [`Error::StillJoining`],
        /// [`Error::AlreadyDealt`], [`Error::RoundVoid`], [`Error::RandomnessTooOld`].
        #[pallet::call_index(10)]
        #[pallet::weight(T::WeightInfo::deal().saturating_add(T::Contributors::overhead(T::WeightInfo::deal())))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, campaign: &CampaignId, round: &RoundId| -> bool {
            Pallet::<T>::is_waived(origin, T::WeightInfo::deal(), |_| Pallet::<T>::do_deal(*campaign, *round))
        })]
        pub fn deal(origin: OriginFor<T>, campaign: CampaignId, round: RoundId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_deal(campaign, round)
        }

        /// Ends a ticket that has no seat and gets none any more: energy, own cap and set-aside have it back. The first one
        /// of a void round gives back what that was promised, too.
        ///
        /// Any signed account, for `who`; an exit. Runs without a fee within the caller's allowance. Emits
        /// [`Event::Left`], [`Event::RoundVoided`]. Errors: [`Error::UnknownCampaign`], [`Error::UnknownRound`], [`Error::NoTicket`],
        /// [`Error::StillQueued`], [`Error::Seated`], [`Error::StandingBy`], [`Error::AlreadyCommitted`].
        #[pallet::call_index(11)]
        #[pallet::weight(T::WeightInfo::leave().saturating_add(T::Contributors::overhead(T::WeightInfo::leave())))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, campaign: &CampaignId, round: &RoundId, who: &SourceOf<T>| -> bool {
            Pallet::<T>::is_waived(origin, T::WeightInfo::leave(), |_| {
                Pallet::<T>::do_leave(&T::Lookup::lookup(who.clone())?, *campaign, *round)
            })
        })]
        pub fn leave(origin: OriginFor<T>, campaign: CampaignId, round: RoundId, who: SourceOf<T>) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_leave(&T::Lookup::lookup(who)?, campaign, round)
        }

        /// Commits the caller's seat to answers that nobody sees: `hash` is
        /// [`agt_primitives::tasks::commitment`] over chain, campaign, set, caller, answers and salt.
        ///
        /// Who has a seat, or stands in where one is free. Runs without a fee within the caller's allowance. Emits
        /// [`Event::Committed`]. Errors: [`Error::UnknownCampaign`], [`Error::UnknownRound`], [`Error::NoTicket`],
        /// [`Error::NotDealt`], [`Error::AlreadyCommitted`], [`Error::NotSeated`], [`Error::WrongSet`],
        /// [`Error::AlreadySettled`], [`Error::CommitOver`], [`Error::StandInTooEarly`], [`Error::NoSeatLeft`],
        /// [`Error::OwnAnswers`].
        #[pallet::call_index(12)]
        #[pallet::weight(T::WeightInfo::commit().saturating_add(T::Contributors::overhead(T::WeightInfo::commit())))]
        #[pallet::feeless_if(
            |origin: &OriginFor<T>, campaign: &CampaignId, round: &RoundId, set: &SetId, hash: &H256| -> bool {
                Pallet::<T>::is_waived(origin, T::WeightInfo::commit(), |who| {
                    Pallet::<T>::do_commit(who, *campaign, *round, *set, *hash)
                })
            }
        )]
        pub fn commit(
            origin: OriginFor<T>,
            campaign: CampaignId,
            round: RoundId,
            set: SetId,
            hash: H256,
        ) -> DispatchResult {
            Self::do_commit(&ensure_signed(origin)?, campaign, round, set, hash)
        }

        /// Reveals what the caller committed.
        ///
        /// Who committed; an exit. Runs without a fee within the caller's allowance. Emits [`Event::Revealed`]. Errors:
        /// [`Error::UnknownCampaign`], [`Error::UnknownRound`], [`Error::NoTicket`], [`Error::NotDealt`],
        /// [`Error::NotCommitted`], [`Error::WrongSet`], [`Error::AlreadySettled`], [`Error::AwaitingGrades`],
        /// [`Error::RevealTooEarly`], [`Error::RevealOver`],
        /// [`Error::AlreadyRevealed`], [`Error::WrongCount`], [`Error::AnswerOutOfRange`],
        /// [`Error::CommitmentMismatch`].
        #[pallet::call_index(13)]
        #[pallet::weight(T::WeightInfo::reveal().saturating_add(T::Contributors::overhead(T::WeightInfo::reveal())))]
        #[pallet::feeless_if(
            |origin: &OriginFor<T>, campaign: &CampaignId, round: &RoundId, set: &SetId, answers: &Answers,
             salt: &Salt| -> bool {
                Pallet::<T>::is_waived(origin, T::WeightInfo::reveal(), |who| {
                    Pallet::<T>::do_reveal(who, *campaign, *round, *set, answers.clone(), salt)
                })
            }
        )]
        pub fn reveal(
            origin: OriginFor<T>,
            campaign: CampaignId,
            round: RoundId,
            set: SetId,
            answers: Answers,
            salt: Salt,
        ) -> DispatchResult {
            Self::do_reveal(&ensure_signed(origin)?, campaign, round, set, answers, &salt)
        }

        /// Opens the gold of a set whose reveals are over: which positions were gold, and what is true there.
        ///
        /// Any signed account that has the leaf; an exit. Emits [`Event::GoldOpened`]. Errors:
        /// [`Error::UnknownCampaign`], [`Error::UnknownSet`], [`Error::AlreadySettled`], [`Error::AwaitingGrades`],
        /// [`Error::GoldAlreadyOpen`],
        /// [`Error::StillRevealing`], [`Error::GoldOver`], [`Error::BadLeaf`], [`Error::BadProof`].
        #[pallet::call_index(14)]
        #[pallet::weight(T::WeightInfo::open_gold())]
        pub fn open_gold(
            origin: OriginFor<T>,
            campaign: CampaignId,
            leaf: GoldLeaf,
            proof: BoundedVec<H256, ConstU32<MAX_PROOF>>,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_open_gold(campaign, leaf, &proof)
        }

        /// Judges a set and ends the tickets of its seats: pay, AIA, reputation, slashes.
        ///
        /// Any signed account; an exit. Runs without a fee within the caller's allowance, but for a set of graders, which
        /// settles another one, too. Emits [`Event::SetSettled`], [`Event::SeatLost`] for each seat that its owner did not commit, [`Event::GoldForfeited`]. Errors:
        /// [`Error::UnknownCampaign`], [`Error::CampaignClosed`], [`Error::UnknownRound`], [`Error::NotDealt`],
        /// [`Error::UnknownSet`], [`Error::AlreadySettled`], [`Error::TooEarly`], [`Error::AwaitingGrades`].
        #[pallet::call_index(15)]
        #[pallet::weight(
            Pallet::<T>::settling(Queue::Grade)
                .saturating_add(T::Contributors::overhead(Pallet::<T>::settling(Queue::Work)))
        )]
        #[pallet::feeless_if(
            |origin: &OriginFor<T>, campaign: &CampaignId, round: &RoundId, set: &SetId| -> bool {
                Pallet::<T>::is_waived(origin, Pallet::<T>::settling(Queue::Work), |_| {
                    Pallet::<T>::settle_one(*campaign, *round, *set)
                })
            }
        )]
        pub fn settle(
            origin: OriginFor<T>,
            campaign: CampaignId,
            round: RoundId,
            set: SetId,
        ) -> DispatchResultWithPostInfo {
            ensure_signed(origin)?;
            let queue = Self::do_settle(campaign, round, set)?;
            let asked = T::Contributors::overhead(Self::settling(Queue::Work));
            Ok(Some(Self::settling(queue).saturating_add(asked)).into())
        }

        /// Pays `who` what a pool owes it and could not pay before.
        ///
        /// Any signed account; an exit. Emits [`Event::Collected`]. Errors: [`Error::NothingOwed`] and those of the
        /// escrow.
        #[pallet::call_index(16)]
        #[pallet::weight(T::WeightInfo::collect())]
        pub fn collect(origin: OriginFor<T>, campaign: CampaignId, who: SourceOf<T>) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_collect(campaign, &T::Lookup::lookup(who)?)
        }

        /// Lifts a set-aside of `who` that a dispute held when its ticket ended.
        ///
        /// Any signed account; an exit. Emits [`Event::SetAsideLifted`]. Errors: [`Error::NothingToLift`] and those of
        /// access.
        #[pallet::call_index(17)]
        #[pallet::weight(T::WeightInfo::lift())]
        pub fn lift(origin: OriginFor<T>, who: SourceOf<T>, number: u128) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_lift(&T::Lookup::lookup(who)?, number)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Everything about one campaign.
        pub fn campaign(campaign: CampaignId) -> Option<CampaignReport<T::AccountId>> {
            Self::campaign_report(campaign)
        }

        /// Up to 50 campaigns from a number on, and the number with which the next page begins.
        pub fn campaigns(from: CampaignId) -> CampaignPage<T::AccountId> {
            Self::campaign_page(from)
        }

        /// Whether an account may join a queue now, and if not, why.
        pub fn may_join(who: T::AccountId, campaign: CampaignId, queue: Queue) -> Result<(), DispatchError> {
            Self::dry_run(|| Self::do_join(&who, campaign, queue))
        }

        /// The tickets of an account, what each may do next, and until when.
        pub fn tickets(who: T::AccountId) -> Vec<TicketReport> {
            Self::ticket_reports(&who)
        }

        /// A set to which somebody committed, or that is over.
        pub fn set(campaign: CampaignId, set: SetId) -> Option<SetEntry> {
            Sets::<T>::get(campaign, set)
        }

        /// AIA that platform campaigns may still promise in this hour.
        pub fn budget_left() -> Aia {
            Self::budget_room()
        }

        /// The governed terms in force.
        pub fn terms_in_force() -> TaskTerms {
            Self::terms()
        }
    }

    impl<T: Config> Pallet<T> {
        pub(crate) fn now() -> Moment {
            T::Time::now()
        }

        /// The governed terms, inside the ranges that code fixes.
        pub(crate) fn terms() -> TaskTerms {
            T::Terms::get().bounded()
        }

        /// What would come of it; nothing is changed.
        pub(crate) fn dry_run(run: impl FnOnce() -> DispatchResult) -> DispatchResult {
            use frame_support::storage::{with_transaction, TransactionOutcome};
            with_transaction(|| TransactionOutcome::Rollback(run()))
        }

        /// What the predicates of this pallet's calls say. That a call would succeed is proven by running it and
        /// throwing away what it did: a second copy of its rules could differ from the first.
        fn is_waived(origin: &OriginFor<T>, call: Weight, run: impl FnOnce(&T::AccountId) -> DispatchResult) -> bool {
            ensure_signed(origin.clone()).is_ok_and(|who| {
                let would_succeed = || Self::dry_run(|| run(&who)).is_ok();
                // The question is the call, so it weighs the same.
                T::Contributors::waive(&who, FeelessKind::Work, call, call, would_succeed)
            })
        }

        /// What it weighs to settle a set at the most: one of graders settles the set that they graded, too. No set ends
        /// more tickets than one whose seats were all taken by others.
        fn settling(queue: Queue) -> Weight {
            let one = T::WeightInfo::settle().max(T::WeightInfo::settle_with_losers());
            match queue {
                Queue::Grade => one.saturating_mul(2),
                Queue::Work | Queue::Expert => one,
            }
        }

        /// The role that a queue's tickets set a part of the bond aside under.
        pub(crate) fn role_of(campaign: &Campaign<T::AccountId>, queue: Queue) -> Option<Role> {
            match queue {
                Queue::Work => campaign.terms.requirements.role,
                Queue::Expert | Queue::Grade => Some(Role::DataValidation),
            }
        }
    }
}
