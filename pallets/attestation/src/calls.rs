//! The calls. Their documentation leaves no room for them in `lib.rs`.

use frame_support::pallet_macros::pallet_section;

/// The calls, which the pallet's own module takes in.
#[pallet_section]
mod calls {
    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Puts the caller on the register of attesters and sets `amount` planck of its bond aside. That is its weight in draws.
        ///
        /// Caller: an account with access to the role of data validation. Emits [`Event::Enlisted`].
        ///
        /// Errors:
        /// * [`Error::NotAValidator`]: the caller has no access to the role.
        /// * [`Error::AlreadyEnlisted`], [`Error::RegisterFull`]: it is on the register, or the register has no slot.
        /// * [`Error::StakeTooSmall`]: the amount is less than `attestation.leastStake`.
        /// * An error of the bond: so much of it is not free, or an older stake is set aside still (see [`Pallet::retire`]).
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::enlist())]
        pub fn enlist(origin: OriginFor<T>, amount: Balance) -> DispatchResult {
            Self::do_enlist(&ensure_signed(origin)?, amount)
        }

        /// Takes the caller off the register and frees what it had set aside for it. What it has signed stays set aside until
        /// the batch is final.
        ///
        /// Caller: an attester. Emits [`Event::Retired`].
        ///
        /// Errors:
        /// * [`Error::NotEnlisted`]: the caller is not on the register, and has no stake for it set aside.
        /// * An error of the bond: a dispute holds the stake.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::retire())]
        pub fn retire(origin: OriginFor<T>) -> DispatchResult {
            Self::do_retire(&ensure_signed(origin)?)
        }

        /// Opens a job that pays out of the caller's pool `pool`. It reserves the price of all answers. The governed terms
        /// apply to it as they stand now.
        ///
        /// Caller: an account with access to the role of data requests. Emits [`Event::JobOpened`].
        ///
        /// Errors:
        /// * [`Error::NotARequester`]: the caller has no access to the role.
        /// * [`Error::BadEnd`]: the end is not to come, or more than 365 days ahead.
        /// * [`Error::NothingToPay`], [`Error::TooLarge`]: the price of all answers is zero, or does not fit.
        /// * [`Error::PriceBelowLeastBalance`]: a worker could not be paid for one answer.
        /// * [`Error::NoRate`]: the pool's asset has no rate in AGT.
        /// * An error of the pool: there is no such open pool of the caller, or it has less unreserved.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::open_job())]
        pub fn open_job(origin: OriginFor<T>, pool: PoolId, terms: JobTerms) -> DispatchResult {
            Self::do_open_job(&ensure_signed(origin)?, pool, terms)
        }

        /// Draws the committee of a job, with up to two spare members, by the seed of the job's epoch. With the first committee
        /// all that the job reserves is committed: nobody takes it back then, whatever becomes of the pool.
        ///
        /// If the draw finds too few attesters, the seed of the next epoch will draw; when the time to post is over meanwhile,
        /// the committee counts as one that has said nothing. If the seed or the register is not kept any more, the job ends, or
        /// the later committee counts as one that has said nothing.
        ///
        /// Caller: any signed account. Emits [`Event::CommitteeDrawn`], [`Event::DrawPostponed`], [`Event::JobClosed`] or, as
        /// [`Pallet::replace`] does, [`Event::CommitteeSilent`].
        ///
        /// Errors:
        /// * [`Error::UnknownJob`], [`Error::AlreadyDrawn`], [`Error::NoMoreCommittees`]: there is no job that waits for a
        ///   committee.
        /// * [`Error::SeedNotSealed`]: the epoch has not ended.
        /// * An error of the pool: it accepts no new work, so the job can only be closed.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::draw())]
        pub fn draw(origin: OriginFor<T>, job: JobId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_draw(job)
        }

        /// Strikes `who` from the committee: the next member that was drawn moves up.
        ///
        /// Caller: the job's requester, at most twice and within `attestation.strikeWindow` after the draw. Emits
        /// [`Event::Struck`].
        ///
        /// Errors:
        /// * [`Error::UnknownJob`], [`Error::NotRequester`], [`Error::NoCommittee`]: it is not the caller's job, or has no
        ///   committee.
        /// * [`Error::StrikesOver`], [`Error::NoMoreStrikes`]: the time is over, or no spare member is left.
        /// * [`Error::NotAMember`]: `who` was not drawn, or was struck.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::strike())]
        pub fn strike(origin: OriginFor<T>, job: JobId, who: SourceOf<T>) -> DispatchResult {
            Self::do_strike(&ensure_signed(origin)?, job, &T::Lookup::lookup(who)?)
        }

        /// Ends the work of a job. Before the seed of its first committee is known the job ends at once; later its committee
        /// can still post for `attestation.postingGrace`, and must post a last batch.
        ///
        /// Caller: the job's requester. Emits [`Event::JobStopped`] or [`Event::JobClosed`].
        ///
        /// Errors:
        /// * [`Error::UnknownJob`], [`Error::NotRequester`]: it is not the caller's job.
        /// * [`Error::JobEnded`]: its work has ended.
        /// * [`Error::SeedKnown`]: the seed of its first committee is known: it must be drawn first.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::stop())]
        pub fn stop(origin: OriginFor<T>, job: JobId) -> DispatchResult {
            Self::do_stop(&ensure_signed(origin)?, job)
        }

        /// Ends a job whose batches are swept: a last batch is final, nothing is left, or three committees have said nothing.
        /// What its batches have rejected is forfeited as far as it is left, the rest goes back to the pool.
        ///
        /// A job without a first committee closes when its work has ended, unless its seed is known and can draw, or when its
        /// pool accepts no new work.
        ///
        /// Caller: any signed account. Emits [`Event::JobClosed`].
        ///
        /// Errors:
        /// * [`Error::UnknownJob`]: there is no such job.
        /// * [`Error::StillAttesting`], [`Error::BatchesLeft`]: no committee has attested that nothing is outstanding, or
        ///   batches are not swept.
        /// * [`Error::StillOpen`], [`Error::SeedKnown`]: the first committee can still be drawn, or must be.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::close())]
        pub fn close(origin: OriginFor<T>, job: JobId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_close(job)
        }

        /// Proposes the next batch of a job, and signs it: sets `attestation.signerPart` of its value aside. What it pays is
        /// taken off what is left of the job.
        ///
        /// A last batch pays nothing: with it the committee attests, after the end of the work, that nothing is outstanding. Its
        /// value is what is left. Nothing else is posted while there is one.
        ///
        /// Caller: a member of the job's committee. Emits [`Event::BatchProposed`].
        ///
        /// Errors:
        /// * [`Error::UnknownJob`], [`Error::NoCommittee`], [`Error::NotAMember`]: the caller has no seat in it.
        /// * [`Error::StrikesOpen`], [`Error::PostingOver`]: it is too early or too late.
        /// * [`Error::Silenced`]: an earlier proposal of the caller was not signed.
        /// * [`Error::AlreadyProposed`], [`Error::LastBatchPosted`]: another batch waits for signatures, or there is a last one.
        /// * [`Error::WorkGoesOn`], [`Error::LastBatchPays`]: a last batch comes too early, or names a tree or answers.
        /// * [`Error::ZeroRoot`], [`Error::NoLeaves`], [`Error::NothingAccepted`], [`Error::MoreLeavesThanAnswers`]: no tree is
        ///   like this.
        /// * [`Error::NotEnoughLeft`]: it pays more than is left.
        /// * An error of the bond: the caller has no access to data validation, or so much of its bond is not free.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::post())]
        pub fn post(origin: OriginFor<T>, job: JobId, content: BatchContent) -> DispatchResult {
            Self::do_post(&ensure_signed(origin)?, job, content)
        }

        /// Signs a batch, whose root the signer names, and sets the same aside as its poster. With the last signature that it
        /// needs its window begins.
        ///
        /// Caller: another member of the batch's committee. Emits [`Event::BatchSigned`], and [`Event::BatchPosted`] with the
        /// last signature.
        ///
        /// Errors:
        /// * [`Error::UnknownBatch`], [`Error::NotProposed`], [`Error::SigningOver`]: the batch waits for no signatures.
        /// * [`Error::WrongRoot`]: it has another root.
        /// * [`Error::NotAMember`], [`Error::AlreadySigned`]: the caller has no seat, or has signed.
        /// * An error of the bond, as in [`Pallet::post`].
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::sign())]
        pub fn sign(origin: OriginFor<T>, job: JobId, batch: BatchNumber, root: H256) -> DispatchResult {
            Self::do_sign(&ensure_signed(origin)?, (job, batch), root)
        }

        /// Drops a batch that was not signed in time: its signers get back what they set aside, and its poster proposes no
        /// other. Batches can be posted for `attestation.postingGrace` at the least from now. When no member is left who may
        /// propose, the committee counts as one that has said nothing.
        ///
        /// Caller: any signed account. Emits [`Event::BatchDropped`], and with the last member what [`Pallet::replace`] emits.
        ///
        /// Errors:
        /// * [`Error::UnknownBatch`], [`Error::NotProposed`], [`Error::StillSigning`]: there is no batch to drop.
        #[pallet::call_index(9)]
        #[pallet::weight(T::WeightInfo::drop_batch())]
        pub fn drop_batch(origin: OriginFor<T>, job: JobId, batch: BatchNumber) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_drop_batch((job, batch))
        }

        /// Challenges a posted batch. Nobody can claim until the challenge is decided, and the window's clock stands still.
        ///
        /// With a receipt, which a member of the committee has signed for the caller, it costs no bond, once a batch, and no fee
        /// within the caller's allowance. No receipt of a member counts after a challenge with one of its was dismissed, and none
        /// after a challenge has lapsed. Without one a bond goes on hold: `attestation.challengeBond`, or
        /// `attestation.challengeBondPart` of the batch's value if that is more.
        ///
        /// Caller: any signed account within the window. Emits [`Event::Challenged`].
        ///
        /// Errors:
        /// * [`Error::UnknownBatch`], [`Error::NotPosted`], [`Error::WindowOver`]: the batch cannot be challenged now.
        /// * [`Error::CannotPayBond`]: the caller cannot spend the bond.
        /// * [`Error::NotAMember`], [`Error::BadReceipt`]: the receipt is none for this batch and caller.
        /// * [`Error::AlreadyChallenged`]: the caller has used one, or its challenge has lapsed.
        /// * [`Error::MemberRefuted`], [`Error::ReceiptsOver`]: the member's receipts, or all receipts, count no more.
        #[pallet::call_index(10)]
        #[pallet::weight(T::Feeless::weight(T::WeightInfo::challenge(), T::WeightInfo::challenge()))]
        #[pallet::feeless_if(|
            origin: &OriginFor<T>,
            job: &JobId,
            batch: &BatchNumber,
            receipt: &Option<ReceiptOf<T>>,
        | -> bool { Pallet::<T>::is_challenge_feeless(origin, (*job, *batch), receipt.clone()) })]
        pub fn challenge(
            origin: OriginFor<T>,
            job: JobId,
            batch: BatchNumber,
            receipt: Option<ReceiptOf<T>>,
        ) -> DispatchResult {
            Self::do_challenge(&ensure_signed(origin)?, (job, batch), receipt)
        }

        /// Rules on the challenge of `challenger`.
        ///
        /// Upheld: the batch is void and what it was to pay is left again; its signers lose what they had set aside for it, a
        /// part of it to the challenger, and leave the register; the challenger gets its bond back; another committee is drawn,
        /// unless that was done before. There is time to post again, and a last batch is withdrawn. Dismissed: the bond goes to
        /// the pot, and what was left of the window begins again; receipts of the same member count for the batch no more.
        ///
        /// Caller: the origin that rules. Emits [`Event::Upheld`] with [`Event::SignerSlashed`] and [`Event::Retired`] for each
        /// signer, or [`Event::Dismissed`].
        ///
        /// Errors:
        /// * [`Error::UnknownBatch`], [`Error::NotChallenged`], [`Error::WrongChallenger`]: no such challenge is open.
        #[pallet::call_index(11)]
        #[pallet::weight(T::WeightInfo::rule())]
        pub fn rule(
            origin: OriginFor<T>,
            job: JobId,
            batch: BatchNumber,
            challenger: SourceOf<T>,
            upheld: bool,
        ) -> DispatchResult {
            T::ChallengeOrigin::ensure_origin(origin)?;
            Self::do_rule((job, batch), &T::Lookup::lookup(challenger)?, upheld)
        }

        /// Ends a challenge on which nobody has ruled for `attestation.rulingWindow`. What was left of the window begins again,
        /// for challenges with a bond of other accounts; the second time the batch is final at once. The challenger gets its
        /// bond back: governance that sleeps stops nobody's pay for ever and takes nobody's bond.
        ///
        /// Caller: any signed account. Emits [`Event::Lapsed`].
        ///
        /// Errors:
        /// * [`Error::UnknownBatch`], [`Error::NotChallenged`], [`Error::StillRuling`]: nothing has lapsed.
        #[pallet::call_index(12)]
        #[pallet::weight(T::WeightInfo::lapse())]
        pub fn lapse(origin: OriginFor<T>, job: JobId, batch: BatchNumber) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_lapse((job, batch))
        }

        /// Frees what the signers of a final batch have set aside.
        ///
        /// Caller: any signed account. Emits [`Event::Lifted`], and [`Event::SetAsideKept`] for who is in dispute.
        ///
        /// Errors:
        /// * [`Error::UnknownBatch`], [`Error::NotFinal`], [`Error::AlreadyLifted`]: there is nothing to lift.
        #[pallet::call_index(13)]
        #[pallet::weight(T::WeightInfo::lift())]
        pub fn lift(origin: OriginFor<T>, job: JobId, batch: BatchNumber) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_lift((job, batch))
        }

        /// Frees what `who` has set aside for a batch that has ended while a dispute held it.
        ///
        /// Caller: any signed account. Emits [`Event::KeptLifted`].
        ///
        /// Errors:
        /// * [`Error::NothingKept`]: nothing was kept.
        /// * An error of the bond: the dispute is still open.
        #[pallet::call_index(14)]
        #[pallet::weight(T::WeightInfo::lift_kept())]
        pub fn lift_kept(origin: OriginFor<T>, job: JobId, batch: BatchNumber, who: SourceOf<T>) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_lift_kept((job, batch), &T::Lookup::lookup(who)?)
        }

        /// Credits `who` with what a final batch says that it has earned, and pays it if it can receive the asset now. Otherwise
        /// the pool owes it the same.
        ///
        /// `accepted`, `rejected` and `amount` are those of the leaf of `who`, and `index` and `proof` lead from it to the root.
        ///
        /// Caller: any signed account. No fee within the allowance of `who` if it is the caller. Emits [`Event::Claimed`].
        ///
        /// Errors:
        /// * [`Error::UnknownBatch`], [`Error::NotFinal`]: the batch pays nobody now.
        /// * [`Error::AlreadyClaimed`]: `who` was paid.
        /// * [`Error::NothingAccepted`], [`Error::WrongAmount`]: no leaf is like this.
        /// * [`Error::BadProof`]: the leaf is not in the tree at this place.
        /// * [`Error::BatchExhausted`]: the leaves pay more than the batch.
        #[pallet::call_index(15)]
        #[pallet::weight(T::Feeless::weight(T::WeightInfo::claim(), T::WeightInfo::claim()))]
        #[pallet::feeless_if(|
            origin: &OriginFor<T>,
            job: &JobId,
            batch: &BatchNumber,
            who: &SourceOf<T>,
            accepted: &u32,
            rejected: &u32,
            amount: &Balance,
            index: &u32,
            proof: &Proof,
        | -> bool {
            let (job, batch, who, proof) = (*job, *batch, who.clone(), proof.clone());
            let (accepted, rejected, amount, index) = (*accepted, *rejected, *amount, *index);
            let call = Call::claim { job, batch, who, accepted, rejected, amount, index, proof };
            Pallet::<T>::is_claim_feeless(origin, call)
        })]
        pub fn claim(
            origin: OriginFor<T>,
            job: JobId,
            batch: BatchNumber,
            who: SourceOf<T>,
            accepted: u32,
            rejected: u32,
            amount: Balance,
            index: u32,
            proof: Proof,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            let who = &T::Lookup::lookup(who)?;
            Self::do_claim((job, batch), ClaimOf { who, accepted, rejected, amount, index, proof: &proof })
        }

        /// Ends the claims on a batch, and removes up to `limit` of its marks; without marks the batch is removed. It can be
        /// called again.
        ///
        /// A batch of which all was claimed can be swept at once, another one `attestation.claimLife` after it became final.
        /// What nobody has claimed is forfeited: the requester does not get it back.
        ///
        /// Caller: any signed account. Emits [`Event::Swept`].
        ///
        /// Errors:
        /// * [`Error::UnknownBatch`], [`Error::NotFinal`], [`Error::StillClaimable`]: there is nothing to sweep.
        #[pallet::call_index(16)]
        #[pallet::weight(T::WeightInfo::sweep(*limit))]
        pub fn sweep(origin: OriginFor<T>, job: JobId, batch: BatchNumber, limit: u32) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_sweep((job, batch), limit)
        }

        /// Replaces a committee that has posted no last batch in its time. Its members who have signed no batch lose what a slash
        /// without a dispute can take of their stake, and leave the register. Another committee is drawn, with time to post. After
        /// the third such committee no other is drawn, and the job can be closed.
        ///
        /// Caller: any signed account. Emits [`Event::CommitteeSilent`] with [`Event::SilentSlashed`] and [`Event::Retired`] for
        /// each such member, and [`Event::RedrawOrdered`] or [`Event::CommitteesDismissed`].
        ///
        /// Errors:
        /// * [`Error::UnknownJob`], [`Error::NoCommittee`], [`Error::StillPosting`]: there is no committee whose time is over.
        /// * [`Error::LastBatchPosted`], [`Error::AlreadyProposed`]: it has posted a last batch, or a batch waits for signatures.
        /// * [`Error::NothingLeft`]: the job needs no last batch.
        #[pallet::call_index(17)]
        #[pallet::weight(T::WeightInfo::replace())]
        pub fn replace(origin: OriginFor<T>, job: JobId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_replace(job)
        }
    }
}
