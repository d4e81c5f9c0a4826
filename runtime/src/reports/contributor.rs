//! The answer of `agt_contributor`: an account's status, its tickets, its roles and its next steps.

use crate::{
    configs::parameters::dynamic_params::contributors, Access, AccountId, Contributors, Redemption, Tasks, Timestamp,
};
use agt_primitives::{
    basis_points::BasisPoints,
    calendar::{day, start_of_day, Month},
    contributors::{ContributorTerms, StandingReport, Tier, UNPROVEN_OPEN},
    redemption::{Refusal, MINIMUM},
    season, Aia, Moment,
};
use agt_runtime_api::contributors::{ContributorReport, ContributorStep, LeftToday};
use alloc::{vec, vec::Vec};
use frame_support::traits::Get;

/// An account as somebody who works here.
pub fn report(who: AccountId) -> ContributorReport<AccountId> {
    let terms = contributors::Terms::get().bounded();
    let standing = Contributors::report(who.clone());
    ContributorReport {
        left_today: standing.as_ref().map(|standing| left_today(standing, &terms)).unwrap_or_default(),
        tickets: Tasks::tickets(who.clone()),
        roles: Access::report(who.clone()).roles,
        next_steps: next_steps(&who, standing.as_ref(), &terms),
        standing,
    }
}

fn left_today(standing: &StandingReport<AccountId>, terms: &ContributorTerms) -> Vec<LeftToday> {
    let of = |area, tier: Tier| LeftToday {
        area,
        sets: tier.sets.saturating_sub(standing.sets_today),
        aia: tier.aia.saturating_sub(standing.reserved_today),
    };
    let tier = |reputation| match standing.proven {
        Some(_) => terms.tier(reputation),
        None => terms.unproven_tier(),
    };
    let elsewhere = of(None, tier(BasisPoints::ZERO));
    let areas = standing.areas.iter().map(|area| of(Some(area.area), tier(area.reputation)));
    core::iter::once(elsewhere).chain(areas).collect()
}

fn next_steps(
    who: &AccountId,
    standing: Option<&StandingReport<AccountId>>,
    terms: &ContributorTerms,
) -> Vec<ContributorStep> {
    let mut steps = match standing {
        Some(standing) => working(standing, terms),
        None => vec![ContributorStep::Register { hold: terms.registration_hold }],
    };
    steps.extend(submitting(who));
    steps.extend(Redemption::claimable(who.clone()).into_iter().map(ContributorStep::Claim));
    steps.extend(last_season_s_referrals(who));
    let tickets = Contributors::sponsor(who.clone()).map_or(0, |sponsor| sponsor.tickets);
    if tickets > 0 {
        steps.push(ContributorStep::Sponsor { tickets });
    }
    steps
}

/// Whether another set can be opened, and what it waits for if not.
fn working(standing: &StandingReport<AccountId>, terms: &ContributorTerms) -> Vec<ContributorStep> {
    let mut steps = Vec::new();
    if standing.proven.is_none() {
        let (right, answered) = standing.gold;
        let (needed, share) = (terms.proving_items, terms.proving_share);
        steps.push(ContributorStep::AnswerGold { right, answered, needed, share });
    }
    let most_open = if standing.proven.is_some() { terms.open_sets } else { UNPROVEN_OPEN };
    let open = u32::try_from(standing.open.len()).unwrap_or(u32::MAX);
    let none_today = left_today(standing, terms).iter().all(|left| left.sets == 0 || left.aia == 0);
    steps.push(if open >= most_open {
        ContributorStep::WaitForSettlement
    } else if none_today {
        ContributorStep::WaitForDay { until: tomorrow() }
    } else if standing.energy.units == 0 {
        ContributorStep::WaitForEnergy { until: standing.energy.next.unwrap_or_default() }
    } else {
        ContributorStep::Join
    });
    steps
}

/// What this month's season still takes of what is ripe.
fn submitting(who: &AccountId) -> Option<ContributorStep> {
    let ripe = Redemption::quote(who.clone(), MINIMUM).ripe.0;
    let quote = Redemption::quote(who.clone(), ripe);
    let most: Aia = match quote.refusal {
        None => ripe,
        Some(Refusal::MoreThanLanes { room }) => room,
        Some(_) => 0,
    };
    let until = season::submission(quote.season?)?.end;
    (most >= MINIMUM).then_some(ContributorStep::Submit { most, until })
}

fn last_season_s_referrals(who: &AccountId) -> Option<ContributorStep> {
    let this = Month::at(Timestamp::get())?;
    let season = Month(this.0.checked_sub(1)?);
    let aia = Contributors::referral(who.clone(), season).payout;
    (aia > 0).then_some(ContributorStep::ClaimReferral { season, aia })
}

fn tomorrow() -> Moment {
    start_of_day(day(Timestamp::get()).saturating_add(1)).unwrap_or(Moment::MAX)
}
