//! Reward pools: what came and went, what each held unit is for, escrows, and what workers are owed.

use super::{
    storage::{blake, parts, twox, value, Blake, Item, Twox},
    Facts, Family, Subject, WholeBooks,
};
use agt_primitives::{
    assets::{AssetId, AssetKind},
    tasks::{EscrowId, PoolId},
};
use agt_runtime::{pots, AccountId, Balance, Runtime, RuntimeHoldReason};
use pallet_reward_pools::{Books, EscrowBooks, Event, HoldReason, Pool};

const FUNDED: &str = "funded";
const PAID: &str = "paid";
const REFUNDED: &str = "refunded";
const COLLECTED: &str = "collected";
const UNRESERVED: &str = "unreserved";
const RESERVED: &str = "reserved";
const OWED: &str = "owed";
const FEE_DUE: &str = "fee due";
const FORFEIT_DUE: &str = "forfeits due";
const DEPOSIT: &str = "deposit";
const GUARANTEE: &str = "guarantee";
const GUARANTEE_PAID: &str = "guarantee paid";
const GUARANTEE_REFUNDED: &str = "guarantee refunded";
/// The number of escrows in a pool.
const ESCROWS: &str = "escrows";
const FREE: &str = "free";
const COMMITTED: &str = "committed";
const FEE_RESERVED: &str = "kept for the fee";
const CREDITED: &str = "credited";
const FEE_CHARGED: &str = "fee charged";

pub(super) const ITEMS: [Item; 3] = [
    Item {
        pallet: "RewardPools",
        name: "Pools",
        key: |subject| match subject {
            Subject::Pool(owner, number) => Some([blake(owner), twox(number)].concat()),
            _ => None,
        },
        read: |key, bytes, _| {
            let (_, owner, _, number) = parts::<(Blake, AccountId, Twox, PoolId)>(key)?;
            Ok((Subject::Pool(owner, number), of_pool(&value(bytes)?)))
        },
    },
    Item {
        pallet: "RewardPools",
        name: "Escrows",
        key: |subject| match subject {
            Subject::Escrow(id) => Some(twox(id)),
            _ => None,
        },
        read: |key, bytes, _| {
            let (_, id) = parts::<(Twox, EscrowId)>(key)?;
            let EscrowBooks { free, committed, fee_reserved, credited, fee_charged, .. } =
                value::<EscrowBooks<AccountId>>(bytes)?;
            let facts = [
                (FREE, free),
                (COMMITTED, committed),
                (FEE_RESERVED, fee_reserved),
                (CREDITED, credited),
                (FEE_CHARGED, fee_charged),
            ];
            Ok((Subject::Escrow(id), facts.into()))
        },
    },
    Item {
        pallet: "RewardPools",
        name: "Owed",
        key: |subject| match subject {
            Subject::Owed(owner, number, who) => Some([blake(&(owner, number)), blake(who)].concat()),
            _ => None,
        },
        read: |key, bytes, _| {
            let (_, (owner, number), _, who) = parts::<(Blake, (AccountId, PoolId), Blake, AccountId)>(key)?;
            Ok((Subject::Owed(owner, number, who), [(OWED, value::<Balance>(bytes)?)].into()))
        },
    },
];

fn of_pool(pool: &Pool) -> Facts {
    let Books { funded, paid, refunded, collected, unreserved, reserved, owed, fee_due, forfeit_due } = pool.books;
    Facts::from([
        (FUNDED, funded),
        (PAID, paid),
        (REFUNDED, refunded),
        (COLLECTED, collected),
        (UNRESERVED, unreserved),
        (RESERVED, reserved),
        (OWED, owed),
        (FEE_DUE, fee_due),
        (FORFEIT_DUE, forfeit_due),
        (DEPOSIT, pool.deposit),
        (GUARANTEE, pool.guarantee),
        (GUARANTEE_PAID, pool.guarantee_paid),
        (GUARANTEE_REFUNDED, pool.guarantee_refunded),
        (ESCROWS, pool.escrows.into()),
    ])
}

/// Returns what a pool has on hold in its asset.
pub(super) fn holds(pool: &Facts) -> Balance {
    let parts = [UNRESERVED, RESERVED, OWED, FEE_DUE, FORFEIT_DUE];
    parts.into_iter().fold(0, |sum: Balance, part| sum.wrapping_add(pool.get(part)))
}

/// The reason for which the money of pools is on hold.
pub(super) fn in_pool() -> RuntimeHoldReason {
    HoldReason::Pool.into()
}

impl WholeBooks {
    pub(super) fn follow_pools(&mut self, event: &Event<Runtime>) {
        match event {
            Event::Opened { owner, pool, asset, amount, deposit, guarantee, .. } => {
                self.assets.insert((owner.clone(), *pool), asset.clone());
                self.change(Subject::Pool(owner.clone(), *pool), |of| {
                    of.add(FUNDED, *amount);
                    of.add(UNRESERVED, *amount);
                    of.add(DEPOSIT, *deposit);
                    of.add(GUARANTEE, *guarantee);
                });
            }
            Event::ToppedUp { owner, pool, who, amount, guarantee } => {
                self.change(Subject::Pool(owner.clone(), *pool), |of| {
                    of.add(FUNDED, *amount);
                    of.add(UNRESERVED, *amount);
                    of.add(GUARANTEE, *guarantee);
                });
                if let Some(asset) = self.asset_of(owner, *pool) {
                    self.spend_units(Family::Assets, asset, who, *amount);
                    self.hold_units(Family::Assets, asset, &in_pool(), owner, *amount);
                }
            }
            Event::Reserved { owner, pool, escrow, most, fee } => {
                self.change(Subject::Pool(owner.clone(), *pool), |of| {
                    of.take(UNRESERVED, most.wrapping_add(*fee));
                    of.add(RESERVED, most.wrapping_add(*fee));
                    of.add(ESCROWS, 1);
                });
                self.change(Subject::Escrow(*escrow), |of| {
                    of.add(FREE, *most);
                    of.add(FEE_RESERVED, *fee);
                });
            }
            Event::Committed { escrow, amount } => self.change(Subject::Escrow(*escrow), |of| {
                of.take(FREE, *amount);
                of.add(COMMITTED, *amount);
            }),
            Event::Released { escrow, amount } => self.change(Subject::Escrow(*escrow), |of| {
                of.take(COMMITTED, *amount);
                of.add(FREE, *amount);
            }),
            Event::Credited { owner, pool, escrow, who, amount, fee } => {
                self.change(Subject::Escrow(*escrow), |of| {
                    of.take(COMMITTED, *amount);
                    of.add(CREDITED, *amount);
                    of.take(FEE_RESERVED, *fee);
                    of.add(FEE_CHARGED, *fee);
                });
                self.change(Subject::Pool(owner.clone(), *pool), |of| {
                    of.take(RESERVED, amount.wrapping_add(*fee));
                    of.add(OWED, *amount);
                    of.add(FEE_DUE, *fee);
                });
                self.add(Subject::Owed(owner.clone(), *pool, who.clone()), OWED, *amount);
            }
            Event::Claimed { owner, pool, who, to, amount } => {
                self.change(Subject::Pool(owner.clone(), *pool), |of| {
                    of.take(OWED, *amount);
                    of.add(PAID, *amount);
                });
                self.take(Subject::Owed(owner.clone(), *pool, who.clone()), OWED, *amount);
                self.pay_units(owner, *pool, to, *amount);
            }
            Event::GuaranteeClaimed { owner, pool, who, owed, amount } => {
                self.change(Subject::Pool(owner.clone(), *pool), |of| {
                    of.take(OWED, *owed);
                    of.add(FORFEIT_DUE, *owed);
                    of.add(GUARANTEE_PAID, *amount);
                });
                self.take(Subject::Owed(owner.clone(), *pool, who.clone()), OWED, *owed);
            }
            Event::GuaranteeRefunded { owner, pool, amount } => {
                self.add(Subject::Pool(owner.clone(), *pool), GUARANTEE_REFUNDED, *amount);
            }
            Event::Forfeited { owner, pool, escrow, amount } => {
                self.take(Subject::Escrow(*escrow), FREE, *amount);
                self.forfeit(owner, *pool, *amount);
            }
            Event::CommitmentForfeited { owner, pool, escrow, amount } => {
                self.take(Subject::Escrow(*escrow), COMMITTED, *amount);
                self.forfeit(owner, *pool, *amount);
            }
            Event::FeeCollected { owner, pool, fee, forfeits, .. } => {
                let whole = fee.wrapping_add(*forfeits);
                self.change(Subject::Pool(owner.clone(), *pool), |of| {
                    of.take(FEE_DUE, *fee);
                    of.take(FORFEIT_DUE, *forfeits);
                    of.add(COLLECTED, whole);
                });
                self.pay_units(owner, *pool, &pots::account(pots::REVENUE), whole);
            }
            Event::Refunded { owner, pool, amount } => self.change(Subject::Pool(owner.clone(), *pool), |of| {
                of.take(UNRESERVED, *amount);
                of.add(REFUNDED, *amount);
            }),
            Event::EscrowRefunded { owner, pool, escrow, amount, fee } => {
                self.change(Subject::Escrow(*escrow), |of| {
                    of.take(FREE, *amount);
                    of.take(FEE_RESERVED, *fee);
                });
                self.change(Subject::Pool(owner.clone(), *pool), |of| {
                    of.take(RESERVED, amount.wrapping_add(*fee));
                    of.add(REFUNDED, amount.wrapping_add(*fee));
                });
            }
            Event::EscrowClosed { owner, pool, escrow, amount, fee } => {
                self.change(Subject::Pool(owner.clone(), *pool), |of| {
                    of.take(RESERVED, amount.wrapping_add(*fee));
                    of.add(UNRESERVED, amount.wrapping_add(*fee));
                    of.take(ESCROWS, 1);
                });
                self.forget(Subject::Escrow(*escrow));
            }
            Event::Closed { owner, pool, .. } => {
                self.assets.remove(&(owner.clone(), *pool));
                self.forget(Subject::Pool(owner.clone(), *pool));
            }
            // No money moves.
            Event::Cancelled { .. } | Event::__Ignore(..) => {}
        }
    }

    fn forfeit(&mut self, owner: &AccountId, pool: PoolId, amount: Balance) {
        self.change(Subject::Pool(owner.clone(), pool), |of| {
            of.take(RESERVED, amount);
            of.add(FORFEIT_DUE, amount);
        });
    }

    /// Returns the asset of a pool; none for AGT, of which the SDK tells all that moves.
    fn asset_of(&self, owner: &AccountId, pool: PoolId) -> Option<AssetId> {
        match self.assets.get(&(owner.clone(), pool)) {
            Some(AssetKind::WithId(asset)) => Some(*asset),
            Some(AssetKind::Native) | None => None,
        }
    }

    /// Moves units that leave the hold of a pool for another account. The SDK tells nothing of that.
    fn pay_units(&mut self, owner: &AccountId, pool: PoolId, to: &AccountId, amount: Balance) {
        if let Some(asset) = self.asset_of(owner, pool) {
            self.unhold_units(Family::Assets, asset, &in_pool(), owner, amount);
            self.receive_units(Family::Assets, asset, to, amount);
        }
    }
}
