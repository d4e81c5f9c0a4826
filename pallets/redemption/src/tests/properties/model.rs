//! The rules written a second time, in the obvious way: lists of all that anybody ever submitted, and fractions in 512
//! bits.

use super::{
    super::*,
    ops::{back, Op},
    EVERYBODY,
};
use agt_primitives::{access::SeasonBond, token::EXISTENTIAL_DEPOSIT};
use proptest::test_runner::TestCaseError;
use proptest::{prop_assert, prop_assert_eq};
use sp_core::U512;
use std::collections::BTreeMap;

/// What an account has in a season, and whether it is paid.
#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    bonded: u128,
    base: u128,
    claimed: bool,
    /// Whether it was removed after the sweep.
    removed: bool,
}

#[derive(Clone, Debug)]
struct ModelSeason {
    terms: SeasonTerms,
    entries: BTreeMap<AccountId, Entry>,
    /// The pool, since the close.
    pool: Option<Balance>,
    /// What of it came back.
    returned: Balance,
    paid: Balance,
    swept: bool,
}

impl ModelSeason {
    fn total(&self, lane: fn(&Entry) -> u128) -> u128 {
        self.entries.values().map(lane).sum()
    }

    /// `floor(aia * min(share / total, ceiling))`.
    fn lane(&self, share: Balance, aia: u128, total: u128) -> Balance {
        if total == 0 {
            return 0;
        }
        let of_the_share = U512::from(aia) * U512::from(share) / U512::from(total);
        let at_the_ceiling = U512::from(aia) * U512::from(self.terms.ceiling.planck());
        Balance::try_from(of_the_share.min(at_the_ceiling)).expect("no more than the pool")
    }

    /// What the two lanes share of a pool, base first, and what all of their AIA together would be paid.
    fn shares(&self, pool: Balance) -> [(Balance, Balance); 2] {
        let base_share = pool / 10_000 * Balance::from(self.terms.base_part.points())
            + pool % 10_000 * Balance::from(self.terms.base_part.points()) / 10_000;
        let base = self.total(|entry| entry.base);
        let base_owed = self.lane(base_share, base, base);
        let bonded = self.total(|entry| entry.bonded);
        let bonded_share = pool - base_owed;
        [(base_share, base_owed), (bonded_share, self.lane(bonded_share, bonded, bonded))]
    }

    fn payout(&self, pool: Balance, entry: &Entry) -> Balance {
        let [(base_share, _), (bonded_share, _)] = self.shares(pool);
        self.lane(base_share, entry.base, self.total(|entry| entry.base))
            + self.lane(bonded_share, entry.bonded, self.total(|entry| entry.bonded))
    }

    fn owed(&self) -> Balance {
        self.pool.map_or(0, |pool| self.shares(pool).iter().map(|(_, owed)| owed).sum())
    }

    /// What it keeps of what came back.
    fn kept(&self) -> Balance {
        if self.swept {
            0
        } else {
            self.owed().min(self.returned).saturating_sub(self.paid)
        }
    }

    /// What is reserved for it.
    fn reserved(&self) -> Balance {
        if self.swept {
            0
        } else {
            self.owed() - self.paid - self.kept()
        }
    }

    /// What was minted for it: nothing before all that came back is paid.
    fn minted(&self) -> Balance {
        self.paid.saturating_sub(self.returned)
    }
}

#[derive(Default)]
pub struct Model {
    seasons: BTreeMap<u32, ModelSeason>,
    last_ceiling: Option<Ceiling>,
    /// What came back for each season that is not closed.
    recycled: BTreeMap<u32, Balance>,
}

/// All AGT that each account has.
pub fn wealth() -> BTreeMap<AccountId, Balance> {
    EVERYBODY.into_iter().chain([POT]).map(|who| (who, Balances::total_balance(&who))).collect()
}

/// Whether AIA can be submitted: the first 20 days of a month.
fn submission_is_open() -> bool {
    let start = back(0).start().expect("tests stay inside the calendar");
    Timestamp::get() - start < 20 * DAY
}

/// Whether claims of a season have begun, and whether they have ended.
fn claims(season: Month) -> (bool, bool) {
    let from = season.start().expect("tests stay inside the calendar") + 20 * DAY;
    let to = Month(season.0 + 12).start().expect("tests stay inside the calendar") + 20 * DAY;
    (Timestamp::get() >= from, Timestamp::get() >= to)
}

impl Model {
    /// The pool that a season closes with now.
    fn pool_now(&self, season: Month) -> Balance {
        // January 2027 is number 0.
        let mut pool = 15 * MILLION;
        for _ in 0..(season.0 - 57 * 12) / 48 {
            pool /= 2;
        }
        let promised: Balance = self.seasons.values().map(|season| season.reserved() + season.minted()).sum();
        pool.min(1_440 * MILLION - promised) + self.recycled.get(&season.0).unwrap_or(&0)
    }

    fn terms(&self, season: Month) -> SeasonTerms {
        if let Some(season) = self.seasons.get(&season.0) {
            return season.terms;
        }
        let wanted = Wanted::get();
        let last = self.last_ceiling.unwrap_or_default().planck();
        let planck = wanted.ceiling.min(2 * last);
        let most = u32::try_from(2 * AGT / planck).expect("few").min(50);
        SeasonTerms {
            ceiling: Ceiling::new(planck).expect("inside the range"),
            base_part: agt_primitives::basis_points::BasisPoints::clamped(wanted.base_part.min(2_000)),
            aia_per_agt: wanted.aia_per_agt.max(1).min(most),
            base_cap: wanted.base_cap.clamp(3_000, 12_000),
        }
    }

    fn entry(&self, season: Month, who: AccountId) -> Entry {
        self.seasons.get(&season.0).and_then(|season| season.entries.get(&who)).copied().unwrap_or_default()
    }

    /// What `aia` counts in the bonded and the base lane; none when it is refused.
    fn lanes(&self, who: AccountId, aia: Aia) -> Option<(u128, u128)> {
        let account = credits::Accounts::get(who);
        let season = back(0);
        let (terms, had) = (self.terms(season), self.entry(season, who));
        let start = season.start().expect("tests stay inside the calendar");
        let kept = <Access as SeasonBond<AccountId>>::kept(&who, start);
        let most = (kept * Balance::from(terms.aia_per_agt) / AGT).min(300_000);
        let bonded = u128::from(aia).min(most.saturating_sub(had.bonded));
        let base = u128::from(aia) - bonded;
        let taken = submission_is_open()
            && aia >= 3_000
            && account.proven
            && aia <= account.ripe
            && had.base + base <= u128::from(terms.base_cap);
        taken.then_some((bonded, base))
    }

    fn claims_open(&self, season: Month) -> bool {
        let known = self.seasons.get(&season.0);
        known.is_some_and(|known| !known.swept) && claims(season) == (true, false)
    }

    /// What a claim pays; none when it is refused.
    fn claim(&self, who: AccountId, season: Month) -> Option<Balance> {
        let known = self.seasons.get(&season.0).filter(|_| self.claims_open(season))?;
        let entry = known.entries.get(&who).filter(|entry| !entry.claimed)?;
        let amount = known.payout(known.pool.unwrap_or_else(|| self.pool_now(season)), entry);
        let held = Balances::total_balance(&who) + amount >= EXISTENTIAL_DEPOSIT;
        (amount == 0 || held).then_some(amount)
    }

    /// Whether the rules let an operation through; none for what is not this pallet's to say.
    pub fn foretells(&self, op: &Op) -> Option<bool> {
        Some(match *op {
            Op::Submit(who, aia) => self.lanes(who, aia).is_some(),
            Op::Close(months) => {
                let season = back(months);
                self.claims_open(season) && self.seasons[&season.0].pool.is_none()
            }
            Op::Claim(who, months) | Op::ClaimFor(_, who, months) => self.claim(who, back(months)).is_some(),
            Op::Sweep(months) => {
                let season = back(months);
                self.seasons.get(&season.0).is_some_and(|known| !known.swept) && claims(season).1
            }
            Op::SweepSubmission(who, months) => {
                let entry = self.entry(back(months), who);
                let swept = self.seasons.get(&back(months).0).is_some_and(|known| known.swept);
                swept && entry.bonded + entry.base > 0 && !entry.claimed && !entry.removed
            }
            Op::Bond(..) | Op::Unbond(..) | Op::Rebond(..) | Op::Withdraw(_) | Op::Slash(..) | Op::Recycle(..) => {
                return None
            }
            _ => true,
        })
    }

    /// What a quote says is what the submission then does.
    pub fn quotes_foretell(&self, op: &Op) -> Result<(), TestCaseError> {
        if let Op::Submit(who, aia) = *op {
            let before = super::root();
            let quote = Redemption::quote(who, aia);
            let lanes = self.lanes(who, aia);
            prop_assert_eq!(quote.refusal.is_none(), lanes.is_some(), "{:?}", quote);
            let counts = (u128::from(quote.counts.bonded), u128::from(quote.counts.base));
            prop_assert_eq!(counts, lanes.unwrap_or_default());
            if let Some((bonded, base)) = lanes {
                let season = back(0);
                let terms = self.terms(season);
                let none =
                    ModelSeason { terms, entries: BTreeMap::new(), pool: None, returned: 0, paid: 0, swept: false };
                let mut known = self.seasons.get(&season.0).cloned().unwrap_or(none);
                let entry = Entry { bonded, base, ..Entry::default() };
                let had = known.entries.entry(who).or_default();
                *had = Entry { bonded: had.bonded + bonded, base: had.base + base, ..Entry::default() };
                prop_assert_eq!(quote.payout, known.payout(self.pool_now(season), &entry));
            }
            prop_assert_eq!(super::root(), before, "a quote changes nothing");
        }
        Ok(())
    }

    /// Carries an operation over that has succeeded. Returns who was paid, and how much.
    pub fn follow(&mut self, op: &Op) -> Option<(AccountId, Balance)> {
        match *op {
            Op::Submit(who, aia) => {
                let season = back(0);
                // The bond is as it was, and so is what the window takes: only what has just been burned is gone.
                let had = self.entry(season, who);
                let now = parts(season, who);
                let (bonded, base) = (u128::from(now.bonded), u128::from(now.base));
                assert_eq!(bonded + base, had.bonded + had.base + u128::from(aia));
                let terms = self.terms(season);
                if bonded > had.bonded {
                    // AIA for each AGT, so an AGT for each so many AIA: that much bond stays until the 21st.
                    let ledger = pallet_access::Ledgers::<Test>::get(who).expect("a bond has counted");
                    let end = season.start().expect("tests stay inside the calendar") + 20 * DAY;
                    assert!(ledger.kept.amount * Balance::from(terms.aia_per_agt) >= bonded * AGT);
                    assert!(ledger.kept.amount <= ledger.active && ledger.kept.until == end);
                }
                if !self.seasons.contains_key(&season.0) {
                    self.last_ceiling = Some(terms.ceiling);
                }
                let none =
                    ModelSeason { terms, entries: BTreeMap::new(), pool: None, returned: 0, paid: 0, swept: false };
                let known = self.seasons.entry(season.0).or_insert(none);
                known.entries.insert(who, Entry { bonded, base, ..Entry::default() });
            }
            Op::Recycle(ahead, amount) => *self.recycled.entry(back(0).0 + ahead).or_default() += amount,
            Op::Close(months) => self.close(back(months)),
            Op::Claim(who, months) | Op::ClaimFor(_, who, months) => {
                let season = back(months);
                self.close(season);
                let known = self.seasons.get_mut(&season.0).expect("it was submitted to");
                let pool = known.pool.expect("it is closed");
                let amount = known.payout(pool, &known.entries[&who]);
                known.entries.get_mut(&who).expect("it has submitted").claimed = true;
                known.paid += amount;
                return Some((who, amount));
            }
            Op::Sweep(months) => self.seasons.get_mut(&back(months).0).expect("it was submitted to").swept = true,
            Op::SweepSubmission(who, months) => {
                let known = self.seasons.get_mut(&back(months).0).expect("it was submitted to");
                known.entries.get_mut(&who).expect("it has submitted").removed = true;
            }
            _ => {}
        }
        None
    }

    fn close(&mut self, season: Month) {
        if self.seasons[&season.0].pool.is_none() {
            let pool = self.pool_now(season);
            let returned = self.recycled.remove(&season.0).unwrap_or(0);
            assert_eq!(revenue::Recycled::get(season), 0, "it is taken once");
            let known = self.seasons.get_mut(&season.0).expect("it was submitted to");
            (known.pool, known.returned) = (Some(pool), returned);
        }
    }

    /// The model is what storage says, and what the sub-budget says.
    pub fn equals_storage(&self) -> Result<(), TestCaseError> {
        prop_assert_eq!(Seasons::<Test>::iter().count(), self.seasons.len());
        let mut burned = BTreeMap::<AccountId, u128>::new();
        for (number, known) in &self.seasons {
            let season = Month(*number);
            let stored = stored(season);
            prop_assert_eq!(stored.terms, known.terms);
            let lanes = |submitted: Submitted| (u128::from(submitted.bonded), u128::from(submitted.base));
            prop_assert_eq!(lanes(stored.submitted), (known.total(|one| one.bonded), known.total(|one| one.base)));
            prop_assert_eq!(stored.people as usize, known.entries.len());
            for (who, entry) in &known.entries {
                *burned.entry(*who).or_default() += entry.bonded + entry.base;
                let left = if entry.claimed || entry.removed { (0, 0) } else { (entry.bonded, entry.base) };
                prop_assert_eq!(lanes(parts(season, *who)), left);
            }
            prop_assert_eq!(stored.accounts.map(|accounts| accounts.rates.pool), known.pool);
            prop_assert_eq!(stored.accounts.map_or(0, |accounts| accounts.paid), known.paid);
            prop_assert_eq!(stored.swept.is_some(), known.swept);
            prop_assert!(known.paid <= known.owed() && known.owed() <= known.pool.unwrap_or(0));
        }
        for who in EVERYBODY {
            let account = credits::Accounts::get(who);
            prop_assert_eq!(u128::from(account.burned), burned.get(&who).copied().unwrap_or(0));
            let bonded =
                self.seasons.values().filter_map(|season| season.entries.get(&who)).any(|one| one.bonded >= 3_000);
            prop_assert_eq!(account.bonded, bonded, "who has redeemed from the bonded lane is known");
        }
        let reserved = self.seasons.values().map(ModelSeason::reserved).sum::<Balance>();
        prop_assert_eq!(budget(), (1_440 * MILLION - reserved - self.minted(), reserved, self.minted()));
        let kept = self.seasons.values().map(ModelSeason::kept).sum::<Balance>();
        prop_assert_eq!(revenue::Taken::get(), kept);
        Ok(())
    }

    /// What was ever minted.
    pub fn minted(&self) -> Balance {
        self.seasons.values().map(ModelSeason::minted).sum()
    }

    /// Claims of all that anybody can claim now, which the rates list to the planck.
    pub fn claims_left(&self) -> Result<Vec<Op>, TestCaseError> {
        let mut claims = Vec::new();
        for who in EVERYBODY {
            let mut expected = Vec::new();
            for (number, known) in &self.seasons {
                let season = Month(*number);
                let entry = known.entries.get(&who).filter(|entry| !entry.claimed && self.claims_open(season));
                if let Some(entry) = entry {
                    let pool = known.pool.unwrap_or_else(|| self.pool_now(season));
                    expected.push((season, known.payout(pool, entry)));
                    claims.push(Op::ClaimFor(ALICE, who, back(0).0 - number));
                }
            }
            let listed = Redemption::claimable(who);
            prop_assert_eq!(listed.iter().map(|entry| (entry.season, entry.amount.0)).collect::<Vec<_>>(), expected);
        }
        Ok(claims)
    }

    /// Whether all that an account can still claim is less than a new account can hold.
    pub fn is_dust(&self, who: AccountId) -> bool {
        let left = Redemption::claimable(who);
        left.iter().all(|entry| entry.amount > 0 && free(who) + entry.amount.0 < EXISTENTIAL_DEPOSIT)
    }

    /// Sweeps of every season that is not swept.
    pub fn sweeps_left(&self) -> Vec<Op> {
        let left = self.seasons.iter().filter(|(_, season)| !season.swept);
        left.map(|(number, _)| Op::Sweep(back(0).0 - number)).collect()
    }
}
