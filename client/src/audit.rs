//! The audit of revenue, recycler and buyback: the books rebuilt from events alone, and held against what the chain says.
//!
//! * [`Books`] follows the events of one block after the other and adds up every figure. It reads nothing else.
//! * [`Said`] is what the chain says of the same figures at one block: its storage, and the answers of its runtime API.
//! * [`Books::differences`] names each figure of which the two are not the same, and [`Books::breaches`] each rule that the
//!   events break among themselves.

mod books;
mod buyback;
mod difference;
mod figure;
mod recycler;
mod redemption;
mod revenue;
mod rules;
mod said;
#[cfg(test)]
mod tests;

pub use books::{Books, MOST_BREACHES};
pub use difference::Difference;
pub use figure::{Figure, Source, What};
pub use rules::Breach;
pub use said::Said;
