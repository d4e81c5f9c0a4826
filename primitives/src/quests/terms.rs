//! The governed terms of boosters.

use crate::{
    calendar::{DAY, HOUR},
    multiplier::Multiplier,
    parameters::Violation,
    terms::governed_terms,
    token::AGT,
    Balance, Moment,
};

governed_terms! {
    /// The governed terms of boosters. The catalogues of quests and milestones are fixed in code.
    ///
    /// A change holds for boosters that are used or bought later. One that is active keeps its factor and its end.
    QuestTerms;
    /// How long a booster lasts after it was used.
    booster_time BOOSTER_TIME: Moment = DAY, "quests.boosterTime", "ms", HOUR, 3 * DAY;
    /// The factor of a booster on AIA. The product of all factors is bounded.
    booster_factor BOOSTER_FACTOR: u16 = 11_000, "quests.boosterFactor", "basis points", Multiplier::ONE.points(),
        Multiplier::MOST_BOOSTER.points();
    /// The price of a booster. It is revenue.
    booster_price BOOSTER_PRICE: Balance = 2 * AGT, "quests.boosterPrice", "planck", AGT / 10, 1_000 * AGT;
}

impl QuestTerms {
    /// Returns an error unless every value is inside its hard range. No value can contradict another.
    pub fn check(&self) -> Result<(), Violation> {
        if *self == self.bounded() {
            Ok(())
        } else {
            Err(Violation::OutOfRange)
        }
    }

    /// Returns the factor of a booster, brought into its range.
    pub fn factor(&self) -> Multiplier {
        Multiplier::new(self.bounded().booster_factor).unwrap_or(Multiplier::ONE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_equal_the_design() {
        let terms = QuestTerms::DEFAULT;
        assert_eq!(terms.booster_time, 86_400_000);
        assert_eq!(terms.factor().points(), 11_000);
        assert_eq!(terms.booster_price, 2_000_000_000_000);
    }

    #[test]
    fn factor_is_never_outside_its_range() {
        let of = |booster_factor| QuestTerms { booster_factor, ..QuestTerms::DEFAULT }.factor();
        assert_eq!([0, 9_999, 10_000].map(of), [Multiplier::ONE; 3]);
        assert_eq!([12_500, 12_501, u16::MAX].map(of), [Multiplier::MOST_BOOSTER; 3]);
    }
}
