//! What gold has shown of the workers of all campaigns, which are one series, and how undecided items stand.

use crate::{people::Item, rules::Campaign, work::ItemEnd};
use agt_primitives::{
    contributors::Qualified,
    skill::{ClassTallies, Confusion, Frequencies, Stage, FEW_CLASSES},
    tasks::{Answer, ItemStanding, Judged, OpenItem, Position, PositionVerdict, Verdict, Voter, Worker},
};
use std::collections::BTreeMap;

/// An item goes to the experts after this many sets that left it undecided.
pub(super) const MOST_ATTEMPTS: u8 = 3;

/// What is kept of a series of campaigns.
#[derive(Debug)]
pub(super) struct Series {
    pub(super) confusion: Confusion,
    classes: u16,
    tallies: Vec<ClassTallies>,
    /// How many accounts each person has had before its present one.
    renewals: Vec<u32>,
    fresh: ItemStanding,
    standings: BTreeMap<u64, ItemStanding>,
}

impl Series {
    /// Returns a series of campaigns like this one, of which nothing is known.
    pub(super) fn of(campaign: &Campaign, people: usize) -> Self {
        let classes = campaign.kind.classes().unwrap_or(u16::MAX);
        Self {
            confusion: Confusion::of(classes),
            classes,
            tallies: vec![ClassTallies::of(classes); people],
            renewals: vec![0; people],
            fresh: ItemStanding::fresh(&campaign.kind, &Frequencies::even(classes)),
            standings: BTreeMap::new(),
        }
    }

    /// Knows nothing of a person any more, who has a fresh account.
    pub(super) fn forget(&mut self, who: usize) {
        self.tallies[who] = ClassTallies::of(self.classes);
        self.renewals[who] += 1;
    }

    /// Drops all undecided items.
    pub(super) fn drop_items(&mut self) {
        self.standings.clear();
    }

    /// Returns a worker of a set with its answers.
    pub(super) fn worker<'a>(&'a self, who: usize, qualified: Qualified, answers: Option<&'a [Answer]>) -> Worker<'a> {
        let voter = Voter::of(&(who as u64, self.renewals[who]));
        Worker { voter, qualified, tallies: &self.tallies[who], answers }
    }

    /// Returns how the items of a set stand, and whether another round can follow for each.
    pub(super) fn open(&self, items: &[Item]) -> Vec<OpenItem> {
        let open = |item: &Item| OpenItem {
            standing: self.standings.get(&item.id).unwrap_or(&self.fresh).clone(),
            stage: if item.attempts + 1 < MOST_ATTEMPTS { Stage::Early } else { Stage::Last },
        };
        items.iter().map(open).collect()
    }

    /// Keeps how the undecided items of a set stand, as long as another round follows, and returns how all items ended.
    pub(super) fn keep(&mut self, items: &[Item], verdict: &Verdict, open: Vec<OpenItem>) -> Vec<ItemEnd> {
        let ended = items.iter().zip(&verdict.positions).zip(open).map(|((item, verdict), open)| {
            let answer = match verdict {
                PositionVerdict::Decided(answer) => Some(*answer),
                _ => None,
            };
            let to_experts = answer.is_none() && item.attempts + 1 >= MOST_ATTEMPTS;
            if answer.is_none() && !to_experts {
                self.standings.insert(item.id, open.standing);
            } else {
                self.standings.remove(&item.id);
            }
            ItemEnd { id: item.id, answer, to_experts }
        });
        ended.collect()
    }

    /// Notes what the gold of a set shows of its workers who have revealed their answers, and of the series as far as they are
    /// let in and passed the set.
    pub(super) fn note(
        &mut self,
        people: &[(usize, Qualified, Option<&[Answer]>)],
        set: &[Position],
        Judged { verdict, passed }: &Judged,
    ) {
        let truths = set.iter().zip(&verdict.positions).map(|(position, verdict)| match (position, verdict) {
            (Position::Firm(truth), PositionVerdict::Gold | PositionVerdict::Contested) => Some(*truth),
            _ => None,
        });
        let truths = truths.collect::<Vec<_>>();
        for (((who, qualified, answers), tally), passed) in people.iter().zip(&verdict.workers).zip(passed) {
            let Some(answers) = answers else { continue };
            if self.classes > FEW_CLASSES {
                self.tallies[*who].note_all(tally.gold);
                continue;
            }
            for (truth, answer) in truths.iter().zip(*answers) {
                let (Some(Answer::Choice(truth)), Answer::Choice(answer)) = (truth, answer) else { continue };
                self.tallies[*who].note(*truth, truth == answer);
                if qualified.is_let_in() && *passed {
                    self.confusion.note(*truth, *answer);
                }
            }
        }
    }
}
