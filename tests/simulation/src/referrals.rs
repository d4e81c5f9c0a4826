//! Referrals: an operator whose accounts refer each other, with and without the rules that stand in its way.
//!
//! [`Referrals`] counts what invitees earn in the order in which `pallet-contributors` does; a test plays the same accounts on
//! the pallet.

pub mod replay;
pub mod tables;

use agt_primitives::{
    arithmetic::mul_div_floor, basis_points::BasisPoints, calendar::Month, contributors::ContributorTerms, Aia,
    Balance, Moment,
};
use std::collections::BTreeMap;

/// Which conditions hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The first draft: each referrer gets its part of all that its invitees earn, and who comes first is served first.
    Draft,
    /// The rules of the chain, but nobody asks whether the referrer holds a medallion.
    WithoutMedallion,
    /// The rules of the chain.
    Whole,
}

impl Rule {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Draft, Self::WithoutMedallion, Self::Whole];

    /// Returns its name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "first draft",
            Self::WithoutMedallion => "without the medallion",
            Self::Whole => "as it stands",
        }
    }
}

/// What the rules ask about a referrer and its invitee when the invitee earns AIA.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The invitee.
    pub invitee: usize,
    /// When it registered.
    pub registered: Moment,
    /// Whether it has redeemed from the bonded lane.
    pub redeemed: bool,
    /// Its referrer.
    pub referrer: usize,
    /// Whether the referrer is proven.
    pub proven: bool,
    /// Whether the referrer holds a medallion.
    pub medallion: bool,
}

/// What a season's accounts have earned.
#[derive(Clone, Debug, Default)]
struct Season {
    accepted: Balance,
    counted: Balance,
    /// By referrer: its invitees and what they earned.
    referrers: BTreeMap<usize, (Vec<usize>, Aia)>,
}

/// The referrals of a chain.
#[derive(Clone, Debug)]
pub struct Referrals {
    rule: Rule,
    terms: ContributorTerms,
    seasons: BTreeMap<Month, Season>,
}

impl Referrals {
    /// Returns a chain without any.
    pub fn new(rule: Rule, terms: ContributorTerms) -> Self {
        Self { rule, terms, seasons: BTreeMap::new() }
    }

    /// Counts AIA that an account is credited, and for its referrer if the rules let it.
    pub fn count(&mut self, aia: Aia, pair: Option<Pair>, now: Moment) {
        let Some(month) = Month::at(now).filter(|_| aia > 0) else { return };
        let (rule, terms) = (self.rule, self.terms);
        let season = self.seasons.entry(month).or_default();
        season.accepted += Balance::from(aia);
        let Some(pair) = pair.filter(|pair| rule.lets(pair, &terms, now)) else { return };
        let (invitees, counted) = season.referrers.entry(pair.referrer).or_default();
        if !invitees.contains(&pair.invitee) {
            if rule != Rule::Draft && invitees.len() >= terms.referral_invitees as usize {
                return;
            }
            invitees.push(pair.invitee);
        }
        *counted += aia;
        season.counted += Balance::from(aia);
    }

    /// Returns what each referrer of a season is paid, those first whom `first` names.
    pub fn paid(&self, month: Month, first: impl Fn(usize) -> bool) -> BTreeMap<usize, Aia> {
        let Some(Season { accepted, counted, referrers }) = self.seasons.get(&month) else { return BTreeMap::new() };
        let budget = BasisPoints::clamped(self.terms.referral_budget).of(*accepted);
        let part = |own: Aia| BasisPoints::clamped(self.terms.referral_part).of(own.into());
        let payout = |own: Aia, left: Balance| match self.rule {
            Rule::Draft => part(own).min(left),
            Rule::WithoutMedallion | Rule::Whole => {
                part(own).min(mul_div_floor(budget, own.into(), *counted).unwrap_or_default())
            }
        };
        let (before, after): (Vec<_>, Vec<_>) = referrers.iter().partition(|(who, _)| first(**who));
        let mut left = budget;
        let pays = |(who, (_, own)): (&usize, &(Vec<usize>, Aia))| {
            let aia = payout(*own, left);
            left -= aia;
            (*who, Aia::try_from(aia).expect("a part of AIA"))
        };
        before.into_iter().chain(after).map(pays).collect()
    }

    /// Returns the seasons in which anything was earned, and all that was accepted in each.
    pub fn seasons(&self) -> impl Iterator<Item = (Month, Balance)> + '_ {
        self.seasons.iter().map(|(month, season)| (*month, season.accepted))
    }
}

impl Rule {
    /// Returns whether what an invitee earns at `now` counts for its referrer.
    fn lets(self, pair: &Pair, terms: &ContributorTerms, now: Moment) -> bool {
        let in_time = now < pair.registered.saturating_add(terms.referral_period);
        match self {
            Self::Draft => true,
            Self::WithoutMedallion => in_time && pair.redeemed && pair.proven,
            Self::Whole => in_time && pair.redeemed && pair.proven && pair.medallion,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::START;
    use agt_primitives::calendar::DAY;

    const PAIR: Pair =
        Pair { invitee: 1, registered: START, redeemed: true, referrer: 0, proven: true, medallion: true };

    fn first() -> Month {
        Month::at(START).expect("a month of the calendar")
    }

    fn paid(rule: Rule, pair: Pair, now: Moment) -> Aia {
        let mut referrals = Referrals::new(rule, ContributorTerms::DEFAULT);
        referrals.count(90_000, None, START);
        referrals.count(10_000, Some(pair), now);
        referrals.paid(Month::at(now).expect("it is in the calendar"), |_| false).values().sum()
    }

    #[test]
    fn referrer_is_paid_five_percent_within_one_percent_of_the_season() {
        assert_eq!(paid(Rule::Whole, PAIR, START), 500);
        let mut alone = Referrals::new(Rule::Whole, ContributorTerms::DEFAULT);
        alone.count(10_000, Some(PAIR), START);
        assert_eq!(alone.paid(first(), |_| false), BTreeMap::from([(0, 100)]));
    }

    #[test]
    fn each_condition_is_asked_for() {
        for (rule, medallion) in [(Rule::Draft, 500), (Rule::WithoutMedallion, 500), (Rule::Whole, 0)] {
            assert_eq!(paid(rule, Pair { medallion: false, ..PAIR }, START), medallion, "{rule:?}");
            let others = if rule == Rule::Draft { 500 } else { 0 };
            for pair in [Pair { redeemed: false, ..PAIR }, Pair { proven: false, ..PAIR }] {
                assert_eq!(paid(rule, pair, START), others, "{rule:?}");
            }
        }
        assert_eq!(paid(Rule::Whole, PAIR, START + 90 * DAY), 0);
    }

    #[test]
    fn eleventh_invitee_of_a_season_does_not_count() {
        let mut referrals = Referrals::new(Rule::Whole, ContributorTerms::DEFAULT);
        referrals.count(1_000_000, None, START);
        (1..=11).for_each(|invitee| referrals.count(1_000, Some(Pair { invitee, ..PAIR }), START));
        assert_eq!(referrals.paid(first(), |_| false), BTreeMap::from([(0, 500)]));
    }

    #[test]
    fn first_come_empties_the_budget_of_the_draft() {
        let mut referrals = Referrals::new(Rule::Draft, ContributorTerms::DEFAULT);
        referrals.count(50_000, Some(PAIR), START);
        referrals.count(50_000, Some(Pair { referrer: 2, invitee: 3, ..PAIR }), START);
        assert_eq!(referrals.paid(first(), |who| who == 2), BTreeMap::from([(0, 0), (2, 1_000)]));
    }
}
