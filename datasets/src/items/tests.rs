//! Items come out of every format alike, and a bad line is named.

mod of_parquet;

use super::*;
use crate::plan::{Sketch, PLAN};
use proptest::{collection::vec, prelude::*, test_runner::RngSeed};
use std::fs;

/// A plan over a file of items with this content.
fn plan(folder: &Path, file: &str, content: impl AsRef<[u8]>) -> Plan {
    fs::write(folder.join(file), content).unwrap();
    let mut plan = Plan::parse(folder, &Plan::template(&Sketch { items: file, ..Sketch::default() })).unwrap();
    plan.files.columns.shown = Vec::new();
    plan
}

fn read(plan: &Plan) -> Result<Vec<(u64, Item)>> {
    ItemReader::open(plan)?.collect()
}

/// Reads the items of a file with this content.
fn items(file: &str, content: impl AsRef<[u8]>) -> Result<Vec<(u64, Item)>> {
    let folder = tempfile::tempdir().unwrap();
    read(&plan(folder.path(), file, content))
}

fn error(file: &str, content: impl AsRef<[u8]>) -> String {
    let error = items(file, content).unwrap_err().to_string();
    assert!(!error.contains('\n'), "{error}");
    error
}

fn item(id: &str, text: &str) -> Item {
    Item { id: id.into(), text: Some(text.into()), ..Item::default() }
}

/// Bytes that mean something in one of the formats.
fn of_a_format() -> impl Strategy<Value = u8> {
    proptest::sample::select(br#"",{}[]:"#.iter().copied().chain([b'\n']).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_a_reader_panic(
        bytes in vec(prop_oneof![of_a_format(), any::<u8>()], 0..60),
    ) {
        for (file, beginning) in
            [("items.csv", "id,text\n"), ("items.jsonl", ""), ("items.json", "["), ("items.parquet", "PAR1")]
        {
            let _ = items(file, [beginning.as_bytes(), &bytes].concat());
        }
    }
}

#[test]
fn csv_may_have_a_byte_order_mark_and_newlines_in_quotes() {
    let found = items("items.csv", "\u{feff}id,text\n1,\"a, \"\"b\"\"\nc\"\n2,d\n").unwrap();
    assert_eq!(found, [(2, item("1", "a, \"b\"\nc")), (4, item("2", "d"))]);
    let found = items("items.csv", "\u{feff}\"id\",text\r\n1,a\r\n").unwrap();
    assert_eq!(found, [(2, item("1", "a"))]);
    assert_eq!(items("items.tsv", "id\ttext\n1\ta,b\n").unwrap(), [(2, item("1", "a,b"))]);
}

#[test]
fn missing_column_is_named_with_those_that_are_there() {
    assert_eq!(
        error("items.csv", "name,text\n1,a\n"),
        "items.csv has no column `id`, but `name`, `text`: write the right name into [files.columns] id"
    );
    assert!(error("items.jsonl", "{\"name\":1}\n").contains("items.jsonl, line 1: there is no id"));
    let folder = tempfile::tempdir().unwrap();
    let mut plan = plan(folder.path(), "items.jsonl", "{\"id\":1,\"text\":\"a\"}\n{\"id\":2,\"text\":\"b\"}\n");
    plan.files.columns.media = Some("picture".into());
    let told = read(&plan).unwrap_err().to_string();
    assert_eq!(told, "no line of items.jsonl has `picture`: write the right name into [files.columns] media");
}

#[test]
fn text_that_is_not_utf8_is_refused_with_its_line() {
    let latin = b"id,text\n1,a\n2,caf\xe9\n";
    assert_eq!(error("items.csv", latin), "items.csv, line 3: the text is not UTF-8: save the file as UTF-8");
    assert!(error("items.csv", b"\xff\xfei\0d\0").contains("line 1: the text is not UTF-8"));
    assert!(error("items.jsonl", b"{\"id\":\"\xe9\"}\n").contains("line 1: the text is not UTF-8"));
    assert!(error("items.json", b"[{\"data\":{\"id\":\"\xe9\"}}]").contains("items.json, task 1"));
}

#[test]
fn line_with_another_number_of_fields_is_refused() {
    let told = error("items.csv", "id,text\n1,a\n2,b,c\n");
    assert!(told.starts_with("items.csv, line 3: there are 3 fields, and the first line names 2"), "{told}");
}

#[test]
fn item_without_an_id_or_without_content_is_refused() {
    assert!(error("items.csv", "id,text\n,a\n").contains("line 2: there is no id"));
    assert!(error("items.csv", "id,text\n1,\n").contains("line 2: the item has no text, no media and no options"));
    let long = format!("id,text\n{},a\n", "x".repeat(MOST_ID + 1));
    assert!(error("items.csv", long).contains("the id has more than 512 bytes"));
}

#[test]
fn file_of_an_unknown_format_is_refused() {
    assert!(error("items.xlsx", "").contains("items.xlsx is of no known format"));
    assert!(error("items.json", "{\"id\":1}").contains("items.json is no list of tasks"));
    assert!(error("items.parquet", "id,text").contains("cannot be read as Parquet"));
    let folder = tempfile::tempdir().unwrap();
    let plan = plan(folder.path(), "items.csv", "");
    fs::remove_file(folder.path().join("items.csv")).unwrap();
    assert!(read(&plan).unwrap_err().what().contains("items.csv cannot be read"));
    assert!(!folder.path().join(PLAN).exists());
}

#[test]
fn json_lines_may_have_numbers_and_empty_lines() {
    let found = items("items.jsonl", "{\"id\":7,\"text\":\"a\",\"other\":[1]}\n\n{\"text\":1.5,\"id\":\"x\"}").unwrap();
    assert_eq!(found, [(1, item("7", "a")), (3, item("x", "1.5"))]);
    assert!(error("items.jsonl", "{\"id\":7\n").contains("items.jsonl, line 1: it is no JSON object"));
    assert!(error("items.jsonl", "{\"id\":[7],\"text\":\"a\"}\n").contains("`id` is a list"));
}

#[test]
fn export_of_label_studio_is_read_task_by_task() {
    let export = r#" [ {"id": 3, "data": {"text": "a"}, "annotations": [{"result": []}]},
        {"id": 4, "data": {"id": "own", "text": "b"}} ] "#;
    assert_eq!(items("items.json", export).unwrap(), [(1, item("3", "a")), (2, item("own", "b"))]);
    assert_eq!(items("items.json", "[]").unwrap(), []);
    for cut in
        ["[{\"id\":1,\"data\":{\"text\":\"a\"}}", "[{\"id\":1", "[{\"id\":1,\"data\":{\"text\":\"a\"}} {}]", "[1]"]
    {
        assert!(error("items.json", cut).starts_with("items.json, task 1"), "{cut}");
    }
}

#[test]
fn annotations_give_the_answer_of_gold() {
    let choice = |label: &str| format!(r#"{{"from_name":"animal","value":{{"choices":["{label}"]}}}}"#);
    let task =
        |id: u8, annotations: &str| format!(r#"{{"id":{id},"data":{{"text":"a"}},"annotations":[{annotations}]}}"#);
    let given = |truth: bool, label: &str| format!(r#"{{"ground_truth":{truth},"result":[{}]}}"#, choice(label));
    let answers = |tasks: &[String]| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("gold.json");
        fs::write(&path, format!("[{}]", tasks.join(","))).unwrap();
        let found = AnswerReader::open(&path, "id", "answer")?.map(|line| line.map(|(_, id, answer)| (id, answer)));
        found.collect::<Result<Vec<_>>>()
    };
    let both = format!("{},{}", given(false, "cat"), given(true, "dog"));
    let tasks = [task(1, &given(false, "cat")), task(2, ""), task(3, &both)];
    assert_eq!(answers(&tasks).unwrap(), [("1".into(), "cat".into()), ("3".into(), "dog".into())]);
    let better =
        r#"{"result":[{"value":{"selected":"right"}}]},{"was_cancelled":true,"result":[{"value":{"number":4}}]}"#;
    assert_eq!(answers(&[task(1, better)]).unwrap(), [("1".into(), "2".into())]);
    let torn = format!("{},{}", given(false, "cat"), given(false, "dog"));
    let told = answers(&[task(1, &torn)]).unwrap_err().to_string();
    assert_eq!(told, "gold.json, task 1: its annotations give several answers: mark the right one as ground truth");
}

#[test]
fn preference_has_as_many_options_as_the_plan_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut plan = plan(folder.path(), "items.csv", "id,a,b\n1,x,y\n2,z,\n");
    plan.answer = AnswerPlan::Preference { options: 2 };
    assert!(read(&plan).unwrap_err().what().contains("names no columns of them"));
    plan.files.columns.options = vec!["a".into(), "b".into()];
    let found = ItemReader::open(&plan).unwrap().collect::<Vec<_>>();
    assert_eq!(found[0].as_ref().unwrap().1.options, ["x", "y"]);
    assert!(found[1].as_ref().unwrap_err().what().starts_with("items.csv, line 3: there are 1 options"));
    fs::write(folder.path().join("items.jsonl"), "{\"id\":1,\"both\":[\"x\",\"y\"]}\n").unwrap();
    plan.files.items = folder.path().join("items.jsonl");
    plan.files.columns.options = vec!["both".into()];
    assert_eq!(read(&plan).unwrap()[0].1.options, ["x", "y"]);
}

#[test]
fn only_columns_that_the_plan_shows_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut plan = plan(folder.path(), "items.csv", "id,text,answer,source\n1,a,cat,web\n");
    assert_eq!(read(&plan).unwrap()[0].1, item("1", "a"));
    plan.files.columns.shown = vec!["source".into()];
    assert_eq!(read(&plan).unwrap()[0].1.fields, [("source".to_string(), "web".to_string())].into());
}
