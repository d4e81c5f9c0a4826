//! The room of items: every path of pallet-nfts to a character.

use super::{characters::*, wraps::*, *};
use crate::tests::{
    authority,
    buyback::{batch, block_after, by},
    holder::undone,
    progress::{grown, nfts, select, starter, transfer},
};
use agt_primitives::token::AGT;
use frame_support::{assert_noop, assert_ok, traits::GetCallMetadata};
use pallet_characters::{Error, COLLECTION};
use pallet_nfts::{Call as Items, Error as ItemError, PriceDirection, PriceWithDirection};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Eve};

#[test]
fn no_call_of_the_items_moves_or_rewrites_a_selected_character() {
    test(|| {
        // Every call, with arguments of zeros: they name the first item of the only collection, and an account of zeros.
        let item = grown(Alice);
        assert_eq!(item, 0);
        select(Alice, item);
        let before = shown(item);
        let mut tried = 0;
        for ((pallet, name), call) in authority::calls() {
            if pallet != "Nfts" {
                continue;
            }
            tried += 1;
            for key in [Alice, Bob] {
                for wrapped in
                    [call.clone(), batch(vec![call.clone()]), derived(call.clone()), shared(call.clone(), Eve)]
                {
                    let _ = by(key, wrapped);
                    assert_eq!(shown(item), before, "{name} by {key:?}");
                }
            }
        }
        assert_eq!(tried, RuntimeCall::get_call_names("Nfts").len());
        // The owner takes back what it has offered, and gives the character away.
        assert_ok!(by(Alice, nfts(Items::cancel_swap { offered_collection: COLLECTION, offered_item: item })));
        assert_ok!(by(Alice, batch(vec![unselect(), transfer(item, Bob)])));
        assert_eq!(Nfts::owner(COLLECTION, item), Some(Bob.to_account_id()));
    });
}

#[test]
fn swap_takes_no_character_that_cannot_move_and_ends_with_its_block() {
    test(|| {
        let (offered, of_bob, young) = (grown(Alice), grown(Bob), starter(Charlie));
        let price = |amount| Some(PriceWithDirection { amount, direction: PriceDirection::Receive });
        let offer = Items::create_swap {
            offered_collection: COLLECTION,
            offered_item: offered,
            desired_collection: COLLECTION,
            maybe_desired_item: None,
            maybe_price: price(50 * AGT),
            duration: 2,
        };
        let claim = |send_item, witness_price| {
            nfts(Items::claim_swap {
                send_collection: COLLECTION,
                send_item,
                receive_collection: COLLECTION,
                receive_item: offered,
                witness_price,
            })
        };
        let cancel = || nfts(Items::cancel_swap { offered_collection: COLLECTION, offered_item: offered });
        assert_ok!(by(Alice, nfts(offer)));
        assert_noop!(by(Charlie, claim(young, price(50 * AGT))), ItemError::<Runtime>::ItemLocked);
        for cheaper in [None, price(50 * AGT - 1)] {
            assert_noop!(by(Bob, claim(of_bob, cheaper)), ItemError::<Runtime>::UnknownSwap);
        }
        for bait in [select_call(offered), level_up(offered, 6, 0)] {
            assert_noop!(by(Alice, bait), Error::<Runtime>::InSwap);
        }
        block_after(SLOT_MILLIS);
        assert_noop!(by(Bob, cancel()), ItemError::<Runtime>::NoPermission);
        block_after(SLOT_MILLIS);
        let before = free(Alice.to_account_id());
        let bought = undone(|| by(Bob, claim(of_bob, price(50 * AGT))).map(|()| free(Alice.to_account_id())));
        assert_eq!(bought, Ok(before + 50 * AGT), "the last block");
        block_after(SLOT_MILLIS);
        assert_noop!(by(Bob, claim(of_bob, price(50 * AGT))), ItemError::<Runtime>::DeadlineExpired);
        assert_noop!(by(Alice, select_call(offered)), Error::<Runtime>::InSwap);
        assert_ok!(by(Charlie, cancel()));
        assert_ok!(by(Alice, select_call(offered)));
    });
}

#[test]
fn pause_shuts_the_trade_of_characters_and_keeps_no_one_from_its_own() {
    test(|| {
        open_edition(1);
        let (of_alice, of_bob) = (grown(Alice), grown(Bob));
        select(Alice, of_alice);
        let price =
            nfts(Items::set_price { collection: COLLECTION, item: of_bob, price: Some(AGT), whitelisted_buyer: None });
        assert_ok!(by(Bob, price));
        assert_ok!(by(Charlie, mint()));
        let bought = 2;
        assert_ok!(dispatch(pallet_safe_mode::Call::force_enter {}, RuntimeOrigin::root()));
        let buy = nfts(Items::buy_item { collection: COLLECTION, item: of_bob, bid_price: AGT });
        for shut in [mint(), buy, transfer(of_bob, Charlie), select_call(of_bob)] {
            for wrapped in [shut.clone(), batch(vec![shut.clone()]), derived(shut.clone()), shared(shut.clone(), Eve)] {
                assert_noop!(by(Bob, wrapped), filtered());
            }
        }
        assert_ok!(by(Alice, unselect()));
        pass_two_epochs(|| ());
        assert_ok!(by(Bob, hatch(bought)));
        assert_eq!(Nfts::owner(COLLECTION, bought), Some(Charlie.to_account_id()));
        assert_ok!(dispatch(pallet_safe_mode::Call::force_exit {}, RuntimeOrigin::root()));
        assert_ok!(by(Charlie, nfts(Items::buy_item { collection: COLLECTION, item: of_bob, bid_price: AGT })));
    });
}
