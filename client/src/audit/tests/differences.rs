//! What the chain says otherwise is named, and nothing else.

use super::*;
use agt_primitives::{
    buyback::{BuybackMonth, MonthReport, SoldReport},
    recycler::{RecyclerReport, RecyclerTotals, SourceReport},
    redemption::RedemptionTotals,
    report::Planck,
    revenue::{AssetRevenue, RevenueReport, SourceRevenue},
};
use pallet_buyback::Sold;
use pallet_revenue::AssetBooks;
use std::collections::BTreeSet;

/// What the chain says if it says what the books say.
fn echo(books: &Books) -> Said {
    let mut said = Said::default();
    books.figures().into_iter().for_each(|(figure, amount)| said.say(figure, amount));
    books.runs().values().for_each(|run| said.say_run(run.clone()));
    said
}

/// The answer about revenue, ever or in March: all of the story arrived then.
fn revenue_report(month: Option<Month>) -> RevenueReport {
    let of = |asset, sources: &[(RevenueSource, Balance)], sold| AssetRevenue {
        asset,
        collected: sources.iter().map(|(_, amount)| amount).sum(),
        sources: sources.iter().map(|(source, amount)| SourceRevenue { source: *source, amount: *amount }).collect(),
        sold,
    };
    let assets = Vec::from([
        of(AssetKind::Native, &[(RevenueSource::Boosters, 100), (RevenueSource::Gifts, 50)], 0),
        of(AssetKind::WithId(SOLD), &[(RevenueSource::RewardPools, 500)], 300),
        of(AssetKind::WithId(SWEPT), &[(RevenueSource::Gifts, 6)], 0),
    ]);
    RevenueReport { month, assets, more: false, slashes_recycled: Planck(8) }
}

fn totals() -> RecyclerTotals {
    RecyclerTotals { received: 203, burned: 40, gifts: 3, taken: 121, paid: 90, given_back: 21, carried: 21 }
}

fn recycler_report() -> RecyclerReport {
    let totals = totals();
    let received = [135, 8, 40, 20].map(Planck);
    let sources = RecycleSource::ALL.into_iter().zip(received);
    RecyclerReport {
        mode: RecyclerMode::Split,
        staked: BasisPoints::clamped(0),
        burn: BasisPoints::clamped(0),
        received: totals.received.into(),
        burned: totals.burned.into(),
        gifts: totals.gifts.into(),
        waiting: Planck(66),
        outstanding: Planck(10),
        paid: totals.paid.into(),
        sources: sources.map(|(source, received)| SourceReport { source, received }).collect(),
        next_season: Some(JUNE),
        next_revenue: Planck(66),
    }
}

/// What a chain says of the story, by its reports and its storage.
fn said() -> Said {
    let mut said = Said::default();
    let agt = AssetBooks { collected: 150, authors: 15, recycled: 135, ..AssetBooks::default() };
    said.say_books(&AssetKind::Native, &agt);
    let books = AssetBooks { collected: 500, sold: 300, lost: 5, ..AssetBooks::default() };
    said.say_books(&AssetKind::WithId(SOLD), &books);
    said.say_books(&AssetKind::WithId(SWEPT), &AssetBooks { collected: 6, swept: 6, ..AssetBooks::default() });
    said.say_revenue(&revenue_report(None));
    said.say_revenue(&revenue_report(Some(MARCH)));
    let months = [
        (MARCH, AssetKind::Native, RevenueSource::Boosters, 100),
        (MARCH, AssetKind::Native, RevenueSource::Gifts, 50),
        (MARCH, AssetKind::WithId(SOLD), RevenueSource::RewardPools, 500),
        (MARCH, AssetKind::WithId(SWEPT), RevenueSource::Gifts, 6),
    ];
    said.say_months(months).expect("it fits");
    said.say(Figure::of(What::AuthorsPaid), 4);
    said.say_totals(&totals());
    said.say_recycler(&recycler_report());
    let sums = BuybackMonth { runs: 2, agt: 60, burned: 10, kept: 50 };
    said.say_sums(None, &sums);
    let units = Vec::from([SoldReport { asset: SOLD, units: 300 }]);
    said.say_month(&MonthReport { month: MARCH, all: sums, sold: units });
    said.say_sold(SOLD, &Sold { units: 300, agt: 60 });
    let redemption =
        RedemptionTotals { paid: 100, recycled: 90, taken: 121, given_back: 21, ..RedemptionTotals::default() };
    said.say_redemption(&redemption);
    books_of(&story()).runs().values().for_each(|run| said.say_run(run.clone()));
    said
}

fn names(differences: &[Difference]) -> Vec<&str> {
    differences.iter().map(|difference| difference.figure.as_str()).collect()
}

#[test]
fn nothing_differs_when_the_chain_says_what_events_come_to() {
    let books = books_of(&story());
    assert_eq!(books.differences(&said()), []);
    assert_eq!(books.differences(&echo(&books)), []);
    assert_eq!(Books::default().differences(&Said::default()), [], "an empty chain");
}

#[test]
fn each_figure_is_named_when_it_alone_is_wrong() {
    let books = books_of(&story());
    let figures = books.figures();
    let kinds: BTreeSet<_> = figures.keys().map(|figure| figure.what).collect();
    assert_eq!(kinds.len(), What::SeasonsGaveBack as usize + 1, "the story has every kind of figure");
    for (figure, amount) in &figures {
        let mut said = Said::default();
        for (other, right) in &figures {
            said.say(other.clone(), if other == figure { right + 1 } else { *right });
        }
        books.runs().values().for_each(|run| said.say_run(run.clone()));
        let (from_events, on_chain) = (amount.to_string(), (amount + 1).to_string());
        let expected = Difference { figure: figure.to_string(), from_events, on_chain };
        assert_eq!(books.differences(&said), [expected]);
    }
}

#[test]
fn figure_is_named_when_only_one_side_knows_it() {
    let books = books_of(&story());
    let mut more = echo(&books);
    more.say(Figure::of(What::Lost).in_asset(AssetKind::WithId(SWEPT)), 2);
    let line = "revenue that was lost (asset 9): 0 by the events, 2 on the chain";
    assert_eq!(books.differences(&more).iter().map(ToString::to_string).collect::<Vec<_>>(), [line]);
    let mut fewer = echo(&books);
    fewer.figures.remove(&Figure::of(What::Gifts));
    assert_eq!(names(&books.differences(&fewer)), ["AGT that was given to the recycler"]);
    assert_eq!(books.differences(&fewer)[0].on_chain, "0");
}

#[test]
fn figure_is_named_when_storage_and_api_contradict_each_other() {
    let books = books_of(&story());
    let mut said = said();
    said.say_recycler(&RecyclerReport { burned: Planck(39), ..recycler_report() });
    let line = "AGT that came back and was burned: 40 by the events, 39 and 40 on the chain";
    assert_eq!(books.differences(&said).iter().map(ToString::to_string).collect::<Vec<_>>(), [line]);
}

#[test]
fn each_fact_of_a_run_is_named_when_it_alone_is_wrong() {
    use agt_primitives::buyback::RunReport;

    let books = books_of(&story());
    let changes: [(fn(&mut RunReport<AccountId>), &str); 12] = [
        (|run| run.asset += 1, "asset"),
        (|run| run.how = SoldBy::Market, "how"),
        (|run| run.buyer = None, "buyer"),
        (|run| run.units += 1, "units"),
        (|run| run.agt.0 += 1, "agt"),
        (|run| run.rate += 1, "rate"),
        (|run| run.reference += 1, "reference"),
        (|run| run.mode = RecyclerMode::Alaya, "mode"),
        (|run| run.burned.0 += 1, "burned"),
        (|run| run.kept.0 += 1, "kept"),
        (|run| run.block += 1, "block"),
        (|run| run.at.0 += 1, "at"),
    ];
    for (change, fact) in changes {
        let mut said = echo(&books);
        change(said.runs.get_mut(&0).expect("it was sold"));
        assert_eq!(names(&books.differences(&said)), [format!("run 0: {fact}")]);
    }
}

#[test]
fn run_is_named_when_only_one_side_knows_it() {
    let books = books_of(&story());
    let mut said = echo(&books);
    let mut other = said.runs.remove(&1).expect("it was sold");
    other.run = 2;
    said.say_run(other);
    let lines: Vec<_> = books.differences(&said).iter().map(ToString::to_string).collect();
    let expected = ["run 1: sold by the events, none on the chain", "run 2: none by the events, sold on the chain"];
    assert_eq!(lines, expected);
}
