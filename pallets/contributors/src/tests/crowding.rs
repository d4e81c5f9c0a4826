//! One machine with ten thousand fresh keys does not crowd out the others.

use super::{
    fees::{carried, next_block, send, validate, FAIL, WORK},
    *,
};
use crate::{Error, FeelessBlocks, Totals};
use agt_primitives::token::AGT;
use codec::Encode;
use frame_support::{assert_ok, traits::fungible::Mutate};
use sp_runtime::transaction_validity::InvalidTransaction;

const KEYS: u32 = 10_000;

/// A fresh key's account.
fn key_number(number: u32) -> AccountId {
    AccountId::new(sp_io::hashing::blake2_256(&("a fresh key", number).encode()))
}

#[test]
fn keys_without_agt_get_in_no_faster_than_tickets_grow() {
    ExtBuilder.execute(|| {
        // A sponsor with the bond of five tickets a day works for them, for a month, with valid signatures.
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
        // Ten that were stored, and five for each day after the first.
        assert_eq!(number, 10 + 29 * 5);
        assert_eq!(Totals::<Test>::get().registered, u64::from(number));
    });
}

#[test]
fn keys_with_agt_have_one_on_hold_each_and_earn_two_sets_a_day_in_one_set_at_a_time() {
    ExtBuilder.execute(|| {
        for number in 0..KEYS {
            let who = key_number(number);
            assert_ok!(Balances::mint_into(&who, 2 * AGT));
            assert_ok!(register(who.clone(), None));
            refused_once(&who, number);
        }
        let totals = Totals::<Test>::get();
        assert_eq!((totals.registered, totals.held), (u64::from(KEYS), Balance::from(KEYS) * AGT));
        assert_eq!((totals.proven, totals.aia.outstanding), (0, 0));
    });
}

/// One set, no second one, and nothing ripe. Looked at for some, since all are alike.
fn refused_once(who: &AccountId, number: u32) {
    if number.is_multiple_of(1_000) {
        assert_ok!(open(who, 1));
        refused(|| open(who, 2), Error::TooManyOpen);
        assert_eq!(ripe(who), 0);
    }
}

#[test]
fn ten_thousand_keys_that_call_without_a_fee_leave_nine_tenths_of_the_block_to_who_pays() {
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
                // Whoever pays is never turned away, before, while and after they come, and is ahead in the pool.
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
            // A tenth of two seconds, by all that a block carries for each.
            let room = BLOCK.ref_time() / 10 / carried();
            assert_eq!((included, kept_waiting), (room, KEYS - room as u32), "block {block}");
            assert!(FeelessBlocks::<Test>::get().all.ref_time() <= BLOCK.ref_time() / 10);
            next_block();
        }
    });
}
