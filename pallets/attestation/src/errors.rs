//! The errors. Calls with their documentation leave no room for them in `lib.rs`.

use frame_support::pallet_macros::pallet_section;

/// The errors, which the pallet's own module takes in.
#[pallet_section]
mod errors {
    #[pallet::error]
    pub enum Error<T> {
        /// The account may not take on new obligations as a validator of data.
        NotAValidator,
        /// The account is on the register.
        AlreadyEnlisted,
        /// The amount is less than the least stake of an attester.
        StakeTooSmall,
        /// Every slot of the register is taken.
        RegisterFull,
        /// The account is not on the register, and has set nothing aside for it.
        NotEnlisted,
        /// The account does not hold the role of data requests.
        NotARequester,
        /// The price or the number of answers is zero.
        NothingToPay,
        /// The price of all answers together does not fit its number.
        TooLarge,
        /// The end has passed, or it is more than 365 days ahead.
        BadEnd,
        /// The pool's asset has no rate in AGT, so nothing can be set aside in proportion.
        NoRate,
        /// There is no such job.
        UnknownJob,
        /// The caller is not the job's requester.
        NotRequester,
        /// The job has its committee.
        AlreadyDrawn,
        /// The epoch whose seed draws the committee has not ended.
        SeedNotSealed,
        /// The work of the job has ended.
        JobEnded,
        /// The job's committee was not drawn.
        NoCommittee,
        /// The requester can strike no more: the time is over.
        StrikesOver,
        /// The requester can strike no more: no spare member is left.
        NoMoreStrikes,
        /// The account is not a member of the committee.
        NotAMember,
        /// The seed that draws the committee is known: the job ends only after the draw.
        SeedKnown,
        /// The price is less than the least that an account can own of the pool's asset: a worker could not be paid.
        PriceBelowLeastBalance,
        /// As many committees as a job has at most have said nothing. No other is drawn.
        NoMoreCommittees,
        /// The job waits for its first committee, and its work has not ended.
        StillOpen,
        /// No committee has attested that nothing is outstanding, and another one can still do so.
        StillAttesting,
        /// The committee can still post batches.
        StillPosting,
        /// Nothing is left of the job, so no committee must say anything.
        NothingLeft,
        /// Batches of the job are not swept.
        BatchesLeft,
        /// The requester can still strike members of the committee.
        StrikesOpen,
        /// The time in which batches of the job can be posted is over.
        PostingOver,
        /// A batch that the member had proposed was not signed: it proposes no other.
        Silenced,
        /// A batch of the job waits for signatures.
        AlreadyProposed,
        /// A last batch of the job was proposed or posted, and is not void.
        LastBatchPosted,
        /// The work of the job has not ended, so nobody can say that nothing will be outstanding.
        WorkGoesOn,
        /// A last batch names a tree or answers.
        LastBatchPays,
        /// The root is zero.
        ZeroRoot,
        /// The tree has no leaves.
        NoLeaves,
        /// Nothing is accepted.
        NothingAccepted,
        /// The tree has more leaves than there are answers.
        MoreLeavesThanAnswers,
        /// The batch pays more than is left of the job.
        NotEnoughLeft,
        /// The job has no such batch.
        UnknownBatch,
        /// The batch does not wait for signatures.
        NotProposed,
        /// The time in which members can sign is over.
        SigningOver,
        /// The batch has another root.
        WrongRoot,
        /// The member has signed.
        AlreadySigned,
        /// Members can still sign.
        StillSigning,
        /// The batch has not the signatures that it needs, a challenge is open, or it was swept.
        NotPosted,
        /// The time in which the batch can be challenged is over.
        WindowOver,
        /// The challenger cannot spend the bond and keep its account alive.
        CannotPayBond,
        /// The account has challenged the batch with a receipt before, or its challenge has lapsed.
        AlreadyChallenged,
        /// A challenge of the batch has lapsed: another one needs a bond.
        ReceiptsOver,
        /// A challenge of the batch with a receipt of this member was dismissed: none of the member's receipts counts.
        MemberRefuted,
        /// The receipt names no answers, or its member did not sign it for this worker.
        BadReceipt,
        /// No challenge of the batch is open.
        NotChallenged,
        /// The open challenge of the batch is of another account.
        WrongChallenger,
        /// The time in which the challenge can be ruled on is not over.
        StillRuling,
        /// The batch can still be challenged, a challenge is open, or it was swept.
        NotFinal,
        /// What the signers had set aside was lifted.
        AlreadyLifted,
        /// The account has nothing set aside for a batch that has ended.
        NothingKept,
        /// The pay of the account was claimed.
        AlreadyClaimed,
        /// The amount is not the price of the accepted answers.
        WrongAmount,
        /// The proof leads from no such leaf to the root.
        BadProof,
        /// The leaves of the batch pay more than the batch says. What was claimed before is paid.
        BatchExhausted,
        /// People can still claim what the batch pays.
        StillClaimable,
    }
}
