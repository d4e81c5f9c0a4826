//! The room of markets: what they cost, their shares, donations and dust.

use super::{wraps::*, *};
use crate::{
    governance::origins::Origin,
    tests::buyback::{
        batch, buy_units, by, coin_is_made, make_market, market, market_is_made, owned, pair, provide_by, Markets,
        Tokens, COIN, UNITS,
    },
};
use agt_primitives::{
    assets::AssetKind,
    revenue::RevenueSource,
    token::{AGT, EXISTENTIAL_DEPOSIT},
};
use frame_support::{assert_noop, assert_ok, traits::fungibles::Inspect};
use pallet_asset_conversion::Error;
use pallet_assets::{Error as AssetError, Instance1, Instance2};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Eve};
use sp_runtime::{Permill, TokenError};

type Shares = pallet_assets::Call<Runtime, Instance2>;

/// What a market costs.
const SETUP_FEE: Balance = 100 * AGT;
/// What the pool of markets keeps of the first shares.
const LOCKED_SHARES: Balance = 1_000;

pub(super) fn shares(who: Sr25519Keyring) -> Balance {
    <PoolAssets as Inspect<AccountId>>::balance(0, &who.to_account_id())
}

/// `who` leaves the coin's market with so many of its shares.
pub(super) fn leave(who: Sr25519Keyring, shares: Balance) -> Markets {
    let (asset1, asset2) = pair();
    let withdraw_to = who.to_account_id();
    Markets::remove_liquidity {
        asset1,
        asset2,
        lp_token_burn: shares,
        amount1_min_receive: 1,
        amount2_min_receive: 1,
        withdraw_to,
    }
}

pub(super) fn units_to(to: AccountId, amount: Balance) {
    assert_ok!(by(Alice, Tokens::transfer { id: COIN, target: to.into(), amount }));
}

/// What the market holds: planck, and units.
pub(super) fn reserves() -> (Balance, Balance) {
    AssetConversion::get_reserves(AssetKind::Native, AssetKind::WithId(COIN)).expect("it holds both")
}

/// What somebody owns, in planck, where a unit is worth a tenth of an AGT.
pub(super) fn worth(who: Sr25519Keyring) -> Balance {
    free(who.to_account_id()) + owned(&who.to_account_id()) * AGT / 10
}

pub(super) fn between(asset1: AssetKind, asset2: AssetKind) -> RuntimeCall {
    Markets::create_pool { asset1: Box::new(asset1), asset2: Box::new(asset2) }.into()
}

#[test]
fn fee_of_a_market_is_taken_once_and_of_nobody_who_has_not_asked() {
    test(|| {
        coin_is_made();
        let (make, unknown) = (|| RuntimeCall::from(make_market()), 99);
        assert_noop!(by(Alice, batch(vec![make(), make()])), Error::<Runtime>::PoolExists);
        for pair in [(AssetKind::Native, AssetKind::Native), (AssetKind::WithId(COIN), AssetKind::WithId(unknown))] {
            assert_noop!(by(Alice, between(pair.0, pair.1)), Error::<Runtime>::InvalidAssetPair);
        }
        let no_asset = between(AssetKind::Native, AssetKind::WithId(unknown));
        assert_noop!(by(Alice, no_asset), AssetError::<Runtime, Instance1>::Unknown);
        // Not even the dust that keeps an account alive pays for a market.
        let eve = Eve.to_account_id();
        agt_to(Eve, Bob.to_account_id(), free(eve.clone()) - SETUP_FEE - EXISTENTIAL_DEPOSIT + 1);
        assert_noop!(by(Eve, make()), TokenError::NotExpendable);
        agt_to(Bob, eve.clone(), 100 * AGT);
        // A referendum on parameters spends nobody's AGT. It sets what providers take of a market that somebody has made.
        let (asset1, asset2) = pair();
        let fee = Permill::from_percent(1);
        let of_eve = Markets::create_pool_with_fee { creator: eve.clone(), asset1, asset2, fee };
        let parameters = || RuntimeOrigin::from(Origin::ParametersAdmin);
        assert_noop!(dispatch(of_eve.clone(), parameters()), filtered());
        assert_noop!(dispatch(batch(vec![of_eve.into()]), parameters()), filtered());
        let before = owned_in_all(Alice);
        assert_ok!(by(Alice, forced(vec![make(), make(), make()])));
        assert_eq!(before - owned_in_all(Alice), SETUP_FEE);
        assert_eq!(paid_for(RevenueSource::MarketSetups), SETUP_FEE);
        let set = |fee| Markets::set_pool_fee { pool_id: (AssetKind::Native, AssetKind::WithId(COIN)), fee };
        assert_noop!(dispatch(set(Permill::from_parts(10_001)), parameters()), Error::<Runtime>::FeeTooHigh);
        assert_ok!(dispatch(set(fee), parameters()));
    });
}

#[test]
fn provider_who_inflates_a_share_loses_more_than_the_next_one() {
    test(|| {
        coin_is_made();
        assert_ok!(by(Alice, make_market()));
        units_to(Bob.to_account_id(), 5_000);
        let (thief, victim) = (worth(Alice), worth(Bob));
        // The least that a market can hold, and then a fortune for nothing: each share is worth three hundredths of an AGT.
        assert_ok!(provide_by(Alice, EXISTENTIAL_DEPOSIT, 10));
        agt_to(Alice, market(), 10_000 * AGT);
        units_to(market(), 100_000);
        assert_noop!(provide_by(Bob, 10 * AGT, 200), Error::<Runtime>::InsufficientLiquidityMinted);
        assert_ok!(provide_by(Bob, 100 * AGT, 2_000));
        assert_ok!(by(Bob, leave(Bob, shares(Bob))));
        assert_ok!(by(Alice, leave(Alice, shares(Alice))));
        let (stolen, lost) = (victim - worth(Bob), thief - worth(Alice));
        assert!(stolen < AGT / 5, "{stolen}");
        assert!(lost > 100 * stolen, "{lost}: what belongs to the shares of nobody stays in the market");
        assert_ok!(provide_by(Bob, 100 * AGT, 2_000));
    });
}

#[test]
fn gift_before_the_first_provider_is_the_first_providers() {
    test(|| {
        coin_is_made();
        assert_ok!(by(Alice, make_market()));
        units_to(Charlie.to_account_id(), 2_000);
        let (provider, thief) = (worth(Alice), worth(Charlie));
        // A false rate: a thousand units for an AGT, where ten are right.
        agt_to(Charlie, market(), AGT);
        assert_ok!(by(Charlie, Tokens::transfer { id: COIN, target: market().into(), amount: 1_000 }));
        assert_noop!(by(Charlie, leave(Charlie, 1)), Error::<Runtime>::Overflow);
        let (asset1, asset2) = pair();
        let mint_to = Alice.to_account_id();
        let at_its_rate = Markets::add_liquidity {
            asset1,
            asset2,
            amount1_desired: 100 * AGT,
            amount2_desired: 1_000,
            amount1_min: 90 * AGT,
            amount2_min: 900,
            mint_to,
        };
        assert_noop!(by(Alice, at_its_rate.clone()), Error::<Runtime>::AssetOneDepositDidNotMeetMinimum);
        // It puts the rate right, and gains what the thief gave.
        let mut buy = buy_units(9 * AGT);
        if let Markets::swap_exact_tokens_for_tokens { send_to, .. } = &mut buy {
            *send_to = Alice.to_account_id();
        }
        assert_ok!(by(Alice, buy));
        assert_ok!(by(Alice, at_its_rate));
        // What an account must keep stays in the market.
        assert_ok!(by(Alice, leave(Alice, shares(Alice) / 100 * 98)));
        assert!(worth(Alice) > provider + 70 * AGT, "{}", worth(Alice) - provider);
        assert_eq!(thief - worth(Charlie), AGT + 1_000 * AGT / 10);
    });
}

#[test]
fn trade_of_dust_never_takes_from_a_market() {
    test(|| {
        market_is_made();
        units_to(Charlie.to_account_id(), 100);
        let path = |buys: bool| {
            let mut path = vec![Box::new(AssetKind::WithId(COIN)), Box::new(AssetKind::Native)];
            if buys {
                path.reverse();
            }
            path
        };
        let send_to = Charlie.to_account_id();
        let exact_in = |buys, amount_in, amount_out_min| -> RuntimeCall {
            let (path, send_to, keep_alive) = (path(buys), send_to.clone(), true);
            Markets::swap_exact_tokens_for_tokens { path, amount_in, amount_out_min, send_to, keep_alive }.into()
        };
        let exact_out = |buys, amount_out, amount_in_max| -> RuntimeCall {
            let (path, send_to, keep_alive) = (path(buys), send_to.clone(), true);
            Markets::swap_tokens_for_exact_tokens { path, amount_out, amount_in_max, send_to, keep_alive }.into()
        };
        // A planck buys no unit, and no planck is to be had for nothing.
        let nothing_out = Error::<Runtime>::ProvidedMinimumNotSufficientForSwap;
        assert_noop!(by(Charlie, exact_in(true, 1, 1)), nothing_out);
        assert_noop!(by(Charlie, exact_out(false, 1, 0)), Error::<Runtime>::ZeroAmount);
        let product = || {
            let (agt, units) = reserves();
            agt * units
        };
        let (mut last, before) = (product(), worth(Charlie));
        for _ in 0..20 {
            let there_and_back = vec![exact_in(false, 1, 1), exact_out(true, 1, AGT), exact_out(false, 1, 1)];
            assert_ok!(by(Charlie, batch(there_and_back)));
            assert_ok!(by(Charlie, exact_out(true, 1, AGT)));
            assert!(product() > last);
            last = product();
        }
        assert_eq!(owned(&Charlie.to_account_id()), 100);
        // Each time a unit was sold for a planck, and bought back.
        assert!(before - worth(Charlie) > 20 * AGT / 10);
        assert_ok!(by(Bob, buy_units(100 * AGT)));
    });
}

#[test]
fn share_of_a_market_leaves_by_its_owner_alone_and_always() {
    test(|| {
        market_is_made();
        let (id, alice, bob) = (0, Alice.to_account_id(), Bob.to_account_id());
        let who = || Address::from(alice.clone());
        let to = || Address::from(bob.clone());
        let not_permitted = DispatchError::from(AssetError::<Runtime, Instance2>::NoPermission);
        let name = b"AGT".to_vec();
        for key in [Alice, Bob] {
            let attempts: Vec<Shares> = vec![
                Shares::mint { id, beneficiary: to(), amount: AGT },
                Shares::burn { id, who: who(), amount: 1 },
                Shares::force_transfer { id, source: who(), dest: to(), amount: 1 },
                Shares::freeze { id, who: who() },
                Shares::freeze_asset { id },
                Shares::block { id, who: who() },
                Shares::set_team { id, issuer: to(), admin: to(), freezer: to() },
                Shares::transfer_ownership { id, owner: to() },
                Shares::start_destroy { id },
                Shares::set_min_balance { id, min_balance: 1 << 100 },
                Shares::set_metadata { id, name: name.clone(), symbol: name.clone(), decimals: 0 },
            ];
            for call in attempts {
                assert_noop!(by(key, call), not_permitted);
            }
        }
        assert_noop!(by(Bob, Shares::create { id: 1, admin: to(), min_balance: 1 }), DispatchError::BadOrigin);
        let take = Shares::transfer_approved { id, owner: who(), destination: to(), amount: 1 };
        assert_noop!(by(Bob, take), AssetError::<Runtime, Instance2>::Unapproved);
        assert_noop!(by(Bob, leave(Bob, 1_000 * LOCKED_SHARES)), TokenError::FundsUnavailable);
        // Entries are shut, and the way out is open.
        assert_ok!(dispatch(pallet_safe_mode::Call::force_enter {}, RuntimeOrigin::root()));
        for shut in [buy_units(AGT), Markets::touch { asset1: pair().0, asset2: pair().1 }] {
            assert_noop!(by(Bob, batch(vec![shut.into()])), filtered());
        }
        assert_noop!(provide_by(Alice, AGT, 10), filtered());
        let before = worth(Alice);
        // What an account must keep stays in the market.
        assert_ok!(by(Alice, leave(Alice, shares(Alice) / 1_000 * 999)));
        assert!(worth(Alice) - before > 2 * UNITS * AGT / 10 / 1_000 * 998);
    });
}
