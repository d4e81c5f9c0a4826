//! Whatever happens in whatever order: the rules, written a second time, foretell which call succeeds, a call that fails
//! changes nothing, and the events alone rebuild the bindings.

use super::*;
use agt_primitives::calendar::DAY;
use agt_test_support::{
    properties::{config, for_all, Successes},
    root,
};
use proptest::{prelude::*, test_runner::TestCaseError};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Op {
    Wait(Moment),
    /// Binds with the key of a number, a signature that expires `life` from now and was signed for a moment `wrong` later,
    /// and the address of the key `number + other`.
    Bind {
        who: AccountId,
        number: u8,
        life: Moment,
        wrong: Moment,
        other: u8,
    },
    /// Sends the last binding that succeeded once more.
    Repeat,
    Unbind(AccountId),
}

impl Op {
    fn name(&self) -> &'static str {
        match self {
            Self::Wait(_) => "Wait",
            Self::Bind { .. } => "Bind",
            Self::Repeat => "Repeat",
            Self::Unbind(_) => "Unbind",
        }
    }

    fn run(&self, model: &Model) -> DispatchResult {
        match *self {
            Self::Wait(millis) => {
                wait(millis);
                Ok(())
            }
            Self::Bind { who, number, life, wrong, other } => {
                let expires = Timestamp::get() + life;
                let signature = sign(&key(number), &ExternalAddresses::text(&who, expires + wrong));
                ExternalAddresses::bind(signed(who), address(&key(number + other)), expires, signature)
            }
            Self::Repeat => match model.last {
                Some((who, number, expires)) => {
                    let signature = sign(&key(number), &ExternalAddresses::text(&who, expires));
                    ExternalAddresses::bind(signed(who), address(&key(number)), expires, signature)
                }
                None => Err("nothing to repeat".into()),
            },
            Self::Unbind(who) => unbind(who),
        }
    }
}

fn op() -> impl Strategy<Value = Op> {
    let who = || 1..=6 as AccountId;
    let wrong = prop_oneof![6 => Just(0), 1 => 1..3u64];
    let life =
        prop_oneof![6 => 1..=BINDING_PERIOD, 2 => Just(BINDING_PERIOD), 1 => Just(0), 1 => Just(BINDING_PERIOD + 1)];
    let other = prop_oneof![6 => Just(0), 1 => Just(1u8)];
    prop_oneof![
        2 => (0..8 * DAY).prop_map(Op::Wait),
        1 => Just(Op::Wait(BINDING_PERIOD)),
        4 => (who(), 1..9u8, life, wrong, other)
            .prop_map(|(who, number, life, wrong, other)| Op::Bind { who, number, life, wrong, other }),
        2 => Just(Op::Repeat),
        2 => who().prop_map(Op::Unbind),
    ]
}

/// The address of each account that has one, and the moment it was bound.
#[derive(Default)]
struct Model {
    bound: BTreeMap<AccountId, (Address, Moment)>,
    /// The account, the number of the key and the expiry of the last binding.
    last: Option<(AccountId, u8, Moment)>,
}

impl Model {
    fn has_rested(&self, who: AccountId) -> Option<bool> {
        self.bound.get(&who).map(|(_, since)| Timestamp::get() - since >= 7 * DAY)
    }

    /// Whether the rules let an operation through.
    fn foretells(&self, op: &Op) -> bool {
        match *op {
            Op::Wait(_) => true,
            Op::Bind { who, number, life, wrong, other } => {
                let wanted = address(&key(number + other));
                let taken = self.bound.values().any(|(bound, _)| *bound == wanted);
                let lives = (1..=7 * DAY).contains(&life);
                self.has_rested(who).unwrap_or(true) && !taken && lives && wrong == 0 && other == 0
            }
            // No signature binds twice.
            Op::Repeat => false,
            Op::Unbind(who) => self.has_rested(who).unwrap_or(false),
        }
    }

    /// Enters an operation that has succeeded.
    fn follow(&mut self, op: &Op) {
        match *op {
            Op::Wait(_) | Op::Repeat => {}
            Op::Bind { who, number, life, .. } => {
                self.bound.insert(who, (address(&key(number)), Timestamp::get()));
                self.last = Some((who, number, Timestamp::get() + life));
            }
            Op::Unbind(who) => {
                self.bound.remove(&who);
            }
        }
    }
}

/// The account of each address, as somebody keeps them who sees the events and nothing else.
#[derive(Default)]
struct Rebuilt(BTreeMap<Address, AccountId>);

impl Rebuilt {
    fn follow(&mut self) -> Result<(), TestCaseError> {
        for record in System::events() {
            match record.event {
                RuntimeEvent::ExternalAddresses(Event::Bound { who, address, replaced, .. }) => {
                    if let Some(replaced) = replaced {
                        prop_assert_eq!(self.0.remove(&replaced), Some(who));
                    }
                    prop_assert_eq!(self.0.insert(address, who), None);
                }
                RuntimeEvent::ExternalAddresses(Event::Unbound { who, address, .. }) => {
                    prop_assert_eq!(self.0.remove(&address), Some(who));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// Runs one operation and checks everything that must hold after any. Returns whether it succeeded.
fn step(op: &Op, model: &mut Model, rebuilt: &mut Rebuilt) -> Result<bool, TestCaseError> {
    System::reset_events();
    let (before, foretold) = (root(), model.foretells(op));
    let result = op.run(model);
    prop_assert_eq!(foretold, result.is_ok(), "{:?} gave {:?}", op, result);
    if result.is_err() {
        prop_assert_eq!(root(), before, "{:?} failed and changed something", op);
        return Ok(false);
    }
    model.follow(op);
    rebuilt.follow()?;
    let stored = Bindings::<Test>::iter().map(|(who, binding)| (who, (binding.address, binding.since)));
    prop_assert_eq!(&model.bound, &stored.collect::<BTreeMap<_, _>>());
    prop_assert_eq!(&rebuilt.0, &Owners::<Test>::iter().collect());
    prop_assert_eq!(ExternalAddresses::do_try_state(), Ok(()), "after {:?}", op);
    Ok(true)
}

#[test]
fn addresses_and_accounts_name_each_other_whatever_happens() {
    let successes = Successes::default();
    for_all(config(256), &prop::collection::vec(op(), 1..60), |ops| {
        ExtBuilder.build().execute_with(|| {
            let (mut model, mut rebuilt) = (Model::default(), Rebuilt::default());
            for op in &ops {
                if step(op, &mut model, &mut rebuilt)? {
                    successes.note(op.name());
                }
            }
            Ok(())
        })
    });
    successes.assert_each(&["Bind", "Unbind"], 100);
}
