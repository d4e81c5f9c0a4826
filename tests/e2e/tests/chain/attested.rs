//! Work off the chain: a committee attests a false batch and loses its stake, another one attests a batch of a thousand people,
//! and all of them are paid.

use agt_e2e::{
    audit::audit,
    calls::*,
    committee::{attest, attesters, committee, job, open_job, JOB},
    governance,
    json::amount,
    keys,
    requests::{become_requester, end_pool, FIRST_POOL},
    scene,
    work::{AttestedBatch, Behaviour, Person, Share},
    Chain, Node,
};
use agt_primitives::{
    attestation::{AttestationTerms, Receipt},
    reward_pools::{fee_on, PoolTerms},
    token::AGT,
    Balance,
};
use agt_runtime::{AccountId, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, Signature};
use serde_json::{json, Value};
use sp_core::{crypto::Ss58Codec, sr25519::Pair, Pair as _, H256};
use sp_keyring::Sr25519Keyring::{Alice, Dave, Eve};

const PRICE: Balance = AGT / 10;
/// The most answers that the job pays for.
const ANSWERS: u32 = 3_000;
/// The people of the batch that is paid.
const PEOPLE: u32 = 1_000;

/// The scene of the documentation's examples: the batch of a job can be challenged.
pub async fn a_batch_is_posted(chain: &Chain) {
    let (attesters, requester) = (attesters(chain).await, Dave.pair());
    become_requester(chain, &requester).await;
    open_job(chain, &requester, PRICE, ANSWERS).await;
    let members = committee(chain, &requester).await;
    let batch = AttestedBatch::new((JOB, 0), PRICE, shares(&[]));
    attest(chain, &attesters, &members, 0, batch.content()).await;
}

/// Returns a receipt for two answers of a worker, signed by a member.
fn receipt(chain: &Chain, member: &Pair, worker: &AccountId) -> Receipt<AccountId, Signature> {
    let hex = |bytes: &[u8]| format!("0x{}", sp_core::hexdisplay::HexDisplay::from(&bytes));
    let (answers, submission) = (2, H256::repeat_byte(9));
    let text = format!(
        "<Bytes>Attestation receipt\ngenesis: {}\njob: {JOB}\nworker: {}\nanswers: {answers}\nsubmission: {}</Bytes>",
        hex(chain.genesis().as_bytes()),
        hex(worker.as_ref()),
        hex(submission.as_bytes()),
    );
    let signature = Signature::Sr25519(member.sign(text.as_bytes()));
    Receipt { member: keys::account_of(member), answers, submission, signature }
}

/// What everybody has earned by a batch: two answers each, and one was rejected. The first people are those who are registered.
fn shares(people: &[Person]) -> Vec<Share> {
    let others = (0..PEOPLE).map(|number| {
        let mut account = [0x77; 32];
        account[..4].copy_from_slice(&number.to_le_bytes());
        AccountId::new(account)
    });
    let accounts = people.iter().map(Person::account).chain(others).take(PEOPLE as usize);
    accounts.map(|who| Share { who, accepted: 2, rejected: 1 }).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn false_batch_is_voided_and_the_next_one_pays_a_thousand_people() {
    // The events of every block are read at the end.
    let mut node = Node::dev().arg("--state-pruning=archive").start().await;
    let chain = node.chain().await;
    let people = Person::many(Behaviour::Honest, 40);
    scene::register(&chain, &people).await;
    let attesters = attesters(&chain).await;
    let requester = Dave.pair();
    become_requester(&chain, &requester).await;
    open_job(&chain, &requester, PRICE, ANSWERS).await;

    // The committee leaves out what the first person has done. Its receipt is enough to stop the batch.
    let members = committee(&chain, &requester).await;
    let mut false_shares = shares(&people);
    false_shares[0].accepted = 1;
    let false_batch = AttestedBatch::new((JOB, 0), PRICE, false_shares);
    attest(&chain, &attesters, &members, 0, false_batch.content()).await;
    let victim = &people[0];
    let give = BalancesCall::transfer_keep_alive { dest: victim.account().into(), value: AGT };
    chain.submit(give, &Alice.pair()).await.expect_success();
    let early = chain.submit(false_batch.claim(1), &Eve.pair()).await;
    early.expect_error(pallet_attestation::Error::<Runtime>::NotFinal);
    let proof = receipt(&chain, &attesters[&members[2]], &victim.account());
    let challenge = AttestationCall::challenge { job: JOB, batch: 0, receipt: Some(proof) };
    chain.submit(challenge, &victim.key).await.expect_success();
    chain.advance(4 * 86_400).await;
    let stopped = chain.submit(false_batch.claim(1), &Eve.pair()).await;
    stopped.expect_error(pallet_attestation::Error::<Runtime>::NotFinal);

    governance::holders_bond(&chain).await;
    let challenger = victim.account().into();
    let ruling = AttestationCall::rule { job: JOB, batch: 0, challenger, upheld: true };
    let root = RuntimeOrigin::root().caller;
    let index = governance::propose(&chain, root, ruling.into()).await;
    for who in governance::HOLDERS {
        chain.submit(governance::vote(index, governance::BOND), &who.pair()).await.expect_success();
    }
    assert_eq!(governance::enacted(&chain, index).await, Ok(()));
    let value = PRICE * Balance::from(false_batch.content().accepted);
    let stake = AttestationTerms::DEFAULT.signer_stake(value);
    assert!(
        chain.free(&victim.account()).await > 2 * stake / 10,
        "the challenger gets a tenth of what two signers lose"
    );
    for signer in &members[..2] {
        assert_eq!(
            chain.get("agt_attester", json!([signer.to_ss58check()])).await,
            Value::Null,
            "it leaves the register"
        );
    }

    // Another committee attests what is true.
    let members = committee(&chain, &requester).await;
    let batch = AttestedBatch::new((JOB, 1), PRICE, shares(&people));
    attest(&chain, &attesters, &members, 1, batch.content()).await;
    chain.advance(3 * 86_400 + 1).await;
    let claims = people.iter().zip(0..).map(|(person, index)| (RuntimeCall::from(batch.claim(index)), &person.key));
    for outcome in chain.submit_all(claims.collect()).await {
        assert_eq!(outcome.expect_success().fee, 0, "a claim of one's own is free");
    }
    // Anybody claims for the others.
    let rest: Vec<u32> = (people.len() as u32..PEOPLE).collect();
    let eve: Pair = Eve.pair();
    let calls = rest.chunks(60).map(|chunk| {
        let calls = chunk.iter().map(|index| batch.claim(*index).into()).collect();
        (RuntimeCall::from(UtilityCall::batch_all { calls }), &eve)
    });
    for outcome in chain.submit_all(calls.collect()).await {
        let outcome = outcome.expect_success();
        let sent = outcome.events.iter().filter(|event| {
            matches!(event, RuntimeEvent::Attestation(pallet_attestation::Event::Claimed { is_sent: true, .. }))
        });
        assert!(sent.count() > 0);
    }
    let again = chain.submit(batch.claim(7), &Eve.pair()).await;
    again.expect_error(pallet_attestation::Error::<Runtime>::AlreadyClaimed);
    assert_eq!(chain.get("agt_isClaimed", json!([JOB, 1, people[7].account().to_ss58check()])).await, json!(true));
    for share in shares(&people).iter().skip(1) {
        assert_eq!(chain.free(&share.who).await, 2 * PRICE, "{}", share.who);
    }

    // The job ends. The committee attests that nothing is outstanding, and what was rejected is not given back.
    chain.submit(AttestationCall::stop { job: JOB }, &requester).await.expect_success();
    let early = chain.submit(AttestationCall::close { job: JOB }, &requester).await;
    early.expect_error(pallet_attestation::Error::<Runtime>::StillAttesting);
    attest(&chain, &attesters, &members, 2, AttestedBatch::last()).await;
    chain.advance(3 * 86_400 + 1).await;
    for limit in [600, 600] {
        chain.submit(AttestationCall::sweep { job: JOB, batch: 1, limit }, &Eve.pair()).await.expect_success();
    }
    let told = job(&chain).await;
    let (left, paid) = (amount(&told["left"]), amount(&told["paid"]));
    assert_eq!(paid, 2 * PRICE * Balance::from(PEOPLE), "{told}");
    assert_eq!(left + paid, PRICE * Balance::from(ANSWERS), "{told}");
    // The void batch keeps the mark of its challenger, the last one has none.
    for (batch, limit) in [(0, 1), (2, 0)] {
        chain.submit(AttestationCall::sweep { job: JOB, batch, limit }, &Eve.pair()).await.expect_success();
    }
    chain.submit(AttestationCall::close { job: JOB }, &Eve.pair()).await.expect_success();
    assert_eq!(chain.refused("agt_job", json!([JOB])).await.rule(), "UnknownJob");
    let owner = Dave.to_account_id();
    end_pool(&chain, &requester, &Eve.pair()).await;

    // The events alone account for each planck.
    let books = &audit(&chain).await.pools[&(owner, FIRST_POOL)];
    assert_eq!((books.held(), books.paid), (0, paid));
    let rejected = PRICE * Balance::from(PEOPLE);
    assert_eq!(books.collected, fee_on(PoolTerms::DEFAULT.fee_rate(), paid) + rejected.min(left));
    drop(chain);
    println!("{}", node.stop_in_good_state().await);
}
