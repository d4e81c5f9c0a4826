//! What decision 39 rests on: the committed tables of merit are those of the model, and they say what the decision says.

mod docs;

use agt_primitives::{basis_points::BasisPoints, reward_pools::PoolTerms};
use agt_simulation::{
    chain_model::ChainModel,
    merit::{
        farm::smallest_set,
        habits::{play, Bought, Counts, Habit},
        price_of,
        prices::Platform,
        tables::{all, platform, streaks, xp_of_a_month, Lane},
        FEES,
    },
    money::agt,
    sets::defaults,
};
use docs::{committed, lines, Line};
use std::sync::LazyLock;

/// What the platform pays, played once.
static PLATFORM: LazyLock<Platform> = LazyLock::new(platform);

#[test]
fn committed_tables_of_merit_are_those_of_the_model() {
    for (name, text) in all() {
        assert_eq!(committed(&name), text, "{name}: run scripts/simulate.sh --merit and commit what it writes");
    }
}

#[test]
fn least_price_admits_what_the_platform_pays_and_the_least_fee_does_not() {
    let least = agt(PoolTerms::DEFAULT.least_merit);
    assert_eq!(PoolTerms::DEFAULT.least_merit, price_of(FEES[0]));
    // Whether all answers are averaged, or an answer is what people need for their labour.
    for ordinary in [PLATFORM.an_answer, 1.0 / PLATFORM.break_even] {
        assert!(ordinary >= 2.0 * least, "{ordinary}");
        assert!(ordinary < agt(price_of(FEES[2])), "{ordinary}");
        assert!(agt(price_of(FEES[3])) > 5.0 * ordinary, "{ordinary}");
    }
}

#[test]
fn bought_streak_pays_at_every_fee_of_the_sweep_with_a_bond() {
    let streaks = streaks(&PLATFORM);
    let bonded = streaks.iter().filter(|streak| streak.lane == Lane::Bonded);
    let (mut seen, mut paid) = (0, 0);
    for streak in bonded {
        seen += 1;
        if streak.with.bought == 0 {
            // Who works every day has the streak anyway.
            assert!(!streak.pays() && streak.with.aia == streak.without.aia, "{streak:?}");
            continue;
        }
        paid += 1;
        assert!(streak.pays() && streak.with.aia > streak.without.aia, "{streak:?}");
        // The price whose fee would stop it is one that no pool pays.
        let stops = streak.loses_from * f64::from(BasisPoints::WHOLE.points()) / f64::from(PoolTerms::DEFAULT.fee);
        assert!(stops > 10.0 * PLATFORM.an_answer, "{streak:?}");
    }
    assert_eq!((seen, paid), (48, 40));
}

#[test]
fn streak_is_not_moved_by_what_a_requester_buys_from_itself() {
    let (_, rules) = defaults();
    let month = |bought| play(ChainModel::new(1, rules.contributors, rules.season), &rules, Habit::ALL[1], bought);
    let bought = month(Bought::for_a_streak(smallest_set(), Counts::AsPoolWork));
    assert!(bought.bought > 0 && bought.bought_xp > 0);
    assert_eq!(bought.aia, month(Bought::NONE).aia);
}

#[test]
fn bought_merit_moves_no_aia_of_an_account_that_is_not_let_in() {
    let accounts = xp_of_a_month();
    let stranger = accounts.iter().find(|(name, _)| name.starts_with("never let in")).expect("a stranger").1;
    assert_eq!((stranger.aia, stranger.worked, stranger.xp), (0, 0, 0));
    // Two sets a day of 32 answers.
    assert_eq!((stranger.bought, stranger.bought_xp), (60, 1_920));
}

#[test]
fn bought_xp_is_no_more_than_the_same_energy_earns_in_work() {
    let accounts = xp_of_a_month();
    let most = accounts.first().expect("somebody who works all its energy").1;
    assert_eq!((most.bought, most.xp), (0, 3_840));
    for (name, month) in accounts {
        assert!(month.xp + month.bought_xp <= most.xp && month.aia <= most.aia, "{name}: {month:?}");
    }
}

#[test]
fn default_fee_on_a_thousand_answers_is_less_than_two_agt() {
    let fees = 1_000.0 * FEES.map(agt)[0];
    assert!((fees - 1.5).abs() < 1e-9, "{fees}");
    assert_eq!(agt(FEES[3]) * 1_000.0, 50.0);
}

#[test]
fn text_has_the_rows_of_the_tables_of_merit() {
    let text = committed("README.md");
    let shown = |line: String| assert!(text.contains(&line), "missing: {line}");
    let bought = lines("merit.csv");
    let of = |habit: &str, price: &str| {
        let row = |row: &&Line| {
            row["habit"] == habit
                && row["lane"] == "bonded"
                && row["accounts"] == "300"
                && row["least_price_agt"] == price
        };
        bought.iter().find(row).unwrap_or_else(|| panic!("no {habit} at {price}"))
    };
    for habit in Habit::ALL.into_iter().filter(|habit| habit.days < habit.of) {
        let (at_the_price, at_the_fee) = (of(habit.name, "0.050"), of(habit.name, "1.667"));
        let columns = ["habit", "bought_sets", "aia_without", "aia_with", "worth_agt", "cost_agt"];
        let first = columns.map(|column| at_the_price[column].as_str()).join(" | ");
        shown(format!("| {first} | {} | {} |", at_the_fee["cost_agt"], at_the_price["fee_at_which_it_loses_agt"]));
    }
    let xp = lines("merit-xp.csv");
    for (account, _) in xp_of_a_month() {
        let mut rows = xp.iter().filter(|row| row["account"] == account);
        let first = rows.next().unwrap_or_else(|| panic!("no {account}"));
        let last = rows.last().unwrap_or(first);
        let columns = ["account", "xp_of_work", "xp_bought", "aia", "agt_a_1000_bought"];
        let columns = columns.map(|column| first[column].as_str()).join(" | ");
        shown(format!("| {columns} | {} |", last["agt_a_1000_bought"]));
    }
}

#[test]
fn text_says_how_many_ordinary_prices_earn_merit() {
    let prices = lines("merit-prices.csv");
    let works = prices.iter().filter(|row| row["people_work_for_aia"] == "yes").collect::<Vec<_>>();
    let at = |least: &str| works.iter().filter(|row| row[least] == "yes").count();
    let counts = (works.len(), at("at_least_0.05_agt"), at("at_least_0.167_agt"), at("at_least_1.667_agt"));
    assert_eq!(counts, (11, 7, 0, 0));
    let text = committed("README.md").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("admits 7 of the 11 such pairs"));
    let paid = &prices[0]["agt_an_answer"];
    let labour = &prices[1]["agt_an_answer"];
    assert!(text.contains(&format!("the platform pays {paid} AGT")), "{paid}");
    assert!(text.contains(&format!("honest people need {labour} AGT")), "{labour}");
}
