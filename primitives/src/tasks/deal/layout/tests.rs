//! Tests of the layout, against dealing every ticket by hand.

use super::*;
use crate::tasks::MAX_SEATS;
use proptest::{prelude::*, test_runner::RngSeed};
use std::collections::BTreeMap;

/// What a round is dealt from.
#[derive(Clone, Copy, Debug)]
struct Round {
    replication: Replication,
    shared: u8,
    proven: u32,
    unproven: u32,
    proven_only: u32,
    most: u32,
}

impl Round {
    fn layout(self) -> Layout {
        let Self { replication, shared, proven, unproven, proven_only, most } = self;
        Layout::of(replication, shared, proven, unproven, proven_only, most)
    }

    /// How many unproven workers find a seat in so many sets.
    fn seated(self, sets: u64) -> u64 {
        let shared = self.shared.min(self.replication.seats());
        u64::from(self.unproven).min(u64::from(shared) * sets.saturating_sub(self.proven_only.into()))
    }

    /// Whether so many sets can be filled.
    fn fills(self, sets: u64) -> bool {
        u64::from(self.replication.seats()) * sets <= u64::from(self.proven) + self.seated(sets)
    }

    /// The greatest number of sets that can be filled, by trying every one that could be.
    fn sets(self) -> u32 {
        let bound = (u64::from(self.proven) + u64::from(self.unproven)).min(self.most.into());
        (0..=bound).rev().find(|sets| self.fills(*sets)).unwrap() as u32
    }

    /// Every seat and who has it, dealt one by one: first the unproven, seat by seat in all mixed sets, then the proven,
    /// set by set into what is left.
    fn deal(self) -> BTreeMap<(u32, u8), (QueueClass, u32)> {
        let (sets, seats) = (self.sets(), self.replication.seats());
        let mut dealt = BTreeMap::new();
        let mixed = (0..seats).flat_map(|seat| (self.proven_only..sets).map(move |set| (set, seat)));
        for (place, ticket) in mixed.zip(0..self.seated(sets.into()) as u32) {
            dealt.insert(place, (QueueClass::Unproven, ticket));
        }
        let all = (0..sets).flat_map(|set| (0..seats).map(move |seat| (set, seat)));
        let left = all.filter(|place| !dealt.contains_key(place)).collect::<Vec<_>>();
        for (place, ticket) in left.into_iter().zip(0..) {
            dealt.insert(place, (QueueClass::Proven, ticket));
        }
        dealt
    }
}

fn round() -> impl Strategy<Value = Round> {
    let replication = proptest::sample::select(&Replication::ALL[..]);
    let most = prop_oneof![3 => Just(u32::MAX), 1 => 0u32..60];
    let proven_only = prop_oneof![Just(0), 0u32..40];
    (replication, 0u8..=8, 0u32..200, prop_oneof![0u32..200, Just(0)], proven_only, most).prop_map(
        |(replication, shared, proven, unproven, proven_only, most)| Round {
            replication,
            shared,
            proven,
            unproven,
            proven_only,
            most,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_048,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    })]

    #[test]
    fn layout_fills_as_many_sets_as_possible(round in round()) {
        prop_assert_eq!(round.layout().sets(), round.sets());
    }

    #[test]
    fn seats_and_tickets_equal_dealing_by_hand(round in round()) {
        let (layout, dealt) = (round.layout(), round.deal());
        prop_assert_eq!(dealt.len() as u64, u64::from(layout.sets()) * u64::from(round.replication.seats()));
        for ((set, seat), (class, index)) in &dealt {
            prop_assert_eq!(layout.seat(SetIndex(*set), *seat), Some((*class, *index)));
            prop_assert_eq!(layout.assignment(*class, *index), Assignment::Seat { set: SetIndex(*set), seat: *seat });
        }
        for class in QueueClass::ALL {
            let seats = dealt.values().filter(|(of, _)| *of == class).count() as u32;
            prop_assert_eq!(layout.seats(class), seats);
            prop_assert!(seats <= layout.tickets(class));
        }
    }

    #[test]
    fn every_ticket_has_one_assignment_and_every_seat_one_ticket(round in round()) {
        let layout = round.layout();
        let mut taken = BTreeMap::<(SetIndex, u8), u32>::new();
        for class in QueueClass::ALL {
            for index in 0..layout.tickets(class) {
                if let Assignment::Seat { set, seat } = layout.assignment(class, index) {
                    *taken.entry((set, seat)).or_default() += 1;
                }
            }
            prop_assert_eq!(layout.assignment(class, layout.tickets(class)), Assignment::Unseated);
            prop_assert_eq!(layout.assignment(class, u32::MAX), Assignment::Unseated);
        }
        prop_assert!(taken.values().all(|times| *times == 1));
        prop_assert_eq!(taken.len() as u64, u64::from(layout.sets()) * u64::from(round.replication.seats()));
        prop_assert_eq!(layout.seat(SetIndex(layout.sets()), 0), None);
        prop_assert_eq!(layout.seat(SetIndex(0), round.replication.seats()), None);
    }

    #[test]
    fn sets_have_no_more_unproven_workers_than_they_may(round in round()) {
        let layout = round.layout();
        let found = (0..layout.sets()).map(|set| {
            let seats = (0..round.replication.seats()).map(|seat| layout.seat(SetIndex(set), seat).unwrap().0);
            seats.filter(|class| *class == QueueClass::Unproven).count()
        }).collect::<Vec<_>>();
        for (set, unproven) in (0..).zip(&found) {
            prop_assert_eq!(usize::from(layout.unproven_in(SetIndex(set))), *unproven);
            prop_assert!(*unproven <= usize::from(round.shared));
            prop_assert!(set >= round.proven_only || *unproven == 0);
        }
        prop_assert_eq!(layout.unproven_in(SetIndex(layout.sets())), 0);
        // They are spread as evenly as they can be.
        let mixed = &found[layout.proven_only() as usize..];
        prop_assert!(mixed.iter().max().unwrap_or(&0) - mixed.iter().min().unwrap_or(&0) <= 1);
    }

    #[test]
    fn unseated_tickets_stand_in_for_the_sets_of_their_class_in_turn(round in round()) {
        let layout = round.layout();
        for class in QueueClass::ALL {
            let first = if class == QueueClass::Proven { 0 } else { layout.proven_only() };
            let open = layout.sets() - first;
            let none = open == 0 || (class == QueueClass::Unproven && round.shared == 0);
            for (beyond, index) in (0..).zip(layout.seats(class)..layout.tickets(class)) {
                let expected = if none {
                    Assignment::Unseated
                } else {
                    Assignment::StandIn { set: SetIndex(first + beyond % open), order: beyond / open }
                };
                prop_assert_eq!(layout.assignment(class, index), expected);
            }
        }
    }

    #[test]
    fn stand_ins_keep_the_bounds_of_the_deal(round in round(), picks in any::<[bool; 24]>()) {
        let layout = round.layout();
        for set in [0, layout.proven_only(), layout.sets().saturating_sub(1), layout.sets()] {
            let (mut proven, mut unproven) = (0, 0);
            for pick in picks {
                let class = QueueClass::of(pick);
                if layout.admits_stand_in(class, SetIndex(set), proven, unproven) {
                    *(if pick { &mut proven } else { &mut unproven }) += 1;
                }
            }
            let seats = if set < layout.sets() { round.replication.seats() } else { 0 };
            let shared = if set < layout.proven_only() { 0 } else { round.shared };
            prop_assert!(proven + unproven <= seats && unproven <= shared);
            // Proven workers alone fill whatever is left.
            for _ in 0..seats {
                proven += u8::from(layout.admits_stand_in(QueueClass::Proven, SetIndex(set), proven, unproven));
            }
            prop_assert_eq!(proven + unproven, seats);
        }
    }

    #[test]
    fn rounds_of_any_size_are_computed(
        replication in proptest::sample::select(&Replication::ALL[..]), shared in 0u8..=7,
        numbers in any::<[u32; 4]>(), down in 0u32..32, set in any::<u32>(), seat in 0u8..7,
    ) {
        let [proven, unproven, proven_only, index] = numbers.map(|number| number >> down);
        let round = Round { replication, shared, proven, unproven, proven_only, most: u32::MAX };
        let layout = round.layout();
        prop_assert!(round.fills(layout.sets().into()) && !round.fills(u64::from(layout.sets()) + 1));
        for class in QueueClass::ALL {
            if let Assignment::Seat { set, seat } = layout.assignment(class, index) {
                prop_assert_eq!(layout.seat(set, seat), Some((class, index)));
            }
        }
        if let (Some(set), true) = (set.checked_rem(layout.sets()), seat < replication.seats()) {
            let set = SetIndex(set);
            let (class, index) = layout.seat(set, seat).unwrap();
            prop_assert_eq!(layout.assignment(class, index), Assignment::Seat { set, seat });
        }
    }
}

#[test]
fn unproven_crowd_fills_no_set_alone() {
    let layout = Layout::of(Replication::Three, 1, 0, MAX_SEATS, 0, u32::MAX);
    assert_eq!((layout.sets(), layout.seats(QueueClass::Unproven)), (0, 0));
    assert_eq!(layout.assignment(QueueClass::Unproven, 0), Assignment::Unseated);
    let layout = Layout::of(Replication::Three, 1, 20, MAX_SEATS, 0, u32::MAX);
    assert_eq!((layout.sets(), layout.seats(QueueClass::Unproven), layout.seats(QueueClass::Proven)), (10, 10, 20));
}

#[test]
fn small_round_seats_three_of_two_full_classes_and_the_rest_stand_in() {
    let layout = Layout::of(Replication::Three, 1, MAX_SEATS, MAX_SEATS, 0, 1);
    assert_eq!((layout.sets(), layout.seats(QueueClass::Proven), layout.seats(QueueClass::Unproven)), (1, 2, 1));
    for class in QueueClass::ALL {
        let seats = layout.seats(class);
        for index in 0..MAX_SEATS {
            let expected = match index.checked_sub(seats) {
                None => layout.assignment(class, index),
                Some(order) => Assignment::StandIn { set: SetIndex(0), order },
            };
            assert_eq!(layout.assignment(class, index), expected);
        }
        assert!((0..seats).all(|index| matches!(layout.assignment(class, index), Assignment::Seat { .. })));
    }
    // However many of them stand in, the set takes one unproven worker.
    assert!(!layout.admits_stand_in(QueueClass::Unproven, SetIndex(0), 0, 1));
    assert!(layout.admits_stand_in(QueueClass::Unproven, SetIndex(0), 2, 0));
}

#[test]
fn quiz_layout_needs_no_proven_worker() {
    let layout = Layout::of(Replication::Three, 3, 0, 10, 0, u32::MAX);
    assert_eq!(layout.sets(), 3);
    assert_eq!(layout.assignment(QueueClass::Unproven, 8), Assignment::Seat { set: SetIndex(2), seat: 2 });
    assert_eq!(layout.assignment(QueueClass::Unproven, 9), Assignment::StandIn { set: SetIndex(0), order: 0 });
}

#[test]
fn layout_of_no_tickets_has_no_set() {
    let layout = Layout::of(Replication::Seven, 2, 0, 0, 5, u32::MAX);
    assert_eq!((layout.sets(), layout.proven_only()), (0, 0));
    assert_eq!(layout.seat(SetIndex(0), 0), None);
    assert!(!layout.admits_stand_in(QueueClass::Proven, SetIndex(0), 0, 0));
}
