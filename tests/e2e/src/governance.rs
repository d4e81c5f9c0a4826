//! Referenda, from the proposal to the enactment.

use crate::{calls::*, Chain};
use agt_primitives::{supply::Bucket, token::AGT, Balance};
use agt_runtime::{governance::origins::Origin, OriginCaller, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin};
use codec::Encode;
use frame_support::{
    dispatch::GetDispatchInfo,
    traits::{schedule::DispatchTime, Bounded},
};
use pallet_conviction_voting::{AccountVote, Conviction, Vote};
use serde_json::{json, Value};
use sp_keyring::Sr25519Keyring::{self, Alice, AliceStash, Bob, Dave, DaveStash, Eve};
use sp_runtime::{
    traits::{BlakeTwo256, Hash as _},
    DispatchError,
};

/// The beneficiaries of marketing and foundation.
pub const HOLDERS: [Sr25519Keyring; 2] = [AliceStash, DaveStash];

/// The bond of each of them: together more than the support that a root referendum needs of 850 million.
pub const BOND: Balance = 100_000_000 * AGT;

/// Releases the holders' AGT, and has them bond it.
pub async fn holders_bond(chain: &Chain) {
    for bucket in [Bucket::Marketing, Bucket::Foundation] {
        chain.submit(SupplyCall::release { bucket }, &Eve.pair()).await.expect_success();
    }
    for who in HOLDERS {
        chain.submit(AccessCall::bond { amount: BOND }, &who.pair()).await.expect_success();
    }
}

/// Returns the call that changes the parameter `name` from `old` to `new`.
pub fn set_call(name: &str, old: u128, new: u128) -> RuntimeCall {
    let name = name.as_bytes().to_vec().try_into().expect("a short name");
    ParameterGateCall::set { name, old, new }.into()
}

/// Changes the parameter `name` from `old` to `new` by a referendum in which all holders vote aye.
pub async fn set_parameter(chain: &Chain, name: &str, old: u128, new: u128) {
    let index = propose(chain, Origin::ParametersAdmin, set_call(name, old, new)).await;
    for who in HOLDERS {
        chain.submit(vote(index, BOND), &who.pair()).await.expect_success();
    }
    assert_eq!(enacted(chain, index).await, Ok(()));
}

/// Has root make each of these calls by one referendum in which all holders vote aye, and returns their results. A call that
/// fails does not stop the others.
pub async fn root_decides(chain: &Chain, calls: Vec<RuntimeCall>) -> Vec<Result<(), DispatchError>> {
    use pallet_utility::Event::{ItemCompleted, ItemFailed};

    let index = propose(chain, RuntimeOrigin::root().caller, UtilityCall::force_batch { calls }.into()).await;
    for who in HOLDERS {
        chain.submit(vote(index, BOND), &who.pair()).await.expect_success();
    }
    assert_eq!(enacted(chain, index).await, Ok(()));
    // It was enacted in the last block.
    let events = chain.events(chain.best().await.hash()).await.into_iter();
    let results = events.filter_map(|record| match record.event {
        RuntimeEvent::Utility(ItemCompleted) => Some(Ok(())),
        RuntimeEvent::Utility(ItemFailed { error }) => Some(Err(error)),
        _ => None,
    });
    results.collect()
}

/// Makes a call with the votes of two of the three members of the technical committee.
pub async fn committee_decides(chain: &Chain, call: impl Into<RuntimeCall>) {
    let proposal: RuntimeCall = call.into();
    let proposal_hash = BlakeTwo256::hash_of(&proposal);
    let length_bound = proposal.encoded_size() as u32;
    let proposal_weight_bound = proposal.get_dispatch_info().call_weight;
    let count = pallet_collective::ProposalCount::<Runtime>::hashed_key();
    let index = chain.read(count, None).await.unwrap_or_default();
    let propose = CommitteeCall::propose { threshold: 2, proposal: Box::new(proposal), length_bound };
    chain.submit(propose, &Alice.pair()).await.expect_success();
    for member in [Alice, Bob] {
        let vote = CommitteeCall::vote { proposal: proposal_hash, index, approve: true };
        chain.submit(vote, &member.pair()).await.expect_success();
    }
    let close = CommitteeCall::close { proposal_hash, index, proposal_weight_bound, length_bound };
    let closed = chain.submit(close, &Alice.pair()).await.expect_success();
    let result = closed.event(|event| match event {
        RuntimeEvent::TechnicalCommittee(pallet_collective::Event::Executed { result, .. }) => Some(*result),
        _ => None,
    });
    assert_eq!(result, Ok(()));
}

/// Returns an aye vote with a conviction that locks the balance.
pub fn vote(poll_index: u32, balance: Balance) -> RuntimeCall {
    let vote = AccountVote::Standard { vote: Vote { aye: true, conviction: Conviction::Locked1x }, balance };
    VotingCall::vote { poll_index, vote }.into()
}

/// Returns a referendum, as RPC reports it.
pub async fn referendum(chain: &Chain, index: u32) -> Value {
    chain.get("agt_referenda", json!([index])).await["referenda"][0].clone()
}

/// Submits a call on the track of `origin`, places the decision deposit, and returns the referendum's number.
pub async fn propose(chain: &Chain, origin: impl Into<OriginCaller>, call: RuntimeCall) -> u32 {
    let bytes = call.encode();
    let proposal = match bytes.clone().try_into() {
        Ok(inline) => Bounded::Inline(inline),
        Err(_) => {
            let (hash, len) = (BlakeTwo256::hash(&bytes), bytes.len() as u32);
            chain.submit(PreimageCall::note_preimage { bytes }, &Dave.pair()).await.expect_success();
            Bounded::Lookup { hash, len }
        }
    };
    let proposal_origin = Box::new(origin.into());
    let submit = ReferendaCall::submit { proposal_origin, proposal, enactment_moment: DispatchTime::After(0) };
    let submitted = chain.submit(submit, &Dave.pair()).await.expect_success();
    let index = submitted.event(|event| match event {
        RuntimeEvent::Referenda(pallet_referenda::Event::Submitted { index, .. }) => Some(*index),
        _ => None,
    });
    chain.submit(ReferendaCall::place_decision_deposit { index }, &Dave.pair()).await.expect_success();
    index
}

/// Makes blocks until the referendum's call has run, and returns its result.
pub async fn enacted(chain: &Chain, index: u32) -> Result<(), DispatchError> {
    for _ in 0..40 {
        let told = referendum(chain, index).await;
        if let Some(block) = told["enactsAt"].as_u64() {
            let block = block as u32;
            chain.make_blocks(block.saturating_sub(chain.best().await.number)).await;
            let hash = chain.hash_of(block).await.expect("a block");
            let ours =
                |id: &[u8; 32]| told["enactmentTask"] == format!("0x{}", sp_core::hexdisplay::HexDisplay::from(id));
            let outcome = chain.events(hash).await.into_iter().find_map(|record| match record.event {
                RuntimeEvent::Scheduler(pallet_scheduler::Event::Dispatched { id: Some(id), result, .. })
                    if ours(&id) =>
                {
                    Some(result)
                }
                _ => None,
            });
            return outcome.expect("what is due is dispatched");
        }
        assert_ne!(told["state"], "rejected", "{told}");
        chain.make_blocks(10).await;
    }
    panic!("referendum {index} was never approved: {}", referendum(chain, index).await);
}
