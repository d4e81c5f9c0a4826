//! What a round is promised when it closes: AIA for whichever of its tickets get its seats.

use super::Replication;
use crate::{arithmetic::lower, Aia};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::ArithmeticError;

/// The most AIA that the tickets of a round can earn, multipliers included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct RoundPay {
    /// AIA that a perfect set earns, before multipliers. Zero where a pool pays.
    pub base: Aia,
    /// The most AIA that one ticket can earn: at least the base.
    pub most: Aia,
    /// AIA that all tickets together can earn above the base, each for one set.
    pub surplus: Aia,
}

impl RoundPay {
    /// Returns the pay of a round without tickets, in which a perfect set earns `base`.
    pub const fn new(base: Aia) -> Self {
        Self { base, most: base, surplus: 0 }
    }

    /// Returns what a ticket that can earn `most` can earn above the base.
    pub fn above_base(&self, most: Aia) -> Aia {
        most.saturating_sub(self.base)
    }

    /// Returns the pay with one more ticket, which can earn `most`; none if the sum does not fit.
    pub fn with_ticket(self, most: Aia) -> Option<Self> {
        let surplus = self.surplus.checked_add(self.above_base(most))?;
        Some(Self { most: self.most.max(most), surplus, ..self })
    }

    /// Returns the most AIA that `seats` seats earn together; none if it does not fit. No ticket is paid for two seats: above
    /// the base, the seats earn no more than all tickets, and each of them no more than the best ticket.
    pub fn of_seats(&self, seats: u32) -> Option<Aia> {
        let seats = Aia::from(seats);
        let above = self.above_base(self.most).saturating_mul(seats).min(self.surplus);
        self.base.checked_mul(seats)?.checked_add(above)
    }

    /// Returns the number of sets that `aia` is enough for: any number if a seat earns nothing.
    pub fn sets_within(&self, aia: Aia, replication: Replication) -> u32 {
        let seats = Aia::from(replication.seats());
        let sets = |aia: Aia, a_seat: Aia| match a_seat.checked_mul(seats) {
            // A set costs more than there can be.
            None => 0,
            Some(a_set) => aia.checked_div(a_set).map_or(u32::MAX, |sets| u32::try_from(sets).unwrap_or(u32::MAX)),
        };
        // The lesser of two bounds is what seats earn, so sets fit that fit by either.
        let by_all = aia.checked_sub(self.surplus).map_or(0, |rest| sets(rest, self.base));
        sets(aia, self.most).max(by_all)
    }
}

/// What the platform's budget keeps for the seats of a round that can still earn: [`RoundPay::of_seats`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct RoundPromise {
    /// The number of seats in the sets that are not over.
    pub seats: u32,
    /// The most that they can earn: the surplus is that of the tickets which no settled set has ended.
    pub pay: RoundPay,
    /// The UTC day whose budget keeps it.
    pub day: u64,
}

impl RoundPromise {
    /// Returns the AIA that is kept; none if it does not fit.
    pub fn aia(&self) -> Option<Aia> {
        self.pay.of_seats(self.seats)
    }

    /// Ends the promise to `seats` seats of a set, whose settlement ended tickets that could earn `surplus` above the base.
    /// Returns the part that ends with them, in AIA. Fails if so much was not promised; then it must not be stored.
    ///
    /// It is at least what the set can earn: its paid tickets are among those that ended, at most one a seat. What is kept
    /// covers the other tickets in the same way, and the last set leaves nothing.
    pub fn end_seats(&mut self, seats: u32, surplus: Aia) -> Result<Aia, ArithmeticError> {
        let before = self.aia().ok_or(ArithmeticError::Overflow)?;
        lower(&mut self.seats, seats)?;
        lower(&mut self.pay.surplus, surplus)?;
        let after = self.aia().ok_or(ArithmeticError::Overflow)?;
        before.checked_sub(after).ok_or(ArithmeticError::Underflow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*, test_runner::RngSeed};

    const SEATS: usize = 3;

    fn round_of(base: Aia, tickets: &[Aia]) -> RoundPay {
        tickets.iter().fold(RoundPay::new(base), |pay, most| pay.with_ticket(*most).expect("it fits"))
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 4_096,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        /// Each set has three tickets with a seat, and up to three that stand in for the others. Any three of them are paid.
        #[test]
        fn what_ends_pays_its_set_and_what_is_kept_pays_the_others(
            base in 0u64..200,
            sets in vec((vec(0u64..100, SEATS..=2 * SEATS), any::<bool>()), 1..12),
            idle in vec(0u64..100, 0..6),
        ) {
            let above = |extra: &u64| base + extra * base / 100;
            let sets = sets.iter().map(|(tickets, all)| (tickets.iter().map(above).collect::<Vec<_>>(), *all));
            let sets = sets.collect::<Vec<_>>();
            let tickets = sets.iter().flat_map(|(tickets, _)| tickets.clone()).chain(idle.iter().map(above));
            let pay = round_of(base, &tickets.collect::<Vec<_>>());
            let best = |tickets: &[Aia]| {
                let mut sorted = tickets.to_vec();
                sorted.sort_unstable_by(|left, right| right.cmp(left));
                sorted.iter().take(SEATS).sum::<Aia>()
            };
            let mut promise = RoundPromise { seats: (SEATS * sets.len()) as u32, pay, day: 7 };
            let whole = promise.aia().expect("it fits");
            let each = pay.most * (SEATS * sets.len()) as u64;
            prop_assert!(whole <= each && whole <= pay.base * (SEATS * sets.len()) as u64 + pay.surplus);
            let mut ended = 0;
            for (number, (tickets, all)) in sets.iter().enumerate() {
                let earned = if *all { best(tickets) } else { 0 };
                let surplus = tickets.iter().map(|most| pay.above_base(*most)).sum();
                let part = promise.end_seats(SEATS as u32, surplus).expect("it was promised");
                prop_assert!(part >= best(tickets) && part >= earned);
                let others = sets[number + 1..].iter().map(|(tickets, _)| best(tickets)).sum::<Aia>();
                prop_assert!(promise.aia().expect("it fits") >= others);
                ended += part;
            }
            prop_assert_eq!((promise.aia(), ended), (Some(0), whole));
        }
    }

    #[test]
    fn one_high_multiplier_is_promised_once_and_not_for_every_seat() {
        let pay = round_of(60, &[60, 60, 90, 60, 60, 60]);
        assert_eq!((pay.most, pay.surplus), (90, 30));
        assert_eq!([0, 1, 3, 6].map(|seats| pay.of_seats(seats)), [Some(0), Some(90), Some(210), Some(390)]);
        let all_high = round_of(60, &[90; 6]);
        assert_eq!([3, 6].map(|seats| all_high.of_seats(seats)), [Some(270), Some(540)]);
        assert_eq!(RoundPay::new(60).of_seats(2), Some(120));
        assert_eq!(RoundPay::new(Aia::MAX).of_seats(2), None);
    }

    #[test]
    fn sets_within_a_budget_are_the_most_that_it_can_promise() {
        let pays = [(60, 60, 0), (60, 90, 30), (60, 90, 1_000), (60, 61, 7), (0, 0, 0)];
        for (base, most, surplus) in pays {
            let pay = RoundPay { base, most, surplus };
            for aia in 0..2_000 {
                let promised = |sets: u32| pay.of_seats(3 * sets).expect("it fits");
                match pay.sets_within(aia, Replication::Three) {
                    u32::MAX => assert_eq!(base, 0),
                    sets => assert!(promised(sets) <= aia && promised(sets + 1) > aia, "{pay:?} {aia}: {sets}"),
                }
            }
        }
        assert_eq!(RoundPay::new(Aia::MAX).sets_within(Aia::MAX, Replication::Three), 0);
    }
}
