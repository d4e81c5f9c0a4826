//! A requester stops early: what is committed is finished and paid, and the rest goes back.

use super::*;
use rebuilt::Rebuilt;

/// Thirty-two items: eight sets, for each of which the pool keeps 3,000.
fn long_terms() -> CampaignTerms {
    CampaignTerms { items: 32, ..pool_terms() }
}

const KEPT: Balance = 8 * 5 * 600;

/// What is free, committed and paid of a campaign's escrow.
fn book(campaign: CampaignId) -> (Balance, Balance, Balance) {
    let book = &Books::get()[&campaign];
    (book.free, book.committed, book.paid)
}

fn stop(campaign: CampaignId) {
    assert_ok!(Tasks::stop_campaign(signed(&REQUESTER), campaign));
}

fn close(campaign: CampaignId) -> DispatchResult {
    Tasks::close_campaign(signed(&REQUESTER), campaign)
}

fn join_all(campaign: CampaignId, workers: &[AccountId]) {
    workers.iter().for_each(|who| {
        assert_ok!(join(who, campaign));
    });
}

#[test]
fn stopped_campaign_pays_what_is_dealt_and_refunds_the_rest() {
    ExtBuilder.execute(|| {
        let campaign = open(long_terms());
        begin(campaign, 6);
        play(campaign, FIRST, 0, |_, shown| perfect(shown));
        assert_eq!(book(campaign), (KEPT - 3_600, 1_800, 1_800));
        stop(campaign);
        assert_eq!(last_event(), Event::CampaignStopped { campaign }.into());
        // The second set goes on, and nobody can close over its workers.
        assert_noop!(close(campaign), Error::<Test>::TicketsOpen);
        play(campaign, FIRST, 1, |_, shown| perfect(shown));
        assert_eq!(book(campaign), (KEPT - 3_600, 0, 3_600));
        assert!((1..=6).all(|number| paid(&worker(number)) == 600));
        assert_ok!(close(campaign));
        let report = Tasks::campaign(campaign).unwrap();
        assert_eq!((report.phase, report.delivered_sets, report.totals.decided), (CampaignPhase::Closed, 2, 8));
        assert_eq!(report.fresh_items, 24);
        let (delivered_sets, delivered_hash) = (2, report.delivered_hash);
        let closed = Event::CampaignClosed { campaign, refunded: KEPT - 3_600, delivered_sets, delivered_hash };
        assert_eq!(last_event(), closed.into());
        assert_eq!(Rebuilt::of(campaign).agrees(), Ok(()));
    });
}

#[test]
fn closed_round_of_a_stopped_campaign_is_dealt_and_paid() {
    ExtBuilder.execute(|| {
        let campaign = open(long_terms());
        join_all(campaign, &veterans(1, 3));
        wait(WINDOWS.join);
        assert_ok!(Tasks::close_round(signed(&PASSER_BY), campaign, FIRST));
        stop(campaign);
        assert_eq!(book(campaign), (KEPT - 1_800, 1_800, 0));
        assert_noop!(close(campaign), Error::<Test>::TicketsOpen);
        pass_epoch();
        assert_ok!(Tasks::deal(signed(&PASSER_BY), campaign, FIRST));
        play(campaign, FIRST, 0, |_, shown| perfect(shown));
        assert_ok!(close(campaign));
        let book = &Books::get()[&campaign];
        assert_eq!((book.paid, book.refunded), (1_800, KEPT - 1_800));
    });
}

#[test]
fn closed_round_that_nobody_deals_goes_back_to_a_stopped_campaign() {
    ExtBuilder.execute(|| {
        let campaign = open(long_terms());
        let workers = veterans(1, 3);
        join_all(campaign, &workers);
        wait(WINDOWS.join);
        assert_ok!(Tasks::close_round(signed(&PASSER_BY), campaign, FIRST));
        stop(campaign);
        wait(7 * DAY);
        for who in &workers {
            assert_ok!(Tasks::leave(signed(&PASSER_BY), campaign, FIRST, who.clone()));
            assert_eq!(energy(who), 3);
        }
        assert_eq!(book(campaign), (KEPT, 0, 0));
        assert_ok!(close(campaign));
        assert_eq!(Books::get()[&campaign].refunded, KEPT);
    });
}

#[test]
fn undecided_items_of_a_stopped_campaign_are_not_dealt_again() {
    ExtBuilder.execute(|| {
        let campaign = open(long_terms());
        begin(campaign, 3);
        stop(campaign);
        play(campaign, FIRST, 0, |seat, shown| match shown {
            Shown::Item(0) => Answer::Choice(seat as u8),
            _ => perfect(shown),
        });
        let report = Tasks::campaign(campaign).unwrap();
        assert_eq!((report.totals.decided, report.second_round), (3, 1));
        let late = &veterans(11, 1)[0];
        for queue in [Queue::Work, Queue::Expert] {
            assert_noop!(Tasks::join(signed(late), campaign, queue), Error::<Test>::CampaignStopped);
        }
        // What waits for another round keeps nobody from closing.
        assert_ok!(close(campaign));
        assert_eq!(Books::get()[&campaign].refunded, KEPT - totals(campaign).paid);
    });
}

#[test]
fn requester_cannot_close_before_a_delayed_payment_is_collected() {
    ExtBuilder.execute(|| {
        let campaign = open(long_terms());
        begin(campaign, 3);
        stop(campaign);
        Blocked::set(&[worker(2)].into());
        play(campaign, FIRST, 0, |_, shown| perfect(shown));
        assert_eq!(book(campaign), (KEPT - 1_800, 600, 1_200));
        assert_noop!(close(campaign), DispatchError::Other("something is committed"));
        Blocked::set(&Default::default());
        assert_ok!(Tasks::collect(signed(&PASSER_BY), campaign, worker(2)));
        assert_ok!(close(campaign));
        assert_eq!(Books::get()[&campaign].refunded, KEPT - 1_800);
    });
}
