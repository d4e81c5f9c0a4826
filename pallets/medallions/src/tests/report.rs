//! What the view functions return.

use super::*;
use agt_primitives::{
    medallions::{MedallionArea, NextLevel, MAX_AREAS_A_PAGE, MAX_MEDALLIONS_A_PAGE},
    report::Planck,
};
use std::collections::BTreeSet;

fn next(who: AccountId, area: AreaId) -> NextLevel {
    Medallions::medallion(who, area).and_then(|report| report.next).expect("there is a next level")
}

#[test]
fn report_of_a_newcomer_says_what_level_1_requires() {
    ExtBuilder.execute(|| {
        let report = Medallions::medallion(ALICE, BIRDS).expect("the area is known");
        assert_eq!(report.area, MedallionArea { area: BIRDS, name: "birds".into(), open: true });
        assert_eq!((report.level, report.since, report.counted), (0, None, CountedAnswers::NONE));
        let expected = NextLevel {
            level: 1,
            answers: 1_000,
            answers_missing: 1_000,
            most_of_requester: 100,
            qualified: false,
            skill: BasisPoints::clamped(9_000),
            skill_missing: BasisPoints::clamped(9_000),
            xp: 0,
            xp_missing: 0,
            agt: Planck(0),
            agt_missing: Planck(0),
            ready: false,
        };
        assert_eq!(report.next, Some(expected));
        assert_eq!(Medallions::medallion(ALICE, NOWHERE), None);
    });
}

#[test]
fn report_says_what_is_missing_until_nothing_is() {
    ExtBuilder.execute(|| {
        accept(PENNILESS, BIRDS, Some(REQUESTER), 70);
        holder(PENNILESS, 2);
        let report = Medallions::medallion(PENNILESS, BIRDS).expect("the area is known");
        assert_eq!((report.level, report.since), (2, Some(START.into())));
        assert_eq!(report.counted, CountedAnswers { platform: 25_000, requested: 70 });
        assert_eq!((report.xp_spent, report.agt_paid), (2_000, Planck(0)));
        assert!(!next(PENNILESS, BIRDS).ready);
        assert_eq!(next(PENNILESS, BIRDS).agt_missing, 50 * AGT);
        assert_ok!(Balances::transfer_keep_alive(signed(ALICE), PENNILESS, 20 * AGT + AGT / 100));
        assert_eq!(next(PENNILESS, BIRDS).agt_missing, 30 * AGT);
        assert_ok!(Balances::transfer_keep_alive(signed(ALICE), PENNILESS, 30 * AGT));
        assert_eq!(next(PENNILESS, BIRDS).agt_missing, 0);
        assert!(next(PENNILESS, BIRDS).ready);
        qualify(PENNILESS, BIRDS, Qualified::Yes, 8_750);
        assert_eq!(next(PENNILESS, BIRDS).skill_missing, BasisPoints::clamped(250));
        assert!(!next(PENNILESS, BIRDS).ready);
        skilled(PENNILESS);
        assert_ok!(level_up(PENNILESS, BIRDS));
        let next = next(PENNILESS, BIRDS);
        assert_eq!((next.level, next.answers, next.answers_missing), (4, 16_000, 0));
        assert_eq!((next.xp, next.xp_missing, next.most_of_requester), (8_000, 0, 1_600));
    });
}

#[test]
fn report_is_not_ready_when_the_area_is_closed() {
    ExtBuilder.execute(|| {
        master(ALICE);
        assert!(next(ALICE, BIRDS).ready);
        assert_ok!(close(BIRDS));
        assert!(!next(ALICE, BIRDS).ready);
        assert!(!Medallions::medallion(ALICE, BIRDS).expect("it is known").area.open);
    });
}

#[test]
fn report_has_no_next_level_at_the_highest_and_shows_what_was_forfeited() {
    ExtBuilder.execute(|| {
        holder(ALICE, 5);
        assert_eq!(Medallions::medallion(ALICE, BIRDS).expect("it is known").next, None);
        assert_eq!(Medallions::totals().agt, 250 * AGT);
        assert_ok!(revoke(ALICE, BIRDS));
        let report = Medallions::medallion(ALICE, BIRDS).expect("it is known");
        assert_eq!((report.level, report.since, report.forfeited.platform), (0, None, 25_000));
        assert_eq!((report.xp_spent, report.agt_paid), (27_000, Planck(250 * AGT)));
    });
}

#[test]
fn pages_show_each_medallion_and_each_area_once() {
    ExtBuilder.execute(|| {
        let more = (100..100 + 120).collect::<Vec<AreaId>>();
        for area in &more {
            assert_ok!(Medallions::open_area(RuntimeOrigin::root(), *area, name("one of many")));
            accept(ALICE, *area, None, 1);
            accept(BOB, *area, None, 1);
        }
        let (mut seen, mut after, mut pages) = (BTreeSet::new(), None, 0);
        loop {
            let page = Medallions::medallions(ALICE, after);
            assert!(page.medallions.len() <= MAX_MEDALLIONS_A_PAGE);
            for report in page.medallions {
                assert!(seen.insert(report.area.area));
                assert_eq!(report.counted.total(), 1);
            }
            pages += 1;
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!((seen.into_iter().collect::<Vec<_>>(), pages), (more.clone(), 3));
        let first = Medallions::areas(None);
        let second = Medallions::areas(first.next);
        assert_eq!((first.areas.len(), second.areas.len(), second.next), (MAX_AREAS_A_PAGE, 22, None));
        let all: BTreeSet<_> = first.areas.iter().chain(&second.areas).map(|area| area.area).collect();
        assert_eq!(all.len(), 122);
    });
}

#[test]
fn page_that_is_just_full_is_the_last_one() {
    ExtBuilder.execute(|| {
        assert_eq!(Medallions::medallions(ALICE, None).next, None);
        for area in 100..100 + MAX_MEDALLIONS_A_PAGE as AreaId {
            assert_ok!(Medallions::open_area(RuntimeOrigin::root(), area, name("one of many")));
            accept(ALICE, area, None, 1);
        }
        let page = Medallions::medallions(ALICE, None);
        assert_eq!((page.medallions.len(), page.next), (MAX_MEDALLIONS_A_PAGE, None));
    });
}
