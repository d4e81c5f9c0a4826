//! What the pallet stores and what its parts hand to each other. Nothing in here touches storage.

mod campaign;
mod contents;
mod list;
mod opening;
mod promise;
mod round;
mod set;
mod step;
mod ticket;

#[cfg(test)]
pub(crate) use campaign::MOST_GRADING;
pub use campaign::{AreaMeasure, Campaign, PlatformKey, PlatformKeys};
pub use contents::{Backlog, RoundContents, SetContents};
pub use list::{List, Listed, Page, Waiting, PAGE};
pub use opening::{Opening, Openings, MOST_OPENINGS};
pub use promise::AiaDay;
pub use round::{Deal, Round, RoundState};
pub use set::{AwaitingGrades, ItemResult, OpenSet, SeatResult, SetEntry, SetOutcome, SettledSet, SubmittedAnswers};
pub use step::{Step, Steps, MOST_STEPS};
pub use ticket::{MisconductCount, Ticket, TicketId};

pub(crate) use promise::{EndedPromise, SetEarnings};
pub(crate) use round::{Clocks, RoundSeating, CLOSE_LIMIT, DEAL_LIMIT};
pub(crate) use set::{scores, seat_bit, JudgedItem, Judgement, Label, Score, SetContext};
pub(crate) use ticket::{Payout, TicketOutcome};
