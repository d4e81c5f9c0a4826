//! The books of a small story. What a chain says of it comes from the reports and the storage that it would have.

mod differences;
mod rules;

use super::*;
use agt_primitives::{
    assets::{AssetId, AssetKind},
    basis_points::BasisPoints,
    buyback::{rate::realised, SoldBy},
    calendar::Month,
    recycler::{RecycleSource, Recycled, RecyclerMode},
    redemption::SeasonRates,
    revenue::RevenueSource,
    season::{Closing, Lane, Rate, Submitted},
};
use agt_runtime::{AccountId, Balance, RuntimeEvent};
use std::collections::BTreeMap;

const MARCH: Month = Month(686);
const APRIL: Month = Month(687);
const MAY: Month = Month(688);
const JUNE: Month = Month(689);

/// The asset that is sold, and one that is swept.
const SOLD: AssetId = 7;
const SWEPT: AssetId = 9;

fn who(number: u8) -> AccountId {
    AccountId::from([number; 32])
}

fn revenue(event: pallet_revenue::Event<agt_runtime::Runtime>) -> RuntimeEvent {
    RuntimeEvent::Revenue(event)
}

fn noted(asset: AssetKind, source: RevenueSource, amount: Balance, authors: Balance) -> RuntimeEvent {
    let recycled = if authors > 0 { amount - authors } else { 0 };
    revenue(pallet_revenue::Event::RevenueNoted { asset, source, month: MARCH, amount, authors, recycled })
}

fn sold(amount: Balance) -> RuntimeEvent {
    revenue(pallet_revenue::Event::RevenueSold { asset: SOLD, month: MARCH, amount, to: who(2) })
}

fn recycled(source: RecycleSource, burned: Balance, kept: Balance, season: Month) -> RuntimeEvent {
    RuntimeEvent::Recycler(pallet_recycler::Event::AgtRecycled {
        from: who(1),
        source,
        amount: burned + kept,
        mode: RecyclerMode::Split,
        staked: BasisPoints::clamped(0),
        burned,
        kept,
        season,
    })
}

fn run(run: u64, how: SoldBy, units: Balance, burned: Balance, kept: Balance) -> RuntimeEvent {
    let agt = burned + kept;
    RuntimeEvent::Buyback(pallet_buyback::Event::LotSold {
        run,
        asset: SOLD,
        how,
        buyer: (how == SoldBy::Auction).then(|| who(2)),
        units,
        agt,
        rate: realised(agt, units).expect("it fits"),
        reference: 1,
        recycled: Recycled { mode: RecyclerMode::Split, burned, kept, season: APRIL },
        at: MARCH.start().expect("it is of the calendar"),
    })
}

fn closed() -> RuntimeEvent {
    let lane = |owed| Lane { aia: 5, rate: Rate::ZERO, owed };
    let rates = SeasonRates { pool: 200, returned: 121, lanes: Closing { base: lane(50), bonded: lane(100) } };
    RuntimeEvent::Redemption(pallet_redemption::Event::SeasonClosed {
        season: APRIL,
        rates,
        reserved: 50,
        given_back: 21,
    })
}

/// A payment to somebody, as recycler and redemption tell of it.
fn claimed(recycled: Balance, minted: Balance, paid: Balance) -> [RuntimeEvent; 2] {
    let submitted = Submitted { base: 1, bonded: 0 };
    let amount = recycled + minted;
    [
        RuntimeEvent::Recycler(pallet_recycler::Event::Paid { who: who(3), recycled, minted }),
        RuntimeEvent::Redemption(pallet_redemption::Event::Claimed {
            season: APRIL,
            who: who(3),
            submitted,
            amount,
            recycled,
            paid,
        }),
    ]
}

/// Revenue arrives in three assets and is passed on, sold, lost and swept. A season takes what came back, pays a part and
/// gives a part back, which is carried on.
fn story() -> Vec<RuntimeEvent> {
    use pallet_recycler::Event::{Carried, GiftCollected, GivenBack, SeasonTook};
    use pallet_revenue::Event::{AssetSwept, AuthorPaid, RevenueLost, RevenuePassedOn, SlashesRecycled};

    let mut events = Vec::from([
        recycled(RecycleSource::Revenue, 30, 60, APRIL),
        noted(AssetKind::Native, RevenueSource::Boosters, 100, 10),
        noted(AssetKind::WithId(SOLD), RevenueSource::RewardPools, 500, 0),
        recycled(RecycleSource::Slashes, 0, 8, APRIL),
        revenue(SlashesRecycled { amount: 8 }),
        recycled(RecycleSource::Auctions, 10, 30, APRIL),
        sold(200),
        run(0, SoldBy::Auction, 200, 10, 30),
        sold(100),
        recycled(RecycleSource::Markets, 0, 20, APRIL),
        run(1, SoldBy::Market, 100, 0, 20),
        revenue(RevenueLost { asset: AssetKind::WithId(SOLD), amount: 5 }),
        noted(AssetKind::WithId(SWEPT), RevenueSource::Gifts, 6, 0),
        revenue(AssetSwept { asset: SWEPT, amount: 7, counted: 6 }),
        RuntimeEvent::Recycler(GiftCollected { amount: 3, season: APRIL }),
        RuntimeEvent::Recycler(SeasonTook { season: APRIL, amount: 121 }),
        RuntimeEvent::Recycler(GivenBack { amount: 21, season: MAY }),
        closed(),
    ]);
    events.extend(claimed(70, 0, 70));
    events.extend(claimed(20, 10, 100));
    events.extend([
        RuntimeEvent::Recycler(Carried { from: MAY, amount: 21, season: JUNE }),
        revenue(AuthorPaid { author: who(4), amount: 4 }),
        noted(AssetKind::Native, RevenueSource::Gifts, 50, 0),
        recycled(RecycleSource::Revenue, 0, 45, JUNE),
        revenue(RevenuePassedOn { authors: 5, recycled: 45 }),
    ]);
    events
}

/// Returns the books of events, each of which has a block of its own.
fn books_of(events: &[RuntimeEvent]) -> Books {
    let mut books = Books::default();
    events.iter().zip(1..).for_each(|(event, block)| books.follow(block, event));
    books
}

#[test]
fn figures_of_a_story_are_what_its_events_come_to() {
    let books = books_of(&story());
    let ever = books.figures().into_iter().filter(|(figure, _)| figure.month.is_none());
    let found: BTreeMap<String, Balance> = ever.map(|(figure, amount)| (figure.to_string(), amount)).collect();
    let expected = [
        ("revenue (AGT)", 150),
        ("revenue (AGT, from boosters)", 100),
        ("revenue (AGT, from gifts)", 50),
        ("revenue (asset 7)", 500),
        ("revenue (asset 7, from reward pools)", 500),
        ("revenue (asset 9)", 6),
        ("revenue (asset 9, from gifts)", 6),
        ("revenue that went to the authors of blocks (AGT)", 15),
        ("AGT that the authors of blocks were paid", 4),
        ("revenue that the recycler took (AGT)", 135),
        ("revenue that was sold (asset 7)", 300),
        ("revenue that was swept into the treasury (asset 9)", 6),
        ("revenue that was lost (asset 7)", 5),
        ("slashes that the recycler took", 8),
        ("AGT that came back", 203),
        ("AGT that came back (from revenue)", 135),
        ("AGT that came back (from slashes)", 8),
        ("AGT that came back (from auctions)", 40),
        ("AGT that came back (from markets)", 20),
        ("AGT that came back and was burned", 40),
        ("AGT that was given to the recycler", 3),
        ("AGT that seasons took out of the recycler", 121),
        ("AGT that the recycler paid for seasons", 90),
        ("AGT that was given back to the recycler", 21),
        ("AGT that was carried to a later season", 21),
        ("AGT that waits for seasons", 66),
        ("AGT that seasons took and still owe", 10),
        ("runs of buyback", 2),
        ("AGT that buyback brought", 60),
        ("AGT that buyback brought (asset 7)", 60),
        ("AGT that buyback brought and that was burned", 10),
        ("AGT that buyback brought and that seasons pay", 50),
        ("units that buyback sold (asset 7)", 300),
        ("AGT that was paid for AIA", 100),
        ("AGT out of revenue that was paid for AIA", 90),
        ("revenue that seasons took", 121),
        ("revenue that seasons gave back", 21),
    ];
    assert_eq!(found, BTreeMap::from(expected.map(|(figure, amount)| (figure.to_owned(), amount))));
}

#[test]
fn figures_of_a_month_are_those_of_its_events() {
    let books = books_of(&story());
    let of = |figure: Figure| books.sum(&figure.within(MARCH));
    let asset = |what| Figure::of(what).in_asset(AssetKind::WithId(SOLD));
    assert_eq!([of(asset(What::Collected)), of(asset(What::Sold)), of(asset(What::Units))], [500, 300, 300]);
    assert_eq!([of(Figure::of(What::Runs)), of(Figure::of(What::Brought))], [2, 60]);
    assert_eq!(books.months().into_iter().collect::<Vec<_>>(), [MARCH], "a season is no month of revenue");
    let belonging = books.figures().into_iter().filter(|(figure, _)| figure.what == What::Belonging);
    let belonging: Vec<_> = belonging.map(|(figure, amount)| (figure.month, amount)).collect();
    assert_eq!(belonging, [(Some(JUNE), 66)], "what was taken and carried has left");
}

#[test]
fn run_is_what_its_event_tells_and_where_it_stands() {
    let books = books_of(&story());
    let run = &books.runs()[&0];
    assert_eq!((run.asset, run.how, run.buyer.clone(), run.units), (SOLD, SoldBy::Auction, Some(who(2)), 200));
    assert_eq!((run.agt.0, run.burned.0, run.kept.0, run.rate), (40, 10, 30, 200_000_000_000));
    assert_eq!((run.block, run.mode, books.runs()[&1].buyer.clone()), (8, RecyclerMode::Split, None));
}

#[test]
fn figure_reads_as_its_json() {
    let figure = Figure::of(What::Collected).in_asset(AssetKind::Native).of_source(RevenueSource::RewardPools);
    let told = serde_json::to_value(figure.within(MARCH)).expect("it is JSON");
    let expected =
        serde_json::json!({ "what": "collected", "month": "2027-03", "asset": null, "source": "rewardPools" });
    assert_eq!(told, expected);
    let other = Figure::of(What::BroughtKept).in_asset(AssetKind::WithId(SOLD)).back_from(RecycleSource::Markets);
    let told = serde_json::to_value(other).expect("it is JSON");
    assert_eq!(told, serde_json::json!({ "what": "broughtKept", "asset": 7, "source": "markets" }));
}

#[test]
fn amount_is_of_agt_unless_it_counts_units_or_runs() {
    let in_asset = |what| Figure::of(what).in_asset(AssetKind::WithId(SOLD)).is_agt();
    assert!(Figure::of(What::Burned).is_agt() && Figure::of(What::Collected).in_asset(AssetKind::Native).is_agt());
    assert!(in_asset(What::Brought) && !in_asset(What::Collected) && !in_asset(What::Units));
    assert!(!Figure::of(What::Runs).is_agt());
}
