//! The folder of a small campaign, as its requester has it: forty pictures, of which twenty-four are gold.

use super::{write, Machine};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The pictures that are to be labelled.
pub const ITEMS: u32 = 16;
const GOLD: u32 = 24;

/// The labels.
const LABELS: [&str; 2] = ["circle", "square"];

/// Has the program begin a folder of this name, as docs/requesting.md does it, and puts the files there.
pub async fn made(machine: &Machine, name: &str) -> PathBuf {
    machine.run(&format!("campaign init {name} --title Shapes --labels circle,square --media pictures")).await.done();
    let folder = machine.path(name);
    let pictures = folder.join("pictures");
    fs::create_dir(&pictures).expect("a new folder");
    let (mut items, mut gold) = (String::from("id,media\n"), String::from("id,answer\n"));
    for number in 0..ITEMS + GOLD {
        fs::write(pictures.join(format!("{number}.png")), [number as u8]).expect("a picture");
        items += &format!("picture-{number},{number}.png\n");
        if number >= ITEMS {
            gold += &format!("picture-{number},{}\n", LABELS[number as usize % 2]);
        }
    }
    write(&folder.join("items.csv"), &items);
    write(&folder.join("gold.csv"), &gold);
    for (text, by) in [
        ("items-a-set = 24", "items-a-set = 4"),
        ("gold-a-set = 8", "gold-a-set = 4"),
        ("# leaves = 100", "leaves = 6"),
    ] {
        change(&folder.join("campaign.toml"), text, by);
    }
    folder
}

/// Makes such a folder and prepares it.
pub async fn prepared(machine: &Machine, name: &str) -> PathBuf {
    let folder = made(machine, name).await;
    machine.run(&format!("campaign prepare {name}")).await.done();
    folder
}

/// Replaces a text of a file.
pub fn change(path: &Path, text: &str, by: &str) {
    let told = fs::read_to_string(path).expect("a text");
    assert!(told.contains(text), "{text} is not in {}", path.display());
    write(path, &told.replacen(text, by, 1));
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).expect("a new folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        match entry.path() {
            path if path.is_dir() => copy(&path, &to),
            path => {
                fs::copy(path, to).expect("a file");
            }
        }
    }
}
