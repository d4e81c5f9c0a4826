//! Prepares a campaign of a million items, or of as many as the first argument says, and prints how long that takes and how
//! much memory. The second argument is the format of the items: `csv`, `jsonl`, or `json` for an export of Label Studio.
//!
//! `cargo build --offline --workspace --examples`, then `target/debug/examples/prepare-million 1000000 csv`

use agt_datasets::{
    plan::{Plan, Sketch, PLAN},
    prepare::{prepare, Settings},
    prepared::Prepared,
};
use agt_primitives::{basis_points::BasisPoints, calendar::DAY, tasks::SetId};
use std::{
    error::Error,
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
    time::Instant,
};

/// Gold items; each serves several sets.
const GOLD: u32 = 20_000;

/// Files of media; each serves several items.
const MEDIA: u32 = 1_000;

fn main() -> Result<(), Box<dyn Error>> {
    let items = std::env::args().nth(1).map_or(Ok(1_000_000), |count| count.parse::<u32>())?;
    let folder = tempfile::tempdir()?;
    let format = std::env::args().nth(2).unwrap_or_else(|| "csv".to_string());
    write_files(folder.path(), items, &format)?;
    let before = peak();

    let begun = Instant::now();
    let settings =
        Settings { fee: BasisPoints::clamped(300), now: 20_000 * DAY, force: false, progress: &(), seed: None };
    let report = prepare(folder.path(), &settings)?;
    println!(
        "{items} items of {format}, {} leaves: prepared in {:.1} s",
        report.cost.leaves,
        begun.elapsed().as_secs_f64()
    );
    println!("memory at its peak: {} MiB, of which {before} MiB before", peak());

    let begun = Instant::now();
    let prepared = Prepared::open(folder.path())?;
    println!("opened in {:.1} s", begun.elapsed().as_secs_f64());
    let begun = Instant::now();
    let sets = prepared.leaves().min(10_000);
    for set in 0..sets {
        let shown = (0..24).map(|item| (set * 24 + item) % prepared.items()).collect::<Vec<_>>();
        prepared.positions(SetId(set), &shown)?;
        prepared.proof(SetId(set))?;
    }
    let each = begun.elapsed().as_micros() / u128::from(sets.max(1));
    println!("positions and proof of a set of 32: {each} us; memory at its peak: {} MiB", peak());
    Ok(())
}

/// Writes items with a line of text and a file of media each, and gold for some of them.
fn write_files(folder: &Path, items: u32, format: &str) -> Result<(), Box<dyn Error>> {
    let plan = Plan::template(&Sketch { items: &format!("items.{format}"), media: Some("media"), ..Sketch::default() });
    fs::write(folder.join(PLAN), plan.replace("gold-reuse = false", "gold-reuse = true"))?;
    fs::write(folder.join("specification.md"), "Which animal is it?")?;
    fs::create_dir(folder.join("media"))?;
    for file in 0..MEDIA {
        fs::write(folder.join(format!("media/{file}.png")), [0])?;
    }
    let mut file = BufWriter::new(File::create(folder.join(format!("items.{format}")))?);
    let (first, last) = match format {
        "csv" => ("id,text,media\n", ""),
        "json" => ("[", "]"),
        _ => ("", ""),
    };
    write!(file, "{first}")?;
    for item in 0..items.saturating_add(GOLD) {
        let id = format!("item-{item:07}");
        let text = format!("Item {item}: a line of text, about as long as a short question would be.");
        let media = format!("{}.png", item % MEDIA);
        let object = || format!(r#"{{"id":"{id}","text":"{text}","media":"{media}"}}"#);
        match format {
            "csv" => writeln!(file, "{id},\"{text}\",{media}")?,
            "jsonl" => writeln!(file, "{}", object())?,
            "json" if item == 0 => writeln!(file, r#"{{"id":{item},"data":{}}}"#, object())?,
            "json" => writeln!(file, r#",{{"id":{item},"data":{}}}"#, object())?,
            other => return Err(format!("{other} is none of csv, jsonl and json").into()),
        }
    }
    write!(file, "{last}")?;
    file.flush()?;
    let mut file = BufWriter::new(File::create(folder.join("gold.csv"))?);
    writeln!(file, "id,answer")?;
    let distance = items / GOLD + 1;
    for item in 0..GOLD {
        writeln!(file, "item-{:07},{}", item * distance, if item % 2 == 0 { "cat" } else { "dog" })?;
    }
    Ok(file.flush()?)
}

/// Returns the most memory that this process has had so far, in MiB; zero where the system does not tell.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
    kib.unwrap_or_default() / 1_024
}
