//! Benchmarks: every call and the hook at its worst case.

use crate::{AuthorMonths, Authors, Books, Call, Config, Pallet, SlashesRecycled};
use agt_primitives::{
    assets::{AssetId, AssetKind},
    benchmarking::BenchClock,
    calendar::DAY,
    revenue::{Revenue, RevenueSource},
    token::AGT,
    Balance, Moment,
};
use frame_benchmarking::v2::*;
use frame_support::{
    storage::with_storage_layer,
    traits::{
        fungible::Mutate as _,
        fungibles::{Create, Mutate as _},
        Get,
    },
};
use frame_system::RawOrigin;
use pallet_authorship::EventHandler;
use sp_runtime::traits::StaticLookup;

/// 2027-03-01T00:00:00Z.
const NOW: Moment = 1_803_859_200_000;
/// The greatest number of an asset that is tried.
const LAST_NUMBER: AssetId = 10_000;
/// Units of an asset.
const UNITS: Balance = 1_000;

/// What these benchmarks need of the pallets behind the traits.
pub trait BenchConfig: Config<Assets: Create<<Self as frame_system::Config>::AccountId>, Time: BenchClock> {}

impl<T: Config> BenchConfig for T
where
    T::Assets: Create<T::AccountId>,
    T::Time: BenchClock,
{
}

fn mint<T: Config>(who: &T::AccountId, amount: Balance) {
    T::Currency::mint_into(who, amount).expect("there is room under the greatest balance");
}

fn author_block<T: Config>(who: &T::AccountId) {
    <Pallet<T> as EventHandler<_, _>>::note_author(who.clone());
}

/// The clock stands in March, every pot has AGT to keep, and `who` has authored a block.
fn march<T: BenchConfig>(who: &T::AccountId) {
    T::Time::set(NOW);
    for pot in [T::Pot::get(), T::AuthorsPot::get(), T::SlashesPot::get(), T::Treasury::get()] {
        mint::<T>(&pot, AGT);
    }
    author_block::<T>(who);
    // What the pots had beyond the existential deposit is no part of what is measured.
    let _ = with_storage_layer(|| Pallet::<T>::do_collect(AssetKind::Native));
    let _ = with_storage_layer(Pallet::<T>::do_recycle_slashes);
}

/// Revenue of a thousand AGT.
fn earn<T: BenchConfig>() {
    mint::<T>(&T::Pot::get(), 1_000 * AGT);
    Pallet::<T>::note(AssetKind::Native, RevenueSource::Boosters, 1_000 * AGT);
}

/// `who` has authored a block in a month that had revenue, and April has come.
fn april<T: BenchConfig>(who: &T::AccountId) {
    march::<T>(who);
    earn::<T>();
    T::Time::set(NOW.saturating_add(31 * DAY));
}

/// Makes an asset that is not listed, of which the pot has units, and returns its number.
fn trash<T: BenchConfig>() -> Result<AssetId, BenchmarkError> {
    let owner: T::AccountId = account("owner", 0, 0);
    let create = |asset: &AssetId| T::Assets::create(*asset, owner.clone(), false, 1);
    // A chain may accept no number but the next.
    let asset = (1..=LAST_NUMBER).find(|asset| with_storage_layer(|| create(asset)).is_ok());
    let asset = asset.ok_or(BenchmarkError::Stop("no number is accepted"))?;
    T::Assets::mint_into(asset, &T::Pot::get(), UNITS)?;
    Ok(asset)
}

#[benchmarks(where T: BenchConfig)]
mod benches {
    use super::*;

    #[benchmark]
    fn note_author() {
        let who: T::AccountId = account("author", 0, 0);
        // Another one of the month stays unsettled.
        march::<T>(&account("author", 1, 0));
        april::<T>(&who);

        #[block]
        {
            author_block::<T>(&who);
        }

        assert!(Authors::<T>::get(&who).is_some_and(|author| author.owed > 0));
        assert_eq!(AuthorMonths::<T>::iter().count(), 1);
    }

    #[benchmark]
    fn collect() {
        march::<T>(&account("author", 0, 0));
        for pot in [T::Pot::get(), T::AuthorsPot::get()] {
            mint::<T>(&pot, 100 * AGT);
        }
        let before = Books::<T>::get(AssetKind::Native).authors;

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), AssetKind::Native);

        assert!(Books::<T>::get(AssetKind::Native).authors > before);
    }

    #[benchmark]
    fn pass_on() {
        march::<T>(&account("author", 0, 0));
        mint::<T>(&T::Pot::get(), 100 * AGT);
        Books::<T>::mutate(AssetKind::Native, |books| books.collected = books.collected.saturating_add(100 * AGT));

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()));

        assert_eq!(Books::<T>::get(AssetKind::Native).held(), Some(0));
    }

    #[benchmark]
    fn recycle_slashes() {
        march::<T>(&account("author", 0, 0));
        mint::<T>(&T::SlashesPot::get(), 100 * AGT);
        let before = SlashesRecycled::<T>::get();

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()));

        assert_eq!(SlashesRecycled::<T>::get(), before.saturating_add(100 * AGT));
    }

    #[benchmark]
    fn sweep() -> Result<(), BenchmarkError> {
        march::<T>(&account("author", 0, 0));
        let asset = trash::<T>()?;
        Pallet::<T>::note(AssetKind::WithId(asset), RevenueSource::RewardPools, UNITS);

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), asset);

        assert_eq!(Books::<T>::get(AssetKind::WithId(asset)).swept, UNITS);
        Ok(())
    }

    #[benchmark]
    fn pay_author() {
        let who: T::AccountId = account("author", 0, 0);
        march::<T>(&account("author", 1, 0));
        april::<T>(&who);
        author_block::<T>(&account("author", 2, 0));

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), T::Lookup::unlookup(who.clone()));

        assert!(Authors::<T>::get(&who).is_some_and(|author| author.paid > 0));
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
