//! The revenue pot takes any asset, however many others it has.

use super::*;
use agt_primitives::assets::AssetId;

/// More assets than an account can have while the SDK's limit of 128 references holds.
const ASSETS: AssetId = 200;
/// The units of each that reach the pot.
const UNITS: Balance = 7;

#[test]
fn revenue_pot_owns_more_assets_than_the_default_limit_of_references() {
    test(|| {
        let (pot, issuer) = (pots::account(pots::REVENUE), pots::account(pots::TREASURY));
        let before = System::consumers(&pot);
        for id in 1..=ASSETS {
            // Nobody's account is kept by a unit of it, as with every asset that its team creates.
            let owner = issuer.clone().into();
            let create = pallet_assets::Call::force_create { id, owner, is_sufficient: false, min_balance: 1 };
            dispatch(RuntimeCall::Assets(create), RuntimeOrigin::root()).expect("the next number");
            let mint = pallet_assets::Call::mint { id, beneficiary: pot.clone().into(), amount: UNITS };
            let minted = dispatch(RuntimeCall::Assets(mint), RuntimeOrigin::signed(issuer.clone()));
            assert_eq!(minted, Ok(()), "asset {id}");
        }
        assert!((1..=ASSETS).all(|id| Assets::balance(id, &pot) == UNITS));
        assert_eq!(System::consumers(&pot), before + ASSETS);
    });
}
