//! What breaks first: markets that are too shallow for the revenue, and prices that rise faster than the reference may.

use super::{
    months::{play, Month, Path, Rally, Setting, FIRST_REVENUE},
    usd, BLOCKS_A_DAY, SIDE,
};

/// The months of each case.
const MONTHS: u32 = 12;

/// A case.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its name.
    pub name: &'static str,
    /// What is played.
    pub setting: Setting,
    /// What came of it.
    pub months: Vec<Month>,
}

impl Case {
    fn of(name: &'static str, setting: Setting) -> Self {
        Self { name, setting: Setting { months: MONTHS, ..setting }, months: Vec::new() }
    }

    /// Returns the days of revenue that a stock at the end of a month stands for.
    fn days(month: &Month) -> f64 {
        30.0 * month.stock as f64 / month.in_stable as f64
    }

    /// Returns the most days of revenue in stock at the end of a month.
    pub fn most_days(&self) -> f64 {
        self.months.iter().map(Self::days).fold(0.0, f64::max)
    }

    /// Returns the days of revenue in stock at the end.
    pub fn last_days(&self) -> f64 {
        self.months.last().map_or(0.0, Self::days)
    }

    /// Returns the days on which there was a stock and nothing was sold.
    pub fn idle(&self) -> u32 {
        self.months.iter().map(|month| month.idle).sum()
    }

    /// Returns the part of what was sold that auctions sold; none if nothing was sold.
    pub fn by_auctions(&self) -> Option<f64> {
        let sum = |of: fn(&Month) -> f64| self.months.iter().map(of).sum::<f64>();
        let (market, auctions) = (sum(|month| usd(month.on_market)), sum(|month| usd(month.in_auctions)));
        (market + auctions > 0.0).then(|| auctions / (market + auctions))
    }

    /// Returns its line of the table.
    pub fn line(&self) -> String {
        let last = self.months.last().expect("a case has months");
        let dearest = self.months.iter().map(|month| month.dearest).fold(0.0, f64::max);
        format!(
            "{},{},{},{:.4},{:.1},{:.1},{},{},{dearest:.0}",
            self.name,
            self.setting.revenue,
            self.setting.side,
            last.price,
            self.most_days(),
            self.last_days(),
            self.idle(),
            self.by_auctions().map_or("-".into(), |part| format!("{:.1}", 100.0 * part)),
        )
    }
}

/// The head of the table.
pub const HEAD: &str =
    "case,revenue_usd,side_usd,price_after_a_year_usd,most_stock_days,last_stock_days,days_without_a_sale,\
by_auctions_pct,highest_price_paid_bp";

/// Plays all cases: each mode of trouble with the nothing-burned mode of the recycler.
pub fn all() -> Vec<Case> {
    let flat = Setting::of(Path::Flat, 0);
    let mut cases = Vec::new();
    for side in [1_000, 50_000, SIDE] {
        for revenue in [FIRST_REVENUE / 10, FIRST_REVENUE, 10 * FIRST_REVENUE] {
            cases.push(Case::of("flat", Setting { revenue, side, ..flat }));
        }
    }
    cases.push(Case::of("flat with one sale on the market a day", Setting { wait: BLOCKS_A_DAY, ..flat }));
    cases.push(Case::of("tenfold from the fourth month on", Setting { path: Path::Tenfold, ..flat }));
    for (name, rise) in [("rally of 2 % a day for 14 days", 0.02), ("rally of 5 % a day for 14 days", 0.05)] {
        cases.push(Case::of(name, Setting { rally: Some(Rally { from: 90, days: 14, rise }), ..flat }));
    }
    std::thread::scope(|scope| {
        let played = cases.iter().map(|case| scope.spawn(|| play(case.setting))).collect::<Vec<_>>();
        let played = played.into_iter().map(|case| case.join().expect("no case panics")).collect::<Vec<_>>();
        cases.iter().cloned().zip(played).map(|(case, months)| Case { months, ..case }).collect()
    })
}
