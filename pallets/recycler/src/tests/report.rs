//! What anyone may read.

use super::*;
use agt_primitives::{
    recycler::{RecyclerReport, SourceReport},
    report::Planck,
};

#[test]
fn report_is_of_all_sums_and_the_next_season() {
    ExtBuilder.execute(|| {
        set_mode(RecyclerMode::Split);
        set_stake(2_500);
        assert_ok!(revenue(100));
        assert_ok!(recycle(BOB, RecycleSource::Auctions, 60));
        travel_to(at(2027, 4, 21));
        take(APRIL);
        assert_ok!(pay(CAROL, 30, 0));
        assert_ok!(give_back(10));
        assert_ok!(gift(5));
        assert_ok!(collect());
        let received = |source, amount| SourceReport { source, received: Planck(amount) };
        let expected = RecyclerReport {
            mode: RecyclerMode::Split,
            staked: BasisPoints::clamped(2_500),
            burn: BasisPoints::clamped(5_000),
            received: Planck(160),
            burned: Planck(80),
            gifts: Planck(5),
            waiting: Planck(15),
            outstanding: Planck(40),
            paid: Planck(30),
            sources: vec![
                received(RecycleSource::Revenue, 100),
                received(RecycleSource::Slashes, 0),
                received(RecycleSource::Auctions, 60),
                received(RecycleSource::Markets, 0),
            ],
            next_season: Some(MAY),
            next_revenue: Planck(15),
        };
        assert_eq!(Recycler::recycler(), expected);
        assert_eq!((Recycler::season_revenue(MAY), Recycler::season_revenue(APRIL)), (15, 0));
        assert_eq!(Recycler::totals(), Totals::<Test>::get());
    });
}

#[test]
fn report_says_what_each_mode_burns() {
    ExtBuilder.execute(|| {
        set_stake(2_500);
        let modes = [RecyclerMode::Alaya, RecyclerMode::Aimagine, RecyclerMode::Split];
        let burn = modes.map(|mode| {
            set_mode(mode);
            let report = Recycler::recycler();
            assert_eq!(report.mode, mode);
            report.burn.points()
        });
        assert_eq!(burn, [0, 7_500, 5_000]);
    });
}

#[test]
fn report_has_no_next_season_beyond_the_calendar() {
    ExtBuilder.execute(|| {
        travel_to(Moment::MAX);
        let report = Recycler::recycler();
        assert_eq!((report.next_season, report.next_revenue), (None, Planck(0)));
    });
}

#[test]
fn pot_is_the_account_that_the_money_lies_in() {
    ExtBuilder.execute(|| {
        assert_eq!(<Recycler as RecycledRevenue<AccountId>>::pot(), POT);
        assert_eq!(balance(POT), EXISTENTIAL_DEPOSIT, "it exists from genesis");
    });
}
