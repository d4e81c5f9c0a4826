//! What somebody might try.

use super::*;

#[test]
fn bond_of_one_block_changes_nothing_before_the_next_sample() {
    ExtBuilder.execute(|| {
        set_mode(RecyclerMode::Aimagine);
        set_stake(0);
        sample_days(29);
        // Whoever pays the season's claimers would like nothing to be burned, for a block.
        set_stake(10_000);
        assert_eq!(revenue(AGT).map(|recycled| recycled.burned), Ok(AGT));
        next_block(0);
        assert_eq!(revenue(AGT).map(|recycled| recycled.burned), Ok(AGT));
        // A bond over midnight counts as one day of thirty.
        next_block(DAY);
        next_block(0);
        set_stake(0);
        assert_eq!(staked(), 333);
        assert_eq!(revenue(AGT).map(|recycled| recycled.kept), Ok(AGT - AGT / 10_000 * 9_667));
    });
}

#[test]
fn season_that_closes_late_takes_only_its_own() {
    ExtBuilder.execute(|| {
        assert_ok!(revenue(AGT));
        travel_to(at(2027, 4, 30));
        assert_ok!(revenue(2 * AGT));
        travel_to(at(2027, 6, 1));
        assert_ok!(revenue(4 * AGT));
        // May closes before April, and both long after their months.
        assert_eq!((take(MAY), take(APRIL)), (2 * AGT, AGT));
        assert_eq!((expected(season(2027, 7)), books()), (4 * AGT, (4 * AGT, 3 * AGT)));
    });
}

#[test]
fn more_than_was_taken_is_not_paid() {
    ExtBuilder.execute(|| {
        assert_ok!(revenue(100 * AGT));
        assert_noop!(pay(DAVE, 1, 0), Error::<Test>::MoreThanTaken);
        travel_to(at(2027, 4, 21));
        assert_ok!(revenue(50 * AGT));
        take(APRIL);
        assert_noop!(pay(DAVE, 100 * AGT + 1, 0), Error::<Test>::MoreThanTaken);
        assert_ok!(pay(DAVE, 100 * AGT, 0));
        assert_noop!(pay(DAVE, 1, 0), Error::<Test>::MoreThanTaken);
        assert_eq!((in_pot(), books()), (50 * AGT, (50 * AGT, 0)), "what May takes is still there");
    });
}

#[test]
fn more_than_was_minted_is_not_paid() {
    ExtBuilder.execute(|| {
        assert_ok!(revenue(100 * AGT));
        travel_to(at(2027, 4, 21));
        take(APRIL);
        assert_noop!(pay_only(DAVE, AGT, 1), Error::<Test>::MoreThanMinted);
        assert_noop!(pay_only(DAVE, 0, 1), Error::<Test>::MoreThanMinted);
        assert_ok!(pay(DAVE, AGT, 1));
    });
}

#[test]
fn nothing_is_given_back_twice() {
    ExtBuilder.execute(|| {
        assert_ok!(revenue(100 * AGT));
        assert_noop!(give_back(1), Error::<Test>::MoreThanTaken);
        travel_to(at(2027, 4, 21));
        take(APRIL);
        assert_noop!(give_back(100 * AGT + 1), Error::<Test>::MoreThanTaken);
        assert_ok!(give_back(100 * AGT));
        assert_noop!(give_back(100 * AGT), Error::<Test>::MoreThanTaken);
        assert_noop!(pay(DAVE, 100 * AGT, 0), Error::<Test>::MoreThanTaken);
        assert_eq!((expected(MAY), books()), (100 * AGT, (100 * AGT, 0)));
    });
}

#[test]
fn pot_is_never_reaped() {
    ExtBuilder.execute(|| {
        assert_ok!(revenue(AGT));
        travel_to(at(2027, 4, 21));
        take(APRIL);
        assert_ok!(pay(DAVE, AGT, 0));
        assert_eq!(balance(POT), EXISTENTIAL_DEPOSIT);
        // All that comes back is burned, and the deposit stays.
        set_mode(RecyclerMode::Aimagine);
        assert_ok!(revenue(AGT));
        assert_eq!(balance(POT), EXISTENTIAL_DEPOSIT);
        assert_noop!(pay_only(DAVE, 0, EXISTENTIAL_DEPOSIT), Error::<Test>::MoreThanMinted);
        assert_noop!(collect(), Error::<Test>::NothingToCollect);
    });
}

#[test]
fn pot_recycles_nothing_of_its_own() {
    ExtBuilder.execute(|| {
        assert_ok!(revenue(AGT));
        for amount in [1, AGT] {
            assert_noop!(recycle(POT, RecycleSource::Slashes, amount), Error::<Test>::PotItself);
        }
    });
}

#[test]
fn gift_changes_no_season_unless_it_is_collected() {
    ExtBuilder.execute(|| {
        assert_ok!(revenue(AGT));
        assert_ok!(gift(1_000 * AGT));
        travel_to(at(2027, 4, 21));
        assert_eq!(take(APRIL), AGT);
        assert_noop!(pay(DAVE, AGT + 1, 0), Error::<Test>::MoreThanTaken);
        assert_noop!(give_back(AGT + 1), Error::<Test>::MoreThanTaken);
        // It burns nothing of itself and makes nobody burn more.
        set_mode(RecyclerMode::Split);
        assert_eq!(revenue(2 * AGT).map(|recycled| recycled.burned), Ok(AGT));
    });
}

#[test]
fn claimer_of_dust_is_paid_when_both_parts_together_are_enough() {
    ExtBuilder.execute(|| {
        assert_ok!(revenue(AGT));
        travel_to(at(2027, 4, 21));
        take(APRIL);
        let half = EXISTENTIAL_DEPOSIT / 2;
        assert_noop!(pay(DAVE, half, half - 1), TokenError::BelowMinimum);
        assert_ok!(pay(DAVE, half, half));
        assert_eq!(balance(DAVE), EXISTENTIAL_DEPOSIT);
    });
}

#[test]
fn rounding_never_burns_more_than_came_back() {
    ExtBuilder.execute(|| {
        set_stake(1);
        let burned_of = |mode, amount| {
            set_mode(mode);
            let recycled = revenue(amount).expect("it can be spent");
            assert_eq!(recycled.burned + recycled.kept, amount);
            recycled.burned
        };
        let modes = [RecyclerMode::Alaya, RecyclerMode::Aimagine, RecyclerMode::Split];
        assert_eq!(modes.map(|mode| burned_of(mode, 1)), [0, 0, 0]);
        assert_eq!(modes.map(|mode| burned_of(mode, 3)), [0, 2, 1]);
        set_stake(0);
        assert_eq!(modes.map(|mode| burned_of(mode, 1)), [0, 1, 0]);
    });
}

#[test]
fn carrying_in_circles_changes_only_the_season() {
    ExtBuilder.execute(|| {
        assert_ok!(revenue(AGT));
        for month in 4..8 {
            travel_to(at(2027, month, 1));
            close(season(2027, month));
            assert_ok!(carry(season(2027, month)));
            assert_noop!(carry(season(2027, month + 1)), Error::<Test>::SeasonTakes);
        }
        assert_eq!((expected(season(2027, 8)), books()), (AGT, (AGT, 0)));
    });
}
