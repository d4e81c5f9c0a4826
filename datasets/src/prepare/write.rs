//! Writes all that a campaign is run from into a folder.

use super::{
    cost::Cost,
    dice::Dice,
    disk::Output,
    folder::SECRET,
    manifest::{Inputs, Manifest},
    records::RecordWriter,
    tree::Tree,
    Report, Settings,
};
use crate::{
    gold::{deal, hash_of_id, name_of, short, Dealt, GoldBook, IdHash},
    items::ItemReader,
    plan::{Plan, PLAN},
    prepared::MediaRoot,
    Error, Result,
};
use agt_primitives::tasks::{Answer, GoldLeaf, SetId, TaskTerms, Truth, MAX_ITEMS};
use codec::Encode;
use std::path::Path;

/// The name of the records of items.
pub(crate) const ITEMS: &str = "items";
/// The name of the records of gold items, among the secrets: it tells which items are gold.
pub(crate) const GOLD: &str = "gold";
/// The file of leaves, among the secrets: their encodings, one after the other, all of one length.
pub(crate) const LEAVES: &str = "leaves.bin";
/// The file of what each gold position shows, among the secrets: the numbers of gold items, a little-endian `u32` each.
pub(crate) const SHOWN: &str = "shown.bin";
/// The key under which media have other names, among the secrets.
pub(crate) const NAMES: &str = "names.key";
/// The copy of the plan.
pub(crate) const COPY: &str = PLAN;

/// How many steps pass between two reports of progress.
const STEPS: u64 = 10_000;

pub(super) fn all(plan: &Plan, folder: &Path, settings: &Settings<'_>, dice: &mut Dice) -> Result<Report> {
    let secret = folder.join(SECRET);
    copy_of_plan(plan, folder)?;
    let inputs = Inputs::of(plan)?;
    let mut warnings = Vec::new();
    let (items, truths) = items(plan, folder, settings, &mut warnings)?;

    let sets = match plan.items_a_set {
        0 => plan.leaves.unwrap_or_default(),
        items_a_set => items.div_ceil(items_a_set.into()),
    };
    let leaves = plan.leaves_for(sets).min(MAX_ITEMS);
    // The pool's number and the root do not matter to the checks.
    let terms = plan.terms(Default::default(), leaves, items, settings.now, 0)?;
    if !terms.is_guarded(&TaskTerms::DEFAULT) {
        warnings.push(format!(
            "{} of {} positions are gold: unless governance has changed tasks.leastGold, a campaign that pays AIA needs a \
             quarter",
            plan.gold_a_set,
            terms.positions()
        ));
    }
    let rules = terms.gold_rules(terms.positions().into());
    settings.progress.step("dealing gold", 0, Some(leaves.into()));
    let dealt = deal(&plan.answer, &rules, &truths, leaves, plan.files.gold_reuse, dice)?;
    warn_of_use(plan, &dealt, truths.len(), &mut warnings);
    let (tree, leaf_bytes) = write_leaves(&secret, leaves, &truths, &dealt, settings, dice)?;
    let mut names = Output::new(secret.join(NAMES))?;
    names.write(&dice.bytes())?;
    names.finish()?;

    inputs.check(plan)?;
    let gold = u32::try_from(truths.len()).unwrap_or(u32::MAX);
    let cost = Cost::of(plan, items, leaves, gold, settings.fee).ok_or_else(|| {
        let what = format!("{PLAN}, [pay] price-a-set: the campaign costs more than any pool can hold");
        Error::new(what, "write a smaller price")
    })?;
    let manifest =
        Manifest::new([items, gold, leaves, leaf_bytes], tree.root(), cost.clone(), warnings.clone(), inputs);
    manifest.write(folder)?;
    Ok(Report { root: tree.root(), cost, warnings })
}

fn copy_of_plan(plan: &Plan, folder: &Path) -> Result<()> {
    let path = plan.folder.join(PLAN);
    let text = std::fs::read(&path).map_err(|error| super::disk::failed(&path, "read", &error))?;
    let mut copy = Output::new(folder.join(COPY))?;
    copy.write(&text)?;
    copy.finish()
}

/// Writes the items, with and without gold. Returns the number of those without, and the truths of the gold items by number.
fn items(
    plan: &Plan,
    folder: &Path,
    settings: &Settings<'_>,
    warnings: &mut Vec<String>,
) -> Result<(u32, Vec<Answer>)> {
    let mut book = GoldBook::read(plan)?;
    let media = MediaRoot::of(plan)?;
    let mut plain = RecordWriter::new(folder, ITEMS)?;
    let mut gold = RecordWriter::new(&folder.join(SECRET), GOLD)?;
    let mut hashes: Vec<IdHash> = Vec::new();
    let mut reader = ItemReader::open(plan)?;
    let (mut read, mut unused) = (0u64, 0u64);
    while let Some(found) = reader.next() {
        let (place, item) = found?;
        if let Some(path) = &item.media {
            media
                .find(path)
                .map_err(|error| Error::new(format!("{}: {}", reader.at(place), error.what()), error.remedy()))?;
        }
        let hash = hash_of_id(&item.id);
        hashes.push(hash);
        if book.meet(&hash) {
            gold.write(&item)?;
        } else if plan.is_gold_alone() {
            unused = unused.saturating_add(1);
        } else if plain.count() == MAX_ITEMS {
            let what = format!("{}: a campaign has at most {MAX_ITEMS} items", reader.at(place));
            return Err(Error::new(what, "split the file into several campaigns"));
        } else {
            plain.write(&item)?;
        }
        read = read.saturating_add(1);
        if read % STEPS == 0 {
            settings.progress.step("reading items", read, None);
        }
    }
    settings.progress.step("reading items", read, Some(read));
    ensure_no_twins(plan, hashes)?;
    let truths = book.into_answers(&plan.files.items)?;
    if unused > 0 {
        warnings.push(format!("{unused} items have no gold, and a {} shows none of them", kind_word(plan)));
    }
    let items = plain.count();
    plain.finish()?;
    gold.finish()?;
    Ok((items, truths))
}

fn kind_word(plan: &Plan) -> &'static str {
    match plan.kind {
        agt_primitives::tasks::CampaignKind::Quiz => "quiz",
        _ => "calibration",
    }
}

/// Checks that no id stands twice among the items: 16 bytes of memory each. If one does, the file is read again to say where.
fn ensure_no_twins(plan: &Plan, mut hashes: Vec<IdHash>) -> Result<()> {
    hashes.sort_unstable();
    let twin = hashes.windows(2).find_map(|pair| match pair {
        [one, other] if one == other => Some(*one),
        _ => None,
    });
    let Some(twin) = twin else { return Ok(()) };
    drop(hashes);
    let mut reader = ItemReader::open(plan)?;
    let mut first = None;
    while let Some(found) = reader.next() {
        let (place, item) = found?;
        if hash_of_id(&item.id) != twin {
            continue;
        }
        if let Some(first) = first.replace(place) {
            let what = format!("{}: the id `{}` stands twice, first at {first}", reader.at(place), short(&item.id));
            return Err(Error::new(what, "give each item an id of its own"));
        }
    }
    Err(Error::new(format!("{} changed while it was read", name_of(&plan.files.items)), "run it again"))
}

/// Warns if gold items are shown several times, or not at all.
fn warn_of_use(plan: &Plan, dealt: &Dealt, items: usize, warnings: &mut Vec<String>) {
    let uses = dealt.uses(items);
    let idle = uses.iter().filter(|uses| **uses == 0).count();
    if idle > 0 {
        warnings.push(format!("{idle} of {items} gold items stand in no set, and nobody labels them"));
    }
    let (least, most) =
        (uses.iter().min().copied().unwrap_or_default(), uses.iter().max().copied().unwrap_or_default());
    if plan.files.gold_reuse && most > 1 {
        warnings.push(format!(
            "each gold item stands in {least} to {most} sets: whoever meets one again knows that it is gold, so more gold \
             items are better"
        ));
    }
}

/// Writes the leaves and what their gold shows. Returns the tree over them, and the bytes of each.
fn write_leaves(
    secret: &Path,
    leaves: u32,
    truths: &[Answer],
    dealt: &Dealt,
    settings: &Settings<'_>,
    dice: &mut Dice,
) -> Result<(Tree, u32)> {
    let (mut encoded, mut shown) = (Output::new(secret.join(LEAVES))?, Output::new(secret.join(SHOWN))?);
    let mut hashes = Vec::with_capacity(usize::try_from(leaves).unwrap_or_default());
    let mut leaf_bytes = 0;
    for set in 0..leaves {
        let numbers = dealt.of(set);
        let answers = numbers.iter().filter_map(|number| truths.get(usize::try_from(*number).ok()?));
        let answers = answers.map(|answer| Truth { answer: *answer, proposed: None }).collect::<Vec<_>>();
        let truths = answers.try_into().expect("a sound plan has at most 32 gold items in a set");
        let leaf = GoldLeaf { set: SetId(set), seed: dice.bytes(), truths }.encode();
        leaf_bytes = u32::try_from(leaf.len()).unwrap_or(u32::MAX);
        hashes.push(Tree::leaf(&leaf));
        encoded.write(&leaf)?;
        for number in numbers {
            shown.write(&number.to_le_bytes())?;
        }
        if u64::from(set) % STEPS == 0 {
            settings.progress.step("writing leaves", set.into(), Some(leaves.into()));
        }
    }
    encoded.finish()?;
    shown.finish()?;
    settings.progress.step("writing leaves", leaves.into(), Some(leaves.into()));
    Ok((Tree::new(hashes), leaf_bytes))
}
