//! Who pays, and how much.

use super::{
    decimal,
    file::PaySection,
    read::{missing, understood, word, wrong},
    written::{fixed, when},
    When,
};
use crate::Result;
use agt_primitives::{assets::AssetKind, calendar::DAY, reward_pools::PoolPurpose, token, Aia, Balance, Moment};

/// How long a pool accepts work if the plan does not say.
const POOL_LIFE: Moment = 90 * DAY;

/// Who pays, and how much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pay {
    /// A pool of the requester, which opens together with the campaign.
    Pool {
        /// The asset of the pool.
        asset: AssetKind,
        /// What a perfect set earns: planck of AGT, or the smallest units of the asset. Not zero.
        price: Balance,
        /// From when on the pool accepts nothing new.
        expires: When,
        /// The planck of AGT to put on hold beside a pool in an asset that is not listed; zero for a listed one.
        guarantee: Balance,
        /// What the pool is for.
        purpose: PoolPurpose,
    },
    /// The platform, out of its daily budget of AIA.
    Platform {
        /// AIA that a perfect set earns, before multipliers.
        aia: Aia,
    },
}

impl Pay {
    /// Returns an amount of the asset as people read it: AGT with its decimals, units of another asset as they are.
    pub fn amount(&self, amount: Balance) -> String {
        let told = |decimals| decimal(i128::try_from(amount).unwrap_or(i128::MAX), decimals);
        match self {
            Self::Pool { asset: AssetKind::Native, .. } => format!("{} {}", told(token::DECIMALS), token::SYMBOL),
            Self::Pool { asset: AssetKind::WithId(asset), .. } => {
                format!("{} of asset {}", told(0), asset)
            }
            Self::Platform { .. } => format!("{} AIA", told(0)),
        }
    }
}

/// Reads who pays.
pub(super) fn read(section: &PaySection) -> Result<Pay> {
    if let Some(aia) = section.aia_a_set {
        if section.price_a_set.is_some() || section.asset.is_some() {
            let what = "the platform pays aia-a-set and a pool pays price-a-set, and both are given";
            return Err(wrong("[pay] aia-a-set", what, "remove one of them"));
        }
        return Ok(Pay::Platform { aia });
    }
    let asset = match section.asset.as_ref().map(|asset| asset.0.as_str()) {
        None | Some(token::SYMBOL) => AssetKind::Native,
        Some(number) => AssetKind::WithId(number.parse().map_err(|_| {
            wrong("[pay] asset", format!("`{number}` is no asset"), "write \"AGT\" or the number of an asset")
        })?),
    };
    let decimals = if asset == AssetKind::Native { token::DECIMALS } else { 0 };
    let key = "[pay] price-a-set";
    let price = section.price_a_set.as_ref().ok_or_else(|| missing(key, "price-a-set = \"1.5\""))?;
    let price = understood(key, fixed(&price.0, decimals))?;
    let price = u128::try_from(price).ok().filter(|price| *price > 0);
    let price = price.ok_or_else(|| wrong(key, "a perfect set would earn nothing", "write more than zero"))?;
    if asset == AssetKind::Native && price < token::EXISTENTIAL_DEPOSIT {
        let what = "an account cannot own so little AGT, so nobody could be paid for a first set";
        return Err(wrong(key, what, "write at least 0.01"));
    }
    let guarantee = match &section.guarantee {
        Some(guarantee) => understood("[pay] guarantee", fixed(&guarantee.0, token::DECIMALS))?,
        None => 0,
    };
    let expires = match &section.pool_expires {
        Some(expires) => understood("[pay] pool-expires", when(&expires.0))?,
        None => When::In(POOL_LIFE),
    };
    let purpose = match &section.purpose {
        Some(purpose) => word("[pay] purpose", purpose, "data-request or model-fund")?,
        None => PoolPurpose::DataRequest,
    };
    Ok(Pay::Pool {
        asset,
        price,
        expires,
        guarantee: u128::try_from(guarantee).map_err(|_| wrong("[pay] guarantee", "it is below zero", "correct it"))?,
        purpose,
    })
}
