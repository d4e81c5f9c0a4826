//! What anyone may read about a bond, and the next steps of its owner.

use super::*;
use agt_primitives::{
    access::{Accused, BondReport, Disputed, KeptBond, KindTotal, NextStep, RoleReport, UnbondingChunk},
    report::{Planck, Time},
    token::EXISTENTIAL_DEPOSIT,
};
use frame_support::assert_ok;

/// The next steps where no call costs a fee.
fn steps(who: AccountId) -> Vec<NextStep> {
    Access::next_steps(&who, free(who).saturating_sub(EXISTENTIAL_DEPOSIT))
}

#[test]
fn report_of_a_stranger_says_how_to_begin() {
    ExtBuilder.execute(|| {
        let report = Access::report(ALICE);
        assert_eq!(report.active, 0);
        assert_eq!(report.unbonding, 0);
        assert_eq!(report.room, 0);
        assert_eq!(
            steps(ALICE),
            [
                NextStep::Bond { amount: Planck(ENDOWMENT - EXISTENTIAL_DEPOSIT) },
                NextStep::BondForRole { role: Role::DataValidation, amount: Planck(1_000 * AGT) },
                NextStep::BondForRole { role: Role::Calibration, amount: Planck(1_000 * AGT) },
                NextStep::BondForRole { role: Role::AutoLabelling, amount: Planck(2_000 * AGT) },
                NextStep::BondForRole { role: Role::DataRequest, amount: Planck(1_000 * AGT) },
                NextStep::BondForRole { role: Role::DataOffer, amount: Planck(1_000 * AGT) },
                NextStep::BondForRole { role: Role::AdvancedTasks, amount: Planck(500 * AGT) },
                NextStep::BondForRole { role: Role::Governance, amount: Planck(EXISTENTIAL_DEPOSIT) },
                NextStep::BondForRole { role: Role::Validator, amount: Planck(10_000 * AGT) },
                NextStep::BondForRole { role: Role::Juror, amount: Planck(500 * AGT) },
            ]
        );
        // An account that does not exist can not even bond.
        let later = |step: &NextStep| matches!(step, NextStep::BondForRoleLater { .. });
        assert!(steps(DAVE).iter().all(later) && steps(DAVE).len() == Role::ALL.len());
    });
}

#[test]
fn steps_name_no_more_than_can_be_bonded_after_fees() {
    ExtBuilder.execute(|| {
        let with = |bondable| Access::next_steps(&ALICE, bondable);
        let amount = Planck(500 * AGT);
        assert_eq!(with(500 * AGT).first(), Some(&NextStep::Bond { amount }));
        assert!(with(500 * AGT).contains(&NextStep::BondForRole { role: Role::Juror, amount }));
        assert!(with(500 * AGT - 1).contains(&NextStep::BondForRoleLater { role: Role::Juror, amount }));
        // Less than a bond may be is not worth a step.
        let first = NextStep::Bond { amount: Planck(EXISTENTIAL_DEPOSIT) };
        assert_eq!(with(EXISTENTIAL_DEPOSIT).first(), Some(&first));
        assert!(!with(EXISTENTIAL_DEPOSIT - 1).iter().any(|step| matches!(step, NextStep::Bond { .. })));
        assert_ok!(bond(ALICE, AGT));
        assert_eq!(with(1).first(), Some(&NextStep::Bond { amount: Planck(1) }));
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
        assert_eq!(
            Access::report(ALICE),
            BondReport {
                active: Planck(1_880 * AGT),
                voting_power: Planck(1_880 * AGT),
                unbonding: Planck(120 * AGT),
                chunks: vec![
                    UnbondingChunk { amount: 100 * AGT, releases: START + 7 * DAY },
                    UnbondingChunk { amount: 20 * AGT, releases: START + 8 * DAY },
                ],
                roles: vec![RoleReport {
                    role: Role::DataValidation,
                    since: Time(START),
                    minimum: Planck(1_000 * AGT),
                    access: true,
                    stopped: false,
                    open: 3,
                }],
                set_aside: Planck(500 * AGT),
                obligations: vec![
                    KindTotal { kind: ObligationKind::LabelSet, open: 2, amount: 100 * AGT },
                    KindTotal { kind: ObligationKind::Batch, open: 1, amount: 400 * AGT },
                ],
                disputed: Disputed { set_aside: 50 * AGT, active: 10 * AGT, unbonding: 120 * AGT },
                owed: Planck(0),
                vote_lock: Planck(0),
                lowest_this_season: Planck(0),
                kept: None,
                room: Planck(1_370 * AGT),
            }
        );
        let steps: Vec<_> = steps(ALICE)
            .into_iter()
            .filter(|step| !matches!(step, NextStep::EnterRole { .. } | NextStep::BondForRole { .. }))
            .collect();
        assert_eq!(
            steps,
            [
                NextStep::Bond { amount: Planck(ENDOWMENT - 2_000 * AGT - EXISTENTIAL_DEPOSIT) },
                NextStep::StopRole { role: Role::DataValidation, open: 3 },
                NextStep::TakeObligation { amount: Planck(1_370 * AGT) },
                NextStep::Vote { amount: Planck(1_880 * AGT) },
                NextStep::Unbond { amount: Planck(1_370 * AGT), at: Time(START + 14 * DAY) },
                NextStep::WithdrawLater { amount: Planck(20 * AGT), at: Time(START + 8 * DAY) },
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
        let (amount, at) = (Planck(250 * AGT), Time(START + 20 * DAY));
        assert!(offered.contains(&NextStep::UnbondLater { amount, at }));
        assert!(offered.contains(&NextStep::EnterRole { role: Role::DataValidation }));
        assert!(offered.contains(&NextStep::LeaveRole { role: Role::AdvancedTasks }));
        assert!(offered.contains(&NextStep::Withdraw { amount: Planck(100 * AGT) }));
        for step in offered {
            rolled_back(|| match step {
                NextStep::Bond { amount: Planck(amount) } => {
                    assert!(bond(ALICE, amount + 1).is_err());
                    assert_ok!(bond(ALICE, amount));
                }
                NextStep::EnterRole { role } => {
                    assert_ok!(enter(ALICE, role));
                }
                NextStep::BondForRole { role, amount: Planck(missing) } => {
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
                NextStep::TakeObligation { amount: Planck(amount) } => {
                    assert!(set_aside(ALICE, Role::AdvancedTasks, set(2), amount + 1).is_err());
                    assert_ok!(set_aside(ALICE, Role::AdvancedTasks, set(2), amount));
                }
                NextStep::Vote { amount: Planck(amount) } => assert_eq!(amount, ledger(ALICE).active),
                NextStep::Unbond { amount: Planck(amount), at } => {
                    assert!(unbond(ALICE, amount + 1).is_err());
                    assert_ok!(unbond(ALICE, amount));
                    assert!(ledger(ALICE).chunks.iter().any(|chunk| at == chunk.releases));
                }
                NextStep::UnbondLater { amount: Planck(amount), at: Time(at) } => {
                    let now = ledger(ALICE).free_active(Timestamp::get());
                    assert!(unbond(ALICE, now + 1).is_err());
                    wait(at - Timestamp::get());
                    assert!(unbond(ALICE, now + amount + 1).is_err());
                    assert_ok!(unbond(ALICE, now + amount));
                }
                NextStep::Rebond { amount: Planck(amount) } => {
                    assert!(rebond(ALICE, amount + 1).is_err());
                    assert_ok!(rebond(ALICE, amount));
                }
                NextStep::Withdraw { amount: Planck(amount) } => {
                    let before = free(ALICE);
                    assert_ok!(withdraw(ALICE));
                    assert_eq!(free(ALICE), before + amount);
                }
                NextStep::WithdrawLater { amount: Planck(amount), at: Time(at) } => {
                    assert_ok!(withdraw(ALICE));
                    let before = free(ALICE);
                    wait(at - Timestamp::get());
                    assert_ok!(withdraw(ALICE));
                    assert_eq!(free(ALICE), before + amount);
                }
                // ALICE can bond for every role; votes are the runtime's to name.
                other => panic!("{other:?}"),
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
        assert!(!offers(), "in this moment a part of the same time would fit, in the next block none does");
        wait(1);
        assert!(!offers());
        // What has waited makes room for a new part.
        wait(7 * DAY);
        assert!(offers());
        assert_ok!(unbond(ALICE, 1));
    });
}

#[test]
fn report_says_what_a_season_counts_and_keeps() {
    ExtBuilder.execute(|| {
        alice_at_work();
        wait(30 * DAY);
        assert_eq!(Access::report(ALICE).lowest_this_season, 0, "31 March: the bond came after the 1st");
        wait(DAY);
        assert_ok!(bond(ALICE, AGT));
        let until = season_start() + 20 * DAY;
        assert_ok!(keep_until(ALICE, 500 * AGT, until));
        let report = Access::report(ALICE);
        assert_eq!(report.lowest_this_season, 2_000 * AGT);
        assert_eq!(report.kept, Some(KeptBond { amount: 500 * AGT, until }));
        let unbonds = |steps: Vec<NextStep>| {
            let ours = |step: &NextStep| matches!(step, NextStep::Unbond { .. } | NextStep::UnbondLater { .. });
            steps.into_iter().filter(ours).collect::<Vec<_>>()
        };
        let releases = Timestamp::get() + 7 * DAY;
        assert_eq!(
            unbonds(steps(ALICE)),
            [
                NextStep::Unbond { amount: Planck(1_501 * AGT), at: Time(releases) },
                NextStep::UnbondLater { amount: Planck(500 * AGT), at: Time(until) }
            ]
        );
        wait(20 * DAY);
        assert_eq!(Access::report(ALICE).kept, None);
        let releases = Timestamp::get() + 7 * DAY;
        assert_eq!(unbonds(steps(ALICE)), [NextStep::Unbond { amount: Planck(2_001 * AGT), at: Time(releases) }]);
    });
}
