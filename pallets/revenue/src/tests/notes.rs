//! What arrives is counted by asset, source and month.

use super::*;

#[test]
fn note_counts_by_asset_source_and_month() {
    ExtBuilder.execute(|| {
        earn(GOLD, RevenueSource::RewardPools, 100);
        earn(GOLD, RevenueSource::RewardPools, 20);
        earn(GOLD, RevenueSource::Forfeits, 3);
        travel_to(at(2027, 4, 1));
        earn(GOLD, RevenueSource::RewardPools, 4_000);
        assert_eq!(Collected::<Test>::get(GOLD, RevenueSource::RewardPools), 4_120);
        assert_eq!(Collected::<Test>::get(GOLD, RevenueSource::Forfeits), 3);
        let of = |month: u32, source| CollectedIn::<Test>::get((Month(month), GOLD, source));
        assert_eq!(of(MARCH.0, RevenueSource::RewardPools), 120);
        assert_eq!(of(MARCH.0 + 1, RevenueSource::RewardPools), 4_000);
        assert_eq!(of(MARCH.0 + 1, RevenueSource::Forfeits), 0);
        assert_eq!(entries(GOLD), AssetBooks { collected: 4_123, ..Default::default() });
        assert_eq!((held(GOLD), units(GOLD_ID, POT)), (4_123, 4_123));
    });
}

#[test]
fn note_says_all_in_its_event() {
    ExtBuilder.execute(|| {
        block(BOB);
        earn_agt(1_000);
        let expected = Event::RevenueNoted {
            asset: AGT_KIND,
            source: RevenueSource::Boosters,
            month: MARCH,
            amount: 1_000,
            authors: 100,
            recycled: 900,
        };
        assert_eq!(last_event(), expected);
    });
}

#[test]
fn note_of_nothing_changes_nothing() {
    ExtBuilder.execute(|| {
        let before = root();
        Revenue::note(GOLD, RevenueSource::Gifts, 0);
        assert_eq!(root(), before);
    });
}

#[test]
fn note_that_does_not_fit_is_left_as_a_surplus() {
    ExtBuilder.execute(|| {
        let (source, amount) = (RevenueSource::RewardPools, Balance::MAX / 2 - UNITS);
        let mint = || {
            assert_ok!(Assets::mint(signed(DAVE), RISKY_ID, POT, amount));
            Revenue::note(RISKY, source, amount);
        };
        // DAVE makes it, burns it and makes it anew.
        for _ in 0..2 {
            mint();
            assert_ok!(Assets::burn(signed(DAVE), RISKY_ID, POT, amount));
            assert_ok!(collect(RISKY));
        }
        mint();
        assert_eq!(last_event(), Event::RevenueNotCounted { asset: RISKY, source, amount });
        assert_eq!((entries(RISKY).collected, entries(RISKY).lost), (2 * amount, 2 * amount));
        assert_eq!((held(RISKY), units(RISKY_ID, POT)), (0, amount));
        assert_noop!(collect(RISKY), ArithmeticError::Overflow);
        assert_ok!(sweep(RISKY_ID));
        assert_eq!(last_event(), Event::AssetSwept { asset: RISKY_ID, amount, counted: 0 });
        assert_eq!(units(RISKY_ID, TREASURY), amount);
    });
}

#[test]
fn note_beyond_the_calendar_is_left_as_a_surplus() {
    ExtBuilder.execute(|| {
        travel_to(u64::MAX);
        earn_agt(AGT);
        assert!(matches!(last_event(), Event::RevenueNotCounted { amount: AGT, .. }));
        assert_noop!(collect(AGT_KIND), Error::<Test>::BeyondCalendar);
        travel_to(START);
        assert_ok!(collect(AGT_KIND));
        assert_eq!(Collected::<Test>::get(AGT_KIND, RevenueSource::Gifts), AGT);
    });
}

#[test]
fn collect_counts_a_gift_of_agt_and_passes_it_on() {
    ExtBuilder.execute(|| {
        block(BOB);
        pay(AGT_KIND, POT, AGT);
        assert_ok!(collect(AGT_KIND));
        assert_eq!(Collected::<Test>::get(AGT_KIND, RevenueSource::Gifts), AGT);
        assert_eq!((beyond(POT), beyond(AUTHORS_POT), beyond(RECYCLER)), (0, AGT / 10, AGT - AGT / 10));
        assert_noop!(collect(AGT_KIND), Error::<Test>::NothingToCollect);
    });
}

#[test]
fn collect_fetches_gifts_from_the_pot_of_the_authors() {
    ExtBuilder.execute(|| {
        block(BOB);
        earn_agt(AGT);
        pay(AGT_KIND, AUTHORS_POT, 7 * AGT);
        assert_ok!(collect(AGT_KIND));
        assert_eq!(Collected::<Test>::get(AGT_KIND, RevenueSource::Gifts), 7 * AGT);
        assert_eq!((beyond(POT), beyond(AUTHORS_POT)), (0, 8 * AGT / 10));
        assert_noop!(collect(AGT_KIND), Error::<Test>::NothingToCollect);
    });
}

#[test]
fn collect_counts_a_gift_of_an_asset() {
    ExtBuilder.execute(|| {
        earn(GOLD, RevenueSource::RewardPools, 100);
        assert_noop!(collect(GOLD), Error::<Test>::NothingToCollect);
        pay(GOLD, POT, 7);
        assert_ok!(collect(GOLD));
        let (source, amount) = (RevenueSource::Gifts, 7);
        let noted = Event::RevenueNoted { asset: GOLD, source, month: MARCH, amount, authors: 0, recycled: 0 };
        assert_eq!(last_event(), noted);
        assert_eq!(held(GOLD), 107);
        assert_noop!(collect(GOLD), Error::<Test>::NothingToCollect);
        assert_noop!(collect(AssetKind::WithId(77)), Error::<Test>::NothingToCollect);
    });
}

#[test]
fn collect_counts_what_an_issuer_took_as_lost() {
    ExtBuilder.execute(|| {
        earn(RISKY, RevenueSource::RewardPools, 100);
        assert_ok!(Assets::burn(signed(DAVE), RISKY_ID, POT, 60));
        assert_ok!(collect(RISKY));
        assert_eq!(last_event(), Event::RevenueLost { asset: RISKY, amount: 60 });
        assert_eq!((entries(RISKY).lost, held(RISKY), units(RISKY_ID, POT)), (60, 40, 40));
        assert_noop!(collect(RISKY), Error::<Test>::NothingToCollect);
        Listed::set(&[RISKY_ID].into());
    });
}
