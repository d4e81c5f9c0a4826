//! A set: reveals, gold, settlement.

use super::{Plan, Step, When};
use crate::windows::{is_stopped, waited, Now, CLOSE_LIMIT, DEAL_LIMIT};
use agt_primitives::tasks::{CampaignId, Queue, RoundId, SetId};
use agt_runtime::AccountId;
use pallet_tasks::{AwaitingGrades, Campaign, Deal, OpenSet, Round, RoundState, SetEntry, GRADING_WINDOW};

/// What is known of a set of a round that was dealt.
#[derive(Clone, Copy, Debug)]
pub struct SetFacts<'a> {
    /// The campaign's number.
    pub campaign_id: CampaignId,
    /// The campaign.
    pub campaign: &'a Campaign<AccountId>,
    /// The round's number.
    pub round: RoundId,
    /// What the round was joined for.
    pub queue: Queue,
    /// The deal of the round.
    pub deal: &'a Deal,
    /// The set's number.
    pub set: SetId,
    /// The set as it is stored; none if nobody has committed to it.
    pub entry: Option<&'a SetEntry>,
    /// The round of graders that is not dealt, if there is one.
    pub graders: Option<&'a Round>,
    /// Whether openings of it are held.
    pub holds_openings: bool,
}

/// Returns what is due for a set.
pub fn of_set(facts: &SetFacts<'_>, now: &Now) -> Plan {
    match facts.entry {
        Some(SetEntry::Settled(_)) => Plan::nothing(),
        Some(SetEntry::Grading(waits)) => facts.of_grading(waits, now),
        Some(SetEntry::Open(open)) if open.committed > 0 => facts.of_open(open, now),
        Some(SetEntry::Open(_)) | None => {
            facts.settle_from(facts.deal.stand_in_until(&facts.campaign.terms.windows), now)
        }
    }
}

impl SetFacts<'_> {
    fn settle(&self) -> Step {
        Step::Settle { campaign: self.campaign_id, round: self.round, set: self.set }
    }

    fn settle_from(&self, from: u64, now: &Now) -> Plan {
        match now.work >= from {
            true => Plan::due(self.settle()),
            false => Plan::wait([When::Work(from)]),
        }
    }

    fn of_open(&self, open: &OpenSet, now: &Now) -> Plan {
        let (campaign, set) = (self.campaign_id, self.set);
        let times = self.deal.times(&self.campaign.terms.windows, open);
        let mut plan = Plan::nothing();
        if self.holds_openings && open.revealed != open.committed && now.work < times.reveal_until {
            match now.work >= times.reveal {
                true => plan.due.push(Step::Reveal { campaign, set }),
                false => plan.next.push(When::Work(times.reveal)),
            }
        }
        let has_gold = self.queue != Queue::Grade && self.campaign.terms.gold_a_set > 0;
        let awaits_gold = has_gold && open.revealed > 0 && !open.gold_opened;
        match now.work {
            work if work < times.gold => plan.next.push(When::Work(times.gold)),
            work if awaits_gold && work < times.gold_until => {
                plan.due.push(Step::OpenGold { campaign, set });
                plan.next.push(When::Work(times.gold_until));
            }
            _ => plan.due.push(self.settle()),
        }
        plan
    }

    /// A rich set whose answers wait for grades is settled without them when no graders are awaited any more.
    fn of_grading(&self, waits: &AwaitingGrades, now: &Now) -> Plan {
        let until = waits.since.saturating_add(GRADING_WINDOW);
        if now.work < until {
            return Plan::wait([When::Work(until)]);
        }
        // The set of its graders was dealt. Their settlement settles this one, or lists it again.
        if waits.entry < self.campaign.ungraded.head {
            return Plan::nothing();
        }
        let awaited = self.graders.filter(|round| round.opened < until);
        match awaited.and_then(|round| self.void_from(round, now)) {
            Some(from) => Plan::wait(from),
            None => Plan::due(self.settle()),
        }
    }

    /// Returns when a round of graders becomes void; none if it is.
    fn void_from(&self, round: &Round, now: &Now) -> Option<Vec<When>> {
        match round.state {
            RoundState::Void => None,
            RoundState::Dealt(_) => Some(Vec::new()),
            RoundState::Closed { at, .. } => {
                let void = at.saturating_add(DEAL_LIMIT);
                (now.chain < void).then(|| vec![When::Chain(void)])
            }
            RoundState::Queueing => {
                let over = waited(self.campaign, round, now).is_some_and(|over| over >= CLOSE_LIMIT);
                let (window, _) = crate::windows::joinable_until(self.campaign, round);
                let void = window.saturating_add(CLOSE_LIMIT);
                (!over && !is_stopped(self.campaign, round)).then(|| vec![When::Work(void)])
            }
        }
    }
}
