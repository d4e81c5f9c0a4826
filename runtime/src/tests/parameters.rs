//! Every governed parameter, walked to and past each bound on the real runtime.

use super::*;
use crate::configs::parameters::{change, reports};
use agt_primitives::token::AGT;
use sp_keyring::Sr25519Keyring::Alice;

fn parameter(name: &str, value: u128) -> RuntimeParameters {
    change(name, value).expect("a parameter of that name")
}

fn set(name: &str, value: u128) -> Result<(), DispatchError> {
    dispatch(pallet_parameter_gate::Call::set { parameter: parameter(name, value) }, RuntimeOrigin::root())
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
                    // bonded AGT draws more than two, and a day ends nobody's joins after its season has.
                    Err(error) => {
                        assert_eq!(error, inconsistent, "{name} = {bound}");
                        let tied = ["contributors.", "redemption.", "tasks."];
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
        assert_eq!(set("contributors.unprovenAia", 1_001), Err(inconsistent));
        assert_eq!(set("contributors.firstTierAia", 2_000), Ok(()));
        assert_eq!(set("contributors.unprovenAia", 1_001), Ok(()));
    });
}

#[test]
fn should_refuse_everybody_but_the_governing_origin() {
    test(|| {
        for origin in [RuntimeOrigin::signed(Alice.to_account_id()), RuntimeOrigin::none()] {
            let call = pallet_parameter_gate::Call::set { parameter: parameter("fees.planckPerByte", 100_000) };
            assert_eq!(dispatch(call, origin), Err(DispatchError::BadOrigin));
        }
    });
}
