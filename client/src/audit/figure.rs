//! The figures, by what they count.

use agt_primitives::{
    assets::{AssetId, AssetKind},
    calendar::Month,
    recycler::RecycleSource,
    revenue::RevenueSource,
};
use serde::{Serialize, Serializer};
use std::fmt::{self, Debug, Display};

/// What a figure counts. Amounts of AGT are in planck, and amounts of another asset in its smallest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum What {
    /// Revenue in an asset: of all sources or of one, ever or in a month.
    Collected,
    /// Revenue in AGT that went to the pot of the authors of blocks.
    GivenToAuthors,
    /// AGT that authors were paid out of that pot.
    AuthorsPaid,
    /// Revenue in AGT that the recycler took.
    Recycled,
    /// Revenue in another asset that was sold, ever or in a month, as the ledger of revenue counts it.
    Sold,
    /// Revenue in an asset that was swept into the treasury.
    Swept,
    /// Revenue in an asset that whoever has its keys took out of the pot.
    Lost,
    /// AGT that bonds lost or referenda forfeited, and the recycler took.
    SlashesRecycled,
    /// AGT that came back to the recycler, from all sources or from one.
    Received,
    /// What of it was burned.
    Burned,
    /// AGT that somebody sent to the recycler's pot for nothing.
    Gifts,
    /// AGT that seasons took out of the recycler.
    Taken,
    /// What seasons paid of it.
    Paid,
    /// What seasons gave back of it.
    GivenBack,
    /// AGT that was carried from seasons that take no more to later ones.
    Carried,
    /// AGT that belongs to seasons that have not taken it.
    Waiting,
    /// AGT that seasons have taken, and neither paid nor given back.
    Outstanding,
    /// AGT that belongs to one season, which has not taken it.
    Belonging,
    /// Sales of buyback, ever or in a month.
    Runs,
    /// AGT that sales brought: all of them, those of a month, or those of an asset.
    Brought,
    /// What of it was burned, ever or in a month.
    BroughtBurned,
    /// What of it seasons pay, ever or in a month.
    BroughtKept,
    /// Units of an asset that buyback sold, ever or in a month, as buyback counts them.
    Units,
    /// AGT that seasons paid for AIA.
    Redeemed,
    /// What of it came out of revenue.
    RedeemedRecycled,
    /// Revenue that seasons took when they closed, as the seasons count it.
    SeasonsTook,
    /// Revenue that seasons gave back, as the seasons count it.
    SeasonsGaveBack,
}

impl What {
    /// Returns it in words.
    const fn words(self) -> &'static str {
        match self {
            Self::Collected => "revenue",
            Self::GivenToAuthors => "revenue that went to the authors of blocks",
            Self::AuthorsPaid => "AGT that the authors of blocks were paid",
            Self::Recycled => "revenue that the recycler took",
            Self::Sold => "revenue that was sold",
            Self::Swept => "revenue that was swept into the treasury",
            Self::Lost => "revenue that was lost",
            Self::SlashesRecycled => "slashes that the recycler took",
            Self::Received => "AGT that came back",
            Self::Burned => "AGT that came back and was burned",
            Self::Gifts => "AGT that was given to the recycler",
            Self::Taken => "AGT that seasons took out of the recycler",
            Self::Paid => "AGT that the recycler paid for seasons",
            Self::GivenBack => "AGT that was given back to the recycler",
            Self::Carried => "AGT that was carried to a later season",
            Self::Waiting => "AGT that waits for seasons",
            Self::Outstanding => "AGT that seasons took and still owe",
            Self::Belonging => "AGT that belongs to a season",
            Self::Runs => "runs of buyback",
            Self::Brought => "AGT that buyback brought",
            Self::BroughtBurned => "AGT that buyback brought and that was burned",
            Self::BroughtKept => "AGT that buyback brought and that seasons pay",
            Self::Units => "units that buyback sold",
            Self::Redeemed => "AGT that was paid for AIA",
            Self::RedeemedRecycled => "AGT out of revenue that was paid for AIA",
            Self::SeasonsTook => "revenue that seasons took",
            Self::SeasonsGaveBack => "revenue that seasons gave back",
        }
    }
}

/// Where an amount comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(untagged)]
pub enum Source {
    /// A source of revenue.
    Revenue(RevenueSource),
    /// A source of AGT that comes back.
    Recycle(RecycleSource),
}

impl Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Revenue(source) => f.write_str(&words(source)),
            Self::Recycle(source) => f.write_str(&words(source)),
        }
    }
}

/// Returns the name of a variant in words, such as `reward pools`.
pub(super) fn words(variant: &impl Debug) -> String {
    let mut words = String::new();
    for letter in format!("{variant:?}").chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

/// A figure of the books.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Figure {
    /// What it counts.
    pub what: What,
    /// The month or the season that it is of; none for a figure of all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<Month>,
    /// The asset that it is of; none where there is no choice, or for all of them. In JSON it is the asset's number, and null
    /// for AGT.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "number")]
    pub asset: Option<AssetKind>,
    /// The source that it is of; none for a figure of all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

impl Figure {
    /// A figure of all months, assets and sources.
    pub const fn of(what: What) -> Self {
        Self { what, month: None, asset: None, source: None }
    }

    /// The same of a month or a season.
    pub fn within(self, month: Month) -> Self {
        Self { month: Some(month), ..self }
    }

    /// The same of an asset.
    pub fn in_asset(self, asset: AssetKind) -> Self {
        Self { asset: Some(asset), ..self }
    }

    /// The same of a source of revenue.
    pub fn of_source(self, source: RevenueSource) -> Self {
        Self { source: Some(Source::Revenue(source)), ..self }
    }

    /// The same of a source of AGT that comes back.
    pub fn back_from(self, source: RecycleSource) -> Self {
        Self { source: Some(Source::Recycle(source)), ..self }
    }

    /// Returns whether it is an amount of AGT, in planck. Otherwise it is an amount of another asset, or a number of runs.
    pub fn is_agt(&self) -> bool {
        match (self.what, &self.asset) {
            (What::Runs | What::Units, _) => false,
            // What is told by asset here is AGT that was paid for that asset.
            (What::Brought, _) => true,
            (_, Some(AssetKind::WithId(_))) => false,
            _ => true,
        }
    }
}

/// Such as `revenue (asset 7, from gifts, 2027-03)`.
impl Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what.words())?;
        let asset = self.asset.as_ref().map(|asset| match asset {
            AssetKind::Native => "AGT".into(),
            AssetKind::WithId(number) => format!("asset {number}"),
        });
        let source = self.source.map(|source| format!("from {source}"));
        let month = self.month.map(|month| month.to_string());
        let parts: Vec<String> = [asset, source, month].into_iter().flatten().collect();
        match parts.is_empty() {
            true => Ok(()),
            false => write!(f, " ({})", parts.join(", ")),
        }
    }
}

fn number<S: Serializer>(asset: &Option<AssetKind>, serializer: S) -> Result<S::Ok, S::Error> {
    let number: Option<&AssetId> = match asset {
        Some(AssetKind::WithId(number)) => Some(number),
        Some(AssetKind::Native) | None => None,
    };
    number.serialize(serializer)
}
