//! View functions: the revenue by asset and source, the books of an asset, and an author.

use crate::{Authors, Books, Collected, CollectedIn, Config, CurrentMonth, Pallet, SlashesRecycled, SoldIn};
use agt_primitives::{
    assets::AssetKind,
    calendar::Month,
    revenue::{
        AssetRevenue, AuthorReport, BooksReport, RevenueReport, RevenueSource, RevenueStock, SourceRevenue, MOST_ASSETS,
    },
    Balance,
};
use alloc::{boxed::Box, vec::Vec};

impl<T: Config> Pallet<T> {
    fn collected(month: Option<Month>, asset: &AssetKind, source: RevenueSource) -> Balance {
        match month {
            Some(month) => CollectedIn::<T>::get((month, asset, source)),
            None => Collected::<T>::get(asset, source),
        }
    }

    /// Returns the assets other than AGT that had revenue, one after the other, each as often as it had sources.
    fn assets(month: Option<Month>) -> Box<dyn Iterator<Item = AssetKind>> {
        match month {
            Some(month) => Box::new(CollectedIn::<T>::iter_key_prefix((month,)).map(|(asset, _)| asset)),
            None => Box::new(Collected::<T>::iter_keys().map(|(asset, _)| asset)),
        }
    }

    fn asset_revenue(month: Option<Month>, asset: AssetKind) -> AssetRevenue {
        let sold = match (&asset, month) {
            (AssetKind::WithId(asset), Some(month)) => SoldIn::<T>::get(month, asset),
            _ => Books::<T>::get(&asset).sold,
        };
        let of = |source| SourceRevenue { source, amount: Self::collected(month, &asset, source) };
        let sources: Vec<_> = RevenueSource::ALL.into_iter().map(of).filter(|source| source.amount > 0).collect();
        // No sum is above what the books of the asset have counted, which fits.
        let collected = sources.iter().fold(0, |sum: Balance, source| sum.saturating_add(source.amount));
        AssetRevenue { asset, collected, sources, sold }
    }

    pub(crate) fn revenue_report(month: Option<Month>) -> RevenueReport {
        // What has one asset in its key lies together. The walk ends with the first asset too many.
        let (mut found, mut more) = (Vec::from([AssetKind::Native]), false);
        for asset in Self::assets(month).filter(|asset| *asset != AssetKind::Native) {
            if found.last() == Some(&asset) {
                continue;
            }
            if found.len() >= MOST_ASSETS {
                more = true;
                break;
            }
            found.push(asset);
        }
        let assets = found.into_iter().map(|asset| Self::asset_revenue(month, asset)).collect();
        RevenueReport { month, assets, more, slashes_recycled: SlashesRecycled::<T>::get().into() }
    }

    pub(crate) fn books_report(asset: AssetKind) -> Option<BooksReport> {
        let books = Books::<T>::get(&asset);
        let in_pot = Self::in_pot(&asset);
        let in_stock = match &asset {
            AssetKind::Native => 0,
            AssetKind::WithId(asset) => <Self as RevenueStock<T::AccountId>>::in_stock(*asset),
        };
        let held = books.held()?;
        Some(BooksReport {
            asset,
            collected: books.collected,
            authors: books.authors,
            recycled: books.recycled,
            sold: books.sold,
            swept: books.swept,
            lost: books.lost,
            held,
            in_pot,
            in_stock,
        })
    }

    pub(crate) fn author_report(who: &T::AccountId) -> Option<AuthorReport> {
        let author = Authors::<T>::get(who)?;
        let is_open = CurrentMonth::<T>::get().is_some_and(|open| open.month == author.month);
        Some(AuthorReport {
            blocks: author.blocks,
            points: if is_open { author.points } else { 0 },
            owed: Self::due(&author)?.into(),
            paid: author.paid.into(),
        })
    }
}
