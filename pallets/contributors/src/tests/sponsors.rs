//! Registering somebody else: tickets and signatures.

use super::*;
use crate::{Error, Event, Tickets};
use agt_primitives::{contributors::SIGNATURE_LIFE, token::AGT};
use frame_support::{assert_noop, assert_ok};
use sp_core::Pair;
use sp_runtime::MultiSignature;

/// What NINA signs when nothing else is said.
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

fn tickets(who: &AccountId) -> Option<u32> {
    Contributors::sponsor(who.clone()).map(|sponsor| sponsor.tickets)
}

/// Registers a new key of this name by `sponsor`.
fn invite(sponsor: &AccountId, name: &str) -> DispatchResult {
    let (pair, expires) = (sr25519(name), now());
    let message = Contributors::message(sponsor, &id(&pair), None, expires);
    Contributors::register_for(signed(sponsor.clone()), id(&pair), None, expires, pair.sign(&message).into())
}

#[test]
fn somebody_without_agt_is_registered_and_can_sign() {
    ExtBuilder.execute(|| {
        let may_sign = || frame_system::CheckNonce::<Test>::validate_nonce_for_account(&nina(), 0).is_ok();
        assert_eq!((System::providers(&nina()), may_sign()), (0, false));
        assert_ok!(letter().deliver());
        assert!(may_sign());
        assert_eq!((free(&nina()), on_hold(&nina())), (0, 0));
        assert_eq!(System::providers(&nina()), 1);
        assert_eq!(energy(&nina()), 3);
        let expected = Event::Registered {
            who: nina(),
            number: 0,
            tree: 0,
            referrer: None,
            held: 0,
            sponsor: Some(SPONSOR),
            tickets: 9,
            energy: 3,
        };
        System::assert_last_event(expected.into());
    });
}

#[test]
fn the_message_is_text_that_a_wallet_shows_and_wraps() {
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
            Letter { expires: 5, ..self::letter() }.message(&nina())
        );
    });
}

#[test]
fn every_scheme_of_a_wallet_signs() {
    ExtBuilder.execute(|| {
        let letter = letter();
        let (ed, ec) = (ed25519("Edith"), ecdsa("Ecgberht"));
        assert_ok!(letter.deliver());
        assert_ok!(letter.send(id(&ed), ed.sign(&letter.message(&id(&ed))).into()));
        assert_ok!(letter.send(id(&ec), ec.sign(&letter.message(&id(&ec))).into()));
    });
}

#[test]
fn a_signature_is_good_for_what_was_signed_and_nothing_else() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        bond(BOB, 500 * AGT);
        wait(DAY);
        let good = letter().signed();
        let other = |letter: Letter| refused(|| letter.send(nina(), good.clone()), Error::BadSignature);
        other(Letter { sponsor: BOB, ..letter() });
        other(Letter { referrer: Some(ALICE), ..letter() });
        other(Letter { expires: letter().expires + 1, ..letter() });
        // Somebody else's signature, and somebody else's account.
        let forged: MultiSignature = sr25519("Mallory").sign(&letter().message(&nina())).into();
        refused(|| letter().send(nina(), forged), Error::BadSignature);
        refused(|| letter().send(id(&sr25519("Mallory")), good.clone()), Error::BadSignature);
        // Another chain.
        rolled_back(|| {
            frame_system::BlockHash::<Test>::insert(0, sp_core::H256::repeat_byte(1));
            refused(|| letter().send(nina(), good.clone()), Error::BadSignature);
        });
        assert_ok!(letter().send(nina(), good.clone()));
    });
}

#[test]
fn a_signature_expires_and_is_no_blank_cheque() {
    ExtBuilder.execute(|| {
        let too_far = Letter { expires: now() + SIGNATURE_LIFE + 1, ..letter() };
        refused(|| too_far.deliver(), Error::ExpiryTooFar);
        let late = letter();
        wait(DAY + 1);
        refused(|| late.deliver(), Error::SignatureExpired);
        let last_moment = Letter { expires: now(), ..letter() };
        assert_ok!(last_moment.deliver());
    });
}

#[test]
fn a_signature_is_never_used_twice() {
    ExtBuilder.execute(|| {
        let longest = Letter { expires: now() + SIGNATURE_LIFE, ..letter() };
        assert_ok!(longest.deliver());
        refused(|| longest.deliver(), Error::AlreadyRegistered);
        // The earliest that the account can be gone again.
        wait(30 * DAY);
        assert_ok!(remove(nina()));
        refused(|| longest.deliver(), Error::SignatureExpired);
    });
}

#[test]
fn a_referrer_in_the_letter_is_registered_and_not_the_invited() {
    ExtBuilder.execute(|| {
        let unknown = Letter { referrer: Some(ALICE), ..letter() };
        refused(|| unknown.deliver(), Error::UnknownReferrer);
        let oneself = Letter { referrer: Some(nina()), ..letter() };
        refused(|| oneself.deliver(), Error::SelfReferral);
        assert_ok!(register(ALICE, None));
        assert_ok!(unknown.deliver());
        assert_eq!(person(&nina()).referrer.map(|referrer| referrer.who), Some(ALICE));
    });
}

#[test]
fn only_the_proven_and_the_bonded_are_sponsors() {
    ExtBuilder.execute(|| {
        refused(|| invite(&ALICE, "a"), Error::NotASponsor);
        assert_ok!(register(ALICE, None));
        refused(|| invite(&ALICE, "a"), Error::NotASponsor);
        assert_eq!(tickets(&ALICE), None);
        work(&ALICE, 1, quiz(32, 32));
        // Proven, but no ticket has grown yet.
        assert_eq!(tickets(&ALICE), Some(0));
        refused(|| invite(&ALICE, "a"), Error::NoTicket);
        wait(DAY);
        assert_ok!(invite(&ALICE, "a"));
        assert_noop!(invite(&ALICE, "b"), Error::<Test>::NoTicket);
    });
}

#[test]
fn a_role_that_demands_next_to_no_bond_makes_no_sponsor() {
    ExtBuilder.execute(|| {
        bond(BOB, 500 * AGT - 1);
        wait(30 * DAY);
        assert_eq!(tickets(&BOB), None);
        bond(BOB, 500 * AGT);
        assert_eq!(tickets(&BOB), Some(10));
        // Enough AGT, and no role.
        Bonds::set(&[(CAROL, (99 * AGT, START))].into());
        set_term("sponsorBond", 50 * AGT);
        assert_eq!(tickets(&CAROL), None);
    });
}

#[test]
fn a_proven_account_grows_a_ticket_a_day_and_a_bonded_one_five_and_nobody_more_than_ten() {
    ExtBuilder.execute(|| {
        proven(&ALICE, None);
        bond(BOB, 500 * AGT);
        let both = || (tickets(&ALICE), tickets(&BOB));
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
fn a_part_of_a_ticket_is_never_lost() {
    ExtBuilder.execute(|| {
        proven(&ALICE, None);
        wait(DAY + DAY / 2);
        assert_ok!(invite(&ALICE, "a"));
        wait(DAY / 2);
        assert_eq!(tickets(&ALICE), Some(1));
    });
}

#[test]
fn ten_tickets_register_ten_accounts_at_once_and_then_no_more() {
    ExtBuilder.execute(|| {
        for number in 0..10 {
            assert_ok!(invite(&SPONSOR, &format!("n{number}")));
        }
        refused(|| invite(&SPONSOR, "n10"), Error::NoTicket);
        assert_eq!(crate::Totals::<Test>::get().registered, 10);
    });
}

#[test]
fn a_bond_that_went_away_unnoticed_grew_no_tickets_meanwhile() {
    ExtBuilder.execute(|| {
        proven(&ALICE, None);
        bond(ALICE, 500 * AGT);
        wait(2 * DAY);
        // Nobody was told of the bond: until now the slow terms counted. From now on the fast ones do.
        assert_eq!(tickets(&ALICE), Some(2));
        assert_ok!(invite(&ALICE, "a"));
        wait(DAY);
        assert_eq!(tickets(&ALICE), Some(6));
        bond(ALICE, 0);
        // The bond is gone, since when is not known: the slow terms count from the last touch on.
        assert_eq!(tickets(&ALICE), Some(2));
    });
}

#[test]
fn a_sponsor_that_is_none_any_more_keeps_nothing_to_spend() {
    ExtBuilder.execute(|| {
        assert_ok!(invite(&SPONSOR, "a"));
        bond(SPONSOR, 0);
        refused(|| invite(&SPONSOR, "b"), Error::NotASponsor);
        assert_eq!(Tickets::<Test>::get(SPONSOR).map(|tickets| tickets.held.units), Some(9));
    });
}
