//! Measures an export and its check at a million labels: seconds, and the most memory that the process had.
//! `scripts/measure-datasets.sh` runs it.

use agt_datasets::{
    labels::{compare, export, read, Answering, Book, Decision, ExportMeta, Format, Items, Seat, Settled, Shown},
    Result,
};
use agt_primitives::tasks::Answer;
use serde_json::{Map, Value};
use sp_core::H256;
use std::{fs, time::Instant};

const ITEMS: u32 = 1_000_000;
const ITEMS_A_SET: u32 = 8;
const ACCOUNTS: u32 = 5_000;
const CLASSES: u8 = 10;

/// The items of a large campaign, whose names are made when they are asked for.
struct Numbered;

impl Items for Numbered {
    fn id(&self, item: u32) -> Result<String> {
        Ok(format!("picture-{item:07}.png"))
    }

    fn fields(&self, item: u32) -> Result<Map<String, Value>> {
        Ok(Map::from_iter([("image".to_owned(), format!("/media/picture-{item:07}.png").into())]))
    }
}

fn main() {
    let answering = Answering::Choices { labels: (0..CLASSES).map(|label| format!("class {label}")).collect() };
    let folder = tempfile::tempdir().expect("a folder for the export");
    let start = Instant::now();
    let mut book = Book::new(ITEMS, answering.clone());
    for number in 0..ITEMS / ITEMS_A_SET {
        book.settled(&set(number)).expect("each set is settled once");
    }
    told("book", start);
    let start = Instant::now();
    let written = export(folder.path(), &meta(answering), &book, &Numbered, &Format::ALL, |_| {}).expect("an export");
    told("export of all formats", start);
    written.iter().for_each(|file| println!("  {}: {} MB", file.name, file.bytes / 1_000_000));
    for format in Format::ALL {
        let start = Instant::now();
        let file = read(&folder.path().join(format.file_name())).expect("a file of labels");
        let report = compare(file, &book, Some(&Numbered)).expect("names that can be read");
        assert!(report.is_true() && report.lines == u64::from(ITEMS));
        told(&format!("check of {format:?}"), start);
    }
}

/// Returns a set of eight decided items that three people answered, two of them well.
fn set(number: u32) -> Settled {
    let decision = |item: u32| Decision {
        item,
        answer: Some(Answer::Choice((item % u32::from(CLASSES)) as u8)),
        confidence: Some(9_000 + (item % 1_000) as u16),
    };
    let seat = |place: u32| {
        let mut account = [0; 32];
        account[..4].copy_from_slice(&((number * 3 + place) % ACCOUNTS).to_le_bytes());
        Seat { account, revealed: true, accepted: place < 2, paid: 1_000, right: 7, decided: 8 }
    };
    Settled {
        block: 10 + number / 4,
        block_hash: H256::from_low_u64_be(u64::from(number / 4)),
        event: number % 4,
        set: number,
        items: (number * ITEMS_A_SET..(number + 1) * ITEMS_A_SET).map(decision).collect(),
        seats: (0..3).map(seat).collect(),
    }
}

fn meta(answering: Answering) -> ExportMeta {
    ExportMeta {
        title: "A million pictures".into(),
        genesis: H256::repeat_byte(1),
        campaign: 7,
        answering,
        licence: None,
        date: None,
        delivered_hash: H256::repeat_byte(2),
        delivered_sets: ITEMS / ITEMS_A_SET,
        from_block: 1,
        to_block: 40_000,
        shown: Shown::default(),
    }
}

/// Prints the time since `start`, and the most memory that this process had.
fn told(what: &str, start: Instant) {
    let status = fs::read_to_string("/proc/self/status").expect("Linux tells of its processes");
    let memory = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
    let memory: u64 = memory.and_then(|memory| memory.parse().ok()).expect("a number");
    println!("{what}: {:.1} s, {} MiB", start.elapsed().as_secs_f64(), memory / 1_024);
}
