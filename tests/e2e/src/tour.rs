//! From a folder of pictures to a file of labels, with the programs that people use: `agt` prepares, opens, serves, keeps,
//! answers, exports and verifies.

mod answering;
mod pictures;
mod programs;
mod pump;

pub use answering::Answerer;
pub use pictures::SHAPES;
pub use programs::{agt, answering, outcome, run, Program};
pub use pump::Pump;

use crate::{
    binary::root,
    json::amount,
    requests::{become_requester, FIRST_POOL},
    scene,
    work::{Behaviour, Person},
    Chain, Node,
};
use agt_client::keys::address_of;
use agt_primitives::Balance;
use serde_json::{json, Value};
use sp_keyring::Sr25519Keyring::Charlie;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// The number of pictures.
pub const PICTURES: u32 = 200;

/// In how many of a hundred pictures each of twelve programs sees the right shape.
pub const SKILLS: [u64; 12] = [100, 99, 98, 98, 97, 96, 95, 94, 92, 70, 40, 25];

/// The name from which the pictures are drawn.
const NAME: &str = "shapes";

/// What a program has at most to do its work. The sets of a day are limited, so it may wait for the next day of the chain.
const PATIENCE: Duration = Duration::from_secs(1_200);

/// The jump of the clock when nobody has anything to do, in seconds.
const JUMP: u64 = 900;

/// What became of one program.
#[derive(Clone, Debug)]
pub struct Worked {
    /// Its name.
    pub name: String,
    /// In how many of a hundred pictures it sees the right shape.
    pub skill: u64,
    /// Its address.
    pub address: String,
    /// Its answers to pictures that are no gold, and how many of them were accepted with their set.
    pub answers: (u64, u64),
    /// What the pool owes it, in planck of AGT.
    pub owed: Balance,
}

/// What the tour came to.
#[derive(Clone, Debug)]
pub struct TourResult {
    /// The programs.
    pub people: Vec<Worked>,
    /// The pictures that were decided, and how many of these labels are right.
    pub decided: (u32, u32),
    /// The pictures that were to be labelled.
    pub items: u32,
    /// The folder of the export.
    pub export: PathBuf,
    /// What `agt verify` said.
    pub verified: String,
    /// The campaign as RPC reports it at the end.
    pub campaign: Value,
}

/// Returns whether a picture is gold: two of five are.
fn is_gold(number: u32) -> bool {
    // Whole groups of four, in which each shape is there once.
    number / 4 % 5 < 2
}

/// A campaign of pictures that is open on a running node, with its keeper and its server, and time that passes.
pub struct Stage {
    /// The folder of the campaign.
    pub campaign: PathBuf,
    /// Where the server shows positions.
    pub labels: String,
    /// The address of the node.
    pub node: String,
    pump: Pump,
    /// They end with the stage.
    _programs: [Program; 2],
}

impl Stage {
    /// Lets `people` in, draws the pictures into `folder`, opens the campaign, and starts keeper and server. The node is one for
    /// development with manual sealing. The clock jumps `jump` seconds when nobody has anything to do; without it somebody else
    /// moves the clock. `say` is called with a line for each step.
    pub async fn set_up(
        node: &Node,
        folder: &Path,
        people: &[Person],
        jump: Option<u64>,
        say: &dyn Fn(String),
    ) -> Self {
        let chain = node.chain().await;
        scene::register(&chain, people).await;
        let quiz = scene::quiz(&chain).await;
        assert_eq!(quiz.join(&chain, people).await, people.len(), "everybody joins the quiz");
        quiz.run(&chain, people).await;
        say(format!("{} people without any AGT are registered, and a quiz lets them in", people.len()));
        become_requester(&chain, &Charlie.pair()).await;

        let campaign = folder.join("campaign");
        pictures::write(&campaign, NAME, PICTURES, is_gold).expect("a folder for pictures");
        fs::write(campaign.join("shapes.md"), "Which shape do you see?\n").expect("a specification");
        fs::write(campaign.join("campaign.toml"), plan()).expect("a plan");
        say(format!("{PICTURES} pictures lie in {}", campaign.join("pictures").display()));

        let pump = Pump::start(&chain, people, jump);
        let url = format!("ws://{}", node.rpc());
        let path = text(&campaign);
        for step in ["prepare", "open"] {
            say(format!("agt campaign {step}"));
            tell(say, &run(folder, &url, &["campaign", step, path, "--dev-key", "//Charlie", "--yes"]).await);
        }
        let keeping = ["keeper", "--campaign", path, "--listen", "127.0.0.1:0", "--dev-key", "//Dave", "--alone"];
        let mut keeper = Program::start(folder, "keeper", &url, &keeping);
        let at = keeper.says("listening on ").await;
        let (requests, media) = (["--requests-a-minute", "1200"], ["--media-a-minute", "12000"]);
        let serving = ["campaign", "serve", path, "--listen", "127.0.0.1:0", "--keeper", &at];
        // Cargo may build elsewhere than in the clone: the server would not find the page by itself then.
        let page = built_page();
        let page: Vec<_> = page.iter().flat_map(|page| ["--page", text(page)]).collect();
        let mut server = Program::start(folder, "server", &url, &[&serving[..], &requests, &media, &page[..]].concat());
        let labels = server.says("listening on ").await;
        say(format!("agt keeper and agt campaign serve run; the labelling page is at {labels}"));
        Self { campaign, labels, node: url, pump, _programs: [keeper, server] }
    }

    /// Starts `agt work` with the key of a person; `command` answers.
    pub fn works(&self, folder: &Path, person: &Person, command: &str, more: &[&str]) -> Program {
        let key = suri(person);
        let args = ["work", &self.labels, "--answer-with", command, "--dev-key", &key, "--yes"];
        Program::start(folder, &person.name, &self.node, &[&args[..], more].concat())
    }

    /// Stops the time.
    pub async fn stop(self) {
        self.pump.stop().await;
    }
}

/// Returns the secret of a person, as a path that everybody knows.
pub fn suri(person: &Person) -> String {
    format!("//agt-e2e//{}", person.name)
}

/// Returns the folder of the labelling page, if it is built.
pub fn built_page() -> Option<PathBuf> {
    Some(root().join("page/dist")).filter(|page| page.join("index.html").is_file())
}

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

fn tell(say: &dyn Fn(String), text: &str) {
    text.lines().for_each(|line| say(format!("  {line}")));
}

/// Plays the tour in `folder`, which must be empty, on a development node with manual sealing, and calls `say` with a line
/// for each step. `answerer` is the command by which a program of a given skill and name answers.
pub async fn play(
    node: &Node,
    folder: &Path,
    answerer: impl Fn(u64, &str) -> String,
    say: &dyn Fn(String),
) -> TourResult {
    let people = Person::many(Behaviour::Honest, SKILLS.len() as u32);
    let stage = Stage::set_up(node, folder, &people, Some(JUMP), say).await;
    let chain = node.chain().await;
    let mut programs = Vec::new();
    for (person, skill) in people.iter().zip(SKILLS) {
        programs.push(stage.works(folder, person, &answerer(skill, &person.name), &[]));
    }
    say(format!("{} programs answer; the clock jumps when nobody has anything to do", programs.len()));
    for program in &mut programs {
        program.end(PATIENCE).await;
    }

    let export = folder.join("labels");
    say("agt campaign export".into());
    let exporting = ["campaign", "export", text(&stage.campaign), "--to", text(&export)];
    tell(say, &run(folder, &stage.node, &exporting).await);
    say("agt verify".into());
    let verifying = ["verify", text(&export), "--campaign", text(&stage.campaign)];
    let verified = run(folder, &stage.node, &verifying).await;
    tell(say, &verified);
    let campaign = stage.campaign.clone();
    stage.stop().await;

    let opened: Value =
        serde_json::from_slice(&fs::read(campaign.join(".agt/opened.json")).expect("it was opened")).expect("JSON");
    let told = chain.get("agt_campaign", json!([opened["campaign"]])).await;
    let decided = compare(&campaign, &export);
    let items = (0..PICTURES).filter(|number| !is_gold(*number)).count() as u32;
    let people = worked(&chain, &people, &export).await;
    TourResult { people, decided, items, export, verified, campaign: told }
}

/// Returns the pictures that were decided, and how many of their labels are right: the truth was known to nobody.
fn compare(campaign: &Path, export: &Path) -> (u32, u32) {
    let read = |path: PathBuf| fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let truth = read(campaign.join("truth.csv"));
    let truth: BTreeMap<_, _> = truth.lines().filter_map(|line| line.split_once(',')).collect();
    let labels = read(export.join("labels.jsonl"));
    let labels: Vec<Value> = labels.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect();
    let decided = labels.iter().filter_map(|label| Some((label["id"].as_str()?, label["answer"].as_str()?)));
    let right = decided.clone().filter(|(id, answer)| truth.get(id) == Some(answer)).count();
    (decided.count() as u32, right as u32)
}

/// Returns what each program did, as the export tells, and what the pool owes it.
async fn worked(chain: &Chain, people: &[Person], export: &Path) -> Vec<Worked> {
    let shares = fs::read_to_string(export.join("contributors.csv")).expect("the shares of the contributors");
    let shares: BTreeMap<_, Vec<_>> = shares
        .lines()
        .filter_map(|line| line.split_once(','))
        .map(|(who, rest)| (who, rest.split(',').collect()))
        .collect();
    let owner = address_of(&Charlie.to_account_id());
    let mut found = Vec::new();
    for (person, skill) in people.iter().zip(SKILLS) {
        let address = address_of(&person.account());
        let count =
            |column: usize| shares.get(address.as_str()).and_then(|of| of.get(column)?.parse().ok()).unwrap_or(0);
        let owed = amount(&chain.get("agt_owed", json!([owner, FIRST_POOL, address])).await);
        found.push(Worked { name: person.name.clone(), skill, answers: (count(0), count(1)), address, owed });
    }
    found
}

/// The plan of the campaign.
fn plan() -> String {
    let area = scene::AREA;
    let labels = SHAPES.map(|shape| format!("{shape:?}")).join(", ");
    format!(
        r#"[campaign]
title = "Shapes"
instructions = "Which shape do you see?"
kind = "general"
area = {area}
specification = "shapes.md"
uri = "https://example.org/shapes"
licence = "CC0-1.0"
replication = 3
items-a-set = 8
gold-a-set = 8
deadline = "20d"

[answer]
type = "choices"
labels = [{labels}]

[windows]
join = "15m"
commit = "1h"
stand-in = "10m"
reveal = "1h"
gold = "1h"

[pay]
asset = "AGT"
price-a-set = "2"

[measured]
chance = "25 %"
reference = "90 %"

[files]
items = "items.csv"
gold = "gold.csv"
media = "pictures"
gold-reuse = true
"#
    )
}
