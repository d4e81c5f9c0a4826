//! Workers are paid what they are owed, by themselves or by anyone, and lose nothing when a payment fails.

use super::*;
use frame_support::dispatch::CheckIfFeeless;

/// A pool of gold that owes BOB an amount.
fn owing(amount: Balance) -> PoolId {
    let number = open(GOLD, 10_000);
    assert_ok!(reserve(number, CAMPAIGN, 9_000));
    earn(CAMPAIGN, BOB, amount);
    number
}

#[test]
fn claim_pays_a_worker_all_that_it_is_owed() {
    ExtBuilder.execute(|| {
        let number = owing(100);
        earn(CAMPAIGN, BOB, 23);
        earn(CAMPAIGN, CAROL, 50);
        assert_ok!(claim(number, BOB));
        assert_last(Event::Claimed { owner: ALICE, pool: number, who: BOB, to: BOB, amount: 123 });
        assert_eq!((balance(GOLD, BOB), owed(number, BOB), owed(number, CAROL)), (123, 0, 50));
        assert_eq!((books(number).paid, books(number).owed), (123, 50));
        assert_noop!(claim(number, BOB), Error::<Test>::NothingOwed);
        // It earns again.
        earn(CAMPAIGN, BOB, 1);
        assert_ok!(claim(number, BOB));
        assert_eq!(balance(GOLD, BOB), 124);
    });
}

#[test]
fn claim_can_be_made_by_anyone_and_pays_the_worker() {
    ExtBuilder.execute(|| {
        let number = owing(100);
        assert_ok!(RewardPools::claim(signed(DAVE), ALICE, number, BOB));
        assert_eq!((balance(GOLD, BOB), balance(GOLD, DAVE)), (100, 0));
    });
}

#[test]
fn claim_to_pays_the_account_that_the_worker_chose() {
    ExtBuilder.execute(|| {
        let number = owing(LEAST - 1);
        // It is too little for an account of its own.
        assert_noop!(claim(number, BOB), Error::<Test>::CannotReceive);
        assert_noop!(claim_to(number, BOB, DAVE), Error::<Test>::CannotReceive);
        assert_eq!(owed(number, BOB), LEAST - 1);
        assert_ok!(claim_to(number, BOB, CAROL));
        let amount = LEAST - 1;
        assert_last(Event::Claimed { owner: ALICE, pool: number, who: BOB, to: CAROL, amount });
        assert_eq!((balance(GOLD, BOB), balance(GOLD, CAROL)), (0, UNITS + amount));
        assert_eq!((owed(number, BOB), books(number).paid, books(number).owed), (0, amount, 0));
        assert_noop!(claim_to(number, BOB, CAROL), Error::<Test>::NothingOwed);
        assert_noop!(claim(number, BOB), Error::<Test>::NothingOwed);
    });
}

#[test]
fn claim_to_takes_nothing_that_others_are_owed() {
    ExtBuilder.execute(|| {
        let number = owing(100);
        for thief in [ALICE, CAROL, DAVE] {
            assert_noop!(claim_to(number, thief, thief), Error::<Test>::NothingOwed);
        }
        assert_noop!(claim_to(9, BOB, BOB), Error::<Test>::UnknownPool);
        let unsigned = RewardPools::claim_to(RuntimeOrigin::none(), ALICE, number, BOB);
        assert_noop!(unsigned, sp_runtime::DispatchError::BadOrigin);
        // To the owner, whose hold it comes from, too.
        assert_ok!(claim_to(number, BOB, ALICE));
        assert_eq!(balance(GOLD, ALICE), UNITS - 10_000 + 100);
    });
}

#[test]
fn claim_to_is_feeless_for_the_worker_if_it_would_be_paid() {
    ExtBuilder.execute(|| {
        let number = owing(100);
        let is_feeless = |caller: AccountId, number, to| {
            let call = crate::Call::<Test>::claim_to { owner: ALICE, number, to };
            RuntimeCall::RewardPools(call).is_feeless(&signed(caller))
        };
        assert!(is_feeless(BOB, number, CAROL));
        assert_eq!((balance(GOLD, CAROL), owed(number, BOB)), (UNITS, 100), "a predicate pays nothing");
        assert!(!is_feeless(CAROL, number, CAROL), "she is owed nothing");
        assert!(!is_feeless(BOB, 9, CAROL), "there is no such pool");
        assert!(is_feeless(BOB, number, PENNILESS) && is_feeless(BOB, number, BOB));
        assert!(!is_feeless(BOB, number, CAROL), "his allowance is spent");
    });
}

#[test]
fn claim_is_refused_when_nothing_is_owed() {
    ExtBuilder.execute(|| {
        let number = owing(100);
        assert_noop!(claim(number, CAROL), Error::<Test>::NothingOwed);
        assert_noop!(claim(9, BOB), Error::<Test>::UnknownPool);
        assert_noop!(RewardPools::claim(signed(BOB), BOB, number, BOB), Error::<Test>::UnknownPool);
        assert_noop!(
            RewardPools::claim(RuntimeOrigin::none(), ALICE, number, BOB),
            sp_runtime::DispatchError::BadOrigin
        );
    });
}

#[test]
fn owner_can_be_its_own_worker() {
    ExtBuilder.execute(|| {
        let number = owing(100);
        earn(CAMPAIGN, ALICE, 7);
        assert_ok!(claim(number, ALICE));
        assert_eq!(balance(GOLD, ALICE), UNITS - 10_000 + 7);
    });
}

#[test]
fn claim_below_the_least_balance_waits_until_more_is_earned() {
    ExtBuilder.execute(|| {
        let number = owing(LEAST - 1);
        assert_noop!(claim(number, BOB), Error::<Test>::CannotReceive);
        assert_eq!(owed(number, BOB), LEAST - 1);
        earn(CAMPAIGN, BOB, 1);
        assert_ok!(claim(number, BOB));
        assert_eq!(balance(GOLD, BOB), LEAST);
        // From now on it has an account.
        earn(CAMPAIGN, BOB, 1);
        assert_ok!(claim(number, BOB));
        assert_eq!(balance(GOLD, BOB), LEAST + 1);
    });
}

#[test]
fn claim_in_agt_makes_the_account_of_a_worker_without_any() {
    ExtBuilder.execute(|| {
        let number = open_with_campaign();
        earn(CAMPAIGN, PENNILESS, EXISTENTIAL_DEPOSIT - 1);
        assert_noop!(claim(number, PENNILESS), Error::<Test>::CannotReceive);
        earn(CAMPAIGN, PENNILESS, 1);
        assert_ok!(claim(number, PENNILESS));
        assert_eq!(Balances::free_balance(PENNILESS), EXISTENTIAL_DEPOSIT);
    });
}

#[test]
fn claim_is_paid_to_a_worker_whose_account_was_reaped_since() {
    ExtBuilder.execute(|| {
        let number = open_with_campaign();
        earn(CAMPAIGN, BOB, AGT);
        assert_ok!(Balances::transfer_all(signed(BOB), CAROL, false));
        assert!(!System::account_exists(&BOB));
        assert_ok!(RewardPools::claim(signed(CAROL), ALICE, number, BOB));
        assert_eq!(Balances::free_balance(BOB), AGT);
    });
}

#[test]
fn claim_is_feeless_for_the_worker_itself_when_it_would_be_paid() {
    ExtBuilder.execute(|| {
        let number = owing(100);
        earn(CAMPAIGN, DAVE, LEAST - 1);
        let is_feeless = |caller: AccountId, number, who| {
            let call = crate::Call::<Test>::claim { owner: ALICE, number, who };
            RuntimeCall::RewardPools(call).is_feeless(&signed(caller))
        };
        let before = (balance(GOLD, BOB), owed(number, BOB));
        assert!(is_feeless(BOB, number, BOB));
        assert_eq!((balance(GOLD, BOB), owed(number, BOB)), before, "a predicate pays nothing");
        assert!(!is_feeless(CAROL, number, BOB), "it is not hers");
        assert!(!is_feeless(BOB, 9, BOB), "there is no such pool");
        assert!(!is_feeless(DAVE, number, DAVE), "he cannot receive so little");
        assert!(is_feeless(BOB, number, BOB) && is_feeless(BOB, number, BOB));
        assert!(!is_feeless(BOB, number, BOB), "his allowance is spent");
        assert_eq!([ALICE, BOB, CAROL, DAVE].map(|who| TestAllowance::spent(&who)), [0, 3, 0, 0]);
        let call = RuntimeCall::RewardPools(crate::Call::claim { owner: ALICE, number, who: BOB });
        assert!(!call.is_feeless(&RuntimeOrigin::none()));
    });
}
