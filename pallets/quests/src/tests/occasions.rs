//! Events of governance, from the opening to the sweep.

use super::*;
use agt_primitives::{
    medallions::MOST_LEVEL,
    merkle::{proof_of, root_of},
    quests::{MOST_EVENTS, MOST_EVENT_TIME},
};
use codec::Encode;
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

const SETS: Condition = Condition::Sets { least: 3 };
const MEDALLION: Condition = Condition::Medallion { area: 7, level: 2 };

fn give_medallion(who: AccountId) {
    TestMedallions::give(&who, 1, 1);
}

#[test]
fn opening_reserves_what_all_places_pay() {
    ExtBuilder.execute(|| {
        let reward = Reward { xp: 10, boosters: 1, agt: 50 * AGT };
        let event = open(reward, 100, SETS).expect("it opens");
        assert_eq!(budget(), (ALL - 5_000 * AGT, 5_000 * AGT, 0));
        let (from, until) = (START, START + 30 * DAY);
        let (places, reserved) = (100, 5_000 * AGT);
        let opened = Event::EventOpened { event, reward, places, condition: SETS, from, until, reserved };
        assert_eq!(last_event(), opened);
        assert_eq!(open(reward, 1, SETS), Ok(event + 1));
    });
}

#[test]
fn sets_count_from_the_entry_on() {
    ExtBuilder.execute(|| {
        give_medallion(ALICE);
        work(ALICE, 5);
        let event = open(agt(50 * AGT), 2, SETS).expect("it opens");
        assert_noop!(claim_event(ALICE, event), Error::<Test>::NotEntered);
        assert_ok!(enter(ALICE, event));
        assert_eq!(last_event(), Event::EventEntered { event, who: ALICE, sets: 5 });
        work(ALICE, 2);
        assert_noop!(claim_event(ALICE, event), Error::<Test>::NotDone);
        work(ALICE, 1);
        let before = Balances::balance(&ALICE);
        assert_ok!(claim_event(ALICE, event));
        assert_eq!(Balances::balance(&ALICE), before + 50 * AGT);
        assert_eq!(budget(), (ALL - 100 * AGT, 50 * AGT, 50 * AGT));
        assert_noop!(claim_event(ALICE, event), Error::<Test>::AlreadyClaimed);
        assert_noop!(enter(ALICE, event), Error::<Test>::AlreadyEntered);
    });
}

#[test]
fn agt_is_paid_to_holders_of_a_medallion_alone() {
    ExtBuilder.execute(|| {
        work(ALICE, 1);
        let condition = Condition::Milestone { milestone: Milestone::FirstSet };
        let event = open(agt(AGT), 5, condition).expect("it opens");
        let without_agt = open(Reward::new(5, 0), 5, condition).expect("it opens");
        assert_noop!(claim_event(ALICE, event), Error::<Test>::NoMedallion);
        assert_ok!(claim_event(ALICE, without_agt));
        give_medallion(ALICE);
        assert_ok!(claim_event(ALICE, event));
        give_medallion(BOB);
        assert_noop!(claim_event(BOB, event), Error::<Test>::NotDone);
        give_medallion(CAROL);
        work(CAROL, 1);
        assert_noop!(claim_event(CAROL, event), Error::<Test>::Unproven);
        assert_eq!((xp(ALICE), budget().2), (5, AGT));
    });
}

#[test]
fn account_without_agt_is_paid_the_least_reward() {
    ExtBuilder.execute(|| {
        give_medallion(DAVE);
        work(DAVE, 1);
        let condition = Condition::Milestone { milestone: Milestone::FirstSet };
        let event = open(agt(EXISTENTIAL_DEPOSIT), 1, condition).expect("it opens");
        assert_ok!(claim_event(DAVE, event));
        assert_eq!(Balances::balance(&DAVE), EXISTENTIAL_DEPOSIT);
    });
}

#[test]
fn medallion_of_the_area_and_level_is_asked_for() {
    ExtBuilder.execute(|| {
        let event = open(Reward::new(9, 0), 5, MEDALLION).expect("it opens");
        assert_noop!(enter(ALICE, event), Error::<Test>::NeedsNoEntry);
        for (area, level) in [(7, 1), (8, 3)] {
            TestMedallions::give(&ALICE, area, level);
            assert_noop!(claim_event(ALICE, event), Error::<Test>::NotDone);
        }
        TestMedallions::give(&ALICE, 7, 3);
        assert_ok!(claim_event(ALICE, event));
        assert_noop!(claim_event(ALICE, event), Error::<Test>::AlreadyClaimed);
    });
}

#[test]
fn listed_account_shows_its_own_place() {
    ExtBuilder.execute(|| {
        let leaves: Vec<_> = [BOB, 77, ALICE, CAROL].iter().map(Encode::encode).collect();
        let condition = Condition::Listed { root: root_of(&leaves), leaves: 4 };
        let event = open(Reward::new(9, 1), 5, condition).expect("it opens");
        let place = |place: u32| {
            let proof = proof_of(&leaves, place).expect("there is such a leaf").try_into().expect("it is short");
            Some(ListPlace { place, proof })
        };
        let claim = |who, place| Quests::claim_event(signed(who), event, place);
        assert_noop!(claim(ALICE, None), Error::<Test>::NotListed);
        assert_noop!(claim(ALICE, place(0)), Error::<Test>::NotListed);
        assert_noop!(claim(DAVE, place(2)), Error::<Test>::NotListed);
        assert_noop!(claim(CAROL, place(3)), Error::<Test>::Unproven);
        assert_ok!(claim(ALICE, place(2)));
        assert_noop!(claim(ALICE, place(2)), Error::<Test>::AlreadyClaimed);
        assert_ok!(claim(BOB, place(0)));
        let unlisted = open(Reward::new(9, 1), 5, MEDALLION).expect("it opens");
        assert_noop!(Quests::claim_event(signed(ALICE), unlisted, place(2)), Error::<Test>::NeedsNoPlace);
    });
}

#[test]
fn full_event_pays_nobody_more() {
    ExtBuilder.execute(|| {
        let event = open(Reward::new(9, 0), 1, Condition::Sets { least: 1 }).expect("it opens");
        for who in [ALICE, BOB] {
            assert_ok!(enter(who, event));
            work(who, 1);
        }
        assert_noop!(close_event(event), Error::<Test>::StillOpen);
        assert_ok!(claim_event(BOB, event));
        assert_eq!(last_event(), Event::EventClaimed { event, who: BOB, reward: Reward::new(9, 0), left: 0 });
        assert_noop!(claim_event(ALICE, event), Error::<Test>::EventFull);
        assert_noop!(enter(DAVE, event), Error::<Test>::EventFull);
        assert_ok!(close_event(event));
        assert_noop!(claim_event(ALICE, event), Error::<Test>::UnknownEvent);
        assert_eq!((xp(ALICE), xp(BOB)), (0, 9));
    });
}

#[test]
fn event_runs_from_its_first_millisecond_to_before_its_last() {
    ExtBuilder.execute(|| {
        let (from, until) = (START + DAY, START + 2 * DAY);
        let root = RuntimeOrigin::root();
        assert_ok!(Quests::open_event(root, agt(AGT), 3, Condition::Sets { least: 1 }, from, until));
        give_medallion(ALICE);
        travel_to(from - 1);
        assert_noop!(enter(ALICE, 0), Error::<Test>::EventNotBegun);
        assert_noop!(claim_event(ALICE, 0), Error::<Test>::EventNotBegun);
        wait(1);
        assert_ok!(enter(ALICE, 0));
        work(ALICE, 1);
        travel_to(until - 1);
        assert_noop!(close_event(0), Error::<Test>::StillOpen);
        assert_ok!(claim_event(ALICE, 0));
        wait(1);
        assert_noop!(enter(BOB, 0), Error::<Test>::EventEnded);
        assert_noop!(claim_event(BOB, 0), Error::<Test>::EventEnded);
        assert_ok!(close_event(0));
        assert_eq!(last_event(), Event::EventClosed { event: 0, left: 2, lifted: 2 * AGT });
        assert_eq!(budget(), (ALL - AGT, 0, AGT));
        assert_noop!(close_event(0), Error::<Test>::UnknownEvent);
    });
}

#[test]
fn opening_is_refused_when_the_budget_is_too_small() {
    ExtBuilder.execute(|| {
        assert_noop!(open(agt(ALL / 4 + 1), 4, SETS), Error::<Test>::BudgetTooSmall);
        assert_noop!(open(agt(Balance::MAX), 2, SETS), Error::<Test>::BudgetTooSmall);
        assert_ok!(open(agt(ALL / 4), 4, SETS));
        assert_eq!(budget(), (0, ALL, 0));
        assert_noop!(open(agt(EXISTENTIAL_DEPOSIT), 1, SETS), Error::<Test>::BudgetTooSmall);
        assert_ok!(open(Reward::new(1, 0), 1, SETS));
        wait(30 * DAY);
        assert_ok!(close_event(0));
        assert_eq!(budget(), (ALL, 0, 0));
    });
}

#[test]
fn opening_is_refused_with_terms_that_make_no_sense() {
    ExtBuilder.execute(|| {
        let rewards = [Reward::new(0, 0), Reward::new(10_001, 0), Reward::new(1, 5), agt(EXISTENTIAL_DEPOSIT - 1)];
        for reward in rewards {
            assert_noop!(open(reward, 1, SETS), Error::<Test>::BadReward);
        }
        let reward = Reward::new(1, 0);
        let unsound = [
            Condition::Sets { least: 0 },
            Condition::Medallion { area: 1, level: 0 },
            Condition::Medallion { area: 1, level: MOST_LEVEL + 1 },
            Condition::Listed { root: H256::zero(), leaves: 0 },
        ];
        for condition in unsound {
            assert_noop!(open(reward, 1, condition), Error::<Test>::BadCondition);
        }
        assert_noop!(open(reward, 0, SETS), Error::<Test>::NoPlaces);
        let between = |from, until| Quests::open_event(RuntimeOrigin::root(), reward, 1, SETS, from, until);
        for (from, until) in [
            (START, START),
            (START + 2, START + 1),
            (START - 2, START - 1),
            (START - 1, START),
            (START, START + MOST_EVENT_TIME + 1),
            (START, Moment::MAX),
        ] {
            assert_noop!(between(from, until), Error::<Test>::BadWindow);
        }
        assert_ok!(between(0, START + 1));
        assert_ok!(between(START + MOST_EVENT_TIME - 1, START + MOST_EVENT_TIME));
    });
}

#[test]
fn opening_is_governance_alone() {
    ExtBuilder.execute(|| {
        for origin in [RuntimeOrigin::none(), signed(ALICE)] {
            assert_noop!(Quests::open_event(origin, agt(AGT), 1, SETS, START, START + DAY), BadOrigin);
        }
    });
}

#[test]
fn only_so_many_events_are_open_and_no_number_is_used_twice() {
    ExtBuilder.execute(|| {
        for expected in 0..MOST_EVENTS {
            assert_eq!(open(Reward::new(1, 0), 1, SETS), Ok(expected));
        }
        assert_noop!(open(Reward::new(1, 0), 1, SETS), Error::<Test>::TooManyEvents);
        wait(30 * DAY);
        assert_ok!(close_event(3));
        assert_eq!(open(Reward::new(1, 0), 1, SETS), Ok(MOST_EVENTS));
    });
}

#[test]
fn entry_is_refused_unproven_and_in_an_unknown_event() {
    ExtBuilder.execute(|| {
        assert_noop!(enter(ALICE, 0), Error::<Test>::UnknownEvent);
        let event = open(Reward::new(1, 0), 1, SETS).expect("it opens");
        assert_noop!(enter(CAROL, event), Error::<Test>::Unproven);
        assert_noop!(claim_event(CAROL, event), Error::<Test>::Unproven);
        assert_noop!(claim_event(ALICE, event + 1), Error::<Test>::UnknownEvent);
        assert_noop!(close_event(event + 1), Error::<Test>::UnknownEvent);
    });
}

#[test]
fn event_pays_agt_and_xp_and_as_many_boosters_as_fit() {
    ExtBuilder.execute(|| {
        give_medallion(ALICE);
        work(ALICE, 1);
        let condition = Condition::Milestone { milestone: Milestone::FirstSet };
        for fitting in [3, 0] {
            let event = open(Reward { xp: 1, boosters: 4, agt: AGT }, 1, condition).expect("it opens");
            Stocks::<Test>::mutate(ALICE, |boosters| boosters.stock = MOST_STOCK - fitting);
            Totals::<Test>::mutate(|totals| totals.boosters_won = u64::from(MOST_STOCK - fitting));
            let before = (Balances::balance(&ALICE), xp(ALICE));
            assert_ok!(claim_event(ALICE, event));
            assert_eq!((Balances::balance(&ALICE), xp(ALICE)), (before.0 + AGT, before.1 + 1));
            assert_eq!(stock(ALICE), MOST_STOCK);
            let reward = Reward { xp: 1, boosters: fitting, agt: AGT };
            assert_eq!(last_event(), Event::EventClaimed { event, who: ALICE, reward, left: 0 });
        }
    });
}

#[test]
fn claim_of_boosters_alone_waits_while_the_stock_is_full() {
    ExtBuilder.execute(|| {
        work(ALICE, 1);
        let condition = Condition::Milestone { milestone: Milestone::FirstSet };
        let event = open(Reward::new(0, 4), 1, condition).expect("it opens");
        give_boosters(ALICE, MOST_STOCK);
        assert_noop!(claim_event(ALICE, event), Error::<Test>::StockFull);
        assert_ok!(use_booster(ALICE));
        assert_ok!(claim_event(ALICE, event));
        assert_eq!(last_event(), Event::EventClaimed { event, who: ALICE, reward: Reward::new(0, 1), left: 0 });
        assert_eq!(stock(ALICE), MOST_STOCK);
    });
}

#[test]
fn entry_is_swept_when_its_event_is_closed() {
    ExtBuilder.execute(|| {
        let event = open(Reward::new(1, 0), 1, SETS).expect("it opens");
        assert_ok!(enter(ALICE, event));
        let sweep = |who| Quests::sweep_entry(signed(CAROL), event, who);
        assert_noop!(sweep(ALICE), Error::<Test>::StillOpen);
        wait(30 * DAY);
        assert_noop!(sweep(ALICE), Error::<Test>::StillOpen);
        assert_ok!(close_event(event));
        assert_noop!(sweep(BOB), Error::<Test>::NotEntered);
        assert_ok!(sweep(ALICE));
        assert_eq!(last_event(), Event::EntrySwept { event, who: ALICE });
        assert_noop!(sweep(ALICE), Error::<Test>::NotEntered);
        assert!(Entries::<Test>::iter().next().is_none());
    });
}
