use super::*;
use crate::labels::{described, export, read};
use std::{env, fs, path::PathBuf};

fn names_in(folder: &Path) -> Vec<String> {
    let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(name).collect();
    names.sort();
    names
}

#[test]
fn metadata_say_where_labels_come_from_and_what_the_files_are() {
    for answering in every_answering() {
        let folder = tempfile::tempdir().unwrap();
        exported(folder.path(), &answering);
        let described = described(folder.path()).unwrap();
        assert_eq!(described.meta, meta(answering));
        assert_eq!(described.changed(folder.path()).unwrap(), Vec::<String>::new());
        let files: Vec<&str> = described.files.iter().map(|file| file.name.as_str()).collect();
        let labels = ["labels.csv", "labels.jsonl", "labels.parquet", "label-studio.json"];
        assert_eq!(files, [labels.as_slice(), &["label-studio.xml", "contributors.csv"]].concat());
        let mut all = [files.as_slice(), &["croissant.json"]].concat();
        all.sort_unstable();
        assert_eq!(names_in(folder.path()), all);
    }
}

#[test]
fn only_the_formats_that_are_asked_for_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let (book, names) = campaign(&Answering::Content);
    let folder = folder.path().join("new/export");
    let formats = [Format::Parquet, Format::Parquet];
    let mut steps = vec![];
    export(&folder, &meta(Answering::Content), &book, &names, &formats, |written| steps.push(written)).unwrap();
    assert_eq!(names_in(&folder), ["contributors.csv", "croissant.json", "labels.parquet"]);
    assert_eq!(steps, [40]);
}

#[test]
fn campaign_without_items_has_files_without_lines() {
    for answering in every_answering() {
        let folder = tempfile::tempdir().unwrap();
        let book = Book::new(0, answering.clone());
        export(folder.path(), &meta(answering), &book, &Named::default(), &Format::ALL, |_| {}).unwrap();
        for format in Format::ALL {
            assert_eq!(read(&folder.path().join(format.file_name())).unwrap().count(), 0, "{format:?}");
        }
    }
}

#[test]
fn export_that_fails_leaves_what_was_there() {
    struct Lost;
    impl Items for Lost {
        fn id(&self, item: u32) -> Result<String> {
            Err(crate::Error::new(format!("item {item} is lost"), "prepare again"))
        }
        fn fields(&self, _: u32) -> Result<Map<String, Json>> {
            Ok(Map::new())
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let answering = Answering::Preference { options: 3 };
    let (book, _) = exported(folder.path(), &answering);
    let before = names_in(folder.path());
    let error = export(folder.path(), &meta(answering), &book, &Lost, &Format::ALL, |_| {}).unwrap_err();
    assert_eq!(error.to_string(), "item 0 is lost: prepare again");
    assert_eq!(names_in(folder.path()), before);
    assert_eq!(described(folder.path()).unwrap().changed(folder.path()).unwrap(), Vec::<String>::new());
}

#[test]
fn metadata_cannot_name_a_file_outside_their_folder() {
    let folder = tempfile::tempdir().unwrap();
    exported(folder.path(), &Answering::Content);
    let path = folder.path().join("croissant.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("\"contentUrl\": \"labels.csv\"", "\"contentUrl\": \"../labels.csv\"")).unwrap();
    let error = described(&path).unwrap_err();
    assert!(error.what().ends_with("the file `../labels.csv` is not in the folder of the export"), "{error}");
}

/// Writes an export of each kind of answer into the folder `AGT_EXPORT_FOLDER`, which `tests/formats/check.py` reads, or into
/// a temporary one.
#[test]
fn exports_of_every_kind_are_written_for_other_programs() {
    let own = tempfile::tempdir().unwrap();
    let folder = env::var_os("AGT_EXPORT_FOLDER").map_or_else(|| own.path().to_owned(), PathBuf::from);
    for (name, answering) in ["choices", "preference", "number", "content"].into_iter().zip(every_answering()) {
        exported(&folder.join(name), &answering);
    }
    let empty = Book::new(0, Answering::Content);
    export(&folder.join("empty"), &meta(Answering::Content), &empty, &Named::default(), &Format::ALL, |_| {}).unwrap();
}
