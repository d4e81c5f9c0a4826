//! Benchmarks: every call at its worst case.

use crate::{
    types::{Character, Rest},
    Call, Config, CurrencyOf, Editions, NextItem, Pallet, Pendings, PictureBase, Records, Selected, COLLECTION,
    MOST_PICTURE_BASE,
};
use agt_primitives::{
    benchmarking::{BeaconBench, BenchClock, ContributorsBench},
    characters::{Attribute, Attributes, CharacterId, CharacterTerms, EditionId, Rarity, MOST_LEVEL, MOST_POINTS},
    experience::Experience,
    token::AGT,
    Balance,
};
use alloc::vec;
use frame_benchmarking::v2::*;
use frame_support::traits::{fungible::Mutate, EnsureOrigin, Time};
use frame_system::RawOrigin;

/// More than any level and the edition cost.
const AGT_OF_EACH: Balance = 1_000_000 * AGT;
const XP_OF_EACH: u64 = 1_000_000;
/// A number whose digits are the most.
const FIRST: CharacterId = CharacterId::MAX - 10;

/// What these benchmarks need of the pallets behind the traits.
trait BenchConfig:
    Config<
    Beacon: BeaconBench,
    Contributors: ContributorsBench<<Self as frame_system::Config>::AccountId>,
    Time: BenchClock,
>
{
}

impl<T: Config> BenchConfig for T
where
    T::Beacon: BeaconBench,
    T::Contributors: ContributorsBench<T::AccountId>,
    T::Time: BenchClock,
{
}

fn governance<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
    T::GovernOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// A proven account with AGT and XP.
fn proven<T: BenchConfig>(name: &'static str) -> Result<T::AccountId, BenchmarkError> {
    let who: T::AccountId = account(name, 0, 0);
    T::Contributors::register(&who);
    T::Contributors::prove(&who, 0);
    CurrencyOf::<T>::mint_into(&who, AGT_OF_EACH)?;
    T::Experience::grant(&who, XP_OF_EACH)?;
    Ok(who)
}

/// An edition that costs AGT and XP.
fn edition<T: Config>() -> Result<EditionId, BenchmarkError> {
    let until = T::Time::now() + 1;
    Pallet::<T>::do_open_edition(AGT, 1, 10, 10, [6_000, 2_500, 1_000, 400, 100], until)?;
    Ok(crate::NextEdition::<T>::get() - 1)
}

/// The longest base of pictures.
fn base() -> vec::Vec<u8> {
    vec![b'a'; MOST_PICTURE_BASE as usize]
}

/// A legendary character of `who`, one level before the last, with the longest metadata. The points of a level just fit in
/// its capacity.
fn character<T: Config>(who: &T::AccountId) -> Result<CharacterId, BenchmarkError> {
    NextItem::<T>::mutate(|next| *next = (*next).max(FIRST));
    Pallet::<T>::do_set_picture_base(base())?;
    let item = Pallet::<T>::next_item()?;
    let capacity = MOST_POINTS - Rarity::Legendary.points_a_level();
    let attributes = Attributes { capacity, ..Attributes::even(MOST_POINTS) };
    let mut character = Character::new(None, Rarity::Legendary, attributes);
    character.level = MOST_LEVEL - 1;
    Pallet::<T>::make(item, who, character)?;
    Ok(item)
}

#[benchmarks(where T: BenchConfig)]
mod benches {
    use super::*;

    #[benchmark]
    fn claim_starter() -> Result<(), BenchmarkError> {
        let who = proven::<T>("worker")?;
        NextItem::<T>::put(FIRST);
        Pallet::<T>::do_set_picture_base(base())?;

        #[extrinsic_call]
        _(RawOrigin::Signed(who));

        assert!(Records::<T>::contains_key(FIRST));
        Ok(())
    }

    #[benchmark]
    fn mint() -> Result<(), BenchmarkError> {
        let (who, edition) = (proven::<T>("worker")?, edition::<T>()?);
        let item = NextItem::<T>::get();

        #[extrinsic_call]
        _(RawOrigin::Signed(who), edition);

        assert!(Pendings::<T>::contains_key(item));
        Ok(())
    }

    #[benchmark]
    fn hatch() -> Result<(), BenchmarkError> {
        let (who, edition) = (proven::<T>("worker")?, edition::<T>()?);
        NextItem::<T>::put(FIRST);
        Pallet::<T>::do_set_picture_base(base())?;
        Pallet::<T>::do_mint(&who, edition)?;
        T::Beacon::pass_epoch();

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), FIRST);

        assert!(Records::<T>::contains_key(FIRST));
        Ok(())
    }

    #[benchmark]
    fn open_edition() -> Result<(), BenchmarkError> {
        let (origin, until) = (governance::<T>()?, T::Time::now() + 1);

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, AGT, 1, 10, 10, [2_000; 5], until);

        assert!(Editions::<T>::contains_key(0));
        Ok(())
    }

    #[benchmark]
    fn close_edition() -> Result<(), BenchmarkError> {
        let (origin, edition) = (governance::<T>()?, edition::<T>()?);

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, edition);

        assert!(Editions::<T>::get(edition).is_some_and(|edition| edition.is_closed));
        Ok(())
    }

    #[benchmark]
    fn select() -> Result<(), BenchmarkError> {
        let who = proven::<T>("worker")?;
        let item = character::<T>(&who)?;
        let rest = Rest { holder: account("seller", 0, 0), until: T::Time::now() };
        Records::<T>::mutate_extant(item, |character| character.rest = Some(rest));

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), item);

        assert_eq!(Selected::<T>::get(who), Some(item));
        Ok(())
    }

    #[benchmark]
    fn unselect() -> Result<(), BenchmarkError> {
        let who = proven::<T>("worker")?;
        let item = character::<T>(&who)?;
        Pallet::<T>::do_select(&who, item)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()));

        assert!(!Selected::<T>::contains_key(who));
        Ok(())
    }

    #[benchmark]
    fn level_up() -> Result<(), BenchmarkError> {
        let who = proven::<T>("worker")?;
        let item = character::<T>(&who)?;
        Pallet::<T>::do_select(&who, item)?;
        let cost = CharacterTerms::DEFAULT.cost(MOST_LEVEL - 1);
        assert!(cost.is_some_and(|cost| cost.agt > 0 && cost.agt < AGT_OF_EACH && cost.xp < XP_OF_EACH));

        #[extrinsic_call]
        _(RawOrigin::Signed(who), item, Attribute::Capacity, MOST_LEVEL as u8, AGT_OF_EACH);

        let reached = |character: Character<_>| {
            character.level == MOST_LEVEL && character.attributes == Attributes::even(MOST_POINTS)
        };
        assert!(Records::<T>::get(item).is_some_and(reached));
        Ok(())
    }

    #[benchmark]
    fn prune() -> Result<(), BenchmarkError> {
        let who = proven::<T>("worker")?;
        let item = character::<T>(&who)?;
        pallet_nfts::Pallet::<T>::burn(RawOrigin::Signed(who).into(), COLLECTION, item)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), item);

        assert!(!Records::<T>::contains_key(item));
        Ok(())
    }

    #[benchmark]
    fn set_picture_base() -> Result<(), BenchmarkError> {
        let origin = governance::<T>()?;

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, base());

        assert_eq!(PictureBase::<T>::get().into_inner(), base());
        Ok(())
    }

    #[benchmark]
    fn refresh() -> Result<(), BenchmarkError> {
        let item = character::<T>(&account("worker", 0, 0))?;
        let mut other = base();
        other[0] = b'b';
        Pallet::<T>::do_set_picture_base(other)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), item);

        assert!(Pallet::<T>::do_refresh(item).is_err());
        Ok(())
    }

    #[benchmark]
    fn can_claim_starter() -> Result<(), BenchmarkError> {
        let who = proven::<T>("worker")?;
        let may;

        #[block]
        {
            may = Pallet::<T>::may_claim_starter(&who).is_ok();
        }

        assert!(may);
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
