//! Records that time has made void: anybody removes them, and nobody before their time.

use agt_e2e::{
    calls::*,
    json::{amount, moment},
    scene,
    work::{Behaviour, Person},
    Chain, Node,
};
use agt_primitives::{access::Role, calendar::Month};
use agt_runtime::{Runtime, RuntimeEvent};
use serde_json::{json, Value};
use sp_core::crypto::Ss58Codec;
use sp_keyring::Sr25519Keyring::{Charlie, Ferdie};

async fn contributor(chain: &Chain, person: &Person) -> Value {
    chain.get("agt_contributor", json!([person.account().to_ss58check()])).await
}

/// The sponsor gives up its role, after which the invitations that the chain keeps for it have no use.
async fn invitations_are_removed_once_their_owner_has_no_role(chain: &Chain) {
    type Error = pallet_contributors::Error<Runtime>;
    let remove = || ContributorsCall::remove_invitations { who: Charlie.to_account_id().into() };
    chain.submit(remove(), &Ferdie.pair()).await.expect_error(Error::StillSponsor);
    let leave = AccessCall::leave_role { role: Role::DataValidation };
    chain.submit(leave, &Charlie.pair()).await.expect_success();

    let removed = chain.submit(remove(), &Ferdie.pair()).await.expect_success();

    let who = removed.event(|event| match event {
        RuntimeEvent::Contributors(pallet_contributors::Event::InvitationsRemoved { who }) => Some(who.clone()),
        _ => None,
    });
    assert_eq!(who, Charlie.to_account_id());
    chain.submit(remove(), &Ferdie.pair()).await.expect_error(Error::NoInvitationsStored);
}

/// The person has lost seats in the season that began at the scene's start.
async fn misconduct_is_forgotten_in_the_next_season(chain: &Chain, silent: &Person) {
    let nothing = || pallet_tasks::Error::<Runtime>::NothingToForget;
    let forget = || TasksCall::forget_misconduct { who: silent.account().into() };
    let season = Month::at(scene::START).expect("a month");
    chain.wind_to(season.start_of_day(31).expect("a day")).await;
    chain.submit(forget(), &Ferdie.pair()).await.expect_error(nothing());
    chain.wind_to(season.next().and_then(Month::start).expect("a moment")).await;

    let forgotten = chain.submit(forget(), &Ferdie.pair()).await.expect_success();

    let who = forgotten.event(|event| match event {
        RuntimeEvent::Tasks(pallet_tasks::Event::MisconductForgotten { who }) => Some(who.clone()),
        _ => None,
    });
    assert_eq!(who, silent.account());
    chain.submit(forget(), &Ferdie.pair()).await.expect_error(nothing());
}

/// The person submits as much as it can in the season, and never claims.
async fn submits(chain: &Chain, person: &Person, season: Month) -> u64 {
    chain.wind_to(season.start_of_day(19).expect("a day")).await;
    let told = contributor(chain, person).await;
    let aia = amount(&agt_e2e::json::entry(&told["nextSteps"], "step", "submit")["most"]) as u64;
    assert_eq!(chain.submit(RedemptionCall::submit { aia }, &person.key).await.expect_success().fee, 0);
    aia
}

/// What nobody claimed within its time goes back to the budget, and then the submission itself has no use.
async fn submission_is_swept_after_its_season(chain: &Chain, person: &Person, season: Month, aia: u64, until: u64) {
    type Error = pallet_redemption::Error<Runtime>;
    let ferdie = Ferdie.pair();
    let sweep = || RedemptionCall::sweep { season };
    let sweep_submission = || RedemptionCall::sweep_submission { season, who: person.account().into() };
    chain.submit(sweep(), &ferdie).await.expect_error(Error::ClaimsOpen);
    chain.submit(sweep_submission(), &ferdie).await.expect_error(Error::NotSwept);
    chain.wind_to(until).await;
    chain.submit(sweep_submission(), &ferdie).await.expect_error(Error::NotSwept);
    let unclaimed = amount(&chain.get("agt_season", json!([scene::name_of(season)])).await["outstanding"]);

    let swept = chain.submit(sweep(), &ferdie).await.expect_success();
    let lifted = swept.event(|event| match event {
        RuntimeEvent::Redemption(pallet_redemption::Event::SeasonSwept { lifted, .. }) => Some(*lifted),
        _ => None,
    });
    assert!(lifted > 0 && lifted == unclaimed, "{lifted} of {unclaimed}");
    let removed = chain.submit(sweep_submission(), &ferdie).await.expect_success();

    let submitted = removed.event(|event| match event {
        RuntimeEvent::Redemption(pallet_redemption::Event::SubmissionSwept { submitted, .. }) => Some(*submitted),
        _ => None,
    });
    assert_eq!(submitted.base + submitted.bonded, aia);
    chain.submit(sweep_submission(), &ferdie).await.expect_error(Error::NothingToClaim);
    assert_eq!(chain.free(&person.account()).await, 0, "whoever does not claim in time is not paid");
}

#[tokio::test(flavor = "multi_thread")]
async fn records_are_removed_by_anybody_when_their_time_is_over_and_not_before() {
    let mut node = Node::dev().start().await;
    let chain = node.chain().await;
    let mut people = Person::many(Behaviour::Honest, 6);
    people.extend(Person::many(Behaviour::Silent, 3));
    scene::earn(&chain, &people).await;
    let (forgetful, silent) = (&people[0], &people[6]);
    let season = Month::at(scene::START).expect("a month");

    invitations_are_removed_once_their_owner_has_no_role(&chain).await;
    let aia = submits(&chain, forgetful, season).await;
    chain.wind_to(season.start_of_day(21).expect("a day")).await;
    chain.submit(RedemptionCall::close { season }, &Ferdie.pair()).await.expect_success();
    let claims = chain.get("agt_claimable", json!([forgetful.account().to_ss58check()])).await;
    let until = moment(&claims[0]["until"]);
    misconduct_is_forgotten_in_the_next_season(&chain, silent).await;
    submission_is_swept_after_its_season(&chain, forgetful, season, aia, until).await;
    node.stop_in_good_state().await;
}
