//! What the voting pallet's own benchmarks ask of their currency: a voter made of nothing, with all there could be. Its
//! bond is not on hold, so this is the one place where the invariants do not hold afterwards.

use super::{voting::*, *};
use crate::voting::BondCurrency;
use frame_support::{
    assert_ok,
    traits::{
        fungible,
        tokens::{Fortitude::Polite, Preservation::Expendable},
        Currency,
    },
};
use pallet_conviction_voting::Conviction;

fn usable(who: AccountId) -> Balance {
    <BondCurrency<Test> as fungible::Inspect<_>>::reducible_balance(&who, Expendable, Polite)
}

#[test]
fn benchmarks_of_the_voting_pallet_find_the_voters_they_make() {
    ExtBuilder.build().execute_with(|| {
        for voter in [ALICE, DAVE] {
            let _ = <BondCurrency<Test>>::make_free_balance_be(&voter, Balance::MAX);
            assert_eq!(<BondCurrency<Test>>::free_balance(&voter), Balance::MAX);
        }
        // As in its benchmark of `unlock`.
        assert_ok!(vote(ALICE, POLL, Balance::MAX - 100, Conviction::None));
        let before = usable(ALICE);
        assert_ok!(vote(ALICE, POLL, Balance::MAX, Conviction::None));
        assert_eq!(before - usable(ALICE), 100);
        assert_ok!(remove_vote(ALICE, POLL));
        // As in its benchmarks of `delegate` and `undelegate`.
        assert_ok!(delegate(DAVE, ALICE, 1_000, Conviction::Locked1x));
        assert_ok!(undelegate(DAVE));
    });
}
