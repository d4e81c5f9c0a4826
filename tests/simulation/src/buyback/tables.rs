//! The tables and plots of buyback.

use super::{
    bidders, limits,
    months::{play, Month, Path, Setting, HEAD, MODES},
    provider, sandwich, stake, wash,
};
use crate::{
    money::agt,
    output::{table, File},
    plot::{lines, Row},
};
use agt_primitives::Balance;
use std::thread;

/// A path of revenue in a mode of the recycler.
#[derive(Clone, Debug)]
pub struct Played {
    /// How revenue goes.
    pub path: Path,
    /// The mode: its name.
    pub mode: &'static str,
    /// The months.
    pub months: Vec<Month>,
}

/// Returns the part of what some months paid that had come back before.
pub fn recycled_part(months: &[Month]) -> f64 {
    let sum = |of: fn(&Month) -> Balance| months.iter().map(of).sum::<Balance>() as f64;
    sum(|month| month.season.recycled) / sum(|month| month.season.paid)
}

/// The months of the last year.
const YEAR: usize = 12;

impl Played {
    /// Returns the months of the last year.
    pub fn last_year(&self) -> &[Month] {
        &self.months[self.months.len() - YEAR..]
    }

    /// Returns its line of the table of runs.
    fn line(&self) -> String {
        let sum = |of: fn(&Month) -> Balance| agt(self.months.iter().map(of).sum::<Balance>());
        let last = self.months.last().expect("it has months");
        let dearest = self.months.iter().map(|month| month.dearest).fold(0.0, f64::max);
        format!(
            "{},{},{:.4},{:.0},{:.0},{:.0},{:.0},{:.0},{:.0},{:.1},{:.0},{:.0},{},{dearest:.0}",
            self.path.name(),
            self.mode,
            last.price,
            sum(|month| month.in_agt),
            sum(|month| month.bought),
            sum(|month| month.burned),
            sum(|month| month.season.paid),
            sum(|month| month.season.recycled),
            sum(|month| month.season.minted),
            100.0 * recycled_part(self.last_year()),
            agt(last.float),
            agt(last.left),
            self.months.iter().map(|month| month.idle).sum::<u32>(),
        )
    }
}

/// The head of the table of runs.
const RUNS: &str =
    "revenue,mode,last_price_usd,revenue_agt,bought_back_agt,burned_agt,paid_agt,recycled_agt,minted_agt,\
recycled_pct_of_last_year,last_float_agt,budget_left_agt,days_without_a_sale,highest_price_paid_bp";

/// Plays every path in every mode.
pub fn played() -> Vec<Played> {
    let all = Path::ALL.into_iter().flat_map(|path| MODES.map(|(name, mode)| (path, name, mode))).collect::<Vec<_>>();
    thread::scope(|scope| {
        let months =
            all.iter().map(|(path, _, mode)| scope.spawn(|| play(Setting::of(*path, *mode)))).collect::<Vec<_>>();
        let months = months.into_iter().map(|run| run.join().expect("no run panics"));
        all.iter().zip(months).map(|((path, mode, _), months)| Played { path: *path, mode, months }).collect()
    })
}

/// Returns a row of a plot: a figure of each month.
fn row(one: &Played, figure: impl Fn(&[Month], usize) -> f64) -> Row {
    let name = format!("{}, {}", one.path.name(), one.mode);
    Row { name, values: (0..one.months.len()).map(|month| figure(&one.months, month)).collect() }
}

/// The plots: the price, what was burned, and what part of the claims had come back before.
fn plots(played: &[Played]) -> Vec<File> {
    let labels = (1..=played[0].months.len()).map(|month| month.to_string()).collect::<Vec<_>>();
    let rows = |modes: &[&str], figure: &dyn Fn(&[Month], usize) -> f64| {
        let shown = played.iter().filter(|one| modes.contains(&one.mode));
        shown.map(|one| row(one, figure)).collect::<Vec<_>>()
    };
    let price = rows(&["alaya"], &|months, month| months[month].price);
    let burned =
        |months: &[Month], month: usize| agt(months[..=month].iter().map(|month| month.burned).sum::<Balance>()) / 1e6;
    let burned = rows(&["aimagine", "split"], &burned);
    let recycled = rows(&["alaya", "split"], &|months, month| 100.0 * recycled_part(&months[month..=month]));
    let plot = |title: &str, unit: &str, rows: &[Row]| lines(title, unit, &labels, rows);
    vec![
        ("buyback-price.svg".into(), plot("Price of an AGT, by how revenue goes", "USD", &price)),
        ("buyback-burned.svg".into(), plot("AGT burned", "M AGT", &burned)),
        ("buyback-recycled.svg".into(), plot("Claims that are paid out of revenue", "%", &recycled)),
    ]
}

/// Makes the tables and plots of buyback.
pub fn all(played: &[Played]) -> Vec<File> {
    let months = played.iter().flat_map(|one| {
        let numbered = one.months.iter().zip(1..);
        numbered.map(|(month, number)| month.line(one.path, one.mode, number)).collect::<Vec<_>>()
    });
    let mut files = vec![
        ("buyback.csv".into(), table(HEAD, months)),
        ("buyback-runs.csv".into(), table(RUNS, played.iter().map(Played::line))),
        ("buyback-limits.csv".into(), table(limits::HEAD, limits::all().iter().map(limits::Case::line))),
        ("buyback-sandwich.csv".into(), table(sandwich::HEAD, sandwich::lines())),
        ("buyback-bidders.csv".into(), table(bidders::HEAD, bidders::lines())),
        ("buyback-provider.csv".into(), table(provider::HEAD, provider::all().iter().map(provider::Held::line))),
        ("buyback-wash.csv".into(), table(wash::HEAD, wash::all().iter().map(wash::Washed::line))),
        ("buyback-stake.csv".into(), table(stake::HEAD, stake::all().iter().map(stake::Moved::line))),
    ];
    files.extend(plots(played));
    files
}
