//! What the pallet stores.

use agt_primitives::{
    attestation::{
        AttestationTerms, BatchContent, BatchNumber, BatchPhase, JobPhase, JobTerms, MOST_DRAWN, MOST_SEATS,
    },
    beacon::BeaconEpoch,
    tasks::PoolId,
    Balance, Moment,
};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;

/// An account on the register.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
#[allow(missing_docs)] // A field without a comment is what its name says.
pub struct Attester<AccountId> {
    pub who: AccountId,
    /// Its weight in draws: planck that it set aside when it enlisted.
    pub weight: Balance,
    /// The moment it enlisted.
    pub since: Moment,
}

/// A job. Amounts are in the smallest unit of its pool's asset unless they say otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Job<AccountId> {
    /// The account that opened it.
    pub requester: AccountId,
    /// The number of the requester's pool that pays.
    pub pool: PoolId,
    /// What the requester said.
    pub terms: JobTerms,
    /// The moment it opened.
    pub opened: Moment,
    /// The moment at which the work ends. It is not after that of the terms.
    pub ends: Moment,
    /// The moment from which on no batch is posted.
    pub post_until: Moment,
    /// Planck of AGT that all that it pays at most was worth when it opened.
    pub worth: Balance,
    /// Its money.
    pub books: JobBooks,
    /// The answers that its batches have rejected, without those of batches that were dropped or void.
    pub rejected: u64,
    /// The number of its next batch.
    pub next_batch: BatchNumber,
    /// The batch that waits for signatures.
    pub proposed: Option<BatchNumber>,
    /// The last batch, by which a committee attests that nothing is outstanding: from its proposal on, unless it was dropped or
    /// is void.
    pub last: Option<BatchNumber>,
    /// How many committees have said nothing until their time was over.
    pub silences: u32,
    /// The number of its batches in storage.
    pub batches: u32,
    /// Its committee.
    pub committee: Committee<AccountId>,
    /// The governed terms when it opened.
    pub in_force: AttestationTerms,
}

/// The money of a job, in the smallest unit of its pool's asset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct JobBooks {
    /// What it pays at most.
    pub most: Balance,
    /// What no batch has taken.
    pub left: Balance,
    /// What was claimed so far.
    pub paid: Balance,
    /// What nobody claimed in time.
    pub forfeited: Balance,
}

/// The committee of a job.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Committee<AccountId> {
    /// How many committees of the job were asked for before.
    pub draw: u32,
    /// Whether it was drawn, or will be.
    pub state: CommitteeState,
    /// The members in the order in which they were drawn, without those that were struck. The committee is the first of them,
    /// as many as it has seats.
    pub members: BoundedVec<Member<AccountId>, ConstU32<MOST_DRAWN>>,
}

/// Whether a committee was drawn, or will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum CommitteeState {
    /// The seed of an epoch is to draw it.
    Drawing {
        /// The epoch. It had not begun when the draw was ordered.
        epoch: BeaconEpoch,
        /// The moment at which the draw was ordered.
        ordered: Moment,
    },
    /// It was drawn.
    Drawn {
        /// Until when the requester can strike members. Nobody posts before.
        strike_until: Moment,
    },
    /// As many committees as a job has at most have said nothing. No other is drawn.
    Dismissed,
}

/// A member of a committee.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
#[allow(missing_docs)] // A field without a comment is what its name says.
pub struct Member<AccountId> {
    pub who: AccountId,
    /// Whether a batch that it had proposed was not signed. It proposes none any more.
    pub is_silenced: bool,
    /// Whether it has signed a batch of the job since it was drawn.
    pub has_signed: bool,
}

impl<AccountId: PartialEq> Job<AccountId> {
    /// Returns whether its money was committed: since its first committee was drawn.
    pub const fn is_committed(&self) -> bool {
        self.committee.draw > 0 || matches!(self.committee.state, CommitteeState::Drawn { .. })
    }

    /// Returns the members who have a seat.
    pub fn seated(&self) -> impl Iterator<Item = &Member<AccountId>> {
        let seats = usize::try_from(self.terms.size.seats()).unwrap_or(usize::MAX);
        self.committee.members.iter().take(seats)
    }

    /// Returns whether nothing stops its end but batches that are not swept: a committee has attested that nothing is
    /// outstanding, nothing is left, or committees have said nothing as often as they may.
    pub fn is_attested(&self) -> bool {
        self.last.is_some() || self.books.left == 0 || self.committee.state == CommitteeState::Dismissed
    }

    /// Notes that a member has signed a batch.
    pub(crate) fn note_signature(&mut self, who: &AccountId) {
        self.committee
            .members
            .iter_mut()
            .filter(|member| member.who == *who)
            .for_each(|member| member.has_signed = true);
    }

    /// Returns what the job waits for at this moment.
    pub fn phase(&self, now: Moment) -> JobPhase {
        match self.committee.state {
            CommitteeState::Dismissed => JobPhase::Over,
            _ if !self.is_committed() && now >= self.ends => JobPhase::Over,
            _ if self.is_committed() && self.is_attested() => JobPhase::Closing,
            CommitteeState::Drawing { .. } => JobPhase::Drawing,
            CommitteeState::Drawn { .. } if now >= self.post_until => JobPhase::Silent,
            CommitteeState::Drawn { strike_until } if now < strike_until => JobPhase::Striking,
            CommitteeState::Drawn { .. } if now < self.ends => JobPhase::Working,
            CommitteeState::Drawn { .. } => JobPhase::Ending,
        }
    }

    /// Takes the seats of the committee, if there is one. Another one has time to post, whenever the work ends.
    pub(crate) fn leave_committee(&mut self, state: CommitteeState, now: Moment) {
        self.committee = Committee { draw: self.committee.draw.saturating_add(1), state, members: BoundedVec::new() };
        self.grant_time(now);
    }

    /// Lets batches be posted for the time of grace after `from` at the least.
    pub(crate) fn grant_time(&mut self, from: Moment) {
        self.post_until = self.post_until.max(from.saturating_add(self.in_force.posting_grace));
    }
}

/// A batch. Amounts are in the smallest unit of the pool's asset unless they say otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Batch<AccountId> {
    /// What the committee attests.
    pub content: BatchContent,
    /// The account that proposed it.
    pub poster: AccountId,
    /// Which committee of the job's it is of.
    pub draw: u32,
    /// The members of the committee.
    pub seats: BoundedVec<Seat<AccountId>, ConstU32<MOST_SEATS>>,
    /// Planck of AGT that its answers, the rejected ones too, were worth when the job opened, rounded up; of a last batch,
    /// what was left of the job. It is not more than what was left.
    pub value: Balance,
    /// Planck of AGT that each signer has set aside.
    pub set_aside: Balance,
    /// Whether the set-asides were lifted.
    pub is_lifted: bool,
    /// What it pays.
    pub total: Balance,
    /// What was claimed so far.
    pub claimed: Balance,
    /// The number of its marks in storage.
    pub marks: u32,
    /// Whose challenge has lapsed. Since then a challenge needs a bond, and the next one that lapses is the last.
    pub lapsed: Option<AccountId>,
    /// What it waits for.
    pub state: BatchState<AccountId>,
}

/// A seat in the committee of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
#[allow(missing_docs)] // A field without a comment is what its name says.
pub struct Seat<AccountId> {
    pub who: AccountId,
    /// Whether it has signed.
    pub has_signed: bool,
    /// Whether a challenge with a receipt of this member was dismissed. Its receipts count for the batch no more.
    pub is_refuted: bool,
}

/// What a batch waits for.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum BatchState<AccountId> {
    /// Signatures.
    Proposed {
        /// Until when members can sign.
        until: Moment,
    },
    /// The end of its window; from then on it is final.
    Posted {
        /// Until when it can be challenged.
        until: Moment,
    },
    /// A ruling.
    Challenged {
        /// What was left of its window, in milliseconds.
        rest: Moment,
        /// The challenge.
        challenge: Challenge<AccountId>,
    },
    /// The removal of its marks. It pays nothing any more.
    Swept,
}

/// A challenge that nobody has ruled on.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Challenge<AccountId> {
    /// The challenger.
    pub who: AccountId,
    /// Planck of AGT that the challenger has on hold; zero with a receipt.
    pub bond: Balance,
    /// The member whose receipt the challenger has; none without one.
    pub member: Option<AccountId>,
    /// The moment from which on the batch can be let stand without a ruling.
    pub rule_by: Moment,
}

/// What an account has done about a batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Mark {
    /// Whether its pay was claimed.
    pub has_claimed: bool,
    /// Whether it has challenged the batch with a receipt.
    pub has_challenged: bool,
}

impl<AccountId> Batch<AccountId> {
    /// Returns those who have signed.
    pub fn signers(&self) -> impl Iterator<Item = &AccountId> {
        self.seats.iter().filter(|seat| seat.has_signed).map(|seat| &seat.who)
    }

    /// Returns whether it is final: its window is over and no challenge is open.
    pub fn is_final(&self, now: Moment) -> bool {
        matches!(self.state, BatchState::Posted { until } if now >= until)
    }

    /// Returns what nobody has claimed of it; zero of one that was swept.
    pub fn unclaimed(&self) -> Balance {
        match self.state {
            BatchState::Swept => 0,
            _ => self.total.saturating_sub(self.claimed),
        }
    }

    /// Returns what it waits for at this moment.
    pub fn phase(&self, now: Moment) -> BatchPhase {
        match self.state {
            BatchState::Proposed { .. } => BatchPhase::Proposed,
            BatchState::Posted { .. } if self.is_final(now) => BatchPhase::Final,
            BatchState::Posted { .. } => BatchPhase::Posted,
            BatchState::Challenged { .. } => BatchPhase::Challenged,
            BatchState::Swept => BatchPhase::Swept,
        }
    }
}
