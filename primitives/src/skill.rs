//! Skill: how real crowds are proven and how their answers decide, measured against what the work allows.
//!
//! A fixed bar shuts out nearly everybody where work is hard and lets a coin in where it is easy. Here all is measured
//! between two levels that a campaign fixes before its first join: [chance](Measure::chance), and the
//! [reference](Measure::reference) that skilled people reach. Gold has each class equally often, so that the answer that
//! is always the same has no skill.
//!
//! 1. Gold moves an account's [`Evidence`] by the logarithm of how much likelier each answer is from somebody with skill.
//!    Enough evidence proves the account, and work that loses it all ends that.
//!    What its paid gold shows is a [`SkillRecord`].
//! 2. [`ClassTallies`] and the campaign's [`Confusion`] say what an answer shows about each class: its [`Testimony`].
//! 3. An item's [`Standing`] adds testimonies up over all rounds and decides once the margin is wide enough.
//! 4. Accounts that agree more than their accuracy explains are [twins](twins::Comparison::are_twins) and share one voice.
//! 5. Numbers are decided by [`numbers::agree`] with the weights of [`Measure::weight`].
//!
//! All is in integers. docs/economics/crowds.md has the replay of public crowds by which the constants were chosen.

mod confusion;
mod evidence;
mod measure;
mod nats;
pub mod numbers;
mod record;
mod standing;
mod tallies;
pub mod twins;

pub use confusion::{Confusion, Testimony, LEAST_LIKELIHOOD, UNPROVEN_PART};
pub use evidence::{Evidence, LEAST_GOLDS, MOST_EVIDENCE, PROVEN_EVIDENCE};
pub use measure::{
    GoldPoints, Measure, MeasureError, ENTRY, ESTIMATE_ABOVE_CHANCE, GATE_ONE_IN, LEAST_DISTANCE, MOST_ESTIMATE,
    MOST_REFERENCE, PRIOR,
};
pub use nats::Millinats;
pub use record::SkillRecord;
pub use standing::{
    Candidate, Frequencies, FrequencyError, Stage, Standing, EARLY_MARGIN, LAST_MARGIN, LEADING, LEAST_VOTERS,
    MOST_FREQUENT,
};
pub use tallies::{ClassTallies, FewClasses, FEW_CLASSES, TALLY_PRIOR};
