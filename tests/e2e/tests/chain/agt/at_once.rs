//! Several commands of one key at the same time.

use super::machine;
use agt_e2e::json::amount;
use agt_primitives::token::AGT;
use futures::future::join_all;
use sp_keyring::Sr25519Keyring::Alice;

/// The commands.
const COMMANDS: u32 = 6;

#[tokio::test(flavor = "multi_thread")]
async fn commands_of_one_key_at_the_same_time_are_all_done() {
    let (_node, chain, machine) = machine().await;
    let bond = "bond 1 --dev-key //Alice --yes --json";

    for said in join_all((0..COMMANDS).map(|_| machine.run(bond))).await {
        // As docs/cli.md says, one for which another one came first has done nothing, and may be run again.
        if said.status != 0 {
            assert_eq!(said.rule(1), "NotIncluded");
            machine.run(bond).await.json();
        }
    }

    let told = machine.json("account --dev-key //Alice").await;
    assert_eq!(amount(&told["access"]["active"]), AGT * u128::from(COMMANDS));
    assert_eq!(chain.nonce(&Alice.to_account_id()).await, COMMANDS, "nothing was sent in vain");
}
