//! Where fees and dust go, that none is burned, which calls are free, and that no account goes before others for less.

use super::*;
use crate::{
    configs::parameters::{dynamic_params::fees, set_call},
    pots, signing, AccountId, Hash,
};
use agt_primitives::{
    benchmarking::ContributorsBench,
    contributors::refusal_code,
    tasks::Queue,
    token::{AGT, EXISTENTIAL_DEPOSIT},
    work_clock::WorkClock as _,
};
use codec::Encode;
use frame_support::{
    dispatch::DispatchClass,
    storage::{with_transaction, TransactionOutcome},
    traits::{
        fungible::MutateHold,
        tokens::{Fortitude, Precision},
        Get,
    },
    weights::Weight,
};
use pallet_contributors::{FeelessBlocks, FeelessDay, FeelessDays};
use pallet_transaction_payment_rpc_runtime_api::runtime_decl_for_transaction_payment_api::TransactionPaymentApiV4;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Ferdie};
use sp_runtime::{
    transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidity, TransactionValidityError},
    TokenError,
};

/// Returns `call` as `signer` would send it next.
fn extrinsic(call: impl Into<RuntimeCall>, signer: Sr25519Keyring, tip: u128) -> UncheckedExtrinsic {
    let genesis: Hash = System::block_hash(0);
    signing::sign(call.into(), &signer.pair(), *System::account_nonce(signer.to_account_id()), tip, genesis)
}

/// Applies `call` as a signed extrinsic of `signer`'s next nonce.
fn apply(call: impl Into<RuntimeCall>, signer: Sr25519Keyring, tip: u128) {
    let outcome = Executive::apply_extrinsic(extrinsic(call, signer, tip));
    outcome.expect("a valid extrinsic").expect("a call that succeeds");
}

/// Asks for the validity of `call` as the pool does. Changes nothing.
fn validate(call: impl Into<RuntimeCall>, signer: Sr25519Keyring) -> TransactionValidity {
    let asked = extrinsic(call, signer, 0);
    let answer = with_transaction(|| {
        let validity = Executive::validate_transaction(TransactionSource::External, asked, System::block_hash(0));
        TransactionOutcome::Rollback(Ok::<_, DispatchError>(validity))
    });
    answer.expect("the layers are few")
}

fn refused(code: u8) -> TransactionValidityError {
    InvalidTransaction::Custom(code).into()
}

/// Registers an account that then owns nothing but its hold.
fn register_penniless(key: Sr25519Keyring) -> AccountId {
    let who = key.to_account_id();
    let origin = || RuntimeOrigin::signed(who.clone());
    dispatch(pallet_contributors::Call::register { referrer: None }, origin()).expect("it is new");
    let all = pallet_balances::Call::transfer_all { dest: Alice.to_account_id().into(), keep_alive: false };
    dispatch(all, origin()).expect("it may spend all");
    assert_eq!(free(&who), 0);
    who
}

fn join() -> RuntimeCall {
    pallet_tasks::Call::join { campaign: 0, queue: Queue::Work }.into()
}

fn enter_safe_mode() {
    dispatch(pallet_safe_mode::Call::force_enter {}, RuntimeOrigin::root()).expect("root may enter");
}

fn pause_joins() {
    let name = |name: &str| name.as_bytes().to_vec().try_into().expect("a short name");
    let full_name = (name("Tasks"), name("join"));
    dispatch(pallet_tx_pause::Call::pause { full_name }, RuntimeOrigin::root()).expect("root may pause");
}

fn transfer(dest: AccountId, value: u128) -> RuntimeCall {
    pallet_balances::Call::transfer_allow_death { dest: dest.into(), value }.into()
}

fn free(account: &AccountId) -> u128 {
    Balances::free_balance(account)
}

#[test]
fn should_pay_fee_and_tip_to_the_author_and_burn_nothing() {
    test(|| {
        let (author, payer, other) = (Alice.to_account_id(), Bob.to_account_id(), Ferdie.to_account_id());
        let issued = Balances::total_issuance();
        let (before, paid) = (free(&author), free(&payer));
        apply(transfer(other, AGT), Bob, AGT / 2);
        let fee = paid - AGT - free(&payer);
        assert!(fee > AGT / 2 && fee < AGT / 2 + AGT / 10, "{fee}");
        assert_eq!(free(&author), before + fee);
        assert_eq!(Balances::total_issuance(), issued);
    });
}

#[test]
fn should_charge_a_plain_transfer_about_a_hundredth_of_an_agt_or_less() {
    test(|| {
        let payer = Bob.to_account_id();
        let before = free(&payer);
        apply(transfer(Ferdie.to_account_id(), AGT), Bob, 0);
        let fee = before - AGT - free(&payer);
        assert!((AGT / 1_000..=AGT / 50).contains(&fee), "{fee}");
    });
}

#[test]
fn should_charge_the_price_that_governance_set_from_the_next_call_on() {
    test(|| {
        let one = TransactionPayment::length_to_fee(1);
        let set = set_call("fees.planckPerByte", 20_000_000);
        dispatch(set, RuntimeOrigin::root()).expect("a value in range");
        assert_eq!(TransactionPayment::length_to_fee(1), 2 * one);
        assert_eq!(fees::Terms::get().planck_per_byte, 20_000_000);
    });
}

#[test]
fn should_move_dust_to_the_treasury_and_burn_nothing() {
    test(|| {
        let issued = Balances::total_issuance();
        let treasury = free(&pots::account(pots::TREASURY));
        let left = EXISTENTIAL_DEPOSIT - 1;
        let owner = Ferdie.to_account_id();
        let value = free(&owner) - left;
        dispatch(transfer(Bob.to_account_id(), value), RuntimeOrigin::signed(owner.clone())).expect("a transfer");
        assert!(!System::account_exists(&owner));
        assert_eq!(free(&pots::account(pots::TREASURY)), treasury + left);
        assert_eq!(Balances::total_issuance(), issued);
    });
}

#[test]
fn should_keep_dust_on_an_account_that_lives_by_its_registration() {
    test(|| {
        let treasury = || free(&pots::account(pots::TREASURY));
        let (who, before) = (register_penniless(Ferdie), treasury());
        // Proven, it has nothing on hold any more.
        <Contributors as ContributorsBench<AccountId>>::prove(&who, 7);
        let origin = || RuntimeOrigin::signed(who.clone());
        let send = |value| dispatch(transfer(Bob.to_account_id(), value), origin());
        let half = EXISTENTIAL_DEPOSIT / 2;
        send(free(&who) - half).expect("a transfer");
        assert_eq!((free(&who), treasury()), (half, before));
        // What a deposit on hold leaves, and what is left when that deposit is lost.
        dispatch(transfer(who.clone(), AGT), RuntimeOrigin::signed(Bob.to_account_id())).expect("a transfer");
        let reason = pallet_contributors::HoldReason::Registration.into();
        let held = free(&who) - half;
        <Balances as MutateHold<AccountId>>::hold(&reason, &who, held).expect("a hold");
        <Balances as MutateHold<AccountId>>::burn_held(&reason, &who, held, Precision::Exact, Fortitude::Force)
            .expect("it is lost");
        assert_eq!((free(&who), treasury()), (half, before));
        // It stays until more comes, and then all but a planck can be sent.
        assert_eq!(send(half - 1), Err(TokenError::Frozen.into()));
        dispatch(transfer(who.clone(), AGT), RuntimeOrigin::signed(Bob.to_account_id())).expect("a transfer");
        assert_eq!(send(AGT + half), Err(TokenError::Frozen.into()));
        send(AGT + half - 1).expect("a transfer");
        assert_eq!((free(&who), treasury()), (1, before));
    });
}

#[test]
fn join_is_invalid_and_spends_nothing_when_safe_mode_or_pause_shuts_it() {
    for shut in [enter_safe_mode, pause_joins] {
        test(|| {
            let who = register_penniless(Ferdie);
            let bob = RuntimeOrigin::signed(Bob.to_account_id());
            dispatch(pallet_contributors::Call::register { referrer: None }, bob).expect("it is new");
            let spent = || (FeelessDays::<Runtime>::get(&who).calls, FeelessBlocks::<Runtime>::get().all);
            assert_eq!(validate(join(), Ferdie), Err(refused(refusal_code::WOULD_FAIL)), "there is no campaign");
            shut();
            assert_eq!(validate(join(), Ferdie), Err(refused(refusal_code::SHUT)));
            assert_eq!(Executive::apply_extrinsic(extrinsic(join(), Ferdie, 0)), Err(refused(refusal_code::SHUT)));
            assert_eq!(spent(), (0, Weight::zero()));
            // An account that can pay pays for a call that fails, and keeps its allowance.
            let before = free(&Bob.to_account_id());
            let filtered = frame_system::Error::<Runtime>::CallFiltered.into();
            assert_eq!(Executive::apply_extrinsic(extrinsic(join(), Bob, 0)), Ok(Err(filtered)));
            assert!(free(&Bob.to_account_id()) < before);
            assert_eq!(FeelessDays::<Runtime>::get(Bob.to_account_id()).calls, 0);
        });
    }
}

#[test]
fn pool_names_the_reason_when_a_call_is_not_free_and_nobody_can_pay() {
    test(|| {
        let who = register_penniless(Ferdie);
        let today = agt_primitives::calendar::day(Timestamp::get());
        assert_eq!(validate(join(), Ferdie), Err(refused(refusal_code::WOULD_FAIL)));
        FeelessDays::<Runtime>::insert(&who, FeelessDay { day: today, calls: 10 });
        assert_eq!(validate(join(), Ferdie), Err(refused(refusal_code::DAY_SPENT)));
        // A call that is never free, and a free one in a batch.
        let never = validate(transfer(Alice.to_account_id(), AGT), Ferdie);
        assert_eq!(never, Err(InvalidTransaction::Payment.into()));
        let batch = pallet_utility::Call::batch { calls: vec![join()] };
        assert_eq!(validate(batch, Ferdie), Err(InvalidTransaction::Payment.into()));
    });
}

#[test]
fn quote_is_zero_when_the_call_will_be_free() {
    genesis(chains::DEVELOPMENT).execute_with(|| {
        begin_block();
        let who = Ferdie.to_account_id();
        let origin = RuntimeOrigin::signed(who.clone());
        dispatch(pallet_contributors::Call::register { referrer: None }, origin).expect("it is new");
        <Contributors as ContributorsBench<AccountId>>::credit(&who, 20_000);
        let submit = |aia| extrinsic(pallet_redemption::Call::submit { aia }, Ferdie, 0);
        let quote = |asked: UncheckedExtrinsic| {
            let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
            let length = asked.encoded_size() as u32;
            let fee = Runtime::query_info(asked.clone(), length).partial_fee;
            assert_eq!(Runtime::query_fee_details(asked, length).final_fee(), fee);
            assert_eq!(sp_io::storage::root(sp_runtime::StateVersion::V1), before, "a question changes nothing");
            fee
        };
        // A wallet asks before it signs, and the tenth of the last block says nothing of the next one's.
        let unsigned = UncheckedExtrinsic::new_signed(
            pallet_redemption::Call::submit { aia: 3_000 }.into(),
            who.clone().into(),
            Signature::Sr25519(sp_core::sr25519::Signature::from_raw([1; 64])),
            signing::extension(0, sp_runtime::generic::Era::Immortal, 0),
        );
        FeelessBlocks::<Runtime>::mutate(|block| {
            (block.block, block.all) = (System::block_number(), Weight::from_parts(200_000_000_000, 0));
        });
        assert_eq!(quote(unsigned), 0);
        FeelessBlocks::<Runtime>::kill();
        assert_eq!(quote(submit(3_000)), 0);
        let before = free(&who);
        Executive::apply_extrinsic(submit(3_000)).expect("valid").expect("it submits");
        assert_eq!(free(&who), before, "it costs what was told");

        // Below the minimum: it would fail, so it has a fee, and costs no more than that.
        let told = quote(submit(1));
        assert!(told > 0);
        Executive::apply_extrinsic(submit(1)).expect("valid").expect_err("it fails");
        let paid = before - free(&who);
        assert!(paid > 0 && paid <= told, "{paid} of {told}");
        // The allowance is spent.
        let today = agt_primitives::calendar::day(Timestamp::get());
        FeelessDays::<Runtime>::insert(&who, FeelessDay { day: today, calls: 60 });
        assert!(quote(submit(3_000)) > 0);
        assert!(quote(extrinsic(transfer(Alice.to_account_id(), AGT), Ferdie, 0)) > 0);
    });
}

#[test]
fn clock_of_work_stands_still_while_blocks_are_full() {
    test(|| {
        let limits = <Runtime as frame_system::Config>::BlockWeights::get();
        let most = limits.get(DispatchClass::Normal).max_total.expect("a limit");
        let next_block = |is_full: bool| {
            if is_full {
                System::register_extra_weight_unchecked(most, DispatchClass::Normal);
            }
            Executive::finalize_block();
            begin_block();
            WorkClock::now()
        };
        assert_eq!(next_block(false), Timestamp::get());
        let before = WorkClock::now();
        for _ in 0..5 {
            assert_eq!(next_block(true), before);
        }
        assert_eq!(next_block(false), before + SLOT_MILLIS);
        assert_eq!(WorkClock::chain_time(WorkClock::now()), Timestamp::get());
        // What a stop costs at the least, as the decision says: 24 AGT a block.
        assert_eq!(TransactionPayment::weight_to_fee(most), 24 * AGT);
    });
}
