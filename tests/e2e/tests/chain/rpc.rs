//! The node's own JSON-RPC: the shapes of its answers, its refusals, and the truth of its documentation.

use agt_e2e::{
    binary,
    calls::ProxyCall,
    json::{amount, entry, same_shape},
    Chain, Node,
};
use agt_primitives::{account::AccountReport, token::AGT};
use agt_runtime::{configs::ProxyType, pots};
use serde_json::{json, Value};
use sp_core::crypto::Ss58Codec;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use std::{collections::BTreeSet, fs};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// The prefix of this chain's addresses, and the generic one.
const PREFIX: u16 = 61;
const GENERIC: u16 = 42;

fn alice(prefix: u16) -> String {
    Alice.to_account_id().to_ss58check_with_version(prefix.into())
}

fn documentation() -> String {
    let path = binary::root().join("docs/rpc.md");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_governed_parameter_is_told_with_value_default_and_range() {
    let node = Node::shared().await;
    let chain = node.chain().await;

    let parameters = chain.get("agt_parameters", json!([])).await;

    let parameters = parameters.as_array().expect("a list");
    let names: BTreeSet<_> = parameters.iter().map(|one| one["name"].as_str().expect("a name")).collect();
    assert_eq!(names.len(), parameters.len(), "each once");
    for name in ["fees.planckPerByte", "fees.planckPerMicrosecond", "safeMode.enterBlocks", "safeMode.extendBlocks"] {
        assert!(names.contains(name), "{name}");
    }
    for parameter in parameters {
        let [value, default, min, max] = ["value", "default", "min", "max"].map(|key| amount(&parameter[key]));
        assert_eq!(value, default, "{parameter}: a new chain starts with the defaults");
        assert!(min < max && (min..=max).contains(&default), "{parameter}");
        assert!(!parameter["unit"].as_str().expect("a unit").is_empty(), "{parameter}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_told_by_any_of_its_addresses() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    let delegate = Bob.to_account_id().into();
    let call = ProxyCall::add_proxy { delegate, proxy_type: ProxyType::Any, delay: 0 };
    chain.submit(call, &Alice.pair()).await.expect_success();

    for prefix in [PREFIX, GENERIC] {
        let account = chain.get("agt_account", json!([alice(prefix)])).await;

        assert_eq!((&account["address"], &account["nonce"]), (&json!(alice(prefix)), &json!(1)));
        let data = chain.account(&Alice.to_account_id()).await.expect("an account").data;
        assert!(data.reserved > 0, "a proxy has a deposit");
        assert_eq!(amount(&account["free"]), data.free);
        assert_eq!(amount(&account["held"]), data.reserved);
        assert!(amount(&account["spendable"]) <= data.free);
    }
    let report: AccountReport = chain.call_api("AgtApi_account", Alice.to_account_id(), None).await;
    assert_eq!(report.nonce, 1);
    assert_eq!(report.free, chain.free(&Alice.to_account_id()).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_does_not_exist_has_nothing() {
    let node = Node::shared().await;
    let nobody = agt_e2e::keys::account_of(&agt_e2e::keys::fresh("nobody")).to_ss58check();

    let account = node.chain().await.get("agt_account", json!([nobody])).await;

    assert_eq!(account, json!({ "address": nobody, "free": "0", "held": "0", "spendable": "0", "nonce": 0 }));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_method_tells_of_the_block_that_is_asked_for() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    chain.make_blocks(2).await;
    let (genesis, first) = (chain.genesis(), chain.hash_of(1).await.expect("a block"));

    assert_eq!(chain.get("agt_supply", json!([genesis])).await["tge"], Value::Null);
    assert!(chain.get("agt_supply", json!([first])).await["tge"].is_string());
    assert_eq!(chain.get("agt_unlocks", json!(["team", genesis])).await, json!([]));
    assert_eq!(chain.get("agt_unlocks", json!(["team", first])).await.as_array().map(Vec::len), Some(24));
    for (method, mut params) in [
        ("agt_supply", vec![]),
        ("agt_parameters", vec![]),
        ("agt_unlocks", vec![json!("team")]),
        ("agt_account", vec![json!(alice(PREFIX))]),
        ("agt_characters", vec![json!(alice(PREFIX)), Value::Null]),
        ("agt_medallions", vec![json!(alice(PREFIX))]),
        ("agt_quests", vec![json!(alice(PREFIX))]),
        ("agt_revenue", vec![Value::Null]),
        ("agt_author", vec![json!(alice(PREFIX))]),
        ("agt_recycler", vec![]),
        ("agt_auctions", vec![Value::Null]),
        ("agt_buybacks", vec![Value::Null]),
        ("agt_buybackMonth", vec![json!("2027-03")]),
        ("agt_market", vec![json!(1)]),
        ("agt_swapQuote", vec![json!(1), json!("sell"), json!("1")]),
        ("agt_metrics", vec![]),
    ] {
        let best = chain.get(method, json!(params)).await;
        params.push(json!(chain.best().await.hash()));
        assert_eq!(chain.get(method, json!(params)).await, best, "{method}");

        params.pop();
        params.push(json!(sp_core::H256::repeat_byte(0xab)));
        let refusal = chain.refused(method, json!(params)).await;
        assert_eq!((refusal.rule(), refusal.code), ("UnknownBlock", 14_000), "{method}: {refusal:?}");
        assert!(refusal.message.contains("0xabab"), "{refusal:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_request_is_refused_by_rule_and_the_node_lives_on() {
    let node = Node::shared().await;
    let chain = node.chain().await;
    let mut typo = alice(PREFIX);
    typo.replace_range(10..11, if &typo[10..11] == "a" { "b" } else { "a" });

    for (method, params, rule, code, named) in [
        ("agt_unlocks", json!(["treasury"]), "UnknownBucket", 14_001, "treasury"),
        ("agt_unlocks", json!(["UserRewards"]), "UnknownBucket", 14_001, "userRewards"),
        ("agt_unlocks", json!([""]), "UnknownBucket", 14_001, "publicSale"),
        ("agt_account", json!(["alice"]), "InvalidAddress", 14_002, "alice"),
        ("agt_account", json!([""]), "InvalidAddress", 14_002, "SS58"),
        ("agt_account", json!([typo]), "InvalidAddress", 14_002, &typo),
        ("agt_account", json!([alice(0)]), "ForeignAddress", 14_003, "61"),
        ("agt_account", json!([alice(2)]), "ForeignAddress", 14_003, "61"),
        ("agt_access", json!(["alice"]), "InvalidAddress", 14_002, "alice"),
        ("agt_access", json!([alice(0)]), "ForeignAddress", 14_003, "61"),
        ("agt_access", json!(["5".repeat(100_000)]), "InvalidAddress", 14_002, "too long"),
        ("agt_characters", json!(["alice"]), "InvalidAddress", 14_002, "alice"),
        ("agt_characters", json!([alice(0), 3]), "ForeignAddress", 14_003, "61"),
        ("agt_medallions", json!(["alice"]), "InvalidAddress", 14_002, "alice"),
        ("agt_medallions", json!([alice(0)]), "ForeignAddress", 14_003, "61"),
        ("agt_quests", json!(["alice"]), "InvalidAddress", 14_002, "alice"),
        ("agt_quests", json!([alice(0)]), "ForeignAddress", 14_003, "61"),
        ("agt_eligibility", json!(["alice", 99]), "InvalidAddress", 14_002, "alice"),
        ("agt_eligibility", json!([alice(0), 99]), "ForeignAddress", 14_003, "61"),
        ("agt_eligibility", json!([alice(PREFIX), 99]), "UnknownCampaign", 14_006, "no campaign 99"),
        ("agt_revenue", json!(["2027-13"]), "UnknownSeason", 14_005, "2027-13"),
        ("agt_author", json!(["alice"]), "InvalidAddress", 14_002, "alice"),
        ("agt_buybackMonth", json!(["march"]), "UnknownSeason", 14_005, "march"),
        ("agt_swapQuote", json!([1, "sell", "-1"]), "InvalidAmount", 14_010, "-1"),
        ("agt_swapQuote", json!([1, "buy", "9".repeat(40)]), "InvalidAmount", 14_010, "999"),
        ("agt_pool", json!([alice(PREFIX), 9]), "UnknownPool", 14_007, "no pool 9"),
        ("agt_pools", json!([{ "owner": "alice" }]), "InvalidAddress", 14_002, "alice"),
        ("agt_pools", json!([null, { "owner": alice(0), "number": 0 }]), "ForeignAddress", 14_003, "61"),
        ("agt_request", json!([99]), "UnknownCampaign", 14_006, "99"),
        ("agt_job", json!([99]), "UnknownJob", 14_008, "99"),
        ("agt_batch", json!([99, 7]), "UnknownBatch", 14_009, "7"),
    ] {
        let refusal = chain.refused(method, params.clone()).await;
        assert_eq!((refusal.rule(), refusal.code), (rule, code), "{method} {params}: {refusal:?}");
        assert!(refusal.message.contains(named), "{method} {params}: {refusal:?}");
    }
    for (method, params) in [
        ("agt_supply", json!(["not a hash"])),
        ("agt_unlocks", json!([])),
        ("agt_unlocks", json!([7])),
        ("agt_account", json!([null])),
        ("agt_account", json!({ "address": 1 })),
        ("agt_access", json!([])),
        ("agt_access", json!([7])),
        ("agt_characters", json!([])),
        ("agt_characters", json!([alice(PREFIX), "first"])),
        ("agt_characters", json!([alice(PREFIX), -1])),
        ("agt_characters", json!([alice(PREFIX), 4_294_967_296_u64])),
        ("agt_medallions", json!([7])),
        ("agt_medallions", json!([alice(PREFIX), "not a hash"])),
        ("agt_quests", json!([])),
        ("agt_quests", json!([null])),
        ("agt_eligibility", json!([alice(PREFIX)])),
        ("agt_eligibility", json!([alice(PREFIX), null])),
        ("agt_eligibility", json!([alice(PREFIX), "first"])),
        ("agt_eligibility", json!([alice(PREFIX), -1])),
        ("agt_pools", json!([{ "colour": "red" }])),
        ("agt_pools", json!([null, 7])),
        ("agt_batch", json!([0])),
        ("agt_referenda", json!([-1])),
        ("agt_referenda", json!([4_294_967_296_u64])),
        ("agt_referenda", json!(["first"])),
    ] {
        assert_eq!(chain.refused(method, params.clone()).await.code, -32_602, "{method} {params}");
    }
    assert_lives(&chain).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn curl_is_answered_and_bad_json_is_refused() {
    let node = Node::shared().await;

    let answer = node.post(r#"{"jsonrpc":"2.0","id":1,"method":"agt_supply"}"#).await;
    assert_eq!(answer.status(), 200);
    assert_eq!(amount(&json_of(answer).await["result"]["cap"]), 5_000_000_000 * AGT);

    for (body, code) in [
        ("{", -32_700),
        ("", -32_700),
        (r#"{"jsonrpc":"2.0","id":1}"#, -32_600),
        (r#"{"jsonrpc":"2.0","id":1,"method":"agt_nothing"}"#, -32_601),
        (r#"{"jsonrpc":"2.0","id":1,"method":"agt_account","params":["5"]}"#, 14_002),
    ] {
        assert_eq!(json_of(node.post(body).await).await["error"]["code"], code, "{body}");
    }
    assert_lives(&node.chain().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_of_megabytes_is_refused_and_the_node_lives_on() {
    let node = Node::shared().await;
    let request = |megabytes: usize| {
        let address = "5".repeat(megabytes << 20);
        format!(r#"{{"jsonrpc":"2.0","id":1,"method":"agt_account","params":["{address}"]}}"#)
    };

    let below_the_limit = json_of(node.post(request(14)).await).await;
    assert_eq!(below_the_limit["error"]["data"]["rule"], "InvalidAddress", "{below_the_limit}");
    assert!(below_the_limit.to_string().len() < 500, "the answer does not repeat the request");

    const TOO_BIG: i32 = -32_007;
    let above_the_limit = announced(&node, 16 << 20).await;
    assert!(above_the_limit.starts_with("HTTP/1.1 413 "), "{above_the_limit}");
    assert!(above_the_limit.contains(&format!(r#""code":{TOO_BIG}"#)), "{above_the_limit}");

    assert_lives(&node.chain().await).await;
}

/// Announces a body of so many bytes, sends none of it, and returns the answer as it came. A node that refuses a body by its
/// length hangs up before it has read it, and whoever still sends may miss the answer.
async fn announced(node: &Node, bytes: usize) -> String {
    let to = node.rpc();
    let mut stream = TcpStream::connect(to).await.expect("the node listens");
    let head = ["POST / HTTP/1.1", &format!("Host: {to}"), "Content-Type: application/json", "Connection: close"];
    let head = format!("{}\r\nContent-Length: {bytes}\r\n\r\n", head.join("\r\n"));
    stream.write_all(head.as_bytes()).await.expect("the node reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("the node answers");
    answer
}

/// Returns the body of an answer.
async fn json_of(answer: reqwest::Response) -> Value {
    answer.json().await.expect("JSON")
}

async fn assert_lives(chain: &Chain) {
    let before = chain.best().await.number;
    chain.make_blocks(1).await;
    assert!(chain.best().await.number > before);
    assert_eq!(chain.get("system_health", json!([])).await["isSyncing"], false);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_of_requests_is_answered_up_to_a_limit() {
    let node = Node::shared().await;
    let batch = |requests: usize| {
        let batch: Vec<_> =
            (0..requests).map(|id| json!({ "jsonrpc": "2.0", "id": id, "method": "system_chain" })).collect();
        json!(batch).to_string()
    };

    let answers = json_of(node.post(batch(100)).await).await;
    assert_eq!(answers.as_array().map(Vec::len), Some(100));
    assert!(answers.as_array().is_some_and(|answers| answers.iter().all(|one| one["result"] == "AGT Development")));

    const BATCH_TOO_LARGE: i32 = -32_010;
    assert_eq!(json_of(node.post(batch(101)).await).await["error"]["code"], BATCH_TOO_LARGE);
    assert_lives(&node.chain().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_rpc_is_served_to_others_nobody_moves_the_chain() {
    let node = Node::dev().arg("--rpc-methods=safe").start().await;
    let chain = node.chain().await;
    let head = chain.get("sealing_head", json!([])).await;

    for (method, params) in [
        ("sealing_makeBlocks", json!([1])),
        ("sealing_advanceClock", json!([1])),
        ("author_rotateKeys", json!([])),
        ("system_addLogFilter", json!(["trace"])),
    ] {
        let refusal = chain.refused(method, params).await;
        assert!(refusal.message.contains("unsafe"), "{method}: {refusal:?}");
    }
    assert_eq!(chain.get("sealing_head", json!([])).await["number"], head["number"]);
    assert_eq!(amount(&chain.get("agt_supply", json!([])).await["burned"]), 0);
}

/// Returns the ```json blocks of the documentation in pairs: a request and its answer.
fn examples(text: &str) -> Vec<(Value, Value)> {
    let blocks: Vec<Value> = text
        .split("```json\n")
        .skip(1)
        .map(|rest| rest.split_once("```").expect("a block that ends").0)
        .map(|block| serde_json::from_str(block).unwrap_or_else(|error| panic!("{error} in {block}")))
        .collect();
    assert_eq!(blocks.len() % 2, 0, "a request and its answer are a pair");
    blocks.chunks(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_example_of_the_documentation_works_as_it_says() {
    let node = Node::dev().sealing("manual").start().await;
    node.chain().await.make_blocks(1).await;
    // There is a season before this month's, whatever day it is.
    node.chain().await.advance(32 * 86_400).await;
    super::attested::a_batch_is_posted(&node.chain().await).await;
    super::governance::a_juror_votes(&node.chain().await).await;
    super::contributors::a_newcomer_comes_in(&node.chain().await).await;
    super::seasons::a_quiz_is_open(&node.chain().await).await;
    super::paid_work::a_request_is_open(&node.chain().await).await;
    super::buyback::a_market_is_made(&node.chain().await).await;
    let examples = examples(&documentation());
    assert!(examples.len() >= 12, "{} examples", examples.len());

    for (request, answer) in &examples {
        let posted = node.post(request.to_string()).await;
        assert_eq!(posted.status(), 200, "{request}");
        let told = json_of(posted).await;
        same_shape(answer, &told).unwrap_or_else(|error| panic!("{request} is answered otherwise: {error}"));
        assert_eq!(told["error"]["code"], answer["error"]["code"], "{request}");
        assert_eq!(told["error"]["data"], answer["error"]["data"], "{request}");
    }
    let shown: BTreeSet<_> = examples.iter().filter_map(|(request, _)| request["method"].as_str()).collect();
    for method in own_methods(&node.chain().await).await {
        assert!(shown.contains(method.as_str()), "{method} has no example");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_documentation_names_every_namespace_that_is_served() {
    let node = Node::shared().await;
    let text = documentation();

    for method in methods(&node.chain().await).await {
        let (namespace, _) = method.split_once('_').expect("a namespace");
        assert!(text.contains(&format!("`{namespace}_`")), "{method}: its namespace is not documented");
    }
    for name in ["babe", "grandpa", "sync_state"] {
        assert!(text.contains(&format!("`{name}_`")), "{name}_ is served in consensus and not documented");
    }
}

async fn methods(chain: &Chain) -> Vec<String> {
    let methods = chain.get("rpc_methods", json!([])).await["methods"].clone();
    serde_json::from_value(methods).expect("a list of names")
}

async fn own_methods(chain: &Chain) -> Vec<String> {
    let ours = |method: &String| method.starts_with("agt_") || method.starts_with("sealing_");
    let methods: Vec<_> = methods(chain).await.into_iter().filter(ours).collect();
    assert!(methods.len() >= 7, "{methods:?}");
    methods
}

#[test]
fn the_documentation_lists_every_error_code_of_the_source() {
    let source = fs::read_to_string(binary::root().join("node/src/rpc/error.rs")).expect("the source");
    let in_source: BTreeSet<(String, String)> = source
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Self::")?.strip_suffix(',')?.split_once(" => "))
        .map(|(rule, code)| (code.replace('_', ""), rule.to_string()))
        .collect();
    assert!(in_source.len() >= 9, "{in_source:?}");
    let cells = |line: &str| {
        let mut cells = line.strip_prefix('|')?.split('|').map(|cell| cell.trim().trim_matches('`').to_string());
        Some((cells.next()?, cells.next()?)).filter(|(code, _)| code.starts_with("14"))
    };
    let text = documentation();
    let in_text: BTreeSet<_> = text.lines().filter_map(cells).collect();

    assert_eq!(in_text, in_source);
}

#[tokio::test(flavor = "multi_thread")]
async fn wallets_read_symbol_decimals_and_prefix() {
    let node = Node::shared().await;
    let chain = node.chain().await;

    let properties = chain.get("system_properties", json!([])).await;

    assert_eq!(properties, json!({ "ss58Format": 61, "tokenDecimals": 12, "tokenSymbol": "AGT" }));
    let supply = chain.get("agt_supply", json!([])).await;
    let treasury = pots::account(pots::TREASURY).to_ss58check_with_version(PREFIX.into());
    assert_eq!(entry(&supply["buckets"], "bucket", "ecosystem")["beneficiary"], treasury);
}
