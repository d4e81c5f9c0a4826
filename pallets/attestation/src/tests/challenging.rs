//! Anyone stops a batch before it is final, for a bond.

use super::*;

#[test]
fn challenge_holds_the_bond_and_stops_the_claims() {
    run(|| {
        let (key, tree) = open_posted();
        assert_ok!(challenge(key, &ALICE));
        let rule_by = now() + 28 * DAY;
        let (job, number) = key;
        let (member, answers, submission, bond) = (None, None, None, 50 * AGT);
        let event = Event::Challenged { job, batch: number, who: ALICE, bond, member, answers, submission, rule_by };
        assert_last(event);
        assert_eq!(bonds(&ALICE), 50 * AGT);
        assert_eq!(batch(key).phase(now()), BatchPhase::Challenged);
        wait(20 * DAY);
        assert_noop!(tree.claim(0), Error::<Test>::NotFinal);
        assert_noop!(lift(key), Error::<Test>::NotFinal);
        assert_noop!(challenge(key, &BOB), Error::<Test>::NotPosted);
    });
}

#[test]
fn bond_is_a_hundredth_of_the_value_when_that_is_more() {
    run(|| {
        let id = open_working();
        let (key, _) = posted(id, &[(ALICE, ANSWERS, 0)]);
        assert_ok!(challenge(key, &BOB));
        assert_eq!(bonds(&BOB), 100 * AGT);
        // A price that makes the batch worth 100,000 AGT.
        let next = NextJob::<Test>::get();
        Rate::set(&AGT);
        assert_ok!(open_with(terms()));
        pass_epoch();
        assert_ok!(draw(next));
        wait(DAY);
        for who in &committee(next)[..2] {
            <Access as agt_primitives::benchmarking::AccessBench<AccountId>>::bond(who, 10_000 * AGT);
        }
        let (key, _) = posted(next, &[(ALICE, ANSWERS, 0)]);
        assert_ok!(challenge(key, &CAROL));
        assert_eq!(bonds(&CAROL), 1_000 * AGT);
    });
}

#[test]
fn challenge_is_possible_until_the_last_millisecond_of_the_window() {
    run(|| {
        let (key, tree) = open_posted();
        wait(3 * DAY - 1);
        assert_noop!(tree.claim(0), Error::<Test>::NotFinal);
        assert_ok!(challenge(key, &ALICE));
        // One millisecond is left after the ruling.
        wait(DAY);
        assert_ok!(rule(key, false));
        assert_ok!(challenge(key, &BOB));
        assert_ok!(rule(key, false));
        wait(1);
        assert_noop!(challenge(key, &BOB), Error::<Test>::WindowOver);
        assert_ok!(tree.claim(0));
    });
}

#[test]
fn challenge_is_refused_when_the_batch_is_not_posted_or_final() {
    run(|| {
        let id = open_working();
        assert_noop!(challenge((id, 0), &ALICE), Error::<Test>::UnknownBatch);
        let (key, _) = propose(id, &people());
        assert_noop!(challenge(key, &ALICE), Error::<Test>::NotPosted);
        assert_ok!(sign(key, &committee(id)[1]));
        wait(3 * DAY);
        assert_noop!(challenge(key, &ALICE), Error::<Test>::WindowOver);
        assert_eq!(batch(key).phase(now()), BatchPhase::Final);
    });
}

#[test]
fn challenge_is_refused_when_the_bond_cannot_be_paid() {
    run(|| {
        let (key, _) = open_posted();
        assert_noop!(challenge(key, &PENNILESS), Error::<Test>::CannotPayBond);
    });
}

#[test]
fn challenge_of_an_accomplice_takes_no_time_from_others() {
    run(|| {
        let (key, _) = open_posted();
        wait(HOUR);
        assert_ok!(challenge(key, &ALICE));
        // The window would have been over long ago.
        wait(10 * DAY);
        assert_ok!(rule(key, false));
        let until = now() + 3 * DAY - HOUR;
        let (job, number) = key;
        assert_last(Event::Dismissed { job, batch: number, challenger: ALICE, bond: 50 * AGT, member: None, until });
        assert_ok!(challenge(key, &BOB));
        assert_ok!(rule(key, true));
    });
}
