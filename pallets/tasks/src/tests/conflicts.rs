//! Whoever may know the gold joins under no other name that the chain can see.

use super::*;
use sp_core::{sr25519::Pair, Pair as _};
use sp_runtime::MultiSignature;

/// Lets `proxy` act for `real`.
fn appoint(real: &AccountId, proxy: &AccountId) {
    assert_ok!(Proxy::add_proxy(signed(real), proxy.clone(), (), 0));
}

/// Has `proxy` join a campaign for `real`. Returns what came of it.
fn join_by_proxy(proxy: &AccountId, real: &AccountId, campaign: CampaignId) -> DispatchResult {
    let call = RuntimeCall::Tasks(crate::Call::join { campaign, queue: Queue::Work });
    assert_ok!(Proxy::proxy(signed(proxy), real.clone(), None, Box::new(call)));
    let ended = System::events().into_iter().rev().find_map(|record| match record.event {
        RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => Some(result),
        _ => None,
    });
    ended.expect("the call was made")
}

/// Registers a new account by an invitation of the requester.
fn invited(name: &str, referrer: Option<AccountId>) -> AccountId {
    // Its invitations grow by the hour.
    wait(DAY);
    let pair = Pair::from_string(&format!("//{name}"), None).expect("the name is a path");
    let who = AccountId::from(pair.public());
    let expires = now() + DAY;
    let message = Contributors::message(&REQUESTER, &who, referrer.as_ref(), expires);
    let signature = MultiSignature::from(pair.sign(&message));
    assert_ok!(Contributors::register_for(signed(&REQUESTER), who.clone(), referrer, expires, signature));
    prove(&who);
    who
}

#[test]
fn requester_cannot_join_its_campaign_through_a_proxy() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        let stranger = &veterans(1, 1)[0];
        veteran(&REQUESTER, 10_000);
        appoint(&REQUESTER, stranger);
        // Whoever makes the call, it is the requester that would have the ticket.
        let refused = Err(Error::<Test>::ConflictOfInterest.into());
        assert_eq!(join_by_proxy(stranger, &REQUESTER, campaign), refused);
        assert_eq!(Campaigns::<Test>::get(campaign).unwrap().tickets, 0);
        // The stranger itself is none.
        assert_ok!(join(stranger, campaign));
    });
}

#[test]
fn referral_tree_of_the_requester_cannot_join_through_a_proxy() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        newcomer(&REQUESTER);
        let (friend, second) = (worker(1), worker(2));
        assert_ok!(Contributors::register(signed(&friend), Some(REQUESTER)));
        assert_ok!(Contributors::register(signed(&second), Some(friend.clone())));
        let stranger = &veterans(3, 1)[0];
        for who in [&friend, &second] {
            prove(who);
            for proxy in [&REQUESTER, stranger] {
                appoint(who, proxy);
                let refused = Err(Error::<Test>::ConflictOfInterest.into());
                assert_eq!(join_by_proxy(proxy, who, campaign), refused);
            }
        }
    });
}

#[test]
fn account_that_the_requester_invited_and_referred_cannot_join() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        veteran(&REQUESTER, 10_000);
        let own = invited("Own", Some(REQUESTER));
        assert_noop!(join(&own, campaign), Error::<Test>::ConflictOfInterest);
        // Nor can an account that it invites for a friend of its tree.
        let of_friend = invited("Friend", Some(own));
        assert_noop!(join(&of_friend, campaign), Error::<Test>::ConflictOfInterest);
    });
}

#[test]
fn invitation_without_a_referral_makes_no_conflict() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        veteran(&REQUESTER, 10_000);
        // A sponsor only saves others the hold: whoever has AGT can register without one, and the chain could not tell.
        let who = invited("Guest", None);
        assert_ok!(join(&who, campaign));
    });
}

#[test]
fn proxy_of_a_stranger_spends_the_strangers_energy_and_place() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        let stranger = &veterans(1, 1)[0];
        newcomer(&REQUESTER);
        appoint(stranger, &REQUESTER);
        // Nobody can see whose hand signs: the ticket, the energy and the pay are those of the account that is named.
        assert_eq!(join_by_proxy(&REQUESTER, stranger, campaign), Ok(()));
        assert_eq!((energy(stranger), Tickets::<Test>::iter_prefix(stranger).count()), (2, 1));
        assert_eq!(Tickets::<Test>::iter_prefix(REQUESTER).count(), 0);
    });
}
