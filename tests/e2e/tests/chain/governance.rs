//! Bonds and referenda, from the extrinsics of wallets to the enactment, with the reports of RPC.

use agt_e2e::{
    calls::*,
    governance::{enacted, holders_bond, propose, referendum, set_call, vote, BOND, HOLDERS},
    json::{amount, entry, moment},
    keys::{account_of, fresh},
    Chain, Node,
};
use agt_primitives::{
    access::{AccessTerms, Role},
    supply::Bucket,
    token::{AGT, EXISTENTIAL_DEPOSIT},
    Balance,
};
use agt_runtime::{governance::origins::Origin, pots, Runtime, RuntimeCall};
use pallet_access::Error;
use pallet_conviction_voting::Conviction;
use serde_json::{json, Value};
use sp_core::crypto::Ss58Codec;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Eve, Ferdie};
use sp_runtime::DispatchError;

const DAY: u64 = 86_400;

fn set_juror_minimum(value: Balance) -> RuntimeCall {
    set_call("access.jurorMinimum", AccessTerms::DEFAULT.juror_minimum, value)
}

/// Short enough to travel in the proposal itself.
fn double_the_price_of_a_byte() -> RuntimeCall {
    set_call("fees.planckPerByte", 10_000_000, 20_000_000)
}

async fn access_of(chain: &Chain, who: Sr25519Keyring) -> Value {
    chain.get("agt_access", json!([who.to_account_id().to_ss58check()])).await
}

/// The scene of the documentation's examples: Bob is a juror, unbonds a part and votes in a referendum.
pub async fn a_juror_votes(chain: &Chain) {
    let bob = Bob.pair();
    chain.submit(AccessCall::bond { amount: 5_000 * AGT }, &bob).await.expect_success();
    chain.submit(AccessCall::enter_role { role: Role::Juror }, &bob).await.expect_success();
    chain.submit(AccessCall::unbond { amount: 100 * AGT }, &bob).await.expect_success();
    let index = propose(chain, Origin::ParametersAdmin, double_the_price_of_a_byte()).await;
    chain.submit(vote(index, 1_000 * AGT), &bob).await.expect_success();
}

#[tokio::test(flavor = "multi_thread")]
async fn holders_bond_then_govern_parameters_treasury_and_slashes_then_leave() {
    let mut node = Node::dev().sealing("manual").start().await;
    let chain = node.chain().await;
    holders_bond(&chain).await;
    chain.submit(AccessCall::bond { amount: 5_000 * AGT }, &Eve.pair()).await.expect_success();
    chain.submit(SupplyCall::release { bucket: Bucket::Ecosystem }, &Eve.pair()).await.expect_success();
    let treasury = pots::account(pots::TREASURY);
    let funds = chain.free(&treasury).await;
    let payee = fresh("payee");
    let pay = |amount| {
        let beneficiary = account_of(&payee).into();
        let purpose = b"a bridge to the data".to_vec().try_into().expect("short");
        RuntimeCall::from(TreasuryLimitsCall::pay { beneficiary, amount, purpose })
    };
    let reason = b"labels copied in bulk, found by hand".to_vec().try_into().expect("short");
    let slash = AccessCall::slash { who: Eve.to_account_id().into(), amount: 2_000 * AGT, reason };

    let parameter = propose(&chain, Origin::ParametersAdmin, set_juror_minimum(700 * AGT)).await;
    let payment = propose(&chain, Origin::SmallSpender, pay(funds / 100)).await;
    let above = propose(&chain, Origin::SmallSpender, pay(EXISTENTIAL_DEPOSIT)).await;
    let slash = propose(&chain, frame_system::RawOrigin::Root, slash.into()).await;
    for index in [parameter, payment, above, slash] {
        for who in HOLDERS {
            chain.submit(vote(index, BOND), &who.pair()).await.expect_success();
        }
    }
    let told = referendum(&chain, slash).await;
    assert_eq!(told["state"], "preparing");
    assert_eq!(told["ongoing"]["trackName"], "root");
    assert_eq!(amount(&told["ongoing"]["support"]), 2 * BOND);
    assert_eq!(amount(&told["ongoing"]["ayes"]), 2 * BOND);
    let turnout = amount(&told["ongoing"]["turnout"]);
    assert_eq!(turnout, 850_000_000 * AGT, "what may circulate since the TGE, released or not");

    assert_eq!(enacted(&chain, parameter).await, Ok(()));
    let parameters = chain.get("agt_parameters", json!([])).await;
    assert_eq!(amount(&entry(&parameters, "name", "access.jurorMinimum")["value"]), 700 * AGT);

    assert_eq!(enacted(&chain, payment).await, Ok(()));
    assert_eq!(chain.free(&account_of(&payee)).await, funds / 100);
    let refused = pallet_treasury_limits::Error::<Runtime>::AboveSmallLimit;
    assert_eq!(enacted(&chain, above).await, Err(refused.into()));
    assert_eq!(chain.free(&treasury).await, funds - funds / 100);

    let rewards = chain.free(&pots::account(pots::REWARDS)).await;
    assert_eq!(enacted(&chain, slash).await, Ok(()));
    assert_eq!(amount(&access_of(&chain, Eve).await["active"]), 3_000 * AGT);
    assert_eq!(chain.free(&pots::account(pots::REWARDS)).await, rewards + 2_000 * AGT);
    assert_eq!(referendum(&chain, slash).await["state"], "approved");

    leave(&chain, &[parameter, payment, above, slash]).await;
    let supply = chain.get("agt_supply", json!([])).await;
    assert_eq!(amount(&supply["burned"]), 0);
    node.stop().await;
}

/// A holder leaves: it removes its votes, unlocks when the conviction ends, unbonds, waits and withdraws.
async fn leave(chain: &Chain, referenda: &[u32]) {
    let told = access_of(chain, HOLDERS[0]).await;
    assert_eq!(amount(&told["voteLock"]), BOND);
    assert_eq!(told["votes"].as_array().expect("a list").len(), 3, "{told}");
    let unbond = || AccessCall::unbond { amount: BOND };
    chain.submit(unbond(), &HOLDERS[0].pair()).await.expect_error(Error::<Runtime>::LockedByVotes);
    for (index, class) in referenda.iter().zip([10, 20, 20, 0]) {
        let remove = VotingCall::remove_vote { class: Some(class), index: *index };
        chain.submit(remove, &HOLDERS[0].pair()).await.expect_success();
    }
    // A governance day is ten blocks here, and the conviction holds for seven.
    chain.make_blocks(70).await;
    for class in [0, 10, 20] {
        let target = HOLDERS[0].to_account_id().into();
        chain.submit(VotingCall::unlock { class, target }, &HOLDERS[0].pair()).await.expect_success();
    }
    chain.submit(unbond(), &HOLDERS[0].pair()).await.expect_success();
    let waiting = access_of(chain, HOLDERS[0]).await;
    assert_eq!(amount(&waiting["unbonding"]), BOND);
    let releases = moment(&waiting["chunks"][0]["releases"]);
    assert_eq!(releases, chain.time(None).await + 7 * DAY * 1_000);
    let withdraw = || AccessCall::withdraw {};
    chain.submit(withdraw(), &HOLDERS[0].pair()).await.expect_error(Error::<Runtime>::NothingToWithdraw);
    let free = chain.free(&HOLDERS[0].to_account_id()).await;
    chain.wind_to(releases).await;
    let outcome = chain.submit(withdraw(), &HOLDERS[0].pair()).await.expect_success();
    let paid = free_after_refusal_fee(chain, free, outcome.fee).await;
    assert_eq!(paid, BOND, "a bond comes back whole and earns nothing");
    assert_eq!(amount(&access_of(chain, HOLDERS[0]).await["active"]), 0);
}

/// Returns by how much the free balance has grown, without the last fee.
async fn free_after_refusal_fee(chain: &Chain, before: Balance, fee: Balance) -> Balance {
    chain.free(&HOLDERS[0].to_account_id()).await + fee - before
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_bonds_and_votes_are_refused_by_name_and_change_nothing() {
    let mut node = Node::dev().sealing("manual").start().await;
    let chain = node.chain().await;
    let ferdie = Ferdie.pair();
    let before = access_of(&chain, Ferdie).await;
    let bond = |amount| AccessCall::bond { amount };
    chain.submit(bond(0), &ferdie).await.expect_error(Error::<Runtime>::ZeroAmount);
    chain.submit(bond(EXISTENTIAL_DEPOSIT - 1), &ferdie).await.expect_error(Error::<Runtime>::BelowMinimum);
    chain.submit(bond(1_000_001 * AGT), &ferdie).await.expect_error(Error::<Runtime>::InsufficientBalance);
    chain.submit(AccessCall::unbond { amount: AGT }, &ferdie).await.expect_error(Error::<Runtime>::NoBond);
    let enter = |role| AccessCall::enter_role { role };
    chain.submit(enter(Role::Juror), &ferdie).await.expect_error(Error::<Runtime>::NoBond);
    let slash = AccessCall::slash {
        who: Alice.to_account_id().into(),
        amount: AGT,
        reason: b"envy".to_vec().try_into().expect("short"),
    };
    chain.submit(slash, &ferdie).await.expect_error(DispatchError::BadOrigin);
    chain.submit(set_juror_minimum(700 * AGT), &ferdie).await.expect_error(DispatchError::BadOrigin);
    assert_eq!(access_of(&chain, Ferdie).await["active"], before["active"]);

    let index = propose(&chain, Origin::ParametersAdmin, set_juror_minimum(700 * AGT)).await;
    let insufficient = || pallet_conviction_voting::Error::<Runtime>::InsufficientFunds;
    chain.submit(vote(index, AGT), &ferdie).await.expect_error(insufficient());
    chain.submit(vote(index, 0), &ferdie).await.expect_error(Error::<Runtime>::NoBond);
    let delegate = |to: Sr25519Keyring, balance| VotingCall::delegate {
        class: 10,
        to: to.to_account_id().into(),
        conviction: Conviction::Locked1x,
        balance,
    };
    chain.submit(delegate(Bob, AGT), &ferdie).await.expect_error(insufficient());
    chain.submit(bond(600 * AGT), &ferdie).await.expect_success();
    chain.submit(vote(index, 600 * AGT + 1), &ferdie).await.expect_error(insufficient());
    let nonsense = pallet_conviction_voting::Error::<Runtime>::Nonsense;
    chain.submit(delegate(Ferdie, AGT), &ferdie).await.expect_error(nonsense);
    chain.submit(enter(Role::Validator), &ferdie).await.expect_error(Error::<Runtime>::BelowRoleMinimum);
    chain.submit(enter(Role::Juror), &ferdie).await.expect_success();
    chain.submit(AccessCall::unbond { amount: 100 * AGT }, &ferdie).await.expect_success();
    let unbonded_at = chain.time(None).await;
    chain.submit(vote(index, 501 * AGT), &ferdie).await.expect_error(insufficient());
    chain.submit(AccessCall::withdraw {}, &ferdie).await.expect_error(Error::<Runtime>::NothingToWithdraw);
    let told = access_of(&chain, Ferdie).await;
    assert_eq!(amount(&told["votingPower"]), 500 * AGT);
    assert_eq!(moment(&told["chunks"][0]["releases"]), unbonded_at + 28 * DAY * 1_000);
    assert_eq!(amount(&referendum(&chain, index).await["ongoing"]["support"]), 0);
    node.stop().await;
}
