//! What the pallet stores.

use agt_primitives::{
    assets::AssetId,
    buyback::{
        rate::{at_price, points_at, spot, step, Mean},
        Rate, Reserves, SoldBy,
    },
    recycler::RecyclerMode,
    Balance, Moment,
};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Returns whether a market holds both sides, and at least `deep` planck of AGT.
pub(crate) const fn is_deep(reserves: &Reserves, deep: Balance) -> bool {
    reserves.agt >= deep && reserves.asset > 0
}

/// A market whose rate is tracked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Tracked<BlockNumber> {
    /// The asset that it trades for AGT.
    pub asset: AssetId,
    /// The last observation.
    pub observed: Rate,
    /// The mean of the observations of the last day in which it was deep.
    pub mean: Mean,
    /// The time up to which it was observed.
    pub sampled: Moment,
    /// What it held when the last block began; none while it is unavailable, and in the block in which tracking begins.
    pub reserves: Option<Reserves>,
    /// The block of the last sale on it.
    pub last_sale: Option<BlockNumber>,
}

impl<BlockNumber> Tracked<BlockNumber> {
    /// Notes what the market holds when a block begins, at the time of the block before. A market that is unavailable, or holds
    /// less than `deep` planck of AGT, is not observed: its mean forgets the time until then.
    pub(crate) fn sample(&mut self, reserves: Option<Reserves>, now: Moment, deep: Balance) {
        let passed = now.saturating_sub(self.sampled);
        (self.reserves, self.sampled) = (reserves, now);
        match reserves.filter(|reserves| is_deep(reserves, deep)).and_then(spot) {
            Some(spot) => {
                self.observed = step(self.observed, spot);
                self.mean.note(self.observed, passed);
            }
            None => self.mean.forget(passed),
        }
    }

    /// Returns whether the market was available and deep enough when the block began.
    pub(crate) fn is_deep(&self, deep: Balance) -> bool {
        self.reserves.is_some_and(|reserves| is_deep(&reserves, deep))
    }
}

/// The last reference of an asset at which something was sold, or which nobody would pay in a whole auction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
#[allow(missing_docs)] // A field without a comment is what its name says.
pub struct Reference {
    pub rate: Rate,
    /// When the sale, or the auction, took it.
    pub at: Moment,
}

/// An auction. Its lot stays in the revenue pot; each bid draws what it buys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
#[allow(missing_docs)] // A field without a comment is what its name says.
pub struct Auction {
    pub opened: Moment,
    /// The moment from which on nothing is sold any more.
    pub until: Moment,
    /// The reference at which it opened.
    pub reference: Rate,
    /// Units that were offered.
    pub lot: Balance,
    /// Units that nobody has bought.
    pub left: Balance,
    /// The price of AGT with which it begins, in basis points of the reference.
    pub start: u16,
    /// The price of AGT with which it ends, in basis points of the reference.
    pub end: u16,
    /// The least planck of a bid that leaves a part.
    pub least: Balance,
}

impl Auction {
    /// Returns whether its time is over at `now`.
    pub const fn is_over(&self, now: Moment) -> bool {
        now >= self.until
    }

    /// Returns whether nothing is sold any more at `now`: its time is over, or nothing is left.
    pub fn is_done(&self, now: Moment) -> bool {
        self.is_over(now) || self.left == 0
    }

    /// Returns its reference, when it opened.
    pub const fn taken(&self) -> Reference {
        Reference { rate: self.reference, at: self.opened }
    }

    /// Returns what it leaves of the last reference when it ends: its own, if nobody has bought anything of it, that is lower, and
    /// nothing was sold by another way since it opened. A sale at the very moment of the opening counts as later.
    pub fn leaves(&self, last: Reference) -> Reference {
        if self.left == self.lot && self.reference < last.rate && last.at < self.opened {
            self.taken()
        } else {
            last
        }
    }

    /// Returns the price of AGT at `now`, in basis points of the reference.
    pub fn points(&self, now: Moment) -> u16 {
        points_at(self.start, self.end, self.opened, self.until, now)
    }

    /// Returns the rate at `now`. None when it does not fit its type.
    pub fn rate(&self, now: Moment) -> Option<Rate> {
        at_price(self.reference, self.points(now))
    }
}

/// A lot that was sold, as it is recorded for ever.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Run<AccountId, BlockNumber> {
    /// The asset that was sold.
    pub asset: AssetId,
    /// How it was sold.
    pub how: SoldBy,
    /// Who bought it; none for a sale on the market.
    pub buyer: Option<AccountId>,
    /// Units that were sold.
    pub units: Balance,
    /// Planck that they brought.
    pub agt: Balance,
    /// The rate that they brought, rounded down.
    pub rate: Rate,
    /// The reference of the sale.
    pub reference: Rate,
    /// The mode of the recycler.
    pub mode: RecyclerMode,
    /// Planck that were burned.
    pub burned: Balance,
    /// Planck that the seasons pay.
    pub kept: Balance,
    /// The block of the sale.
    pub block: BlockNumber,
    /// The time of the sale.
    pub at: Moment,
}

/// What was sold of an asset, ever.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Sold {
    /// Units that were sold.
    pub units: Balance,
    /// Planck that they brought.
    pub agt: Balance,
}
