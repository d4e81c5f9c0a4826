//! Challenges: anyone can stop a batch before it is final, and governance rules on it.

use crate::{
    Batch, BatchState, Batches, Call, Challenge, Config, Error, Event, HoldReason, Job, Jobs, Mark, Marks, Pallet,
    ReceiptOf, WeightInfo,
};
use agt_primitives::{
    arithmetic::raise,
    attestation::{BatchKey, JobId},
    contributors::{FeelessKind, FeelessQuota},
    Balance, Moment,
};
use alloc::{format, string::String, vec::Vec};
use codec::Encode;
use frame_support::{
    ensure,
    pallet_prelude::DispatchResult,
    storage::{with_storage_layer, with_transaction, TransactionOutcome},
    traits::{
        fungible::MutateHold,
        tokens::{Fortitude::Force, Precision::Exact, Restriction::Free},
        Get, PalletInfoAccess,
    },
};
use frame_system::pallet_prelude::{BlockNumberFor, OriginFor};
use sp_core::{hexdisplay::HexDisplay, H256};
use sp_runtime::traits::{Verify, Zero};

/// A batch whose challenge is open, what was left of its window, and the challenge.
type Challenged<AccountId> = (Batch<AccountId>, Moment, Challenge<AccountId>);

impl<T: Config> Pallet<T> {
    pub(crate) fn do_challenge(who: &T::AccountId, key: BatchKey, receipt: Option<ReceiptOf<T>>) -> DispatchResult {
        let mut batch = Self::known_batch(key)?;
        let BatchState::Posted { until } = batch.state else {
            return Err(Error::<T>::NotPosted.into());
        };
        let now = Self::now();
        // The window's clock stands still while a challenge is open, so a challenge that is dismissed takes no time from others.
        let rest = until.checked_sub(now).filter(|rest| *rest > 0).ok_or(Error::<T>::WindowOver)?;
        let in_force = Self::known_job(key.0)?.in_force;
        let rule_by = now.saturating_add(in_force.ruling_window);
        with_storage_layer(|| {
            let mut bond = 0;
            match &receipt {
                Some(receipt) => Self::use_receipt(who, key, &mut batch, receipt)?,
                None => {
                    ensure!(batch.lapsed.as_ref() != Some(who), Error::<T>::AlreadyChallenged);
                    bond = in_force.bond(batch.value);
                    let held = T::Currency::hold(&HoldReason::Challenge.into(), who, bond);
                    held.map_err(|_| Error::<T>::CannotPayBond)?;
                }
            }
            let member = receipt.as_ref().map(|receipt| receipt.member.clone());
            let challenge = Challenge { who: who.clone(), bond, member: member.clone(), rule_by };
            batch.state = BatchState::Challenged { rest, challenge };
            Batches::<T>::insert(key, batch);
            Self::deposit_event(Event::Challenged {
                job: key.0,
                batch: key.1,
                who: who.clone(),
                bond,
                member,
                answers: receipt.as_ref().map(|receipt| receipt.answers),
                submission: receipt.map(|receipt| receipt.submission),
                rule_by,
            });
            Ok(())
        })
    }

    /// Returns whether a challenge runs without a fee: the caller has a receipt, and the challenge would succeed. A dry run
    /// proves it, so the predicate weighs as much as the call.
    pub(crate) fn is_challenge_feeless(origin: &OriginFor<T>, key: BatchKey, receipt: Option<ReceiptOf<T>>) -> bool {
        if receipt.is_none() {
            return false;
        }
        let (call, weight) =
            (Call::challenge { job: key.0, batch: key.1, receipt: receipt.clone() }, T::WeightInfo::challenge());
        T::Feeless::waives(origin, FeelessKind::Work, call, weight, weight, |caller| {
            with_transaction(|| TransactionOutcome::Rollback(Self::do_challenge(caller, key, receipt))).is_ok()
        })
    }

    /// Checks that a member of the batch's committee has signed a receipt for a worker who uses none for this batch again.
    /// None counts after a challenge has lapsed, or of a member with whose receipt a challenge was dismissed.
    ///
    /// Verifying the signature is the costly part, so it comes last.
    fn use_receipt(
        who: &T::AccountId,
        key: BatchKey,
        batch: &mut Batch<T::AccountId>,
        receipt: &ReceiptOf<T>,
    ) -> DispatchResult {
        ensure!(batch.lapsed.is_none(), Error::<T>::ReceiptsOver);
        let mark = Marks::<T>::get(key, who);
        ensure!(!mark.is_some_and(|mark| mark.has_challenged), Error::<T>::AlreadyChallenged);
        let seat = batch.seats.iter().find(|seat| seat.who == receipt.member).ok_or(Error::<T>::NotAMember)?;
        ensure!(!seat.is_refuted, Error::<T>::MemberRefuted);
        let message = Self::receipt_message(key.0, who, receipt.answers, receipt.submission);
        let is_signed = receipt.answers > 0 && receipt.signature.verify(&message[..], &receipt.member);
        ensure!(is_signed, Error::<T>::BadReceipt);
        if mark.is_none() {
            raise(&mut batch.marks, 1)?;
        }
        Marks::<T>::insert(key, who, Mark { has_challenged: true, ..mark.unwrap_or_default() });
        Ok(())
    }

    /// Returns the text of a receipt: a member of the committee signs it for a worker who has submitted answers. Wallets show
    /// the text and wrap it before they sign, so the signed bytes can never be mistaken for an extrinsic.
    ///
    /// The genesis hash, the pallet's name, the job and the worker bind the text to this purpose.
    pub fn receipt_message(job: JobId, worker: &T::AccountId, answers: u32, submission: H256) -> Vec<u8> {
        let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
        format!(
            "<Bytes>{} receipt\ngenesis: {}\njob: {job}\nworker: {}\nanswers: {answers}\nsubmission: {}</Bytes>",
            <Self as PalletInfoAccess>::name(),
            hex(&genesis),
            hex(worker),
            hex(&submission),
        )
        .into_bytes()
    }

    fn challenged(key: BatchKey) -> Result<Challenged<T::AccountId>, Error<T>> {
        let batch = Self::known_batch(key)?;
        let BatchState::Challenged { rest, challenge } = batch.state.clone() else {
            return Err(Error::<T>::NotChallenged);
        };
        Ok((batch, rest, challenge))
    }

    pub(crate) fn do_rule(key: BatchKey, challenger: &T::AccountId, upheld: bool) -> DispatchResult {
        let (batch, rest, challenge) = Self::challenged(key)?;
        // A ruling that was long under way does not decide another challenge.
        ensure!(challenge.who == *challenger, Error::<T>::WrongChallenger);
        with_storage_layer(|| match upheld {
            true => Self::uphold(key, batch, challenge),
            false => Self::dismiss(key, batch, rest, challenge),
        })
    }

    fn uphold(key: BatchKey, mut batch: Batch<T::AccountId>, challenge: Challenge<T::AccountId>) -> DispatchResult {
        let mut job = Self::known_job(key.0)?;
        Self::give_bond_back(&challenge)?;
        Self::give_back(&mut job, &batch)?;
        // Whichever committee has posted it: the work is outstanding again.
        job.grant_time(Self::now());
        if batch.content.is_last {
            job.last = None;
        }
        Self::deposit_event(Event::Upheld {
            job: key.0,
            batch: key.1,
            challenger: challenge.who.clone(),
            bond: challenge.bond,
            total: batch.total,
            marks: batch.marks,
            post_until: job.post_until,
        });
        for who in batch.signers() {
            Self::slash_signature(key, who, &challenge.who);
            Self::expel(who)?;
        }
        batch.is_lifted = true;
        Self::withdraw_last(key.0, &mut job)?;
        if batch.draw == job.committee.draw {
            Self::dissolve(key.0, &mut job)?;
        }
        Self::void(key, &mut job, batch)?;
        Jobs::<T>::insert(key.0, job);
        Ok(())
    }

    /// Takes the seats of a committee that has attested what is not so, and what it has proposed. Another is drawn.
    fn dissolve(id: JobId, job: &mut Job<T::AccountId>) -> DispatchResult {
        if let Some(number) = job.proposed {
            let proposed = Self::known_batch((id, number))?;
            Self::drop_proposed((id, number), job, proposed, None)?;
        }
        Self::order_redraw(id, job);
        Ok(())
    }

    /// Takes the last batch back, because something is outstanding again. Its signers and its challenger lose nothing.
    fn withdraw_last(id: JobId, job: &mut Job<T::AccountId>) -> DispatchResult {
        let Some(number) = job.last.take() else { return Ok(()) };
        let key = (id, number);
        let known = Batches::<T>::get(key).filter(|batch| batch.state != BatchState::Swept);
        let Some(mut batch) = known else { return Ok(()) };
        if let BatchState::Proposed { .. } = batch.state {
            return Self::drop_proposed(key, job, batch, None);
        }
        if let BatchState::Challenged { challenge, .. } = &batch.state {
            Self::give_bond_back(challenge)?;
        }
        if !batch.is_lifted {
            batch.is_lifted = true;
            Self::lift_signatures(key, &batch);
        }
        Self::deposit_event(Event::LastBatchWithdrawn { job: id, batch: number, marks: batch.marks });
        Self::void(key, job, batch)
    }

    fn dismiss(
        key: BatchKey,
        mut batch: Batch<T::AccountId>,
        rest: Moment,
        challenge: Challenge<T::AccountId>,
    ) -> DispatchResult {
        let Challenge { who: challenger, bond, member, .. } = challenge;
        if bond > 0 {
            Self::take_bond(&challenger, bond)?;
        }
        for seat in batch.seats.iter_mut().filter(|seat| member.as_ref() == Some(&seat.who)) {
            seat.is_refuted = true;
        }
        let until = Self::now().saturating_add(rest);
        batch.state = BatchState::Posted { until };
        Batches::<T>::insert(key, batch);
        Self::deposit_event(Event::Dismissed { job: key.0, batch: key.1, challenger, bond, member, until });
        Ok(())
    }

    fn give_bond_back(challenge: &Challenge<T::AccountId>) -> DispatchResult {
        if challenge.bond > 0 {
            T::Currency::release(&HoldReason::Challenge.into(), &challenge.who, challenge.bond, Exact)?;
        }
        Ok(())
    }

    fn take_bond(challenger: &T::AccountId, bond: Balance) -> DispatchResult {
        let (reason, pot) = (HoldReason::Challenge.into(), T::Pot::get());
        T::Currency::transfer_on_hold(&reason, challenger, &pot, bond, Exact, Free, Force)?;
        Ok(())
    }

    /// Governance that does not answer must be no way to stop the pay of people for ever, and no way to take a challenger's
    /// bond. Nor may one challenger's silence stop all others, so the window goes on once, for challenges with a bond.
    pub(crate) fn do_lapse(key: BatchKey) -> DispatchResult {
        let (mut batch, rest, challenge) = Self::challenged(key)?;
        let now = Self::now();
        ensure!(now >= challenge.rule_by, Error::<T>::StillRuling);
        with_storage_layer(|| {
            Self::give_bond_back(&challenge)?;
            let Challenge { who: challenger, bond, .. } = challenge;
            let until = if batch.lapsed.is_none() { now.saturating_add(rest) } else { now };
            batch.lapsed = Some(challenger.clone());
            batch.state = BatchState::Posted { until };
            Batches::<T>::insert(key, batch);
            Self::deposit_event(Event::Lapsed { job: key.0, batch: key.1, challenger, bond, until });
            Ok(())
        })
    }
}

fn hex(of: &impl Encode) -> String {
    format!("0x{}", HexDisplay::from(&of.encode()))
}
