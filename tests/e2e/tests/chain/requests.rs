//! What a stranger can ask of a node: the answer says what is wrong with the request, and the log has no alarm.

use agt_e2e::{calls::ReferendaCall, Chain, Node, Refusal};
use agt_runtime::UncheckedExtrinsic;
use codec::{Decode, Encode};
use frame_support::traits::{schedule::DispatchTime, Bounded};
use serde_json::{json, Value};
use sp_core::Bytes;
use sp_keyring::Sr25519Keyring::Alice;

/// The JSON-RPC code for parameters of the wrong type, number or name.
const INVALID_PARAMS: i32 = -32_602;

/// Log lines that operators are told to watch for.
const ALARMS: [&str; 2] = ["panicked", "Essential task"];

/// Returns the refusal of each method to which a wallet gives an extrinsic, when it is given these bytes.
async fn refusals(chain: &Chain, bytes: Vec<u8>) -> Vec<(&'static str, Refusal)> {
    let mut refusals = Vec::new();
    for method in ["author_submitExtrinsic", "payment_queryInfo", "payment_queryFeeDetails", "system_dryRun"] {
        refusals.push((method, chain.refused(method, json!([Bytes(bytes.clone())])).await));
    }
    let hash = chain.best().await.hash();
    for (method, data) in [
        ("TaggedTransactionQueue_validate_transaction", [&[2], &bytes[..], &hash.encode()].concat()),
        ("TransactionPaymentApi_query_info", [&bytes[..], &0u32.encode()].concat()),
        ("BlockBuilder_apply_extrinsic", bytes),
    ] {
        refusals.push((method, chain.refused("state_call", json!([method, Bytes(data)])).await));
    }
    refusals
}

/// All that a refusal says.
fn said(refusal: &Refusal) -> String {
    format!("{} {}", refusal.message, refusal.data)
}

fn assert_no_alarm(node: &Node) {
    let log = node.log();
    let alarm = log.lines().find(|line| ALARMS.iter().any(|alarm| line.contains(alarm)));
    assert_eq!(alarm, None, "the log alarms its operator");
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_that_are_no_transaction_are_refused_in_words() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;

    for bytes in [vec![0x0c, 1, 2, 3], vec![0x04, 0x84], vec![0]] {
        for (method, refusal) in refusals(&chain, bytes.clone()).await {
            let said = said(&refusal);
            assert!(said.contains("these bytes are no transaction of this chain"), "{method} {bytes:?}: {said}");
            assert!(!said.contains("wasm") && !said.contains("backtrace"), "{method}: {said}");
        }
    }
    // Bytes that end too soon are refused by the node itself.
    let refusal = chain.refused("author_submitExtrinsic", json!(["0x01020304"])).await;
    assert!(refusal.message.contains("Not enough data"), "{refusal:?}");

    chain.make_blocks(1).await;
    assert_no_alarm(&node);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_that_is_too_long_to_inline_is_sent_to_a_preimage() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    let submit = |inline: Vec<u8>| ReferendaCall::submit {
        proposal_origin: Box::new(frame_system::RawOrigin::Root.into()),
        proposal: Bounded::Inline(inline.try_into().expect("at most 128 bytes")),
        enactment_moment: DispatchTime::After(1),
    };
    // No type encodes more than 128 bytes inline, as no such limit is in a client that builds the bytes itself.
    let mark = vec![0xab; 128];
    let sound = chain.sign(submit(mark.clone()), &Alice.pair(), 0).encode();
    assert!(UncheckedExtrinsic::decode(&mut &sound[..]).is_ok());
    let sound = Vec::<u8>::decode(&mut &sound[..]).expect("a length and bytes");
    let at = sound.windows(130).position(|bytes| bytes == mark.encode()).expect("the proposal");
    let long = [&sound[..at], &vec![0xab; 129].encode(), &sound[at + 130..]].concat().encode();

    for (method, refusal) in refusals(&chain, long).await {
        let said = said(&refusal);
        assert!(said.contains("128 bytes") && said.contains("preimage"), "{method}: {said}");
    }
    assert_no_alarm(&node);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_of_the_runtime_with_nonsense_is_refused_in_words() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    let header = chain.best().await;
    let nonsense = agt_runtime::opaque::Block { header, extrinsics: Vec::new() };

    for (method, data, words) in [
        ("AccountNonceApi_account_nonce", vec![1, 2, 3, 4], "not the arguments of AccountNonceApi_account_nonce"),
        ("AgtApi_supply", vec![1], "not the arguments of AgtApi_supply"),
        ("Core_execute_block", vec![1, 2, 3, 4], "not the arguments of Core_execute_block"),
        ("Core_execute_block", nonsense.encode(), "Core_execute_block refuses these bytes"),
        ("GenesisBuilder_build_state", b"{}".to_vec().encode(), ""),
    ] {
        let answer = chain.ask("state_call", json!([method, Bytes(data)])).await;
        let said = answer.as_ref().err().map(said).unwrap_or_default();
        assert!(said.contains(words) && !said.contains("wasm"), "{method}: {answer:?}");
    }
    chain.make_blocks(1).await;
    assert_no_alarm(&node);
}

#[tokio::test(flavor = "multi_thread")]
async fn parameters_beyond_those_of_a_method_are_invalid() {
    let node = Node::shared().await;
    let chain = node.chain().await;
    let methods: Value = chain.get("rpc_methods", json!([])).await["methods"].clone();
    let methods: Vec<String> = serde_json::from_value(methods).expect("a list of names");
    let ours: Vec<_> = methods.iter().filter(|name| name.starts_with("agt_") || name.starts_with("sealing_")).collect();
    assert!(ours.len() >= 16, "{ours:?}");

    for method in ours {
        for excess in [json!([null, null, null, null, null]), json!({ "nonsense": 1 })] {
            let refusal = chain.refused(method, excess.clone()).await;
            assert_eq!(refusal.code, INVALID_PARAMS, "{method} {excess}: {refusal:?}");
            assert!(refusal.data.as_str().is_some_and(|said| said.contains(method)), "{refusal:?}");
        }
    }
    assert_eq!(chain.refused("agt_supply", json!([null, 1])).await.code, INVALID_PARAMS);
    assert_eq!(chain.refused("sealing_head", json!([null])).await.code, INVALID_PARAMS);
}

#[tokio::test(flavor = "multi_thread")]
async fn null_for_an_optional_parameter_means_that_none_is_given() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;

    // Before its first block a chain has no time, and no season.
    for not_given in [json!([]), json!([null]), json!([null, null]), json!({ "season": null })] {
        let refusal = chain.refused("agt_season", not_given.clone()).await;
        assert_eq!(refusal.rule(), "UnknownSeason", "{not_given}");
        assert!(refusal.message.contains("no season yet"), "{not_given}: {refusal:?}");
    }
    assert!(chain.refused("agt_season", json!([""])).await.message.contains(r#"no season """#));

    chain.make_blocks(1).await;
    for (method, absent, null) in [
        ("agt_supply", json!([]), json!([null])),
        ("agt_parameters", json!([]), json!({ "at": null })),
        ("agt_unlocks", json!(["team"]), json!(["team", null])),
        ("agt_referenda", json!([]), json!([null, null])),
        ("agt_campaigns", json!([]), json!([null, null, null])),
        ("agt_campaigns", json!([]), json!([{ "kind": null, "area": null, "phase": null }])),
        ("agt_season", json!([]), json!([null, null])),
        ("agt_season", json!([]), json!({ "season": null, "at": null })),
    ] {
        assert_eq!(chain.ask(method, null.clone()).await, chain.ask(method, absent).await, "{method} {null}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_answered_under_its_own_id() {
    let node = Node::shared().await;

    for id in [json!(0), json!(u64::MAX), json!("18446744073709551616"), json!(""), Value::Null] {
        let request = json!({ "jsonrpc": "2.0", "id": id, "method": "agt_supply", "params": [1, 2] });
        let answer: Value = node.post(request.to_string()).await.json().await.expect("JSON");
        assert_eq!((&answer["id"], &answer["error"]["code"]), (&id, &json!(INVALID_PARAMS)), "{answer}");
    }
}
