//! `agt register`.

mod invitation;

use crate::{
    context::Context,
    error::{Failure, Result},
    facts::Facts,
    page::Page,
    parse,
    sign::{carry_out, Intent},
    times::Clock,
};
use agt_client::{calls::ContributorsCall, keys, Client};
use agt_primitives::{calendar::DAY, contributors::SIGNATURE_LIFE};
use agt_runtime::{AccountId, Moment};
use serde_json::json;
use std::{fs, path::PathBuf};

pub use invitation::Invitation;

/// Arguments of `agt register`.
#[derive(Debug, clap::Args)]
pub struct Register {
    /// Make an invitation for this sponsor instead: an account bonded in a role, or a proven contributor. It costs you
    /// nothing. Send it to the sponsor, who registers you by `agt sponsor`.
    #[arg(long, value_name = "ADDRESS", value_parser = parse::account)]
    sponsor: Option<AccountId>,
    /// The registered account that referred you, if there is one.
    #[arg(long, value_name = "ADDRESS", value_parser = parse::account)]
    referrer: Option<AccountId>,
    /// The days for which the invitation can be used: 1 to 7.
    #[arg(long, value_name = "COUNT", default_value_t = 7, requires = "sponsor", value_parser = clap::value_parser!(u64).range(1..=7))]
    days: u64,
    /// Write the invitation to this file, too.
    #[arg(long, value_name = "FILE", requires = "sponsor")]
    write: Option<PathBuf>,
}

/// Registers the account of the key, or makes its invitation.
pub async fn run(context: &Context, command: Register) -> Result<()> {
    match command.sponsor.clone() {
        Some(sponsor) => invite(context, command, sponsor).await,
        None => {
            let client = context.connect().await?;
            let call = ContributorsCall::register { referrer: command.referrer.map(Into::into) };
            let says = match hold(context, &client).await? {
                Some(hold) => format!("register the account; {hold} stay on hold until it is proven"),
                None => "register the account".into(),
            };
            carry_out(context, &client, vec![Intent::new(says, call)]).await.map(drop)
        }
    }
}

/// Returns what stays on hold when the account of the key registers itself; none if the node names no such step.
async fn hold(context: &Context, client: &Client) -> Result<Option<String>> {
    let address = keys::address_of(&context.own_account()?);
    let told = client.request("agt_contributor", json!([address])).await?;
    let step = told.list("nextSteps")?.iter().find(|step| step["step"] == "register");
    step.map(|step| step.agt("hold")).transpose()
}

async fn invite(context: &Context, command: Register, sponsor: AccountId) -> Result<()> {
    let client = context.connect().await?;
    let clock = Clock::of(&client).await?;
    let key = context.signer(&client).await?;
    let expires = expiry(clock.now(), command.days);
    let invitation = Invitation::sign(client.genesis(), &key, &sponsor, command.referrer.as_ref(), expires);
    let json = json!(invitation);
    if let Some(path) = &command.write {
        let temporary = path.with_extension("part");
        let written = fs::write(&temporary, format!("{json}\n")).and_then(|()| fs::rename(&temporary, path));
        written.map_err(|error| Failure::file(path, &error))?;
    }
    context.out.show(&json, || {
        Ok(Page::titled(format!("Invitation of {}", invitation.account))
            .field("sponsor", keys::address_of(&sponsor))
            .field("until", clock.shows(expires))
            .line("Send this line to the sponsor, who registers you by `agt sponsor`. It moves nothing of yours.")
            .line(json.to_string()))
    })
}

/// Returns when an invitation of so many days expires. The full time leaves no room for a clock that runs a little ahead, so
/// a minute is left out.
fn expiry(now: Moment, days: u64) -> Moment {
    const SPARE: Moment = 60_000;
    now.saturating_add(days.saturating_mul(DAY).min(SIGNATURE_LIFE).saturating_sub(SPARE))
}
