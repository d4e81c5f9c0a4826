//! The seats of all sets of a round, by arithmetic.

#[cfg(test)]
mod tests;

use crate::tasks::{Lane, Replication};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Where a ticket leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Place {
    /// A seat.
    Seat {
        /// The set, counted from zero in the round.
        set: u32,
        /// The seat in it, counted from zero.
        seat: u8,
    },
    /// A seat of a set that was not taken in time, if there is one.
    StandIn {
        /// The set, counted from zero in the round.
        set: u32,
        /// How many others of its lane stand in for this set before it in the list: for readers, as it gives no right.
        order: u32,
    },
    /// No set at all.
    Unseated,
}

/// How a round was dealt: how many tickets its lanes had, and how many sets came of them.
///
/// Sets are counted from zero in the round, and so are the seats of a set. The first `proven_only` sets have seats for
/// proven workers alone. In every other one the unproven sit in the first seats: a first one in every set before a
/// second one in any. Those who find no seat stand in for the sets of their lane in turn.
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
    /// The greatest number of sets that the tickets of both lanes fill, and `most` at the most.
    ///
    /// `unproven_seats` of a set may be unproven workers', all in a quiz, and none in the first `proven_only` sets. So
    /// `S` sets are filled when `seats * S <= proven + min(unproven, unproven_seats * (S - proven_only))`.
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

    /// How many sets there are.
    pub const fn sets(&self) -> u32 {
        self.sets
    }

    /// How many of them, the first ones, have seats for proven workers alone.
    pub const fn proven_only(&self) -> u32 {
        self.proven_only
    }

    /// How many workers a set has.
    pub const fn replication(&self) -> Replication {
        self.replication
    }

    /// How many tickets a lane had.
    pub const fn tickets(&self, lane: Lane) -> u32 {
        match lane {
            Lane::Proven => self.proven,
            Lane::Unproven => self.unproven,
        }
    }

    /// How many seats a lane has in all sets. Never more than it has tickets.
    pub fn seats(&self, lane: Lane) -> u32 {
        let all = u64::from(self.sets).saturating_mul(self.replication.seats().into());
        let shared = u64::from(self.mixed()).saturating_mul(self.unproven_seats.into());
        let unproven = shared.min(self.unproven.into());
        let seats = match lane {
            Lane::Proven => all.saturating_sub(unproven),
            Lane::Unproven => unproven,
        };
        u32::try_from(seats).unwrap_or(u32::MAX).min(self.tickets(lane))
    }

    /// How many unproven workers are dealt to a set; they have its first seats. Zero when there is no such set.
    pub fn unproven_in(&self, set: u32) -> u8 {
        let Some(index) = set.checked_sub(self.proven_only).filter(|_| set < self.sets) else {
            return 0;
        };
        let (whole, rest) = self.unproven_rows();
        whole.saturating_add((index < rest).into())
    }

    /// Where the ticket leads that was shuffled to `index` in its lane. Unseated when the lane has no such index.
    pub fn place(&self, lane: Lane, index: u32) -> Place {
        if index >= self.tickets(lane) {
            return Place::Unseated;
        }
        if let Some(beyond) = index.checked_sub(self.seats(lane)) {
            return self.stand_in(lane, beyond);
        }
        match lane {
            Lane::Unproven => self.unproven_seat(index),
            Lane::Proven => self.proven_seat(index),
        }
        .unwrap_or(Place::Unseated)
    }

    /// Whose seat it is: the lane and the index in it that [`Layout::place`] leads from. None when there is no such
    /// seat.
    pub fn seat(&self, set: u32, seat: u8) -> Option<(Lane, u32)> {
        if set >= self.sets || seat >= self.replication.seats() {
            return None;
        }
        let unproven = self.unproven_in(set);
        let Some(column) = seat.checked_sub(unproven) else {
            let above = u32::from(seat).checked_mul(self.mixed())?;
            return Some((Lane::Unproven, above.checked_add(set.checked_sub(self.proven_only)?)?));
        };
        let (first, width) = self.block_of(set);
        let before = self.proven_before(first)?;
        let in_block = set.checked_sub(first)?.checked_mul(width)?.checked_add(column.into())?;
        Some((Lane::Proven, before.checked_add(in_block)?))
    }

    /// Whether a stand-in of a lane may take a seat of a set of which so many proven and unproven workers have
    /// committed. Nobody takes a seat that is not there, and no more of the unproven sit in a set than may.
    pub fn admits_stand_in(&self, lane: Lane, set: u32, proven: u8, unproven: u8) -> bool {
        let room = set < self.sets && proven.saturating_add(unproven) < self.replication.seats();
        let shared = set >= self.proven_only && unproven < self.unproven_seats;
        room && (lane == Lane::Proven || shared)
    }

    /// How many sets have seats for the unproven.
    const fn mixed(&self) -> u32 {
        self.sets.saturating_sub(self.proven_only)
    }

    /// How many unproven workers every mixed set has, and how many of the mixed sets, the first ones, have one more.
    fn unproven_rows(&self) -> (u8, u32) {
        let unproven = self.seats(Lane::Unproven);
        let whole = unproven.checked_div(self.mixed()).unwrap_or_default();
        let rest = unproven.checked_rem(self.mixed()).unwrap_or_default();
        // No more than there are seats in a set.
        (u8::try_from(whole).unwrap_or(u8::MAX), rest)
    }

    /// The runs of sets with equally many proven workers, as the first set and how many of these each has; the last
    /// run ends with the sets.
    fn blocks(&self) -> [(u32, u32); 3] {
        let (whole, rest) = self.unproven_rows();
        let seats = u32::from(self.replication.seats());
        let fewest = seats.saturating_sub(u32::from(whole).saturating_add(1));
        let thin = self.proven_only.saturating_add(rest);
        [(0, seats), (self.proven_only, fewest), (thin, seats.saturating_sub(whole.into()))]
    }

    /// The run that a set belongs to.
    fn block_of(&self, set: u32) -> (u32, u32) {
        self.blocks().into_iter().rev().find(|(first, _)| *first <= set).unwrap_or_default()
    }

    /// How many proven seats there are in all runs before the one that begins with `first`.
    fn proven_before(&self, first: u32) -> Option<u32> {
        let blocks = self.blocks();
        let ends = blocks.iter().skip(1).map(|(end, _)| *end);
        blocks
            .iter()
            .zip(ends)
            .take_while(|(_, end)| *end <= first)
            .try_fold(0u32, |sum, ((start, width), end)| sum.checked_add(end.checked_sub(*start)?.checked_mul(*width)?))
    }

    fn unproven_seat(&self, index: u32) -> Option<Place> {
        let seat = u8::try_from(index.checked_div(self.mixed())?).ok()?;
        let set = self.proven_only.checked_add(index.checked_rem(self.mixed())?)?;
        Some(Place::Seat { set, seat })
    }

    fn proven_seat(&self, index: u32) -> Option<Place> {
        let blocks = self.blocks();
        let starts = blocks.into_iter().rev();
        let (first, width, inside) = starts.into_iter().find_map(|(first, width)| {
            let inside = index.checked_sub(self.proven_before(first)?)?;
            (width > 0).then_some((first, width, inside))
        })?;
        let set = first.checked_add(inside.checked_div(width)?)?;
        let column = u8::try_from(inside.checked_rem(width)?).ok()?;
        Some(Place::Seat { set, seat: self.unproven_in(set).checked_add(column)? })
    }

    /// The `beyond`-th of a lane's tickets without a seat.
    fn stand_in(&self, lane: Lane, beyond: u32) -> Place {
        let (first, sets) = match lane {
            Lane::Proven => (0, self.sets),
            Lane::Unproven if self.unproven_seats == 0 => (0, 0),
            Lane::Unproven => (self.proven_only, self.mixed()),
        };
        match (beyond.checked_rem(sets), beyond.checked_div(sets)) {
            (Some(set), Some(order)) => Place::StandIn { set: first.saturating_add(set), order },
            _ => Place::Unseated,
        }
    }
}
