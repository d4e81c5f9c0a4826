//! Seasons by the calendar, and external addresses, with the signatures of wallets and the reports of RPC.

use agt_e2e::{calls::*, json::moment, Chain, Node};
use agt_primitives::calendar::Month;
use agt_runtime::Runtime;
use pallet_external_addresses::Error as AddressError;
use pallet_redemption::Error;
use serde_json::{json, Value};
use sp_core::{bytes, crypto::Ss58Codec, ecdsa, Pair as _};
use sp_io::hashing::keccak_256;
use sp_keyring::Sr25519Keyring::{Alice, Bob};

async fn season(chain: &Chain, name: Option<&str>) -> Value {
    chain.get("agt_season", json!([name])).await
}

/// Signs a text like an external wallet: as a personal message (EIP-191), with v 27 or 28.
fn personal_signature(key: &ecdsa::Pair, text: &str) -> [u8; 65] {
    let message = format!("\x19Ethereum Signed Message:\n{}{text}", text.len());
    let mut signature = key.sign_prehashed(&keccak_256(message.as_bytes())).0;
    signature[64] += 27;
    signature
}

/// Returns the address of a key: the last 20 bytes of the Keccak-256 hash of its public point, recovered from a
/// signature.
fn address_of(key: &ecdsa::Pair) -> [u8; 20] {
    let signature = key.sign_prehashed(&[1; 32]);
    let point = sp_io::crypto::secp256k1_ecdsa_recover(&signature.0, &[1; 32]).ok().expect("our own signature");
    keccak_256(&point)[12..].try_into().expect("20 bytes")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_season_follows_the_calendar_whatever_the_clock_jumps_over() {
    let node = Node::dev().sealing("manual").start().await;
    let chain = node.chain().await;
    let submit = |aia| RedemptionCall::submit { aia };
    chain.make_blocks(1).await;
    let first = Month::at(chain.time(None).await).expect("a month");

    // Into the submission window of the next month.
    let next = first.next().expect("a month");
    chain.wind_to(next.start_of_day(5).expect("a day")).await;
    let told = season(&chain, None).await;
    assert_eq!((&told["stage"], &told["number"], &told["closed"]), (&json!("submission"), &json!(1), &json!(false)));
    assert_eq!(told["pool"], "15000000000000000000");
    assert_eq!(told["nextBoundary"], told["closes"]);
    assert_eq!(moment(&told["closes"]), next.start_of_day(21).expect("a day"));
    let refused = chain.submit(submit(2_999), &Bob.pair()).await;
    refused.expect_error(Error::<Runtime>::BelowMinimum);
    chain.submit(submit(3_000), &Bob.pair()).await.expect_error(Error::<Runtime>::Unproven);
    let bob = Bob.to_account_id().to_ss58check();
    let quote = chain.get("agt_quote", json!([bob, 3_000])).await;
    assert_eq!((&quote["refusal"], &quote["payout"]), (&json!("the account is not proven"), &json!("0")));
    assert_eq!(chain.get("agt_claimable", json!([bob])).await, json!([]));

    // On the 21st at 00:00 the window is shut, and a season to which nobody submitted has nothing to close.
    chain.wind_to(next.start_of_day(21).expect("a day")).await;
    assert_eq!(season(&chain, None).await["stage"], "claims");
    chain.submit(submit(3_000), &Bob.pair()).await.expect_error(Error::<Runtime>::WindowShut);
    let close = RedemptionCall::close { season: next };
    chain.submit(close, &Bob.pair()).await.expect_error(Error::<Runtime>::UnknownSeason);

    // The clock jumps over two windows in one block.
    let far = Month(next.0 + 3);
    chain.wind_to(far.start_of_day(25).expect("a day")).await;
    assert_eq!(season(&chain, None).await["number"], 4);
    for name in ["1999-01", "2027-13", "soon", ""] {
        assert_eq!(chain.refused("agt_season", json!([name])).await.rule(), "UnknownSeason", "{name}");
    }
    let this_month = chain.get("agt_season", json!([])).await;
    assert_eq!(chain.get("agt_season", json!([null])).await, this_month);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_external_address_is_bound_by_the_signature_of_its_own_key() {
    let node = Node::dev().sealing("manual").start().await;
    let chain = node.chain().await;
    chain.make_blocks(1).await;
    let key = ecdsa::Pair::from_seed(&[7; 32]);
    let address = address_of(&key);
    let alice = Alice.to_account_id().to_ss58check();
    let report = |who: String| {
        let chain = &chain;
        async move { chain.get("agt_externalAddress", json!([who])).await }
    };
    let bind = |signature| ExternalAddressesCall::bind { address, signature };

    let text = report(alice.clone()).await["message"].as_str().expect("a text").to_owned();
    let signature = personal_signature(&key, &text);
    // Signed for Alice, sent by Bob.
    chain.submit(bind(signature), &Bob.pair()).await.expect_error(AddressError::<Runtime>::WrongSigner);
    let mut other_form = signature;
    other_form[64] -= 27;
    chain.submit(bind(other_form), &Alice.pair()).await.expect_error(AddressError::<Runtime>::InvalidV);
    chain.submit(bind(signature), &Alice.pair()).await.expect_success();
    let told = report(alice.clone()).await;
    assert_eq!((&told["address"], &told["nonce"]), (&json!(bytes::to_hex(&address, false)), &json!(1)));

    // The binding cannot change for seven days.
    let unbind = || ExternalAddressesCall::unbind {};
    chain.submit(unbind(), &Alice.pair()).await.expect_error(AddressError::<Runtime>::BoundTooRecently);
    chain.wind_to(moment(&told["restsUntil"])).await;
    chain.submit(unbind(), &Alice.pair()).await.expect_success();
    assert_eq!(report(alice).await["address"], Value::Null);
    // A signature binds once.
    chain.submit(bind(signature), &Alice.pair()).await.expect_error(AddressError::<Runtime>::WrongSigner);
}
