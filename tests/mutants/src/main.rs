//! Plays mutants. `--help` says how.

use agt_mutants::{play, Options};
use clap::Parser;

fn main() -> anyhow::Result<()> {
    play(&Options::parse())?;
    Ok(())
}
