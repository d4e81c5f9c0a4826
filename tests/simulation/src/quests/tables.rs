//! The tables of quests, milestones, boosters and characters.

use super::{
    events::MONTHLY,
    play,
    year::{Plays, Year},
    Population, Work,
};
use crate::{
    money::agt,
    output::{table, File},
    rules::Rules,
};
use std::thread;

/// The accounts of each population.
pub const ACCOUNTS: u64 = 24;

/// The years of a population's accounts: with everything, and without.
#[derive(Clone, Debug)]
pub struct Played {
    /// The population.
    pub population: Population,
    /// With rewards and a character.
    pub all: Vec<Year>,
    /// With rewards alone.
    pub rewards: Vec<Year>,
    /// With a character alone.
    pub character: Vec<Year>,
    /// With neither.
    pub none: Vec<Year>,
    /// With both, if the sets of pools counted for quests. Empty where nothing is bought.
    pub pools: Vec<Year>,
}

impl Played {
    /// Plays the years of a population.
    pub fn of(population: Population) -> Self {
        let rules = Rules::defaults();
        let years = |plays| (0..ACCOUNTS).map(|number| play(population, &rules, plays, number)).collect();
        Self {
            population,
            all: years(Plays::ALL),
            rewards: years(Plays { character: false, ..Plays::ALL }),
            character: years(Plays { rewards: false, ..Plays::ALL }),
            none: years(Plays::NONE),
            pools: match population.buys() {
                Some(_) => years(Plays { pools: true, ..Plays::ALL }),
                None => Vec::new(),
            },
        }
    }

    /// Returns a figure of the years with everything, on average.
    pub fn mean(&self, figure: impl Fn(&Year) -> f64) -> f64 {
        mean(&self.all, figure)
    }

    /// Returns the XP of quests and milestones for a right answer; none without a right answer.
    pub fn reward_xp_an_answer(&self) -> Option<f64> {
        let answers = self.mean(|year| f64::from(year.answers));
        (answers > 0.0).then(|| self.mean(|year| year.reward_xp() as f64) / answers)
    }

    /// Returns the AIA that rewards add, that a character adds, and that both add, as parts of the AIA without either.
    pub fn added_aia(&self) -> [f64; 3] {
        let aia = |years: &[Year]| mean(years, |year| year.aia() as f64);
        let without = aia(&self.none);
        [&self.rewards, &self.character, &self.all].map(|with| match without > 0.0 {
            true => aia(with) / without - 1.0,
            false => 0.0,
        })
    }

    /// Returns the part of its accounts that can claim the event of each month.
    pub fn claimants(&self) -> Vec<f64> {
        let all = self.all.iter().map(|year| year.events(MONTHLY.least)).collect::<Vec<_>>();
        let months = all.iter().map(Vec::len).min().unwrap_or_default();
        let part = |month: usize| all.iter().filter(|year| year[month]).count() as f64 / all.len() as f64;
        (0..months).map(part).collect()
    }
}

fn mean(years: &[Year], figure: impl Fn(&Year) -> f64) -> f64 {
    years.iter().map(figure).sum::<f64>() / years.len() as f64
}

/// Plays every population.
pub fn played() -> Vec<Played> {
    let populations = Population::all();
    thread::scope(|scope| {
        let years = populations.iter().map(|one| scope.spawn(|| Played::of(*one))).collect::<Vec<_>>();
        years.into_iter().map(|one| one.join().expect("no run panics")).collect()
    })
}

/// The accounts of each population beside which the events of the table are claimed.
const CROWD: u64 = 10_000;

/// The head of the table.
const HEAD: &str = "population,accepted_sets,right_answers,answers_by_a_person,xp_of_work,xp_of_quests,\
xp_of_milestones,boosters_won,boosters_used,reward_xp_an_answer,of_honest_full_time,level,medallion_after_days,\
agt_of_events,aia_without,rewards_add_pct,character_adds_pct,both_add_pct,fees_agt,levels_agt,agt_a_1000_reward_xp";

/// Returns the AGT that an account of each population gets from the events of a year, if each has [`CROWD`] accounts.
pub fn agt_of_events(played: &[Played]) -> Vec<f64> {
    let claimants = played.iter().map(Played::claimants).collect::<Vec<_>>();
    let months = claimants.iter().map(Vec::len).min().unwrap_or_default();
    let all = |month: usize| claimants.iter().map(|one| one[month]).sum::<f64>() * CROWD as f64;
    let paid = |one: &Vec<f64>| (0..months).map(|month| one[month] * MONTHLY.on_average(all(month) as u64)).sum();
    claimants.iter().map(paid).collect()
}

/// Returns the population whose reward for an answer is the measure of the others.
pub fn full_time(played: &[Played]) -> &Played {
    played.iter().find(|one| one.population == Population::FULL_TIME).expect("it is one of them")
}

fn line(one: &Played, full: f64, events: f64) -> String {
    let of = |figure: &dyn Fn(&Year) -> f64| one.mean(figure);
    let an_answer = one.reward_xp_an_answer();
    let or_dash = |figure: Option<f64>, places: usize| figure.map_or("-".into(), |figure| format!("{figure:.places$}"));
    let held = one.all.iter().filter_map(|year| year.medallion).collect::<Vec<_>>();
    let half = held.len() * 2 > one.all.len();
    let medallion = half.then(|| held.iter().sum::<u64>() as f64 / held.len() as f64);
    let reward_xp = of(&|year| year.reward_xp() as f64);
    let fees = of(&|year| year.fees);
    let bought = matches!(one.population.work, Work::Bought { .. }) && reward_xp > 0.0;
    let [rewards, character, both] = one.added_aia().map(|part| part * 100.0);
    format!(
        "{},{:.0},{:.0},{:.0},{:.0},{:.0},{:.0},{:.1},{:.1},{},{},{:.0},{},{events:.2},{:.0},{rewards:.2},\
{character:.2},{both:.2},{fees:.2},{:.2},{}",
        one.population.name,
        of(&|year| year.sets.into()),
        of(&|year| year.answers.into()),
        of(&|year| year.labour.into()),
        of(&|year| year.work_xp as f64),
        of(&|year| year.won.quests as f64),
        of(&|year| year.won.milestones as f64),
        of(&|year| year.won.boosters.into()),
        of(&|year| year.used.into()),
        or_dash(an_answer, 3),
        or_dash(an_answer.map(|own| own / full), 1),
        of(&|year| year.level.into()),
        or_dash(medallion, 0),
        mean(&one.none, |year| year.aia() as f64),
        of(&|year| agt(year.levels)),
        or_dash(bought.then(|| 1_000.0 * fees / reward_xp), 2),
    )
}

/// Returns the lines of the table.
pub fn lines(played: &[Played]) -> Vec<String> {
    let full = full_time(played).reward_xp_an_answer().expect("it works");
    let events = agt_of_events(played);
    played.iter().zip(events).map(|(one, events)| line(one, full, events)).collect()
}

/// The head of the table of what a requester buys of rewards from itself.
const POOLS: &str = "population,quests_count_pools,reward_xp,boosters_won,aia,adds_pct,fees_agt,agt_a_booster";

/// Returns two lines for each population that buys sets: if those of a pool counted for quests, and if they do not.
fn pool_lines(played: &[Played]) -> Vec<String> {
    let mut lines = Vec::new();
    for one in played.iter().filter(|one| !one.pools.is_empty()) {
        for (counts, years) in [("yes", &one.pools), ("no", &one.all)] {
            let (aia, none) = (mean(years, |year| year.aia() as f64), mean(&one.none, |year| year.aia() as f64));
            let adds = if none > 0.0 { format!("{:.2}", 100.0 * (aia / none - 1.0)) } else { "-".into() };
            let (boosters, fees) = (mean(years, |year| year.won.boosters.into()), mean(years, |year| year.fees));
            let a_booster = if boosters > 0.0 { format!("{:.2}", fees / boosters) } else { "-".into() };
            lines.push(format!(
                "{},{counts},{:.0},{boosters:.1},{aia:.0},{adds},{fees:.2},{a_booster}",
                one.population.name,
                mean(years, |year| year.reward_xp() as f64),
            ));
        }
    }
    lines
}

/// Makes the tables of quests.
pub fn all(played: &[Played]) -> Vec<File> {
    vec![
        ("quests.csv".into(), table(HEAD, lines(played))),
        ("quests-pools.csv".into(), table(POOLS, pool_lines(played))),
    ]
}
