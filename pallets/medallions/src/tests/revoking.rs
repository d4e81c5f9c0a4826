//! Revocation.

use super::*;
use agt_primitives::medallions::Reason;
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn revocation_shuts_the_level_at_once_and_forfeits_the_answers() {
    ExtBuilder.execute(|| {
        accept(ALICE, BIRDS, Some(REQUESTER), 100);
        holder(ALICE, 3);
        assert_ok!(revoke(ALICE, BIRDS));
        assert_eq!(level(ALICE, BIRDS), 0);
        assert!(!Medallions::holds_any(&ALICE));
        let forfeited = CountedAnswers { platform: 25_000, requested: 100 };
        let reason = b"sold the account".to_vec().try_into().ok();
        assert_eq!(last_event(), Event::Revoked { who: ALICE, area: BIRDS, level: 3, forfeited, reason });
        let progress = progress(ALICE, BIRDS);
        assert_eq!((progress.counted, progress.forfeited), (CountedAnswers::NONE, forfeited));
        assert_eq!(
            (progress.spent.xp, progress.spent.agt, noted()),
            (6_500, 50 * AGT, 50 * AGT),
            "nothing is given back"
        );
        assert_noop!(claim(ALICE, BIRDS), Error::<Test>::TooFewAnswers);
        assert_noop!(level_up(ALICE, BIRDS), Error::<Test>::NoMedallion);
    });
}

#[test]
fn holder_counts_from_the_first_medallion_to_the_last() {
    ExtBuilder.execute(|| {
        let counted = || (Totals::<Test>::get().held, Totals::<Test>::get().holders);
        holder(ALICE, 2);
        assert_eq!(counted(), (1, 1));
        qualify(ALICE, MAPS, Qualified::Yes, 9_500);
        accept(ALICE, MAPS, None, 1_000);
        assert_ok!(claim(ALICE, MAPS));
        assert_eq!(counted(), (2, 1));
        holder(BOB, 1);
        assert_eq!(counted(), (3, 2));
        assert_ok!(revoke(ALICE, BIRDS));
        assert_eq!(counted(), (2, 2));
        assert_ok!(revoke(ALICE, MAPS));
        assert_eq!(counted(), (1, 1));
        assert_noop!(revoke(ALICE, MAPS), Error::<Test>::NoMedallion);
    });
}

#[test]
fn revoked_account_needs_all_answers_anew() {
    ExtBuilder.execute(|| {
        holder(ALICE, 2);
        assert_ok!(revoke(ALICE, BIRDS));
        accept(ALICE, BIRDS, None, 999);
        assert_noop!(claim(ALICE, BIRDS), Error::<Test>::TooFewAnswers);
        accept(ALICE, BIRDS, None, 1);
        assert_ok!(claim(ALICE, BIRDS));
        assert_eq!(level(ALICE, BIRDS), 1);
        // A level is paid for anew, too.
        accept(ALICE, BIRDS, None, 3_000);
        assert_ok!(level_up(ALICE, BIRDS));
        assert_eq!(progress(ALICE, BIRDS).spent.xp, 4_000);
    });
}

#[test]
fn part_of_a_requester_stays_used_after_a_revocation() {
    ExtBuilder.execute(|| {
        accept(ALICE, BIRDS, Some(REQUESTER), 100);
        holder(ALICE, 1);
        accept(ALICE, BIRDS, Some(REQUESTER), 200);
        assert_ok!(revoke(ALICE, BIRDS));
        accept(ALICE, BIRDS, Some(REQUESTER), 1_000);
        assert_eq!(counted(ALICE, BIRDS), (0, 0));
        // It counts again where a level's tenth is above what it has counted for in all.
        accept(ALICE, BIRDS, None, 1_000);
        assert_ok!(claim(ALICE, BIRDS));
        accept(ALICE, BIRDS, Some(REQUESTER), 1_000);
        assert_eq!(counted(ALICE, BIRDS), (1_000, 100));
        assert_eq!(Medallions::requested(ALICE, BIRDS, REQUESTER), 400);
    });
}

#[test]
fn court_revokes_without_a_reason_of_its_own() {
    ExtBuilder.execute(|| {
        holder(ALICE, 5);
        assert_ok!(rule(ALICE, BIRDS));
        let forfeited = CountedAnswers { platform: 25_000, requested: 0 };
        assert_eq!(last_event(), Event::Revoked { who: ALICE, area: BIRDS, level: 5, forfeited, reason: None });
        assert_eq!(level(ALICE, BIRDS), 0);
    });
}

#[test]
fn revocation_touches_no_other_medallion() {
    ExtBuilder.execute(|| {
        holder(ALICE, 2);
        holder(BOB, 2);
        Medallions::give(&ALICE, MAPS, 3);
        assert_ok!(revoke(ALICE, BIRDS));
        assert_eq!((level(ALICE, BIRDS), level(ALICE, MAPS), level(BOB, BIRDS)), (0, 3, 2));
        assert!(Medallions::holds_any(&ALICE));
    });
}

#[test]
fn medallion_of_a_closed_area_can_be_revoked() {
    ExtBuilder.execute(|| {
        holder(ALICE, 2);
        assert_ok!(close(BIRDS));
        assert_ok!(revoke(ALICE, BIRDS));
        assert_eq!(level(ALICE, BIRDS), 0);
    });
}

#[test]
fn revocation_is_refused_without_a_medallion() {
    ExtBuilder.execute(|| {
        master(ALICE);
        for area in [BIRDS, MAPS, NOWHERE] {
            assert_noop!(revoke(ALICE, area), Error::<Test>::NoMedallion);
            assert_noop!(rule(ALICE, area), Error::<Test>::NoMedallion);
        }
        assert_ok!(claim(ALICE, BIRDS));
        assert_ok!(revoke(ALICE, BIRDS));
        assert_noop!(revoke(ALICE, BIRDS), Error::<Test>::NoMedallion);
        assert_noop!(rule(ALICE, BIRDS), Error::<Test>::NoMedallion);
    });
}

#[test]
fn revocation_is_refused_without_a_reason() {
    ExtBuilder.execute(|| {
        holder(ALICE, 1);
        assert_noop!(Medallions::revoke(signed(JUDGE), ALICE, BIRDS, Reason::default()), Error::<Test>::NoReason);
        assert!(Reason::try_from(vec![b'a'; 257]).is_err());
    });
}

#[test]
fn revocation_is_refused_by_every_other_origin() {
    ExtBuilder.execute(|| {
        holder(ALICE, 1);
        let reason: Reason = b"envy".to_vec().try_into().expect("it is short");
        for origin in [signed(ALICE), signed(BOB), RuntimeOrigin::none(), RuntimeOrigin::root()] {
            assert_noop!(Medallions::revoke(origin, ALICE, BIRDS, reason.clone()), BadOrigin);
        }
    });
}
