//! Each invariant sees the corruption it is there for.

use super::*;
use crate::{Dispute, HoldReason, OpenDisputes, OpenObligations, Totals};
use agt_primitives::access::{Accused, KeptBond, UnbondingChunk, LONGEST_KEEP};
use frame_support::{assert_ok, traits::fungible::MutateHold};

const ROLE: Role = Role::DataValidation;
const NONE: [&str; 0] = [];

/// The ids of the invariants that fail after a corruption, which is undone.
fn broken_by(corrupt: impl FnOnce()) -> Vec<&'static str> {
    agt_test_support::broken_by(corrupt, Access::invariants, Access::do_try_state)
}

fn with_ledger(change: impl FnOnce(&mut Ledger)) {
    Ledgers::<Test>::mutate(ALICE, |ledger| change(ledger.as_mut().expect("ALICE has a bond")));
}

fn with_obligation(change: impl FnOnce(&mut crate::Obligation)) {
    OpenObligations::<Test>::mutate(ALICE, set(1), |obligation| change(obligation.as_mut().expect("it is open")));
}

/// ALICE with 1,600 AGT active, 400 unbonding in two parts, 50 and 100 set aside, the second in dispute, and a dispute
/// over 450.
fn test(look: impl FnOnce()) {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(set_aside(ALICE, ROLE, set(1), 50 * AGT));
        assert_ok!(set_aside(ALICE, ROLE, set(2), 100 * AGT));
        assert_ok!(unbond(ALICE, 100 * AGT));
        wait(DAY);
        assert_ok!(unbond(ALICE, 300 * AGT));
        let accuse = |dispute, accused| {
            assert_ok!(<Access as Disputes<AccountId>>::open_dispute(&ALICE, dispute, accused));
        };
        accuse(1, Accused::Obligation(set(2)));
        accuse(2, Accused::Bond(450 * AGT));
        look();
    });
}

#[test]
fn invariants_hold_on_a_busy_chain() {
    test(|| assert_eq!(broken_by(|| {}), NONE));
}

#[cfg(feature = "try-runtime")]
#[test]
fn try_state_of_the_pallet_names_the_first_invariant_that_fails() {
    use frame_support::traits::Hooks;
    test(|| {
        let verdict = || <Access as Hooks<u64>>::try_state(System::block_number());
        assert_eq!(verdict(), Ok(()));
        let broken = rolled_back(|| {
            Totals::<Test>::mutate(|totals| totals.bonded -= 1);
            verdict()
        });
        let expected = "AC3: all that was ever bonded was withdrawn, was slashed or is still held";
        assert_eq!(broken, Err(expected.into()));
    });
}

#[test]
fn ac1_sees_a_bond_that_is_not_on_hold_and_a_hold_without_a_bond() {
    test(|| {
        let hold = |who| move || Balances::hold(&HoldReason::Bond.into(), &who, 1).expect("there is enough");
        assert_eq!(broken_by(hold(ALICE)), ["AC1"]);
        assert_eq!(broken_by(hold(BOB)), ["AC1"]);
        let grown = || {
            with_ledger(|ledger| ledger.active += 1);
            Totals::<Test>::mutate(|totals| (totals.active, totals.bonded) = (totals.active + 1, totals.bonded + 1));
        };
        assert_eq!(broken_by(grown), ["AC1"]);
    });
}

#[test]
fn ac2_sees_totals_that_are_not_the_sums() {
    test(|| {
        let active =
            || Totals::<Test>::mutate(|totals| (totals.active, totals.bonded) = (totals.active + 1, totals.bonded + 1));
        assert_eq!(broken_by(active), ["AC2"]);
        let moved = || {
            Totals::<Test>::mutate(|totals| {
                (totals.active, totals.unbonding) = (totals.active + 1, totals.unbonding - 1)
            })
        };
        assert_eq!(broken_by(moved), ["AC2"]);
    });
}

#[test]
fn ac3_sees_a_payment_that_was_never_bonded() {
    test(|| {
        assert_eq!(broken_by(|| Totals::<Test>::mutate(|totals| totals.withdrawn += 1)), ["AC3"]);
        assert_eq!(broken_by(|| Totals::<Test>::mutate(|totals| totals.slashed += 1)), ["AC3"]);
        assert_eq!(broken_by(|| Totals::<Test>::mutate(|totals| totals.bonded -= 1)), ["AC3"]);
    });
}

#[test]
fn ac4_sees_more_held_than_there_is() {
    test(|| {
        let most = |ledger: &mut Ledger| ledger.disputed.active = ledger.active - ledger.set_aside + 1;
        assert_eq!(broken_by(|| with_ledger(most)), ["AC4", "AC7"]);
        let waiting = |ledger: &mut Ledger| ledger.disputed.unbonding = ledger.unbonding + 1;
        assert_eq!(broken_by(|| with_ledger(waiting)), ["AC4", "AC7"]);
    });
}

#[test]
fn ac5_sees_chunks_that_are_empty_out_of_order_or_not_the_sum() {
    test(|| {
        assert_eq!(broken_by(|| with_ledger(|ledger| ledger.chunks[0].amount -= 1)), ["AC5"]);
        assert_eq!(broken_by(|| with_ledger(|ledger| ledger.chunks[0].releases = ledger.chunks[1].releases)), ["AC5"]);
        let empty = UnbondingChunk { amount: 0, releases: u64::MAX };
        assert_eq!(
            broken_by(|| with_ledger(|ledger| ledger.chunks.try_push(empty).expect("there is a place"))),
            ["AC5"]
        );
    });
}

#[test]
fn ac6_sees_set_asides_that_are_not_the_obligations() {
    test(|| {
        assert_eq!(broken_by(|| with_ledger(|ledger| ledger.set_aside += 1)), ["AC6"]);
        assert_eq!(broken_by(|| with_ledger(|ledger| ledger.kinds[0].amount += 1)), ["AC6"]);
        assert_eq!(broken_by(|| with_ledger(|ledger| ledger.kinds[0].open += 1)), ["AC6"]);
        assert_eq!(broken_by(|| with_ledger(|ledger| ledger.roles[0].open -= 1)), ["AC6"]);
        assert_eq!(broken_by(|| with_obligation(|obligation| obligation.amount -= 1)), ["AC6"]);
        assert_eq!(broken_by(|| with_obligation(|obligation| obligation.role = Role::Juror)), ["AC6"]);
        assert_eq!(broken_by(|| OpenObligations::<Test>::remove(ALICE, set(1))), ["AC6"]);
        let somebody_elses = || {
            let obligation = OpenObligations::<Test>::get(ALICE, set(1)).expect("it is open");
            OpenObligations::<Test>::insert(BOB, set(1), obligation);
        };
        assert_eq!(broken_by(somebody_elses), ["AC6"]);
    });
}

#[test]
fn ac7_sees_disputed_amounts_that_are_not_the_disputes() {
    test(|| {
        assert_eq!(broken_by(|| with_ledger(|ledger| ledger.disputed.active += 1)), ["AC7"]);
        assert_eq!(broken_by(|| with_ledger(|ledger| ledger.disputed.unbonding -= 1)), ["AC7"]);
        assert_eq!(broken_by(|| with_ledger(|ledger| ledger.disputed.set_aside += 1)), ["AC7"]);
        assert_eq!(broken_by(|| OpenDisputes::<Test>::remove(ALICE, 2)), ["AC7"]);
        assert_eq!(broken_by(|| with_obligation(|obligation| obligation.dispute = Some(9))), ["AC7"]);
        let nobodys = Dispute { obligation: None, active: 0, unbonding: 0 };
        assert_eq!(broken_by(|| OpenDisputes::<Test>::insert(BOB, 1, nobodys)), ["AC7"]);
    });
}

#[test]
fn ac8_sees_a_debt_that_nothing_backs() {
    test(|| {
        // Set aside 150, disputed 400 unbonding and 50 active.
        assert_eq!(broken_by(|| with_ledger(|ledger| ledger.owed = 600 * AGT)), NONE);
        assert_eq!(broken_by(|| with_ledger(|ledger| ledger.owed = 600 * AGT + 1)), ["AC8"]);
    });
}

#[test]
fn ac9_sees_a_slash_without_a_dispute_that_is_not_minor() {
    test(|| {
        let lose = |amount| {
            move || {
                with_obligation(|obligation| {
                    obligation.amount -= amount;
                    obligation.minor = amount;
                });
                with_ledger(|ledger| {
                    ledger.set_aside -= amount;
                    ledger.kinds[0].amount -= amount;
                });
            }
        };
        assert_eq!(broken_by(lose(5 * AGT)), NONE);
        assert_eq!(broken_by(lose(5 * AGT + 1)), ["AC9"]);
        assert_eq!(broken_by(|| with_obligation(|obligation| obligation.minor = 1)), ["AC9"]);
    });
}

#[test]
fn ac10_sees_an_empty_ledger_and_a_role_that_is_listed_twice() {
    test(|| {
        assert_eq!(broken_by(|| Ledgers::<Test>::insert(BOB, Ledger::default())), ["AC10"]);
        let twice = |ledger: &mut Ledger| {
            let mut held = ledger.roles[0];
            held.open = 0;
            ledger.roles.try_push(held).expect("there is a place");
        };
        assert_eq!(broken_by(|| with_ledger(twice)), ["AC10"]);
    });
}

#[test]
fn ac11_sees_a_season_that_counts_more_than_there_is() {
    test(|| {
        assert_eq!(broken_by(|| with_ledger(|ledger| ledger.lowest.amount = ledger.active)), NONE);
        assert_eq!(broken_by(|| with_ledger(|ledger| ledger.lowest.amount = ledger.active + 1)), ["AC11"]);
        assert_eq!(broken_by(|| with_ledger(|ledger| ledger.lowest.season.0 += 1)), ["AC11"]);
    });
}

#[test]
fn ac12_sees_a_keep_that_does_not_end() {
    test(|| {
        let kept = |amount, until| move || with_ledger(|ledger| ledger.kept = KeptBond { amount, until });
        let latest = Timestamp::get() + LONGEST_KEEP;
        assert_eq!(broken_by(kept(AGT, latest)), NONE);
        assert_eq!(broken_by(kept(AGT, latest + 1)), ["AC12"]);
        assert_eq!(broken_by(kept(0, latest)), ["AC12"]);
        assert_eq!(broken_by(kept(AGT, 0)), ["AC12"]);
    });
}
