//! The types of a metadata's registry, named and defined as in Rust.

use scale_info::{form::PortableForm, Field, PortableRegistry, Type, TypeDef, TypeDefPrimitive, Variant};
use std::collections::{BTreeMap, BTreeSet};

/// This many variants that differ only in a rising number share one line: an era has 255 of them.
const LONG_RUN: usize = 16;

/// A type whose parameters have lines of their own, those of the extrinsic. Its name is written without them.
const EXTRINSIC: &str = "sp_runtime::UncheckedExtrinsic";

/// The types of a metadata, with their names.
pub struct Types<'a> {
    registry: &'a PortableRegistry,
    /// Names that would mean more than one type if the modules of a crate were left out.
    ambiguous: BTreeSet<String>,
}

impl<'a> Types<'a> {
    /// Names the types of `registry`.
    pub fn new(registry: &'a PortableRegistry) -> Self {
        let mut paths = BTreeMap::<String, BTreeSet<&[String]>>::new();
        for portable in &registry.types {
            let segments = portable.ty.path.segments.as_slice();
            if let Some(short) = short(segments) {
                paths.entry(short).or_default().insert(segments);
            }
        }
        let ambiguous = paths.into_iter().filter(|(_, paths)| paths.len() > 1).map(|(short, _)| short).collect();
        Types { registry, ambiguous }
    }

    fn resolve(&self, id: u32) -> &'a Type<PortableForm> {
        self.registry.resolve(id).unwrap_or_else(|| panic!("type {id} is in the metadata's registry"))
    }

    /// Returns a type's name: the crate and its own name, with its parameters, or the whole path if that is ambiguous.
    pub fn name(&self, id: u32) -> String {
        let ty = self.resolve(id);
        if ty.path.is_empty() {
            return self.nameless(ty);
        }
        let segments = &ty.path.segments;
        let short = short(segments).filter(|short| !self.ambiguous.contains(short));
        let path = short.unwrap_or_else(|| segments.join("::"));
        let parameters: Vec<_> =
            ty.type_params.iter().filter_map(|parameter| parameter.ty.as_ref()).map(|ty| self.name(ty.id)).collect();
        if parameters.is_empty() || path == EXTRINSIC {
            path
        } else {
            format!("{path}<{}>", parameters.join(", "))
        }
    }

    fn nameless(&self, ty: &Type<PortableForm>) -> String {
        match &ty.type_def {
            TypeDef::Composite(composite) => format!("struct{}", self.fields(&composite.fields)),
            TypeDef::Variant(variant) => {
                let variants: Vec<_> = variant.variants.iter().map(|variant| self.variant(variant)).collect();
                format!("enum {{ {} }}", variants.join(", "))
            }
            TypeDef::Sequence(sequence) => format!("Vec<{}>", self.name(sequence.type_param.id)),
            TypeDef::Array(array) => format!("[{}; {}]", self.name(array.type_param.id), array.len),
            TypeDef::Tuple(tuple) => match tuple.fields.as_slice() {
                [only] => format!("({},)", self.name(only.id)),
                fields => {
                    let fields: Vec<_> = fields.iter().map(|field| self.name(field.id)).collect();
                    format!("({})", fields.join(", "))
                }
            },
            TypeDef::Primitive(primitive) => primitive_name(primitive).into(),
            TypeDef::Compact(compact) => format!("Compact<{}>", self.name(compact.type_param.id)),
            TypeDef::BitSequence(bits) => {
                let (store, order) = (bits.bit_store_type.id, bits.bit_order_type.id);
                format!("BitVec<{}, {}>", self.name(store), self.name(order))
            }
        }
    }

    /// Returns the fields of a struct or a variant: ` { name: Type }`, ` (Type)`, or nothing.
    pub fn fields(&self, fields: &[Field<PortableForm>]) -> String {
        if fields.is_empty() {
            return String::new();
        }
        let named = fields.iter().all(|field| field.name.is_some());
        let inner = self.list(fields);
        if named {
            format!(" {{ {inner} }}")
        } else {
            format!(" ({inner})")
        }
    }

    /// Returns fields, or the arguments of a call, separated by commas.
    pub fn list(&self, fields: &[Field<PortableForm>]) -> String {
        let fields = fields.iter().map(|field| {
            let ty = self.name(field.ty.id);
            match &field.name {
                Some(name) => format!("{name}: {ty}"),
                None => ty,
            }
        });
        fields.collect::<Vec<_>>().join(", ")
    }

    /// The variants of an enum, by index.
    pub fn variants(&self, id: u32) -> Vec<&'a Variant<PortableForm>> {
        let TypeDef::Variant(variant) = &self.resolve(id).type_def else { panic!("{} is no enum", self.name(id)) };
        let mut variants: Vec<_> = variant.variants.iter().collect();
        variants.sort_by_key(|variant| variant.index);
        variants
    }

    /// What a named type consists of, a line each: a struct's fields, or every variant of an enum. Empty for types of
    /// the language itself and for those without a name: where they are used, their name says it all.
    pub fn definition(&self, id: u32) -> Vec<String> {
        let ty = self.resolve(id);
        if short(&ty.path.segments).is_none() {
            return vec![];
        }
        let name = self.name(id);
        match &ty.type_def {
            TypeDef::Variant(variant) if variant.variants.is_empty() => vec![format!("{name} = never")],
            TypeDef::Variant(_) => {
                let variants = self.variants(id);
                let runs = variants.chunk_by(|one, next| follows(one, next));
                runs.flat_map(|run| self.run(run)).map(|line| format!("{name}.{line}")).collect()
            }
            TypeDef::Composite(composite) => match self.fields(&composite.fields) {
                fields if fields.is_empty() => vec![format!("{name} = ()")],
                fields => vec![format!("{name} ={fields}")],
            },
            _ => vec![format!("{name} = {}", self.nameless(ty))],
        }
    }

    fn variant(&self, variant: &Variant<PortableForm>) -> String {
        format!("{} = {}{}", variant.name, variant.index, self.fields(&variant.fields))
    }

    /// Variants that count up: one line if they are many, else a line each.
    fn run(&self, run: &[&Variant<PortableForm>]) -> Vec<String> {
        match run {
            [first, .., last] if run.len() >= LONG_RUN => {
                let fields = self.fields(&first.fields);
                vec![format!("{}..{} = {}..{}{fields}", first.name, last.name, first.index, last.index)]
            }
            _ => run.iter().map(|variant| self.variant(variant)).collect(),
        }
    }

    /// Returns every type that `from` leads to, including itself, but nothing behind the types of `stop`.
    pub fn reachable(&self, from: impl IntoIterator<Item = u32>, stop: &BTreeSet<u32>) -> BTreeSet<u32> {
        let mut found = BTreeSet::new();
        let mut open: Vec<_> = from.into_iter().collect();
        while let Some(id) = open.pop() {
            if !stop.contains(&id) && found.insert(id) {
                open.extend(self.parts(id));
            }
        }
        found
    }

    fn parts(&self, id: u32) -> Vec<u32> {
        let of = |fields: &[Field<PortableForm>]| fields.iter().map(|field| field.ty.id).collect::<Vec<_>>();
        match &self.resolve(id).type_def {
            TypeDef::Composite(composite) => of(&composite.fields),
            TypeDef::Variant(variant) => variant.variants.iter().flat_map(|one| of(&one.fields)).collect(),
            TypeDef::Sequence(sequence) => vec![sequence.type_param.id],
            TypeDef::Array(array) => vec![array.type_param.id],
            TypeDef::Tuple(tuple) => tuple.fields.iter().map(|field| field.id).collect(),
            TypeDef::Compact(compact) => vec![compact.type_param.id],
            TypeDef::Primitive(_) | TypeDef::BitSequence(_) => vec![],
        }
    }
}

/// Returns `crate::Type`, or none for a type of the language, such as `Option`, and for a type without a name.
fn short(segments: &[String]) -> Option<String> {
    match segments {
        [root, .., own] => Some(format!("{root}::{own}")),
        _ => None,
    }
}

/// Returns whether `next` is `one` with both its number and its index one higher.
fn follows(one: &Variant<PortableForm>, next: &Variant<PortableForm>) -> bool {
    let numbered = |variant: &Variant<PortableForm>| {
        let stem = variant.name.trim_end_matches(|last: char| last.is_ascii_digit()).to_string();
        let number = variant.name[stem.len()..].parse::<i64>().ok()?;
        Some((stem, number - i64::from(variant.index)))
    };
    let beyond = numbered(one);
    beyond.is_some() && beyond == numbered(next) && next.index - one.index == 1 && one.fields == next.fields
}

fn primitive_name(primitive: &TypeDefPrimitive) -> &'static str {
    match primitive {
        TypeDefPrimitive::Bool => "bool",
        TypeDefPrimitive::Char => "char",
        TypeDefPrimitive::Str => "String",
        TypeDefPrimitive::U8 => "u8",
        TypeDefPrimitive::U16 => "u16",
        TypeDefPrimitive::U32 => "u32",
        TypeDefPrimitive::U64 => "u64",
        TypeDefPrimitive::U128 => "u128",
        TypeDefPrimitive::U256 => "u256",
        TypeDefPrimitive::I8 => "i8",
        TypeDefPrimitive::I16 => "i16",
        TypeDefPrimitive::I32 => "i32",
        TypeDefPrimitive::I64 => "i64",
        TypeDefPrimitive::I128 => "i128",
        TypeDefPrimitive::I256 => "i256",
    }
}
