//! The tracks of referenda: how much support each needs and how long each takes.
//!
//! Periods are written for production, in blocks of six seconds. A chain whose genesis sets a faster pace runs them
//! faster, each at least one block long. Support is a share of what circulates. It counts votes for and abstentions,
//! and the needed support falls to half of its start. The needed approval always ends above one half, so that a draw is
//! lost.
//!
//! Deposits are refunded unless a referendum is killed, so a deposit only rents a place. Each track has so many places
//! that nobody can rent them all and thereby shut the track.

use super::origins::Origin;
use crate::{AccountId, Balance, BlockNumber, OriginCaller, Pace};
use agt_primitives::token::AGT;
use alloc::borrow::Cow;
use frame_system::RawOrigin;
use pallet_referenda::{Curve, Track, TrackInfo, TracksInfo};
use sp_runtime::{str_array, Perbill};

/// Six-second blocks in an hour.
pub const HOURS: BlockNumber = 600;
/// Six-second blocks in a day.
pub const DAYS: BlockNumber = 24 * HOURS;

/// The number of a track, as referenda name it.
pub type TrackId = u16;

/// One track at the pace of production.
pub struct Plan {
    /// The number that referenda name.
    pub id: TrackId,
    /// The name that clients show.
    pub name: &'static str,
    /// The most referenda of the track that are decided at the same time.
    pub max_deciding: u32,
    /// Planck on hold until the referendum is decided; forfeit when it is killed.
    pub decision_deposit: Balance,
    /// Blocks before the decision can begin.
    pub prepare: BlockNumber,
    /// Blocks that the decision can take.
    pub decision: BlockNumber,
    /// Blocks for which it must be passing before it is approved.
    pub confirm: BlockNumber,
    /// Blocks from its approval until it can be enacted.
    pub enactment: BlockNumber,
    /// The support that it needs at first, in per cent of what circulates; at the end half of that.
    pub support: u32,
    /// The approval that it needs at first, in per cent of the votes weighed with conviction; at the end more than
    /// half.
    pub approval: u32,
}

const PLANS: [Plan; 6] = [
    Plan {
        id: 0,
        name: "root",
        max_deciding: 50,
        decision_deposit: 50_000 * AGT,
        prepare: 2 * DAYS,
        decision: 14 * DAYS,
        confirm: DAYS,
        enactment: 7 * DAYS,
        support: 15,
        approval: 80,
    },
    // As root, for calls that the technical committee has whitelisted: shorter to decide, as long to enact.
    Plan {
        id: 1,
        name: "whitelisted",
        max_deciding: 50,
        decision_deposit: 10_000 * AGT,
        prepare: HOURS,
        decision: 14 * DAYS,
        confirm: 3 * HOURS,
        enactment: 7 * DAYS,
        support: 15,
        approval: 80,
    },
    Plan {
        id: 10,
        name: "parameters",
        max_deciding: 100,
        decision_deposit: 10_000 * AGT,
        prepare: DAYS,
        decision: 14 * DAYS,
        confirm: DAYS,
        enactment: 2 * DAYS,
        support: 2,
        approval: 75,
    },
    Plan {
        id: 20,
        name: "treasury small",
        max_deciding: 100,
        decision_deposit: 1_000 * AGT,
        prepare: DAYS,
        decision: 14 * DAYS,
        confirm: DAYS,
        enactment: 7 * DAYS,
        support: 5,
        approval: 75,
    },
    Plan {
        id: 21,
        name: "treasury large",
        max_deciding: 50,
        decision_deposit: 20_000 * AGT,
        prepare: 2 * DAYS,
        decision: 14 * DAYS,
        confirm: DAYS,
        enactment: 7 * DAYS,
        support: 15,
        approval: 80,
    },
    // Faster than every enactment that it may have to stop, and as easy to pass as the easiest of them.
    Plan {
        id: 30,
        name: "emergency cancel",
        max_deciding: 1000,
        decision_deposit: 10_000 * AGT,
        prepare: HOURS,
        decision: 2 * DAYS,
        confirm: 3 * HOURS,
        enactment: HOURS / 6,
        support: 2,
        approval: 75,
    },
];

impl Plan {
    const fn support_curve(&self) -> Curve {
        Curve::LinearDecreasing {
            length: Perbill::from_percent(100),
            floor: Perbill::from_parts(self.support * 5_000_000),
            ceil: Perbill::from_percent(self.support),
        }
    }

    const fn approval_curve(&self) -> Curve {
        Curve::LinearDecreasing {
            length: Perbill::from_percent(100),
            floor: Perbill::from_parts(500_000_001),
            ceil: Perbill::from_percent(self.approval),
        }
    }

    fn at_this_pace(&self) -> Track<TrackId, Balance, BlockNumber> {
        let info = TrackInfo {
            name: str_array(self.name),
            max_deciding: self.max_deciding,
            decision_deposit: self.decision_deposit,
            prepare_period: Pace::scaled(self.prepare),
            decision_period: Pace::scaled(self.decision),
            confirm_period: Pace::scaled(self.confirm),
            min_enactment_period: Pace::scaled(self.enactment),
            min_approval: self.approval_curve(),
            min_support: self.support_curve(),
        };
        Track { id: self.id, info }
    }
}

/// The tracks, as `pallet-referenda` reads them.
pub struct Tracks;

impl Tracks {
    /// Every track at the pace of production.
    pub const fn plans() -> &'static [Plan] {
        &PLANS
    }
}

impl TracksInfo<Balance, BlockNumber> for Tracks {
    type Id = TrackId;
    type RuntimeOrigin = OriginCaller;

    fn tracks() -> impl Iterator<Item = Cow<'static, Track<TrackId, Balance, BlockNumber>>> {
        PLANS.iter().map(|plan| Cow::Owned(plan.at_this_pace()))
    }

    fn track_for(origin: &OriginCaller) -> Result<TrackId, ()> {
        match origin {
            OriginCaller::system(RawOrigin::<AccountId>::Root) => Ok(0),
            OriginCaller::Origins(Origin::WhitelistedCaller) => Ok(1),
            OriginCaller::Origins(Origin::ParametersAdmin) => Ok(10),
            OriginCaller::Origins(Origin::SmallSpender) => Ok(20),
            OriginCaller::Origins(Origin::LargeSpender) => Ok(21),
            OriginCaller::Origins(Origin::Canceller) => Ok(30),
            _ => Err(()),
        }
    }

    fn track_ids() -> impl Iterator<Item = TrackId> {
        PLANS.iter().map(|plan| plan.id)
    }

    fn info(id: TrackId) -> Option<Cow<'static, TrackInfo<Balance, BlockNumber>>> {
        PLANS.iter().find(|plan| plan.id == id).map(|plan| Cow::Owned(plan.at_this_pace().info))
    }
}
