#![doc = include_str!("../README.md")]

pub mod chain;
pub mod chain_model;
pub mod chance;
pub mod lanes;
pub mod ledger;
pub mod money;
pub mod output;
pub mod people;
pub mod plot;
pub mod report;
pub mod rules;
pub mod scenario;
pub mod sets;
pub mod sweeps;
pub mod tasks_model;
pub mod work;
