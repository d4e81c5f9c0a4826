//! Bringing a keeper's book up to date.

use super::{part, Reader, FIRST, PREFIX};
use crate::{
    book::{Book, Followed, FollowedRound},
    config::{Campaigns, Config},
    dirty::Dirty,
    schedule::Subject,
    steps::Tickets,
    windows::Now,
    Result,
};
use agt_primitives::{
    calendar::Month,
    tasks::{CampaignId, CampaignPhase, RoundId, SetId},
    Balance,
};
use agt_runtime::{AccountId, Runtime};
use pallet_redemption::{Season, Seasons};
use pallet_tasks::{Campaign, Round, RoundState, Rounds, SetEntry, Sets, Unpaid};
use std::collections::{BTreeMap, BTreeSet};

impl Reader<'_> {
    /// Reads everything.
    pub async fn book(&self, config: &Config, now: &Now) -> Result<Book> {
        let mut book = Book::default();
        let campaigns: BTreeSet<CampaignId> = match &config.campaigns {
            Campaigns::Only(served) => served.clone(),
            Campaigns::All => {
                let prefix = pallet_tasks::Campaigns::<Runtime>::hashed_key_for(0u64);
                let keys = self.keys(&prefix[..PREFIX], usize::MAX).await?;
                keys.iter().filter_map(|key| part(key, FIRST)).collect()
            }
        };
        let prefix = Seasons::<Runtime>::hashed_key_for(Month(0));
        let seasons = self.keys(&prefix[..PREFIX], usize::MAX).await?;
        let seasons = seasons.iter().filter_map(|key| part(key, FIRST)).collect();
        refresh(self, &mut book, Dirty { campaigns, seasons, money: true, ..Dirty::default() }, config).await?;
        self.leftovers(&mut book, config, now).await?;
        Ok(book)
    }
}

/// Reads again what has changed.
pub async fn refresh(reader: &Reader<'_>, book: &mut Book, mut dirty: Dirty, config: &Config) -> Result<()> {
    let serves = |campaign: &CampaignId| config.campaigns.serves(*campaign);
    dirty.campaigns.retain(serves);
    let campaigns = std::mem::take(&mut dirty.campaigns);
    let firsts = campaigns_again(reader, book, campaigns, &mut dirty).await?;
    campaigns_again(reader, book, firsts, &mut dirty).await?;
    for (campaign, set) in &dirty.sets {
        // A set of a round that was dropped: another fork has not settled it.
        let round = book
            .campaigns
            .get(campaign)
            .and_then(|followed| followed.round_of(*set).filter(|round| !followed.rounds.contains_key(round)));
        dirty.rounds.extend(round.map(|round| (*campaign, round)));
    }
    let rounds = std::mem::take(&mut dirty.rounds);
    rounds_again(reader, book, rounds, &mut dirty).await?;
    for campaign in &dirty.grading {
        let waiting = book.campaigns.get(campaign).map(Followed::grading).unwrap_or_default();
        dirty.sets.extend(waiting.into_iter().map(|set| (*campaign, set)));
    }
    sets_again(reader, book, &dirty.sets).await?;
    for (campaign, round, who) in dirty.left {
        let found = book.campaigns.get_mut(&campaign).and_then(|followed| followed.rounds.get_mut(&round));
        if let Some(FollowedRound { tickets: Tickets::Known(tickets), .. }) = found {
            tickets.remove(&who);
            book.schedule.touch(Subject::Round(campaign, round));
        }
    }
    // What belongs to a season waits for what becomes of that season.
    if config.serves_revenue() && (dirty.money || !dirty.seasons.is_empty()) {
        book.money = Some(reader.money(&config.sweep).await?);
        book.schedule.touch(Subject::Money);
    }
    seasons_again(reader, book, dirty.seasons).await?;
    unpaid_again(reader, book, dirty.unpaid.into_iter().filter(|(campaign, _)| serves(campaign)).collect()).await
}

/// Reads campaigns again. Returns the first campaigns of their series: those count the others, and no event tells of it.
async fn campaigns_again(
    reader: &Reader<'_>,
    book: &mut Book,
    campaigns: BTreeSet<CampaignId>,
    dirty: &mut Dirty,
) -> Result<BTreeSet<CampaignId>> {
    let mut firsts = BTreeSet::new();
    let keys: Vec<_> = campaigns.iter().map(pallet_tasks::Campaigns::<Runtime>::hashed_key_for).collect();
    let found = reader.many::<Campaign<AccountId>>(&keys).await?;
    for (id, campaign) in campaigns.into_iter().zip(found) {
        let Some(campaign) = campaign else {
            book.campaigns.remove(&id);
            continue;
        };
        book.schedule.touch(Subject::Campaign(id));
        if campaign.series != id && book.campaigns.contains_key(&campaign.series) {
            firsts.insert(campaign.series);
        }
        let open: Vec<RoundId> = campaign.rounds.iter().flatten().copied().collect();
        // A stop voids them.
        open.iter().for_each(|round| book.schedule.touch(Subject::Round(id, *round)));
        match book.campaigns.get_mut(&id) {
            Some(followed) => followed.campaign = campaign,
            None => {
                let all = campaign.tickets > 0 || campaign.promised_seats > 0;
                let rounds: Vec<RoundId> = match campaign.phase {
                    CampaignPhase::Closed => Vec::new(),
                    _ if all => (0..campaign.next_round.0).map(RoundId).collect(),
                    _ => open,
                };
                dirty.rounds.extend(rounds.into_iter().map(|round| (id, round)));
                book.campaigns.insert(id, Followed::new(campaign));
            }
        }
    }
    Ok(firsts)
}

async fn rounds_again(
    reader: &Reader<'_>,
    book: &mut Book,
    rounds: BTreeSet<(CampaignId, RoundId)>,
    dirty: &mut Dirty,
) -> Result<()> {
    let rounds: Vec<_> = rounds.into_iter().filter(|(campaign, _)| book.campaigns.contains_key(campaign)).collect();
    let keys: Vec<_> =
        rounds.iter().map(|(campaign, round)| Rounds::<Runtime>::hashed_key_for(campaign, round)).collect();
    let found = reader.many::<Round>(&keys).await?;
    for ((campaign, id), round) in rounds.into_iter().zip(found) {
        let Some(followed) = book.campaigns.get_mut(&campaign) else { continue };
        let Some(round) = round else {
            followed.rounds.remove(&id);
            continue;
        };
        book.schedule.touch(Subject::Round(campaign, id));
        let known = followed.rounds.get(&id);
        let same = known.is_some_and(|known| progress(&known.round) == progress(&round));
        if let (RoundState::Dealt(deal), false) = (&round.state, same) {
            followed.firsts.insert(deal.first, id);
            dirty.sets.extend(deal.sets().map(|set| (campaign, deal.set_id(set))));
        }
        match followed.rounds.get_mut(&id).filter(|_| same) {
            Some(known) => known.round = round,
            None => {
                let entry = FollowedRound { round, sets: BTreeMap::new(), tickets: Tickets::Unknown };
                followed.rounds.insert(id, entry);
            }
        }
    }
    Ok(())
}

/// A number for each step of a round's progress.
fn progress(round: &Round) -> u8 {
    match round.state {
        RoundState::Queueing => 0,
        RoundState::Closed { .. } => 1,
        RoundState::Dealt(_) => 2,
        RoundState::Void => 3,
    }
}

async fn sets_again(reader: &Reader<'_>, book: &mut Book, sets: &BTreeSet<(CampaignId, SetId)>) -> Result<()> {
    let sets: Vec<_> = sets.iter().filter(|(campaign, _)| book.campaigns.contains_key(campaign)).copied().collect();
    let keys: Vec<_> = sets.iter().map(|(campaign, set)| Sets::<Runtime>::hashed_key_for(campaign, set)).collect();
    let found = reader.many::<SetEntry>(&keys).await?;
    for ((campaign, set), entry) in sets.into_iter().zip(found) {
        let Some(followed) = book.campaigns.get_mut(&campaign) else { continue };
        let Some(round) = followed.round_of(set) else { continue };
        let Some(known) = followed.rounds.get_mut(&round) else { continue };
        let is_of_round = matches!(&known.round.state, RoundState::Dealt(deal) if deal.set_index(set).is_some());
        if !is_of_round {
            continue;
        }
        match entry {
            Some(SetEntry::Settled(_)) => {
                known.sets.remove(&set);
                book.schedule.touch(Subject::Round(campaign, round));
            }
            entry => {
                known.sets.insert(set, entry);
                book.schedule.touch(Subject::Set(campaign, round, set));
            }
        }
    }
    Ok(())
}

async fn seasons_again(reader: &Reader<'_>, book: &mut Book, seasons: BTreeSet<Month>) -> Result<()> {
    let keys: Vec<_> = seasons.iter().map(Seasons::<Runtime>::hashed_key_for).collect();
    let found = reader.many::<Season>(&keys).await?;
    for (month, season) in seasons.into_iter().zip(found) {
        match season {
            Some(season) => drop(book.seasons.insert(month, season)),
            None => drop(book.seasons.remove(&month)),
        }
        book.schedule.touch(Subject::Season(month));
    }
    Ok(())
}

async fn unpaid_again(reader: &Reader<'_>, book: &mut Book, unpaid: BTreeSet<(CampaignId, AccountId)>) -> Result<()> {
    let keys: Vec<_> = unpaid.iter().map(|(campaign, who)| Unpaid::<Runtime>::hashed_key_for(who, campaign)).collect();
    let found = reader.many::<Balance>(&keys).await?;
    for (key, owed) in unpaid.into_iter().zip(found) {
        match owed.unwrap_or_default() {
            0 => drop(book.unpaid.remove(&key)),
            _ => drop(book.unpaid.insert(key)),
        }
    }
    Ok(())
}
