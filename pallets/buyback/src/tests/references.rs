//! The reference: by the market, by governance, and never much below the one at which something was sold.

use super::*;
use sp_runtime::DispatchError::BadOrigin;

fn with_market(change: impl FnOnce(&mut Tracked<u64>)) {
    Markets::<Test>::mutate(|markets| change(&mut markets[0]));
}

#[test]
fn governed_rate_counts_until_it_is_too_old() {
    ExtBuilder.execute(|| {
        let expected = ReferenceReport { rate: RATE, base: RATE, source: RateSource::Governance };
        assert_eq!(Buyback::reference(COIN), Some(expected));
        wait(7 * DAY - 1);
        assert_eq!(reference(COIN), Some(RATE));
        wait(1);
        assert_eq!(reference(COIN), None);
        assert_noop!(open(COIN), Error::<Test>::NoReference);
        set_rate(COIN, RATE);
        assert_ok!(open(COIN));
    });
}

#[test]
fn rate_of_zero_is_no_reference() {
    ExtBuilder.execute(|| {
        set_rate(COIN, 0);
        assert_eq!(reference(COIN), None);
        assert_noop!(open(COIN), Error::<Test>::NoReference);
    });
}

#[test]
fn mean_of_zero_is_no_reference_either() {
    tracked(|| {
        set_rate(COIN, 0);
        assert_eq!(reference(COIN), Some(RATE));
        let worthless = rolled_back(|| {
            with_market(|market| market.mean.area = 0);
            reference(COIN)
        });
        assert_eq!(worthless, None);
    });
}

#[test]
fn mean_of_the_market_counts_after_a_day() {
    ExtBuilder.execute(|| {
        set_rate(COIN, RATE / 3);
        assert_ok!(track(COIN));
        (0..24).for_each(|_| next_block(HOUR));
        assert_eq!(market(COIN).mean.weight, 23 * HOUR, "the hook sees the time of the block before");
        assert_eq!(reference(COIN), Some(RATE / 3));
        next_block(HOUR);
        let expected = ReferenceReport { rate: RATE, base: RATE, source: RateSource::Market };
        assert_eq!(Buyback::reference(COIN), Some(expected));
    });
}

#[test]
fn base_is_the_greater_of_market_and_governance() {
    tracked(|| {
        let base = || Buyback::reference(COIN).map(|reference| (reference.base, reference.source));
        assert_eq!(base(), Some((RATE, RateSource::Market)), "the market's where both say the same");
        set_rate(COIN, RATE + 1);
        assert_eq!(base(), Some((RATE + 1, RateSource::Governance)));
        set_rate(COIN, RATE - 1);
        assert_eq!(base(), Some((RATE, RateSource::Market)));
        set_rate(COIN, 3 * RATE);
        (0..7).for_each(|_| (0..24).for_each(|_| next_block(HOUR)));
        assert_eq!(base(), Some((RATE, RateSource::Market)), "a rate that is too old does not count");
    });
}

#[test]
fn governance_speaks_when_the_market_is_shallow_frozen_or_gone() {
    tracked(|| {
        set_rate(COIN, RATE / 3);
        let source = || Buyback::reference(COIN).map(|reference| reference.source);
        let recover = || {
            set_reserves(COIN, 10_000 * AGT, 5_000 * WHOLE_COIN);
            next_block(HOUR);
            assert_eq!(source(), Some(RateSource::Governance), "the mean has forgotten a part");
            next_block(6_000);
            assert_eq!(source(), Some(RateSource::Market));
        };
        assert_eq!(source(), Some(RateSource::Market));
        set_reserves(COIN, 10_000 * AGT - 1, 5_000 * WHOLE_COIN);
        assert_eq!(source(), Some(RateSource::Market), "what counts is how the block began");
        next_block(6_000);
        assert_eq!(source(), Some(RateSource::Governance));
        recover();
        next_block(HOUR);
        freeze(COIN, true);
        next_block(6_000);
        assert_eq!(source(), Some(RateSource::Governance));
        freeze(COIN, false);
        recover();
        assert_ok!(Buyback::untrack(RuntimeOrigin::root(), COIN));
        assert_eq!(source(), Some(RateSource::Governance));
    });
}

#[test]
fn market_counts_while_it_is_as_deep_as_the_terms_in_force_ask() {
    tracked(|| {
        let source = || Buyback::reference(COIN).map(|reference| reference.source);
        with_terms(|terms| terms.deep = 100_000 * AGT);
        assert_eq!(source(), Some(RateSource::Market));
        with_terms(|terms| terms.deep += 1);
        assert_eq!(source(), Some(RateSource::Governance));
    });
}

#[test]
fn market_without_the_asset_does_not_count_however_much_agt_it_holds() {
    tracked(|| {
        let source = rolled_back(|| {
            with_market(|market| market.reserves = Some(Reserves { agt: Balance::MAX, asset: 0 }));
            Buyback::reference(COIN).map(|reference| reference.source)
        });
        assert_eq!(source, Some(RateSource::Governance));
    });
}

#[test]
fn price_of_agt_rises_by_two_hundredths_a_day_from_the_last_sale() {
    ExtBuilder.execute(|| {
        assert_ok!(open(COIN));
        wait(3 * HOUR);
        assert_ok!(bid(ALICE, COIN, WHOLE_COIN));
        assert_eq!(last(COIN), Some((RATE, START)), "the reference of the auction, as old as that");
        wait(HOUR);
        assert_ok!(bid(BOB, COIN, WHOLE_COIN));
        assert_eq!(last(COIN), Some((RATE, START)));
        travel_to(START);
        set_rate(COIN, RATE / 2);
        assert_eq!(reference(COIN), Some(RATE));
        wait(DAY);
        assert_eq!(reference(COIN), Some((RATE * 10_000).div_ceil(10_200)));
        wait(4 * DAY);
        let expected = (RATE * 10_000).div_ceil(11_000);
        assert_eq!(reference(COIN), Some(expected));
        assert_ok!(open(COIN));
        assert_ok!(bid(ALICE, COIN, WHOLE_COIN));
        assert_eq!(last(COIN), Some((expected, now())));
        // A rising rate is followed at once.
        set_rate(COIN, 5 * RATE);
        assert_eq!(reference(COIN), Some(5 * RATE));
    });
}

#[test]
fn idle_reference_falls_for_seven_days_at_most() {
    ExtBuilder.execute(|| {
        assert_ok!(open(COIN));
        assert_ok!(bid(ALICE, COIN, WHOLE_COIN));
        let least = (RATE * 10_000).div_ceil(11_400);
        for (days, expected) in [(6, (RATE * 10_000).div_ceil(11_200)), (1, least), (1, least), (300, least)] {
            wait(days * DAY);
            set_rate(COIN, 1);
            assert_eq!(reference(COIN), Some(expected));
        }
    });
}

#[test]
fn open_without_a_bid_moves_no_reference() {
    ExtBuilder.execute(|| {
        // Somebody opens while the rate is ten times too high, and nobody buys.
        set_rate(COIN, 10 * RATE);
        assert_ok!(open(COIN));
        assert_eq!(last(COIN), None);
        set_rate(COIN, RATE);
        wait(6 * HOUR);
        assert_eq!(reference(COIN), Some(RATE));
        assert_ok!(open(COIN));
        assert_eq!(Auctions::<Test>::get(COIN).map(|auction| auction.reference), Some(RATE));
        // Nor does it make a reference younger that something was sold at.
        assert_ok!(bid(ALICE, COIN, WHOLE_COIN));
        let sold = last(COIN);
        wait(6 * HOUR);
        set_rate(COIN, 2 * RATE);
        assert_ok!(open(COIN));
        wait(6 * HOUR);
        assert_ok!(end(COIN));
        assert_eq!(last(COIN), sold);
    });
}

#[test]
fn unsold_auction_lowers_the_next_reference() {
    ExtBuilder.execute(|| {
        assert_ok!(open(COIN));
        assert_ok!(bid(ALICE, COIN, WHOLE_COIN));
        // The price halves. Each auction that nobody wants tells it, beyond the seven days.
        let mut before = RATE;
        for _ in 0..36 {
            wait(DAY);
            set_rate(COIN, RATE / 2);
            assert_ok!(open(COIN));
            let opened = now();
            let tried = Auctions::<Test>::get(COIN).expect("it is open").reference;
            assert_eq!(tried, ((before * 10_000).div_ceil(10_200)).max(RATE / 2));
            wait(6 * HOUR);
            let seen = reference(COIN);
            assert_ok!(end(COIN));
            assert_eq!(last(COIN), Some((tried, opened)));
            assert_eq!(reference(COIN), seen, "it counted before somebody ended it");
            travel_to(opened);
            before = tried;
        }
        assert_eq!(before, RATE / 2);
    });
}

#[test]
fn auctions_that_open_at_once_again_do_not_hold_the_reference() {
    ExtBuilder.execute(|| {
        assert_ok!(open(COIN));
        assert_ok!(bid(ALICE, COIN, WHOLE_COIN));
        wait(6 * HOUR);
        set_rate(COIN, RATE / 2);
        // Somebody opens the next one a block after the one before is over, for two days.
        for _ in 0..8 {
            assert_ok!(open(COIN));
            wait(6 * HOUR + 6_000);
        }
        assert!(reference(COIN) <= Some((RATE * 10_000).div_ceil(10_400)));
    });
}

#[test]
fn auction_undoes_no_sale_on_the_market_since_it_opened() {
    for (bids, in_the_same_block) in [(false, false), (true, false), (false, true), (true, true)] {
        tracked(|| {
            // The price doubles, and the chain sells on the market: after a while, or right after the auction opened.
            set_reserves(COIN, 200_000 * AGT, 50_000 * WHOLE_COIN);
            next_block(6_000);
            assert_ok!(open(COIN));
            if !in_the_same_block {
                wait(HOUR);
            }
            set_rate(COIN, 2 * RATE);
            assert_ok!(sell(COIN, PART));
            let sold = last(COIN);
            assert_eq!(sold.map(|(rate, _)| rate), Some(2 * RATE));
            if bids {
                assert_ok!(bid(ALICE, COIN, WHOLE_COIN));
            }
            wait(6 * HOUR);
            assert_ok!(end(COIN));
            assert_eq!(last(COIN), sold);
        });
    }
}

#[test]
fn last_reference_outlives_the_tracking() {
    tracked(|| {
        assert_ok!(sell(COIN, PART));
        let sold = last(COIN);
        assert_ok!(Buyback::untrack(RuntimeOrigin::root(), COIN));
        assert_eq!(last(COIN), sold);
        set_rate(COIN, RATE / 2);
        assert_eq!(reference(COIN), Some(RATE));
    });
}

#[test]
fn last_reference_is_forgotten_by_governance_alone() {
    ExtBuilder.execute(|| {
        assert_noop!(forget(COIN), Error::<Test>::NoReference);
        assert_ok!(open(COIN));
        assert_ok!(bid(ALICE, COIN, WHOLE_COIN));
        set_rate(COIN, RATE / 2);
        assert_eq!(reference(COIN), Some(RATE));
        assert_noop!(Buyback::forget_reference(signed(ALICE), COIN), BadOrigin);
        assert_ok!(forget(COIN));
        assert_eq!(last_event(), Event::ReferenceForgotten { asset: COIN, rate: RATE });
        assert_eq!((last(COIN), reference(COIN)), (None, Some(RATE / 2)));
        assert_noop!(forget(COIN), Error::<Test>::NoReference);
        // The auction that is open keeps its own, and notes it when it sells.
        assert_ok!(bid(ALICE, COIN, WHOLE_COIN));
        assert_eq!(last(COIN), Some((RATE, START)));
    });
}

#[test]
fn looking_at_a_reference_uses_nothing() {
    ExtBuilder.execute(|| {
        let before = root();
        assert_eq!(reference(COIN), Some(RATE));
        assert_eq!(root(), before);
    });
}
