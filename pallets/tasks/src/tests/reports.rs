//! The view functions.

use super::*;

#[test]
fn campaigns_are_listed_by_pages_of_fifty() {
    ExtBuilder.execute(|| {
        assert_eq!(Tasks::campaigns(0).campaigns, []);
        for _ in 0..51 {
            open(terms());
        }
        let page = Tasks::campaigns(0);
        assert_eq!(page.campaigns.len(), 50);
        assert_eq!(page.next, Some(50));
        let page = Tasks::campaigns(50);
        assert_eq!(page.campaigns.len(), 1);
        assert_eq!(page.next, None);
        assert_eq!(page.campaigns[0].campaign, 50);
        assert_eq!(page.campaigns[0].phase, CampaignPhase::Open);
        assert_eq!(Tasks::campaigns(u64::MAX).campaigns, []);
        assert_ok!(Tasks::close_campaign(signed(&OPERATOR), 3));
        assert_ok!(Tasks::prune(signed(&PASSER_BY), 3));
        let page = Tasks::campaigns(2);
        assert_eq!(page.campaigns[1].campaign, 4);
        assert_eq!(page.next, None);
    });
}

#[test]
fn campaign_report_shows_the_rounds_that_can_be_joined() {
    ExtBuilder.execute(|| {
        assert_eq!(Tasks::campaign(0), None);
        let campaign = open(terms());
        veterans(1, 2).iter().for_each(|who| {
            assert_ok!(join(who, campaign));
        });
        let report = Tasks::campaign(campaign).unwrap();
        assert_eq!(report.fresh_items, 8);
        assert_eq!(report.wanted, [2, 0, 0]);
        assert_eq!(report.rounds.len(), 1);
        let round = report.rounds[0];
        assert_eq!(round.round, FIRST);
        assert_eq!(round.queue, Queue::Work);
        assert_eq!(round.wanted, 2);
        assert_eq!(round.proven, 2);
        assert_eq!(round.until, Some(Time(now() + WINDOWS.join)));
        wait(WINDOWS.join);
        assert_ok!(Tasks::close_round(signed(&PASSER_BY), campaign, FIRST));
        assert_eq!(Tasks::campaign(campaign).unwrap().rounds[0].until, None);
    });
}

#[test]
fn ticket_report_shows_each_ticket_of_an_account() {
    ExtBuilder.execute(|| {
        let (first, second) = (open(terms()), open(terms()));
        begin(first, 3);
        assert_ok!(join(&worker(1), second));
        let mut tickets = Tasks::tickets(worker(1));
        tickets.sort_by_key(|ticket| ticket.campaign);
        assert_eq!(tickets.len(), 2);
        assert_eq!(tickets[0].positions, Some(8));
        assert_eq!(tickets[1].positions, None);
        assert!(matches!(tickets[0].next, NextStep::Commit { set: SET_0, .. }));
        assert!(matches!(tickets[1].next, NextStep::WaitForOthers { .. }));
        assert_eq!(Tasks::tickets(PASSER_BY), []);
        assert_eq!(Tasks::may_join(worker(2), second, Queue::Work), Ok(()));
        assert_eq!(Tasks::may_join(worker(2), second, Queue::Expert), Err(Error::<Test>::RoleRequired.into()));
        assert_eq!(Tasks::set(first, SET_0), None);
    });
}
