//! What the pallet stores.

use agt_primitives::{
    arithmetic::{lower, mul_div_floor},
    calendar::Month,
    Balance,
};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::ArithmeticError;

/// What has become of the revenue in an asset, in its smallest unit. No figure ever falls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct AssetBooks {
    /// What was counted as revenue.
    pub collected: Balance,
    /// What went to the authors' pot. AGT alone.
    pub authors: Balance,
    /// What the recycler took. AGT alone.
    pub recycled: Balance,
    /// What was sold. Never AGT.
    pub sold: Balance,
    /// What was swept into the treasury. Never AGT.
    pub swept: Balance,
    /// What whoever has the keys of the asset took out of the pot. Never AGT.
    pub lost: Balance,
}

impl AssetBooks {
    /// Returns what of the revenue must lie in the pot. None when the figures are broken.
    pub fn held(&self) -> Option<Balance> {
        let gone = [self.authors, self.recycled, self.sold, self.swept, self.lost];
        gone.into_iter().try_fold(self.collected, |left, part| left.checked_sub(part))
    }
}

/// The authors' month that blocks are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
#[allow(missing_docs)] // A field without a comment is what its name says.
pub struct OpenMonth {
    pub month: Month,
    /// Blocks that were authored in it. At least one.
    pub points: u32,
    /// Planck that arrived in it for its authors.
    pub share: Balance,
}

/// An authors' month that has ended and of which somebody's share is not settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct AuthorsMonth {
    /// Blocks that were authored in it.
    pub points: u32,
    /// Those of authors whose share is not settled. At least one.
    pub points_left: u32,
    /// Planck that arrived in it for its authors.
    pub share: Balance,
    /// What of them is not settled.
    pub share_left: Balance,
}

impl AuthorsMonth {
    /// Returns what `points` of those left get: their part of what is left, rounded down, so that the last ones get all of the
    /// rest. None when the figures are broken.
    pub fn part_of(&self, points: u32) -> Option<Balance> {
        mul_div_floor(self.share_left, points.into(), self.points_left.into()).filter(|part| *part <= self.share_left)
    }

    /// Takes `points` and their part out, and returns the part. Fails if fewer points are left.
    pub(crate) fn settle(&mut self, points: u32) -> Result<Balance, ArithmeticError> {
        let part = self.part_of(points).ok_or(ArithmeticError::Underflow)?;
        lower(&mut self.points_left, points)?;
        lower(&mut self.share_left, part)?;
        Ok(part)
    }
}

impl From<OpenMonth> for AuthorsMonth {
    fn from(OpenMonth { points, share, .. }: OpenMonth) -> Self {
        Self { points, points_left: points, share, share_left: share }
    }
}

/// An account that has authored a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Author {
    /// All blocks that it has ever authored.
    pub blocks: u64,
    /// The authors' month of its last block.
    pub month: Month,
    /// Blocks that it authored in that month and whose share is not settled.
    pub points: u32,
    /// Planck that it is owed for settled months and was not paid.
    pub owed: Balance,
    /// Planck that it was paid.
    pub paid: Balance,
}
