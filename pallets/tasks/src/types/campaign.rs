//! A campaign: its terms, which never change, and its progress.

use super::{Backlog, List, Waiting};
use agt_primitives::{
    access::Role,
    arithmetic::mul_div_floor,
    basis_points::BasisPoints,
    tasks::{
        AnswerKind, CampaignId, CampaignKind, CampaignPhase, CampaignTerms, CampaignTotals, Queue, Replication,
        RoundId, SetId, TaskTerms, GRADES, LEAST_OUTVOTING, MAX_SEATS,
    },
    Balance, Moment,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// The two accounts that make the platform's campaigns.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct PlatformKeys<AccountId> {
    /// Opens campaigns.
    pub operator: PlatformKey<AccountId>,
    /// Approves their gold.
    pub reviewer: PlatformKey<AccountId>,
}

/// One of the platform's accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[allow(missing_docs)] // A field without a comment is what its name says.
pub struct PlatformKey<AccountId> {
    pub who: AccountId,
    /// It acts from this moment on.
    pub from: Moment,
}

/// A campaign in which this number of rich sets wait for their grades takes no further work until some are graded: a round
/// of graders has as many.
pub(crate) const MOST_GRADING: u32 = MAX_SEATS / 3;

/// One campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
#[allow(missing_docs)] // A field without a comment is what its name says.
pub struct Campaign<AccountId> {
    pub owner: AccountId,
    /// The account that approved its gold; none where a pool pays, and before the approval.
    pub reviewer: Option<AccountId>,
    /// The terms that its owner opened it with.
    pub terms: CampaignTerms,
    /// The governed terms at the moment when it was opened.
    pub governed: TaskTerms,
    /// Whether its work earns merit: XP, and the streak where the platform pays.
    pub earns_merit: bool,
    /// The phase of its life.
    pub phase: CampaignPhase,
    /// When it was opened.
    pub opened: Moment,
    /// The first item that was not dealt.
    pub next_item: u32,
    /// The number of the next set.
    pub next_set: SetId,
    /// The number of the next round.
    pub next_round: RoundId,
    /// The round of each queue that is not dealt.
    pub rounds: [Option<RoundId>; 3],
    /// The items of second rounds.
    pub again: Waiting,
    /// The items for experts.
    pub hard: Waiting,
    /// The sets for graders.
    pub ungraded: Waiting,
    /// The number of tickets that have not ended.
    pub tickets: u32,
    /// The number of seats that are promised their pay: those of closed rounds, and those of dealt sets that are not over.
    pub promised_seats: u32,
    /// The number of sets in rounds that are closed and not dealt: their leaves are taken.
    pub claimed: u32,
    /// The number of rich sets that wait for their grades.
    pub grading: u32,
    /// The first campaign of its series: what gold shows is kept there.
    pub series: CampaignId,
    /// The number of campaigns whose series it is the first of, beside itself, and that are not closed.
    pub successors: u32,
    /// Its results so far.
    pub totals: CampaignTotals,
    /// The hash of what it has delivered: of all settled sets, in the order of settlement. Zero before the first one.
    pub delivered_hash: H256,
}

impl<AccountId> Campaign<AccountId> {
    /// Returns a campaign of which nothing is dealt.
    pub(crate) fn new(
        owner: AccountId,
        terms: CampaignTerms,
        governed: TaskTerms,
        earns_merit: bool,
        phase: CampaignPhase,
        opened: Moment,
    ) -> Self {
        Self {
            owner,
            reviewer: None,
            terms,
            governed,
            earns_merit,
            phase,
            opened,
            next_item: 0,
            next_set: SetId(0),
            next_round: RoundId(0),
            rounds: [None; 3],
            again: Waiting::default(),
            hard: Waiting::default(),
            ungraded: Waiting::default(),
            tickets: 0,
            promised_seats: 0,
            claimed: 0,
            grading: 0,
            series: 0,
            successors: 0,
            totals: CampaignTotals::default(),
            delivered_hash: H256::zero(),
        }
    }

    /// Returns what a perfect full set earns: AIA, or an amount of the pool's asset.
    pub(crate) fn reward(&self) -> Balance {
        match self.terms.funding.is_platform() {
            true => self.terms.funding.aia().into(),
            false => self.terms.funding.price(),
        }
    }

    /// Returns what a perfect set with this number of positions earns: the last set may have fewer than the others.
    pub(crate) fn reward_of(&self, positions: u32) -> Balance {
        let (reward, full) = (self.reward(), self.terms.positions());
        mul_div_floor(reward, positions.into(), full.into()).unwrap_or(0).min(reward)
    }

    /// Returns the role under which the tickets of a queue set a part of the bond aside.
    pub(crate) fn role(&self, queue: Queue) -> Option<Role> {
        match queue {
            Queue::Work => self.terms.requirements.role,
            Queue::Expert | Queue::Grade => Some(Role::DataValidation),
        }
    }

    /// Returns what an answer is in the sets of a queue.
    pub(crate) fn answer_kind(&self, queue: Queue) -> AnswerKind {
        match queue {
            Queue::Work | Queue::Expert => self.terms.answer,
            Queue::Grade => GRADES,
        }
    }

    /// Returns the round of a queue that is not dealt.
    pub fn open_round(&self, queue: Queue) -> Option<RoundId> {
        let [work, expert, grade] = self.rounds;
        match queue {
            Queue::Work => work,
            Queue::Expert => expert,
            Queue::Grade => grade,
        }
    }

    /// Sets the round of a queue that is not dealt.
    pub(crate) fn set_open_round(&mut self, queue: Queue, round: Option<RoundId>) {
        let [work, expert, grade] = &mut self.rounds;
        *match queue {
            Queue::Work => work,
            Queue::Expert => expert,
            Queue::Grade => grade,
        } = round;
    }

    /// Returns what waits on a list.
    pub fn waiting(&self, list: List) -> Waiting {
        match list {
            List::Again => self.again,
            List::Hard => self.hard,
            List::Ungraded => self.ungraded,
        }
    }

    /// Returns what waits on a list, to change it.
    pub(crate) fn waiting_mut(&mut self, list: List) -> &mut Waiting {
        match list {
            List::Again => &mut self.again,
            List::Hard => &mut self.hard,
            List::Ungraded => &mut self.ungraded,
        }
    }

    /// Returns what a queue has to deal.
    pub fn backlog(&self, queue: Queue) -> Backlog {
        let listed = self.waiting(List::of(queue)).len();
        let (a_set, fresh) = match queue {
            Queue::Work => (self.terms.items_a_set.into(), self.terms.items.saturating_sub(self.next_item)),
            Queue::Expert => (self.terms.items_a_set.into(), 0),
            Queue::Grade => (1, 0),
        };
        Backlog { a_set, fresh, listed }
    }

    /// Returns the number of sets that a queue can deal: as many as its backlog fills, as there are leaves for, and as a
    /// round has seats for.
    pub fn wanted(&self, queue: Queue) -> u32 {
        let leaves = self.leaves_left();
        let filled = match queue {
            // Entries of sets that are over by now need no grades.
            Queue::Grade if self.grading == 0 => 0,
            // Answers that nobody grades are not paid, so nobody is asked for more than a round of graders can grade.
            Queue::Work | Queue::Expert if self.grading >= MOST_GRADING => 0,
            _ if self.terms.items_a_set == 0 => leaves,
            _ => self.backlog(queue).sets(),
        };
        let seats = MAX_SEATS.checked_div(self.replication(queue).seats().into()).unwrap_or(0);
        filled.min(leaves).min(seats)
    }

    /// Returns the number of leaves that no set has and no closed round has claimed.
    fn leaves_left(&self) -> u32 {
        match self.terms.gold_a_set {
            0 => u32::MAX,
            _ => self.terms.leaves.saturating_sub(self.next_set.0).saturating_sub(self.claimed),
        }
    }

    /// Returns the number of seats in the sets of a queue: three where rich answers are graded.
    pub fn replication(&self, queue: Queue) -> Replication {
        match queue {
            Queue::Work | Queue::Expert => self.terms.replication,
            Queue::Grade => Replication::Three,
        }
    }

    /// Returns the number of seats of a set that a queue may give to unproven workers: one in three, and all in a
    /// quiz, which lets them in, and in a calibration. Where a pool pays, at least as many seats stay for proven workers as
    /// it takes to outvote false gold.
    pub fn unproven_seats(&self, queue: Queue) -> u8 {
        let replication = self.terms.replication;
        match queue {
            Queue::Work if matches!(self.terms.kind, CampaignKind::Quiz | CampaignKind::Calibration) => {
                replication.unproven_seats(3)
            }
            Queue::Work if self.terms.funding.is_platform() => self.governed.unproven_seats_of(replication),
            Queue::Work => {
                let outvoting = u8::try_from(LEAST_OUTVOTING).unwrap_or(u8::MAX);
                self.governed.unproven_seats_of(replication).min(replication.seats().saturating_sub(outvoting))
            }
            Queue::Expert | Queue::Grade => 0,
        }
    }
}

/// The measure of an area, and how many campaigns that are not closed move qualifications there by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
#[allow(missing_docs)] // A field without a comment is what its name says.
pub struct AreaMeasure {
    /// The level of chance.
    pub chance: BasisPoints,
    pub reference: BasisPoints,
    pub campaigns: u32,
}
