//! How a set is judged by the skill of its workers, and what its gold shows about them.
//!
//! A series of campaigns has the same classes. What gold shows of them is kept by series: which class its workers take for
//! which, and how often each account is right in each class. How an undecided item stands is kept from round to round.

use crate::{
    AccountTallies, Campaign, Config, Confusions, ItemStandings, JudgedItem, Label, Listed, Pallet, SetContext,
    SetOutcome, SubmittedAnswers, MOST_ATTEMPTS,
};
use agt_primitives::{
    skill::{ClassTallies, Confusion, Frequencies, Measure, Stage, FEW_CLASSES},
    tasks::{
        position_of, shuffle, Answer, GoldLeaf, ItemStanding, Judged, OpenItem, Panel, Position, PositionVerdict,
        Queue, Shuffle, Verdict, Voter, Worker,
    },
};
use alloc::{collections::btree_map::BTreeMap, vec, vec::Vec};

/// A judged set of items and gold.
pub(crate) struct JudgedSet {
    pub(crate) judged: Judged,
    /// The items that it carried, in the order of its canonical list.
    pub(crate) items: Vec<JudgedItem>,
}

impl<T: Config> Pallet<T> {
    /// Judges a set of items and gold by the skill of its workers, and notes what its gold shows. Without its leaf every
    /// position counts as an item, and nobody knows which.
    pub(crate) fn judge_by_skill(
        campaign: &Campaign<T::AccountId>,
        context: &SetContext,
        submissions: &[Option<SubmittedAnswers<T::AccountId>>],
        leaf: Option<&GoldLeaf>,
        outcome: SetOutcome,
    ) -> JudgedSet {
        let entries = Self::take_entries(context);
        let (Some(measure), SetOutcome::Judged | SetOutcome::GoldWithheld) = (campaign.measure(), outcome) else {
            // Nobody answered.
            return JudgedSet {
                judged: Judged { verdict: Verdict::default(), passed: Vec::new() },
                items: entries.into_iter().map(|entry| JudgedItem::of(entry, None)).collect(),
            };
        };
        let rules = campaign.terms.gold_rules(context.positions);
        let positions = leaf.map_or_else(|| rules.unopened(), |leaf| rules.positions(leaf));
        let shown = leaf.map(|leaf| shuffle(&leaf.seed, rules.positions));
        let mut open = Self::open_items(campaign, context, &entries, shown.as_ref());
        let confusion = Self::confusion(campaign);
        let tallies = Self::tallies(campaign, submissions);
        let judged = {
            let workers = submissions.iter().flatten().zip(&tallies).map(|(submitted, tallies)| Worker {
                voter: Voter::of(&submitted.who),
                qualified: submitted.qualified,
                tallies,
                answers: submitted.answers.as_ref().map(|answers| answers.as_slice()),
            });
            let panel = Panel {
                kind: &campaign.terms.answer,
                measure,
                confusion: &confusion,
                quorum: &campaign.governed.quorum(),
                workers: &workers.collect::<Vec<_>>(),
            };
            panel.judge(&positions, &mut open)
        };
        let spoiled = judged.verdict.is_spoiled();
        if !spoiled {
            Self::note_gold(campaign, submissions, &positions, &judged, tallies, confusion);
        }
        // In a spoiled set no vote counts: the items stay as they were.
        let Some(shown) = shown.filter(|_| !spoiled) else {
            let items = entries.into_iter().map(|entry| JudgedItem::of(entry, None)).collect();
            return JudgedSet { judged, items };
        };
        let items = judged_items(entries, &shown, &judged.verdict, open);
        JudgedSet { judged, items }
    }

    /// Returns the items of a set, in the order of its positions; none where answers are no choices. Without its leaf every
    /// position is an item of which nothing is known.
    fn open_items(
        campaign: &Campaign<T::AccountId>,
        context: &SetContext,
        entries: &[Listed],
        shown: Option<&Shuffle>,
    ) -> Vec<OpenItem> {
        let Some(frequencies) = campaign.frequencies() else { return Vec::new() };
        let fresh = ItemStanding::fresh(&campaign.terms.answer, &frequencies);
        let Some(shown) = shown else {
            return vec![OpenItem { standing: fresh, stage: Stage::Early }; context.positions as usize];
        };
        let items = shown.iter().filter_map(|entry| entries.get(usize::from(*entry)));
        let item = |entry: &Listed| {
            let stored = if entry.attempts > 0 { ItemStandings::<T>::get(context.campaign, entry.item) } else { None };
            OpenItem { standing: stored.unwrap_or_else(|| fresh.clone()), stage: entry.stage(context.queue) }
        };
        items.map(item).collect()
    }

    /// Returns which class the workers of a campaign's series take for which.
    fn confusion(campaign: &Campaign<T::AccountId>) -> Confusion {
        let stored = Confusions::<T>::get(campaign.series);
        stored.unwrap_or_else(|| Confusion::of(campaign.classes()))
    }

    /// Returns what gold has shown of each account that committed to a seat.
    fn tallies(
        campaign: &Campaign<T::AccountId>,
        submissions: &[Option<SubmittedAnswers<T::AccountId>>],
    ) -> Vec<ClassTallies> {
        let stored = |submitted: &SubmittedAnswers<_>| AccountTallies::<T>::get(campaign.series, &submitted.who);
        let known = submissions.iter().flatten().map(stored);
        known.map(|stored| stored.unwrap_or_else(|| ClassTallies::of(campaign.classes()))).collect()
    }

    /// Notes what the gold that stands shows of each account that revealed its answers, and, if the account is let in and
    /// passed the set, of its series.
    fn note_gold(
        campaign: &Campaign<T::AccountId>,
        submissions: &[Option<SubmittedAnswers<T::AccountId>>],
        positions: &[Position],
        Judged { verdict, passed }: &Judged,
        tallies: Vec<ClassTallies>,
        mut confusion: Confusion,
    ) {
        let truths = positions.iter().zip(&verdict.positions).map(|(position, verdict)| match (position, verdict) {
            (Position::Item, _) | (_, PositionVerdict::Void) => None,
            (Position::Gold(truth) | Position::Firm(truth) | Position::Trap { truth, .. }, _) => Some(*truth),
        });
        let truths = truths.collect::<Vec<_>>();
        if truths.iter().all(Option::is_none) {
            return;
        }
        let few = campaign.classes() <= FEW_CLASSES;
        let workers = tallies.into_iter().zip(&verdict.workers).zip(passed);
        for (submitted, ((mut known, tally), passed)) in submissions.iter().flatten().zip(workers) {
            let Some(answers) = &submitted.answers else { continue };
            if !few {
                known.note_all(tally.gold);
            }
            for (truth, answer) in truths.iter().zip(answers) {
                let (Some(Answer::Choice(truth)), Answer::Choice(answer), true) = (truth, answer, few) else {
                    continue;
                };
                known.note(*truth, truth == answer);
                if submitted.qualified.is_let_in() && *passed {
                    confusion.note(*truth, *answer);
                }
            }
            AccountTallies::<T>::insert(campaign.series, &submitted.who, known);
        }
        if few {
            Confusions::<T>::insert(campaign.series, confusion);
        }
    }
}

impl<AccountId> Campaign<AccountId> {
    /// Returns the measure of the campaign; none where answers are rich.
    pub(crate) fn measure(&self) -> Option<Measure> {
        self.terms.measured.measure(&self.terms.answer).ok().filter(|_| !self.terms.is_rich())
    }

    /// Returns what the gold in the sets of a queue is measured by; none where it measures nobody.
    pub(crate) fn gold_measure(&self, queue: Queue) -> Option<Measure> {
        match queue {
            Queue::Work | Queue::Expert if self.terms.measures_workers() => self.measure(),
            Queue::Work | Queue::Expert | Queue::Grade => None,
        }
    }

    /// Returns the number of classes, and more than can be told apart where answers are no choices.
    fn classes(&self) -> u16 {
        self.terms.answer.classes().unwrap_or(u16::MAX)
    }

    /// Returns how frequent each class is; none where answers are no choices.
    fn frequencies(&self) -> Option<Frequencies> {
        self.terms.answer.classes()?;
        self.terms.measured.frequencies(&self.terms.answer).ok()
    }
}

impl Listed {
    /// Returns whether another round of workers can follow for the item if a set of this queue does not decide it.
    fn stage(&self, queue: Queue) -> Stage {
        match queue {
            Queue::Work if self.attempts.saturating_add(1) < MOST_ATTEMPTS => Stage::Early,
            Queue::Work | Queue::Expert | Queue::Grade => Stage::Last,
        }
    }
}

/// Returns the items of a set with their labels and how they stand. The canonical list of a set is fresh items, then listed
/// ones, then gold. `open` has them in the order of the positions.
fn judged_items(entries: Vec<Listed>, shown: &Shuffle, verdict: &Verdict, open: Vec<OpenItem>) -> Vec<JudgedItem> {
    let is_item = |entry: &&u8| usize::from(**entry) < entries.len();
    let places = shown.iter().filter(is_item).map(|entry| usize::from(*entry));
    let mut standings = places.zip(open).map(|(entry, item)| (entry, item.standing)).collect::<BTreeMap<_, _>>();
    let judged = |(item, entry): (usize, Listed)| {
        let label = position_of(shown, item).and_then(|position| {
            let PositionVerdict::Decided(answer) = *position.of(&verdict.positions)? else { return None };
            Some(Label { answer, confidence: position.of(&verdict.confidence).copied().flatten() })
        });
        JudgedItem { entry, label, standing: standings.remove(&item) }
    };
    entries.into_iter().enumerate().map(judged).collect()
}
