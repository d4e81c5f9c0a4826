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
};
use agt_runtime::{
    pots::{account, RECYCLER, REVENUE, REWARDS, TREASURY},
    AccountId, Balance, Runtime,
};
use pallet_buyback::{Auction, Auctions, MarketViewFunction, ReferenceViewFunction};
use pallet_recycler::Belonging;
use pallet_revenue::{AssetBooks, Books, BooksViewFunction};
use std::collections::BTreeMap;

/// The most records of each sort that are looked at.
const MOST: usize = 1_024;

impl Reader<'_> {
    /// Reads the protocol's own money.
    pub async fn money(&self) -> Result<Money> {
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
            assets: self.assets().await?,
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

    /// Returns the assets of which something is held, or an auction was not ended.
    async fn assets(&self) -> Result<BTreeMap<AssetId, Stock>> {
        let mut found = BTreeMap::<AssetId, Stock>::new();
        let keys = self.keys(&Books::<Runtime>::hashed_key_for(AssetKind::Native)[..PREFIX], MOST).await?;
        let books = self.many::<AssetBooks>(&keys).await?;
        for (key, books) in keys.iter().zip(books) {
            let is_held = books.and_then(|books| books.held()).is_some_and(|held| held > 0);
            if let (true, Some(AssetKind::WithId(asset))) = (is_held, part(key, FIRST)) {
                found.entry(asset).or_default();
            }
        }
        let keys = self.keys(&Auctions::<Runtime>::hashed_key_for(AssetId::default())[..PREFIX], MOST).await?;
        let auctions = self.many::<Auction>(&keys).await?;
        for (key, auction) in keys.iter().zip(auctions) {
            if let (Some(asset), Some(auction)) = (part(key, FIRST), auction) {
                found.entry(asset).or_default().auction = Some(auction.until);
            }
        }
        for (asset, stock) in &mut found {
            self.stock(*asset, stock).await?;
        }
        Ok(found)
    }

    /// Reads what can be done with an asset.
    async fn stock(&self, asset: AssetId, stock: &mut Stock) -> Result<()> {
        let at = Some(self.at);
        if let Some(books) = self.client.view(BooksViewFunction::<Runtime>::new(AssetKind::WithId(asset)), at).await? {
            (stock.held, stock.in_pot, stock.in_stock) = (books.held, books.in_pot, books.in_stock);
        }
        if stock.in_pot > 0 && stock.in_stock == 0 {
            stock.is_frozen = !self.client.can_pass(asset, &account(REVENUE), &account(TREASURY), at).await?;
        }
        let market = self.client.view(MarketViewFunction::<Runtime>::new(asset), at).await?;
        stock.reserve = market.and_then(|market| market.reserves).map_or(0, |reserves| reserves.asset);
        stock.reference = self.client.view(ReferenceViewFunction::<Runtime>::new(asset), at).await?;
        Ok(())
    }
}
