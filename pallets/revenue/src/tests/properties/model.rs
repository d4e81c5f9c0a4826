//! The rules, written a second time.

use super::super::*;
use super::{ops::Op, ASSETS};
use proptest::{prop_assert_eq, test_runner::TestCaseError};
use std::collections::BTreeMap;

#[derive(Default)]
pub struct Model {
    /// What lies in the pot beyond the existential deposit.
    pot: BTreeMap<AssetKind, Balance>,
    /// What of it was counted.
    held: BTreeMap<AssetKind, Balance>,
    counted: BTreeMap<(Month, AssetKind, RevenueSource), Balance>,
    authors_pot: Balance,
    /// What of it is no gift.
    of_authors: Balance,
    slashes_pot: Balance,
    recycled: Balance,
    /// The points of each author and the share of all, by month.
    pub months: BTreeMap<Month, (BTreeMap<AccountId, u32>, Balance)>,
    blocks: BTreeMap<AccountId, u64>,
}

fn month() -> Month {
    Month::at(now()).expect("the calendar has it")
}

fn least(asset: &AssetKind) -> Balance {
    if *asset == AGT_KIND {
        0
    } else {
        LEAST
    }
}

fn is_listed(asset: AssetId) -> bool {
    Listed::get().contains(&asset)
}

impl Model {
    fn pot(&self, asset: &AssetKind) -> Balance {
        self.pot.get(asset).copied().unwrap_or(0)
    }

    fn held(&self, asset: &AssetKind) -> Balance {
        self.held.get(asset).copied().unwrap_or(0)
    }

    /// Whether somebody burned what is held of an asset that is listed.
    pub fn is_short_of_a_listed_asset(&self) -> bool {
        is_listed(RISKY_ID) && self.held(&RISKY) > self.pot(&RISKY)
    }

    /// What can be collected: what no books know, in the pot and in that of the authors.
    fn beyond_books(&self, asset: &AssetKind) -> (Balance, Balance) {
        let gifts = if *asset == AGT_KIND { self.authors_pot - self.of_authors } else { 0 };
        (self.pot(asset) + gifts, self.held(asset))
    }

    /// Whether an operation succeeds.
    pub fn foretells(&self, op: &Op) -> bool {
        match op {
            // An account with less than the least balance cannot be.
            Op::Earn(asset, _, amount) | Op::Gift(asset, _, amount) => self.pot(asset) > 0 || *amount >= least(asset),
            Op::Collect(asset) => {
                let (there, held) = self.beyond_books(asset);
                there != held
            }
            Op::PassOn => self.held(&AGT_KIND) > 0 && !RecyclerFails::get(),
            Op::RecycleSlashes => self.slashes_pot > 0 && !RecyclerFails::get(),
            Op::Sweep(asset) => !is_listed(*asset) && self.pot(&AssetKind::WithId(*asset)) > 0,
            Op::Sell(asset, to, amount) => {
                let kind = AssetKind::WithId(*asset);
                let pot = self.pot(&kind);
                let stays = pot.checked_sub(*amount);
                is_listed(*asset)
                    && *amount <= self.held(&kind)
                    && *amount <= pot
                    && stays.is_some_and(|stays| stays == 0 || stays >= LEAST)
                    && units(*asset, *to) + amount >= LEAST
            }
            Op::PayAuthor(who) => owed(*who) > 0 && free(*who) + owed(*who) >= EXISTENTIAL_DEPOSIT,
            Op::Burn(_) => self.pot(&RISKY) > 0,
            Op::Block(_) | Op::Wait(_) | Op::List(_) | Op::Fail(_) | Op::Share(_) => true,
        }
    }

    fn arrive(&mut self, asset: &AssetKind, source: RevenueSource, amount: Balance) {
        *self.counted.entry((month(), asset.clone(), source)).or_default() += amount;
        *self.held.entry(asset.clone()).or_default() += amount;
        if *asset == AGT_KIND && !RecyclerFails::get() {
            self.pass(amount);
        }
    }

    fn pass(&mut self, amount: Balance) {
        let mut share = 0;
        if let Some(mut last) = self.months.last_entry() {
            share = amount * Balance::from(Terms::get().authors.min(2_000)) / 10_000;
            last.get_mut().1 += share;
        }
        self.authors_pot += share;
        self.of_authors += share;
        self.recycled += amount - share;
        *self.held.entry(AGT_KIND).or_default() -= amount;
        *self.pot.entry(AGT_KIND).or_default() -= amount;
    }

    /// Enters an operation that succeeded.
    pub fn follow(&mut self, op: &Op) {
        match op {
            Op::Block(who) => {
                let (points, _) = self.months.entry(month()).or_default();
                *points.entry(*who).or_default() += 1;
                *self.blocks.entry(*who).or_default() += 1;
            }
            Op::Earn(asset, source, amount) => {
                *self.pot.entry(asset.clone()).or_default() += amount;
                self.arrive(asset, *source, *amount);
            }
            Op::Gift(_, AUTHORS_POT, amount) => self.authors_pot += amount,
            Op::Gift(_, SLASHES_POT, amount) => self.slashes_pot += amount,
            Op::Gift(asset, _, amount) => *self.pot.entry(asset.clone()).or_default() += amount,
            Op::Collect(asset) => {
                let (there, held) = self.beyond_books(asset);
                if *asset == AGT_KIND {
                    self.authors_pot = self.of_authors;
                }
                self.pot.insert(asset.clone(), there);
                if there > held {
                    self.arrive(asset, RevenueSource::Gifts, there - held);
                } else {
                    self.held.insert(asset.clone(), there);
                }
            }
            Op::PassOn => self.pass(self.held(&AGT_KIND)),
            Op::RecycleSlashes => self.recycled += core::mem::take(&mut self.slashes_pot),
            Op::Sweep(asset) => {
                let kind = AssetKind::WithId(*asset);
                let left = self.held(&kind).saturating_sub(self.pot(&kind));
                self.held.insert(kind.clone(), left);
                self.pot.insert(kind, 0);
            }
            Op::Sell(asset, _, amount) => {
                let kind = AssetKind::WithId(*asset);
                *self.pot.entry(kind.clone()).or_default() -= amount;
                *self.held.entry(kind).or_default() -= amount;
            }
            Op::PayAuthor(who) => {
                let paid = match last_event() {
                    Event::AuthorPaid { author, amount } if author == *who => amount,
                    _ => 0,
                };
                self.authors_pot -= paid;
                self.of_authors -= paid;
            }
            Op::Burn(amount) => {
                let left = self.pot(&RISKY).saturating_sub(*amount);
                self.pot.insert(RISKY, if left < LEAST { 0 } else { left });
            }
            Op::Wait(_) | Op::List(_) | Op::Fail(_) | Op::Share(_) => {}
        }
    }

    /// The figures are those of storage, and the money is where they say.
    pub fn equals_storage(&self) -> Result<(), TestCaseError> {
        for asset in &ASSETS {
            prop_assert_eq!(held(asset.clone()), self.held(asset), "held of {:?}", asset);
            prop_assert_eq!(Revenue::in_pot(asset), self.pot(asset), "in the pot of {:?}", asset);
        }
        let counted: BTreeMap<_, _> = CollectedIn::<Test>::iter().collect();
        prop_assert_eq!(&counted, &self.counted);
        let pots = [AUTHORS_POT, SLASHES_POT, RECYCLER].map(beyond);
        prop_assert_eq!(pots, [self.authors_pot, self.slashes_pot, self.recycled]);
        let blocks: BTreeMap<_, _> = Authors::<Test>::iter().map(|(who, author)| (who, author.blocks)).collect();
        prop_assert_eq!(&blocks, &self.blocks);
        let last = self.months.last_key_value().map(|(month, (points, share))| OpenMonth {
            month: *month,
            points: points.values().sum(),
            share: *share,
        });
        prop_assert_eq!(CurrentMonth::<Test>::get(), last);
        Ok(())
    }
}
