//! Parquet: several row groups, lists, and files that are damaged.

use super::*;
use parquet::{
    data_type::{ByteArray, ByteArrayType, DataType, DoubleType},
    file::writer::{SerializedFileWriter, SerializedRowGroupWriter},
    schema::parser::parse_message_type,
};
use std::{fs::File, sync::Arc};

/// Writes a file with this schema, a row group for each number below `groups`.
fn write(path: &Path, schema: &str, groups: usize, group: impl Fn(usize, &mut SerializedRowGroupWriter<'_, File>)) {
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let mut writer = SerializedFileWriter::new(File::create(path).unwrap(), schema, Default::default()).unwrap();
    for number in 0..groups {
        let mut row_group = writer.next_row_group().unwrap();
        group(number, &mut row_group);
        row_group.close().unwrap();
    }
    writer.close().unwrap();
}

fn column<Kind: DataType>(
    group: &mut SerializedRowGroupWriter<'_, File>,
    values: &[Kind::T],
    definitions: Option<&[i16]>,
    repetitions: Option<&[i16]>,
) {
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<Kind>().write_batch(values, definitions, repetitions).unwrap();
    column.close().unwrap();
}

fn texts(texts: &[&str]) -> Vec<ByteArray> {
    texts.iter().map(|text| ByteArray::from(*text)).collect()
}

/// Three row groups of two items each.
fn three_groups(folder: &Path) -> Plan {
    let mut plan = plan(folder, "items.parquet", "");
    let schema = "message items { required double size; optional binary text (UTF8); required binary id (UTF8); }";
    write(&folder.join("items.parquet"), schema, 3, |group, writer| {
        let named = |name: &str| [0, 1].map(|row| ByteArray::from(format!("{name}{group}{row}").as_str()));
        column::<DoubleType>(writer, &[0.5, 2.0], None, None);
        column::<ByteArrayType>(writer, &named("t"), Some(&[1, 1]), None);
        column::<ByteArrayType>(writer, &named("i"), None, None);
    });
    plan.files.columns.shown = vec!["size".into()];
    plan
}

#[test]
fn parquet_is_read_across_row_groups() {
    let folder = tempfile::tempdir().unwrap();
    let mut plan = three_groups(folder.path());
    let found = read(&plan).unwrap();
    assert_eq!(found.len(), 6);
    let fields = [("size".to_string(), "2".to_string())].into();
    assert_eq!(found[5], (6, Item { fields, ..item("i21", "t21") }));
    plan.files.columns.id = "name".into();
    assert!(read(&plan).unwrap_err().what().contains("items.parquet has no column `name`, but `size`, `text`, `id`"));
}

#[test]
fn list_of_a_parquet_file_holds_the_options() {
    let folder = tempfile::tempdir().unwrap();
    let mut plan = plan(folder.path(), "items.parquet", "");
    let schema = "message items { required binary id (UTF8);
        optional group both (LIST) { repeated group list { optional binary element (UTF8); } } }";
    write(&folder.path().join("items.parquet"), schema, 1, |_, writer| {
        column::<ByteArrayType>(writer, &texts(&["1", "2"]), None, None);
        column::<ByteArrayType>(writer, &texts(&["a", "b", "c", "d"]), Some(&[3; 4]), Some(&[0, 1, 0, 1]));
    });
    plan.answer = AnswerPlan::Preference { options: 2 };
    plan.files.columns.options = vec!["both".into()];
    let options = read(&plan).unwrap().into_iter().map(|(_, item)| item.options).collect::<Vec<_>>();
    assert_eq!(options, [["a", "b"], ["c", "d"]]);
}

#[test]
fn text_of_a_parquet_file_that_is_not_utf8_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let plan = plan(folder.path(), "items.parquet", "");
    let schema = "message items { required binary id; required binary text; }";
    write(&folder.path().join("items.parquet"), schema, 1, |_, writer| {
        column::<ByteArrayType>(writer, &texts(&["1"]), None, None);
        column::<ByteArrayType>(writer, &[ByteArray::from(vec![0xe9])], None, None);
    });
    assert!(read(&plan).unwrap_err().what().starts_with("items.parquet, row 1: `text` is not UTF-8"));
}

#[test]
fn damaged_parquet_file_is_refused_or_read_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let plan = three_groups(folder.path());
    let path = folder.path().join("items.parquet");
    let whole = fs::read(&path).unwrap();
    for place in (0..whole.len()).step_by(5) {
        let mut damaged = whole.clone();
        damaged[place] ^= 0x55;
        fs::write(&path, &damaged).unwrap();
        if let Err(error) = read(&plan) {
            assert!(error.what().starts_with("items.parquet") && !error.what().contains('\n'), "{error}");
        }
        fs::write(&path, &whole[..place]).unwrap();
        read(&plan).unwrap_err();
    }
}
