//! The commented `campaign.toml` that `agt campaign init` writes.

use super::{Plan, Sketch};

impl Plan {
    /// Returns the text of a commented `campaign.toml`. It is a sound plan as it stands, except that its files must exist.
    pub fn template(sketch: &Sketch<'_>) -> String {
        let Sketch { title, answer, items, gold, media, .. } = sketch;
        let (title, items, gold) = (quoted(title), quoted(items), quoted(gold));
        let is_rich = *answer == "rich";
        let (items_a_set, gold_a_set) = if is_rich { (8, 0) } else { (24, 8) };
        let gold = if is_rich { format!("# gold = {gold}") } else { format!("gold = {gold}") };
        let media =
            media.map_or_else(|| "# media = \"media\"".to_string(), |media| format!("media = {}", quoted(media)));
        let answer_section = answer_section(sketch);
        let measured = measured_section(answer);
        let options = if *answer == "preference" { "options = [\"a\", \"b\"]" } else { "# options = [\"a\", \"b\"]" };
        format!(
            r##"# A campaign of labels. `agt campaign prepare` reads this file and the files that it names, checks them, and says
# what the campaign costs. `agt campaign open` opens it; nothing here can be changed after that.
# Paths are relative to this file. Times are written "90s", "5m", "1h 30m", "2d", "1w".

[campaign]
# general: work for everybody. specialised: needs a medallion of the area or a reputation there. advanced: needs the role of
# advanced tasks and a medallion.
# quiz and calibration: sets of gold alone (items-a-set = 0, and leaves must be given).
kind = "general"
# The number of the area whose qualification admits workers.
area = 0
title = {title}
# What workers are told to do. They see it above every item.
instructions = """
Look at the item and choose the answer that fits best.
"""
# A text whose blake2-256 goes on chain: what exactly is asked for, with examples.
specification = "specification.md"
# Where the specification and the questions are shown; at most 128 bytes.
uri = "https://example.org/campaign"
# The licence of the labels, by its SPDX name or its address.
# licence = "CC-BY-4.0"
# The number of workers who answer each set: 3, 5 or 7.
replication = 3
# A set shows so many items and so many gold items, at most 32 in all. Workers cannot tell which are gold.
items-a-set = {items_a_set}
gold-a-set = {gold_a_set}
# The number of sets that may ever be dealt, second rounds included. By default twice what carries every item once, and four
# more. Each takes gold-a-set gold items.
# leaves = 100
# Nobody joins after this: a time after the opening, or a moment such as 2027-01-31T12:00:00Z; at most 366 days.
deadline = "30d"

{answer_section}
[windows]
# The longest time of each step; a set that is answered sooner goes on sooner.
# A round can be joined for this time after its first worker: 5m to 7d.
join = "1h"
# Workers with a seat commit: 1h to 24h.
commit = "4h"
# Others commit to seats that are still free: 10m to 24h.
stand-in = "1h"
# Answers are revealed: 1h to 24h.
reveal = "4h"
# Your keeper opens the gold; a set whose gold is not opened costs you a part of the escrow: 1h to 3d.
gold = "1d"

[pay]
# "AGT", or the number of an asset.
asset = "AGT"
# What one worker earns for a perfect set: AGT with its decimals, or whole units of the asset.
price-a-set = "1.5"
# From then on the pool accepts nothing new. What is left of it comes back to you.
pool-expires = "90d"
# AGT on hold beside a pool in an asset that is not listed. See agt campaign prepare.
# guarantee = "515"
# data-request, or model-fund.
# purpose = "data-request"
# Campaigns of the platform pay AIA instead of a price.
# aia-a-set = 60

{measured}
[requirements]
# The least reputation in the area, which a worker has once it is qualified.
reputation = "0 %"
# role = "data-validation"
# medallion = 1
# character = 1

[files]
# CSV (.csv, .tsv), JSON Lines (.jsonl, .ndjson), Parquet (.parquet), or a JSON export of Label Studio (.json).
items = {items}
# The gold: an id and the right answer in each line. Every id stands among the items. It may be the same file: a line without
# an answer is no gold, and in an export of Label Studio the answer of an annotation counts.
{gold}
# The folder of the media that the items name, or the beginning of their address. A link that leads out of it is refused.
# Names of files are never shown. The links of an address are: let their names tell nothing.
{media}
# Whether a gold item may serve more than one set. Whoever meets an item again knows that it is gold, so more gold is better.
gold-reuse = false

[files.columns]
# The columns of the files, or the keys of their objects. The id names an item to you, and is shown to nobody.
id = "id"
# text = "text"
# media = "media"
# A preference has a column for each option, or one that holds a list.
{options}
# Further columns that workers see beside the item. All others are shown to nobody.
# shown = ["source"]
answer = "answer"

[server]
# Where `agt campaign serve` listens.
address = "127.0.0.1:8788"
# Where workers reach it, if that is another address.
# url = "https://labels.example.org"

[keeper]
# The public key of the keeper that workers hand their openings to. By default it is your own keeper's.
# key = "0x..."
"##
        )
    }
}

/// Returns a text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_string()).to_string()
}

fn answer_section(sketch: &Sketch<'_>) -> String {
    match sketch.answer {
        "preference" => r#"[answer]
type = "preference"
# The number of options, 2 to 8. An answer is the number of the best one, counted from one.
options = 2
"#
        .to_string(),
        "number" => r#"[answer]
type = "number"
# Both ends of the range, and the distance up to which two answers say the same. Six tolerances must be less than the range.
least = "0"
most = "100"
tolerance = "1"
# The decimal places of an answer, at most 18.
decimals = 0
"#
        .to_string(),
        "rich" => r#"[answer]
# Text, which people grade. There is no gold: gold-a-set is 0, and items-a-set times replication is at most 32.
type = "rich"
"#
        .to_string(),
        _ => {
            let examples = ["cat".to_string(), "dog".to_string()];
            let labels = if sketch.labels.is_empty() { &examples } else { sketch.labels };
            let labels = labels.iter().map(|label| quoted(label)).collect::<Vec<_>>().join(", ");
            format!(
                r#"[answer]
# choices, preference, number or rich.
type = "choices"
# The labels, 2 to 256. Their order is their number on chain.
labels = [{labels}]
"#
            )
        }
    }
}

fn measured_section(answer: &str) -> &'static str {
    match answer {
        "rich" => "# [measured] is not used where answers are rich: people grade them.\n",
        "number" => {
            r#"[measured]
# The share of the gold that one fixed number gets.
chance = "5 %"
# The share of the gold that skilled people get, as a pilot showed it: at most 99 %, and five points above chance.
reference = "95 %"
# An earlier campaign of yours with the same area, answers, chance and reference. What gold showed there counts here.
# series = 1
"#
        }
        _ => {
            r#"[measured]
# The share of the gold that the best constant answer gets. By default one in the number of classes, which goes with gold
# that has every class equally often.
# chance = "50 %"
# The share of the gold that skilled people get, as a pilot showed it: at most 99 %, and five points above chance.
reference = "95 %"
# How many items of each class a pilot found, for at most 8 classes. Leave it out if they are even.
# items-by-class = [70, 30]
# An earlier campaign of yours with the same area, answers, chance and reference. What gold showed there counts here.
# series = 1
"#
        }
    }
}
