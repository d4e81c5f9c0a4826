//! Work of a pool earns merit where its price an answer is high enough.

use super::*;

/// Opens a campaign whose full sets have eight positions, and returns whether its work earns merit.
fn earns(price: Balance) -> bool {
    let campaign = open(CampaignTerms { funding: Funding::Pool { pool: POOL, price }, ..terms() });
    let RuntimeEvent::Tasks(Event::CampaignOpened { earns_merit, .. }) = last_event() else { panic!() };
    assert_eq!(Campaigns::<Test>::get(campaign).unwrap().earns_merit, earns_merit);
    earns_merit
}

#[test]
fn merit_begins_at_the_least_price_of_an_answer_rounded_down() {
    ExtBuilder.execute(|| {
        LeastMeritPrice::set(&75);
        assert_eq!([599, 600, 607, 608].map(earns), [false, true, true, true]);
        LeastMeritPrice::set(&76);
        assert_eq!([600, 607, 608].map(earns), [false, false, true]);
        // Less than one unit an answer is nothing.
        LeastMeritPrice::set(&1);
        assert_eq!([1, 7, 8].map(earns), [false, false, true]);
    });
}

#[test]
fn price_of_an_answer_counts_gold_positions_too() {
    ExtBuilder.execute(|| {
        LeastMeritPrice::set(&75);
        // Four items and eight gold: 900 a set is 75 an answer, and 225 an item.
        let terms = |price| {
            let funding = Funding::Pool { pool: POOL, price };
            CampaignTerms { gold_a_set: 8, gold_root: root_of(&leaves(8, 8)), funding, ..terms() }
        };
        let of = |price| Campaigns::<Test>::get(open(terms(price))).unwrap().earns_merit;
        assert_eq!([899, 900].map(of), [false, true]);
    });
}

#[test]
fn merit_of_an_open_campaign_stays_when_the_least_price_rises() {
    ExtBuilder.execute(|| {
        LeastMeritPrice::set(&75);
        let campaign = open(pool_terms());
        LeastMeritPrice::set(&1_000);
        begin(campaign, 3);
        play(campaign, FIRST, 0, |_, shown| perfect(shown));
        assert!(Contributors::report(worker(1)).unwrap().xp > 0);
        let poor = open(pool_terms());
        veterans(11, 3).iter().for_each(|who| {
            assert_ok!(join(who, poor));
        });
        deal(poor, FIRST);
        play(poor, FIRST, 0, |_, shown| perfect(shown));
        assert_eq!(Contributors::report(worker(11)).unwrap().xp, 0);
    });
}
