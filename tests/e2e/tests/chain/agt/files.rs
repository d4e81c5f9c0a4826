//! What is wrong with a folder, its chain, its node or its key is said in one line, with what to do about it.

use super::{folder, machine, write, Machine};
use agt_client::keys::{account_of, from_secret, KeyFile};
use agt_e2e::{
    calls::{AccessCall, BalancesCall},
    keys::fresh,
    requests::become_requester,
    spec,
    tour::Program,
    Chain, Node,
};
use agt_primitives::{access::Role, token::AGT};
use sp_core::sr25519;
use sp_keyring::Sr25519Keyring::Alice;
use std::{fs, path::Path};

/// A folder that is spoilt, and what a command then says of it.
struct Case {
    /// What is wrong. The folder has this name.
    name: &'static str,
    /// How it comes about.
    spoil: fn(&Path),
    /// The command, without the folder at its end.
    line: &'static str,
    /// How it ends: the status, and the rule.
    ends: (i32, &'static str),
    /// What it says: what is wrong, and what to do.
    says: [&'static str; 2],
}

impl Case {
    /// Plays it with a copy of `base`. The command says the same to people and to programs.
    async fn play(&self, machine: &Machine, base: &Path) {
        let Self { name, spoil, line, ends: (status, rule), says } = self;
        let folder = machine.path(name);
        folder::copy(base, &folder);
        spoil(&folder);
        let said = machine.run(&format!("{line} {name}")).await.fails(*status);
        for part in says {
            assert!(said.contains(part), "{name}: `{part}` is not in {said}");
        }
        assert_eq!(machine.run(&format!("--json {line} {name}")).await.rule(*status), *rule, "{name}");
    }
}

fn nothing(_: &Path) {}

/// Adds a line to a file of a folder.
fn add(folder: &Path, name: &str, line: &[u8]) {
    let path = folder.join(name);
    let text = fs::read(&path).expect("a file");
    fs::write(path, [&text[..], line].concat()).expect("a file");
}

/// Files that are wrong before anything is prepared.
const FILES: [Case; 6] = [
    Case {
        name: "gold-without-item",
        spoil: |folder| add(folder, "gold.csv", b"ghost,circle\n"),
        line: "campaign prepare",
        ends: (4, "File"),
        says: ["gold.csv, line 26: the gold `ghost` is not in items.csv", "add the item, or remove its gold"],
    },
    Case {
        name: "unknown-label",
        spoil: |folder| folder::change(&folder.join("gold.csv"), ",circle", ",triangle"),
        line: "campaign prepare",
        ends: (4, "File"),
        says: ["gold.csv, line 2: the answer of `picture-16` is wrong", "write one of [answer] labels"],
    },
    Case {
        name: "missing-column",
        spoil: |folder| folder::change(&folder.join("items.csv"), "id,", "number,"),
        line: "campaign prepare",
        ends: (4, "File"),
        says: ["items.csv has no column `id`, but `number`, `media`", "the right name into [files.columns] id"],
    },
    Case {
        name: "not-utf8",
        spoil: |folder| add(folder, "items.csv", b"caf\xe9,1.png\n"),
        line: "campaign prepare",
        ends: (4, "File"),
        says: ["items.csv, line 42: the text is not UTF-8", "save the file as UTF-8"],
    },
    Case {
        name: "no-plan",
        spoil: |folder| fs::remove_file(folder.join("campaign.toml")).expect("a plan"),
        line: "campaign prepare",
        ends: (4, "File"),
        says: ["campaign.toml does not exist", "`agt campaign init`"],
    },
    Case {
        name: "not-prepared",
        spoil: nothing,
        line: "campaign open --dev-key //Alice --yes",
        ends: (4, "File"),
        says: ["not-prepared is not prepared", "run `agt campaign prepare` first"],
    },
];

/// What goes wrong between the preparation and the opening.
const PREPARED: [Case; 11] = [
    Case {
        name: "lost-secret",
        spoil: |folder| fs::remove_dir_all(folder.join(".agt/secret")).expect("a folder"),
        line: "campaign open --dev-key //Alice --yes",
        ends: (4, "File"),
        says: ["secret is lost: it holds the gold", "restore it from a backup"],
    },
    Case {
        name: "changed-items",
        spoil: |folder| add(folder, "items.csv", b"one-more,1.png\n"),
        line: "campaign open --dev-key //Alice --yes",
        ends: (4, "File"),
        says: ["items.csv has changed since `agt campaign prepare`", "undo the change"],
    },
    Case {
        name: "changed-plan",
        spoil: |folder| folder::change(&folder.join("campaign.toml"), "\"1.5\"", "\"1.4\""),
        line: "campaign open --dev-key //Alice --yes",
        ends: (4, "File"),
        says: ["campaign.toml has changed since `agt campaign prepare`", "run `agt campaign prepare` again"],
    },
    Case {
        name: "wrong-password",
        spoil: nothing,
        line: "campaign open --key alice.json --password-file wrong --yes",
        ends: (4, "Key"),
        says: ["the password is wrong", ""],
    },
    Case {
        name: "no-node",
        spoil: nothing,
        line: "campaign open --node ws://127.0.0.1:1 --dev-key //Alice --yes",
        ends: (3, "Unreachable"),
        says: ["no node answers at ws://127.0.0.1:1", "start a node, or name one by --node"],
    },
    Case {
        name: "poor",
        spoil: nothing,
        line: "campaign open --dev-key //agt-e2e//poor --yes",
        ends: (1, "Payment"),
        says: ["cannot pay the fee", "send it some AGT"],
    },
    Case {
        name: "modest",
        spoil: nothing,
        line: "campaign open --dev-key //agt-e2e//modest --yes",
        ends: (1, "RewardPools.CannotFund"),
        says: ["RewardPools.CannotFund: The amount cannot be put on hold", "cannot spend so much"],
    },
    Case {
        name: "no-requester",
        spoil: nothing,
        line: "campaign open --dev-key //Bob --yes",
        ends: (1, "RewardPools.NotARequester"),
        says: ["RewardPools.NotARequester", "role"],
    },
    Case {
        name: "not-open",
        spoil: nothing,
        line: "campaign serve",
        ends: (4, "NotOpened"),
        says: ["no campaign was opened from this folder", "`agt campaign open` opens one"],
    },
    Case {
        name: "not-open-for-a-keeper",
        spoil: nothing,
        line: "keeper --dev-key //Alice --campaign",
        ends: (4, "NotOpened"),
        says: ["no campaign was opened from this folder", "`agt campaign open` opens one"],
    },
    Case {
        name: "no-export",
        spoil: nothing,
        line: "verify",
        ends: (4, "File"),
        says: ["there is no file no-export/croissant.json", "export again"],
    },
];

/// What was opened on another chain than that of the node.
const ELSEWHERE: [Case; 6] = [
    elsewhere("opened-elsewhere", "campaign open --dev-key //Alice --yes", "copy the folder without .agt"),
    elsewhere("served-elsewhere", "campaign serve", "by --node"),
    elsewhere("watched-elsewhere", "campaign status", "by --node"),
    elsewhere("stopped-elsewhere", "campaign stop --dev-key //Alice --yes", "by --node"),
    elsewhere("exported-elsewhere", "campaign export", "by --node"),
    elsewhere("kept-elsewhere", "keeper --dev-key //Alice --campaign", "by --node"),
];

const fn elsewhere(name: &'static str, line: &'static str, remedy: &'static str) -> Case {
    Case { name, spoil: nothing, line, ends: (1, "OtherChain"), says: ["on another chain", remedy] }
}

/// Gives an account AGT for the role of a requester and for fees, and not for a pool.
async fn become_modest(chain: &Chain, key: &sr25519::Pair) {
    let dest = account_of(key).into();
    let call = BalancesCall::transfer_keep_alive { dest, value: 1_010 * AGT };
    chain.submit(call, &Alice.pair()).await.expect_success();
    chain.submit(AccessCall::bond { amount: 1_000 * AGT }, key).await.expect_success();
    chain.submit(AccessCall::enter_role { role: Role::DataRequest }, key).await.expect_success();
}

#[tokio::test(flavor = "multi_thread")]
async fn each_fault_of_a_campaign_is_told_with_what_to_do() {
    let (_node, chain, machine) = machine().await;
    become_requester(&chain, &Alice.pair()).await;
    become_modest(&chain, &fresh("modest")).await;
    let key = KeyFile::encrypt(&from_secret("//Alice").expect("a key"), "a password", "").expect("a file");
    key.write_new(&machine.path("alice.json")).expect("a file");
    write(&machine.path("wrong"), "another");
    let before = (chain.best().await.hash(), chain.nonce(&Alice.to_account_id()).await);

    let made = folder::made(&machine, "made").await;
    for case in FILES {
        case.play(&machine, &made).await;
    }
    let prepared = folder::prepared(&machine, "prepared").await;
    for case in PREPARED {
        case.play(&machine, &prepared).await;
    }
    assert_eq!((chain.best().await.hash(), chain.nonce(&Alice.to_account_id()).await), before, "nothing was sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn campaign_that_was_opened_on_another_chain_is_told() {
    let (_node, chain, machine) = machine().await;
    let specs = tempfile::tempdir().expect("a folder");
    let other = Node::dev().from_spec(&spec::another(specs.path()).await).start().await;
    let opened = folder::prepared(&machine, "opened").await;
    let there = other.chain().await;
    there.make_blocks(1).await;
    become_requester(&there, &Alice.pair()).await;
    let open = format!("campaign open opened --dev-key //Alice --yes --node ws://{}", other.rpc());
    machine.run(&open).await.done();

    for case in ELSEWHERE {
        case.play(&machine, &opened).await;
    }
    assert_eq!(chain.nonce(&Alice.to_account_id()).await, 0, "nothing was sent");

    // Whoever works there with a node of this chain is told, too.
    let path = opened.to_str().expect("UTF-8");
    let serving = ["campaign", "serve", path, "--listen", "127.0.0.1:0"];
    let mut server = Program::start(specs.path(), "server", &format!("ws://{}", other.rpc()), &serving);
    let address = server.says("listening on ").await;
    let said = machine.run(&format!("work {address} --dev-key //Alice --yes")).await.fails(1);
    assert!(said.contains("on another chain than the node") && said.contains("by --node"), "{said}");

    // An attempt of which nobody knows the end waits for its own chain.
    let attempt = machine.path("attempted");
    folder::copy(&opened, &attempt);
    let told = fs::read_to_string(attempt.join(".agt/opened.json")).expect("it is open");
    let genesis = told.split('"').find(|word| word.starts_with("0x")).expect("a genesis");
    write(
        &attempt.join(".agt/opening.json"),
        &format!(r#"{{"genesis":"{genesis}","owner":"7","pool":0,"after":1,"terms":""}}"#),
    );
    fs::remove_file(attempt.join(".agt/opened.json")).expect("it is open");
    let said = machine.run("campaign open attempted --dev-key //Alice --yes").await.fails(1);
    assert!(said.contains("waits for a campaign on another chain") && said.contains("--node"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn files_with_a_byte_order_mark_are_read_as_those_without() {
    let (_node, _chain, machine) = machine().await;
    let folder = folder::made(&machine, "marked").await;
    for name in ["items.csv", "gold.csv", "campaign.toml"] {
        let text = fs::read(folder.join(name)).expect("a file");
        fs::write(folder.join(name), [&b"\xef\xbb\xbf"[..], &text].concat()).expect("a file");
    }
    let told = machine.json("campaign prepare marked").await;
    assert_eq!(told["cost"]["items"], folder::ITEMS);
}

#[tokio::test(flavor = "multi_thread")]
async fn server_that_does_not_answer_is_told_from_a_node() {
    let (_node, chain, machine) = machine().await;
    let work = "work http://127.0.0.1:1 --dev-key //Alice --yes";
    let said = machine.run(work).await.fails(3);
    assert!(said.contains("http://127.0.0.1:1"), "{said}");
    assert_eq!(machine.run(&format!("{work} --json")).await.rule(3), "ServerUnreachable");

    become_requester(&chain, &Alice.pair()).await;
    folder::prepared(&machine, "alone").await;
    machine.run("campaign open alone --dev-key //Alice --yes").await.done();
    let serve = "campaign serve alone --listen 127.0.0.1:0 --keeper http://127.0.0.1:1";
    let said = machine.run(serve).await.fails(3);
    assert!(said.contains("http://127.0.0.1:1") && said.contains("start it with `agt keeper`"), "{said}");
    assert_eq!(machine.run(&format!("{serve} --json")).await.rule(3), "KeeperUnreachable");
}
