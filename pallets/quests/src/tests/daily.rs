//! The quests of the day: the draw, the claims, and midnight.

use super::*;

fn drawn() -> DailyQuests {
    Today::<Test>::get().expect("they are drawn")
}

#[test]
fn first_day_is_drawn_from_its_number_when_no_epoch_is_sealed() {
    ExtBuilder.execute(|| {
        assert_eq!(drawn(), DailyQuests::without_seed(day(START)));
        let event = Event::QuestsDrawn { day: day(START), quests: drawn().quests, is_by_chance: false };
        assert_eq!(last_event(), event);
    });
}

#[test]
fn day_is_drawn_from_the_newest_sealed_seed_and_only_once() {
    ExtBuilder.execute(|| {
        seal(1);
        seal(2);
        next_block(DAY);
        next_block(1);
        let tomorrow = day(START) + 1;
        assert_eq!(drawn().day, tomorrow);
        let by = |seed| {
            rolled_back(|| {
                Seeds::set(&vec![sp_core::H256::repeat_byte(seed)]);
                let subject = DailyQuests::subject(tomorrow);
                match <TestBeacon as agt_primitives::beacon::Beacon>::seed(Default::default(), &subject) {
                    agt_primitives::beacon::EpochSeed::Sealed(seed) => DailyQuests::draw(tomorrow, seed),
                    other => panic!("{other:?}"),
                }
            })
        };
        assert_eq!(drawn(), by(2));
        assert_ne!(drawn(), by(1));
        let first = drawn();
        seal(3);
        next_block(HOUR);
        next_block(HOUR);
        assert_eq!(drawn(), first, "a later seed changes nothing");
        let draws = System::events().into_iter().filter(|record| {
            matches!(record.event, RuntimeEvent::Quests(Event::QuestsDrawn { is_by_chance: true, .. }))
        });
        assert_eq!(draws.count(), 1);
    });
}

#[test]
fn nothing_is_drawn_before_the_first_timestamp() {
    sp_io::TestExternalities::default().execute_with(|| {
        next_block(START);
        assert_eq!(Today::<Test>::get(), None);
        next_block(0);
        assert_eq!(drawn().day, day(START));
    });
}

#[test]
fn quest_pays_once_a_day_when_it_is_met() {
    ExtBuilder.execute(|| {
        set_quests([Quest::OneSet, Quest::FiveSets, Quest::TwoAreas]);
        work(ALICE, 1);
        assert_ok!(claim_quest(ALICE, Quest::OneSet));
        assert_eq!((xp(ALICE), stock(ALICE)), (5, 0));
        let reward = Quest::OneSet.reward();
        assert_eq!(last_event(), Event::QuestClaimed { who: ALICE, day: day(START), quest: Quest::OneSet, reward });
        assert_noop!(claim_quest(ALICE, Quest::OneSet), Error::<Test>::AlreadyClaimed);
        work(ALICE, 3);
        assert_noop!(claim_quest(ALICE, Quest::FiveSets), Error::<Test>::NotDone);
        work(ALICE, 1);
        assert_ok!(claim_quest(ALICE, Quest::FiveSets));
        assert_eq!((xp(ALICE), stock(ALICE)), (25, 1));
        assert_noop!(claim_quest(ALICE, Quest::FiveSets), Error::<Test>::AlreadyClaimed);
        assert_noop!(claim_quest(ALICE, Quest::TwoAreas), Error::<Test>::NotDone);
        assert_eq!(Totals::<Test>::get().quests, 2);
    });
}

#[test]
fn quest_that_is_not_of_today_is_refused() {
    ExtBuilder.execute(|| {
        set_quests([Quest::OneSet, Quest::TwoSets, Quest::ThreeSets]);
        work(ALICE, 5);
        for quest in Quest::ALL {
            if !drawn().quests.contains(&quest) {
                assert_noop!(claim_quest(ALICE, quest), Error::<Test>::NotToday);
            }
        }
    });
}

#[test]
fn quest_of_yesterday_is_refused_from_midnight_on() {
    ExtBuilder.execute(|| {
        set_quests([Quest::OneSet, Quest::TwoSets, Quest::ThreeSets]);
        work(ALICE, 3);
        travel_to(START + DAY - 1);
        assert_ok!(claim_quest(ALICE, Quest::OneSet));
        next_block(1);
        // The first block of the day: yesterday is over, and today's are not drawn.
        for quest in Quest::ALL {
            assert_noop!(claim_quest(ALICE, quest), Error::<Test>::NotToday);
        }
        next_block(1);
        set_quests([Quest::OneSet, Quest::TwoSets, Quest::ThreeSets]);
        // The same quests, and nothing was done today.
        assert_noop!(claim_quest(ALICE, Quest::TwoSets), Error::<Test>::NotDone);
        assert_noop!(claim_quest(ALICE, Quest::OneSet), Error::<Test>::NotDone);
        work(ALICE, 1);
        assert_ok!(claim_quest(ALICE, Quest::OneSet));
        assert_eq!(xp(ALICE), 10);
    });
}

#[test]
fn clock_that_jumps_over_days_draws_the_day_it_lands_on() {
    ExtBuilder.execute(|| {
        work(ALICE, 1);
        next_block(400 * DAY + 7);
        next_block(1);
        assert_eq!(drawn(), DailyQuests::without_seed(day(START) + 400));
        for quest in drawn().quests {
            assert_noop!(claim_quest(ALICE, quest), Error::<Test>::NotDone);
        }
    });
}

#[test]
fn unproven_and_idle_accounts_are_paid_nothing() {
    ExtBuilder.execute(|| {
        work(CAROL, 5);
        for quest in drawn().quests {
            assert_noop!(claim_quest(CAROL, quest), Error::<Test>::Unproven);
            assert_noop!(claim_quest(BOB, quest), Error::<Test>::NotDone);
        }
        prove(CAROL);
        for quest in drawn().quests {
            assert_noop!(claim_quest(CAROL, quest), Error::<Test>::NotDone);
        }
    });
}

#[test]
fn quest_pays_its_xp_when_the_stock_is_full() {
    ExtBuilder.execute(|| {
        set_quests([Quest::FiveSets, Quest::ThreeAreas, Quest::TwoSets]);
        (1..=5).for_each(|area| accept(ALICE, AcceptedSet { area, ..PLAIN }));
        give_boosters(ALICE, MOST_STOCK);
        assert_ok!(claim_quest(ALICE, Quest::FiveSets));
        let (day, reward) = (day(now()), Reward::new(20, 0));
        assert_eq!(last_event(), Event::QuestClaimed { who: ALICE, day, quest: Quest::FiveSets, reward });
        assert_noop!(claim_quest(ALICE, Quest::FiveSets), Error::<Test>::AlreadyClaimed);
        assert_ok!(use_booster(ALICE));
        assert_ok!(claim_quest(ALICE, Quest::ThreeAreas));
        assert_eq!((xp(ALICE), stock(ALICE)), (40, MOST_STOCK));
    });
}

#[test]
fn claim_is_refused_when_it_is_not_signed() {
    ExtBuilder.execute(|| {
        for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
            let bad = sp_runtime::DispatchError::BadOrigin;
            assert_noop!(Quests::claim_quest(origin.clone(), Quest::OneSet), bad);
            assert_noop!(Quests::claim_milestone(origin.clone(), Milestone::FirstSet), bad);
            assert_noop!(Quests::use_booster(origin.clone()), bad);
            assert_noop!(Quests::buy_booster(origin.clone(), AGT), bad);
            assert_noop!(Quests::enter_event(origin.clone(), 0), bad);
            assert_noop!(Quests::claim_event(origin.clone(), 0, None), bad);
            assert_noop!(Quests::close_event(origin.clone(), 0), bad);
            assert_noop!(Quests::sweep_entry(origin, 0, ALICE), bad);
        }
    });
}
