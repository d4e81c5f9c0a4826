#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod budget;
mod calls;
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

#[import_section(calls::calls)]
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
        contributors::{AreaId, Contributors, Credits, FeelessQuota, Qualified},
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
    use frame_support::{
        pallet_prelude::*,
        storage::{with_transaction, TransactionOutcome},
        traits::Time,
    };
    use frame_system::pallet_prelude::*;
    use sp_core::H256;
    use sp_runtime::traits::StaticLookup;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    pub(crate) type SourceOf<T> = <<T as frame_system::Config>::Lookup as StaticLookup>::Source;

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

        /// Returns what `run` comes to, and undoes it.
        pub(crate) fn dry_run(run: impl FnOnce() -> DispatchResult) -> DispatchResult {
            with_transaction(|| TransactionOutcome::Rollback(run()))
        }
    }
}
