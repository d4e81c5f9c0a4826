use super::*;
use agt_primitives::{
    basis_points::BasisPoints,
    calendar::{Month, DAY},
    contributors::{AiaTotals, Bucket, Outcome, Qualified, SetKey, MAX_BUCKETS},
    regeneration::{Regenerating, Regeneration},
    Aia,
};
use agt_runtime::Runtime;
use pallet_contributors::{AiaBalance, ContributorTotals, Event, Growing, Person, XpTotals};

fn registered(held: u128) -> Event<Runtime> {
    Event::Registered {
        who: who(1),
        number: 0,
        tree: 0,
        referrer: None,
        held,
        sponsor: None,
        invitations: 0,
        energy: 10,
    }
}

fn closed(earned: Aia, aia: Aia, lost: Aia, ripens_at: Moment, xp: u64) -> Event<Runtime> {
    Event::WorkClosed {
        who: who(1),
        set: SetKey { campaign: 1, set: 2 },
        outcome: Outcome::Accepted,
        earned,
        aia,
        lost,
        held: 0,
        ripens_at,
        xp,
        returned: 0,
        reserved_today: 0,
        energy_returned: 0,
        area: 1,
        reputation: BasisPoints::clamped(0),
        qualified: Qualified::Yes,
        counted_for: None,
    }
}

fn paid(aia: Aia, ripens_at: Moment) -> Event<Runtime> {
    closed(aia, aia, 0, ripens_at, 0)
}

fn burned(aia: Aia) -> Event<Runtime> {
    Event::AiaBurned { who: who(1), aia, ripe: 0, burned: 0 }
}

/// Returns the books after these events at these times, each in a block of its own.
fn books(events: impl IntoIterator<Item = (Moment, Event<Runtime>)>) -> WholeBooks {
    let mut books = WholeBooks::default();
    for (number, (now, event)) in (1..).zip(events) {
        books.begin(number, now);
        books.follow(&RuntimeEvent::Contributors(event));
    }
    books
}

/// What storage says of an account at a moment.
fn person(now: Moment, buckets: &[(Moment, Aia)], aia: AiaBalance, xp: u64, spent: u64, held: u128) -> Facts {
    let buckets: Vec<_> = buckets.iter().map(|(ripens, aia)| Bucket { ripens: *ripens, aia: *aia }).collect();
    let aia = AiaBalance { buckets: buckets.try_into().expect("there are few"), ..aia };
    let by = Regeneration { period: 1, maximum: 10 };
    let person = Person::<AccountId> {
        number: 0,
        tree: 0,
        registered: 0,
        referrer: None,
        held,
        proven: None,
        redeemed: false,
        last_active: 0,
        energy: Growing { held: Regenerating { units: 10, since: 0 }, by },
        xp,
        spent,
        areas: 0,
        open: 0,
        usage: Default::default(),
        streak: Default::default(),
        aia,
        counted_in: None,
    };
    stored_at(now, "Contributors", "People", &Subject::Person(who(1)), person)
}

#[test]
fn aia_ripens_with_the_day_that_begins_after_its_window() {
    let events = || {
        [
            (NOW, registered(7)),
            (NOW, paid(10, DAY + 1)),
            (NOW, paid(5, 2 * DAY)),
            (NOW, paid(3, NOW)),
            (NOW, closed(8, 0, 2, DAY, 40)),
            (NOW, Event::XpGranted { who: who(1), xp: 2 }),
            (NOW, Event::Proven { who: who(1), released: 7 }),
            (2 * DAY, burned(12)),
            (2 * DAY, Event::XpSpent { who: who(1), xp: 30, left: 12 }),
        ]
    };
    let aia = AiaBalance { matured: 3, earned: 18, ..Default::default() };
    let before = person(NOW, &[(2 * DAY, 15)], aia, 42, 0, 0);
    assert_eq!(books(events().into_iter().take(7)).facts(&Subject::Person(who(1))), before);
    let aia = AiaBalance { matured: 6, earned: 18, burned: 12, ..Default::default() };
    let books = books(events());
    assert_eq!(books.facts(&Subject::Person(who(1))), person(2 * DAY, &[], aia, 42, 30, 0));
    let totals = ContributorTotals {
        registered: 1,
        proven: 1,
        held: 0,
        waiting: 8 - 2,
        aia: AiaTotals { earned: 18, outstanding: 6, burned: 12, ..Default::default() },
        xp: XpTotals { worked: 40, granted: 2, spent: 30, removed: 0 },
    };
    assert_eq!(books.facts(&Subject::People), stored("Contributors", "Totals", &Subject::People, totals));
}

#[test]
fn ripening_is_the_same_whether_the_chain_has_settled_it_or_not() {
    let aia = |matured| AiaBalance { matured, earned: 9, ..Default::default() };
    let lazy = person(3 * DAY, &[(DAY, 4), (2 * DAY, 5)], aia(0), 0, 0, 0);
    assert_eq!(lazy, person(3 * DAY, &[], aia(9), 0, 0, 0));
}

#[test]
fn dispute_holds_aia_and_gives_back_what_it_does_not_take() {
    let held = Event::AiaHeld { who: who(1), dispute: 1, aia: 6, ripens: DAY, disputed: 6 };
    let ended = Event::DisputeEnded { who: who(1), dispute: 1, clawed_back: 2, released: 4, ripens: DAY, disputed: 0 };
    let events = [(NOW, paid(6, DAY)), (NOW, paid(9, 2 * DAY)), (NOW, held), (NOW, ended)];
    let open = AiaBalance { earned: 15, disputed: 6, ..Default::default() };
    let books_of = |count| books(events.iter().cloned().take(count));
    assert_eq!(books_of(3).facts(&Subject::Person(who(1))), person(NOW, &[(2 * DAY, 9)], open, 0, 0, 0));
    let over = AiaBalance { earned: 15, clawed_back: 2, ..Default::default() };
    let expected = person(NOW, &[(DAY, 4), (2 * DAY, 9)], over, 0, 0, 0);
    assert_eq!(books_of(4).facts(&Subject::Person(who(1))), expected);
    assert_eq!(books_of(4).figure(&Subject::People, "AIA outstanding"), 13);
}

#[test]
fn last_days_are_merged_when_there_are_too_many() {
    let most = u64::from(MAX_BUCKETS);
    let days = |range: std::ops::RangeInclusive<u64>| range.map(|day| (NOW, paid(1, 2 * day * DAY)));
    let of = |more: u64| {
        let books = books(days(1..=most).chain([(NOW, paid(5, more * DAY))]));
        books.facts(&Subject::Person(who(1)))
    };
    let expected = |buckets: Vec<(Moment, Aia)>| {
        let aia = AiaBalance { earned: most + 5, ..Default::default() };
        person(NOW, &buckets, aia, 0, 0, 0)
    };
    let first = |count: u64| (1..=count).map(|day| (2 * day * DAY, 1));
    let after_all = first(most - 1).chain([((2 * most + 1) * DAY, 6)]).collect();
    assert_eq!(of(2 * most + 1), expected(after_all));
    let before_the_last = first(most - 1).chain([(2 * most * DAY, 6)]).collect();
    assert_eq!(of(2 * most - 1), expected(before_the_last));
    let mut early: Vec<_> = first(most - 2).chain([(2 * most * DAY, 2)]).collect();
    early.insert(1, (3 * DAY, 5));
    assert_eq!(of(3), expected(early));
    let mut same: Vec<_> = first(most).collect();
    same[0].1 = 6;
    assert_eq!(of(2), expected(same));
}

#[test]
fn accepted_aia_counts_in_the_season_of_its_block() {
    let mut counted = closed(7, 7, 0, 0, 0);
    if let Event::WorkClosed { counted_for, .. } = &mut counted {
        *counted_for = Some(who(2));
    }
    let season = Month::at(NOW).expect("a month");
    let books = books([(NOW, paid(5, NOW)), (NOW, counted), (NOW, closed(9, 0, 0, 0, 0))]);
    let subject = Subject::Referrals(season);
    let of = pallet_contributors::ReferralSeason { accepted: 12, counted: 7, ..Default::default() };
    assert_eq!(books.facts(&subject), stored("Contributors", "ReferralSeasons", &subject, of));
}

#[test]
fn removed_account_takes_its_aia_and_xp_along() {
    let removed = Event::Removed { who: who(1), number: 0, released: 7, expired: 4, xp: 9 };
    let books = books([(NOW, registered(7)), (NOW, closed(4, 4, 0, DAY, 9)), (NOW, removed)]);
    assert!(books.facts(&Subject::Person(who(1))).are_zero());
    let aia = AiaTotals { earned: 4, expired: 4, ..Default::default() };
    let xp = XpTotals { worked: 9, removed: 9, ..Default::default() };
    let totals = ContributorTotals { aia, xp, ..Default::default() };
    assert_eq!(books.facts(&Subject::People), stored("Contributors", "Totals", &Subject::People, totals));
}

#[test]
fn referrer_is_credited_ripe_aia() {
    let season = Month(686);
    let books = books([(NOW, Event::ReferralClaimed { who: who(1), season, counted: 50, invitees: 2, aia: 5 })]);
    let aia = AiaBalance { earned: 5, matured: 5, ..Default::default() };
    assert_eq!(books.facts(&Subject::Person(who(1))), person(NOW, &[], aia, 0, 0, 0));
    let paid = pallet_contributors::ReferralSeason { paid: 5, ..Default::default() };
    let subject = Subject::Referrals(season);
    assert_eq!(books.facts(&subject), stored("Contributors", "ReferralSeasons", &subject, paid));
}
