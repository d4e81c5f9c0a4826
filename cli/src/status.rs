//! `agt status`.

use crate::{context::Context, error::Result, facts::Facts, page::Page, times::Clock};
use agt_client::report::rfc3339;
use serde_json::json;

/// Shows the node and its chain.
pub async fn run(context: &Context) -> Result<()> {
    let client = context.connect().await?;
    let (best, finalized, clock) = (client.best().await?, client.finalized().await?, Clock::of(&client).await?);
    let health = client.request("system_health", json!([])).await?;
    let version = client.request("state_getRuntimeVersion", json!([])).await?;
    let json = json!({
        "chain": client.request("system_chain", json!([])).await?,
        "development": client.is_for_development().await?,
        "genesis": client.genesis(),
        "node": client.request("system_version", json!([])).await?,
        "runtime": { "name": version["specName"], "version": version["specVersion"] },
        "best": { "number": best.number, "hash": best.hash() },
        "finalized": { "number": finalized.number, "hash": finalized.hash() },
        "time": rfc3339(clock.now()),
        "peers": health["peers"],
        "isSyncing": health["isSyncing"],
    });
    context.out.show(&json, || {
        // A chain has no time before its first block.
        let time = if clock.now() == 0 { "none before the first block".into() } else { crate::times::utc(clock.now()) };
        let kind = if json["development"] == true { ", for development" } else { "" };
        let node = if json["isSyncing"] == true { "syncing" } else { "in sync" };
        Ok(Page::titled(format!("{}{kind}", json.text("chain")?))
            .field("genesis", json.text("genesis")?)
            .field("node", format!("version {}, {node}, {} peers", json.text("node")?, json.count("peers")?))
            .field("runtime", format!("{} {}", json["runtime"].text("name")?, json["runtime"].count("version")?))
            .field("best block", format!("{} {:?}", best.number, best.hash()))
            .field("final block", format!("{} {:?}", finalized.number, finalized.hash()))
            .field("time of the chain", time))
    })
}
