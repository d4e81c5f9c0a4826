//! The view functions.

use super::*;
use agt_primitives::{
    contributors::{AreaReport, Bucket, ContributorTerms, Credits as _, EnergyReport, FeelessReport, OpenReport},
    report::{Credits, Time},
    token::AGT,
};
use frame_support::assert_ok;

#[test]
fn report_shows_everything_about_a_newcomer() {
    ExtBuilder.execute(|| {
        assert_eq!(Contributors::report(ALICE), None);
        assert_ok!(register(BOB, None));
        assert_ok!(register(ALICE, Some(BOB)));
        assert_ok!(open_with(&ALICE, quiz_offer(1)));
        let report = Contributors::report(ALICE).expect("ALICE is registered");
        assert_eq!(report.number, 1);
        assert_eq!(report.tree, 0);
        assert_eq!(report.since, START);
        assert_eq!(report.referrer, Some(BOB));
        assert_eq!(report.held, AGT);
        assert_eq!(report.proven, None);
        assert!(!report.redeemed);
        assert_eq!((report.xp, report.xp_spent, report.xp_left), (0, 0, 0));
        assert_eq!(report.streak, 0);
        let energy = EnergyReport {
            units: 2,
            maximum: 3,
            period_millis: 6 * HOUR,
            next: Some(Time(now() + 6 * HOUR)),
            full: Some(Time(now() + 6 * HOUR)),
        };
        assert_eq!(report.energy, energy);
        assert_eq!(report.sets_today, 1);
        assert_eq!(report.reserved_today, 0);
        let open =
            OpenReport { set: key(1), area: AREA, day: START / DAY, reserved: Credits(0), multiplier: Multiplier::ONE };
        assert_eq!(report.open, [open]);
        let area = AreaReport {
            area: AREA,
            reputation: BasisPoints::ZERO,
            qualified: Qualified::No,
            quiz_from: Some(Time(0)),
            golds: 0,
            score: 0,
            trial_left: 0,
            held: Credits(0),
            falls: 0,
            failed_quizzes: 0,
            paid_part: BasisPoints::ZERO,
            sets: 0,
            open: 1,
        };
        assert_eq!(report.areas, [area]);
        assert_eq!(report.removable, None);
        assert_eq!(report.feeless, FeelessReport { left: 10, a_day: 10, until: Time(midnight()) });
        assert_eq!(report.sponsor, None);
        assert_ok!(close_with(&ALICE, 1, quiz(18, 32)));
        let report = Contributors::report(ALICE).expect("ALICE is registered");
        assert_eq!(report.aia.earned, 0);
        // 1,131 thousandths of a nat for a right answer, 1,204 less for a wrong one.
        assert_eq!(report.areas, [AreaReport { golds: 32, score: 18 * 1_131 - 14 * 1_204, sets: 1, open: 0, ..area }]);
        assert_eq!(report.removable, Some(Time(now() + 30 * DAY)));
    });
}

#[test]
fn report_shows_a_trial_what_waits_in_it_and_a_fall() {
    ExtBuilder.execute(|| {
        let of_area = || Contributors::report(ALICE).expect("ALICE is registered").areas[0];
        proven_and_rested(&ALICE);
        let begun = of_area();
        assert_eq!((begun.qualified, begun.quiz_from, begun.trial_left), (Qualified::OnTrial, None, 96));
        assert_eq!((begun.golds, begun.score, begun.held.0, begun.sets), (0, 0, 0, 1));
        assert!(begun.reputation.points().abs_diff(8_750) <= 1 && begun.paid_part == BasisPoints::ZERO);
        assert_ok!(open(&ALICE, 1));
        let earned = close_with(&ALICE, 1, golden(32, 32)).expect("it is open");
        let after = of_area();
        assert_eq!((after.trial_left, after.held.0, after.sets), (64, earned.own, 2));
        assert_eq!(after.paid_part.of(240), earned.own.into());
        assert_eq!(Contributors::totals().waiting, earned.own);
        work(&ALICE, 2, golden(0, 32));
        let fallen = of_area();
        assert_eq!((fallen.qualified, fallen.falls, fallen.held.0), (Qualified::No, 1, 0));
        assert_eq!(fallen.quiz_from, Some(Time(now() + 7 * DAY)));
        assert_eq!((fallen.reputation, fallen.paid_part), (BasisPoints::ZERO, BasisPoints::ZERO));
    });
}

#[test]
fn report_of_aia_adds_up() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let result = perfect();
        work(&ALICE, 1, result);
        wait(4 * DAY);
        let later = perfect();
        work(&ALICE, 2, later);
        assert_ok!(Contributors::hold(&ALICE, 1, 40, later.ripens_at));
        assert_ok!(Contributors::burn(&ALICE, 100));
        let report = Contributors::report(ALICE).expect("ALICE is registered");
        let aia = report.aia;
        assert_eq!(aia.ripe, 140);
        assert_eq!(aia.pending, 200);
        assert_eq!(aia.disputed, 40);
        assert_eq!(aia.burned, 100);
        assert_eq!(aia.clawed_back, 0);
        assert_eq!(aia.earned, 480);
        assert_eq!(aia.ripening, [Bucket { ripens: later.ripens_at.div_ceil(DAY) * DAY, aia: 200 }]);
        assert_eq!(report.energy.next, Some(Time(now() + 6 * HOUR)));
        assert_eq!(report.sponsor.map(|sponsor| (sponsor.invitations, sponsor.period_millis)), Some((5, DAY)));
        assert_eq!(report.areas[0].reputation, Contributors::reputation(&ALICE, AREA));
        // The quiz and the first set make a streak of two days.
        assert_eq!(report.multiplier.points(), 10_000);
    });
}

#[test]
fn view_functions_equal_storage() {
    ExtBuilder.execute(|| {
        assert_eq!(Contributors::terms_in_force(), ContributorTerms::DEFAULT);
        assert_ok!(register(ALICE, None));
        assert_eq!(Contributors::may_open(ALICE, quiz_offer(1)), Ok(()));
        assert_eq!(Contributors::may_open(ALICE, offer(1)), Err(crate::Error::<Test>::NotQualified.into()));
        assert_eq!(Contributors::may_open(BOB, offer(1)), Err(crate::Error::<Test>::NotRegistered.into()));
        let sponsor = Contributors::sponsor(SPONSOR).expect("it is bonded");
        assert_eq!(sponsor.invitations, 10);
        assert_eq!(sponsor.period_millis, DAY / 5);
        assert_eq!(sponsor.next, None);
        assert_eq!(Contributors::totals().registered, 1);
    });
}
