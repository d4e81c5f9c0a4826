//! Values for the parameters of calls, by their types.
//!
//! The types are those that the runtime's metadata shows to wallets, so a call that is added to any pallet is made from then on
//! without a change here. A value is written as SCALE bytes: the bytes that decide choose every variant, length and number, and
//! what has a meaning of its own, such as an account, a moment or an amount, is chosen among values around which behaviour
//! changes.

use crate::{bytes::Bytes, calls::Calls, people};
use agt_primitives::{
    calendar::{Month, DAY, HOUR},
    token::{AGT, EXISTENTIAL_DEPOSIT},
};
use agt_runtime::{pots, AccountId, Balances, OriginCaller, RuntimeCall, System, Timestamp};
use codec::{Compact, Encode};
use frame_support::traits::{fungible::Inspect, Get};
use scale_info::{form::PortableForm, PortableRegistry, TypeDef, TypeDefPrimitive};
use sp_core::H256;

/// How deep calls are nested in calls.
const DEPTH: u32 = 3;
/// How many values one call has at most. After so many, lists are empty and choices are the first.
const MOST_VALUES: u32 = 600;

/// Hashes that calls may name: those of the preimages and calls that came before.
pub type Hashes = Vec<H256>;

/// Writes values.
pub struct Values<'a, 'b> {
    calls: &'static Calls,
    /// The account that will sign.
    pub(crate) signer: AccountId,
    hashes: &'a Hashes,
    bytes: &'a mut Bytes<'b>,
    values: u32,
}

impl<'a, 'b> Values<'a, 'b> {
    /// Writes values for a call that `signer` will make.
    pub fn new(calls: &'static Calls, signer: AccountId, hashes: &'a Hashes, bytes: &'a mut Bytes<'b>) -> Self {
        Self { calls, signer, hashes, bytes, values: 0 }
    }

    fn types(&self) -> &'static PortableRegistry {
        self.calls.types()
    }

    /// Appends a call of any pallet.
    pub fn call(&mut self, depth: u32, out: &mut Vec<u8>) {
        let calls = self.calls;
        if depth >= DEPTH {
            RuntimeCall::System(frame_system::Call::remark { remark: vec![] }).encode_to(out);
            return;
        }
        let pallet = self.bytes.below(calls.pallets().len());
        let of_pallet = &calls.pallets()[pallet];
        let call = self.bytes.below(of_pallet.calls.len());
        self.call_at(pallet, call, depth, out);
    }

    /// Appends the call at a place of the table.
    pub fn call_at(&mut self, pallet: usize, call: usize, depth: u32, out: &mut Vec<u8>) {
        let calls = self.calls;
        let of_pallet = &calls.pallets()[pallet];
        let call = &of_pallet.calls[call];
        out.extend([of_pallet.index, call.index]);
        for (name, ty) in &call.fields {
            self.value(*ty, name, depth, out);
        }
    }

    /// Appends a value of a type. `field` is the name of the parameter or of the field that it is for.
    fn value(&mut self, ty: u32, field: &str, depth: u32, out: &mut Vec<u8>) {
        self.values += 1;
        let Some(found) = self.types().resolve(ty) else { return };
        let path = found.path.segments.iter().map(|segment| &**segment).collect::<Vec<_>>();
        match path[..] {
            ["sp_core", "crypto", "AccountId32"] => return self.account().encode_to(out),
            ["sp_runtime", "multiaddress", "MultiAddress"] if !self.bytes.is_one_in(24) => {
                out.push(0);
                return self.account().encode_to(out);
            }
            ["primitive_types", "H256"] => return self.hash().encode_to(out),
            ["agt_runtime", "RuntimeCall"] => return self.call(depth + 1, out),
            ["agt_runtime", "OriginCaller"] => return self.origin().encode_to(out),
            [.., "calendar", "month", "Month"] => return self.month().encode_to(out),
            _ => {}
        }
        match &found.type_def {
            TypeDef::Primitive(primitive) => self.primitive(primitive, field, out),
            TypeDef::Compact(compact) => {
                let number = self.number(self.bits(compact.type_param.id), field);
                Compact(number).encode_to(out);
            }
            TypeDef::Composite(composite) => self.fields(&composite.fields, field, depth, out),
            TypeDef::Variant(variant) => {
                let place = if self.is_spent() { 0 } else { self.bytes.below(variant.variants.len()) };
                let Some(chosen) = variant.variants.get(place) else { return };
                out.push(chosen.index);
                self.fields(&chosen.fields, field, depth, out);
            }
            TypeDef::Sequence(sequence) => {
                let element = sequence.type_param.id;
                match self.bits(element) {
                    8 => self.text(field, depth).encode_to(out),
                    _ => {
                        let length = self.length();
                        Compact(length).encode_to(out);
                        (0..length).for_each(|_| self.value(element, field, depth, out));
                    }
                }
            }
            TypeDef::Array(array) => (0..array.len).for_each(|_| self.value(array.type_param.id, field, depth, out)),
            TypeDef::Tuple(tuple) => tuple.fields.iter().for_each(|part| self.value(part.id, field, depth, out)),
            TypeDef::BitSequence(_) => Compact(0u32).encode_to(out),
        }
    }

    fn fields(&mut self, fields: &[scale_info::Field<PortableForm>], of: &str, depth: u32, out: &mut Vec<u8>) {
        for field in fields {
            let name = field.name.as_deref().unwrap_or(of);
            self.value(field.ty.id, name, depth, out);
        }
    }

    /// Returns whether the call has as many values as it may have.
    fn is_spent(&self) -> bool {
        self.values > MOST_VALUES
    }

    /// Returns the bits of a number's type; zero for a type that is no number.
    fn bits(&self, ty: u32) -> u32 {
        match self.types().resolve(ty).map(|found| &found.type_def) {
            Some(TypeDef::Primitive(primitive)) => bits_of(primitive),
            Some(TypeDef::Composite(composite)) if composite.fields.len() == 1 => self.bits(composite.fields[0].ty.id),
            _ => 0,
        }
    }

    fn primitive(&mut self, primitive: &TypeDefPrimitive, field: &str, out: &mut Vec<u8>) {
        match primitive {
            TypeDefPrimitive::Bool => out.push(self.bytes.byte() % 2),
            TypeDefPrimitive::Str => self.text(field, DEPTH).encode_to(out),
            TypeDefPrimitive::Char => u32::from('a').encode_to(out),
            number => {
                let bits = bits_of(number);
                let bytes = self.number(bits, field).to_le_bytes();
                let length = (bits / 8) as usize;
                out.extend(bytes.iter().chain([0; 16].iter()).take(length));
            }
        }
    }

    /// Returns a number of so many bits.
    fn number(&mut self, bits: u32, field: &str) -> u128 {
        match bits {
            0..=8 => match self.bytes.byte() {
                small @ 0..=199 => (small % 12).into(),
                any => any.into(),
            },
            9..=16 => match self.bytes.byte() % 10 {
                track @ 0..=5 => [0, 1, 10, 20, 21, 30][usize::from(track)],
                6 => u16::MAX.into(),
                7 => u16::from_le_bytes(self.bytes.array()).into(),
                _ => self.bytes.byte().into(),
            },
            17..=32 if is_block(field) => self.block().into(),
            17..=32 => self.id(u32::MAX.into()),
            33..=64 if is_moment(field) => self.moment().into(),
            33..=64 => self.id(u64::MAX.into()),
            _ => self.amount(),
        }
    }

    /// Returns a number of a campaign, an asset, a round or the like: mostly one of the first, sometimes any.
    fn id(&mut self, greatest: u128) -> u128 {
        match self.bytes.byte() {
            small @ 0..=191 => (small % 5).into(),
            some @ 192..=243 => some.into(),
            244..=249 => u128::from(self.bytes.number()) & greatest,
            _ => greatest,
        }
    }

    /// Returns a number of blocks, or a block near the current one.
    fn block(&mut self) -> u32 {
        let now = System::block_number();
        match self.bytes.byte() % 10 {
            0 => 0,
            near @ 1..=4 => now.saturating_add(near.into()),
            near @ 5..=6 => now.saturating_sub(u32::from(near) - 5),
            7 => now.saturating_add(self.bytes.byte().into()),
            8 => self.bytes.byte().into(),
            _ => u32::MAX,
        }
    }

    /// Returns a moment around which something may begin or end.
    pub(crate) fn moment(&mut self) -> u64 {
        let now = Timestamp::get();
        let span = [0, 1, 1_000, HOUR, DAY, 7 * DAY, 30 * DAY, 365 * DAY][self.bytes.below(8)];
        match self.bytes.byte() % 10 {
            0 => 0,
            1 => u64::MAX,
            2 => now.saturating_sub(span),
            3 => span,
            _ => now.saturating_add(span),
        }
    }

    /// Returns an amount: around the bounds of a balance, around what the signer has, and between.
    pub(crate) fn amount(&mut self) -> u128 {
        let free = <Balances as Inspect<AccountId>>::balance(&self.signer);
        match self.bytes.byte() % 18 {
            0 => 0,
            1 => 1,
            2 => EXISTENTIAL_DEPOSIT - 1,
            3 => EXISTENTIAL_DEPOSIT,
            4 => EXISTENTIAL_DEPOSIT + 1,
            5 => free,
            6 => free.saturating_add(1),
            7 => free.saturating_sub(EXISTENTIAL_DEPOSIT),
            8 => u128::MAX,
            9 => self.bytes.number().into(),
            10 => free / u128::from(self.bytes.byte() % 8 + 2),
            11 => AGT * u128::from(self.bytes.byte()),
            12 => self.bytes.byte().into(),
            13 => 1_000_000_000,
            some => AGT * 10u128.pow(u32::from(some) - 13),
        }
    }

    fn length(&mut self) -> u32 {
        match self.bytes.byte() {
            _ if self.is_spent() => 0,
            short @ 0..=239 => (short % 4).into(),
            some => (some % 24).into(),
        }
    }

    /// Returns bytes: a text, an encoded call, the name of a parameter, or nonsense.
    fn text(&mut self, field: &str, depth: u32) -> Vec<u8> {
        match self.bytes.byte() % 8 {
            0 | 1 if matches!(field, "bytes" | "call") && depth < DEPTH => {
                let mut call = vec![];
                self.call(depth + 1, &mut call);
                call
            }
            2 | 3 if field == "name" => {
                let names = agt_runtime::configs::parameters::reports();
                let report = &names[self.bytes.below(names.len())];
                report.name.clone().into_bytes()
            }
            0..=5 => {
                let length = self.bytes.below(24);
                (0..length).map(|_| b'a' + self.bytes.byte() % 26).collect()
            }
            6 => {
                let length = self.bytes.below(700);
                (0..length).map(|_| self.bytes.byte()).collect()
            }
            _ => vec![],
        }
    }

    /// Returns an account: mostly one that signs, sometimes one of the protocol's, or one that nobody has.
    fn account(&mut self) -> AccountId {
        match self.bytes.byte() {
            255 => AccountId::new(self.bytes.array()),
            pot @ 240..=254 => {
                let pots = <pots::All as Get<Vec<AccountId>>>::get();
                pots[usize::from(pot) % pots.len()].clone()
            }
            person => people::account(person.into()),
        }
    }

    fn hash(&mut self) -> H256 {
        match self.bytes.byte() {
            known @ 0..=223 if !self.hashes.is_empty() => self.hashes[usize::from(known) % self.hashes.len()],
            0..=239 => H256::zero(),
            _ => H256(self.bytes.array()),
        }
    }

    fn month(&mut self) -> Month {
        let now = Month::at(Timestamp::get()).unwrap_or_default();
        match self.bytes.byte() % 8 {
            0 => Month(0),
            1 => Month(u32::MAX),
            2 => Month(now.0.saturating_add(1)),
            before => Month(now.0.saturating_sub(u32::from(before) - 3)),
        }
    }

    /// Returns an origin that governance has, or that of an account.
    pub(crate) fn origin(&mut self) -> OriginCaller {
        use agt_runtime::governance::origins::Origin;

        match self.bytes.byte() % 16 {
            0..=5 => frame_system::RawOrigin::Root.into(),
            6 => Origin::WhitelistedCaller.into(),
            7 => Origin::ParametersAdmin.into(),
            8 => Origin::SmallSpender.into(),
            9 => Origin::LargeSpender.into(),
            10 => Origin::Canceller.into(),
            11 => pallet_collective::RawOrigin::Members(2, 3).into(),
            12 => pallet_collective::RawOrigin::Members(3, 3).into(),
            13 => pallet_collective::RawOrigin::Member(people::account(0)).into(),
            _ => frame_system::RawOrigin::Signed(people::account(self.bytes.byte().into())).into(),
        }
    }
}

fn bits_of(primitive: &TypeDefPrimitive) -> u32 {
    use TypeDefPrimitive::*;

    match primitive {
        U8 | I8 => 8,
        U16 | I16 => 16,
        U32 | I32 => 32,
        U64 | I64 => 64,
        U128 | I128 => 128,
        U256 | I256 => 256,
        Bool | Char | Str => 0,
    }
}

/// Returns whether a field of 32 bits counts blocks.
fn is_block(field: &str) -> bool {
    const NAMES: [&str; 12] = [
        "when",
        "at",
        "after",
        "height",
        "delay",
        "duration",
        "deadline",
        "maybe_deadline",
        "valid_from",
        "end",
        "block",
        "expire_at",
    ];
    NAMES.contains(&field)
}

/// Returns whether a field of 64 bits is a moment.
fn is_moment(field: &str) -> bool {
    const NAMES: [&str; 9] = ["expires", "from", "until", "ends", "deadline", "at", "now", "opened", "since"];
    NAMES.contains(&field)
}
