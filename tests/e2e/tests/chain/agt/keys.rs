//! Key files.

use super::{write, Machine};
use agt_client::keys::{from_secret, KeyFile};
use serde_json::Value;
use std::os::unix::fs::PermissionsExt;

/// A machine that needs no node: nothing listens there.
fn machine() -> Machine {
    let machine = Machine::at("ws://127.0.0.1:1".into());
    write(&machine.path("password"), "correct horse\n");
    write(&machine.path("wrong"), "battery staple\n");
    machine
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_key_is_shown_checked_and_never_overwritten() {
    let machine = machine();
    let made = machine.json("key new mine.json --words 24 --name mine --password-file password").await;
    let phrase = made["phrase"].as_str().expect("a phrase");
    assert_eq!(phrase.split(' ').count(), 24);
    let file = std::fs::read_to_string(machine.path("mine.json")).expect("a file");
    assert!(!file.contains(phrase), "the file has no secret in the clear");
    let mode = std::fs::metadata(machine.path("mine.json")).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);

    let shown = machine.json("key show mine.json --check --password-file password").await;
    let of = |told: &Value| (told["address"].clone(), told["publicKey"].clone());
    assert_eq!((of(&shown), &shown["name"]), (of(&made), &Value::from("mine")));
    assert_eq!(shown["phrase"], Value::Null);
    let said = machine.run("key show --key mine.json").await.done();
    assert!(said.contains(made["address"].as_str().expect("text")) && !said.contains(phrase), "{said}");

    let said = machine.run("key show mine.json --check --password-file wrong").await.fails(4);
    assert!(said.contains("the password is wrong"), "{said}");
    let said = machine.run("key new mine.json --password-file password").await.fails(4);
    assert!(said.contains("never overwritten"), "{said}");
    assert_eq!(std::fs::read_to_string(machine.path("mine.json")).expect("a file"), file);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_imported_by_its_phrase_or_from_another_file() {
    let machine = machine();
    let said = machine.run("key new first.json --password-file password").await.done();
    let phrase = said.lines().find_map(|line| line.trim().strip_prefix("phrase ")).expect("a phrase").trim();
    assert_eq!(phrase.split(' ').count(), 12, "{said}");
    let first = machine.json("key show first.json").await;

    let import = "key import second.json --password-file wrong --json";
    let second = machine.run_with(import, &format!("  {phrase}\n")).await.json();
    assert_eq!(second["address"], first["address"]);
    let third = machine.json("key import third.json --from first.json --password-file password").await;
    assert_eq!(third["address"], first["address"]);
    let said = machine.run("key import fourth.json --from first.json --password-file wrong").await.fails(4);
    assert!(said.contains("the password is wrong") && !machine.path("fourth.json").exists(), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_password_of_an_imported_file_is_not_kept() {
    let machine = machine();
    let wallet = KeyFile::encrypt(&from_secret("//Alice").expect("a key"), "", "").expect("a file");
    wallet.write_new(&machine.path("wallet.json")).expect("a file");
    write(&machine.path("empty"), "\n");
    let import = "key import mine.json --from wallet.json --password-file empty";
    let said = machine.run(import).await.fails(4);
    assert!(said.contains("--new-password-file") && !machine.path("mine.json").exists(), "{said}");
    machine.run(&format!("{import} --new-password-file password")).await.done();
    machine.run("key show mine.json --check --password-file password").await.done();
    machine.run("key show mine.json --check --password-file empty").await.fails(4);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_phrase_and_no_key_file_is_refused() {
    let machine = machine();
    for phrase in
        ["//Alice", "one two three", "", "bottom drive obey lake curtain smoke basket hold race lonely fit fit"]
    {
        let said = machine.run_with("key import mine.json --password-file password", phrase).await.fails(4);
        assert!(said.contains("no secret phrase"), "{phrase}: {said}");
    }
    write(&machine.path("text"), "no key");
    assert!(machine.run("key show text").await.fails(4).contains("no key file"));
    assert!(machine.run("key show none.json").await.fails(4).contains("none.json"));
    assert!(machine.run("key show").await.fails(4).contains("--key"));
    assert_eq!(machine.run("key new mine.json --json").await.rule(4), "Password");
    write(&machine.path("empty"), "\n");
    assert!(machine.run("key new mine.json --password-file empty").await.fails(4).contains("needs one"));
    assert!(machine.run("key new mine.json --words 13 --password-file password").await.fails(2).contains("12 or 24"));
    assert!(!machine.path("mine.json").exists());
}
