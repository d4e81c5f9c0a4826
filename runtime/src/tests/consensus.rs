//! A proven equivocation, in authoring or in finality, costs the validator its place.

use super::*;
use pallet_session::historical;
use sp_consensus_grandpa::{RoundNumber, SetId};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve};
use sp_runtime::Perbill;
use sp_staking::offence::{Offence, OffenceError, ReportOffence};

type Identified = historical::IdentificationTuple<Runtime>;

fn offender(validator: Sr25519Keyring) -> Identified {
    (validator.to_account_id(), ())
}

fn report<O: Offence<Identified>>(offence: O)
where
    Offences: ReportOffence<crate::AccountId, Identified, O>,
{
    Offences::report_offence(vec![], offence).expect("a new offence");
}

fn set() -> Vec<crate::AccountId> {
    pallet_validator_set::Validators::<Runtime>::get().into_inner()
}

#[test]
fn should_disable_an_author_of_two_blocks_in_a_slot_and_keep_four() {
    genesis(chains::LOCAL_TESTNET).execute_with(|| {
        begin_block();
        report(pallet_babe::EquivocationOffence {
            slot: FIRST_SLOT.into(),
            session_index: 0,
            validator_set_count: 4,
            offender: offender(Bob),
        });
        assert_eq!(Session::disabled_validators(), [1]);
        assert_eq!(set(), [Alice, Bob, Charlie, Dave].map(|key| key.to_account_id()));
        assert_invariants();
    });
}

/// `validator` voted twice in this round of the first set.
fn vote_twice(validator: Sr25519Keyring, round: RoundNumber) -> pallet_grandpa::EquivocationOffence<Identified> {
    let set_id: SetId = 0;
    let time_slot = pallet_grandpa::TimeSlot { set_id, round };
    pallet_grandpa::EquivocationOffence {
        time_slot,
        session_index: 0,
        validator_set_count: 4,
        offender: offender(validator),
    }
}

#[test]
fn should_strike_off_who_voted_twice_in_a_round_from_a_set_of_five() {
    genesis(chains::LOCAL_TESTNET).execute_with(|| {
        begin_block();
        pallet_validator_set::Validators::<Runtime>::mutate(|set| set.force_push(Eve.to_account_id()));
        assert!(vote_twice(Dave, 1).slash_fraction(1) > Perbill::zero());
        report(vote_twice(Dave, 1));
        assert_eq!(set(), [Alice, Bob, Charlie, Eve].map(|key| key.to_account_id()));
        assert_invariants();
    });
}

#[test]
fn should_take_one_report_of_an_offender_a_session_for_free_and_no_other() {
    type Reports = pallet_validator_set::OncePerSession<Runtime, Offences>;
    genesis(chains::LOCAL_TESTNET).execute_with(|| {
        begin_block();
        assert_eq!(Reports::report_offence(vec![], vote_twice(Dave, 1)), Ok(()));
        for round in 1..5 {
            let again = Reports::report_offence(vec![], vote_twice(Dave, round));
            assert_eq!(again, Err(OffenceError::DuplicateReport));
        }
        assert_eq!(Reports::report_offence(vec![], vote_twice(Bob, 2)), Ok(()));
    });
}

#[test]
fn should_shut_the_purge_of_session_and_refuse_to_purge_a_validator() {
    test(|| {
        let alice = RuntimeOrigin::signed(Alice.to_account_id());
        let shut = frame_system::Error::<Runtime>::CallFiltered.into();
        assert_eq!(dispatch(pallet_session::Call::purge_keys {}, alice.clone()), Err(shut));
        let validates = pallet_validator_set::Error::<Runtime>::StillValidates.into();
        assert_eq!(dispatch(pallet_validator_set::Call::purge_keys {}, alice), Err(validates));
    });
}

#[test]
fn should_prove_the_keys_of_every_validator_from_genesis_on() {
    use frame_support::traits::KeyOwnerProofSystem;
    genesis(chains::LOCAL_TESTNET).execute_with(|| {
        begin_block();
        for authority in Babe::authorities().iter() {
            let key = (sp_consensus_babe::KEY_TYPE, authority.0.clone());
            let proof = Historical::prove(key.clone()).expect("a proof");
            assert!(Historical::check_proof(key, proof).is_some());
        }
    });
}
