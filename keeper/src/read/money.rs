//! The protocol's own money, as one block has it.

use super::{part, Reader, FIRST, PREFIX};
use crate::{
    steps::{Money, Stock},
    Result,
};
use agt_primitives::{
    assets::{AssetId, AssetKind},
    buyback::BuybackTerms,
    calendar::Month,
    parameters::ParameterReports,
    token::EXISTENTIAL_DEPOSIT,
    Moment,
};
use agt_runtime::{
    pots::{account, RECYCLER, REVENUE, REWARDS, TREASURY},
    AccountId, Balance, BlockNumber, Runtime,
};
use pallet_buyback::{Auction, Auctions, MarketViewFunction, Markets, ReferenceViewFunction, Tracked};
use pallet_listed_assets::Rates;
use pallet_recycler::Belonging;
use pallet_revenue::{AssetBooks, Books, BooksViewFunction};
use std::collections::{BTreeMap, BTreeSet};

/// The most records of each sort that are looked at.
const MOST: usize = 1_024;

impl Reader<'_> {
    /// Reads the protocol's own money. `sweep` names the assets that are swept while they are not listed.
    pub async fn money(&self, sweep: &BTreeMap<AssetId, Balance>) -> Result<Money> {
        let recycler = self.client.recycler(Some(self.at)).await?;
        let owed = recycler.waiting.0.saturating_add(recycler.outstanding.0);
        let (held, uncounted) = self.agt().await?;
        Ok(Money {
            terms: self.buyback_terms().await?,
            slashes: self.spendable(&account(REWARDS)).await?,
            held,
            uncounted,
            gifts: self.spendable(&account(RECYCLER)).await?.saturating_sub(owed),
            belonging: self.belonging().await?,
            assets: self.assets(sweep).await?,
        })
    }

    /// Returns what a pot has beyond the existential deposit, in planck.
    async fn spendable(&self, pot: &AccountId) -> Result<Balance> {
        let entry = self.client.account(pot, Some(self.at)).await?.unwrap_or_default();
        Ok(entry.data.free.saturating_sub(EXISTENTIAL_DEPOSIT))
    }

    /// Returns planck of revenue that are held, and planck of the pot that are not counted.
    async fn agt(&self) -> Result<(Balance, Balance)> {
        let books = self.client.view(BooksViewFunction::<Runtime>::new(AssetKind::Native), Some(self.at)).await?;
        Ok(books.map_or((0, 0), |books| (books.held, books.in_pot.saturating_sub(books.held))))
    }

    /// Returns the terms of buyback that governance has set.
    async fn buyback_terms(&self) -> Result<BuybackTerms> {
        let told: ParameterReports = self.client.call_api("AgtApi_parameters", (), Some(self.at)).await?;
        let known = |terms: BuybackTerms, name: &str, value| terms.with(name, value).unwrap_or(terms);
        Ok(told.iter().fold(BuybackTerms::DEFAULT, |terms, report| known(terms, &report.name, report.value)))
    }

    /// Returns what belongs to each season.
    async fn belonging(&self) -> Result<BTreeMap<Month, Balance>> {
        let keys = self.keys(&Belonging::<Runtime>::hashed_key_for(Month(0))[..PREFIX], MOST).await?;
        let amounts = self.many::<Balance>(&keys).await?;
        let found = keys.iter().zip(amounts).filter_map(|(key, amount)| Some((part(key, FIRST)?, amount?)));
        Ok(found.collect())
    }

    /// Returns the assets in which something can be due: of those that have a rate, a tracked market or an auction, or are named in
    /// `sweep`, each of which something is held or an auction was not ended. Anybody can make other assets and pay revenue in them,
    /// so how many there are of those changes nothing here.
    async fn assets(&self, sweep: &BTreeMap<AssetId, Balance>) -> Result<BTreeMap<AssetId, Stock>> {
        let auctions = self.auctions().await?;
        let rates = self.keys(&Rates::<Runtime>::hashed_key_for(AssetId::default())[..PREFIX], MOST).await?;
        let rates = rates.iter().filter_map(|key| part(key, FIRST));
        let markets = self.many::<Vec<Tracked<BlockNumber>>>(&[Markets::<Runtime>::hashed_key().to_vec()]).await?;
        let markets = markets.into_iter().flatten().flatten().map(|market| market.asset);
        let sold: BTreeSet<AssetId> = rates.chain(markets).chain(auctions.keys().copied()).collect();
        let all: BTreeSet<AssetId> = sold.iter().chain(sweep.keys()).copied().collect();
        let key = |asset: &AssetId| Books::<Runtime>::hashed_key_for(AssetKind::WithId(*asset));
        let books = self.many::<AssetBooks>(&all.iter().map(key).collect::<Vec<_>>()).await?;
        let mut found = stocks(all.into_iter().zip(books), &auctions);
        for (asset, stock) in &mut found {
            self.in_pot(*asset, stock).await?;
            if sold.contains(asset) {
                self.price(*asset, stock).await?;
            }
            if sweep.contains_key(asset) && stock.in_pot > 0 && stock.in_stock == 0 {
                let (pot, treasury) = (account(REVENUE), account(TREASURY));
                stock.is_frozen = !self.client.can_pass(*asset, &pot, &treasury, Some(self.at)).await?;
            }
        }
        Ok(found)
    }

    /// Returns when the time of each auction is over that was not ended. None opens for an asset that governance has neither given a
    /// rate nor tracked the market of.
    async fn auctions(&self) -> Result<BTreeMap<AssetId, Moment>> {
        let keys = self.keys(&Auctions::<Runtime>::hashed_key_for(AssetId::default())[..PREFIX], MOST).await?;
        let auctions = self.many::<Auction>(&keys).await?;
        let found = keys.iter().zip(auctions).filter_map(|(key, auction)| Some((part(key, FIRST)?, auction?.until)));
        Ok(found.collect())
    }

    /// Reads what the revenue pot has of an asset.
    async fn in_pot(&self, asset: AssetId, stock: &mut Stock) -> Result<()> {
        let books = BooksViewFunction::<Runtime>::new(AssetKind::WithId(asset));
        if let Some(books) = self.client.view(books, Some(self.at)).await? {
            (stock.in_pot, stock.in_stock) = (books.in_pot, books.in_stock);
        }
        Ok(())
    }

    /// Reads at what reference an asset would be sold, and what its market holds.
    async fn price(&self, asset: AssetId, stock: &mut Stock) -> Result<()> {
        let at = Some(self.at);
        let market = self.client.view(MarketViewFunction::<Runtime>::new(asset), at).await?;
        stock.reserve = market.and_then(|market| market.reserves).map_or(0, |reserves| reserves.asset);
        stock.reference = self.client.view(ReferenceViewFunction::<Runtime>::new(asset), at).await?;
        Ok(())
    }
}

/// Returns what books and auctions say of assets: of each of which something is held, or an auction was not ended.
fn stocks(
    books: impl IntoIterator<Item = (AssetId, Option<AssetBooks>)>,
    auctions: &BTreeMap<AssetId, Moment>,
) -> BTreeMap<AssetId, Stock> {
    let stock = |(asset, books): (AssetId, Option<AssetBooks>)| {
        let held = books.and_then(|books| books.held()).unwrap_or_default();
        (asset, Stock { held, auction: auctions.get(&asset).copied(), ..Stock::default() })
    };
    let has_any = |(_, stock): &(AssetId, Stock)| stock.held > 0 || stock.auction.is_some();
    books.into_iter().map(stock).filter(has_any).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_asset_is_looked_at_when_it_is_held_or_has_an_auction() {
        let held = AssetBooks { collected: 5, sold: 3, ..AssetBooks::default() };
        let sold_out = AssetBooks { collected: 5, sold: 5, ..AssetBooks::default() };
        let broken = AssetBooks { sold: 1, ..AssetBooks::default() };
        let books =
            [(1, Some(held)), (2, Some(sold_out)), (3, Some(sold_out)), (4, None), (5, Some(broken)), (6, None)];
        let due = BTreeMap::from([
            (1, Stock { held: 2, ..Stock::default() }),
            (3, Stock { auction: Some(7), ..Stock::default() }),
            (4, Stock { auction: Some(8), ..Stock::default() }),
        ]);
        assert_eq!(stocks(books, &BTreeMap::from([(3, 7), (4, 8)])), due);
    }
}
