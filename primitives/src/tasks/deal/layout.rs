//! The seats of all sets of a round, by arithmetic.

#[cfg(test)]
mod tests;

use crate::tasks::{QueueClass, Replication, SetIndex};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What the deal of a round assigns to a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Assignment {
    /// The ticket has a seat.
    Seat {
        /// The set that the seat belongs to.
        set: SetIndex,
        /// The seat in the set, counted from zero.
        seat: u8,
    },
    /// The ticket has no seat. It may take a seat of this set that nobody committed to in time.
    StandIn {
        /// The set that the ticket stands in for.
        set: SetIndex,
        /// The number of stand-ins of the same class that are listed before this one for the same set. Informative: it
        /// gives no precedence.
        order: u32,
    },
    /// The ticket has no seat and stands in for no set.
    Unseated,
}

/// The seats of a dealt round: the number of tickets in each class and the number of sets that they fill.
///
/// The first `proven_only` sets have seats for proven workers only. In every other set, unproven workers have the first
/// seats: each of these sets gets a first unproven worker before any of them gets a second one. Tickets without a seat
/// stand in for the sets of their class in turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Layout {
    replication: Replication,
    unproven_seats: u8,
    proven: u32,
    unproven: u32,
    proven_only: u32,
    sets: u32,
}

impl Layout {
    /// Returns the layout with the greatest number of sets that the tickets of both classes fill, at most `most`.
    ///
    /// At most `unproven_seats` seats of a set are for unproven workers (in a quiz: all seats), and none in the first
    /// `proven_only` sets. The tickets fill `S` sets if
    /// `seats * S <= proven + min(unproven, unproven_seats * (S - proven_only))`.
    pub fn of(
        replication: Replication,
        unproven_seats: u8,
        proven: u32,
        unproven: u32,
        proven_only: u32,
        most: u32,
    ) -> Self {
        let unproven_seats = unproven_seats.min(replication.seats());
        let (seats, shared) = (u64::from(replication.seats()), u64::from(unproven_seats));
        let alone = u64::from(proven) / seats;
        let filled = if alone < u64::from(proven_only) {
            alone
        } else {
            // No set takes more unproven workers than it may, and there are no more of them than there are.
            let by_all = (u64::from(proven).saturating_add(unproven.into())) / seats;
            let beyond_the_first = u64::from(proven).saturating_sub(shared.saturating_mul(proven_only.into()));
            let by_proven = beyond_the_first.checked_div(seats.saturating_sub(shared)).unwrap_or(u64::MAX);
            by_all.min(by_proven)
        };
        let sets = u32::try_from(filled).unwrap_or(u32::MAX).min(most);
        Self { replication, unproven_seats, proven, unproven, proven_only: proven_only.min(sets), sets }
    }

    /// Returns the number of sets.
    pub const fn sets(&self) -> u32 {
        self.sets
    }

    /// Returns the number of sets with seats for proven workers only: the first ones.
    pub const fn proven_only(&self) -> u32 {
        self.proven_only
    }

    /// Returns the number of seats of each set.
    pub const fn replication(&self) -> Replication {
        self.replication
    }

    /// Returns the number of tickets in a class.
    pub const fn tickets(&self, class: QueueClass) -> u32 {
        match class {
            QueueClass::Proven => self.proven,
            QueueClass::Unproven => self.unproven,
        }
    }

    /// Returns the number of seats of a class over all sets: never more than it has tickets.
    pub fn seats(&self, class: QueueClass) -> u32 {
        let all = u64::from(self.sets).saturating_mul(self.replication.seats().into());
        let shared = u64::from(self.mixed()).saturating_mul(self.unproven_seats.into());
        let unproven = shared.min(self.unproven.into());
        let seats = match class {
            QueueClass::Proven => all.saturating_sub(unproven),
            QueueClass::Unproven => unproven,
        };
        u32::try_from(seats).unwrap_or(u32::MAX).min(self.tickets(class))
    }

    /// Returns the number of seats in a set that are dealt to unproven workers: its first seats. Zero if there is no
    /// such set.
    pub fn unproven_in(&self, SetIndex(set): SetIndex) -> u8 {
        let Some(index) = set.checked_sub(self.proven_only).filter(|_| set < self.sets) else {
            return 0;
        };
        let (whole, rest) = self.unproven_rows();
        whole.saturating_add((index < rest).into())
    }

    /// Returns the assignment of the ticket that the shuffle of its class moved to `shuffled`: unseated if the class has
    /// fewer tickets.
    pub fn assignment(&self, class: QueueClass, shuffled: u32) -> Assignment {
        if shuffled >= self.tickets(class) {
            return Assignment::Unseated;
        }
        if let Some(beyond) = shuffled.checked_sub(self.seats(class)) {
            return self.stand_in(class, beyond);
        }
        match class {
            QueueClass::Unproven => self.unproven_seat(shuffled),
            QueueClass::Proven => self.proven_seat(shuffled),
        }
        .unwrap_or(Assignment::Unseated)
    }

    /// Returns the class and the shuffled index of the ticket that has a seat: the inverse of [`Layout::assignment`]. None
    /// if there is no such seat.
    pub fn seat(&self, SetIndex(set): SetIndex, seat: u8) -> Option<(QueueClass, u32)> {
        if set >= self.sets || seat >= self.replication.seats() {
            return None;
        }
        let unproven = self.unproven_in(SetIndex(set));
        let Some(column) = seat.checked_sub(unproven) else {
            let above = u32::from(seat).checked_mul(self.mixed())?;
            return Some((QueueClass::Unproven, above.checked_add(set.checked_sub(self.proven_only)?)?));
        };
        let (first, width) = self.block_of(set);
        let before = self.proven_before(first)?;
        let in_block = set.checked_sub(first)?.checked_mul(width)?.checked_add(column.into())?;
        Some((QueueClass::Proven, before.checked_add(in_block)?))
    }

    /// Returns whether a stand-in of a class may take a seat of a set to which `proven` and `unproven` workers have
    /// committed: a seat must be free, and a set has no more unproven workers than it may have.
    pub fn admits_stand_in(&self, class: QueueClass, SetIndex(set): SetIndex, proven: u8, unproven: u8) -> bool {
        let room = set < self.sets && proven.saturating_add(unproven) < self.replication.seats();
        let shared = set >= self.proven_only && unproven < self.unproven_seats;
        room && (class == QueueClass::Proven || shared)
    }

    /// Returns the number of sets with seats for unproven workers.
    const fn mixed(&self) -> u32 {
        self.sets.saturating_sub(self.proven_only)
    }

    /// Returns the number of unproven workers in each mixed set, and the number of mixed sets, the first ones, that have
    /// one more.
    fn unproven_rows(&self) -> (u8, u32) {
        let unproven = self.seats(QueueClass::Unproven);
        let whole = unproven.checked_div(self.mixed()).unwrap_or_default();
        let rest = unproven.checked_rem(self.mixed()).unwrap_or_default();
        // No more than there are seats in a set.
        (u8::try_from(whole).unwrap_or(u8::MAX), rest)
    }

    /// Returns the runs of sets with the same number of proven workers: the first set of each run, and that number.
    fn blocks(&self) -> [(u32, u32); 3] {
        let (whole, rest) = self.unproven_rows();
        let seats = u32::from(self.replication.seats());
        let fewest = seats.saturating_sub(u32::from(whole).saturating_add(1));
        let thin = self.proven_only.saturating_add(rest);
        [(0, seats), (self.proven_only, fewest), (thin, seats.saturating_sub(whole.into()))]
    }

    /// Returns the run that a set belongs to.
    fn block_of(&self, set: u32) -> (u32, u32) {
        self.blocks().into_iter().rev().find(|(first, _)| *first <= set).unwrap_or_default()
    }

    /// Returns the number of proven seats in all runs before the one that begins with `first`.
    fn proven_before(&self, first: u32) -> Option<u32> {
        let blocks = self.blocks();
        let ends = blocks.iter().skip(1).map(|(end, _)| *end);
        blocks
            .iter()
            .zip(ends)
            .take_while(|(_, end)| *end <= first)
            .try_fold(0u32, |sum, ((start, width), end)| sum.checked_add(end.checked_sub(*start)?.checked_mul(*width)?))
    }

    fn unproven_seat(&self, index: u32) -> Option<Assignment> {
        let seat = u8::try_from(index.checked_div(self.mixed())?).ok()?;
        let set = self.proven_only.checked_add(index.checked_rem(self.mixed())?)?;
        Some(Assignment::Seat { set: SetIndex(set), seat })
    }

    fn proven_seat(&self, index: u32) -> Option<Assignment> {
        // A run without proven seats ends where it begins, so no seat is found in it.
        let (first, width, inside) = self.blocks().into_iter().rev().find_map(|(first, width)| {
            let inside = index.checked_sub(self.proven_before(first)?)?;
            Some((first, width, inside))
        })?;
        let set = first.checked_add(inside.checked_div(width)?)?;
        let column = u8::try_from(inside.checked_rem(width)?).ok()?;
        let set = SetIndex(set);
        Some(Assignment::Seat { set, seat: self.unproven_in(set).checked_add(column)? })
    }

    /// Returns the assignment of a class's ticket without a seat, counted from zero among those.
    fn stand_in(&self, class: QueueClass, beyond: u32) -> Assignment {
        let (first, sets) = match class {
            QueueClass::Proven => (0, self.sets),
            QueueClass::Unproven if self.unproven_seats == 0 => (0, 0),
            QueueClass::Unproven => (self.proven_only, self.mixed()),
        };
        match (beyond.checked_rem(sets), beyond.checked_div(sets)) {
            (Some(set), Some(order)) => Assignment::StandIn { set: SetIndex(first.saturating_add(set)), order },
            _ => Assignment::Unseated,
        }
    }
}
