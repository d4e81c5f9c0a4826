//! The committed tables are what the model gives.

use agt_simulation::output::quick;
use std::{fs, path::Path};

#[test]
fn the_quick_run_gives_the_committed_tables() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/economics");
    for (name, text) in quick() {
        let committed = fs::read_to_string(folder.join(&name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(committed, text, "{name}: run scripts/simulate.sh and commit what it writes");
    }
}
