//! The answer of `agt_contributor`: an account's status, its tickets, its roles and its next steps.

use super::steps::{fee, spendable, succeeds};
use crate::{
    configs::parameters::dynamic_params::contributors, Access, AccountId, Address, Contributors, Redemption, Runtime,
    RuntimeCall, Signature, Tasks, Timestamp,
};
use agt_primitives::{
    basis_points::BasisPoints,
    calendar::{day, start_of_day, Month},
    contributors::{
        ContributorReport, ContributorStep, ContributorTerms, LeftToday, Qualified, StatusReport, Tier, UNPROVEN_OPEN,
    },
    redemption::{Refusal, MINIMUM},
    season,
    tasks::{CampaignId, CampaignPhase, Queue},
    Aia, Moment,
};
use alloc::{vec, vec::Vec};
use frame_support::traits::Get;

/// The number of the newest campaigns among which a report looks for one that takes an account.
const NEWEST_CAMPAIGNS: u64 = 200;

/// The most joins that a report tries before it says that there is none: each is a call.
const MOST_TRIED: usize = 48;

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
    // Its reputation counts once its trial has ended.
    let tier = |qualified, reputation| match (status.proven, qualified) {
        (None, _) => terms.unproven_tier(),
        (Some(_), Qualified::Yes) => terms.tier(reputation),
        (Some(_), Qualified::No | Qualified::OnTrial) => terms.tier(BasisPoints::ZERO),
    };
    let elsewhere = of(None, tier(Qualified::No, BasisPoints::ZERO));
    let areas = status.areas.iter().map(|area| of(Some(area.area), tier(area.qualified, area.reputation)));
    core::iter::once(elsewhere).chain(areas).collect()
}

fn next_steps(
    who: &AccountId,
    status: Option<&StatusReport<AccountId>>,
    terms: &ContributorTerms,
) -> Vec<ContributorStep> {
    let mut steps = match status {
        Some(status) => working(who, status, terms),
        None => vec![registering(who, terms)],
    };
    let claims = Redemption::claimable(who.clone()).into_iter();
    let claims = claims.filter(|claim| succeeds(who, pallet_redemption::Call::claim { season: claim.season }));
    steps.extend(submitting(who));
    steps.extend(claims.map(ContributorStep::Claim));
    steps.extend(referral_claim(who));
    let invitations = Contributors::sponsor(who.clone()).map_or(0, |sponsor| sponsor.invitations);
    if invitations > 0 && may_pay(who, status, registration_of_a_guest()) {
        steps.push(ContributorStep::Sponsor { invitations });
    }
    steps
}

/// The step of an account that is not registered: by itself, or by a sponsor.
fn registering(who: &AccountId, terms: &ContributorTerms) -> ContributorStep {
    let hold = terms.registration_hold.into();
    match succeeds(who, pallet_contributors::Call::register { referrer: None }) {
        true => ContributorStep::Register { hold },
        false => ContributorStep::FindSponsor { hold },
    }
}

/// The steps of a registered account: to be let in, and to open another set or to wait until that is possible.
fn working(who: &AccountId, status: &StatusReport<AccountId>, terms: &ContributorTerms) -> Vec<ContributorStep> {
    let mut steps = Vec::new();
    if !status.areas.iter().any(|area| area.qualified.is_let_in()) {
        let earliest = status.areas.iter().filter_map(|area| area.quiz_from).min();
        steps.push(ContributorStep::AnswerQuiz { from: earliest.filter(|from| from.0 > Timestamp::get()) });
    }
    let most_open = if status.proven.is_some() { terms.open_sets } else { UNPROVEN_OPEN };
    let open = u32::try_from(status.open.len()).unwrap_or(u32::MAX);
    let none_today = left_today(status, terms).iter().all(|left| left.sets == 0 || left.aia == 0);
    let join = pallet_tasks::Call::join { campaign: CampaignId::MAX, queue: Queue::Work };
    steps.push(if open >= most_open {
        ContributorStep::WaitForSettlement
    } else if none_today || !may_pay(who, Some(status), join) {
        ContributorStep::WaitForDay { until: tomorrow().into() }
    } else if status.energy.units == 0 {
        ContributorStep::WaitForEnergy { until: status.energy.next.unwrap_or_default() }
    } else {
        joining(who)
    });
    steps
}

/// The step to join the newest campaign that takes the account, or to wait for one.
fn joining(who: &AccountId) -> ContributorStep {
    let end = pallet_tasks::NextCampaign::<Runtime>::get();
    let numbers = (end.saturating_sub(NEWEST_CAMPAIGNS)..end).rev();
    let stored = numbers.filter_map(|number| Some((number, pallet_tasks::Campaigns::<Runtime>::get(number)?)));
    let open = stored.filter(|(_, campaign)| matches!(campaign.phase, CampaignPhase::Open | CampaignPhase::Stopped));
    let queues = open.flat_map(|(number, campaign)| {
        let has_work = |queue: &Queue| campaign.open_round(*queue).is_some() || campaign.wanted(*queue) > 0;
        Queue::ALL.into_iter().filter(has_work).map(|queue| (number, queue)).collect::<Vec<_>>()
    });
    let joined =
        queues.take(MOST_TRIED).find(|&(campaign, queue)| succeeds(who, pallet_tasks::Call::join { campaign, queue }));
    match joined {
        Some((campaign, queue)) => ContributorStep::Join { campaign, queue },
        None => ContributorStep::WaitForCampaign,
    }
}

/// Whether `who` has a call without a fee left today, or can pay the fee of `call`.
fn may_pay(who: &AccountId, status: Option<&StatusReport<AccountId>>, call: impl Into<RuntimeCall>) -> bool {
    status.is_some_and(|status| status.feeless.left > 0) || fee(call) <= spendable(who)
}

/// A sponsored registration, as long as one gets.
fn registration_of_a_guest() -> pallet_contributors::Call<Runtime> {
    let who: Address = AccountId::new([0; 32]).into();
    let signature = Signature::Ecdsa(sp_core::ecdsa::Signature::from_raw([0; 65]));
    pallet_contributors::Call::register_for { who: who.clone(), referrer: Some(who), expires: 0, signature }
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
    let open = most >= MINIMUM && succeeds(who, pallet_redemption::Call::submit { aia: most });
    open.then_some(ContributorStep::Submit { most: most.into(), until: until.into() })
}

/// The step to claim what invitees earned in the last season.
fn referral_claim(who: &AccountId) -> Option<ContributorStep> {
    let this = Month::at(Timestamp::get())?;
    let season = Month(this.0.checked_sub(1)?);
    let aia = Contributors::referral(who.clone(), season).payout;
    let open = aia > 0 && succeeds(who, pallet_contributors::Call::claim_referral { season });
    open.then_some(ContributorStep::ClaimReferral { season, aia: aia.into() })
}

/// The beginning of the next UTC day.
fn tomorrow() -> Moment {
    start_of_day(day(Timestamp::get()).saturating_add(1)).unwrap_or(Moment::MAX)
}
