//! `agt completions`.

use crate::{error::Result, output::Output, program};
use clap_complete::{generate, Shell};

/// Arguments of `agt completions`.
#[derive(Debug, clap::Args)]
pub struct Completions {
    /// The shell.
    shell: Shell,
}

/// Prints the script that the shell reads.
pub fn run(out: &Output, command: &Completions) -> Result<()> {
    let mut script = Vec::new();
    generate(command.shell, &mut program(), "agt", &mut script);
    out.print(&String::from_utf8_lossy(&script))
}
