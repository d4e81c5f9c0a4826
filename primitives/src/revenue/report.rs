//! What anyone may read of the revenue, of the books of an asset, and of an author of blocks.

use super::RevenueSource;
use crate::{
    assets::{AssetId, AssetKind},
    calendar::Month,
    report::{decimal, Planck},
    Balance,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::{Serialize, Serializer};

/// The most assets in a report.
pub const MOST_ASSETS: usize = 64;

/// The revenue from one source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct SourceRevenue {
    /// The source.
    pub source: RevenueSource,
    /// The amount, in the smallest unit of the asset.
    #[serde(with = "decimal")]
    pub amount: Balance,
}

/// The revenue in one asset. Amounts are in its smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct AssetRevenue {
    /// The asset. In JSON it is the asset's number, and null for AGT.
    #[serde(serialize_with = "number")]
    pub asset: AssetKind,
    /// What was counted: the sum of its sources.
    #[serde(with = "decimal")]
    pub collected: Balance,
    /// The sources that there was revenue from.
    pub sources: Vec<SourceRevenue>,
    /// What was sold of it; AGT never is.
    #[serde(with = "decimal")]
    pub sold: Balance,
}

/// The revenue of a month, or of all months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct RevenueReport {
    /// The month; none for all of them.
    pub month: Option<Month>,
    /// The assets, at most [`MOST_ASSETS`]: AGT is the first one, and the others have revenue.
    pub assets: Vec<AssetRevenue>,
    /// Whether there are more.
    pub more: bool,
    /// AGT that bonds lost or referenda forfeited and the recycler took, in all months.
    pub slashes_recycled: Planck,
}

/// What has become of the revenue in an asset. Amounts are in its smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct BooksReport {
    /// The asset. In JSON it is the asset's number, and null for AGT.
    #[serde(serialize_with = "number")]
    pub asset: AssetKind,
    /// What was counted as revenue.
    #[serde(with = "decimal")]
    pub collected: Balance,
    /// What went to the authors' pot. AGT alone.
    #[serde(with = "decimal")]
    pub authors: Balance,
    /// What the recycler took. AGT alone.
    #[serde(with = "decimal")]
    pub recycled: Balance,
    /// What was sold.
    #[serde(with = "decimal")]
    pub sold: Balance,
    /// What was swept into the treasury.
    #[serde(with = "decimal")]
    pub swept: Balance,
    /// What whoever has the keys of the asset took out of the pot.
    #[serde(with = "decimal")]
    pub lost: Balance,
    /// What of it must lie in the pot: `collected` less all the others.
    #[serde(with = "decimal")]
    pub held: Balance,
    /// What lies in the pot; of AGT, beyond the existential deposit. More than is held can be collected.
    #[serde(with = "decimal")]
    pub in_pot: Balance,
    /// What may be sold now.
    #[serde(with = "decimal")]
    pub in_stock: Balance,
}

/// An author of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct AuthorReport {
    /// All blocks that it has ever authored.
    pub blocks: u64,
    /// Those of the authors' month that has not ended.
    pub points: u32,
    /// The AGT that a payment would pay it now, for the months that have ended.
    pub owed: Planck,
    /// The AGT that it was paid so far.
    pub paid: Planck,
}

fn number<S: Serializer>(asset: &AssetKind, serializer: S) -> Result<S::Ok, S::Error> {
    let number: Option<&AssetId> = match asset {
        AssetKind::Native => None,
        AssetKind::WithId(number) => Some(number),
    };
    number.serialize(serializer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{json, to_value};

    #[test]
    fn revenue_report_reads_as_its_json() {
        let sources = Vec::from([SourceRevenue { source: RevenueSource::MarketSetups, amount: Balance::MAX }]);
        let agt = AssetRevenue { asset: AssetKind::Native, collected: Balance::MAX, sources, sold: 0 };
        let other = AssetRevenue { asset: AssetKind::WithId(7), collected: 0, sources: Vec::new(), sold: 3 };
        let assets = Vec::from([agt, other]);
        let report = RevenueReport { month: Some(Month(686)), assets, more: false, slashes_recycled: Planck(5) };
        let most = "340282366920938463463374607431768211455";
        let expected = json!({
            "month": "2027-03",
            "assets": [
                {
                    "asset": null, "collected": most, "sold": "0",
                    "sources": [{ "source": "marketSetups", "amount": most }],
                },
                { "asset": 7, "collected": "0", "sold": "3", "sources": [] },
            ],
            "more": false,
            "slashesRecycled": "5",
        });
        assert_eq!(to_value(report).unwrap(), expected);
    }

    #[test]
    fn books_and_author_read_as_their_json() {
        let books = BooksReport {
            asset: AssetKind::WithId(7),
            collected: 9,
            authors: 0,
            recycled: 0,
            sold: 1,
            swept: 2,
            lost: 3,
            held: 3,
            in_pot: 4,
            in_stock: 3,
        };
        let expected = json!({
            "asset": 7, "collected": "9", "authors": "0", "recycled": "0", "sold": "1", "swept": "2", "lost": "3",
            "held": "3", "inPot": "4", "inStock": "3",
        });
        assert_eq!(to_value(books).unwrap(), expected);
        let author = AuthorReport { blocks: 9, points: 2, owed: Planck(1), paid: Planck(0) };
        assert_eq!(to_value(author).unwrap(), json!({ "blocks": 9, "points": 2, "owed": "1", "paid": "0" }));
    }
}
