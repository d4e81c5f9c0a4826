//! One round: each seat answers as its cohort does, and tickets without a seat leave.

use super::{keeping::Truths, Play};
use crate::{
    chain::Chain,
    people::{Item, Strategy},
    work::{Seat, Sheets, Work},
};
use agt_primitives::tasks::{Answer, GoldLeaf, SetId, Truth};

impl<W: Work> Play<'_, W> {
    /// Deals a round and has its sets answered.
    pub(super) fn play_round(&mut self) {
        let seed = self.chance.seed();
        let sets = self.work.deal(seed);
        for (set, seats) in sets.iter().enumerate() {
            self.play_set(set, seats);
        }
        self.work.leave();
    }

    fn play_set(&mut self, set: usize, seats: &[Seat]) {
        let campaign = self.scenario.rules.campaign;
        let mut items = self.work.repeats(set);
        while items.len() < usize::from(campaign.positions - campaign.gold) {
            items.push(self.fresh_item());
        }
        let mut truths = items.iter().map(|item| self.questions.truth(item.id)).collect::<Vec<_>>();
        for (item, truth) in self.gold() {
            items.push(item);
            truths.push(truth);
        }
        let holder = self.holder(seats);
        let mut given = seats.iter().map(|seat| self.fill_in(seat, &items, &truths)).collect::<Vec<_>>();
        if let Some(keeper) = self.scenario.keeper {
            let of = Truths { all: &truths, items: usize::from(campaign.positions - campaign.gold) };
            self.keep(keeper, seats, &of, &mut given);
        }
        self.labels().held += u64::from(holder.is_some());
        for seat in seats {
            self.share(seat.who).sets += 1;
        }
        self.work.answer(set, Sheets { shown: &items, truths: &truths, given: &given });
    }

    fn fresh_item(&mut self) -> Item {
        self.items += 1;
        Item { id: self.items, attempts: 0 }
    }

    /// Returns the gold of a set and its truths. Where gold is even, a leaf that the chain would refuse is drawn again.
    fn gold(&mut self) -> Vec<(Item, Answer)> {
        let campaign = self.scenario.rules.campaign;
        loop {
            let truths = self.questions.golds(campaign.gold, self.items + 1, &mut self.chance);
            let gold = truths.into_iter().map(|truth| (self.fresh_item(), truth)).collect::<Vec<_>>();
            let mut leaf = GoldLeaf { set: SetId(0), seed: Default::default(), truths: Default::default() };
            for (_, answer) in &gold {
                // A set has no more gold than positions.
                let _ = leaf.truths.try_push(Truth { answer: *answer, proposed: None });
            }
            if !campaign.even_gold || campaign.gold_rules().check(&leaf).is_ok() {
                return gold;
            }
        }
    }

    /// Returns the colluding cohort whose seats could decide this set if each seat had a whole voice: at least two of them,
    /// and two thirds of all seats.
    fn holder(&self, seats: &[Seat]) -> Option<usize> {
        let cohorts = seats.iter().map(|seat| self.agents[seat.who].cohort);
        cohorts.into_iter().find(|cohort| {
            let colludes = self.scenario.cohorts[*cohort].strategy.colludes();
            let own = |seat: &&Seat| self.agents[seat.who].cohort == *cohort && seat.qualified.is_let_in();
            let own = seats.iter().filter(own).count();
            colludes && own >= 2 && own * 3 >= seats.len() * 2
        })
    }

    /// Returns whether the person who answers for colluders answers this account's paid work now.
    fn is_by_hand(&mut self, who: usize) -> bool {
        let (begins, ends) = self.cohort(who).by_hand;
        let reputation = self.work.chain().reputation(who).points();
        self.by_hand[who] = reputation < if self.by_hand[who] { ends } else { begins };
        self.by_hand[who]
    }

    /// Returns the answers of a seat, or none if it forgets to reveal.
    fn fill_in(&mut self, seat: &Seat, items: &[Item], truths: &[Answer]) -> Option<Vec<Answer>> {
        let agent = self.agents[seat.who];
        let cohort = self.cohort(seat.who);
        let by_hand = self.is_by_hand(seat.who);
        let (strategy, accuracy) =
            if by_hand { (Strategy::Careful, cohort.hand) } else { (cohort.strategy, agent.accuracy) };
        let mut given = Vec::with_capacity(items.len());
        for (item, truth) in items.iter().zip(truths) {
            let (answer, by) = self.questions.answer(strategy, accuracy, item.id, *truth, &mut self.chance);
            self.note_answer(seat.who, by);
            given.push(answer);
        }
        (!self.chance.happens(cohort.forgets)).then_some(given)
    }
}
