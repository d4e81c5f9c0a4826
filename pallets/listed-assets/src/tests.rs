//! Listing and rates.

use crate::{mock::*, DatedRate, Error, Event, Rates, MOST_RATE, PRICED_UNITS};
use agt_primitives::{
    assets::{AssetKind, Worth},
    buyback::GovernedRate,
    Balance,
};
use agt_test_support::signed;
use frame_support::{assert_noop, assert_ok, traits::Contains};
use sp_runtime::DispatchError::BadOrigin;

const UNKNOWN: u32 = 9;

fn root() -> RuntimeOrigin {
    RuntimeOrigin::root()
}

fn worth(amount: Balance) -> Option<Balance> {
    ListedAssets::in_agt(AssetKind::WithId(COIN), amount)
}

#[test]
fn governance_lists_an_asset_and_takes_it_off_again() {
    ExtBuilder.execute(|| {
        assert_noop!(ListedAssets::unlist(root(), COIN), Error::<Test>::NotListed);
        assert_ok!(ListedAssets::list(root(), COIN));
        System::assert_last_event(Event::Listed { asset: COIN }.into());
        assert!(<ListedAssets as Contains<u32>>::contains(&COIN));
        assert_noop!(ListedAssets::list(root(), COIN), Error::<Test>::AlreadyListed);
        assert_ok!(ListedAssets::unlist(root(), COIN));
        System::assert_last_event(Event::Unlisted { asset: COIN }.into());
        assert!(!ListedAssets::is_listed(COIN));
    });
}

#[test]
fn asset_that_does_not_exist_is_neither_listed_nor_priced() {
    ExtBuilder.execute(|| {
        assert_noop!(ListedAssets::list(root(), UNKNOWN), Error::<Test>::UnknownAsset);
        assert_noop!(ListedAssets::set_rate(root(), UNKNOWN, 1), Error::<Test>::UnknownAsset);
    });
}

#[test]
fn accounts_are_refused_even_the_owner_of_the_asset() {
    ExtBuilder.execute(|| {
        for who in [ALICE, DAVE] {
            assert_noop!(ListedAssets::list(signed(who), COIN), BadOrigin);
            assert_noop!(ListedAssets::unlist(signed(who), COIN), BadOrigin);
            assert_noop!(ListedAssets::set_rate(signed(who), COIN, 1), BadOrigin);
            assert_noop!(ListedAssets::remove_rate(signed(who), COIN), BadOrigin);
        }
    });
}

#[test]
fn worth_is_exact_and_rounded_down() {
    ExtBuilder.execute(|| {
        assert_eq!(worth(1), None);
        assert_ok!(ListedAssets::set_rate(root(), COIN, 2 * PRICED_UNITS - 1));
        assert_eq!([0, 1, 2, PRICED_UNITS].map(worth), [0, 1, 3, 2 * PRICED_UNITS - 1].map(Some));
        // It is none when it does not fit, never the greatest number that does.
        assert_eq!(worth(Balance::MAX), None);
        assert_eq!(ListedAssets::in_agt(AssetKind::Native, Balance::MAX), Some(Balance::MAX));
        assert_eq!(ListedAssets::worth(COIN, 2), Some(3));
    });
}

#[test]
fn rate_is_inside_its_range_and_can_be_removed() {
    ExtBuilder.execute(|| {
        for rate in [0, MOST_RATE + 1, Balance::MAX] {
            assert_noop!(ListedAssets::set_rate(root(), COIN, rate), Error::<Test>::RateOutOfRange);
        }
        assert_noop!(ListedAssets::remove_rate(root(), COIN), Error::<Test>::NoRate);
        for rate in [1, MOST_RATE] {
            assert_ok!(ListedAssets::set_rate(root(), COIN, rate));
            System::assert_last_event(Event::RateSet { asset: COIN, rate: Some(rate) }.into());
        }
        assert_ok!(ListedAssets::remove_rate(root(), COIN));
        System::assert_last_event(Event::RateSet { asset: COIN, rate: None }.into());
        assert_eq!(worth(1), None);
    });
}

#[test]
fn rate_is_as_old_as_its_last_setting() {
    ExtBuilder.execute(|| {
        assert_eq!(<ListedAssets as GovernedRate>::rate(COIN), None);
        let now = Timestamp::get();
        for age in [0, 5_000] {
            Timestamp::set_timestamp(now + age);
            assert_ok!(ListedAssets::set_rate(root(), COIN, 7));
            assert_eq!(<ListedAssets as GovernedRate>::rate(COIN), Some((7, now + age)));
        }
    });
}

#[test]
fn la1_fails_when_a_rate_is_out_of_range() {
    ExtBuilder.build().execute_with(|| {
        Rates::<Test>::insert(COIN, DatedRate { rate: 0, set: 0 });
        let error = ListedAssets::do_try_state().expect_err("a broken rate");
        assert!(<&str>::from(error).starts_with("LA1"));
    });
}
