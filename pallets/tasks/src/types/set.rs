//! A set: its answers, its windows, and what its settlement hands from step to step.

use super::{Deal, List, Listed};
use agt_primitives::{
    basis_points::BasisPoints,
    contributors::{Outcome, Qualified, Tally},
    tasks::{
        delivered, Answer, Answers, CampaignId, ItemStanding, Queue, RoundId, SetId, SetIndex, Verdict, WorkerTally,
    },
    Aia, Balance, Moment,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// A set to which somebody committed, or that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum SetEntry {
    /// It is being worked on.
    Open(OpenSet),
    /// Its answers are revealed and wait for grades.
    Grading(AwaitingGrades),
    /// It is over.
    Settled(SettledSet),
}

impl SetEntry {
    /// Returns the set if it is not over.
    pub(crate) fn unsettled(self) -> Option<OpenSet> {
        match self {
            Self::Open(open) | Self::Grading(AwaitingGrades { open, .. }) => Some(open),
            Self::Settled(_) => None,
        }
    }

    /// Returns the set if it is being worked on.
    pub(crate) fn into_open(self) -> Option<OpenSet> {
        match self {
            Self::Open(open) => Some(open),
            Self::Grading(..) | Self::Settled(_) => None,
        }
    }
}

/// A rich set whose answers wait for grades.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct AwaitingGrades {
    /// The set.
    pub open: OpenSet,
    /// Since when it has waited for graders, on the clock of work.
    pub since: Moment,
    /// Its entry in the list of what graders grade. Entries are dealt in order.
    pub entry: u32,
}

/// A set that is being worked on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct OpenSet {
    /// Its round.
    pub round: RoundId,
    /// The seats that are committed, a bit each.
    pub committed: u8,
    /// The seats that are revealed, a bit each.
    pub revealed: u8,
    /// The number of committed seats that unproven workers have.
    pub unproven: u8,
    /// When the last commitment to one of its seats came, on the clock of work.
    pub last_commit: Moment,
    /// When the last of its committed seats was revealed, on the clock of work.
    pub answered: Option<Moment>,
    /// Whether its gold is opened.
    pub gold_opened: bool,
}

impl OpenSet {
    /// Returns whether a seat is committed.
    pub fn is_committed(&self, seat: u8) -> bool {
        self.committed & seat_bit(seat) != 0
    }

    /// Returns whether a seat is revealed.
    pub fn is_revealed(&self, seat: u8) -> bool {
        self.revealed & seat_bit(seat) != 0
    }

    /// Returns the first of `seats` seats that nobody committed to.
    pub fn free_seat(&self, seats: u8) -> Option<u8> {
        (0..seats).find(|seat| !self.is_committed(*seat))
    }
}

/// Returns the bit of a seat. A set has at most seven seats.
pub(crate) fn seat_bit(seat: u8) -> u8 {
    1u8.checked_shl(seat.into()).unwrap_or(0)
}

/// The answers of one seat, first as a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct SubmittedAnswers<AccountId> {
    /// The account that committed.
    pub who: AccountId,
    /// What it committed to.
    pub commitment: H256,
    /// How it was qualified in the area when it committed: nobody chooses the moment.
    pub qualified: Qualified,
    /// The answers, once they are revealed.
    pub answers: Option<Answers>,
}

/// The record of a set that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SettledSet {
    /// When it was settled, in chain time.
    pub at: Moment,
    /// Its outcome.
    pub outcome: SetOutcome,
    /// The number of items that were decided.
    pub decided: u8,
    /// The number of items that were not decided.
    pub undecided: u8,
    /// Blake2-256 of its items' results, as the event of its settlement has them.
    pub items: H256,
    /// Blake2-256 of its seats' results, as the event of its settlement has them: who earned what, was paid what and was
    /// slashed. Whoever brings the list later is believed if it has this hash.
    pub seats: H256,
    /// Its place among the settled sets of its campaign, in the order of settlement: 0 for the first one.
    pub place: u32,
}

impl SettledSet {
    /// Returns the hash of what its campaign has delivered with it; `before` is that without it.
    pub(crate) fn added_to(&self, before: H256, campaign: CampaignId, set: SetId) -> H256 {
        delivered(before, campaign, set, self.items, self.seats)
    }
}

/// The result of one item of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[allow(missing_docs)] // A field without a comment is what its name says.
pub struct ItemResult {
    pub item: u32,
    /// The answer that the workers agreed on.
    pub answer: Option<Answer>,
    /// The share of what decided that speaks for the answer, in basis points and rounded down: of the likelihood for
    /// choices, over all rounds of the item; of the weight inside the band for numbers; of the graders for content. None if
    /// it is undecided, and for content that passes because no graders agreed on it.
    pub confidence: Option<BasisPoints>,
    /// The list that it goes to; none if it is decided, and if nobody will decide it.
    pub list: Option<List>,
}

/// The result of one seat, as the event of its set's settlement has it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SeatResult<AccountId> {
    /// The account that committed to the seat.
    pub who: AccountId,
    /// How its work ended.
    pub outcome: Outcome,
    /// Its answers to items that were decided.
    pub consensus: Tally,
    /// Its answers to gold that stands.
    pub gold: Tally,
    /// AIA that the set earns, multiplier included.
    pub aia: Aia,
    /// AIA that was credited: none while the pay of a trial waits, and all that has waited when the trial ends.
    pub credited: Aia,
    /// What the pool pays, in its asset.
    pub paid: Balance,
    /// Planck of its bond that were slashed.
    pub slashed: Balance,
}

/// The outcome of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum SetOutcome {
    /// Nobody committed: its items are dealt again.
    Empty,
    /// Nobody revealed: its items count as undecided.
    Silent,
    /// It was judged by its gold and by consensus.
    Judged,
    /// Its gold was not opened, and its items are lost. A pool pays by consensus alone. The platform pays no AIA without
    /// gold, and workers who revealed get their energy back.
    GoldWithheld,
    /// It was graded by graders.
    Graded,
    /// It is a rich set that nobody graded in time. A pool pays every answer as one that passes. The platform pays nothing,
    /// workers who revealed get their energy back, and its items count as undecided.
    Ungraded,
    /// It is a grading set whose rich set was over before: nobody is judged, and workers who revealed get their energy
    /// back.
    Moot,
}

/// A dealt set and what its round says about it.
pub(crate) struct SetContext {
    pub(crate) campaign: CampaignId,
    pub(crate) round: RoundId,
    pub(crate) set: SetId,
    pub(crate) queue: Queue,
    pub(crate) deal: Deal,
    /// Its number in the round.
    pub(crate) index: SetIndex,
    /// The number of its positions.
    pub(crate) positions: u32,
}

/// What one revealed seat earned.
#[derive(Clone, Copy, Default)]
pub(crate) struct Score {
    pub(crate) tally: WorkerTally,
    /// Whether it is paid.
    pub(crate) accepted: bool,
    /// Its part of the set's reward: AIA, or an amount of the pool's asset.
    pub(crate) earned: Balance,
}

/// The judgement on a set, which ends its tickets.
pub(crate) struct Judgement<AccountId> {
    pub(crate) outcome: SetOutcome,
    /// The answers of each seat; none for a seat that nobody committed to.
    pub(crate) submissions: Vec<Option<SubmittedAnswers<AccountId>>>,
    /// The score of each seat; none for a seat that was not revealed.
    pub(crate) scores: Vec<Option<Score>>,
    /// The items that it carried. Empty for a grading set.
    pub(crate) items: Vec<JudgedItem>,
    /// The verdict on its positions; empty where graders judged.
    pub(crate) verdict: Verdict,
}

/// An item of a set that is judged.
pub(crate) struct JudgedItem {
    pub(crate) entry: Listed,
    /// The answer, if it is decided, and the share of what decided that speaks for it.
    pub(crate) label: Option<Label>,
    /// How it stands now, if the set has moved that.
    pub(crate) standing: Option<ItemStanding>,
}

/// A decided answer.
#[derive(Clone, Copy)]
pub(crate) struct Label {
    pub(crate) answer: Answer,
    /// None where it passes and nobody vouches for it.
    pub(crate) confidence: Option<BasisPoints>,
}

impl JudgedItem {
    /// Returns an item whose standing the set has not moved.
    pub(crate) fn of(entry: Listed, label: Option<Label>) -> Self {
        Self { entry, label, standing: None }
    }
}

/// Returns the score of each seat, given what a worker's tally is accepted as and earns; none for a seat that was not
/// revealed. Workers are numbered by committed seat.
pub(crate) fn scores<AccountId>(
    submissions: &[Option<SubmittedAnswers<AccountId>>],
    verdict: &Verdict,
    accepted: impl Fn(usize, &WorkerTally) -> bool,
    earned: impl Fn(&WorkerTally) -> Balance,
) -> Vec<Option<Score>> {
    let mut tallies = verdict.workers.iter().enumerate();
    let score = |submitted: &Option<SubmittedAnswers<AccountId>>| {
        // The verdict has a tally for each seat that somebody committed to.
        let submitted = submitted.as_ref()?;
        let (worker, tally) = tallies.next()?;
        submitted.answers.as_ref()?;
        let accepted = accepted(worker, tally);
        Some(Score { tally: *tally, accepted, earned: if accepted { earned(tally) } else { 0 } })
    };
    submissions.iter().map(score).collect()
}
