//! An export: a folder of files.

use super::{contributors, create, croissant, label_studio, Book, ExportMeta, Format, Items, Written};
use crate::{Error, Result};
use std::{fs, path::Path};

/// The labels between two reports of how far it is.
const STEP: u32 = 1_024;

/// Writes what a book says into a folder, which is made if it does not exist: the labels in each of `formats`, the shares
/// of the contributors, for Label Studio its configuration, and last the metadata with the sums of all files. `progress`
/// is told how many labels are written, again and again.
///
/// All formats are written at the same time, label by label. Returns what was written, in that order. If it fails, files
/// that were there before are unchanged up to the first one that was finished; the metadata then still tell which.
///
/// # Errors
/// The folder cannot be written, the disk is full, or an item's name or fields cannot be read.
pub fn export(
    folder: &Path,
    meta: &ExportMeta,
    book: &Book,
    items: &dyn Items,
    formats: &[Format],
    mut progress: impl FnMut(u32),
) -> Result<Vec<Written>> {
    fs::create_dir_all(folder).map_err(|error| {
        Error::new(format!("cannot make the folder {} ({error})", folder.display()), "name another one")
    })?;
    let mut formats = formats.to_vec();
    formats.sort_unstable();
    formats.dedup();
    let create = |format: &Format| create(&folder.join(format.file_name()), *format, meta, items);
    let mut writers = formats.iter().map(create).collect::<Result<Vec<_>>>()?;
    for (written, label) in (1..).zip(book.labels(items)) {
        let label = label?;
        for writer in &mut writers {
            writer.write(&label)?;
        }
        if written % STEP == 0 {
            progress(written);
        }
    }
    let mut files = writers.into_iter().map(|writer| writer.finish()).collect::<Result<Vec<_>>>()?;
    if formats.contains(&Format::LabelStudio) {
        files.push(label_studio::write_config(folder, meta)?);
    }
    files.push(contributors::write(folder, book)?);
    files.push(croissant::write(folder, meta, &files, book.items(), book.decided())?);
    progress(book.items());
    Ok(files)
}
