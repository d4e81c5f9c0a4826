//! A change passes origin, range and consistency, or nothing changes.

use crate::{pallet::KeyOf, EnsureChecked, Error, Passing};
use agt_primitives::parameters::{CheckParameter, Violation};
use agt_test_support::{chain, clock::START, test_externalities};
use frame_support::{
    assert_noop, assert_ok, derive_impl,
    dynamic_params::{dynamic_pallet_params, dynamic_params},
    traits::{AsEnsureOriginWithArg, Get},
};
use frame_system::EnsureRoot;
use sp_runtime::DispatchError::BadOrigin;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Parameters: pallet_parameters,
        Gate: crate,
    }
);

#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Test>)]
pub mod dynamic_params {
    use super::*;

    /// Two numbers that must stay in order.
    #[dynamic_pallet_params]
    #[codec(index = 0)]
    pub mod shop {
        /// From 1 to 10, never above `Price`.
        #[codec(index = 0)]
        pub static Discount: u32 = 1;
        /// From 5 to 100.
        #[codec(index = 1)]
        pub static Price: u32 = 5;
    }
}
use dynamic_params::shop::{self, Discount, Price};

/// The shop's hard ranges.
pub struct ShopRules;

impl ShopRules {
    fn consistent(discount: u32, price: u32) -> Result<(), Violation> {
        if !(1..=10).contains(&discount) || !(5..=100).contains(&price) {
            return Err(Violation::OutOfRange);
        }
        if discount > price {
            return Err(Violation::Inconsistent);
        }
        Ok(())
    }
}

impl CheckParameter<RuntimeParameters> for ShopRules {
    fn check(parameter: &RuntimeParameters) -> Result<(), Violation> {
        let RuntimeParameters::Shop(parameter) = parameter;
        match parameter {
            shop::Parameters::Discount(_, Some(discount)) => Self::consistent(*discount, Price::get()),
            shop::Parameters::Price(_, Some(price)) => Self::consistent(Discount::get(), *price),
            shop::Parameters::Discount(_, None) | shop::Parameters::Price(_, None) => Err(Violation::Removed),
        }
    }

    fn check_in_force() -> Result<(), Violation> {
        Self::consistent(Discount::get(), Price::get())
    }
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = frame_system::mocking::MockBlock<Test>;
}

#[derive_impl(pallet_parameters::config_preludes::TestDefaultConfig)]
impl pallet_parameters::Config for Test {
    type RuntimeParameters = RuntimeParameters;
    type AdminOrigin = EnsureChecked<Test>;
}

impl crate::Config for Test {
    type GovernOrigin = AsEnsureOriginWithArg<EnsureRoot<u64>>;
    type Rules = ShopRules;
    type WeightInfo = ();
}

fn discount(value: Option<u32>) -> RuntimeParameters {
    RuntimeParameters::Shop(shop::Parameters::Discount(Discount, value))
}

fn price(value: Option<u32>) -> RuntimeParameters {
    RuntimeParameters::Shop(shop::Parameters::Price(Price, value))
}

fn test(scene: impl FnOnce()) {
    test_externalities(chain(RuntimeGenesisConfig::default(), START), &[Gate::do_try_state], scene);
}

#[test]
fn set_changes_a_parameter_and_its_event_has_both_values() {
    test(|| {
        assert_ok!(Gate::set(RuntimeOrigin::root(), price(Some(80))));
        assert_ok!(Gate::set(RuntimeOrigin::root(), price(Some(90))));
        assert_eq!(Price::get(), 90);
        let key: KeyOf<Test> = shop::ParametersKey::Price(Price).into();
        let value = |v: u32| Some(RuntimeParametersValue::Shop(shop::ParametersValue::Price(v)));
        System::assert_last_event(
            pallet_parameters::Event::Updated { key, old_value: value(80), new_value: value(90) }.into(),
        );
    });
}

#[test]
fn set_is_refused_one_step_past_each_bound() {
    test(|| {
        for value in [1, 5] {
            assert_ok!(Gate::set(RuntimeOrigin::root(), discount(Some(value))));
        }
        for refused in [discount(Some(0)), discount(Some(11)), price(Some(4)), price(Some(101)), price(Some(u32::MAX))]
        {
            assert_noop!(Gate::set(RuntimeOrigin::root(), refused), Error::<Test>::OutOfRange);
        }
    });
}

#[test]
fn set_is_refused_when_another_parameter_contradicts() {
    test(|| {
        assert_noop!(Gate::set(RuntimeOrigin::root(), discount(Some(6))), Error::<Test>::Inconsistent);
        assert_ok!(Gate::set(RuntimeOrigin::root(), price(Some(6))));
        assert_ok!(Gate::set(RuntimeOrigin::root(), discount(Some(6))));
        assert_noop!(Gate::set(RuntimeOrigin::root(), price(Some(5))), Error::<Test>::Inconsistent);
    });
}

#[test]
fn set_is_refused_when_no_value_is_given() {
    test(|| {
        assert_noop!(Gate::set(RuntimeOrigin::root(), discount(None)), Error::<Test>::Removed);
    });
}

#[test]
fn set_is_refused_for_other_origins() {
    test(|| {
        for origin in [RuntimeOrigin::signed(1), RuntimeOrigin::none()] {
            assert_noop!(Gate::set(origin, price(Some(50))), BadOrigin);
        }
    });
}

#[test]
fn stores_own_call_is_shut_even_to_root() {
    test(|| {
        assert_ok!(Gate::set(RuntimeOrigin::root(), price(Some(80))));
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::signed(1), RuntimeOrigin::none()] {
            assert_noop!(Parameters::set_parameter(origin, price(Some(50))), BadOrigin);
        }
    });
}

#[test]
fn g1_fails_when_a_value_came_around_the_gate() {
    sp_io::TestExternalities::default().execute_with(|| {
        Passing::<Test>::put(());
        assert_ok!(Parameters::set_parameter(RuntimeOrigin::root(), price(Some(0))));
        Passing::<Test>::kill();
        assert_eq!(Gate::do_try_state(), Err("G1: a parameter in force breaks its own rule".into()));
    });
}

#[test]
fn g2_fails_when_the_gate_is_open() {
    sp_io::TestExternalities::default().execute_with(|| {
        Passing::<Test>::put(());
        assert_eq!(Gate::do_try_state(), Err("G2: the gate is open between two calls".into()));
    });
}
