//! Tracking: who begins it, and what is observed.

use super::*;
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn market_is_tracked_and_untracked_by_governance_alone() {
    ExtBuilder.execute(|| {
        assert_noop!(Buyback::track(signed(ALICE), COIN, RATE), BadOrigin);
        assert_noop!(Buyback::untrack(RuntimeOrigin::root(), COIN), Error::<Test>::NotTracked);
        assert_ok!(track(COIN));
        assert_eq!(last_event(), Event::Tracked { asset: COIN, observed: RATE });
        assert_noop!(track(COIN), Error::<Test>::AlreadyTracked);
        assert_noop!(Buyback::untrack(signed(ALICE), COIN), BadOrigin);
        assert_ok!(Buyback::untrack(RuntimeOrigin::root(), COIN));
        assert_eq!(last_event(), Event::Untracked { asset: COIN });
        assert!(Markets::<Test>::get().is_empty());
    });
}

#[test]
fn market_is_refused_when_it_is_unknown_shallow_or_one_too_many() {
    ExtBuilder.execute(|| {
        assert_noop!(track(OTHER), Error::<Test>::UnknownMarket);
        set_reserves(OTHER, 0, 5);
        assert_noop!(track(OTHER), Error::<Test>::UnknownMarket);
        set_reserves(OTHER, 10_000 * AGT - 1, 5_000 * WHOLE_COIN);
        assert_noop!(track(OTHER), Error::<Test>::MarketShallow);
        for asset in 10..26 {
            set_reserves(asset, 10_000 * AGT, 5_000 * WHOLE_COIN);
            assert_ok!(track(asset));
        }
        assert_noop!(track(COIN), Error::<Test>::TooManyMarkets);
    });
}

#[test]
fn market_is_refused_when_its_first_observation_is_no_rate() {
    ExtBuilder.execute(|| {
        let track = |observed| Buyback::track(RuntimeOrigin::root(), COIN, observed);
        for observed in [0, MOST_RATE + 1, Rate::MAX] {
            assert_noop!(track(observed), Error::<Test>::RateOutOfRange);
        }
        assert_ok!(track(MOST_RATE));
        assert_ok!(Buyback::untrack(RuntimeOrigin::root(), COIN));
        assert_ok!(track(1));
        assert_eq!(last_event(), Event::Tracked { asset: COIN, observed: 1 });
    });
}

#[test]
fn observation_follows_the_market_by_a_hundredth_a_block() {
    ExtBuilder.execute(|| {
        assert_ok!(track(COIN));
        set_reserves(COIN, 200_000 * AGT, 50_000 * WHOLE_COIN);
        next_block(6_000);
        assert_eq!(market(COIN).observed, RATE + RATE / 100);
        set_reserves(COIN, 100_000 * AGT, 50_000 * WHOLE_COIN);
        next_block(6_000);
        assert_eq!(market(COIN).observed, RATE);
        assert_eq!(market(COIN).reserves, Some(Reserves { agt: 100_000 * AGT, asset: 50_000 * WHOLE_COIN }));
    });
}

#[test]
fn observation_counts_for_the_time_of_the_block_before() {
    ExtBuilder.execute(|| {
        assert_ok!(track(COIN));
        next_block(6_000);
        assert_eq!(market(COIN).mean, Mean::default(), "no time had passed");
        next_block(9_000);
        assert_eq!(market(COIN).mean, Mean { area: RATE * 6_000, weight: 6_000 });
        next_block(0);
        assert_eq!(market(COIN).mean, Mean { area: RATE * 15_000, weight: 15_000 });
        assert_eq!(market(COIN).sampled, START + 15_000);
    });
}

#[test]
fn month_between_two_blocks_counts_as_an_hour() {
    ExtBuilder.execute(|| {
        assert_ok!(track(COIN));
        next_block(31 * DAY);
        next_block(6_000);
        assert_eq!(market(COIN).mean.weight, HOUR);
        assert_eq!(market(COIN).sampled, START + 31 * DAY);
    });
}

#[test]
fn shallow_or_frozen_market_is_not_observed_and_forgets() {
    tracked(|| {
        let before = market(COIN);
        let of = |weight: Moment| Mean { area: RATE * u128::from(weight), weight };
        // At a tenth of the rate, with too little AGT by a planck.
        set_reserves(COIN, 10_000 * AGT - 1, 50_000 * WHOLE_COIN);
        next_block(6_000);
        next_block(6_000);
        let now_seen = market(COIN);
        let kept = DAY - HOUR / 2 - 6_000;
        assert_eq!((now_seen.observed, now_seen.mean), (before.observed, of(kept)));
        assert_eq!(now_seen.reserves.map(|pair| pair.agt), Some(10_000 * AGT - 1));
        freeze(COIN, true);
        next_block(6_000);
        assert_eq!((market(COIN).mean, market(COIN).reserves), (of(kept - 6_000), None));
        // What was forgotten must be collected anew.
        freeze(COIN, false);
        set_reserves(COIN, 10_000 * AGT, 5_000 * WHOLE_COIN);
        let sampled = market(COIN).sampled;
        next_block(6_000);
        assert_eq!(market(COIN).sampled - sampled, 6_000);
        assert_eq!((market(COIN).observed, market(COIN).mean), (before.observed, of(kept)));
    });
}

#[test]
fn block_without_tracked_markets_writes_nothing() {
    ExtBuilder.execute(|| {
        let before = root();
        assert_eq!(Buyback::sample(), 0);
        assert_eq!(root(), before);
    });
}
