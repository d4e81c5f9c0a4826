//! One account: its status, AIA and bond.

use crate::standing::{Earned, Standing, StandingRule};
use agt_primitives::{
    average::Average,
    basis_points::BasisPoints,
    calendar::{day, start_of_day, DAY},
    characters::Boost,
    contributors::{
        ContributorTerms, Outcome, SetKey, Tally, Tier, WorkOffer, WorkResult, UNPROVEN_OPEN, UNPROVEN_SETS,
    },
    multiplier::{Multiplier, Multipliers},
    regeneration::Regenerating,
    Aia, Balance, Moment,
};

/// Days after its last accepted day on which a streak still counts.
const STREAK_GRACE: u64 = 3;

/// An open set.
#[derive(Clone, Copy, Debug)]
struct Open {
    set: SetKey,
    day: u64,
    energy: u32,
    reserved: Aia,
    multiplier: Multiplier,
    platform: bool,
    /// Whether it is a quiz, which pays nothing.
    quiz: bool,
}

/// An account.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) proven: bool,
    gold: (u32, u32),
    energy: Regenerating,
    today: u64,
    sets: u32,
    reserved: Aia,
    consensus: Average,
    gold_average: Average,
    since: Moment,
    known: bool,
    streak: (u64, u64),
    open: Vec<Open>,
    matured: Aia,
    waiting: Vec<(Moment, Aia)>,
    bond: Balance,
    bonded: Moment,
    pub(super) standing: Standing,
}

impl Default for Person {
    fn default() -> Self {
        Self::registered(&ContributorTerms::DEFAULT, 0, 0)
    }
}

impl Person {
    /// Returns a new account with full energy.
    pub(super) fn registered(terms: &ContributorTerms, bond: Balance, now: Moment) -> Self {
        Self {
            proven: false,
            gold: (0, 0),
            energy: Regenerating::full(&Boost::NONE.on(terms.energy()), now),
            today: 0,
            sets: 0,
            reserved: 0,
            consensus: Average::default(),
            gold_average: Average::default(),
            since: now,
            known: false,
            streak: (0, 0),
            open: Vec::new(),
            matured: 0,
            waiting: Vec::new(),
            bond,
            bonded: now,
            standing: Standing::default(),
        }
    }

    /// Returns the part of its bond that was bonded before `since`.
    pub(super) fn bond_since(&self, since: Moment) -> Balance {
        if self.bonded < since {
            self.bond
        } else {
            0
        }
    }

    /// Returns both averages now.
    fn averages(&self, terms: &ContributorTerms, now: Moment) -> (Average, Average) {
        if !self.open.is_empty() {
            return (self.consensus, self.gold_average);
        }
        let drifted = |average: Average| average.drifted(&terms.drift(), self.since, now);
        (drifted(self.consensus), drifted(self.gold_average))
    }

    /// Returns the smaller average now.
    pub(super) fn reputation(&self, terms: &ContributorTerms, now: Moment) -> BasisPoints {
        if !self.known {
            return BasisPoints::ZERO;
        }
        let (consensus, gold) = self.averages(terms, now);
        consensus.min(gold).reading()
    }

    fn tier(&self, terms: &ContributorTerms, standing: Option<&StandingRule>, now: Moment) -> Tier {
        if standing.is_some() && self.standing.is_inside() {
            terms.tier(BasisPoints::WHOLE)
        } else if standing.is_some() && self.standing.may_work() {
            terms.tier(BasisPoints::ZERO)
        } else if self.proven && standing.is_none() {
            terms.tier(self.reputation(terms, now))
        } else {
            Tier { sets: UNPROVEN_SETS, aia: terms.unproven_aia }
        }
    }

    fn multiplier(&self, stake_tier: Multiplier, terms: &ContributorTerms, now: Moment) -> Multiplier {
        if !self.proven {
            return Multiplier::ONE;
        }
        let (last, days) = self.streak;
        let length = if day(now).saturating_sub(last) > STREAK_GRACE { 0 } else { days.trailing_ones() };
        let parts = Multipliers { streak: terms.streak(length), character: Boost::NONE.reward, stake_tier };
        parts.product(terms.most_product())
    }

    /// Opens a set and returns the AIA that it reserves, or none if it is refused.
    pub(super) fn open(
        &mut self,
        offer: &WorkOffer,
        terms: &ContributorTerms,
        standing: Option<&StandingRule>,
        now: Moment,
    ) -> Option<Aia> {
        let quiz = offer.aia_max == 0;
        let refused = if quiz { !self.standing.may_quiz(now) } else { !self.standing.may_work() };
        if standing.is_some() && refused {
            return None;
        }
        let most_open = if self.proven { terms.open_sets } else { UNPROVEN_OPEN };
        let (sets, before) = if self.today == day(now) { (self.sets, self.reserved) } else { (0, 0) };
        let tier = self.tier(terms, standing, now);
        let multiplier = self.multiplier(offer.stake_tier, terms, now);
        let reserved = multiplier.of_aia(offer.aia_max)?;
        let energy = self.energy.spent(offer.energy, &Boost::NONE.on(terms.energy()), now)?;
        let all = before.checked_add(reserved)?;
        if (self.open.len() as u32) >= most_open || sets >= tier.sets || all > tier.aia {
            return None;
        }
        (self.consensus, self.gold_average) = self.averages(terms, now);
        (self.since, self.known) = (now, true);
        (self.today, self.sets, self.reserved) = (day(now), sets + 1, all);
        self.energy = energy;
        self.open.push(Open {
            set: offer.set,
            day: day(now),
            energy: offer.energy,
            reserved,
            multiplier,
            platform: offer.platform,
            quiz,
        });
        Some(reserved)
    }

    /// Closes a set and returns the AIA that it earns.
    pub(super) fn close(
        &mut self,
        set: SetKey,
        result: &WorkResult,
        terms: &ContributorTerms,
        standing: Option<&StandingRule>,
        now: Moment,
    ) -> Aia {
        let place = self.open.iter().position(|open| open.set == set).expect("only open sets are closed");
        let open = self.open.remove(place);
        let runs = self.today == open.day && open.day == day(now);
        if result.outcome == Outcome::ReturnedUnused {
            let by = Boost::NONE.on(terms.energy());
            let held = self.energy.settled(&by, now);
            self.energy = Regenerating { units: (held.units + open.energy).min(by.maximum), ..held };
            if runs {
                self.reserved -= open.reserved;
                self.sets -= 1;
            }
            return 0;
        }
        let (consensus, gold) = match result.outcome {
            Outcome::NoReveal => (result.consensus.all_wrong(), result.gold.all_wrong()),
            _ => (result.consensus, result.gold),
        };
        let passed = standing.map_or(gold.two_thirds_right(), |rule| rule.passes(gold));
        let paid = result.outcome == Outcome::Accepted && passed;
        let aia = if paid { open.multiplier.of_aia(result.aia).unwrap_or_default() } else { 0 };
        let all = Earned { own: aia, credited: aia };
        let Earned { own: aia, credited } =
            standing.map_or(all, |rule| self.stand(&open, result.outcome, gold, aia, rule, now));
        if runs {
            self.reserved -= open.reserved - aia;
        }
        self.since = now;
        if result.counts_for_reputation {
            let low = self.consensus.min(self.gold_average).reading().points() < terms.low_reputation;
            if let Some(share) = gold.share() {
                let moved = self.gold_average.sampled(share, terms.step());
                // A requester may know its own gold, so that gold lowers the average and never raises it.
                self.gold_average = if open.platform { moved } else { moved.min(self.gold_average) };
            }
            if let Some(share) = consensus.share().or(gold.share()) {
                let moved = self.consensus.sampled(share, terms.step());
                if moved <= self.consensus || !low || gold.total > 0 && gold.two_thirds_right() {
                    self.consensus = moved;
                }
            }
            if paid {
                self.note_streak(open.day);
            }
        }
        self.settle(now);
        if credited > 0 {
            let ripens = start_of_day(day(result.ripens_at + DAY - 1)).unwrap_or(Moment::MAX);
            match self.waiting.last_mut().filter(|(last, _)| *last == ripens) {
                Some((_, waiting)) => *waiting += credited,
                None => self.waiting.push((ripens, credited)),
            }
        }
        if open.platform && !self.proven && standing.is_none() {
            self.note_gold(u32::from(gold.right), u32::from(gold.total), terms);
        }
        aia
    }

    /// Moves its standing by the gold of a set, and returns what `aia` comes to. A set that was not
    /// revealed shows what a guess reaches.
    fn stand(
        &mut self,
        open: &Open,
        outcome: Outcome,
        gold: Tally,
        aia: Aia,
        rule: &StandingRule,
        now: Moment,
    ) -> Earned {
        let guessed = u32::from(gold.total) * u32::from(rule.by.chance) / 10_000;
        let gold = match outcome {
            Outcome::NoReveal => Tally::of(u16::try_from(guessed).unwrap_or_default(), gold.total),
            _ => gold,
        };
        if open.quiz {
            self.standing.quizzed(gold, rule, now);
            self.proven |= self.standing.may_work();
            return Earned::default();
        }
        self.standing.worked(gold, aia, rule, now)
    }

    fn note_streak(&mut self, on: u64) {
        let (last, days) = self.streak;
        self.streak = match on.checked_sub(last) {
            _ if days == 0 => (on, 1),
            Some(later) => (on, 1 | days.checked_shl(u32::try_from(later).unwrap_or(u32::MAX)).unwrap_or(0)),
            None => (last, days | 1u64.checked_shl((last - on) as u32).unwrap_or(0)),
        };
    }

    fn note_gold(&mut self, right: u32, total: u32, terms: &ContributorTerms) {
        self.gold = (self.gold.0 + right, self.gold.1 + total);
        let (right, total) = self.gold;
        let needed = u64::from(total) * u64::from(terms.proving_share);
        self.proven = total >= terms.proving_items && u64::from(right) * 10_000 >= needed;
        if !self.proven && total >= terms.proving_items * 2 {
            self.gold = (right / 2, total.div_ceil(2));
        }
    }

    fn settle(&mut self, now: Moment) {
        let ripe = self.waiting.iter().take_while(|(ripens, _)| *ripens <= now).count();
        self.matured += self.waiting.drain(..ripe).map(|(_, aia)| aia).sum::<Aia>();
    }

    /// Returns the AIA that it can burn now.
    pub(super) fn ripe(&self, now: Moment) -> Aia {
        let waiting = self.waiting.iter().take_while(|(ripens, _)| *ripens <= now).map(|(_, aia)| aia).sum::<Aia>();
        if self.proven {
            self.matured + waiting
        } else {
            0
        }
    }

    /// Burns ripe AIA.
    pub(super) fn burn(&mut self, aia: Aia, now: Moment) {
        self.settle(now);
        self.matured -= aia;
    }
}
