//! What an account can do next, as commands of this program.

use crate::{error::Result, facts::Facts, parse, times::Clock};
use serde_json::Value;

/// Returns each next step as a command and what goes with it. A step without a command says what the account waits for.
pub fn of(access: &Value, contributor: &Value, clock: Clock) -> Result<Vec<[String; 2]>> {
    let (mut steps, mut too_dear) = (Vec::new(), Vec::new());
    for step in access.list("nextSteps")?.iter().chain(contributor.list("nextSteps")?) {
        match step.text("step")? {
            // One line for all of them: an account with little AGT has as many of these as there are roles.
            "bondForRoleLater" => too_dear.push(format!("{} ({})", role(step)?, step.agt("amount")?)),
            _ => steps.push(in_words(step, clock)?),
        }
    }
    if !too_dear.is_empty() {
        steps.push(["-".into(), format!("with so much more AGT it could enter {}", too_dear.join(", "))]);
    }
    Ok(steps)
}

/// Returns the role of a step, as it is written on the command line.
fn role(step: &Value) -> Result<String> {
    let name = step.text("role")?;
    Ok(parse::role(name).map_or_else(|_| name.into(), parse::role_name))
}

fn in_words(step: &Value, clock: Clock) -> Result<[String; 2]> {
    let most = || step.agt("amount").map(|amount| format!("at most {amount}"));
    let exactly = || step.agt("amount").map(|amount| amount.trim_end_matches(" AGT").replace(',', ""));
    let role = || role(step);
    let at = |key: &str| step.moment(key).map(|moment| clock.shows(moment));
    let waits = |what: String| ["-".to_owned(), what];
    let says = |command: String, with: String| [command, with];
    Ok(match step.text("step")? {
        "bond" => says("agt bond AMOUNT".into(), most()?),
        "bondForRole" => says(format!("agt bond {}", exactly()?), format!("then agt role enter {}", role()?)),
        "enterRole" => says(format!("agt role enter {}", role()?), String::new()),
        "stopRole" => {
            says(format!("agt role stop {}", role()?), format!("{} obligations are open", step.count("open")?))
        }
        "leaveRole" => says(format!("agt role leave {}", role()?), String::new()),
        "takeObligation" => waits(format!("work may set aside {} of the bond", most()?)),
        "vote" => says("agt vote REFERENDUM aye".into(), most()?),
        "unbond" => says("agt unbond AMOUNT".into(), format!("{}, to be withdrawn {}", most()?, at("at")?)),
        "unbondLater" => waits(format!("{} can be unbonded {}", step.agt("amount")?, at("at")?)),
        "rebond" => says("agt rebond AMOUNT".into(), most()?),
        "withdraw" => says("agt withdraw".into(), step.agt("amount")?),
        "withdrawLater" => waits(format!("{} can be withdrawn {}", step.agt("amount")?, at("at")?)),
        "removeVote" => says(format!("agt vote {} remove", step.count("referendum")?), String::new()),
        "undelegate" => says(format!("agt undelegate --track {}", step.count("track")?), String::new()),
        "unlockVotes" => {
            says(format!("agt unlock --track {}", step.count("track")?), format!("frees {}", step.agt("amount")?))
        }
        "unlockVotesLater" => waits(format!("votes lock {} until block {}", step.agt("amount")?, step.count("at")?)),
        "register" => says("agt register".into(), format!("{} stay on hold until it is proven", step.agt("hold")?)),
        "findSponsor" => says("agt register --sponsor ADDRESS".into(), "a sponsor registers it for nothing".into()),
        "answerQuiz" => match step.moment_or_none("from")? {
            Some(from) => waits(format!("it may answer a quiz {}", clock.shows(from))),
            None => says("agt work".into(), "a quiz lets it in".into()),
        },
        "join" => says("agt work".into(), format!("campaign {}", step.count("campaign")?)),
        "waitForCampaign" => waits("no campaign takes it now".into()),
        "waitForEnergy" => waits(format!("the next unit of energy is there {}", at("until")?)),
        "waitForDay" => waits(format!("the next day begins {}", at("until")?)),
        "waitForSettlement" => waits("its open sets must be settled first".into()),
        "submit" => says(format!("agt redeem submit {}", step.text("most")?), format!("until {}", at("until")?)),
        "claim" => says(
            format!("agt redeem claim {}", step.text("season")?),
            format!("pays {} until {}", step.agt("amount")?, at("until")?),
        ),
        "claimReferral" => says(format!("agt redeem referral {}", step.text("season")?), step.aia("aia")?),
        "sponsor" => says("agt sponsor INVITATION".into(), format!("{} invitations", step.count("invitations")?)),
        // A node that is newer than this program may name steps that it does not know.
        other => waits(other.into()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn steps_of_the_documented_answers_become_commands() {
        let access = json!({ "nextSteps": [
            { "step": "bond", "amount": "994999923473568000" },
            { "step": "bondForRole", "role": "dataRequest", "amount": "1000000000000000" },
            { "step": "removeVote", "track": 10, "referendum": 3 },
            { "step": "bondForRoleLater", "role": "validator", "amount": "9000000000000000" },
            { "step": "bondForRoleLater", "role": "juror", "amount": "1" },
        ] });
        let contributor = json!({ "nextSteps": [
            { "step": "answerQuiz", "from": null },
            { "step": "submit", "most": "3000", "until": "1970-01-21T00:00:00.000Z" },
            { "step": "somethingNew" },
        ] });
        let steps = of(&access, &contributor, Clock::at_moment(0)).unwrap();
        let commands: Vec<&str> = steps.iter().map(|[command, _]| command.as_str()).collect();
        let due =
            ["agt bond AMOUNT", "agt bond 1000", "agt vote 3 remove", "agt work", "agt redeem submit 3000", "-", "-"];
        assert_eq!(commands, due);
        assert_eq!(steps[1][1], "then agt role enter data-request");
        assert_eq!(steps[5][1], "somethingNew");
        let roles = "validator (9,000 AGT), juror (0.000000000001 AGT)";
        assert_eq!(steps[6][1], format!("with so much more AGT it could enter {roles}"));
    }
}
