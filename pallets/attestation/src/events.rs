//! The events. Calls with their documentation leave no room for them in `lib.rs`.

use frame_support::pallet_macros::pallet_section;

/// The events, which the pallet's own module takes in. They alone rebuild the register, each job and each batch.
#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    #[allow(missing_docs)] // A field without a comment is what its name says. Amounts are in the pool's asset.
    pub enum Event<T: Config> {
        /// An account is on the register.
        Enlisted {
            who: T::AccountId,
            slot: u32,
            /// Planck of AGT set aside: its weight in draws.
            weight: Balance,
        },
        /// An account has left the register, or got back what it had set aside for it.
        Retired {
            who: T::AccountId,
            /// The slot that it had.
            slot: Option<u32>,
            /// Planck of AGT that it had set aside and that are free; none if a dispute holds them.
            lifted: Option<Balance>,
        },
        /// A job opened.
        JobOpened {
            job: JobId,
            requester: T::AccountId,
            pool: PoolId,
            terms: JobTerms,
            most: Balance,
            /// Planck of AGT that this is worth.
            worth: Balance,
            /// Until when batches can be posted.
            post_until: Moment,
            /// The epoch whose seed draws the committee.
            epoch: BeaconEpoch,
        },
        /// The draw found too few attesters: the seed of a later epoch draws.
        DrawPostponed { job: JobId, found: u32, epoch: BeaconEpoch },
        /// A committee was drawn.
        CommitteeDrawn {
            job: JobId,
            /// How many committees of the job were asked for before.
            draw: u32,
            /// The members, the spare ones at the end.
            members: Vec<T::AccountId>,
            strike_until: Moment,
            post_until: Moment,
            /// What was committed of the job's escrow: all with the first committee, nothing with a later one.
            committed: Balance,
        },
        /// The requester struck a member.
        Struck { job: JobId, who: T::AccountId },
        /// A committee has said nothing until its time was over, or did not come.
        CommitteeSilent {
            job: JobId,
            /// How many of the job have done so.
            silences: u32,
        },
        /// A member of such a committee who had signed nothing lost a part of its stake.
        SilentSlashed {
            job: JobId,
            who: T::AccountId,
            /// Planck of AGT taken; zero if nothing can be taken.
            taken: Balance,
        },
        /// As many committees as a job has at most have said nothing: no other is drawn.
        CommitteesDismissed { job: JobId, draw: u32, post_until: Moment },
        /// Another committee is to be drawn.
        RedrawOrdered { job: JobId, draw: u32, epoch: BeaconEpoch, post_until: Moment },
        /// The requester ended the work. Batches can still be posted.
        JobStopped { job: JobId, post_until: Moment },
        /// A job ended and its escrow is closed.
        JobClosed {
            job: JobId,
            /// What its batches had rejected, as far as it was left: the requester does not get it back.
            forfeited: Balance,
            /// What the pool has unreserved again.
            released: Balance,
        },
        /// A member proposed a batch and signed it.
        BatchProposed {
            job: JobId,
            batch: BatchNumber,
            who: T::AccountId,
            content: BatchContent,
            /// What it pays. It was taken off what is left of the job.
            total: Balance,
            /// Planck of AGT that its answers are worth, the rejected ones too, or all that is left if it is the last batch.
            value: Balance,
            /// Planck of AGT that each signer sets aside.
            set_aside: Balance,
            /// Until when members can sign.
            until: Moment,
        },
        /// A member signed a batch.
        BatchSigned { job: JobId, batch: BatchNumber, who: T::AccountId },
        /// A batch has the signatures that it needs.
        BatchPosted {
            job: JobId,
            batch: BatchNumber,
            /// Until when it can be challenged.
            until: Moment,
        },
        /// A batch was not signed in time, or its committee lost its seats. What it was to pay is left again.
        BatchDropped {
            job: JobId,
            batch: BatchNumber,
            total: Balance,
            /// The member who proposes no other batch; none if the committee lost its seats.
            silenced: Option<T::AccountId>,
            /// Until when batches can be posted.
            post_until: Moment,
        },
        /// Something is outstanding again, so the last batch counts no more. Its signers and its challenger get back what is
        /// theirs.
        LastBatchWithdrawn {
            job: JobId,
            batch: BatchNumber,
            /// The accounts whose marks are still to be removed. If there are none, the batch is gone.
            marks: u32,
        },
        /// Somebody challenged a batch. Nobody can claim until it is decided.
        Challenged {
            job: JobId,
            batch: BatchNumber,
            who: T::AccountId,
            /// Planck of AGT on hold; zero with a receipt.
            bond: Balance,
            /// The member who signed the receipt; none without one.
            member: Option<T::AccountId>,
            /// The answers that the receipt is for; none without one.
            answers: Option<u32>,
            /// The hash of what the receipt is for; none without one.
            submission: Option<H256>,
            rule_by: Moment,
        },
        /// A challenge was upheld: the batch is void, and what it was to pay is left again.
        Upheld {
            job: JobId,
            batch: BatchNumber,
            challenger: T::AccountId,
            /// Planck of AGT that the challenger got back.
            bond: Balance,
            total: Balance,
            /// The accounts whose marks are still to be removed. If there are none, the batch is gone.
            marks: u32,
            /// Until when batches can be posted.
            post_until: Moment,
        },
        /// A signer of a void batch lost what it had set aside.
        SignerSlashed {
            job: JobId,
            batch: BatchNumber,
            who: T::AccountId,
            /// Planck of AGT taken; zero if another dispute holds them.
            taken: Balance,
            /// Planck of AGT of it that the challenger got.
            to_challenger: Balance,
        },
        /// A challenge was dismissed: the batch can be challenged for what was left of its window.
        Dismissed {
            job: JobId,
            batch: BatchNumber,
            challenger: T::AccountId,
            /// Planck of AGT that the challenger lost.
            bond: Balance,
            /// The member whose receipts do not count for the batch any more; none without a receipt.
            member: Option<T::AccountId>,
            until: Moment,
        },
        /// Nobody ruled on a challenge in time: the batch can be challenged, for a bond, for what was left of its window. The
        /// second time it is final.
        Lapsed {
            job: JobId,
            batch: BatchNumber,
            challenger: T::AccountId,
            /// Planck of AGT that the challenger got back.
            bond: Balance,
            until: Moment,
        },
        /// The signers of a batch have got back what they had set aside, but for what a dispute holds.
        Lifted { job: JobId, batch: BatchNumber },
        /// A dispute holds what a signer has set aside for a batch that has ended.
        SetAsideKept { job: JobId, batch: BatchNumber, who: T::AccountId },
        /// A signer has got back what a dispute had held.
        KeptLifted { job: JobId, batch: BatchNumber, who: T::AccountId, amount: Balance },
        /// Somebody has earned a part of a batch.
        Claimed {
            job: JobId,
            batch: BatchNumber,
            who: T::AccountId,
            accepted: u32,
            rejected: u32,
            amount: Balance,
            /// Whether the pool has paid it at once. If not, the pool owes it.
            is_sent: bool,
        },
        /// Records of a batch were removed.
        Swept {
            job: JobId,
            batch: BatchNumber,
            /// What nobody had claimed: the requester does not get it back.
            forfeited: Balance,
            /// How many marks were removed.
            marks: u32,
            /// Whether the batch is gone.
            is_removed: bool,
        },
    }
}
