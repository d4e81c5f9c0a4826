//! Rich answers: staked validators grade them; they are never judged by equality.
//!
//! A rich set whose reveals are over waits on a list. A grading set carries one entry of it: three graders give every
//! answer of the rich set a grade, position by position, seat after seat, with as many positions for a seat as a full set
//! has. Positions without an answer are not judged. The workers of the rich set are paid by the grades that the graders
//! agree on. Every grader has the same weight: nobody is heavy enough to keep two others from agreeing.

use crate::{
    grades::{best_answer, grades_by_seat, Graded, SeatGrades},
    scores, AwaitingGrades, Campaign, Config, Error, Event, JudgedItem, Judgement, List, Listed, OpenSet, Pallet,
    Rounds, Score, SetContext, SetEntry, SetOutcome, Sets, SubmittedAnswers, CLOSE_LIMIT, DEAL_LIMIT, GRADING_WINDOW,
    MOST_ATTEMPTS,
};
use agt_primitives::{
    arithmetic::{lower, raise},
    consensus::weight::AnswerWeight,
    contributors::Tally,
    tasks::{
        judge, pay_graded, pay_part, Answers, CampaignId, Grade, Position, PositionIndex, Queue, SetId, Sheet, Verdict,
        Windows, WorkerTally, GRADES, MAX_WORKERS, REVEAL_MARGIN,
    },
    work_clock::WorkClock,
    Moment,
};
use alloc::{vec, vec::Vec};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use sp_runtime::DispatchError;

/// The rich set that a grading set grades.
struct GradedSet {
    waits: AwaitingGrades,
    context: SetContext,
}

impl GradedSet {
    /// Returns the positions of the grading set that show an answer: a seat that was not revealed has none, and a last set
    /// may have fewer items than `items_a_set`.
    fn shown(&self, items_a_set: u8) -> Vec<PositionIndex> {
        let most_seats = u8::try_from(MAX_WORKERS).unwrap_or(u8::MAX);
        let revealed = (0..most_seats).filter(|seat| self.waits.open.is_revealed(*seat));
        let positions = revealed.flat_map(|seat| {
            let first = seat.saturating_mul(items_a_set);
            let answers = u8::try_from(self.context.positions).unwrap_or(u8::MAX);
            (0..answers).map(move |answer| PositionIndex(first.saturating_add(answer)))
        });
        positions.collect()
    }
}

impl<T: Config> Pallet<T> {
    /// Sends a rich set whose reveals are over to the graders.
    pub(crate) fn send_to_graders(
        campaign: &mut Campaign<T::AccountId>,
        context: &SetContext,
        open: OpenSet,
    ) -> DispatchResult {
        let (campaign_id, set) = (context.campaign, context.set);
        raise(&mut campaign.grading, 1)?;
        Self::await_grades(campaign_id, campaign, open, T::Clock::now(), Listed { item: set.0, attempts: 0 })?;
        Self::deposit_event(Event::SentToGraders { campaign: campaign_id, set });
        Ok(())
    }

    /// Lists a rich set for graders. It has waited for them since a moment of the clock of work.
    fn await_grades(
        campaign_id: CampaignId,
        campaign: &mut Campaign<T::AccountId>,
        open: OpenSet,
        since: Moment,
        listed: Listed,
    ) -> DispatchResult {
        let entry = campaign.ungraded.tail;
        Self::enlist(campaign_id, campaign, List::Ungraded, listed)?;
        let waits = AwaitingGrades { open, since, entry };
        Sets::<T>::insert(campaign_id, SetId(listed.item), SetEntry::Grading(waits));
        Ok(())
    }

    /// Settles a rich set that nobody graded in time. Reputation does not move.
    ///
    /// A pool pays every answer as one that passes: its requester has the answers, and could have seen to it that there are
    /// graders. The platform pays nothing, because whoever keeps graders away would be paid AIA for anything. The workers
    /// get their energy back. The items are listed again, for which it counts as an attempt: nobody works for nothing on
    /// them for ever.
    pub(crate) fn settle_ungraded(
        campaign: &mut Campaign<T::AccountId>,
        context: &SetContext,
        waits: &AwaitingGrades,
    ) -> DispatchResult {
        Self::ensure_not_awaiting_grades(context.campaign, campaign, waits)?;
        let grade = (!campaign.terms.funding.is_platform()).then_some(Grade::PASSING);
        Self::conclude_graded(campaign, context, Graded::Ungraded(grade))
    }

    /// Checks that no graders are awaited for a rich set any more.
    pub(crate) fn ensure_not_awaiting_grades(
        campaign_id: CampaignId,
        campaign: &Campaign<T::AccountId>,
        waits: &AwaitingGrades,
    ) -> DispatchResult {
        let awaited = Self::grades_awaited_until(campaign_id, campaign, waits).is_some();
        ensure!(!awaited, Error::<T>::AwaitingGrades);
        Ok(())
    }

    /// Returns the moment of the clock of work until which graders are awaited for a rich set at the most, as things stand;
    /// none if they are not awaited any more.
    ///
    /// They are awaited for [`GRADING_WINDOW`]. After that whoever came within it is waited for: a round that was opened
    /// by then, and a set of graders that has been dealt. Otherwise somebody could let their work lapse by settling first.
    pub(crate) fn grades_awaited_until(
        campaign_id: CampaignId,
        campaign: &Campaign<T::AccountId>,
        waits: &AwaitingGrades,
    ) -> Option<Moment> {
        let (now, until) = (T::Clock::now(), waits.since.saturating_add(GRADING_WINDOW));
        let Windows { join, commit, stand_in, reveal, .. } = campaign.terms.windows;
        let work = commit.saturating_add(stand_in).saturating_add(REVEAL_MARGIN).saturating_add(reveal);
        if now < until {
            return Some(until);
        }
        if waits.entry < campaign.ungraded.head {
            return Some(now.saturating_add(work));
        }
        let round = Rounds::<T>::get(campaign_id, campaign.open_round(Queue::Grade)?)?;
        let came = round.opened < until && !round.is_void(campaign, Self::clocks());
        let closes = round.opened.saturating_add(join).saturating_add(CLOSE_LIMIT);
        came.then_some(closes.saturating_add(DEAL_LIMIT).saturating_add(work))
    }

    /// Settles a grading set, and carries its grades over to the rich set that it graded.
    pub(crate) fn settle_grading_set(
        campaign: &mut Campaign<T::AccountId>,
        context: &SetContext,
        open: Option<OpenSet>,
    ) -> DispatchResult {
        Self::times_to_settle(campaign, context, open.as_ref())?;
        let graded = Self::graded_set_of(campaign, context)?;
        let outcome = match open {
            None => SetOutcome::Empty,
            Some(open) if open.revealed == 0 => SetOutcome::Silent,
            Some(_) if graded.is_none() => SetOutcome::Moot,
            Some(_) => SetOutcome::Judged,
        };
        let submissions = Self::submissions(context);
        let graders = submissions.iter().flatten().filter(|submitted| submitted.answers.is_some()).count();
        let entry = Self::take_entries(context).first().copied();
        let Some(graded) = graded else {
            // What it would grade is over: nobody is judged by it.
            let revealed = |submitted: &SubmittedAnswers<_>| submitted.answers.as_ref().map(|_| Score::default());
            let scores = submissions.iter().map(|submitted| submitted.as_ref().and_then(revealed)).collect();
            let (items, verdict) = (Vec::new(), Verdict::default());
            return Self::conclude(campaign, context, Judgement { outcome, submissions, scores, items, verdict });
        };
        let verdict = Self::verdict_on_grades(campaign, &graded, &submissions);
        // Grades count, too, on which there is no agreement: nobody is paid for preventing it.
        let (reward, positions) = (campaign.reward(), verdict.positions.len());
        let accepted = |_, tally: &WorkerTally| tally.is_accepted();
        let scores = scores(&submissions, &verdict, accepted, |tally| pay_part(reward, tally, positions));
        let (items, no_gold) = (Vec::new(), Verdict::default());
        let judgement = Judgement { outcome, submissions, scores, items, verdict: no_gold };
        Self::conclude(campaign, context, judgement)?;
        match entry {
            Some(entry) if outcome == SetOutcome::Judged && graders >= 2 => {
                Self::carry_grades(campaign, entry, &graded, &verdict)
            }
            // Fewer than two graders grade nothing, and it is no attempt. The week counts on.
            Some(entry) => Self::await_grades(context.campaign, campaign, graded.waits.open, graded.waits.since, entry),
            None => Ok(()),
        }
    }

    /// Returns the rich set that a grading set grades; none if it is over by now.
    fn graded_set_of(
        campaign: &Campaign<T::AccountId>,
        grading: &SetContext,
    ) -> Result<Option<GradedSet>, DispatchError> {
        let Some((set, waits)) = Self::graded_set(grading.campaign, &grading.deal, grading.index) else {
            return Ok(None);
        };
        let context = Self::set_context(grading.campaign, campaign, waits.open.round, set)?;
        Ok(Some(GradedSet { waits, context }))
    }

    /// Judges the grades that graders gave to the answers of a rich set.
    fn verdict_on_grades(
        campaign: &Campaign<T::AccountId>,
        graded: &GradedSet,
        submissions: &[Option<SubmittedAnswers<T::AccountId>>],
    ) -> Verdict {
        let shown = graded.shown(campaign.terms.items_a_set);
        let grades = |given: &Answers| shown.iter().filter_map(|at| at.of(given).copied()).collect::<Vec<_>>();
        let given = submissions.iter().flatten().map(|submitted| submitted.answers.as_ref().map(grades));
        let given = given.collect::<Vec<_>>();
        // Every answer weighs the same: a heavy one alone could keep two others from agreeing.
        let weight = AnswerWeight::ONE;
        let sheets = given.iter().map(|grades| Sheet { weight, proven: true, answers: grades.as_deref() });
        let positions = vec![Position::Item; shown.len()];
        judge(&sheets.collect::<Vec<_>>(), &GRADES, &positions, &campaign.governed.quorum())
    }

    /// Carries the graders' verdict over to the rich set. If they agreed on none of somebody's answers, the set is listed
    /// again, twice at the most. What they do not agree on in their last attempt passes: the graders failed, and not the
    /// worker.
    fn carry_grades(
        campaign: &mut Campaign<T::AccountId>,
        entry: Listed,
        graded: &GradedSet,
        verdict: &Verdict,
    ) -> DispatchResult {
        let campaign_id = graded.context.campaign;
        let attempts = entry.attempts.saturating_add(1);
        let last = attempts >= MOST_ATTEMPTS;
        let is_graded = |of_seat: &[_]| of_seat.iter().any(|verdict| Grade::of(verdict).is_some());
        let all = verdict.positions.chunks((graded.context.positions as usize).max(1)).all(is_graded);
        if last || all {
            return Self::conclude_graded(campaign, &graded.context, Graded::By(verdict, last));
        }
        // The week counts anew: three graders came, so there are some.
        Self::await_grades(campaign_id, campaign, graded.waits.open, T::Clock::now(), Listed { attempts, ..entry })
    }

    /// Concludes a rich set by its grades.
    fn conclude_graded(
        campaign: &mut Campaign<T::AccountId>,
        context: &SetContext,
        graded: Graded<'_>,
    ) -> DispatchResult {
        lower(&mut campaign.grading, 1)?;
        let submissions = Self::submissions(context);
        let grades = grades_by_seat(&submissions, context.positions as usize, &graded);
        let reward = campaign.reward_of(context.positions);
        let score = |SeatGrades { grades, .. }: &SeatGrades| {
            let (tally, accepted) = match graded {
                Graded::Ungraded(_) => (WorkerTally { consensus: Tally::NONE, gold: Tally::NONE }, true),
                Graded::By(..) => {
                    let tally = Grade::tally(grades);
                    (tally, tally.is_accepted())
                }
            };
            Score { tally, accepted, earned: pay_graded(reward, grades) }
        };
        let scores = grades.iter().map(|grades| grades.as_ref().map(score)).collect();
        let entries = Self::take_entries(context).into_iter().enumerate();
        let items = entries.map(|(item, entry)| JudgedItem::of(entry, best_answer(&submissions, &grades, item)));
        let items = items.collect();
        let (outcome, verdict) = (graded.outcome(), Verdict::default());
        Self::conclude(campaign, context, Judgement { outcome, submissions, scores, items, verdict })
    }
}
