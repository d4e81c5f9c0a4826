//! One round, dealt and judged by the functions of the chain.

use super::{TasksModel, Ticket, Waiting};
use crate::{
    chain::Chain,
    people::Item,
    work::{ItemEnd, Seat, Seed, Sheets},
};
use agt_primitives::{
    contributors::Tally,
    tasks::{judge_where, Layout, Permutation, Position, PositionVerdict, QueueClass, SetIndex, Sheet, WorkerTally},
    Aia,
};
use sp_runtime::traits::{BlakeTwo256, Hash};

/// An item goes to the experts after this many sets that left it undecided.
const MOST_ATTEMPTS: u8 = 3;

/// A dealt set.
#[derive(Clone, Debug)]
pub(super) struct DealtSet {
    tickets: Vec<Ticket>,
    /// The items of a second round that it carries, out of those that waited when the round closed.
    pub(super) repeats: Vec<Item>,
    /// AIA that each of its seats is promised. None if the tickets were promised it.
    promised: Option<Aia>,
}

impl<C: Chain> TasksModel<C> {
    pub(super) fn deal_round(&mut self, seed: Seed) -> Vec<Vec<Seat>> {
        let rules = self.rules;
        let (seats, at_join) = (rules.campaign.replication.seats(), rules.guards.aia_at_join);
        let tickets = std::mem::take(&mut self.tickets);
        // When a round closes, the seats are not dealt yet, so each seat is promised what the best ticket could earn.
        let best = tickets.iter().map(|ticket| ticket.reserved).max().unwrap_or_default();
        let a_set = best.saturating_mul(seats.into());
        let paid = if at_join { u64::MAX } else { self.budget / a_set.max(1) };
        let (proven, unproven): (Vec<_>, Vec<_>) = tickets.into_iter().partition(|ticket| ticket.proven);
        let count = |tickets: &[Ticket]| u32::try_from(tickets.len()).unwrap_or(u32::MAX);
        let repeated = self.second.len().div_ceil(self.most_repeated());
        let layout = Layout::of(
            rules.campaign.replication,
            rules.tasks.unproven_seats_of(rules.campaign.replication),
            count(&proven),
            count(&unproven),
            u32::try_from(repeated).unwrap_or(u32::MAX),
            u32::try_from(paid).unwrap_or(u32::MAX).min(self.most_sets()),
        );
        if !at_join {
            self.budget -= a_set * u64::from(layout.sets());
        }
        self.left = self.left.saturating_sub(layout.sets());
        let listed = self.take_listed(layout.proven_only());

        let shuffle = |class: QueueClass, tickets: &[Ticket]| {
            Permutation::new(BlakeTwo256::hash_of(&(seed, class)).to_fixed_bytes(), count(tickets))
        };
        let of_proven = shuffle(QueueClass::Proven, &proven);
        let of_unproven = shuffle(QueueClass::Unproven, &unproven);
        let ticket = |(class, shuffled): (QueueClass, u32)| match class {
            QueueClass::Proven => of_proven.inverse(shuffled).map(|ticket| proven[ticket as usize]),
            QueueClass::Unproven => of_unproven.inverse(shuffled).map(|ticket| unproven[ticket as usize]),
        };
        let mut listed = listed.chunks(self.most_repeated());
        self.dealt = (0..layout.sets())
            .map(|set| DealtSet {
                tickets: (0..seats).filter_map(|seat| ticket(layout.seat(SetIndex(set), seat)?)).collect(),
                repeats: listed.next().map(<[Item]>::to_vec).unwrap_or_default(),
                promised: (!at_join).then_some(best),
            })
            .collect();
        let beyond = QueueClass::ALL
            .map(|class| (layout.seats(class)..layout.tickets(class)).map(move |shuffled| (class, shuffled)));
        self.unseated = beyond.into_iter().flatten().filter_map(ticket).collect();
        let seat = |ticket: &Ticket| Seat { who: ticket.who, proven: ticket.proven, weight: ticket.weight };
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

    pub(super) fn judge_set(&mut self, set: usize, sheets: Sheets<'_>) {
        let rules = self.rules;
        let campaign = rules.campaign;
        let DealtSet { tickets, promised, .. } = self.dealt[set].clone();
        let first_gold = sheets.shown.len() - usize::from(campaign.gold);
        // The last positions are gold. Their order changes nothing, so they are not shuffled.
        let positions = sheets.truths.iter().enumerate().map(|(place, truth)| match place >= first_gold {
            true => Position::Firm(*truth),
            false => Position::Item,
        });
        let positions = positions.collect::<Vec<_>>();
        let filled = tickets.iter().zip(sheets.given).map(|(ticket, answers)| Sheet {
            weight: ticket.weight,
            proven: ticket.proven,
            answers: answers.as_deref(),
        });
        let filled = filled.collect::<Vec<_>>();
        let passes = |gold: Tally| rules.standing.map_or(gold.two_thirds_right(), |rule| rule.passes(gold));
        let verdict = judge_where(&filled, &campaign.kind, &positions, &rules.quorum(), passes);

        let shown = sheets.shown.iter().zip(&verdict.positions);
        let mut undecided = Vec::new();
        let items = shown.take(first_gold).map(|(item, verdict)| {
            let answer = match verdict {
                PositionVerdict::Decided(answer) => Some(*answer),
                _ => {
                    undecided.push(*item);
                    None
                }
            };
            let to_experts = answer.is_none() && item.attempts + 1 >= MOST_ATTEMPTS;
            ItemEnd { id: item.id, answer, to_experts }
        });
        let items = items.collect();
        self.send_on(undecided);

        // A silent worker is wrong everywhere.
        let everything =
            WorkerTally { consensus: Tally::of(0, first_gold as u16), gold: Tally::of(0, campaign.gold.into()) };
        let seats = tickets.iter().zip(&verdict.workers).zip(sheets.given).map(|((ticket, tally), answers)| {
            let silent = answers.is_none();
            let tally = if silent { &everything } else { tally };
            let promised = promised.unwrap_or(ticket.reserved);
            self.judged(ticket.who, ticket.set, tally, silent, campaign.reward(), promised)
        });
        let seats = seats.collect();
        self.waiting.push(Waiting { paid: true, seats, items, gold: verdict.gold(), void: verdict.outvoted() });
    }

    /// Lists the undecided items of a set for a further round, until they have had the most attempts.
    pub(super) fn send_on(&mut self, mut undecided: Vec<Item>) {
        // The chain lists the fresh items of a set first.
        undecided.sort_by_key(|item| item.attempts > 0);
        let again = undecided.into_iter().map(|item| Item { attempts: item.attempts + 1, ..item });
        self.second.extend(again.filter(|item| item.attempts < MOST_ATTEMPTS));
    }
}
