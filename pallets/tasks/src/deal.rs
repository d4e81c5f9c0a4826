//! The deal: chance gives every ticket its place, and nothing is stored but the seed.

use crate::{
    queue::Filling, Campaigns, Config, Deal, Error, Event, Pallet, Rounds, SeatPromise, SetEntry, Sets, Stage,
    TicketId, Windows,
};
use agt_primitives::{
    calendar::day,
    tasks::{CampaignId, Lane, Permutation, Place, RoundId, SetId},
    Moment,
};
use codec::Encode;
use frame_support::{
    ensure,
    pallet_prelude::DispatchResult,
    traits::{PalletInfoAccess, Randomness},
};
use sp_core::H256;
use sp_runtime::{
    traits::{BlakeTwo256, Hash},
    ArithmeticError, DispatchError,
};

impl Deal {
    /// By which permutation a lane's tickets are shuffled.
    fn shuffle(&self, lane: Lane) -> Permutation {
        let H256(seed) = BlakeTwo256::hash_of(&(self.seed, lane));
        Permutation::new(seed, self.layout.tickets(lane))
    }

    /// Where a ticket leads.
    pub fn place(&self, id: TicketId) -> Place {
        self.shuffle(id.lane).at(id.index).map_or(Place::Unseated, |shuffled| self.layout.place(id.lane, shuffled))
    }

    /// Whose seat it is, by the place of the set in the round.
    pub fn seat(&self, set: u32, seat: u8) -> Option<TicketId> {
        let (lane, shuffled) = self.layout.seat(set, seat)?;
        Some(TicketId { lane, index: self.shuffle(lane).inverse(shuffled)? })
    }

    /// The place in the round of a set of the campaign.
    pub fn place_of(&self, set: SetId) -> Option<u32> {
        set.checked_sub(self.first).filter(|place| *place < self.load.sets)
    }

    /// The number in the campaign of a set of the round.
    pub fn number_of(&self, place: u32) -> SetId {
        self.first.saturating_add(place)
    }

    /// Until when the seated commit.
    pub fn commit_until(&self, windows: &Windows) -> Moment {
        self.at.saturating_add(windows.commit)
    }

    /// Until when stand-ins commit.
    pub fn stand_in_until(&self, windows: &Windows) -> Moment {
        self.commit_until(windows).saturating_add(windows.stand_in)
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_deal(number: CampaignId, at: RoundId) -> DispatchResult {
        let mut campaign = Self::unclosed(number)?;
        let mut round = Self::known_round(number, at)?;
        let (block, closed, stock, wanted, sets) = match round.stage {
            Stage::Queueing => Err(Error::<T>::StillJoining),
            Stage::Dealt(_) => Err(Error::<T>::AlreadyDealt),
            Stage::Void => Err(Error::<T>::RoundVoid),
            Stage::Closed { block, at, stock, wanted, sets } => Ok((block, at, stock, wanted, sets)),
        }?;
        ensure!(!Self::is_void(&campaign, &round), Error::<T>::RoundVoid);
        let name = <Self as PalletInfoAccess>::name();
        let (random, since) = T::Randomness::random(&(name, number, at).encode());
        ensure!(since > block, Error::<T>::RandomnessTooOld);

        let queue = round.queue;
        // All that it is made of was fixed when the round closed: whoever deals chooses nothing, nor does who deals
        // another queue before it. Lists only grow since, and nobody else deals what is fresh.
        let layout = Filling::of(&campaign, &round, stock).layout(wanted);
        let promised = SeatPromise { aia: round.most, day: day(closed) };
        campaign.claimed = campaign.claimed.checked_sub(sets).ok_or(ArithmeticError::Underflow)?;
        let list = queue.list();
        let load = stock.load(layout.sets(), campaign.next_item, campaign.waiting(list).head);
        let add = |to: u32, more: u32| to.checked_add(more).ok_or(ArithmeticError::Overflow);
        let first = campaign.next_set;
        campaign.next_set = add(first, load.sets)?;
        campaign.next_item = add(campaign.next_item, load.fresh)?;
        let waiting = campaign.waiting_mut(list);
        waiting.head = add(waiting.head, load.listed)?;
        if let Some(open) = campaign.rounds.get_mut(queue.index()) {
            *open = None;
        }
        let seed = random.to_fixed_bytes();
        round.stage = Stage::Dealt(Deal { seed, at: Self::now(), promised, first, load, layout });
        Rounds::<T>::insert(number, at, round);
        Campaigns::<T>::insert(number, campaign);
        Self::deposit_event(Event::Dealt { campaign: number, round: at, seed, first, load, layout });
        Ok(())
    }

    /// What is dealt of a round.
    pub(crate) fn dealt(number: CampaignId, at: RoundId) -> Result<(crate::Queue, Deal), DispatchError> {
        let round = Self::known_round(number, at)?;
        match round.stage {
            Stage::Dealt(deal) => Ok((round.queue, deal)),
            _ => Err(Error::<T>::NotDealt.into()),
        }
    }

    /// Whether nobody committed to some seat of a set that is not over.
    pub(crate) fn has_free_seat(number: CampaignId, deal: &Deal, set: u32) -> bool {
        match Sets::<T>::get(number, deal.number_of(set)) {
            None => true,
            Some(SetEntry::Grading(..) | SetEntry::Settled(_)) => false,
            Some(SetEntry::Working(working)) => working.free_seat(deal.layout.replication().seats()).is_some(),
        }
    }
}
