//! Calls without a fee: which ones, when, and what their predicates promise.

use super::*;
use crate::{weights::WeightInfo, Call};
use agt_primitives::contributors::FeelessQuota;
use agt_test_support::TestAllowance;
use frame_support::dispatch::{CheckIfFeeless, GetDispatchInfo};

/// Whether a call of an account costs no fee now, as the transaction extension asks, with all that the answer writes.
pub(super) fn is_feeless(origin: RuntimeOrigin, call: Call<Test>) -> bool {
    RuntimeCall::Redemption(call).is_feeless(&origin)
}

/// Whether a call that the allowance has room for is promised to succeed.
pub(super) fn is_promised(who: AccountId, call: Call<Test>) -> bool {
    agt_test_support::is_promised(&who, &RuntimeCall::Redemption(call))
}

#[test]
fn account_without_agt_submits_and_claims_within_its_allowance() {
    march(|| {
        assert!(is_feeless(signed(DAVE), Call::submit { aia: 3_000 }));
        assert_ok!(submit(DAVE, 3_000));
        travel_to(at(2027, 3, 21));
        assert!(is_feeless(signed(DAVE), Call::claim { season: MARCH }));
        assert_ok!(claim(DAVE, MARCH));
        let weights = [<() as WeightInfo>::submit(), <() as WeightInfo>::claim()];
        let counted = TestAllowance::weights(&DAVE);
        // What the predicate and its books weigh is part of the weight of the call, and the allowance counts it.
        for (index, (call, alone, predicate)) in [
            (Call::submit { aia: 3_000 }, weights[0], <() as WeightInfo>::can_submit()),
            (Call::<Test>::claim { season: MARCH }, weights[1], <() as WeightInfo>::can_claim()),
        ]
        .into_iter()
        .enumerate()
        {
            let overhead = <TestAllowance as FeelessQuota<AccountId>>::overhead(predicate);
            assert_eq!(call.get_dispatch_info().call_weight, alone + overhead);
            assert_eq!(counted[index], alone + overhead);
        }
    });
}

#[test]
fn call_costs_its_fee_when_the_allowance_is_spent() {
    march(|| {
        for _ in 0..3 {
            assert!(is_feeless(signed(ALICE), Call::submit { aia: 3_000 }));
        }
        assert!(!is_feeless(signed(ALICE), Call::submit { aia: 3_000 }));
        assert!(is_feeless(signed(BOB), Call::submit { aia: 3_000 }), "it is each account's own");
        assert_ok!(submit(ALICE, 3_000));
    });
}

#[test]
fn other_calls_always_cost_their_fee() {
    march(|| {
        assert_ok!(submit(ALICE, 3_000));
        assert_ok!(submit(BOB, 3_000));
        travel_to(at(2027, 3, 21));
        assert!(!is_feeless(signed(BOB), Call::claim_for { who: ALICE, season: MARCH }));
        assert!(!is_feeless(signed(BOB), Call::close { season: MARCH }));
        assert!(!is_feeless(RuntimeOrigin::root(), Call::claim { season: MARCH }));
        assert!(!is_feeless(RuntimeOrigin::none(), Call::claim { season: MARCH }));
        travel_to(at(2028, 3, 21));
        assert!(!is_feeless(signed(BOB), Call::sweep { season: MARCH }));
        assert!([ALICE, BOB].iter().all(|who| TestAllowance::spent(who) == 0));
    });
}

#[test]
fn call_is_not_free_when_it_would_fail() {
    march(|| {
        for aia in [0, 2_999, 26_001, Aia::MAX] {
            assert!(!is_promised(ALICE, Call::submit { aia }), "{aia}");
        }
        assert!(is_promised(ALICE, Call::submit { aia: 26_000 }));
        assert_ok!(submit(ALICE, 26_000));
        assert!(!is_promised(ALICE, Call::submit { aia: 3_000 }));
        let claims = |who, season| is_promised(who, Call::claim { season });
        assert!(!claims(ALICE, MARCH), "before the 21st");
        travel_to(at(2027, 3, 21));
        assert!(!is_promised(BOB, Call::submit { aia: 3_000 }), "from the 21st on");
        assert!(claims(ALICE, MARCH) && !claims(BOB, MARCH) && !claims(ALICE, season(2027, 2)));
        rolled_back(|| {
            travel_to(at(2028, 3, 21));
            assert!(!claims(ALICE, MARCH), "when claims have ended");
            assert_ok!(sweep(MARCH));
            assert!(!claims(ALICE, MARCH));
        });
        assert_ok!(claim(ALICE, MARCH));
        assert!(!claims(ALICE, MARCH), "a second time");
        assert!(
            [ALICE, BOB].iter().all(|who| TestAllowance::spent(who) == 0),
            "a promise that is not asked for costs nothing"
        );
    });
}
