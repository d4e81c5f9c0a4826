//! What anyone may read.

use super::*;

#[test]
fn campaigns_are_listed_by_pages_of_fifty() {
    ExtBuilder.execute(|| {
        assert_eq!(Tasks::campaigns(0).campaigns, []);
        for _ in 0..51 {
            open(terms());
        }
        let page = Tasks::campaigns(0);
        assert_eq!((page.campaigns.len(), page.next), (50, Some(50)));
        let page = Tasks::campaigns(50);
        assert_eq!((page.campaigns.len(), page.next), (1, None));
        assert_eq!((page.campaigns[0].campaign, page.campaigns[0].phase), (50, CampaignPhase::Open));
        assert_eq!(Tasks::campaigns(u64::MAX).campaigns, []);
        assert_ok!(Tasks::close_campaign(signed(&OPERATOR), 3));
        assert_ok!(Tasks::prune(signed(&PASSER_BY), 3));
        let page = Tasks::campaigns(2);
        assert_eq!((page.campaigns[1].campaign, page.next), (4, None));
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
        assert_eq!((report.fresh_items, report.wanted, report.rounds.len()), (8, [2, 0, 0], 1));
        let round = report.rounds[0];
        assert_eq!((round.round, round.queue, round.wanted, round.proven), (FIRST, Queue::Work, 2, 2));
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
        assert_eq!((tickets[0].positions, tickets[1].positions), (Some(6), None));
        assert!(matches!(tickets[0].next, NextStep::Commit { set: SET_0, .. }));
        assert!(matches!(tickets[1].next, NextStep::WaitForOthers { .. }));
        assert_eq!(Tasks::tickets(PASSER_BY), []);
        assert_eq!(Tasks::may_join(worker(2), second, Queue::Work), Ok(()));
        assert_eq!(Tasks::may_join(worker(2), second, Queue::Expert), Err(refused(Error::RoleRequired)));
        assert_eq!(Tasks::set(first, SET_0), None);
    });
}
