//! Answers: committed unseen, revealed together, and the gold that is opened when they are over.

use crate::{
    types::bit, Campaign, Config, Deal, Error, Event, Gold, Held, Holders, Pallet, Queue, SealedSheet, SetEntry, Sets,
    Sheets, Stage, Working,
};
use agt_primitives::{
    consensus::weight::AnswerWeight,
    contributors::Contributors,
    tasks::{commitment, verify, AnswerKind, Answers, CampaignId, GoldLeaf, Lane, Place, RoundId, Salt, SetId, GRADES},
    Moment,
};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::H256;
use sp_runtime::{traits::Zero, DispatchError};

/// When the answers of a set are revealed and its gold is opened: half-open windows.
pub(crate) struct Times {
    /// From when on answers are revealed.
    pub(crate) reveal: Moment,
    /// From when on the gold is opened, if not all are revealed before.
    pub(crate) reveal_until: Moment,
    /// From when on the gold is opened.
    pub(crate) gold: Moment,
    /// Until when.
    pub(crate) gold_until: Moment,
}

impl Times {
    /// Those of a set.
    pub(crate) fn of<AccountId>(campaign: &Campaign<AccountId>, deal: &Deal, working: &Working) -> Self {
        let windows = &campaign.terms.windows;
        let reveal = working.filled.unwrap_or(deal.stand_in_until(windows));
        // Who commits early hurries nobody: the others reckon with the time to commit.
        let reveal_until = reveal.max(deal.commit_until(windows)).saturating_add(windows.reveal);
        let gold = working.answered.unwrap_or(reveal_until);
        Self { reveal, reveal_until, gold, gold_until: gold.saturating_add(windows.gold) }
    }
}

/// A ticket in a round that is dealt, and all that says what can be done with it.
struct Desk<AccountId> {
    campaign: Campaign<AccountId>,
    held: Held,
    queue: Queue,
    deal: Deal,
}

impl<T: Config> Pallet<T> {
    /// The hash of the chain's first block.
    pub(crate) fn genesis() -> H256 {
        frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero())
    }

    /// A set that is being worked on.
    pub(crate) fn working(number: CampaignId, set: SetId) -> Result<Working, DispatchError> {
        match Sets::<T>::get(number, set) {
            Some(SetEntry::Working(working)) => Ok(working),
            Some(SetEntry::Grading(..)) => Err(Error::<T>::AwaitingGrades.into()),
            Some(SetEntry::Settled(_)) => Err(Error::<T>::AlreadySettled.into()),
            None => Err(Error::<T>::UnknownSet.into()),
        }
    }

    /// An account's ticket in a round that is dealt.
    fn desk(who: &T::AccountId, number: CampaignId, at: RoundId) -> Result<Desk<T::AccountId>, DispatchError> {
        let campaign = Self::known(number)?;
        let round = Self::known_round(number, at)?;
        let held = Holders::<T>::get(who, (number, at)).ok_or(Error::<T>::NoTicket)?;
        match round.stage {
            Stage::Dealt(deal) => Ok(Desk { campaign, held, queue: round.queue, deal }),
            _ => Err(Error::<T>::NotDealt.into()),
        }
    }

    /// The seat that a ticket may commit to now.
    fn seat_for(
        campaign: &Campaign<T::AccountId>,
        number: CampaignId,
        at: RoundId,
        deal: &Deal,
        held: &Held,
        set: SetId,
    ) -> Result<(Working, u8, bool), DispatchError> {
        let (windows, now) = (&campaign.terms.windows, Self::now());
        let place = deal.place(held.id);
        let in_round = match place {
            Place::Seat { set, .. } | Place::StandIn { set, .. } => set,
            Place::Unseated => return Err(Error::<T>::NotSeated.into()),
        };
        ensure!(set == deal.number_of(in_round), Error::<T>::WrongSet);
        let working = match Sets::<T>::get(number, set) {
            Some(SetEntry::Working(working)) => working,
            Some(_) => return Err(Error::<T>::AlreadySettled.into()),
            None => Working { round: at, ..Working::default() },
        };
        match place {
            Place::Seat { seat, .. } => {
                ensure!(now < deal.commit_until(windows), Error::<T>::CommitOver);
                Ok((working, seat, false))
            }
            _ => {
                ensure!(now >= deal.commit_until(windows), Error::<T>::StandInTooEarly);
                ensure!(now < deal.stand_in_until(windows), Error::<T>::CommitOver);
                let committed = u8::try_from(working.committed.count_ones()).unwrap_or(u8::MAX);
                let proven = committed.saturating_sub(working.unproven);
                let admitted = deal.layout.admits_stand_in(held.id.lane, in_round, proven, working.unproven);
                let seat = working.free_seat(deal.layout.replication().seats()).filter(|_| admitted);
                Ok((working, seat.ok_or(Error::<T>::NoSeatLeft)?, true))
            }
        }
    }

    pub(crate) fn do_commit(
        who: &T::AccountId,
        number: CampaignId,
        at: RoundId,
        set: SetId,
        hash: H256,
    ) -> DispatchResult {
        let Desk { campaign, mut held, queue, deal } = Self::desk(who, number, at)?;
        ensure!(held.seat.is_none(), Error::<T>::AlreadyCommitted);
        let (mut working, seat, stood_in) = Self::seat_for(&campaign, number, at, &deal, &held, set)?;
        let place = deal.place_of(set).ok_or(Error::<T>::WrongSet)?;
        ensure!(!Self::grades_itself(who, number, queue, &deal, place), Error::<T>::OwnAnswers);
        // What its answers weigh is fixed before anybody sees one: nobody chooses the moment.
        let weight = match queue {
            // Among graders every word weighs the same: a heavy one alone could keep two others from agreeing.
            Queue::Grade => AnswerWeight::ONE,
            Queue::Work | Queue::Expert => T::Contributors::answer_weight(who, campaign.terms.area),
        };
        let unproven = held.id.lane == Lane::Unproven;
        working.committed |= bit(seat);
        working.unproven = working.unproven.saturating_add(unproven.into());
        if working.free_seat(deal.layout.replication().seats()).is_none() {
            working.filled = Some(Self::now());
        }
        held.seat = Some((set, seat));
        let sheet = SealedSheet { who: who.clone(), commitment: hash, weight, proven: !unproven, answers: None };
        Sheets::<T>::insert((number, set), seat, sheet);
        Sets::<T>::insert(number, set, SetEntry::Working(working));
        Holders::<T>::insert(who, (number, at), held);
        Self::deposit_event(Event::Committed {
            campaign: number,
            set,
            seat,
            who: who.clone(),
            commitment: hash,
            weight: weight.parts(),
            stood_in,
        });
        Ok(())
    }

    /// How many positions a set of a queue has, by its place in the round.
    pub(crate) fn positions(campaign: &Campaign<T::AccountId>, queue: Queue, deal: &Deal, set: u32) -> u32 {
        match queue {
            Queue::Grade => {
                u32::from(campaign.terms.items_a_set).saturating_mul(campaign.terms.replication.seats().into())
            }
            _ => deal.load.of(set).items().saturating_add(campaign.terms.gold_a_set.into()),
        }
    }

    pub(crate) fn do_reveal(
        who: &T::AccountId,
        number: CampaignId,
        at: RoundId,
        set: SetId,
        answers: Answers,
        salt: &Salt,
    ) -> DispatchResult {
        let Desk { campaign, held, queue, deal } = Self::desk(who, number, at)?;
        let (own, seat) = held.seat.ok_or(Error::<T>::NotCommitted)?;
        ensure!(own == set, Error::<T>::WrongSet);
        let mut working = Self::working(number, set)?;
        let mut sheet = Sheets::<T>::get((number, set), seat).ok_or(Error::<T>::NotCommitted)?;
        ensure!(sheet.answers.is_none(), Error::<T>::AlreadyRevealed);
        let (times, now) = (Times::of(&campaign, &deal, &working), Self::now());
        ensure!(now >= times.reveal, Error::<T>::RevealTooEarly);
        ensure!(now < times.reveal_until, Error::<T>::RevealOver);
        let place = deal.place_of(set).ok_or(Error::<T>::UnknownSet)?;
        let positions = Self::positions(&campaign, queue, &deal, place);
        ensure!(u32::try_from(answers.len()) == Ok(positions), Error::<T>::WrongCount);
        let kind = Self::answer_kind(&campaign, queue);
        ensure!(answers.iter().all(|answer| kind.admits(answer)), Error::<T>::AnswerOutOfRange);
        let opened = commitment(Self::genesis(), number, set, who, &answers, salt);
        ensure!(opened == sheet.commitment, Error::<T>::CommitmentMismatch);

        working.revealed |= bit(seat);
        if working.revealed == working.committed {
            working.answered = Some(now);
        }
        sheet.answers = Some(answers.clone());
        Sheets::<T>::insert((number, set), seat, sheet);
        Sets::<T>::insert(number, set, SetEntry::Working(working));
        Self::deposit_event(Event::Revealed { campaign: number, set, seat, who: who.clone(), answers });
        Ok(())
    }

    /// What an answer of a queue is.
    pub(crate) fn answer_kind(campaign: &Campaign<T::AccountId>, queue: Queue) -> AnswerKind {
        match queue {
            Queue::Grade => GRADES,
            _ => campaign.terms.answer,
        }
    }

    pub(crate) fn do_open_gold(number: CampaignId, leaf: GoldLeaf, proof: &[H256]) -> DispatchResult {
        let campaign = Self::known(number)?;
        let set = leaf.set;
        let mut working = Self::working(number, set)?;
        ensure!(!working.gold, Error::<T>::GoldAlreadyOpen);
        let (queue, deal) = Self::dealt(number, working.round)?;
        let place = deal.place_of(set).ok_or(Error::<T>::UnknownSet)?;
        let rules = campaign.rules(Self::positions(&campaign, queue, &deal, place));
        let (times, now) = (Times::of(&campaign, &deal, &working), Self::now());
        ensure!(now >= times.gold, Error::<T>::StillRevealing);
        ensure!(now < times.gold_until, Error::<T>::GoldOver);
        ensure!(rules.check(&leaf).is_ok(), Error::<T>::BadLeaf);
        let terms = &campaign.terms;
        ensure!(verify(&terms.gold_root, terms.leaves, &leaf, proof), Error::<T>::BadProof);
        working.gold = true;
        Sets::<T>::insert(number, set, SetEntry::Working(working));
        Gold::<T>::insert(number, set, leaf.clone());
        Self::deposit_event(Event::GoldOpened { campaign: number, leaf });
        Ok(())
    }
}
