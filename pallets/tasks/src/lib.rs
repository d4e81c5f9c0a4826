#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod budget;
mod campaigns;
mod conclusion;
mod delivery;
mod errors;
mod events;
mod feeless;
mod grades;
mod grading;
mod joining;
mod judging;
mod lists;
mod openings;
mod report;
mod rounds;
mod sets;
mod settlement;
#[cfg(test)]
mod stand_in;
mod steps;
mod tickets;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::{
    AiaDay, AreaMeasure, AwaitingGrades, Backlog, Campaign, Deal, ItemResult, List, Listed, MisconductCount, OpenSet,
    Opening, Openings, Page, PlatformKey, PlatformKeys, Round, RoundContents, RoundState, SeatResult, SetContents,
    SetEntry, SetOutcome, SettledSet, Step, Steps, SubmittedAnswers, Ticket, TicketId, Waiting, MOST_OPENINGS,
    MOST_STEPS, PAGE,
};
pub use weights::WeightInfo;

use types::{
    scores, seat_bit, Clocks, EndedPromise, JudgedItem, Judgement, Label, Payout, RoundSeating, Score, SetContext,
    SetEarnings, TicketOutcome, CLOSE_LIMIT, DEAL_LIMIT,
};

use agt_primitives::{calendar::DAY, Moment};
use frame_support::pallet_macros::import_section;

/// An account that governance makes one of the platform's two acts from this time after that on. Meanwhile everybody sees who
/// is to make AIA, and governance can name another one.
pub const KEYS_DELAY: Moment = 7 * DAY;

/// The most records that one call of `prune` removes.
pub const PRUNED: u32 = 64;

/// The least level of the area's medallion that makes an expert.
pub const EXPERT_LEVEL: u8 = 3;

/// The number of rounds that may leave an item undecided before it goes to experts: the first one and two more.
pub const MOST_ATTEMPTS: u8 = 3;

/// A rich set waits this long for its graders. After that it is settled without grades, unless graders are at work on it or
/// joined for it before.
pub const GRADING_WINDOW: Moment = 7 * DAY;

/// The most hashes in the proof of a gold leaf.
pub const MAX_PROOF: u32 = 32;

#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
    use super::{
        AiaDay, AreaMeasure, Campaign, Clocks, ItemResult, List, MisconductCount, Opening, Openings, Page, PlatformKey,
        PlatformKeys, Round, RoundContents, SeatResult, SetEntry, SetOutcome, Steps, SubmittedAnswers, Ticket,
        TicketId, WeightInfo, MAX_PROOF,
    };
    use agt_primitives::{
        access::{Access, SetAside},
        beacon::Beacon,
        characters::Characters,
        contributors::{AreaId, Contributors, Credits, FeelessQuota, FeelessRefusal, Qualified},
        medallions::Medallions,
        merit::OnAccepted,
        skill::{ClassTallies, Confusion},
        tasks::{
            Answers, CampaignId, CampaignPage, CampaignReport, CampaignTerms, Escrow, GoldLeaf, ItemStanding, Layout,
            MaxPositions, MaxWorkers, MissingList, Queue, RoundId, Salt, SetId, TaskTerms, TicketReport,
        },
        work_clock::WorkClock,
        Aia, Balance, Moment,
    };
    use alloc::vec::Vec;
    use frame_support::{pallet_prelude::*, traits::Time};
    use frame_system::pallet_prelude::*;
    use sp_core::H256;
    use sp_runtime::traits::StaticLookup;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    type SourceOf<T> = <<T as frame_system::Config>::Lookup as StaticLookup>::Source;

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config:
        frame_system::Config<Hash = H256, RuntimeEvent: From<Event<Self>>, RuntimeCall: From<Call<Self>>>
    {
        /// Chain time: the block timestamp, in milliseconds since the Unix epoch.
        type Time: Time<Moment = Moment>;

        /// The clock of work, which stands still while blocks are full. All windows of rounds and sets count on it; days,
        /// seasons, deadlines of campaigns and ripening count in chain time.
        type Clock: WorkClock;

        /// The governed terms. Values outside the hard ranges are moved inside.
        type Terms: Get<TaskTerms>;

        /// The origin that sets the accounts that make the platform's campaigns.
        type PlatformOrigin: EnsureOrigin<Self::RuntimeOrigin>;

        /// Bonds and roles.
        type Access: Access<Self::AccountId> + SetAside<Self::AccountId>;

        /// The accounts of workers.
        type Contributors: Contributors<Self::AccountId> + Credits<Self::AccountId>;

        /// The allowance of calls without a fee.
        type Feeless: FeelessQuota<Self::AccountId>;

        /// The medallions of workers.
        type Medallions: Medallions<Self::AccountId>;

        /// The characters of workers.
        type Characters: Characters<Self::AccountId>;

        /// Counts the accepted sets that earn merit, for rewards of other pallets.
        type OnAccepted: OnAccepted<Self::AccountId>;

        /// The money of pools.
        type Escrow: Escrow<Self::AccountId>;

        /// The randomness that deals rounds.
        type Beacon: Beacon;

        /// The measured weight of each call.
        type WeightInfo: WeightInfo;
    }

    /// The two accounts that make the platform's campaigns.
    #[pallet::storage]
    pub type Platform<T: Config> = StorageValue<_, PlatformKeys<T::AccountId>>;

    /// The number of the next campaign.
    #[pallet::storage]
    pub type NextCampaign<T: Config> = StorageValue<_, CampaignId, ValueQuery>;

    /// The campaigns that are not pruned.
    #[pallet::storage]
    pub type Campaigns<T: Config> = StorageMap<_, Twox64Concat, CampaignId, Campaign<T::AccountId>>;

    /// The rounds of each campaign.
    #[pallet::storage]
    pub type Rounds<T: Config> = StorageDoubleMap<_, Twox64Concat, CampaignId, Twox64Concat, RoundId, Round>;

    /// The owner of each ticket that has not ended.
    #[pallet::storage]
    pub type TicketOwners<T: Config> =
        StorageDoubleMap<_, Twox64Concat, (CampaignId, RoundId), Twox64Concat, TicketId, T::AccountId>;

    /// The tickets of each account that have not ended; at most as many as it may have sets open.
    #[pallet::storage]
    pub type Tickets<T: Config> =
        StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, (CampaignId, RoundId), Ticket>;

    /// The sets to which somebody committed, and those that are over.
    #[pallet::storage]
    pub type Sets<T: Config> = StorageDoubleMap<_, Twox64Concat, CampaignId, Twox64Concat, SetId, SetEntry>;

    /// The answers of each committed seat, by set and seat, until the set is settled.
    #[pallet::storage]
    pub type Submissions<T: Config> =
        StorageDoubleMap<_, Twox64Concat, (CampaignId, SetId), Twox64Concat, u8, SubmittedAnswers<T::AccountId>>;

    /// The opened gold of each set, until the set is settled.
    #[pallet::storage]
    pub type Gold<T: Config> = StorageDoubleMap<_, Twox64Concat, CampaignId, Twox64Concat, SetId, GoldLeaf>;

    /// The lists of each campaign, by list and page.
    #[pallet::storage]
    pub type Lists<T: Config> =
        StorageDoubleMap<_, Twox64Concat, CampaignId, Twox64Concat, (List, u32), Page, ValueQuery>;

    /// How each item of each campaign stands that a round has left undecided.
    #[pallet::storage]
    pub type ItemStandings<T: Config> = StorageDoubleMap<_, Twox64Concat, CampaignId, Twox64Concat, u32, ItemStanding>;

    /// Which class the workers of each series take for which, by the first campaign of the series.
    #[pallet::storage]
    pub type Confusions<T: Config> = StorageMap<_, Twox64Concat, CampaignId, Confusion>;

    /// How often each account is right in each class of each series, by the first campaign of the series.
    #[pallet::storage]
    pub type AccountTallies<T: Config> =
        StorageDoubleMap<_, Twox64Concat, CampaignId, Blake2_128Concat, T::AccountId, ClassTallies>;

    /// The measure of each area in which campaigns are open that move qualifications. Opening and closing them writes it.
    #[pallet::storage]
    pub type AreaMeasures<T: Config> = StorageMap<_, Twox64Concat, AreaId, AreaMeasure>;

    /// AIA that platform campaigns promised on the last day on which they promised any.
    #[pallet::storage]
    pub type Promised<T: Config> = StorageValue<_, AiaDay, ValueQuery>;

    /// The misconduct of accounts that lost a seat or worked under a role.
    #[pallet::storage]
    pub type Misconduct<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, MisconductCount, ValueQuery>;

    /// What a worker is owed because it could not be paid when its set was settled, in the pool's asset.
    #[pallet::storage]
    pub type Unpaid<T: Config> =
        StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, CampaignId, Balance, ValueQuery>;

    /// Set-asides that could not be lifted when their ticket ended, because a dispute held them.
    #[pallet::storage]
    pub type Unlifted<T: Config> = StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, u128, ()>;

    /// The platform's accounts at the start of a chain.
    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The operator, who opens the platform's campaigns, and the reviewer, who approves their gold. They act at once.
        /// None leaves both to governance.
        pub platform: Option<(T::AccountId, T::AccountId)>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            if let Some((operator, reviewer)) = self.platform.clone() {
                assert!(operator != reviewer, "tasks.platform: the operator and the reviewer are the same account");
                let [operator, reviewer] = [operator, reviewer].map(|who| PlatformKey { who, from: 0 });
                Platform::<T>::put(PlatformKeys { operator, reviewer });
            }
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn integrity_test() {
            let normal = T::BlockWeights::get().get(DispatchClass::Normal).max_extrinsic;
            Self::assert_settlement_fits(normal.unwrap_or(Weight::MAX));
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Sets the accounts that make the platform's campaigns: `operator` opens them, `reviewer` approves their gold. An
        /// account that is new in its role acts from [`super::KEYS_DELAY`] on; one that stays goes on. Who is replaced stops
        /// acting at once.
        ///
        /// Caller: `PlatformOrigin`. Emits [`Event::PlatformSet`].
        ///
        /// Errors:
        /// * [`Error::OneKey`]: both are the same account.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::set_platform())]
        pub fn set_platform(origin: OriginFor<T>, operator: SourceOf<T>, reviewer: SourceOf<T>) -> DispatchResult {
            T::PlatformOrigin::ensure_origin(origin)?;
            Self::do_set_platform(T::Lookup::lookup(operator)?, T::Lookup::lookup(reviewer)?)
        }

        /// Opens a campaign with `terms`, which never change. A campaign that the platform pays waits until its gold is
        /// approved. For a campaign that a pool pays, the escrow reserves the price of every seat, of two further answers
        /// to each item, and of the graders of rich sets.
        ///
        /// Caller: the platform's operator, or an account with the role of data requests. Emits
        /// [`Event::CampaignOpened`].
        ///
        /// Errors:
        /// * [`Error::BadAnswerKind`], [`Error::BadSets`], [`Error::BadRequirements`], [`Error::BadWindows`],
        ///   [`Error::BadDeadline`]: the part of `terms` that is not sound.
        /// * [`Error::NotOperator`], [`Error::NotARequester`]: the caller may not open a campaign of this funding.
        /// * [`Error::KeyTooNew`]: the caller is the operator, and does not act yet.
        /// * [`Error::ChanceOfZero`], [`Error::ChanceOfAHundred`], [`Error::ChanceBelowClasses`],
        ///   [`Error::ReferenceTooHigh`], [`Error::ReferenceNotAboveChance`]: chance and reference measure nothing.
        /// * [`Error::ItemsOfOneClass`], [`Error::BadItemsByClass`]: the numbers of the pilot's items are no frequencies.
        /// * [`Error::BadSeries`]: the campaign cannot be in the series that it names.
        /// * [`Error::OtherMeasureInArea`]: the platform's open campaigns of the area have another measure.
        /// * [`Error::TooLittleGold`]: it has too little gold.
        /// * [`Error::NoReward`]: the pool's price is zero.
        /// * [`Error::PriceBelowLeastBalance`]: it is less than an account can own of the pool's asset.
        /// * [`Error::TooCostly`]: no pool or no day can pay it.
        /// * those of the escrow: the pool is not the caller's, is not open, or has too little.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::open_campaign())]
        pub fn open_campaign(origin: OriginFor<T>, terms: CampaignTerms) -> DispatchResult {
            Self::do_open_campaign(ensure_signed(origin)?, terms)
        }

        /// Approves the gold of `campaign`, which the platform pays: it can be joined from now on. `terms_hash` is blake2-256
        /// of its encoded terms: the reviewer approves what it has read, whatever has that number in another fork.
        ///
        /// Caller: the platform's reviewer. Emits [`Event::GoldApproved`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`]: it does not exist.
        /// * [`Error::NotReviewer`]: the caller is not the reviewer, or opened it.
        /// * [`Error::KeyTooNew`]: the caller is the reviewer, and does not act yet.
        /// * [`Error::ConflictOfInterest`]: the caller belongs to the referral tree of the account that opened it.
        /// * [`Error::AlreadyApproved`]: it does not wait for approval.
        /// * [`Error::TermsMismatch`]: it has other terms.
        /// * [`Error::DeadlineOver`]: its deadline has passed.
        /// * [`Error::TooLittleGold`], [`Error::TooCostly`]: it pays AIA, and has too little gold or costs too much by the
        ///   governed terms in force now.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::approve_gold())]
        pub fn approve_gold(origin: OriginFor<T>, campaign: CampaignId, terms_hash: H256) -> DispatchResult {
            Self::do_approve_gold(&ensure_signed(origin)?, campaign, terms_hash)
        }

        /// Stops `campaign`: its work can no longer be joined. Rounds that are closed or dealt go on and are paid out of what
        /// is committed to them; tickets of a round that can still be joined leave, and everything is given back. Items that
        /// wait for another round stay undecided. What is free goes back to the pool when the campaign closes.
        ///
        /// Caller: the campaign's owner; anyone from a day after its deadline on. Emits [`Event::CampaignStopped`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`]: it does not exist.
        /// * [`Error::NotOwner`]: the caller may not stop it yet.
        /// * [`Error::CampaignStopped`], [`Error::CampaignClosed`]: it was stopped or closed before.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::stop_campaign())]
        pub fn stop_campaign(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
            Self::do_stop_campaign(&ensure_signed(origin)?, campaign)
        }

        /// Closes `campaign`. What the escrow still keeps for it goes back to the pool.
        ///
        /// Caller: the campaign's owner; anyone after its deadline. Emits [`Event::CampaignClosed`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`]: it does not exist.
        /// * [`Error::NotOwner`]: the caller may not close it yet.
        /// * [`Error::CampaignClosed`]: it was closed before.
        /// * [`Error::TicketsOpen`], [`Error::SetsOpen`]: tickets or sets are not over.
        /// * those of the escrow: a delayed payment was not collected.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::close_campaign())]
        pub fn close_campaign(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
            Self::do_close_campaign(&ensure_signed(origin)?, campaign)
        }

        /// Removes up to [`super::PRUNED`] records of `campaign`, which is closed. The campaign itself goes last.
        ///
        /// Caller: any signed account. Emits [`Event::Pruned`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`]: nothing of it is left.
        /// * [`Error::NotClosed`]: it is not closed.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::prune())]
        pub fn prune(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_prune(campaign)
        }

        /// Joins a `queue` of `campaign`. Seats are dealt at random after the round has closed.
        ///
        /// Caller: for [`Queue::Work`], an account that meets the campaign's requirements; for [`Queue::Expert`], a proven
        /// account with the role of data validation and a medallion of the area of level 3; for [`Queue::Grade`], a proven
        /// account with the role of data validation. All need the campaign's reputation and character; specialised work needs
        /// a medallion of the area or a reputation of [`agt_primitives::tasks::SPECIALIST_REPUTATION`]. None may be, or be of
        /// the referral tree of, an account that may know the gold. No fee within the caller's allowance. Emits
        /// [`Event::Joined`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`], [`Error::NotApproved`], [`Error::CampaignStopped`], [`Error::CampaignClosed`],
        ///   [`Error::DeadlineOver`]: the campaign cannot be joined.
        /// * [`Error::NotRegistered`], [`Error::ConflictOfInterest`], [`Error::QualificationRequired`], [`Error::RoleRequired`],
        ///   [`Error::MedallionRequired`], [`Error::CharacterRequired`], [`Error::ReputationRequired`]: the caller does not
        ///   meet the requirements.
        /// * [`Error::SeatsLostToday`], [`Error::SeatsLostThisSeason`]: the caller lost too many seats.
        /// * [`Error::AwaitingDeal`], [`Error::JoinOver`], [`Error::NothingToDeal`]: the queue has no round to join.
        /// * [`Error::PoolSpent`]: the pool cannot pay one set.
        /// * [`Error::AlreadyJoined`]: the caller has a ticket of the round.
        /// * [`Error::QueueClassFull`]: the round takes no more tickets of the caller's class.
        /// * those of contributors and access: no energy, too many open sets, or no room in the bond.
        #[pallet::call_index(6)]
        #[pallet::weight(T::Feeless::weight(T::WeightInfo::join(), T::WeightInfo::join()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, campaign: &CampaignId, queue: &Queue| -> bool {
            let call = Call::join { campaign: *campaign, queue: *queue };
            Pallet::<T>::is_feeless_by_dry_run(origin, call, T::WeightInfo::join(), |who| {
                Pallet::<T>::do_join(who, *campaign, *queue)
            })
        })]
        pub fn join(origin: OriginFor<T>, campaign: CampaignId, queue: Queue) -> DispatchResult {
            Self::do_join(&ensure_signed(origin)?, campaign, queue)
        }

        /// Closes `round` of `campaign` when its time to join is over, and promises its seats their pay: out of the
        /// platform's budget, or of the pool.
        ///
        /// In the first hour after its window, unless that is the last hour of a day, the round waits until all its sets
        /// can be paid. Then it closes if half of them can be paid, or as many as an hour of the budget pays; twelve hours
        /// after its window, if any can.
        ///
        /// Caller: any signed account. No fee within the allowance of a caller with a ticket of the round. Emits
        /// [`Event::RoundClosed`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`], [`Error::CampaignClosed`], [`Error::UnknownRound`]: there is nothing to close.
        /// * [`Error::RoundVoid`], [`Error::RoundClosed`]: the round is past that.
        /// * [`Error::StillJoining`]: it can still be joined.
        /// * [`Error::BudgetSpent`], [`Error::PoolSpent`]: too few of its sets can be paid.
        #[pallet::call_index(9)]
        #[pallet::weight(Pallet::<T>::free_for_round(T::WeightInfo::close_round()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, campaign: &CampaignId, round: &RoundId| -> bool {
            let (campaign, round) = (*campaign, *round);
            let call = Call::close_round { campaign, round };
            let weight = T::WeightInfo::close_round();
            Pallet::<T>::is_feeless(origin, call, weight, Pallet::<T>::trying_for_round(weight), |who| {
                Pallet::<T>::try_for_round(who, campaign, round, || Pallet::<T>::do_close_round(campaign, round))
            })
        })]
        pub fn close_round(origin: OriginFor<T>, campaign: CampaignId, round: RoundId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_close_round(campaign, round)
        }

        /// Deals the seats of `round` of `campaign`, which is closed, by the seed of the first whole epoch after its close.
        ///
        /// Caller: any signed account. No fee within the allowance of a caller with a ticket of the round. Emits
        /// [`Event::Dealt`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`], [`Error::CampaignClosed`], [`Error::UnknownRound`]: there is nothing to deal.
        /// * [`Error::StillJoining`]: the round is not closed.
        /// * [`Error::AlreadyDealt`], [`Error::RoundVoid`]: the round is past that.
        /// * [`Error::SeedNotSealed`]: the first whole epoch after the close has not ended.
        /// * [`Error::SeedForgotten`]: it ended so long ago that its seed is no longer kept.
        #[pallet::call_index(10)]
        #[pallet::weight(Pallet::<T>::free_for_round(T::WeightInfo::deal()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, campaign: &CampaignId, round: &RoundId| -> bool {
            let (campaign, round) = (*campaign, *round);
            let call = Call::deal { campaign, round };
            let weight = T::WeightInfo::deal();
            Pallet::<T>::is_feeless(origin, call, weight, Pallet::<T>::trying_for_round(weight), |who| {
                Pallet::<T>::try_for_round(who, campaign, round, || Pallet::<T>::do_deal(campaign, round))
            })
        })]
        pub fn deal(origin: OriginFor<T>, campaign: CampaignId, round: RoundId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_deal(campaign, round)
        }

        /// Ends the ticket of `who` in `round` of `campaign` if it has no seat and cannot get one any more. Its energy, its
        /// part of the account's own cap and its set-aside are given back. The first ticket that leaves a void round gives
        /// back what the round was promised, too.
        ///
        /// Caller: any signed account. No fee within the allowance of a caller with a ticket of the round. Emits
        /// [`Event::Left`] and, for the first ticket of a void round, [`Event::RoundVoided`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`], [`Error::UnknownRound`], [`Error::NoTicket`]: there is no such ticket.
        /// * [`Error::StillQueued`]: its round waits for its deal.
        /// * [`Error::Seated`], [`Error::AlreadyCommitted`]: it has a seat.
        /// * [`Error::StandingBy`]: it can still stand in.
        #[pallet::call_index(11)]
        #[pallet::weight(T::Feeless::weight(T::WeightInfo::leave(), T::WeightInfo::can_leave()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, campaign: &CampaignId, round: &RoundId, who: &SourceOf<T>| -> bool {
            let call = Call::leave { campaign: *campaign, round: *round, who: who.clone() };
            Pallet::<T>::is_feeless(origin, call, T::WeightInfo::leave(), T::WeightInfo::can_leave(), |caller| {
                Pallet::<T>::can_leave(caller, &T::Lookup::lookup(who.clone())?, *campaign, *round)
            })
        })]
        pub fn leave(origin: OriginFor<T>, campaign: CampaignId, round: RoundId, who: SourceOf<T>) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_leave(&T::Lookup::lookup(who)?, campaign, round)
        }

        /// Commits the caller's seat in `set` of `round` of `campaign` to answers that nobody sees. `hash` is
        /// [`agt_primitives::tasks::commitment`] over chain, campaign, set, caller, answers and salt.
        ///
        /// Caller: an account with a seat in the set, or one that stands in for a free seat. No fee within the caller's
        /// allowance. Emits [`Event::Committed`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`], [`Error::UnknownRound`], [`Error::NoTicket`], [`Error::NotDealt`]: the caller has
        ///   no ticket of a dealt round.
        /// * [`Error::AlreadyCommitted`]: its ticket has committed.
        /// * [`Error::NotSeated`], [`Error::WrongSet`]: its ticket has no seat in this set.
        /// * [`Error::AlreadySettled`]: the set is over.
        /// * [`Error::CommitOver`], [`Error::StandInTooEarly`]: it is not the time for it.
        /// * [`Error::NoSeatLeft`]: no seat is free that it may take.
        /// * [`Error::OwnAnswers`]: it would grade its own answers.
        #[pallet::call_index(12)]
        #[pallet::weight(T::Feeless::weight(T::WeightInfo::commit(), T::WeightInfo::commit()))]
        #[pallet::feeless_if(
            |origin: &OriginFor<T>, campaign: &CampaignId, round: &RoundId, set: &SetId, hash: &H256| -> bool {
                let call = Call::commit { campaign: *campaign, round: *round, set: *set, hash: *hash };
                Pallet::<T>::is_feeless_by_dry_run(origin, call, T::WeightInfo::commit(), |who| {
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

        /// Reveals the `answers` and the `salt` that the caller committed to in `set` of `round` of `campaign`.
        ///
        /// Caller: the account that committed. No fee within the caller's allowance. Emits [`Event::Revealed`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`], [`Error::UnknownRound`], [`Error::NoTicket`], [`Error::NotDealt`],
        ///   [`Error::NotCommitted`], [`Error::WrongSet`]: the caller has not committed to this set.
        /// * [`Error::AlreadySettled`], [`Error::AwaitingGrades`], [`Error::RevealTooEarly`], [`Error::RevealOver`]: it is
        ///   not the time for it. Reveals begin two minutes after the last commitment at the earliest; reveal when the block
        ///   of your own commitment is final.
        /// * [`Error::AlreadyRevealed`]: its seat was revealed before.
        /// * [`Error::WrongCount`], [`Error::AnswerOutOfRange`]: the answers are not what the campaign asks for.
        /// * [`Error::CommitmentMismatch`]: they are not what it committed to.
        #[pallet::call_index(13)]
        #[pallet::weight(T::Feeless::weight(T::WeightInfo::reveal(), T::WeightInfo::reveal()))]
        #[pallet::feeless_if(
            |origin: &OriginFor<T>, campaign: &CampaignId, round: &RoundId, set: &SetId, answers: &Answers,
             salt: &Salt| -> bool {
                let (answers, salt) = (answers.clone(), *salt);
                let call = Call::reveal {
                    campaign: *campaign,
                    round: *round,
                    set: *set,
                    answers: answers.clone(),
                    salt,
                };
                Pallet::<T>::is_feeless_by_dry_run(origin, call, T::WeightInfo::reveal(), |who| {
                    Pallet::<T>::do_reveal(who, *campaign, *round, *set, answers, &salt)
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

        /// Opens the gold of a set of `campaign` whose reveals are over. `leaf` says which positions are gold and what is
        /// true there; `proof` is its path to the campaign's root.
        ///
        /// Caller: any signed account. Emits [`Event::GoldOpened`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`], [`Error::UnknownSet`]: there is no such set, or nobody committed to it.
        /// * [`Error::AlreadySettled`], [`Error::AwaitingGrades`], [`Error::GoldAlreadyOpen`]: the set is past that.
        /// * [`Error::StillRevealing`], [`Error::GoldOver`]: it is not the time for it.
        /// * [`Error::BadLeaf`], [`Error::BadProof`]: the leaf is not the campaign's.
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

        /// Judges `set` of `round` of `campaign` and ends the tickets of its seats: pay, AIA, reputation, slashes. The results
        /// of its items, with their confidence, and those of its seats are hashed into what the campaign has delivered. A rich
        /// set goes to the graders first; settling a grading set also settles the set that it graded.
        ///
        /// Caller: any signed account. No fee within the allowance of a caller with a ticket of the round, unless it is a
        /// grading set. Emits [`Event::SetSettled`], or [`Event::SentToGraders`]; [`Event::SeatLost`] for each seat that its
        /// owner lost; [`Event::PaymentDelayed`] for each worker that cannot be paid; [`Event::GoldForfeited`] if the
        /// requester is at fault.
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`], [`Error::CampaignClosed`], [`Error::UnknownRound`], [`Error::NotDealt`],
        ///   [`Error::UnknownSet`]: there is no such set.
        /// * [`Error::AlreadySettled`]: it was settled before.
        /// * [`Error::TooEarly`]: workers can still commit or reveal, or the gold can still be opened.
        /// * [`Error::AwaitingGrades`]: graders can still grade it.
        #[pallet::call_index(15)]
        #[pallet::weight(T::Feeless::weight(Pallet::<T>::settling(Queue::Grade), T::WeightInfo::can_settle()))]
        #[pallet::feeless_if(
            |origin: &OriginFor<T>, campaign: &CampaignId, round: &RoundId, set: &SetId| -> bool {
                let call = Call::settle { campaign: *campaign, round: *round, set: *set };
                let weight = Pallet::<T>::settling(Queue::Work);
                Pallet::<T>::is_feeless(origin, call, weight, T::WeightInfo::can_settle(), |who| {
                    Pallet::<T>::can_settle(who, *campaign, *round, *set)
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
            Ok(Some(T::Feeless::weight(Self::settling(queue), T::WeightInfo::can_settle())).into())
        }

        /// Pays `who` what the pool of `campaign` owes it and could not pay before.
        ///
        /// Caller: any signed account. Emits [`Event::Collected`].
        ///
        /// Errors:
        /// * [`Error::NothingOwed`]: it is owed nothing.
        /// * those of the escrow: it still cannot be paid.
        #[pallet::call_index(16)]
        #[pallet::weight(T::WeightInfo::collect())]
        pub fn collect(origin: OriginFor<T>, campaign: CampaignId, who: SourceOf<T>) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_collect(campaign, &T::Lookup::lookup(who)?)
        }

        /// Lifts the set-aside of `who` with the obligation `number`, which a dispute held when its ticket ended.
        ///
        /// Caller: any signed account. Emits [`Event::SetAsideLifted`].
        ///
        /// Errors:
        /// * [`Error::NothingToLift`]: no such set-aside waits.
        /// * those of access: a dispute still holds it.
        #[pallet::call_index(17)]
        #[pallet::weight(T::WeightInfo::lift())]
        pub fn lift(origin: OriginFor<T>, who: SourceOf<T>, number: u128) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_lift(&T::Lookup::lookup(who)?, number)
        }

        /// Removes the misconduct that is counted for `who` if it is of a past season: it has no effect any more.
        ///
        /// Caller: any signed account. Emits [`Event::MisconductForgotten`].
        ///
        /// Errors:
        /// * [`Error::NothingToForget`]: nothing is counted for it, or it is of this season.
        #[pallet::call_index(18)]
        #[pallet::weight(T::WeightInfo::forget_misconduct())]
        pub fn forget_misconduct(origin: OriginFor<T>, who: SourceOf<T>) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_forget_misconduct(&T::Lookup::lookup(who)?)
        }

        /// Makes several steps of work in one call: joins, commits and reveals, of one campaign or of several. It makes all of
        /// them or none.
        ///
        /// Caller: as each step demands. No fee within the caller's allowance, of which each step takes one call. Emits the
        /// event of each step.
        ///
        /// Errors:
        /// * [`Error::NoSteps`]: there are none.
        /// * those of the calls [`Pallet::join`], [`Pallet::commit`] and [`Pallet::reveal`]; a step whose call is shut is shut
        ///   here, too.
        #[pallet::call_index(19)]
        #[pallet::weight(T::Feeless::weight(Pallet::<T>::weight_of(steps), Pallet::<T>::weight_of(steps)))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, steps: &Steps| -> bool {
            if Pallet::<T>::is_any_shut(origin, steps) {
                T::Feeless::refuse(FeelessRefusal::Shut);
                return false;
            }
            let call = Call::work { steps: steps.clone() };
            let (calls, weight) = (u32::try_from(steps.len()).unwrap_or(u32::MAX), Pallet::<T>::weight_of(steps));
            T::Feeless::waives_several(origin, Pallet::<T>::kind_of(steps), calls, call, weight, weight, |_| {
                Pallet::<T>::dry_run(|| Pallet::<T>::do_work(origin, steps.clone())).is_ok()
            })
        })]
        pub fn work(origin: OriginFor<T>, steps: Steps) -> DispatchResult {
            ensure_signed(origin.clone())?;
            Self::do_work(&origin, steps)
        }

        /// Reveals the `answers` and the `salt` that `who` committed to in `set` of `round` of `campaign`. It has the effect of
        /// [`Pallet::reveal`] by `who`: the caller gets nothing for it, and can change nothing, because the commitment binds
        /// chain, campaign, set, worker, answers and salt.
        ///
        /// Caller: any signed account. No fee within the allowance of `who`; if that is spent, within the caller's own. Emits
        /// [`Event::Revealed`].
        ///
        /// Errors: those of [`Pallet::reveal`], about `who` instead of the caller.
        #[pallet::call_index(20)]
        #[pallet::weight(Pallet::<T>::weight_of_openings(1))]
        #[pallet::feeless_if(
            |origin: &OriginFor<T>, campaign: &CampaignId, round: &RoundId, set: &SetId, who: &SourceOf<T>,
             answers: &Answers, salt: &Salt| -> bool {
                let (campaign, round, set, salt) = (*campaign, *round, *set, *salt);
                let call = Call::reveal_for { campaign, round, set, who: who.clone(), answers: answers.clone(), salt };
                T::Lookup::lookup(who.clone()).is_ok_and(|who| {
                    let opening = Opening { campaign, round, set, who, answers: answers.clone(), salt };
                    Pallet::<T>::is_reveal_feeless(origin, call, &[opening])
                })
            }
        )]
        pub fn reveal_for(
            origin: OriginFor<T>,
            campaign: CampaignId,
            round: RoundId,
            set: SetId,
            who: SourceOf<T>,
            answers: Answers,
            salt: Salt,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_reveal(&T::Lookup::lookup(who)?, campaign, round, set, answers, &salt)
        }

        /// Reveals up to [`super::MOST_OPENINGS`] `openings`, each for the worker who committed to it, as
        /// [`Pallet::reveal_for`] does. One that cannot be revealed changes nothing and does not stop the others.
        ///
        /// Caller: any signed account. No fee if each opening takes a call of an allowance: of its worker's; or of the
        /// caller's own, if the opening cannot be revealed or its worker has no call left. Emits [`Event::Revealed`] for each
        /// opening that is revealed, and [`Event::RevealFailed`] for each other one.
        ///
        /// Errors:
        /// * [`Error::NothingRevealed`]: none of them can be revealed, or there are none.
        #[pallet::call_index(21)]
        #[pallet::weight(Pallet::<T>::weight_of_openings(openings.len()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, openings: &Openings<T::AccountId>| -> bool {
            let call = Call::reveal_many { openings: openings.clone() };
            Pallet::<T>::is_reveal_feeless(origin, call, openings)
        })]
        pub fn reveal_many(origin: OriginFor<T>, openings: Openings<T::AccountId>) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_reveal_many(openings)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Returns everything about one campaign.
        pub fn campaign(campaign: CampaignId) -> Option<CampaignReport<T::AccountId>> {
            Self::campaign_report(campaign)
        }

        /// Returns up to 50 campaigns from number `from` on, and the number that the next page begins with.
        pub fn campaigns(from: CampaignId) -> CampaignPage<T::AccountId> {
            Self::campaign_page(from)
        }

        /// Returns whether `who` may join a queue now, or the error of [`Pallet::join`].
        pub fn may_join(who: T::AccountId, campaign: CampaignId, queue: Queue) -> Result<(), DispatchError> {
            Self::dry_run(|| Self::do_join(&who, campaign, queue))
        }

        /// Returns every requirement of a queue that `who` does not meet, with the figures, in the order in which
        /// [`Pallet::join`] checks them. The list is empty if and only if `join` would succeed now; otherwise `join` fails with
        /// the error of its first entry.
        pub fn missing_for(who: T::AccountId, campaign: CampaignId, queue: Queue) -> MissingList {
            Self::missing(&who, campaign, queue)
        }

        /// Returns the tickets of `who` and the next step of each.
        pub fn tickets(who: T::AccountId) -> Vec<TicketReport> {
            Self::ticket_reports(&who)
        }

        /// Returns a set as it is stored: one to which somebody committed, or that is over. Its moments before the settlement
        /// are those of the clock of work; [`Pallet::tickets`] has chain time.
        pub fn set(campaign: CampaignId, set: SetId) -> Option<SetEntry> {
            Sets::<T>::get(campaign, set)
        }

        /// Returns the AIA that platform campaigns may still promise in this hour.
        pub fn budget_left() -> Aia {
            Self::budget_room()
        }

        /// Returns the governed terms in force.
        pub fn terms_in_force() -> TaskTerms {
            Self::terms()
        }
    }

    impl<T: Config> Pallet<T> {
        /// Returns chain time.
        pub(crate) fn now() -> Moment {
            T::Time::now()
        }

        /// Returns what both clocks show.
        pub(crate) fn clocks() -> Clocks {
            Clocks { chain: T::Time::now(), work: T::Clock::now() }
        }

        /// Returns the governed terms, inside the ranges that code fixes.
        pub(crate) fn terms() -> TaskTerms {
            T::Terms::get().bounded()
        }
    }
}
