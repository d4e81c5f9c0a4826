//! What libraries report while a long-running command works: lines on the standard error.

use log::{Level, LevelFilter, Log, Metadata, Record};

struct Lines;

impl Log for Lines {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        // What the libraries of others tell concerns nobody who runs this program.
        metadata.target().starts_with("agt_")
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata()) {
            let kind = match record.level() {
                Level::Error => "error: ",
                Level::Warn => "warning: ",
                _ => "",
            };
            eprintln!("{kind}{}", record.args());
        }
    }

    fn flush(&self) {}
}

/// Begins to print what is reported: all of it, or only warnings and errors for whoever is quiet.
pub fn begin(is_quiet: bool) {
    // A second logger is refused, and the first one goes on.
    if log::set_logger(&Lines).is_ok() {
        log::set_max_level(if is_quiet { LevelFilter::Warn } else { LevelFilter::Info });
    }
}
