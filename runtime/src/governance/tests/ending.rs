//! Referenda that are stopped, cancelled or killed.

use super::*;

#[test]
fn approved_call_is_stopped_when_it_is_cancelled_before_enactment() {
    test(|| {
        let holders = holders_bond(100);
        let index = submit(Origin::ParametersAdmin, set_minimum(700 * AGT));
        all_vote(holders, index);
        while referendum(index).enacts_at.is_none() {
            blocks(1);
        }
        let cancel = |index| crate::governance::origins::Call::cancel_enactment { index };
        assert_eq!(dispatch(cancel(index), signed(Alice)), Err(DispatchError::BadOrigin));
        assert_eq!(dispatch(cancel(index), Origin::SmallSpender.into()), Err(DispatchError::BadOrigin));
        let not_scheduled = crate::governance::origins::Error::<Runtime>::NotScheduled.into();
        assert_eq!(dispatch(cancel(index + 1), Origin::Canceller.into()), Err(not_scheduled));
        assert_eq!(dispatch(cancel(index), Origin::Canceller.into()), Ok(()));
        assert_eq!(dispatch(cancel(index), Origin::Canceller.into()), Err(not_scheduled));
        blocks(30);
        assert_eq!(minimum(), 500 * AGT);
    });
}

#[test]
fn cancelled_referendum_refunds_its_deposits() {
    test(|| {
        let holders = holders_bond(100);
        let target = submit(root(), set_minimum(700 * AGT));
        let cancel = submit(Origin::Canceller, pallet_referenda::Call::cancel { index: target });
        all_vote(holders, cancel);
        assert_eq!(enact(cancel), Ok(()));
        assert_eq!(state(target), ReferendumState::Cancelled);
        let reserved = |who: Sr25519Keyring| pallet_balances::Pallet::<Runtime>::reserved_balance(&who.to_account_id());
        let before = reserved(Alice);
        for call in [
            pallet_referenda::Call::refund_decision_deposit { index: target },
            pallet_referenda::Call::refund_submission_deposit { index: target },
        ] {
            dispatch(call, signed(Bob)).expect("a refund");
        }
        assert_eq!(before - reserved(Alice), 50_100 * AGT);
    });
}

#[test]
fn rejected_referendum_returns_its_submission_deposit_after_28_days() {
    type Call = crate::governance::origins::Call<Runtime>;
    type Error = crate::governance::origins::Error<Runtime>;
    test(|| {
        let index = submit(root(), set_minimum(700 * AGT));
        let reserved = || pallet_balances::Pallet::<Runtime>::reserved_balance(&Alice.to_account_id());
        let back = |index| dispatch(Call::return_submission_deposit { index }, signed(Bob));
        assert_eq!(back(index), Err(Error::NotRejected.into()), "it is being decided");
        assert_eq!(back(index + 1), Err(Error::NotRejected.into()), "it does not exist");
        while state(index) != ReferendumState::Rejected {
            blocks(1);
        }
        let not_refundable = pallet_referenda::Error::<Runtime>::BadStatus.into();
        let refund = pallet_referenda::Call::refund_submission_deposit { index };
        assert_eq!(dispatch(refund, signed(Bob)), Err(not_refundable), "the SDK keeps it");
        let kept = pallet_pace::Pallet::<Runtime>::scaled(28 * crate::governance::tracks::DAYS);
        blocks(kept - 1);
        assert_eq!(back(index), Err(Error::DepositKept.into()));
        blocks(1);
        let before = reserved();
        assert_eq!(back(index), Ok(()));
        assert_eq!(before - reserved(), 100 * AGT);
        assert_eq!(back(index), Err(Error::NoDeposit.into()));
        assert_eq!(before - reserved(), 100 * AGT);
    });
}

#[test]
fn killed_referendum_forfeits_its_deposits_to_the_rewards_pot() {
    test(|| {
        let rewards = || Balances::total_balance(&pots::account(pots::REWARDS));
        let before = rewards();
        let index = submit(root(), set_minimum(700 * AGT));
        dispatch(pallet_referenda::Call::kill { index }, RuntimeOrigin::root()).expect("root kills");
        assert_eq!(rewards() - before, 50_100 * AGT);
    });
}
