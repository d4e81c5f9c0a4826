//! The imbalance of a currency that cannot be in imbalance.

use agt_primitives::Balance;
use frame_support::traits::{tokens::imbalance::TryMerge, Imbalance, SameOrOther, TryDrop};

/// No AGT, neither made nor destroyed. The SDK's own such type is not there in a runtime.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Nothing;

impl TryDrop for Nothing {
    fn try_drop(self) -> Result<(), Self> {
        Ok(())
    }
}

impl TryMerge for Nothing {
    fn try_merge(self, _other: Self) -> Result<Self, (Self, Self)> {
        Ok(Self)
    }
}

impl Imbalance<Balance> for Nothing {
    type Opposite = Self;

    fn zero() -> Self {
        Self
    }

    fn drop_zero(self) -> Result<(), Self> {
        Ok(())
    }

    fn split(self, _amount: Balance) -> (Self, Self) {
        (Self, Self)
    }

    fn extract(&mut self, _amount: Balance) -> Self {
        Self
    }

    fn merge(self, _other: Self) -> Self {
        Self
    }

    fn subsume(&mut self, _other: Self) {}

    fn offset(self, _other: Self) -> SameOrOther<Self, Self> {
        SameOrOther::None
    }

    fn peek(&self) -> Balance {
        0
    }
}
