//! The two lanes in thin and in full seasons, by the arithmetic of the seasons alone: farms with free accounts and
//! farms with a bond, next to different amounts of AIA of honest people.

use crate::money::agt;
use agt_primitives::{
    redemption::SeasonTerms,
    season::{Ceiling, Closing, Submitted, FIRST_POOL},
    token::AGT,
    Aia,
};

/// The head of [`lines`].
pub const HEAD: &str = "ceiling_agt,honest_aia,honest_bonded_pct,farm,farm_aia,farm_agt,farm_pct_of_pool,\
honest_rate_bonded_agt,honest_rate_base_agt";

/// Farms: a number of free accounts, or one bond in AGT.
#[derive(Clone, Copy, Debug)]
enum Farm {
    Free(u64),
    Bonded(u64),
}

impl Farm {
    const ALL: [Self; 5] =
        [Self::Free(79), Self::Free(1_000), Self::Free(100_000), Self::Bonded(100_000), Self::Bonded(10_000_000)];

    fn name(self) -> String {
        match self {
            Self::Free(accounts) => format!("{accounts} free accounts"),
            Self::Bonded(agt) => format!("{agt} AGT bonded"),
        }
    }

    /// Returns what the farm submits. The AIA behind a bond are spread over as many accounts as needed.
    fn submits(self, terms: &SeasonTerms) -> Submitted {
        match self {
            Self::Free(accounts) => Submitted { base: accounts * terms.base_cap, bonded: 0 },
            Self::Bonded(agt) => Submitted { base: 0, bonded: agt * Aia::from(terms.aia_per_agt) },
        }
    }
}

/// Returns a line for each ceiling, farm, and amount of honest AIA, of which nine tenths have a bond, or none.
pub fn lines() -> Vec<String> {
    let mut lines = Vec::new();
    for thousandths in [5u32, 50, 500] {
        let ceiling = Ceiling::new(u128::from(thousandths) * AGT / 1_000).expect("a ceiling inside its range");
        let terms = SeasonTerms { ceiling, ..SeasonTerms::default() }.following(ceiling);
        for honest in [0u64, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000] {
            for bonded_percent in [0, 90] {
                let bonded = honest / 100 * bonded_percent;
                for farm in Farm::ALL {
                    let own = farm.submits(&terms);
                    let all = Submitted { base: own.base + honest - bonded, bonded: own.bonded + bonded };
                    let lanes = Closing::of(FIRST_POOL, terms.base_part, all, ceiling).expect("figures that fit");
                    let paid = |lane: agt_primitives::season::Lane, aia| agt(lane.rate.payout(aia).unwrap_or(0));
                    let farm_agt = paid(lanes.base, own.base) + paid(lanes.bonded, own.bonded);
                    lines.push(format!(
                        "{:.3},{honest},{bonded_percent},{},{},{farm_agt:.0},{:.2},{:.5},{:.5}",
                        agt(ceiling.planck()),
                        farm.name(),
                        own.base + own.bonded,
                        100.0 * farm_agt / agt(FIRST_POOL),
                        paid(lanes.bonded, 1_000_000) / 1_000_000.0,
                        paid(lanes.base, 1_000_000) / 1_000_000.0,
                    ));
                }
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn farm_is_bounded_by_the_base_part_or_by_its_bond() {
        for line in lines().iter().filter(|line| line.starts_with("0.050")) {
            let fields = line.split(',').collect::<Vec<_>>();
            let farm_agt = fields[5].parse::<f64>().unwrap();
            match fields[3].split_once(' ').unwrap() {
                (_, "free accounts") => assert!(farm_agt <= 3_000_000.0, "{line}"),
                (bond, _) => assert!(farm_agt <= bond.parse::<f64>().unwrap(), "{line}"),
            }
        }
    }
}
