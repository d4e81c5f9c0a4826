//! Two seasons of thirty people: a new platform lets its first workers in by a quiz, runs two campaigns, and pays on
//! the 21st.

use crate::{
    calls::*,
    governance,
    json::{amount, moment},
    work::{measured, Behaviour, Person, Plan, Task},
    Chain, Outcome,
};
use agt_primitives::{
    access::Role,
    calendar::{Month, DAY},
    contributors::{AreaId, ContributorTerms, Outcome as Ending},
    tasks::{AnswerKind, CampaignKind, Funding, Measured},
    token::AGT,
    Balance, Moment,
};
use agt_runtime::{Hash, RuntimeCall, RuntimeEvent};
use serde_json::{json, Value};
use sp_core::{crypto::Ss58Codec, sr25519};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie};
use std::{
    collections::BTreeMap,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// When the scene begins: 2030-01-01T00:00:00Z, independent of the machine's clock.
pub const START: Moment = 1_893_456_000_000;

/// The area of all campaigns.
pub const AREA: AreaId = 7;

/// The accounts that open the platform's campaigns and approve their gold on the development chain.
const OPERATOR: Sr25519Keyring = Alice;
const REVIEWER: Sr25519Keyring = Bob;

/// What a sponsor gets while it is bonded in a role.
const INVITATIONS_A_DAY: usize = 5;

/// The sponsors of the first people. Each is bonded in a role.
const SPONSORS: [Sr25519Keyring; 6] = [Alice, Bob, Charlie, Dave, Eve, Ferdie];

/// The gold items of a trial, set by a referendum: three sets of the campaigns here, so that the first season sees the
/// end of the trials.
pub const TRIAL_GOLD: u32 = 48;

/// The reference of the campaigns, in basis points of the gold. Honest people get a little more, of the categories and of the
/// numbers.
const REFERENCE: u16 = 9_000;

/// Four categories.
const FOUR: AnswerKind = AnswerKind::Categories { count: 4 };

/// Items and gold items of a set.
const ITEMS_A_SET: u8 = 16;
const GOLD_A_SET: u8 = 16;

/// AIA of a perfect set of somebody at the reference. On trial an account may reserve 1,000 AIA a day, multiplier
/// included.
const AIA_A_SET: u64 = 900;

/// What a person bonds in the second season: enough for one submission in the bonded lane.
const BOND: Balance = 150 * AGT;

/// Rounds of the quiz: one lets in whoever looks at the questions, and the others try once more.
const QUIZZES: u32 = 2;

const HOUR: Moment = DAY / 24;

/// The result of one person.
#[derive(Clone, Debug)]
pub struct PersonResult {
    /// Its name.
    pub name: String,
    /// How it works.
    pub behaviour: Behaviour,
    /// Whether it is proven.
    pub proven: bool,
    /// Its reputation in basis points.
    pub reputation: u64,
    /// Sets accepted, rejected and not revealed.
    pub sets: [u32; 3],
    /// AIA it earned in all.
    pub earned: u128,
    /// AIA it burned.
    pub burned: u128,
    /// Planck it was paid.
    pub paid: Balance,
    /// Its submissions and what they were paid, as (season, AIA in the base lane, AIA in the bonded lane, planck).
    pub seasons: Vec<(String, u128, u128, Balance)>,
}

/// The result of the scene.
#[derive(Clone, Debug)]
pub struct SceneResult {
    /// The result of each person.
    pub people: Vec<PersonResult>,
    /// The campaigns as RPC reports them at the end.
    pub campaigns: Vec<Value>,
    /// The seasons as RPC reports them at the end.
    pub seasons: Vec<Value>,
    /// Items on which the workers agreed, and how many of these answers are wrong.
    pub decided: (u32, u32),
    /// A hash of everything that the chain's own pallets have stored.
    pub digest: Hash,
    /// A hash of what was asked for in each block, from the first one on.
    pub blocks: Vec<Hash>,
}

/// Sixteen honest people, five lazy ones, five colluders, and four who never reveal.
pub fn people() -> Vec<Person> {
    [(Behaviour::Honest, 16), (Behaviour::Lazy, 5), (Behaviour::Colluding, 5), (Behaviour::Silent, 4)]
        .into_iter()
        .flat_map(|(behaviour, count)| Person::many(behaviour, count))
        .collect()
}

/// Plays the two seasons on a fresh development chain with manual sealing, and calls `say` with a line for each step.
pub async fn play(chain: &Chain, say: &dyn Fn(String)) -> SceneResult {
    begin(chain).await;
    shorten_trial(chain).await;
    say(format!("governance ends a trial after {TRIAL_GOLD} gold items, and not after {}", default_trial()));
    let people = people();
    let mut records = Records::default();
    register(chain, &people).await;
    say(format!("{} people without any AGT are registered by {} sponsors", people.len(), SPONSORS.len()));

    let (first, second) = (Month::at(START).expect("a month"), Month::at(START + 40 * DAY).expect("a month"));
    let (operator, reviewer) = (OPERATOR.pair(), REVIEWER.pair());
    let deadline = START + 60 * DAY;
    let tolerance = 10.try_into().expect("not zero");
    let angle = AnswerKind::Number { least: -9_000, most: 9_000, tolerance, decimals: 2 };

    let quiz = Task::open(chain, &operator, &reviewer, quiz_until(deadline)).await;
    // Whose quiz fails may answer the next one a day later.
    rounds(chain, &quiz, &people, QUIZZES, DAY, &mut records).await;
    say(format!("{QUIZZES} rounds of a quiz: {} of {} are let in", proven(chain, &people).await, people.len()));

    let animals = Task::open(chain, &operator, &reviewer, animals_after(&quiz)).await;
    let angles = Plan {
        name: "angles",
        answer: angle,
        // All campaigns of an area have one measure.
        measured: Measured { series: None, ..quiz.terms.measured.clone() },
        ..animals_after(&quiz)
    };
    let angles = Task::open(chain, &operator, &reviewer, angles).await;
    rounds(chain, &animals, &people, 3, DAY, &mut records).await;
    rounds(chain, &angles, &people, 3, DAY, &mut records).await;
    say("three rounds of animals and three of angles are settled".into());

    redeem(chain, &people, first, &mut records, say).await;

    // People who have AGT now bond some before the next season begins.
    let bond = |person: &Person| (RuntimeCall::from(AccessCall::bond { amount: BOND }), person.key.clone());
    let mut bonding = Vec::new();
    for person in &people {
        if chain.free(&person.account()).await > BOND + AGT {
            bonding.push(bond(person));
        }
    }
    say(format!("{} people bond {} AGT", bonding.len(), BOND / AGT));
    for outcome in chain.submit_all(bonding.iter().map(|(call, key)| (call.clone(), key)).collect()).await {
        outcome.expect_success();
    }
    chain.wind_to(second.start().expect("a moment")).await;
    rounds(chain, &angles, &people, 3, DAY, &mut records).await;
    rounds(chain, &animals, &people, 3, DAY, &mut records).await;
    redeem(chain, &people, second, &mut records, say).await;

    let (mut results, mut campaigns, mut seasons) = (Vec::new(), Vec::new(), Vec::new());
    for task in [&quiz, &animals, &angles] {
        campaigns.push(chain.get("agt_campaign", json!([task.id])).await);
    }
    for season in [first, second] {
        seasons.push(chain.get("agt_season", json!([name_of(season)])).await);
    }
    for person in &people {
        results.push(records.result_of(chain, person).await);
    }
    let digest = chain.digest(&["Access", "Contributors", "Redemption", "Supply", "Tasks"]).await;
    let mut blocks = Vec::new();
    for number in 1..=chain.best().await.number {
        blocks.push(chain.asked_in(number).await);
    }
    SceneResult { people: results, campaigns, seasons, decided: (records.decided, records.wrong), digest, blocks }
}

/// Has people [`earn`] AIA, and redeems one season: a short form of [`play`], for measurements.
pub async fn season(chain: &Chain, people: &[Person]) {
    earn(chain, people).await;
    redeem(chain, people, Month::at(START).expect("a month"), &mut Records::default(), &|_| {}).await;
}

/// Lets people in by one round of a quiz, and has them answer six rounds of a campaign, on a fresh development chain
/// with manual sealing. There are three people for each set, so that each has a seat.
pub async fn earn(chain: &Chain, people: &[Person]) {
    assert_eq!(people.len() % 3, 0, "three people for each set");
    begin(chain).await;
    shorten_trial(chain).await;
    register(chain, people).await;
    let (operator, reviewer) = (OPERATOR.pair(), REVIEWER.pair());
    let quiz = Task::open(chain, &operator, &reviewer, quiz_until(START + 60 * DAY)).await;
    let mut records = Records::default();
    rounds(chain, &quiz, people, 1, 9 * HOUR, &mut records).await;
    let work = Task::open(chain, &operator, &reviewer, animals_after(&quiz)).await;
    rounds(chain, &work, people, 6, DAY, &mut records).await;
}

/// The quiz of the scene.
fn quiz_until(deadline: Moment) -> Plan {
    Plan { measured: measured(&FOUR, REFERENCE), ..Plan::quiz(AREA, deadline) }
}

/// A campaign for those whom a quiz lets in, in the series of the quiz and until the same moment.
fn animals_after(quiz: &Task) -> Plan {
    Plan {
        name: "animals",
        kind: CampaignKind::General,
        items: 1_200,
        items_a_set: ITEMS_A_SET,
        gold_a_set: GOLD_A_SET,
        funding: Funding::Platform { aia: AIA_A_SET },
        measured: Measured { series: Some(quiz.id), ..quiz.terms.measured.clone() },
        ..Plan::quiz(AREA, quiz.terms.deadline)
    }
}

/// Opens a campaign of the platform.
pub async fn open(chain: &Chain, plan: Plan) -> Task {
    Task::open(chain, &OPERATOR.pair(), &REVIEWER.pair(), plan).await
}

/// Opens a quiz of the platform that everybody may join for a month.
pub async fn quiz(chain: &Chain) -> Task {
    let plan = Plan { leaves: 100, ..Plan::quiz(AREA, chain.time(None).await + 30 * DAY) };
    open(chain, plan).await
}

/// Opens a campaign of so many items for those whom a quiz lets in, in the quiz's series and until the same moment.
/// Half of the positions of a set are gold, and a perfect set earns `aia`.
pub async fn work(chain: &Chain, quiz: &Task, items: u32, aia: u64) -> Task {
    open(chain, plan_of_work(quiz, items, aia)).await
}

/// Returns the plan of [`work`].
pub fn plan_of_work(quiz: &Task, items: u32, aia: u64) -> Plan {
    Plan { items, funding: Funding::Platform { aia }, leaves: 100, ..animals_after(quiz) }
}

/// Shortens the trial by a referendum.
async fn shorten_trial(chain: &Chain) {
    governance::holders_bond(chain).await;
    governance::set_parameter(chain, "contributors.trialGold", default_trial().into(), TRIAL_GOLD.into()).await;
}

/// The gold items of a trial before the referendum.
fn default_trial() -> u32 {
    ContributorTerms::DEFAULT.trial_gold
}

/// The name of a season, as RPC has it.
pub fn name_of(season: Month) -> String {
    format!("{:04}-{:02}", 1970 + season.0 / 12, season.0 % 12 + 1)
}

/// What the events say about everybody.
#[derive(Default)]
struct Records {
    sets: BTreeMap<String, [u32; 3]>,
    seasons: BTreeMap<String, Vec<(String, u128, u128, Balance)>>,
    seen: u32,
    decided: u32,
    wrong: u32,
}

impl Records {
    /// Counts how the sets ended that were settled since the last time.
    async fn follow(&mut self, chain: &Chain, task: &Task) {
        let head = chain.best().await.number;
        for block in chain.walk(self.seen + 1..=head).await {
            for record in block.events {
                let RuntimeEvent::Tasks(pallet_tasks::Event::SetSettled { seats, items, .. }) = record.event else {
                    continue;
                };
                for (item, answer) in items.iter().filter_map(|item| Some((item.item, item.answer?))) {
                    self.decided += 1;
                    self.wrong += u32::from(!task.terms.answer.is_right(&answer, &task.truth(item)));
                }
                for seat in seats {
                    let place = match seat.outcome {
                        Ending::Accepted => 0,
                        Ending::Rejected => 1,
                        Ending::NoReveal => 2,
                        Ending::ReturnedUnused => continue,
                    };
                    self.sets.entry(seat.who.to_ss58check()).or_default()[place] += 1;
                }
            }
        }
        self.seen = head;
    }

    async fn result_of(&self, chain: &Chain, person: &Person) -> PersonResult {
        let address = person.account().to_ss58check();
        let report = chain.get("agt_contributor", json!([address])).await;
        let status = &report["registered"];
        let reputation = status["areas"].as_array().and_then(|areas| areas.first()?["reputation"].as_u64());
        let seasons = self.seasons.get(&address).cloned().unwrap_or_default();
        PersonResult {
            name: person.name.clone(),
            behaviour: person.behaviour,
            proven: !status["proven"].is_null(),
            reputation: reputation.unwrap_or(0),
            sets: self.sets.get(&address).copied().unwrap_or_default(),
            earned: amount(&status["aia"]["earned"]),
            burned: amount(&status["aia"]["burned"]),
            paid: seasons.iter().map(|(.., paid)| paid).sum(),
            seasons,
        }
    }
}

/// Makes the chain's first block at [`START`]. Until then the chain uses the machine's clock, so it is wound by one request
/// early in a second of that clock.
pub async fn begin(chain: &Chain) {
    let now = loop {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is later than 1970");
        // A task that waits for a moment may be woken long after it.
        if (50..150).contains(&now.subsec_millis()) {
            break now;
        }
        tokio::time::sleep(Duration::from_millis(1_050 - u64::from(now.subsec_millis()))).await;
    };
    chain.advance(START / 1_000 - now.as_secs()).await;
    assert_eq!(chain.time(None).await, START, "the chain begins when the scene does");
}

/// Bonds the sponsors in a role, and has them register everybody, each with its own signature, as many a day as they have
/// invitations.
pub async fn register(chain: &Chain, people: &[Person]) {
    let pairs: Vec<sr25519::Pair> = SPONSORS.iter().map(|sponsor| sponsor.pair()).collect();
    let calls = |call: fn() -> RuntimeCall| pairs.iter().map(|pair| (call(), pair)).collect::<Vec<_>>();
    let bonds = calls(|| AccessCall::bond { amount: 1_000 * AGT }.into());
    let roles = calls(|| AccessCall::enter_role { role: Role::DataValidation }.into());
    for calls in [bonds, roles] {
        for outcome in chain.submit_all(calls).await {
            outcome.expect_success();
        }
    }
    for day in people.chunks(pairs.len() * INVITATIONS_A_DAY) {
        chain.advance(DAY / 1_000).await;
        let expires = chain.time(None).await + DAY;
        let registrations = day.iter().enumerate().map(|(index, person)| {
            let sponsor = &pairs[index % pairs.len()];
            (person.registration(chain.genesis(), &crate::keys::account_of(sponsor), expires), sponsor)
        });
        for outcome in chain.submit_all(registrations.collect()).await {
            outcome.expect_success();
        }
    }
}

/// Runs `count` rounds of a campaign, each followed by a rest in which energy grows.
async fn rounds(chain: &Chain, task: &Task, people: &[Person], count: u32, rest: Moment, records: &mut Records) {
    for _ in 0..count {
        assert!(task.join(chain, people).await > 0, "somebody joins");
        task.run(chain, people).await;
        records.follow(chain, task).await;
        chain.advance(rest / 1_000).await;
    }
}

async fn proven(chain: &Chain, people: &[Person]) -> usize {
    let mut count = 0;
    for person in people {
        let report = chain.get("agt_contributor", json!([person.account().to_ss58check()])).await;
        count += usize::from(!report["registered"]["proven"].is_null());
    }
    count
}

/// Everybody submits as much AIA as it can on the 19th and claims on the 21st, without a fee.
async fn redeem(chain: &Chain, people: &[Person], season: Month, records: &mut Records, say: &dyn Fn(String)) {
    chain.wind_to(season.start_of_day(19).expect("a day")).await;
    let mut submitting = Vec::new();
    for person in people {
        let report = chain.get("agt_contributor", json!([person.account().to_ss58check()])).await;
        let steps = report["nextSteps"].as_array().expect("a list");
        if let Some(step) = steps.iter().find(|step| step["step"] == "submit") {
            let aia = amount(&step["most"]) as u64;
            submitting.push((RuntimeCall::from(RedemptionCall::submit { aia }), person));
        }
    }
    let calls = submitting.iter().map(|(call, person)| (call.clone(), &person.key)).collect();
    let fees: Balance = chain.submit_all(calls).await.into_iter().map(|outcome| outcome.expect_success().fee).sum();
    say(format!("season {}: {} people submit AIA, for {fees} planck of fees", name_of(season), submitting.len()));

    chain.wind_to(season.start_of_day(21).expect("a day")).await;
    let before = BTreeMap::from_iter(balances(chain, people).await);
    let mut claiming: Vec<(RuntimeCall, &Person, Value)> = Vec::new();
    for (_, person) in &submitting {
        let claims = chain.get("agt_claimable", json!([person.account().to_ss58check()])).await;
        for claim in claims.as_array().expect("a list") {
            assert_eq!(claim["season"], name_of(season));
            assert!(moment(&claim["until"]) > chain.time(None).await);
            claiming.push((RedemptionCall::claim { season }.into(), person, claim.clone()));
        }
    }
    let calls = claiming.iter().map(|(call, person, _)| (call.clone(), &person.key)).collect();
    let outcomes: Vec<Outcome> = chain.submit_all(calls).await;
    for ((_, person, claim), outcome) in claiming.iter().zip(outcomes) {
        outcome.expect_success();
        let address = person.account().to_ss58check();
        let paid = chain.free(&person.account()).await - before[&address];
        assert_eq!(paid, amount(&claim["amount"]), "{} is paid the reported amount", person.name);
        let (base, bonded) = (amount(&claim["submitted"]["base"]), amount(&claim["submitted"]["bonded"]));
        records.seasons.entry(address).or_default().push((name_of(season), base, bonded, paid));
    }
}

async fn balances(chain: &Chain, people: &[Person]) -> Vec<(String, Balance)> {
    let mut all = Vec::new();
    for person in people {
        all.push((person.account().to_ss58check(), chain.free(&person.account()).await));
    }
    all
}
