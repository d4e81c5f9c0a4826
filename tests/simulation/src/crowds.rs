//! People as public crowds have them: the shares of right answers of the workers of five collections of crowd labels, at
//! even steps from the worst to the best, each worker counted by its answers. Only these figures are kept.
//!
//! Skilled people are those of the best quarter: the reference of a crowd is where it begins.

use crate::{people::Cohort, rules::Rules};
use agt_primitives::tasks::AnswerKind;
use std::num::NonZeroU64;

/// A crowd, and the work it was asked to do.
#[derive(Clone, Copy, Debug)]
pub struct Crowd {
    /// Its name in tables.
    pub name: &'static str,
    /// The kind of its answers.
    pub kind: AnswerKind,
    /// Chance and reference of its work, in basis points.
    pub by: (u16, u16),
    /// The shares of right answers.
    pub shares: &'static [f64],
}

/// Two classes: whether two products are the same.
const PRODUCT: Crowd = Crowd {
    name: "product",
    kind: AnswerKind::Categories { count: 2 },
    by: (5_000, 9_440),
    shares: &[
        0.201, 0.333, 0.470, 0.470, 0.711, 0.808, 0.868, 0.894, 0.896, 0.896, 0.916, 0.916, 0.924, 0.938, 0.939, 0.944,
        0.944, 0.956, 0.963, 0.971, 1.0,
    ],
};

/// Four breeds of dogs.
const DOG: Crowd = Crowd {
    name: "dog",
    kind: AnswerKind::Categories { count: 4 },
    by: (2_500, 7_740),
    shares: &[
        0.440, 0.584, 0.605, 0.613, 0.613, 0.628, 0.649, 0.664, 0.669, 0.681, 0.690, 0.702, 0.732, 0.748, 0.759, 0.774,
        0.777, 0.782, 0.789, 0.833, 0.882,
    ],
};

/// Two kinds of birds.
const DUCK: Crowd = Crowd {
    name: "duck",
    kind: AnswerKind::Categories { count: 2 },
    by: (5_000, 7_690),
    shares: &[
        0.324, 0.333, 0.417, 0.444, 0.500, 0.528, 0.546, 0.565, 0.574, 0.602, 0.620, 0.648, 0.731, 0.741, 0.741, 0.769,
        0.787, 0.796, 0.852, 0.870, 0.889,
    ],
};

/// Four expressions of faces.
const FACE: Crowd = Crowd {
    name: "face",
    kind: AnswerKind::Categories { count: 4 },
    by: (2_500, 6_230),
    shares: &[
        0.482, 0.543, 0.543, 0.545, 0.547, 0.553, 0.562, 0.567, 0.567, 0.576, 0.576, 0.583, 0.602, 0.602, 0.616, 0.623,
        0.623, 0.635, 0.635, 0.635, 0.667,
    ],
};

/// How right an answer to gold of [`EMOTION`] is on average: of somebody who knows, and of somebody who does not.
const OF_NUMBERS: (f64, f64) = (0.935, 0.347);

/// Numbers from -100 to 100, right within 20, and right in parts within 80: always to say 0 is right in 40 of 100.
const EMOTION: Crowd = Crowd {
    name: "emotion",
    kind: AnswerKind::Number { least: -100, most: 100, tolerance: NonZeroU64::new(20).unwrap(), decimals: 0 },
    by: (4_000, 7_130),
    // A wrong number is any number, which is right in part: so these are the shares known, not right.
    shares: &[
        0.375, 0.455, 0.474, 0.516, 0.516, 0.536, 0.571, 0.571, 0.586, 0.589, 0.589, 0.608, 0.616, 0.616, 0.625, 0.625,
        0.634, 0.642, 0.679, 0.681, 0.681,
    ],
};

/// The people that the tables of [`defaults`](crate::sets::defaults) assume: four classes, 86 to 98 of 100 right.
const ASSUMED: Crowd =
    Crowd { name: "86 to 98 %", kind: AnswerKind::Categories { count: 4 }, by: (2_500, 9_500), shares: &[0.86, 0.98] };

impl Crowd {
    /// Every crowd, the assumed one last.
    pub const ALL: [Self; 6] = [PRODUCT, DOG, DUCK, FACE, EMOTION, ASSUMED];

    /// The crowd of the table of shares, whose work a cheap model gets right in 70 to 85 of 100.
    pub const USUAL: Self = PRODUCT;

    /// Returns the share of right answers that shows a skill in basis points.
    pub fn right(&self, skill: u16) -> f64 {
        let (chance, reference) = self.by;
        let right = f64::from(chance) + f64::from(reference.saturating_sub(chance)) * f64::from(skill) / 10_000.0;
        right / 10_000.0
    }

    /// Returns the accuracy of an agent that is right in this share. A wrong number may be right by luck.
    pub fn known(&self, right: f64) -> f64 {
        let (known, unknown) = OF_NUMBERS;
        match self.kind {
            AnswerKind::Number { .. } => (right - unknown) / (known - unknown),
            _ => right,
        }
    }

    /// Returns the rules with campaigns of this crowd's work.
    #[must_use]
    pub fn asked(&self, mut rules: Rules) -> Rules {
        let (chance, reference) = self.by;
        rules.campaign.ask(self.kind, chance, reference);
        rules
    }

    /// Returns a cohort with the people of this crowd.
    #[must_use]
    pub fn people(&self, cohort: Cohort) -> Cohort {
        Cohort { crowd: Some(self.shares), ..cohort }
    }

    /// Returns the accuracy of its people: the share of right answers, or of known ones where a guess can be right.
    pub fn mean(&self) -> f64 {
        let middles = self.shares.windows(2).map(|pair| (pair[0] + pair[1]) / 2.0);
        middles.sum::<f64>() / (self.shares.len() - 1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crowds_know_as_much_as_they_did() {
        let means = Crowd::ALL.map(|crowd| (crowd.mean() * 1_000.0).round() / 10.0);
        assert_eq!(means, [81.8, 69.8, 63.4, 58.5, 58.3, 92.0]);
    }

    #[test]
    fn a_quarter_of_each_crowd_reaches_the_reference() {
        for crowd in Crowd::ALL.into_iter().filter(|crowd| crowd.shares.len() == 21) {
            let reference = crowd.known(crowd.right(10_000));
            let reached = crowd.shares.iter().filter(|share| **share >= reference - 1e-9).count();
            assert!((6..=7).contains(&reached), "{}: {reached}", crowd.name);
        }
    }
}
