//! The steps that anyone may take, and when each is due: pure functions from what the chain stores and what its clocks show.

mod campaign;
mod revenue;
mod round;
mod season;
mod set;

pub use campaign::of_campaign;
pub use revenue::{of_money, Money, Stock, LEAST_MOVED};
pub use round::{of_round, Tickets};
pub use season::of_season;
pub use set::{of_set, SetFacts};

use agt_client::calls::{BuybackCall, RecyclerCall, RedemptionCall, RevenueCall, TasksCall};
use agt_primitives::{
    assets::{AssetId, AssetKind},
    beacon::BeaconEpoch,
    calendar::Month,
    tasks::{CampaignId, RoundId, SetId},
    Moment,
};
use agt_runtime::{AccountId, RuntimeCall};

/// A kind of step. Earlier kinds go first: those that a window ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Answers are revealed that workers handed over.
    Reveal,
    /// The gold of a set is opened.
    OpenGold,
    /// A round is closed.
    CloseRound,
    /// The seats of a round are dealt.
    Deal,
    /// A set is settled.
    Settle,
    /// A ticket without a seat ends. Only in campaigns that are named: its owner can end it without a fee.
    Leave,
    /// A delayed payment is tried again.
    Collect,
    /// A set-aside is lifted that a dispute held. Only in campaigns that are named.
    Lift,
    /// A season's rates are fixed.
    CloseSeason,
    /// The rest of a season's reservation is lifted.
    SweepSeason,
    /// A campaign is closed.
    CloseCampaign,
    /// Records of a closed campaign are removed.
    Prune,
    /// What bonds lost and referenda forfeited comes back.
    RecycleSlashes,
    /// Revenue in AGT that was held is passed on.
    PassOn,
    /// What the revenue pot holds of an asset is counted, where the books say something else.
    CollectRevenue,
    /// What somebody sent to the recycler's pot for nothing belongs to a season from now on.
    CollectGifts,
    /// What belongs to a season that takes no more is carried to a later one.
    Carry,
    /// Revenue in an asset that is not listed goes to the treasury. Only assets that are named: anybody can make worthless ones.
    SweepAsset,
    /// An auction of revenue opens.
    OpenAuction,
    /// An auction whose time is over ends, and no other one can open.
    EndAuction,
    /// Misconduct of a past season is removed.
    Forget,
    /// A submission to a swept season is removed.
    SweepSubmission,
}

impl Kind {
    /// Every kind, in order.
    pub const ALL: [Self; 22] = [
        Self::Reveal,
        Self::OpenGold,
        Self::CloseRound,
        Self::Deal,
        Self::Settle,
        Self::Leave,
        Self::Collect,
        Self::Lift,
        Self::CloseSeason,
        Self::SweepSeason,
        Self::CloseCampaign,
        Self::Prune,
        Self::RecycleSlashes,
        Self::PassOn,
        Self::CollectRevenue,
        Self::CollectGifts,
        Self::Carry,
        Self::SweepAsset,
        Self::OpenAuction,
        Self::EndAuction,
        Self::Forget,
        Self::SweepSubmission,
    ];

    /// Returns the name of the kind, as metrics and options have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reveal => "reveal",
            Self::OpenGold => "open-gold",
            Self::CloseRound => "close-round",
            Self::Deal => "deal",
            Self::Settle => "settle",
            Self::Leave => "leave",
            Self::Collect => "collect",
            Self::Lift => "lift",
            Self::CloseSeason => "close-season",
            Self::SweepSeason => "sweep-season",
            Self::CloseCampaign => "close-campaign",
            Self::Prune => "prune",
            Self::RecycleSlashes => "recycle-slashes",
            Self::PassOn => "pass-on",
            Self::CollectRevenue => "collect-revenue",
            Self::CollectGifts => "collect-gifts",
            Self::Carry => "carry",
            Self::SweepAsset => "sweep-asset",
            Self::OpenAuction => "open-auction",
            Self::EndAuction => "end-auction",
            Self::Forget => "forget",
            Self::SweepSubmission => "sweep-submission",
        }
    }

    /// Returns the kind with a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Returns whether a step of this kind belongs to the course of a round or a set: a window ends it, or the set stands still
    /// and its workers are not paid. It is taken when the fees of the day are spent, too.
    pub fn cannot_wait(self) -> bool {
        matches!(self, Self::Reveal | Self::OpenGold | Self::CloseRound | Self::Deal | Self::Settle)
    }

    /// Returns whether a step of this kind moves the protocol's own money: it costs a fee that nobody returns, and no campaign
    /// and no worker needs it.
    pub fn is_of_revenue(self) -> bool {
        matches!(
            self,
            Self::RecycleSlashes
                | Self::PassOn
                | Self::CollectRevenue
                | Self::CollectGifts
                | Self::Carry
                | Self::SweepAsset
                | Self::OpenAuction
                | Self::EndAuction
        )
    }

    /// Returns whether a step of this kind only removes one old record: it costs a fee for each and helps nobody at once.
    pub fn is_tidying(self) -> bool {
        matches!(self, Self::Forget | Self::SweepSubmission)
    }
}

/// A step that anyone may take.
#[allow(missing_docs)] // The fields are the parameters of the call, which the kind of the same name describes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// See [`Kind::Reveal`]: all openings of the set that are held.
    Reveal { campaign: CampaignId, set: SetId },
    /// See [`Kind::OpenGold`].
    OpenGold { campaign: CampaignId, set: SetId },
    /// See [`Kind::CloseRound`].
    CloseRound { campaign: CampaignId, round: RoundId },
    /// See [`Kind::Deal`].
    Deal { campaign: CampaignId, round: RoundId },
    /// See [`Kind::Settle`].
    Settle { campaign: CampaignId, round: RoundId, set: SetId },
    /// See [`Kind::Leave`].
    Leave { campaign: CampaignId, round: RoundId, who: AccountId },
    /// See [`Kind::Collect`].
    Collect { campaign: CampaignId, who: AccountId },
    /// See [`Kind::Lift`].
    Lift { who: AccountId, number: u128 },
    /// See [`Kind::CloseSeason`].
    CloseSeason { season: Month },
    /// See [`Kind::SweepSeason`].
    SweepSeason { season: Month },
    /// See [`Kind::CloseCampaign`].
    CloseCampaign { campaign: CampaignId },
    /// See [`Kind::Prune`].
    Prune { campaign: CampaignId },
    /// See [`Kind::RecycleSlashes`].
    RecycleSlashes,
    /// See [`Kind::PassOn`].
    PassOn,
    /// See [`Kind::CollectRevenue`].
    CollectRevenue { asset: AssetKind },
    /// See [`Kind::CollectGifts`].
    CollectGifts,
    /// See [`Kind::Carry`].
    Carry { season: Month },
    /// See [`Kind::SweepAsset`].
    SweepAsset { asset: AssetId },
    /// See [`Kind::OpenAuction`].
    OpenAuction { asset: AssetId },
    /// See [`Kind::EndAuction`].
    EndAuction { asset: AssetId },
    /// See [`Kind::Forget`].
    Forget { who: AccountId },
    /// See [`Kind::SweepSubmission`].
    SweepSubmission { season: Month, who: AccountId },
}

impl Step {
    /// Returns its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Reveal { .. } => Kind::Reveal,
            Self::OpenGold { .. } => Kind::OpenGold,
            Self::CloseRound { .. } => Kind::CloseRound,
            Self::Deal { .. } => Kind::Deal,
            Self::Settle { .. } => Kind::Settle,
            Self::Leave { .. } => Kind::Leave,
            Self::Collect { .. } => Kind::Collect,
            Self::Lift { .. } => Kind::Lift,
            Self::CloseSeason { .. } => Kind::CloseSeason,
            Self::SweepSeason { .. } => Kind::SweepSeason,
            Self::CloseCampaign { .. } => Kind::CloseCampaign,
            Self::Prune { .. } => Kind::Prune,
            Self::RecycleSlashes => Kind::RecycleSlashes,
            Self::PassOn => Kind::PassOn,
            Self::CollectRevenue { .. } => Kind::CollectRevenue,
            Self::CollectGifts => Kind::CollectGifts,
            Self::Carry { .. } => Kind::Carry,
            Self::SweepAsset { .. } => Kind::SweepAsset,
            Self::OpenAuction { .. } => Kind::OpenAuction,
            Self::EndAuction { .. } => Kind::EndAuction,
            Self::Forget { .. } => Kind::Forget,
            Self::SweepSubmission { .. } => Kind::SweepSubmission,
        }
    }

    /// Returns the call of the step. None for those that need more than the step says: openings, or a gold leaf.
    pub fn call(&self) -> Option<RuntimeCall> {
        let tasks = |call: TasksCall| Some(RuntimeCall::from(call));
        let redemption = |call: RedemptionCall| Some(RuntimeCall::from(call));
        let revenue = |call: RevenueCall| Some(RuntimeCall::from(call));
        let recycler = |call: RecyclerCall| Some(RuntimeCall::from(call));
        let buyback = |call: BuybackCall| Some(RuntimeCall::from(call));
        match self.clone() {
            Self::Reveal { .. } | Self::OpenGold { .. } => None,
            Self::CloseRound { campaign, round } => tasks(TasksCall::close_round { campaign, round }),
            Self::Deal { campaign, round } => tasks(TasksCall::deal { campaign, round }),
            Self::Settle { campaign, round, set } => tasks(TasksCall::settle { campaign, round, set }),
            Self::Leave { campaign, round, who } => tasks(TasksCall::leave { campaign, round, who: who.into() }),
            Self::Collect { campaign, who } => tasks(TasksCall::collect { campaign, who: who.into() }),
            Self::Lift { who, number } => tasks(TasksCall::lift { who: who.into(), number }),
            Self::CloseSeason { season } => redemption(RedemptionCall::close { season }),
            Self::SweepSeason { season } => redemption(RedemptionCall::sweep { season }),
            Self::CloseCampaign { campaign } => tasks(TasksCall::close_campaign { campaign }),
            Self::Prune { campaign } => tasks(TasksCall::prune { campaign }),
            Self::RecycleSlashes => revenue(RevenueCall::recycle_slashes {}),
            Self::PassOn => revenue(RevenueCall::pass_on {}),
            Self::CollectRevenue { asset } => revenue(RevenueCall::collect { asset }),
            Self::CollectGifts => recycler(RecyclerCall::collect {}),
            Self::Carry { season } => recycler(RecyclerCall::carry { season }),
            Self::SweepAsset { asset } => revenue(RevenueCall::sweep { asset }),
            Self::OpenAuction { asset } => buyback(BuybackCall::open { asset }),
            Self::EndAuction { asset } => buyback(BuybackCall::end { asset }),
            Self::Forget { who } => tasks(TasksCall::forget_misconduct { who: who.into() }),
            Self::SweepSubmission { season, who } => {
                redemption(RedemptionCall::sweep_submission { season, who: who.into() })
            }
        }
    }
}

/// When something has to be looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// From a moment of chain time on.
    Chain(Moment),
    /// From a moment of the clock of work on.
    Work(Moment),
    /// When an epoch of the beacon is in progress.
    Epoch(BeaconEpoch),
}

/// What is due for a round, a set, a campaign, a season or the protocol's money.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The steps that are due.
    pub due: Vec<Step>,
    /// When other steps become due, unless something happens before.
    pub next: Vec<When>,
    /// Whether the tickets of the round must be read to know the steps.
    pub needs_tickets: bool,
}

impl Plan {
    /// Nothing is due before something happens.
    fn nothing() -> Self {
        Self::default()
    }

    fn due(step: Step) -> Self {
        Self { due: vec![step], ..Self::default() }
    }

    fn wait(until: impl IntoIterator<Item = When>) -> Self {
        Self { next: until.into_iter().collect(), ..Self::default() }
    }
}
