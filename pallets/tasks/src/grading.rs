//! Rich answers: graded by staked validators, never by equality.
//!
//! A rich set whose reveals are over waits on a list. A grading set carries one entry of it: three graders give every
//! answer of the rich set a grade, position by position, seat after seat, as many to a seat as a full set has; what is
//! not there is not judged. What they agree on is what the rich set's workers are paid by. Every grader's word weighs the
//! same: nobody is heavy enough to keep two others from agreeing.

use crate::{
    settle::{Item, Judged, Score},
    types::bit,
    Campaign, Config, Ending, Error, Event, Holders, List, Listed, Pallet, Queue, SealedSheet, SetEntry, Sets, Sheets,
    Working, GRADING_WINDOW, MOST_ATTEMPTS,
};
use agt_primitives::{
    contributors::Tally,
    tasks::{pay_graded, Answer, CampaignId, Grade, RoundId, SetId, Verdict, WorkerTally, MAX_WORKERS},
};
use alloc::{vec, vec::Vec};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use sp_runtime::{ArithmeticError, DispatchError};

/// The rich set that a grading set grades.
pub(crate) struct Target {
    working: Working,
    /// How many answers each of its seats gave.
    positions: u32,
}

impl Target {
    /// The places among all that graders answer of those that show an answer: seats that were not revealed gave none,
    /// and a last set may have fewer items than a full one.
    pub(crate) fn shown(&self, a_seat: u8) -> impl Iterator<Item = usize> + '_ {
        let revealed = (0u8..).take(MAX_WORKERS as usize).filter(|seat| self.working.revealed & bit(*seat) != 0);
        let a_seat = usize::from(a_seat);
        revealed.flat_map(move |seat| {
            let first = usize::from(seat).saturating_mul(a_seat);
            (0..self.positions as usize).map(move |position| first.saturating_add(position))
        })
    }
}

impl<T: Config> Pallet<T> {
    /// Sends a rich set whose reveals are over to the graders.
    pub(crate) fn send_to_graders(
        number: CampaignId,
        mut campaign: Campaign<T::AccountId>,
        set: SetId,
        working: Working,
    ) -> DispatchResult {
        Self::enlist(number, &mut campaign, List::Ungraded, Listed { item: set, attempts: 0 })?;
        campaign.grading = campaign.grading.checked_add(1).ok_or(ArithmeticError::Overflow)?;
        Sets::<T>::insert(number, set, SetEntry::Grading(working, Self::now()));
        Self::keep(number, campaign);
        Self::deposit_event(Event::SentToGraders { campaign: number, set });
        Ok(())
    }

    /// Settles a rich set that nobody graded for so long: every answer passes, and reputation does not move. Whoever
    /// opened the campaign could have seen to it that there are graders.
    pub(crate) fn settle_ungraded(
        number: CampaignId,
        mut campaign: Campaign<T::AccountId>,
        set: SetId,
        working: Working,
        since: agt_primitives::Moment,
    ) -> DispatchResult {
        ensure!(Self::now() >= since.saturating_add(GRADING_WINDOW), Error::<T>::AwaitingGrades);
        Self::conclude_rich(number, &mut campaign, set, working, None)?;
        Self::keep(number, campaign);
        Ok(())
    }

    /// The rich set that a grading set of a round carries, while it waits for its grades.
    fn graded_by(number: CampaignId, deal: &crate::Deal, place: u32) -> Option<(SetId, Working)> {
        let entry = deal.load.of(place).listed.start;
        let set = Self::peek_listed(number, List::Ungraded, entry)?.item;
        match Sets::<T>::get(number, set)? {
            SetEntry::Grading(working, _) => Some((set, working)),
            SetEntry::Working(_) | SetEntry::Settled(_) => None,
        }
    }

    /// What the set that `judged` is grades, while that waits for its grades; none when it is over by now.
    pub(crate) fn target(
        campaign: &Campaign<T::AccountId>,
        judged: &Judged<'_>,
    ) -> Result<Option<Target>, DispatchError> {
        let Some((set, working)) = Self::graded_by(judged.number, judged.deal, judged.place) else { return Ok(None) };
        let (queue, deal) = Self::dealt(judged.number, working.round)?;
        let place = deal.place_of(set).ok_or(Error::<T>::UnknownSet)?;
        Ok(Some(Target { working, positions: Self::positions(campaign, queue, &deal, place) }))
    }

    /// Carries the grades of a grading set over to the rich set that it graded. That is listed again, twice at the most,
    /// when the graders agreed on none of somebody's answers; and when fewer than two of them graded, which counts for
    /// nothing. What they still do not agree on at their last try passes: the graders failed, and not the worker.
    pub(crate) fn carry_grades(
        campaign: &mut Campaign<T::AccountId>,
        judged: &Judged<'_>,
        ending: Ending,
        entry: Listed,
        target: Target,
        graders: usize,
        verdict: &Verdict,
    ) -> DispatchResult {
        let number = judged.number;
        if ending != Ending::Judged || graders < 2 {
            return Self::enlist(number, campaign, List::Ungraded, entry);
        }
        let attempts = entry.attempts.saturating_add(1);
        let last = attempts >= MOST_ATTEMPTS;
        let graded = |sheet: &[_]| sheet.iter().any(|verdict| Grade::of(verdict).is_some());
        let all = verdict.positions.chunks((target.positions as usize).max(1)).all(graded);
        if !last && !all {
            // The week counts anew: three graders came, so there are some.
            Sets::<T>::insert(number, entry.item, SetEntry::Grading(target.working, Self::now()));
            return Self::enlist(number, campaign, List::Ungraded, Listed { attempts, ..entry });
        }
        Self::conclude_rich(number, campaign, entry.item, target.working, Some((verdict, last)))
    }

    fn conclude_rich(
        number: CampaignId,
        campaign: &mut Campaign<T::AccountId>,
        set: SetId,
        working: Working,
        verdict: Option<(&Verdict, bool)>,
    ) -> DispatchResult {
        let (queue, deal) = Self::dealt(number, working.round)?;
        let place = deal.place_of(set).ok_or(Error::<T>::UnknownSet)?;
        let positions = Self::positions(campaign, queue, &deal, place);
        let judged = Judged { number, at: working.round, set, queue, deal: &deal, place, positions };
        campaign.grading = campaign.grading.checked_sub(1).ok_or(ArithmeticError::Underflow)?;
        let sheets = Self::sheets(campaign, &judged);
        let mut revealed = 0usize..;
        let grades = sheets.iter().map(|sheet| {
            sheet.as_ref().filter(|sheet| sheet.answers.is_some())?;
            Some(grades_of(revealed.next()?, positions as usize, verdict))
        });
        let grades = grades.collect::<Vec<_>>();
        let reward = Self::reward_of(campaign, &judged);
        let scores = grades.iter().map(|grades| {
            let grades = grades.as_ref()?;
            let tally = match verdict {
                Some(_) => Grade::tally(grades),
                None => WorkerTally { consensus: Tally::NONE, gold: Tally::NONE },
            };
            let accepted = verdict.is_none() || tally.is_accepted();
            Some(Score { tally, accepted, earned: pay_graded(reward, grades) })
        });
        let scores = scores.collect::<Vec<_>>();
        let items = Self::entries(&judged)
            .into_iter()
            .enumerate()
            .map(|(index, entry)| (entry, best(&sheets, &grades, index)))
            .collect::<Vec<Item>>();
        Self::conclude(campaign, &judged, Ending::Graded, &sheets, &scores, items, &Verdict::default())
    }

    /// Whether a grader would grade what it answered itself.
    pub(crate) fn grades_itself(
        who: &T::AccountId,
        number: CampaignId,
        queue: Queue,
        deal: &crate::Deal,
        place: u32,
    ) -> bool {
        queue == Queue::Grade
            && Self::graded_by(number, deal, place)
                .is_some_and(|(set, working)| Self::sits_in(who, number, working.round, set))
    }

    fn sits_in(who: &T::AccountId, number: CampaignId, at: RoundId, set: SetId) -> bool {
        Holders::<T>::get(who, (number, at))
            .and_then(|held| held.seat)
            .is_some_and(|(own, seat)| own == set && Sheets::<T>::contains_key((number, set), seat))
    }
}

/// The grades of the answers of the `index`-th seat that was revealed: passing ones where there is no verdict, or none at
/// the last try.
fn grades_of(index: usize, positions: usize, verdict: Option<(&Verdict, bool)>) -> Vec<Option<Grade>> {
    let Some((verdict, last)) = verdict else { return vec![Some(Grade::PASSING); positions] };
    let grades = verdict.positions.iter().skip(index.saturating_mul(positions)).take(positions);
    grades.map(|verdict| Grade::of(verdict).or(last.then_some(Grade::PASSING))).collect()
}

/// The answer with the best grade that passes: the first one of equals.
fn best<AccountId>(
    sheets: &[Option<SealedSheet<AccountId>>],
    grades: &[Option<Vec<Option<Grade>>>],
    item: usize,
) -> Option<Answer> {
    let graded = sheets.iter().zip(grades).filter_map(|(sheet, grades)| {
        let grade = grades.as_ref()?.get(item).copied().flatten().filter(|grade| grade.is_passing())?;
        Some((grade, *sheet.as_ref()?.answers.as_ref()?.get(item)?))
    });
    let mut found: Option<(Grade, Answer)> = None;
    for (grade, answer) in graded {
        if found.is_none_or(|(so_far, _)| grade > so_far) {
            found = Some((grade, answer));
        }
    }
    found.map(|(_, answer)| answer)
}
