//! The answer of `agt_eligibility`: whether an account can join a campaign, and what it is missing.

use super::steps::succeeds;
use crate::{AccountId, Runtime, Tasks};
use agt_primitives::tasks::{CampaignId, EligibilityReport, Queue, QueueReport};

/// Whether an account can join each queue of a campaign, and what it is missing; none for an unknown campaign.
///
/// What is missing is the list that the call itself evaluates, and `can_join` is the call's own result.
pub fn report(who: AccountId, campaign: CampaignId) -> Option<EligibilityReport> {
    if !pallet_tasks::Campaigns::<Runtime>::contains_key(campaign) {
        return None;
    }
    let queues = Queue::ALL.map(|queue| QueueReport {
        queue,
        can_join: succeeds(&who, pallet_tasks::Call::<Runtime>::join { campaign, queue }),
        missing: Tasks::missing_for(who.clone(), campaign, queue).into_inner(),
    });
    Some(EligibilityReport { campaign, queues: queues.into() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        tests::{dispatch, quiz, test},
        RuntimeOrigin, Timestamp,
    };
    use agt_primitives::{calendar::day, tasks::Missing};
    use frame_support::storage::{with_transaction, TransactionOutcome};
    use pallet_tasks::Call;
    use sp_keyring::Sr25519Keyring::{Alice, Dave, Eve};
    use sp_runtime::DispatchError;

    fn register(who: &AccountId) {
        let call = pallet_contributors::Call::<Runtime>::register { referrer: None };
        dispatch(call, RuntimeOrigin::signed(who.clone())).expect("it can pay the hold");
    }

    /// Whether a call that joins a queue succeeds. It is undone.
    fn joins(who: &AccountId, queue: Queue) -> bool {
        let tried = with_transaction(|| {
            let join = Call::<Runtime>::join { campaign: 0, queue };
            let joined = dispatch(join, RuntimeOrigin::signed(who.clone())).is_ok();
            TransactionOutcome::Rollback(Ok::<_, DispatchError>(joined))
        });
        tried.expect("it is undone in any case")
    }

    #[test]
    fn eligibility_says_yes_if_and_only_if_a_join_succeeds() {
        test(|| {
            let [alice, dave, eve] = [Alice, Dave, Eve].map(|key| key.to_account_id());
            assert_eq!(report(dave.clone(), 0), None);
            quiz::open();
            register(&dave);
            register(&alice);
            for who in [&alice, &dave, &eve] {
                let told = report(who.clone(), 0).expect("a campaign");
                assert_eq!(told.queues.len(), Queue::ALL.len());
                for QueueReport { queue, can_join, missing } in told.queues {
                    let joins = joins(who, queue);
                    assert_eq!((can_join, missing.is_empty()), (joins, joins), "{queue:?}: {missing:?}");
                }
            }
            assert!(joins(&dave, Queue::Work), "somebody can join");
        });
    }

    #[test]
    fn eligibility_names_what_is_missing_and_the_fee_is_no_part_of_it() {
        test(|| {
            quiz::open();
            let told = report(AccountId::new([7; 32]), 0).expect("a campaign");
            assert_eq!(told.queues[0].missing, [Missing::Registration]);
            // It has no AGT to spend, and its calls of the day are used up.
            let dave = Dave.to_account_id();
            register(&dave);
            let gone =
                pallet_balances::Call::<Runtime>::transfer_all { dest: Eve.to_account_id().into(), keep_alive: true };
            dispatch(gone, RuntimeOrigin::signed(dave.clone())).expect("a transfer");
            let used = pallet_contributors::FeelessDay { day: day(Timestamp::get()), calls: u32::MAX };
            pallet_contributors::FeelessDays::<Runtime>::insert(&dave, used);
            let told = report(dave, 0).expect("a campaign");
            assert_eq!((told.queues[0].can_join, told.queues[0].missing.len()), (false, 0));
        });
    }
}
