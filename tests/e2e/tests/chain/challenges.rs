//! Challenges with a bond: root upholds one by name, and its challenger gets a tenth of what the signers lose; it dismisses
//! the next one, and the bond is lost.

use agt_e2e::{
    audit::audit,
    calls::*,
    committee::{account_at, attest, attesters, claim_all, committee, open_job, shares, JOB},
    governance::{holders_bond, root_decides},
    json::amount,
    keys::{account_of, fresh},
    requests::{become_requester, FIRST_POOL},
    work::AttestedBatch,
    Chain, Node, Outcome,
};
use agt_primitives::{
    attestation::{AttestationTerms, BatchNumber},
    token::AGT,
    Balance,
};
use agt_runtime::{pots, Runtime, RuntimeCall, RuntimeEvent};
use pallet_attestation::{Error, Event};
use serde_json::{json, Value};
use sp_core::{crypto::Ss58Codec, sr25519::Pair};
use sp_keyring::Sr25519Keyring::{self, Alice, Charlie, Dave, Eve};
use sp_runtime::DispatchError;

const PRICE: Balance = 10 * AGT;
/// The most answers that the job pays for.
const ANSWERS: u32 = 1_000;
/// What each of three people has earned: the batch is worth 6,000 AGT.
const ACCEPTED: u32 = 200;
const VALUE: Balance = 600 * PRICE;

async fn challenge(chain: &Chain, batch: BatchNumber, challenger: &Pair) -> Outcome {
    chain.submit(AttestationCall::challenge { job: JOB, batch, receipt: None }, challenger).await
}

fn rule(batch: BatchNumber, challenger: Sr25519Keyring, upheld: bool) -> RuntimeCall {
    AttestationCall::rule { job: JOB, batch, challenger: challenger.to_account_id().into(), upheld }.into()
}

/// Returns a batch's report.
async fn batch_report(chain: &Chain, batch: BatchNumber) -> Value {
    chain.get("agt_batch", json!([JOB, batch])).await
}

/// Returns the result of a call that fails with an error of the pallet.
fn failed(error: Error<Runtime>) -> Result<(), DispatchError> {
    Err(error.into())
}

#[tokio::test(flavor = "multi_thread")]
async fn bond_of_a_challenge_comes_back_with_a_tenth_or_is_lost() {
    // The events of every block are read at the end.
    let mut node = Node::dev().arg("--state-pruning=archive").start().await;
    let chain = node.chain().await;
    holders_bond(&chain).await;
    let attesters = attesters(&chain).await;
    let (requester, eve) = (Dave.pair(), Eve.to_account_id());
    become_requester(&chain, &requester).await;
    open_job(&chain, &requester, PRICE, ANSWERS).await;
    let terms = AttestationTerms::DEFAULT;
    let (bond, stake) = (terms.bond(VALUE), terms.signer_stake(VALUE));
    assert!(bond > terms.challenge_bond, "a hundredth of the value is more than the least bond");

    challenge(&chain, 0, &Eve.pair()).await.expect_error(Error::<Runtime>::UnknownBatch);
    let members = committee(&chain, &requester).await;
    let people = shares(ACCEPTED);
    let batch = AttestedBatch::new((JOB, 0), PRICE, people.clone());
    attest(&chain, &attesters, &members, 0, batch.content()).await;
    let poor = fresh("poor challenger");
    let give = BalancesCall::transfer_keep_alive { dest: account_of(&poor).into(), value: bond };
    chain.submit(give, &Alice.pair()).await.expect_success();
    challenge(&chain, 0, &poor).await.expect_error(Error::<Runtime>::CannotPayBond);
    let early = chain.submit(AttestationCall::lapse { job: JOB, batch: 0 }, &Charlie.pair()).await;
    early.expect_error(Error::<Runtime>::NotChallenged);

    challenge(&chain, 0, &Eve.pair()).await.expect_success();
    let told = batch_report(&chain, 0).await;
    let challenger = account_at(told["challenger"].as_str().expect("an address"));
    assert_eq!((&told["phase"], &challenger), (&json!("challenged"), &eve), "{told}");
    assert_eq!((amount(&told["bond"]), amount(&told["setAside"])), (bond, stake), "{told}");
    challenge(&chain, 0, &Charlie.pair()).await.expect_error(Error::<Runtime>::NotPosted);
    chain.submit(batch.claim(0), &Charlie.pair()).await.expect_error(Error::<Runtime>::NotFinal);
    chain.submit(rule(0, Eve, true), &Eve.pair()).await.expect_error(DispatchError::BadOrigin);
    let (free, pot) = (chain.free(&eve).await, chain.free(&pots::account(pots::REWARDS)).await);

    // Root names the challenger whom its ruling is about.
    let results = root_decides(&chain, vec![rule(0, Charlie, true), rule(0, Eve, true), rule(0, Eve, false)]).await;
    assert_eq!(results, [failed(Error::WrongChallenger), Ok(()), failed(Error::UnknownBatch)]);
    assert_eq!(chain.free(&eve).await, free + bond + 2 * stake / 10, "a tenth of what two signers lose");
    assert_eq!(chain.free(&pots::account(pots::REWARDS)).await, pot + 2 * stake * 9 / 10);
    let mut on_register = Vec::new();
    for member in &members {
        on_register.push(!chain.get("agt_attester", json!([member.to_ss58check()])).await.is_null());
    }
    assert_eq!(on_register, [false, false, true], "whoever has signed leaves the register");
    chain.submit(batch.claim(0), &Charlie.pair()).await.expect_error(Error::<Runtime>::UnknownBatch);

    // The next committee attests the same work, and a challenge of it is wrong.
    let members = committee(&chain, &requester).await;
    let batch = AttestedBatch::new((JOB, 1), PRICE, people.clone());
    attest(&chain, &attesters, &members, 1, batch.content()).await;
    chain.advance(86_400).await;
    challenge(&chain, 1, &Eve.pair()).await.expect_success();
    // The window stands still while the challenge is open.
    chain.advance(4 * 86_400).await;
    let (free, pot) = (chain.free(&eve).await, chain.free(&pots::account(pots::REWARDS)).await);
    let results = root_decides(&chain, vec![rule(1, Eve, false), rule(1, Eve, false)]).await;
    assert_eq!(results, [Ok(()), failed(Error::NotChallenged)]);
    assert_eq!((chain.free(&eve).await, chain.free(&pots::account(pots::REWARDS)).await), (free, pot + bond));
    assert_eq!(batch_report(&chain, 1).await["phase"], json!("posted"));
    chain.submit(batch.claim(0), &Charlie.pair()).await.expect_error(Error::<Runtime>::NotFinal);
    let lift = || AttestationCall::lift { job: JOB, batch: 1 };
    chain.submit(lift(), &Charlie.pair()).await.expect_error(Error::<Runtime>::NotFinal);

    // What was left of the window passes.
    chain.advance(2 * 86_400 + 1).await;
    challenge(&chain, 1, &Charlie.pair()).await.expect_error(Error::<Runtime>::WindowOver);
    claim_all(&chain, &batch, PRICE, &people).await;
    let lifted = chain.submit(lift(), &Charlie.pair()).await.expect_success();
    lifted.event(|event| matches!(event, RuntimeEvent::Attestation(Event::Lifted { .. })).then_some(()));

    let books = &audit(&chain).await.pools[&(Dave.to_account_id(), FIRST_POOL)];
    assert_eq!(books.paid, VALUE);
    drop(chain);
    println!("{}", node.stop_in_good_state().await);
}
