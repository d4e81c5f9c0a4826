//! The rules written a second time, in the obvious way: a purse for each season, one for what was taken, one for gifts, and a
//! list of every day's share.

use super::{
    super::*,
    ops::{season_of, Op},
};
use agt_primitives::{
    calendar::day,
    redemption::claims,
    supply::{Budget, MintBudget},
};
use proptest::{prop_assert_eq, test_runner::TestCaseError};
use std::collections::{BTreeMap, BTreeSet};

/// The seasons' sub-budget has more than these tests mint.
const ALL: Balance = 1_440_000_000 * AGT;

pub struct Model {
    accounts: BTreeMap<AccountId, Balance>,
    seasons: BTreeMap<Month, Balance>,
    taken: Balance,
    gifts: Balance,
    sources: BTreeMap<RecycleSource, Balance>,
    closed: BTreeSet<Month>,
    minted: Balance,
    burned: Balance,
    /// The share of each day since the first that was sampled, and the day of the last.
    days: Vec<u16>,
    last: u64,
    terms: RecyclerTerms,
    stake: (Balance, Balance),
    issued: Balance,
    /// The time in the block that is over when an operation runs.
    now: Moment,
}

impl Model {
    /// The chain as it is built.
    pub fn new() -> Self {
        Self {
            accounts: [(ALICE, ENDOWMENT), (BOB, ENDOWMENT), (CAROL, ENDOWMENT), (DAVE, 0)].into(),
            seasons: BTreeMap::new(),
            taken: 0,
            gifts: 0,
            sources: BTreeMap::new(),
            closed: BTreeSet::new(),
            minted: 0,
            burned: 0,
            days: Vec::new(),
            last: 0,
            terms: RecyclerTerms::DEFAULT,
            stake: (0, 0),
            issued: Balances::total_issuance(),
            now: START,
        }
    }

    fn share(&self) -> u16 {
        let (bonded, circulating) = self.stake;
        let of = circulating.max(100_000_000 * AGT);
        // The amounts are whole and small enough, or more than all there is.
        if bonded >= of {
            10_000
        } else {
            (bonded * 10_000 / of) as u16
        }
    }

    fn staked(&self) -> u16 {
        let month = &self.days[self.days.len().saturating_sub(30)..];
        match month.len() {
            0 => self.share(),
            days => (month.iter().map(|share| u64::from(*share)).sum::<u64>() / days as u64) as u16,
        }
    }

    /// What is burned of an amount, in planck.
    fn burns(&self, amount: Balance) -> Balance {
        let points = match self.terms.mode {
            0 => 0,
            1 => 10_000 - self.staked(),
            _ => self.terms.burn.min(10_000),
        };
        amount * Balance::from(points) / 10_000
    }

    /// Whether an account can spend an amount and stay alive.
    fn can_spend(&self, who: AccountId, amount: Balance) -> bool {
        self.accounts[&who].checked_sub(amount).is_some_and(|rest| rest >= EXISTENTIAL_DEPOSIT)
    }

    /// Whether an account can be paid an amount.
    fn can_receive(&self, who: AccountId, amount: Balance) -> bool {
        self.accounts[&who].checked_add(amount).is_some_and(|sum| sum >= EXISTENTIAL_DEPOSIT)
    }

    fn takes_no_more(&self, season: Month) -> bool {
        self.closed.contains(&season) || claims(season).is_some_and(|claims| claims.end <= now())
    }

    /// Whether an operation must succeed.
    pub fn foretells(&self, op: &Op) -> bool {
        match *op {
            Op::Recycle(who, _, amount) => who != POT && amount > 0 && self.can_spend(who, amount),
            Op::Carry(back) => {
                let season = season_of(back);
                back > 0 && self.seasons.contains_key(&season) && self.takes_no_more(season)
            }
            Op::Pay(who, recycled, minted) => {
                let left = ALL - self.minted;
                recycled.checked_add(minted) == Some(0)
                    || recycled <= self.taken && minted <= left && self.can_receive(who, recycled + minted)
            }
            Op::PayAll(who) => self.taken == 0 || self.can_receive(who, self.taken),
            // A gift that nobody has collected looks like what was minted.
            Op::PayUnminted(who, recycled, minted) => {
                recycled.checked_add(minted) == Some(0)
                    || recycled <= self.taken && minted <= self.gifts && self.can_receive(who, recycled + minted)
            }
            Op::GiveBack(amount) => amount <= self.taken,
            // Nothing is sent either; that succeeds.
            Op::Gift(amount) => self.can_spend(BOB, amount),
            Op::Collect => self.gifts > 0,
            _ => true,
        }
    }

    fn add(&mut self, season: Month, amount: Balance) {
        if amount > 0 {
            *self.seasons.entry(season).or_default() += amount;
        }
    }

    fn take(&mut self, season: Month) {
        self.taken += self.seasons.remove(&season).unwrap_or(0);
    }

    fn account(&mut self, who: AccountId) -> &mut Balance {
        self.accounts.entry(who).or_default()
    }

    /// Does what the operation does, which succeeded.
    pub fn follow(&mut self, op: &Op) {
        let next = season_of(0);
        match *op {
            Op::Block(millis) => {
                let today = day(self.now);
                if self.days.is_empty() || today > self.last {
                    let days = if self.days.is_empty() { 1 } else { today - self.last };
                    let share = self.share();
                    (0..days).for_each(|_| self.days.push(share));
                    self.last = today;
                }
                self.now += millis;
            }
            Op::Want(terms) => self.terms = terms,
            Op::Stake(bonded, circulating) => self.stake = (bonded, circulating),
            Op::Recycle(who, source, amount) => {
                let burned = self.burns(amount);
                *self.account(who) -= amount;
                *self.sources.entry(source).or_default() += amount;
                self.burned += burned;
                self.add(next, amount - burned);
            }
            Op::Close(back) => {
                self.closed.insert(season_of(back));
            }
            Op::Take(back) => self.take(season_of(back)),
            Op::TakeOf(season) => self.take(season),
            Op::Carry(back) => {
                let amount = self.seasons.remove(&season_of(back)).unwrap_or(0);
                self.add(next, amount);
            }
            Op::Pay(who, recycled, minted) => {
                self.taken -= recycled;
                self.minted += minted;
                *self.account(who) += recycled + minted;
            }
            Op::PayAll(who) => {
                let amount = std::mem::take(&mut self.taken);
                *self.account(who) += amount;
            }
            Op::PayUnminted(who, recycled, minted) => {
                self.taken -= recycled;
                self.gifts -= minted;
                *self.account(who) += recycled + minted;
            }
            Op::GiveBack(amount) => {
                self.taken -= amount;
                self.add(next, amount);
            }
            Op::Gift(amount) => {
                *self.account(BOB) -= amount;
                self.gifts += amount;
            }
            Op::Collect => {
                let amount = std::mem::take(&mut self.gifts);
                self.add(next, amount);
            }
        }
    }

    /// The chain is what the rules say.
    pub fn equals_storage(&self) -> Result<(), TestCaseError> {
        for (who, known) in &self.accounts {
            prop_assert_eq!(*known, balance(*who), "{}", who);
        }
        let seasons: BTreeMap<_, _> = Belonging::<Test>::iter().collect();
        let waiting: Balance = self.seasons.values().sum();
        prop_assert_eq!(&self.seasons, &seasons);
        prop_assert_eq!(books(), (waiting, self.taken));
        prop_assert_eq!(in_pot(), waiting + self.taken + self.gifts);
        let sources: BTreeMap<_, _> = Sources::<Test>::iter().collect();
        prop_assert_eq!(&self.sources, &sources);
        prop_assert_eq!(self.burned, Totals::<Test>::get().burned);
        prop_assert_eq!(self.issued + self.minted - self.burned, Balances::total_issuance());
        prop_assert_eq!(self.minted, <Supply as MintBudget<AccountId>>::minted(Budget::Seasons));
        prop_assert_eq!(self.staked(), staked());
        prop_assert_eq!(self.now, now());
        Ok(())
    }
}
