//! Calls without a fee: which ones, when, and what their predicates promise.

use super::*;
use crate::{weights::WeightInfo, Call};
use agt_primitives::contributors::FeelessQuota;
use agt_test_support::TestAllowance;
use frame_support::dispatch::{CheckIfFeeless, GetDispatchInfo};

/// Whether a call of an account costs no fee now, as the transaction extension asks, with all that the answer writes.
fn is_feeless(origin: RuntimeOrigin, call: Call<Test>) -> bool {
    RuntimeCall::Quests(call).is_feeless(&origin)
}

/// Whether a call that the allowance has room for is promised to succeed.
pub(super) fn is_promised(who: AccountId, call: Call<Test>) -> bool {
    agt_test_support::is_promised(&who, &RuntimeCall::Quests(call))
}

#[test]
fn account_without_agt_claims_within_its_allowance() {
    ExtBuilder.execute(|| {
        set_quests([Quest::OneSet, Quest::TwoSets, Quest::ThreeSets]);
        work(DAVE, 1);
        assert!(is_feeless(signed(DAVE), Call::claim_quest { quest: Quest::OneSet }));
        assert_ok!(claim_quest(DAVE, Quest::OneSet));
        assert!(is_feeless(signed(DAVE), Call::claim_milestone { milestone: Milestone::FirstSet }));
        assert_ok!(claim_milestone(DAVE, Milestone::FirstSet));
        assert!(is_feeless(signed(DAVE), Call::use_booster {}));
        assert_ok!(use_booster(DAVE));
        let event = open(Reward::new(1, 0), 1, Condition::Sets { least: 1 }).expect("it opens");
        assert!(!is_feeless(signed(DAVE), Call::enter_event { event }), "the allowance is spent");
    });
}

#[test]
fn call_is_not_free_when_it_would_fail() {
    ExtBuilder.execute(|| {
        set_quests([Quest::OneSet, Quest::TwoSets, Quest::ThreeSets]);
        let event = open(Reward::new(1, 0), 1, Condition::Sets { least: 1 }).expect("it opens");
        let calls: [Call<Test>; 5] = [
            Call::claim_quest { quest: Quest::OneSet },
            Call::claim_milestone { milestone: Milestone::FirstSet },
            Call::use_booster {},
            Call::claim_event { event, place: None },
            Call::enter_event { event },
        ];
        let promised = |who| calls.clone().map(|call| is_promised(who, call));
        assert_eq!(promised(ALICE), [false, false, false, false, true]);
        assert_eq!(promised(CAROL), [false; 5], "not proven");
        assert_ok!(enter(ALICE, event));
        work(ALICE, 1);
        give_boosters(ALICE, 1);
        assert_eq!(promised(ALICE), [true, true, true, true, false]);
        for call in
            [Call::buy_booster { most: AGT }, Call::close_event { event }, Call::sweep_entry { event, who: ALICE }]
        {
            assert!(!is_promised(ALICE, call), "always costs its fee");
        }
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            assert!(!is_feeless(origin, Call::use_booster {}));
        }
    });
}

#[test]
fn declared_weight_carries_the_predicate() {
    let overhead = <TestAllowance as FeelessQuota<AccountId>>::overhead;
    type Weights = ();
    let expected: [(Call<Test>, _, _); 5] = [
        (Call::claim_quest { quest: Quest::OneSet }, Weights::claim_quest(), Weights::can_claim_quest()),
        (
            Call::claim_milestone { milestone: Milestone::FirstSet },
            Weights::claim_milestone(),
            Weights::can_claim_milestone(),
        ),
        (Call::use_booster {}, Weights::use_booster(), Weights::can_use_booster()),
        (Call::enter_event { event: 0 }, Weights::enter_event(), Weights::can_enter_event()),
        (Call::claim_event { event: 0, place: None }, Weights::claim_event(), Weights::can_claim_event()),
    ];
    for (call, alone, predicate) in expected {
        assert_eq!(call.get_dispatch_info().call_weight, alone + overhead(predicate));
    }
}
