//! Queues: who joins, when a round closes, who leaves.

use crate::{
    backing::Earned, budget::HOUR, ending::Fate, Campaign, CampaignKind, Campaigns, Config, Error, Event, Funding,
    Held, Holders, List, Pallet, Phase, Queue, Round, Rounds, SeatPromise, Stage, Stock, TicketId, Tickets,
};
use agt_primitives::{
    access::{ObligationId, ObligationKind, SetAside},
    calendar::{day, DAY},
    contributors::{Contributors, Outcome, SetKey, Tally, WorkOffer, WorkResult},
    multiplier::Multiplier,
    tasks::{work_key, CampaignId, Capacity, Lane, Layout, Place, Replication, RoundId, LEAST_OUTVOTING, MAX_SEATS},
    Moment,
};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{ArithmeticError, DispatchError};

/// A round that nobody could deal for so long after it closed is void: randomness stands still.
const LONGEST_WAIT: Moment = 7 * DAY;

/// A round that nobody could close for so long after its window is void: nobody pays for it.
pub(crate) const LONGEST_QUEUE: Moment = DAY;

/// For so long after its window a round waits until all its sets can be paid. From then on it closes when half of them
/// can, or as many as an hour of the budget pays, and from half of [`LONGEST_QUEUE`] on when any can: who closes it cannot
/// make it a round of next to nothing.
const PATIENCE: Moment = HOUR;

/// What is told of work that was not done.
const UNUSED: WorkResult = WorkResult {
    outcome: Outcome::ReturnedUnused,
    consensus: Tally::NONE,
    gold: Tally::NONE,
    aia: 0,
    xp: 0,
    ripens_at: 0,
    counts_for_reputation: false,
};

impl Queue {
    /// Its place among a campaign's queues.
    pub(crate) fn index(self) -> usize {
        match self {
            Self::Work => 0,
            Self::Expert => 1,
            Self::Grade => 2,
        }
    }

    /// The list that its sets carry entries of.
    pub fn list(self) -> List {
        match self {
            Self::Work => List::Again,
            Self::Expert => List::Hard,
            Self::Grade => List::Ungraded,
        }
    }
}

/// The number of the obligation that a ticket is.
pub(crate) fn obligation(campaign: CampaignId, round: RoundId, id: TicketId) -> ObligationId {
    let SetKey { campaign, set } = work_key(campaign, round, id.lane, id.index);
    ObligationId { kind: ObligationKind::LabelSet, number: u128::from(campaign) << 64 | u128::from(set) }
}

impl<AccountId> Campaign<AccountId> {
    /// What a queue of this campaign has to deal.
    pub fn stock(&self, queue: Queue) -> Stock {
        let listed = self.waiting(queue.list()).len();
        let (a_set, fresh) = match queue {
            Queue::Work => (self.terms.items_a_set.into(), self.terms.items.saturating_sub(self.next_item)),
            Queue::Expert => (self.terms.items_a_set.into(), 0),
            Queue::Grade => (1, 0),
        };
        Stock { a_set, fresh, listed }
    }

    /// How many sets a queue can deal: as many as carry what is left, as there are leaves for, and as a round has seats
    /// for.
    pub fn wanted(&self, queue: Queue) -> u32 {
        let leaves = self.leaves_left();
        let carried = match queue {
            // Entries of sets that are over by now need no grades.
            Queue::Grade if self.grading == 0 => 0,
            _ if self.terms.items_a_set == 0 => leaves,
            _ => self.stock(queue).sets(),
        };
        let seats = MAX_SEATS.checked_div(self.replication(queue).seats().into()).unwrap_or(0);
        carried.min(leaves).min(seats)
    }

    /// For how many more sets there are leaves that no closed round has claimed.
    pub(crate) fn leaves_left(&self) -> u32 {
        match self.terms.gold_a_set {
            0 => u32::MAX,
            _ => self.terms.leaves.saturating_sub(self.next_set).saturating_sub(self.claimed),
        }
    }

    /// How many seats the sets of a queue have: three where rich answers are graded.
    pub fn replication(&self, queue: Queue) -> Replication {
        match queue {
            Queue::Grade => Replication::Three,
            Queue::Work | Queue::Expert => self.terms.replication,
        }
    }

    /// How many seats of a set a queue gives to unproven workers at the most: one in three, and all in a quiz, which is
    /// how they are proven. Where a pool pays so many proven ones are left as it takes to outvote false gold.
    pub fn unproven_seats(&self, queue: Queue) -> u8 {
        let replication = self.terms.replication;
        match queue {
            Queue::Work if self.terms.kind == CampaignKind::Quiz => replication.unproven_seats(3),
            Queue::Work if self.terms.funding.is_platform() => self.governed.unproven_seats_of(replication),
            Queue::Work => {
                let outvoting = u8::try_from(LEAST_OUTVOTING).unwrap_or(u8::MAX);
                self.governed.unproven_seats_of(replication).min(replication.seats().saturating_sub(outvoting))
            }
            Queue::Expert | Queue::Grade => 0,
        }
    }
}

impl<BlockNumber> Round<BlockNumber> {
    /// Tickets of a lane.
    pub fn tickets(&self, lane: Lane) -> u32 {
        match lane {
            Lane::Proven => self.proven,
            Lane::Unproven => self.unproven,
        }
    }
}

/// What fills the sets of a round.
pub(crate) struct Filling {
    pub(crate) replication: Replication,
    unproven_seats: u8,
    proven: u32,
    unproven: u32,
    stock: Stock,
}

impl Filling {
    /// Of a round of a campaign, with what there is to deal.
    pub(crate) fn of<AccountId, BlockNumber>(
        campaign: &Campaign<AccountId>,
        round: &Round<BlockNumber>,
        stock: Stock,
    ) -> Self {
        let Round { queue, proven, unproven, .. } = *round;
        let (replication, unproven_seats) = (campaign.replication(queue), campaign.unproven_seats(queue));
        Self { replication, unproven_seats, proven, unproven, stock }
    }

    /// Who sits where, in so many sets at the most.
    pub(crate) fn layout(&self, most: u32) -> Layout {
        let mixed = self.stock.mixed(most);
        Layout::of(self.replication, self.unproven_seats, self.proven, self.unproven, mixed, most)
    }

    /// The seats of so many sets.
    pub(crate) fn seats(&self, sets: u32) -> u32 {
        sets.saturating_mul(self.replication.seats().into())
    }
}

impl<T: Config> Pallet<T> {
    /// A round of a campaign that is not pruned.
    pub(crate) fn known_round(number: CampaignId, round: RoundId) -> Result<Round<BlockNumberFor<T>>, DispatchError> {
        Rounds::<T>::get(number, round).ok_or(Error::<T>::UnknownRound.into())
    }

    /// The round of a queue that can be joined now: the one that is open, or a new one.
    fn joinable(
        number: CampaignId,
        campaign: &mut Campaign<T::AccountId>,
        queue: Queue,
    ) -> Result<(RoundId, Round<BlockNumberFor<T>>), DispatchError> {
        let open = campaign.rounds.get(queue.index()).copied().flatten();
        if let Some(round) = open {
            let found = Self::known_round(number, round)?;
            ensure!(found.stage == Stage::Queueing, Error::<T>::AwaitingDeal);
            ensure!(Self::now() < Self::joined_until(campaign, &found), Error::<T>::JoinOver);
            return Ok((round, found));
        }
        let wanted = campaign.wanted(queue);
        ensure!(wanted > 0, Error::<T>::NothingToDeal);
        if !campaign.terms.funding.is_platform() {
            // Of the platform's budget each hour brings more; a pool that does not pay one set keeps nobody waiting.
            ensure!(Self::payable(number, campaign, campaign.replication(queue), 0) > 0, Error::<T>::PoolSpent);
        }
        let round = campaign.next_round;
        campaign.next_round = round.checked_add(1).ok_or(ArithmeticError::Overflow)?;
        if let Some(open) = campaign.rounds.get_mut(queue.index()) {
            *open = Some(round);
        }
        let opened = Self::now();
        Ok((round, Round { queue, opened, wanted, proven: 0, unproven: 0, most: 0, stage: Stage::Queueing }))
    }

    /// Until when a round can be joined.
    pub(crate) fn joined_until(campaign: &Campaign<T::AccountId>, round: &Round<BlockNumberFor<T>>) -> Moment {
        let until = round.opened.saturating_add(campaign.terms.windows.join);
        match round.queue {
            Queue::Grade => until,
            Queue::Work | Queue::Expert => until.min(campaign.terms.deadline),
        }
    }

    pub(crate) fn do_join(who: &T::AccountId, number: CampaignId, queue: Queue) -> DispatchResult {
        let mut campaign = Self::known(number)?;
        let standing = Self::admit(who, &campaign, queue)?;
        let (at, mut round) = Self::joinable(number, &mut campaign, queue)?;
        ensure!(!Holders::<T>::contains_key(who, (number, at)), Error::<T>::AlreadyJoined);

        let lane = Lane::of(standing.proven);
        let (replication, unproven_seats) = (campaign.replication(queue), campaign.unproven_seats(queue));
        let capacity = Capacity::of(replication, unproven_seats, round.wanted);
        let room = match lane {
            Lane::Proven => capacity.proven,
            Lane::Unproven => capacity.unproven,
        };
        let id = TicketId { lane, index: round.tickets(lane) };
        ensure!(id.index < room, Error::<T>::LaneFull);
        match lane {
            Lane::Proven => round.proven = round.proven.saturating_add(1),
            Lane::Unproven => round.unproven = round.unproven.saturating_add(1),
        }

        let offer = WorkOffer {
            set: work_key(number, at, lane, id.index),
            area: campaign.terms.area,
            energy: 1,
            aia_max: campaign.terms.funding.aia(),
            stake_tier: Multiplier::ONE,
            platform: campaign.terms.funding.is_platform(),
        };
        let most = T::Contributors::open_work(who, offer)?;
        round.most = round.most.max(most);
        let mut set_aside = 0;
        if let Some(role) = Self::role_of(&campaign, queue) {
            set_aside = campaign.governed.set_aside;
            T::Access::set_aside(who, role, obligation(number, at, id), set_aside)?;
        }

        campaign.tickets = campaign.tickets.checked_add(1).ok_or(ArithmeticError::Overflow)?;
        Tickets::<T>::insert((number, at), id, who);
        Holders::<T>::insert(who, (number, at), Held { id, seat: None });
        Self::deposit_event(Event::Joined {
            campaign: number,
            round: at,
            queue,
            who: who.clone(),
            ticket: id,
            most,
            set_aside,
        });
        Rounds::<T>::insert(number, at, round);
        Campaigns::<T>::insert(number, campaign);
        Ok(())
    }

    pub(crate) fn do_close_round(number: CampaignId, at: RoundId) -> DispatchResult {
        let mut campaign = Self::unclosed(number)?;
        let mut round = Self::known_round(number, at)?;
        ensure!(!Self::is_void(&campaign, &round), Error::<T>::RoundVoid);
        ensure!(round.stage == Stage::Queueing, Error::<T>::RoundClosed);
        let until = Self::joined_until(&campaign, &round);
        ensure!(Self::now() >= until, Error::<T>::StillJoining);

        let Round { queue, proven, unproven, most, .. } = round;
        let (stock, wanted) = (campaign.stock(queue), campaign.wanted(queue));
        let filling = Filling::of(&campaign, &round, stock);
        let payable = Self::payable(number, &campaign, filling.replication, most);
        let filled = filling.layout(wanted).sets();
        let an_hour = Self::an_hour_pays(&campaign, filling.replication, most);
        ensure!(payable >= Self::least_to_pay(filled, an_hour, until), Self::unpayable(&campaign));
        let wanted = wanted.min(payable);
        let sets = filling.layout(wanted).sets();
        let promised = filling.seats(sets);
        Self::back(number, &mut campaign, promised, most)?;
        campaign.claimed = campaign.claimed.checked_add(sets).ok_or(ArithmeticError::Overflow)?;
        let block = frame_system::Pallet::<T>::block_number();
        round.stage = Stage::Closed { block, at: Self::now(), stock, wanted, sets };
        Rounds::<T>::insert(number, at, round);
        Campaigns::<T>::insert(number, &campaign);
        Self::deposit_event(Event::RoundClosed {
            campaign: number,
            round: at,
            proven,
            unproven,
            sets,
            seats: promised,
            aia: most,
            price: campaign.terms.funding.price(),
        });
        Ok(())
    }

    /// How many sets have to be payable for a round to close now that fills so many and was joined until then, where an
    /// hour's part of the budget pays so many.
    fn least_to_pay(filled: u32, an_hour: u32, until: Moment) -> u32 {
        let (now, waited) = (Self::now(), Self::now().saturating_sub(until));
        // What the last hour of a day leaves is lost: to wait for the next day is to wait for less.
        let last_hour = now % DAY >= DAY.saturating_sub(HOUR);
        match waited {
            _ if waited >= LONGEST_QUEUE / 2 => filled.min(1),
            _ if waited >= PATIENCE || last_hour => filled.div_ceil(2).min(an_hour.max(1)),
            _ => filled,
        }
    }

    /// Why a campaign does not pay a set now.
    fn unpayable(campaign: &Campaign<T::AccountId>) -> Error<T> {
        match campaign.terms.funding {
            Funding::Platform { .. } => Error::<T>::BudgetSpent,
            Funding::Pool { .. } => Error::<T>::PoolSpent,
        }
    }

    /// Ends a round that was not closed, or not dealt, in time: what its seats were promised goes back, its queue may
    /// begin anew, and its tickets leave.
    fn give_up(
        number: CampaignId,
        campaign: &mut Campaign<T::AccountId>,
        at: RoundId,
        mut round: Round<BlockNumberFor<T>>,
    ) -> DispatchResult {
        if let Stage::Closed { at: closed, stock, sets, .. } = round.stage {
            let seats = Filling::of(campaign, &round, stock).seats(sets);
            let promise = SeatPromise { aia: round.most, day: day(closed) };
            Self::release(number, campaign, seats, promise, Earned::default())?;
            campaign.claimed = campaign.claimed.checked_sub(sets).ok_or(ArithmeticError::Underflow)?;
            let (aia, price) = (round.most, campaign.terms.funding.price());
            Self::deposit_event(Event::RoundVoided { campaign: number, round: at, seats, aia, price });
        } else {
            Self::deposit_event(Event::RoundVoided { campaign: number, round: at, seats: 0, aia: 0, price: 0 });
        }
        if let Some(open) = campaign.rounds.get_mut(round.queue.index()).filter(|open| **open == Some(at)) {
            *open = None;
        }
        round.stage = Stage::Void;
        Rounds::<T>::insert(number, at, round);
        Ok(())
    }

    /// Whether a round that is not dealt never will be.
    pub(crate) fn is_void(campaign: &Campaign<T::AccountId>, round: &Round<BlockNumberFor<T>>) -> bool {
        match round.stage {
            Stage::Dealt(_) => false,
            Stage::Void => true,
            Stage::Closed { at, .. } => Self::now() >= at.saturating_add(LONGEST_WAIT),
            Stage::Queueing => {
                let stopped = campaign.phase == Phase::Stopped && round.queue != Queue::Grade;
                stopped || Self::now() >= Self::joined_until(campaign, round).saturating_add(LONGEST_QUEUE)
            }
        }
    }

    /// Whether a ticket without a seat may go: nothing keeps it, and nothing will come of it.
    fn ensure_free(
        who: &T::AccountId,
        campaign: &Campaign<T::AccountId>,
        number: CampaignId,
        round: &Round<BlockNumberFor<T>>,
        held: &Held,
    ) -> DispatchResult {
        ensure!(held.seat.is_none(), Error::<T>::AlreadyCommitted);
        let Stage::Dealt(deal) = &round.stage else {
            ensure!(Self::is_void(campaign, round), Error::<T>::StillQueued);
            return Ok(());
        };
        match deal.place(held.id) {
            Place::Seat { set, .. } => {
                let conflicted = Self::grades_itself(who, number, round.queue, deal, set);
                ensure!(conflicted, Error::<T>::Seated);
                Ok(())
            }
            Place::Unseated => Ok(()),
            Place::StandIn { set, .. } => {
                let over = Self::now() >= deal.stand_in_until(&campaign.terms.windows);
                ensure!(over || !Self::has_free_seat(number, deal, set), Error::<T>::StandingBy);
                Ok(())
            }
        }
    }

    pub(crate) fn do_leave(who: &T::AccountId, number: CampaignId, at: RoundId) -> DispatchResult {
        let mut campaign = Self::known(number)?;
        let round = Self::known_round(number, at)?;
        let held = Holders::<T>::get(who, (number, at)).ok_or(Error::<T>::NoTicket)?;
        Self::ensure_free(who, &campaign, number, &round, &held)?;
        let role = Self::role_of(&campaign, round.queue);
        if round.stage != Stage::Void && Self::is_void(&campaign, &round) {
            Self::give_up(number, &mut campaign, at, round)?;
        }
        let fate = Fate { result: UNUSED, pay: 0, slash: 0 };
        Self::end_ticket(who, number, at, &mut campaign, &held, role, fate)?;
        Campaigns::<T>::insert(number, campaign);
        Self::deposit_event(Event::Left { campaign: number, round: at, who: who.clone() });
        Ok(())
    }
}
