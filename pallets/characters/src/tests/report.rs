//! What anyone may read.

use super::*;
use agt_primitives::{
    characters::{LevelObstacle, PendingState, RestReport, MAX_CHARACTERS},
    report::{Planck, Time},
};

#[test]
fn character_report_says_what_the_character_is_and_may() {
    ExtBuilder.execute(|| {
        assert_eq!(Characters::character(0), None);
        let (item, bought) = (starter(ALICE), legendary(ALICE));
        let report = Characters::character(item).expect("it is known");
        assert_eq!((report.item, report.owner, report.edition, report.level), (item, Some(ALICE), None, 1));
        assert_eq!((report.rarity, report.attributes), (Rarity::Common, Attributes::even(5)));
        assert_eq!((report.selected, report.locked, report.rest), (false, true, None));
        assert_eq!(report.boost, Attributes::even(5).boost().into());

        let now_of = |item| {
            let report = Characters::character(item).expect("it is known");
            (report.owner, report.selected, report.locked, report.rest)
        };
        assert_eq!(now_of(bought), (Some(ALICE), false, false, None));
        assert_ok!(select(ALICE, bought));
        assert_eq!(now_of(bought), (Some(ALICE), true, true, None));
        assert_ok!(unselect(ALICE));
        let rest = RestReport { holder: ALICE, until: Time(now() + DAY) };
        assert_eq!(now_of(bought), (Some(ALICE), false, false, Some(rest)));
        wait(DAY);
        assert_eq!(now_of(bought), (Some(ALICE), false, false, None));
        assert_ok!(burn(ALICE, bought));
        assert_eq!(now_of(bought), (None, false, false, None));
    });
}

#[test]
fn characters_of_an_account_come_in_pages() {
    ExtBuilder.execute(|| {
        let edition = open_edition(ODDS);
        let mut expected = vec![starter(ALICE)];
        expected.extend((0..60).map(|_| hatched(ALICE, edition)));
        hatched(BOB, edition);
        let first = Characters::characters(ALICE, None);
        assert_eq!(first.characters.len(), MAX_CHARACTERS);
        assert_eq!(first.next, first.characters.last().map(|character| character.item));
        let second = Characters::characters(ALICE, first.next);
        assert_eq!(second.next, None);
        let mut all: Vec<_> = first.characters.iter().chain(&second.characters).map(|one| one.item).collect();
        all.sort_unstable();
        assert_eq!(all, expected);
        assert_eq!(Characters::characters(DAVE, None).characters, []);
        assert_eq!(Characters::characters(BOB, None).characters.len(), 1);
    });
}

#[test]
fn page_that_is_just_full_is_the_last() {
    ExtBuilder.execute(|| {
        let edition = open_edition(ODDS);
        for _ in 0..MAX_CHARACTERS {
            hatched(BOB, edition);
        }
        let page = Characters::characters(BOB, None);
        assert_eq!((page.characters.len(), page.next), (MAX_CHARACTERS, None));
    });
}

#[test]
fn next_level_says_what_it_costs_and_what_is_missing() {
    ExtBuilder.execute(|| {
        assert_eq!(Characters::next_level(0), None);
        let item = starter(ALICE);
        raise(ALICE, item, 4, Attribute::Focus);
        let report = Characters::next_level(item).expect("there is one");
        assert_eq!((report.level, report.xp, report.agt, report.points), (5, 128, Planck(25 * AGT), 2));
        assert_eq!((report.attributes, report.missing), (Attribute::ALL.to_vec(), vec![]));

        TestPeople::register(ALICE, false, 100);
        assert_ok!(Balances::transfer_allow_death(signed(ALICE), BOB, free(ALICE) - 20 * AGT));
        let missing = Characters::next_level(item).expect("there is one").missing;
        let expected = [
            LevelObstacle::Unproven,
            LevelObstacle::Xp { missing: 28 },
            LevelObstacle::Agt { missing: Planck(5 * AGT + EXISTENTIAL_DEPOSIT) },
        ];
        assert_eq!(missing, expected);

        TestPeople::register(ALICE, true, 1_000);
        assert_ok!(Balances::transfer_allow_death(signed(BOB), ALICE, 50 * AGT));
        let missing = || Characters::next_level(item).expect("there is one").missing;
        assert_eq!(missing(), []);
        assert_ok!(set_price(ALICE, item, Some(AGT)));
        assert_eq!(missing(), [LevelObstacle::ForSale]);
        assert_ok!(create_swap(ALICE, item, None));
        assert_eq!(missing(), [LevelObstacle::ForSale, LevelObstacle::InSwap]);
    });
}

#[test]
fn next_level_that_lacks_nothing_is_reached() {
    ExtBuilder.execute(|| {
        let item = legendary(ALICE);
        assert_ok!(Balances::transfer_allow_death(signed(ALICE), BOB, free(ALICE) - 300 * AGT));
        TestPeople::register(ALICE, true, 2_000);
        let mut lacked = 0;
        while let Some(report) = Characters::next_level(item) {
            let (attribute, level) = (report.attributes[0], u8::try_from(report.level).expect("there are 50 levels"));
            // The report says the least that the caller must be ready to pay.
            let reach = || level_up_to(ALICE, item, attribute, level, report.agt.0);
            assert_eq!(agt_test_support::rolled_back(|| reach().is_ok()), report.missing.is_empty());
            for full in Attribute::ALL.into_iter().filter(|any| !report.attributes.contains(any)) {
                assert_noop!(level_up(ALICE, item, full), Error::<Test>::AttributeFull);
            }
            if !report.missing.is_empty() {
                lacked += 1;
                // Exactly what is missing is enough.
                for obstacle in &report.missing {
                    match *obstacle {
                        LevelObstacle::Xp { missing } => TestPeople::grant(&ALICE, missing).unwrap(),
                        LevelObstacle::Agt { missing: Planck(missing) } => {
                            assert_ok!(Balances::transfer_allow_death(signed(BOB), ALICE, missing));
                        }
                        other => panic!("{other:?}"),
                    }
                }
            }
            assert_ok!(reach());
        }
        assert!(lacked > 10);
        assert_eq!(record(item).level, MOST_LEVEL);
    });
}

#[test]
fn next_level_of_a_burned_character_is_out_of_reach() {
    ExtBuilder.execute(|| {
        let item = legendary(ALICE);
        assert_ok!(burn(ALICE, item));
        assert_eq!(Characters::next_level(item).map(|report| report.missing), Some(vec![LevelObstacle::Burned]));
    });
}

#[test]
fn pending_report_says_what_it_waits_for() {
    ExtBuilder.execute(|| {
        let (edition, epoch) = (open_edition(ODDS), epoch() + 1);
        assert_ok!(mint(ALICE, edition));
        let state = || Characters::pending(0).map(|report| (report.who, report.edition, report.epoch, report.state));
        assert_eq!(state(), Some((ALICE, edition, epoch, PendingState::Seed)));
        end_epochs(2);
        assert_eq!(state(), Some((ALICE, edition, epoch, PendingState::Hatching)));
        end_epochs(SEEDS_KEPT);
        assert_eq!(state(), Some((ALICE, edition, epoch, PendingState::HatchingWithoutSeed)));
        assert_ok!(hatch(0));
        assert_eq!(state(), None);
    });
}

#[test]
fn edition_report_says_whether_it_sells() {
    ExtBuilder.execute(|| {
        assert_eq!(Characters::edition(0), None);
        let until = now() + DAY;
        assert_ok!(Characters::open_edition(RuntimeOrigin::root(), PRICE, 0, 1, 1, ODDS, until));
        let report = Characters::edition(0).expect("it is open");
        assert_eq!((report.price, report.xp, report.supply, report.most), (Planck(PRICE), 0, 1, 1));
        assert_eq!((report.odds.points(), report.until), (ODDS, Time(until)));
        let state = || Characters::edition(0).map(|report| (report.open, report.sold, report.hatched));
        assert_eq!(state(), Some((true, 0, 0)));
        assert_ok!(mint(ALICE, 0));
        assert_eq!(state(), Some((false, 1, 0)));
        end_epochs(2);
        assert_ok!(hatch(0));
        assert_eq!(state(), Some((false, 1, 1)));
        assert_eq!(Characters::taken().editions, PRICE);
    });
}
