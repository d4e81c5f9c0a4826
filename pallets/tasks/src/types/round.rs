//! A round: one queue of joiners, the deal of its seats, and the sets that come of it.

use super::{Backlog, Campaign, OpenSet, RoundContents, TicketId};
use agt_primitives::{
    beacon::BeaconEpoch,
    calendar::{day, DAY},
    tasks::{
        Assignment, CampaignPhase, CampaignTerms, Layout, Permutation, Queue, QueueClass, Replication, RoundPay,
        RoundPromise, SetId, SetIndex, SetProgress, SetTimes, TicketIndex, Windows,
    },
    Moment,
};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// A closed round is void if nobody could deal it for this time: the randomness stands still.
pub(crate) const DEAL_LIMIT: Moment = 7 * DAY;

/// A round is void if nobody could close it for this time after its window: nothing pays for it. To close it is one of the
/// calls without a fee, so the time counts on the clock of work, as the window does.
pub(crate) const CLOSE_LIMIT: Moment = DAY;

/// What both clocks show.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clocks {
    /// Chain time.
    pub(crate) chain: Moment,
    /// The clock of work, which stands still while blocks are full.
    pub(crate) work: Moment,
}

/// One queue of joiners, and the sets that are dealt from it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Round {
    /// What it is joined for.
    pub queue: Queue,
    /// When its first ticket was taken, on the clock of work.
    pub opened: Moment,
    /// The number of sets that the queue could deal at that moment.
    pub wanted: u32,
    /// The number of tickets of proven workers.
    pub proven: u32,
    /// The number of tickets of unproven workers.
    pub unproven: u32,
    /// The most AIA that its tickets can earn.
    pub pay: RoundPay,
    /// Its progress.
    pub state: RoundState,
}

/// The progress of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum RoundState {
    /// It can be joined.
    Queueing,
    /// It can no longer be joined, and waits for the seed of the epoch after `epoch`, the first whole one.
    Closed {
        /// The epoch in which it closed.
        epoch: BeaconEpoch,
        /// When it closed, in chain time: its day has promised the pay.
        at: Moment,
        /// What its queue had to deal at that moment. The seed is known before the deal: what is dealt must not be chosen
        /// after it.
        backlog: Backlog,
        /// The number of sets that the queue could deal and that could be paid.
        wanted: u32,
        /// The number of sets among them that its tickets fill: their seats are promised their pay.
        sets: u32,
    },
    /// Every ticket has its assignment.
    Dealt(Deal),
    /// It was not closed or not dealt in time. Its tickets leave, and everything is given back.
    Void,
}

impl Round {
    /// Returns the number of tickets in a class.
    pub fn tickets(&self, class: QueueClass) -> u32 {
        match class {
            QueueClass::Proven => self.proven,
            QueueClass::Unproven => self.unproven,
        }
    }

    /// Returns the end of the time to join: a window on the clock of work, and the campaign's deadline in chain time, which
    /// ends it earlier. Graders end what is open, so there is no deadline for them.
    pub(crate) fn joinable_until<AccountId>(&self, campaign: &Campaign<AccountId>) -> (Moment, Option<Moment>) {
        let deadline = (self.queue != Queue::Grade).then_some(campaign.terms.deadline);
        (self.opened.saturating_add(campaign.terms.windows.join), deadline)
    }

    /// Returns for how long the time to join has been over; none if it is not.
    pub(crate) fn waited<AccountId>(&self, campaign: &Campaign<AccountId>, now: Clocks) -> Option<Moment> {
        let (window, deadline) = self.joinable_until(campaign);
        now.work.checked_sub(window).max(deadline.and_then(|deadline| now.chain.checked_sub(deadline)))
    }

    /// Returns whether the round is not dealt and can no longer be.
    pub(crate) fn is_void<AccountId>(&self, campaign: &Campaign<AccountId>, now: Clocks) -> bool {
        match self.state {
            RoundState::Dealt(_) => false,
            RoundState::Void => true,
            RoundState::Closed { at, .. } => now.chain >= at.saturating_add(DEAL_LIMIT),
            RoundState::Queueing => {
                let stopped = campaign.phase == CampaignPhase::Stopped && self.queue != Queue::Grade;
                stopped || self.waited(campaign, now).is_some_and(|waited| waited >= CLOSE_LIMIT)
            }
        }
    }

    /// Returns the queue and the deal of the round; none if it is not dealt.
    pub(crate) fn into_deal(self) -> Option<(Queue, Deal)> {
        match self.state {
            RoundState::Dealt(deal) => Some((self.queue, deal)),
            _ => None,
        }
    }

    /// Returns the promise to `seats` of its seats if it closed at a moment of chain time.
    pub(crate) fn promise(&self, seats: u32, closed: Moment) -> RoundPromise {
        RoundPromise { seats, pay: self.pay, day: day(closed) }
    }

    /// Returns the deal of the round, to change it; none if it is not dealt.
    pub(crate) fn deal_mut(&mut self) -> Option<&mut Deal> {
        match &mut self.state {
            RoundState::Dealt(deal) => Some(deal),
            _ => None,
        }
    }
}

/// The deal of a round: together with the round's tickets it gives every seat its ticket and every ticket its assignment.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Deal {
    /// The seed of the shuffle of its tickets.
    pub seed: [u8; 32],
    /// When it was dealt, on the clock of work.
    pub at: Moment,
    /// What the seats of its sets were promised when the round closed, without the sets that are over.
    pub promised: RoundPromise,
    /// The number of its first set.
    pub first: SetId,
    /// What its sets carry.
    pub contents: RoundContents,
    /// The seats and tickets.
    pub layout: Layout,
}

impl Deal {
    /// Returns the permutation that shuffles the tickets of a class.
    fn shuffle(&self, class: QueueClass) -> Permutation {
        let H256(seed) = BlakeTwo256::hash_of(&(self.seed, class));
        Permutation::new(seed, self.layout.tickets(class))
    }

    /// Returns the assignment of a ticket.
    pub fn assignment(&self, TicketId { class, index }: TicketId) -> Assignment {
        let shuffled = self.shuffle(class).at(index.0);
        shuffled.map_or(Assignment::Unseated, |shuffled| self.layout.assignment(class, shuffled))
    }

    /// Returns the ticket that has a seat of a set.
    pub fn seat(&self, set: SetIndex, seat: u8) -> Option<TicketId> {
        let (class, shuffled) = self.layout.seat(set, seat)?;
        Some(TicketId { class, index: TicketIndex(self.shuffle(class).inverse(shuffled)?) })
    }

    /// Returns the number in the round of a set of the campaign; none if the set is of another round.
    pub fn set_index(&self, set: SetId) -> Option<SetIndex> {
        set.0.checked_sub(self.first.0).filter(|index| *index < self.contents.sets).map(SetIndex)
    }

    /// Returns the number in the campaign of a set of the round.
    pub fn set_id(&self, set: SetIndex) -> SetId {
        SetId(self.first.0.saturating_add(set.0))
    }

    /// Returns the sets of the round.
    pub fn sets(&self) -> impl Iterator<Item = SetIndex> {
        (0..self.contents.sets).map(SetIndex)
    }

    /// Returns the number of seats of each set.
    pub(crate) fn seats(&self) -> u8 {
        self.layout.replication().seats()
    }

    /// Returns the number of positions in a set of a queue: items and gold, or every answer that a grading set grades.
    pub(crate) fn positions(&self, terms: &CampaignTerms, queue: Queue, set: SetIndex) -> u32 {
        match queue {
            Queue::Work | Queue::Expert => self.contents.of(set).items().saturating_add(terms.gold_a_set.into()),
            Queue::Grade => u32::from(terms.items_a_set).saturating_mul(terms.replication.seats().into()),
        }
    }

    /// Returns the end of the time in which workers with a seat commit, on the clock of work.
    pub fn commit_until(&self, windows: &Windows) -> Moment {
        windows.commit_until(self.at)
    }

    /// Returns the end of the time in which stand-ins commit, on the clock of work.
    pub fn stand_in_until(&self, windows: &Windows) -> Moment {
        windows.stand_in_until(self.at)
    }

    /// Returns the windows of one of its sets for reveals and gold.
    pub fn times(&self, windows: &Windows, set: &OpenSet) -> SetTimes {
        let is_full = set.free_seat(self.seats()).is_none();
        let (last_commit, answered) = (set.last_commit, set.answered);
        windows.of_set(SetProgress { dealt: self.at, is_full, last_commit, answered })
    }
}

/// How the tickets of a round fill its sets.
pub(crate) struct RoundSeating {
    pub(crate) replication: Replication,
    unproven_seats: u8,
    proven: u32,
    unproven: u32,
    backlog: Backlog,
}

impl RoundSeating {
    /// Returns the seating of a round whose queue has this backlog.
    pub(crate) fn of<AccountId>(campaign: &Campaign<AccountId>, round: &Round, backlog: Backlog) -> Self {
        let Round { queue, proven, unproven, .. } = *round;
        let (replication, unproven_seats) = (campaign.replication(queue), campaign.unproven_seats(queue));
        Self { replication, unproven_seats, proven, unproven, backlog }
    }

    /// Returns the layout of at most `most` sets.
    pub(crate) fn layout(&self, most: u32) -> Layout {
        let mixed = self.backlog.mixed(most);
        Layout::of(self.replication, self.unproven_seats, self.proven, self.unproven, mixed, most)
    }

    /// Returns the number of seats in `sets` sets.
    pub(crate) fn seats(&self, sets: u32) -> u32 {
        sets.saturating_mul(self.replication.seats().into())
    }
}
