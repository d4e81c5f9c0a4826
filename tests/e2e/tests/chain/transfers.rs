//! Transfers: amounts, fees and their receivers, and refused transfers.

use agt_e2e::{
    calls::{BalancesCall, SupplyCall},
    json::amount,
    keys::{account_of, fresh},
    Chain, Node,
};
use agt_primitives::{
    supply::Bucket,
    token::{AGT, CAP, EXISTENTIAL_DEPOSIT},
    Balance,
};
use agt_runtime::{pots, signing, AccountId, RuntimeCall, RuntimeEvent};
use codec::Encode;
use serde_json::json;
use sp_core::sr25519;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};
use sp_runtime::{ArithmeticError, DispatchError, TokenError};

/// The one author of blocks on the development chain.
fn author() -> AccountId {
    Alice.to_account_id()
}

fn transfer(to: &sr25519::Pair, value: Balance) -> RuntimeCall {
    BalancesCall::transfer_allow_death { dest: account_of(to).into(), value }.into()
}

/// Returns what no transfer changes: the total issuance, and the balance of the treasury.
async fn totals(chain: &Chain) -> (Balance, Balance) {
    (chain.total_issuance().await, chain.free(&pots::account(pots::TREASURY)).await)
}

async fn figure(chain: &Chain, name: &str) -> Balance {
    amount(&chain.get("agt_supply", json!([])).await[name])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transfer_moves_the_exact_amount_and_its_fee_goes_to_the_author() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    let receiver = fresh("receiver");
    let value = 12_345_678_901_234;
    let (bob, paid, before) =
        (chain.free(&Bob.to_account_id()).await, chain.free(&author()).await, totals(&chain).await);

    let outcome = chain.submit(transfer(&receiver, value), &Bob.pair()).await.expect_success();

    assert!(outcome.fee > 0);
    assert_eq!(chain.free(&account_of(&receiver)).await, value);
    assert_eq!(chain.free(&Bob.to_account_id()).await, bob - value - outcome.fee);
    assert_eq!(chain.free(&author()).await, paid + outcome.fee);
    assert_eq!(totals(&chain).await, before);
    assert_eq!(chain.nonce(&Bob.to_account_id()).await, 1);
    let (from, to, moved) = outcome.event(|event| match event {
        RuntimeEvent::Balances(pallet_balances::Event::Transfer { from, to, amount }) => {
            Some((from.clone(), to.clone(), *amount))
        }
        _ => None,
    });
    assert_eq!((from, to, moved), (Bob.to_account_id(), account_of(&receiver), value));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tip_goes_to_the_author_as_the_fee_does() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    let (bob, paid, before) =
        (chain.free(&Bob.to_account_id()).await, chain.free(&author()).await, totals(&chain).await);

    let extrinsic = signing::sign(transfer(&fresh("receiver"), AGT), &Bob.pair(), 0, 3 * AGT, chain.genesis());
    chain.send(&extrinsic).await.expect("the pool takes it");
    chain.make_blocks(1).await;

    let cost = bob - AGT - chain.free(&Bob.to_account_id()).await;
    assert!(cost > 3 * AGT, "the tip comes on top of the fee");
    assert_eq!(chain.free(&author()).await - paid, cost);
    assert_eq!(totals(&chain).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transfer_that_cannot_be_made_fails_by_name_and_costs_its_fee_alone() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    let receiver = fresh("receiver");
    let bob = Bob.to_account_id();
    let all_but_the_fee = |owned| -> RuntimeCall {
        let value = owned - EXISTENTIAL_DEPOSIT;
        BalancesCall::transfer_keep_alive { dest: account_of(&receiver).into(), value }.into()
    };
    let all = |owned| transfer(&receiver, owned);
    let beyond_all_agt = |_| transfer(&receiver, Balance::MAX);
    let too_little = |_| transfer(&receiver, EXISTENTIAL_DEPOSIT - 1);

    for (call, error) in [
        (&all as &dyn Fn(Balance) -> RuntimeCall, DispatchError::from(TokenError::FundsUnavailable)),
        (&beyond_all_agt, ArithmeticError::Underflow.into()),
        (&too_little, TokenError::BelowMinimum.into()),
        (&all_but_the_fee, TokenError::NotExpendable.into()),
    ] {
        let (before, paid, left) = (totals(&chain).await, chain.free(&author()).await, chain.free(&bob).await);
        let call = call(left);
        let shown = format!("{call:?}");

        let outcome = chain.submit(call, &Bob.pair()).await;

        assert_eq!(outcome.result, Err(error), "{shown}");
        assert!(outcome.fee > 0);
        assert_eq!(chain.free(&bob).await, left - outcome.fee, "{shown}");
        assert_eq!(chain.free(&author()).await, paid + outcome.fee, "{shown}");
        assert_eq!(chain.account(&account_of(&receiver)).await, None, "{shown}");
        assert_eq!(totals(&chain).await, before, "{shown}");
    }
}

/// The codes of the SDK's `author_` namespace: bytes that are not an extrinsic are refused when they are decoded or
/// checked.
const NO_EXTRINSIC: [i32; 3] = [1_001, 1_002, 1_040];
const INVALID_TRANSACTION: i32 = 1_010;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_properly_signed_never_enters_the_pool() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    chain.submit(transfer(&fresh("first"), AGT), &Bob.pair()).await.expect_success();
    let bob = chain.free(&Bob.to_account_id()).await;
    let before = totals(&chain).await;
    let receiver = fresh("receiver");
    let call = transfer(&receiver, AGT);
    let signed = |genesis, nonce| signing::sign(call.clone(), &Bob.pair(), nonce, 0, genesis).encode();

    let well = signed(chain.genesis(), 1);
    // A byte of the signature: after the length, the version, the address and the signature's kind.
    let mut wrong_signature = well.clone();
    wrong_signature[60] ^= 1;
    let mut wrong_signer = well.clone();
    wrong_signer.splice(4..36, Charlie.public().0);
    let mut other_amount = well.clone();
    *other_amount.last_mut().expect("bytes") ^= 1;
    let penniless = signing::sign(call.clone(), &fresh("penniless"), 0, 0, chain.genesis()).encode();

    for (what, bytes, reason) in [
        ("a wrong signature", wrong_signature, "Transaction has a bad signature"),
        ("another signer", wrong_signer, "Transaction has a bad signature"),
        ("another amount than was signed", other_amount, "Transaction has a bad signature"),
        ("another chain's genesis", signed(sp_core::H256::repeat_byte(7), 1), "Transaction has a bad signature"),
        ("a stale nonce", signed(chain.genesis(), 0), "Transaction is outdated"),
        ("an account without AGT", penniless, "Inability to pay some fees (e.g. account balance too low)"),
    ] {
        let refusal = chain.send_bytes(bytes).await.expect_err(what);
        assert_eq!(refusal.code, INVALID_TRANSACTION, "{what}: {refusal:?}");
        assert_eq!(refusal.data, json!(reason), "{what}");
    }
    for (what, bytes) in [
        ("nothing", vec![]),
        ("a byte", vec![0]),
        ("noise", (1..=200u8).collect()),
        ("a cut extrinsic", well[..well.len() / 2].to_vec()),
        ("a length that promises gigabytes", vec![0xfe, 0xff, 0xff, 0xff, 0x84]),
        ("a call that no pallet has", [&well[..well.len() - 50], &[0xff; 50]].concat()),
    ] {
        let refusal = chain.send_bytes(bytes).await.expect_err(what);
        assert!(NO_EXTRINSIC.contains(&refusal.code) && !refusal.message.is_empty(), "{what}: {refusal:?}");
    }

    chain.make_blocks(2).await;
    assert_eq!(chain.free(&Bob.to_account_id()).await, bob);
    assert_eq!(chain.account(&account_of(&receiver)).await, None);
    assert_eq!(totals(&chain).await, before);
    chain.send_bytes(well).await.expect("the extrinsic that all of these were made from");
}

#[tokio::test(flavor = "multi_thread")]
async fn dust_of_a_reaped_account_goes_to_the_treasury() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    let (leaving, receiver) = (fresh("leaving"), fresh("receiver"));
    chain.submit(transfer(&leaving, AGT), &Bob.pair()).await.expect_success();
    let (issued, treasury) = totals(&chain).await;
    let (paid, burned) = (chain.free(&author()).await, figure(&chain, "burned").await);
    // After half an AGT and any fee, the remainder is below the existential deposit only if the rest is sent, too.
    let fee = chain.submit(transfer(&receiver, AGT / 10), &leaving).await.expect_success().fee;
    let owned = chain.free(&account_of(&leaving)).await;
    let sent = owned - fee - EXISTENTIAL_DEPOSIT / 2;

    let outcome = chain.submit(transfer(&receiver, sent), &leaving).await.expect_success();

    let dust = owned - outcome.fee - sent;
    assert!(dust > 0 && dust < EXISTENTIAL_DEPOSIT);
    assert_eq!(chain.account(&account_of(&leaving)).await, None, "the account is reaped");
    assert_eq!(chain.free(&account_of(&receiver)).await, AGT / 10 + sent);
    assert_eq!(chain.free(&author()).await, paid + fee + outcome.fee);
    assert_eq!(totals(&chain).await, (issued, treasury + dust));
    assert_eq!(figure(&chain, "burned").await, burned, "dust is not burned");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_burned_is_counted_and_never_minted_again() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    chain.make_blocks(1).await;
    let (minted, issued) = (figure(&chain, "everMinted").await, figure(&chain, "issued").await);
    assert_eq!(figure(&chain, "burned").await, 0);
    let value = 1_234 * AGT + 567;

    chain.submit(BalancesCall::burn { value, keep_alive: true }, &Bob.pair()).await.expect_success();

    assert_eq!(figure(&chain, "burned").await, value);
    assert_eq!(figure(&chain, "everMinted").await, minted);
    assert_eq!(figure(&chain, "issued").await, issued - value);
    assert_eq!(chain.total_issuance().await, issued - value);

    // Every bucket vests to its end, and burned AGT does not come back.
    let end = chain.time(None).await + 5 * 366 * 86_400_000;
    chain.wind_to(end).await;
    for bucket in Bucket::ALL.into_iter().filter(|bucket| *bucket != Bucket::UserRewards) {
        chain.submit(SupplyCall::release { bucket }, &Charlie.pair()).await.expect_success();
    }
    let supply = chain.get("agt_supply", json!([])).await;
    let read = |name: &str| amount(&supply[name]);
    assert_eq!(read("burned"), value);
    assert_eq!(read("issued") + value, read("everMinted"));
    let left: Balance = supply["budgets"].as_array().expect("a list").iter().map(|one| amount(&one["left"])).sum();
    assert_eq!(read("everMinted") + left, CAP, "what can still be minted does not grow by what was burned");
}
