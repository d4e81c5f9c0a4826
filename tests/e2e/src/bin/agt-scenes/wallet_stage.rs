//! Sets the stage on which wallets read, sell and transfer a character: a node, and a character that Ferdie has bought. It is for
//! libraries that know the node's metadata and nothing else.
//!
//! It prints one line of JSON when the character has hatched. The blocks come by themselves. It ends when its input ends.

use super::page_stage::end_of_input;
use agt_e2e::{
    climb::{begin, EDITION},
    items::{character, hatch, mint, TWO_EPOCHS},
    tour::Pump,
    Node,
};
use serde_json::json;
use sp_keyring::Sr25519Keyring::Ferdie;

/// Sets the stage, and keeps it until the input of this program ends.
pub async fn run() {
    // The node ends with what is dropped here.
    tokio::select! {
        () = play() => {}
        _ = end_of_input() => {}
    }
}

/// Sets the stage and says so. It never ends.
async fn play() {
    // To export the genesis first pays only if several nodes start from it.
    let node = Node::dev().from_preset().start().await;
    let chain = node.chain().await;
    begin(&chain).await;
    let bought = mint(&chain, EDITION, vec![&Ferdie.pair()]).await;
    chain.make_blocks(TWO_EPOCHS).await;
    hatch(&chain, &bought, &Ferdie.pair()).await;
    let character = character(&chain, bought[0]).await;
    let _pump = Pump::start(&chain, &[], None);
    let told = json!({
        "node": format!("ws://{}", node.rpc()),
        "owner": "//Ferdie",
        "character": { "item": character.item, "level": character.level, "rarity": character.rarity },
        "attributes": character.attributes,
    });
    println!("{told}");
    std::future::pending().await
}
