//! The call without a fee: when, and what its predicate promises.

use super::*;
use crate::{weights::WeightInfo, Call};
use agt_primitives::contributors::FeelessQuota;
use agt_test_support::{is_promised, rolled_back, TestAllowance};
use frame_support::dispatch::{CheckIfFeeless, GetDispatchInfo};

/// Whether `who` is promised that it can claim the medallion of birds.
fn claims(who: AccountId) -> bool {
    is_promised(&who, &RuntimeCall::Medallions(Call::claim { area: BIRDS }))
}

#[test]
fn account_without_agt_claims_within_its_allowance() {
    ExtBuilder.execute(|| {
        skilled(PENNILESS);
        accept(PENNILESS, BIRDS, None, 1_000);
        let asked = || RuntimeCall::Medallions(Call::claim { area: BIRDS }).is_feeless(&signed(PENNILESS));
        assert!(asked());
        assert_ok!(claim(PENNILESS, BIRDS));
        assert_eq!((TestAllowance::spent(&PENNILESS), level(PENNILESS, BIRDS)), (1, 1));
        assert_ok!(rule(PENNILESS, BIRDS));
        accept(PENNILESS, BIRDS, None, 1_000);
        assert!(asked() && asked());
        assert!(!asked(), "the allowance is spent");
        assert_ok!(claim(PENNILESS, BIRDS));
    });
}

#[test]
fn call_is_not_free_when_it_would_fail() {
    ExtBuilder.execute(|| {
        assert!(!claims(ALICE), "no answers");
        accept(ALICE, BIRDS, None, 999);
        skilled(ALICE);
        assert!(!claims(ALICE), "too few answers");
        accept(ALICE, BIRDS, None, 1);
        assert!(claims(ALICE));
        assert!(!claims(BOB));
        rolled_back(|| {
            qualify(ALICE, BIRDS, Qualified::OnTrial, 9_500);
            assert!(!claims(ALICE), "not qualified");
            qualify(ALICE, BIRDS, Qualified::Yes, 8_999);
            assert!(!claims(ALICE), "too little skill");
        });
        rolled_back(|| {
            assert_ok!(close(BIRDS));
            assert!(!claims(ALICE), "closed");
        });
        assert_ok!(claim(ALICE, BIRDS));
        assert!(!claims(ALICE), "a second time");
        assert_eq!(TestAllowance::spent(&ALICE), 0, "a promise that is not asked for costs nothing");
    });
}

#[test]
fn other_calls_always_cost_their_fee() {
    ExtBuilder.execute(|| {
        holder(ALICE, 1);
        assert_ok!(level_up(ALICE, BIRDS));
        let calls: [Call<Test>; 3] = [
            Call::level_up { area: BIRDS, level: 3, most: 50 * AGT },
            Call::close_area { area: BIRDS },
            Call::open_area { area: NOWHERE, name: name("nowhere") },
        ];
        for call in calls {
            assert!(!is_promised(&ALICE, &RuntimeCall::Medallions(call)));
        }
        accept(BOB, BIRDS, None, 1_000);
        skilled(BOB);
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            assert!(!RuntimeCall::Medallions(Call::claim { area: BIRDS }).is_feeless(&origin));
        }
    });
}

#[test]
fn declared_weight_carries_the_predicate() {
    let (alone, predicate) = (<() as WeightInfo>::claim(), <() as WeightInfo>::can_claim());
    let overhead = <TestAllowance as FeelessQuota<AccountId>>::overhead(predicate);
    let call = Call::<Test>::claim { area: BIRDS };
    assert_eq!(call.get_dispatch_info().call_weight, alone + overhead);
}
