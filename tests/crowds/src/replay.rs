//! Plays a crowd several times, and what it comes to on average.

use crate::{
    aggregation::{dawid_skene, majority, Vote},
    before,
    chance::Chance,
    crowd::{Crowd, CrowdError},
    golds::{Draw, Golds},
    hostile::{beside_classes, Hostile},
    play::{Paid, Play},
    skilled,
};

/// The rule that plays a crowd.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The former rule of the chain.
    Before,
    /// The rule of `agt_primitives::skill`.
    InSkill,
}

impl Rule {
    /// Both rules.
    pub const ALL: [Self; 2] = [Self::Before, Self::InSkill];

    /// Returns the name in the tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::InSkill => "measured in skill",
        }
    }
}

/// How a crowd is played.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The number of draws, at least 1.
    pub draws: u64,
    /// The seed of the first draw; each further one has the next seed.
    pub seed: u64,
    /// The hostile accounts beside the crowd.
    pub hostile: Option<Hostile>,
    /// The reference in per cent; without, it is that of each draw's gold.
    pub reference: Option<u32>,
}

impl Settings {
    /// Returns the settings of so many draws of the crowd alone.
    pub const fn draws(draws: u64) -> Self {
        Self { draws, seed: 1, hostile: None, reference: None }
    }

    /// Returns the same settings beside hostile accounts.
    pub const fn beside(self, hostile: Hostile) -> Self {
        Self { hostile: Some(hostile), ..self }
    }
}

/// What a play comes to. All but the number of answers are shares.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    /// The people who are proven.
    pub workers_proven: f64,
    /// The people who are proven among those who are right at least as often as the middle of the crowd.
    pub able_proven: f64,
    /// The same among those of them who have answered gold. Nobody else can be tested.
    pub able_tested_proven: f64,
    /// The items that are decided.
    pub decided: f64,
    /// The decisions that are right.
    pub right: f64,
    /// The same items that Dawid-Skene has right with all answers that were used.
    pub dawid_skene: f64,
    /// The same items that the majority has right.
    pub majority: f64,
    /// The answers that an item took.
    pub answers: f64,
    /// The sets of people that are paid.
    pub people_paid: f64,
    /// The hostile accounts that are proven.
    pub hostile_proven: f64,
    /// The sets of hostile accounts that are paid.
    pub hostile_paid: f64,
}

impl Figures {
    /// Every figure, in the order of the fields.
    pub const fn all(&self) -> [f64; 11] {
        [
            self.workers_proven,
            self.able_proven,
            self.able_tested_proven,
            self.decided,
            self.right,
            self.dawid_skene,
            self.majority,
            self.answers,
            self.people_paid,
            self.hostile_proven,
            self.hostile_paid,
        ]
    }

    /// Returns the mean of several plays. A figure that a play does not have is left out.
    fn mean(plays: &[Self]) -> Self {
        let mean = |figure: usize| {
            let known = plays.iter().map(|play| play.all()[figure]).filter(|figure| figure.is_finite());
            let known = known.collect::<Vec<_>>();
            share(known.iter().sum(), known.len())
        };
        Self {
            workers_proven: mean(0),
            able_proven: mean(1),
            able_tested_proven: mean(2),
            decided: mean(3),
            right: mean(4),
            dawid_skene: mean(5),
            majority: mean(6),
            answers: mean(7),
            people_paid: mean(8),
            hostile_proven: mean(9),
            hostile_paid: mean(10),
        }
    }
}

/// Returns a part of several, or no number of none.
pub fn share(part: f64, all: usize) -> f64 {
    if all == 0 {
        f64::NAN
    } else {
        part / all as f64
    }
}

/// Returns the share of entries that are true.
pub fn share_true(entries: impl Iterator<Item = bool>) -> f64 {
    let entries = entries.collect::<Vec<_>>();
    share(entries.iter().filter(|entry| **entry).count() as f64, entries.len())
}

/// Returns the middle of numbers, or no number of none.
pub fn middle(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    match numbers.len() {
        0 => f64::NAN,
        count => (numbers[(count - 1) / 2] + numbers[count / 2]) / 2.0,
    }
}

/// Returns the stream for one purpose of a draw.
pub fn stream(settings: &Settings, draw: u64, purpose: u64) -> Chance {
    let mut chance = Chance::new(settings.seed.wrapping_add(draw).wrapping_mul(8).wrapping_add(purpose));
    Chance::new(chance.bits())
}

/// Plays a crowd by a rule, and returns the means of all draws. `see` is shown each draw: its number, the crowd with the
/// hostile accounts, and the play.
pub fn replay(
    crowd: &Crowd<u8>,
    rule: Rule,
    settings: &Settings,
    mut see: impl FnMut(u64, &Crowd<u8>, &Play<u8>),
) -> Result<Figures, CrowdError> {
    let mut plays = Vec::new();
    for number in 0..settings.draws {
        let draw = Draw::new(crowd.questions.len(), &mut stream(settings, number, 0));
        let mixed = settings.hostile.map(|kind| beside_classes(crowd, kind, &mut stream(settings, number, 1)));
        let crowd = mixed.as_ref().unwrap_or(crowd);
        let golds = Golds::new(crowd, &draw, settings.hostile);
        let mut chance = stream(settings, number, 2);
        let play = match rule {
            Rule::Before => before::play(crowd, &draw, &golds, &mut chance),
            Rule::InSkill => skilled::play(crowd, &draw, &golds, settings.reference, &mut chance)?,
        };
        see(number, crowd, &play);
        plays.push(figures(crowd, &draw, &play, &mut chance));
    }
    Ok(Figures::mean(&plays))
}

/// Returns the answers that a play used.
pub fn votes(crowd: &Crowd<u8>, play: &Play<u8>) -> Vec<Vote> {
    let used = play.used.iter().map(|index| crowd.given[*index]);
    used.map(|given| (given.question, given.worker, given.value)).collect()
}

/// Returns what a play comes to.
fn figures(crowd: &Crowd<u8>, draw: &Draw, play: &Play<u8>, chance: &mut Chance) -> Figures {
    let (questions, workers, classes) = (crowd.questions.len(), crowd.workers.len(), crowd.classes.len());
    let votes = votes(crowd, play);
    let decided = draw.items.iter().copied().filter(|item| play.decided[*item].is_some()).collect::<Vec<_>>();
    let right =
        |labels: &[Option<u8>]| share_true(decided.iter().map(|item| labels[*item] == Some(crowd.truths[*item])));
    let of_people = crowd.by_worker().into_iter().take(crowd.people);
    let accuracies = of_people.map(|answers| share_true(answers.into_iter().map(|given| crowd.is_right(given))));
    let accuracies = accuracies.collect::<Vec<_>>();
    let bar = middle(accuracies.iter().copied().filter(|accuracy| accuracy.is_finite()).collect());
    let able = (0..crowd.people).filter(|worker| accuracies[*worker] >= bar);
    let mut has_gold = vec![false; workers];
    let of_gold = crowd.given.iter().filter(|given| draw.is_gold[given.question]);
    of_gold.for_each(|given| has_gold[given.worker] = true);
    let tested = able.clone().filter(|worker| has_gold[*worker]);
    let paid = |Paid { sets, paid }: Paid| share(paid.into(), sets as usize);
    Figures {
        workers_proven: share_true(play.proven[..crowd.people].iter().copied()),
        able_proven: share_true(able.map(|worker| play.proven[worker])),
        able_tested_proven: share_true(tested.map(|worker| play.proven[worker])),
        decided: share(decided.len() as f64, draw.items.len()),
        right: right(&play.decided),
        dawid_skene: right(&dawid_skene(&votes, questions, workers, classes)),
        majority: right(&majority(&votes, questions, classes, chance)),
        answers: share(votes.len() as f64, draw.items.len()),
        people_paid: paid(play.people_sets),
        hostile_proven: share_true(play.proven[crowd.people..].iter().copied()),
        hostile_paid: paid(play.hostile_sets),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::made;

    #[test]
    fn seed_gives_one_replay() {
        let crowd = made::classes(&made::RECIPES[3], 1);
        let settings = Settings { seed: 9, ..Settings::draws(1) };
        for rule in Rule::ALL {
            let run = |settings: &Settings| replay(&crowd, rule, settings, |_, _, _| ()).map(|figures| figures.answers);
            assert_eq!(run(&settings), run(&settings));
        }
    }

    #[test]
    fn middle_is_the_mean_of_the_two_in_the_middle() {
        assert_eq!(middle(vec![3.0, 1.0, 2.0]), 2.0);
        assert_eq!(middle(vec![4.0, 1.0, 2.0, 3.0]), 2.5);
        assert!(middle(Vec::new()).is_nan());
    }

    #[test]
    fn mean_leaves_out_what_a_play_does_not_have() {
        let (with, without) =
            (Figures { right: 0.5, ..Figures::default() }, Figures { right: f64::NAN, ..Figures::default() });
        assert_eq!(Figures::mean(&[with, without]).right, 0.5);
    }
}
