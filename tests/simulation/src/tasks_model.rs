//! The model's own campaigns. The functions of `agt-primitives` decide who may join, and what is promised, dealt,
//! judged and settled.
//!
//! Only the order in which `pallet-tasks` calls those functions is written here a second time. The comparison with the
//! pallet checks it.

mod round;
mod series;
#[cfg(test)]
mod tests;

use crate::{
    chain::Chain,
    people::Item,
    rules::Rules,
    scenario::{Scenario, QUARTER},
    work::{Refusal, Seat, SeatEnd, Seed, SetEnd, Sheets, Work},
};
use agt_primitives::{
    calendar::{Month, DAY},
    contributors::{Outcome, Qualified, SetKey, Tally, WorkKind, WorkOffer, WorkResult},
    multiplier::Multiplier,
    tasks::{Answer, Capacity, WorkerTally, MAX_SEATS},
    Aia, Moment,
};
use round::{earned, DealtSet};
use series::Series;
use std::collections::VecDeque;

/// Hours of a quarter of a day.
const HOURS: u8 = 6;

/// A ticket of the round.
#[derive(Clone, Copy, Debug)]
struct Ticket {
    who: usize,
    set: SetKey,
    /// How its owner was qualified when it joined.
    qualified: Qualified,
    /// AIA reserved of its owner's daily cap, multipliers included.
    reserved: Aia,
}

/// An answered set of items.
#[derive(Debug)]
struct Answered {
    dealt: DealtSet,
    shown: Vec<Item>,
    truths: Vec<Answer>,
    given: Vec<Option<Vec<Answer>>>,
}

/// A set that waits for its settlement, in which it is judged.
#[derive(Debug)]
enum Waiting {
    Work(Answered),
    Quiz {
        who: usize,
        set: SetKey,
        /// Each answer with the true one.
        given: Vec<(Answer, Answer)>,
    },
    /// A set of the person's own campaign.
    Own {
        who: usize,
        set: SetKey,
        tally: WorkerTally,
    },
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
    /// Tickets that the round still takes.
    room: u64,
    /// Sets that the open campaign has left, if campaigns have an end.
    left: u32,
    /// The seats that each person has lost today and in this season.
    lost: Vec<(u32, u32)>,
    series: Series,
    second: VecDeque<Item>,
    tickets: Vec<Ticket>,
    dealt: Vec<DealtSet>,
    unseated: Vec<Ticket>,
    waiting: Vec<Waiting>,
}

impl<C: Chain> TasksModel<C> {
    /// The campaigns of a scenario.
    pub fn new(scenario: &Scenario, chain: C) -> Self {
        let people = scenario.cast().len();
        Self {
            chain,
            rules: scenario.rules,
            scale: scenario.scale(),
            now: 0,
            sets: 0,
            budget: 0,
            room: 0,
            left: 0,
            lost: vec![(0, 0); people],
            series: Series::of(&scenario.rules.campaign, people),
            second: VecDeque::new(),
            tickets: Vec::new(),
            dealt: Vec::new(),
            unseated: Vec::new(),
            waiting: Vec::new(),
        }
    }

    /// Counts the lost seats of the quarter that ends: their windows have ended in it.
    fn count_lost_seats(&mut self) {
        for waiting in &self.waiting {
            let Waiting::Work(Answered { dealt, given, .. }) = waiting else { continue };
            for (ticket, _) in dealt.tickets.iter().zip(given).filter(|(_, given)| given.is_none()) {
                let (today, season) = self.lost[ticket.who];
                self.lost[ticket.who] = (today + 1, season + 1);
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
    fn open_room(&self) -> u64 {
        let Rules { tasks, campaign, guards, .. } = self.rules;
        if guards.aia_at_join {
            // The budget ends before the capacity does.
            return u64::MAX;
        }
        if campaign.sets.is_some() {
            let unproven_seats = tasks.unproven_seats_of(campaign.replication);
            return Capacity::of(campaign.replication, unproven_seats, self.most_sets()).proven.into();
        }
        let seats = u64::from(campaign.replication.seats());
        let sets = self.budget / (campaign.reward() * seats).max(1);
        sets.saturating_mul(seats).saturating_mul(campaign.tickets_a_seat.into())
    }

    fn may_join(&self, who: usize) -> bool {
        let (today, season) = self.lost[who];
        self.rules.tasks.may_join(today, season)
    }

    /// Opens a set of a campaign for a person, if its own caps and its qualification allow it.
    fn open(&mut self, who: usize, campaign: u64, kind: WorkKind, aia_max: Aia) -> Option<(SetKey, Aia)> {
        self.sets += 1;
        let set = SetKey { campaign, set: self.sets };
        let offer = WorkOffer { set, area: 0, energy: 1, aia_max, stake_tier: Multiplier::ONE, kind };
        Some((set, self.chain.open(who, offer)?))
    }

    /// Settles one seat. `passed` says whether its gold was good enough, and is none if it was silent.
    fn end(&mut self, who: usize, set: SetKey, tally: &WorkerTally, passed: Option<bool>, reward: Aia) -> SeatEnd {
        let outcome = match passed {
            None => Outcome::NoReveal,
            Some(true) if tally.right() > 0 => Outcome::Accepted,
            Some(_) => Outcome::Rejected,
        };
        let result = WorkResult {
            outcome,
            consensus: tally.consensus,
            gold: tally.gold,
            measure: Some(self.rules.campaign.measure),
            aia: if outcome == Outcome::Accepted { earned(reward, tally) } else { 0 },
            xp: 0,
            ripens_at: self.now + self.rules.tasks.dispute_window,
            earns_merit: true,
        };
        let aia = self.chain.close(who, set, result).own;
        SeatEnd { who, tally: *tally, aia }
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
        let waiting = std::mem::take(&mut self.waiting);
        let settled = waiting.into_iter().map(|waiting| match waiting {
            Waiting::Work(set) => self.settle_set(set),
            Waiting::Quiz { who, set, given } => self.settle_quiz(who, set, &given),
            Waiting::Own { who, set, tally } => {
                let seats = vec![self.end(who, set, &tally, Some(true), 0)];
                SetEnd { paid: false, seats, items: Vec::new(), gold: 0, void: 0 }
            }
        });
        settled.collect()
    }

    fn begin(&mut self) {
        self.allot();
        if let Some(sets) = self.rules.campaign.sets.filter(|_| self.left == 0) {
            // Undecided items of the last campaign stay with it.
            self.left = sets;
            self.second.clear();
            self.series.drop_items();
        }
        self.room = self.open_room();
    }

    /// Joins if the round has room, and the account's own caps and its qualification allow it. If AIA is promised at the
    /// join, the budget must also allow it.
    fn join(&mut self, who: usize) -> Result<(), Refusal> {
        if !self.may_join(who) {
            return Err(Refusal::Own);
        }
        let reward = self.rules.campaign.reward();
        let at_join = self.rules.guards.aia_at_join;
        if self.room == 0 || at_join && self.budget < reward {
            return Err(Refusal::Full);
        }
        let qualified = self.chain.qualified(who);
        let (set, reserved) = self.open(who, 0, WorkKind::Platform, reward).ok_or(Refusal::Own)?;
        self.room -= 1;
        if at_join {
            // The last ticket of an hour may be promised a little more than is left.
            self.budget = self.budget.saturating_sub(reserved);
        }
        self.tickets.push(Ticket { who, set, qualified, reserved });
        Ok(())
    }

    /// A fresh account is not known to the campaigns either.
    fn renew(&mut self, who: usize) {
        if self.chain.renew(who) {
            self.series.forget(who);
        }
    }

    fn take_quiz(&mut self, who: usize) -> bool {
        self.may_join(who) && self.open(who, 1, WorkKind::Quiz, 0).is_some()
    }

    fn answer_quiz(&mut self, who: usize, given: &[(Answer, Answer)]) {
        let set = SetKey { campaign: 1, set: self.sets };
        self.waiting.push(Waiting::Quiz { who, set, given: given.to_vec() });
    }

    /// Reports the set to the chain as a platform set, because its gold must move the qualification.
    fn take_own(&mut self, who: usize, tally: WorkerTally) -> bool {
        let opened = if self.may_join(who) { self.open(who, 2, WorkKind::Platform, 0) } else { None };
        if let Some((set, _)) = opened {
            self.waiting.push(Waiting::Own { who, set, tally });
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
        let Sheets { shown, truths, given } = sheets;
        let dealt = self.dealt[set].clone();
        let (shown, truths, given) = (shown.to_vec(), truths.to_vec(), given.to_vec());
        self.waiting.push(Waiting::Work(Answered { dealt, shown, truths, given }));
    }

    /// A person without a seat leaves, and everything is as before the join.
    fn leave(&mut self) {
        for ticket in std::mem::take(&mut self.unseated) {
            let result = WorkResult {
                outcome: Outcome::ReturnedUnused,
                consensus: Tally::NONE,
                gold: Tally::NONE,
                measure: None,
                aia: 0,
                xp: 0,
                ripens_at: self.now,
                earns_merit: true,
            };
            self.chain.close(ticket.who, ticket.set, result);
            if self.rules.guards.aia_at_join {
                self.budget += ticket.reserved;
            }
        }
    }
}
