//! One round: dealt, answered and judged by the functions of the chain.

mod former;

use super::Play;
use crate::{
    chain::Chain,
    people::{By, Item, Strategy},
};
use agt_primitives::{
    consensus::weight::{Total, Weight},
    contributors::{Outcome, SetKey, Tally, WorkResult},
    tasks::{Answer, GoldLeaf, Lane, Layout, Permutation, Position, PositionVerdict, Sheet, Truth},
    Aia,
};

/// After so many sets that left it undecided an item goes to the experts.
const MOST_ATTEMPTS: u8 = 3;

/// A place in a round's queue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seat {
    pub(super) who: usize,
    pub(super) set: SetKey,
    pub(super) proven: bool,
    pub(super) weight: Weight,
    /// What its owner's day has reserved for it, multipliers included.
    pub(super) reserved: Aia,
}

impl<C: Chain> Play<'_, C> {
    /// Deals a round and judges its sets.
    pub(super) fn play_round(&mut self, seats: Vec<Seat>) {
        if seats.is_empty() {
            return;
        }
        let rules = self.scenario.rules;
        // When a round closes nobody knows who will sit in it: each seat is promised what the dearest ticket could earn.
        let dearest = seats.iter().map(|seat| seat.reserved).max().unwrap_or_default();
        let a_set = dearest.saturating_mul(rules.campaign.replication.seats().into());
        let paid = if rules.guards.aia_at_join { u64::MAX } else { self.budget / a_set.max(1) };
        let (proven, unproven): (Vec<_>, Vec<_>) = seats.into_iter().partition(|seat| seat.proven);
        let count = |seats: &[Seat]| u32::try_from(seats.len()).unwrap_or(u32::MAX);
        let repeated = self.second.len().div_ceil(self.most_repeated());
        let layout = Layout::of(
            rules.campaign.replication,
            rules.tasks.unproven_seats_of(rules.campaign.replication),
            count(&proven),
            count(&unproven),
            u32::try_from(repeated).unwrap_or(u32::MAX),
            u32::try_from(paid).unwrap_or(u32::MAX),
        );
        if !rules.guards.aia_at_join {
            self.budget -= a_set * u64::from(layout.sets());
        }
        let of_proven = Permutation::new(self.chance.seed(), count(&proven));
        let of_unproven = Permutation::new(self.chance.seed(), count(&unproven));
        let ticket = |(lane, shuffled): (Lane, u32)| match lane {
            Lane::Proven => of_proven.inverse(shuffled).map(|ticket| proven[ticket as usize]),
            Lane::Unproven => of_unproven.inverse(shuffled).map(|ticket| unproven[ticket as usize]),
        };
        for set in 0..layout.sets() {
            let dealt = (0..rules.campaign.replication.seats()).filter_map(|seat| ticket(layout.seat(set, seat)?));
            let dealt = dealt.collect::<Vec<_>>();
            let promised = |seat: &Seat| if rules.guards.aia_at_join { seat.reserved } else { dearest };
            self.play_set(&dealt, set < layout.proven_only(), promised);
        }
        for lane in Lane::ALL {
            for beyond in layout.seats(lane)..layout.tickets(lane) {
                if let Some(seat) = ticket((lane, beyond)) {
                    self.give_back(seat);
                }
            }
        }
    }

    /// Who found no seat leaves as if it had never come.
    fn give_back(&mut self, seat: Seat) {
        let result = WorkResult {
            outcome: Outcome::ReturnedUnused,
            consensus: Tally::NONE,
            gold: Tally::NONE,
            aia: 0,
            xp: 0,
            ripens_at: self.now,
            merit: true,
        };
        self.chain.close(seat.who, seat.set, result);
        if self.scenario.rules.guards.aia_at_join {
            self.budget += seat.reserved;
        }
    }

    /// How many items of a second round a set carries: a quarter of it.
    fn most_repeated(&self) -> usize {
        usize::from(self.scenario.rules.campaign.positions / 4).max(1)
    }

    fn play_set(&mut self, seats: &[Seat], repeats: bool, promised: impl Fn(&Seat) -> Aia) {
        let rules = self.scenario.rules;
        let campaign = rules.campaign;
        let mut items = Vec::with_capacity(campaign.positions.into());
        if repeats {
            let most = self.most_repeated().min(self.second.len());
            items.extend(self.second.drain(..most));
        }
        // The last ones are gold. The order of the positions changes nothing, so nobody shuffles them.
        let first_gold = usize::from(campaign.positions - campaign.gold);
        while items.len() < first_gold {
            items.push(self.fresh_item());
        }
        let mut truths = items.iter().map(|item| self.questions.truth(item.id, false)).collect::<Vec<_>>();
        for (item, truth) in self.gold() {
            items.push(item);
            truths.push(truth);
        }
        let positions = truths.iter().enumerate().map(|(place, truth)| match place >= first_gold {
            true => Position::Firm(*truth),
            false => Position::Item,
        });
        let positions = positions.collect::<Vec<_>>();

        let holder = self.holder(seats);
        let answers = seats.iter().map(|seat| self.fill_in(seat, holder, &items, &truths)).collect::<Vec<_>>();
        let sheets = seats.iter().zip(&answers).map(|(seat, answers)| Sheet {
            weight: seat.weight,
            proven: seat.proven,
            answers: answers.as_deref(),
        });
        let sheets = sheets.collect::<Vec<_>>();
        let verdict = former::judge(&rules.guards, &sheets, &campaign.kind, &positions, &rules.quorum());

        self.labels().held += u64::from(holder.is_some());
        for ((item, truth), verdict) in items.into_iter().zip(&truths).zip(&verdict.positions) {
            self.note_item(item, truth, verdict);
        }
        for ((seat, tally), answers) in seats.iter().zip(&verdict.workers).zip(&answers) {
            self.share(seat.who).sets += 1;
            self.records[seat.who] = self.records[seat.who].after(tally);
            self.wait(seat.who, seat.set, tally, answers.is_none(), Some(promised(seat)));
        }
    }

    fn fresh_item(&mut self) -> Item {
        self.items += 1;
        Item { id: self.items, attempts: 0 }
    }

    /// The gold of a set and its truths. Where gold is even a leaf is drawn again that the chain would refuse.
    fn gold(&mut self) -> Vec<(Item, Answer)> {
        let campaign = self.scenario.rules.campaign;
        loop {
            let gold = (0..campaign.gold).map(|_| self.fresh_item()).collect::<Vec<_>>();
            let gold = gold.into_iter().map(|item| (item, self.questions.truth(item.id, true))).collect::<Vec<_>>();
            let mut leaf = GoldLeaf { set: 0, seed: Default::default(), truths: Default::default() };
            for (_, answer) in &gold {
                // A set has no more gold than positions.
                let _ = leaf.truths.try_push(Truth { answer: *answer, proposed: None });
            }
            if !campaign.even_gold || campaign.gold_rules().check(&leaf).is_ok() {
                return gold;
            }
        }
    }

    fn note_item(&mut self, item: Item, truth: &Answer, verdict: &PositionVerdict) {
        match verdict {
            PositionVerdict::Decided(answer) => {
                let wrong = !self.scenario.rules.campaign.kind.is_right(answer, truth);
                self.labels().decided += 1;
                self.labels().wrong += u64::from(wrong);
            }
            PositionVerdict::Undecided => {
                self.labels().undecided += 1;
                let attempts = item.attempts + 1;
                if attempts < MOST_ATTEMPTS {
                    self.second.push_back(Item { attempts, ..item });
                } else {
                    self.labels().experts += 1;
                }
            }
            PositionVerdict::Gold => self.labels().gold += 1,
            // Gold that was outvoted, whether or not it stands.
            PositionVerdict::Contested | PositionVerdict::Void => {
                self.labels().gold += 1;
                self.labels().void += 1;
            }
        }
    }

    /// The crowd whose agreed answers decide this set: at least two of its accounts with two thirds of all weight, and
    /// of the proven weight.
    fn holder(&self, seats: &[Seat]) -> Option<usize> {
        let crowds = seats.iter().map(|seat| self.agents[seat.who].crowd);
        crowds.into_iter().find(|crowd| {
            let is_cabal = self.scenario.crowds[*crowd].strategy == Strategy::Cabal;
            let own = |seat: &&Seat| self.agents[seat.who].crowd == *crowd && seat.proven;
            let weight = |seats: &mut dyn Iterator<Item = &Seat>| seats.map(|seat| seat.weight).collect::<Total>();
            let agreeing = weight(&mut seats.iter().filter(own));
            is_cabal
                && seats.iter().filter(own).count() >= 2
                && self.scenario.rules.quorum().is_reached(agreeing, weight(&mut seats.iter()))
        })
    }

    /// A seat's answers; none when it forgets to reveal.
    fn fill_in(
        &mut self,
        seat: &Seat,
        holder: Option<usize>,
        items: &[Item],
        truths: &[Answer],
    ) -> Option<Vec<Answer>> {
        let agent = self.agents[seat.who];
        let crowd = self.crowd(seat.who);
        // Where gold stands whoever agrees on what, an agreed answer fails it: then they ask their model.
        let agreed = holder == Some(agent.crowd) && self.scenario.rules.guards.two_void_gold;
        let mut given = Vec::with_capacity(items.len());
        for (item, truth) in items.iter().zip(truths) {
            let (answer, by) = if agreed {
                (self.questions.agreed(item.id), By::Nobody)
            } else {
                self.questions.answer(crowd.strategy, agent.accuracy, item.id, *truth, &mut self.chance)
            };
            self.note_answer(seat.who, by);
            given.push(answer);
        }
        (!self.chance.happens(crowd.forgets)).then_some(given)
    }
}
