//! The figures by which anyone can see whether the chain is used and what its rewards rest on: the answer of `agt_metrics`.

use crate::{
    arithmetic::mul_div_floor,
    basis_points::BasisPoints,
    calendar::Month,
    report::{Credits, Planck, Time},
    supply::Bucket,
    Balance,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::Serialize;

/// What came to a season of redemption.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct SeasonMetrics {
    /// The month.
    pub season: Month,
    /// The season's number: 0 for the chain's first one.
    pub number: u32,
    /// The accounts that have submitted to it, each counted once.
    pub people: u32,
    /// AIA that was submitted to it, in both lanes.
    pub aia: Credits,
}

/// What revenue in other assets was sold for, and what became of all AGT that came back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct BuybackMetrics {
    /// Lots that were ever sold.
    pub runs: u64,
    /// AGT that all of them brought.
    pub agt: Planck,
    /// Lots that were sold in this UTC month.
    pub runs_this_month: u64,
    /// AGT that those brought.
    pub agt_this_month: Planck,
    /// AGT that ever came back to the recycler: from sales, from revenue in AGT, and from slashes.
    pub received: Planck,
    /// What of it was burned.
    pub burned: Planck,
}

/// The next step of a bucket's vesting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct NextUnlock {
    /// The bucket.
    pub bucket: Bucket,
    /// The moment at which it vests.
    pub at: Time,
    /// AGT that vests then.
    pub amount: Planck,
}

/// The figures of the chain at one block: the answer of `agt_metrics`. Each is a total that the chain keeps, so that nobody has to
/// count for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct MetricsReport {
    /// The UTC month of the block; none beyond the calendar.
    pub month: Option<Month>,
    /// Accounts that are registered as contributors.
    pub registered: u64,
    /// Those of them that are proven. No proven account is ever removed.
    pub proven: u64,
    /// Proven accounts with at least one accepted set that the platform paid for.
    pub active: u64,
    /// Those of them that opened such sets in at least two different UTC months.
    pub returning: u64,
    /// Accounts that hold at least one medallion now.
    pub medallion_holders: u64,
    /// This month's season; none before the chain's first.
    pub season: Option<SeasonMetrics>,
    /// The season of the month before; none if the chain had none then.
    pub last_season: Option<SeasonMetrics>,
    /// AGT that was ever claimed for submitted AIA.
    pub redeemed: Planck,
    /// What of it came out of revenue. The rest was minted.
    pub redeemed_recycled: Planck,
    /// Reward pools that were ever opened.
    pub pools_opened: u64,
    /// What came back.
    pub buyback: BuybackMetrics,
    /// AGT that ever came back for each AGT that was ever redeemed, in basis points, rounded down; none while nothing was
    /// redeemed. From 10,000 on, as much came back as the seasons have paid.
    pub buyback_over_redemption: Option<u32>,
    /// The next unlock of each bucket that has one ahead, in the order of [`Bucket::ALL`].
    pub unlocks: Vec<NextUnlock>,
}

/// Returns what came back over what was redeemed, in basis points, rounded down and no more than its type holds; none if nothing was
/// redeemed.
pub fn buyback_over_redemption(received: Balance, redeemed: Balance) -> Option<u32> {
    if redeemed == 0 {
        return None;
    }
    let points = mul_div_floor(received, BasisPoints::WHOLE.points().into(), redeemed);
    Some(points.and_then(|points| u32::try_from(points).ok()).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{json, to_value};

    #[test]
    fn report_reads_as_its_json() {
        let season = SeasonMetrics { season: Month(686), number: 2, people: 3, aia: Credits(9_000) };
        let report = MetricsReport {
            month: Some(Month(686)),
            registered: 9,
            proven: 8,
            active: 7,
            returning: 6,
            medallion_holders: 5,
            season: Some(season),
            last_season: None,
            redeemed: Planck(40),
            redeemed_recycled: Planck(10),
            pools_opened: 4,
            buyback: BuybackMetrics {
                runs: 3,
                agt: Planck(20),
                runs_this_month: 1,
                agt_this_month: Planck(7),
                received: Planck(30),
                burned: Planck(2),
            },
            buyback_over_redemption: Some(7_500),
            unlocks: [NextUnlock { bucket: Bucket::PublicSale, at: Time(86_400_000), amount: Planck(1) }].to_vec(),
        };
        let expected = json!({
            "month": "2027-03",
            "registered": 9, "proven": 8, "active": 7, "returning": 6, "medallionHolders": 5,
            "season": { "season": "2027-03", "number": 2, "people": 3, "aia": "9000" },
            "lastSeason": null,
            "redeemed": "40", "redeemedRecycled": "10", "poolsOpened": 4,
            "buyback": {
                "runs": 3, "agt": "20", "runsThisMonth": 1, "agtThisMonth": "7", "received": "30", "burned": "2",
            },
            "buybackOverRedemption": 7_500,
            "unlocks": [{ "bucket": "publicSale", "at": "1970-01-02T00:00:00.000Z", "amount": "1" }],
        });
        assert_eq!(to_value(report).unwrap(), expected);
    }

    #[test]
    fn ratio_is_rounded_down_and_none_without_redemption() {
        assert_eq!([buyback_over_redemption(0, 0), buyback_over_redemption(5, 0)], [None; 2]);
        assert_eq!(buyback_over_redemption(0, 5), Some(0));
        assert_eq!(buyback_over_redemption(2, 3), Some(6_666));
        assert_eq!(buyback_over_redemption(Balance::MAX, Balance::MAX), Some(10_000));
    }

    #[test]
    fn ratio_is_the_most_of_its_type_when_it_is_larger() {
        assert_eq!(buyback_over_redemption(u128::from(u32::MAX), 10_000), Some(u32::MAX));
        assert_eq!(buyback_over_redemption(u128::from(u32::MAX) + 1, 10_000), Some(u32::MAX));
        assert_eq!(buyback_over_redemption(Balance::MAX, 1), Some(u32::MAX));
    }
}
