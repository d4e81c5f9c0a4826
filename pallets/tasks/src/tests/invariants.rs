//! The check of each invariant fails when it is broken.

use super::*;
use crate::{
    AccountTallies, AreaMeasure, AreaMeasures, Confusions, Gold, ItemStandings, Lists, Promised, Round, Submissions,
    Unlifted,
};
use agt_primitives::{
    beacon::BeaconEpoch,
    skill::{ClassTallies, Confusion},
    tasks::RoundPay,
};
use frame_support::weights::Weight;

/// The pool's campaign, under a role: its first set is settled and left two items undecided, its second is being
/// revealed.
const STAKED: CampaignId = 0;
/// The platform's campaign: one ticket queues.
const QUEUED: CampaignId = 1;

fn world() {
    let requirements = Requirements { role: Some(Role::DataValidation), ..terms().requirements };
    open(CampaignTerms { requirements, ..pool_terms() });
    for who in veterans(1, 6) {
        give_role(&who, Role::DataValidation);
        assert_ok!(join(&who, STAKED));
    }
    deal(STAKED, FIRST);
    play(STAKED, FIRST, 0, |seat, shown| match shown {
        Shown::Item(index) if index < 2 => Answer::Choice(seat as u8),
        _ => perfect(shown),
    });
    let (owners, answers) = (seats(STAKED, FIRST, 1), sheet(STAKED, FIRST, 1, perfect));
    owners.iter().for_each(|who| {
        assert_ok!(commit(who, STAKED, FIRST, 1, &answers));
    });
    wait(REVEAL_MARGIN);
    assert_ok!(reveal(&owners[0], STAKED, FIRST, 1, &answers));
    open(terms());
    veteran(&worker(11), 10_000);
    assert_ok!(join(&worker(11), QUEUED));
}

/// Breaks a sound chain, and expects the check of this invariant to fail.
fn sees(id: usize, breaking: impl FnOnce()) {
    ExtBuilder.build().execute_with(|| {
        world();
        check_all();
        breaking();
        let verdict = Tasks::invariants()[id - 1].expect_err("it is broken");
        assert!(verdict.starts_with(&format!("TA{id}: ")), "{verdict}");
        assert!(Tasks::do_try_state().is_err());
    });
}

fn change(campaign: CampaignId, change: impl FnOnce(&mut crate::Campaign<AccountId>)) {
    Campaigns::<Test>::mutate(campaign, |found| change(found.as_mut().unwrap()));
}

fn change_set(change: impl FnOnce(&mut crate::OpenSet)) {
    Sets::<Test>::mutate(STAKED, SET_1, |entry| match entry {
        Some(SetEntry::Open(set)) => change(set),
        other => panic!("{other:?}"),
    });
}

#[test]
fn ta1_sees_tickets_that_are_not_counted() {
    sees(1, || change(QUEUED, |campaign| campaign.tickets = 2));
    sees(1, || Campaigns::<Test>::remove(QUEUED));
}

#[test]
fn ta2_sees_a_ticket_without_an_owner_and_one_that_is_not_counted() {
    sees(2, || {
        TicketOwners::<Test>::remove(
            (QUEUED, FIRST),
            TicketOwners::<Test>::iter_prefix((QUEUED, FIRST)).next().unwrap().0,
        )
    });
    sees(2, || Tickets::<Test>::remove(worker(11), (QUEUED, FIRST)));
    sees(2, || {
        Rounds::<Test>::mutate(QUEUED, FIRST, |round| round.as_mut().unwrap().proven = 0);
    });
}

#[test]
fn ta3_sees_a_staked_ticket_without_a_set_aside() {
    sees(3, || change(QUEUED, |campaign| campaign.terms.requirements.role = Some(Role::DataValidation)));
    sees(3, || Unlifted::<Test>::insert(worker(1), 77, ()));
}

#[test]
fn ta4_sees_an_open_round_that_is_dealt_or_of_another_queue() {
    sees(4, || change(STAKED, |campaign| campaign.rounds[0] = Some(FIRST)));
    sees(4, || change(QUEUED, |campaign| campaign.rounds.swap(0, 1)));
}

#[test]
fn ta5_sees_items_and_sets_that_are_dealt_twice_or_never() {
    sees(5, || change(STAKED, |campaign| campaign.next_set.0 += 1));
    sees(5, || change(STAKED, |campaign| campaign.next_item -= 1));
    sees(5, || change(STAKED, |campaign| campaign.again.head += 1));
    sees(5, || change(STAKED, |campaign| campaign.terms.leaves = 1));
}

#[test]
fn ta6_sees_submissions_that_are_not_the_seats() {
    sees(6, || change_set(|set| set.committed = 0b11));
    sees(6, || change_set(|set| set.revealed = 0));
    sees(6, || change_set(|set| set.unproven = 1));
    sees(6, || change_set(|set| set.last_commit = 0));
    sees(6, || change_set(|set| set.answered = Some(START)));
    sees(6, || change_set(|set| set.gold_opened = true));
    sees(6, || Submissions::<Test>::remove((STAKED, SET_1), 2));
    sees(6, || Tickets::<Test>::remove(seats(STAKED, FIRST, 1)[0].clone(), (STAKED, FIRST)));
}

#[test]
fn ta7_sees_what_a_settled_set_left_behind() {
    sees(7, || Gold::<Test>::insert(STAKED, SET_0, leaf(0, 4)));
    sees(7, || {
        let submitted = Submissions::<Test>::get((STAKED, SET_1), 0).unwrap();
        Submissions::<Test>::insert((STAKED, SET_0), 0, submitted);
    });
}

#[test]
fn ta8_sees_a_list_that_is_not_in_its_pages() {
    sees(8, || Lists::<Test>::remove(STAKED, (List::Again, 0)));
    sees(8, || Lists::<Test>::mutate(STAKED, (List::Again, 0), |page| page.taken = crate::PAGE));
    sees(8, || Lists::<Test>::mutate(STAKED, (List::Again, 0), |page| page.entries.truncate(1)));
}

#[test]
fn ta9_sees_a_promise_that_no_budget_knows() {
    sees(9, || {
        let found = Campaigns::<Test>::get(QUEUED).unwrap();
        Rounds::<Test>::mutate(QUEUED, FIRST, |round| {
            let backlog = found.backlog(Queue::Work);
            round.as_mut().unwrap().state =
                RoundState::Closed { epoch: BeaconEpoch(1), at: now(), backlog, wanted: 1, sets: 1 };
        });
        Promised::<Test>::put(crate::AiaDay { day: now() / DAY, promised: 179 });
    });
}

#[test]
fn ta10_sees_an_item_that_is_lost_or_counted_twice() {
    sees(10, || change(STAKED, |campaign| campaign.totals.decided += 1));
    sees(10, || change(STAKED, |campaign| campaign.again.tail -= 1));
    sees(10, || Sets::<Test>::remove(STAKED, SET_0));
}

#[test]
fn ta11_sees_a_seat_that_is_promised_and_not_counted() {
    sees(11, || change(STAKED, |campaign| campaign.promised_seats -= 1));
    sees(11, || {
        change(STAKED, |campaign| campaign.promised_seats += 3);
        Rounds::<Test>::mutate(STAKED, FIRST, |round| {
            round.as_mut().and_then(Round::deal_mut).expect("it is dealt").promised.seats += 3;
        });
    });
}

#[test]
fn ta12_sees_the_standing_of_an_item_that_nobody_lists() {
    let standing = || ItemStandings::<Test>::iter_prefix_values(STAKED).next().expect("two items are undecided");
    sees(12, || ItemStandings::<Test>::insert(STAKED, 7, standing()));
    sees(12, || ItemStandings::<Test>::insert(9, 0, standing()));
}

#[test]
fn ta13_sees_a_series_that_does_not_count_its_campaigns() {
    sees(13, || change(QUEUED, |campaign| campaign.series = STAKED));
    sees(13, || change(STAKED, |campaign| campaign.successors = 1));
    sees(13, || AccountTallies::<Test>::insert(9, worker(1), ClassTallies::of(5)));
    sees(13, || Confusions::<Test>::insert(9, Confusion::of(5)));
}

#[test]
fn ta14_sees_an_area_with_another_measure_or_a_wrong_count() {
    let area = |change: fn(&mut AreaMeasure)| AreaMeasures::<Test>::mutate(AREA, |area| change(area.as_mut().unwrap()));
    sees(14, || area(|area| area.campaigns += 1));
    sees(14, || area(|area| area.reference = BasisPoints::clamped(9_900)));
    sees(14, || AreaMeasures::<Test>::remove(AREA));
}

#[test]
fn ta15_sees_a_delivery_that_is_missing_changed_or_out_of_order() {
    let record = |change: fn(&mut SettledSet)| {
        Sets::<Test>::mutate(STAKED, SET_0, |entry| match entry {
            Some(SetEntry::Settled(settled)) => change(settled),
            other => panic!("{other:?}"),
        })
    };
    sees(15, || change(STAKED, |campaign| campaign.delivered_hash = H256::zero()));
    sees(15, || change(QUEUED, |campaign| campaign.delivered_hash = H256::repeat_byte(1)));
    sees(15, || change(STAKED, |campaign| campaign.totals.settled += 1));
    sees(15, || change(STAKED, |campaign| campaign.totals.decided += 1));
    sees(15, || record(|settled| settled.place = 1));
    sees(15, || record(|settled| settled.items = H256::zero()));
    sees(15, || record(|settled| settled.seats = H256::zero()));
    sees(15, || Sets::<Test>::remove(STAKED, SET_0));
}

#[test]
fn ta16_sees_a_promise_that_does_not_cover_its_tickets() {
    let queued = |change: fn(&mut RoundPay)| {
        Rounds::<Test>::mutate(QUEUED, FIRST, |round| change(&mut round.as_mut().expect("it queues").pay))
    };
    sees(16, || queued(|pay| pay.most += 1));
    sees(16, || queued(|pay| pay.surplus += 1));
    sees(16, || queued(|pay| pay.base -= 1));
    sees(16, || Tickets::<Test>::mutate(worker(11), (QUEUED, FIRST), |ticket| ticket.as_mut().unwrap().most += 1));
    sees(16, || {
        let who = seats(STAKED, FIRST, 1)[0].clone();
        Tickets::<Test>::mutate(who, (STAKED, FIRST), |ticket| ticket.as_mut().unwrap().most += 1);
    });
}

#[test]
fn ta17_sees_a_number_that_could_be_used_twice() {
    sees(17, || crate::NextCampaign::<Test>::put(QUEUED));
    sees(17, || crate::NextCampaign::<Test>::kill());
    sees(17, || change(QUEUED, |campaign| campaign.next_round = FIRST));
    sees(17, || change(STAKED, |campaign| campaign.next_round = FIRST));
    sees(17, || Rounds::<Test>::insert(9, FIRST, Rounds::<Test>::get(QUEUED, FIRST).expect("it queues")));
}

#[test]
#[should_panic(expected = "settling a grading set weighs")]
fn integrity_test_panics_when_an_extrinsic_cannot_settle_a_grading_set() {
    ExtBuilder.build().execute_with(|| Tasks::assert_settlement_fits(Weight::from_parts(1_000_000, 1_000)));
}
