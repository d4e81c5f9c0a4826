//! A campaign is prepared whole or not at all, and what is wrong with its files is said in one line.

mod refused;
mod replaced;

use super::*;
use crate::{
    plan::{Sketch, PLAN},
    prepared::Prepared,
};
use agt_primitives::{calendar::DAY, tasks, token::AGT};
use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf};
use tempfile::TempDir;

pub(crate) const NOW: Moment = 20_000 * DAY;

/// Settings whose chance is known.
pub(crate) fn settings() -> Settings<'static> {
    Settings { fee: BasisPoints::clamped(300), now: NOW, force: false, progress: &(), seed: Some([5; 32]) }
}

/// A folder with items of which some are gold: cats and dogs in turn.
pub(crate) struct Folder(pub(crate) TempDir);

impl Folder {
    /// Four items and two gold items a set; six leaves, and gold for all of them.
    pub(crate) fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        let plan = Plan::template(&Sketch { media: Some("media"), ..Sketch::default() });
        let plan = plan.replace("items-a-set = 24", "items-a-set = 4").replace("gold-a-set = 8", "gold-a-set = 4");
        folder.write(PLAN, plan.replace("# leaves = 100", "leaves = 6"));
        folder.write("specification.md", "which animal is it");
        fs::create_dir(folder.path("media")).unwrap();
        folder.items(40, 24);
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    /// Replaces a text of the plan.
    pub(crate) fn change(&self, text: &str, by: &str) {
        let plan = fs::read_to_string(self.path(PLAN)).unwrap();
        assert!(plan.contains(text), "{text}");
        self.write(PLAN, plan.replacen(text, by, 1));
    }

    /// Writes so many items, of which the last ones are gold.
    pub(crate) fn items(&self, count: usize, gold: usize) {
        let media = |number: usize| format!("{number}.png");
        let lines = (0..count).map(|number| format!("item {number},text {number},{}\n", media(number)));
        self.write("items.csv", format!("id,text,media\n{}", lines.collect::<String>()));
        (0..count).for_each(|number| self.write(&format!("media/{}", media(number)), [0]));
        let lines = (count - gold..count).map(|number| format!("item {number},{}\n", ["cat", "dog"][number % 2]));
        self.write("gold.csv", format!("id,answer\n{}", lines.collect::<String>()));
    }

    pub(crate) fn prepare(&self) -> Result<Report> {
        prepare(self.0.path(), &settings())
    }

    pub(crate) fn open(&self) -> Result<Prepared> {
        Prepared::open(self.0.path())
    }

    /// Prepares, and returns the error, which is one line and has changed nothing.
    pub(crate) fn refused(&self) -> String {
        let error = self.prepare().unwrap_err().to_string();
        assert!(!error.contains('\n'), "{error}");
        assert!(!self.path(FOLDER).exists() && !self.path(".agt.new").exists());
        error
    }
}

#[test]
fn every_leaf_is_proved_by_its_root() {
    let folder = Folder::new();
    let report = folder.prepare().unwrap();
    let prepared = folder.open().unwrap();
    let terms = prepared.terms(NOW, 3).unwrap();
    assert_eq!((terms.items, terms.leaves, terms.gold_root), (16, 6, report.root));
    assert_eq!(terms.deadline, NOW + 30 * DAY);
    let mut seeds = Vec::new();
    for set in (0..6).map(tasks::SetId) {
        let (leaf, proof) = (prepared.leaf(set).unwrap(), prepared.proof(set).unwrap());
        assert_eq!(terms.gold_rules(8).check(&leaf), Ok(()));
        assert!(tasks::verify(&report.root, 6, &leaf, &proof));
        seeds.push(leaf.seed);
    }
    seeds.sort_unstable();
    seeds.dedup();
    assert_eq!(seeds.len(), 6);
    assert!(prepared.leaf(tasks::SetId(6)).is_err() && prepared.proof(tasks::SetId(6)).is_err());
}

#[test]
fn cost_is_what_the_pool_must_hold() {
    let folder = Folder::new();
    let cost = folder.prepare().unwrap().cost;
    // Four sets, five answers paid for each, at 1.5 AGT; three per cent on top.
    assert_eq!((cost.sets, cost.seats, cost.leaves), (4, 12, 6));
    assert_eq!((cost.most_paid, cost.fee, cost.pool), (30 * AGT, 9 * AGT / 10, 309 * AGT / 10));
    assert_eq!((cost.gold_positions, cost.gold_items, cost.least_rounds), (24, 24, 1));
    assert_eq!((cost.rounds_with(2), cost.rounds_with(3), cost.rounds_with(7)), (None, Some(4), Some(2)));
    assert_eq!(*folder.open().unwrap().cost(), cost);
}

#[test]
fn secrets_are_open_to_their_owner_only() {
    let folder = Folder::new();
    folder.prepare().unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let secret = folder.path(FOLDER).join(SECRET);
    assert_eq!((mode(&folder.path(FOLDER)), mode(&secret)), (0o700, 0o700));
    let files = fs::read_dir(secret).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    assert_eq!(files.len(), 5);
    assert!(files.iter().all(|file| mode(file) == 0o600));
}

#[test]
fn chance_differs_unless_its_seed_is_given() {
    let folder = Folder::new();
    let root = || folder.prepare().unwrap().root;
    assert_eq!(root(), root());
    let by_the_system = Settings { seed: None, ..settings() };
    assert_ne!(prepare(folder.0.path(), &by_the_system).unwrap().root, root());
}

#[test]
fn gold_that_is_used_again_or_not_at_all_is_told() {
    let folder = Folder::new();
    folder.items(40, 30);
    let warnings = folder.prepare().unwrap().warnings;
    assert_eq!(warnings, ["6 of 30 gold items stand in no set, and nobody labels them"]);
    folder.items(40, 8);
    assert!(folder.prepare().is_err());
    folder.change("gold-reuse = false", "gold-reuse = true");
    folder.change("leaves = 6", "leaves = 20");
    let warnings = folder.prepare().unwrap().warnings;
    assert!(warnings[0].starts_with("each gold item stands in 10 to 10 sets"), "{warnings:?}");
}

#[test]
fn quiz_needs_no_items_without_gold() {
    let folder = Folder::new();
    folder.change("kind = \"general\"", "kind = \"quiz\"");
    folder.change("items-a-set = 4", "items-a-set = 0");
    folder.change("asset = \"AGT\"", "aia-a-set = 0");
    folder.change("price-a-set = \"1.5\"", "");
    let report = folder.prepare().unwrap();
    assert_eq!((report.cost.items, report.cost.sets, report.cost.pool), (0, 6, 0));
    assert_eq!(report.warnings, ["16 items have no gold, and a quiz shows none of them"]);
    assert_eq!(folder.open().unwrap().positions(tasks::SetId(2), &[]).unwrap().len(), 4);
}

#[test]
fn gold_may_be_a_column_of_the_items() {
    let folder = Folder::new();
    let answer = |number: usize| if number < 24 { ["cat", "dog"][number % 2] } else { "" };
    let lines = (0..40).map(|number| format!("{number},text {number},{}\n", answer(number))).collect::<String>();
    folder.write("items.csv", format!("id,text,answer\n{lines}"));
    folder.change("gold = \"gold.csv\"", "gold = \"items.csv\"");
    let cost = folder.prepare().unwrap().cost;
    assert_eq!((cost.items, cost.gold_items), (16, 24));
    assert_eq!(folder.open().unwrap().item(0).unwrap().id, "24");
}

#[test]
fn too_little_gold_for_the_platform_is_told() {
    let folder = Folder::new();
    folder.change("asset = \"AGT\"", "aia-a-set = 60");
    folder.change("price-a-set = \"1.5\"", "");
    let report = folder.prepare().unwrap();
    assert_eq!((report.cost.aia, report.warnings.len()), (60 * 12, 0));
    folder.change("items-a-set = 4", "items-a-set = 16");
    let warnings = folder.prepare().unwrap().warnings;
    assert!(warnings[0].starts_with("4 of 20 positions are gold"), "{warnings:?}");
}

#[test]
fn rich_answers_need_no_gold() {
    let folder = Folder::new();
    let plan = Plan::template(&Sketch { answer: "rich", media: Some("media"), ..Sketch::default() });
    folder.write(PLAN, plan);
    let report = folder.prepare().unwrap();
    // Forty items in five sets, each with three workers, two further answers and three graders.
    assert_eq!((report.cost.sets, report.cost.most_paid), (5, 5 * 8 * 3 * AGT / 2));
    let shown = folder.open().unwrap().positions(tasks::SetId(0), &[3, 1]).unwrap();
    let texts = shown.iter().map(|shown| shown.text.as_deref().unwrap()).collect::<Vec<_>>();
    assert_eq!(texts, ["text 3", "text 1"]);
}
