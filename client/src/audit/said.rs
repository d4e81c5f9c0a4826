//! What the chain says of the figures at one block: its storage to the end, and the answers of its runtime API.

use super::{Books, Figure, What};
use crate::{state::decoded, Client, Error, Result};
use agt_primitives::{
    arithmetic::raise,
    assets::{AssetId, AssetKind},
    buyback::{BuybackMonth, MonthReport, RunReport},
    calendar::Month,
    recycler::{RecycleSource, RecyclerReport, RecyclerTotals},
    redemption::RedemptionTotals,
    revenue::{RevenueReport, RevenueSource},
};
use agt_runtime::{AccountId, Balance, Hash};
use codec::Decode;
use frame_support::storage::storage_prefix;
use pallet_buyback::Sold;
use pallet_revenue::AssetBooks;
use std::collections::{BTreeMap, BTreeSet};

/// The entries of a map that are asked for at a time.
const ENTRIES: u32 = 512;

/// The hash before each part of a key.
type Hashed = [u8; 8];

/// What the chain says at one block.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// All that is said of each figure: one amount, unless storage and runtime API contradict each other. Of a figure that is
    /// missing the chain says that it is zero.
    pub(super) figures: BTreeMap<Figure, BTreeSet<Balance>>,
    pub(super) runs: BTreeMap<u64, RunReport<AccountId>>,
}

impl Said {
    /// Adds what is said of a figure.
    pub fn say(&mut self, figure: Figure, amount: Balance) {
        self.figures.entry(figure).or_default().insert(amount);
    }

    /// Adds the books of an asset.
    pub fn say_books(&mut self, asset: &AssetKind, books: &AssetBooks) {
        let AssetBooks { collected, authors, recycled, sold, swept, lost } = *books;
        let parts = [
            (What::Collected, collected),
            (What::GivenToAuthors, authors),
            (What::Recycled, recycled),
            (What::Sold, sold),
            (What::Swept, swept),
            (What::Lost, lost),
        ];
        parts.into_iter().for_each(|(what, amount)| self.say(Figure::of(what).in_asset(asset.clone()), amount));
    }

    /// Adds the answer about revenue: of the assets and sources that it names.
    pub fn say_revenue(&mut self, report: &RevenueReport) {
        for of in &report.assets {
            let figure = |what| of_month(Figure::of(what).in_asset(of.asset.clone()), report.month);
            self.say(figure(What::Collected), of.collected);
            self.say(figure(What::Sold), of.sold);
            for one in &of.sources {
                self.say(figure(What::Collected).of_source(one.source), one.amount);
            }
        }
        self.say(Figure::of(What::SlashesRecycled), report.slashes_recycled.0);
    }

    /// Adds the revenue of all months, by asset and source, and its sum in each month: the chain does not store that.
    ///
    /// Errors: [`Error::Unreadable`] if a sum does not fit its type.
    pub fn say_months(
        &mut self,
        entries: impl IntoIterator<Item = (Month, AssetKind, RevenueSource, Balance)>,
    ) -> Result<()> {
        let mut sums = BTreeMap::<Figure, Balance>::new();
        for (month, asset, source, amount) in entries {
            let figure = Figure::of(What::Collected).in_asset(asset).within(month);
            self.say(figure.clone().of_source(source), amount);
            let sum = sums.entry(figure).or_default();
            raise(sum, amount)
                .map_err(|_| Error::Unreadable(format!("the revenue of {month} does not fit its type")))?;
        }
        sums.into_iter().for_each(|(figure, sum)| self.say(figure, sum));
        Ok(())
    }

    /// Adds the totals of the recycler.
    pub fn say_totals(&mut self, totals: &RecyclerTotals) {
        let RecyclerTotals { received, burned, gifts, taken, paid, given_back, carried } = *totals;
        let parts = [
            (What::Received, received),
            (What::Burned, burned),
            (What::Gifts, gifts),
            (What::Taken, taken),
            (What::Paid, paid),
            (What::GivenBack, given_back),
            (What::Carried, carried),
        ];
        parts.into_iter().for_each(|(what, amount)| self.say(Figure::of(what), amount));
    }

    /// Adds the answer about the recycler.
    pub fn say_recycler(&mut self, report: &RecyclerReport) {
        let parts = [
            (What::Received, report.received),
            (What::Burned, report.burned),
            (What::Gifts, report.gifts),
            (What::Waiting, report.waiting),
            (What::Outstanding, report.outstanding),
            (What::Paid, report.paid),
        ];
        parts.into_iter().for_each(|(what, amount)| self.say(Figure::of(what), amount.0));
        for of in &report.sources {
            self.say(Figure::of(What::Received).back_from(of.source), of.received.0);
        }
        if let Some(season) = report.next_season {
            self.say(Figure::of(What::Belonging).within(season), report.next_revenue.0);
        }
    }

    /// Adds a run.
    pub fn say_run(&mut self, run: RunReport<AccountId>) {
        self.runs.insert(run.run, run);
    }

    /// Adds the sums of the runs of a month, or of all runs.
    pub fn say_sums(&mut self, month: Option<Month>, sums: &BuybackMonth) {
        let BuybackMonth { runs, agt, burned, kept } = *sums;
        let parts =
            [(What::Runs, runs.into()), (What::Brought, agt), (What::BroughtBurned, burned), (What::BroughtKept, kept)];
        parts.into_iter().for_each(|(what, amount)| self.say(of_month(Figure::of(what), month), amount));
    }

    /// Adds the answer about a month of buyback: the sums, and the units of the assets that it names.
    pub fn say_month(&mut self, report: &MonthReport) {
        self.say_sums(Some(report.month), &report.all);
        for of in &report.sold {
            self.say(units(of.asset).within(report.month), of.units);
        }
    }

    /// Adds what was ever sold of an asset.
    pub fn say_sold(&mut self, asset: AssetId, sold: &Sold) {
        self.say(units(asset), sold.units);
        self.say(Figure::of(What::Brought).in_asset(AssetKind::WithId(asset)), sold.agt);
    }

    /// Adds the totals of redemption, as far as revenue is concerned.
    pub fn say_redemption(&mut self, totals: &RedemptionTotals) {
        let parts = [
            (What::Redeemed, totals.paid),
            (What::RedeemedRecycled, totals.recycled),
            (What::SeasonsTook, totals.taken),
            (What::SeasonsGaveBack, totals.given_back),
        ];
        parts.into_iter().for_each(|(what, amount)| self.say(Figure::of(what), amount));
    }
}

fn of_month(figure: Figure, month: Option<Month>) -> Figure {
    match month {
        Some(month) => figure.within(month),
        None => figure,
    }
}

fn units(asset: AssetId) -> Figure {
    Figure::of(What::Units).in_asset(AssetKind::WithId(asset))
}

impl Client {
    /// Returns what the chain says at block `at` of every figure that it stores, and in its answers about the months that the
    /// books tell of.
    ///
    /// Errors: [`Error::Refused`] if the node has pruned the state of the block: ask one that keeps all states.
    pub async fn said(&self, books: &Books, at: Hash) -> Result<Said> {
        let mut said = Said::default();
        self.ask_storage(&mut said, at).await?;
        self.ask_api(&mut said, &books.months(), at).await?;
        Ok(said)
    }

    async fn ask_storage(&self, said: &mut Said, at: Hash) -> Result<()> {
        type BySource = (Hashed, AssetKind, Hashed, RevenueSource);
        type ByMonthAndSource = (Hashed, Month, Hashed, AssetKind, Hashed, RevenueSource);
        type ByMonthAndAsset = (Hashed, Month, Hashed, AssetId);

        for ((_, asset), books) in self.entries::<(Hashed, AssetKind), AssetBooks>("Revenue", "Books", at).await? {
            said.say_books(&asset, &books);
        }
        for ((_, asset, _, source), amount) in self.entries::<BySource, Balance>("Revenue", "Collected", at).await? {
            said.say(Figure::of(What::Collected).in_asset(asset).of_source(source), amount);
        }
        let by_month = self.entries::<ByMonthAndSource, Balance>("Revenue", "CollectedIn", at).await?;
        said.say_months(
            by_month.into_iter().map(|((_, month, _, asset, _, source), sum)| (month, asset, source, sum)),
        )?;
        for ((_, month, _, asset), amount) in self.entries::<ByMonthAndAsset, Balance>("Revenue", "SoldIn", at).await? {
            said.say(Figure::of(What::Sold).in_asset(AssetKind::WithId(asset)).within(month), amount);
        }
        said.say(Figure::of(What::SlashesRecycled), self.value("Revenue", "SlashesRecycled", at).await?);
        said.say(Figure::of(What::AuthorsPaid), self.value("Revenue", "AuthorsPaid", at).await?);

        said.say_totals(&self.value("Recycler", "Totals", at).await?);
        for ((_, source), amount) in self.entries::<(Hashed, RecycleSource), Balance>("Recycler", "Sources", at).await?
        {
            said.say(Figure::of(What::Received).back_from(source), amount);
        }
        for ((_, season), amount) in self.entries::<(Hashed, Month), Balance>("Recycler", "Belonging", at).await? {
            said.say(Figure::of(What::Belonging).within(season), amount);
        }

        said.say_sums(None, &self.value("Buyback", "Totals", at).await?);
        for ((_, month), sums) in self.entries::<(Hashed, Month), BuybackMonth>("Buyback", "Months", at).await? {
            said.say_sums(Some(month), &sums);
        }
        for ((_, month, _, asset), amount) in self.entries::<ByMonthAndAsset, Balance>("Buyback", "SoldIn", at).await? {
            said.say(units(asset).within(month), amount);
        }
        for ((_, asset), sold) in self.entries::<(Hashed, AssetId), Sold>("Buyback", "SoldOf", at).await? {
            said.say_sold(asset, &sold);
        }

        said.say_redemption(&self.value("Redemption", "Totals", at).await?);
        Ok(())
    }

    async fn ask_api(&self, said: &mut Said, months: &BTreeSet<Month>, at: Hash) -> Result<()> {
        said.say_revenue(&self.revenue(None, Some(at)).await?);
        said.say_recycler(&self.recycler(Some(at)).await?);
        for month in months {
            said.say_revenue(&self.revenue(Some(*month), Some(at)).await?);
            said.say_month(&self.buyback_month(*month, Some(at)).await?);
        }
        let mut before = None;
        loop {
            let page = self.buybacks(before, Some(at)).await?;
            page.runs.into_iter().for_each(|run| said.say_run(run));
            match page.next {
                // Pages go down, or a node could send this program round for ever.
                Some(next) if before.is_none_or(|before| next < before) => before = Some(next),
                Some(_) => return Err(Error::Unreadable("the pages of AgtApi_buybacks do not go down".into())),
                None => return Ok(()),
            }
        }
    }

    /// Returns the value under a storage item; zero where there is none.
    async fn value<Value: Decode + Default>(&self, pallet: &str, item: &str, at: Hash) -> Result<Value> {
        let key = storage_prefix(pallet.as_bytes(), item.as_bytes());
        Ok(self.read(key, Some(at)).await?.unwrap_or_default())
    }

    /// Returns all entries of a storage map, with their keys.
    async fn entries<Key: Decode, Entry: Decode>(
        &self,
        pallet: &str,
        item: &str,
        at: Hash,
    ) -> Result<Vec<(Key, Entry)>> {
        let prefix = storage_prefix(pallet.as_bytes(), item.as_bytes());
        let (mut found, mut last) = (Vec::new(), None::<Vec<u8>>);
        loop {
            let keys = self.keys(&prefix, ENTRIES, last.as_deref(), Some(at)).await?;
            let Some(first) = keys.first() else { return Ok(found) };
            // Keys go up, or a node could send this program round for ever.
            if last.as_ref().is_some_and(|last| first <= last) {
                return Err(Error::Unreadable(format!("the keys of {pallet}.{item} do not go up")));
            }
            let values = self.read_many::<Entry>(&keys, Some(at)).await?;
            for (key, value) in keys.iter().zip(values) {
                let value = value.ok_or_else(|| Error::Unreadable(format!("a key of {pallet}.{item} has no value")))?;
                let key = key.get(prefix.len()..).unwrap_or_default();
                found.push((decoded("a storage key", key)?, value));
            }
            last = keys.last().cloned();
        }
    }
}
