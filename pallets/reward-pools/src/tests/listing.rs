//! Which assets are listed, and when they are asked.

use super::*;
use agt_primitives::assets::Listing;
use frame_support::traits::fungibles::Inspect;

fn is_listed(asset: AssetKind) -> bool {
    <Test as crate::Config>::Listing::is_listed(asset)
}

#[test]
fn asset_is_listed_when_nobody_has_any_of_its_four_keys() {
    ExtBuilder.execute(|| {
        assert!(is_listed(AssetKind::Native));
        assert!(is_listed(GOLD));
        assert!(!is_listed(RISKY));
        assert!(!is_listed(AssetKind::WithId(99)));
        // The owner gives up the team and keeps the key that takes it back.
        assert_ok!(Assets::set_team(signed(DAVE), RISKY_ID, NOBODY, NOBODY, NOBODY));
        assert!(!is_listed(RISKY));
        assert_ok!(Assets::transfer_ownership(signed(DAVE), RISKY_ID, NOBODY));
        assert!(is_listed(RISKY));
    });
}

#[test]
fn asset_is_not_listed_while_one_key_is_left() {
    for kept in 0..4 {
        ExtBuilder.execute(|| {
            let key = |index| if index == kept { DAVE } else { NOBODY };
            assert_ok!(Assets::set_team(signed(DAVE), RISKY_ID, key(0), key(1), key(2)));
            assert_ok!(Assets::transfer_ownership(signed(DAVE), RISKY_ID, key(3)));
            assert!(!is_listed(RISKY), "key {kept}");
        });
    }
}

#[test]
fn asset_is_listed_by_governance_while_it_exists_and_is_not_too_large() {
    ExtBuilder.execute(|| {
        ListedByGovernance::set(&[RISKY_ID, 99].into());
        assert!(is_listed(RISKY));
        assert!(!is_listed(AssetKind::WithId(99)));
        let room = crate::MOST_SUPPLY - Assets::total_issuance(RISKY_ID);
        assert_ok!(Assets::mint(signed(DAVE), RISKY_ID, DAVE, room));
        assert!(is_listed(RISKY));
        assert_ok!(Assets::mint(signed(DAVE), RISKY_ID, DAVE, 1));
        assert!(!is_listed(RISKY));
    });
}

#[test]
fn listing_is_read_when_a_pool_opens_and_again_at_the_next() {
    ExtBuilder.execute(|| {
        let secured = |number| RewardPools::pool(ALICE, number).unwrap().secured;
        ListedByGovernance::set(&[RISKY_ID].into());
        let first = open(RISKY, 1_000);
        ListedByGovernance::set(&Default::default());
        let second = open(RISKY, 1_000);
        assert_eq!((secured(first), secured(second)), (true, false));
    });
}
