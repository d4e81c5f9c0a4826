//! Levels and what they cost.

use super::*;

#[test]
fn level_costs_xp_and_its_points_go_where_the_owner_says() {
    ExtBuilder.execute(|| {
        let item = starter(ALICE);
        for (level, attribute) in [(2, Attribute::Focus), (3, Attribute::Focus), (4, Attribute::Insight)] {
            let (wealth, xp) = (free(ALICE), spent(ALICE));
            let cost = u64::from(level - 1) * 32;
            assert_ok!(level_up(ALICE, item, attribute));
            assert_eq!((free(ALICE), spent(ALICE)), (wealth, xp + cost));
            let points = record(item).attributes.of(attribute);
            System::assert_last_event(
                Event::LevelReached { item, who: ALICE, level, attribute, points, agt: 0, xp: cost }.into(),
            );
        }
        let expected = Attributes { capacity: 5, stamina: 5, focus: 9, insight: 7 };
        assert_eq!((record(item).level, record(item).attributes), (4, expected));
        assert_eq!(TestPeople::earned(&ALICE), XP);
    });
}

#[test]
fn level_that_costs_no_agt_moves_none() {
    ExtBuilder.execute(|| {
        let item = starter(ALICE);
        System::reset_events();
        assert_ok!(level_up(ALICE, item, Attribute::Focus));
        assert!(System::events().iter().all(|record| !matches!(record.event, RuntimeEvent::Balances(_))));
    });
}

#[test]
fn each_fifth_level_costs_agt_by_the_square() {
    ExtBuilder.execute(|| {
        let item = starter(ALICE);
        let mut paid = 0;
        for level in 2..=MOST_LEVEL {
            let wealth = free(ALICE);
            raise(ALICE, item, level, Attribute::Stamina);
            let step = Balance::from(level / 5);
            let expected = if level % 5 == 0 { 25 * AGT * step * step } else { 0 };
            assert_eq!(wealth - free(ALICE), expected, "level {level}");
            paid += expected;
        }
        assert_eq!(Taken::<Test>::get().levels, paid);
        assert_eq!(paid, 9_625 * AGT);
        assert_eq!(spent(ALICE), 39_200);
        assert_noop!(level_up(ALICE, item, Attribute::Capacity), Error::<Test>::LastLevel);
        assert_eq!(Characters::next_level(item), None);
    });
}

#[test]
fn level_is_refused_without_xp() {
    ExtBuilder.execute(|| {
        let item = starter(ALICE);
        TestPeople::register(ALICE, true, 95);
        assert_ok!(level_up(ALICE, item, Attribute::Focus));
        assert_noop!(level_up(ALICE, item, Attribute::Focus), Error::<Test>::NotEnoughXp);
        assert_ok!(TestPeople::grant(&ALICE, 1));
        assert_ok!(level_up(ALICE, item, Attribute::Focus));
        assert_noop!(level_up(ALICE, item, Attribute::Focus), Error::<Test>::NotEnoughXp);
    });
}

#[test]
fn level_is_refused_without_agt() {
    ExtBuilder.execute(|| {
        let item = starter(ALICE);
        raise(ALICE, item, 4, Attribute::Focus);
        let needed = 25 * AGT + EXISTENTIAL_DEPOSIT;
        assert_ok!(Balances::transfer_allow_death(signed(ALICE), BOB, free(ALICE) - needed + 1));
        assert_noop!(level_up(ALICE, item, Attribute::Focus), Error::<Test>::CannotPay);
        assert_ok!(Balances::transfer_allow_death(signed(BOB), ALICE, 1));
        assert_ok!(level_up(ALICE, item, Attribute::Focus));
        assert_eq!(free(ALICE), EXISTENTIAL_DEPOSIT);
    });
}

#[test]
fn level_is_refused_to_who_does_not_own_the_character_or_is_not_proven() {
    ExtBuilder.execute(|| {
        let item = legendary(ALICE);
        assert_noop!(level_up(BOB, item, Attribute::Focus), Error::<Test>::NotOwner);
        assert_noop!(level_up(ALICE, 9, Attribute::Focus), Error::<Test>::UnknownCharacter);
        assert_ok!(transfer(ALICE, item, DAVE));
        assert_noop!(level_up(DAVE, item, Attribute::Focus), Error::<Test>::Unproven);
        assert_ok!(burn(DAVE, item));
        assert_noop!(level_up(DAVE, item, Attribute::Focus), Error::<Test>::NotOwner);
    });
}

#[test]
fn level_is_refused_when_its_points_do_not_fit() {
    ExtBuilder.execute(|| {
        let item = legendary(ALICE);
        while record(item).attributes.capacity + 6 <= MOST_POINTS {
            assert_ok!(level_up(ALICE, item, Attribute::Capacity));
        }
        assert_noop!(level_up(ALICE, item, Attribute::Capacity), Error::<Test>::AttributeFull);
        assert_ok!(level_up(ALICE, item, Attribute::Stamina));
    });
}

#[test]
fn level_stays_with_the_character_and_the_rest_with_the_account() {
    ExtBuilder.execute(|| {
        let item = legendary(ALICE);
        raise(ALICE, item, 7, Attribute::Insight);
        let (before, xp) = (record(item), (spent(ALICE), TestPeople::left(&ALICE), TestPeople::left(&BOB)));
        assert_ok!(set_price(ALICE, item, Some(3 * AGT)));
        assert_ok!(buy_item(BOB, item, 3 * AGT));
        assert_eq!(record(item), before);
        assert_eq!(xp, (spent(ALICE), TestPeople::left(&ALICE), TestPeople::left(&BOB)));
        // The next level is the buyer's to pay.
        assert_ok!(level_up(BOB, item, Attribute::Insight));
        assert_eq!(spent(BOB), 7 * 32);
    });
}

#[test]
fn level_of_a_selected_character_changes_the_boost_at_once() {
    ExtBuilder.execute(|| {
        let item = starter(ALICE);
        assert_ok!(level_up(ALICE, item, Attribute::Focus));
        assert_eq!(TestEnergy::notices(ALICE), 0);
        assert_ok!(select(ALICE, item));
        let before = Characters::boost(&ALICE);
        assert_ok!(level_up(ALICE, item, Attribute::Stamina));
        assert_eq!(TestEnergy::notices(ALICE), 2);
        let after = Characters::boost(&ALICE);
        assert_eq!(after.shorter.points(), before.shorter.points() + 100);
        assert_eq!(Characters::level(&ALICE), 3);
    });
}

#[test]
fn level_costs_what_the_terms_in_force_say() {
    ExtBuilder.execute(|| {
        let item = starter(ALICE);
        raise(ALICE, item, 4, Attribute::Focus);
        let (xp, wealth) = (spent(ALICE), free(ALICE));
        want(|terms| (terms.level_xp, terms.level_agt) = (5, 40 * AGT));
        assert_ok!(level_up(ALICE, item, Attribute::Focus));
        assert_eq!((spent(ALICE) - xp, wealth - free(ALICE)), (20, 40 * AGT));
        // Outside their ranges they are moved inside.
        want(|terms| (terms.level_xp, terms.level_agt) = (0, 0));
        assert_ok!(level_up(ALICE, item, Attribute::Focus));
        assert_eq!(spent(ALICE) - xp, 20 + 5 * 4);
    });
}

#[test]
fn level_is_refused_when_another_one_is_next() {
    ExtBuilder.execute(|| {
        let item = starter(ALICE);
        for level in [0, 1, 3, u8::MAX] {
            assert_noop!(level_up_to(ALICE, item, Attribute::Focus, level, 0), Error::<Test>::WrongLevel);
        }
        assert_ok!(level_up_to(ALICE, item, Attribute::Focus, 2, 0));
        // The same call comes again.
        assert_noop!(level_up_to(ALICE, item, Attribute::Focus, 2, 0), Error::<Test>::WrongLevel);
        assert_ok!(level_up_to(ALICE, item, Attribute::Focus, 3, 0));
        raise(ALICE, item, MOST_LEVEL, Attribute::Focus);
        for level in [50, 51] {
            let again = level_up_to(ALICE, item, Attribute::Insight, level, Balance::MAX);
            assert_noop!(again, Error::<Test>::LastLevel);
        }
    });
}

#[test]
fn level_is_refused_when_it_costs_more_than_the_owner_pays_at_most() {
    ExtBuilder.execute(|| {
        let item = starter(ALICE);
        raise(ALICE, item, 4, Attribute::Focus);
        let (most, wealth) = (25 * AGT, free(ALICE));
        assert_noop!(level_up_to(ALICE, item, Attribute::Focus, 5, most - 1), Error::<Test>::AboveMost);
        // The price rises by a planck after the owner has signed.
        want(|terms| terms.level_agt = most + 1);
        assert_noop!(level_up_to(ALICE, item, Attribute::Focus, 5, most), Error::<Test>::AboveMost);
        // It falls: the owner pays what it costs, and no more.
        want(|terms| terms.level_agt = 20 * AGT);
        assert_ok!(level_up_to(ALICE, item, Attribute::Focus, 5, most));
        assert_eq!(wealth - free(ALICE), 20 * AGT);
    });
}

#[test]
fn level_is_refused_while_the_character_is_offered() {
    ExtBuilder.execute(|| {
        let (item, other) = (legendary(ALICE), legendary(BOB));
        let refused = |error: Error<Test>| {
            assert_noop!(level_up(ALICE, item, Attribute::Focus), error);
            assert_eq!(Characters::next_level(item).expect("there is one").missing.len(), 1);
        };
        assert_ok!(set_price(ALICE, item, Some(AGT)));
        refused(Error::ForSale);
        assert_ok!(set_price(ALICE, item, None));
        for desired in [None, Some(other)] {
            assert_ok!(create_swap(ALICE, item, desired));
            refused(Error::InSwap);
            assert_ok!(cancel_swap(ALICE, item));
        }
        // Nobody can claim it any more, but it is there until somebody takes it back.
        assert_ok!(create_swap(ALICE, item, Some(other)));
        run_blocks(20);
        refused(Error::InSwap);
        assert_ok!(cancel_swap(CAROL, item));
        // That it is desired in a swap of another keeps nobody from it.
        assert_ok!(create_swap(BOB, other, Some(item)));
        assert_ok!(level_up(ALICE, item, Attribute::Focus));
    });
}

#[test]
fn level_is_refused_when_the_price_was_set_while_it_was_locked() {
    ExtBuilder.execute(|| {
        let (item, young) = (legendary(ALICE), starter(ALICE));
        assert_ok!(select(ALICE, item));
        raise(ALICE, young, 4, Attribute::Focus);
        for locked in [item, young] {
            assert_ok!(set_price(ALICE, locked, Some(AGT)));
            assert_noop!(level_up(ALICE, locked, Attribute::Focus), Error::<Test>::ForSale);
            assert_ok!(set_price(ALICE, locked, None));
            assert_ok!(level_up(ALICE, locked, Attribute::Focus));
        }
    });
}

#[test]
fn buyer_gets_what_was_offered_and_not_a_level_more() {
    ExtBuilder.execute(|| {
        let item = legendary(ALICE);
        assert_ok!(set_price(ALICE, item, Some(3 * AGT)));
        let before = record(item);
        assert_noop!(level_up(ALICE, item, Attribute::Focus), Error::<Test>::ForSale);
        assert_ok!(buy_item(BOB, item, 3 * AGT));
        assert_eq!(record(item), before);
        // The price is gone with the sale.
        assert_ok!(level_up(BOB, item, Attribute::Focus));
    });
}
