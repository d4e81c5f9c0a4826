#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod boosters;
mod counting;
mod daily;
mod errors;
mod events;
mod milestones;
#[cfg(test)]
mod mock;
mod occasions;
mod report;
mod rewards;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub use types::{Boosters, Claimed, Entry, OpenEvent, Record};
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
    use super::{Boosters, Entry, OpenEvent, Record, WeightInfo};
    use agt_primitives::{
        beacon::Beacon,
        contributors::{Credits, FeelessKind, FeelessQuota},
        experience::Experience,
        medallions::Medallions,
        multiplier::Multiplier,
        quests::{
            Condition, DailyQuests, EventId, ListPlace, Milestone, Quest, QuestTerms, QuestTotals, QuestsReport,
            Reward, DAILY,
        },
        revenue::Revenue,
        supply::MintBudget,
        Balance, Moment,
    };
    use frame_support::{
        pallet_prelude::*,
        traits::{fungible, Time},
    };
    use frame_system::pallet_prelude::*;
    use sp_runtime::traits::StaticLookup;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>, RuntimeCall: From<Call<Self>>> {
        /// Chain time: milliseconds since the Unix epoch, as the block timestamp has it.
        type Time: Time<Moment = Moment>;

        /// AGT, in which boosters are paid.
        type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>;

        /// Which accounts are proven.
        type Credits: Credits<Self::AccountId>;

        /// The XP of accounts.
        type Experience: Experience<Self::AccountId>;

        /// The medallions of accounts.
        type Medallions: Medallions<Self::AccountId>;

        /// The source of the seeds that choose the quests of a day.
        type Beacon: Beacon;

        /// The sub-budget of milestones and events, which nobody else draws on.
        type Budget: MintBudget<Self::AccountId>;

        /// Where revenue is counted.
        type Revenue: Revenue;

        /// The account that boosters are paid to.
        type RevenuePot: Get<Self::AccountId>;

        /// Who opens events.
        type GovernOrigin: EnsureOrigin<Self::RuntimeOrigin>;

        /// The allowance of calls without a fee.
        type Feeless: FeelessQuota<Self::AccountId>;

        /// The governed terms. Values outside the hard ranges are moved inside.
        type Terms: Get<QuestTerms>;

        /// The measured weight of each call.
        type WeightInfo: WeightInfo;
    }

    /// The quests of the last UTC day that has begun, since its second block.
    #[pallet::storage]
    pub type Today<T> = StorageValue<_, DailyQuests>;

    /// What each proven account has done, and what it has claimed.
    #[pallet::storage]
    pub type Records<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Record, ValueQuery>;

    /// The boosters of each account that has ever had one.
    #[pallet::storage]
    pub type Stocks<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Boosters, ValueQuery>;

    /// The number of the next event. It never falls, so no number is used twice.
    #[pallet::storage]
    pub type NextEvent<T> = StorageValue<_, EventId, ValueQuery>;

    /// The events that are not closed.
    #[pallet::storage]
    pub type Events<T> = CountedStorageMap<_, Twox64Concat, EventId, OpenEvent>;

    /// Who has entered or claimed which event. An entry stays until the event is closed and somebody removes it.
    #[pallet::storage]
    pub type Entries<T: Config> = StorageDoubleMap<_, Twox64Concat, EventId, Blake2_128Concat, T::AccountId, Entry>;

    /// The sums over all accounts.
    #[pallet::storage]
    pub type Totals<T> = StorageValue<_, QuestTotals, ValueQuery>;

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            if Self::draw_quests() {
                T::WeightInfo::draw_quests()
            } else {
                T::WeightInfo::look_at_the_day()
            }
        }

        fn integrity_test() {
            assert!(T::Terms::get().check().is_ok(), "a chain must start with terms that pass their own check");
            let leaf = T::AccountId::max_encoded_len();
            assert!(leaf < 64, "an account must be able to show its place in the list of an event");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Pays the caller for one of today's quests. The work of this UTC day must meet it. A booster that does not
        /// fit into the caller's stock is lost.
        ///
        /// Caller: any signed account that is proven. No fee within its allowance. Emits [`Event::QuestClaimed`].
        ///
        /// Errors:
        /// * [`Error::NotToday`]: it is not one of this UTC day's three quests, or the day's first block has not ended.
        /// * [`Error::Unproven`], [`Error::AlreadyClaimed`]: the caller is not proven, or has claimed it today.
        /// * [`Error::NotDone`]: the caller has not done today what it asks for.
        #[pallet::call_index(0)]
        #[pallet::weight(T::Feeless::weight(T::WeightInfo::claim_quest(), T::WeightInfo::can_claim_quest()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, quest: &Quest| -> bool {
            let (call, predicate) = (T::WeightInfo::claim_quest(), T::WeightInfo::can_claim_quest());
            let may_claim = |who: &T::AccountId| Pallet::<T>::may_claim_quest(who, *quest).is_ok();
            let called = Call::<T>::claim_quest { quest: *quest };
            T::Feeless::waives(origin, FeelessKind::Work, called, call, predicate, may_claim)
        })]
        pub fn claim_quest(origin: OriginFor<T>, quest: Quest) -> DispatchResult {
            Self::do_claim_quest(&ensure_signed(origin)?, quest)
        }

        /// Pays the caller for a milestone that it has reached. Boosters that do not fit into the caller's stock are
        /// lost.
        ///
        /// Caller: any signed account that is proven. No fee within its allowance. Emits [`Event::MilestoneClaimed`].
        ///
        /// Errors:
        /// * [`Error::Unproven`], [`Error::AlreadyClaimed`]: the caller is not proven, or has claimed it before.
        /// * [`Error::NotDone`]: the caller has not reached it.
        #[pallet::call_index(1)]
        #[pallet::weight(T::Feeless::weight(T::WeightInfo::claim_milestone(), T::WeightInfo::can_claim_milestone()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, milestone: &Milestone| -> bool {
            let (call, predicate) = (T::WeightInfo::claim_milestone(), T::WeightInfo::can_claim_milestone());
            let may_claim = |who: &T::AccountId| Pallet::<T>::may_claim_milestone(who, *milestone).is_ok();
            let called = Call::<T>::claim_milestone { milestone: *milestone };
            T::Feeless::waives(origin, FeelessKind::Work, called, call, predicate, may_claim)
        })]
        pub fn claim_milestone(origin: OriginFor<T>, milestone: Milestone) -> DispatchResult {
            Self::do_claim_milestone(&ensure_signed(origin)?, milestone)
        }

        /// Takes a booster out of the caller's stock. Sets that the caller opens within `quests.boosterTime` earn AIA with
        /// the factor `quests.boosterFactor`, both as they are now.
        ///
        /// Caller: any signed account that is proven. No fee within its allowance. Emits [`Event::BoosterUsed`].
        ///
        /// Errors:
        /// * [`Error::Unproven`], [`Error::NoBooster`]: the caller is not proven, or has none.
        /// * [`Error::BoosterActive`]: the caller's last booster has not ended. Boosters do not add up.
        #[pallet::call_index(2)]
        #[pallet::weight(T::Feeless::weight(T::WeightInfo::use_booster(), T::WeightInfo::can_use_booster()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>| -> bool {
            let (call, predicate) = (T::WeightInfo::use_booster(), T::WeightInfo::can_use_booster());
            let may_use = |who: &T::AccountId| Pallet::<T>::may_use_booster(who).is_ok();
            T::Feeless::waives(origin, FeelessKind::Work, Call::<T>::use_booster {}, call, predicate, may_use)
        })]
        pub fn use_booster(origin: OriginFor<T>) -> DispatchResult {
            Self::do_use_booster(&ensure_signed(origin)?)
        }

        /// Buys a booster for `quests.boosterPrice` of the caller's AGT, which is revenue. It goes into the caller's
        /// stock. `most` is the highest price that the caller wants to pay, in planck.
        ///
        /// Caller: any signed account that is proven, once a UTC day. Emits [`Event::BoosterBought`].
        ///
        /// Errors:
        /// * [`Error::Unproven`], [`Error::BoughtToday`]: the caller is not proven, or has bought one today.
        /// * [`Error::StockFull`]: the caller has as many as it can have.
        /// * [`Error::AboveMost`]: the price is above `most`.
        /// * [`Error::CannotPay`]: the caller cannot spend the price and keep its account alive.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::buy_booster())]
        pub fn buy_booster(origin: OriginFor<T>, most: Balance) -> DispatchResult {
            Self::do_buy_booster(&ensure_signed(origin)?, most)
        }

        /// Opens an event: from the moment `from` to before the moment `until`, in milliseconds, each of the first `places`
        /// accounts that meet `condition` is paid `reward`. The AGT of all places is reserved now.
        ///
        /// Caller: governance. Emits [`Event::EventOpened`], with the number of the event.
        ///
        /// Errors:
        /// * [`Error::BadReward`]: it is nothing, more XP or boosters than an event may pay, or less AGT than the existential
        ///   deposit.
        /// * [`Error::BadCondition`], [`Error::NoPlaces`]: the condition asks for nothing or for the level of a
        ///   medallion that
        ///   there is not, or `places` is zero.
        /// * [`Error::BadWindow`]: `until` is not after `from` and now, or more than 366 days ahead.
        /// * [`Error::TooManyEvents`]: 16 events are open.
        /// * [`Error::BudgetTooSmall`]: the sub-budget has less left than all places pay.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::open_event())]
        pub fn open_event(
            origin: OriginFor<T>,
            reward: Reward,
            places: u32,
            condition: Condition,
            from: Moment,
            until: Moment,
        ) -> DispatchResult {
            T::GovernOrigin::ensure_origin(origin)?;
            Self::do_open_event(OpenEvent { reward, places, left: places, condition, from, until })
        }

        /// Enters the caller in an event that counts sets: those that are accepted from now on count.
        ///
        /// Caller: any signed account that is proven. No fee within its allowance. Emits [`Event::EventEntered`].
        ///
        /// Errors:
        /// * [`Error::UnknownEvent`], [`Error::EventNotBegun`], [`Error::EventEnded`]: there is no such event now.
        /// * [`Error::EventFull`]: nobody can claim it any more.
        /// * [`Error::NeedsNoEntry`]: the event counts no sets.
        /// * [`Error::Unproven`], [`Error::AlreadyEntered`]: the caller is not proven, or has entered it before.
        #[pallet::call_index(5)]
        #[pallet::weight(T::Feeless::weight(T::WeightInfo::enter_event(), T::WeightInfo::can_enter_event()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, event: &EventId| -> bool {
            let (call, predicate) = (T::WeightInfo::enter_event(), T::WeightInfo::can_enter_event());
            let may_enter = |who: &T::AccountId| Pallet::<T>::may_enter_event(who, *event).is_ok();
            let called = Call::<T>::enter_event { event: *event };
            T::Feeless::waives(origin, FeelessKind::Work, called, call, predicate, may_enter)
        })]
        pub fn enter_event(origin: OriginFor<T>, event: EventId) -> DispatchResult {
            Self::do_enter_event(&ensure_signed(origin)?, event)
        }

        /// Pays the caller for an event whose condition it meets. `place` is its place in the event's list; it must be none
        /// unless the event has a list. Boosters that do not fit into the caller's stock are lost.
        ///
        /// Caller: any signed account that is proven, and holds a medallion if the event pays AGT. No fee within its
        /// allowance. Emits [`Event::EventClaimed`].
        ///
        /// Errors:
        /// * [`Error::UnknownEvent`], [`Error::EventNotBegun`], [`Error::EventEnded`]: there is no such event now.
        /// * [`Error::Unproven`], [`Error::AlreadyClaimed`]: the caller is not proven, or has claimed it before.
        /// * [`Error::EventFull`]: all places are claimed.
        /// * [`Error::NotEntered`], [`Error::NotDone`]: the caller has not entered an event that counts sets, or does not meet
        ///   the condition.
        /// * [`Error::NotListed`], [`Error::NeedsNoPlace`]: the caller does not stand there in the list, or there is no list.
        /// * [`Error::NoMedallion`]: the event pays AGT, and the caller holds no medallion.
        /// * [`Error::StockFull`]: the event pays boosters alone, and the caller has room for none.
        #[pallet::call_index(6)]
        #[pallet::weight(T::Feeless::weight(T::WeightInfo::claim_event(), T::WeightInfo::can_claim_event()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, event: &EventId, place: &Option<ListPlace>| -> bool {
            let (call, predicate) = (T::WeightInfo::claim_event(), T::WeightInfo::can_claim_event());
            let may_claim = |who: &T::AccountId| Pallet::<T>::may_claim_event(who, *event, place.as_ref()).is_ok();
            let called = Call::<T>::claim_event { event: *event, place: place.clone() };
            T::Feeless::waives(origin, FeelessKind::Work, called, call, predicate, may_claim)
        })]
        pub fn claim_event(origin: OriginFor<T>, event: EventId, place: Option<ListPlace>) -> DispatchResult {
            Self::do_claim_event(&ensure_signed(origin)?, event, place.as_ref())
        }

        /// Closes an event that has ended or whose places are all claimed, and lifts what is still reserved for it.
        ///
        /// Caller: any signed account. Emits [`Event::EventClosed`].
        ///
        /// Errors:
        /// * [`Error::UnknownEvent`]: there is no such event, or it was closed before.
        /// * [`Error::StillOpen`]: it has not ended, and there are places left.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::close_event())]
        pub fn close_event(origin: OriginFor<T>, event: EventId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_close_event(event)
        }

        /// Removes the entry of `who` in an event that is closed.
        ///
        /// Caller: any signed account. Emits [`Event::EntrySwept`].
        ///
        /// Errors:
        /// * [`Error::StillOpen`]: the event is not closed.
        /// * [`Error::NotEntered`]: `who` has no entry in it.
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::sweep_entry())]
        pub fn sweep_entry(
            origin: OriginFor<T>,
            event: EventId,
            who: <T::Lookup as StaticLookup>::Source,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_sweep_entry(event, &T::Lookup::lookup(who)?)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Returns today's quests, all milestones, the boosters and the open events, as `who` sees them.
        pub fn quests(who: T::AccountId) -> QuestsReport {
            Self::quests_report(&who)
        }

        /// Returns the sums over all accounts.
        pub fn totals() -> QuestTotals {
            Totals::<T>::get()
        }
    }
}
