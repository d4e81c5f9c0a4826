//! Where results go: the standard output for what was asked, the standard error for everything else.

use crate::{
    error::{Failure, Result},
    page::Page,
};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::Value;
use std::{
    io::{self, ErrorKind, IsTerminal, Write},
    time::Duration,
};

/// How often the sign of a wait moves.
const TICK: Duration = Duration::from_millis(120);

/// Where results go.
#[derive(Clone, Copy, Debug)]
pub struct Output {
    /// Whether results are JSON.
    pub in_json: bool,
    /// Whether only results are printed.
    pub is_quiet: bool,
}

impl Output {
    /// Prints a result: `json` on one line for programs, or the page that `readable` makes of the same facts.
    pub fn show(&self, json: &Value, readable: impl FnOnce() -> Result<Page>) -> Result<()> {
        if self.in_json {
            return self.print(&format!("{json}\n"));
        }
        self.print(&readable()?.to_string())
    }

    /// Prints a text as it is to the standard output. A reader that has gone away, such as `head`, is no error.
    pub fn print(&self, text: &str) -> Result<()> {
        let mut out = io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(Failure::local("Output", format!("the result cannot be written: {error}")))
            }
            _ => Ok(()),
        }
    }

    /// Prints a line for people who watch, to the standard error. Programs and the quiet do not see it.
    pub fn say(&self, line: &str) {
        if !self.in_json && !self.is_quiet {
            eprintln!("{line}");
        }
    }

    /// Asks a person a question that `yes` answers. False if nobody is there to answer.
    pub fn ask(&self, question: &str) -> bool {
        if !self.can_ask() {
            return false;
        }
        eprint!("{question} [y/N] ");
        let mut answer = String::new();
        let read = io::stdin().read_line(&mut answer);
        read.is_ok() && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
    }

    /// Returns whether a person can be asked: input and messages are a terminal.
    pub fn can_ask(&self) -> bool {
        io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// Returns a sign that something is awaited, on a terminal only. It goes when it is dropped.
    pub fn wait(&self, what: &str) -> Progress {
        let bar = ProgressBar::with_draw_target(None, self.target());
        bar.set_style(style("{spinner} {msg} {elapsed}"));
        bar.set_message(what.to_owned());
        bar.enable_steady_tick(TICK);
        Progress(bar)
    }

    /// Returns a bar for `count` steps of long work, on a terminal only. It goes when it is dropped.
    pub fn steps(&self, what: &str, count: u64) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(count), self.target());
        bar.set_style(style("{msg} {wide_bar} {human_pos}/{human_len} {eta}"));
        bar.set_message(what.to_owned());
        Progress(bar)
    }

    fn target(&self) -> ProgressDrawTarget {
        if self.in_json || self.is_quiet {
            ProgressDrawTarget::hidden()
        } else {
            ProgressDrawTarget::stderr()
        }
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// The sign of work that goes on.
pub struct Progress(ProgressBar);

impl Progress {
    /// Moves a bar by so many steps.
    pub fn add(&self, steps: u64) {
        self.0.inc(steps);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
