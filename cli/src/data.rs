//! What long-running commands share: their folder, and the sign to stop.

use crate::error::{Failure, Result};
use std::{env, path::PathBuf};

/// Returns the folder for what this program keeps: the given one, AGT_DATA, or .local/share/agt in the home folder.
pub fn folder(given: Option<PathBuf>) -> Result<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || set("HOME").map(|home| home.join(".local/share/agt"));
    let none = || Failure::local("Data", "there is no home folder; name a folder by --data or AGT_DATA");
    given.or_else(|| set("AGT_DATA")).or_else(home).ok_or_else(none)
}

/// Waits until the program is told to stop: by Ctrl-C, or as systemd does.
pub async fn told_to_stop() {
    use tokio::signal::unix::{signal, SignalKind};
    let mut terminate = match signal(SignalKind::terminate()) {
        Ok(terminate) => terminate,
        // Without the handler the signal ends the program anyway.
        Err(_) => return std::future::pending().await,
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
