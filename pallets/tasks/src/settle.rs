//! Settlement: what a set came to, and what that means for its seats and its items.

use crate::{
    answers::Times, backing::Earned, ending::Fate, grading::Target, Campaign, Config, Deal, Ending, Error, Event, Gold,
    Holders, ItemResult, List, Listed, Pallet, Queue, SealedSheet, SeatResult, SetEntry, Sets, Settled, Sheets,
    Tickets, Working, MOST_ATTEMPTS,
};
use agt_primitives::{
    arithmetic::mul_div_floor,
    contributors::{Outcome, Tally, WorkResult},
    tasks::{
        judge, pay, pay_part, placement, Answers, CampaignId, Escrow, GoldLeaf, GoldRules, MaxPositions, MaxWorkers,
        Position, PositionVerdict, RoundId, SetId, Sheet, Verdict, WorkerTally, GRADES,
    },
    Aia, Balance, Moment,
};
use alloc::vec::Vec;
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer, BoundedVec};
use sp_runtime::{
    traits::{BlakeTwo256, Hash},
    ArithmeticError, DispatchError,
};

/// One set that is being settled.
pub(crate) struct Judged<'a> {
    pub(crate) number: CampaignId,
    pub(crate) at: RoundId,
    pub(crate) set: SetId,
    pub(crate) queue: Queue,
    pub(crate) deal: &'a Deal,
    /// Its place in the round.
    pub(crate) place: u32,
    /// How many positions it has.
    pub(crate) positions: u32,
}

/// What one seat that was revealed earned.
pub(crate) struct Score {
    pub(crate) tally: WorkerTally,
    /// Whether it is paid.
    pub(crate) accepted: bool,
    /// Of the set's reward, in what the campaign pays.
    pub(crate) earned: Balance,
}

/// An entry, and what came of it: how many rounds have tried it, and the answer.
pub(crate) type Item = (Listed, Option<agt_primitives::tasks::Answer>);

impl<AccountId> Campaign<AccountId> {
    /// What a perfect set earns: in AIA, or in what the pool pays.
    fn reward(&self) -> Balance {
        match self.terms.funding.is_platform() {
            true => self.terms.funding.aia().into(),
            false => self.terms.funding.price(),
        }
    }

    /// What the answers of a set are judged by.
    pub(crate) fn rules(&self, positions: u32) -> GoldRules {
        self.terms.gold_rules(u8::try_from(positions).unwrap_or(u8::MAX))
    }
}

impl<T: Config> Pallet<T> {
    /// Settles a set. Tells what for: graders' sets settle the set that they graded, too.
    pub(crate) fn do_settle(number: CampaignId, at: RoundId, set: SetId) -> Result<Queue, DispatchError> {
        let mut campaign = Self::unclosed(number)?;
        let (queue, deal) = Self::dealt(number, at)?;
        let place = deal.place_of(set).ok_or(Error::<T>::UnknownSet)?;
        let working = match Sets::<T>::get(number, set) {
            None => None,
            Some(SetEntry::Working(working)) => Some(working),
            Some(SetEntry::Grading(working, since)) => {
                Self::settle_ungraded(number, campaign, set, working, since)?;
                return Ok(queue);
            }
            Some(SetEntry::Settled(_)) => return Err(Error::<T>::AlreadySettled.into()),
        };
        let ending = Self::ending(&campaign, queue, &deal, working.as_ref())?;
        if let Some(working) =
            working.filter(|_| ending == Ending::Judged && campaign.terms.is_rich() && queue != Queue::Grade)
        {
            Self::send_to_graders(number, campaign, set, working)?;
            return Ok(queue);
        }
        let positions = Self::positions(&campaign, queue, &deal, place);
        let judged = Judged { number, at, set, queue, deal: &deal, place, positions };
        let sheets = Self::sheets(&campaign, &judged);
        let target = if queue == Queue::Grade { Self::target(&campaign, &judged)? } else { None };
        // What it would grade is over: nobody is judged by it.
        let ending =
            if queue == Queue::Grade && target.is_none() && ending == Ending::Judged { Ending::Moot } else { ending };
        let leaf = Gold::<T>::take(number, set);
        let verdict = match &target {
            Some(target) => Self::judge_grades(&campaign, target, &sheets),
            None => Self::judge_sheets(&campaign, &judged, &sheets, leaf.as_ref()),
        };
        let scores = Self::scores(&campaign, &judged, &sheets, &verdict);
        let items = Self::items(&judged, leaf.as_ref(), &verdict);
        let graded = items.first().filter(|_| queue == Queue::Grade).map(|(entry, _)| *entry);
        let items = if graded.is_some() { Vec::new() } else { items };
        Self::conclude(&mut campaign, &judged, ending, &sheets, &scores, items, &verdict)?;
        if let (Some(entry), Some(target)) = (graded, target) {
            let graders = sheets.iter().flatten().filter(|sheet| sheet.answers.is_some()).count();
            Self::carry_grades(&mut campaign, &judged, ending, entry, target, graders, &verdict)?;
        }
        Self::keep(number, campaign);
        Ok(queue)
    }

    /// The same, but for graders' sets: what costs no fee settles one set.
    pub(crate) fn settle_one(number: CampaignId, at: RoundId, set: SetId) -> DispatchResult {
        let (queue, _) = Self::dealt(number, at)?;
        ensure!(queue != Queue::Grade, DispatchError::Unavailable);
        Self::do_settle(number, at, set).map(|_| ())
    }

    /// How a set ends if it is settled now.
    fn ending(
        campaign: &Campaign<T::AccountId>,
        queue: Queue,
        deal: &Deal,
        working: Option<&Working>,
    ) -> Result<Ending, Error<T>> {
        let now = Self::now();
        let Some(working) = working else {
            ensure!(now >= deal.stand_in_until(&campaign.terms.windows), Error::<T>::TooEarly);
            return Ok(Ending::Empty);
        };
        let times = Times::of(campaign, deal, working);
        ensure!(now >= times.gold, Error::<T>::TooEarly);
        if working.revealed == 0 {
            return Ok(Ending::Silent);
        }
        if queue == Queue::Grade || campaign.terms.gold_a_set == 0 || working.gold {
            return Ok(Ending::Judged);
        }
        ensure!(now >= times.gold_until, Error::<T>::TooEarly);
        Ok(Ending::GoldWithheld)
    }

    /// The sheets of a set, by seat.
    pub(crate) fn sheets(
        campaign: &Campaign<T::AccountId>,
        judged: &Judged<'_>,
    ) -> Vec<Option<SealedSheet<T::AccountId>>> {
        let seats = campaign.replication(judged.queue).seats();
        (0..seats).map(|seat| Sheets::<T>::get((judged.number, judged.set), seat)).collect()
    }

    /// What the answers come to. A seat that nobody committed to gave none.
    fn judge_sheets(
        campaign: &Campaign<T::AccountId>,
        judged: &Judged<'_>,
        sheets: &[Option<SealedSheet<T::AccountId>>],
        leaf: Option<&GoldLeaf>,
    ) -> Verdict {
        let rules = campaign.rules(judged.positions);
        let positions = match leaf {
            Some(leaf) => rules.positions(leaf),
            None => rules.unopened(),
        };
        let given = sheets.iter().flatten().map(|sheet| Sheet {
            weight: sheet.weight,
            proven: sheet.proven,
            answers: sheet.answers.as_ref().map(|answers| answers.as_slice()),
        });
        let kind = Self::answer_kind(campaign, judged.queue);
        judge(&given.collect::<Vec<_>>(), &kind, &positions, &campaign.governed.quorum())
    }

    /// What the grades come to that graders gave to the answers that are there.
    fn judge_grades(
        campaign: &Campaign<T::AccountId>,
        target: &Target,
        sheets: &[Option<SealedSheet<T::AccountId>>],
    ) -> Verdict {
        let shown = target.shown(campaign.terms.items_a_set).collect::<Vec<_>>();
        let of = |answers: &Answers| shown.iter().filter_map(|place| answers.get(*place).copied()).collect::<Vec<_>>();
        let given = sheets.iter().flatten().map(|sheet| (sheet, sheet.answers.as_ref().map(of))).collect::<Vec<_>>();
        let given = given.iter().map(|(sheet, answers)| Sheet {
            weight: sheet.weight,
            proven: sheet.proven,
            answers: answers.as_deref(),
        });
        let positions = shown.iter().map(|_| Position::Item).collect::<Vec<_>>();
        judge(&given.collect::<Vec<_>>(), &GRADES, &positions, &campaign.governed.quorum())
    }

    /// What each seat that was revealed earned, by seat.
    fn scores(
        campaign: &Campaign<T::AccountId>,
        judged: &Judged<'_>,
        sheets: &[Option<SealedSheet<T::AccountId>>],
        verdict: &Verdict,
    ) -> Vec<Option<Score>> {
        let reward = Self::reward_of(campaign, judged);
        let mut tallies = verdict.workers.iter();
        sheets
            .iter()
            .map(|sheet| {
                let tally = *sheet.as_ref().and_then(|_| tallies.next())?;
                sheet.as_ref().filter(|sheet| sheet.answers.is_some())?;
                // Of grades those count, too, on which there is no agreement: nobody is paid for preventing it.
                let earned = match judged.queue {
                    Queue::Grade => pay_part(reward, &tally, verdict.positions.len()),
                    Queue::Work | Queue::Expert => pay(reward, &tally),
                };
                Some(Score { tally, accepted: tally.is_accepted(), earned })
            })
            .collect()
    }

    /// What a perfect set earns: the last set of a campaign may have fewer positions than the others.
    pub(crate) fn reward_of(campaign: &Campaign<T::AccountId>, judged: &Judged<'_>) -> Balance {
        let full = match judged.queue {
            Queue::Grade => judged.positions,
            _ => campaign.terms.positions().into(),
        };
        let reward = campaign.reward();
        mul_div_floor(reward, judged.positions.into(), full.into()).unwrap_or(0).min(reward)
    }

    /// What came of each item of a set: the canonical list is fresh items, then listed ones, then gold.
    fn items(judged: &Judged<'_>, leaf: Option<&GoldLeaf>, verdict: &Verdict) -> Vec<Item> {
        let shown = leaf.map(|leaf| placement(&leaf.seed, u8::try_from(judged.positions).unwrap_or(u8::MAX)));
        let answer = |index: usize| {
            let position = shown.as_ref()?.iter().position(|entry| usize::from(*entry) == index)?;
            match verdict.positions.get(position)? {
                PositionVerdict::Decided(answer) => Some(*answer),
                _ => None,
            }
        };
        let entries = Self::entries(judged).into_iter().enumerate();
        entries.map(|(index, entry)| (entry, answer(index))).collect()
    }

    /// What a set carries: fresh items, then listed ones, which leave their list.
    pub(crate) fn entries(judged: &Judged<'_>) -> Vec<Listed> {
        let cargo = judged.deal.load.of(judged.place);
        let fresh = cargo.fresh.map(|item| Listed { item, attempts: 0 });
        fresh.chain(Self::take_listed(judged.number, judged.queue.list(), cargo.listed)).collect()
    }

    /// Ends every ticket of a set, sends undecided items on, and leaves a record.
    pub(crate) fn conclude(
        campaign: &mut Campaign<T::AccountId>,
        judged: &Judged<'_>,
        ending: Ending,
        sheets: &[Option<SealedSheet<T::AccountId>>],
        scores: &[Option<Score>],
        items: Vec<Item>,
        verdict: &Verdict,
    ) -> DispatchResult {
        let (number, set) = (judged.number, judged.set);
        let ripens_at = Self::now().saturating_add(campaign.governed.dispute_window);
        let losers = Self::losers(campaign, judged);
        let mut seats = BoundedVec::<_, MaxWorkers>::new();
        let mut earned = Earned::default();
        for (sheet, score) in sheets.iter().zip(scores) {
            if let Some(sheet) = sheet {
                let seat = Self::end_seat(campaign, judged, &sheet.who, score.as_ref(), ending, ripens_at)?;
                earned.aia = earned.aia.checked_add(seat.aia).ok_or(ArithmeticError::Overflow)?;
                earned.paid = earned.paid.checked_add(seat.paid).ok_or(ArithmeticError::Overflow)?;
                if score.is_none() {
                    Self::note_lost(judged, &sheet.who, seat.slashed);
                }
                // No set has more seats than that.
                let _ = seats.try_push(seat);
            }
        }
        for loser in losers {
            let lost = Self::end_seat(campaign, judged, &loser, None, ending, ripens_at)?;
            Self::note_lost(judged, &loser, lost.slashed);
        }
        let promised = judged.deal.layout.replication().seats().into();
        Self::release(number, campaign, promised, judged.deal.promised, earned)?;
        let at_fault = ending == Ending::GoldWithheld || verdict.is_spoiled();
        if at_fault && !campaign.terms.funding.is_platform() {
            let part = campaign.governed.forfeited();
            let amount = with_storage_layer(|| T::Escrow::forfeit(number, part)).unwrap_or(0);
            Self::deposit_event(Event::GoldForfeited { campaign: number, set, amount });
        }

        let items = Self::send_on(campaign, judged, ending, items)?;
        let decided = items.iter().filter(|item| item.answer.is_some()).count();
        let count = |number: usize| u8::try_from(number).unwrap_or(u8::MAX);
        let undecided = items.len().saturating_sub(decided);
        let settled = Settled {
            at: Self::now(),
            ending,
            decided: count(decided),
            undecided: count(undecided),
            items: BlakeTwo256::hash_of(&items),
        };
        for seat in 0..campaign.replication(judged.queue).seats() {
            Sheets::<T>::remove((number, set), seat);
        }
        Sets::<T>::insert(number, set, SetEntry::Settled(settled));

        let (gold, void) = (verdict.gold(), verdict.outvoted());
        let figures = &mut campaign.figures;
        let add = |to: &mut u32, more: u32| *to = to.saturating_add(more);
        add(&mut figures.settled, 1);
        add(&mut figures.empty, (ending == Ending::Empty).into());
        add(&mut figures.withheld, (ending == Ending::GoldWithheld).into());
        add(&mut figures.decided, u32::try_from(decided).unwrap_or(u32::MAX));
        add(&mut figures.gold, gold);
        add(&mut figures.void, void);
        Self::deposit_event(Event::SetSettled { campaign: number, set, ending, items, gold, void, seats, ripens_at });
        Ok(())
    }

    /// Notes a seat that was not taken in time, or not revealed: whoever does either blocks it.
    fn note_lost(judged: &Judged<'_>, who: &T::AccountId, slashed: Balance) {
        let conduct = Self::note_conduct(who, |conduct| conduct.losing());
        Self::deposit_event(Event::SeatLost {
            campaign: judged.number,
            set: judged.set,
            who: who.clone(),
            slashed,
            today: conduct.lost_today,
            season: conduct.lost,
        });
    }

    /// Whose seats nobody but a stand-in committed, or nobody at all.
    fn losers(campaign: &Campaign<T::AccountId>, judged: &Judged<'_>) -> Vec<T::AccountId> {
        let round = (judged.number, judged.at);
        (0..campaign.replication(judged.queue).seats())
            .filter_map(|seat| Tickets::<T>::get(round, judged.deal.seat(judged.place, seat)?))
            .filter(|owner| Holders::<T>::get(owner, round).is_some_and(|held| held.seat.is_none()))
            .collect()
    }

    /// Ends the ticket of one seat. Without a score it did not reveal, or did not even commit: all wrong.
    fn end_seat(
        campaign: &mut Campaign<T::AccountId>,
        judged: &Judged<'_>,
        who: &T::AccountId,
        score: Option<&Score>,
        ending: Ending,
        ripens_at: Moment,
    ) -> Result<SeatResult<T::AccountId>, DispatchError> {
        let held = Holders::<T>::get(who, (judged.number, judged.at)).ok_or(Error::<T>::NoTicket)?;
        let role = Self::role_of(campaign, judged.queue);
        let governed = campaign.governed;
        let platform = campaign.terms.funding.is_platform();
        // No AIA without gold: who keeps it back must not be able to switch the gate off.
        let unjudged = ending == Ending::Moot || (platform && ending == Ending::GoldWithheld);
        let (tally, outcome, earned) = match score {
            Some(_) if unjudged => (WorkerTally::default(), Outcome::ReturnedUnused, 0),
            Some(score) if score.accepted => (score.tally, Outcome::Accepted, score.earned),
            Some(score) => (score.tally, Outcome::Rejected, 0),
            None => (Self::all_wrong(campaign, judged), Outcome::NoReveal, 0),
        };
        let mut slash = 0;
        if role.is_some() && outcome != Outcome::ReturnedUnused {
            let conduct = Self::note_conduct(who, |conduct| conduct.settling(&tally));
            if outcome == Outcome::NoReveal {
                slash = governed.no_reveal_slash_of(governed.set_aside);
            }
            if conduct.record.is_careless(&governed) {
                slash = slash.max(governed.minority_slash_of(governed.set_aside));
            }
        }
        let result = WorkResult {
            outcome,
            consensus: tally.consensus,
            gold: tally.gold,
            aia: if platform { Aia::try_from(earned).map_err(|_| ArithmeticError::Overflow)? } else { 0 },
            xp: tally.right(),
            ripens_at,
            counts_for_reputation: campaign.merit,
        };
        let pay = if platform { 0 } else { earned };
        let fate = Fate { result, pay, slash };
        let ended = Self::end_ticket(who, judged.number, judged.at, campaign, &held, role, fate)?;
        Ok(SeatResult {
            who: who.clone(),
            outcome,
            consensus: tally.consensus,
            gold: tally.gold,
            aia: ended.credited,
            paid: pay,
            slashed: ended.slashed,
        })
    }

    /// Every answer of a set, wrong.
    fn all_wrong(campaign: &Campaign<T::AccountId>, judged: &Judged<'_>) -> WorkerTally {
        let gold = match judged.queue {
            Queue::Grade => 0,
            _ => u32::from(campaign.terms.gold_a_set),
        };
        let wrong = |of: u32| Tally::of(0, u16::try_from(of).unwrap_or(u16::MAX));
        WorkerTally { consensus: wrong(judged.positions.saturating_sub(gold)), gold: wrong(gold) }
    }

    /// Sends what was not decided to where it is answered next.
    fn send_on(
        campaign: &mut Campaign<T::AccountId>,
        judged: &Judged<'_>,
        ending: Ending,
        items: Vec<Item>,
    ) -> Result<BoundedVec<ItemResult, MaxPositions>, DispatchError> {
        let mut results = BoundedVec::new();
        for (entry, answer) in items {
            let attempts = entry.attempts.saturating_add((ending != Ending::Empty).into());
            let list = match (judged.queue, ending) {
                _ if answer.is_some() => None,
                (_, Ending::GoldWithheld) => {
                    campaign.figures.lost = campaign.figures.lost.saturating_add(1);
                    None
                }
                (Queue::Work, _) if attempts < MOST_ATTEMPTS => Some(List::Again),
                (Queue::Work, _) | (Queue::Expert, Ending::Empty) => Some(List::Hard),
                _ => {
                    campaign.figures.unresolved = campaign.figures.unresolved.saturating_add(1);
                    None
                }
            };
            if let Some(list) = list {
                Self::enlist(judged.number, campaign, list, Listed { item: entry.item, attempts })?;
            }
            // No set has more items than that.
            let _ = results.try_push(ItemResult { item: entry.item, answer, list });
        }
        Ok(results)
    }
}
