//! Rich answers: graded by staked validators, never by equality.
//!
//! A rich set whose reveals are over waits on a list. A grading set carries one entry of it: three graders give every
//! answer of the rich set a grade, position by position, seat after seat; what is not there is worth nothing. What they
//! agree on is what the rich set's workers are paid by.

use crate::{
    settle::{Item, Judged, Score},
    types::bit,
    Campaign, Config, Ending, Error, Event, Holders, List, Listed, Pallet, Queue, SealedSheet, SetEntry, Sets, Sheets,
    Working, GRADING_WINDOW, MOST_ATTEMPTS,
};
use agt_primitives::{
    contributors::Tally,
    tasks::{pay_graded, CampaignId, Grade, RoundId, SetId, Verdict, WorkerTally},
};
use alloc::{vec, vec::Vec};
use frame_support::{ensure, pallet_prelude::DispatchResult};

impl<T: Config> Pallet<T> {
    /// Sends a rich set whose reveals are over to the graders.
    pub(crate) fn send_to_graders(
        number: CampaignId,
        mut campaign: Campaign<T::AccountId>,
        set: SetId,
        working: Working,
    ) -> DispatchResult {
        Self::enlist(number, &mut campaign, List::Ungraded, Listed { item: set, attempts: 0 })?;
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

    /// Carries the grades of a grading set over to the rich set that it graded; or lists that again, when nobody graded
    /// it, or when the graders agreed on none of somebody's answers. What they still do not agree on at their last try
    /// passes: the graders failed, and not the worker.
    pub(crate) fn carry_grades(
        campaign: &mut Campaign<T::AccountId>,
        judged: &Judged<'_>,
        ending: Ending,
        entry: Listed,
        verdict: &Verdict,
    ) -> DispatchResult {
        let (number, set) = (judged.number, entry.item);
        // When nobody graded it for too long, it is settled already.
        let Some(SetEntry::Grading(working, _)) = Sets::<T>::get(number, set) else { return Ok(()) };
        if ending != Ending::Judged {
            return Self::enlist(number, campaign, List::Ungraded, entry);
        }
        let attempts = entry.attempts.saturating_add(1);
        let last = attempts >= MOST_ATTEMPTS;
        if !last && Self::leaves_somebody_ungraded(campaign, &working, verdict) {
            return Self::enlist(number, campaign, List::Ungraded, Listed { attempts, ..entry });
        }
        Self::conclude_rich(number, campaign, set, working, Some((verdict, last)))
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
        let sheets = Self::sheets(campaign, &judged);
        let grades = sheets.iter().enumerate().map(|(seat, sheet)| {
            sheet.as_ref().filter(|sheet| sheet.answers.is_some())?;
            Some(Self::grades_of(campaign, seat, positions as usize, verdict))
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

    /// The grades of one seat's answers: passing ones where there is no verdict, or none at the last try.
    fn grades_of(
        campaign: &Campaign<T::AccountId>,
        seat: usize,
        positions: usize,
        verdict: Option<(&Verdict, bool)>,
    ) -> Vec<Option<Grade>> {
        let Some((verdict, last)) = verdict else { return vec![Some(Grade::PASSING); positions] };
        let first = seat.saturating_mul(campaign.terms.items_a_set.into());
        let grades = verdict.positions.iter().skip(first).take(positions);
        grades.map(|verdict| Grade::of(verdict).or(last.then_some(Grade::PASSING))).collect()
    }

    /// Whether the graders agreed on none of the answers of a seat that was revealed.
    fn leaves_somebody_ungraded(campaign: &Campaign<T::AccountId>, working: &Working, verdict: &Verdict) -> bool {
        let sheets = verdict.positions.chunks(usize::from(campaign.terms.items_a_set).max(1));
        let revealed = (0u8..).zip(sheets).filter(|(seat, _)| working.revealed & bit(*seat) != 0);
        revealed.into_iter().any(|(_, sheet)| sheet.iter().all(|verdict| Grade::of(verdict).is_none()))
    }

    /// Whether a grader would grade what it answered itself.
    pub(crate) fn grades_itself(
        who: &T::AccountId,
        number: CampaignId,
        queue: Queue,
        deal: &crate::Deal,
        place: u32,
    ) -> bool {
        if queue != Queue::Grade {
            return false;
        }
        let entry = deal.load.of(place).listed.start;
        let Some(listed) = Self::peek_listed(number, List::Ungraded, entry) else { return false };
        let Some(SetEntry::Grading(working, _)) = Sets::<T>::get(number, listed.item) else { return false };
        Self::sits_in(who, number, working.round, listed.item)
    }

    fn sits_in(who: &T::AccountId, number: CampaignId, at: RoundId, set: SetId) -> bool {
        Holders::<T>::get(who, (number, at))
            .and_then(|held| held.seat)
            .is_some_and(|(own, seat)| own == set && Sheets::<T>::contains_key((number, set), seat))
    }
}

/// The answer with the best grade that passes: the first one of equals.
fn best<AccountId>(
    sheets: &[Option<SealedSheet<AccountId>>],
    grades: &[Option<Vec<Option<Grade>>>],
    item: usize,
) -> Option<agt_primitives::tasks::Answer> {
    let graded = sheets.iter().zip(grades).filter_map(|(sheet, grades)| {
        let grade = grades.as_ref()?.get(item).copied().flatten().filter(|grade| grade.is_passing())?;
        Some((grade, *sheet.as_ref()?.answers.as_ref()?.get(item)?))
    });
    let mut found: Option<(Grade, agt_primitives::tasks::Answer)> = None;
    for (grade, answer) in graded {
        if found.is_none_or(|(so_far, _)| grade > so_far) {
            found = Some((grade, answer));
        }
    }
    found.map(|(_, answer)| answer)
}
