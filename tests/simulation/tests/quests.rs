//! What decision 45 rests on: the committed tables of quests are those of the model, and nobody is paid for nothing.

mod docs;

use agt_primitives::{
    quests::{Milestone, Quest, QuestTerms, Reward},
    reward_pools::PoolTerms,
};
use agt_simulation::{
    money::agt,
    quests::{
        population::dust,
        rewards::Won,
        tables::{agt_of_events, all, full_time, played, Played},
        Population, Work, Year,
    },
};
use docs::{committed, lines};
use std::sync::LazyLock;

/// Every population, played once.
static PLAYED: LazyLock<Vec<Played>> = LazyLock::new(played);

/// The most that an account of a farm is rewarded for a right answer, against an honest account that works full time.
const FARM: f64 = 5.3;

fn of(name: &str) -> &'static Played {
    PLAYED.iter().find(|one| one.population.name == name).unwrap_or_else(|| panic!("no {name}"))
}

fn boosters(years: &[Year]) -> f64 {
    years.iter().map(|year| f64::from(year.won.boosters)).sum::<f64>() / years.len() as f64
}

#[test]
fn committed_tables_of_quests_are_those_of_the_model() {
    for (name, text) in all(&PLAYED) {
        assert_eq!(committed(&name), text, "{name}: run scripts/simulate.sh --rewards and commit what it writes");
    }
}

#[test]
fn idle_and_fake_accounts_get_exactly_nothing() {
    for name in ["idle", "fake"] {
        let one = of(name);
        for year in one.all.iter().chain(&one.pools) {
            assert_eq!((year.won, year.used, year.aia()), (Won::default(), 0, 0), "{name}");
            assert!(year.medallion.is_none() && year.events(1).iter().all(|claims| !claims), "{name}");
        }
    }
    assert!(of("idle").all.iter().all(|year| year.proven.is_some() && year.sets == 0));
    // A fake works for its own requester at the price that earns merit, and guesses quizzes all year.
    assert!(of("fake").all.iter().all(|year| year.proven.is_none() && year.sets > 300));
}

#[test]
fn dust_that_a_requester_pays_its_own_workers_gets_nothing() {
    assert!(dust() < PoolTerms::DEFAULT.least_merit);
    let one = of("pays itself dust");
    for year in one.all.iter().chain(&one.pools) {
        assert_eq!((year.won, year.sets, year.aia()), (Won::default(), 0, 0));
        assert!(year.proven.is_some() && year.bought.iter().sum::<u32>() > 1_000);
    }
}

#[test]
fn farm_is_rewarded_no_more_for_an_answer_than_the_factor_found() {
    let full = full_time(&PLAYED).reward_xp_an_answer().expect("it works");
    let factors = PLAYED.iter().filter_map(|one| Some((one.population.name, one.reward_xp_an_answer()? / full)));
    let factors = factors.collect::<Vec<_>>();
    assert!(factors.iter().all(|(_, factor)| *factor <= FARM), "{factors:?}");
    // The greatest is that of the least work, and it is little work.
    let (most, factor) = factors.iter().max_by(|one, other| one.1.total_cmp(&other.1)).expect("somebody works");
    assert!(*most == Population::FARM_MONTHLY.name && *factor > FARM - 0.3, "{most}: {factor}");
    let monthly = of(most);
    let xp = |one: &Played| one.mean(|year| year.reward_xp() as f64);
    assert!(xp(monthly) < xp(full_time(&PLAYED)) / 20.0);
}

#[test]
fn own_requester_moves_no_aia_event_or_medallion() {
    for one in PLAYED.iter().filter(|one| matches!(one.population.work, Work::Bought { .. })) {
        for year in one.all.iter().chain(&one.pools) {
            assert_eq!(year.aia(), 0, "{}", one.population.name);
            assert!(year.medallion.is_none() && year.events(1).iter().all(|claims| !claims));
        }
    }
}

#[test]
fn boosters_for_a_few_cents_need_sets_of_pools_that_count() {
    let beside = of("part-time and small sets of its own");
    let price = agt(QuestTerms::DEFAULT.booster_price);
    let fees = beside.mean(|year| year.fees);
    assert!(fees / boosters(&beside.pools) < price / 25.0, "they would cost a twenty-fifth of the price");
    let aia = |years: &[Year]| years.iter().map(|year| year.aia() as f64).sum::<f64>() / years.len() as f64;
    // What they add: nearly a twentieth if sets of pools count, and next to nothing as they do not.
    let dust = aia(&of("part-time and dust of its own").all);
    assert!(aia(&beside.pools) > 1.04 * dust && aia(&beside.all) < 1.003 * dust);
}

#[test]
fn quests_and_milestones_pay_no_agt() {
    for reward in Quest::ALL.iter().map(|quest| quest.reward()).chain(Milestone::ALL.map(|one| one.reward())) {
        assert_eq!(Reward { agt: 0, ..reward }, reward);
    }
    assert!(PLAYED.iter().flat_map(|one| &one.all).all(|year| year.won.agt == 0));
}

#[test]
fn agt_of_events_goes_to_whoever_holds_a_medallion() {
    for (one, agt) in PLAYED.iter().zip(agt_of_events(&PLAYED)) {
        let holds = one.all.iter().any(|year| year.medallion.is_some());
        assert_eq!(agt > 0.0, holds, "{}: {agt}", one.population.name);
    }
}

#[test]
fn text_has_the_rows_of_the_tables_of_quests() {
    let text = committed("../economics.md");
    let shown = |line: String| assert!(text.contains(&line), "missing: {line}");
    for row in lines("quests.csv") {
        let columns = [
            "population",
            "right_answers",
            "xp_of_work",
            "xp_of_quests",
            "xp_of_milestones",
            "boosters_won",
            "of_honest_full_time",
            "agt_of_events",
            "both_add_pct",
            "fees_agt",
        ];
        shown(format!("| {} |", columns.map(|column| row[column].as_str()).join(" | ")));
    }
    let rows = lines("quests-pools.csv");
    for pair in rows.chunks(2).filter(|pair| pair[0] != pair[1] && pair[0]["reward_xp"] != pair[1]["reward_xp"]) {
        let [counts, not] = pair else { panic!("two lines for each population") };
        let both = |column: &str| format!("{} | {}", counts[column], not[column]);
        shown(format!(
            "| {} | {} | {} | {} | {} |",
            counts["population"],
            both("reward_xp"),
            both("boosters_won"),
            both("aia"),
            both("agt_a_booster")
        ));
    }
}
