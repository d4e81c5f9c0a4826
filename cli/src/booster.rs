//! `agt booster`.

use crate::{
    amount::agt,
    context::Context,
    error::Result,
    facts::Facts,
    sign::{carry_out, Intent},
};
use agt_client::{calls::QuestsCall, keys};
use serde_json::json;

/// Subcommands of `agt booster`.
#[derive(Clone, Copy, Debug, clap::Subcommand)]
pub enum Booster {
    /// Use a booster of your stock: sets that you open within its time earn more AIA.
    Use,
    /// Buy a booster, at most one a day. It goes into your stock.
    Buy,
}

/// Does what a subcommand says.
pub async fn run(context: &Context, command: Booster) -> Result<()> {
    let client = context.connect().await?;
    let intent = match command {
        Booster::Use => Intent::new("use a booster of your stock", QuestsCall::use_booster {}),
        Booster::Buy => {
            let address = keys::address_of(&context.own_account()?);
            let told = client.request("agt_quests", json!([address])).await?;
            let most = told["boosters"].amount("price")?;
            Intent::new(format!("buy a booster for {}", agt(most)), QuestsCall::buy_booster { most })
        }
    };
    carry_out(context, &client, vec![intent]).await.map(drop)
}
