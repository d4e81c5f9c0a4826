//! The books of the whole chain: every pot, bond, hold, season, pool, and every account's AGT, units, AIA and XP, rebuilt from
//! events alone and held against storage at each block.
//!
//! * [`WholeBooks`] begins with the state of the genesis block, and from then on follows events and reads nothing else. Each
//!   room of it, a file of its own, is the money of one pallet or two: [`Subject`] names whose figures they are, [`Name`] which.
//! * [`Auditor`] feeds it block after block and compares: at each block all that the events told of, and the totals; on request
//!   everything, by walking through storage to its end, so that what no event told of is found.
//! * [`Finding`] is a figure that differs, with the first block and the event after which it does.
//!
//! Revenue, recycler and buyback have their own [`audit`](crate::audit), which the books take along.

mod agt;
mod assets;
mod auditor;
mod bonds;
mod facts;
mod finding;
mod people;
mod pools;
mod quests;
mod returned;
mod seasons;
mod storage;
mod subject;
mod sums;
mod supply;
mod whole;

#[cfg(test)]
mod tests;

pub use auditor::Auditor;
pub use facts::{Facts, Name, Of};
pub use finding::{EventPlace, Finding};
pub use subject::{Family, Subject};
pub use whole::WholeBooks;
