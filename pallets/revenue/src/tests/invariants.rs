//! Each invariant sees the corruption it is there for.

use super::*;

const NONE: [&str; 0] = [];

/// The ids of the invariants that fail after a corruption, which is undone.
fn broken_by(corrupt: impl FnOnce()) -> Vec<&'static str> {
    agt_test_support::broken_by(corrupt, Revenue::invariants, Revenue::do_try_state)
}

fn with_books(asset: AssetKind, change: impl FnOnce(&mut AssetBooks)) {
    Books::<Test>::mutate(asset, change);
}

fn with_author(who: AccountId, change: impl FnOnce(&mut Author)) {
    Authors::<Test>::mutate(who, |author| change(author.as_mut().expect("it is an author")));
}

fn with_march(change: impl FnOnce(&mut AuthorsMonth)) {
    AuthorMonths::<Test>::mutate(MARCH, |ended| change(ended.as_mut().expect("it is not settled")));
}

fn with_open(change: impl FnOnce(&mut OpenMonth)) {
    CurrentMonth::<Test>::mutate(|open| change(open.as_mut().expect("there was a block")));
}

/// There is revenue in three assets. CAROL was paid for March, BOB was not, and DAVE is settled in part: April is open.
fn test(look: impl FnOnce()) {
    ExtBuilder.execute(|| {
        earn(GOLD, RevenueSource::RewardPools, 100);
        earn(RISKY, RevenueSource::Forfeits, 50);
        assert_ok!(sell(GOLD_ID, BOB, 30));
        [BOB, CAROL, DAVE].into_iter().for_each(|who| blocks(who, 2));
        earn_agt(6_000);
        travel_to(at(2027, 4, 1));
        block(DAVE);
        earn_agt(1_000);
        assert_ok!(pay_author(CAROL));
        look();
    });
}

#[test]
fn invariants_hold_on_a_chain_that_lives() {
    test(|| assert_eq!(broken_by(|| {}), NONE));
}

#[test]
fn rv1_sees_revenue_without_a_source() {
    test(|| {
        let more = || {
            with_books(RISKY, |books| books.collected += 1);
        };
        assert_eq!(broken_by(more), ["RV1"]);
        assert_eq!(broken_by(|| Books::<Test>::remove(RISKY)), ["RV1"]);
        let source = || {
            Collected::<Test>::mutate(GOLD, RevenueSource::Forfeits, |sum| *sum += 1);
            CollectedIn::<Test>::mutate((MARCH, GOLD, RevenueSource::Forfeits), |sum| *sum += 1);
        };
        assert_eq!(broken_by(source), ["RV1"]);
    });
}

#[test]
fn rv2_sees_revenue_of_no_month_and_of_a_month_to_come() {
    test(|| {
        let key = (MARCH, GOLD, RevenueSource::RewardPools);
        assert_eq!(broken_by(|| CollectedIn::<Test>::mutate(key.clone(), |sum| *sum += 1)), ["RV2"]);
        assert_eq!(broken_by(|| CollectedIn::<Test>::insert(key.clone(), Balance::MAX)), ["RV2"]);
        assert_eq!(broken_by(|| CollectedIn::<Test>::remove(key.clone())), ["RV2"]);
        let ahead = || {
            let sum = CollectedIn::<Test>::take(key.clone());
            CollectedIn::<Test>::insert((Month(MARCH.0 + 2), GOLD, RevenueSource::RewardPools), sum);
        };
        assert_eq!(broken_by(ahead), ["RV2"]);
    });
}

#[test]
fn rv3_sees_more_leave_than_came_and_the_wrong_way_out() {
    test(|| {
        assert_eq!(broken_by(|| with_books(RISKY, |books| books.swept += 51)), ["RV3"]);
        assert_eq!(broken_by(|| with_books(RISKY, |books| books.lost = Balance::MAX)), ["RV3"]);
        assert_eq!(broken_by(|| with_books(RISKY, |books| books.recycled += 1)), ["RV3"]);
        let moved = || with_books(AGT_KIND, |books| (books.recycled, books.swept) = (books.recycled - 1, 1));
        assert_eq!(broken_by(moved), ["RV3"]);
    });
}

#[test]
fn rv4_sees_a_pot_without_what_is_held() {
    test(|| {
        assert_eq!(broken_by(|| with_books(AGT_KIND, |books| books.recycled -= 1)), ["RV4"]);
        let take = |asset, amount| {
            move || {
                assert_ok!(<Assets as fungibles::Mutate<_>>::transfer(asset, &POT, &ALICE, amount, Expendable));
            }
        };
        assert_eq!(broken_by(take(GOLD_ID, 20)), ["RV4"]);
        assert_eq!(broken_by(take(RISKY_ID, 20)), NONE, "whoever has its keys can take it");
    });
}

#[test]
fn rv5_sees_a_sale_of_no_month() {
    test(|| {
        assert_eq!(broken_by(|| with_books(GOLD, |books| books.sold += 1)), ["RV5"]);
        assert_eq!(broken_by(|| SoldIn::<Test>::remove(MARCH, GOLD_ID)), ["RV5"]);
        assert_eq!(broken_by(|| SoldIn::<Test>::insert(MARCH, RISKY_ID, 1)), ["RV5"]);
        let ahead = || SoldIn::<Test>::insert(Month(MARCH.0 + 2), GOLD_ID, SoldIn::<Test>::take(MARCH, GOLD_ID));
        assert_eq!(broken_by(ahead), ["RV5"]);
        let twice = || SoldIn::<Test>::insert(Month(MARCH.0 + 1), GOLD_ID, Balance::MAX);
        assert_eq!(broken_by(twice), ["RV5"]);
    });
}

#[test]
fn rv6_sees_a_share_from_nowhere() {
    test(|| {
        assert_eq!(broken_by(|| with_open(|open| open.share += 1)), ["RV6"]);
        assert_eq!(broken_by(|| with_march(|march| march.share_left -= 1)), ["RV6"]);
        assert_eq!(broken_by(|| with_author(DAVE, |author| author.owed += 1)), ["RV6"]);
        assert_eq!(broken_by(|| with_author(DAVE, |author| author.owed = Balance::MAX)), ["RV6"]);
        assert_eq!(broken_by(|| with_author(CAROL, |author| author.paid -= 1)), ["RV6"]);
        let again = || {
            with_author(CAROL, |author| (author.owed, author.paid) = (author.paid, 0));
        };
        assert_eq!(broken_by(again), ["RV6"], "CAROL could be paid again");
    });
}

#[test]
fn rv7_sees_a_pot_without_what_authors_are_owed() {
    test(|| {
        let take = || {
            assert_ok!(Balances::transfer(&AUTHORS_POT, &ALICE, 1, Expendable));
        };
        assert_eq!(broken_by(take), ["RV7"]);
        assert_eq!(broken_by(|| pay(AGT_KIND, AUTHORS_POT, 1)), NONE, "a gift can be collected");
    });
}

#[test]
fn rv8_sees_blocks_without_an_author_and_points_without_a_block() {
    test(|| {
        assert_eq!(broken_by(|| Blocks::<Test>::mutate(|blocks| *blocks += 1)), ["RV8"]);
        assert_eq!(broken_by(|| with_author(CAROL, |author| author.blocks += 1)), ["RV8"]);
        let points = || {
            with_author(DAVE, |author| author.points = 4);
            with_open(|open| open.points = 4);
        };
        assert_eq!(broken_by(points), ["RV8"]);
    });
}

#[test]
fn rv9_sees_points_of_no_month() {
    test(|| {
        assert_eq!(broken_by(|| with_open(|open| open.points += 1)), ["RV9"]);
        assert_eq!(broken_by(|| with_open(|open| open.month = MARCH)), ["RV9"]);
        assert_eq!(broken_by(|| with_march(|march| march.points_left -= 1)), ["RV9"]);
        assert_eq!(broken_by(|| with_march(|march| march.points = 1)), ["RV9"]);
        assert_eq!(broken_by(|| with_march(|march| march.share = 1)), ["RV9"]);
        assert_eq!(broken_by(|| with_author(BOB, |author| author.points = 1)), ["RV9"]);
        let settled = || with_author(CAROL, |author| author.points = 1);
        assert_eq!(broken_by(settled), ["RV9"], "CAROL could be settled again");
        let empty = AuthorsMonth { points: 1, points_left: 0, share: 0, share_left: 0 };
        assert_eq!(broken_by(|| AuthorMonths::<Test>::insert(Month(7), empty)), ["RV9"]);
    });
}
