//! The reports of campaigns and tickets: the answers of the view functions.

use crate::{
    AccountTallies, Campaign, Campaigns, Config, Deal, NextCampaign, Pallet, Round, RoundState, Rounds, SetEntry, Sets,
    Ticket, Tickets, CLOSE_LIMIT,
};
use agt_primitives::{
    basis_points::BasisPoints,
    report::Time,
    tasks::{
        Assignment, Calibration, CampaignId, CampaignKind, CampaignPage, CampaignReport, CampaignSummary, NextStep,
        Queue, QueueClass, RoundId, RoundReport, SetId, TicketReport,
    },
    work_clock::WorkClock,
    Moment,
};
use alloc::vec::Vec;

/// The most campaigns of a page, and the most numbers that it looks at.
const PAGE: u64 = 50;

/// The most accounts whose shares a calibration counts.
const MOST_CALIBRATORS: usize = 1_000;

/// The most tickets of an account: no account may ever have more sets open.
const MOST_TICKETS: usize = 32;

impl<T: Config> Pallet<T> {
    pub(crate) fn campaign_report(campaign_id: CampaignId) -> Option<CampaignReport<T::AccountId>> {
        let campaign = Campaigns::<T>::get(campaign_id)?;
        let open = campaign.rounds.iter().flatten();
        let rounds = open.filter_map(|round| Self::round_report(campaign_id, &campaign, *round)).collect();
        let wanted = Queue::ALL.map(|queue| campaign.wanted(queue));
        let fresh_items = campaign.backlog(Queue::Work).fresh;
        let terms = campaign.terms;
        Some(CampaignReport {
            campaign: campaign_id,
            owner: campaign.owner,
            reviewer: campaign.reviewer,
            terms_hash: terms.hash(),
            kind: terms.kind,
            area: terms.area,
            spec: terms.spec,
            uri: terms.uri,
            answer: terms.answer,
            items: terms.items,
            items_a_set: terms.items_a_set,
            gold_a_set: terms.gold_a_set,
            replication: terms.replication.seats(),
            requirements: terms.requirements,
            funding: terms.funding,
            windows: terms.windows,
            deadline: Time(terms.deadline),
            gold_root: terms.gold_root,
            leaves: terms.leaves,
            measured: terms.measured,
            series: campaign.series,
            calibration: (terms.kind == CampaignKind::Calibration)
                .then(|| Self::calibration(campaign.series))
                .flatten(),
            earns_merit: campaign.earns_merit,
            phase: campaign.phase,
            opened: Time(campaign.opened),
            sets: campaign.next_set.0,
            fresh_items,
            second_round: campaign.again.len(),
            for_experts: campaign.hard.len(),
            for_graders: campaign.ungraded.len(),
            tickets: campaign.tickets,
            promised_seats: campaign.promised_seats,
            totals: campaign.totals,
            delivered_sets: campaign.totals.settled,
            delivered_hash: campaign.delivered_hash,
            rounds,
            wanted,
        })
    }

    /// Returns what the gold of a series has shown of the accounts that answered it; none if there are none.
    fn calibration(series: CampaignId) -> Option<Calibration> {
        let tallies = AccountTallies::<T>::iter_prefix_values(series).take(MOST_CALIBRATORS);
        let mut shares = tallies.filter_map(|tallies| tallies.mean_share()).collect::<Vec<_>>();
        shares.sort_unstable();
        let middle = |place: usize| shares.get(place).map_or(0, |share| u32::from(share.points()));
        let (lower, upper) = (middle(shares.len().checked_sub(1)? / 2), middle(shares.len() / 2));
        let points = u16::try_from(lower.saturating_add(upper) / 2).unwrap_or_default();
        Some(Calibration {
            accounts: u32::try_from(shares.len()).unwrap_or(u32::MAX),
            middle: BasisPoints::clamped(points),
        })
    }

    fn round_report(
        campaign_id: CampaignId,
        campaign: &Campaign<T::AccountId>,
        round_id: RoundId,
    ) -> Option<RoundReport> {
        let round = Rounds::<T>::get(campaign_id, round_id)?;
        let until = (round.state == RoundState::Queueing).then(|| Time(Self::joinable_until(campaign, &round)));
        let Round { queue, wanted, proven, unproven, .. } = round;
        Some(RoundReport { round: round_id, queue, wanted, proven, unproven, until })
    }

    /// Returns the chain time at which the time to join a round ends, unless the clock of work stands still until then.
    fn joinable_until(campaign: &Campaign<T::AccountId>, round: &Round) -> Moment {
        let (window, deadline) = round.joinable_until(campaign);
        T::Clock::chain_time(window).min(deadline.unwrap_or(Moment::MAX))
    }

    pub(crate) fn campaign_page(from: CampaignId) -> CampaignPage<T::AccountId> {
        let (end, until) = (NextCampaign::<T>::get(), from.saturating_add(PAGE));
        let campaigns = (from..until.min(end)).filter_map(|campaign_id| {
            let Campaign { owner, terms, phase, totals, .. } = Campaigns::<T>::get(campaign_id)?;
            Some(CampaignSummary {
                campaign: campaign_id,
                owner,
                kind: terms.kind,
                area: terms.area,
                phase,
                deadline: Time(terms.deadline),
                items: terms.items,
                totals,
            })
        });
        CampaignPage { campaigns: campaigns.collect(), next: (until < end).then_some(until) }
    }

    pub(crate) fn ticket_reports(who: &T::AccountId) -> Vec<TicketReport> {
        Tickets::<T>::iter_prefix(who)
            .take(MOST_TICKETS)
            .filter_map(|((campaign_id, round_id), ticket)| {
                let campaign = Campaigns::<T>::get(campaign_id)?;
                let round = Rounds::<T>::get(campaign_id, round_id)?;
                let (positions, next) = Self::next_step(campaign_id, &campaign, &round, &ticket);
                Some(TicketReport {
                    campaign: campaign_id,
                    round: round_id,
                    proven: ticket.id.class == QueueClass::Proven,
                    index: ticket.id.index,
                    positions,
                    next,
                })
            })
            .collect()
    }

    /// Returns the number of positions of a ticket's set, and the ticket's next step. All times in it are chain time, unless
    /// the clock of work stands still until then.
    fn next_step(
        campaign_id: CampaignId,
        campaign: &Campaign<T::AccountId>,
        round: &Round,
        ticket: &Ticket,
    ) -> (Option<u32>, NextStep) {
        let (clocks, now) = (Self::clocks(), T::Clock::now());
        let deal = match &round.state {
            _ if round.is_void(campaign, clocks) => return (None, NextStep::Leave),
            RoundState::Queueing => {
                let until = Self::joinable_until(campaign, round);
                return match round.waited(campaign, clocks) {
                    None => (None, NextStep::WaitForOthers { until: Time(until) }),
                    Some(_) => (None, NextStep::CloseRound { until: Time(until.saturating_add(CLOSE_LIMIT)) }),
                };
            }
            RoundState::Closed { .. } | RoundState::Void => return (None, NextStep::WaitForDeal),
            RoundState::Dealt(deal) => deal,
        };
        let assignment = deal.assignment(ticket.id);
        let (Assignment::Seat { set: index, .. } | Assignment::StandIn { set: index, .. }) = assignment else {
            return (None, NextStep::Leave);
        };
        let set = ticket.seat.map_or_else(|| deal.set_id(index), |(set, _)| set);
        let positions = Some(deal.positions(&campaign.terms, round.queue, index));
        let entry = Sets::<T>::get(campaign_id, set);
        let windows = &campaign.terms.windows;
        let (commit_until, stand_in_until) = (deal.commit_until(windows), deal.stand_in_until(windows));
        let next = match (ticket.seat, assignment) {
            (Some((_, seat)), _) => Self::next_step_of_set(campaign_id, campaign, deal, entry, set, Some(seat)),
            (None, Assignment::Seat { .. }) if now < commit_until => {
                NextStep::Commit { set, until: Self::time(commit_until) }
            }
            (None, Assignment::Seat { .. }) => Self::next_step_of_set(campaign_id, campaign, deal, entry, set, None),
            (None, _) if now >= stand_in_until || !Self::has_free_seat(campaign_id, deal, index) => NextStep::Leave,
            (None, _) if now < commit_until => {
                NextStep::StandBy { set, from: Self::time(commit_until), until: Self::time(stand_in_until) }
            }
            (None, _) => NextStep::StandIn { set, until: Self::time(stand_in_until) },
        };
        (positions, next)
    }

    /// Returns the chain time at which the clock of work shows a moment.
    fn time(at: Moment) -> Time {
        Time(T::Clock::chain_time(at))
    }

    /// Returns the next step for a seat: one that was committed, or none for a seat that its owner lost.
    fn next_step_of_set(
        campaign_id: CampaignId,
        campaign: &Campaign<T::AccountId>,
        deal: &Deal,
        entry: Option<SetEntry>,
        set: SetId,
        seat: Option<u8>,
    ) -> NextStep {
        let now = T::Clock::now();
        if let Some(SetEntry::Grading(waits)) = entry {
            return match Self::grades_awaited_until(campaign_id, campaign, &waits) {
                Some(until) => NextStep::WaitForGrades { set, until: Self::time(until) },
                None => NextStep::Settle { set },
            };
        }
        let open = entry.and_then(SetEntry::into_open).unwrap_or_default();
        let times = deal.times(&campaign.terms.windows, &open);
        let unrevealed = seat.is_some_and(|seat| !open.is_revealed(seat));
        let awaits_gold = campaign.terms.gold_a_set > 0 && open.revealed > 0 && !open.gold_opened;
        if now < times.reveal {
            NextStep::WaitForReveal { set, from: Self::time(times.reveal) }
        } else if open.committed == 0 {
            NextStep::Settle { set }
        } else if unrevealed && now < times.reveal_until {
            NextStep::Reveal { set, until: Self::time(times.reveal_until) }
        } else if now < times.gold {
            NextStep::WaitForOthers { until: Self::time(times.gold) }
        } else if awaits_gold && now < times.gold_until {
            NextStep::WaitForGold { set, until: Self::time(times.gold_until) }
        } else {
            NextStep::Settle { set }
        }
    }
}
