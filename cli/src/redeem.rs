//! `agt redeem`.

use crate::{
    amount::{agt, grouped},
    context::Context,
    error::{Failure, Result},
    facts::Facts,
    page::Page,
    parse,
    sign::{carry_out, Intent},
    times::Clock,
};
use agt_client::{
    calls::{ContributorsCall, RedemptionCall},
    keys, Client,
};
use agt_primitives::{calendar::Month, Aia};
use agt_runtime::AccountId;
use serde_json::{json, Value};
use std::str::FromStr;

/// Subcommands of `agt redeem`.
#[derive(Debug, clap::Subcommand)]
pub enum Redeem {
    /// Burn ripe AIA for this month's season: from the 1st to the 20th, at least 3,000.
    Submit(Submit),
    /// Show how AIA submitted now would count, and an estimate of the AGT that it is worth.
    Quote(Quote),
    /// Claim the AGT of a season, or of every season that owes you some.
    Claim(Claim),
    /// Show what an account can claim.
    Claimable(Claimable),
    /// Claim the AIA for what those earned in a season whom you referred.
    Referral(Referral),
}

/// Arguments of `agt redeem submit`.
#[derive(Debug, clap::Args)]
pub struct Submit {
    /// A whole number of AIA, or `max`: all that is ripe and that the season still takes.
    aia: WantedAia,
}

/// Arguments of `agt redeem quote`.
#[derive(Debug, clap::Args)]
pub struct Quote {
    /// A whole number of AIA, or `max`: all that is ripe and that the season still takes.
    aia: WantedAia,
    /// The account. Default: that of the key.
    #[arg(long, value_name = "ADDRESS", value_parser = parse::account)]
    account: Option<AccountId>,
}

/// Arguments of `agt redeem claim`.
#[derive(Debug, clap::Args)]
pub struct Claim {
    /// The season by its month, such as 2027-03. Default: every season that owes something, the oldest first.
    #[arg(value_parser = parse::month)]
    season: Option<Month>,
}

/// Arguments of `agt redeem claimable`.
#[derive(Debug, clap::Args)]
pub struct Claimable {
    /// The account. Default: that of the key.
    #[arg(value_name = "ADDRESS", value_parser = parse::account)]
    account: Option<AccountId>,
}

/// Arguments of `agt redeem referral`.
#[derive(Debug, clap::Args)]
pub struct Referral {
    /// The season by its month, such as 2027-03.
    #[arg(value_parser = parse::month)]
    season: Month,
}

/// AIA, or the most that is possible now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WantedAia {
    Exactly(Aia),
    Most,
}

impl FromStr for WantedAia {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        match text {
            "max" => Ok(Self::Most),
            _ if is_number => text.parse().map(Self::Exactly).map_err(|_| "that is more AIA than there can be".into()),
            _ => Err("write AIA as a whole number such as 3000, or `max`".into()),
        }
    }
}

/// Does what a subcommand says.
pub async fn run(context: &Context, command: Redeem) -> Result<()> {
    let client = context.connect().await?;
    match command {
        Redeem::Submit(command) => submit(context, &client, command).await,
        Redeem::Quote(command) => quote(context, &client, command).await,
        Redeem::Claim(command) => claim(context, &client, command).await,
        Redeem::Claimable(command) => claimable(context, &client, command).await,
        Redeem::Referral(Referral { season }) => {
            let call = ContributorsCall::claim_referral { season };
            let intent = Intent::new(format!("claim the reward of referrals for the season {season}"), call);
            carry_out(context, &client, vec![intent]).await.map(drop)
        }
    }
}

async fn submit(context: &Context, client: &Client, command: Submit) -> Result<()> {
    let own = context.own_account()?;
    let aia = wanted(client, &own, command.aia).await?;
    let told = quoted(client, &own, aia).await?;
    let says = format!(
        "burn {} AIA for the season {}, worth {} as far as others do not submit more",
        grouped(&aia.to_string()),
        told.text("season")?,
        told.agt("payout")?
    );
    carry_out(context, client, vec![Intent::new(says, RedemptionCall::submit { aia })]).await.map(drop)
}

async fn quote(context: &Context, client: &Client, command: Quote) -> Result<()> {
    let who = context.given_or_own(command.account)?;
    let aia = wanted(client, &who, command.aia).await?;
    let told = quoted(client, &who, aia).await?;
    context.out.show(&told, || {
        let lanes = |of: &Value| -> Result<String> {
            Ok(format!("{} in the bonded lane, {} in the base lane", of.aia("bonded")?, of.aia("base")?))
        };
        Ok(Page::titled(format!("{} AIA for the season {}", grouped(&aia.to_string()), told.text("season")?))
            .field("ripe now", told.aia("ripe")?)
            .field("still accepted", lanes(&told["room"])?)
            .field("would count", lanes(&told["counts"])?)
            .field("would stay bonded", told.agt("bondKept")?)
            .field("worth, if nobody else submits", told.agt("payout")?)
            .field_if("refused because", told["refusal"].as_str()))
    })
}

async fn claim(context: &Context, client: &Client, command: Claim) -> Result<()> {
    let intent = |season: Month, amount: Option<String>| {
        let of = amount.map(|amount| format!("{amount} of ")).unwrap_or_default();
        Intent::new(format!("claim {of}the season {season}"), RedemptionCall::claim { season })
    };
    let intents = match command.season {
        Some(season) => vec![intent(season, None)],
        None => {
            let address = keys::address_of(&context.own_account()?);
            let told = client.request("agt_claimable", json!([address])).await?;
            let seasons = told.as_array().map(Vec::as_slice).unwrap_or_default().iter();
            let one = |entry: &Value| -> Result<Intent> {
                let season = parse::month(entry.text("season")?).map_err(Failure::usage)?;
                Ok(intent(season, Some(entry.agt("amount")?)))
            };
            seasons.map(one).collect::<Result<_>>()?
        }
    };
    if intents.is_empty() {
        let what = "no season owes the account anything now; claims begin on the 21st of the month of a submission";
        return Err(Failure::refused("NothingToClaim", what));
    }
    carry_out(context, client, intents).await.map(drop)
}

async fn claimable(context: &Context, client: &Client, command: Claimable) -> Result<()> {
    let address = keys::address_of(&context.given_or_own(command.account)?);
    let told = client.request("agt_claimable", json!([address])).await?;
    let clock = Clock::of(client).await?;
    context.out.show(&told, || {
        let row = |one: &Value| -> Result<[String; 5]> {
            let submitted = &one["submitted"];
            Ok([
                one.text("season")?.into(),
                submitted.aia("bonded")?,
                submitted.aia("base")?,
                agt(one.amount("amount")?),
                clock.shows(one.moment("until")?),
            ])
        };
        let rows = told.as_array().map(Vec::as_slice).unwrap_or_default().iter();
        let rows: Vec<_> = rows.map(row).collect::<Result<_>>()?;
        let title = if rows.is_empty() { "can claim nothing now" } else { "can claim" };
        Ok(Page::titled(format!("{address} {title}"))
            .table(["season", "bonded lane", "base lane", "amount", "until"], rows))
    })
}

async fn quoted(client: &Client, who: &AccountId, aia: Aia) -> Result<Value> {
    Ok(client.request("agt_quote", json!([keys::address_of(who), aia])).await?)
}

/// Returns the AIA, or the most that the node names as the next step of an account.
async fn wanted(client: &Client, who: &AccountId, aia: WantedAia) -> Result<Aia> {
    if let WantedAia::Exactly(aia) = aia {
        return Ok(aia);
    }
    let told = client.request("agt_contributor", json!([keys::address_of(who)])).await?;
    let step = told.list("nextSteps")?.iter().find(|one| one["step"] == "submit");
    let most = step.map(|step| step.amount("most")).transpose()?.and_then(|most| Aia::try_from(most).ok());
    most.ok_or_else(|| {
        let what = "the account can submit nothing now; `agt redeem quote 3000` says why";
        Failure::refused("NothingPossible", what)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aia_is_a_whole_number_or_the_most() {
        assert_eq!("3000".parse(), Ok(WantedAia::Exactly(3_000)));
        assert_eq!("max".parse(), Ok(WantedAia::Most));
        for wrong in ["", "-1", "+1", "3,000", "1.5", "99999999999999999999"] {
            assert!(wrong.parse::<WantedAia>().is_err(), "{wrong}");
        }
    }
}
