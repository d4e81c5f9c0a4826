//! One round, dealt and judged by the functions of the chain.

use super::{series::MOST_ATTEMPTS, Answered, TasksModel, Ticket};
use crate::{
    chain::Chain,
    people::Item,
    work::{Seat, Seed, SetEnd},
};
use agt_primitives::{
    contributors::{Qualified, SetKey, Tally},
    tasks::{
        pay, Answer, Judged, Layout, OpenItem, Panel, Permutation, Position, QueueClass, RoundPay, RoundPromise,
        SetIndex, Worker, WorkerTally,
    },
    Aia, Balance,
};
use sp_runtime::traits::{BlakeTwo256, Hash};

/// A dealt set.
#[derive(Clone, Debug)]
pub(super) struct DealtSet {
    pub(super) tickets: Vec<Ticket>,
    /// The items of a second round that it carries, out of those that waited when the round closed.
    pub(super) repeats: Vec<Item>,
    /// The part of the round's promise that ends with it, in AIA. None if the tickets were promised it.
    pub(super) promised: Option<Aia>,
}

impl<C: Chain> TasksModel<C> {
    pub(super) fn deal_round(&mut self, seed: Seed) -> Vec<Vec<Seat>> {
        let rules = self.rules;
        let (seats, at_join) = (rules.campaign.replication.seats(), rules.guards.aia_at_join);
        // All are of the proven class: nobody else works for the platform's pay.
        let tickets = std::mem::take(&mut self.tickets);
        // When a round closes, the seats are not dealt yet, so any of its tickets may get them.
        let pay = RoundPay::new(rules.campaign.reward());
        let pay = tickets.iter().try_fold(pay, |pay, ticket| pay.with_ticket(ticket.reserved)).expect("it fits");
        let paid = if at_join { u32::MAX } else { pay.sets_within(self.budget, rules.campaign.replication) };
        let count = u32::try_from(tickets.len()).unwrap_or(u32::MAX);
        let repeated = self.second.len().div_ceil(self.most_repeated());
        let layout = Layout::of(
            rules.campaign.replication,
            rules.tasks.unproven_seats_of(rules.campaign.replication),
            count,
            0,
            u32::try_from(repeated).unwrap_or(u32::MAX),
            paid.min(self.most_sets()),
        );
        let mut promise = RoundPromise { seats: layout.sets() * u32::from(seats), pay, day: 0 };
        if !at_join {
            self.budget -= promise.aia().expect("it fits");
        }
        self.left = self.left.saturating_sub(layout.sets());
        let listed = self.take_listed(layout.proven_only());

        let class = QueueClass::Proven;
        let shuffled = Permutation::new(BlakeTwo256::hash_of(&(seed, class)).to_fixed_bytes(), count);
        let ticket = |place: u32| shuffled.inverse(place).map(|ticket| tickets[ticket as usize]);
        let mut listed = listed.chunks(self.most_repeated());
        let seat = |set, seat| ticket(layout.seat(SetIndex(set), seat)?.1);
        self.dealt = (0..layout.sets())
            .map(|set| {
                let tickets = (0..seats).filter_map(|number| seat(set, number)).collect::<Vec<_>>();
                let surplus = tickets.iter().map(|ticket| pay.above_base(ticket.reserved)).sum();
                // All sets of a round are settled before the next round closes, so their order changes nothing.
                let part = promise.end_seats(seats.into(), surplus).expect("it was promised");
                let repeats = listed.next().map(<[Item]>::to_vec).unwrap_or_default();
                DealtSet { tickets, repeats, promised: (!at_join).then_some(part) }
            })
            .collect();
        self.unseated = (layout.seats(class)..layout.tickets(class)).filter_map(ticket).collect();
        let seat = |ticket: &Ticket| Seat { who: ticket.who, qualified: ticket.qualified };
        self.dealt.iter().map(|set| set.tickets.iter().map(seat).collect()).collect()
    }

    /// Returns the items of a second round that a set carries: a quarter of its items.
    fn most_repeated(&self) -> usize {
        let campaign = self.rules.campaign;
        usize::from((campaign.positions - campaign.gold) / 4).max(1)
    }

    /// Takes the items of a second round that `sets` sets carry.
    fn take_listed(&mut self, sets: u32) -> Vec<Item> {
        let most = self.most_repeated().saturating_mul(sets as usize);
        self.second.drain(..most.min(self.second.len())).collect()
    }

    /// Judges workers by what is known of them.
    fn judge(&self, workers: &[Worker<'_>], positions: &[Position], items: &mut [OpenItem]) -> Judged {
        let campaign = &self.rules.campaign;
        let panel = Panel {
            kind: &campaign.kind,
            measure: campaign.measure,
            confusion: &self.series.confusion,
            quorum: &self.rules.quorum(),
            workers,
        };
        panel.judge(positions, items)
    }

    /// Judges and settles an answered set.
    pub(super) fn settle_set(&mut self, set: Answered) -> SetEnd {
        let campaign = self.rules.campaign;
        let Answered { dealt: DealtSet { tickets, promised, .. }, shown, truths, given } = set;
        let (items, _) = shown.split_at(shown.len() - usize::from(campaign.gold));
        // The last positions are gold. Their order changes nothing, so they are not shuffled.
        let positions = truths.iter().enumerate().map(|(place, truth)| match place >= items.len() {
            true => Position::Firm(*truth),
            false => Position::Item,
        });
        let positions = positions.collect::<Vec<_>>();
        let people = tickets.iter().zip(&given).map(|(ticket, given)| (ticket.who, ticket.qualified, given.as_deref()));
        let people = people.collect::<Vec<_>>();
        let workers = people.iter().map(|(who, qualified, given)| self.series.worker(*who, *qualified, *given));
        let mut open = self.series.open(items);
        let judged = self.judge(&workers.collect::<Vec<_>>(), &positions, &mut open);
        self.series.note(&people, &positions, &judged);
        let Judged { verdict, passed } = judged;
        let ended = self.series.keep(items, &verdict, open);
        let undecided = items.iter().zip(&ended).filter(|(_, end)| end.answer.is_none()).map(|(item, _)| *item);
        self.send_on(undecided.collect());

        // A silent worker is wrong everywhere.
        let everything =
            WorkerTally { consensus: Tally::of(0, items.len() as u16), gold: Tally::of(0, campaign.gold.into()) };
        let promised = promised.unwrap_or_else(|| tickets.iter().map(|ticket| ticket.reserved).sum());
        let mut seats = Vec::new();
        for (seat, ticket) in tickets.iter().enumerate() {
            let accepted = given[seat].as_ref().map(|_| passed[seat]);
            let tally = if accepted.is_none() { &everything } else { &verdict.workers[seat] };
            seats.push(self.end(ticket.who, ticket.set, tally, accepted, campaign.reward()));
        }
        // The day's budget gets back the AIA that was promised and not earned.
        self.budget += promised.saturating_sub(seats.iter().map(|seat| seat.aia).sum());
        SetEnd { paid: true, seats, items: ended, gold: verdict.gold(), void: verdict.outvoted() }
    }

    /// Judges and settles a quiz, of which `given` has each answer with the true one.
    pub(super) fn settle_quiz(&mut self, who: usize, set: SetKey, given: &[(Answer, Answer)]) -> SetEnd {
        let (answers, positions): (Vec<_>, Vec<_>) =
            given.iter().map(|(answer, truth)| (*answer, Position::Firm(*truth))).unzip();
        let person = (who, Qualified::No, Some(answers.as_slice()));
        let judged = self.judge(&[self.series.worker(who, Qualified::No, Some(&answers))], &positions, &mut []);
        self.series.note(&[person], &positions, &judged);
        let Judged { verdict, passed } = judged;
        let seats = vec![self.end(who, set, &verdict.workers[0], Some(passed[0]), 0)];
        SetEnd { paid: false, seats, items: Vec::new(), gold: 0, void: 0 }
    }

    /// Lists the undecided items of a set for a further round, until they have had the most attempts.
    pub(super) fn send_on(&mut self, mut undecided: Vec<Item>) {
        // The chain lists the fresh items of a set first.
        undecided.sort_by_key(|item| item.attempts > 0);
        let again = undecided.into_iter().map(|item| Item { attempts: item.attempts + 1, ..item });
        self.second.extend(again.filter(|item| item.attempts < MOST_ATTEMPTS));
    }
}

/// Returns the AIA that a tally earns out of a reward.
pub(super) fn earned(reward: Aia, tally: &WorkerTally) -> Aia {
    Aia::try_from(pay(Balance::from(reward), tally)).unwrap_or(reward)
}
