//! Several steps in one call.

use super::*;
use crate::{Step, Steps};
use agt_primitives::contributors::{FeelessQuota, FeelessRefusal};
use frame_support::{
    dispatch::{CheckIfFeeless, GetDispatchInfo},
    traits::OriginTrait,
};
use pallet_contributors::FeelessBlocks;

fn steps(of: impl IntoIterator<Item = Step>) -> Steps {
    Steps::try_from(of.into_iter().collect::<Vec<_>>()).expect("no more than a call takes")
}

fn join_step(campaign: CampaignId) -> Step {
    Step::Join { campaign, queue: Queue::Work }
}

fn commit_step(who: &AccountId, campaign: CampaignId, answers: &Answers) -> Step {
    Step::Commit { campaign, round: FIRST, set: SET_0, hash: hash(who, campaign, SET_0, answers) }
}

fn reveal_step(campaign: CampaignId, answers: &Answers) -> Step {
    Step::Reveal { campaign, round: FIRST, set: SET_0, answers: answers.clone(), salt: SALT }
}

#[test]
fn work_on_two_campaigns_takes_one_call_for_each_stage() {
    ExtBuilder.execute(|| {
        let campaigns = [open(terms()), open(terms())];
        let workers = veterans(1, 3);
        for who in &workers {
            assert_ok!(Tasks::work(signed(who), steps(campaigns.map(join_step))));
        }
        wait(WINDOWS.join);
        for campaign in campaigns {
            assert_ok!(Tasks::close_round(signed(&PASSER_BY), campaign, FIRST));
        }
        campaigns.into_iter().for_each(|campaign| deal(campaign, FIRST));
        let sheets = campaigns.map(|campaign| sheet(campaign, FIRST, 0, perfect));
        let each = || campaigns.into_iter().zip(&sheets);
        for who in &workers {
            let all = steps(each().map(|(campaign, answers)| commit_step(who, campaign, answers)));
            assert_ok!(Tasks::work(signed(who), all));
        }
        wait(REVEAL_MARGIN);
        for who in &workers {
            assert_ok!(Tasks::work(
                signed(who),
                steps(each().map(|(campaign, answers)| reveal_step(campaign, answers)))
            ));
        }
        for campaign in campaigns {
            assert_ok!(open_gold(campaign, 0));
            assert_ok!(settle(campaign, FIRST, 0));
        }
        assert!(workers.iter().all(|who| earned(who) == 120));
    });
}

#[test]
fn work_does_nothing_when_one_of_its_steps_fails() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        let who = &veterans(1, 1)[0];
        let twice = steps([join_step(campaign), join_step(campaign)]);
        assert_noop!(Tasks::work(signed(who), twice.clone()), Error::<Test>::AlreadyJoined);
        assert_eq!(Tickets::<Test>::iter().count(), 0);
        assert_noop!(Tasks::work(signed(who), Steps::default()), Error::<Test>::NoSteps);
        let is_feeless = |steps: Steps| RuntimeCall::Tasks(crate::Call::work { steps }).is_feeless(&signed(who));
        assert!(!is_feeless(twice));
        assert!(!is_feeless(Steps::default()));
        // Each step takes a call of the day.
        let left = <Contributors as FeelessQuota<_>>::left(who);
        assert!(is_feeless(steps([join_step(campaign), join_step(open(terms()))])));
        assert_eq!(<Contributors as FeelessQuota<_>>::left(who), left - 2);
        assert_eq!(Tickets::<Test>::iter().count(), 0);
    });
}

#[test]
fn work_is_shut_when_a_filter_shuts_one_of_its_steps() {
    ExtBuilder.execute(|| {
        let (first, second) = (open(terms()), open(terms()));
        begin(first, 3);
        let who = &seats(first, FIRST, 0)[0];
        let answers = sheet(first, FIRST, 0, perfect);
        let mut origin = signed::<RuntimeOrigin>(who);
        origin.add_filter(|call: &RuntimeCall| !matches!(call, RuntimeCall::Tasks(crate::Call::join { .. })));
        let commit = commit_step(who, first, &answers);
        let shut = frame_system::Error::<Test>::CallFiltered;
        let both = steps([commit.clone(), join_step(second)]);
        System::set_extrinsic_index(0);
        assert!(!RuntimeCall::Tasks(crate::Call::work { steps: both.clone() }).is_feeless(&origin));
        let refused = FeelessBlocks::<Test>::get().refused.expect("it says why");
        assert_eq!(refused.why, FeelessRefusal::Shut);
        assert_noop!(Tasks::work(origin.clone(), both), shut);
        assert_ok!(Tasks::work(origin, steps([commit])));
    });
}

#[test]
fn work_weighs_what_its_steps_weigh() {
    ExtBuilder.execute(|| {
        use crate::WeightInfo;
        let campaigns = [open(terms()), open(terms())];
        let call = RuntimeCall::Tasks(crate::Call::work { steps: steps(campaigns.map(join_step)) });
        // Each is tried, and then made.
        let declared = call.get_dispatch_info().call_weight;
        assert!(declared.all_gte(<() as WeightInfo>::join().saturating_mul(4)));
        assert!(call.is_feeless(&signed(&veterans(1, 1)[0])));
        assert_eq!(FeelessBlocks::<Test>::get().all, declared.saturating_add(ExtrinsicBase::get()));
    });
}
