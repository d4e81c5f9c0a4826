//! The ABI as text: one line an item, so that a difference between two runtimes reads well.
//!
//! A line is `<kind> <name> = <definition>`. Empty lines and lines that begin with `#` are for the reader.

use crate::types::Types;
use frame_metadata::v16::{
    FunctionParamMetadata, PalletMetadata, RuntimeMetadataV16, StorageEntryModifier, StorageEntryType,
};
use scale_info::form::PortableForm;
use std::{collections::BTreeSet, fmt::Write};

const HEAD: &str = "\
# What wallets encode and indexers decode. Written by the test of runtime/src/tests/abi.rs, never by hand.
# `encoded` types are part of what a wallet signs; `read` types are met elsewhere only: in events, errors, constants,
# storage, view functions and runtime APIs.
";

/// Sections of lines under headings.
struct Text(String);

impl Text {
    fn heading(&mut self, heading: &str) {
        self.0.push_str("\n# ");
        self.0.push_str(heading);
        self.0.push('\n');
    }

    fn line(&mut self, kind: &str, rest: impl AsRef<str>) {
        writeln!(self.0, "{kind} {}", rest.as_ref()).expect("a string takes what is written");
    }

    fn sorted(&mut self, kind: &str, lines: impl IntoIterator<Item = String>) {
        let lines: BTreeSet<String> = lines.into_iter().collect();
        lines.iter().for_each(|line| self.line(kind, line));
    }
}

/// Returns the ABI of a runtime as text. `versions` are its version numbers by name, `chain` the names and numbers that
/// a wallet shows of the chain.
pub fn render(metadata: &RuntimeMetadataV16, versions: &[(&str, u32)], chain: &[(&str, String)]) -> String {
    let types = Types::new(&metadata.types);
    let mut pallets: Vec<_> = metadata.pallets.iter().collect();
    pallets.sort_by_key(|pallet| pallet.index);
    let mut text = Text(HEAD.into());

    text.heading("Versions and names");
    versions.iter().for_each(|(name, value)| text.line("version", format!("{name} = {value}")));
    chain.iter().for_each(|(name, value)| text.line("chain", format!("{name} = {value}")));
    text.heading("Extrinsic");
    extrinsic(&mut text, &types, metadata);
    for pallet in &pallets {
        text.heading(&format!("Pallet {}: {}", pallet.index, pallet.name));
        pallet_lines(&mut text, &types, pallet);
    }
    text.heading("Runtime APIs");
    apis(&mut text, &types, metadata);
    text.heading("Types");
    definitions(&mut text, &types, metadata);
    text.0
}

fn extrinsic(text: &mut Text, types: &Types, metadata: &RuntimeMetadataV16) {
    let extrinsic = &metadata.extrinsic;
    for version in &extrinsic.versions {
        text.line("extrinsic", format!("version = {version}"));
    }
    text.line("extrinsic", format!("address = {}", types.name(extrinsic.address_ty.id)));
    text.line("extrinsic", format!("signature = {}", types.name(extrinsic.signature_ty.id)));
    for (version, order) in &extrinsic.transaction_extensions_by_version {
        for (place, index) in order.iter().enumerate() {
            let at = usize::try_from(index.0).expect("an index");
            let extension = &extrinsic.transaction_extensions[at];
            let (explicit, implicit) = (types.name(extension.ty.id), types.name(extension.implicit.id));
            let name = &extension.identifier;
            text.line("extension", format!("v{version}.{name} = {place} explicit {explicit} implicit {implicit}"));
        }
    }
}

fn pallet_lines(text: &mut Text, types: &Types, pallet: &PalletMetadata<PortableForm>) {
    let name = &pallet.name;
    text.line("pallet", format!("{name} = {}", pallet.index));
    for call in pallet.calls.iter().flat_map(|calls| types.variants(calls.ty.id)) {
        text.line("call", format!("{name}.{} = {} ({})", call.name, call.index, types.list(&call.fields)));
    }
    for event in pallet.event.iter().flat_map(|event| types.variants(event.ty.id)) {
        text.line("event", format!("{name}.{} = {}{}", event.name, event.index, types.fields(&event.fields)));
    }
    for error in pallet.error.iter().flat_map(|error| types.variants(error.ty.id)) {
        text.line("error", format!("{name}.{} = {}{}", error.name, error.index, types.fields(&error.fields)));
    }
    let constants = pallet.constants.iter().filter(|constant| !repeats_versions(name, &constant.name));
    text.sorted(
        "constant",
        constants.map(|constant| {
            let ty = types.name(constant.ty.id);
            format!("{name}.{} = {ty} {}", constant.name, hex(&constant.value))
        }),
    );
    let entries = pallet.storage.iter().flat_map(|storage| {
        storage.entries.iter().map(|entry| {
            let absent = match entry.modifier {
                StorageEntryModifier::Optional => "optional",
                StorageEntryModifier::Default => "default",
            };
            format!("{}.{} = {}, {absent}", storage.prefix, entry.name, storage_type(types, &entry.ty))
        })
    });
    text.sorted("storage", entries);
    let views = pallet.view_functions.iter().map(|view| {
        let signature = signature(types, &view.inputs, view.output.id);
        format!("{name}.{} = {} {signature}", view.name, hex(&view.id))
    });
    text.sorted("view", views);
}

/// Returns whether other lines already say it: `System.Version` repeats the versions and those of the runtime APIs.
fn repeats_versions(pallet: &str, constant: &str) -> bool {
    (pallet, constant) == ("System", "Version")
}

fn storage_type(types: &Types, ty: &StorageEntryType<PortableForm>) -> String {
    match ty {
        StorageEntryType::Plain(value) => types.name(value.id),
        StorageEntryType::Map { hashers, key, value } => {
            let hashers: Vec<_> = hashers.iter().map(|hasher| format!("{hasher:?}")).collect();
            format!("map {} {} -> {}", hashers.join("+"), types.name(key.id), types.name(value.id))
        }
    }
}

fn signature(types: &Types, inputs: &[FunctionParamMetadata<PortableForm>], output: u32) -> String {
    let inputs: Vec<_> = inputs.iter().map(|input| format!("{}: {}", input.name, types.name(input.ty.id))).collect();
    format!("({}) -> {}", inputs.join(", "), types.name(output))
}

fn apis(text: &mut Text, types: &Types, metadata: &RuntimeMetadataV16) {
    let mut apis: Vec<_> = metadata.apis.iter().collect();
    apis.sort_by(|one, other| one.name.cmp(&other.name));
    for api in apis {
        text.line("api", format!("{} = version {}", api.name, api.version.0));
        let methods = api.methods.iter();
        text.sorted(
            "api",
            methods.map(|method| {
                let signature = signature(types, &method.inputs, method.output.id);
                format!("{}.{} = {signature}", api.name, method.name)
            }),
        );
    }
}

/// Writes every named type that an item above leads to, except calls, events and errors, which the pallets list.
fn definitions(text: &mut Text, types: &Types, metadata: &RuntimeMetadataV16) {
    let extrinsic = &metadata.extrinsic;
    let outer = &metadata.outer_enums;
    let calls = metadata.pallets.iter().filter_map(|pallet| pallet.calls.as_ref()).map(|calls| calls.ty.id);
    let calls: BTreeSet<_> = calls.collect();
    let emitted = metadata.pallets.iter().flat_map(|pallet| {
        let event = pallet.event.iter().map(|event| event.ty.id);
        event.chain(pallet.error.iter().map(|error| error.ty.id))
    });
    let emitted: BTreeSet<_> = emitted.collect();
    let mut listed: BTreeSet<_> = calls.union(&emitted).copied().collect();
    listed.extend([outer.call_enum_ty.id, outer.event_enum_ty.id, outer.error_enum_ty.id]);
    listed.insert(extrinsic.call_ty.id);

    let inside = |enums: &BTreeSet<u32>| {
        let variants = enums.iter().flat_map(|id| types.variants(*id));
        variants.flat_map(|variant| variant.fields.iter().map(|field| field.ty.id)).collect::<Vec<_>>()
    };
    let signed = extrinsic.transaction_extensions.iter().flat_map(|one| [one.ty.id, one.implicit.id]);
    let signed = signed.chain([extrinsic.address_ty.id, extrinsic.signature_ty.id]);
    let encoded = types.reachable(signed.chain(inside(&calls)), &listed);
    let met = metadata.pallets.iter().flat_map(met_in).chain(inside(&emitted));
    let read = types.reachable(met.chain(met_in_apis(metadata)), &listed);

    for (kind, ids) in [("encoded", &encoded), ("read", &(&read - &encoded))] {
        let by_name: BTreeSet<_> = ids.iter().map(|id| (types.name(*id), types.definition(*id))).collect();
        by_name.iter().flat_map(|(_, lines)| lines).for_each(|line| text.line(kind, line));
    }
}

/// Returns the types of a pallet's constants, storage and view functions.
fn met_in(pallet: &PalletMetadata<PortableForm>) -> Vec<u32> {
    let constants = pallet.constants.iter().map(|constant| constant.ty.id);
    let storage = pallet.storage.iter().flat_map(|storage| &storage.entries).flat_map(|entry| match &entry.ty {
        StorageEntryType::Plain(value) => vec![value.id],
        StorageEntryType::Map { key, value, .. } => vec![key.id, value.id],
    });
    let views = pallet
        .view_functions
        .iter()
        .flat_map(|view| view.inputs.iter().map(|input| input.ty.id).chain([view.output.id]));
    constants.chain(storage).chain(views).collect()
}

fn met_in_apis(metadata: &RuntimeMetadataV16) -> Vec<u32> {
    let methods = metadata.apis.iter().flat_map(|api| &api.methods);
    methods.flat_map(|method| method.inputs.iter().map(|input| input.ty.id).chain([method.output.id])).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold("0x".into(), |text, byte| format!("{text}{byte:02x}"))
}
