//! The answer of `agt_contributor`: an account's status, its tickets, its roles and its next steps.

use crate::{
    configs::parameters::dynamic_params::contributors, Access, AccountId, Contributors, Redemption, Tasks, Timestamp,
};
use agt_primitives::{
    basis_points::BasisPoints,
    calendar::{day, start_of_day, Month},
    contributors::{
        ContributorReport, ContributorStep, ContributorTerms, LeftToday, StatusReport, Tier, UNPROVEN_OPEN,
    },
    redemption::{Refusal, MINIMUM},
    season, Aia, Moment,
};
use alloc::{vec, vec::Vec};
use frame_support::traits::Get;

/// An account as a contributor: its status, what is left today, its tickets, its roles and its next steps.
pub fn report(who: AccountId) -> ContributorReport<AccountId> {
    let terms = contributors::Terms::get().bounded();
    let status = Contributors::report(who.clone());
    ContributorReport {
        left_today: status.as_ref().map(|status| left_today(status, &terms)).unwrap_or_default(),
        tickets: Tasks::tickets(who.clone()),
        roles: Access::report(who.clone()).roles,
        next_steps: next_steps(&who, status.as_ref(), &terms),
        registered: status,
    }
}

fn left_today(status: &StatusReport<AccountId>, terms: &ContributorTerms) -> Vec<LeftToday> {
    let of = |area, tier: Tier| LeftToday {
        area,
        sets: tier.sets.saturating_sub(status.sets_today),
        aia: tier.aia.saturating_sub(status.reserved_today.0).into(),
    };
    let tier = |reputation| match status.proven {
        Some(_) => terms.tier(reputation),
        None => terms.unproven_tier(),
    };
    let elsewhere = of(None, tier(BasisPoints::ZERO));
    let areas = status.areas.iter().map(|area| of(Some(area.area), tier(area.reputation)));
    core::iter::once(elsewhere).chain(areas).collect()
}

fn next_steps(
    who: &AccountId,
    status: Option<&StatusReport<AccountId>>,
    terms: &ContributorTerms,
) -> Vec<ContributorStep> {
    let mut steps = match status {
        Some(status) => working(status, terms),
        None => vec![ContributorStep::Register { hold: terms.registration_hold.into() }],
    };
    steps.extend(submitting(who));
    steps.extend(Redemption::claimable(who.clone()).into_iter().map(ContributorStep::Claim));
    steps.extend(referral_claim(who));
    let invitations = Contributors::sponsor(who.clone()).map_or(0, |sponsor| sponsor.invitations);
    if invitations > 0 {
        steps.push(ContributorStep::Sponsor { invitations });
    }
    steps
}

/// The steps of a registered account: to be proven, and to open another set or to wait until that is possible.
fn working(status: &StatusReport<AccountId>, terms: &ContributorTerms) -> Vec<ContributorStep> {
    let mut steps = Vec::new();
    if status.proven.is_none() {
        steps.push(ContributorStep::AnswerGold {
            right: status.gold.right,
            answered: status.gold.total,
            needed: terms.proving_items,
            share: terms.proving_share,
        });
    }
    let most_open = if status.proven.is_some() { terms.open_sets } else { UNPROVEN_OPEN };
    let open = u32::try_from(status.open.len()).unwrap_or(u32::MAX);
    let none_today = left_today(status, terms).iter().all(|left| left.sets == 0 || left.aia == 0);
    steps.push(if open >= most_open {
        ContributorStep::WaitForSettlement
    } else if none_today {
        ContributorStep::WaitForDay { until: tomorrow().into() }
    } else if status.energy.units == 0 {
        ContributorStep::WaitForEnergy { until: status.energy.next.unwrap_or_default() }
    } else {
        ContributorStep::Join
    });
    steps
}

/// The step to submit the ripe AIA that this month's season still takes.
fn submitting(who: &AccountId) -> Option<ContributorStep> {
    let ripe = Redemption::quote(who.clone(), MINIMUM).ripe.0;
    let quote = Redemption::quote(who.clone(), ripe);
    let most: Aia = match quote.refusal {
        None => ripe,
        Some(Refusal::MoreThanLanes { room }) => room,
        Some(_) => 0,
    };
    let until = season::submission(quote.season?)?.end;
    (most >= MINIMUM).then_some(ContributorStep::Submit { most: most.into(), until: until.into() })
}

/// The step to claim what invitees earned in the last season.
fn referral_claim(who: &AccountId) -> Option<ContributorStep> {
    let this = Month::at(Timestamp::get())?;
    let season = Month(this.0.checked_sub(1)?);
    let aia = Contributors::referral(who.clone(), season).payout;
    (aia > 0).then_some(ContributorStep::ClaimReferral { season, aia: aia.into() })
}

/// The beginning of the next UTC day.
fn tomorrow() -> Moment {
    start_of_day(day(Timestamp::get()).saturating_add(1)).unwrap_or(Moment::MAX)
}
