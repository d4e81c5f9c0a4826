//! Editions, and the hatching of what was bought.

use super::*;
use agt_primitives::beacon::BeaconEpoch;

/// Opens an edition with these terms.
fn open(price: Balance, xp: u64, supply: u32, most: u32, odds: [u16; 5], until: Moment) -> DispatchResult {
    Characters::open_edition(RuntimeOrigin::root(), price, xp, supply, most, odds, until)
}

#[test]
fn bought_character_is_paid_for_and_waits() {
    ExtBuilder.execute(|| {
        let (edition, wealth) = (open_edition(ODDS), free(ALICE));
        assert_ok!(mint(ALICE, edition));
        assert_eq!((free(ALICE), spent(ALICE)), (wealth - PRICE, PRICE_XP));
        assert_eq!(Taken::<Test>::get().editions, PRICE);
        let epoch = BeaconEpoch(epoch() + 1);
        System::assert_last_event(
            Event::Bought { item: 0, edition, who: ALICE, agt: PRICE, xp: PRICE_XP, epoch }.into(),
        );
        assert_eq!(owner(0), None);
        assert_noop!(select(ALICE, 0), Error::<Test>::UnknownCharacter);
    });
}

#[test]
fn character_hatches_by_the_seed_of_the_next_whole_epoch_and_no_other() {
    ExtBuilder.execute(|| {
        let edition = open_edition(ODDS);
        assert_ok!(mint(ALICE, edition));
        for _ in 0..2 {
            assert_noop!(hatch(0), Error::<Test>::SeedNotSealed);
            end_epochs(1);
        }
        let of_next = agt_test_support::rolled_back(|| {
            assert_ok!(hatch(0));
            record(0)
        });
        // Waiting for another seed changes nothing.
        end_epochs(SEEDS_KEPT - 1);
        assert_ok!(hatch(0));
        assert_eq!(record(0), of_next);
        assert_eq!(owner(0), Some(ALICE));
        let Character { rarity, attributes, edition: of, level, .. } = of_next;
        assert_eq!((of, level), (Some(edition), 1));
        System::assert_last_event(
            Event::Hatched { item: 0, edition, who: ALICE, rarity, attributes, had_seed: true }.into(),
        );
        assert_noop!(hatch(0), Error::<Test>::NothingPending);
    });
}

#[test]
fn character_whose_seed_is_forgotten_is_the_least_there_is() {
    ExtBuilder.execute(|| {
        let edition = open_edition(LEGENDARY);
        assert_ok!(mint(ALICE, edition));
        end_epochs(SEEDS_KEPT + 2);
        assert_ok!(hatch(0));
        let least = Attributes::even(Rarity::Common.start());
        assert_eq!(record(0), Character::new(Some(edition), Rarity::Common, least));
        System::assert_last_event(
            Event::Hatched { item: 0, edition, who: ALICE, rarity: Rarity::Common, attributes: least, had_seed: false }
                .into(),
        );
    });
}

#[test]
fn characters_of_one_epoch_have_seeds_of_their_own() {
    ExtBuilder.execute(|| {
        let edition = open_edition(ODDS);
        for _ in 0..40 {
            assert_ok!(mint(ALICE, edition));
        }
        end_epochs(2);
        let drawn: std::collections::BTreeSet<_> = (0..40)
            .map(|item| {
                assert_ok!(hatch(item));
                let Character { rarity, attributes, .. } = record(item);
                (rarity, Attribute::ALL.map(|attribute| attributes.of(attribute)))
            })
            .collect();
        assert!(drawn.len() > 20, "{drawn:?}");
    });
}

#[test]
fn drawn_characters_are_as_rare_as_their_edition_says() {
    ExtBuilder.execute(|| {
        for (place, rarity) in Rarity::ALL.into_iter().enumerate() {
            let mut odds = [0; 5];
            odds[place] = 10_000;
            let edition = open_edition(odds);
            let item = hatched(BOB, edition);
            assert_eq!(record(item).rarity, rarity);
        }
    });
}

#[test]
fn edition_that_is_over_sells_nothing() {
    ExtBuilder.execute(|| {
        assert_noop!(mint(ALICE, 0), Error::<Test>::UnknownEdition);
        assert_noop!(Characters::close_edition(RuntimeOrigin::root(), 0), Error::<Test>::UnknownEdition);
        let (closed, passed) = (open_edition(ODDS), open_edition(ODDS));
        assert_ok!(mint(ALICE, closed));
        assert_ok!(Characters::close_edition(RuntimeOrigin::root(), closed));
        System::assert_last_event(Event::EditionClosed { edition: closed, sold: 1 }.into());
        assert_noop!(mint(ALICE, closed), Error::<Test>::EditionOver);
        assert_noop!(Characters::close_edition(RuntimeOrigin::root(), closed), Error::<Test>::EditionOver);
        travel_to(now() + 300 * DAY - 1);
        assert_ok!(mint(ALICE, passed));
        wait(1);
        assert_noop!(mint(ALICE, passed), Error::<Test>::EditionOver);
        assert_noop!(Characters::close_edition(RuntimeOrigin::root(), passed), Error::<Test>::EditionOver);
        // What was bought hatches all the same.
        end_epochs(2);
        assert_ok!(hatch(0));
        assert_ok!(hatch(1));
    });
}

#[test]
fn edition_sells_its_supply_and_to_each_account_its_part() {
    ExtBuilder.execute(|| {
        assert_ok!(open(PRICE, 0, 3, 2, ODDS, now() + DAY));
        for _ in 0..2 {
            assert_ok!(mint(ALICE, 0));
        }
        assert_noop!(mint(ALICE, 0), Error::<Test>::MostBought);
        assert_ok!(mint(BOB, 0));
        assert_noop!(mint(CAROL, 0), Error::<Test>::SoldOut);
        assert_eq!(Editions::<Test>::get(0).map(|edition| edition.sold), Some(3));
    });
}

#[test]
fn edition_for_agt_is_sold_to_anybody_and_one_for_xp_to_the_proven() {
    ExtBuilder.execute(|| {
        assert_ok!(open(PRICE, 0, 9, 9, ODDS, now() + DAY));
        assert_ok!(open(0, PRICE_XP, 9, 9, ODDS, now() + DAY));
        assert_ok!(mint(DAVE, 0));
        assert_noop!(mint(DAVE, 1), Error::<Test>::Unproven);
        assert_ok!(mint(CAROL, 1));
        assert_eq!((spent(CAROL), free(CAROL)), (PRICE_XP, ENDOWMENT));
        assert_eq!((spent(DAVE), free(DAVE)), (0, ENDOWMENT - PRICE));
    });
}

#[test]
fn character_is_refused_without_agt_or_xp() {
    ExtBuilder.execute(|| {
        assert_ok!(open(ENDOWMENT, 0, 9, 9, ODDS, now() + DAY));
        assert_ok!(open(AGT, XP + 1, 9, 9, ODDS, now() + DAY));
        assert_ok!(open(ENDOWMENT - EXISTENTIAL_DEPOSIT, XP, 9, 9, ODDS, now() + DAY));
        // It would be all that the account has.
        assert_noop!(mint(ALICE, 0), Error::<Test>::CannotPay);
        assert_noop!(mint(ALICE, 1), Error::<Test>::NotEnoughXp);
        assert_ok!(mint(ALICE, 2));
        assert_noop!(mint(ALICE, 2), Error::<Test>::NotEnoughXp);
    });
}

#[test]
fn edition_is_refused_with_terms_that_make_no_sense() {
    ExtBuilder.execute(|| {
        let until = now() + DAY;
        assert_noop!(open(0, 0, 1, 1, ODDS, until), Error::<Test>::EditionIsFree);
        assert_noop!(open(EXISTENTIAL_DEPOSIT - 1, 5, 1, 1, ODDS, until), Error::<Test>::PriceTooSmall);
        assert_noop!(open(AGT, 0, 0, 1, ODDS, until), Error::<Test>::NothingToSell);
        assert_noop!(open(AGT, 0, 1, 0, ODDS, until), Error::<Test>::NothingToSell);
        for odds in [[0; 5], [10_000, 0, 0, 0, 1], [u16::MAX; 5]] {
            assert_noop!(open(AGT, 0, 1, 1, odds, until), Error::<Test>::BadOdds);
        }
        assert_noop!(open(AGT, 0, 1, 1, ODDS, now()), Error::<Test>::EndPassed);
        let opened = open(EXISTENTIAL_DEPOSIT, 1, 2, 3, ODDS, now() + 1);
        assert_ok!(opened);
        let odds = Odds::new(ODDS).expect("the odds are right");
        System::assert_last_event(
            Event::EditionOpened {
                edition: 0,
                price: EXISTENTIAL_DEPOSIT,
                xp: 1,
                supply: 2,
                most: 3,
                odds,
                until: now() + 1,
            }
            .into(),
        );
    });
}

#[test]
fn edition_is_opened_and_closed_by_governance_alone() {
    ExtBuilder.execute(|| {
        let opened = Characters::open_edition(signed(ALICE), AGT, 0, 1, 1, ODDS, now() + DAY);
        assert_noop!(opened, DispatchError::BadOrigin);
        let edition = open_edition(ODDS);
        assert_noop!(Characters::close_edition(signed(ALICE), edition), DispatchError::BadOrigin);
    });
}

#[test]
fn character_goes_to_who_paid_whoever_hatches_it() {
    ExtBuilder.execute(|| {
        let edition = open_edition(ODDS);
        assert_ok!(mint(ALICE, edition));
        assert_ok!(mint(BOB, edition));
        end_epochs(2);
        assert_ok!(Characters::hatch(signed(CAROL), 1));
        assert_ok!(Characters::hatch(signed(BOB), 0));
        assert_eq!((owner(0), owner(1)), (Some(ALICE), Some(BOB)));
        assert_noop!(hatch(2), Error::<Test>::NothingPending);
    });
}
