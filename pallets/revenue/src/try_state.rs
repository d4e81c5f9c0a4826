//! The pallet's invariants RV1 to RV9: README lists what each one says.

use crate::{
    AuthorMonths, Authors, AuthorsPaid, Blocks, Books, Collected, CollectedIn, Config, CurrentMonth, Pallet, SoldIn,
};
use agt_primitives::{
    arithmetic::sum,
    assets::{AssetId, AssetKind, Listing},
    calendar::Month,
    invariants::{all_hold, Check},
    Balance,
};
use alloc::collections::btree_map::BTreeMap;
use frame_support::{
    ensure,
    traits::{Get, Time},
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant; the error begins with the id of the first one that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold(Self::invariants())
    }

    /// The verdict on every invariant, RV1 first.
    pub(crate) fn invariants() -> [Check; 9] {
        [
            Self::sources_are_what_was_collected(),
            Self::months_are_what_was_collected(),
            Self::books_fit_their_asset(),
            Self::what_is_held_is_in_the_pot(),
            Self::months_are_what_was_sold(),
            Self::shares_are_what_authors_were_given(),
            Self::what_authors_are_owed_is_in_their_pot(),
            Self::blocks_have_authors(),
            Self::points_are_those_of_their_month(),
        ]
    }

    fn sources_are_what_was_collected() -> Check {
        let same = Books::<T>::iter()
            .all(|(asset, books)| sum(Collected::<T>::iter_prefix_values(asset)) == Some(books.collected));
        let known = Collected::<T>::iter_keys().all(|(asset, _)| Books::<T>::contains_key(asset));
        ensure!(same && known, "RV1: what was collected of each asset is the sum of its sources");
        Ok(())
    }

    fn months_are_what_was_collected() -> Check {
        const BROKEN: &str = "RV2: what was collected from each source is the sum of the months so far";
        let now = Month::at(T::Time::now());
        let (mut sums, mut past) = (BTreeMap::<_, Balance>::new(), true);
        for ((month, asset, source), amount) in CollectedIn::<T>::iter() {
            past &= now.is_none_or(|now| month <= now);
            let so_far = sums.entry((asset, source)).or_default();
            *so_far = so_far.checked_add(amount).ok_or(BROKEN)?;
        }
        let all: BTreeMap<_, _> = Collected::<T>::iter().map(|(asset, source, sum)| ((asset, source), sum)).collect();
        ensure!(past && sums == all, BROKEN);
        Ok(())
    }

    fn books_fit_their_asset() -> Check {
        let fit = Books::<T>::iter().all(|(asset, books)| {
            let of_others = match asset {
                AssetKind::Native => [books.sold, books.swept, books.lost] == [0; 3],
                AssetKind::WithId(_) => [books.authors, books.recycled] == [0; 2],
            };
            of_others && books.held().is_some()
        });
        ensure!(fit, "RV3: no more left the pot than was collected, AGT to authors and recycler, the rest elsewhere");
        Ok(())
    }

    fn what_is_held_is_in_the_pot() -> Check {
        let there = Books::<T>::iter().all(|(asset, books)| {
            let safe = T::Listing::is_listed(asset.clone());
            !safe || books.held().is_none_or(|held| held <= Self::in_pot(&asset))
        });
        ensure!(there, "RV4: the pot has what is held of AGT and of each listed asset");
        Ok(())
    }

    fn months_are_what_was_sold() -> Check {
        const BROKEN: &str = "RV5: what was sold of each asset is the sum of the months so far";
        let now = Month::at(T::Time::now());
        let (mut sums, mut past) = (BTreeMap::<AssetId, Balance>::new(), true);
        for (month, asset, amount) in SoldIn::<T>::iter() {
            past &= now.is_none_or(|now| month <= now);
            let so_far = sums.entry(asset).or_default();
            *so_far = so_far.checked_add(amount).ok_or(BROKEN)?;
        }
        let sold = |asset: &AssetId| Books::<T>::get(AssetKind::WithId(*asset)).sold;
        let known = Books::<T>::iter().all(|(asset, books)| match asset {
            AssetKind::Native => true,
            AssetKind::WithId(asset) => books.sold == 0 || sums.contains_key(&asset),
        });
        ensure!(past && known && sums.iter().all(|(asset, sum)| sold(asset) == *sum), BROKEN);
        Ok(())
    }

    fn shares_are_what_authors_were_given() -> Check {
        const BROKEN: &str =
            "RV6: what authors were given is what they are owed, what is not settled, and what was paid";
        let open = CurrentMonth::<T>::get().map_or(0, |open| open.share);
        let unsettled = AuthorMonths::<T>::iter_values().map(|ended| ended.share_left);
        let owed = Authors::<T>::iter_values().map(|author| author.owed);
        let owed = sum(unsettled.chain(owed).chain([open]));
        ensure!(Self::owed_to_authors().ok() == owed, BROKEN);
        let paid = sum(Authors::<T>::iter_values().map(|author| author.paid));
        ensure!(paid == Some(AuthorsPaid::<T>::get()), BROKEN);
        Ok(())
    }

    fn what_authors_are_owed_is_in_their_pot() -> Check {
        let there = Self::owed_to_authors().is_ok_and(|owed| owed <= Self::spendable(&T::AuthorsPot::get()));
        ensure!(there, "RV7: the authors' pot has what was given to authors and not paid");
        Ok(())
    }

    fn blocks_have_authors() -> Check {
        let blocks = sum(Authors::<T>::iter_values().map(|author| author.blocks));
        let fit = Authors::<T>::iter_values().all(|author| u64::from(author.points) <= author.blocks);
        ensure!(fit && blocks == Some(Blocks::<T>::get()), "RV8: each block has one author, and each point is a block");
        Ok(())
    }

    fn points_are_those_of_their_month() -> Check {
        const BROKEN: &str = "RV9: the points of each month that are not settled are those of its authors";
        let mut points = BTreeMap::<Month, u32>::new();
        for author in Authors::<T>::iter_values().filter(|author| author.points > 0) {
            let so_far = points.entry(author.month).or_default();
            *so_far = so_far.checked_add(author.points).ok_or(BROKEN)?;
        }
        let open = CurrentMonth::<T>::get();
        let mut months: BTreeMap<_, _> = open.iter().map(|open| (open.month, open.points)).collect();
        for (month, ended) in AuthorMonths::<T>::iter() {
            ensure!(open.is_some_and(|open| month < open.month), BROKEN);
            ensure!(ended.points_left <= ended.points && ended.share_left <= ended.share, BROKEN);
            months.insert(month, ended.points_left);
        }
        ensure!(months == points, BROKEN);
        Ok(())
    }
}
