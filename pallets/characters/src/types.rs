//! What the pallet stores.

use agt_primitives::{
    beacon::BeaconEpoch,
    characters::{Attributes, EditionId, Odds, Rarity, PAID_LEVELS},
    Balance, Moment,
};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A character. Its owner is that of its item in the collection.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Character<AccountId> {
    /// The edition that it is of; none for a starter.
    pub edition: Option<EditionId>,
    /// Its rarity. It never changes.
    pub rarity: Rarity,
    /// Its level, from 1 to [`MOST_LEVEL`](agt_primitives::characters::MOST_LEVEL).
    pub level: u16,
    /// The attributes that it had at level 1.
    pub start: Attributes,
    /// Its attributes now.
    pub attributes: Attributes,
    /// The account that has selected it. This is its owner.
    pub selected_by: Option<AccountId>,
    /// The account that selected it last, and until when no other one can; none while it is selected.
    pub rest: Option<Rest<AccountId>>,
}

/// The rest of a character after it was unselected.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Rest<AccountId> {
    /// The account that selected it last. Only this one can select it before `until`.
    pub holder: AccountId,
    /// The moment from which on any owner can select it.
    pub until: Moment,
}

impl<AccountId> Character<AccountId> {
    /// A character at level 1 that nobody has selected.
    pub const fn new(edition: Option<EditionId>, rarity: Rarity, attributes: Attributes) -> Self {
        Self { edition, rarity, level: 1, start: attributes, attributes, selected_by: None, rest: None }
    }

    /// Returns whether it was given for nothing, to an account that was proven.
    pub const fn is_starter(&self) -> bool {
        self.edition.is_none()
    }

    /// Returns whether it is a starter for no level of which AGT was paid.
    pub const fn is_young_starter(&self) -> bool {
        self.is_starter() && self.level < PAID_LEVELS
    }

    /// Returns whether its item can be neither given away nor burned.
    pub const fn is_locked(&self) -> bool {
        self.selected_by.is_some() || self.is_young_starter()
    }
}

/// The terms under which characters are sold, and how many were. Only the three last fields ever change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Edition {
    /// Planck of AGT that a character costs.
    pub price: Balance,
    /// XP that a character costs.
    pub xp: u64,
    /// The number of characters that can be bought in all.
    pub supply: u32,
    /// The number that one account can buy.
    pub most: u32,
    /// The odds of each rarity.
    pub odds: Odds,
    /// The moment from which on nobody can buy.
    pub until: Moment,
    /// Whether governance has closed it.
    pub is_closed: bool,
    /// The number of characters that were bought.
    pub sold: u32,
    /// The number of those that have hatched.
    pub hatched: u32,
}

impl Edition {
    /// Returns whether its time has not passed, and governance has not closed it.
    pub const fn is_open(&self, now: Moment) -> bool {
        !self.is_closed && now < self.until
    }
}

/// A character that was bought and has not hatched. The seed of one epoch decides what it will be, and nothing else does.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Pending<AccountId> {
    /// Who paid, and will own it.
    pub who: AccountId,
    /// The edition.
    pub edition: EditionId,
    /// The epoch of the beacon in which it was bought. The seed of the next one decides.
    pub epoch: BeaconEpoch,
}

/// The AGT that the pallet has taken, in planck. All of it was paid into the revenue pot and noted as revenue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Takings {
    /// For levels.
    pub levels: Balance,
    /// For characters of editions.
    pub editions: Balance,
}

impl Takings {
    /// Returns the sum; none if it does not fit.
    pub const fn total(&self) -> Option<Balance> {
        self.levels.checked_add(self.editions)
    }
}
