//! What the pallet stores.

use agt_primitives::{
    arithmetic::sum,
    assets::AssetKind,
    basis_points::BasisPoints,
    reward_pools::{PoolPhase, PoolPurpose},
    tasks::PoolId,
    Balance, Moment,
};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A pool. Its terms are fixed when it opens.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Pool {
    /// The asset of all its money.
    pub asset: AssetKind,
    /// What it is for.
    pub purpose: PoolPurpose,
    /// The moment it opened.
    pub opened: Moment,
    /// The moment from which on its owner may cancel it.
    pub cancel_from: Moment,
    /// The moment from which on it accepts nothing new.
    pub expires: Moment,
    /// The moment from which on, if the pool is unsecured, anyone may claim for a worker, or give its claim up for the
    /// guaranteed part.
    pub given_up_from: Moment,
    /// Whether its owner cancelled it.
    pub is_cancelled: bool,
    /// The fee on what it pays.
    pub fee: BasisPoints,
    /// Whether its asset was listed when it opened.
    pub is_secured: bool,
    /// Planck of AGT on hold for the pool itself.
    pub deposit: Balance,
    /// Planck of AGT that were put on hold so far for workers whom its asset cannot be paid to. Zero if it is secured.
    pub guarantee: Balance,
    /// Planck of the guarantee that workers got.
    pub guarantee_paid: Balance,
    /// Planck of the guarantee that the owner got back.
    pub guarantee_refunded: Balance,
    /// The number of escrows in it.
    pub escrows: u32,
    /// Its money.
    pub books: Books,
}

impl Pool {
    /// Returns what the pool accepts at this moment.
    pub const fn phase(&self, now: Moment) -> PoolPhase {
        if now >= self.expires {
            PoolPhase::Expired
        } else if self.is_cancelled {
            PoolPhase::Cancelled
        } else {
            PoolPhase::Open
        }
    }

    /// Returns whether somebody may decide for a worker of the pool: whenever it is secured, because the worker loses nothing
    /// by its pay; else when the worker had time enough.
    pub const fn lets_others_claim(&self, now: Moment) -> bool {
        self.is_secured || now >= self.given_up_from
    }

    /// Returns what is left of the guarantee, in planck of AGT. None if more was paid than there was, which never happens.
    pub fn guarantee_left(&self) -> Option<Balance> {
        self.guarantee.checked_sub(self.guarantee_paid)?.checked_sub(self.guarantee_refunded)
    }
}

/// The money of a pool, in the smallest unit of its asset: what came, what left, and what each held unit is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Books {
    /// What was put into the pool so far.
    pub funded: Balance,
    /// What workers have claimed so far.
    pub paid: Balance,
    /// What the owner got back so far.
    pub refunded: Balance,
    /// What went to the revenue pot so far: fees and forfeits.
    pub collected: Balance,
    /// Held: what is in no escrow.
    pub unreserved: Balance,
    /// Held: what its escrows keep, fees included.
    pub reserved: Balance,
    /// Held: what workers have earned and not claimed.
    pub owed: Balance,
    /// Held: the fee that is due.
    pub fee_due: Balance,
    /// Held: what the owner has forfeited.
    pub forfeit_due: Balance,
}

impl Books {
    /// Returns what the pool has on hold. None if it does not fit, which it always does: it is at most what was funded.
    pub fn held(&self) -> Option<Balance> {
        sum([self.unreserved, self.reserved, self.owed, self.fee_due, self.forfeit_due])
    }

    /// Returns what has left the pool; none if it does not fit, which it always does.
    pub fn left(&self) -> Option<Balance> {
        sum([self.paid, self.refunded, self.collected])
    }
}

/// What a campaign or a job has reserved of a pool, in the smallest unit of the pool's asset.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct EscrowBooks<AccountId> {
    /// The owner of the pool.
    pub owner: AccountId,
    /// The pool's number.
    pub pool: PoolId,
    /// What is neither committed nor paid.
    pub free: Balance,
    /// What the seats of a round, or the workers of a job, may still earn.
    pub committed: Balance,
    /// What is kept for the fee on both.
    pub fee_reserved: Balance,
    /// What its workers have earned so far.
    pub credited: Balance,
    /// The fee that was charged on that.
    pub fee_charged: Balance,
}

impl<AccountId> EscrowBooks<AccountId> {
    /// Returns all that the escrow keeps; none if it does not fit, which it always does.
    pub fn kept(&self) -> Option<Balance> {
        sum([self.free, self.committed, self.fee_reserved])
    }
}
