//! What a keeper is told to do.

use crate::steps::Kind;
use agt_primitives::{calendar::DAY, tasks::CampaignId, Moment};
use agt_runtime::AccountId;
use std::{collections::BTreeSet, net::SocketAddr, path::PathBuf, time::Duration};

/// Which campaigns a keeper serves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Campaigns {
    /// Every campaign of the chain.
    #[default]
    All,
    /// These campaigns.
    Only(BTreeSet<CampaignId>),
}

impl Campaigns {
    /// Returns whether a campaign is served.
    pub fn serves(&self, campaign: CampaignId) -> bool {
        match self {
            Self::All => true,
            Self::Only(served) => served.contains(&campaign),
        }
    }
}

/// How a keeper is set up.
#[derive(Clone, Debug)]
pub struct Config {
    /// Its folder: `keeper.redb`, with openings and gold leaves, and `keeper.key`, its X25519 key. Made if it is missing.
    /// Two keepers never share a folder.
    pub data: PathBuf,
    /// Where it takes openings: `GET /key` and `POST /openings`. Nowhere if there is no address. Keep it on the loopback
    /// address, behind a proxy that speaks TLS.
    pub listen: Option<SocketAddr>,
    /// Where Prometheus reads `GET /metrics`. Nowhere if there is no address.
    pub metrics: Option<SocketAddr>,
    /// The campaigns that it serves. Seasons belong to no campaign.
    pub campaigns: Campaigns,
    /// The kinds of steps that it takes.
    pub duties: BTreeSet<Kind>,
    /// Records of a closed campaign are pruned this time after the campaign's deadline, in milliseconds. Until then anybody
    /// can read them from the state.
    pub prune_after: Moment,
    /// The accounts of other keepers that are known. Keepers that know each other take turns; a keeper also learns of
    /// others from what they do.
    pub others: BTreeSet<AccountId>,
    /// A step waits for a time up to this one, which is drawn anew for each step and keeper: two keepers that do not know
    /// each other rarely send the same step at the same moment.
    pub spread: Duration,
    /// How long a keeper whose turn comes later waits for the one before it. More than `spread`.
    pub patience: Duration,
    /// How often everything is read anew from the chain. What happens meanwhile comes from events.
    pub reread: Duration,
}

impl Config {
    /// Returns the set-up of a keeper that serves all campaigns, takes every step but removals of single old records, and
    /// listens nowhere.
    pub fn new(data: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            listen: None,
            metrics: None,
            campaigns: Campaigns::All,
            duties: Kind::ALL.into_iter().filter(|kind| !kind.is_tidying()).collect(),
            prune_after: 30 * DAY,
            others: BTreeSet::new(),
            spread: Duration::from_secs(6),
            patience: Duration::from_secs(20),
            reread: Duration::from_secs(600),
        }
    }

    /// Returns the set-up of a keeper that need not mind any other: it takes each step at once.
    pub fn alone(data: impl Into<PathBuf>) -> Self {
        Self { spread: Duration::ZERO, patience: Duration::ZERO, ..Self::new(data) }
    }
}
