//! The tickets of a round that can end without a seat.

use super::{part, Reader, PREFIX};
use crate::Result;
use agt_primitives::tasks::{Assignment, CampaignId, QueueClass, RoundId, TicketIndex};
use agt_runtime::{AccountId, Runtime};
use pallet_tasks::{Round, RoundState, Ticket, TicketId, TicketOwners, Tickets};
use std::collections::BTreeSet;

/// The lengths of a hash and of the part of a key that names campaign and round.
const HASH: usize = 8;
const ROUND: usize = 12;

impl Reader<'_> {
    /// Returns the owners of the tickets of a round that have no seat. In a round that was not dealt these are all.
    pub async fn unseated(&self, campaign: CampaignId, id: RoundId, round: &Round) -> Result<BTreeSet<AccountId>> {
        let any = TicketId { class: QueueClass::Proven, index: TicketIndex(0) };
        let key = TicketOwners::<Runtime>::hashed_key_for((campaign, id), any);
        let keys = self.keys(&key[..PREFIX + HASH + ROUND], usize::MAX).await?;
        let owners = self.many::<AccountId>(&keys).await?;
        let tickets = keys.iter().zip(owners).filter_map(|(key, owner)| {
            let ticket: TicketId = part(key, PREFIX + HASH + ROUND + HASH)?;
            Some((ticket, owner?))
        });
        let RoundState::Dealt(deal) = &round.state else { return Ok(tickets.map(|(_, owner)| owner).collect()) };
        let (mut unseated, mut stand_ins) = (BTreeSet::new(), Vec::new());
        for (ticket, owner) in tickets {
            match deal.assignment(ticket) {
                Assignment::Unseated => drop(unseated.insert(owner)),
                Assignment::StandIn { .. } => stand_ins.push(owner),
                Assignment::Seat { .. } => {}
            }
        }
        let keys: Vec<_> =
            stand_ins.iter().map(|owner| Tickets::<Runtime>::hashed_key_for(owner, (campaign, id))).collect();
        let found = self.many::<Ticket>(&keys).await?;
        let without = stand_ins.into_iter().zip(found).filter(|(_, ticket)| {
            // One that committed ends with its set.
            ticket.as_ref().is_some_and(|ticket| ticket.seat.is_none())
        });
        unseated.extend(without.map(|(owner, _)| owner));
        Ok(unseated)
    }
}
