//! Each invariant fails when its rule is broken.

use super::*;
use crate::{
    Disputes, FeelessBlocks, HeldAia, HoldReason, Invitations, NextNumber, OpenSets, ReferralSeasons, SeasonInvitees,
};
use agt_primitives::{
    calendar::Month,
    contributors::{Bucket, ContributorTerms, Qualification},
    experience::Experience,
};
use frame_support::{
    assert_ok,
    traits::fungible::{MutateFreeze, MutateHold},
    weights::Weight,
};

const NONE: [&str; 0] = [];

/// Returns the ids of the invariants that fail after `corrupt`, and undoes the corruption.
fn broken_by(corrupt: impl FnOnce()) -> Vec<&'static str> {
    agt_test_support::broken_by(corrupt, Contributors::invariants, Contributors::do_try_state)
}

/// Returns the ids of the invariants that fail when the record of ALICE is changed.
fn by_alice(change: impl FnOnce(&mut Person<AccountId>)) -> Vec<&'static str> {
    broken_by(|| People::<Test>::mutate(ALICE, |person| change(person.as_mut().expect("ALICE is registered"))))
}

/// Returns the same for CAROL, who is not proven.
fn by_carol(change: impl FnOnce(&mut Person<AccountId>)) -> Vec<&'static str> {
    broken_by(|| People::<Test>::mutate(CAROL, |person| change(person.as_mut().expect("CAROL is registered"))))
}

fn by_totals(change: impl FnOnce(&mut crate::ContributorTotals)) -> Vec<&'static str> {
    broken_by(|| Totals::<Test>::mutate(change))
}

fn season() -> Month {
    Month::at(START).expect("START has a month")
}

/// Runs `look` on a busy chain. ALICE is proven, has AIA that is ripe, ripening on two days, held and burned, and has a
/// set open; BOB counts for her, and AIA of his waits. CAROL is unproven and has a set open.
fn test_busy_chain(look: impl FnOnce()) {
    ExtBuilder.execute(|| {
        proven(&ALICE, None);
        set_medallion(ALICE, true);
        proven(&BOB, Some(ALICE));
        assert_ok!(Contributors::note_bonded_redemption(&BOB));
        assert_ok!(register(CAROL, Some(BOB)));
        work(&ALICE, 1, perfect());
        wait(4 * DAY);
        assert_ok!(Contributors::burn(&ALICE, 40));
        work(&ALICE, 2, perfect());
        wait(DAY);
        let last = perfect();
        work(&ALICE, 3, last);
        assert_ok!(Contributors::hold(&ALICE, 9, 60, last.ripens_at));
        assert_ok!(open(&ALICE, 4));
        assert_ok!(open_with(&CAROL, quiz_offer(4)));
        work(&BOB, 2, perfect());
        // What BOB earns here waits for the end of his trial.
        work(&BOB, 3, golden(8, 8));
        assert_ok!(Contributors::grant(&BOB, 10));
        assert_ok!(Contributors::spend(&BOB, 7));
        look();
    });
}

#[test]
fn invariants_hold_on_a_busy_chain() {
    test_busy_chain(|| assert_eq!(broken_by(|| {}), NONE));
}

#[test]
fn co1_fails_when_the_aia_of_an_account_does_not_add_up() {
    test_busy_chain(|| {
        assert_eq!(by_alice(|person| person.aia.earned += 1), ["CO1"]);
        assert_eq!(by_alice(|person| person.aia.matured += 1), ["CO1", "CO2"]);
        assert_eq!(by_alice(|person| person.aia.burned += 1), ["CO1", "CO2"]);
        assert_eq!(by_alice(|person| person.aia.clawed_back += 1), ["CO1", "CO2"]);
        assert_eq!(by_alice(|person| person.aia.buckets[0].aia += 1), ["CO1", "CO2"]);
    });
}

#[test]
fn co2_fails_when_a_total_is_not_the_sum() {
    test_busy_chain(|| {
        assert_eq!(by_totals(|totals| totals.aia.earned += 1), ["CO2"]);
        assert_eq!(by_totals(|totals| totals.aia.expired += 1), ["CO2"]);
        assert_eq!(by_totals(|totals| totals.aia.referrals += 1), ["CO2"]);
        let moved = |totals: &mut crate::ContributorTotals| {
            totals.aia.outstanding -= 1;
            totals.aia.burned += 1;
        };
        assert_eq!(by_totals(moved), ["CO2"]);
        let grown = |totals: &mut crate::ContributorTotals| {
            totals.aia.outstanding += 1;
            totals.aia.earned += 1;
        };
        assert_eq!(by_totals(grown), ["CO2"]);
        // AIA that was not credited through the totals.
        let printed = |person: &mut Person<AccountId>| {
            person.aia.matured += 1;
            person.aia.earned += 1;
        };
        assert_eq!(by_alice(printed), ["CO2"]);
    });
}

#[test]
fn co3_fails_when_energy_exceeds_its_maximum_or_is_from_the_future() {
    test_busy_chain(|| {
        assert_eq!(by_alice(|person| person.energy.held.units = person.energy.by.maximum), NONE);
        assert_eq!(by_alice(|person| person.energy.held.units = person.energy.by.maximum + 1), ["CO3"]);
        assert_eq!(by_alice(|person| person.energy.by.maximum = 13), ["CO3"]);
        assert_eq!(by_alice(|person| person.energy.by.period = HOUR - 1), ["CO3"]);
        assert_eq!(by_alice(|person| person.energy.held.since = now() + 1), ["CO3"]);
    });
}

#[test]
fn co4_fails_when_buckets_are_empty_out_of_order_or_within_a_day() {
    test_busy_chain(|| {
        assert_eq!(by_alice(|person| person.aia.buckets[0].ripens += 1), ["CO4"]);
        assert_eq!(by_alice(|person| person.aia.buckets[0].ripens = person.aia.buckets[1].ripens), ["CO4"]);
        let empty = Bucket { ripens: 100_000 * DAY, aia: 0 };
        assert_eq!(by_alice(|person| person.aia.buckets.try_push(empty).expect("there is a place")), ["CO4"]);
    });
}

#[test]
fn co5_fails_when_an_open_set_is_not_counted() {
    test_busy_chain(|| {
        assert_eq!(by_alice(|person| person.open += 1), ["CO5"]);
        let no_quiz = || Areas::<Test>::mutate(CAROL, AREA, |area| area.as_mut().expect("a quiz is open").quiz = false);
        assert_eq!(broken_by(no_quiz), ["CO5"]);
        assert_eq!(broken_by(|| OpenSets::<Test>::remove(ALICE, key(4))), ["CO5"]);
        let in_area = || Areas::<Test>::mutate(ALICE, AREA, |area| area.as_mut().expect("it is there").open += 1);
        assert_eq!(broken_by(in_area), ["CO5"]);
        let open = || OpenSets::<Test>::get(ALICE, key(4)).expect("it is open");
        assert_eq!(broken_by(|| OpenSets::<Test>::insert(POOR, key(4), open())), ["CO5"]);
        // An unproven account with two open sets.
        let second = || {
            OpenSets::<Test>::insert(CAROL, key(5), crate::OpenSet { day: 0, reserved: 0, offered: 0, ..open() });
            People::<Test>::mutate(CAROL, |person| person.as_mut().expect("CAROL is there").open += 1);
            Areas::<Test>::mutate(CAROL, AREA, |area| area.as_mut().expect("it is there").open += 1);
        };
        assert_eq!(broken_by(second), ["CO5"]);
    });
}

#[test]
fn co6_fails_when_a_reservation_is_not_in_its_day() {
    test_busy_chain(|| {
        assert_eq!(by_alice(|person| person.usage.reserved = 319), ["CO6"]);
        assert_eq!(by_carol(|person| person.usage.sets = 0), ["CO6"]);
        assert_eq!(by_carol(|person| person.usage.day -= 1), ["CO6"]);
        let change = |change: fn(&mut crate::OpenSet)| {
            OpenSets::<Test>::mutate(ALICE, key(4), |open| change(open.as_mut().expect("it is open")));
        };
        assert_eq!(broken_by(|| change(|open| open.offered += 10)), ["CO6"]);
        assert_eq!(broken_by(|| change(|open| open.day += 1)), ["CO6"]);
    });
}

#[test]
fn co7_fails_when_referrers_form_a_ring_or_a_number_is_used_twice() {
    test_busy_chain(|| {
        let number = |who: &AccountId| person(who).number;
        let ring = crate::Referrer { who: CAROL, number: number(&CAROL) };
        assert_eq!(by_alice(|person| person.referrer = Some(ring)), ["CO7"]);
        let oneself = crate::Referrer { who: ALICE, number: 0 };
        assert_eq!(by_alice(|person| person.referrer = Some(oneself)), ["CO7"]);
        assert_eq!(by_carol(|person| person.number = 1), ["CO7"]);
        assert_eq!(by_carol(|person| person.tree = 2), ["CO7"]);
        assert_eq!(broken_by(|| NextNumber::<Test>::put(2)), ["CO7"]);
        assert_eq!(by_alice(|person| person.tree = 1), ["CO7"]);
    });
}

#[test]
fn co8_fails_when_invitations_exceed_ten_or_a_proven_account_has_none() {
    test_busy_chain(|| {
        let invitations = |change: fn(&mut crate::Growing)| {
            Invitations::<Test>::mutate(ALICE, |invitations| change(invitations.as_mut().expect("ALICE has them")));
        };
        assert_eq!(broken_by(|| invitations(|invitations| invitations.held.units = 10)), NONE);
        assert_eq!(broken_by(|| invitations(|invitations| invitations.held.units = 11)), ["CO8"]);
        assert_eq!(broken_by(|| invitations(|invitations| invitations.by.maximum = 11)), ["CO8"]);
        assert_eq!(broken_by(|| invitations(|invitations| invitations.held.since = Moment::MAX)), ["CO8"]);
        assert_eq!(broken_by(|| Invitations::<Test>::remove(ALICE)), ["CO8"]);
    });
}

#[test]
fn co9_fails_when_a_hold_and_its_record_differ() {
    test_busy_chain(|| {
        let hold = |who| move || Balances::hold(&HoldReason::Registration.into(), &who, 1).expect("there is enough");
        assert_eq!(broken_by(hold(CAROL)), ["CO9"]);
        assert_eq!(broken_by(hold(SPONSOR)), ["CO9"]);
        assert_eq!(by_carol(|person| person.held -= 1), ["CO9"]);
        assert_eq!(by_totals(|totals| totals.held += 1), ["CO9"]);
    });
}

#[test]
fn co10_fails_when_an_account_has_no_provider() {
    test_busy_chain(|| {
        let thawed = || {
            let reason = crate::FreezeReason::Registered.into();
            assert_ok!(<Balances as MutateFreeze<AccountId>>::thaw(&reason, &ALICE));
        };
        assert_eq!(broken_by(thawed), ["CO10"]);
        let gone = || {
            frame_system::Account::<Test>::mutate(ALICE, |account| account.providers = 0);
        };
        assert_eq!(broken_by(gone), ["CO10"]);
    });
}

#[test]
fn co11_fails_when_an_area_is_not_counted() {
    test_busy_chain(|| {
        assert_eq!(by_alice(|person| person.areas += 1), ["CO11"]);
        assert_eq!(broken_by(|| Areas::<Test>::insert(POOR, 1, AreaRecord::default())), ["CO11"]);
        let idle = || Areas::<Test>::insert(ALICE, 1, AreaRecord::default());
        assert_eq!(broken_by(idle), ["CO11"]);
    });
}

#[test]
fn co12_fails_when_no_dispute_holds_the_disputed_aia() {
    test_busy_chain(|| {
        let moved = |person: &mut Person<AccountId>| {
            person.aia.disputed += 1;
            person.aia.matured -= 1;
        };
        assert_eq!(by_alice(moved), ["CO12"]);
        assert_eq!(broken_by(|| Disputes::<Test>::remove(ALICE, 9)), ["CO12"]);
        assert_eq!(broken_by(|| Disputes::<Test>::insert(BOB, 9, HeldAia { aia: 1, ripens: 0 })), ["CO12"]);
        assert_eq!(broken_by(|| Disputes::<Test>::insert(POOR, 9, HeldAia { aia: 1, ripens: 0 })), ["CO12"]);
        assert_eq!(broken_by(|| Disputes::<Test>::insert(ALICE, 8, HeldAia { aia: 0, ripens: 0 })), ["CO12"]);
    });
}

#[test]
fn co13_fails_when_referrals_exceed_their_budget() {
    test_busy_chain(|| {
        let with_totals = |change: fn(&mut crate::ReferralSeason)| {
            ReferralSeasons::<Test>::mutate(season(), |totals| change(totals.as_mut().expect("AIA was accepted")));
        };
        // 960 AIA were accepted, so all referrers share 9; 240 AIA of BOB count.
        assert_eq!(
            ReferralSeasons::<Test>::get(season()).map(|season| (season.accepted, season.counted)),
            Some((960, 240))
        );
        assert_eq!(broken_by(|| with_totals(|totals| totals.counted -= 1)), ["CO13"]);
        assert_eq!(broken_by(|| with_totals(|totals| totals.accepted = 239)), ["CO13"]);
        assert_eq!(broken_by(|| with_totals(|totals| totals.paid = 1)), ["CO2", "CO13"]);
        let invitees = SeasonInvitees::<Test>::get(season(), ALICE).expect("BOB counts");
        assert_eq!(broken_by(|| SeasonInvitees::<Test>::insert(season(), CAROL, invitees)), ["CO13"]);
        assert_eq!(broken_by(|| SeasonInvitees::<Test>::insert(Month(1), ALICE, invitees)), ["CO13"]);
    });
}

#[test]
fn co14_fails_when_an_unproven_account_has_what_only_proven_ones_have() {
    test_busy_chain(|| {
        assert_eq!(by_carol(|person| person.redeemed = true), ["CO14"]);
        assert_eq!(by_carol(|person| person.counted_in = Some(season())), ["CO14"]);
        assert_eq!(by_totals(|totals| totals.proven += 1), ["CO14"]);
        assert_eq!(by_totals(|totals| totals.registered -= 1), ["CO14"]);
        let burned = |person: &mut Person<AccountId>| {
            person.aia.burned = 1;
            person.aia.earned = 1;
        };
        assert_eq!(by_carol(burned), ["CO2", "CO14"]);
        assert_eq!(by_alice(|person| person.proven = Some(0)), ["CO14"]);
    });
}

#[test]
fn co15_fails_when_feeless_calls_exceed_their_part_of_the_block() {
    test_busy_chain(|| {
        let block = |all: u64, registrations: u64| {
            move || {
                FeelessBlocks::<Test>::mutate(|block| {
                    block.all = Weight::from_parts(all, 0);
                    block.registrations = Weight::from_parts(registrations, 0);
                });
            }
        };
        let whole = BLOCK.ref_time();
        assert_eq!(broken_by(block(whole / 10, whole / 100)), NONE);
        assert_eq!(broken_by(block(whole / 10 + 1, 0)), ["CO15"]);
        assert_eq!(broken_by(block(whole / 10, whole / 100 + 1)), ["CO15"]);
        assert_eq!(broken_by(block(1, 2)), ["CO15"]);
    });
}

#[test]
fn co16_fails_when_waiting_aia_is_not_counted() {
    test_busy_chain(|| {
        assert!(waiting() > 0);
        assert_eq!(by_totals(|totals| totals.waiting += 1), ["CO16"]);
        assert_eq!(by_totals(|totals| totals.waiting -= 1), ["CO16"]);
        let as_of = |who: AccountId, qualification: Qualification| {
            broken_by(|| {
                Areas::<Test>::mutate(who, AREA, |area| area.get_or_insert_default().qualification = qualification)
            })
        };
        let mut trial = Qualification::default();
        trial.note_quiz(Tally::of(32, 32), &measure(), &ContributorTerms::DEFAULT, 0);
        // What BOB waits for is gone; ALICE has fallen, which takes nothing; CAROL was let in and is not proven.
        assert_eq!(as_of(BOB, trial), ["CO16"]);
        let mut fallen = trial;
        fallen.note_work(Tally::of(0, 32), 0, &measure(), &ContributorTerms::DEFAULT, now());
        assert_eq!(as_of(ALICE, fallen), NONE);
        assert_eq!(as_of(CAROL, fallen), ["CO16"]);
        assert_eq!(as_of(CAROL, trial), ["CO16"]);
    });
}

#[test]
fn co17_fails_when_xp_was_neither_worked_for_nor_granted() {
    test_busy_chain(|| {
        assert_eq!(by_alice(|person| person.xp += 1), ["CO17"]);
        assert_eq!(by_totals(|totals| totals.xp.worked += 1), ["CO17"]);
        assert_eq!(by_totals(|totals| totals.xp.granted -= 1), ["CO17"]);
        assert_eq!(by_totals(|totals| totals.xp.removed += 1), ["CO17"]);
        let moved = |totals: &mut crate::ContributorTotals| {
            totals.xp.worked += 1;
            totals.xp.removed += 1;
        };
        assert_eq!(by_totals(moved), NONE);
    });
}

#[test]
fn co18_fails_when_an_account_has_spent_more_xp_than_it_earned() {
    test_busy_chain(|| {
        let all = person(&ALICE).xp;
        let spent = |who: AccountId, xp: u64| {
            broken_by(|| {
                People::<Test>::mutate_extant(&who, |person| person.spent += xp);
                Totals::<Test>::mutate(|totals| totals.xp.spent += u128::from(xp));
            })
        };
        assert_eq!(spent(ALICE, all), NONE);
        assert_eq!(spent(ALICE, all + 1), ["CO18"]);
        assert_eq!(by_alice(|person| person.spent += 1), ["CO18"]);
        assert_eq!(by_totals(|totals| totals.xp.spent -= 1), ["CO18"]);
        // CAROL is not proven.
        let unproven = || {
            People::<Test>::mutate_extant(CAROL, |person| (person.xp, person.spent) = (1, 1));
            Totals::<Test>::mutate(|totals| {
                (totals.xp.worked, totals.xp.spent) = (totals.xp.worked + 1, totals.xp.spent + 1)
            });
        };
        assert_eq!(broken_by(unproven), ["CO18"]);
    });
}
