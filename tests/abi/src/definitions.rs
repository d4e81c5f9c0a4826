//! Every kind of type has a name and a definition as in Rust.

use crate::types::Types;
use codec::Compact;
use samples::*;
use scale_info::{meta_type, MetaType, PortableRegistry, Registry, TypeInfo};
use std::collections::{BTreeMap, BTreeSet};

/// Returns a registry of one type, and the type's number in it.
fn registry(ty: MetaType) -> (PortableRegistry, u32) {
    let mut registry = Registry::new();
    let id = registry.register_type(&ty).id;
    (registry.into(), id)
}

fn name<T: TypeInfo + ?Sized + 'static>() -> String {
    let (registry, id) = registry(meta_type::<T>());
    Types::new(&registry).name(id)
}

fn definition<T: TypeInfo + ?Sized + 'static>() -> Vec<String> {
    let (registry, id) = registry(meta_type::<T>());
    Types::new(&registry).definition(id)
}

/// Types to describe.
#[expect(dead_code, reason = "the tests use the descriptions of these types, never a value")]
mod samples {
    use scale_info::{Type, TypeDefBitSequence, TypeDefPrimitive, TypeInfo};

    /// Types of the registry that Rust does not have, or not without another crate.
    macro_rules! foreign {
        ($name:ident, $definition:expr) => {
            pub struct $name;
            impl TypeInfo for $name {
                type Identity = Self;
                fn type_info() -> Type {
                    $definition.into()
                }
            }
        };
    }

    foreign!(U256, TypeDefPrimitive::U256);
    foreign!(I256, TypeDefPrimitive::I256);
    foreign!(Bits, TypeDefBitSequence::new::<u8, Lsb0>());

    /// The order of bits in a byte, as `bitvec` calls it.
    #[derive(TypeInfo)]
    pub struct Lsb0;

    #[derive(TypeInfo)]
    pub struct Unit;

    #[derive(TypeInfo)]
    pub struct Pair(u8, #[codec(compact)] u32);

    #[derive(TypeInfo)]
    pub struct Named<T> {
        inner: Vec<T>,
        next: Option<Box<Named<T>>>,
    }

    #[derive(TypeInfo)]
    pub enum Never {}

    #[derive(TypeInfo)]
    pub enum Shape {
        #[codec(index = 4)]
        Box {
            width: u8,
            height: u16,
        },
        #[codec(index = 7)]
        Dot,
        Round(Pair),
    }

    pub mod twin {
        #[derive(scale_info::TypeInfo)]
        pub struct Pair(bool);
    }

    /// Two types of one name in one crate.
    #[derive(TypeInfo)]
    pub struct Twins(Pair, twin::Pair);
}

#[test]
fn every_primitive_has_its_rust_name() {
    let names = [name::<bool>(), name::<char>(), name::<str>(), name::<String>()];
    assert_eq!(names, ["bool", "char", "String", "String"]);
    let unsigned = [name::<u8>(), name::<u16>(), name::<u32>(), name::<u64>(), name::<u128>(), name::<U256>()];
    assert_eq!(unsigned, ["u8", "u16", "u32", "u64", "u128", "u256"]);
    let signed = [name::<i8>(), name::<i16>(), name::<i32>(), name::<i64>(), name::<i128>(), name::<I256>()];
    assert_eq!(signed, ["i8", "i16", "i32", "i64", "i128", "i256"]);
}

#[test]
fn compound_types_are_named_by_their_parts() {
    assert_eq!(name::<()>(), "()");
    assert_eq!(name::<(u8,)>(), "(u8,)");
    assert_eq!(name::<(u8, Vec<(bool, u16)>)>(), "(u8, Vec<(bool, u16)>)");
    assert_eq!(name::<[[u8; 4]; 32]>(), "[[u8; 4]; 32]");
    assert_eq!(name::<Compact<u128>>(), "Compact<u128>");
    assert_eq!(name::<Bits>(), "BitVec<u8, agt_abi_lock::Lsb0>");
    assert_eq!(name::<Option<Result<u8, ()>>>(), "Option<Result<u8, ()>>");
    assert_eq!(name::<BTreeMap<u8, BTreeSet<u16>>>(), "BTreeMap<u8, BTreeSet<u16>>");
    assert_eq!(name::<Box<Named<Pair>>>(), "agt_abi_lock::Named<agt_abi_lock::Pair>");
}

#[test]
fn name_is_the_whole_path_when_a_crate_has_it_twice() {
    let whole = "agt_abi_lock::definitions::samples";
    assert_eq!(definition::<Twins>(), [format!("agt_abi_lock::Twins = ({whole}::Pair, {whole}::twin::Pair)")]);
}

#[test]
fn struct_is_defined_by_its_fields() {
    assert_eq!(definition::<Unit>(), ["agt_abi_lock::Unit = ()"]);
    assert_eq!(definition::<Pair>(), ["agt_abi_lock::Pair = (u8, Compact<u32>)"]);
    let fields = "{ inner: Vec<u8>, next: Option<agt_abi_lock::Named<u8>> }";
    assert_eq!(definition::<Named<u8>>(), [format!("agt_abi_lock::Named<u8> = {fields}")]);
}

#[test]
fn enum_has_a_line_for_each_variant_in_the_order_of_indices() {
    let variants = ["Round = 2 (agt_abi_lock::Pair)", "Box = 4 { width: u8, height: u16 }", "Dot = 7"];
    assert_eq!(definition::<Shape>(), variants.map(|variant| format!("agt_abi_lock::Shape.{variant}")));
    assert_eq!(definition::<Never>(), ["agt_abi_lock::Never = never"]);
}

#[test]
fn long_run_of_counting_variants_shares_one_line() {
    let era = definition::<sp_runtime::generic::Era>();
    assert_eq!(era, ["sp_runtime::Era.Immortal = 0", "sp_runtime::Era.Mortal1..Mortal255 = 1..255 (u8)"]);
}

#[test]
fn types_of_the_language_have_no_definition() {
    assert_eq!(definition::<Option<u8>>(), Vec::<String>::new());
    assert_eq!(definition::<Vec<Pair>>(), Vec::<String>::new());
    assert_eq!(definition::<u8>(), Vec::<String>::new());
}

#[test]
fn reachable_has_every_part_and_nothing_behind_a_stop() {
    let (registry, id) = registry(meta_type::<Named<(Shape, [Compact<u16>; 2])>>());
    let types = Types::new(&registry);
    let names = |stop: &BTreeSet<u32>| -> BTreeSet<String> {
        types.reachable([id], stop).into_iter().map(|id| types.name(id)).collect()
    };
    let all = names(&BTreeSet::new());
    for part in ["agt_abi_lock::Shape", "agt_abi_lock::Pair", "Compact<u32>", "Compact<u16>", "u16"] {
        assert!(all.contains(part), "{part} of {all:?}");
    }
    let shape = registry.types.iter().map(|ty| ty.id).find(|id| types.name(*id) == "agt_abi_lock::Shape");
    let without = names(&shape.into_iter().collect());
    assert!(!without.contains("agt_abi_lock::Shape") && !without.contains("agt_abi_lock::Pair"), "{without:?}");
    assert!(without.contains("Compact<u16>"));
}
