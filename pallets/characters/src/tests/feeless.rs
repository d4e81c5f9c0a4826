//! The call without a fee: when, and what its predicate promises.

use super::*;
use crate::{weights::WeightInfo, Call};
use agt_primitives::contributors::FeelessQuota;
use agt_test_support::TestAllowance;
use frame_support::dispatch::{CheckIfFeeless, GetDispatchInfo};

/// Whether a call of an account costs no fee now, as the transaction extension asks, with all that the answer writes.
fn is_feeless(origin: RuntimeOrigin, call: Call<Test>) -> bool {
    RuntimeCall::Characters(call).is_feeless(&origin)
}

/// Whether a call that the allowance has room for is promised to succeed.
pub(super) fn is_promised(who: AccountId, call: Call<Test>) -> bool {
    agt_test_support::is_promised(&who, &RuntimeCall::Characters(call))
}

#[test]
fn account_without_agt_claims_its_starter_within_its_allowance() {
    ExtBuilder.execute(|| {
        TestPeople::register(77, true, 0);
        assert_eq!((free(77), TestAllowance::left(&77_u64)), (0, 3));
        assert!(is_feeless(signed(77), Call::claim_starter {}));
        assert_eq!(TestAllowance::left(&77_u64), 2);
        let item = starter(77);
        assert_eq!((owner(item), free(77)), (Some(77), 0));
    });
}

#[test]
fn claim_costs_its_fee_when_the_allowance_is_spent() {
    ExtBuilder.execute(|| {
        for _ in 0..3 {
            assert!(is_feeless(signed(ALICE), Call::claim_starter {}));
        }
        assert!(!is_feeless(signed(ALICE), Call::claim_starter {}));
        assert!(is_feeless(signed(BOB), Call::claim_starter {}), "it is each account's own");
        starter(ALICE);
    });
}

#[test]
fn claim_is_not_free_when_it_would_fail() {
    ExtBuilder.execute(|| {
        for who in [DAVE, 77] {
            assert!(!is_feeless(signed(who), Call::claim_starter {}), "not proven");
        }
        assert!(is_promised(ALICE, Call::claim_starter {}));
        starter(ALICE);
        assert!(!is_feeless(signed(ALICE), Call::claim_starter {}), "a second time");
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            assert!(!is_feeless(origin, Call::claim_starter {}));
        }
        for who in [ALICE, DAVE, 77] {
            assert_eq!(TestAllowance::left(&who), 3, "what is not free takes nothing");
        }
    });
}

#[test]
fn other_calls_always_cost_their_fee() {
    ExtBuilder.execute(|| {
        let (item, edition) = (starter(ALICE), open_edition(ODDS));
        assert_ok!(mint(ALICE, edition));
        end_epochs(2);
        let calls: [Call<Test>; 4] = [
            Call::mint { edition },
            Call::hatch { item: item + 1 },
            Call::select { item },
            Call::level_up { item, attribute: Attribute::Focus, level: 2, most: 0 },
        ];
        for call in calls {
            assert!(!is_promised(ALICE, call.clone()), "{call:?}");
        }
        assert_ok!(select(ALICE, item));
        assert!(!is_promised(ALICE, Call::unselect {}));
    });
}

#[test]
fn declared_weight_carries_the_predicate() {
    type Weights = ();
    let overhead = <TestAllowance as FeelessQuota<AccountId>>::overhead(Weights::can_claim_starter());
    let call = Call::<Test>::claim_starter {};
    assert_eq!(call.get_dispatch_info().call_weight, Weights::claim_starter() + overhead);
}
