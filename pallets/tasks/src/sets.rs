//! A set while it is open: answers are committed unseen and revealed together, and its gold is opened when that is over.

use crate::{
    seat_bit, AwaitingGrades, Campaign, Config, Deal, Error, Event, Gold, List, OpenSet, Pallet, SetContext, SetEntry,
    Sets, Submissions, SubmittedAnswers, Ticket, Tickets,
};
use agt_primitives::{
    contributors::{Contributors, Qualified},
    tasks::{
        commitment, verify, Answers, Assignment, CampaignId, GoldLeaf, Queue, QueueClass, RoundId, Salt, SetId,
        SetIndex, SetTimes,
    },
    work_clock::WorkClock,
};
use alloc::vec::Vec;
use frame_support::{ensure, pallet_prelude::DispatchResult};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::H256;
use sp_runtime::{traits::Zero, DispatchError};

/// A ticket of a round that is dealt, and what says what it may do.
struct SeatContext<AccountId> {
    campaign: Campaign<AccountId>,
    ticket: Ticket,
    queue: Queue,
    deal: Deal,
}

/// A seat that a ticket may commit to.
struct FreeSeat {
    set: OpenSet,
    index: SetIndex,
    seat: u8,
    stands_in: bool,
}

impl<T: Config> Pallet<T> {
    /// Returns the hash of the chain's first block.
    pub(crate) fn genesis() -> H256 {
        frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero())
    }

    /// Returns what a dealt round says about one of its sets.
    pub(crate) fn set_context(
        campaign_id: CampaignId,
        campaign: &Campaign<T::AccountId>,
        round: RoundId,
        set: SetId,
    ) -> Result<SetContext, DispatchError> {
        let (queue, deal) = Self::known_deal(campaign_id, round)?;
        let index = deal.set_index(set).ok_or(Error::<T>::UnknownSet)?;
        let positions = deal.positions(&campaign.terms, queue, index);
        Ok(SetContext { campaign: campaign_id, round, set, queue, deal, index, positions })
    }

    /// Returns a set that is being worked on.
    fn open_set(campaign: CampaignId, set: SetId) -> Result<OpenSet, DispatchError> {
        match Sets::<T>::get(campaign, set) {
            Some(SetEntry::Open(set)) => Ok(set),
            Some(SetEntry::Grading(..)) => Err(Error::<T>::AwaitingGrades.into()),
            Some(SetEntry::Settled(_)) => Err(Error::<T>::AlreadySettled.into()),
            None => Err(Error::<T>::UnknownSet.into()),
        }
    }

    /// Returns an account's ticket of a round that is dealt.
    fn seat_context(
        who: &T::AccountId,
        campaign_id: CampaignId,
        round: RoundId,
    ) -> Result<SeatContext<T::AccountId>, DispatchError> {
        let campaign = Self::known_campaign(campaign_id)?;
        let found = Self::known_round(campaign_id, round)?;
        let ticket = Tickets::<T>::get(who, (campaign_id, round)).ok_or(Error::<T>::NoTicket)?;
        let (queue, deal) = found.into_deal().ok_or(Error::<T>::NotDealt)?;
        Ok(SeatContext { campaign, ticket, queue, deal })
    }

    pub(crate) fn do_commit(
        who: &T::AccountId,
        campaign_id: CampaignId,
        round_id: RoundId,
        set_id: SetId,
        hash: H256,
    ) -> DispatchResult {
        let mut context = Self::seat_context(who, campaign_id, round_id)?;
        ensure!(context.ticket.seat.is_none(), Error::<T>::AlreadyCommitted);
        let FreeSeat { mut set, index, seat, stands_in } = Self::free_seat(campaign_id, round_id, &context, set_id)?;
        let own = Self::grades_own_answers(who, campaign_id, context.queue, &context.deal, index);
        ensure!(!own, Error::<T>::OwnAnswers);
        // What its answers count for is fixed before anybody sees one: nobody chooses the moment. A ticket of the unproven
        // class stays one.
        let qualified = match context.ticket.id.class {
            QueueClass::Proven => T::Contributors::qualified(who, context.campaign.terms.area),
            QueueClass::Unproven => Qualified::No,
        };
        set.committed |= seat_bit(seat);
        set.unproven = set.unproven.saturating_add((context.ticket.id.class == QueueClass::Unproven).into());
        set.last_commit = T::Clock::now();
        context.ticket.seat = Some((set_id, seat));
        let submitted = SubmittedAnswers { who: who.clone(), commitment: hash, qualified, answers: None };
        Submissions::<T>::insert((campaign_id, set_id), seat, submitted);
        Sets::<T>::insert(campaign_id, set_id, SetEntry::Open(set));
        Tickets::<T>::insert(who, (campaign_id, round_id), context.ticket);
        Self::deposit_event(Event::Committed {
            campaign: campaign_id,
            set: set_id,
            seat,
            who: who.clone(),
            commitment: hash,
            qualified,
            stood_in: stands_in,
        });
        Ok(())
    }

    /// Returns the seat of a set that a ticket may commit to now.
    fn free_seat(
        campaign_id: CampaignId,
        round: RoundId,
        SeatContext { campaign, ticket, deal, .. }: &SeatContext<T::AccountId>,
        set_id: SetId,
    ) -> Result<FreeSeat, DispatchError> {
        let (windows, now) = (&campaign.terms.windows, T::Clock::now());
        let assignment = deal.assignment(ticket.id);
        let index = match assignment {
            Assignment::Seat { set, .. } | Assignment::StandIn { set, .. } => set,
            Assignment::Unseated => return Err(Error::<T>::NotSeated.into()),
        };
        ensure!(set_id == deal.set_id(index), Error::<T>::WrongSet);
        let set = match Sets::<T>::get(campaign_id, set_id) {
            Some(SetEntry::Open(set)) => set,
            Some(_) => return Err(Error::<T>::AlreadySettled.into()),
            None => OpenSet { round, ..OpenSet::default() },
        };
        if let Assignment::Seat { seat, .. } = assignment {
            ensure!(now < deal.commit_until(windows), Error::<T>::CommitOver);
            return Ok(FreeSeat { set, index, seat, stands_in: false });
        }
        ensure!(now >= deal.commit_until(windows), Error::<T>::StandInTooEarly);
        ensure!(now < deal.stand_in_until(windows), Error::<T>::CommitOver);
        let committed = u8::try_from(set.committed.count_ones()).unwrap_or(u8::MAX);
        let proven = committed.saturating_sub(set.unproven);
        let admitted = deal.layout.admits_stand_in(ticket.id.class, index, proven, set.unproven);
        let seat = set.free_seat(deal.seats()).filter(|_| admitted).ok_or(Error::<T>::NoSeatLeft)?;
        Ok(FreeSeat { set, index, seat, stands_in: true })
    }

    pub(crate) fn do_reveal(
        who: &T::AccountId,
        campaign_id: CampaignId,
        round_id: RoundId,
        set_id: SetId,
        answers: Answers,
        salt: &Salt,
    ) -> DispatchResult {
        let SeatContext { campaign, ticket, queue, deal } = Self::seat_context(who, campaign_id, round_id)?;
        let (own_set, seat) = ticket.seat.ok_or(Error::<T>::NotCommitted)?;
        ensure!(own_set == set_id, Error::<T>::WrongSet);
        let mut set = Self::open_set(campaign_id, set_id)?;
        let mut submitted = Submissions::<T>::get((campaign_id, set_id), seat).ok_or(Error::<T>::NotCommitted)?;
        ensure!(submitted.answers.is_none(), Error::<T>::AlreadyRevealed);
        let (times, now) = (deal.times(&campaign.terms.windows, &set), T::Clock::now());
        ensure!(now >= times.reveal, Error::<T>::RevealTooEarly);
        ensure!(now < times.reveal_until, Error::<T>::RevealOver);
        let index = deal.set_index(set_id).ok_or(Error::<T>::UnknownSet)?;
        let positions = deal.positions(&campaign.terms, queue, index);
        ensure!(u32::try_from(answers.len()) == Ok(positions), Error::<T>::WrongCount);
        let kind = campaign.answer_kind(queue);
        ensure!(answers.iter().all(|answer| kind.admits(answer)), Error::<T>::AnswerOutOfRange);
        let opened = commitment(Self::genesis(), campaign_id, set_id, who, &answers, salt);
        ensure!(opened == submitted.commitment, Error::<T>::CommitmentMismatch);

        set.revealed |= seat_bit(seat);
        if set.revealed == set.committed {
            set.answered = Some(now);
        }
        submitted.answers = Some(answers.clone());
        Submissions::<T>::insert((campaign_id, set_id), seat, submitted);
        Sets::<T>::insert(campaign_id, set_id, SetEntry::Open(set));
        Self::deposit_event(Event::Revealed { campaign: campaign_id, set: set_id, seat, who: who.clone(), answers });
        Ok(())
    }

    pub(crate) fn do_open_gold(campaign_id: CampaignId, leaf: GoldLeaf, proof: &[H256]) -> DispatchResult {
        let campaign = Self::known_campaign(campaign_id)?;
        let mut set = Self::open_set(campaign_id, leaf.set)?;
        ensure!(!set.gold_opened, Error::<T>::GoldAlreadyOpen);
        let context = Self::set_context(campaign_id, &campaign, set.round, leaf.set)?;
        let (times, now) = (context.deal.times(&campaign.terms.windows, &set), T::Clock::now());
        ensure!(now >= times.gold, Error::<T>::StillRevealing);
        ensure!(now < times.gold_until, Error::<T>::GoldOver);
        let terms = &campaign.terms;
        ensure!(terms.gold_rules(context.positions).check(&leaf).is_ok(), Error::<T>::BadLeaf);
        ensure!(verify(&terms.gold_root, terms.leaves, &leaf, proof), Error::<T>::BadProof);
        set.gold_opened = true;
        Sets::<T>::insert(campaign_id, leaf.set, SetEntry::Open(set));
        Gold::<T>::insert(campaign_id, leaf.set, leaf.clone());
        Self::deposit_event(Event::GoldOpened { campaign: campaign_id, leaf });
        Ok(())
    }

    /// Checks that nobody can commit to a set or reveal in it any more. Returns its windows; none if nobody committed.
    pub(crate) fn times_to_settle(
        campaign: &Campaign<T::AccountId>,
        context: &SetContext,
        open: Option<&OpenSet>,
    ) -> Result<Option<SetTimes>, Error<T>> {
        let windows = &campaign.terms.windows;
        let times = open.map(|open| context.deal.times(windows, open));
        let from = times.as_ref().map_or(context.deal.stand_in_until(windows), |times| times.gold);
        ensure!(T::Clock::now() >= from, Error::<T>::TooEarly);
        Ok(times)
    }

    /// Returns the answers of a set by seat; none for a seat that nobody committed to.
    pub(crate) fn submissions(context: &SetContext) -> Vec<Option<SubmittedAnswers<T::AccountId>>> {
        let seats = 0..context.deal.seats();
        seats.map(|seat| Submissions::<T>::get((context.campaign, context.set), seat)).collect()
    }

    /// Returns whether a set that is not over has a seat that nobody committed to.
    pub(crate) fn has_free_seat(campaign: CampaignId, deal: &Deal, set: SetIndex) -> bool {
        match Sets::<T>::get(campaign, deal.set_id(set)) {
            None => true,
            Some(SetEntry::Open(set)) => set.free_seat(deal.seats()).is_some(),
            Some(SetEntry::Grading(..) | SetEntry::Settled(_)) => false,
        }
    }

    /// Returns the rich set that a grading set carries, while that waits for its grades.
    pub(crate) fn graded_set(campaign: CampaignId, deal: &Deal, index: SetIndex) -> Option<(SetId, AwaitingGrades)> {
        let entry = deal.contents.of(index).listed.start;
        let set = SetId(Self::peek_listed(campaign, List::Ungraded, entry)?.item);
        match Sets::<T>::get(campaign, set)? {
            SetEntry::Grading(graded) => Some((set, graded)),
            SetEntry::Open(_) | SetEntry::Settled(_) => None,
        }
    }

    /// Returns whether `who` would grade its own answers in a set of a queue.
    pub(crate) fn grades_own_answers(
        who: &T::AccountId,
        campaign: CampaignId,
        queue: Queue,
        deal: &Deal,
        index: SetIndex,
    ) -> bool {
        queue == Queue::Grade
            && Self::graded_set(campaign, deal, index)
                .is_some_and(|(set, graded)| Self::answered(who, campaign, graded.open.round, set))
    }

    /// Returns whether `who` has a seat of a set and committed to it.
    fn answered(who: &T::AccountId, campaign: CampaignId, round: RoundId, set: SetId) -> bool {
        Tickets::<T>::get(who, (campaign, round))
            .and_then(|ticket| ticket.seat)
            .is_some_and(|(own, seat)| own == set && Submissions::<T>::contains_key((campaign, set), seat))
    }
}
