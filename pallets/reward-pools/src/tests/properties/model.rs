//! The rules, written a second time: a pool is a list of what came and what left, and an escrow knows what it may still pay.

mod escrows;

use super::{
    ops::{number_of, part_of},
    *,
};
use std::collections::{BTreeMap, BTreeSet};

/// The fee on an amount.
fn fee(amount: Balance) -> Balance {
    (amount * 3).div_ceil(100)
}

#[derive(Clone, Debug)]
struct ModelEscrow {
    of: (AccountId, PoolId),
    most: Balance,
    free: Balance,
    committed: Balance,
    /// Of the fee on `most`, what went back to the owner.
    fee_back: Balance,
}

impl ModelEscrow {
    /// What it paid, as far as nothing was refunded or forfeited: those lower `most`.
    fn paid(&self) -> Balance {
        self.most - self.free - self.committed
    }
}

#[derive(Clone, Debug)]
struct ModelPool {
    asset: AssetKind,
    opened: Moment,
    expires: Moment,
    is_cancelled: bool,
    /// Of the guarantee, all that came, and all that left.
    guarantee: (Balance, Balance),
    /// All that came, and all that left.
    came: Balance,
    left: Balance,
    owed: BTreeMap<AccountId, Balance>,
    fee_due: Balance,
    forfeits: Balance,
    /// What its escrows keep.
    reserved: Balance,
}

impl ModelPool {
    fn is_open(&self) -> bool {
        !self.is_cancelled && now() < self.expires
    }

    /// Returns whether others may decide for its workers though it is unsecured.
    fn is_late(&self) -> bool {
        now() >= self.expires + 365 * DAY
    }

    fn unreserved(&self) -> Balance {
        self.came - self.left - self.reserved - self.owed.values().sum::<Balance>() - self.fee_due - self.forfeits
    }
}

#[derive(Clone, Debug)]
pub struct Model {
    next: BTreeMap<AccountId, PoolId>,
    pools: BTreeMap<(AccountId, PoolId), ModelPool>,
    escrows: BTreeMap<EscrowId, (ModelEscrow, Balance)>,
    /// What each account can spend.
    balances: BTreeMap<(AssetKind, AccountId), Balance>,
    is_frozen: bool,
    /// Whose accounts in the risky asset are blocked.
    blocked: BTreeSet<AccountId>,
}

impl Model {
    pub fn new() -> Self {
        let mut balances = BTreeMap::new();
        for who in [ALICE, BOB, CAROL, POT] {
            balances.insert((AssetKind::Native, who), ENDOWMENT);
        }
        for (asset, who) in [(GOLD, ALICE), (GOLD, CAROL), (RISKY, ALICE), (RISKY, CAROL)] {
            balances.insert((asset, who), UNITS);
        }
        let (next, pools, escrows, blocked) = Default::default();
        Self { next, pools, escrows, balances, is_frozen: false, blocked }
    }

    fn least(asset: &AssetKind) -> Balance {
        if *asset == AssetKind::Native {
            EXISTENTIAL_DEPOSIT
        } else {
            LEAST
        }
    }

    fn balance(&self, asset: &AssetKind, who: AccountId) -> Balance {
        self.balances.get(&(asset.clone(), who)).copied().unwrap_or(0)
    }

    fn is_live(&self, asset: &AssetKind) -> bool {
        *asset != RISKY || !self.is_frozen
    }

    /// Returns whether an account may move an asset.
    fn may_move(&self, asset: &AssetKind, who: AccountId) -> bool {
        self.is_live(asset) && (*asset != RISKY || !self.blocked.contains(&who))
    }

    /// Takes what an account can spend. Its least balance stays.
    fn spend(&mut self, asset: &AssetKind, who: AccountId, amount: Balance) -> Option<()> {
        let left = self.balance(asset, who).checked_sub(amount)?;
        (self.may_move(asset, who) && left >= Self::least(asset)).then_some(())?;
        self.balances.insert((asset.clone(), who), left);
        Some(())
    }

    /// Gives an amount to an account.
    fn give(&mut self, asset: &AssetKind, who: AccountId, amount: Balance) -> Option<()> {
        let has = self.balance(asset, who);
        let can_have_account = *asset != RISKY || has > 0 || self.balance(&AssetKind::Native, who) > 0;
        (self.may_move(asset, who) && can_have_account && has + amount >= Self::least(asset)).then_some(())?;
        self.balances.insert((asset.clone(), who), has + amount);
        Some(())
    }

    fn key(&self, owner: AccountId, since: PoolId) -> (AccountId, PoolId) {
        (owner, number_of(self.next.get(&owner).copied().unwrap_or(0), since))
    }

    fn pool(&mut self, owner: AccountId, since: PoolId) -> Option<&mut ModelPool> {
        let key = self.key(owner, since);
        self.pools.get_mut(&key)
    }

    /// Returns the model after an operation, or none if the rules refuse it.
    pub fn play(&self, op: &Op) -> Option<Self> {
        let mut next = self.clone();
        next.apply(op).map(|()| next)
    }

    fn apply(&mut self, op: &Op) -> Option<()> {
        match *op {
            Op::Wait(_) => Some(()),
            Op::Freeze(frozen) => {
                (self.is_frozen != frozen).then_some(())?;
                self.is_frozen = frozen;
                Some(())
            }
            Op::Block(who, is_blocked) => {
                (self.balance(&RISKY, who) > 0).then_some(())?;
                if is_blocked {
                    self.blocked.insert(who);
                } else {
                    self.blocked.remove(&who);
                }
                Some(())
            }
            Op::Open { who, beyond, ref asset, amount, life, guarantee } => {
                (if *asset == RISKY { guarantee >= LEAST_GUARANTEE } else { guarantee == 0 }).then_some(())?;
                (beyond == 0 && (1..=365 * DAY).contains(&life)).then_some(())?;
                let next = self.next.entry(who).or_default();
                let number = *next;
                *next += 1;
                (amount >= Self::least(asset) && self.is_live(asset)).then_some(())?;
                self.spend(&AssetKind::Native, who, DEPOSIT + guarantee)?;
                self.spend(asset, who, amount)?;
                let pool = ModelPool {
                    asset: asset.clone(),
                    opened: now(),
                    expires: now() + life,
                    is_cancelled: false,
                    guarantee: (guarantee, 0),
                    came: amount,
                    left: 0,
                    owed: BTreeMap::new(),
                    fee_due: 0,
                    forfeits: 0,
                    reserved: 0,
                };
                self.pools.insert((who, number), pool);
                Some(())
            }
            Op::TopUp { who, owner, since, amount } => {
                let pool = self.pool(owner, since).filter(|pool| pool.is_open())?;
                let more = (amount * pool.guarantee.0).div_ceil(pool.came);
                pool.guarantee.0 += more;
                pool.came += amount;
                let asset = pool.asset.clone();
                self.may_move(&asset, owner).then_some(())?;
                self.spend(&asset, who, amount)?;
                (more == 0).then_some(()).or_else(|| self.spend(&AssetKind::Native, who, more))
            }
            Op::Cancel(who, since) => {
                let pool = self.pool(who, since).filter(|pool| pool.is_open())?;
                (now() - pool.opened >= 2 * DAY).then_some(())?;
                pool.is_cancelled = true;
                Some(())
            }
            Op::Refund(owner, since) => {
                let pool = self.pool(owner, since).filter(|pool| !pool.is_open())?;
                let amount = pool.unreserved();
                (amount > 0).then_some(())?;
                pool.left += amount;
                let asset = pool.asset.clone();
                self.give(&asset, owner, amount)
            }
            Op::Claim { caller, owner, since, who } => {
                let key = self.key(owner, since);
                let may_claim = |pool: &ModelPool| pool.asset != RISKY || caller == who || pool.is_late();
                self.pools.get(&key).is_some_and(may_claim).then_some(())?;
                self.claim(key, who, who)
            }
            Op::ClaimTo { owner, since, who, to } => {
                let key = self.key(owner, since);
                self.claim(key, who, to)
            }
            Op::ClaimGuarantee { caller, owner, since, who } => {
                let (before, is_kept) = (self.clone(), !self.may_move(&RISKY, who));
                let pool = self.pool(owner, since)?;
                let owed = pool.owed.remove(&who)?;
                let is_obstructed = is_kept || (pool.is_late() && before.clone().give(&RISKY, who, owed).is_none());
                (pool.asset == RISKY && is_obstructed && (caller == who || pool.is_late())).then_some(())?;
                let amount = owed * pool.guarantee.0 / pool.came;
                pool.forfeits += owed;
                pool.guarantee.1 += amount;
                (amount > 0).then(|| self.give(&AssetKind::Native, who, amount))?
            }
            Op::RefundGuarantee(owner, since) => {
                let key = self.key(owner, since);
                let is_used = self.escrows.values().any(|(escrow, _)| escrow.of == key);
                let pool = self.pools.get_mut(&key).filter(|pool| !pool.is_open())?;
                let left = pool.guarantee.0 - pool.guarantee.1;
                (!is_used && pool.owed.is_empty() && left > 0).then_some(())?;
                pool.guarantee.1 = pool.guarantee.0;
                self.give(&AssetKind::Native, owner, left)
            }
            Op::Collect(owner, since) => {
                let pool = self.pool(owner, since)?;
                let amount = pool.fee_due + pool.forfeits;
                (amount > 0).then_some(())?;
                (pool.fee_due, pool.forfeits) = (0, 0);
                pool.left += amount;
                let asset = pool.asset.clone();
                self.give(&asset, POT, amount)
            }
            Op::Close { caller, owner, since } => {
                let key = self.key(owner, since);
                let pool = self.pools.remove(&key).filter(|pool| !pool.is_open())?;
                (caller == owner || now() >= pool.expires).then_some(())?;
                let is_used = self.escrows.values().any(|(escrow, _)| escrow.of == key);
                let rest = pool.unreserved();
                (!is_used && rest == pool.came - pool.left).then_some(())?;
                let left = pool.guarantee.0 - pool.guarantee.1;
                self.give(&AssetKind::Native, owner, DEPOSIT + left)?;
                if rest > 0 {
                    self.give(&pool.asset, owner, rest)?;
                }
                Some(())
            }
            Op::Reserve { owner, since, escrow, part } => {
                (!self.escrows.contains_key(&escrow)).then_some(())?;
                let pool = self.pool(owner, since).filter(|pool| pool.is_open())?;
                let most = part_of(pool.unreserved(), part);
                (most + fee(most) <= pool.unreserved()).then_some(())?;
                let part = most * pool.guarantee.0 / pool.came;
                (pool.asset != RISKY || part >= LEAST_GUARANTEE).then_some(())?;
                pool.reserved += most + fee(most);
                let made = ModelEscrow { of: self.key(owner, since), most, free: most, committed: 0, fee_back: 0 };
                self.escrows.insert(escrow, (made, fee(most)));
                Some(())
            }
            _ => self.apply_to_escrow(op),
        }
    }

    fn claim(&mut self, of: (AccountId, PoolId), who: AccountId, to: AccountId) -> Option<()> {
        let pool = self.pools.get_mut(&of)?;
        let amount = pool.owed.remove(&who)?;
        pool.left += amount;
        let asset = pool.asset.clone();
        self.give(&asset, to, amount)
    }

    /// Checks that the books and the balances are those of the model.
    pub fn assert_agrees(&self) -> Result<(), TestCaseError> {
        prop_assert_eq!(Pools::<Test>::iter().count(), self.pools.len());
        for ((owner, number), pool) in &self.pools {
            let books = Pools::<Test>::get(owner, number).expect("the pool exists").books;
            let stored = (books.funded, books.left().unwrap(), books.unreserved, books.fee_due, books.forfeit_due);
            let modelled = (pool.came, pool.left, pool.unreserved(), pool.fee_due, pool.forfeits);
            prop_assert_eq!(stored, modelled);
            let report = RewardPools::pool(*owner, *number).expect("the pool exists");
            let stored = (report.guarantee.0, report.guarantee_paid.0 + report.guarantee_refunded.0);
            prop_assert_eq!(stored, pool.guarantee);
            let owed: BTreeMap<_, _> = Owed::<Test>::iter_prefix((owner, number)).collect();
            prop_assert_eq!(&owed, &pool.owed);
        }
        prop_assert_eq!(Escrows::<Test>::iter().count(), self.escrows.len());
        for (id, (modelled, _)) in &self.escrows {
            let stored = escrow(*id);
            let stored = (stored.free, stored.committed, stored.credited);
            prop_assert_eq!(stored, (modelled.free, modelled.committed, modelled.paid()));
            let open = self.pools[&modelled.of].is_open();
            prop_assert_eq!(free(*id), if open { modelled.free } else { 0 });
        }
        for ((asset, who), amount) in &self.balances {
            prop_assert_eq!(balance(asset.clone(), *who), *amount, "{:?} of {}", asset, who);
        }
        Ok(())
    }
}
