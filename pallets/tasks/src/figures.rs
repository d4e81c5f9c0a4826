//! What anyone may read.

use crate::{
    answers::Times, queue::LONGEST_QUEUE, types::bit, Campaign, CampaignFigures, CampaignKind, Campaigns, Config, Deal,
    Held, Holders, NextCampaign, Pallet, Phase, Queue, Round, Rounds, SetEntry, Sets, Stage, TicketId, Working,
    GRADING_WINDOW,
};
use agt_primitives::{
    contributors::AreaId,
    tasks::{CampaignId, Place, RoundId, SetId},
    Moment,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use frame_system::pallet_prelude::BlockNumberFor;
use scale_info::TypeInfo;

/// How many campaigns a page lists at the most, and how many numbers it looks at.
const PAGE: u64 = 50;

/// The most tickets of an account: as many sets as it may ever have open.
const MOST_TICKETS: usize = 32;

/// A round that is not dealt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct RoundReport {
    /// Its number.
    pub round: RoundId,
    /// What it is joined for.
    pub queue: Queue,
    /// How many sets are wanted of it.
    pub wanted: u32,
    /// Tickets of proven workers.
    pub proven: u32,
    /// Tickets of unproven workers.
    pub unproven: u32,
    /// Until when it can be joined; none when it is closed and waits for its deal.
    pub until: Option<Moment>,
}

/// Everything about one campaign.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct CampaignReport<AccountId> {
    /// The campaign as it is stored.
    pub campaign: Campaign<AccountId>,
    /// The rounds that are not dealt; at most one a queue.
    pub rounds: Vec<RoundReport>,
    /// Items that nobody has been dealt yet.
    pub fresh: u32,
    /// Sets that could be dealt now, by queue.
    pub wanted: [u32; 3],
}

/// A campaign in a list.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct CampaignSummary<AccountId> {
    /// Its number.
    pub campaign: CampaignId,
    /// Whose it is.
    pub owner: AccountId,
    /// The sort of work.
    pub kind: CampaignKind,
    /// The area.
    pub area: AreaId,
    /// Where it is in its life.
    pub phase: Phase,
    /// Until when it can be joined.
    pub deadline: Moment,
    /// Items in all.
    pub items: u32,
    /// What came of it.
    pub figures: CampaignFigures,
}

/// Some campaigns.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct CampaignPage<AccountId> {
    /// The campaigns, by number.
    pub campaigns: Vec<CampaignSummary<AccountId>>,
    /// The number with which the next page begins; none when this is the last one.
    pub next: Option<CampaignId>,
}

/// What can be done with a ticket next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum NextStep {
    /// Nothing: others may still join, or reveal.
    WaitForOthers {
        /// Until when.
        until: Moment,
    },
    /// The round's time is over: anyone closes it, as soon as its sets can be paid.
    CloseRound {
        /// Until when; from then on it is void.
        until: Moment,
    },
    /// Nothing: the seats are not dealt.
    WaitForDeal,
    /// Commit.
    Commit {
        /// The set.
        set: SetId,
        /// Until when.
        until: Moment,
    },
    /// Nothing yet: stand by for a seat that its owner does not take.
    StandBy {
        /// The set.
        set: SetId,
        /// From when on a free seat can be committed.
        from: Moment,
        /// Until when.
        until: Moment,
    },
    /// Commit to a seat that nobody took.
    StandIn {
        /// The set.
        set: SetId,
        /// Until when.
        until: Moment,
    },
    /// Nothing yet: the others are still committing.
    WaitForReveal {
        /// The set.
        set: SetId,
        /// From when on the answers are revealed at the latest.
        from: Moment,
    },
    /// Reveal.
    Reveal {
        /// The set.
        set: SetId,
        /// Until when.
        until: Moment,
    },
    /// Nothing: the gold is to be opened, if there is any.
    WaitForGold {
        /// The set.
        set: SetId,
        /// Until when.
        until: Moment,
    },
    /// Nothing: the answers are to be graded.
    WaitForGrades {
        /// The set.
        set: SetId,
        /// Until when at the latest.
        until: Moment,
    },
    /// Settle: anyone may.
    Settle {
        /// The set.
        set: SetId,
    },
    /// Leave, with everything back.
    Leave,
}

/// A ticket and what can be done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct TicketReport {
    /// The campaign.
    pub campaign: CampaignId,
    /// The round.
    pub round: RoundId,
    /// The ticket.
    pub ticket: TicketId,
    /// How many positions its set has; none before the deal.
    pub positions: Option<u32>,
    /// What can be done.
    pub next: NextStep,
}

impl<T: Config> Pallet<T> {
    pub(crate) fn campaign_report(number: CampaignId) -> Option<CampaignReport<T::AccountId>> {
        let campaign = Campaigns::<T>::get(number)?;
        let open = campaign.rounds.iter().flatten();
        let rounds = open.filter_map(|round| {
            let Round { queue, wanted, proven, unproven, stage, .. } = Rounds::<T>::get(number, round)?;
            let found = Rounds::<T>::get(number, round)?;
            let until = (stage == Stage::Queueing).then(|| Self::joined_until(&campaign, &found));
            Some(RoundReport { round: *round, queue, wanted, proven, unproven, until })
        });
        let wanted = [Queue::Work, Queue::Expert, Queue::Grade].map(|queue| campaign.wanted(queue));
        Some(CampaignReport { rounds: rounds.collect(), fresh: campaign.stock(Queue::Work).fresh, wanted, campaign })
    }

    pub(crate) fn campaign_page(from: CampaignId) -> CampaignPage<T::AccountId> {
        let (end, until) = (NextCampaign::<T>::get(), from.saturating_add(PAGE));
        let campaigns = (from..until.min(end)).filter_map(|number| {
            let Campaign { owner, terms, phase, figures, .. } = Campaigns::<T>::get(number)?;
            Some(CampaignSummary {
                campaign: number,
                owner,
                kind: terms.kind,
                area: terms.area,
                phase,
                deadline: terms.deadline,
                items: terms.items,
                figures,
            })
        });
        CampaignPage { campaigns: campaigns.collect(), next: (until < end).then_some(until) }
    }

    pub(crate) fn ticket_reports(who: &T::AccountId) -> Vec<TicketReport> {
        Holders::<T>::iter_prefix(who)
            .take(MOST_TICKETS)
            .filter_map(|((number, at), held)| {
                let campaign = Campaigns::<T>::get(number)?;
                let round = Rounds::<T>::get(number, at)?;
                let (positions, next) = Self::next_step(&campaign, number, &round, &held);
                Some(TicketReport { campaign: number, round: at, ticket: held.id, positions, next })
            })
            .collect()
    }

    fn next_step(
        campaign: &Campaign<T::AccountId>,
        number: CampaignId,
        round: &Round<BlockNumberFor<T>>,
        held: &Held,
    ) -> (Option<u32>, NextStep) {
        let deal = match &round.stage {
            _ if Self::is_void(campaign, round) => return (None, NextStep::Leave),
            Stage::Queueing => {
                let until = Self::joined_until(campaign, round);
                return (
                    None,
                    match Self::now() < until {
                        true => NextStep::WaitForOthers { until },
                        false => NextStep::CloseRound { until: until.saturating_add(LONGEST_QUEUE) },
                    },
                );
            }
            Stage::Closed { .. } | Stage::Void => return (None, NextStep::WaitForDeal),
            Stage::Dealt(deal) => deal,
        };
        let (windows, now) = (&campaign.terms.windows, Self::now());
        let place = deal.place(held.id);
        let (Place::Seat { set: in_round, .. } | Place::StandIn { set: in_round, .. }) = place else {
            return (None, NextStep::Leave);
        };
        let set = held.seat.map_or_else(|| deal.number_of(in_round), |(set, _)| set);
        let positions = Some(Self::positions(campaign, round.queue, deal, in_round));
        let entry = Sets::<T>::get(number, set);
        let stand_in_until = deal.stand_in_until(windows);
        let next = match (held.seat, place) {
            (Some((_, seat)), _) => Self::next_of_set(campaign, deal, entry, set, Some(seat)),
            (None, Place::Seat { .. }) if now < deal.commit_until(windows) => {
                NextStep::Commit { set, until: deal.commit_until(windows) }
            }
            (None, Place::Seat { .. }) => Self::next_of_set(campaign, deal, entry, set, None),
            (None, _) if now >= stand_in_until || !Self::has_free_seat(number, deal, in_round) => NextStep::Leave,
            (None, _) if now < deal.commit_until(windows) => {
                NextStep::StandBy { set, from: deal.commit_until(windows), until: stand_in_until }
            }
            (None, _) => NextStep::StandIn { set, until: stand_in_until },
        };
        (positions, next)
    }

    /// What is next for a seat: the one that was committed, or one that was lost.
    fn next_of_set(
        campaign: &Campaign<T::AccountId>,
        deal: &Deal,
        entry: Option<SetEntry>,
        set: SetId,
        seat: Option<u8>,
    ) -> NextStep {
        let now = Self::now();
        let working = match entry {
            Some(SetEntry::Working(working)) => working,
            Some(SetEntry::Grading(_, since)) => {
                let until = since.saturating_add(GRADING_WINDOW);
                return if now < until { NextStep::WaitForGrades { set, until } } else { NextStep::Settle { set } };
            }
            _ => Working::default(),
        };
        let times = Times::of(campaign, deal, &working);
        let is_open = seat.is_some_and(|seat| working.revealed & bit(seat) == 0);
        if now < times.reveal {
            NextStep::WaitForReveal { set, from: times.reveal }
        } else if working.committed == 0 {
            NextStep::Settle { set }
        } else if is_open && now < times.reveal_until {
            NextStep::Reveal { set, until: times.reveal_until }
        } else if now < times.gold {
            NextStep::WaitForOthers { until: times.gold }
        } else if campaign.terms.gold_a_set > 0 && working.revealed > 0 && !working.gold && now < times.gold_until {
            NextStep::WaitForGold { set, until: times.gold_until }
        } else {
            NextStep::Settle { set }
        }
    }
}
