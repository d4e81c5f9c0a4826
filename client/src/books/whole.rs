//! The books: the state of the genesis block, and what events have made of it since.

use super::{Facts, Family, Name, Subject};
use crate::audit::Books;
use agt_primitives::{
    access::{DisputeId, ObligationId},
    assets::{AssetId, AssetKind},
    tasks::PoolId,
};
use agt_runtime::{AccountId, Balance, Moment, RuntimeEvent};
use std::collections::{BTreeMap, BTreeSet};

/// What a block has done to a subject.
#[derive(Clone, Debug, Default)]
pub(super) struct Touch {
    /// Its figures before the block.
    pub(super) before: Facts,
    /// The numbers of the events that told of it, in order.
    pub(super) events: Vec<u32>,
}

/// The books of the whole chain. They grow with what exists, and not with the blocks.
#[derive(Clone, Debug, Default)]
pub struct WholeBooks {
    facts: BTreeMap<Subject, Facts>,
    /// What the events of the current block have told of.
    pub(super) touched: BTreeMap<Subject, Touch>,
    /// Assets that are being destroyed. Who loses how many units by that, no event tells.
    pub(super) dying: BTreeSet<(Family, AssetId)>,
    /// The asset of each pool.
    pub(super) assets: BTreeMap<(AccountId, PoolId), AssetKind>,
    /// The obligation that each open dispute about one holds.
    pub(super) accused: BTreeMap<(AccountId, DisputeId), ObligationId>,
    /// What each other open dispute holds of a bond: of its active and of its unbonding part.
    pub(super) disputed: BTreeMap<(AccountId, DisputeId), (Balance, Balance)>,
    /// Revenue, recycler and buyback.
    pub(super) returned: Books,
    pub(super) block: u32,
    pub(super) now: Moment,
    index: u32,
}

impl WholeBooks {
    /// Returns the books of a chain whose genesis block has these figures.
    pub fn of_genesis(facts: BTreeMap<Subject, Facts>) -> Self {
        Self { facts, ..Self::default() }
    }

    /// Begins a block at its time. All blocks must come, in their order.
    pub fn begin(&mut self, block: u32, now: Moment) {
        self.touched.clear();
        (self.block, self.now, self.index) = (block, now, 0);
    }

    /// Enters the next event of the block. All events must come, in their order. Those of other pallets change nothing.
    pub fn follow(&mut self, event: &RuntimeEvent) {
        match event {
            RuntimeEvent::Balances(event) => self.follow_agt(event),
            RuntimeEvent::Assets(event) => self.follow_assets(Family::Assets, event),
            RuntimeEvent::AssetsHolder(event) => self.follow_holds(Family::Assets, event),
            RuntimeEvent::PoolAssets(event) => self.follow_assets(Family::Shares, event),
            RuntimeEvent::PoolAssetsHolder(event) => self.follow_holds(Family::Shares, event),
            RuntimeEvent::Access(event) => self.follow_bonds(event),
            RuntimeEvent::RewardPools(event) => self.follow_pools(event),
            RuntimeEvent::Redemption(event) => self.follow_seasons(event),
            RuntimeEvent::Supply(event) => self.follow_supply(event),
            RuntimeEvent::Contributors(event) => self.follow_people(event),
            RuntimeEvent::Quests(event) => self.follow_quests(event),
            _ => {}
        }
        self.returned.follow(self.block, event);
        self.index = self.index.saturating_add(1);
    }

    /// Returns the figures of a subject.
    pub fn facts(&self, subject: &Subject) -> Facts {
        self.facts.get(subject).cloned().unwrap_or_default()
    }

    /// Returns every subject that has a figure, with its figures.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&Subject, &Facts)> {
        self.facts.iter()
    }

    /// Returns every subject that has a figure.
    pub fn subjects(&self) -> impl Iterator<Item = &Subject> {
        self.facts.keys()
    }

    /// Returns one figure.
    pub fn figure(&self, subject: &Subject, name: impl Into<Name>) -> Balance {
        self.facts.get(subject).map_or(0, |facts| facts.get(name))
    }

    /// Returns the books of revenue, recycler and buyback.
    pub fn returned(&self) -> &Books {
        &self.returned
    }

    /// Returns whether events account for a subject. Those of an asset that is being destroyed they do not.
    pub fn accounts_for(&self, subject: &Subject) -> bool {
        match subject {
            Subject::Supply(family, asset) | Subject::Units(family, asset, _) => {
                !self.dying.contains(&(*family, *asset))
            }
            _ => true,
        }
    }

    /// Changes the figures of a subject that the current event tells of.
    pub(super) fn change<Changed>(&mut self, subject: Subject, change: impl FnOnce(&mut Facts) -> Changed) -> Changed {
        let facts = self.facts.entry(subject.clone()).or_default();
        let touch =
            self.touched.entry(subject.clone()).or_insert_with(|| Touch { before: facts.clone(), events: Vec::new() });
        if touch.events.last() != Some(&self.index) {
            touch.events.push(self.index);
        }
        let changed = change(facts);
        if facts.are_zero() {
            self.facts.remove(&subject);
        }
        changed
    }

    /// Adds to a figure.
    pub(super) fn add(&mut self, subject: Subject, name: impl Into<Name>, amount: Balance) {
        self.change(subject, |facts| facts.add(name, amount));
    }

    /// Takes from a figure.
    pub(super) fn take(&mut self, subject: Subject, name: impl Into<Name>, amount: Balance) {
        self.change(subject, |facts| facts.take(name, amount));
    }

    /// Forgets a subject. Its figures are zero.
    pub(super) fn forget(&mut self, subject: Subject) {
        self.change(subject, Facts::clear);
    }
}
