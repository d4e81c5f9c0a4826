//! Every governed parameter, walked to and past each bound on the real runtime.

use super::*;
use crate::configs::parameters::{dynamic_params as governed, reports, set_call, RuntimeParametersKey};
use agt_primitives::token::AGT;
use codec::Encode;
use sp_keyring::Sr25519Keyring::Alice;
use std::collections::BTreeSet;

fn set(name: &str, value: u128) -> Result<(), DispatchError> {
    dispatch(set_call(name, value), RuntimeOrigin::root())
}

fn in_force(name: &str) -> u128 {
    reports().iter().find(|parameter| parameter.name == name).expect("a parameter of that name").value
}

#[test]
fn should_start_every_parameter_at_its_default_and_inside_its_range() {
    test(|| {
        for parameter in reports() {
            assert_eq!(parameter.value, parameter.default, "{}", parameter.name);
            assert!((parameter.min..=parameter.max).contains(&parameter.value), "{}", parameter.name);
        }
    });
}

#[test]
fn should_take_each_bound_and_refuse_one_step_past_it() {
    let out_of_range: DispatchError = pallet_parameter_gate::Error::<Runtime>::OutOfRange.into();
    let inconsistent: DispatchError = pallet_parameter_gate::Error::<Runtime>::Inconsistent.into();
    test(|| {
        // The longest first stop, so that an extension may take its whole range.
        set("safeMode.enterBlocks", 100_800).expect("the upper bound");
        for parameter in reports() {
            let name = parameter.name.as_str();
            let bounds =
                if name == "safeMode.enterBlocks" { vec![parameter.max] } else { vec![parameter.min, parameter.max] };
            for bound in bounds {
                let before = in_force(name);
                match set(name, bound) {
                    Ok(()) => assert_eq!(in_force(name), bound, "{name}"),
                    // Inside its range, and in contradiction to another one: a better tier is never worth less, no
                    // bonded AGT draws more than two, one proposal shuts no posting, and a day ends nobody's joins after
                    // its season has.
                    Err(error) => {
                        assert_eq!(error, inconsistent, "{name} = {bound}");
                        let tied = ["attestation.", "contributors.", "redemption.", "tasks."];
                        assert!(tied.iter().any(|group| name.starts_with(group)), "{name} = {bound}");
                        assert_eq!(in_force(name), before);
                    }
                }
            }
            let below = parameter.min.checked_sub(1);
            for past in below.into_iter().chain([parameter.max + 1]) {
                let before = in_force(name);
                assert_eq!(set(name, past), Err(out_of_range), "{name} = {past}");
                assert_eq!(in_force(name), before);
            }
        }
    });
}

#[test]
fn should_refuse_an_extension_that_lasts_longer_than_the_stop_it_extends() {
    let inconsistent: DispatchError = pallet_parameter_gate::Error::<Runtime>::Inconsistent.into();
    test(|| {
        assert_eq!(set("safeMode.extendBlocks", 14_401), Err(inconsistent));
        assert_eq!(set("safeMode.enterBlocks", 7_199), Err(inconsistent));
        assert_eq!(set("safeMode.extendBlocks", 14_400), Ok(()));
    });
}

#[test]
fn should_refuse_terms_of_a_season_by_which_a_bond_draws_too_much() {
    let inconsistent: DispatchError = pallet_parameter_gate::Error::<Runtime>::Inconsistent.into();
    test(|| {
        // A day that promises less leaves room for a higher ceiling.
        assert_eq!(set("tasks.aiaADay", 6_000_000), Ok(()));
        // 20 AIA for each AGT, at most 2 AGT for each AGT.
        assert_eq!(set("redemption.ceiling", AGT / 10 + 1), Err(inconsistent));
        assert_eq!(set("redemption.ceiling", AGT / 10), Ok(()));
        assert_eq!(set("redemption.aiaPerAgt", 21), Err(inconsistent));
    });
}

#[test]
fn should_refuse_a_budget_that_its_ceiling_cannot_pay_and_the_reverse() {
    let inconsistent: DispatchError = pallet_parameter_gate::Error::<Runtime>::Inconsistent.into();
    test(|| {
        assert_eq!(set("tasks.aiaADay", 12_096_774), Ok(()));
        assert_eq!(set("redemption.ceiling", AGT / 20 + AGT / 1_000), Err(inconsistent));
        assert_eq!(set("tasks.aiaADay", 6_048_387), Ok(()));
        assert_eq!(set("redemption.ceiling", AGT / 10), Ok(()));
        assert_eq!(set("tasks.aiaADay", 6_048_388), Err(inconsistent));
    });
}

#[test]
fn should_refuse_terms_of_standing_that_contradict_each_other() {
    let inconsistent: DispatchError = pallet_parameter_gate::Error::<Runtime>::Inconsistent.into();
    test(|| {
        assert_eq!(set("contributors.firstTierAia", 2_001), Err(inconsistent));
        assert_eq!(set("contributors.secondTierAia", 2_500), Ok(()));
        assert_eq!(set("contributors.firstTierAia", 2_001), Ok(()));
    });
}

#[test]
fn should_refuse_everybody_but_the_governing_origin() {
    test(|| {
        for origin in [RuntimeOrigin::signed(Alice.to_account_id()), RuntimeOrigin::none()] {
            assert_eq!(dispatch(set_call("fees.planckPerByte", 100_000), origin), Err(DispatchError::BadOrigin));
        }
    });
}

#[test]
fn changes_of_two_terms_both_hold_when_prepared_at_one_time() {
    test(|| {
        let changes = [set_call("contributors.openSets", 9), set_call("contributors.provenCalls", 70)];
        for change in changes {
            assert_eq!(dispatch(change, RuntimeOrigin::root()), Ok(()));
        }
        assert_eq!((in_force("contributors.openSets"), in_force("contributors.provenCalls")), (9, 70));
    });
}

#[test]
fn change_is_refused_when_the_term_was_changed_since_it_was_prepared() {
    test(|| {
        let changed: DispatchError = pallet_parameter_gate::Error::<Runtime>::Changed.into();
        let (first, second) = (set_call("contributors.openSets", 9), set_call("contributors.openSets", 10));
        assert_eq!(dispatch(first, RuntimeOrigin::root()), Ok(()));
        assert_eq!(dispatch(second, RuntimeOrigin::root()), Err(changed));
        assert_eq!(in_force("contributors.openSets"), 9);
    });
}

#[test]
fn change_is_refused_when_no_term_has_the_name() {
    let unknown: DispatchError = pallet_parameter_gate::Error::<Runtime>::Unknown.into();
    test(|| {
        for name in ["", "fees", "fees.", "planckPerByte", "fees.planckPerByte.", "Fees.planckPerByte"] {
            assert_eq!(set(name, 1), Err(unknown), "{name}");
        }
    });
}

/// The terms of each group as they are stored: the name of the first one, its bytes, and all bytes. The first term has
/// the least value of its range, all others their defaults. These bytes never change: a release that adds a term adds it
/// at the end, and its default stands for it.
const STORED: &[(&str, usize, &str)] = &[
    ("fees.planckPerByte", 16, "a08601000000000000000000000000000024f400000000000000000000000000"),
    ("safeMode.enterBlocks", 4, "0a000000201c0000"),
    (
        "access.dataValidationMinimum",
        16,
        "00203d88792d000000000000000000000080c6a47e8d0300000000000000000000008d49fd1a0700000000000000\
         00000080c6a47e8d030000000000000000000080c6a47e8d0300000000000000000000406352bfc6010000000000\
         000000000000c16ff2862300000000000000000000406352bfc601000000000000000000070000001c000000",
    ),
    ("redemption.ceiling", 16, "00ca9a3b000000000000000000000000d007140000007017000000000000"),
    (
        "contributors.energyCapacity",
        4,
        "0100000000974901000000000800000060000000c800000022242e22c00000002000000000840c2400000000005\
         c260500000000c4098813401f0300000004000000060000000c000000e803000000000000d007000000000000b8\
         0b0000000000007017000000000000983a6400f401640000587ccf010000000a0000000010a5d4e800000000000\
         00000000000005c26050000000000ac07010000000000406352bfc60100000000000000000000c87e9a00000000\
         0a0000003c000000",
    ),
    (
        "tasks.aiaADay",
        8,
        "0000000000000000c40900203d88792d00000000000000000000c800e80328000000b80b4c1d010000000014730f\
         00000000f40128000000204e0000000000000200000005000000",
    ),
    (
        "rewardPools.fee",
        2,
        "640000b84c0a00000000002cb1570700000000743ba40b000000000000000000000000406352bfc60100000000\
         0000000000",
    ),
    (
        "attestation.leastStake",
        16,
        "00407a10f35a0000000000000000000000840c2400000000005c260500000000005c2605000000000014730f00\
         00000000840c2400000000001032900000000000203d88792d00000000000000000000002cb15707000000e803\
         6400",
    ),
    ("characters.levelXp", 4, "0400000000901ec4bc1600000000000000000000005c260500000000"),
    ("medallions.firstAnswers", 4, "640000002823f40100000000000000203d88792d00000000000000000000"),
    ("quests.boosterTime", 8, "80ee360000000000f82a00204aa9d10100000000000000000000"),
    ("revenue.authors", 2, "0000"),
    ("recycler.mode", 1, "008813"),
    (
        "buyback.auctionStart",
        2,
        "34213c280097490100000000e8030010a5d4e8000000000000000000000064001e00640000000000c16ff286230\
         00000000000000000c80000840c24000000006400",
    ),
];

fn key_of(group: &str) -> RuntimeParametersKey {
    use governed::{
        access, attestation, buyback, characters, contributors, fees, medallions, quests, recycler, redemption,
        revenue, reward_pools, safe_mode, tasks,
    };
    match group {
        "fees" => RuntimeParametersKey::Fees(fees::ParametersKey::Terms(fees::Terms)),
        "safeMode" => RuntimeParametersKey::SafeMode(safe_mode::ParametersKey::Terms(safe_mode::Terms)),
        "access" => RuntimeParametersKey::Access(access::ParametersKey::Terms(access::Terms)),
        "redemption" => RuntimeParametersKey::Redemption(redemption::ParametersKey::Terms(redemption::Terms)),
        "attestation" => RuntimeParametersKey::Attestation(attestation::ParametersKey::Terms(attestation::Terms)),
        "characters" => RuntimeParametersKey::Characters(characters::ParametersKey::Terms(characters::Terms)),
        "contributors" => RuntimeParametersKey::Contributors(contributors::ParametersKey::Terms(contributors::Terms)),
        "medallions" => RuntimeParametersKey::Medallions(medallions::ParametersKey::Terms(medallions::Terms)),
        "buyback" => RuntimeParametersKey::Buyback(buyback::ParametersKey::Terms(buyback::Terms)),
        "quests" => RuntimeParametersKey::Quests(quests::ParametersKey::Terms(quests::Terms)),
        "recycler" => RuntimeParametersKey::Recycler(recycler::ParametersKey::Terms(recycler::Terms)),
        "revenue" => RuntimeParametersKey::Revenue(revenue::ParametersKey::Terms(revenue::Terms)),
        "rewardPools" => RuntimeParametersKey::RewardPools(reward_pools::ParametersKey::Terms(reward_pools::Terms)),
        "tasks" => RuntimeParametersKey::Tasks(tasks::ParametersKey::Terms(tasks::Terms)),
        group => panic!("a group that no release has stored: {group}"),
    }
}

fn group_of(name: &str) -> &str {
    name.split('.').next().expect("a group")
}

/// Stores `terms`, the bytes of a group's terms, and asserts that the first term, `name`, is the least and all others are
/// defaults.
fn assert_only_the_first_is_changed(name: &str, terms: &[u8]) {
    let key = key_of(group_of(name));
    // The two variants that lead to the terms: the group, and its one parameter.
    let value = [&key.encode()[..], terms].concat();
    sp_io::storage::set(&pallet_parameters::Parameters::<Runtime>::hashed_key_for(key), &value);
    for parameter in reports().iter().filter(|parameter| group_of(&parameter.name) == group_of(name)) {
        let expected = if parameter.name == name { parameter.min } else { parameter.default };
        assert_eq!(parameter.value, expected, "{} of {} bytes", parameter.name, terms.len());
    }
}

#[test]
fn terms_of_an_earlier_release_keep_their_values() {
    genesis(chains::DEVELOPMENT).execute_with(|| {
        for (name, first, stored) in STORED {
            let stored = bytes_of(stored);
            assert_only_the_first_is_changed(name, &stored);
            // As if all terms but the first had been added since.
            assert_only_the_first_is_changed(name, &stored[..*first]);
        }
        let reports = reports();
        let groups: BTreeSet<_> = reports.iter().map(|parameter| group_of(&parameter.name)).collect();
        assert_eq!(groups.len(), STORED.len(), "each group has its bytes here");
    });
}

fn bytes_of(hex: &str) -> Vec<u8> {
    let digits: Vec<_> = hex.chars().map(|digit| digit.to_digit(16).expect("a digit") as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}
