//! The table of all calls of the runtime, and calls made from it.

use crate::{
    bytes::Bytes,
    excluded::is_excluded,
    values::{Hashes, Values},
};
use agt_runtime::{AccountId, RuntimeCall};
use codec::DecodeLimit;
use frame_support::traits::GetCallMetadata;
use scale_info::{MetaType, PortableRegistry, Registry, TypeDef};
use std::sync::OnceLock;

/// How deep an encoded call may be nested.
const DECODE_DEPTH: u32 = 64;

/// A pallet with calls.
#[derive(Debug)]
pub struct PalletCalls {
    /// Its name.
    pub name: String,
    /// Its index in the runtime.
    pub index: u8,
    /// Its calls, without those that are never made.
    pub calls: Vec<CallForm>,
}

/// A call.
#[derive(Debug)]
pub struct CallForm {
    /// Its name.
    pub name: String,
    /// Its index in the pallet.
    pub index: u8,
    /// The names and types of its parameters.
    pub fields: Vec<(String, u32)>,
}

/// All calls that are made, with the types of their parameters.
#[derive(Debug)]
pub struct Calls {
    types: PortableRegistry,
    pallets: Vec<PalletCalls>,
}

impl Calls {
    /// Returns the calls of the runtime.
    pub fn of_runtime() -> &'static Self {
        static CALLS: OnceLock<Calls> = OnceLock::new();
        CALLS.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut registry = Registry::new();
        let id = registry.register_type(&MetaType::new::<RuntimeCall>()).id;
        let types = PortableRegistry::from(registry);
        let variants = |ty: u32| match types.resolve(ty).map(|found| found.type_def.clone()) {
            Some(TypeDef::Variant(variant)) => variant.variants,
            _ => vec![],
        };
        let calls_of = |pallet: &str, ty: u32| {
            let made = variants(ty).into_iter().filter(|call| !is_excluded(pallet, &call.name));
            let form = made.map(|call| CallForm {
                name: call.name.clone(),
                index: call.index,
                fields: call.fields.iter().map(|field| (field.name.clone().unwrap_or_default(), field.ty.id)).collect(),
            });
            form.collect::<Vec<_>>()
        };
        let pallets = variants(id).into_iter().filter_map(|pallet| {
            let calls = calls_of(&pallet.name, pallet.fields.first()?.ty.id);
            (!calls.is_empty()).then(|| PalletCalls { name: pallet.name.clone(), index: pallet.index, calls })
        });
        let pallets = pallets.collect();
        Self { types, pallets }
    }

    /// Returns the types of the parameters.
    pub fn types(&self) -> &PortableRegistry {
        &self.types
    }

    /// Returns the pallets, each with its calls.
    pub fn pallets(&self) -> &[PalletCalls] {
        &self.pallets
    }

    /// Returns the place of a call in the table, or none if it is never made.
    pub fn place(&self, pallet: &str, call: &str) -> Option<(usize, usize)> {
        let place = self.pallets.iter().position(|found| found.name == pallet)?;
        let call = self.pallets[place].calls.iter().position(|found| found.name == call)?;
        Some((place, call))
    }

    /// Returns a call of any pallet by `signer`; none if what was written is no value of its type.
    pub fn any(&'static self, signer: AccountId, hashes: &Hashes, bytes: &mut Bytes) -> Option<RuntimeCall> {
        let mut out = vec![];
        Values::new(self, signer, hashes, bytes).call(0, &mut out);
        decode(&out)
    }

    /// Returns the call at a place by `signer`; none if what was written is no value of its type.
    pub fn at(
        &'static self,
        (pallet, call): (usize, usize),
        signer: AccountId,
        hashes: &Hashes,
        bytes: &mut Bytes,
    ) -> Option<RuntimeCall> {
        let mut out = vec![];
        Values::new(self, signer, hashes, bytes).call_at(pallet, call, 0, &mut out);
        decode(&out)
    }
}

fn decode(bytes: &[u8]) -> Option<RuntimeCall> {
    RuntimeCall::decode_all_with_depth_limit(DECODE_DEPTH, &mut &bytes[..]).ok()
}

/// Returns the names of a call's pallet and of the call.
pub fn name_of(call: &RuntimeCall) -> (&'static str, &'static str) {
    let name = call.get_call_metadata();
    (name.pallet_name, name.function_name)
}
