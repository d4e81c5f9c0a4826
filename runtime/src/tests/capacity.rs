//! How much work fits in a block at the declared weights. The figures are those of docs/performance.md; what is asserted
//! is what must not be lost.

use super::*;
use agt_primitives::{
    contributors::{FEELESS_PART, JOIN_PART},
    quests::{Milestone, Quest},
    tasks::{Queue, RoundId, SetId},
};
use codec::{Decode, Encode};
use frame_support::{
    dispatch::{DispatchClass, DispatchInfo, GetDispatchInfo},
    traits::Get,
    weights::Weight,
};
use pallet_contributors::WeightInfo as _;
use pallet_tasks::WeightInfo as _;

type Tasks = weights::pallet_tasks::WeightInfo<Runtime>;
type Books = weights::pallet_contributors::WeightInfo<Runtime>;

/// How many of a call a block takes: those that pay, in the room of normal extrinsics, and those that do not, in one of
/// `parts` parts of the block.
fn fit(call: Weight, parts: u64) -> (u64, u64) {
    let weights = <Runtime as frame_system::Config>::BlockWeights::get();
    let normal = weights.get(DispatchClass::Normal).max_total.unwrap_or(weights.max_block);
    let each = call.saturating_add(<Runtime as pallet_contributors::Config>::ExtrinsicBase::get());
    let times = |room: Weight| room.ref_time() / each.ref_time();
    (times(normal), times(weights.max_block.saturating_div(parts)))
}

#[test]
fn claims_without_a_fee_fit_in_their_part_of_a_block() {
    let calls: Vec<(&str, RuntimeCall)> = vec![
        ("claim_starter", pallet_characters::Call::claim_starter {}.into()),
        ("claim a medallion", pallet_medallions::Call::claim { area: 1 }.into()),
        ("claim_quest", pallet_quests::Call::claim_quest { quest: Quest::OneSet }.into()),
        ("claim_milestone", pallet_quests::Call::claim_milestone { milestone: Milestone::FirstSet }.into()),
        ("use_booster", pallet_quests::Call::use_booster {}.into()),
        ("enter_event", pallet_quests::Call::enter_event { event: 0 }.into()),
        ("claim_event", pallet_quests::Call::claim_event { event: 0, place: None }.into()),
    ];
    for (name, call) in calls {
        let weight = call.get_dispatch_info().call_weight;
        let (paying, free) = fit(weight, FEELESS_PART);
        println!("| {name} | {} us | {paying} | {free} |", weight.ref_time() / 1_000_000);
        assert!(free >= 50, "{name}: {free}");
    }
}

#[test]
fn should_settle_and_redeem_many_in_a_block() {
    let declared = |call: RuntimeCall| call.get_dispatch_info().call_weight;
    // A settlement gives back what it declared for a set of graders; it keeps what its question may have cost.
    let one = Tasks::settle().max(Tasks::settle_with_losers());
    let asked = Tasks::can_settle().saturating_add(Books::waive());
    let rows = [
        ("join", declared(pallet_tasks::Call::join { campaign: 0, queue: Queue::Work }.into())),
        (
            "commit",
            declared(
                pallet_tasks::Call::commit { campaign: 0, round: RoundId(0), set: SetId(0), hash: Default::default() }
                    .into(),
            ),
        ),
        ("reveal", Tasks::reveal().saturating_mul(2).saturating_add(Books::waive())),
        ("settle, seven seats at the worst", one.saturating_add(asked)),
        ("submit", declared(pallet_redemption::Call::submit { aia: 3_000 }.into())),
        ("claim", declared(pallet_redemption::Call::claim { season: Default::default() }.into())),
    ];
    let mut fits = std::collections::BTreeMap::new();
    for (name, weight) in rows {
        let parts = if name == "join" { JOIN_PART } else { FEELESS_PART };
        let (paying, free) = fit(weight, parts);
        println!("| {name} | {} us | {paying} | {free} |", weight.ref_time() / 1_000_000);
        fits.insert(name, (paying, free));
    }
    assert!(fits["settle, seven seats at the worst"].0 >= 30, "{fits:?}");
    assert!(fits["submit"].0 >= 500 && fits["claim"].0 >= 500, "{fits:?}");
    assert!(fits["commit"].1 >= 50 && fits["reveal"].1 >= 50 && fits["join"].1 >= 20, "{fits:?}");
}

/// Returns a value of each call of the runtime, by its name: what some repeated byte decodes to.
fn every_call() -> Vec<(String, RuntimeCall)> {
    let meta = scale_info::MetaType::new::<RuntimeCall>();
    let mut registry = scale_info::Registry::new();
    registry.register_type(&meta);
    let types: scale_info::PortableRegistry = registry.into();
    let variants = |id: u32| match &types.resolve(id).expect("it is registered").type_def {
        scale_info::TypeDef::Variant(all) => all.variants.clone(),
        other => panic!("not a call: {other:?}"),
    };
    let outer =
        types.types.iter().find(|entry| entry.ty.path.segments.last().is_some_and(|name| name == "RuntimeCall"));
    let mut calls = Vec::new();
    for pallet in variants(outer.expect("the runtime's call").id) {
        for call in variants(pallet.fields[0].ty.id) {
            let value = (0..=u8::MAX).find_map(|fill| {
                let mut bytes = vec![pallet.index, call.index];
                bytes.resize(1 << 16, fill);
                RuntimeCall::decode(&mut &bytes[..]).ok()
            });
            let name = format!("{}.{}", pallet.name, call.name);
            let value = value.unwrap_or_else(|| panic!("no bytes decode to {name}"));
            calls.push((name, value));
        }
    }
    calls
}

/// Returns a call as each wrapper carries it.
fn wrapped(call: &RuntimeCall) -> Vec<RuntimeCall> {
    let (one, alice) = (|| Box::new(call.clone()), || sp_keyring::Sr25519Keyring::Alice.to_account_id());
    let as_origin = Box::new(OriginCaller::system(frame_system::RawOrigin::Signed(alice())));
    vec![
        call.clone(),
        pallet_utility::Call::batch { calls: vec![call.clone()] }.into(),
        pallet_utility::Call::batch_all { calls: vec![call.clone(); 2] }.into(),
        pallet_utility::Call::force_batch { calls: vec![call.clone()] }.into(),
        pallet_utility::Call::as_derivative { index: 0, call: one() }.into(),
        pallet_utility::Call::dispatch_as { as_origin: as_origin.clone(), call: one() }.into(),
        pallet_utility::Call::dispatch_as_fallible { as_origin, call: one() }.into(),
        pallet_utility::Call::if_else { main: one(), fallback: one() }.into(),
        pallet_utility::Call::with_weight { call: one(), weight: Weight::from_parts(1, 0) }.into(),
        pallet_proxy::Call::proxy { real: alice().into(), force_proxy_type: None, call: one() }.into(),
        pallet_multisig::Call::as_multi_threshold_1 { other_signatories: vec![alice()], call: one() }.into(),
        pallet_multisig::Call::as_multi {
            threshold: 2,
            other_signatories: vec![alice()],
            maybe_timepoint: None,
            call: one(),
            max_weight: Weight::zero(),
        }
        .into(),
        pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage { call: one() }.into(),
    ]
}

#[test]
fn operational_calls_have_the_priority_of_other_calls_and_no_reserve() {
    type Charge = pallet_transaction_payment::ChargeTransactionPayment<Runtime>;
    type CheckWeight = frame_system::CheckWeight<Runtime>;
    let limits = <Runtime as frame_system::Config>::BlockWeights::get();
    let room = |class| limits.get(class).max_total.expect("a limit");
    let (normal, operational) = (room(DispatchClass::Normal), room(DispatchClass::Operational));
    let mut names = std::collections::BTreeSet::new();
    test(|| {
        for (name, call) in every_call() {
            for call in wrapped(&call) {
                let (info, length) = (call.get_dispatch_info(), call.encoded_size());
                if info.class != DispatchClass::Operational {
                    continue;
                }
                names.insert(name.clone());
                let as_normal = DispatchInfo { class: DispatchClass::Normal, ..info };
                // For the same tip and fee.
                let priority = |info: &DispatchInfo| Charge::get_priority(info, length, 5, 1_000_000_000_000);
                assert_eq!(priority(&info), priority(&as_normal), "{name}: {call:?}");
                assert_eq!(
                    TransactionPayment::compute_fee(length as u32, &info, 0),
                    TransactionPayment::compute_fee(length as u32, &as_normal, 0),
                    "{name}: {call:?}"
                );
                // However little the rest of the block carries, their room is their own.
                frame_system::BlockWeight::<Runtime>::put(frame_system::ConsumedWeight::new(|class| match class {
                    DispatchClass::Operational => operational,
                    _ => Weight::zero(),
                }));
                let (length, next) = (length, length as u32);
                assert!(CheckWeight::do_prepare(&info, length, next).is_err(), "{name}: {call:?}");
            }
        }
        frame_system::BlockWeight::<Runtime>::kill();
    });
    assert!(names.contains("TechnicalCommittee.vote") && names.contains("System.set_code"), "{names:?}");
    println!("operational: {names:?}");
    // Whatever is signed, a part of each block is left to hooks; and the heaviest operational call has room.
    let signed = normal.ref_time() + operational.ref_time();
    assert!(signed <= limits.max_block.ref_time() / 100 * 85);
    let upgrade = RuntimeCall::from(frame_system::Call::apply_authorized_upgrade { code: vec![] }).get_dispatch_info();
    let most = limits.get(DispatchClass::Operational).max_extrinsic.expect("a limit");
    assert!(upgrade.call_weight.all_lte(most));
    assert!(limits.validate().is_ok());
}

#[test]
fn payer_goes_before_a_batch_of_operational_calls() {
    use sp_keyring::Sr25519Keyring::{Bob, Ferdie};
    test(|| {
        let vote = pallet_collective::Call::vote { proposal: Default::default(), index: 0, approve: true };
        let batch = pallet_utility::Call::batch { calls: vec![vote.into()] };
        let remark = frame_system::Call::remark { remark: vec![0; 64] };
        let priority = |call: RuntimeCall, signer: sp_keyring::Sr25519Keyring| {
            let genesis = System::block_hash(0);
            let signed = crate::signing::sign(call, &signer.pair(), 0, 0, genesis);
            let source = sp_runtime::transaction_validity::TransactionSource::External;
            let info = signed.function.get_dispatch_info();
            (info.class, Executive::validate_transaction(source, signed, genesis).expect("valid").priority)
        };
        let (class, operational) = priority(batch.into(), Ferdie);
        assert_eq!(class, DispatchClass::Operational);
        assert!(operational < priority(remark.into(), Bob).1);
    });
}
