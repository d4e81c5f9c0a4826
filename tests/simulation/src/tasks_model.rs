//! The model's own campaigns. The functions of `agt-primitives` decide who may join, and what is promised, dealt,
//! judged and settled.
//!
//! Only the order in which `pallet-tasks` calls those functions is written here a second time. The comparison with the
//! pallet checks it.

mod round;
#[cfg(test)]
mod tests;

use crate::{
    chain::Chain,
    people::Item,
    rules::Rules,
    scenario::{Scenario, QUARTER},
    work::{ItemEnd, Refusal, Seat, SeatEnd, Seed, SetEnd, Sheets, Work},
};
use agt_primitives::{
    calendar::{Month, DAY},
    consensus::weight::AnswerWeight,
    contributors::{Outcome, SetKey, Tally, WorkOffer, WorkResult},
    multiplier::Multiplier,
    tasks::{pay_aia, Answer, Capacity, WorkerTally, MAX_SEATS},
    Aia, Moment,
};
use round::DealtSet;
use std::collections::VecDeque;

/// Hours of a quarter of a day.
const HOURS: u8 = 6;

/// A ticket of the round.
#[derive(Clone, Copy, Debug)]
struct Ticket {
    who: usize,
    set: SetKey,
    proven: bool,
    weight: AnswerWeight,
    /// AIA reserved of its owner's daily cap, multipliers included.
    reserved: Aia,
}

/// The tickets that the round still takes, by queue class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct TicketRoom {
    proven: u64,
    unproven: u64,
}

/// A judged seat.
#[derive(Debug)]
struct Judged {
    who: usize,
    set: SetKey,
    result: WorkResult,
    /// AIA that the platform's budget has promised for it.
    promised: Aia,
}

/// A set that waits for its settlement.
#[derive(Debug)]
struct Waiting {
    paid: bool,
    seats: Vec<Judged>,
    items: Vec<ItemEnd>,
    gold: u32,
    void: u32,
}

/// Campaigns in memory, over the contributors of a chain.
#[derive(Debug)]
pub struct TasksModel<C> {
    chain: C,
    rules: Rules,
    /// The chain promises `scale` times the AIA that is promised here.
    scale: u64,
    now: Moment,
    sets: u64,
    /// AIA that may still be promised today.
    budget: Aia,
    room: TicketRoom,
    /// Sets that the open campaign has left, if campaigns have an end.
    left: u32,
    /// The seats that each person has lost today and in this season.
    lost: Vec<(u32, u32)>,
    second: VecDeque<Item>,
    tickets: Vec<Ticket>,
    dealt: Vec<DealtSet>,
    unseated: Vec<Ticket>,
    waiting: Vec<Waiting>,
}

impl<C: Chain> TasksModel<C> {
    /// The campaigns of a scenario.
    pub fn new(scenario: &Scenario, chain: C) -> Self {
        Self {
            chain,
            rules: scenario.rules,
            scale: scenario.scale(),
            now: 0,
            sets: 0,
            budget: 0,
            room: TicketRoom::default(),
            left: 0,
            lost: vec![(0, 0); scenario.cast().len()],
            second: VecDeque::new(),
            tickets: Vec::new(),
            dealt: Vec::new(),
            unseated: Vec::new(),
            waiting: Vec::new(),
        }
    }

    /// Counts the lost seats of the quarter that ends: their windows have ended in it.
    fn count_lost_seats(&mut self) {
        for seat in self.waiting.iter().flat_map(|waiting| &waiting.seats) {
            if seat.result.outcome == Outcome::NoReveal {
                let (today, season) = self.lost[seat.who];
                self.lost[seat.who] = (today + 1, season + 1);
            }
        }
    }

    /// Resets the lost seats when a day or a season begins.
    fn forget_lost_seats(&mut self) {
        if self.now.is_multiple_of(DAY) {
            self.lost.iter_mut().for_each(|lost| lost.0 = 0);
        }
        if Month::at(self.now).and_then(Month::start) == Some(self.now) {
            self.lost.iter_mut().for_each(|lost| lost.1 = 0);
        }
    }

    /// Adds the AIA that the platform may promise in this quarter of a day to what the earlier quarters left.
    fn allot(&mut self) {
        let Rules { tasks, campaign, .. } = self.rules;
        let quarter = (self.now % DAY / QUARTER) as u8;
        // The hours of the day that have begun when the rounds of `quarters` quarters are closed.
        let begun = |quarters: u8| quarters.checked_sub(1).map_or(0, |whole| whole * HOURS + campaign.closes + 1);
        if quarter == 0 {
            self.budget = 0;
        }
        let hours = begun(quarter)..begun(quarter + 1);
        self.budget += hours.map(|hour| tasks.aia_of_hour(hour)).sum::<Aia>() / self.scale;
    }

    /// Returns the most sets of a round.
    fn most_sets(&self) -> u32 {
        let campaign = self.rules.campaign;
        match campaign.sets {
            Some(_) => self.left.min(MAX_SEATS / u32::from(campaign.replication.seats())),
            None => u32::MAX,
        }
    }

    /// Returns the tickets that this quarter's round takes: the capacity of a round of the open campaign or, where
    /// campaigns have no end, a fixed number for each paid seat. In the second case there are so many rounds that
    /// neither the least nor the greatest capacity of one of them matters.
    fn open_room(&self) -> TicketRoom {
        let Rules { tasks, campaign, guards, .. } = self.rules;
        if guards.aia_at_join {
            // The budget ends before the capacity does.
            return TicketRoom { proven: u64::MAX, unproven: u64::MAX };
        }
        let (seats, unproven_seats) = (campaign.replication.seats(), tasks.unproven_seats_of(campaign.replication));
        if campaign.sets.is_some() {
            let Capacity { proven, unproven } = Capacity::of(campaign.replication, unproven_seats, self.most_sets());
            return TicketRoom { proven: proven.into(), unproven: unproven.into() };
        }
        let sets = self.budget / (campaign.reward() * u64::from(seats)).max(1);
        let of = |seats: u8| sets.saturating_mul(seats.into()).saturating_mul(campaign.tickets_a_seat.into());
        TicketRoom { proven: of(seats), unproven: of(unproven_seats) }
    }

    fn may_join(&self, who: usize) -> bool {
        let (today, season) = self.lost[who];
        self.rules.tasks.may_join(today, season)
    }

    /// Opens a set of a campaign for a person, if its own caps allow it.
    fn open(&mut self, who: usize, campaign: u64, aia_max: Aia) -> Option<(SetKey, Aia)> {
        self.sets += 1;
        let set = SetKey { campaign, set: self.sets };
        let offer = WorkOffer { set, area: 0, energy: 1, aia_max, stake_tier: Multiplier::ONE, platform: true };
        Some((set, self.chain.open(who, offer)?))
    }

    /// Returns the result of a seat that is settled a quarter later and was promised `promised`.
    fn judged(&self, who: usize, set: SetKey, tally: &WorkerTally, silent: bool, reward: Aia, promised: Aia) -> Judged {
        let half = u32::from(tally.consensus.right) * 2 >= tally.consensus.total.into();
        let accepted = match &self.rules.standing {
            Some(rule) => tally.right() > 0 && rule.passes(tally.gold) && half,
            None => tally.is_accepted(),
        };
        let outcome = match (silent, accepted) {
            (true, _) => Outcome::NoReveal,
            (_, true) => Outcome::Accepted,
            (_, false) => Outcome::Rejected,
        };
        let result = WorkResult {
            outcome,
            consensus: tally.consensus,
            gold: tally.gold,
            aia: if outcome == Outcome::Accepted { self.earned(reward, tally) } else { 0 },
            xp: 0,
            ripens_at: self.now + QUARTER + self.rules.tasks.dispute_window,
            counts_for_reputation: true,
        };
        Judged { who, set, result, promised }
    }

    /// Returns the AIA that an accepted tally earns out of a reward.
    fn earned(&self, reward: Aia, tally: &WorkerTally) -> Aia {
        match self.rules.standing {
            Some(_) => reward * Aia::from(tally.right()) / Aia::from(tally.counted()).max(1),
            None => pay_aia(reward, tally),
        }
    }

    /// Queues an unpaid set for settlement: the one that the person opened last.
    fn wait_unpaid(&mut self, who: usize, set: SetKey, tally: &WorkerTally) {
        let seats = vec![self.judged(who, set, tally, false, 0, 0)];
        self.waiting.push(Waiting { paid: false, seats, items: Vec::new(), gold: 0, void: 0 });
    }

    /// Settles one seat. The day's budget gets back the AIA that was promised and not earned.
    fn end(&mut self, seat: Judged) -> SeatEnd {
        let Judged { who, set, result, promised } = seat;
        let aia = self.chain.close(who, set, result);
        self.budget += promised.saturating_sub(aia);
        SeatEnd { who, tally: WorkerTally { consensus: result.consensus, gold: result.gold }, aia }
    }
}

impl<C: Chain> Work for TasksModel<C> {
    type Chain = C;

    fn chain(&self) -> &C {
        &self.chain
    }

    fn chain_mut(&mut self) -> &mut C {
        &mut self.chain
    }

    fn travel_to(&mut self, now: Moment) {
        self.count_lost_seats();
        self.now = now;
        self.chain.travel_to(now);
        self.forget_lost_seats();
    }

    fn settle(&mut self) -> Vec<SetEnd> {
        let mut settled = Vec::new();
        for Waiting { paid, seats, items, gold, void } in std::mem::take(&mut self.waiting) {
            let seats = seats.into_iter().map(|seat| self.end(seat)).collect();
            settled.push(SetEnd { paid, seats, items, gold, void });
        }
        settled
    }

    fn begin(&mut self) {
        self.allot();
        if let Some(sets) = self.rules.campaign.sets.filter(|_| self.left == 0) {
            // Undecided items of the last campaign stay with it.
            self.left = sets;
            self.second.clear();
        }
        self.room = self.open_room();
    }

    /// Joins if the queue class has room and the account's own caps allow it. If AIA is promised at the join, the
    /// budget must also allow it.
    fn join(&mut self, who: usize, proven: bool) -> Result<(), Refusal> {
        if !self.may_join(who) {
            return Err(Refusal::Own);
        }
        let reward = self.rules.campaign.reward();
        let at_join = self.rules.guards.aia_at_join;
        let lane = if proven { self.room.proven } else { self.room.unproven };
        if lane == 0 || at_join && self.budget < reward {
            return Err(Refusal::Full);
        }
        let weight = self.chain.weight(who);
        let (set, reserved) = self.open(who, 0, reward).ok_or(Refusal::Own)?;
        *(if proven { &mut self.room.proven } else { &mut self.room.unproven }) -= 1;
        if at_join {
            // The last ticket of an hour may be promised a little more than is left.
            self.budget = self.budget.saturating_sub(reserved);
        }
        self.tickets.push(Ticket { who, set, proven, weight, reserved });
        Ok(())
    }

    fn take_quiz(&mut self, who: usize) -> bool {
        self.may_join(who) && self.open(who, 1, 0).is_some()
    }

    fn answer_quiz(&mut self, who: usize, given: &[(Answer, Answer)]) {
        let kind = self.rules.campaign.kind;
        let right = given.iter().filter(|(answer, truth)| kind.is_right(answer, truth)).count();
        let tally = WorkerTally { consensus: Tally::NONE, gold: Tally::of(right as u16, given.len() as u16) };
        self.wait_unpaid(who, SetKey { campaign: 1, set: self.sets }, &tally);
    }

    /// Reports the set to the chain as a platform set, because its gold must raise reputation. Only proven people do
    /// this.
    fn take_own(&mut self, who: usize, tally: WorkerTally) -> bool {
        let opened = if self.may_join(who) { self.open(who, 2, 0) } else { None };
        if let Some((set, _)) = opened {
            self.wait_unpaid(who, set, &tally);
        }
        opened.is_some()
    }

    fn close(&mut self) {}

    fn deal(&mut self, seed: Seed) -> Vec<Vec<Seat>> {
        self.deal_round(seed)
    }

    fn repeats(&mut self, set: usize) -> Vec<Item> {
        std::mem::take(&mut self.dealt[set].repeats)
    }

    fn answer(&mut self, set: usize, sheets: Sheets<'_>) {
        self.judge_set(set, sheets);
    }

    /// A person without a seat leaves, and everything is as before the join.
    fn leave(&mut self) {
        for ticket in std::mem::take(&mut self.unseated) {
            let result = WorkResult {
                outcome: Outcome::ReturnedUnused,
                consensus: Tally::NONE,
                gold: Tally::NONE,
                aia: 0,
                xp: 0,
                ripens_at: self.now,
                counts_for_reputation: true,
            };
            self.chain.close(ticket.who, ticket.set, result);
            if self.rules.guards.aia_at_join {
                self.budget += ticket.reserved;
            }
        }
    }
}
