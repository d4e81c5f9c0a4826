//! Redemption of AIA into AGT: its limits, its governed terms, what revenue adds to it, and the reports.
//!
//! The windows, the pools and the rates are in [`crate::season`].

mod report;
mod terms;

use crate::{calendar::Month, season::submission, Aia, Moment};
use core::ops::Range;

pub use report::{Claimable, Quote, RedemptionTotals, Refusal, SeasonRates, SeasonReport, SeasonStage};
pub use terms::{ranges, RedemptionTerms, SeasonTerms, MOST_PER_AGT};

/// The least AIA of one submission.
pub const MINIMUM: Aia = 3_000;

/// The most AIA that the bonded lane takes from an account in a season, whatever it has bonded.
pub const MOST_BONDED: Aia = 300_000;

/// The number of seasons for which the claims of one stay open.
pub const CLAIM_SEASONS: u32 = 12;

/// Returns when a season's AGT can be claimed: from the 21st of its month to before the 21st twelve months later. None
/// beyond the calendar.
pub fn claims(season: Month) -> Option<Range<Moment>> {
    let last = Month(season.0.checked_add(CLAIM_SEASONS)?);
    Some(submission(season)?.end..submission(last)?.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::reference;

    #[test]
    fn claims_are_open_for_twelve_months_from_the_21st_of_any_month() {
        for (year, month) in [(2027, 1), (2027, 2), (2028, 2), (2027, 4), (2027, 12)] {
            let season = Month(u32::try_from((year - 1970) * 12 + month - 1).unwrap());
            let (from, to) = (reference::join(year, month, 21, 0), reference::join(year + 1, month, 21, 0));
            assert_eq!(claims(season), Some(from..to));
        }
    }

    #[test]
    fn a_season_whose_claims_end_beyond_the_calendar_has_none() {
        let last = (262_142 - 1970) * 12 + 11;
        assert!(claims(Month(last - CLAIM_SEASONS)).is_some());
        assert_eq!(claims(Month(last - CLAIM_SEASONS + 1)), None);
        assert_eq!(claims(Month(u32::MAX)), None);
    }
}
