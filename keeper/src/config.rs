//! What a keeper is told to do.

use crate::steps::Kind;
use agt_primitives::{assets::AssetId, calendar::DAY, tasks::CampaignId, token::AGT, Moment};
use agt_runtime::{AccountId, Balance};
use std::{
    collections::{BTreeMap, BTreeSet},
    net::SocketAddr,
    path::PathBuf,
    time::Duration,
};

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

    /// Returns whether a campaign is named, and not merely served with all others.
    pub fn names(&self, campaign: CampaignId) -> bool {
        *self != Self::All && self.serves(campaign)
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
    /// The campaigns that it serves. Seasons belong to no campaign. Steps that help a single account alone, [`Kind::Leave`] and
    /// [`Kind::Lift`], are taken in campaigns that are named: a keeper of all campaigns does not pay for every stranger.
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
    /// The most fees of a day, in planck; a day is one in UTC by chain time. All fees count, from the start of the keeper on.
    /// When they are spent, the keeper takes the steps alone that cannot wait (see [`Kind::cannot_wait`]), whatever they cost,
    /// and the others on the next day. Zero means these alone.
    pub most_fees_a_day: Balance,
    /// The assets of which revenue is swept into the treasury ([`Kind::SweepAsset`]), each with the least of its smallest units
    /// that the revenue pot must have of it. Anybody can make an asset and pay revenue in it, so an asset that is not named here
    /// costs no fee, however much there is of it.
    pub sweep: BTreeMap<AssetId, Balance>,
}

impl Config {
    /// Returns the set-up of a keeper that serves all campaigns and names none, takes every step but those of the protocol's own
    /// money and removals of single old records, pays at most 5 AGT a day for what can wait, and listens nowhere.
    pub fn new(data: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            listen: None,
            metrics: None,
            campaigns: Campaigns::All,
            duties: Kind::ALL.into_iter().filter(|kind| !kind.is_tidying() && !kind.is_of_revenue()).collect(),
            prune_after: 30 * DAY,
            others: BTreeSet::new(),
            spread: Duration::from_secs(6),
            patience: Duration::from_secs(20),
            reread: Duration::from_secs(600),
            most_fees_a_day: 5 * AGT,
            sweep: BTreeMap::new(),
        }
    }

    /// Returns the set-up of a keeper that need not mind any other: it takes each step at once.
    pub fn alone(data: impl Into<PathBuf>) -> Self {
        Self { spread: Duration::ZERO, patience: Duration::ZERO, ..Self::new(data) }
    }

    /// Returns the same set-up with the steps of the protocol's own money: each costs a fee that nobody returns. No asset is swept
    /// unless [`Config::sweep`] names it.
    pub fn with_revenue(mut self) -> Self {
        self.duties.extend(Kind::ALL.into_iter().filter(|kind| kind.is_of_revenue()));
        self
    }

    /// Returns whether the protocol's own money is its business.
    pub(crate) fn serves_revenue(&self) -> bool {
        self.duties.iter().any(|kind| kind.is_of_revenue())
    }

    /// Returns whether it takes steps of a kind that help a single account alone, in a campaign.
    pub(crate) fn serves_single_accounts(&self, kind: Kind, campaign: CampaignId) -> bool {
        self.duties.contains(&kind) && self.campaigns.names(campaign)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_that_no_campaign_needs_are_taken_when_told_to() {
        let base = Config::new("keeper");
        assert!(base.duties.contains(&Kind::SweepSeason) && !base.serves_revenue());
        let more = base.clone().with_revenue();
        let added: BTreeSet<Kind> = more.duties.difference(&base.duties).copied().collect();
        assert!(more.serves_revenue() && added.iter().all(|kind| kind.is_of_revenue()));
        let left: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| !more.duties.contains(kind)).collect();
        assert_eq!(left, [Kind::Forget, Kind::SweepSubmission]);
    }

    #[test]
    fn single_accounts_are_served_in_campaigns_that_are_named() {
        let all = Config::new("keeper");
        assert!(all.campaigns.serves(7) && !all.campaigns.names(7));
        let named = Config { campaigns: Campaigns::Only([7].into()), ..all.clone() };
        let idle = Config { duties: [Kind::Settle].into(), ..named.clone() };
        for kind in [Kind::Leave, Kind::Lift] {
            assert!(named.serves_single_accounts(kind, 7) && !named.serves_single_accounts(kind, 8));
            assert!(!all.serves_single_accounts(kind, 7) && !idle.serves_single_accounts(kind, 7));
        }
    }
}
