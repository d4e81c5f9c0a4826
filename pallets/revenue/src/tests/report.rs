//! What anybody may read.

use super::*;
use agt_primitives::revenue::{AssetRevenue, AuthorReport, BooksReport, SourceRevenue, MOST_ASSETS};

fn gold(collected: Balance, sold: Balance) -> AssetRevenue {
    let source = RevenueSource::RewardPools;
    let sources =
        [SourceRevenue { source, amount: collected }].into_iter().filter(|source| source.amount > 0).collect();
    AssetRevenue { asset: GOLD, collected, sources, sold }
}

#[test]
fn revenue_is_that_of_a_month_or_of_all() {
    ExtBuilder.execute(|| {
        earn(GOLD, RevenueSource::RewardPools, 100);
        earn_agt(1_000);
        earn(AGT_KIND, RevenueSource::Characters, 50);
        assert_ok!(sell(GOLD_ID, BOB, 30));
        travel_to(at(2027, 4, 1));
        earn(GOLD, RevenueSource::RewardPools, 7);
        assert_ok!(sell(GOLD_ID, BOB, 20));
        let march = Revenue::revenue(Some(MARCH));
        let of_agt = [(RevenueSource::Characters, 50), (RevenueSource::Boosters, 1_000)];
        let sources = of_agt.map(|(source, amount)| SourceRevenue { source, amount }).to_vec();
        let agt = AssetRevenue { asset: AGT_KIND, collected: 1_050, sources, sold: 0 };
        assert_eq!((march.month, march.more, march.assets), (Some(MARCH), false, vec![agt.clone(), gold(100, 30)]));
        let no_agt = AssetRevenue { collected: 0, sources: vec![], ..agt.clone() };
        let april = Revenue::revenue(Some(Month(MARCH.0 + 1)));
        assert_eq!(april.assets, [no_agt.clone(), gold(7, 20)]);
        let all = Revenue::revenue(None);
        assert_eq!((all.month, all.assets), (None, vec![agt, gold(107, 50)]));
        assert_eq!(Revenue::revenue(Some(Month(0))).assets, [no_agt]);
    });
}

#[test]
fn revenue_says_what_slashes_were_recycled() {
    ExtBuilder.execute(|| {
        pay(AGT_KIND, SLASHES_POT, AGT);
        assert_ok!(recycle_slashes());
        assert_eq!(Revenue::revenue(None).slashes_recycled, AGT);
    });
}

#[test]
fn revenue_lists_so_many_assets_and_says_when_there_are_more() {
    ExtBuilder.execute(|| {
        let others = u32::try_from(MOST_ASSETS).expect("it is small") - 1;
        let note = |asset| {
            Revenue::note(AssetKind::WithId(asset), RevenueSource::RewardPools, 5);
            Revenue::note(AssetKind::WithId(asset), RevenueSource::Forfeits, 2);
        };
        (0..others).for_each(|asset| note(1_000 + asset));
        for month in [None, Some(MARCH)] {
            let report = Revenue::revenue(month);
            assert_eq!((report.assets.len(), report.more), (MOST_ASSETS, false));
            assert_eq!(report.assets[0].asset, AGT_KIND);
            assert!(report.assets[1..].iter().all(|asset| (asset.collected, asset.sources.len()) == (7, 2)));
        }
        note(5_000);
        for month in [None, Some(MARCH)] {
            let report = Revenue::revenue(month);
            assert_eq!((report.assets.len(), report.more), (MOST_ASSETS, true));
        }
    });
}

#[test]
fn books_say_what_became_of_an_asset() {
    ExtBuilder.execute(|| {
        let none = BooksReport {
            asset: GOLD,
            collected: 0,
            authors: 0,
            recycled: 0,
            sold: 0,
            swept: 0,
            lost: 0,
            held: 0,
            in_pot: 0,
            in_stock: 0,
        };
        assert_eq!(Revenue::books(GOLD), Some(none.clone()));
        earn(GOLD, RevenueSource::RewardPools, 100);
        pay(GOLD, POT, 5);
        assert_ok!(sell(GOLD_ID, BOB, 30));
        let gold = BooksReport { collected: 100, sold: 30, held: 70, in_pot: 75, in_stock: 70, ..none.clone() };
        assert_eq!(Revenue::books(GOLD), Some(gold));
        block(BOB);
        earn_agt(1_000);
        pay(AGT_KIND, POT, 3);
        let agt = BooksReport { asset: AGT_KIND, collected: 1_000, authors: 100, recycled: 900, in_pot: 3, ..none };
        assert_eq!(Revenue::books(AGT_KIND), Some(agt));
    });
}

#[test]
fn author_is_shown_what_a_payment_would_pay() {
    ExtBuilder.execute(|| {
        blocks(CAROL, 2);
        earn_agt(1_000);
        let report = |points, owed: Balance, paid: Balance| {
            Some(AuthorReport { blocks: 2, points, owed: owed.into(), paid: paid.into() })
        };
        assert_eq!(Revenue::author(CAROL), report(2, 0, 0));
        travel_to(at(2027, 4, 1));
        block(DAVE);
        assert_eq!(Revenue::author(CAROL), report(0, 100, 0));
        assert_ok!(pay_author(CAROL));
        assert_eq!(Revenue::author(CAROL), report(0, 0, 100));
        assert_eq!(Revenue::author(ALICE), None);
    });
}
