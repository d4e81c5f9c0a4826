//! AIA ripens and is burned; none of it is lost or created.

use super::*;
use crate::{AiaBalance, Error, Event};
use agt_primitives::contributors::MAX_BUCKETS;
use agt_test_support::properties::config;
use frame_support::assert_ok;
use proptest::prelude::*;
use std::collections::BTreeMap;

#[test]
fn aia_ripens_with_the_first_day_after_its_dispute_window() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let window = midnight() + DAY + 1;
        work(&ALICE, 1, WorkResult { ripens_at: window, ..perfect() });
        let ripens = midnight() + 2 * DAY;
        assert_eq!(person(&ALICE).aia.buckets[0].ripens, ripens);
        wait(ripens - 1 - now());
        assert_eq!(ripe(&ALICE), 0);
        wait(1);
        assert_eq!(ripe(&ALICE), 240);
    });
}

#[test]
fn aia_ripens_at_midnight_when_its_window_closes_then() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let window = midnight() + DAY;
        work(&ALICE, 1, WorkResult { ripens_at: window, ..perfect() });
        wait(window - now());
        assert_eq!(ripe(&ALICE), 240);
    });
}

#[test]
fn aia_is_ripe_at_once_when_its_window_has_closed() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        wait(HOUR);
        work(&ALICE, 1, WorkResult { ripens_at: now(), ..perfect() });
        assert_eq!(ripe(&ALICE), 240);
        assert!(person(&ALICE).aia.buckets.is_empty());
    });
}

#[test]
fn burn_burns_and_counts_exactly_the_amount() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        work(&ALICE, 1, perfect());
        wait(4 * DAY);
        work(&ALICE, 2, perfect());
        assert_noop!(Contributors::burn(&ALICE, 241), Error::<Test>::NotEnoughRipe);
        assert_noop!(Contributors::burn(&ALICE, 0), Error::<Test>::ZeroAmount);
        assert_noop!(Contributors::burn(&BOB, 1), Error::<Test>::NotRegistered);
        assert_ok!(Contributors::burn(&ALICE, 100));
        System::assert_last_event(Event::AiaBurned { who: ALICE, aia: 100, ripe: 140, burned: 100 }.into());
        assert_eq!(ripe(&ALICE), 140);
        assert_ok!(Contributors::burn(&ALICE, 140));
        assert_noop!(Contributors::burn(&ALICE, 1), Error::<Test>::NotEnoughRipe);
        let aia = Totals::<Test>::get().aia;
        assert_eq!(aia.earned, 480);
        assert_eq!(aia.outstanding, 240);
        assert_eq!(aia.burned, 240);
    });
}

#[test]
fn burn_leaves_every_other_account_unchanged() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        proven(&BOB, None);
        work(&ALICE, 1, perfect());
        wait(4 * DAY);
        assert_noop!(Contributors::burn(&BOB, 1), Error::<Test>::NotEnoughRipe);
        assert_eq!(ripe(&ALICE), 240);
        assert_eq!(ripe(&BOB), 0);
        assert_eq!(ripe(&CAROL), 0);
    });
}

#[test]
fn sets_share_a_bucket_when_they_ripen_on_one_day() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        set_term("streakStep", 0);
        wait(HOUR);
        work(&ALICE, 1, perfect());
        wait(HOUR);
        work(&ALICE, 2, perfect());
        let buckets = person(&ALICE).aia.buckets;
        assert_eq!(buckets.len(), 1);
        assert_eq!(buckets[0].aia, 480);
    });
}

#[test]
fn bonded_redemption_is_noted_once() {
    ExtBuilder.execute(|| {
        assert_noop!(Contributors::note_bonded_redemption(&ALICE), Error::<Test>::NotRegistered);
        proven(&ALICE, None);
        assert_ok!(Contributors::note_bonded_redemption(&ALICE));
        System::assert_last_event(Event::BondedRedemptionNoted { who: ALICE }.into());
        System::reset_events();
        assert_ok!(Contributors::note_bonded_redemption(&ALICE));
        assert_eq!(System::events(), []);
    });
}

/// The reference: what ripens when, without a bound on the buckets.
#[derive(Debug, Default)]
struct Free {
    ripening: BTreeMap<Moment, Aia>,
    burned: Aia,
    clawed_back: Aia,
}

impl Free {
    fn ripe(&self, now: Moment) -> Aia {
        self.ripening.range(..=now).map(|(_, aia)| aia).sum::<Aia>() - self.burned
    }
}

#[derive(Clone, Debug)]
enum Op {
    Wait(Moment),
    /// Credits an amount that ripens after a time.
    Credit(Aia, Moment),
    Burn(Aia),
    /// Holds an amount of the n-th credit.
    Hold(Aia, usize),
    /// Ends the n-th open dispute and destroys an amount of it.
    End(usize, Aia),
}

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        3 => (0..3 * DAY).prop_map(Op::Wait),
        6 => (0u64..500, prop_oneof![0..8 * DAY, 0..60 * DAY]).prop_map(|(aia, ahead)| Op::Credit(aia, ahead)),
        2 => (1u64..800).prop_map(Op::Burn),
        2 => (1u64..500, 0usize..40).prop_map(|(aia, credit)| Op::Hold(aia, credit)),
        2 => (0usize..6, 0u64..500).prop_map(|(dispute, aia)| Op::End(dispute, aia)),
    ]
}

fn day_after(at: Moment) -> Moment {
    at.div_ceil(DAY) * DAY
}

proptest! {
    #![proptest_config(config(1_024))]

    /// Whatever buckets are merged, nothing is created or lost, nothing ripens early, only what ripens last may ripen
    /// late, and the AIA of a set can be held until it ripens.
    #[test]
    fn bounded_balance_equals_an_unbounded_one_and_ripens_nothing_early(ops in proptest::collection::vec(op(), 1..80)) {
        let (mut balance, mut free, mut now) = (AiaBalance::default(), Free::default(), START);
        let mut credits: Vec<(Aia, Moment)> = Vec::new();
        let mut disputes: Vec<(Aia, Moment, Moment)> = Vec::new();
        for op in ops {
            balance = balance.settled(now).expect("nothing overflows");
            match op {
                Op::Wait(time) => now += time,
                Op::Credit(aia, ahead) => {
                    balance.credit(aia, now + ahead, now).expect("nothing overflows");
                    *free.ripening.entry(if ahead == 0 { now } else { day_after(now + ahead) }).or_default() += aia;
                    credits.push((aia, now + ahead));
                }
                Op::Burn(aia) => {
                    // Merged buckets may ripen later, never earlier.
                    prop_assert!(balance.matured <= free.ripe(now));
                    if aia <= balance.matured {
                        balance.burn(aia).expect("there is enough");
                        free.burned += aia;
                    }
                }
                Op::Hold(wanted, credit) => {
                    let Some((left, at)) = credits.get_mut(credit) else { continue };
                    let aia = wanted.min(*left);
                    if aia == 0 || *at <= now {
                        continue;
                    }
                    let ripens = balance.hold(aia, *at);
                    prop_assert!(ripens.is_some_and(|ripens| ripens >= day_after(*at)), "{:?}", balance);
                    *free.ripening.get_mut(&day_after(*at)).expect("it was credited") -= aia;
                    *left -= aia;
                    disputes.push((aia, ripens.unwrap_or(0), *at));
                }
                Op::End(dispute, taken) => {
                    if dispute >= disputes.len() {
                        continue;
                    }
                    let (held, ripens, at) = disputes.remove(dispute);
                    let taken = taken.min(held);
                    balance.release(held, taken, ripens, now).expect("it is held");
                    free.clawed_back += taken;
                    *free.ripening.entry(day_after(at)).or_default() += held - taken;
                }
            }
            let balance = balance.clone().settled(now).expect("nothing overflows");
            let held: Aia = disputes.iter().map(|dispute| dispute.0).sum();
            prop_assert_eq!(balance.disputed, held);
            prop_assert_eq!(balance.burned, free.burned);
            prop_assert_eq!(balance.clawed_back, free.clawed_back);
            let all: Aia = free.ripening.values().sum();
            prop_assert_eq!(balance.outstanding(), Some(all - free.burned + held));
            prop_assert_eq!(balance.earned, all + held + free.clawed_back);
            prop_assert!(balance.buckets.len() <= MAX_BUCKETS as usize);
            prop_assert!(balance.buckets.iter().all(|bucket| bucket.aia > 0 && bucket.ripens > now));
            prop_assert!(balance.buckets.windows(2).all(|pair| pair[0].ripens < pair[1].ripens));
            prop_assert!(balance.matured <= free.ripe(now));
            // AIA ripens late only if there was no room for another bucket.
            let waiting = free.ripening.iter().filter(|(at, aia)| **at > now && **aia > 0).count();
            if free.ripening.len() <= MAX_BUCKETS as usize {
                prop_assert_eq!(balance.matured, free.ripe(now));
                prop_assert_eq!(balance.buckets.len(), waiting);
            }
        }
    }
}

#[test]
fn last_two_buckets_merge_when_a_seventeenth_day_is_credited() {
    let days = |balance: &AiaBalance| {
        balance.buckets.iter().map(|bucket| (bucket.ripens / DAY, bucket.aia)).collect::<Vec<_>>()
    };
    let mut full = AiaBalance::default();
    for day in 1..=16u64 {
        full.credit(1, 2 * day * DAY, 0).expect("nothing overflows");
    }
    let credited = |day: u64| {
        let mut balance = full.clone();
        balance.credit(100, day * DAY, 0).expect("nothing overflows");
        days(&balance)[13..].to_vec()
    };
    // Credits after the last bucket, between the last two, and before them.
    assert_eq!(credited(40), [(28, 1), (30, 1), (40, 101)]);
    assert_eq!(credited(31), [(28, 1), (30, 1), (32, 101)]);
    assert_eq!(credited(27), [(27, 100), (28, 1), (32, 2)]);
    assert_eq!(credited(30), [(28, 1), (30, 101), (32, 1)]);
}
