//! Who may see a set: the rule, over what the chain says.

use crate::refusal::{Refusal, Rule};
use agt_primitives::{
    tasks::{Assignment, Queue, SetId, Windows},
    Moment,
};
use pallet_tasks::{Deal, Round, RoundState, SetEntry, Ticket};

/// What the chain says about a round, a set of it and an account's ticket, at one block.
pub(crate) struct Look<'a> {
    /// The round; none if there is no such round or it is over.
    pub(crate) round: Option<&'a Round>,
    /// The account's ticket in the round.
    pub(crate) ticket: Option<&'a Ticket>,
    /// The set; none if nobody has committed to it.
    pub(crate) entry: Option<&'a SetEntry>,
    /// The windows of the campaign.
    pub(crate) windows: &'a Windows,
    /// The time of the clock of work.
    pub(crate) now: Moment,
}

/// The right to see a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seated {
    /// Until when its holder can commit, on the clock of work; none if it has committed.
    pub(crate) until: Option<Moment>,
}

impl<'a> Look<'a> {
    /// Returns the deal of the round.
    ///
    /// Errors: `UnknownSet` if the round is not dealt or the set is not of it; `NotShownHere` for a set of grades, which
    /// carries the answers of other workers.
    pub(crate) fn deal(&self, set: SetId) -> Result<&'a Deal, Refusal> {
        let unknown = |what: &str| Rule::UnknownSet.because(format!("{what}: look at your ticket again"));
        let round = self.round.ok_or_else(|| unknown("there is no such round, or it is over"))?;
        let RoundState::Dealt(deal) = &round.state else { return Err(unknown("the round is not dealt")) };
        if deal.set_index(set).is_none() {
            return Err(unknown("the round has no such set"));
        }
        match round.queue {
            Queue::Work | Queue::Expert => Ok(deal),
            Queue::Grade => {
                let message = "this server shows questions and no answers: ask the requester where answers are graded";
                Err(Rule::NotShownHere.because(message))
            }
        }
    }

    /// Returns the account's right to see a set now.
    ///
    /// The holder of a seat sees it from the deal until the time to commit is over, and after its own commitment until the set
    /// is settled. A stand-in sees it while a seat is free for it.
    ///
    /// Errors: those of [`Look::deal`]; `NotYourSeat`, `TooEarly`, `Over`.
    pub(crate) fn seated(&self, set: SetId) -> Result<Seated, Refusal> {
        let deal = self.deal(set)?;
        let not_yours = || Rule::NotYourSeat.because("this account has no seat in that set: look at its ticket");
        let over = |what: &str| Rule::Over.because(format!("{what}: there is nothing to answer any more"));
        let ticket = self.ticket.ok_or_else(not_yours)?;
        if let Some((of, _)) = ticket.seat {
            return match self.entry {
                _ if of != set => Err(not_yours()),
                Some(SetEntry::Settled(_)) => Err(over("the set is settled")),
                _ => Ok(Seated { until: None }),
            };
        }
        let (commit_until, stand_in_until) = (deal.commit_until(self.windows), deal.stand_in_until(self.windows));
        match deal.assignment(ticket.id) {
            Assignment::Seat { set: index, .. } | Assignment::StandIn { set: index, .. }
                if deal.set_id(index) != set =>
            {
                Err(not_yours())
            }
            Assignment::Seat { .. } if self.now < commit_until => Ok(Seated { until: Some(commit_until) }),
            Assignment::Seat { .. } => Err(over("the time to commit to this seat is over")),
            Assignment::StandIn { .. } if self.now < commit_until => {
                Err(Rule::TooEarly.because("you stand in for this set: come back when a seat is free"))
            }
            Assignment::StandIn { .. } if self.now >= stand_in_until => Err(over("the time to stand in is over")),
            Assignment::StandIn { .. } if !self.has_free_seat(deal) => Err(over("no seat of this set is free")),
            Assignment::StandIn { .. } => Ok(Seated { until: Some(stand_in_until) }),
            Assignment::Unseated => Err(not_yours()),
        }
    }

    fn has_free_seat(&self, deal: &Deal) -> bool {
        match self.entry {
            None => true,
            Some(SetEntry::Open(open)) => open.free_seat(deal.layout.replication().seats()).is_some(),
            Some(SetEntry::Grading(..) | SetEntry::Settled(_)) => false,
        }
    }
}

#[cfg(test)]
mod tests;
