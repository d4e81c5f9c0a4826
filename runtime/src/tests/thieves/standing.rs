//! Standing: registrations, tickets and energy, and what a set pays.

use super::{scene::*, work::*, *};
use agt_primitives::{
    access::Role,
    calendar::DAY,
    contributors::Contributors as _,
    tasks::{CampaignId, Funding},
    token::AGT,
};
use pallet_contributors::Error as Refused;
use pallet_tasks::Error;

fn leave(campaign: CampaignId, who: &AccountId) -> RuntimeCall {
    Labels::leave { campaign, round: FIRST, who: who.clone().into() }.into()
}

#[test]
fn registration_by_signature_serves_its_sponsor_once() {
    test(|| {
        stranger_comes();
        let (sponsor, guest) = (Holder(Key::Alice.pair()), Holder(Key::Two.pair()));
        for key in [Key::Alice, Key::Charlie] {
            enter(key, Role::DataValidation, 1_000 * AGT);
        }
        block_after(2 * DAY);
        let text = registration(&sponsor, &guest);
        let expires = Timestamp::get() + 7 * DAY;
        // It is of no use to another sponsor, to an account behind this one, or after its time.
        assert_noop!(by(Key::Charlie, text.clone()), Refused::<Runtime>::BadSignature);
        assert_noop!(by(Key::Alice, as_derivative(text.clone())), Refused::<Runtime>::NotASponsor);
        assert_noop!(by(Key::Alice, batch(vec![text.clone(); 2])), Refused::<Runtime>::AlreadyRegistered);
        let late = Err(Refused::<Runtime>::SignatureExpired.into());
        assert_eq!(around(expires, || by(Key::Alice, text.clone())), [Ok(()), Ok(()), late]);
        let invitations = || Contributors::sponsor(id(Key::Alice)).expect("it is bonded").invitations;
        let before = invitations();
        assert_ok!(by(Key::Alice, force_batch(vec![text.clone(); 3])));
        assert_eq!((invitations(), owned(&guest.who())), (before - 1, 0));
        // When the account is removed, the text does not bring it back.
        let remove = || RuntimeCall::from(People::remove_idle { who: guest.who().into() });
        let idle = Timestamp::get() + 30 * DAY;
        let busy = Err(Refused::<Runtime>::NotIdle.into());
        assert_eq!(around(idle, || by(STRANGER, remove())), [busy, Ok(()), Ok(())]);
        at(idle);
        assert_noop!(by(STRANGER, batch(vec![remove(), remove()])), Refused::<Runtime>::NotRegistered);
        assert_ok!(by(STRANGER, remove()));
        assert_noop!(by(Key::Alice, text), Refused::<Runtime>::SignatureExpired);
        assert_ok!(by(Key::Alice, registration(&sponsor, &guest)));
    });
}

#[test]
fn account_that_is_washed_clean_keeps_its_money_and_nothing_else() {
    test(|| {
        stranger_comes();
        let (who, issued) = (AccountId::from([77; 32]), supply());
        give(&who, 2 * AGT);
        let register = |referrer| RuntimeCall::from(People::register { referrer });
        let myself = register(Some(who.clone().into()));
        assert_noop!(as_account(&who, myself), Refused::<Runtime>::SelfReferral);
        assert_ok!(as_account(&who, register(None)));
        let number = Contributors::status(&who).map(|status| status.number);
        // It has energy for three sets, and can have one open until it is proven.
        let campaign = campaign(terms(Funding::Platform { aia: 0 }));
        assert_ok!(as_account(&who, force_batch(vec![join(campaign); 3])));
        assert_eq!(energy(&who), 2);
        let remove = RuntimeCall::from(People::remove_idle { who: who.clone().into() });
        at(Timestamp::get() + 31 * DAY);
        assert_noop!(by(STRANGER, remove.clone()), Refused::<Runtime>::WorkOpen);
        assert_ok!(by(STRANGER, leave(campaign, &who)));
        assert_noop!(by(STRANGER, leave(campaign, &who)), Error::<Runtime>::NoTicket);
        assert_eq!(energy(&who), 3, "a month brings three units at the most, and what comes back is no fourth");
        at(Timestamp::get() + 31 * DAY);
        assert_ok!(by(STRANGER, remove));
        assert_eq!((owned(&who), supply()), (2 * AGT, issued));
        assert_ok!(as_account(&who, register(None)));
        assert!(Contributors::status(&who).map(|status| status.number) > number);
        assert_eq!(held(&who), AGT, "a new registration has a hold of its own");
    });
}

#[test]
fn ticket_takes_its_energy_once_and_gives_it_back_once() {
    test(|| {
        stranger_comes();
        let (campaign, joined) = (platform(), people(4));
        let who = &joined[0];
        assert_noop!(as_account(who, batch(vec![join(campaign); 2])), Error::<Runtime>::AlreadyJoined);
        let look = batch(vec![join(campaign), leave(campaign, who)]);
        assert_noop!(as_account(who, look), Error::<Runtime>::StillQueued);
        assert_noop!(as_account(who, as_derivative(join(campaign))), Error::<Runtime>::NotRegistered);
        deal(campaign, &joined);
        let seated = seats(campaign);
        let idle = joined.iter().find(|who| !seated.contains(who)).expect("four are more than three");
        // Nobody is thrown out of a seat, or out of a place behind one that may become free.
        assert_noop!(by(STRANGER, leave(campaign, &seated[0])), Error::<Runtime>::Seated);
        assert_noop!(by(STRANGER, leave(campaign, idle)), Error::<Runtime>::StandingBy);
        let early = commit(campaign, hash(idle, campaign));
        assert_noop!(as_account(idle, early), Error::<Runtime>::StandInTooEarly);
        commit_all(campaign);
        let twice = batch(vec![leave(campaign, idle), leave(campaign, idle)]);
        assert_noop!(as_account(idle, twice), Error::<Runtime>::NoTicket);
        let before = energy(idle);
        assert_ok!(by(STRANGER, force_batch(vec![leave(campaign, idle); 3])));
        assert_eq!((before, energy(idle)), (1, 2));
        assert_noop!(as_account(idle, reveal(campaign)), Error::<Runtime>::NoTicket);
        // Who has a seat goes on.
        assert_ok!(as_account(&seated[0], reveal(campaign)));
    });
}

#[test]
fn set_pays_once_what_its_workers_have_committed_to() {
    test(|| {
        stranger_comes();
        let (campaign, joined) = (platform(), people(3));
        let before = Contributors::totals();
        deal(campaign, &joined);
        let seated = seats(campaign);
        // A commitment that was copied from another worker cannot be opened.
        undone(|| {
            for who in &seated {
                assert_ok!(as_account(who, commit(campaign, hash(&seated[0], campaign))));
            }
            block_after(10 * MINUTE);
            assert_noop!(as_account(&seated[1], reveal(campaign)), Error::<Runtime>::CommitmentMismatch);
            assert_ok!(as_account(&seated[0], reveal(campaign)));
        });
        let first = &seated[0];
        let again = commit(campaign, hash(first, campaign));
        assert_noop!(as_account(first, batch(vec![again.clone(), again])), Error::<Runtime>::AlreadyCommitted);
        commit_all(campaign);
        assert_noop!(by(STRANGER, settle(campaign)), Error::<Runtime>::TooEarly);
        assert_noop!(by(STRANGER, open_gold(campaign)), Error::<Runtime>::StillRevealing);
        assert_noop!(as_account(first, batch(vec![reveal(campaign); 2])), Error::<Runtime>::AlreadyRevealed);
        let openings: Vec<_> = seated.iter().map(|who| opening(who, campaign)).collect();
        let doubled = [openings.clone(), openings].concat();
        let reveal_many = Labels::reveal_many { openings: doubled.try_into().expect("they fit") };
        assert_ok!(by(STRANGER, reveal_many.clone()));
        assert_noop!(by(STRANGER, reveal_many), Error::<Runtime>::NothingRevealed);
        assert_noop!(by(STRANGER, batch(vec![open_gold(campaign); 2])), Error::<Runtime>::GoldAlreadyOpen);
        assert_ok!(by(STRANGER, open_gold(campaign)));
        assert_noop!(by(STRANGER, batch(vec![settle(campaign); 2])), Error::<Runtime>::AlreadySettled);
        assert_ok!(by(STRANGER, force_batch(vec![settle(campaign), settle(campaign), open_gold(campaign)])));
        let after = Contributors::totals();
        assert_eq!(after.aia.earned - before.aia.earned, 3 * AIA);
        assert_eq!(after.xp.worked - before.xp.worked, 3 * 16);
        // It ripens after the time for disputes, for everybody in the same millisecond.
        assert!(seated.iter().all(|who| Redemption::quote(who.clone(), 3_000).ripe.0 == 0));
        assert_ok!(by(OPERATOR, Labels::close_campaign { campaign }));
    });
}
