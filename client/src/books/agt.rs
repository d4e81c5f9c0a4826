//! AGT: what each account has free, reserved, and on hold by reason, and all of it.

use super::{
    storage::{blake, parts, value, Blake, Item},
    Facts, Name, Subject, WholeBooks,
};
use crate::Account;
use agt_runtime::{AccountId, Balance, Runtime, RuntimeHoldReason};
use frame_support::traits::{tokens::IdAmount, BalanceStatus};
use pallet_balances::Event;

/// What an account can spend, as far as nothing is frozen.
pub(super) const FREE: &str = "free";
/// What an account cannot spend: reserves and holds.
pub(super) const RESERVED: &str = "reserved";
/// A part of what is reserved.
pub(super) const HELD: &str = "on hold for";
/// All AGT.
pub(super) const ISSUED: &str = "issued";

/// The name of what is on hold for a reason.
pub(super) fn held(reason: &RuntimeHoldReason) -> Name {
    Name::for_reason(HELD, format!("{reason:?}").replace('(', ".").replace(')', ""))
}

pub(super) const ITEMS: [Item; 3] = [
    Item {
        pallet: "Balances",
        name: "TotalIssuance",
        key: |subject| (*subject == Subject::Issuance).then(Vec::new),
        read: |_, bytes, _| Ok((Subject::Issuance, [(ISSUED, value::<Balance>(bytes)?)].into())),
    },
    Item {
        pallet: "System",
        name: "Account",
        key: account_key,
        read: |key, bytes, _| {
            let ((_, who), account) = (parts::<(Blake, AccountId)>(key)?, value::<Account>(bytes)?);
            Ok((Subject::Account(who), [(FREE, account.data.free), (RESERVED, account.data.reserved)].into()))
        },
    },
    Item {
        pallet: "Balances",
        name: "Holds",
        key: account_key,
        read: |key, bytes, _| {
            let (_, who) = parts::<(Blake, AccountId)>(key)?;
            Ok((Subject::Account(who), read_holds(bytes)?))
        },
    },
];

fn account_key(subject: &Subject) -> Option<Vec<u8>> {
    match subject {
        Subject::Account(who) => Some(blake(who)),
        _ => None,
    }
}

/// Returns what a list of holds says.
pub(super) fn read_holds(bytes: &[u8]) -> crate::Result<Facts> {
    let mut facts = Facts::default();
    for IdAmount { id, amount } in value::<Vec<IdAmount<RuntimeHoldReason, Balance>>>(bytes)? {
        facts.add(held(&id), amount);
    }
    Ok(facts)
}

impl WholeBooks {
    pub(super) fn follow_agt(&mut self, event: &Event<Runtime>) {
        match event {
            Event::Transfer { from, to, amount } => {
                self.spend(from, *amount);
                self.receive(to, *amount);
            }
            Event::Deposit { who, amount } => self.receive(who, *amount),
            Event::Withdraw { who, amount } | Event::DustLost { account: who, amount } => self.spend(who, *amount),
            Event::Minted { who, amount } | Event::Restored { who, amount } => {
                self.receive(who, *amount);
                self.issue(*amount);
            }
            Event::Burned { who, amount } | Event::Suspended { who, amount } => {
                self.spend(who, *amount);
                self.destroy(*amount);
            }
            Event::Issued { amount } | Event::MintedCredit { amount } => self.issue(*amount),
            Event::Rescinded { amount } | Event::BurnedDebt { amount } => self.destroy(*amount),
            Event::TotalIssuanceForced { new, .. } => self.change(Subject::Issuance, |all| all.set(ISSUED, *new)),
            Event::BalanceSet { who, free } => self.change(Subject::Account(who.clone()), |of| of.set(FREE, *free)),
            Event::Reserved { who, amount } => {
                self.spend(who, *amount);
                self.add(Subject::Account(who.clone()), RESERVED, *amount);
            }
            Event::Unreserved { who, amount } => {
                self.take(Subject::Account(who.clone()), RESERVED, *amount);
                self.receive(who, *amount);
            }
            // What is slashed here is a deposit: nobody slashes what is free.
            Event::Slashed { who, amount } => self.take(Subject::Account(who.clone()), RESERVED, *amount),
            Event::ReserveRepatriated { from, to, amount, destination_status } => {
                self.take(Subject::Account(from.clone()), RESERVED, *amount);
                match destination_status {
                    BalanceStatus::Free => self.receive(to, *amount),
                    BalanceStatus::Reserved => self.add(Subject::Account(to.clone()), RESERVED, *amount),
                }
            }
            Event::Held { reason, who, amount } => {
                self.spend(who, *amount);
                self.hold_agt(reason, who, *amount);
            }
            Event::Released { reason, who, amount } => {
                self.unhold_agt(reason, who, *amount);
                self.receive(who, *amount);
            }
            Event::BurnedHeld { reason, who, amount } => {
                self.unhold_agt(reason, who, *amount);
                self.destroy(*amount);
            }
            // No pallet of the chain leaves it on hold there.
            Event::TransferOnHold { reason, source, dest, amount } => {
                self.unhold_agt(reason, source, *amount);
                self.receive(dest, *amount);
            }
            Event::TransferAndHold { reason, source, dest, transferred } => {
                self.spend(source, *transferred);
                self.hold_agt(reason, dest, *transferred);
            }
            // No money moves, or another event tells of it.
            Event::Endowed { .. }
            | Event::Upgraded { .. }
            | Event::Locked { .. }
            | Event::Unlocked { .. }
            | Event::Frozen { .. }
            | Event::Thawed { .. }
            | Event::Unexpected(_)
            | Event::__Ignore(..) => {}
        }
    }

    fn receive(&mut self, who: &AccountId, amount: Balance) {
        self.add(Subject::Account(who.clone()), FREE, amount);
    }

    fn spend(&mut self, who: &AccountId, amount: Balance) {
        self.take(Subject::Account(who.clone()), FREE, amount);
    }

    fn issue(&mut self, amount: Balance) {
        self.add(Subject::Issuance, ISSUED, amount);
    }

    fn destroy(&mut self, amount: Balance) {
        self.take(Subject::Issuance, ISSUED, amount);
    }

    fn hold_agt(&mut self, reason: &RuntimeHoldReason, who: &AccountId, amount: Balance) {
        self.change(Subject::Account(who.clone()), |of| {
            of.add(RESERVED, amount);
            of.add(held(reason), amount);
        });
    }

    fn unhold_agt(&mut self, reason: &RuntimeHoldReason, who: &AccountId, amount: Balance) {
        self.change(Subject::Account(who.clone()), |of| {
            of.take(RESERVED, amount);
            of.take(held(reason), amount);
        });
    }
}
