//! Whose figures: an account, a pool, a season, or the whole chain.

use crate::keys::address_of;
use agt_primitives::{
    access::ObligationId,
    assets::AssetId,
    calendar::Month,
    supply::{Bucket, Budget},
    tasks::{EscrowId, PoolId},
};
use agt_runtime::{pots, AccountId};
use frame_support::PalletId;
use std::fmt::{self, Display};

/// A family of assets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Assets that anybody makes.
    Assets,
    /// The shares of markets.
    Shares,
}

/// Whose figures they are. Amounts of AGT are in planck, and amounts of another asset in its smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// All AGT.
    Issuance,
    /// The AGT of an account: free, reserved, and on hold by reason. The pots are accounts.
    Account(AccountId),
    /// The units of an asset that exist.
    Supply(Family, AssetId),
    /// The units of an account.
    Units(Family, AssetId, AccountId),
    /// All bonds together.
    Bonds,
    /// The bond of an account.
    Bond(AccountId),
    /// What an obligation of an account sets aside.
    Obligation(AccountId, ObligationId),
    /// A pool of its owner.
    Pool(AccountId, PoolId),
    /// What a campaign or a job has reserved of a pool.
    Escrow(EscrowId),
    /// What a pool owes a worker: the pool's owner, its number and the worker.
    Owed(AccountId, PoolId, AccountId),
    /// All seasons together.
    Seasons,
    /// A season.
    Season(Month),
    /// What an account has submitted to a season and not claimed.
    Submission(Month, AccountId),
    /// All AGT that was ever minted.
    EverMinted,
    /// What a bucket of the allocation has released.
    Released(Bucket),
    /// A sub-budget.
    Budget(Budget),
    /// All accounts of contributors together.
    People,
    /// The AIA and the XP of a contributor.
    Person(AccountId),
    /// The AIA of a season that counts for referrers, and what they have claimed.
    Referrals(Month),
    /// All quests, milestones and events together.
    Quests,
    /// The boosters that an account has in stock.
    Stock(AccountId),
}

impl Subject {
    /// Those of which there is one on the chain: they are compared at each block.
    pub const TOTALS: [Self; 6] =
        [Self::Issuance, Self::Bonds, Self::Seasons, Self::EverMinted, Self::People, Self::Quests];
}

/// The pots with their names.
const POTS: [(PalletId, &str); 9] = [
    (pots::TREASURY, "treasury"),
    (pots::COMMUNITY, "community"),
    (pots::REWARDS, "rewards"),
    (pots::REVENUE, "revenue"),
    (pots::AUTHORS, "authors"),
    (pots::RECYCLER, "recycler"),
    (pots::BUYBACK, "buyback"),
    (pots::CHARACTERS, "characters"),
    (pots::NOBODY, "nobody"),
];

/// Returns the name of a pot, or the address of another account.
fn owner(who: &AccountId) -> String {
    let pot = POTS.iter().find(|(pot, _)| pots::account(*pot) == *who);
    pot.map_or_else(|| address_of(who), |(_, name)| format!("pot of {name}"))
}

fn asset(family: Family, number: AssetId) -> String {
    match family {
        Family::Assets => format!("asset {number}"),
        Family::Shares => format!("shares of market {number}"),
    }
}

/// Such as `AGT of pot of revenue`.
impl Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Issuance => f.write_str("all AGT"),
            Self::Account(who) => write!(f, "AGT of {}", owner(who)),
            Self::Supply(family, number) => f.write_str(&asset(*family, *number)),
            Self::Units(family, number, who) => write!(f, "{} of {}", asset(*family, *number), owner(who)),
            Self::Bonds => f.write_str("all bonds"),
            Self::Bond(who) => write!(f, "bond of {}", owner(who)),
            Self::Obligation(who, ObligationId { kind, number }) => {
                write!(f, "obligation {kind:?} {number} of {}", owner(who))
            }
            Self::Pool(who, number) => write!(f, "pool {number} of {}", owner(who)),
            Self::Escrow(escrow) => write!(f, "escrow {escrow:?}"),
            Self::Owed(who, number, to) => write!(f, "pool {number} of {} to {}", owner(who), owner(to)),
            Self::Seasons => f.write_str("all seasons"),
            Self::Season(month) => write!(f, "season {month}"),
            Self::Submission(month, who) => write!(f, "season {month} to {}", owner(who)),
            Self::EverMinted => f.write_str("supply"),
            Self::Released(bucket) => write!(f, "bucket {bucket:?}"),
            Self::Budget(budget) => write!(f, "budget {budget:?}"),
            Self::People => f.write_str("all contributors"),
            Self::Person(who) => write!(f, "contributor {}", owner(who)),
            Self::Referrals(month) => write!(f, "referrals of {month}"),
            Self::Quests => f.write_str("all quests"),
            Self::Stock(who) => write!(f, "boosters of {}", owner(who)),
        }
    }
}
