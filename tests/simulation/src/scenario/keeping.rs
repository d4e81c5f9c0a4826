//! What keepers in league with a cohort do with the openings of everybody else.

use super::Play;
use crate::{
    chain::Chain,
    keepers::Keeper,
    people::Strategy,
    work::{Seat, Work},
};
use agt_primitives::tasks::Answer;

/// The true answers of a set, whose last positions are gold.
pub(super) struct Truths<'a> {
    /// By position.
    pub(super) all: &'a [Answer],
    /// The number of items before the gold.
    pub(super) items: usize,
}

impl<W: Work> Play<'_, W> {
    /// Has the keeper read the answers of others and give the best sheet to its friends in the set who copy. Then it loses some
    /// of what it should reveal.
    ///
    /// The best sheet is that of the highest reputation, which anybody can look up.
    pub(super) fn keep(
        &mut self,
        keeper: Keeper,
        seats: &[Seat],
        truths: &Truths<'_>,
        given: &mut [Option<Vec<Answer>>],
    ) {
        let (friends, others) =
            (0..seats.len()).partition::<Vec<_>, _>(|seat| self.agents[seats[*seat].who].cohort == keeper.friends);
        let copying = friends.iter().filter(|seat| self.cohort(seats[**seat].who).strategy == Strategy::Copy);
        let copying = copying.copied().collect::<Vec<_>>();
        let sheet = self.best_sheet(keeper, seats, &others, given);
        for sheet_of in copying {
            if sheet.is_some() {
                given[sheet_of].clone_from(&sheet);
            }
            if let Some(answers) = given[sheet_of].as_mut().filter(|_| keeper.knows_gold) {
                answers[truths.items..].copy_from_slice(&truths.all[truths.items..]);
            }
        }
        for seat in others {
            if self.chance.happens(keeper.loses) && !self.dropped[seats[seat].who] {
                given[seat] = None;
                self.dropped[seats[seat].who] = keeper.dropped;
            }
        }
    }

    /// Returns the answers of the others' best sheet that the keeper reads, if it reads any.
    fn best_sheet(
        &mut self,
        keeper: Keeper,
        seats: &[Seat],
        others: &[usize],
        given: &[Option<Vec<Answer>>],
    ) -> Option<Vec<Answer>> {
        let mut best = None;
        for seat in others {
            let who = seats[*seat].who;
            if given[*seat].is_some() && self.chance.happens(keeper.reads) && !self.dropped[who] {
                best = best.max(Some((self.work.chain().reputation(who).points(), *seat)));
            }
        }
        given[best?.1].clone()
    }
}
