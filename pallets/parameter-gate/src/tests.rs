//! A change passes origin, range and consistency, or nothing changes.

use crate::{pallet::KeyOf, EnsureChecked, Error, Passing};
use agt_primitives::parameters::{ChangeParameter, ParameterName, Violation};
use agt_test_support::{chain, clock::START, test_externalities};
use frame_support::{
    assert_noop, assert_ok, derive_impl,
    dynamic_params::{dynamic_pallet_params, dynamic_params},
    traits::Get,
};
use frame_system::EnsureRoot;
use sp_runtime::{DispatchError::BadOrigin, DispatchResult};

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

impl ChangeParameter<RuntimeParameters> for ShopRules {
    fn change(name: &str, old: u128, new: u128) -> Result<RuntimeParameters, Violation> {
        let in_force = match name {
            "shop.discount" => Discount::get(),
            "shop.price" => Price::get(),
            _ => return Err(Violation::Unknown),
        };
        if old != in_force.into() {
            return Err(Violation::Changed);
        }
        let new: u32 = new.try_into().map_err(|_| Violation::OutOfRange)?;
        let parameter = if name == "shop.price" {
            Self::consistent(Discount::get(), new)?;
            shop::Parameters::Price(Price, Some(new))
        } else {
            Self::consistent(new, Price::get())?;
            shop::Parameters::Discount(Discount, Some(new))
        };
        Ok(RuntimeParameters::Shop(parameter))
    }

    fn check_in_force() -> Result<(), Violation> {
        Self::consistent(Discount::get(), Price::get())
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn largest_change() -> (ParameterName, u128, u128) {
        (name("shop.price"), 5, 6)
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
    type GovernOrigin = EnsureRoot<u64>;
    type Rules = ShopRules;
    type WeightInfo = ();
}

fn name(name: &str) -> ParameterName {
    name.as_bytes().to_vec().try_into().expect("a short name")
}

fn set(parameter: &str, old: u128, new: u128) -> DispatchResult {
    Gate::set(RuntimeOrigin::root(), name(parameter), old, new)
}

fn price(value: u32) -> RuntimeParameters {
    RuntimeParameters::Shop(shop::Parameters::Price(Price, Some(value)))
}

fn test(scene: impl FnOnce()) {
    test_externalities(chain(RuntimeGenesisConfig::default(), START), &[Gate::do_try_state], scene);
}

#[test]
fn set_changes_a_parameter_and_its_event_has_both_values() {
    test(|| {
        assert_ok!(set("shop.price", 5, 80));
        assert_ok!(set("shop.price", 80, 90));
        assert_eq!(Price::get(), 90);
        let key: KeyOf<Test> = shop::ParametersKey::Price(Price).into();
        let value = |v: u32| Some(RuntimeParametersValue::Shop(shop::ParametersValue::Price(v)));
        System::assert_last_event(
            pallet_parameters::Event::Updated { key, old_value: value(80), new_value: value(90) }.into(),
        );
    });
}

#[test]
fn set_is_refused_when_the_value_in_force_is_not_the_old_one() {
    test(|| {
        assert_ok!(set("shop.price", 5, 80));
        assert_noop!(set("shop.price", 5, 90), Error::<Test>::Changed);
        assert_noop!(set("shop.price", 90, 90), Error::<Test>::Changed);
        assert_eq!(Price::get(), 80);
    });
}

#[test]
fn set_is_refused_when_no_parameter_has_the_name() {
    test(|| {
        for unknown in ["", "shop", "shop.Price", "shop.price ", "\u{fffd}"] {
            assert_noop!(set(unknown, 5, 6), Error::<Test>::Unknown);
        }
        let no_text = vec![0xff].try_into().expect("short");
        assert_noop!(Gate::set(RuntimeOrigin::root(), no_text, 5, 6), Error::<Test>::Unknown);
    });
}

#[test]
fn set_is_refused_one_step_past_each_bound() {
    test(|| {
        assert_ok!(set("shop.discount", 1, 5));
        for refused in [0, 11, u128::MAX] {
            assert_noop!(set("shop.discount", 5, refused), Error::<Test>::OutOfRange);
        }
        for refused in [4, 101, u32::MAX.into(), u128::from(u32::MAX) + 6] {
            assert_noop!(set("shop.price", 5, refused), Error::<Test>::OutOfRange);
        }
    });
}

#[test]
fn set_is_refused_when_another_parameter_contradicts() {
    test(|| {
        assert_noop!(set("shop.discount", 1, 6), Error::<Test>::Inconsistent);
        assert_ok!(set("shop.price", 5, 6));
        assert_ok!(set("shop.discount", 1, 6));
        assert_noop!(set("shop.price", 6, 5), Error::<Test>::Inconsistent);
    });
}

#[test]
fn set_is_refused_for_other_origins() {
    test(|| {
        for origin in [RuntimeOrigin::signed(1), RuntimeOrigin::none()] {
            assert_noop!(Gate::set(origin, name("shop.price"), 5, 50), BadOrigin);
        }
    });
}

#[test]
fn stores_own_call_is_shut_even_to_root() {
    test(|| {
        assert_ok!(set("shop.price", 5, 80));
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::signed(1), RuntimeOrigin::none()] {
            assert_noop!(Parameters::set_parameter(origin, price(50)), BadOrigin);
        }
    });
}

#[test]
fn g1_fails_when_a_value_came_around_the_gate() {
    sp_io::TestExternalities::default().execute_with(|| {
        Passing::<Test>::put(());
        assert_ok!(Parameters::set_parameter(RuntimeOrigin::root(), price(0)));
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
