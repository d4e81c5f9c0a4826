//! The allowance of feeless calls: what it covers, what a failing call costs, what a full block does to a transaction,
//! and which calls have priority. Tested through the SDK's own extensions, as a runtime wires them.

use super::*;
use crate::{Event, FeelessBlock, FeelessBlocks};
use agt_primitives::{
    calendar::Month,
    contributors::{refusal_code, FeelessKind, FeelessQuota, FeelessRefusal},
};
use codec::Encode;
use frame_support::{
    assert_ok,
    dispatch::{DispatchResultWithPostInfo, GetDispatchInfo},
    storage::{with_transaction, TransactionOutcome},
    weights::Weight,
};
use pallet_transaction_payment::{ChargeTransactionPayment, Event as FeeEvent};
use sp_core::Pair;
use sp_runtime::{
    traits::DispatchTransaction,
    transaction_validity::{InvalidTransaction, TransactionPriority, TransactionSource, TransactionValidityError},
};

pub const WORK: RuntimeCall = RuntimeCall::Labour(labour::Call::work {});
pub const FAIL: RuntimeCall = RuntimeCall::Labour(labour::Call::fail {});
const REFUSE: RuntimeCall = RuntimeCall::Labour(labour::Call::refuse {});

/// One extrinsic that does the work of several calls.
fn several(calls: u32) -> RuntimeCall {
    RuntimeCall::Labour(labour::Call::several { calls })
}

/// The answer to a transaction whose signer cannot pay, by the reason why it is not free.
fn refused(code: u8) -> TransactionValidityError {
    InvalidTransaction::Custom(code).into()
}

fn charge(tip: Balance) -> Charge {
    ChargeTransactionPayment::<Test>::from(tip).into()
}

/// Applies a call as an extrinsic of this block. An invalid call is not included and leaves nothing behind.
pub fn send(
    who: &AccountId,
    call: RuntimeCall,
    tip: Balance,
) -> Result<DispatchResultWithPostInfo, TransactionValidityError> {
    let next = System::extrinsic_index().map_or(0, |index| index + 1);
    System::set_extrinsic_index(next);
    let info = call.get_dispatch_info();
    let apply = || charge(tip).dispatch_transaction(signed(who.clone()), call, &info, 100, 0);
    let kept = with_transaction(|| match apply() {
        Ok(result) => TransactionOutcome::Commit(Ok::<_, DispatchError>(Ok(result))),
        Err(error) => TransactionOutcome::Rollback(Ok(Err(error))),
    });
    kept.expect("the layers are few")
}

/// Validates a call in the pool, where all writes are discarded. Returns its validity and priority.
pub fn validate(
    who: &AccountId,
    call: &RuntimeCall,
    tip: Balance,
) -> Result<TransactionPriority, TransactionValidityError> {
    let info = call.get_dispatch_info();
    rolled_back(|| {
        System::set_extrinsic_index(0);
        charge(tip)
            .validate_only(signed(who.clone()), call, &info, 100, TransactionSource::External, 0)
            .map(|(valid, _, _)| valid.priority)
    })
}

/// Starts the next block.
pub fn next_block() {
    System::set_block_number(System::block_number() + 1);
    System::reset_events();
    System::set_extrinsic_index(0);
}

fn left(who: &AccountId) -> u32 {
    <Contributors as FeelessQuota<AccountId>>::left(who)
}

/// Whether an event says that a fee was paid.
fn paid_a_fee() -> bool {
    System::events()
        .iter()
        .any(|record| matches!(record.event, RuntimeEvent::Fees(FeeEvent::TransactionFeePaid { .. })))
}

/// Registers an account without any AGT through the sponsor, and returns it.
pub fn poor() -> AccountId {
    let (pair, expires) = (sr25519("Pauper"), now() + DAY);
    let message = Contributors::message(&SPONSOR, &id(&pair), None, expires);
    let signature = pair.sign(&message).into();
    assert_ok!(Contributors::register_for(signed(SPONSOR), id(&pair), None, expires, signature));
    id(&pair)
}

/// The weight that a block carries for a `work` call: the declared weight and the extrinsic.
pub fn carried() -> u64 {
    WORK.get_dispatch_info().call_weight.saturating_add(ExtrinsicBase::get()).ref_time()
}

/// Sets the weight of the feeless calls in the current block.
fn fill(all: u64, registrations: u64) {
    FeelessBlocks::<Test>::put(FeelessBlock {
        block: System::block_number(),
        refused: None,
        all: Weight::from_parts(all, 0),
        registrations: Weight::from_parts(registrations, 0),
        joins: Weight::zero(),
    });
}

#[test]
fn newcomer_without_agt_works_without_a_fee() {
    ExtBuilder.execute(|| {
        let who = poor();
        assert_eq!(left(&who), 10);
        System::reset_events();
        assert_ok!(send(&who, WORK, 0).expect("it is valid"));
        assert_eq!(left(&who), 9);
        assert_eq!(free(&who), 0);
        assert!(!paid_a_fee());
        let waived = Event::FeeWaived { who, kind: FeelessKind::Work, calls: 1 };
        assert!(System::events().iter().any(|record| record.event == waived.clone().into()));
    });
}

#[test]
fn account_with_agt_pays_when_its_allowance_is_spent() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        let before = free(&ALICE);
        for _ in 0..10 {
            assert_ok!(send(&ALICE, WORK, 0).expect("it is valid"));
        }
        assert_eq!(left(&ALICE), 0);
        assert_eq!(free(&ALICE), before);
        assert_ok!(send(&ALICE, WORK, 0).expect("it is valid"));
        assert!(free(&ALICE) < before);
        assert!(paid_a_fee());
    });
}

#[test]
fn allowance_is_renewed_when_a_utc_day_begins() {
    ExtBuilder.execute(|| {
        let who = poor();
        for _ in 0..10 {
            assert_ok!(send(&who, WORK, 0).expect("it is valid"));
        }
        let quota = |who| {
            let one = Weight::from_parts(1, 1);
            <Contributors as FeelessQuota<AccountId>>::may_spend(who, FeelessKind::Work, 1, one, one)
        };
        assert_eq!(quota(&who), Err(FeelessRefusal::DaySpent { until: midnight() }));
        assert_eq!(send(&who, WORK, 0), Err(refused(refusal_code::DAY_SPENT)));
        wait(midnight() - now());
        assert_ok!(send(&who, WORK, 0).expect("it is valid"));
        assert_eq!(quota(&CAROL), Err(FeelessRefusal::NotRegistered));
    });
}

#[test]
fn proven_account_has_sixty_calls_and_at_most_two_hundred_by_governance() {
    ExtBuilder.execute(|| {
        proven(&ALICE, None);
        assert_eq!(left(&ALICE), 60);
        set_term("provenCalls", 1_000);
        assert_eq!(left(&ALICE), 200);
        assert_eq!(left(&BOB), 0);
    });
}

#[test]
fn failing_call_spends_the_allowance_as_a_success_does() {
    ExtBuilder.execute(|| {
        let who = poor();
        let filled = || FeelessBlocks::<Test>::get().all.ref_time();
        let mut failed = 0;
        while let Ok(result) = send(&who, FAIL, 0) {
            assert!(result.is_err());
            failed += 1;
            assert_eq!(left(&who), 10 - failed);
            assert!(failed <= 10, "it can be repeated forever");
        }
        assert_eq!(failed, 10);
        // It fills the feeless part of the block as a success does.
        assert_eq!(filled(), 10 * carried());
        assert_eq!(send(&who, WORK, 0), Err(refused(refusal_code::DAY_SPENT)));
    });
}

#[test]
fn feeless_tenth_counts_predicate_and_accounting_weight() {
    ExtBuilder.execute(|| {
        // By the weight of the call alone, a fifth more calls would fit.
        let alone = labour::WEIGHT.saturating_add(ExtrinsicBase::get()).ref_time();
        assert!(carried() > alone + labour::PREDICATE.ref_time());
        assert_ok!(register(ALICE, None));
        let declared = WORK.get_dispatch_info().call_weight.saturating_add(ExtrinsicBase::get());
        assert_ok!(send(&ALICE, WORK, 0).expect("it is valid"));
        assert_eq!(FeelessBlocks::<Test>::get().all, declared);
    });
}

#[test]
fn call_pays_and_spends_no_allowance_when_its_predicate_says_no() {
    ExtBuilder.execute(|| {
        let who = poor();
        assert_eq!(send(&who, REFUSE, 0), Err(refused(refusal_code::WOULD_FAIL)));
        assert_eq!(left(&who), 10);
        assert_ok!(register(ALICE, None));
        let before = free(&ALICE);
        assert!(send(&ALICE, REFUSE, 0).expect("it is valid").is_err());
        assert!(free(&ALICE) < before);
        assert_eq!(left(&ALICE), 10);
        // A call without a predicate.
        let remark = RuntimeCall::System(frame_system::Call::remark { remark: vec![] });
        assert_eq!(send(&who, remark, 0), Err(InvalidTransaction::Payment.into()));
    });
}

#[test]
fn allowance_is_unspent_when_a_call_is_validated_in_the_pool() {
    ExtBuilder.execute(|| {
        let who = poor();
        let before = root();
        for _ in 0..20 {
            assert_ok!(validate(&who, &WORK, 0));
        }
        assert_eq!(root(), before);
        assert_eq!(left(&who), 10);
    });
}

#[test]
fn paying_calls_have_priority_over_feeless_calls() {
    ExtBuilder.execute(|| {
        let who = poor();
        // BOB is not registered, so he pays for himself.
        assert_eq!(validate(&who, &WORK, 0), Ok(0));
        assert!(validate(&BOB, &WORK, 0).is_ok_and(|priority| priority > 0));
        // A tip does not raise the priority of a feeless call, and is not charged.
        assert_ok!(register(ALICE, None));
        assert_eq!(validate(&ALICE, &WORK, 1_000_000), Ok(0));
        let before = free(&ALICE);
        assert_ok!(send(&ALICE, WORK, 1_000_000).expect("it is valid"));
        assert_eq!(free(&ALICE), before);
        // A batch has no predicate, so an account can pay for priority and keep its allowance.
        let paid = RuntimeCall::System(frame_system::Call::remark { remark: vec![] });
        assert!(validate(&ALICE, &paid, 0).is_ok_and(|priority| priority > 0));
        assert_eq!(left(&ALICE), 9);
    });
}

#[test]
fn transaction_stays_in_the_pool_when_the_block_is_full() {
    ExtBuilder.execute(|| {
        let who = poor();
        assert_ok!(register(ALICE, None));
        // The tenth of the block has less room than one call needs.
        fill(BLOCK.ref_time() / 10 - carried() + 1, 0);
        // Not `Payment`, for which every pool would ban the transaction.
        assert_eq!(send(&who, WORK, 0), Err(InvalidTransaction::ExhaustsResources.into()));
        assert_eq!(left(&who), 10);
        // A call without a predicate gets the true reason.
        let remark = RuntimeCall::System(frame_system::Call::remark { remark: vec![] });
        assert_eq!(send(&who, remark, 0), Err(InvalidTransaction::Payment.into()));
        next_block();
        assert_ok!(validate(&who, &WORK, 0));
        assert_ok!(send(&who, WORK, 0).expect("it is valid"));
        // The last call fits exactly.
        fill(BLOCK.ref_time() / 10 - carried(), 0);
        assert_ok!(send(&who, WORK, 0).expect("it is valid"));
        assert_eq!(send(&who, WORK, 0), Err(InvalidTransaction::ExhaustsResources.into()));
    });
}

#[test]
fn account_with_agt_waits_for_room_unless_its_tip_says_that_it_would_pay() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        let before = free(&ALICE);
        fill(BLOCK.ref_time() / 10, 0);
        assert_eq!(send(&ALICE, WORK, 0), Err(InvalidTransaction::ExhaustsResources.into()));
        assert_eq!(free(&ALICE), before);
        assert_ok!(send(&ALICE, WORK, 1).expect("it is valid"));
        assert!(free(&ALICE) < before);
        assert_eq!(left(&ALICE), 10);
        // A tip promises nothing that its signer does not have.
        assert_eq!(send(&poor(), WORK, 1), Err(InvalidTransaction::ExhaustsResources.into()));
        // A call without a predicate pays without a tip.
        assert_ok!(send(&ALICE, RuntimeCall::System(frame_system::Call::remark { remark: vec![] }), 0).expect("valid"));
        next_block();
        let before = free(&ALICE);
        assert_ok!(send(&ALICE, WORK, 0).expect("it is valid"));
        assert_eq!(free(&ALICE), before);
    });
}

#[test]
fn refused_call_names_its_reason_when_its_signer_cannot_pay() {
    ExtBuilder.execute(|| {
        let who = poor();
        // In the pool and in a block. Nothing is spent.
        let refuses = |who: &AccountId, call: RuntimeCall, code: u8| {
            assert_eq!(validate(who, &call, 0), Err(refused(code)));
            assert_eq!(send(who, call, 0), Err(refused(code)));
        };
        refuses(&POOR, WORK, refusal_code::NOT_REGISTERED);
        refuses(&who, REFUSE, refusal_code::WOULD_FAIL);
        refuses(&who, several(11), refusal_code::DAY_SPENT);
        Paused::set(&true);
        refuses(&who, WORK, refusal_code::SHUT);
        Paused::set(&false);
        ExtrinsicBase::set(&(BLOCK / 10));
        refuses(&who, WORK, refusal_code::TOO_HEAVY);
        ExtrinsicBase::set(&Weight::zero());
        assert_eq!(left(&who), 10);
        // The reason of one extrinsic is not that of the next one.
        assert!(send(&CAROL, REFUSE, 0).expect("CAROL pays").is_err());
        let remark = RuntimeCall::System(frame_system::Call::remark { remark: vec![] });
        assert_eq!(send(&who, remark, 0), Err(InvalidTransaction::Payment.into()));
    });
}

#[test]
fn codes_of_refusals_differ() {
    let until = 0;
    let all = [
        FeelessRefusal::NotRegistered,
        FeelessRefusal::DaySpent { until },
        FeelessRefusal::BlockFull,
        FeelessRefusal::TooHeavy,
        FeelessRefusal::WouldFail,
        FeelessRefusal::Shut,
    ];
    let codes: std::collections::BTreeSet<_> =
        all.map(|why| InvalidTransaction::from(why).encode()).into_iter().collect();
    assert_eq!(codes.len(), all.len());
    assert!(!codes.contains(&InvalidTransaction::Payment.encode()));
}

#[test]
fn call_that_a_pause_shuts_spends_no_allowance() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        Paused::set(&true);
        let before = free(&ALICE);
        // It fails as every shut call does, and costs its fee.
        let failed = send(&ALICE, WORK, 0).expect("ALICE pays").expect_err("it is shut");
        assert_eq!(failed.error, frame_system::Error::<Test>::CallFiltered.into());
        assert!(free(&ALICE) < before);
        assert_eq!(left(&ALICE), 10);
        assert_eq!(FeelessBlocks::<Test>::get().all, Weight::zero());
        Paused::set(&false);
        assert_ok!(send(&ALICE, WORK, 0).expect("it is valid"));
        assert_eq!(left(&ALICE), 9);
    });
}

#[test]
fn extrinsic_for_several_calls_spends_all_of_them_or_none() {
    ExtBuilder.execute(|| {
        let who = poor();
        assert_ok!(send(&who, several(4), 0).expect("it is valid"));
        assert_eq!(left(&who), 6);
        assert!(System::events().iter().any(|record| {
            record.event == Event::FeeWaived { who: who.clone(), kind: FeelessKind::Work, calls: 4 }.into()
        }));
        for calls in [7, u32::MAX] {
            assert_eq!(send(&who, several(calls), 0), Err(refused(refusal_code::DAY_SPENT)));
            assert_eq!(left(&who), 6);
        }
        assert_ok!(send(&who, several(6), 0).expect("it is valid"));
        assert_eq!(left(&who), 0);
        // No extrinsic is for nothing.
        assert_eq!(send(&who, several(0), 0), Err(refused(refusal_code::DAY_SPENT)));
    });
}

#[test]
fn costly_check_does_not_run_when_allowance_or_block_refuses() {
    ExtBuilder.execute(|| {
        let asked = |who: &AccountId| {
            labour::ASKED.set(0);
            let _ = send(who, REFUSE, 0);
            labour::ASKED.get()
        };
        assert_eq!(asked(&BOB), 0, "not registered");
        let who = poor();
        assert_eq!(asked(&who), 1);
        fill(BLOCK.ref_time() / 10, 0);
        assert_eq!(asked(&who), 0, "a full block");
        next_block();
        Paused::set(&true);
        assert_eq!(asked(&who), 0, "a pause");
        Paused::set(&false);
        assert_ok!(send(&who, several(10), 0).expect("it is valid"));
        assert_eq!(asked(&who), 0, "a spent day");
    });
}

#[test]
fn feeless_registrations_take_at_most_a_hundredth_of_a_block() {
    ExtBuilder.execute(|| {
        proven(&ALICE, None);
        wait(2 * DAY);
        assert_ok!(Balances::transfer_allow_death(signed(ALICE), BOB, sendable(&ALICE)));
        let invite = |name: &str| {
            let (pair, expires) = (sr25519(name), now() + DAY);
            let signature = pair.sign(&Contributors::message(&ALICE, &id(&pair), None, expires)).into();
            RuntimeCall::Contributors(crate::Call::register_for { who: id(&pair), referrer: None, expires, signature })
        };
        assert_ok!(send(&ALICE, invite("a"), 0).expect("it is valid"));
        let block = FeelessBlocks::<Test>::get();
        assert!(block.registrations.ref_time() > 0 && block.registrations == block.all);
        // The hundredth is full: a registration waits, work is included.
        fill(BLOCK.ref_time() / 100, BLOCK.ref_time() / 100);
        assert_eq!(send(&ALICE, invite("b"), 0), Err(InvalidTransaction::ExhaustsResources.into()));
        assert_ok!(send(&ALICE, WORK, 0).expect("it is valid"));
        next_block();
        assert_ok!(send(&ALICE, invite("b"), 0).expect("it is valid"));
        // No invitation is left, so the predicate says no.
        assert_eq!(send(&ALICE, invite("c"), 0), Err(refused(refusal_code::WOULD_FAIL)));
        assert_eq!(left(&ALICE), 57);
    });
}

#[test]
fn feeless_joins_take_at_most_a_quarter_of_what_feeless_calls_may_take() {
    ExtBuilder.execute(|| {
        proven(&ALICE, None);
        proven(&BOB, None);
        let waive = |who: &AccountId, kind| {
            <Contributors as FeelessQuota<_>>::waive(who, kind, 1, Weight::from_parts(1, 0), Weight::zero(), || true)
        };
        let room = BLOCK.ref_time() / 40;
        let mut joins = 0u64;
        while waive(if joins.is_multiple_of(2) { &ALICE } else { &BOB }, FeelessKind::Join) {
            joins += 1;
            assert!(FeelessBlocks::<Test>::get().joins.ref_time() <= room);
        }
        assert!(joins > 0 && FeelessBlocks::<Test>::get().joins.ref_time() * (joins + 1) / joins > room);
        assert!(waive(&ALICE, FeelessKind::Work), "a commit or a reveal has room");
        assert!(!Contributors::is_feeless_room_full(), "people who only join stop no clock");
        next_block();
        assert!(waive(&ALICE, FeelessKind::Join));
    });
}

#[test]
fn feeless_room_is_full_above_nine_tenths_and_until_the_next_block() {
    ExtBuilder.execute(|| {
        let most = BLOCK.ref_time() / 10 * 9 / 10;
        fill(most, 0);
        assert!(!Contributors::is_feeless_room_full());
        fill(most + 1, 0);
        assert!(Contributors::is_feeless_room_full());
        next_block();
        assert!(!Contributors::is_feeless_room_full());
    });
}

#[test]
fn referral_claim_is_feeless_when_there_is_something_to_claim() {
    ExtBuilder.execute(|| {
        proven(&ALICE, None);
        set_medallion(ALICE, true);
        proven(&BOB, Some(ALICE));
        assert_ok!(Contributors::note_bonded_redemption(&BOB));
        work(&BOB, 1, perfect());
        let season = Month::at(now()).expect("now has a month");
        wait(31 * DAY);
        assert_ok!(Balances::transfer_allow_death(signed(ALICE), CAROL, sendable(&ALICE)));
        let claim = || RuntimeCall::Contributors(crate::Call::claim_referral { season });
        assert_ok!(send(&ALICE, claim(), 0).expect("it is valid"));
        assert_eq!(ripe(&ALICE), 2);
        assert_eq!(send(&ALICE, claim(), 0), Err(refused(refusal_code::WOULD_FAIL)));
    });
}

#[test]
fn predicates_agree_with_the_calls_that_they_are_for() {
    ExtBuilder.execute(|| {
        let (pair, expires) = (sr25519("Nina"), now() + DAY);
        let letter = |sponsor: &AccountId, expires: Moment, referrer: Option<AccountId>| {
            let message = Contributors::message(sponsor, &id(&pair), referrer.as_ref(), expires);
            let signature = pair.sign(&message).into();
            let promised =
                Contributors::ensure_sponsored(sponsor, id(&pair), referrer.clone(), expires, &signature).is_ok();
            let kept = rolled_back(|| {
                Contributors::register_for(signed(sponsor.clone()), id(&pair), referrer, expires, signature).is_ok()
            });
            assert_eq!(promised, kept);
            promised
        };
        assert!(letter(&SPONSOR, expires, None));
        assert!(!letter(&ALICE, expires, None));
        assert!(!letter(&SPONSOR, now() - 1, None));
        assert!(!letter(&SPONSOR, now() + 8 * DAY, None));
        assert!(!letter(&SPONSOR, expires, Some(ALICE)));
        assert!(!letter(&SPONSOR, expires, Some(id(&pair))));
        proven(&ALICE, None);
        assert!(letter(&SPONSOR, expires, Some(ALICE)));
        assert!(!letter(&ALICE, expires, None));
        wait(DAY / 2);
        poor();
        assert!(letter(&SPONSOR, expires, None));
        let message = Contributors::message(&SPONSOR, &id(&pair), None, expires);
        assert_ok!(Contributors::register_for(signed(SPONSOR), id(&pair), None, expires, pair.sign(&message).into()));
        assert!(!letter(&SPONSOR, expires, None));
    });
}

#[test]
fn signature_is_verified_after_every_other_rule() {
    ExtBuilder.execute(|| {
        let (pair, expires) = (sr25519("Nina"), now() + DAY);
        let forged = sr25519("Mallory").sign(b"not the text").into();
        let refused = |sponsor: AccountId, who: AccountId, referrer: Option<AccountId>, expires: Moment| {
            Contributors::ensure_sponsored(&sponsor, who, referrer, expires, &forged).err()
        };
        let nina = || id(&pair);
        for (error, because) in [
            (refused(SPONSOR, poor(), None, expires), crate::Error::<Test>::AlreadyRegistered),
            (refused(SPONSOR, nina(), Some(nina()), expires), crate::Error::<Test>::SelfReferral),
            (refused(SPONSOR, nina(), Some(ALICE), expires), crate::Error::<Test>::UnknownReferrer),
            (refused(SPONSOR, nina(), None, now() - 1), crate::Error::<Test>::SignatureExpired),
            (refused(SPONSOR, nina(), None, now() + 8 * DAY), crate::Error::<Test>::ExpiryTooFar),
            (refused(ALICE, nina(), None, expires), crate::Error::<Test>::NotASponsor),
            (refused(SPONSOR, nina(), None, expires), crate::Error::<Test>::BadSignature),
        ] {
            assert_eq!(error, Some(because.into()));
        }
    });
}
