//! Work costs no fee within the allowance if it would succeed.

use super::*;
use frame_support::dispatch::{CheckIfFeeless, GetDispatchInfo};
use pallet_contributors::{FeelessBlocks, FeelessDays};

fn is_feeless(who: &AccountId, call: crate::Call<Test>) -> bool {
    RuntimeCall::Tasks(call).is_feeless(&signed(who))
}

fn calls_made(who: &AccountId) -> u32 {
    FeelessDays::<Test>::get(who).calls
}

#[test]
fn join_commit_and_reveal_are_feeless_when_they_would_succeed() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        let workers = veterans(1, 3);
        let who = &workers[0];
        let call = crate::Call::<Test>::join { campaign, queue: Queue::Work };
        assert!(is_feeless(who, call.clone()));
        assert_eq!(Tickets::<Test>::iter().count(), 0);
        workers.iter().for_each(|who| {
            assert_ok!(join(who, campaign));
        });
        assert!(!is_feeless(who, call), "it has joined");
        assert!(!is_feeless(who, crate::Call::join { campaign: 9, queue: Queue::Work }));
        assert!(!is_feeless(&worker(9), crate::Call::join { campaign, queue: Queue::Work }), "it is not registered");
        assert_eq!(calls_made(who), 1);

        deal(campaign, FIRST);
        let (owners, answers) = (seats(campaign, FIRST, 0), sheet(campaign, FIRST, 0, perfect));
        let who = &owners[0];
        let commit_of = |set: SetId, who: &AccountId| crate::Call::<Test>::commit {
            campaign,
            round: FIRST,
            set,
            hash: hash(who, campaign, set, &answers),
        };
        let reveal_of = |answers: &Answers| crate::Call::<Test>::reveal {
            campaign,
            round: FIRST,
            set: SET_0,
            answers: answers.clone(),
            salt: SALT,
        };
        assert!(is_feeless(who, commit_of(SET_0, who)));
        assert!(!is_feeless(who, commit_of(SET_1, who)));
        assert!(!is_feeless(who, reveal_of(&answers)));
        owners.iter().for_each(|who| {
            assert_ok!(commit(who, campaign, FIRST, 0, &answers));
        });
        wait(REVEAL_MARGIN);
        assert!(is_feeless(who, reveal_of(&answers)));
        assert!(!is_feeless(who, reveal_of(&Answers::default())));
        assert!(crate::Submissions::<Test>::get((campaign, SET_0), 0).unwrap().answers.is_none());
    });
}

#[test]
fn leave_is_feeless_for_a_caller_who_lets_somebody_go() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 2);
        let leave = |who| crate::Call::<Test>::leave { campaign, round: FIRST, who };
        assert!(is_feeless(&worker(1), leave(worker(2))));
        assert!(!is_feeless(&worker(1), leave(worker(3))));
        assert!(!is_feeless(&PASSER_BY, leave(worker(2))), "it is not registered");
        newcomer(&PASSER_BY);
        assert!(!is_feeless(&PASSER_BY, leave(worker(2))), "it has no ticket of the round");
        assert!(is_feeless(&worker(1), leave(worker(1))));
        assert_ok!(Tasks::leave(signed(worker(1)), campaign, FIRST, worker(2)));
        assert!(!is_feeless(&worker(1), leave(worker(2))));
    });
}

#[test]
fn close_deal_and_settle_are_feeless_when_they_would_succeed() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        let workers = veterans(1, 3);
        workers.iter().for_each(|who| {
            assert_ok!(join(who, campaign));
        });
        let who = &workers[0];
        let close = || crate::Call::<Test>::close_round { campaign, round: FIRST };
        let deal = || crate::Call::<Test>::deal { campaign, round: FIRST };
        let settle = || crate::Call::<Test>::settle { campaign, round: FIRST, set: SET_0 };
        assert!(!is_feeless(who, close()), "it can still be joined");
        wait(WINDOWS.join);
        assert!(!is_feeless(&PASSER_BY, close()), "it is not registered");
        assert!(is_feeless(who, close()));
        assert_eq!(state(campaign, FIRST), RoundState::Queueing);
        assert_ok!(Tasks::close_round(signed(who), campaign, FIRST));
        assert!(!is_feeless(who, close()) && !is_feeless(who, deal()));
        pass_epoch();
        assert!(is_feeless(who, deal()));
        assert_ok!(Tasks::deal(signed(who), campaign, FIRST));
        answer_all(campaign, FIRST, 0, |_, shown| perfect(shown));
        assert!(!is_feeless(who, settle()));
        assert_ok!(open_gold(campaign, 0));
        assert!(is_feeless(who, settle()));
        assert_eq!(totals(campaign).settled, 0);
        assert_ok!(Tasks::settle(signed(who), campaign, FIRST, SET_0));
        assert!(!is_feeless(who, settle()));
    });
}

#[test]
fn calls_for_a_round_are_feeless_only_for_holders_of_its_tickets() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        let workers = veterans(1, 4);
        workers[..3].iter().for_each(|who| {
            assert_ok!(join(who, campaign));
        });
        let (holder, stranger) = (&workers[0], &workers[3]);
        let free_for_holders_only = |call: crate::Call<Test>| {
            assert!(!is_feeless(stranger, call.clone()), "{call:?}");
            assert!(is_feeless(holder, call.clone()), "{call:?}");
        };
        wait(WINDOWS.join);
        free_for_holders_only(crate::Call::close_round { campaign, round: FIRST });
        assert_ok!(Tasks::close_round(signed(stranger), campaign, FIRST));
        pass_epoch();
        free_for_holders_only(crate::Call::deal { campaign, round: FIRST });
        assert_ok!(Tasks::deal(signed(stranger), campaign, FIRST));
        answer_all(campaign, FIRST, 0, |_, shown| perfect(shown));
        assert_ok!(open_gold(campaign, 0));
        free_for_holders_only(crate::Call::settle { campaign, round: FIRST, set: SET_0 });
        assert_eq!(calls_made(stranger), 0);
        // Anyone may make these calls for a fee.
        assert_ok!(Tasks::settle(signed(stranger), campaign, FIRST, SET_0));
    });
}

#[test]
fn settlement_is_looked_at_and_not_run_before_it_is_feeless() {
    ExtBuilder.execute(|| {
        use crate::WeightInfo;
        let campaign = open(terms());
        begin(campaign, 3);
        answer_all(campaign, FIRST, 0, |_, shown| perfect(shown));
        assert_ok!(open_gold(campaign, 0));
        let looked = <() as WeightInfo>::can_settle();
        assert!(looked.ref_time() <= <() as WeightInfo>::settle().ref_time() / 8);
        let before = root();
        assert_ok!(Tasks::can_settle(&worker(1), campaign, FIRST, SET_0));
        assert_eq!(root(), before);
        // A grading set settles two sets: it is never free.
        Rounds::<Test>::mutate(campaign, FIRST, |round| round.as_mut().unwrap().queue = Queue::Grade);
        assert_eq!(Tasks::can_settle(&worker(1), campaign, FIRST, SET_0), Err(DispatchError::Unavailable));
        Rounds::<Test>::mutate(campaign, FIRST, |round| round.as_mut().unwrap().queue = Queue::Work);
    });
}

#[test]
fn feeless_call_declares_the_weight_of_its_predicate() {
    ExtBuilder.execute(|| {
        use crate::WeightInfo;
        let call = RuntimeCall::Tasks(crate::Call::<Test>::join { campaign: 0, queue: Queue::Work });
        let twice = <() as WeightInfo>::join().saturating_mul(2);
        assert!(call.get_dispatch_info().call_weight.all_gte(twice));
        assert_eq!(FeelessBlocks::<Test>::get(), Default::default());
        // The weight that counts towards the tenth of a block includes the predicate, too.
        let who = &veterans(1, 1)[0];
        let join = crate::Call::<Test>::join { campaign: open(terms()), queue: Queue::Work };
        assert!(is_feeless(who, join));
        let carried = call.get_dispatch_info().call_weight.saturating_add(ExtrinsicBase::get());
        assert_eq!(FeelessBlocks::<Test>::get().all, carried);
    });
}
