//! A new folder takes the place of the old one, whatever happens meanwhile.

use super::{settings, Folder};
use crate::{
    prepare::{folder, prepare, Manifest, Progress, Settings, FOLDER},
    prepared::Prepared,
};
use std::{cell::RefCell, fs};

#[test]
fn folder_of_an_open_campaign_is_kept() {
    let folder = Folder::new();
    let first = folder.prepare().unwrap().root;
    fs::write(folder.open().unwrap().opened(), "{}").unwrap();
    let told = folder.prepare().unwrap_err();
    assert!(told.what().starts_with("a campaign was opened from"));
    assert_eq!(folder.open().unwrap().root(), first);
    let forced = Settings { force: true, seed: Some([6; 32]), ..settings() };
    let second = prepare(folder.0.path(), &forced).unwrap().root;
    assert_eq!(folder.open().unwrap().root(), second);
    let kept = Manifest::read(&folder.path(".agt.opened-1")).unwrap();
    assert_eq!(kept.root, first);
}

#[test]
fn folder_in_which_an_opening_was_interrupted_is_kept() {
    let folder = Folder::new();
    let first = folder.prepare().unwrap().root;
    folder.write(".agt/opening.json", "{}");
    let told = folder.prepare().unwrap_err();
    assert!(told.what().starts_with("`agt campaign open` was interrupted in"), "{told}");
    assert_eq!(folder.open().unwrap().root(), first);
    let forced = Settings { force: true, seed: Some([6; 32]), ..settings() };
    let second = prepare(folder.0.path(), &forced).unwrap().root;
    assert_eq!(folder.open().unwrap().root(), second);
    let kept = Manifest::read(&folder.path(".agt.opened-1")).unwrap();
    assert_eq!(kept.root, first);
    assert!(folder.path(".agt.opened-1/opening.json").exists());
}

#[test]
fn replaced_folder_that_a_campaign_may_need_is_never_removed() {
    let folder = Folder::new();
    folder.prepare().unwrap();
    let (named, new, old) = (folder.path(FOLDER), folder.path(".agt.new"), folder.path(".agt.old"));
    // A campaign was opened between the last look and the rename.
    fs::create_dir(&old).unwrap();
    folder.write(".agt.old/opening.json", "{}");
    folder.prepare().unwrap();
    assert!(folder.path(".agt.opened-1/opening.json").exists() && !old.exists());
    // And the program ended between the two renames.
    fs::rename(&named, &new).unwrap();
    fs::create_dir(&old).unwrap();
    folder.write(".agt.old/opened.json", "{}");
    folder.open().unwrap();
    assert!(folder.path(".agt.opened-2/opened.json").exists() && !old.exists());
}

#[test]
fn end_at_any_moment_leaves_the_old_folder_or_the_new_one() {
    let folder = Folder::new();
    let first = folder.prepare().unwrap().root;
    // It ends while it writes.
    fs::create_dir(folder.path(".agt.new")).unwrap();
    folder.write(".agt.new/items.jsonl", "half a li");
    assert_eq!(folder.open().unwrap().root(), first);
    assert_eq!(folder.prepare().unwrap().root, first);
    assert!(!folder.path(".agt.new").exists());
    // It ends between the two renames: the new one is whole.
    let (named, new, old) = (folder.path(FOLDER), folder.path(".agt.new"), folder.path(".agt.old"));
    fs::rename(&named, &old).unwrap();
    assert_eq!(folder.open().unwrap().root(), first);
    fs::rename(&named, &new).unwrap();
    fs::create_dir(&old).unwrap();
    assert_eq!(folder.open().unwrap().root(), first);
    assert!(!new.exists() && !old.exists());
    // What fails changes nothing.
    fs::remove_file(folder.path("items.csv")).unwrap();
    folder.prepare().unwrap_err();
    folder.items(40, 24);
    assert_eq!(folder.open().unwrap().root(), first);
}

#[test]
fn only_one_prepares_or_opens_in_a_folder() {
    let folder = Folder::new();
    let lock = folder::lock(folder.0.path()).unwrap();
    let told = folder.prepare().unwrap_err();
    assert!(told.what().starts_with("another `agt campaign prepare` or `agt campaign open` runs in"));
    drop(lock);
    let root = folder.prepare().unwrap().root;

    let (prepared, lock) = Prepared::open_alone(folder.0.path()).unwrap();
    assert_eq!(prepared.root(), root);
    let second = Prepared::open_alone(folder.0.path()).err().unwrap();
    assert_eq!(second, folder.prepare().unwrap_err());
    // Whoever only reads need not be alone.
    folder.open().unwrap();
    drop(lock);
    Prepared::open_alone(folder.0.path()).unwrap();
}

#[test]
fn progress_is_told_to_the_end() {
    struct Heard(RefCell<Vec<(String, u64, Option<u64>)>>);
    impl Progress for Heard {
        fn step(&self, what: &str, done: u64, of: Option<u64>) {
            self.0.borrow_mut().push((what.to_string(), done, of));
        }
    }
    let (folder, heard) = (Folder::new(), Heard(RefCell::default()));
    prepare(folder.0.path(), &Settings { progress: &heard, ..settings() }).unwrap();
    let heard = heard.0.into_inner();
    assert!(heard.contains(&("reading items".into(), 40, Some(40))));
    assert!(heard.contains(&("writing leaves".into(), 6, Some(6))));
}
