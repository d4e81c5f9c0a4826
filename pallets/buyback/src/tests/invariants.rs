//! Each invariant sees the corruption it is there for.

use super::*;
use crate::{Auction, NextRun, Reference, Run};
use frame_support::traits::fungible::Mutate;

const NONE: [&str; 0] = [];

/// The ids of the invariants that fail after a corruption, which is undone.
fn broken_by(corrupt: impl FnOnce()) -> Vec<&'static str> {
    agt_test_support::broken_by(corrupt, Buyback::invariants, Buyback::do_try_state)
}

fn with_auction(change: impl FnOnce(&mut Auction)) -> Vec<&'static str> {
    broken_by(|| Auctions::<Test>::mutate(COIN, |auction| change(auction.as_mut().expect("it is open"))))
}

fn with_run(change: impl FnOnce(&mut Run<AccountId, u64>)) -> Vec<&'static str> {
    broken_by(|| Runs::<Test>::mutate(0, |run| change(run.as_mut().expect("a lot was sold"))))
}

fn with_market(change: impl FnOnce(&mut Tracked<u64>)) -> Vec<&'static str> {
    broken_by(|| Markets::<Test>::mutate(|markets| change(&mut markets[0])))
}

fn with_reference(change: impl FnOnce(&mut Reference)) -> Vec<&'static str> {
    broken_by(|| References::<Test>::mutate(COIN, |last| change(last.as_mut().expect("one was used"))))
}

fn this_month() -> Month {
    Month::at(now()).expect("it is in the calendar")
}

/// ALICE has bought a part of a lot, and another was sold on the market.
fn test(look: impl FnOnce()) {
    tracked(|| {
        assert_ok!(open(COIN));
        assert_ok!(bid(ALICE, COIN, MARKET_LOT / 2));
        assert_ok!(sell(COIN, PART));
        look();
    });
}

#[test]
fn invariants_hold_on_a_chain_that_lives() {
    test(|| {
        assert_eq!(broken_by(|| {}), NONE);
        assert_eq!(Buyback::do_try_state(), Ok(()));
    });
}

#[cfg(feature = "try-runtime")]
#[test]
fn try_state_of_the_pallet_names_the_first_invariant_that_fails() {
    use frame_support::traits::Hooks;
    test(|| {
        let verdict = || <Buyback as Hooks<u64>>::try_state(System::block_number());
        assert_eq!(verdict(), Ok(()));
        let broken = rolled_back(|| {
            References::<Test>::mutate(COIN, |last| last.as_mut().expect("one was used").rate = 0);
            verdict()
        });
        assert_eq!(broken, Err("BB8: each last reference is a rate, and was taken in the past".into()));
    });
}

#[test]
fn bb1_sees_an_auction_beyond_its_bounds() {
    test(|| {
        assert_eq!(with_auction(|auction| auction.left = auction.lot + 1), ["BB1"]);
        assert_eq!(with_auction(|auction| auction.left += 1), ["BB1"]);
        assert_eq!(with_auction(|auction| auction.lot -= 1), ["BB1"]);
        assert_eq!(with_auction(|auction| auction.until = auction.opened), ["BB1"]);
        assert_eq!(with_auction(|auction| auction.opened = now() + 1), ["BB1"]);
        assert_eq!(with_auction(|auction| auction.reference = 0), ["BB1"]);
        assert_eq!(with_auction(|auction| auction.start = 8_499), ["BB1"]);
        assert_eq!(with_auction(|auction| auction.end = 10_501), ["BB1"]);
        assert_eq!(with_auction(|auction| auction.least = 0), ["BB1"]);
    });
}

#[test]
fn bb2_sees_a_month_that_is_not_the_sum_of_its_runs() {
    test(|| {
        assert_eq!(broken_by(|| Totals::<Test>::mutate(|sums| sums.agt += 1)), ["BB2"]);
        assert_eq!(broken_by(|| Months::<Test>::mutate(this_month(), |sums| sums.kept -= 1)), ["BB2"]);
        assert_eq!(broken_by(|| Months::<Test>::insert(Month(7), BuybackMonth::default())), ["BB2"]);
    });
}

#[test]
fn bb3_sees_units_that_no_run_has_sold() {
    test(|| {
        assert_eq!(broken_by(|| SoldIn::<Test>::mutate(this_month(), COIN, |units| *units += 1)), ["BB3"]);
        assert_eq!(broken_by(|| SoldOf::<Test>::mutate(COIN, |sold| sold.units += 1)), ["BB3"]);
        assert_eq!(broken_by(|| SoldOf::<Test>::mutate(OTHER, |sold| sold.agt += 1)), ["BB3"]);
        assert_eq!(with_run(|run| run.asset = OTHER), ["BB1", "BB3"]);
    });
}

#[test]
fn bb4_sees_a_run_whose_figures_contradict_each_other() {
    test(|| {
        assert_eq!(broken_by(|| NextRun::<Test>::mutate(|next| *next += 1)), ["BB4"]);
        let beyond = || {
            let run = Runs::<Test>::take(1).expect("two lots were sold");
            Runs::<Test>::insert(2, run);
        };
        assert_eq!(broken_by(beyond), ["BB4"]);
        assert_eq!(with_run(|run| run.rate += 1), ["BB4"]);
        assert_eq!(with_run(|run| run.units = 0), ["BB1", "BB3", "BB4"]);
        assert_eq!(with_run(|run| run.at = now() + 1), ["BB4"]);
        assert_eq!(with_run(|run| run.block = System::block_number() + 1), ["BB4"]);
        let counted = || {
            Runs::<Test>::mutate(0, |run| run.as_mut().expect("a lot was sold").burned += 1);
            Months::<Test>::mutate(this_month(), |sums| sums.burned += 1);
            Totals::<Test>::mutate(|sums| sums.burned += 1);
        };
        assert_eq!(broken_by(counted), ["BB4"]);
    });
}

#[test]
fn bb5_sees_a_run_below_the_floor() {
    test(|| {
        assert_eq!(with_run(|run| run.reference = 2 * RATE), ["BB5"]);
        assert_eq!(with_run(|run| run.reference = 0), ["BB5"]);
    });
}

#[test]
fn bb6_sees_a_market_that_is_not_observed_in_order() {
    test(|| {
        assert_eq!(with_market(|market| market.observed = 0), ["BB6"]);
        assert_eq!(with_market(|market| market.mean.weight = DAY + 1), ["BB6"]);
        assert_eq!(with_market(|market| market.mean.weight = 0), ["BB6"]);
        assert_eq!(with_market(|market| market.mean.area = u128::MAX), ["BB6"]);
        assert_eq!(with_market(|market| market.sampled = now() + 1), ["BB6"]);
        assert_eq!(with_market(|market| market.last_sale = Some(u64::MAX)), ["BB6"]);
        let twice = || {
            let again = market(COIN);
            Markets::<Test>::mutate(|markets| markets.try_push(again).expect("there is room"));
        };
        assert_eq!(broken_by(twice), ["BB6"]);
    });
}

#[test]
fn bb7_sees_a_pot_that_is_dead() {
    test(|| {
        let kill = || {
            Balances::set_balance(&POT, 0);
        };
        assert_eq!(broken_by(kill), ["BB7"]);
    });
}

#[test]
fn bb8_sees_a_reference_that_is_none_or_of_the_future() {
    test(|| {
        assert_eq!(with_reference(|last| last.at = now() + 1), ["BB8"]);
        assert_eq!(with_reference(|last| last.rate = 0), ["BB8"]);
    });
}
