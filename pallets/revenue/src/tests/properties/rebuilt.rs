//! The books as somebody would keep them who sees the events and nothing else.

use super::super::*;
use super::model::Model;
use proptest::{prop_assert, prop_assert_eq, test_runner::TestCaseError};
use std::collections::BTreeMap;

#[derive(Default)]
pub struct Rebuilt {
    books: BTreeMap<AssetKind, AssetBooks>,
    collected: BTreeMap<(Month, AssetKind, RevenueSource), Balance>,
    sold: BTreeMap<(Month, AssetId), Balance>,
    slashes: Balance,
    open: Balance,
    /// What is not settled of the months that have ended: blocks and planck.
    ended: BTreeMap<Month, (u32, Balance)>,
    settled: BTreeMap<(Month, AccountId), (u32, Balance)>,
    owed: BTreeMap<AccountId, Balance>,
    paid: BTreeMap<AccountId, Balance>,
}

impl Rebuilt {
    /// Enters the events of one operation.
    pub fn follow(&mut self, events: impl Iterator<Item = RuntimeEvent>) -> Result<(), TestCaseError> {
        for event in events {
            if let RuntimeEvent::Revenue(event) = event {
                self.enter(event)?;
            }
        }
        Ok(())
    }

    fn pass(&mut self, authors: Balance, recycled: Balance) {
        let books = self.books.entry(AGT_KIND).or_default();
        books.authors += authors;
        books.recycled += recycled;
        self.open += authors;
    }

    fn enter(&mut self, event: Event<Test>) -> Result<(), TestCaseError> {
        match event {
            Event::RevenueNoted { asset, source, month, amount, authors, recycled } => {
                self.books.entry(asset.clone()).or_default().collected += amount;
                if asset == AGT_KIND {
                    self.pass(authors, recycled);
                }
                *self.collected.entry((month, asset, source)).or_default() += amount;
            }
            Event::RevenuePassedOn { authors, recycled } => self.pass(authors, recycled),
            Event::RevenueLost { asset, amount } => self.books.entry(asset).or_default().lost += amount,
            Event::RevenueSold { asset, month, amount, .. } => {
                self.books.entry(AssetKind::WithId(asset)).or_default().sold += amount;
                *self.sold.entry((month, asset)).or_default() += amount;
            }
            Event::AssetSwept { asset, amount, counted } => {
                prop_assert!(counted <= amount);
                if counted > 0 {
                    self.books.entry(AssetKind::WithId(asset)).or_default().swept += counted;
                }
            }
            Event::SlashesRecycled { amount } => self.slashes += amount,
            Event::AuthorsMonthEnded { month, points, share } => {
                prop_assert_eq!(core::mem::take(&mut self.open), share);
                prop_assert_eq!(self.ended.insert(month, (points, share)), None);
            }
            Event::AuthorSettled { author, month, points, share } => {
                let (points_left, left) = self.ended.get_mut(&month).expect("it has ended");
                (*points_left, *left) = (*points_left - points, *left - share);
                prop_assert_eq!(self.settled.insert((month, author), (points, share)), None, "settled twice");
                *self.owed.entry(author).or_default() += share;
            }
            Event::AuthorPaid { author, amount } => {
                prop_assert_eq!(self.owed.insert(author, 0), Some(amount));
                *self.paid.entry(author).or_default() += amount;
            }
            Event::RevenueNotCounted { .. } => unreachable!("everything fits"),
            Event::__Ignore(..) => unreachable!("never emitted"),
        }
        Ok(())
    }

    /// The books are what storage says.
    pub fn equals_storage(&self) -> Result<(), TestCaseError> {
        let some = |(_, books): &(AssetKind, AssetBooks)| *books != AssetBooks::default();
        let books: BTreeMap<_, _> = Books::<Test>::iter().filter(some).collect();
        prop_assert_eq!(&self.books, &books);
        let collected: BTreeMap<_, _> = CollectedIn::<Test>::iter().collect();
        prop_assert_eq!(&self.collected, &collected);
        let sold: BTreeMap<_, _> = SoldIn::<Test>::iter().map(|(month, asset, sold)| ((month, asset), sold)).collect();
        prop_assert_eq!(&self.sold, &sold);
        prop_assert_eq!(self.slashes, SlashesRecycled::<Test>::get());
        prop_assert_eq!(self.open, CurrentMonth::<Test>::get().map_or(0, |open| open.share));
        let ended: BTreeMap<_, _> =
            AuthorMonths::<Test>::iter().map(|(month, ended)| (month, (ended.points_left, ended.share_left))).collect();
        let left: BTreeMap<_, _> = self.ended.clone().into_iter().filter(|(_, (points, _))| *points > 0).collect();
        prop_assert_eq!(left, ended);
        for (who, author) in Authors::<Test>::iter() {
            let known = |of: &BTreeMap<AccountId, Balance>| of.get(&who).copied().unwrap_or(0);
            prop_assert_eq!((known(&self.owed), known(&self.paid)), (author.owed, author.paid));
        }
        Ok(())
    }

    /// Each month that has ended is divided by points, with a planck or so for the order of the settlements.
    pub fn months_are_divided(&self, model: &Model) -> Result<(), TestCaseError> {
        let open = model.months.last_key_value().map(|(month, _)| *month);
        for (month, (points, share)) in model.months.iter().filter(|(month, _)| Some(**month) != open) {
            let total: u32 = points.values().sum();
            let mut sum = 0;
            for (who, own) in points {
                let (settled, part) = self.settled[&(*month, *who)];
                prop_assert_eq!(settled, *own);
                let (exact, own_part) = (share * Balance::from(*own), part * Balance::from(total));
                prop_assert!(exact.abs_diff(own_part) < 3 * Balance::from(total), "{} of {:?}", who, month);
                sum += part;
            }
            prop_assert_eq!(sum, *share, "all of {:?}", month);
        }
        Ok(())
    }
}
