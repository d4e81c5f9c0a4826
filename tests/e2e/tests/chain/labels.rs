//! From a folder of pictures to a file of labels, with the programs that people use.

use agt_e2e::{
    tour::{self, answering, outcome},
    Node,
};
use serde_json::Value;
use std::fs;

#[tokio::test(flavor = "multi_thread")]
async fn programs_label_a_folder_of_pictures_and_are_paid_for_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut node = Node::dev().arg("--state-pruning=archive").start().await;
    let result = tour::play(&node, folder.path(), answering, &|line| println!("* {line}")).await;

    let (decided, right) = result.decided;
    assert!(decided * 100 >= result.items * 95, "{decided} of {} are decided", result.items);
    assert!(right * 100 >= decided * 96, "{right} of {decided} are right");
    // Skilled programs are paid, and each of them more than any that mostly guesses.
    let owed = |range: std::ops::Range<u64>| {
        result.people.iter().filter(move |person| range.contains(&person.skill)).map(|person| person.owed)
    };
    let (least, most) = (owed(92..101).min(), owed(0..41).max());
    assert!(least > most, "{:#?}", result.people);

    // A stranger who changes one label is found out, in each format that it can change by hand.
    let url = format!("ws://{}", node.rpc());
    for name in ["labels.csv", "labels.jsonl"] {
        let path = result.export.join(name);
        let told = fs::read_to_string(&path).expect("a file of labels");
        let (from, to) = if told.contains("circle") { ("circle", "square") } else { ("square", "circle") };
        fs::write(&path, told.replacen(from, to, 1)).expect("a file to change");
        let export = result.export.to_str().expect("UTF-8");
        let (success, out, err) = outcome(folder.path(), &url, &["verify", export]).await;
        let said = out + &err;
        assert!(!success && said.contains("line ") && said.contains(name), "{said}");
        fs::write(&path, told).expect("the file as it was");
    }

    // What Label Studio shows of an item is known to the requester alone, whose files show that it was changed.
    assert!(result.verified.contains("not checked") && result.verified.contains("pictures"), "{}", result.verified);
    let path = result.export.join("label-studio.json");
    let told = fs::read_to_string(&path).expect("tasks");
    let tasks: Value = serde_json::from_str(&told).expect("JSON");
    let [one, other] = [0, 1].map(|task| format!("\"media\":{}", tasks[task]["data"]["media"]));
    fs::write(&path, told.replacen(&one, &other, 1)).expect("the file to change");
    let (export, campaign) = (result.export.to_str().expect("UTF-8"), folder.path().join("campaign"));
    let verifying = ["verify", export, "--campaign", campaign.to_str().expect("UTF-8")];
    let (success, out, err) = outcome(folder.path(), &url, &verifying).await;
    let said = out + &err;
    assert!(!success && said.contains("label-studio.json: line 2, item 0") && said.contains("`media`"), "{said}");
    println!("{}", node.stop_in_good_state().await);
}
