//! The deal, by randomness that nobody knew when the round closed.

use super::*;
use agt_primitives::tasks::QueueClass;
use std::collections::BTreeSet;

#[test]
fn deal_is_refused_until_the_first_whole_epoch_has_ended() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        let workers = veterans(1, 3);
        workers.iter().for_each(|who| {
            assert_ok!(join(who, campaign));
        });
        let deal = || Tasks::deal(signed(&PASSER_BY), campaign, FIRST);
        assert_noop!(deal(), Error::<Test>::StillJoining);
        wait(WINDOWS.join);
        end_epoch();
        assert_ok!(Tasks::close_round(signed(&PASSER_BY), campaign, FIRST));
        assert_noop!(deal(), Error::<Test>::SeedNotSealed);
        wait(DAY);
        // The seed of the epoch in which it closed is known now. It is not whole: part of it was known at the close.
        end_epoch();
        assert_noop!(deal(), Error::<Test>::SeedNotSealed);
        assert_eq!(next_step(&workers[0]), NextStep::WaitForDeal);
        end_epoch();
        assert_noop!(Tasks::deal(signed(&PASSER_BY), campaign, RoundId(1)), Error::<Test>::UnknownRound);
        assert_ok!(deal());
        assert_noop!(deal(), Error::<Test>::AlreadyDealt);
    });
}

#[test]
fn deal_is_the_same_however_long_everybody_waits_with_it() {
    let seed_after = |epochs: u32| {
        let mut found = [0; 32];
        ExtBuilder.execute(|| {
            let campaign = open(terms());
            veterans(1, 9).iter().for_each(|who| {
                assert_ok!(join(who, campaign));
            });
            wait(WINDOWS.join);
            assert_ok!(Tasks::close_round(signed(&PASSER_BY), campaign, FIRST));
            pass_epoch();
            end_epochs(epochs);
            assert_ok!(Tasks::deal(signed(&PASSER_BY), campaign, FIRST));
            found = dealt(campaign, FIRST).seed;
        });
        found
    };
    let at_once = seed_after(0);
    for epochs in [1, 64, SEEDS_KEPT - 2] {
        assert_eq!(seed_after(epochs), at_once, "{epochs}");
    }
}

#[test]
fn round_is_void_after_a_week_when_its_seed_is_forgotten() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        let workers = veterans(1, 3);
        workers.iter().for_each(|who| {
            assert_ok!(join(who, campaign));
        });
        wait(WINDOWS.join);
        assert_ok!(Tasks::close_round(signed(&PASSER_BY), campaign, FIRST));
        end_epochs(SEEDS_KEPT + 2);
        assert_noop!(Tasks::deal(signed(&PASSER_BY), campaign, FIRST), Error::<Test>::SeedForgotten);
        wait(7 * DAY);
        for who in &workers {
            assert_ok!(Tasks::leave(signed(who), campaign, FIRST, who.clone()));
            assert_eq!(energy(who), 3);
        }
    });
}

#[test]
fn every_ticket_has_one_assignment_and_every_seat_one_ticket() {
    ExtBuilder.execute(|| {
        let campaign = open(CampaignTerms { items: 24, leaves: 8, ..unpaid_terms() });
        let workers = veterans(1, 11);
        workers.iter().for_each(|who| {
            assert_ok!(join(who, campaign));
        });
        for index in 50..56 {
            newcomer(&worker(index));
            assert_ok!(join(&worker(index), campaign));
        }
        deal(campaign, FIRST);
        let found = dealt(campaign, FIRST);
        // Eleven proven tickets and one unproven ticket a set: five sets need fifteen tickets.
        assert_eq!(found.contents.sets, 5);
        assert_eq!(found.contents.fresh, 20);
        assert_eq!(found.contents.listed, 0);
        let mut seated = BTreeSet::new();
        for set in 0..5u32 {
            let owners = seats(campaign, FIRST, set);
            let unproven = owners.iter().filter(|who| !workers.contains(who)).count();
            assert!(unproven <= 1, "{set}");
            seated.extend(owners);
            seated.extend(stand_ins(campaign, FIRST, set));
        }
        assert_eq!(seated.len(), 17);
        let tickets = TicketOwners::<Test>::iter_prefix((campaign, FIRST));
        for (id, _) in tickets {
            if let Assignment::Seat { set, seat } = found.assignment(id) {
                assert_eq!(found.seat(set, seat), Some(id));
                assert!(id.class == QueueClass::Proven || seat == 0);
            }
        }
        let next = Campaigns::<Test>::get(campaign).unwrap();
        assert_eq!(next.next_item, 20);
        assert_eq!(next.next_set, SetId(5));
        assert_eq!(next.next_round, RoundId(1));
        assert_eq!(next.rounds, [None; 3]);
    });
}

#[test]
fn deal_depends_on_the_randomness() {
    let order = |seed: u64| {
        let mut found = Vec::new();
        ExtBuilder.execute(|| {
            set_chance(seed);
            let campaign = open(CampaignTerms { items: 24, leaves: 8, ..terms() });
            begin(campaign, 15);
            found = (0..5u32).flat_map(|set| seats(campaign, FIRST, set)).collect();
        });
        found
    };
    let (first, second) = (order(1), order(2));
    assert_ne!(first, second);
    assert_eq!(first, order(1));
    assert_eq!(first.iter().collect::<BTreeSet<_>>(), second.iter().collect::<BTreeSet<_>>());
}

#[test]
fn tickets_leave_with_everything_back_when_they_fill_no_set() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        begin(campaign, 2);
        assert_eq!(dealt(campaign, FIRST).contents.sets, 0);
        for who in [worker(1), worker(2)] {
            assert_eq!(next_step(&who), NextStep::Leave);
            assert_ok!(Tasks::leave(signed(&PASSER_BY), campaign, FIRST, who.clone()));
            assert_eq!(energy(&who), 3);
            assert_noop!(Tasks::leave(signed(&who), campaign, FIRST, who.clone()), Error::<Test>::NoTicket);
        }
        assert_eq!(Books::get()[&campaign].free, 6_000);
        assert_noop!(settle(campaign, FIRST, 0), Error::<Test>::UnknownSet);
        // The items wait for the next round.
        assert_eq!(Campaigns::<Test>::get(campaign).unwrap().next_item, 0);
    });
}

#[test]
fn closed_round_keeps_its_leaves_whichever_is_dealt_first() {
    ExtBuilder.execute(|| {
        let campaign = open(CampaignTerms { leaves: 2, gold_root: root_of(&leaves(2, 4)), ..terms() });
        // The queue for experts has items, too.
        let for_experts = || {
            let mut found = Campaigns::<Test>::get(campaign).unwrap();
            found.hard.tail = 4;
            (found.wanted(Queue::Expert), found.claimed)
        };
        veterans(1, 6).iter().for_each(|who| {
            assert_ok!(join(who, campaign));
        });
        assert_eq!(for_experts(), (1, 0));
        wait(WINDOWS.join);
        assert_ok!(Tasks::close_round(signed(&PASSER_BY), campaign, FIRST));
        assert_eq!(for_experts(), (0, 2));
        pass_epoch();
        assert_ok!(Tasks::deal(signed(&PASSER_BY), campaign, FIRST));
        assert_eq!(dealt(campaign, FIRST).contents.sets, 2);
        assert_eq!(for_experts(), (0, 0));
    });
}

#[test]
fn leave_is_refused_while_a_ticket_has_a_seat_or_stands_by() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 4);
        let (owners, stand_in) = (seats(campaign, FIRST, 0), stand_ins(campaign, FIRST, 0)[0].clone());
        let leave = |who: &AccountId| Tasks::leave(signed(&PASSER_BY), campaign, FIRST, who.clone());
        assert_noop!(leave(&owners[0]), Error::<Test>::Seated);
        assert_noop!(leave(&stand_in), Error::<Test>::StandingBy);
        let commit_until = now() + WINDOWS.commit;
        let stand_by =
            NextStep::StandBy { set: SET_0, from: Time(commit_until), until: Time(commit_until + WINDOWS.stand_in) };
        assert_eq!(next_step(&stand_in), stand_by);
        let answers = sheet(campaign, FIRST, 0, perfect);
        for who in &owners {
            assert_ok!(commit(who, campaign, FIRST, 0, &answers));
        }
        assert_noop!(leave(&owners[0]), Error::<Test>::AlreadyCommitted);
        assert_ok!(leave(&stand_in));
        assert_eq!(energy(&stand_in), 3);
        assert_eq!(Contributors::status(&stand_in).unwrap().open, 0);
    });
}
