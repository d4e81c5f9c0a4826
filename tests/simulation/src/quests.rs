//! What quests, milestones, boosters, characters and events add to a year of work, and who gets it without work.
//!
//! The catalogues, the figures that they read, the factors and the costs of levels are those of `agt-primitives`.

pub mod events;
pub mod population;
pub mod rewards;
pub mod tables;
pub mod year;

pub use population::{Population, When, Work};
pub use year::{play, Plays, Year};
