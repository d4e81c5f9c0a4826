//! `agt eligibility`.

use crate::{
    amount::percent,
    context::Context,
    error::Result,
    facts::{words, Facts},
    page::Page,
    parse,
    times::Clock,
};
use agt_client::keys;
use agt_primitives::tasks::CampaignId;
use agt_runtime::AccountId;
use serde_json::{json, Value};

/// Arguments of `agt eligibility`.
#[derive(Debug, clap::Args)]
pub struct Eligibility {
    /// The number of the campaign.
    campaign: CampaignId,
    /// The account. Default: that of the key.
    #[arg(value_name = "ADDRESS", value_parser = parse::account)]
    address: Option<AccountId>,
}

/// Shows whether an account can join a campaign, and what it is missing.
pub async fn run(context: &Context, command: Eligibility) -> Result<()> {
    let address = keys::address_of(&context.given_or_own(command.address)?);
    let client = context.connect().await?;
    let told = client.request("agt_eligibility", json!([address, command.campaign])).await?;
    let clock = Clock::of(&client).await?;
    context.out.show(&told, || page(&told, clock))
}

fn page(told: &Value, clock: Clock) -> Result<Page> {
    let mut rows = Vec::new();
    for queue in told.list("queues")? {
        let name = queue.text("queue")?.to_owned();
        let missing: Vec<_> = queue.list("missing")?.iter().map(|one| in_words(one, clock)).collect::<Result<_>>()?;
        if queue["canJoin"] == true {
            rows.push([name, "nothing: it can join".into()]);
        } else if missing.is_empty() {
            rows.push([name, "AGT for the fee, or the call is paused".into()]);
        } else {
            // The name stands in the first row of a queue.
            let names = std::iter::once(name).chain(std::iter::repeat(String::new()));
            rows.extend(names.zip(missing).map(|(name, missing)| [name, missing]));
        }
    }
    let title = format!("Campaign {} for {}", told.count("campaign")?, told.text("address")?);
    Ok(Page::titled(title).table(["queue", "missing"], rows))
}

/// Returns what an account is missing, in words.
fn in_words(told: &Value, clock: Clock) -> Result<String> {
    let area = || told.count("area");
    let has_of = |what: &str| -> Result<String> {
        Ok(format!("{what}: it has {}, and needs {}", told.count("has")?, told.count("needs")?))
    };
    let too_many = |what: &str| -> Result<String> {
        Ok(format!("fewer {what}: it has {}, and may have {} at most", told.count("has")?, told.count("most")?))
    };
    Ok(match told.text("missing")? {
        "campaign" => "the campaign: it does not exist, or was pruned".into(),
        "openCampaign" => format!("an open campaign: it is {}", told.text("is")?),
        "deadline" => format!("time: the deadline was {}", clock.shows(told.moment("until")?)),
        "registration" => "a registration: agt register".into(),
        "distance" => "distance: it may know the gold, or belongs to the referral tree of one that may".into(),
        "seatsLostToday" => too_many("seats lost today")?,
        "seatsLostThisSeason" => too_many("seats lost this season")?,
        "letIn" => format!("to be let into area {}: a quiz does that", area()?),
        "role" => format!("the role {}", role(told.text("role")?)),
        "medallion" => has_of(&format!("a higher medallion of area {}", area()?))?,
        "character" => has_of("a selected character of a higher level")?,
        "reputation" => {
            let (has, needs) = (percent(told.count("has")?), percent(told.count("needs")?));
            format!("reputation in area {}: it has {has}, and needs {needs}", area()?)
        }
        "nextRound" => format!("the next round: round {} takes nobody any more", told.count("round")?),
        "work" => "work: nothing is to be dealt now".into(),
        "poolFunds" => "a pool that can pay one set".into(),
        "anotherRound" => format!("another round: it has a ticket of round {}", told.count("round")?),
        "place" => format!("a place in the round: {} of {} are taken", told.count("has")?, told.count("most")?),
        "soundOffer" => "a sound offer".into(),
        "openSets" => too_many("open sets")?,
        "areas" => too_many("areas")?,
        "otherArea" => format!("a quiz of another area: it is let into area {}", area()?),
        "quizWait" => format!("time: it answers quizzes of the area again {}", clock.shows(told.moment("until")?)),
        "quizResult" => format!("the result of its quiz in area {}", area()?),
        "setsToday" => too_many("sets opened today")?,
        "aiaToday" => {
            let (has, needs, most) = (told.aia("has")?, told.aia("needs")?, told.aia("most")?);
            format!("room for {needs} today: {has} of {most} are reserved")
        }
        "energy" => has_of("energy")?,
        "bond" => format!("a free bond of {}: it has {}", told.agt("needs")?, told.agt("has")?),
        // A node that is newer than this program may name requirements that it does not know.
        other => words(other),
    })
}

/// Returns a role as it is written on the command line.
fn role(name: &str) -> String {
    parse::role(name).map_or_else(|_| name.into(), parse::role_name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_primitives::{
        access::Role,
        basis_points::BasisPoints,
        report::{Credits, Planck, Time},
        tasks::{CampaignPhase, Missing, RoundId},
        token::AGT,
    };

    fn every_requirement() -> Vec<Missing> {
        let (has, most, area) = (3, 2, 7);
        vec![
            Missing::Campaign,
            Missing::OpenCampaign { is: CampaignPhase::Stopped },
            Missing::Deadline { until: Time(0) },
            Missing::Registration,
            Missing::Distance,
            Missing::SeatsLostToday { has, most },
            Missing::SeatsLostThisSeason { has, most },
            Missing::LetIn { area },
            Missing::Role { role: Role::DataValidation },
            Missing::Medallion { area, has: 0, needs: 3 },
            Missing::Character { has: 0, needs: 5 },
            Missing::Reputation { area, has: BasisPoints::ZERO, needs: BasisPoints::clamped(8_500) },
            Missing::NextRound { round: RoundId(2) },
            Missing::Work,
            Missing::PoolFunds,
            Missing::AnotherRound { round: RoundId(2) },
            Missing::Place { has, most },
            Missing::SoundOffer,
            Missing::OpenSets { has, most },
            Missing::Areas { has, most },
            Missing::OtherArea { area },
            Missing::QuizWait { until: Time(0) },
            Missing::QuizResult { area },
            Missing::SetsToday { has, most },
            Missing::AiaToday { has: Credits(20), needs: Credits(60), most: Credits(70) },
            Missing::Energy { has: 0, needs: 1 },
            Missing::Bond { has: Planck(AGT), needs: Planck(2 * AGT) },
        ]
    }

    #[test]
    fn every_requirement_is_put_into_words() {
        for missing in every_requirement() {
            let told = json!(missing);
            let says = in_words(&told, Clock::at_moment(0)).unwrap_or_else(|error| panic!("{told}: {error}"));
            assert_ne!(says, words(told["missing"].as_str().unwrap()), "{told} has no words");
        }
        let role = json!(Missing::Role { role: Role::DataValidation });
        assert_eq!(in_words(&role, Clock::at_moment(0)).unwrap(), "the role data-validation");
        assert_eq!(in_words(&json!({ "missing": "somethingNew" }), Clock::at_moment(0)).unwrap(), "something new");
    }

    #[test]
    fn each_queue_says_whether_it_can_be_joined() {
        let told = json!({
            "address": "7A", "campaign": 3,
            "queues": [
                { "queue": "work", "canJoin": true, "missing": [] },
                { "queue": "expert", "canJoin": false, "missing": [{ "missing": "registration" }, { "missing": "work" }] },
                { "queue": "grade", "canJoin": false, "missing": [] },
            ],
        });
        let page = page(&told, Clock::at_moment(0)).unwrap().to_string();
        for part in ["Campaign 3 for 7A", "nothing: it can join", "agt register", "nothing is to be dealt", "the fee"] {
            assert!(page.contains(part), "{part} is not in\n{page}");
        }
        assert_eq!(page.matches("expert").count(), 1);
    }
}
