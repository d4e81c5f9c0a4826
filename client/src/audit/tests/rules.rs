//! Rules that events break among themselves are named.

use super::*;

/// Returns the story with some events changed.
fn changed(change: fn(&mut RuntimeEvent)) -> Vec<RuntimeEvent> {
    let mut events = story();
    events.iter_mut().for_each(change);
    events
}

fn rules(events: &[RuntimeEvent]) -> Vec<String> {
    books_of(events).breaches().into_iter().map(|breach| breach.rule).collect()
}

fn assert_names(events: &[RuntimeEvent], part: &str) {
    let rules = rules(events);
    assert!(rules.iter().any(|rule| rule.contains(part)), "{part} is not in {rules:?}");
}

#[test]
fn story_breaks_no_rule() {
    assert_eq!(books_of(&story()).breaches(), []);
    assert_eq!(Books::default().breaches(), []);
}

#[test]
fn rule_is_named_when_an_event_of_revenue_breaks_it() {
    use pallet_revenue::Event::{AssetSwept, AuthorPaid, RevenueNoted, RevenuePassedOn, SlashesRecycled};

    let cases: [(fn(&mut RuntimeEvent), &str); 5] = [
        (
            |event| match event {
                RuntimeEvent::Revenue(RevenueNoted { asset: AssetKind::WithId(SOLD), recycled, .. }) => *recycled = 1,
                _ => {}
            },
            "of 500 that arrived, 0 went to authors and 1 to the recycler",
        ),
        (
            |event| match event {
                RuntimeEvent::Revenue(RevenuePassedOn { authors, .. }) => *authors += 1,
                _ => {}
            },
            "6 and 45 planck were passed on, and 50 were held",
        ),
        (
            |event| match event {
                RuntimeEvent::Revenue(AssetSwept { counted, .. }) => *counted += 2,
                _ => {}
            },
            "7 of asset 9 were swept, and 8 counted",
        ),
        (
            |event| match event {
                RuntimeEvent::Revenue(AuthorPaid { amount, .. }) => *amount = 16,
                _ => {}
            },
            "the authors of blocks were paid 16 and given 15",
        ),
        (
            |event| match event {
                RuntimeEvent::Revenue(SlashesRecycled { amount }) => *amount += 1,
                _ => {}
            },
            "slashes that the recycler took: 9; AGT that came back (from slashes): 8",
        ),
    ];
    cases.into_iter().for_each(|(change, part)| assert_names(&changed(change), part));
}

#[test]
fn rule_is_named_when_an_event_of_the_recycler_breaks_it() {
    use pallet_recycler::Event::{AgtRecycled, Carried, Paid, SeasonTook};

    let cases: [(fn(&mut RuntimeEvent), &str); 5] = [
        (
            |event| match event {
                RuntimeEvent::Recycler(AgtRecycled { source: RecycleSource::Slashes, burned, .. }) => *burned += 1,
                _ => {}
            },
            "of 8 planck that came back, 1 were burned and 8 kept",
        ),
        (
            |event| match event {
                RuntimeEvent::Recycler(SeasonTook { amount, .. }) => *amount -= 1,
                _ => {}
            },
            "120 planck left the season 2027-04, and 121 belonged to it",
        ),
        (
            |event| match event {
                RuntimeEvent::Recycler(Carried { amount, .. }) => *amount += 1,
                _ => {}
            },
            "22 planck left the season 2027-05, and 21 belonged to it",
        ),
        (
            |event| match event {
                RuntimeEvent::Recycler(Paid { recycled: recycled @ 70, .. }) => *recycled += 31,
                _ => {}
            },
            "the recycler has paid and got back more than seasons took",
        ),
        (
            |event| match event {
                RuntimeEvent::Recycler(SeasonTook { amount, .. }) => *amount -= 1,
                _ => {}
            },
            "67 wait for seasons, and 66 belong to one",
        ),
    ];
    cases.into_iter().for_each(|(change, part)| assert_names(&changed(change), part));
}

#[test]
fn rule_is_named_when_a_run_breaks_it() {
    use pallet_buyback::Event::LotSold;

    let cases: [(fn(&mut RuntimeEvent), &str); 6] = [
        (
            |event| match event {
                RuntimeEvent::Buyback(LotSold { run: run @ 1, .. }) => *run = 2,
                _ => {}
            },
            "run 2 does not follow the run before it",
        ),
        (
            |event| match event {
                RuntimeEvent::Buyback(LotSold { run: 0, recycled, .. }) => recycled.kept += 1,
                _ => {}
            },
            "run 0 burned and kept another amount than it brought",
        ),
        (
            |event| match event {
                RuntimeEvent::Buyback(LotSold { run: 0, rate, .. }) => *rate += 1,
                _ => {}
            },
            "run 0 has another rate than it brought",
        ),
        (
            |event| match event {
                RuntimeEvent::Buyback(LotSold { run: 0, agt, .. }) => *agt += 1,
                _ => {}
            },
            "run 0 brought 41 planck, and 40 planck came back just before",
        ),
        (
            |event| match event {
                RuntimeEvent::Buyback(LotSold { run: 0, how, .. }) => *how = SoldBy::Market,
                _ => {}
            },
            "came back just before, or by another way",
        ),
        (
            |event| match event {
                RuntimeEvent::Revenue(pallet_revenue::Event::RevenueSold { amount: amount @ 200, .. }) => *amount -= 1,
                _ => {}
            },
            "run 0 sold 200 of asset 7, and revenue 199 of asset 7",
        ),
    ];
    cases.into_iter().for_each(|(change, part)| assert_names(&changed(change), part));
}

#[test]
fn rule_is_named_when_an_event_of_redemption_breaks_it() {
    use pallet_redemption::Event::{Claimed, SeasonClosed};

    let cases: [(fn(&mut RuntimeEvent), &str); 3] = [
        (
            |event| match event {
                RuntimeEvent::Redemption(SeasonClosed { reserved, .. }) => *reserved += 1,
                _ => {}
            },
            "the season 2027-04 owes another amount",
        ),
        (
            |event| match event {
                RuntimeEvent::Redemption(Claimed { recycled: recycled @ 20, .. }) => *recycled = 31,
                _ => {}
            },
            "the season 2027-04 paid 30 planck, and 31 of them out of revenue",
        ),
        (
            |event| match event {
                RuntimeEvent::Redemption(SeasonClosed { given_back, .. }) => *given_back = 0,
                _ => {}
            },
            "revenue that seasons gave back: 0; AGT that was given back to the recycler: 21",
        ),
    ];
    cases.into_iter().for_each(|(change, part)| assert_names(&changed(change), part));
}

#[test]
fn sale_is_named_when_no_run_tells_of_it() {
    let mut events = story();
    let is_run = |event: &RuntimeEvent| matches!(event, RuntimeEvent::Buyback(_));
    let last = events.iter().rposition(is_run).expect("something was sold");
    events.remove(last);
    let found = rules(&events);
    for part in
        ["no run tells of 100 of asset 7", "no run tells of 20 planck", "units that buyback sold (asset 7): 200"]
    {
        assert!(found.iter().any(|rule| rule.contains(part)), "{part} is not in {found:?}");
    }
    let first = events.iter().position(is_run).expect("something was sold");
    events.remove(first);
    assert_names(&events, "revenue was sold twice");
    assert_names(&events, "AGT of two sales came back");
}

#[test]
fn breach_names_its_block_and_the_rest_is_counted() {
    let swept = pallet_revenue::Event::AssetSwept { asset: SWEPT, amount: 1, counted: 2 };
    let events: Vec<_> = (0..MOST_BREACHES + 3).map(|_| revenue(swept.clone())).collect();
    let breaches = books_of(&events).breaches();
    assert_eq!(breaches.len(), MOST_BREACHES + 1);
    assert_eq!(breaches[4].to_string(), "block 5: 1 of asset 9 were swept, and 2 counted");
    assert_eq!(breaches[MOST_BREACHES].rule, "3 more events break a rule");
}

#[test]
fn sum_that_does_not_fit_is_a_breach() {
    let gift = |amount| RuntimeEvent::Recycler(pallet_recycler::Event::GiftCollected { amount, season: APRIL });
    assert_names(&[gift(Balance::MAX), gift(1)], "the sum does not fit its type: AGT that was given to the recycler");
}
