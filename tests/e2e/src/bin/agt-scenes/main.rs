//! `agt-scenes`: what the scripts of the repository play, load and measure on nodes that really run. It is one program, because
//! each program of this crate links the whole runtime.

mod demo_labels;
mod demo_season;
mod keeper_hour;
mod keeper_load;
mod load;
mod page_stage;
mod scale;
mod serve_load;
mod wallet_stage;

use clap::Parser;

/// Plays, loads and measures nodes that really run. The scripts of the repository start it.
#[derive(Parser)]
#[command(name = "agt-scenes")]
enum Scene {
    /// Label two hundred pictures from the folder to the file, and print what came out.
    DemoLabels(demo_labels::DemoLabels),
    /// Answer as one of the programs of demo-labels: lines of JSON in and out.
    Answer(demo_labels::Answer),
    /// Play two seasons of thirty people, and print who earned what and why.
    DemoSeason,
    /// Run four validators, a keeper and workers for an hour.
    KeeperHour(keeper_hour::KeeperHour),
    /// Have a keeper follow many open sets and settle them.
    KeeperLoad(keeper_load::KeeperLoad),
    /// Load a node as an attacker would.
    Load(load::Loads),
    /// Set the stage on which a worker labels with the page in a browser.
    PageStage(page_stage::PageStage),
    /// Measure calls on chains with more and more contributors.
    Scale(scale::Scale),
    /// Have many workers open their sets at a requester's server at once.
    ServeLoad(serve_load::ServeLoad),
    /// Set the stage on which wallets read, sell and transfer a character.
    WalletStage,
}

#[tokio::main]
async fn main() {
    match Scene::parse() {
        Scene::DemoLabels(asked) => demo_labels::run(asked).await,
        Scene::Answer(asked) => demo_labels::answer(asked).await,
        Scene::DemoSeason => demo_season::run().await,
        Scene::KeeperHour(asked) => keeper_hour::run(asked).await,
        Scene::KeeperLoad(asked) => keeper_load::run(asked).await,
        Scene::Load(asked) => load::run(asked).await,
        Scene::PageStage(asked) => page_stage::run(asked).await,
        Scene::Scale(asked) => scale::run(asked).await,
        Scene::ServeLoad(asked) => serve_load::run(asked).await,
        Scene::WalletStage => wallet_stage::run().await,
    }
}
