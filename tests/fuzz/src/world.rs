//! A sequence as it is played: blocks, what is signed and what governance does in them, and what people outside the chain know.

use crate::{
    bytes::Bytes,
    calls::name_of,
    chain::{self, SLOT_MILLIS},
    invariants::{check_state, Before, Finding},
    people, plays,
    values::Hashes,
};
use agt_primitives::{
    attestation::{BatchKey, Leaf},
    tasks::{Answers, CampaignId, SetId},
};
use agt_runtime::{
    signing, AccountId, Executive, OriginCaller, RuntimeCall, RuntimeOrigin, System, UncheckedExtrinsic,
};
use frame_support::storage::{with_storage_layer, with_transaction, TransactionOutcome};
use sp_core::H256;
use sp_runtime::{
    traits::{BlakeTwo256, Dispatchable, Hash},
    transaction_validity::TransactionSource,
    DispatchError,
};
use std::collections::BTreeMap;

/// How many hashes are remembered.
const MOST_HASHES: usize = 12;

/// The name of a pallet and of its call.
pub type Name = (&'static str, &'static str);

/// Who makes a call.
#[derive(Clone, Debug)]
pub enum By {
    /// A person signs it.
    Person(usize),
    /// Governance makes it.
    Governance(OriginCaller),
}

/// A call and who makes it.
#[derive(Clone, Debug)]
pub struct Intent {
    /// Who makes it.
    pub by: By,
    /// The call.
    pub call: RuntimeCall,
}

impl Intent {
    /// A call that a person signs.
    pub fn signed(person: usize, call: impl Into<RuntimeCall>) -> Self {
        Self { by: By::Person(person), call: call.into() }
    }

    /// A call of root.
    pub fn root(call: impl Into<RuntimeCall>) -> Self {
        Self { by: By::Governance(frame_system::RawOrigin::Root.into()), call: call.into() }
    }
}

/// What was played.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Played {
    /// The blocks.
    pub blocks: u32,
    /// The calls that were tried.
    pub tried: u32,
    /// How often each call succeeded.
    pub succeeded: BTreeMap<Name, u32>,
}

impl Played {
    /// Adds what another sequence played.
    pub fn add(&mut self, other: &Self) {
        self.blocks += other.blocks;
        self.tried += other.tried;
        for (name, times) in &other.succeeded {
            *self.succeeded.entry(*name).or_default() += times;
        }
    }
}

/// The chain as it is played, and what people know outside it.
pub struct World {
    /// Hashes that calls may name.
    pub(crate) hashes: Hashes,
    /// The answers that each worker committed to.
    pub(crate) sheets: BTreeMap<(AccountId, CampaignId, SetId), Answers>,
    /// What each person earned by the batches of committees.
    pub(crate) trees: BTreeMap<BatchKey, Vec<Leaf<AccountId>>>,
    before: Before,
    played: Played,
    is_traced: bool,
}

impl World {
    /// Begins a block of a chain that is between two blocks. With `is_traced` it prints what happens.
    pub fn begin(is_traced: bool) -> Self {
        let (sheets, trees) = (BTreeMap::new(), BTreeMap::new());
        let mut world =
            Self { hashes: vec![], sheets, trees, before: Before::now(), played: Played::default(), is_traced };
        world.begin_block(chain::slot() + 1);
        world
    }

    /// Returns what was played.
    pub fn played(self) -> Played {
        self.played
    }

    fn begin_block(&mut self, slot: u64) {
        self.before = Before::now();
        chain::begin_block(slot);
        self.played.blocks += 1;
        self.trace(|| format!("--- block {} at {}", System::block_number(), slot * SLOT_MILLIS));
    }

    fn trace(&self, line: impl FnOnce() -> String) {
        if self.is_traced {
            eprintln!("{}", line());
        }
    }

    /// Ends the block and checks it, with the whole state where `is_whole`.
    pub fn end_block(&mut self, is_whole: bool) -> Result<(), Finding> {
        chain::end_block();
        self.before.check_block()?;
        if is_whole {
            check_state()?;
        }
        Ok(())
    }

    /// Ends the block, checks everything, and begins the next one that takes extrinsics, `millis` later than the one after it
    /// would begin.
    pub fn pass(&mut self, millis: u64) -> Result<(), Finding> {
        self.end_block(true)?;
        self.begin_block(chain::slot() + 1 + millis / SLOT_MILLIS);
        self.skip_full()
    }

    /// Ends the block, checks everything, and begins the next one in a slot, which may take no extrinsics.
    pub(crate) fn travel_to(&mut self, slot: u64) -> Result<(), Finding> {
        self.end_block(true)?;
        self.begin_block(slot);
        Ok(())
    }

    /// Lets so many blocks pass and checks each for what can be read of it, and the state in the end.
    pub fn pass_blocks(&mut self, count: u32) -> Result<(), Finding> {
        for _ in 0..count {
            self.end_block(false)?;
            self.begin_block(chain::slot() + 1);
        }
        self.skip_full()?;
        self.pass(0)
    }

    /// The block that begins a session takes no extrinsics.
    fn skip_full(&mut self) -> Result<(), Finding> {
        while chain::is_full() {
            self.end_block(true)?;
            self.begin_block(chain::slot() + 1);
        }
        Ok(())
    }

    /// Makes a call and returns whether it succeeded. In one of eight cases the pool validates it first.
    pub fn make(&mut self, intent: Intent, bytes: &mut Bytes) -> bool {
        let Intent { by, call } = intent;
        self.remember(&call);
        self.played.tried += 1;
        let name = name_of(&call);
        self.trace(|| format!("{by:?}: {call:?}"));
        let result = match by {
            By::Person(person) => {
                let extrinsic = signed(person, call);
                if bytes.is_one_in(8) {
                    validate(extrinsic.clone());
                }
                apply(extrinsic)
            }
            By::Governance(origin) => govern(origin, call),
        };
        self.trace(|| format!("    {result:?}"));
        let is_done = result.is_ok();
        if is_done {
            *self.played.succeeded.entry(name).or_default() += 1;
        }
        is_done
    }

    /// Remembers the hashes by which other calls may name this one, and the preimages in it.
    fn remember(&mut self, call: &RuntimeCall) {
        let mut hashes = vec![BlakeTwo256::hash_of(call)];
        if let RuntimeCall::Preimage(pallet_preimage::Call::note_preimage { bytes }) = call {
            hashes.push(BlakeTwo256::hash(bytes));
        }
        for hash in hashes {
            if self.hashes.len() == MOST_HASHES {
                self.hashes.remove(0);
            }
            self.hashes.push(hash);
        }
    }
}

/// Returns `call` as a person's wallet signs it.
fn signed(person: usize, call: RuntimeCall) -> UncheckedExtrinsic {
    let nonce = *System::account_nonce(people::account(person));
    signing::sign(call, &people::pair(person), nonce, 0, System::block_hash(0))
}

fn apply(extrinsic: UncheckedExtrinsic) -> Result<(), String> {
    match Executive::apply_extrinsic(extrinsic) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(describe(error)),
        Err(refused) => Err(format!("refused: {refused:?}")),
    }
}

fn describe(error: DispatchError) -> String {
    match error {
        DispatchError::Module(module) => module.message.unwrap_or("an error of a pallet").to_string(),
        other => format!("{other:?}"),
    }
}

/// Validates an extrinsic as the pool does, on the state so far, and undoes it. It must not panic.
fn validate(extrinsic: UncheckedExtrinsic) {
    let undone = with_transaction(|| {
        let parent = System::block_hash(System::block_number().saturating_sub(1));
        let _ = Executive::validate_transaction(TransactionSource::External, extrinsic, parent);
        TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
    });
    undone.expect("the layers are few");
}

/// Makes a call as the schedule does when it enacts a referendum.
fn govern(origin: OriginCaller, call: RuntimeCall) -> Result<(), String> {
    let origin = RuntimeOrigin::from(origin);
    let dispatched = with_storage_layer(|| call.dispatch(origin).map(drop).map_err(|failed| failed.error));
    dispatched.map_err(describe)
}

/// Makes the state of [`chain::Start::Season`] out of the genesis.
pub fn begin_season() {
    let mut world = World::begin(false);
    plays::begin_season(&mut world);
    world.end_block(true).expect("every invariant holds when the season has begun");
}

/// Returns the hash of the genesis, which signatures and commitments bind.
pub fn genesis_hash() -> H256 {
    System::block_hash(0)
}
