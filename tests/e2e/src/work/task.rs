//! A campaign as its requester runs it.

use super::{bytes, draw, people::anything, Behaviour, Person};
use crate::{calls::*, json::moment, keys::account_of, Chain, Sure};
use agt_primitives::{
    access::Role,
    basis_points::BasisPoints,
    contributors::AreaId,
    tasks::{
        commitment, proof_of, root_of, shuffle, Answer, AnswerKind, CampaignId, CampaignKind, CampaignTerms, Funding,
        GoldLeaf, Measured, Queue, Replication, Requirements, RoundId, SetId, Truth, Windows,
    },
    Moment,
};
use agt_runtime::{RuntimeCall, RuntimeEvent};
use serde_json::{json, Value};
use sp_core::{crypto::Ss58Codec, sr25519};
use std::collections::{BTreeMap, BTreeSet};

const HOUR: Moment = 3_600_000;

/// The share of gold that skilled people get, in basis points, unless a plan says otherwise: honest people look at each
/// item and are right nineteen times in twenty.
pub const REFERENCE: u16 = 9_500;

/// The level of chance where answers are numbers, in basis points: a constant is right for less than one gold item in a
/// hundred.
const CHANCE_OF_NUMBERS: u16 = 100;

/// Returns what a campaign measures its workers by, in a series of its own. Chance is one in the number of classes,
/// rounded up to a basis point.
pub fn measured(answer: &AnswerKind, reference: u16) -> Measured {
    let chance = answer.classes().map_or(CHANCE_OF_NUMBERS, |classes| 10_000u16.div_ceil(classes));
    Measured { chance: BasisPoints::clamped(chance), reference: BasisPoints::clamped(reference), ..Measured::default() }
}

/// What a requester asks for.
pub struct Plan {
    /// A name, from which the true answers are derived.
    pub name: &'static str,
    /// The sort of work.
    pub kind: CampaignKind,
    /// The area.
    pub area: AreaId,
    /// What an answer is.
    pub answer: AnswerKind,
    /// Items in all.
    pub items: u32,
    /// Items a set.
    pub items_a_set: u8,
    /// Gold a set.
    pub gold_a_set: u8,
    /// Its payer, and what a perfect set earns.
    pub funding: Funding,
    /// The least reputation that a worker needs, in basis points.
    pub reputation: u16,
    /// The least level of the area's medallion that a worker needs; zero if it needs none.
    pub medallion: u8,
    /// The least level of the character that a worker needs to have selected; zero if it needs none.
    pub character: u16,
    /// The most sets that it can deal.
    pub leaves: u32,
    /// The end of the time to join.
    pub deadline: Moment,
    /// What its workers are measured by.
    pub measured: Measured,
}

impl Plan {
    /// A quiz of four categories without pay and without requirements.
    pub fn quiz(area: AreaId, deadline: Moment) -> Self {
        let answer = AnswerKind::Categories { count: 4 };
        Self {
            name: "quiz",
            kind: CampaignKind::Quiz,
            area,
            answer,
            items: 0,
            items_a_set: 0,
            gold_a_set: 32,
            funding: Funding::Platform { aia: 0 },
            reputation: 0,
            medallion: 0,
            character: 0,
            leaves: 200,
            deadline,
            measured: measured(&answer, REFERENCE),
        }
    }

    /// Returns the gold of a set. Choices are dealt evenly and then shuffled, so that none of them is right for more of
    /// the gold than chance.
    fn leaf(&self, set: SetId) -> GoldLeaf {
        let truth = |index: u8| {
            let drawn = match self.answer.classes() {
                Some(_) => draw((self.name, "gold", set)) / 2 + u64::from(index),
                None => draw((self.name, "gold", set, index)),
            };
            Truth { answer: anything(&self.answer, drawn), proposed: None }
        };
        let mut order = (0..self.gold_a_set).collect::<Vec<_>>();
        order.sort_by_key(|index| draw((self.name, "order", set, *index)));
        let truths = order.into_iter().map(truth).collect::<Vec<_>>();
        GoldLeaf { set, seed: bytes((self.name, "seed", set)), truths: truths.try_into().expect("at most 32") }
    }

    /// Returns the gold of all sets.
    fn gold(&self) -> Vec<GoldLeaf> {
        (0..self.leaves).map(|set| self.leaf(SetId(set))).collect()
    }

    /// Returns the terms of the campaign.
    pub fn terms(&self) -> CampaignTerms {
        CampaignTerms {
            kind: self.kind,
            area: self.area,
            spec: bytes((self.name, "specification")).into(),
            uri: format!("https://example.org/{}", self.name).into_bytes().try_into().expect("short"),
            answer: self.answer,
            items: self.items,
            items_a_set: self.items_a_set,
            gold_a_set: self.gold_a_set,
            replication: Replication::Three,
            requirements: Requirements {
                role: match self.kind {
                    CampaignKind::Advanced => Some(Role::AdvancedTasks),
                    CampaignKind::Calibration => Some(Role::Calibration),
                    _ => None,
                },
                medallion: self.medallion,
                character: self.character,
                reputation: BasisPoints::clamped(self.reputation),
            },
            funding: self.funding,
            windows: Windows { join: HOUR, commit: HOUR, stand_in: HOUR, reveal: HOUR, gold: HOUR },
            deadline: self.deadline,
            gold_root: root_of(&self.gold()),
            leaves: self.leaves,
            measured: self.measured.clone(),
        }
    }
}

/// A campaign, with the true answers that only its requester knows.
pub struct Task {
    /// Its number.
    pub id: CampaignId,
    /// The terms that it was opened with.
    pub terms: CampaignTerms,
    name: &'static str,
    leaves: Vec<GoldLeaf>,
    operator: sr25519::Pair,
}

impl Task {
    /// Opens a campaign of the platform and has its gold approved.
    pub async fn open(chain: &Chain, operator: &sr25519::Pair, reviewer: &sr25519::Pair, plan: Plan) -> Self {
        let windows = plan.terms().windows;
        Self::open_in(chain, operator, reviewer, plan, windows).await
    }

    /// Does the same with other windows than those of an hour each.
    pub async fn open_in(
        chain: &Chain,
        operator: &sr25519::Pair,
        reviewer: &sr25519::Pair,
        plan: Plan,
        windows: Windows,
    ) -> Self {
        let terms = CampaignTerms { windows, ..plan.terms() };
        let task = Self::open_by(chain, operator, &plan, terms, Vec::new()).await;
        let (campaign, terms_hash) = (task.id, task.terms.hash());
        chain.submit(TasksCall::approve_gold { campaign, terms_hash }, reviewer).await.expect_success();
        task
    }

    /// Opens a campaign of a requester in one batch with the calls that must come before it, such as the opening of the
    /// pool that pays for it.
    pub async fn open_with(chain: &Chain, requester: &sr25519::Pair, plan: Plan, before: Vec<RuntimeCall>) -> Self {
        Self::open_by(chain, requester, &plan, plan.terms(), before).await
    }

    async fn open_by(
        chain: &Chain,
        requester: &sr25519::Pair,
        plan: &Plan,
        terms: CampaignTerms,
        mut before: Vec<RuntimeCall>,
    ) -> Self {
        let leaves = plan.gold();
        let open = RuntimeCall::from(TasksCall::open_campaign { terms: terms.clone() });
        let call = if before.is_empty() {
            open
        } else {
            before.push(open);
            UtilityCall::batch_all { calls: before }.into()
        };
        let opened = chain.submit(call, requester).await.expect_success();
        let id = opened.event(|event| match event {
            RuntimeEvent::Tasks(pallet_tasks::Event::CampaignOpened { campaign, .. }) => Some(*campaign),
            _ => None,
        });
        Self { id, terms, name: plan.name, leaves, operator: requester.clone() }
    }

    /// Returns the gold of all sets, in their order.
    pub fn gold(&self) -> &[GoldLeaf] {
        &self.leaves
    }

    /// Returns the true answer of an item.
    pub fn truth(&self, item: u32) -> Answer {
        anything(&self.terms.answer, draw((self.name, "item", item)))
    }

    /// Returns the true answer at each position of a set: what a person sees who looks at the requester's page.
    pub async fn truths(&self, chain: &Chain, round: RoundId, set: SetId) -> Vec<Answer> {
        let dealt = chain.client.dealt_set(self.id, round, set, None).await.sure().expect("a set of the round");
        let mut canonical: Vec<Answer> = dealt.items.into_iter().map(|item| self.truth(item)).collect();
        let leaf = &self.leaves[set.0 as usize];
        canonical.extend(leaf.truths.iter().map(|truth| truth.answer));
        let order = shuffle(&leaf.seed, canonical.len() as u8);
        order.into_iter().map(|entry| canonical[entry as usize]).collect()
    }

    /// Submits a `join` for each person and returns how many succeed. The pool refuses a person who may not join now,
    /// because the call is not free for it.
    pub async fn join(&self, chain: &Chain, people: &[Person]) -> usize {
        let call = || RuntimeCall::from(TasksCall::join { campaign: self.id, queue: Queue::Work });
        let offered = chain.offer_all(people.iter().map(|person| (call(), &person.key)).collect()).await;
        offered.into_iter().filter(|result| result.as_ref().is_ok_and(|outcome| outcome.result.is_ok())).count()
    }

    /// Has every person with a ticket take its next step, and moves the clock forward, until no ticket is left.
    pub async fn run(&self, chain: &Chain, people: &[Person]) {
        for _ in 0..100 {
            if !self.step(chain, people).await {
                return;
            }
        }
        panic!("the campaign does not come to an end");
    }

    /// Returns a person's next step in this campaign, as the node reports it, or null if it has no ticket.
    pub async fn next(&self, chain: &Chain, person: &Person) -> Value {
        let tickets = tickets(chain, person).await;
        tickets.into_iter().find(|ticket| ticket["campaign"] == self.id).map_or(Value::Null, |ticket| {
            let mut next = ticket["next"].clone();
            next["round"] = ticket["round"].clone();
            next
        })
    }

    /// Returns the call by which a person commits or reveals, if that is its next step.
    pub async fn answer_now(&self, chain: &Chain, person: &Person) -> Option<RuntimeCall> {
        let next = self.next(chain, person).await;
        let (round, set) = (RoundId(next["round"].as_u64()? as u32), SetId(next["set"].as_u64()? as u32));
        match next["step"].as_str()? {
            "commit" => Some(self.commit(chain, person, round, set).await),
            "reveal" => Some(self.reveal(chain, person, round, set).await),
            _ => None,
        }
    }

    /// Takes one step for each person. Returns whether there was anything to do or to wait for.
    pub async fn step(&self, chain: &Chain, people: &[Person]) -> bool {
        let now = chain.time(None).await;
        let mut calls: Vec<(RuntimeCall, &sr25519::Pair)> = Vec::new();
        // Whoever has a ticket closes its round and deals it, without a fee.
        let (mut rounds, mut to_deal) = (BTreeMap::new(), BTreeMap::new());
        let (mut gold, mut settled, mut waits, mut any) = (BTreeSet::new(), BTreeSet::new(), Vec::new(), false);
        for person in people {
            for ticket in tickets(chain, person).await.iter().filter(|ticket| ticket["campaign"] == self.id) {
                any = true;
                let next = &ticket["next"];
                let round = RoundId(ticket["round"].as_u64().expect("a round") as u32);
                let set = next["set"].as_u64().map(|set| SetId(set as u32));
                match (next["step"].as_str().expect("a step"), set) {
                    ("closeRound", _) => drop(rounds.insert(round, &person.key)),
                    ("waitForOthers", _) => waits.push(moment(&next["until"])),
                    ("waitForDeal", _) => drop(to_deal.insert(round, &person.key)),
                    ("commit" | "standIn", Some(set)) => {
                        calls.push((self.commit(chain, person, round, set).await, &person.key));
                    }
                    ("reveal", Some(_)) if person.behaviour == Behaviour::Silent => waits.push(moment(&next["until"])),
                    ("reveal", Some(set)) => calls.push((self.reveal(chain, person, round, set).await, &person.key)),
                    ("standBy" | "waitForReveal", _) => waits.push(moment(&next["from"])),
                    ("waitForGold", Some(set)) => drop(gold.insert(set)),
                    ("settle", Some(set)) => drop(settled.insert((round, set))),
                    ("leave", _) => {
                        let who = person.account().into();
                        calls.push((TasksCall::leave { campaign: self.id, round, who }.into(), &person.key));
                    }
                    step => panic!("a person does not know what to do: {step:?}"),
                }
            }
        }
        let campaign = self.id;
        calls.extend(rounds.into_iter().map(|(round, key)| (TasksCall::close_round { campaign, round }.into(), key)));
        let by_requester = gold
            .into_iter()
            .map(|set| self.opening(set))
            .chain(settled.into_iter().map(|(round, set)| TasksCall::settle { campaign, round, set }));
        calls.extend(by_requester.map(|call| (call.into(), &self.operator)));
        if !calls.is_empty() {
            for outcome in chain.submit_all(calls).await {
                outcome.expect_success();
            }
        } else if !to_deal.is_empty() {
            // A whole epoch begins and ends after the round has closed.
            chain.make_blocks(45).await;
            for (round, key) in to_deal {
                let dealt = chain.submit(TasksCall::deal { campaign, round }, key).await.expect_success();
                assert_eq!(dealt.fee, 0);
            }
        } else if let Some(next) = waits.into_iter().min() {
            chain.wind_to(next.max(now + 2_000)).await;
        }
        any
    }

    async fn commit(&self, chain: &Chain, person: &Person, round: RoundId, set: SetId) -> RuntimeCall {
        let truths = self.truths(chain, round, set).await;
        let answers = person.answers(self.id, set, &self.terms, &truths);
        let salt = person.salt(self.id, set);
        let hash = commitment(chain.genesis(), self.id, set, &account_of(&person.key), &answers, &salt);
        TasksCall::commit { campaign: self.id, round, set, hash }.into()
    }

    async fn reveal(&self, chain: &Chain, person: &Person, round: RoundId, set: SetId) -> RuntimeCall {
        let truths = self.truths(chain, round, set).await;
        let answers = person.answers(self.id, set, &self.terms, &truths);
        TasksCall::reveal { campaign: self.id, round, set, answers, salt: person.salt(self.id, set) }.into()
    }

    fn opening(&self, set: SetId) -> TasksCall {
        let proof = proof_of(&self.leaves, set).expect("a leaf for each set");
        TasksCall::open_gold {
            campaign: self.id,
            leaf: self.leaves[set.0 as usize].clone(),
            proof: proof.try_into().expect("a proof of at most 32 hashes"),
        }
    }
}

/// Returns the tickets of a person, as the node reports them.
async fn tickets(chain: &Chain, person: &Person) -> Vec<Value> {
    let told = chain.get("agt_contributor", json!([person.account().to_ss58check()])).await;
    told["tickets"].as_array().expect("a list").clone()
}
