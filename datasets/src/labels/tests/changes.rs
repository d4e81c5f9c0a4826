use super::*;
use crate::labels::{
    compare, compare_contributors, create, described, read, read_contributors, Label, Report, Rows, Told, Value,
};
use std::fs;

fn report(path: &Path, book: &Book, names: &Named) -> Report {
    compare(read(path).unwrap(), book, Some(names)).unwrap()
}

fn whats(report: &Report) -> Vec<&str> {
    report.findings.iter().map(|finding| finding.what.as_str()).collect()
}

/// Writes labels over a file of an export.
fn rewrite(path: &Path, format: Format, answering: &Answering, names: &Named, labels: &[Label]) {
    let mut writer = create(path, format, &meta(answering.clone()), names).unwrap();
    labels.iter().for_each(|label| writer.write(label).unwrap());
    writer.finish().unwrap();
}

#[test]
fn export_says_what_the_chain_says() {
    for answering in every_answering() {
        let folder = tempfile::tempdir().unwrap();
        let (book, names) = exported(folder.path(), &answering);
        for format in Format::ALL {
            let found = report(&folder.path().join(format.file_name()), &book, &names);
            assert_eq!((whats(&found), found.lines, found.is_true()), (vec![], 40, true), "{format:?} {answering:?}");
        }
    }
}

#[test]
fn changed_removed_and_doubled_lines_are_found_in_each_format() {
    for answering in every_answering() {
        let folder = tempfile::tempdir().unwrap();
        let (book, names) = exported(folder.path(), &answering);
        let mut labels: Vec<Label> = book.labels(&names).map(|label| label.unwrap()).collect();
        labels[6].answer = labels[7].answer.clone();
        labels.remove(20);
        labels.push(labels[3].clone());
        for format in Format::ALL {
            let path = folder.path().join(format.file_name());
            rewrite(&path, format, &answering, &names, &labels);
            let found = report(&path, &book, &names);
            assert_eq!((found.lines, found.wrong), (40, 3), "{format:?} {:?}", whats(&found));
            let lies: Vec<Option<u32>> = found.findings.iter().map(|finding| finding.item).collect();
            assert_eq!(lies, [Some(6), Some(3), Some(20)]);
            let [lie, double, missing] = whats(&found)[..] else { unreachable!() };
            assert!(lie.contains("item 6 (a, \"quoted\" name 6): the file says "), "{lie}");
            assert!(lie.ends_with(" in block 812, event 31"), "{lie}");
            assert!(double.ends_with("item 3 ( ünï→cödé 3\t): an earlier line is about the same item"), "{double}");
            let expected = "item 20 (cat-0020.png) is missing: the chain had not decided it after block 816, event 32";
            assert_eq!(missing, expected);
        }
    }
}

#[test]
fn lie_is_told_with_its_line_and_the_block_that_decided() {
    let folder = tempfile::tempdir().unwrap();
    let answering = Answering::Choices { labels: ["cat", "dog"].map(String::from).into() };
    let (book, names) = exported(folder.path(), &answering);
    let path = folder.path().join("labels.jsonl");
    let text = fs::read_to_string(&path).unwrap();
    let lies: Vec<String> = text
        .lines()
        .map(|line| match line.contains("\"item\":16,") {
            true => line.replace("\"answer\":\"cat\",\"answer_index\":0", "\"answer\":\"dog\",\"answer_index\":1"),
            false => line.to_owned(),
        })
        .collect();
    fs::write(&path, lies.join("\n")).unwrap();
    let expected =
        "line 17, item 16 (a, \"quoted\" name 16): the file says `dog`, the chain decided `cat` in block 813, \
                    event 31";
    assert_eq!(whats(&report(&path, &book, &names)), [expected]);
}

#[test]
fn every_cell_that_is_changed_is_found() {
    let answering = Answering::Content;
    let (book, names) = campaign(&answering);
    let label = book.label(1, &names).unwrap().unwrap();
    let settled = label.settled.unwrap();
    let Some(Value::Content { hash, .. }) = label.answer.clone() else { unreachable!() };
    let changes: [(&str, Label); 9] = [
        ("is called a, \"quoted\" name 1", Label { id: "other".into(), ..label.clone() }),
        ("the file says no answer, the chain decided", Label { answer: None, ..label.clone() }),
        ("confidence none, the chain says 0.0037", Label { confidence: None, ..label.clone() }),
        ("answers 9, the chain says 3", Label { answers: 9, ..label.clone() }),
        ("rounds 2, the chain says 1", Label { rounds: 2, ..label.clone() }),
        ("the file says set 0 in block 1, event 31", {
            Label { settled: Some(crate::labels::Settlement { block: 1, ..settled }), ..label.clone() }
        }),
        ("that no set with it is settled, the chain says set 0", Label { settled: None, ..label.clone() }),
        ("contributors 0 of them", Label { contributors: vec![], ..label.clone() }),
        ("the text is not the one with the hash", {
            Label { answer: Some(Value::Content { hash, text: Some("false".into()) }), ..label.clone() }
        }),
    ];
    for (what, told) in changes {
        let found = compare(Rows::new("line", [Ok(Told::new(2, told))].into_iter()), &book, Some(&names)).unwrap();
        let first = whats(&found)[0];
        assert!(first.starts_with("line 2, item 1 (") && first.contains(what), "{first}");
        assert_eq!(found.wrong, 40);
    }
    let beyond = Label { item: 40, ..label };
    let found = compare(Rows::new("row", [Ok(Told::new(3, beyond))].into_iter()), &book, Some(&names)).unwrap();
    assert!(whats(&found)[0].ends_with(": the campaign has 40 items"));
}

#[test]
fn names_are_taken_from_the_file_where_nobody_has_them() {
    let folder = tempfile::tempdir().unwrap();
    let answering = Answering::Preference { options: 3 };
    let (book, names) = exported(folder.path(), &answering);
    let path = folder.path().join("labels.csv");
    let report = || compare(read(&path).unwrap(), &book, None).unwrap();
    assert!(report().is_true());
    let mut labels: Vec<Label> = book.labels(&names).map(|label| label.unwrap()).collect();
    labels[15].answer = None;
    labels.pop();
    rewrite(&path, Format::Csv, &answering, &names, &labels);
    let found = report();
    let [lie, missing] = whats(&found)[..] else { panic!("{:?}", whats(&found)) };
    let expected = "item 15 (cat-0015.png): the file says no answer, the chain decided `1` in block 816, event 32";
    assert!(lie.ends_with(expected), "{lie}");
    assert_eq!(missing, "item 39 is missing: the chain has settled no set with it");
}

#[test]
fn annotation_that_contradicts_its_task_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let answering = Answering::Choices { labels: ["cat", "dog"].map(String::from).into() };
    let (book, names) = exported(folder.path(), &answering);
    let path = folder.path().join("label-studio.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("{\"choices\":[\"dog\"]}", "{\"choices\":[\"cat\"]}", 1)).unwrap();
    let found = report(&path, &book, &names);
    let expected = "line 3, item 1 (a, \"quoted\" name 1): the annotation says `cat`, and its own meta says `dog`";
    assert_eq!((found.wrong, whats(&found)[0]), (2, expected));
}

#[test]
fn changed_data_of_a_task_is_found_where_the_items_are_known() {
    let folder = tempfile::tempdir().unwrap();
    let (book, names) = exported(folder.path(), &Answering::Preference { options: 3 });
    let path = folder.path().join("label-studio.json");
    let text = fs::read_to_string(&path).unwrap();
    // The first line is that of the bracket, so item 5 has the seventh.
    let with = |change: &dyn Fn(&mut Json)| {
        let mut lines: Vec<String> = text.lines().map(String::from).collect();
        let mut task: Json = serde_json::from_str(lines[6].trim_end_matches(',')).unwrap();
        assert_eq!(task["meta"]["item"], 5);
        change(&mut task);
        lines[6] = format!("{task},");
        fs::write(&path, lines.join("\n")).unwrap();
    };
    let place = "line 7, item 5 (cat-0005.png): the data ";
    let other = |task: &mut Json| task["data"]["picture"] = "/media/6.png".into();
    let further = |task: &mut Json| task["data"]["author"] = "nobody".into();
    let changes: [(&dyn Fn(&mut Json), &str); 2] = [
        (&other, r#"say that `picture` is "/media/6.png", and the requester's files say "/media/5.png""#),
        (&further, r#"say that `author` is "nobody", and the requester's files say nothing"#),
    ];
    for (change, what) in changes {
        with(change);
        let found = report(&path, &book, &names);
        let expected = format!("{place}{what}");
        assert_eq!((found.wrong, whats(&found)), (1, vec![expected.as_str()]));
        // Nobody else can know what an item shows.
        assert!(compare(read(&path).unwrap(), &book, None).unwrap().is_true());
    }
    // That the data are of another item than the line shows everybody.
    with(&|task| task["data"]["id"] = "cat-0010.png".into());
    let found = compare(read(&path).unwrap(), &book, None).unwrap();
    let expected = format!("{place}call the item \"cat-0010.png\", and its meta says otherwise");
    assert_eq!((found.wrong, whats(&found)[0]), (2, expected.as_str()));
    with(&|task| drop(task.as_object_mut().unwrap().remove("data")));
    assert!(whats(&report(&path, &book, &names))[0].starts_with(&format!("{place}call the item nothing, and")));
}

#[test]
fn broken_line_is_named_and_the_rest_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let answering = Answering::Number { decimals: 2 };
    let (book, names) = exported(folder.path(), &answering);
    for (name, from, to) in [
        ("labels.csv", "\n5,cat-0005.png,", "\nfive,cat-0005.png,"),
        ("labels.csv", "\n5,cat-0005.png,", "\n5,"),
        ("labels.jsonl", "{\"item\":5,", "{\"item\":\"five\","),
        ("label-studio.json", "\"meta\":{\"item\":5,", "\"meta\":{\"item\":-5,"),
    ] {
        let path = folder.path().join(name);
        let whole = fs::read(&path).unwrap();
        let text = String::from_utf8(whole.clone()).unwrap();
        assert!(text.contains(from), "{name}");
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
        let found = report(&path, &book, &names);
        let [broken, missing] = whats(&found)[..] else { panic!("{name} {:?}", whats(&found)) };
        assert!(broken.starts_with("line ") && broken.contains(" cannot be read: "), "{broken}");
        assert!(missing.starts_with("item 5 (cat-0005.png) is missing"), "{missing}");
        fs::write(&path, whole).unwrap();
    }
}

#[test]
fn file_that_is_no_export_is_refused_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text, what) in [
        ("labels.csv", "item,id\n1,a\n", "labels.csv is no file of labels: the column `answer` is missing"),
        ("labels.csv", "", "labels.csv is no file of labels: the column `item` is missing"),
        ("labels.parquet", "PAR1", "labels.parquet is no file of labels: "),
        ("labels.json", "{}", "labels.json is no file of labels: it is no JSON array of tasks"),
        ("labels.txt", "", "labels.txt is no file of labels"),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        let error = read(&path).err().unwrap();
        assert!(error.what().starts_with(what) && !error.to_string().contains('\n'), "{error}");
    }
    let error = read(&folder.path().join("none.csv")).err().unwrap();
    assert!(error.what().starts_with("there is no file "), "{error}");
}

#[test]
fn changed_share_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let (book, _) = exported(folder.path(), &Answering::Preference { options: 3 });
    let path = folder.path().join("contributors.csv");
    let report = |path: &Path| compare_contributors(read_contributors(path).unwrap(), &book);
    assert!(report(&path).is_true());
    let text = fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let changed = lines[1].replacen(",3000,", ",3001,", 1);
    assert_ne!(changed, lines[1]);
    fs::write(&path, [&[lines[0], &changed], &lines[3..]].concat().join("\n")).unwrap();
    let found = report(&path);
    let [lie, missing] = whats(&found)[..] else { panic!("{:?}", whats(&found)) };
    assert!(lie.starts_with("line 2, account ") && lie.ends_with(": the file says paid 3001, the chain says 3000"));
    assert_eq!(missing, format!("account {} is missing", lines[2].split(',').next().unwrap()));
    assert_eq!(described(folder.path()).unwrap().changed(folder.path()).unwrap(), ["contributors.csv"]);
}
