//! Benchmarks: every call at its worst case.

use crate::{Boosters, Call, Config, Entries, Entry, Events, Pallet, Records, Stocks, Today};
use agt_primitives::{
    benchmarking::{BeaconBench, BenchClock, BudgetBench, ContributorsBench, MedallionsBench},
    calendar::{day, DAY},
    merit::{AcceptedSet, OnAccepted},
    merkle::path_length,
    quests::{Condition, DailyQuests, ListPlace, Milestone, Quest, Reward, Run, MAX_PROOF, MOST_EVENTS, MOST_EVENT_XP},
    tasks::CampaignKind,
    token::AGT,
    Balance, Moment,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_benchmarking::v2::*;
use frame_support::traits::{fungible::Mutate, EnsureOrigin};
use frame_system::RawOrigin;
use sp_runtime::traits::{BlakeTwo256, Hash, StaticLookup};

/// 2027-03-01T00:00:00Z.
const NOW: Moment = 1_803_859_200_000;
/// The most that an event can pay one account.
const REWARD: Reward = Reward { xp: MOST_EVENT_XP, boosters: 4, agt: 50 * AGT };
const SETS: Condition = Condition::Sets { least: 1 };

/// What these benchmarks need of the pallets behind the traits.
pub trait BenchConfig:
    Config<
    Beacon: BeaconBench,
    Budget: BudgetBench,
    Credits: ContributorsBench<<Self as frame_system::Config>::AccountId>,
    Medallions: MedallionsBench<<Self as frame_system::Config>::AccountId>,
    Time: BenchClock,
>
{
}

impl<T: Config> BenchConfig for T
where
    T::Beacon: BeaconBench,
    T::Budget: BudgetBench,
    T::Credits: ContributorsBench<T::AccountId>,
    T::Medallions: MedallionsBench<T::AccountId>,
    T::Time: BenchClock,
{
}

/// Makes `who` proven, the holder of a medallion and of AGT, and lets five sets of it be accepted, after one on each
/// day of the window of its row.
fn worker<T: BenchConfig>(who: &T::AccountId) {
    T::Time::set(NOW);
    T::Currency::mint_into(who, 10_000 * AGT).expect("there is room under the greatest balance");
    T::Credits::register(who);
    T::Credits::prove(who, 1);
    T::Medallions::give(who, 1, 1);
    let accept = |area, opened_at| {
        let kind = CampaignKind::Advanced;
        let set = AcceptedSet { area, kind, requester: None, answers: 30, perfect: true, opened_at };
        Pallet::<T>::on_accepted(who, &set);
    };
    (0..Run::WINDOW).for_each(|days| accept(1, NOW.saturating_sub(days.saturating_mul(DAY))));
    (1..=5).for_each(|area| accept(area, NOW));
}

/// The same, and the quest with a booster is one of today's.
fn questing<T: BenchConfig>(who: &T::AccountId) {
    worker::<T>(who);
    let quests = [Quest::OneSet, Quest::FiveSets, Quest::TwoSkilledSets];
    Today::<T>::put(DailyQuests { day: day(NOW), quests });
}

fn governance<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
    T::GovernOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// Opens the event 0.
fn open<T: BenchConfig>(condition: Condition) -> Result<(), BenchmarkError> {
    T::Time::set(NOW);
    Pallet::<T>::open_event(governance::<T>()?, REWARD, 1_000, condition, NOW, NOW + DAY)?;
    Ok(())
}

/// Opens the event 0 for a list in which the path of `who` has as many hashes as it can have.
fn listing<T: BenchConfig>(who: &T::AccountId) -> Result<ListPlace, BenchmarkError> {
    worker::<T>(who);
    let leaves = u32::MAX;
    assert_eq!(path_length(0, leaves), MAX_PROOF as usize);
    let proof: Vec<_> = (0..MAX_PROOF).map(|level| BlakeTwo256::hash_of(&level)).collect();
    let leaf = BlakeTwo256::hash(&who.encode());
    let root = proof.iter().fold(leaf, |node, beside| BlakeTwo256::hash_of(&(node, beside)));
    open::<T>(Condition::Listed { root, leaves })?;
    Ok(ListPlace { place: 0, proof: proof.try_into().map_err(|_| BenchmarkError::Stop("the proof is too long"))? })
}

#[benchmarks(where T: BenchConfig)]
mod benches {
    use super::*;

    #[benchmark]
    fn look_at_the_day() {
        T::Time::set(NOW);
        Pallet::<T>::draw_quests();
        let drawn;

        #[block]
        {
            drawn = Pallet::<T>::draw_quests();
        }

        assert!(!drawn);
    }

    #[benchmark]
    fn draw_quests() {
        T::Beacon::pass_epoch();
        T::Time::set(NOW);
        Pallet::<T>::draw_quests();
        T::Time::set(NOW + DAY);
        let drawn;

        #[block]
        {
            drawn = Pallet::<T>::draw_quests();
        }

        assert!(drawn);
    }

    #[benchmark]
    fn claim_quest() {
        let who: T::AccountId = whitelisted_caller();
        questing::<T>(&who);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), Quest::FiveSets);

        assert!(Records::<T>::get(&who).has_claimed_on(day(NOW), Quest::FiveSets));
    }

    #[benchmark]
    fn claim_milestone() {
        let who: T::AccountId = whitelisted_caller();
        worker::<T>(&who);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), Milestone::FirstSet);

        assert!(Records::<T>::get(&who).has_claimed(Milestone::FirstSet));
    }

    #[benchmark]
    fn use_booster() {
        let who: T::AccountId = whitelisted_caller();
        worker::<T>(&who);
        Stocks::<T>::insert(&who, Boosters { stock: 2, ..Boosters::default() });

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()));

        assert_eq!(Stocks::<T>::get(&who).stock, 1);
    }

    #[benchmark]
    fn buy_booster() {
        let who: T::AccountId = whitelisted_caller();
        worker::<T>(&who);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), Balance::MAX);

        assert_eq!(Stocks::<T>::get(&who).stock, 1);
    }

    #[benchmark]
    fn open_event() -> Result<(), BenchmarkError> {
        T::Budget::set_tge(NOW);
        for _ in 1..MOST_EVENTS {
            open::<T>(SETS)?;
        }
        let origin = governance::<T>()?;

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, REWARD, 1_000, SETS, NOW, NOW + DAY);

        assert_eq!(Events::<T>::count(), MOST_EVENTS);
        Ok(())
    }

    #[benchmark]
    fn enter_event() -> Result<(), BenchmarkError> {
        let who: T::AccountId = whitelisted_caller();
        worker::<T>(&who);
        open::<T>(SETS)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), 0);

        assert!(Entries::<T>::contains_key(0, &who));
        Ok(())
    }

    #[benchmark]
    fn claim_event() -> Result<(), BenchmarkError> {
        let who: T::AccountId = whitelisted_caller();
        let place = listing::<T>(&who)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), 0, Some(place));

        assert!(Entries::<T>::get(0, &who).is_some_and(|entry| entry.claimed));
        Ok(())
    }

    #[benchmark]
    fn close_event() -> Result<(), BenchmarkError> {
        open::<T>(SETS)?;
        T::Time::set(NOW + DAY);

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), 0);

        assert_eq!(Events::<T>::count(), 0);
        Ok(())
    }

    #[benchmark]
    fn sweep_entry() {
        let who: T::AccountId = account("worker", 0, 0);
        Entries::<T>::insert(0, &who, Entry { sets: 7, claimed: true });

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), 0, T::Lookup::unlookup(who.clone()));

        assert!(!Entries::<T>::contains_key(0, &who));
    }

    #[benchmark]
    fn can_claim_quest() {
        let who: T::AccountId = whitelisted_caller();
        questing::<T>(&who);
        let may;

        #[block]
        {
            may = Pallet::<T>::may_claim_quest(&who, Quest::FiveSets).is_ok();
        }

        assert!(may);
    }

    #[benchmark]
    fn can_claim_milestone() {
        let who: T::AccountId = whitelisted_caller();
        worker::<T>(&who);
        let may;

        #[block]
        {
            may = Pallet::<T>::may_claim_milestone(&who, Milestone::FirstSet).is_ok();
        }

        assert!(may);
    }

    #[benchmark]
    fn can_use_booster() {
        let who: T::AccountId = whitelisted_caller();
        worker::<T>(&who);
        Stocks::<T>::insert(&who, Boosters { stock: 2, ..Boosters::default() });
        let may;

        #[block]
        {
            may = Pallet::<T>::may_use_booster(&who).is_ok();
        }

        assert!(may);
    }

    #[benchmark]
    fn can_enter_event() -> Result<(), BenchmarkError> {
        let who: T::AccountId = whitelisted_caller();
        worker::<T>(&who);
        open::<T>(SETS)?;
        let may;

        #[block]
        {
            may = Pallet::<T>::may_enter_event(&who, 0).is_ok();
        }

        assert!(may);
        Ok(())
    }

    #[benchmark]
    fn can_claim_event() -> Result<(), BenchmarkError> {
        let who: T::AccountId = whitelisted_caller();
        let place = listing::<T>(&who)?;
        let may;

        #[block]
        {
            may = Pallet::<T>::may_claim_event(&who, 0, Some(&place)).is_ok();
        }

        assert!(may);
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
