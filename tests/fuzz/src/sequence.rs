//! What an input means: a start, and a record of sixteen bytes for each action.
//!
//! Records have one length, so that a change of one leaves the others what they are, and so does one that is added or taken away.
//! A record that needs more bytes than it has gets them from [`Bytes`].

use crate::{
    bytes::Bytes,
    calls::Calls,
    chain::{on_chain, Start},
    invariants::Finding,
    people, plays,
    values::Values,
    world::{By, Intent, Played, World},
};
use agt_primitives::calendar::{DAY, HOUR};

/// The bytes of an action.
pub const RECORD: usize = 16;
/// The most actions of a sequence.
pub const MOST_RECORDS: usize = 48;
/// The most bytes of an input: its start, and its actions.
pub const MOST_BYTES: usize = 1 + RECORD * MOST_RECORDS;

const MINUTE: u64 = HOUR / 60;

/// The calls that governance makes. Half of what it does is one of these, and half any call.
pub const PRIVILEGED: &[(&str, &[&str])] = &[
    ("Access", &["slash"]),
    ("AssetConversion", &["set_pool_fee"]),
    (
        "Assets",
        &["force_asset_status", "force_cancel_approval", "force_clear_metadata", "force_create", "force_set_metadata"],
    ),
    ("Attestation", &["rule"]),
    ("Buyback", &["forget_reference", "track", "untrack"]),
    ("Characters", &["close_edition", "open_edition", "set_picture_base"]),
    ("ListedAssets", &["list", "remove_rate", "set_rate", "unlist"]),
    ("Medallions", &["close_area", "open_area", "revoke"]),
    ("Origins", &["cancel_enactment"]),
    ("ParameterGate", &["set"]),
    ("Preimage", &["request_preimage", "unnote_preimage", "unrequest_preimage"]),
    ("Quests", &["open_event"]),
    ("Referenda", &["cancel", "kill", "nudge_referendum", "one_fewer_deciding"]),
    ("SafeMode", &["force_enter", "force_exit", "force_extend"]),
    (
        "Scheduler",
        &[
            "cancel",
            "cancel_named",
            "schedule",
            "schedule_after",
            "schedule_named",
            "schedule_named_after",
            "set_retry",
        ],
    ),
    ("Tasks", &["set_platform"]),
    ("TechnicalCommittee", &["disapprove_proposal", "kill", "set_members"]),
    ("Treasury", &["spend", "spend_local", "void_spend"]),
    ("TreasuryLimits", &["pay"]),
    ("TxPause", &["pause", "unpause"]),
    ("Whitelist", &["dispatch_whitelisted_call_with_preimage", "remove_whitelisted_call", "whitelist_call"]),
];

/// Plays an input on a chain of its own, and returns what was played, or the first rule that was broken.
///
/// It panics where the runtime does.
pub fn play(input: &[u8]) -> Result<Played, Finding> {
    play_traced(input, false)
}

/// Plays an input. With `is_traced` it prints every block, every call and what came of it.
pub fn play_traced(input: &[u8], is_traced: bool) -> Result<Played, Finding> {
    let (first, records) = input.split_first().unwrap_or((&0, &[]));
    let start = if first % 4 == 0 { Start::Genesis } else { Start::Season };
    on_chain(start, || {
        let mut world = World::begin(is_traced);
        world.pass(0)?;
        for record in records.chunks(RECORD).take(MOST_RECORDS) {
            act(&mut world, record)?;
        }
        world.end_block(true)?;
        Ok(world.played())
    })
}

/// The actions: what the first byte of a record chooses.
fn act(world: &mut World, record: &[u8]) -> Result<(), Finding> {
    let mut bytes = Bytes::new(record);
    match bytes.byte() {
        0..=15 => world.pass(0)?,
        16..=55 => {
            let span = wait(&mut bytes);
            world.pass(span)?;
        }
        56..=59 => world.pass_blocks(20)?,
        60 => world.pass_blocks(150)?,
        61..=159 => {
            if let Some(intent) = plays::any(world, &mut bytes) {
                world.make(intent, &mut bytes);
            }
        }
        160..=223 => {
            let person = bytes.below(people::PEOPLE.len());
            let made = Calls::of_runtime().any(people::account(person), &world.hashes, &mut bytes);
            if let Some(call) = made {
                world.make(Intent::signed(person, call), &mut bytes);
            }
        }
        224..=255 => {
            if let Some(intent) = govern(world, &mut bytes) {
                world.make(intent, &mut bytes);
            }
        }
    }
    Ok(())
}

/// Returns how long nothing happens, in milliseconds.
fn wait(bytes: &mut Bytes) -> u64 {
    match bytes.byte() {
        0..=109 => 10 * MINUTE,
        110..=184 => HOUR,
        185..=219 => DAY,
        220..=229 => 7 * DAY,
        230..=249 => 31 * DAY,
        _ => 366 * DAY,
    }
}

/// Returns a call of governance.
fn govern(world: &World, bytes: &mut Bytes) -> Option<Intent> {
    let (calls, signer) = (Calls::of_runtime(), people::account(0));
    let origin = Values::new(calls, signer.clone(), &world.hashes, bytes).origin();
    let call = if bytes.is_one_in(2) {
        calls.any(signer, &world.hashes, bytes)
    } else {
        let (pallet, of_pallet) = bytes.pick(PRIVILEGED)?;
        let place = calls.place(pallet, bytes.pick(of_pallet)?)?;
        calls.at(place, signer, &world.hashes, bytes)
    };
    Some(Intent { by: By::Governance(origin), call: call? })
}
