//! A machine with ten thousand new keys does not crowd out other accounts.

use super::{
    fees::{carried, next_block, send, validate, FAIL, WORK},
    *,
};
use crate::{Error, FeelessBlocks};
use agt_primitives::token::AGT;
use codec::Encode;
use frame_support::{assert_ok, traits::fungible::Mutate};
use sp_runtime::transaction_validity::InvalidTransaction;

const KEYS: u32 = 10_000;

/// The account of a new key.
fn key_number(number: u32) -> AccountId {
    AccountId::new(sp_io::hashing::blake2_256(&("a fresh key", number).encode()))
}

#[test]
fn keys_without_agt_register_no_faster_than_invitations_grow() {
    ExtBuilder.execute(|| {
        // For a month, a bonded sponsor with five invitations a day registers the keys with valid signatures.
        let mut number = 0u32;
        for _ in 0..30 {
            loop {
                let pair = sr25519(&format!("{number}"));
                let message = Contributors::message(&SPONSOR, &id(&pair), None, now());
                let signature = sp_core::Pair::sign(&pair, &message).into();
                if Contributors::register_for(signed(SPONSOR), id(&pair), None, now(), signature).is_err() {
                    break;
                }
                number += 1;
            }
            wait(DAY);
        }
        // Ten stored invitations, and five for each day after the first.
        assert_eq!(number, 10 + 29 * 5);
        assert_eq!(Totals::<Test>::get().registered, u64::from(number));
    });
}

#[test]
fn keys_with_agt_pay_a_hold_each_and_work_on_one_set_at_a_time() {
    ExtBuilder.execute(|| {
        for number in 0..KEYS {
            let who = key_number(number);
            assert_ok!(Balances::mint_into(&who, 2 * AGT));
            assert_ok!(register(who.clone(), None));
            refused_once(&who, number);
        }
        let totals = Totals::<Test>::get();
        assert_eq!(totals.registered, u64::from(KEYS));
        assert_eq!(totals.held, Balance::from(KEYS) * AGT);
        assert_eq!(totals.proven, 0);
        assert_eq!(totals.aia.outstanding, 0);
    });
}

/// Checks that a key may open one set and no second one, and has nothing ripe. All keys are alike, so it samples some.
fn refused_once(who: &AccountId, number: u32) {
    if number.is_multiple_of(1_000) {
        assert_ok!(open_with(who, quiz_offer(1)));
        assert_noop!(open_with(who, quiz_offer(2)), Error::<Test>::TooManyOpen);
        assert_eq!(ripe(who), 0);
    }
}

#[test]
fn ten_thousand_feeless_keys_leave_nine_tenths_of_a_block_to_payers() {
    ExtBuilder.execute(|| {
        for number in 0..KEYS {
            let who = key_number(number);
            assert_ok!(Balances::mint_into(&who, AGT + AGT / 50));
            assert_ok!(register(who.clone(), None));
            assert_ok!(Balances::transfer_allow_death(signed(who.clone()), ALICE, free(&who)));
        }
        for (block, call) in [(0, WORK), (1, FAIL)] {
            let (mut included, mut kept_waiting) = (0u64, 0u32);
            for number in 0..KEYS {
                match send(&key_number(number), call.clone(), 0) {
                    Ok(_) => included += 1,
                    Err(error) => {
                        assert_eq!(error, InvalidTransaction::ExhaustsResources.into());
                        kept_waiting += 1;
                    }
                }
                // A paying call is included before, among and after them, and has a higher priority in the pool.
                if number.is_multiple_of(2_500) {
                    assert_ok!(send(&BOB, WORK, 0).expect("BOB pays"));
                    let of_the_keys = rolled_back(|| {
                        next_block();
                        validate(&key_number(number + 1), &call, 0)
                    });
                    assert_eq!(of_the_keys, Ok(0));
                    assert!(validate(&BOB, &WORK, 0).is_ok_and(|priority| priority > 0));
                }
            }
            // A tenth of two seconds, by the whole weight that a block carries for each call.
            let room = BLOCK.ref_time() / 10 / carried();
            assert_eq!(included, room, "block {block}");
            assert_eq!(kept_waiting, KEYS - room as u32, "block {block}");
            assert!(FeelessBlocks::<Test>::get().all.ref_time() <= BLOCK.ref_time() / 10);
            next_block();
        }
    });
}
