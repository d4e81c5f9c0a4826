//! AGT comes back: what is burned, what is kept, and which season it belongs to.

use super::*;

#[test]
fn all_is_kept_for_the_next_month_when_the_mode_is_alaya() {
    ExtBuilder.execute(|| {
        let issued = Balances::total_issuance();
        let expected = Recycled { mode: RecyclerMode::Alaya, burned: 0, kept: 100 * AGT, season: APRIL };
        assert_eq!(revenue(100 * AGT), Ok(expected));
        assert_eq!((Balances::total_issuance(), balance(ALICE)), (issued, ENDOWMENT - 100 * AGT));
        assert_eq!((in_pot(), books(), Belonging::<Test>::get(APRIL)), (100 * AGT, (100 * AGT, 0), 100 * AGT));
        let event = Event::AgtRecycled {
            from: ALICE,
            source: RecycleSource::Revenue,
            amount: 100 * AGT,
            mode: RecyclerMode::Alaya,
            staked: BasisPoints::ZERO,
            burned: 0,
            kept: 100 * AGT,
            season: APRIL,
        };
        assert_eq!(last_event(), event);
    });
}

#[test]
fn fixed_share_is_burned_when_the_mode_is_split() {
    ExtBuilder.execute(|| {
        set_mode(RecyclerMode::Split);
        let (issued, burned) = (Balances::total_issuance(), Supply::burned());
        let expected = Recycled { mode: RecyclerMode::Split, burned: 50 * AGT, kept: 50 * AGT + 1, season: APRIL };
        assert_eq!(revenue(100 * AGT + 1), Ok(expected));
        assert_eq!(Balances::total_issuance(), issued - 50 * AGT);
        assert_eq!(Supply::burned(), burned + 50 * AGT);
        assert_eq!((in_pot(), books()), (50 * AGT + 1, (50 * AGT + 1, 0)));
    });
}

#[test]
fn share_that_is_not_bonded_is_burned_when_the_mode_is_aimagine() {
    ExtBuilder.execute(|| {
        set_mode(RecyclerMode::Aimagine);
        set_stake(3_333);
        let expected = Recycled { mode: RecyclerMode::Aimagine, burned: 66_670, kept: 33_330, season: APRIL };
        assert_eq!(revenue(100_000), Ok(expected));
    });
}

#[test]
fn all_is_burned_when_nothing_is_bonded() {
    ExtBuilder.execute(|| {
        set_mode(RecyclerMode::Aimagine);
        set_stake(0);
        let issued = Balances::total_issuance();
        assert_ok!(revenue(7 * AGT));
        assert_eq!(Balances::total_issuance(), issued - 7 * AGT);
        assert_eq!((in_pot(), books()), (0, (0, 0)));
        assert!(!Belonging::<Test>::contains_key(APRIL), "nothing leaves no entry");
    });
}

#[test]
fn nothing_is_burned_when_everything_is_bonded() {
    ExtBuilder.execute(|| {
        set_mode(RecyclerMode::Aimagine);
        set_stake(10_000);
        let issued = Balances::total_issuance();
        assert_ok!(revenue(7 * AGT));
        assert_eq!((Balances::total_issuance(), in_pot()), (issued, 7 * AGT));
    });
}

#[test]
fn what_is_burned_is_never_minted_again() {
    ExtBuilder.execute(|| {
        set_mode(RecyclerMode::Aimagine);
        let (minted, left) = (pallet_supply::EverMinted::<Test>::get(), Supply::left(Budget::Seasons));
        assert_ok!(revenue(1_000 * AGT));
        assert_eq!(pallet_supply::EverMinted::<Test>::get(), minted);
        assert_eq!(Supply::left(Budget::Seasons), left);
    });
}

#[test]
fn sources_are_counted_apart() {
    ExtBuilder.execute(|| {
        set_mode(RecyclerMode::Split);
        for (amount, source) in (1..).zip(RecycleSource::ALL) {
            assert_ok!(recycle(BOB, source, amount * AGT));
            assert_ok!(recycle(CAROL, source, amount * AGT));
        }
        assert_eq!(RecycleSource::ALL.map(Sources::<Test>::get), [2, 4, 6, 8].map(|amount| amount * AGT));
        assert_eq!(Totals::<Test>::get().received, 20 * AGT);
    });
}

#[test]
fn month_of_the_clock_decides_which_season_it_belongs_to() {
    ExtBuilder.execute(|| {
        assert_ok!(revenue(1));
        travel_to(at(2027, 4, 1) - 1);
        assert_ok!(revenue(2));
        travel_to(at(2027, 4, 1));
        assert_ok!(revenue(4));
        // The clock jumps over years.
        travel_to(at(2031, 12, 31));
        assert_ok!(revenue(8));
        let belonging = [APRIL, MAY, season(2032, 1)].map(Belonging::<Test>::get);
        assert_eq!((belonging, Belonging::<Test>::iter().count()), ([3, 4, 8], 3));
    });
}

#[test]
fn recycling_is_refused_when_the_next_month_is_beyond_the_calendar() {
    ExtBuilder.execute(|| {
        let last = Month((262_142 - 1970) * 12 + 11);
        let end = last.start().expect("the calendar's last month begins") + 31 * DAY;
        for moment in [end - 1, end, Moment::MAX] {
            travel_to(moment);
            assert_noop!(revenue(AGT), Error::<Test>::BeyondCalendar);
        }
        travel_to(last.start().expect("it begins") - 1);
        assert_ok!(revenue(AGT));
        assert_eq!(Belonging::<Test>::get(last), AGT);
    });
}

#[test]
fn recycling_is_refused_when_there_is_nothing_to_recycle() {
    ExtBuilder.execute(|| {
        assert_noop!(revenue(0), Error::<Test>::NothingToRecycle);
    });
}

#[test]
fn recycling_is_refused_when_the_account_would_not_stay_alive() {
    ExtBuilder.execute(|| {
        for amount in [ENDOWMENT - EXISTENTIAL_DEPOSIT + 1, ENDOWMENT] {
            assert_noop!(revenue(amount), TokenError::NotExpendable);
        }
        assert_noop!(revenue(ENDOWMENT + 1), TokenError::FundsUnavailable);
        assert_noop!(recycle(DAVE, RecycleSource::Slashes, 1), TokenError::FundsUnavailable);
        assert_ok!(revenue(ENDOWMENT - EXISTENTIAL_DEPOSIT));
        assert_eq!(balance(ALICE), EXISTENTIAL_DEPOSIT);
    });
}

#[test]
fn terms_outside_their_ranges_are_moved_inside() {
    ExtBuilder.execute(|| {
        Terms::set(&RecyclerTerms { mode: u8::MAX, burn: u16::MAX });
        let expected = Recycled { mode: RecyclerMode::Split, burned: AGT, kept: 0, season: APRIL };
        assert_eq!(revenue(AGT), Ok(expected));
    });
}

#[test]
fn change_of_the_mode_holds_for_what_comes_back_later() {
    ExtBuilder.execute(|| {
        assert_ok!(revenue(AGT));
        set_mode(RecyclerMode::Split);
        assert_eq!(Belonging::<Test>::get(APRIL), AGT);
        assert_ok!(revenue(AGT));
        assert_eq!(Belonging::<Test>::get(APRIL), AGT + AGT / 2);
    });
}
