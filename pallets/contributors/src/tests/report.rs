//! The view functions.

use super::*;
use agt_primitives::{
    basis_points::BasisPoints,
    consensus::weight::AnswerWeight,
    contributors::{
        AreaReport, Bucket, ContributorTerms, Credits as _, EnergyReport, FeelessReport, GoldReport, OpenReport,
    },
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
        assert_ok!(open(&ALICE, 1));
        let report = Contributors::report(ALICE).expect("ALICE is registered");
        assert_eq!(report.number, 1);
        assert_eq!(report.tree, 0);
        assert_eq!(report.since, START);
        assert_eq!(report.referrer, Some(BOB));
        assert_eq!(report.held, AGT);
        assert_eq!(report.proven, None);
        assert_eq!(report.gold, GoldReport { right: 0, total: 0 });
        assert!(!report.redeemed);
        assert_eq!(report.xp, 0);
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
        assert_eq!(report.reserved_today, 320);
        let open = OpenReport {
            set: key(1),
            area: AREA,
            day: START / DAY,
            reserved: Credits(320),
            multiplier: Multiplier::ONE,
        };
        assert_eq!(report.open, [open]);
        let area = AreaReport {
            area: AREA,
            reputation: BasisPoints::ZERO,
            consensus: BasisPoints::ZERO,
            gold: BasisPoints::ZERO,
            sets: 0,
            open: 1,
            weight: AnswerWeight::UNPROVEN.parts(),
        };
        assert_eq!(report.areas, [area]);
        assert_eq!(report.removable, None);
        assert_eq!(report.feeless, FeelessReport { left: 10, a_day: 10, until: Time(midnight()) });
        assert_eq!(report.sponsor, None);
        assert_ok!(close_with(&ALICE, 1, perfect()));
        let report = Contributors::report(ALICE).expect("ALICE is registered");
        assert_eq!(report.aia.ripe, 0);
        assert_eq!(report.aia.pending, 240);
        assert_eq!(report.removable, Some(Time(now() + 30 * DAY)));
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
        assert_eq!(report.areas[0].weight, Contributors::answer_weight(&ALICE, AREA).parts());
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
        assert_eq!(Contributors::may_open(ALICE, offer(1)), Ok(()));
        assert_eq!(Contributors::may_open(BOB, offer(1)), Err(crate::Error::<Test>::NotRegistered.into()));
        let sponsor = Contributors::sponsor(SPONSOR).expect("it is bonded");
        assert_eq!(sponsor.invitations, 10);
        assert_eq!(sponsor.period_millis, DAY / 5);
        assert_eq!(sponsor.next, None);
        assert_eq!(Contributors::totals().registered, 1);
    });
}
