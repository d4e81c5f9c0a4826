//! What the rules say about an operation, worked out from storage beside the code that carries them out.

use super::{super::*, ops::Op, rebuilt::Seized, wealth};
use crate::{OpenDisputes, OpenObligations};
use agt_primitives::{
    access::{Accused, LONGEST_KEEP},
    calendar::whole_months,
    token::EXISTENTIAL_DEPOSIT,
};
use pallet_conviction_voting::ClassLocksFor;
use proptest::test_runner::TestCaseError;
use proptest::{prop_assert, prop_assert_eq};
use std::collections::BTreeMap;

/// What stood before an operation, and whether the rules let it through; none for what is not this pallet's to say.
pub struct Before {
    pub foretold: Option<bool>,
    ledger: Ledger,
}

fn subject(op: &Op) -> AccountId {
    match *op {
        Op::Bond(who, ..)
        | Op::Unbond(who, ..)
        | Op::Rebond(who, ..)
        | Op::Withdraw(who)
        | Op::KeepUntil(who, ..)
        | Op::Enter(who, ..)
        | Op::Stop(who, ..)
        | Op::Leave(who, ..)
        | Op::SetAside(who, ..)
        | Op::Lift(who, ..)
        | Op::SlashMinor(who, ..)
        | Op::OpenDispute(who, ..)
        | Op::CloseDispute(who, ..)
        | Op::SlashDisputed(who, ..)
        | Op::Slash(who, ..)
        | Op::Vote(who, ..)
        | Op::RemoveVote(who, ..)
        | Op::Delegate(who, ..)
        | Op::Undelegate(who)
        | Op::Unlock(who)
        | Op::Transfer(who, ..) => who,
        Op::Wait(_) | Op::Blocks(_) | Op::SetMinimum(..) | Op::EndPoll(..) => ALICE,
    }
}

fn committed(ledger: &Ledger) -> Balance {
    ledger.set_aside + ledger.disputed.active
}

fn held_by_dispute(who: AccountId, dispute: DisputeId) -> Option<Balance> {
    let dispute = OpenDisputes::<Test>::get(who, dispute)?;
    let set_aside = dispute
        .obligation
        .and_then(|id| OpenObligations::<Test>::get(who, id))
        .map_or(0, |obligation| obligation.amount);
    Some(set_aside + dispute.active + dispute.unbonding)
}

fn may_minor(ledger: &Ledger, obligation: crate::Obligation, amount: Balance) -> bool {
    let month = whole_months(0, Timestamp::get());
    let lost = if ledger.minor.season.0 == month { ledger.minor.amount } else { 0 };
    obligation.dispute.is_none()
        && amount > 0
        && amount <= obligation.amount
        && 10 * (obligation.minor + amount) <= obligation.initial
        && 5 * (lost + amount) <= ledger.active + ledger.unbonding + lost
}

fn foretold(op: &Op, ledger: &Ledger) -> Option<bool> {
    let now = Timestamp::get();
    let role_of = |role| ledger.roles.iter().find(|held| held.role == role);
    let enough = |role| ledger.active > 0 && ledger.active >= Terms::get().minimum(role);
    let kept = if now < ledger.kept.until { ledger.kept.amount } else { 0 };
    let free_active = ledger.active.saturating_sub(committed(ledger).max(ledger.vote_lock).max(kept));
    Some(match *op {
        Op::Wait(_) | Op::Blocks(_) | Op::SetMinimum(..) | Op::EndPoll(..) => true,
        Op::Bond(who, amount) => {
            let all = ledger.active + ledger.unbonding;
            amount > 0 && amount <= free(who).saturating_sub(EXISTENTIAL_DEPOSIT) && all + amount >= EXISTENTIAL_DEPOSIT
        }
        Op::Unbond(_, amount) => {
            let first = ledger.chunks.first().filter(|_| ledger.chunks.len() as u32 == crate::MAX_CHUNKS);
            // A full ledger makes room when its first part has waited and no dispute holds it.
            let room = first.is_none_or(|chunk| {
                chunk.releases <= now && chunk.amount <= ledger.unbonding - ledger.disputed.unbonding
            });
            if !room {
                return None;
            }
            amount > 0 && amount <= free_active
        }
        Op::Rebond(_, amount) => amount > 0 && amount <= ledger.unbonding - ledger.disputed.unbonding,
        Op::Withdraw(_) => {
            ledger.unbonding > ledger.disputed.unbonding && ledger.chunks.iter().any(|chunk| chunk.releases <= now)
        }
        Op::KeepUntil(_, amount, ahead) => amount > 0 && amount <= ledger.active && ahead > 0 && ahead <= LONGEST_KEEP,
        Op::Enter(_, role) => enough(role) && role_of(role).is_none_or(|held| held.stopped),
        Op::Stop(_, role) => role_of(role).is_some_and(|held| !held.stopped),
        Op::Leave(_, role) => role_of(role).is_some_and(|held| held.open == 0),
        Op::SetAside(who, role, id, amount) => {
            role_of(role).is_some_and(|held| !held.stopped)
                && enough(role)
                && OpenObligations::<Test>::get(who, id).is_none()
                && amount > 0
                && amount <= ledger.active - committed(ledger)
        }
        Op::Lift(who, id) => {
            OpenObligations::<Test>::get(who, id).is_some_and(|obligation| obligation.dispute.is_none())
        }
        Op::SlashMinor(who, id, amount, _) => OpenObligations::<Test>::get(who, id)
            .is_some_and(|obligation| amount <= ENDOWMENT && may_minor(ledger, obligation, amount)),
        Op::OpenDispute(who, dispute, accused) => {
            OpenDisputes::<Test>::get(who, dispute).is_none()
                && match accused {
                    Accused::Obligation(id) => OpenObligations::<Test>::get(who, id)
                        .is_some_and(|obligation| obligation.dispute.is_none() && obligation.amount > 0),
                    Accused::Bond(amount) => {
                        let all = ledger.active + ledger.unbonding;
                        amount > 0 && amount <= all - committed(ledger) - ledger.disputed.unbonding
                    }
                }
        }
        Op::CloseDispute(who, dispute) => OpenDisputes::<Test>::contains_key(who, dispute),
        Op::SlashDisputed(who, dispute, amount, _) => {
            amount > 0 && held_by_dispute(who, dispute).is_some_and(|held| amount <= held)
        }
        Op::Slash(_, amount) => amount > 0 && amount <= ledger.active + ledger.unbonding - ledger.owed,
        // The voting pallet has reasons of its own to refuse; what the bond refuses, it refuses.
        Op::Vote(_, _, amount, _) if ledger.active == 0 || amount > ledger.active => false,
        Op::Delegate(_, _, amount, _) if amount > ledger.active => false,
        Op::Unlock(_) => true,
        Op::Vote(..) | Op::Delegate(..) | Op::RemoveVote(..) | Op::Undelegate(_) | Op::Transfer(..) => return None,
    })
}

impl Before {
    pub fn now(op: &Op) -> Self {
        let ledger = ledger(subject(op));
        Self { foretold: foretold(op, &ledger), ledger }
    }

    /// What a success must have left untouched.
    pub fn check(&self, op: &Op) -> Result<(), TestCaseError> {
        let who = subject(op);
        let after = ledger(who);
        match op {
            Op::Unbond(..) => {
                prop_assert!(after.active >= committed(&after).max(after.vote_lock), "after {:?}", op);
                let last = after.chunks.iter().map(|chunk| chunk.releases).max();
                let waits = |days| last.is_some_and(|last| last >= Timestamp::get() + days * DAY);
                prop_assert!(waits(7), "after {:?}", op);
                let keeps = Timestamp::get() < after.kept.until;
                prop_assert!(!keeps || after.active >= after.kept.amount, "after {:?}", op);
                let long_term = |held: &crate::HeldRole| matches!(held.role, Role::Validator | Role::Juror);
                if self.ledger.roles.iter().any(long_term) {
                    prop_assert!(waits(28), "after {:?}", op);
                }
            }
            Op::KeepUntil(_, amount, ahead) => {
                prop_assert!(after.kept.amount >= *amount && after.kept.until >= Timestamp::get() + ahead);
                prop_assert_eq!((after.active, after.vote_lock), (self.ledger.active, self.ledger.vote_lock));
                prop_assert_eq!(after.set_aside, self.ledger.set_aside);
            }
            Op::Withdraw(_) => prop_assert!(after.unbonding >= after.disputed.unbonding),
            Op::SetAside(..) => prop_assert!(after.active >= committed(&after)),
            // Governance does not touch what backs others.
            Op::Slash(..) => {
                prop_assert_eq!(after.set_aside, self.ledger.set_aside);
                prop_assert_eq!(after.disputed, self.ledger.disputed);
            }
            _ => {}
        }
        // The lock that keeps the bond is the one that the voting pallet asked for.
        for who in [ALICE, BOB, CAROL, DAVE] {
            let asked = ClassLocksFor::<Test>::get(who).iter().map(|lock| lock.1).max();
            prop_assert_eq!(ledger(who).vote_lock, asked.unwrap_or(0), "after {:?}", op);
        }
        Ok(())
    }
}

/// Bonding pays nothing: all an operation does to what people own is to slash, and to give a tenth of it to the prover.
pub fn nobody_gains(before: &BTreeMap<AccountId, Balance>, slashes: &[Seized]) -> Result<(), TestCaseError> {
    let mut expected = before.clone();
    for slash in slashes {
        let taken = slash.to_prover + slash.to_pot;
        prop_assert!(10 * slash.to_prover <= taken);
        prop_assert!(slash.prover != Some(slash.who));
        *expected.entry(slash.who).or_default() -= taken;
        *expected.entry(POT).or_default() += slash.to_pot;
        if let Some(prover) = slash.prover {
            *expected.entry(prover).or_default() += slash.to_prover;
        }
    }
    prop_assert_eq!(wealth(), expected);
    Ok(())
}
