use super::*;
use agt_primitives::{
    calendar::Month,
    redemption::{RedemptionTotals, SeasonRates, SeasonTerms},
    season::{Ceiling, Closing, Submitted},
};
use agt_runtime::Runtime;
use pallet_redemption::{Event, Season, SeasonAccounts};

const MARCH: Month = Month(686);

fn submitted(number: u8, base: u64, bonded: u64) -> Event<Runtime> {
    Event::Submitted { season: MARCH, who: who(number), bonded, base, kept: 0, total: Submitted { base: 0, bonded: 0 } }
}

fn rates(of: Submitted) -> SeasonRates {
    let terms = SeasonTerms::default();
    let lanes = Closing::of(1_000_000, terms.base_part, of, Ceiling::MOST).expect("it fits");
    SeasonRates { pool: 1_000_000, returned: 500, lanes }
}

fn season(season: Season) -> Facts {
    stored("Redemption", "Seasons", &Subject::Season(MARCH), season)
}

#[test]
fn season_is_what_was_submitted_closed_claimed_and_swept() {
    let all = Submitted { base: 300, bonded: 70 };
    let rates = rates(all);
    let mut events = Vec::from([submitted(1, 100, 0), submitted(1, 50, 70), submitted(2, 150, 0)]);
    let open = Season { submitted: all, people: 2, ..Season::new(SeasonTerms::default()) };
    let books = |events: &[Event<Runtime>]| books_of(events.iter().cloned().map(RuntimeEvent::Redemption));
    assert_eq!(books(&events).facts(&Subject::Season(MARCH)), season(open));
    let of = |number| Subject::Submission(MARCH, who(number));
    let first = Submitted { base: 150, bonded: 70 };
    assert_eq!(books(&events).facts(&of(1)), stored("Redemption", "Submissions", &of(1), first));

    events.push(Event::SeasonClosed { season: MARCH, rates, reserved: 40, given_back: 10 });
    let (amount, recycled, paid) = (90, 60, 90);
    events.push(Event::Claimed { season: MARCH, who: who(1), submitted: first, amount, recycled, paid });
    events.push(Event::SeasonSwept { season: MARCH, lifted: 5, given_back: 3 });
    let accounts = Some(SeasonAccounts { rates, paid: 90 });
    let ended = Season { claimed: first, accounts, swept: Some(8), ..open };
    assert_eq!(books(&events).facts(&Subject::Season(MARCH)), season(ended));
    assert!(books(&events).facts(&of(1)).are_zero() && !books(&events).facts(&of(2)).are_zero());
    let totals =
        RedemptionTotals { aia: 370, reserved: 40, paid: 90, recycled: 60, lifted: 5, taken: 500, given_back: 13 };
    assert_eq!(books(&events).facts(&Subject::Seasons), stored("Redemption", "Totals", &Subject::Seasons, totals));

    let second = Submitted { base: 150, bonded: 0 };
    events.push(Event::SubmissionSwept { season: MARCH, who: who(2), submitted: second });
    assert!(books(&events).facts(&of(2)).are_zero());
    assert_eq!(books(&events).facts(&Subject::Season(MARCH)), season(ended), "what was submitted stays counted");
}
