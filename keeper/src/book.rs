//! What a keeper knows of the chain: the campaigns that are not over, their rounds and their sets.

use crate::{
    config::Config,
    schedule::{Schedule, Subject},
    steps::{of_campaign, of_money, of_round, of_season, of_set, Money, Plan, SetFacts, Step, Tickets},
    windows::Now,
};
use agt_primitives::{
    calendar::Month,
    tasks::{CampaignId, Queue, RoundId, SetId},
};
use agt_runtime::AccountId;
use pallet_redemption::Season;
use pallet_tasks::{Campaign, Round, RoundState, SetEntry};
use std::collections::{BTreeMap, BTreeSet};

/// A campaign that is followed.
#[derive(Clone, Debug)]
pub struct Followed {
    /// The campaign as it is stored.
    pub campaign: Campaign<AccountId>,
    /// Its rounds that are not over.
    pub rounds: BTreeMap<RoundId, FollowedRound>,
    /// The rounds that were dealt, by their first set.
    pub firsts: BTreeMap<SetId, RoundId>,
}

/// A round that is followed.
#[derive(Clone, Debug)]
pub struct FollowedRound {
    /// The round as it is stored.
    pub round: Round,
    /// Its sets that are not over, as they are stored; none for one to which nobody has committed.
    pub sets: BTreeMap<SetId, Option<SetEntry>>,
    /// Its tickets that can end without a seat.
    pub tickets: Tickets,
}

impl Followed {
    /// Returns a campaign of which no round is known.
    pub fn new(campaign: Campaign<AccountId>) -> Self {
        Self { campaign, rounds: BTreeMap::new(), firsts: BTreeMap::new() }
    }

    /// Returns the round that a set belongs to, if it was dealt.
    pub fn round_of(&self, set: SetId) -> Option<RoundId> {
        self.firsts.range(..=set).next_back().map(|(_, round)| *round)
    }

    /// Returns the sets that wait for their grades.
    pub fn grading(&self) -> Vec<SetId> {
        let sets = self.rounds.values().flat_map(|round| &round.sets);
        sets.filter(|(_, entry)| matches!(entry, Some(SetEntry::Grading(_)))).map(|(set, _)| *set).collect()
    }

    fn graders(&self) -> Option<&Round> {
        let round = self.campaign.open_round(Queue::Grade)?;
        self.rounds.get(&round).map(|round| &round.round)
    }
}

/// What a keeper knows of the chain.
#[derive(Debug, Default)]
pub struct Book {
    /// The campaigns.
    pub campaigns: BTreeMap<CampaignId, Followed>,
    /// The seasons to which somebody submitted.
    pub seasons: BTreeMap<Month, Season>,
    /// Payments that are delayed.
    pub unpaid: BTreeSet<(CampaignId, AccountId)>,
    /// Set-asides that a dispute held.
    pub unlifted: BTreeSet<(AccountId, u128)>,
    /// Accounts with misconduct of a past season.
    pub misconduct: BTreeSet<AccountId>,
    /// Submissions to swept seasons.
    pub submissions: BTreeSet<(Month, AccountId)>,
    /// The protocol's own money; none unless it is this keeper's business.
    pub money: Option<Money>,
    /// When each of them has to be looked at.
    pub schedule: Schedule,
}

impl Book {
    /// Returns the number of sets that are not over.
    pub fn open_sets(&self) -> usize {
        self.campaigns.values().flat_map(|followed| followed.rounds.values()).map(|round| round.sets.len()).sum()
    }

    /// Returns whether a set is known and not over.
    pub fn is_open(&self, campaign: CampaignId, set: SetId) -> bool {
        self.subject_of(campaign, set).is_some()
    }

    /// Returns the set as what steps are due for; none if it is not known or over.
    pub fn subject_of(&self, campaign: CampaignId, set: SetId) -> Option<Subject> {
        let followed = self.campaigns.get(&campaign)?;
        let round = followed.round_of(set)?;
        followed.rounds.get(&round)?.sets.contains_key(&set).then_some(Subject::Set(campaign, round, set))
    }

    /// Returns what is due for a subject by what a keeper was told to do. `holds` says whether openings of a set are held.
    pub fn plan(
        &self,
        subject: &Subject,
        keeper: &AccountId,
        config: &Config,
        holds: impl Fn(CampaignId, SetId) -> bool,
        now: &Now,
    ) -> Plan {
        self.planned(subject, keeper, config, holds, now).unwrap_or_default()
    }

    fn planned(
        &self,
        subject: &Subject,
        keeper: &AccountId,
        config: &Config,
        holds: impl Fn(CampaignId, SetId) -> bool,
        now: &Now,
    ) -> Option<Plan> {
        match *subject {
            Subject::Season(month) => Some(of_season(month, self.seasons.get(&month)?, now)),
            Subject::Money => Some(of_money(self.money.as_ref()?, &self.seasons, &config.sweep, now)),
            Subject::Campaign(id) => {
                Some(of_campaign(id, &self.campaigns.get(&id)?.campaign, keeper, config.prune_after, now))
            }
            Subject::Round(id, round) => {
                let followed = self.campaigns.get(&id)?;
                let found = followed.rounds.get(&round)?;
                Some(of_round(id, &followed.campaign, round, &found.round, &found.tickets, now))
            }
            Subject::Set(campaign_id, round, set) => {
                let followed = self.campaigns.get(&campaign_id)?;
                let found = followed.rounds.get(&round)?;
                let RoundState::Dealt(deal) = &found.round.state else { return None };
                let facts = SetFacts {
                    campaign_id,
                    campaign: &followed.campaign,
                    round,
                    queue: found.round.queue,
                    deal,
                    set,
                    entry: found.sets.get(&set)?.as_ref(),
                    graders: followed.graders(),
                    holds_openings: holds(campaign_id, set),
                };
                Some(of_set(&facts, now))
            }
        }
    }

    /// Returns the steps that are always worth a try: they belong to no window.
    pub fn leftovers(&self) -> Vec<Step> {
        let unpaid = self.unpaid.iter().map(|(campaign, who)| Step::Collect { campaign: *campaign, who: who.clone() });
        let unlifted = self.unlifted.iter().map(|(who, number)| Step::Lift { who: who.clone(), number: *number });
        let misconduct = self.misconduct.iter().map(|who| Step::Forget { who: who.clone() });
        let submissions = self.submissions.iter();
        let submissions = submissions.map(|(season, who)| Step::SweepSubmission { season: *season, who: who.clone() });
        unpaid.chain(unlifted).chain(misconduct).chain(submissions).collect()
    }

    /// Drops a round of which nothing is left to do.
    pub fn drop_if_over(&mut self, campaign: CampaignId, round: RoundId) {
        let Some(followed) = self.campaigns.get_mut(&campaign) else { return };
        let is_over = followed.rounds.get(&round).is_some_and(|found| {
            let is_settled = matches!(found.round.state, RoundState::Dealt(_) | RoundState::Void);
            let has_left = matches!(&found.tickets, Tickets::Known(tickets) if tickets.is_empty());
            is_settled && has_left && found.sets.is_empty()
        });
        if is_over {
            followed.rounds.remove(&round);
        }
    }
}
