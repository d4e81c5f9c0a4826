//! What anyone may read about a bond, and the next steps of its owner.

use super::*;
use agt_primitives::{
    access::{AccessReport, Accused, Disputed, KeptBond, KindTotal, NextStep, RoleReport, UnbondingChunk},
    token::EXISTENTIAL_DEPOSIT,
};
use frame_support::assert_ok;

fn steps(who: AccountId) -> Vec<NextStep> {
    Access::report(who).next_steps
}

#[test]
fn report_of_a_stranger_says_how_to_begin() {
    ExtBuilder.execute(|| {
        let report = Access::report(ALICE);
        assert_eq!((report.active, report.unbonding, report.room), (0, 0, 0));
        assert_eq!(
            report.next_steps,
            [
                NextStep::Bond { up_to: ENDOWMENT - EXISTENTIAL_DEPOSIT },
                NextStep::BondForRole { role: Role::DataValidation, missing: 1_000 * AGT },
                NextStep::BondForRole { role: Role::Calibration, missing: 1_000 * AGT },
                NextStep::BondForRole { role: Role::AutoLabelling, missing: 2_000 * AGT },
                NextStep::BondForRole { role: Role::DataRequest, missing: 1_000 * AGT },
                NextStep::BondForRole { role: Role::DataOffer, missing: 1_000 * AGT },
                NextStep::BondForRole { role: Role::AdvancedTasks, missing: 500 * AGT },
                NextStep::BondForRole { role: Role::Governance, missing: 1 },
                NextStep::BondForRole { role: Role::Validator, missing: 10_000 * AGT },
                NextStep::BondForRole { role: Role::Juror, missing: 500 * AGT },
            ]
        );
        // An account that does not exist can not even bond.
        assert!(!steps(DAVE).iter().any(|step| matches!(step, NextStep::Bond { .. })));
    });
}

#[test]
fn report_says_everything_about_a_busy_bond() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(set_aside(ALICE, Role::DataValidation, set(1), 50 * AGT));
        assert_ok!(set_aside(ALICE, Role::DataValidation, set(2), 50 * AGT));
        assert_ok!(set_aside(ALICE, Role::DataValidation, id(ObligationKind::Batch, 1), 400 * AGT));
        assert_ok!(unbond(ALICE, 100 * AGT));
        wait(DAY);
        assert_ok!(unbond(ALICE, 20 * AGT));
        wait(6 * DAY);
        assert_ok!(<Access as Disputes<AccountId>>::open_dispute(&ALICE, 1, Accused::Bond(130 * AGT)));
        assert_ok!(<Access as Disputes<AccountId>>::open_dispute(&ALICE, 2, Accused::Obligation(set(2))));
        let report = Access::report(ALICE);
        let next_steps = report.next_steps.clone();
        assert_eq!(
            report,
            AccessReport {
                active: 1_880 * AGT,
                unbonding: 120 * AGT,
                chunks: vec![
                    UnbondingChunk { amount: 100 * AGT, releases: START + 7 * DAY },
                    UnbondingChunk { amount: 20 * AGT, releases: START + 8 * DAY },
                ],
                roles: vec![RoleReport {
                    role: Role::DataValidation,
                    since: START,
                    minimum: 1_000 * AGT,
                    access: true,
                    stopped: false,
                    open: 3,
                }],
                set_aside: 500 * AGT,
                kinds: vec![
                    KindTotal { kind: ObligationKind::LabelSet, open: 2, amount: 100 * AGT },
                    KindTotal { kind: ObligationKind::Batch, open: 1, amount: 400 * AGT },
                ],
                disputed: Disputed { set_aside: 50 * AGT, active: 10 * AGT, unbonding: 120 * AGT },
                owed: 0,
                vote_lock: 0,
                lowest: 0,
                kept: KeptBond::default(),
                room: 1_370 * AGT,
                next_steps,
            }
        );
        let steps: Vec<_> = report
            .next_steps
            .into_iter()
            .filter(|step| !matches!(step, NextStep::EnterRole { .. } | NextStep::BondForRole { .. }))
            .collect();
        assert_eq!(
            steps,
            [
                NextStep::Bond { up_to: ENDOWMENT - 2_000 * AGT - EXISTENTIAL_DEPOSIT },
                NextStep::StopRole { role: Role::DataValidation, open: 3 },
                NextStep::TakeObligation { up_to: 1_370 * AGT },
                NextStep::Vote { up_to: 1_880 * AGT },
                NextStep::Unbond { up_to: 1_370 * AGT, releases: START + 14 * DAY },
                NextStep::WithdrawLater { amount: 20 * AGT, at: START + 8 * DAY },
            ]
        );
        assert_eq!(Access::obligation(ALICE, set(2)).and_then(|obligation| obligation.dispute), Some(2));
        assert_eq!(
            Access::dispute(ALICE, 1).map(|dispute| (dispute.active, dispute.unbonding)),
            Some((10 * AGT, 120 * AGT))
        );
    });
}

/// The largest step of each kind that a report offers can be taken, and a planck more is refused.
#[test]
fn every_step_that_is_offered_can_be_taken_to_its_limit() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(set_aside(ALICE, Role::DataValidation, set(1), 50 * AGT));
        assert_ok!(stop(ALICE, Role::DataValidation));
        assert_ok!(enter(ALICE, Role::AdvancedTasks));
        assert_ok!(unbond(ALICE, 100 * AGT));
        wait(7 * DAY);
        assert_ok!(unbond(ALICE, 10 * AGT));
        assert_ok!(keep_until(ALICE, 300 * AGT, START + 20 * DAY));
        let offered = steps(ALICE);
        let (amount, at) = (250 * AGT, START + 20 * DAY);
        assert!(offered.contains(&NextStep::UnbondLater { amount, at }));
        assert!(offered.contains(&NextStep::EnterRole { role: Role::DataValidation }));
        assert!(offered.contains(&NextStep::LeaveRole { role: Role::AdvancedTasks }));
        assert!(offered.contains(&NextStep::Withdraw { amount: 100 * AGT }));
        for step in offered {
            rolled_back(|| match step {
                NextStep::Bond { up_to } => {
                    assert!(bond(ALICE, up_to + 1).is_err());
                    assert_ok!(bond(ALICE, up_to));
                }
                NextStep::EnterRole { role } => {
                    assert_ok!(enter(ALICE, role));
                }
                NextStep::BondForRole { role, missing } => {
                    assert_ok!(bond(ALICE, missing - 1));
                    assert!(enter(ALICE, role).is_err());
                    assert_ok!(bond(ALICE, 1));
                    assert_ok!(enter(ALICE, role));
                }
                NextStep::StopRole { role, .. } => {
                    assert_ok!(stop(ALICE, role));
                }
                NextStep::LeaveRole { role } => {
                    assert_ok!(leave(ALICE, role));
                }
                NextStep::TakeObligation { up_to } => {
                    assert!(set_aside(ALICE, Role::AdvancedTasks, set(2), up_to + 1).is_err());
                    assert_ok!(set_aside(ALICE, Role::AdvancedTasks, set(2), up_to));
                }
                NextStep::Vote { up_to } => assert_eq!(up_to, ledger(ALICE).active),
                NextStep::UnlockVotes { locked } => assert_eq!(locked, ledger(ALICE).vote_lock),
                NextStep::Unbond { up_to, releases } => {
                    assert!(unbond(ALICE, up_to + 1).is_err());
                    assert_ok!(unbond(ALICE, up_to));
                    assert!(ledger(ALICE).chunks.iter().any(|chunk| chunk.releases == releases));
                }
                NextStep::UnbondLater { amount, at } => {
                    let now = ledger(ALICE).free_active(Timestamp::get());
                    assert!(unbond(ALICE, now + 1).is_err());
                    wait(at - Timestamp::get());
                    assert!(unbond(ALICE, now + amount + 1).is_err());
                    assert_ok!(unbond(ALICE, now + amount));
                }
                NextStep::Rebond { up_to } => {
                    assert!(rebond(ALICE, up_to + 1).is_err());
                    assert_ok!(rebond(ALICE, up_to));
                }
                NextStep::Withdraw { amount } => {
                    let before = free(ALICE);
                    assert_ok!(withdraw(ALICE));
                    assert_eq!(free(ALICE), before + amount);
                }
                NextStep::WithdrawLater { amount, at } => {
                    assert_ok!(withdraw(ALICE));
                    let before = free(ALICE);
                    wait(at - Timestamp::get());
                    assert_ok!(withdraw(ALICE));
                    assert_eq!(free(ALICE), before + amount);
                }
            });
        }
    });
}

#[test]
fn unbond_is_not_offered_when_no_chunk_fits() {
    ExtBuilder.execute(|| {
        alice_at_work();
        for _ in 0..crate::MAX_CHUNKS {
            wait(1);
            assert_ok!(unbond(ALICE, 1));
        }
        let offers = || steps(ALICE).iter().any(|step| matches!(step, NextStep::Unbond { .. }));
        assert!(offers());
        wait(1);
        assert!(!offers());
    });
}

#[test]
fn report_says_what_a_season_counts_and_keeps() {
    ExtBuilder.execute(|| {
        alice_at_work();
        wait(30 * DAY);
        assert_eq!(Access::report(ALICE).lowest, 0, "31 March: the bond came after the 1st");
        wait(DAY);
        assert_ok!(bond(ALICE, AGT));
        let until = season_start() + 20 * DAY;
        assert_ok!(keep_until(ALICE, 500 * AGT, until));
        let report = Access::report(ALICE);
        assert_eq!((report.lowest, report.kept), (2_000 * AGT, KeptBond { amount: 500 * AGT, until }));
        let unbonds = |steps: Vec<NextStep>| {
            let ours = |step: &NextStep| matches!(step, NextStep::Unbond { .. } | NextStep::UnbondLater { .. });
            steps.into_iter().filter(ours).collect::<Vec<_>>()
        };
        let releases = Timestamp::get() + 7 * DAY;
        assert_eq!(
            unbonds(report.next_steps),
            [NextStep::Unbond { up_to: 1_501 * AGT, releases }, NextStep::UnbondLater { amount: 500 * AGT, at: until }]
        );
        wait(20 * DAY);
        let report = Access::report(ALICE);
        assert_eq!(report.kept, KeptBond::default());
        let releases = Timestamp::get() + 7 * DAY;
        assert_eq!(unbonds(report.next_steps), [NextStep::Unbond { up_to: 2_001 * AGT, releases }]);
    });
}
