//! When a season is closed and swept.

use super::at;
use crate::steps::{of_season, Plan, Step, When};
use agt_primitives::{
    calendar::Month,
    redemption::{claims, SeasonRates, SeasonTerms},
    season::{Closing, Submitted},
};
use pallet_redemption::{Season, SeasonAccounts};

const MONTH: Month = Month(720);

fn closed() -> Season {
    let terms = SeasonTerms::default();
    let lanes = Closing::of(0, terms.base_part, Submitted { base: 0, bonded: 0 }, terms.ceiling);
    let rates = SeasonRates { pool: 0, returned: 0, lanes: lanes.expect("nothing fits") };
    Season { accounts: Some(SeasonAccounts { rates, paid: 0 }), ..Season::new(terms) }
}

#[test]
fn a_season_is_closed_on_the_21st_and_swept_a_year_later() {
    let (open, claims) = (Season::new(SeasonTerms::default()), claims(MONTH).expect("in the calendar"));
    assert_eq!(of_season(MONTH, &open, &at(claims.start - 1)).next, [When::Chain(claims.start)]);
    assert_eq!(of_season(MONTH, &open, &at(claims.start)).due, [Step::CloseSeason { season: MONTH }]);
    assert_eq!(of_season(MONTH, &closed(), &at(claims.start)).next, [When::Chain(claims.end)]);
    assert_eq!(of_season(MONTH, &closed(), &at(claims.end)).due, [Step::SweepSeason { season: MONTH }]);
    assert_eq!(of_season(MONTH, &open, &at(claims.end)).due, [Step::SweepSeason { season: MONTH }]);
}

#[test]
fn nothing_is_due_for_a_season_that_was_swept() {
    let swept = Season { swept: Some(0), ..closed() };
    assert_eq!(of_season(MONTH, &swept, &at(u64::MAX)), Plan::default());
}
