//! The answers of `agt_season`, `agt_quote` and `agt_claimable`.

use super::planck;
use crate::rpc::time::rfc3339;
use agt_primitives::{
    calendar::Month,
    redemption::{self, Claimable, Refusal, SeasonReport, SeasonStage},
    season::{self, Submitted},
};
use serde::{Deserialize, Serialize};

/// The month that `name` names, as 2027-03.
pub fn season_named(name: &str) -> Option<Month> {
    let (year, month) = name.split_once('-')?;
    let digits = |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(year, 4) || !digits(month, 2) {
        return None;
    }
    let (year, month): (u32, u32) = (year.parse().ok()?, month.parse().ok()?);
    let months = year.checked_sub(1970)?.checked_mul(12)?.checked_add(month.checked_sub(1)?)?;
    (month <= 12).then_some(Month(months))
}

/// A month as [`season_named`] reads it.
pub fn season_name(month: Month) -> String {
    format!("{:04}-{:02}", 1970 + u64::from(month.0 / 12), month.0 % 12 + 1)
}

/// The answer of `agt_season`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Season {
    pub season: String,
    pub number: u32,
    pub opens: String,
    pub closes: String,
    pub claims_end: String,
    pub stage: String,
    pub next_boundary: Option<String>,
    pub terms: Terms,
    pub submitted: Parts,
    pub closed: bool,
    pub pool: String,
    pub returned: String,
    pub base: Lane,
    pub bonded: Lane,
    pub claimed: Parts,
    pub paid: String,
    pub outstanding: String,
    pub swept: Option<String>,
}

impl From<SeasonReport> for Season {
    fn from(report: SeasonReport) -> Self {
        let stage = match report.stage {
            SeasonStage::Upcoming => "upcoming",
            SeasonStage::Submission => "submission",
            SeasonStage::Claims => "claims",
            SeasonStage::Ended => "ended",
        };
        Self {
            season: season_name(report.season),
            number: report.number,
            opens: rfc3339(report.opens),
            closes: rfc3339(report.closes),
            claims_end: rfc3339(report.claims_end),
            stage: stage.into(),
            next_boundary: report.next_boundary.map(rfc3339),
            terms: Terms {
                ceiling: planck(report.terms.ceiling.planck()),
                base_part: report.terms.base_part.points(),
                aia_per_agt: report.terms.aia_per_agt,
                base_cap: report.terms.base_cap.to_string(),
            },
            submitted: report.submitted.into(),
            closed: report.closed,
            pool: planck(report.rates.pool),
            returned: planck(report.rates.returned),
            base: report.rates.lanes.base.into(),
            bonded: report.rates.lanes.bonded.into(),
            claimed: report.claimed.into(),
            paid: planck(report.paid),
            outstanding: planck(report.outstanding),
            swept: report.swept.map(planck),
        }
    }
}

/// The terms of a season: planck for one AIA at the most, basis points, AIA.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Terms {
    pub ceiling: String,
    pub base_part: u16,
    pub aia_per_agt: u32,
    pub base_cap: String,
}

/// AIA by lane.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parts {
    pub base: String,
    pub bonded: String,
}

impl From<Submitted> for Parts {
    fn from(parts: Submitted) -> Self {
        Self { base: parts.base.to_string(), bonded: parts.bonded.to_string() }
    }
}

/// One lane: so many planck for so much AIA, and what it is owed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Lane {
    pub aia: String,
    pub rate: Rate,
    pub owed: String,
}

impl From<season::Lane> for Lane {
    fn from(lane: season::Lane) -> Self {
        let (amount, aia) = lane.rate.as_fraction();
        Self {
            aia: lane.aia.to_string(),
            rate: Rate { planck: planck(amount), aia: aia.to_string() },
            owed: planck(lane.owed),
        }
    }
}

/// An exact fraction: so many planck for so much AIA.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rate {
    pub planck: String,
    pub aia: String,
}

/// The answer of `agt_quote`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Quote {
    pub season: Option<String>,
    pub ripe: String,
    pub room: Parts,
    pub counts: Parts,
    pub bond_kept: String,
    pub payout: String,
    pub refusal: Option<String>,
}

impl From<redemption::Quote> for Quote {
    fn from(quote: redemption::Quote) -> Self {
        Self {
            season: quote.season.map(season_name),
            ripe: quote.ripe.to_string(),
            room: Submitted { base: quote.base_room, bonded: quote.bonded_room }.into(),
            counts: Submitted { base: quote.base, bonded: quote.bonded }.into(),
            bond_kept: planck(quote.kept),
            payout: planck(quote.payout),
            refusal: quote.refusal.map(sentence),
        }
    }
}

/// A refusal in words.
fn sentence(refusal: Refusal) -> String {
    match refusal {
        Refusal::NoSeason => "the chain's first season has not begun".into(),
        Refusal::WindowShut { opens: Some(opens) } => format!("the next window opens at {}", rfc3339(opens)),
        Refusal::WindowShut { opens: None } => "the window is shut".into(),
        Refusal::BelowMinimum { minimum } => format!("a submission is at least {minimum} AIA"),
        Refusal::Unproven => "the account is not proven".into(),
        Refusal::MoreThanRipe { ripe } => format!("{ripe} AIA of the account are ripe"),
        Refusal::MoreThanLanes { room } => format!("both lanes together take {room} AIA more from the account"),
    }
}

/// One claim of `agt_claimable`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Claim {
    pub season: String,
    pub submitted: Parts,
    pub amount: String,
    pub until: String,
}

impl From<Claimable> for Claim {
    fn from(claim: Claimable) -> Self {
        Self {
            season: season_name(claim.season),
            submitted: claim.submitted.into(),
            amount: planck(claim.amount),
            until: rfc3339(claim.until),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn should_read_back_the_name_it_gives_a_season() {
        for months in [0, 11, 12, 57 * 12 + 2, 8_029 * 12 + 11] {
            assert_eq!(season_named(&season_name(Month(months))), Some(Month(months)));
        }
        assert_eq!(season_name(Month(57 * 12 + 2)), "2027-03");
    }

    #[test]
    fn should_read_nothing_but_a_month_of_the_calendar() {
        for name in ["", "2027", "2027-3", "2027-00", "2027-13", "27-03", "+027-03", "2027-03-01", "1969-12"] {
            assert_eq!(season_named(name), None, "{name}");
        }
    }
}
