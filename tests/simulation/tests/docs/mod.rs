//! The committed tables and text of `docs/economics`.

use std::{collections::BTreeMap, fs, path::Path};

/// A line of a table, by the names of its columns.
pub type Line = BTreeMap<String, String>;

/// Returns a committed file.
pub fn committed(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/economics");
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Returns the lines of a committed table.
pub fn lines(name: &str) -> Vec<Line> {
    let text = committed(name);
    let mut rows = text.lines().map(|line| line.split(',').map(str::to_string).collect::<Vec<_>>());
    let head = rows.next().expect("a head");
    rows.map(|row| head.iter().cloned().zip(row).collect()).collect()
}
