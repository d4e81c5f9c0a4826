//! What anyone may read of auctions, markets, references and of all that was sold.
//!
//! Rates are planck of AGT for 10^12 smallest units of the asset; units are smallest units of the asset. In JSON both are decimal
//! strings.

use super::{Rate, Reserves, SoldBy};
use crate::{
    assets::AssetId,
    calendar::Month,
    recycler::RecyclerMode,
    report::{decimal, Planck, Time},
    Balance, Moment,
};
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Serialize, Serializer};

/// An auction, as a bidder sees it now.
#[allow(missing_docs)] // A field without a comment is what its name says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct AuctionReport {
    pub asset: AssetId,
    pub opened: Time,
    /// The moment from which on nothing is sold any more.
    pub until: Time,
    #[serde(with = "decimal")]
    pub reference: Rate,
    /// Units that were offered.
    #[serde(with = "decimal")]
    pub lot: Balance,
    /// Units that nobody has bought.
    #[serde(with = "decimal")]
    pub left: Balance,
    /// The price of AGT with which it begins, in basis points of the reference.
    pub start: u16,
    /// The price of AGT with which it ends, in basis points of the reference.
    pub end: u16,
    /// The price of AGT now, in basis points of the reference.
    pub points: u16,
    /// The rate now; none if it does not fit its type.
    #[serde(serialize_with = "optional_decimal")]
    pub rate: Option<Rate>,
    /// The least that a bid pays which leaves a part.
    pub least: Planck,
    /// Whether it takes bids no more: its time is over, or nothing is left.
    pub done: bool,
}

/// A page of auctions, in no order that means anything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct AuctionPage {
    /// The auctions.
    pub auctions: Vec<AuctionReport>,
    /// The asset after which the next page begins; none after the last page.
    pub next: Option<AssetId>,
}

/// A lot that was sold.
#[allow(missing_docs)] // A field without a comment is what its name says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct RunReport<AccountId> {
    pub run: u64,
    pub asset: AssetId,
    pub how: SoldBy,
    /// Who bought it; none for a sale on the market.
    pub buyer: Option<AccountId>,
    #[serde(with = "decimal")]
    pub units: Balance,
    /// What it brought.
    pub agt: Planck,
    /// The rate that it brought, rounded down.
    #[serde(with = "decimal")]
    pub rate: Rate,
    #[serde(with = "decimal")]
    pub reference: Rate,
    pub mode: RecyclerMode,
    pub burned: Planck,
    pub kept: Planck,
    /// The number of the block.
    pub block: u32,
    pub at: Time,
}

/// A page of runs, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct RunPage<AccountId> {
    /// The runs.
    pub runs: Vec<RunReport<AccountId>>,
    /// The number before which the next page begins; none after the first run.
    pub next: Option<u64>,
}

/// A market whose rate is tracked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct MarketReport {
    /// The asset.
    pub asset: AssetId,
    /// The last observation.
    #[serde(with = "decimal")]
    pub observed: Rate,
    /// The mean of the observations; none while there is none.
    #[serde(serialize_with = "optional_decimal")]
    pub mean: Option<Rate>,
    /// The milliseconds that the mean covers. It counts from a day on, and loses the time in which the market is not deep.
    pub weight: Moment,
    /// The time up to which the market was observed.
    pub sampled: Time,
    /// What it held when the block began; none while it is unavailable.
    pub reserves: Option<ReservesReport>,
    /// Whether it was deep enough when the block began.
    pub deep: bool,
    /// The block of the last sale on it.
    pub last_sale: Option<u32>,
}

/// What a market holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct ReservesReport {
    /// Planck of AGT.
    pub agt: Planck,
    /// Units of the other asset.
    #[serde(with = "decimal")]
    pub asset: Balance,
}

impl From<Reserves> for ReservesReport {
    fn from(reserves: Reserves) -> Self {
        Self { agt: reserves.agt.into(), asset: reserves.asset }
    }
}

/// Where the rate comes from that a reference is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum RateSource {
    /// The mean of the chain's own market.
    Market,
    /// Governance.
    Governance,
}

/// The reference of an asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct ReferenceReport {
    /// The reference: the base, or the last reference lowered by what the price of AGT may rise, if that is more.
    #[serde(with = "decimal")]
    pub rate: Rate,
    /// The rate that it is made of: the greater of the mean of a deep market and a young rate of governance.
    #[serde(with = "decimal")]
    pub base: Rate,
    /// Where that rate comes from: the market if both say the same.
    pub source: RateSource,
}

/// What was sold in a month, or ever. No figure ever falls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct BuybackMonth {
    /// Lots that were sold.
    pub runs: u64,
    /// Planck of AGT that they brought.
    #[serde(with = "decimal")]
    pub agt: Balance,
    /// Planck of it that were burned.
    #[serde(with = "decimal")]
    pub burned: Balance,
    /// Planck of it that the seasons pay.
    #[serde(with = "decimal")]
    pub kept: Balance,
}

/// What was sold of an asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct SoldReport {
    /// The asset.
    pub asset: AssetId,
    /// Units that were sold.
    #[serde(with = "decimal")]
    pub units: Balance,
}

/// What was sold in a month, by asset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct MonthReport {
    /// The UTC month.
    pub month: Month,
    /// The sums over all assets.
    pub all: BuybackMonth,
    /// What was sold of each of up to 64 assets.
    pub sold: Vec<SoldReport>,
}

fn optional_decimal<S: Serializer>(amount: &Option<Balance>, serializer: S) -> Result<S::Ok, S::Error> {
    match amount {
        Some(amount) => decimal::serialize(amount, serializer),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{json, to_value};

    #[test]
    fn auction_reads_as_its_json() {
        let auction = AuctionReport {
            asset: 3,
            opened: Time(0),
            until: Time(1),
            reference: 7,
            lot: Balance::MAX,
            left: 5,
            start: 9_000,
            end: 10_300,
            points: 9_500,
            rate: Some(8),
            least: Planck(2),
            done: false,
        };
        let expected = json!({
            "asset": 3, "reference": "7", "lot": "340282366920938463463374607431768211455", "left": "5",
            "start": 9_000, "end": 10_300, "points": 9_500, "rate": "8", "least": "2", "done": false,
            "opened": "1970-01-01T00:00:00.000Z", "until": "1970-01-01T00:00:00.001Z",
        });
        let page = AuctionPage { auctions: [auction].to_vec(), next: Some(3) };
        assert_eq!(to_value(page).expect("a report serialises"), json!({ "auctions": [expected], "next": 3 }));
    }

    #[test]
    fn run_reads_as_its_json() {
        let run = RunReport {
            run: 4,
            asset: 3,
            how: SoldBy::Auction,
            buyer: Some(9),
            units: 10,
            agt: Planck(20),
            rate: 30,
            reference: 29,
            mode: RecyclerMode::Split,
            burned: Planck(5),
            kept: Planck(15),
            block: 6,
            at: Time(0),
        };
        let expected = json!({
            "run": 4, "asset": 3, "how": "auction", "buyer": 9, "units": "10", "agt": "20", "rate": "30",
            "reference": "29", "mode": "split", "burned": "5", "kept": "15", "block": 6,
            "at": "1970-01-01T00:00:00.000Z",
        });
        let page = RunPage { runs: [run].to_vec(), next: None };
        assert_eq!(to_value(page).expect("a report serialises"), json!({ "runs": [expected], "next": null }));
    }

    #[test]
    fn market_and_reference_read_as_their_json() {
        let market = MarketReport {
            asset: 3,
            observed: 7,
            mean: None,
            weight: 6_000,
            sampled: Time(0),
            reserves: Some(Reserves { agt: 1, asset: 2 }.into()),
            deep: false,
            last_sale: None,
        };
        let expected = json!({
            "asset": 3, "observed": "7", "mean": null, "weight": 6_000, "sampled": "1970-01-01T00:00:00.000Z",
            "reserves": { "agt": "1", "asset": "2" }, "deep": false, "lastSale": null,
        });
        assert_eq!(to_value(market).expect("a report serialises"), expected);
        let reference = ReferenceReport { rate: 8, base: 7, source: RateSource::Governance };
        let expected = json!({ "rate": "8", "base": "7", "source": "governance" });
        assert_eq!(to_value(reference).expect("a report serialises"), expected);
    }

    #[test]
    fn month_reads_as_its_json() {
        let all = BuybackMonth { runs: 1, agt: 2, burned: 0, kept: 2 };
        let sold = [SoldReport { asset: 3, units: 4 }].to_vec();
        let report = MonthReport { month: Month(57 * 12 + 2), all, sold };
        let expected = json!({
            "month": "2027-03", "all": { "runs": 1, "agt": "2", "burned": "0", "kept": "2" },
            "sold": [{ "asset": 3, "units": "4" }],
        });
        assert_eq!(to_value(report).expect("a report serialises"), expected);
    }
}
