//! The chain as an ordinary Rust client sees it, which knows its metadata and nothing else.

use agt_e2e::{
    keys::{account_of, fresh},
    Node,
};
use agt_primitives::token::{AGT, CAP};
use sp_core::Pair as _;
use sp_keyring::Sr25519Keyring::{self, Alice};
use subxt::{
    config::Config,
    dynamic::{self, Value},
    tx::Signer,
    utils::{AccountId32, MultiSignature},
    OnlineClient, SubstrateConfig,
};

/// A wallet that holds a well-known key.
struct Wallet(Sr25519Keyring);

impl Signer<SubstrateConfig> for Wallet {
    fn account_id(&self) -> <SubstrateConfig as Config>::AccountId {
        AccountId32(self.0.public().0)
    }

    fn sign(&self, payload: &[u8]) -> MultiSignature {
        MultiSignature::Sr25519(self.0.pair().sign(payload).0)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ordinary_client_signs_and_reads_without_any_definition_of_ours() {
    let node = Node::dev().sealing("instant").start().await;
    let client = OnlineClient::<SubstrateConfig>::from_insecure_url(format!("ws://{}", node.rpc())).await;
    let client = client.expect("the client understands the metadata");
    let receiver = account_of(&fresh("receiver"));
    let value = 7 * AGT + 1;

    let to = Value::unnamed_variant("Id", [Value::from_bytes(&receiver)]);
    let call = dynamic::tx("Balances", "transfer_keep_alive", (to, Value::u128(value)));
    let block = client.at_current_block().await.expect("a block");
    let sent = block.transactions().sign_and_submit_then_watch_default(&call, &Wallet(Alice)).await;
    let events = sent.expect("the pool takes it").wait_for_finalized_success().await.expect("it succeeds");
    assert!(events.iter().any(|event| event.expect("an event").event_name() == "Transfer"));

    assert_eq!(node.chain().await.free(&receiver).await, value);
    let block = client.at_current_block().await.expect("a block");
    let ever_minted = dynamic::storage::<(), u128>("Supply", "EverMinted");
    let ever_minted = block.storage().fetch(ever_minted, ()).await.expect("an entry").decode().expect("a number");
    assert!((1..=CAP).contains(&ever_minted));
}
