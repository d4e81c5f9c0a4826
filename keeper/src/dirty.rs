//! What the events of a block have changed.

use agt_primitives::{
    calendar::Month,
    tasks::{CampaignId, RoundId, SetId},
};
use agt_runtime::{AccountId, Balance, Hash, RuntimeEvent};
use frame_system::{EventRecord, Phase};
use std::collections::{BTreeMap, BTreeSet};

/// What has to be read again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dirty {
    /// Campaigns.
    pub campaigns: BTreeSet<CampaignId>,
    /// Rounds.
    pub rounds: BTreeSet<(CampaignId, RoundId)>,
    /// Sets.
    pub sets: BTreeSet<(CampaignId, SetId)>,
    /// Campaigns of which a set was settled: it may have been a set of graders, and have listed another one again.
    pub grading: BTreeSet<CampaignId>,
    /// Tickets that ended without a seat.
    pub left: BTreeSet<(CampaignId, RoundId, AccountId)>,
    /// Seasons.
    pub seasons: BTreeSet<Month>,
    /// Payments that are delayed, or were collected.
    pub unpaid: BTreeSet<(CampaignId, AccountId)>,
    /// Sets that were settled.
    pub settled: BTreeSet<(CampaignId, SetId)>,
    /// The protocol's own money.
    pub money: bool,
}

impl Dirty {
    /// Adds what the events of a block say.
    pub fn add(&mut self, events: &[EventRecord<RuntimeEvent, Hash>]) {
        for record in events {
            match &record.event {
                RuntimeEvent::Tasks(event) => self.add_task(event),
                RuntimeEvent::Redemption(event) => self.add_season(event),
                RuntimeEvent::Revenue(_)
                | RuntimeEvent::Recycler(_)
                | RuntimeEvent::Buyback(_)
                | RuntimeEvent::ListedAssets(_) => self.money = true,
                _ => {}
            }
        }
    }

    /// Adds all that another one names.
    pub fn merge(&mut self, other: Self) {
        self.campaigns.extend(other.campaigns);
        self.rounds.extend(other.rounds);
        self.sets.extend(other.sets);
        self.grading.extend(other.grading);
        self.left.extend(other.left);
        self.seasons.extend(other.seasons);
        self.unpaid.extend(other.unpaid);
        self.settled.extend(other.settled);
        self.money |= other.money;
    }

    fn add_task(&mut self, event: &pallet_tasks::Event<agt_runtime::Runtime>) {
        use pallet_tasks::Event;
        match event {
            Event::CampaignOpened { campaign, .. }
            | Event::GoldApproved { campaign, .. }
            | Event::CampaignStopped { campaign }
            | Event::CampaignClosed { campaign, .. }
            | Event::Pruned { campaign, .. }
            | Event::GoldForfeited { campaign, .. } => drop(self.campaigns.insert(*campaign)),
            Event::Joined { campaign, round, .. }
            | Event::RoundClosed { campaign, round, .. }
            | Event::RoundVoided { campaign, round, .. }
            | Event::Dealt { campaign, round, .. } => {
                self.campaigns.insert(*campaign);
                self.rounds.insert((*campaign, *round));
            }
            Event::Left { campaign, round, who } => {
                self.campaigns.insert(*campaign);
                self.left.insert((*campaign, *round, who.clone()));
            }
            Event::Committed { campaign, set, .. }
            | Event::Revealed { campaign, set, .. }
            | Event::GoldOpened { campaign, leaf: agt_primitives::tasks::GoldLeaf { set, .. } } => {
                self.sets.insert((*campaign, *set));
            }
            Event::SentToGraders { campaign, set } => {
                self.campaigns.insert(*campaign);
                self.sets.insert((*campaign, *set));
            }
            Event::SetSettled { campaign, set, .. } => {
                self.campaigns.insert(*campaign);
                self.grading.insert(*campaign);
                self.sets.insert((*campaign, *set));
                self.settled.insert((*campaign, *set));
            }
            Event::PaymentDelayed { campaign, who, .. } | Event::Collected { campaign, who, .. } => {
                self.unpaid.insert((*campaign, who.clone()));
            }
            Event::PlatformSet { .. }
            | Event::RevealFailed { .. }
            | Event::SeatLost { .. }
            | Event::SetAsideLifted { .. }
            | Event::MisconductForgotten { .. } => {}
            // A pallet's enum of events has a variant that is never made.
            _ => {}
        }
    }

    fn add_season(&mut self, event: &pallet_redemption::Event<agt_runtime::Runtime>) {
        use pallet_redemption::Event;
        match event {
            Event::SeasonOpened { season, .. }
            | Event::SeasonClosed { season, .. }
            | Event::SeasonSwept { season, .. } => drop(self.seasons.insert(*season)),
            _ => {}
        }
    }
}

/// What an account paid for a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paid {
    /// The account.
    pub who: AccountId,
    /// The fee, in planck: more than zero.
    pub fee: Balance,
    /// Whether the call failed.
    pub failed: bool,
    /// Whether it took a step that a keeper takes.
    pub is_step: bool,
}

/// Returns the transactions of a block for which somebody paid.
pub fn paid(events: &[EventRecord<RuntimeEvent, Hash>]) -> Vec<Paid> {
    use frame_system::Event::ExtrinsicFailed;
    use pallet_transaction_payment::Event::TransactionFeePaid;

    let mut by_index: BTreeMap<u32, Seen> = BTreeMap::new();
    for record in events {
        let Phase::ApplyExtrinsic(index) = record.phase else { continue };
        let seen = by_index.entry(index).or_default();
        match &record.event {
            RuntimeEvent::TransactionPayment(TransactionFeePaid { who, actual_fee, .. }) if *actual_fee > 0 => {
                seen.payer = Some((who.clone(), *actual_fee));
            }
            RuntimeEvent::System(ExtrinsicFailed { .. }) => seen.failed = true,
            event => seen.is_step |= is_of_a_keeper(event),
        }
    }
    let paid = |Seen { payer, failed, is_step }: Seen| {
        let (who, fee) = payer?;
        Some(Paid { who, fee, failed, is_step })
    };
    by_index.into_values().filter_map(paid).collect()
}

/// What the events of a transaction say.
#[derive(Default)]
struct Seen {
    payer: Option<(AccountId, Balance)>,
    failed: bool,
    is_step: bool,
}

/// Returns whether an event is of a step that anyone may take.
fn is_of_a_keeper(event: &RuntimeEvent) -> bool {
    use pallet_buyback::Event as Buyback;
    use pallet_recycler::Event as Recycler;
    use pallet_redemption::Event as Redemption;
    use pallet_revenue::Event as Revenue;
    use pallet_tasks::Event as Tasks;
    matches!(
        event,
        RuntimeEvent::Tasks(
            Tasks::RoundClosed { .. }
                | Tasks::Dealt { .. }
                | Tasks::GoldOpened { .. }
                | Tasks::SetSettled { .. }
                | Tasks::SentToGraders { .. }
                | Tasks::Collected { .. }
                | Tasks::Pruned { .. }
        ) | RuntimeEvent::Redemption(Redemption::SeasonClosed { .. } | Redemption::SeasonSwept { .. })
            | RuntimeEvent::Revenue(
                Revenue::SlashesRecycled { .. } | Revenue::RevenuePassedOn { .. } | Revenue::AssetSwept { .. }
            )
            | RuntimeEvent::Recycler(Recycler::Carried { .. } | Recycler::GiftCollected { .. })
            | RuntimeEvent::Buyback(Buyback::AuctionOpened { .. } | Buyback::AuctionEnded { .. })
    )
}
