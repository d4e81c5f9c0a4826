//! A proven equivocation, in authoring or in finality, costs the validator its place.

use super::*;
use pallet_session::historical;
use sp_consensus_grandpa::{RoundNumber, SetId};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use sp_runtime::Perbill;
use sp_staking::offence::{Offence, ReportOffence};

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
fn should_strike_off_who_authored_two_blocks_in_a_slot() {
    genesis(chains::LOCAL_TESTNET).execute_with(|| {
        begin_block();
        report(pallet_babe::EquivocationOffence {
            slot: FIRST_SLOT.into(),
            session_index: 0,
            validator_set_count: 4,
            offender: offender(Bob),
        });
        assert_eq!(Session::disabled_validators(), [1]);
        assert_eq!(set(), [Alice, Charlie, Dave].map(|key| key.to_account_id()));
        assert_eq!(try_state(), Ok(()));
    });
}

#[test]
fn should_strike_off_who_voted_twice_in_a_round() {
    genesis(chains::LOCAL_TESTNET).execute_with(|| {
        begin_block();
        let (set_id, round): (SetId, RoundNumber) = (0, 1);
        let offence = pallet_grandpa::EquivocationOffence {
            time_slot: pallet_grandpa::TimeSlot { set_id, round },
            session_index: 0,
            validator_set_count: 4,
            offender: offender(Dave),
        };
        assert!(offence.slash_fraction(1) > Perbill::zero());
        report(offence);
        assert_eq!(set(), [Alice, Bob, Charlie].map(|key| key.to_account_id()));
        assert_eq!(try_state(), Ok(()));
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
