//! One account: its qualification, AIA and bond, its character and its booster.

use agt_primitives::{
    basis_points::BasisPoints,
    calendar::{day, start_of_day, DAY},
    characters::Boost,
    contributors::{
        ContributorTerms, Earned, Outcome, Qualification, Qualified, SetKey, Tally, Tier, WorkKind, WorkOffer,
        WorkResult, UNPROVEN_OPEN,
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
    kind: WorkKind,
}

/// An account.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// Whether it has ever been let in.
    pub(super) proven: bool,
    pub(super) qualification: Qualification,
    energy: Regenerating,
    today: u64,
    sets: u32,
    reserved: Aia,
    streak: (u64, u64),
    open: Vec<Open>,
    matured: Aia,
    waiting: Vec<(Moment, Aia)>,
    bond: Balance,
    bonded: Moment,
    boost: Boost,
    booster: Multiplier,
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
            qualification: Qualification::default(),
            energy: Regenerating::full(&Boost::NONE.on(terms.energy()), now),
            today: 0,
            sets: 0,
            reserved: 0,
            streak: (0, 0),
            open: Vec::new(),
            matured: 0,
            waiting: Vec::new(),
            bond,
            bonded: now,
            boost: Boost::NONE,
            booster: Multiplier::ONE,
        }
    }

    /// Selects a character with this boost. Energy until now grew with the last one.
    pub(super) fn select(&mut self, boost: Boost, terms: &ContributorTerms, now: Moment) {
        self.energy = self.energy.retuned(&self.boost.on(terms.energy()), &boost.on(terms.energy()), now);
        self.boost = boost;
    }

    /// Sets the factor of its booster for the sets that it opens from now on.
    pub(super) fn set_booster(&mut self, factor: Multiplier) {
        self.booster = factor;
    }

    /// Returns the factor on the XP of a set that it opens now.
    pub(super) fn learning(&self) -> Multiplier {
        if self.proven {
            self.boost.learning
        } else {
            Multiplier::ONE
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

    /// Returns the tier of the day: that of its reputation only once its trial is over.
    fn tier(&self, terms: &ContributorTerms) -> Tier {
        match self.qualification.qualified() {
            Qualified::Yes => terms.tier(self.qualification.reputation()),
            Qualified::OnTrial | Qualified::No if self.proven => terms.tier(BasisPoints::ZERO),
            Qualified::OnTrial | Qualified::No => terms.unproven_tier(),
        }
    }

    /// Returns whether its qualification allows the work.
    fn may_open(&self, &WorkOffer { kind, aia_max, .. }: &WorkOffer, now: Moment) -> bool {
        match kind {
            WorkKind::Quiz => self.qualification.quiz_from().is_some_and(|from| now >= from),
            WorkKind::Platform => aia_max == 0 || self.qualification.may_work(),
            WorkKind::Pool => true,
        }
    }

    fn multiplier(&self, stake_tier: Multiplier, terms: &ContributorTerms, now: Moment) -> Multiplier {
        if !self.proven {
            return Multiplier::ONE;
        }
        let (last, days) = self.streak;
        let length = if day(now).saturating_sub(last) > STREAK_GRACE { 0 } else { days.trailing_ones() };
        let streak = terms.streak(length);
        let parts = Multipliers { streak, character: self.boost.reward, stake_tier, booster: self.booster };
        parts.product(terms.most_product())
    }

    /// Opens a set and returns the AIA that it reserves, or none if it is refused.
    pub(super) fn open(&mut self, offer: &WorkOffer, terms: &ContributorTerms, now: Moment) -> Option<Aia> {
        if !self.may_open(offer, now) {
            return None;
        }
        let most_open = if self.proven { terms.open_sets } else { UNPROVEN_OPEN };
        let (sets, before) = if self.today == day(now) { (self.sets, self.reserved) } else { (0, 0) };
        let tier = self.tier(terms);
        let multiplier = self.multiplier(offer.stake_tier, terms, now);
        let reserved = multiplier.of_aia(offer.aia_max)?;
        let energy = self.energy.spent(offer.energy, &self.boost.on(terms.energy()), now)?;
        let all = before.checked_add(reserved)?;
        if (self.open.len() as u32) >= most_open || sets >= tier.sets || all > tier.aia {
            return None;
        }
        (self.today, self.sets, self.reserved) = (day(now), sets + 1, all);
        self.energy = energy;
        let WorkOffer { set, energy, kind, .. } = *offer;
        self.open.push(Open { set, day: day(now), energy, reserved, multiplier, kind });
        Some(reserved)
    }

    /// Closes a set and returns what it comes to.
    pub(super) fn close(&mut self, set: SetKey, result: &WorkResult, terms: &ContributorTerms, now: Moment) -> Earned {
        let place = self.open.iter().position(|open| open.set == set).expect("only open sets are closed");
        let open = self.open.remove(place);
        let runs = self.today == open.day && open.day == day(now);
        if result.outcome == Outcome::ReturnedUnused {
            let by = self.boost.on(terms.energy());
            let held = self.energy.settled(&by, now);
            self.energy = Regenerating { units: (held.units + open.energy).min(by.maximum), ..held };
            if runs {
                self.reserved -= open.reserved;
                self.sets -= 1;
            }
            return Earned::default();
        }
        let accepted = result.outcome == Outcome::Accepted;
        let aia = if accepted { open.multiplier.of_aia(result.aia).unwrap_or_default() } else { 0 };
        let earned = self.note(open.kind, result, aia, terms, now);
        if runs {
            self.reserved -= open.reserved - earned.own;
        }
        if accepted && result.earns_merit && open.kind != WorkKind::Pool {
            self.note_streak(open.day);
        }
        self.settle(now);
        if earned.credited > 0 {
            let ripens = start_of_day(day(result.ripens_at + DAY - 1)).unwrap_or(Moment::MAX);
            match self.waiting.last_mut().filter(|(last, _)| *last == ripens) {
                Some((_, waiting)) => *waiting += earned.credited,
                None => self.waiting.push((ripens, earned.credited)),
            }
        }
        earned
    }

    /// Moves its qualification by the gold of a set, and returns what `aia` comes to. A set that was not revealed shows
    /// what a guess reaches.
    fn note(&mut self, kind: WorkKind, result: &WorkResult, aia: Aia, terms: &ContributorTerms, now: Moment) -> Earned {
        let whole = Earned { own: aia, credited: aia, lost: 0 };
        let Some(measure) = result.measure else { return whole };
        let guessed = u32::from(result.gold.total) * u32::from(measure.chance().points()) / 10_000;
        let gold = match result.outcome {
            Outcome::NoReveal => Tally::of(u16::try_from(guessed).unwrap_or_default(), result.gold.total),
            _ => result.gold,
        };
        match kind {
            WorkKind::Quiz => {
                self.qualification.note_quiz(gold, &measure, terms, now);
                self.proven |= self.qualification.may_work();
                Earned::default()
            }
            WorkKind::Platform => self.qualification.note_work(gold, aia, &measure, terms, now),
            WorkKind::Pool => whole,
        }
    }

    fn note_streak(&mut self, on: u64) {
        let (last, days) = self.streak;
        self.streak = match on.checked_sub(last) {
            _ if days == 0 => (on, 1),
            Some(later) => (on, 1 | days.checked_shl(u32::try_from(later).unwrap_or(u32::MAX)).unwrap_or(0)),
            None => (last, days | 1u64.checked_shl((last - on) as u32).unwrap_or(0)),
        };
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
