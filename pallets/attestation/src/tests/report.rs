//! What anyone can read.

use super::*;
use agt_primitives::{attestation::AttesterReport, report::Planck};

#[test]
fn job_report_follows_the_life_of_a_job() {
    run(|| {
        assert_eq!(Attestation::job(0), None);
        let opened = now();
        let id = open();
        let report = Attestation::job(id).unwrap();
        assert_eq!((report.phase, report.members.len(), report.strike_until), (JobPhase::Drawing, 0, None));
        assert_eq!((report.requester, report.pool, report.opened.0), (REQUESTER, POOL, opened));
        pass_epoch();
        assert_ok!(draw(id));
        let report = Attestation::job(id).unwrap();
        assert_eq!((report.phase, report.members.len()), (JobPhase::Striking, 5));
        assert_eq!(report.strike_until.map(|until| until.0), Some(now() + DAY));
        wait(DAY);
        let (key, tree) = propose(id, &people());
        let report = Attestation::job(id).unwrap();
        assert_eq!((report.phase, report.proposed, report.next_batch), (JobPhase::Working, Some(0), 1));
        assert_eq!((report.most, report.left, report.rejected), (MOST, MOST - EARNED, 9));
        assert_ok!(sign(key, &committee(id)[1]));
        wait(3 * DAY);
        assert_ok!(tree.claim(0));
        assert_eq!(Attestation::job(id).unwrap().paid, 3_000);
        travel_to(job(id).ends);
        assert_eq!(Attestation::job(id).unwrap().phase, JobPhase::Ending);
        travel_to(job(id).post_until);
        assert_eq!(Attestation::job(id).unwrap().phase, JobPhase::Silent);
    });
}

#[test]
fn batch_report_follows_the_life_of_a_batch() {
    run(|| {
        let id = open_working();
        assert_eq!(Attestation::batch(id, 0), None);
        let (key, tree) = propose(id, &people());
        let seats = committee(id);
        let report = Attestation::batch(id, 0).unwrap();
        assert_eq!(
            (report.phase, &report.members, &report.signers),
            (BatchPhase::Proposed, &seats, &seats[..1].to_vec())
        );
        assert_eq!((report.set_aside, report.total, report.content), (Planck(SET_ASIDE), EARNED, tree.content()));
        assert_eq!(report.until.map(|until| until.0), Some(now() + DAY));
        assert_ok!(sign(key, &seats[1]));
        assert_ok!(challenge(key, &ALICE));
        let report = Attestation::batch(id, 0).unwrap();
        assert_eq!(
            (report.phase, report.challenger, report.bond),
            (BatchPhase::Challenged, Some(ALICE), Planck(50 * AGT))
        );
        assert_eq!(report.until.map(|until| until.0), Some(now() + 28 * DAY));
        assert_ok!(rule(key, false));
        assert_eq!(Attestation::batch(id, 0).unwrap().phase, BatchPhase::Posted);
        wait(3 * DAY);
        assert_ok!(tree.claim(0));
        let report = Attestation::batch(id, 0).unwrap();
        assert_eq!((report.phase, report.claimed, report.lifted), (BatchPhase::Final, 3_000, false));
        wait(365 * DAY);
        assert_ok!(sweep(key, 0));
        let report = Attestation::batch(id, 0).unwrap();
        assert_eq!((report.phase, report.until, report.lifted), (BatchPhase::Swept, None, true));
    });
}

#[test]
fn attester_report_shows_what_keeps_an_attester_from_draws() {
    run(|| {
        assert_eq!(Attestation::attester(ALICE), None);
        let who = attester(2);
        let since = (START - 10 * DAY).into();
        let report = AttesterReport { slot: 1, weight: STAKE.into(), set_aside: STAKE.into(), since, has_access: true };
        assert_eq!(Attestation::attester(who.clone()), Some(report));
        assert_ok!(Access::slash_minor(&who, ENLISTMENT, AGT, None));
        assert_ok!(Access::stop_role(signed(&who), Role::DataValidation));
        let report = Attestation::attester(who).unwrap();
        assert_eq!((report.set_aside, report.has_access), (Planck(STAKE - AGT), false));
    });
}
