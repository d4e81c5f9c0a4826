//! Bonds: active and unbonding parts, what obligations set aside of them, and what disputes, votes and governance hold.

use super::{
    agt::held,
    storage::{blake, parts, twox, value, Blake, Item, Twox},
    Facts, Name, Subject, WholeBooks,
};
use agt_primitives::access::{Accused, DisputeId, ObligationId};
use agt_runtime::{AccountId, Balance, Runtime};
use pallet_access::{BondTotals, Event, HoldReason, Ledger, Obligation, SlashCause};

pub(super) const ACTIVE: &str = "active";
pub(super) const UNBONDING: &str = "unbonding";
/// A part of what is unbonding, by the time of its release.
const CHUNK: &str = "unbonding until";
const SET_ASIDE: &str = "set aside";
const DISPUTED_SET_ASIDE: &str = "set aside and in dispute";
const DISPUTED_ACTIVE: &str = "active and in dispute";
const DISPUTED_UNBONDING: &str = "unbonding and in dispute";
/// What governance slashed and takes as soon as it is free.
const OWED: &str = "owed to governance";
const VOTE_LOCK: &str = "locked by votes";
const BONDED: &str = "ever bonded";
const WITHDRAWN: &str = "ever withdrawn";
const SLASHED: &str = "ever slashed";
/// What an obligation lost without a dispute.
const MINOR: &str = "lost without a dispute";

pub(super) const ITEMS: [Item; 3] = [
    Item {
        pallet: "Access",
        name: "Totals",
        key: |subject| (*subject == Subject::Bonds).then(Vec::new),
        read: |_, bytes, _| {
            let BondTotals { active, unbonding, bonded, withdrawn, slashed } = value(bytes)?;
            let facts = [
                (ACTIVE, active),
                (UNBONDING, unbonding),
                (BONDED, bonded),
                (WITHDRAWN, withdrawn),
                (SLASHED, slashed),
            ];
            Ok((Subject::Bonds, facts.into()))
        },
    },
    Item {
        pallet: "Access",
        name: "Ledgers",
        key: |subject| match subject {
            Subject::Bond(who) => Some(blake(who)),
            _ => None,
        },
        read: |key, bytes, _| {
            let (_, who) = parts::<(Blake, AccountId)>(key)?;
            Ok((Subject::Bond(who), of_ledger(&value(bytes)?)))
        },
    },
    Item {
        pallet: "Access",
        name: "OpenObligations",
        key: |subject| match subject {
            Subject::Obligation(who, id) => Some([blake(who), twox(id)].concat()),
            _ => None,
        },
        read: |key, bytes, _| {
            let (_, who, _, id) = parts::<(Blake, AccountId, Twox, ObligationId)>(key)?;
            let Obligation { amount, minor, .. } = value(bytes)?;
            Ok((Subject::Obligation(who, id), [(SET_ASIDE, amount), (MINOR, minor)].into()))
        },
    },
];

/// The name of what is on hold on an account for its bond.
pub(super) fn hold() -> Name {
    held(&HoldReason::Bond.into())
}

fn of_ledger(ledger: &Ledger) -> Facts {
    let mut facts = Facts::from([
        (ACTIVE, ledger.active),
        (UNBONDING, ledger.unbonding),
        (SET_ASIDE, ledger.set_aside),
        (DISPUTED_SET_ASIDE, ledger.disputed.set_aside),
        (DISPUTED_ACTIVE, ledger.disputed.active),
        (DISPUTED_UNBONDING, ledger.disputed.unbonding),
        (OWED, ledger.owed),
        (VOTE_LOCK, ledger.vote_lock),
    ]);
    ledger.chunks.iter().for_each(|chunk| facts.add(Name::until(CHUNK, chunk.releases), chunk.amount));
    facts
}

/// Takes `amount` out of what is unbonding, part after part as they are given.
fn take_chunks(of: &mut Facts, chunks: impl Iterator<Item = (u64, Balance)>, amount: Balance) {
    of.take(UNBONDING, amount);
    let mut rest = amount;
    for (releases, held) in chunks {
        let part = rest.min(held);
        of.take(Name::until(CHUNK, releases), part);
        rest = rest.saturating_sub(part);
    }
}

fn take_earliest(of: &mut Facts, amount: Balance) {
    let chunks = of.waiting(CHUNK);
    take_chunks(of, chunks.into_iter(), amount);
}

fn take_latest(of: &mut Facts, amount: Balance) {
    let chunks = of.waiting(CHUNK);
    take_chunks(of, chunks.into_iter().rev(), amount);
}

impl WholeBooks {
    pub(super) fn follow_bonds(&mut self, event: &Event<Runtime>) {
        match event {
            Event::Bonded { who, amount, .. } => {
                self.add(Subject::Bond(who.clone()), ACTIVE, *amount);
                self.change(Subject::Bonds, |all| {
                    all.add(ACTIVE, *amount);
                    all.add(BONDED, *amount);
                });
            }
            Event::Unbonded { who, amount, releases, .. } => {
                self.change(Subject::Bond(who.clone()), |of| {
                    of.take(ACTIVE, *amount);
                    of.add(UNBONDING, *amount);
                    of.add(Name::until(CHUNK, *releases), *amount);
                });
                self.change(Subject::Bonds, |all| {
                    all.take(ACTIVE, *amount);
                    all.add(UNBONDING, *amount);
                });
            }
            Event::Rebonded { who, amount, .. } => {
                self.change(Subject::Bond(who.clone()), |of| {
                    take_latest(of, *amount);
                    of.add(ACTIVE, *amount);
                });
                self.change(Subject::Bonds, |all| {
                    all.take(UNBONDING, *amount);
                    all.add(ACTIVE, *amount);
                });
            }
            Event::Withdrawn { who, amount, .. } => {
                self.change(Subject::Bond(who.clone()), |of| take_earliest(of, *amount));
                self.change(Subject::Bonds, |all| {
                    all.take(UNBONDING, *amount);
                    all.add(WITHDRAWN, *amount);
                });
            }
            Event::SetAside { who, obligation, amount, .. } => {
                self.add(Subject::Bond(who.clone()), SET_ASIDE, *amount);
                self.add(Subject::Obligation(who.clone(), *obligation), SET_ASIDE, *amount);
            }
            Event::Lifted { who, obligation, amount, .. } => {
                self.take(Subject::Bond(who.clone()), SET_ASIDE, *amount);
                self.end_obligation(who, *obligation, *amount);
            }
            Event::DisputeOpened { who, dispute, accused, set_aside, active, unbonding } => {
                self.change(Subject::Bond(who.clone()), |of| {
                    of.add(DISPUTED_SET_ASIDE, *set_aside);
                    of.add(DISPUTED_ACTIVE, *active);
                    of.add(DISPUTED_UNBONDING, *unbonding);
                });
                match accused {
                    Accused::Obligation(id) => {
                        self.accused.insert((who.clone(), *dispute), *id);
                    }
                    Accused::Bond(_) => {
                        self.disputed.insert((who.clone(), *dispute), (*active, *unbonding));
                    }
                }
            }
            Event::DisputeClosed { who, dispute } => self.end_dispute(who, *dispute),
            Event::Slashed { who, cause, from_active, from_unbonding, owed, .. } => {
                self.slash(who, *from_active, *from_unbonding, *owed);
                match cause {
                    SlashCause::Obligation(id) => {
                        self.take(Subject::Bond(who.clone()), SET_ASIDE, *from_active);
                        self.change(Subject::Obligation(who.clone(), *id), |of| {
                            of.take(SET_ASIDE, *from_active);
                            of.add(MINOR, *from_active);
                        });
                    }
                    SlashCause::Dispute(dispute) => self.lose_dispute(who, *dispute, *from_active),
                    SlashCause::Governance(_) | SlashCause::Owed => {}
                }
            }
            Event::VoteLocked { who, amount } => {
                self.change(Subject::Bond(who.clone()), |of| of.set(VOTE_LOCK, *amount));
            }
            // No money moves.
            Event::RoleEntered { .. }
            | Event::RoleStopped { .. }
            | Event::RoleLeft { .. }
            | Event::BondKept { .. }
            | Event::__Ignore(..) => {}
        }
    }

    /// Takes a slash out of a bond.
    fn slash(&mut self, who: &AccountId, from_active: Balance, from_unbonding: Balance, owed: Balance) {
        self.change(Subject::Bond(who.clone()), |of| {
            of.take(ACTIVE, from_active);
            take_latest(of, from_unbonding);
            of.set(OWED, owed);
        });
        self.change(Subject::Bonds, |all| {
            all.take(ACTIVE, from_active);
            all.take(UNBONDING, from_unbonding);
            all.add(SLASHED, from_active.wrapping_add(from_unbonding));
        });
    }

    /// Ends an obligation that still sets `amount` aside.
    fn end_obligation(&mut self, who: &AccountId, id: ObligationId, amount: Balance) {
        self.change(Subject::Obligation(who.clone(), id), |of| {
            of.take(SET_ASIDE, amount);
            of.set(MINOR, 0);
        });
    }

    /// Ends a dispute after it has taken `from_active` out of what it holds.
    fn lose_dispute(&mut self, who: &AccountId, dispute: DisputeId, from_active: Balance) {
        if let Some(id) = self.accused.get(&(who.clone(), dispute)).copied() {
            self.take(Subject::Obligation(who.clone(), id), SET_ASIDE, from_active);
            self.change(Subject::Bond(who.clone()), |of| {
                of.take(SET_ASIDE, from_active);
                of.take(DISPUTED_SET_ASIDE, from_active);
            });
        }
        self.end_dispute(who, dispute);
    }

    /// Ends a dispute: what it still holds is as free or as set aside as before.
    fn end_dispute(&mut self, who: &AccountId, dispute: DisputeId) {
        let place = (who.clone(), dispute);
        if let Some(id) = self.accused.remove(&place) {
            let held = self.figure(&Subject::Obligation(who.clone(), id), SET_ASIDE);
            self.take(Subject::Bond(who.clone()), DISPUTED_SET_ASIDE, held);
        }
        if let Some((active, unbonding)) = self.disputed.remove(&place) {
            self.change(Subject::Bond(who.clone()), |of| {
                of.take(DISPUTED_ACTIVE, active);
                of.take(DISPUTED_UNBONDING, unbonding);
            });
        }
    }
}
