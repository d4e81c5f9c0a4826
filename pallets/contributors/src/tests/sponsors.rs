//! Sponsored registration: invitations and signatures.

use super::*;
use crate::{Error, Event, Invitations};
use agt_primitives::{contributors::SIGNATURE_LIFE, token::AGT};
use frame_support::{assert_noop, assert_ok};
use sp_core::Pair;
use sp_runtime::MultiSignature;

/// The message that NINA signs by default.
struct Letter {
    sponsor: AccountId,
    referrer: Option<AccountId>,
    expires: Moment,
}

fn letter() -> Letter {
    Letter { sponsor: SPONSOR, referrer: None, expires: now() + DAY }
}

fn nina() -> AccountId {
    id(&sr25519("Nina"))
}

impl Letter {
    fn message(&self, who: &AccountId) -> Vec<u8> {
        Contributors::message(&self.sponsor, who, self.referrer.as_ref(), self.expires)
    }

    fn signed(&self) -> MultiSignature {
        sr25519("Nina").sign(&self.message(&nina())).into()
    }

    fn send(&self, who: AccountId, signature: MultiSignature) -> DispatchResult {
        Contributors::register_for(signed(self.sponsor.clone()), who, self.referrer.clone(), self.expires, signature)
    }

    fn deliver(&self) -> DispatchResult {
        self.send(nina(), self.signed())
    }
}

fn invitations(who: &AccountId) -> Option<u32> {
    Contributors::sponsor(who.clone()).map(|sponsor| sponsor.invitations)
}

/// Registers a new key with this name through `sponsor`.
fn invite(sponsor: &AccountId, name: &str) -> DispatchResult {
    let (pair, expires) = (sr25519(name), now());
    let message = Contributors::message(sponsor, &id(&pair), None, expires);
    Contributors::register_for(signed(sponsor.clone()), id(&pair), None, expires, pair.sign(&message).into())
}

#[test]
fn account_without_agt_can_sign_when_a_sponsor_registered_it() {
    ExtBuilder.execute(|| {
        let may_sign = || frame_system::CheckNonce::<Test>::validate_nonce_for_account(&nina(), 0).is_ok();
        assert_eq!(System::providers(&nina()), 0);
        assert!(!may_sign());
        assert_ok!(letter().deliver());
        assert!(may_sign());
        assert_eq!(free(&nina()), 0);
        assert_eq!(on_hold(&nina()), 0);
        assert_eq!(System::providers(&nina()), 1);
        assert_eq!(energy(&nina()), 3);
        let expected = Event::Registered {
            who: nina(),
            number: 0,
            tree: 0,
            referrer: None,
            held: 0,
            sponsor: Some(SPONSOR),
            invitations: 9,
            energy: 3,
        };
        System::assert_last_event(expected.into());
    });
}

#[test]
fn registration_message_is_text_that_a_wallet_wraps() {
    ExtBuilder.execute(|| {
        let letter = Letter { referrer: Some(ALICE), expires: 1_803_945_600_000, ..letter() };
        let hex =
            |who: &AccountId| format!("0x{}", sp_core::hexdisplay::HexDisplay::from(AsRef::<[u8; 32]>::as_ref(who)));
        let genesis = format!("{:?}", System::block_hash(0));
        let expected = format!(
            "<Bytes>Contributors registration\ngenesis: {genesis}\naccount: {}\nsponsor: {}\nreferrer: {}\nexpires: \
             1803945600000</Bytes>",
            hex(&nina()),
            hex(&SPONSOR),
            hex(&ALICE),
        );
        assert_eq!(String::from_utf8(letter.message(&nina())).unwrap(), expected);
        assert_eq!(
            Contributors::registration_message(SPONSOR, nina(), None, 5),
            Some(Letter { expires: 5, ..self::letter() }.message(&nina()))
        );
        System::set_block_number(0);
        let too_early = Contributors::registration_message(SPONSOR, nina(), None, 5);
        System::set_block_number(1);
        assert_eq!(too_early, None, "the genesis hash is not known before the first block");
    });
}

#[test]
fn registration_accepts_every_signature_scheme() {
    ExtBuilder.execute(|| {
        let letter = letter();
        let (ed, ec) = (ed25519("Edith"), ecdsa("Ecgberht"));
        assert_ok!(letter.deliver());
        assert_ok!(letter.send(id(&ed), ed.sign(&letter.message(&id(&ed))).into()));
        assert_ok!(letter.send(id(&ec), ec.sign(&letter.message(&id(&ec))).into()));
    });
}

#[test]
fn signature_is_refused_when_any_argument_differs() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        bond(BOB, 500 * AGT);
        wait(DAY);
        let good = letter().signed();
        let other = |letter: Letter| {
            assert_noop!(letter.send(nina(), good.clone()), Error::<Test>::BadSignature);
        };
        other(Letter { sponsor: BOB, ..letter() });
        other(Letter { referrer: Some(ALICE), ..letter() });
        other(Letter { expires: letter().expires + 1, ..letter() });
        // The signature of another key, and another account.
        let forged: MultiSignature = sr25519("Mallory").sign(&letter().message(&nina())).into();
        assert_noop!(letter().send(nina(), forged), Error::<Test>::BadSignature);
        assert_noop!(letter().send(id(&sr25519("Mallory")), good.clone()), Error::<Test>::BadSignature);
        // Another chain.
        rolled_back(|| {
            frame_system::BlockHash::<Test>::insert(0, sp_core::H256::repeat_byte(1));
            assert_noop!(letter().send(nina(), good.clone()), Error::<Test>::BadSignature);
        });
        assert_ok!(letter().send(nina(), good.clone()));
    });
}

#[test]
fn signature_is_refused_when_expired_or_expiring_too_late() {
    ExtBuilder.execute(|| {
        let too_far = Letter { expires: now() + SIGNATURE_LIFE + 1, ..letter() };
        assert_noop!(too_far.deliver(), Error::<Test>::ExpiryTooFar);
        let late = letter();
        wait(DAY + 1);
        assert_noop!(late.deliver(), Error::<Test>::SignatureExpired);
        let last_moment = Letter { expires: now(), ..letter() };
        assert_ok!(last_moment.deliver());
    });
}

#[test]
fn signature_is_refused_when_it_was_used() {
    ExtBuilder.execute(|| {
        let longest = Letter { expires: now() + SIGNATURE_LIFE, ..letter() };
        assert_ok!(longest.deliver());
        assert_noop!(longest.deliver(), Error::<Test>::AlreadyRegistered);
        // The earliest moment at which the account can be removed.
        wait(30 * DAY);
        assert_ok!(remove(nina()));
        assert_noop!(longest.deliver(), Error::<Test>::SignatureExpired);
    });
}

#[test]
fn sponsored_referrer_is_registered_and_not_the_newcomer() {
    ExtBuilder.execute(|| {
        let unknown = Letter { referrer: Some(ALICE), ..letter() };
        assert_noop!(unknown.deliver(), Error::<Test>::UnknownReferrer);
        let oneself = Letter { referrer: Some(nina()), ..letter() };
        assert_noop!(oneself.deliver(), Error::<Test>::SelfReferral);
        assert_ok!(register(ALICE, None));
        assert_ok!(unknown.deliver());
        assert_eq!(person(&nina()).referrer.map(|referrer| referrer.who), Some(ALICE));
    });
}

#[test]
fn sponsor_is_proven_or_bonded() {
    ExtBuilder.execute(|| {
        assert_noop!(invite(&ALICE, "a"), Error::<Test>::NotASponsor);
        assert_ok!(register(ALICE, None));
        assert_noop!(invite(&ALICE, "a"), Error::<Test>::NotASponsor);
        assert_eq!(invitations(&ALICE), None);
        answer_quiz(&ALICE, 1, 32);
        // The account is proven, but no invitation has grown.
        assert_eq!(invitations(&ALICE), Some(0));
        assert_noop!(invite(&ALICE, "a"), Error::<Test>::NoInvitation);
        wait(DAY);
        assert_ok!(invite(&ALICE, "a"));
        assert_noop!(invite(&ALICE, "b"), Error::<Test>::NoInvitation);
    });
}

#[test]
fn sponsor_needs_the_sponsor_bond_whatever_its_role_demands() {
    ExtBuilder.execute(|| {
        bond(BOB, 500 * AGT - 1);
        wait(30 * DAY);
        assert_eq!(invitations(&BOB), None);
        bond(BOB, 500 * AGT);
        assert_eq!(invitations(&BOB), Some(10));
        // Enough AGT is bonded, but in no role.
        Bonds::set(&[(CAROL, (99 * AGT, START))].into());
        set_term("sponsorBond", 50 * AGT);
        assert_eq!(invitations(&CAROL), None);
    });
}

#[test]
fn invitations_grow_one_or_five_a_day_up_to_ten() {
    ExtBuilder.execute(|| {
        proven(&ALICE, None);
        bond(BOB, 500 * AGT);
        let both = || (invitations(&ALICE), invitations(&BOB));
        assert_eq!(both(), (Some(0), Some(0)));
        wait(DAY / 5 - 1);
        assert_eq!(both(), (Some(0), Some(0)));
        wait(1);
        assert_eq!(both(), (Some(0), Some(1)));
        wait(DAY / 5 * 4);
        assert_eq!(both(), (Some(1), Some(5)));
        wait(60 * DAY);
        assert_eq!(both(), (Some(10), Some(10)));
    });
}

#[test]
fn part_of_an_invitation_is_never_lost() {
    ExtBuilder.execute(|| {
        proven(&ALICE, None);
        wait(DAY + DAY / 2);
        assert_ok!(invite(&ALICE, "a"));
        wait(DAY / 2);
        assert_eq!(invitations(&ALICE), Some(1));
    });
}

#[test]
fn ten_invitations_register_ten_accounts_and_no_more() {
    ExtBuilder.execute(|| {
        for number in 0..10 {
            assert_ok!(invite(&SPONSOR, &format!("n{number}")));
        }
        assert_noop!(invite(&SPONSOR, "n10"), Error::<Test>::NoInvitation);
        assert_eq!(crate::Totals::<Test>::get().registered, 10);
    });
}

#[test]
fn invitations_grow_at_the_slower_rate_when_a_bond_changed() {
    ExtBuilder.execute(|| {
        proven(&ALICE, None);
        bond(ALICE, 500 * AGT);
        wait(2 * DAY);
        // The pallet was not notified of the bond, so the slow rate counts until now and the fast rate from now on.
        assert_eq!(invitations(&ALICE), Some(2));
        assert_ok!(invite(&ALICE, "a"));
        wait(DAY);
        assert_eq!(invitations(&ALICE), Some(6));
        bond(ALICE, 0);
        // It is unknown when the bond went, so the slow rate counts since the last touch.
        assert_eq!(invitations(&ALICE), Some(2));
    });
}

#[test]
fn invitations_are_unusable_when_the_sponsor_lost_its_bond() {
    ExtBuilder.execute(|| {
        assert_ok!(invite(&SPONSOR, "a"));
        bond(SPONSOR, 0);
        assert_noop!(invite(&SPONSOR, "b"), Error::<Test>::NotASponsor);
        assert_eq!(Invitations::<Test>::get(SPONSOR).map(|invitations| invitations.held.units), Some(9));
    });
}

#[test]
fn invitations_are_removed_when_their_owner_holds_no_role() {
    ExtBuilder.execute(|| {
        assert_ok!(letter().deliver());
        let remove = |who: AccountId| Contributors::remove_invitations(signed(ALICE), who);
        assert_noop!(remove(SPONSOR), Error::<Test>::StillSponsor);
        // Whoever keeps its role could bond again and find the invitations of all that time.
        bond(SPONSOR, 0);
        assert_noop!(remove(SPONSOR), Error::<Test>::StillSponsor);
        let mut bonds = Bonds::get();
        bonds.remove(&SPONSOR);
        Bonds::set(&bonds);
        assert_ok!(remove(SPONSOR));
        System::assert_last_event(Event::InvitationsRemoved { who: SPONSOR }.into());
        assert_noop!(remove(SPONSOR), Error::<Test>::NoInvitationsStored);
        bond(SPONSOR, 500 * AGT);
        assert_eq!(Contributors::sponsor(SPONSOR).map(|sponsor| sponsor.invitations), Some(0));
        proven(&ALICE, None);
        assert_noop!(remove(ALICE), Error::<Test>::StillSponsor);
    });
}
