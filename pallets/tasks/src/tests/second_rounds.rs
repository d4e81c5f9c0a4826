//! Undecided items: again, in mixed sets for proven workers, then for experts.

use super::*;
use crate::{Listed, Lists};

/// Every seat answers the first `items` items differently, and the rest right.
fn torn(items: usize) -> impl Fn(usize, Shown) -> Answer {
    move |seat, shown| match shown {
        Shown::Item(index) if index < items => Answer::Choice(1 + seat as u8),
        _ => perfect(shown),
    }
}

fn waiting(campaign: CampaignId, list: List) -> Vec<Listed> {
    let found = Campaigns::<Test>::get(campaign).unwrap().waiting(list);
    let page = Lists::<Test>::get(campaign, (list, 0));
    page.entries.into_iter().skip(found.head as usize).collect()
}

/// Has the workers join, and deals their round.
fn round(campaign: CampaignId, round: impl Into<RoundId>, workers: &[AccountId]) {
    workers.iter().for_each(|who| {
        assert_ok!(join(who, campaign));
    });
    deal(campaign, round);
}

#[test]
fn undecided_item_returns_in_a_mixed_set_for_proven_workers() {
    ExtBuilder.execute(|| {
        let campaign = open(unpaid_terms());
        begin(campaign, 3);
        play(campaign, FIRST, 0, torn(2));
        assert_eq!(settled(campaign, 0).undecided, 2);
        let listed = |item, attempts| Listed { item, attempts };
        assert_eq!(waiting(campaign, List::Again), [listed(0, 1), listed(1, 1)]);

        // Four fresh ones are left: two sets, one listed item each, and nobody unproven in either.
        let workers = veterans(11, 6);
        newcomer(&worker(50));
        assert_ok!(join(&worker(50), campaign));
        round(campaign, 1, &workers);
        let deal = dealt(campaign, 1);
        assert_eq!(deal.contents.sets, 2);
        assert_eq!(deal.contents.mixed, 2);
        assert_eq!(deal.contents.fresh, 4);
        assert_eq!(deal.contents.listed, 2);
        assert!((1..3u32).all(|set| !seats(campaign, 1, set).contains(&worker(50))));
        assert_eq!(deal.contents.of(deal.set_index(SET_1).unwrap()).items(), 4);
        play(campaign, 1, 1, |_, shown| perfect(shown));
        play(campaign, 1, 2, |_, shown| perfect(shown));
        let RuntimeEvent::Tasks(Event::SetSettled { items, .. }) = last_event() else { panic!() };
        assert_eq!(items.iter().map(|item| item.item).collect::<Vec<_>>(), [7, 1]);
        let after = Campaigns::<Test>::get(campaign).unwrap();
        assert_eq!(after.totals.decided, 8);
        assert_eq!(after.again.len(), 0);
        assert_eq!(after.next_item, 8);
        assert_noop!(join(&worker(51), campaign), Error::<Test>::NotRegistered);
        veteran(&worker(51), 10_000);
        assert_noop!(join(&worker(51), campaign), Error::<Test>::NothingToDeal);
    });
}

#[test]
fn layout_stays_when_a_set_is_settled_after_the_round_closed() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        answer_all(campaign, FIRST, 0, torn(2));
        assert_ok!(open_gold(campaign, 0));
        veterans(11, 3).iter().for_each(|who| {
            assert_ok!(join(who, campaign));
        });
        wait(WINDOWS.join);
        assert_ok!(Tasks::close_round(signed(&PASSER_BY), campaign, RoundId(1)));
        // Two undecided items are listed after the seed is known.
        pass_epoch();
        assert_ok!(settle(campaign, FIRST, 0));
        assert_eq!(waiting(campaign, List::Again).len(), 2);
        assert_ok!(Tasks::deal(signed(&PASSER_BY), campaign, RoundId(1)));
        let deal = dealt(campaign, 1);
        assert_eq!(deal.contents.sets, 1);
        assert_eq!(deal.contents.mixed, 0);
        assert_eq!(deal.contents.fresh, 4);
        assert_eq!(deal.contents.listed, 0);
        assert_eq!(deal.layout.proven_only(), 0);
        assert_eq!(waiting(campaign, List::Again).len(), 2);
        play(campaign, 1, 1, |_, shown| perfect(shown));
    });
}

/// Three rounds that decide none of four items.
fn exhaust(campaign: CampaignId) {
    for attempt in 0..3u8 {
        round(campaign, u32::from(attempt), &veterans(1 + 10 * attempt, 3));
        play(campaign, u32::from(attempt), u32::from(attempt), torn(4));
    }
}

#[test]
fn item_goes_to_experts_when_three_rounds_leave_it_undecided() {
    ExtBuilder.execute(|| {
        let campaign = open(CampaignTerms { items: 4, ..terms() });
        exhaust(campaign);
        assert_eq!(waiting(campaign, List::Again), []);
        assert_eq!(waiting(campaign, List::Hard).iter().map(|entry| entry.attempts).collect::<Vec<_>>(), [3; 4]);
        let workers = veterans(41, 3);
        let join_experts = |who: &AccountId| Tasks::join(signed(who), campaign, Queue::Expert);
        assert_noop!(join(&workers[0], campaign), Error::<Test>::NothingToDeal);
        assert_noop!(join_experts(&workers[0]), Error::<Test>::RoleRequired);
        workers.iter().for_each(|who| give_role(who, Role::DataValidation));
        give_medallion(&workers[0], 2);
        assert_noop!(join_experts(&workers[0]), Error::<Test>::MedallionRequired);
        for who in &workers {
            give_medallion(who, 3);
            assert_ok!(join_experts(who));
        }
        assert_eq!(Access::report(workers[0].clone()).set_aside, 50 * agt_primitives::token::AGT);
        newcomer(&worker(60));
        give_role(&worker(60), Role::DataValidation);
        give_medallion(&worker(60), 3);
        assert_noop!(join_experts(&worker(60)), Error::<Test>::QualificationRequired);
        deal(campaign, 3);
        play(campaign, 3, 3, |_, shown| perfect(shown));
        assert_eq!(totals(campaign).decided, 4);
        assert_eq!(totals(campaign).unresolved, 0);
        assert!(workers.iter().all(|who| earned(who) == 60));
        // Answers of experts earn merit as those of workers do.
        let reported = Reported::get();
        assert!(workers.iter().all(|who| reported.iter().filter(|(reported, _)| reported == who).count() == 1));
        assert_eq!(Access::report(workers[0].clone()).set_aside, 0);
    });
}

#[test]
fn item_is_unresolved_when_experts_do_not_agree() {
    ExtBuilder.execute(|| {
        let campaign = open(CampaignTerms { items: 4, ..terms() });
        exhaust(campaign);
        for who in veterans(41, 3) {
            give_role(&who, Role::DataValidation);
            give_medallion(&who, 3);
            assert_ok!(Tasks::join(signed(&who), campaign, Queue::Expert));
        }
        deal(campaign, 3);
        play(campaign, 3, 3, torn(4));
        let found = Campaigns::<Test>::get(campaign).unwrap();
        assert_eq!(found.totals.unresolved, 4);
        assert_eq!(found.totals.decided, 0);
        assert_eq!(found.hard.len(), 0);
        assert_ok!(Tasks::close_campaign(signed(&OPERATOR), campaign));
        // Only the gold counted, and it was right: all were paid in full.
        assert_eq!(totals(campaign).aia, 12 * 60);
    });
}

#[test]
fn empty_set_counts_as_no_attempt() {
    ExtBuilder.execute(|| {
        let campaign = open(CampaignTerms { items: 4, ..terms() });
        round(campaign, FIRST, &veterans(1, 3));
        wait(WINDOWS.commit + WINDOWS.stand_in);
        assert_ok!(settle(campaign, FIRST, 0));
        assert!(waiting(campaign, List::Again).iter().all(|entry| entry.attempts == 0));
        round(campaign, 1, &veterans(11, 3));
        play(campaign, 1, 1, |_, shown| perfect(shown));
        assert_eq!(totals(campaign).decided, 4);
    });
}

#[test]
fn join_is_refused_when_no_leaves_are_left() {
    ExtBuilder.execute(|| {
        let campaign = open(CampaignTerms { items: 4, leaves: 1, gold_root: root_of(&leaves(1, 4)), ..terms() });
        round(campaign, FIRST, &veterans(1, 3));
        play(campaign, FIRST, 0, torn(4));
        veteran(&worker(11), 10_000);
        assert_noop!(join(&worker(11), campaign), Error::<Test>::NothingToDeal);
        assert_ok!(Tasks::close_campaign(signed(&OPERATOR), campaign));
    });
}
