//! Nobody answers: a committee that says nothing is replaced, and a challenge that nobody rules on lapses. People are paid
//! all the same.

use agt_e2e::{
    audit::audit,
    calls::*,
    committee::{attest, attesters, claim_all, committee, job, open_job, shares, Attesters, JOB},
    json::{amount, moment},
    requests::{become_requester, FIRST_POOL},
    work::AttestedBatch,
    Chain, Node,
};
use agt_primitives::{
    attestation::{AttestationTerms, JobId},
    token::AGT,
    Balance,
};
use agt_runtime::{AccountId, Runtime, RuntimeEvent};
use pallet_attestation::{Error, Event};
use serde_json::{json, Value};
use sp_core::{crypto::Ss58Codec, sr25519::Pair};
use sp_keyring::Sr25519Keyring::{Alice, Charlie, Dave, Eve};

const PRICE: Balance = AGT;
/// The most answers that the job pays for.
const ANSWERS: u32 = 1_000;
/// What each of three people has earned.
const ACCEPTED: u32 = 20;
const EARNED: Balance = 60 * PRICE;
/// What each attester has enlisted with.
const STAKE: Balance = 2_000 * AGT;

fn replace(job: JobId) -> AttestationCall {
    AttestationCall::replace { job }
}

fn lapse() -> AttestationCall {
    AttestationCall::lapse { job: JOB, batch: 0 }
}

async fn attester(chain: &Chain, who: &AccountId) -> Value {
    chain.get("agt_attester", json!([who.to_ss58check()])).await
}

/// Dave has opened a job, and nobody is drawn yet.
async fn open(chain: &Chain) -> Attesters {
    let attesters = attesters(chain).await;
    become_requester(chain, &Dave.pair()).await;
    open_job(chain, &Dave.pair(), PRICE, ANSWERS).await;
    attesters
}

/// Checks by the events that people were paid what they have earned, and ends the node.
async fn end(mut node: Node, chain: Chain) {
    let books = &audit(&chain).await.pools[&(Dave.to_account_id(), FIRST_POOL)];
    assert_eq!(books.paid, EARNED);
    drop(chain);
    println!("{}", node.stop_in_good_state().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn silent_committee_is_replaced_and_the_next_one_pays() {
    // The events of every block are read at the end.
    let node = Node::dev().arg("--state-pruning=archive").start().await;
    let chain = node.chain().await;
    let attesters = open(&chain).await;
    let (requester, eve) = (Dave.pair(), Eve.pair());
    chain.submit(replace(JOB + 1), &eve).await.expect_error(Error::<Runtime>::UnknownJob);
    chain.submit(replace(JOB), &eve).await.expect_error(Error::<Runtime>::NoCommittee);
    let silent = committee(&chain, &requester).await;
    chain.submit(replace(JOB), &eve).await.expect_error(Error::<Runtime>::StillPosting);

    chain.wind_to(moment(&job(&chain).await["postUntil"])).await;
    assert_eq!(job(&chain).await["phase"], json!("silent"));
    let batch = AttestedBatch::new((JOB, 0), PRICE, shares(ACCEPTED));
    let late = AttestationCall::post { job: JOB, content: batch.content() };
    chain.submit(late, &attesters[&silent[0]]).await.expect_error(Error::<Runtime>::PostingOver);
    // Silence gives the requester nothing back.
    let close = chain.submit(AttestationCall::close { job: JOB }, &requester).await;
    close.expect_error(Error::<Runtime>::StillAttesting);

    let replaced = chain.submit(replace(JOB), &eve).await.expect_success();
    let slashed = replaced.events.iter().filter_map(|event| match event {
        RuntimeEvent::Attestation(Event::SilentSlashed { who, taken, .. }) => Some((who.clone(), *taken)),
        _ => None,
    });
    let expected = silent.iter().map(|who| (who.clone(), STAKE / 10));
    assert_eq!(slashed.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    for who in &silent {
        assert_eq!(attester(&chain, who).await, Value::Null, "it leaves the register");
    }
    let told = job(&chain).await;
    assert_eq!((&told["phase"], &told["silences"], &told["redraws"]), (&json!("drawing"), &json!(1), &json!(1)));
    chain.submit(replace(JOB), &eve).await.expect_error(Error::<Runtime>::NoCommittee);

    let members = committee(&chain, &requester).await;
    assert!(members.iter().all(|member| !silent.contains(member)), "{members:?}");
    attest(&chain, &attesters, &members, 0, batch.content()).await;
    chain.advance(3 * 86_400 + 1).await;
    claim_all(&chain, &batch, PRICE, &shares(ACCEPTED)).await;
    assert_eq!(amount(&job(&chain).await["paid"]), EARNED);
    assert_eq!(amount(&attester(&chain, &members[0]).await["setAside"]), STAKE, "who speaks keeps its stake");
    end(node, chain).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn challenges_that_nobody_rules_on_lapse_and_the_batch_is_paid() {
    let node = Node::dev().arg("--state-pruning=archive").start().await;
    let chain = node.chain().await;
    let attesters = open(&chain).await;
    let members = committee(&chain, &Dave.pair()).await;
    let batch = AttestedBatch::new((JOB, 0), PRICE, shares(ACCEPTED));
    attest(&chain, &attesters, &members, 0, batch.content()).await;
    let challenge = || AttestationCall::challenge { job: JOB, batch: 0, receipt: None };
    let (terms, eve): (_, Pair) = (AttestationTerms::DEFAULT, Eve.pair());

    for (challenger, is_last) in [(Eve, false), (Charlie, true)] {
        chain.submit(lapse(), &Alice.pair()).await.expect_error(Error::<Runtime>::NotChallenged);
        chain.submit(challenge(), &challenger.pair()).await.expect_success();
        let told = chain.get("agt_batch", json!([JOB, 0])).await;
        assert_eq!(amount(&told["bond"]), terms.challenge_bond, "{told}");
        chain.submit(lapse(), &Alice.pair()).await.expect_error(Error::<Runtime>::StillRuling);
        let free = chain.free(&challenger.to_account_id()).await;
        chain.wind_to(moment(&told["until"])).await;
        chain.submit(batch.claim(0), &Alice.pair()).await.expect_error(Error::<Runtime>::NotFinal);
        chain.submit(lapse(), &Alice.pair()).await.expect_success();
        let back = chain.free(&challenger.to_account_id()).await - free;
        assert_eq!(back, terms.challenge_bond, "governance that sleeps takes no bond");
        if !is_last {
            // What was left of the window begins again, for others than its challenger.
            chain.submit(batch.claim(0), &Alice.pair()).await.expect_error(Error::<Runtime>::NotFinal);
            chain.submit(challenge(), &eve).await.expect_error(Error::<Runtime>::AlreadyChallenged);
        }
    }
    chain.submit(challenge(), &Alice.pair()).await.expect_error(Error::<Runtime>::WindowOver);
    chain.submit(lapse(), &Alice.pair()).await.expect_error(Error::<Runtime>::NotChallenged);
    claim_all(&chain, &batch, PRICE, &shares(ACCEPTED)).await;
    end(node, chain).await;
}
