#![doc = include_str!("../README.md")]

pub mod aggregation;
pub mod before;
pub mod chance;
pub mod crowd;
pub mod golds;
pub mod hostile;
pub mod made;
pub mod numbers;
pub mod play;
pub mod rates;
pub mod reading;
pub mod replay;
pub mod report;
pub mod skilled;
