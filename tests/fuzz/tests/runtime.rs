//! Sequences on the real runtime, native: the corpus, seeded ones, and that what breaks a rule is found.

use agt_fuzz::{
    bytes::Bytes,
    calls::{name_of, Calls},
    chain::{on_chain, Start},
    excluded::{is_excluded, EXCLUDED},
    invariants::{check_state, Before, Finding},
    people, play,
    sequence::{MOST_BYTES, PRIVILEGED, RECORD},
    world::World,
    Played,
};
use agt_runtime::{Balances, Runtime, RuntimeCall, System};
use codec::Encode;
use frame_support::{dispatch::DispatchClass, storage::storage_prefix, traits::GetCallMetadata};
use std::{
    collections::BTreeSet,
    env, fs,
    panic::{catch_unwind, resume_unwind},
    path::Path,
};

/// How many seeded sequences are played unless `AGT_FUZZ_SEQUENCES` says it, and how many actions each has.
const SEQUENCES: u64 = 48;
const ACTIONS: usize = 40;

/// Returns the inputs of the corpus, each with its name.
fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let entries = fs::read_dir(folder).expect("the corpus is a folder");
    let mut inputs = entries
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read(path).expect("a file of the corpus"))
        })
        .collect::<Vec<_>>();
    inputs.sort();
    inputs
}

/// Returns as many bytes as a sequence of `actions` has.
fn seeded(seed: u64, actions: usize) -> Vec<u8> {
    let seed = seed.to_le_bytes();
    let mut bytes = Bytes::new(&seed);
    let _: [u8; 8] = bytes.array();
    (0..1 + actions * RECORD).map(|_| bytes.byte()).collect()
}

/// Plays an input, which must break no rule. A failure names the input and shows it.
#[track_caller]
fn must_play(name: &str, input: &[u8]) -> Played {
    let shown = || input.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    match catch_unwind(|| play(input)) {
        Ok(Ok(played)) => played,
        Ok(Err(finding)) => panic!("{name}: {finding}\n{}", shown()),
        Err(panic) => {
            eprintln!("{name} panicked\n{}", shown());
            resume_unwind(panic)
        }
    }
}

/// Pallets of which the corpus makes calls that succeed. The more the corpus reaches, the longer this list.
const REACHED: [&str; 14] = [
    "Access",
    "Attestation",
    "Balances",
    "Contributors",
    "ConvictionVoting",
    "ParameterGate",
    "Preimage",
    "Proxy",
    "Referenda",
    "RewardPools",
    "Session",
    "Supply",
    "Tasks",
    "Utility",
];

#[test]
fn every_input_of_the_corpus_keeps_the_rules_and_pallets_are_reached() {
    let mut all = Played::default();
    for (name, input) in corpus() {
        all.add(&must_play(&name, &input));
    }
    let reached = all.succeeded.keys().map(|(pallet, _)| *pallet).collect::<BTreeSet<_>>();
    let missing = REACHED.iter().filter(|pallet| !reached.contains(*pallet)).collect::<Vec<_>>();
    assert!(missing.is_empty(), "no call of {missing:?} succeeded; {} calls were tried", all.tried);
}

/// Whoever sets `AGT_FUZZ_KEEP` to a folder finds there each sequence in which a call succeeded that had not succeeded before.
#[test]
fn seeded_sequences_keep_the_rules() {
    let count = env::var("AGT_FUZZ_SEQUENCES").map_or(SEQUENCES, |count| count.parse().expect("a number"));
    let mut all = Played::default();
    for seed in 0..count {
        let input = seeded(seed, ACTIONS);
        let (played, before) = (must_play(&format!("seed {seed}"), &input), all.succeeded.len());
        all.add(&played);
        if let Some(folder) = env::var_os("AGT_FUZZ_KEEP").filter(|_| all.succeeded.len() > before) {
            fs::write(Path::new(&folder).join(format!("seed-{seed}")), input).expect("the folder exists");
        }
    }
    // Most random calls are refused. If hardly any succeeded, the rules would have been asked of an idle chain.
    let succeeded = all.succeeded.values().sum::<u32>();
    assert!(succeeded * 10 >= all.tried, "{succeeded} of {} calls succeeded", all.tried);
    assert!(all.succeeded.len() >= 50, "{} calls succeeded: {:?}", all.succeeded.len(), all.succeeded);
    println!("{} blocks, {} calls tried, {succeeded} succeeded: {:?}", all.blocks, all.tried, all.succeeded);
}

#[test]
fn same_bytes_play_the_same_sequence() {
    let input = seeded(7, 20);
    assert_eq!(play(&input), play(&input));
    // Each chain begins where the one before began, whatever happened on that.
    let other = play(&seeded(8, 20));
    assert_ne!(play(&input), other);
    assert_eq!(play(&seeded(8, 20)), other);
    // An input that is too long is cut.
    let mut long = seeded(9, 60);
    let whole = play(&long);
    long.truncate(MOST_BYTES);
    assert_eq!(play(&long), whole);
}

/// Runs `spoil` in a block and returns what the checks after the block say.
fn found(spoil: impl FnOnce()) -> Result<(), Finding> {
    on_chain(Start::Season, || {
        let mut world = World::begin(false);
        spoil();
        world.end_block(true)
    })
}

#[test]
fn wrong_figure_is_found_by_the_rule_that_it_breaks() {
    assert_eq!(found(|| {}), Ok(()));

    let says = |spoil: fn(), words: &str| {
        let Finding(text) = found(spoil).expect_err("a rule is broken");
        assert!(text.contains(words), "{text:?} does not say {words:?}");
    };
    // AGT out of nothing, by the total and by an account.
    let more = || pallet_balances::TotalIssuance::<Runtime>::mutate(|issued| *issued += 1);
    says(more, "conservation: ");
    let richer = || {
        frame_system::Account::<Runtime>::mutate(people::account(5), |account| account.data.free += 1);
    };
    says(richer, "conservation: all accounts have");
    // A figure of a pallet.
    says(|| sp_io::storage::set(&storage_prefix(b"Supply", b"EverMinted"), &1u128.encode()), "Supply: S1");
    // A value that is none.
    says(|| sp_io::storage::set(&storage_prefix(b"Tasks", b"NextCampaign"), &[1]), "undecodable: ");
    // More than a block may weigh.
    let heavy = || {
        let room = agt_fuzz::chain::limits().get(DispatchClass::Normal).max_total.expect("it has a limit");
        System::register_extra_weight_unchecked(room, DispatchClass::Normal);
        System::register_extra_weight_unchecked(room, DispatchClass::Mandatory);
    };
    says(heavy, "over-weight: ");
}

#[test]
fn issuance_must_be_what_the_events_of_the_block_say() {
    on_chain(Start::Genesis, || {
        let mut world = World::begin(false);
        let before = Before::now();
        assert_eq!(before.check_block(), Ok(()));
        let burn = pallet_balances::Call::burn { value: 5, keep_alive: true };
        assert!(world.make(agt_fuzz::world::Intent::signed(1, burn), &mut Bytes::new(&[1])));
        assert_eq!(before.check_block(), Ok(()), "the event says what was burned");
        let events = System::events().len();
        assert!(events > 0);
        System::reset_events();
        let Finding(text) = before.check_block().expect_err("no event says it any more");
        assert!(text.starts_with("conservation: ") && text.contains("burned 0"), "{text}");
        assert_eq!(check_state(), Ok(()));
        assert!(Balances::total_issuance() > 0);
    });
}

#[test]
fn every_call_of_the_runtime_is_made_or_excluded_with_a_reason() {
    let calls = Calls::of_runtime();
    on_chain(Start::Season, || {
        let _world = World::begin(false);
        for pallet in RuntimeCall::get_module_names() {
            for call in RuntimeCall::get_call_names(pallet) {
                if is_excluded(pallet, call) {
                    assert_eq!(calls.place(pallet, call), None);
                    continue;
                }
                let place = calls.place(pallet, call).unwrap_or_else(|| panic!("{pallet}.{call} has no generator"));
                let made = (0..400u64).filter_map(|seed| {
                    let seed = seed.to_le_bytes();
                    calls.at(place, people::account(1), &vec![], &mut Bytes::new(&seed))
                });
                let made = made.inspect(|made| assert_eq!(name_of(made), (*pallet, *call))).collect::<Vec<_>>();
                assert!(made.len() >= 40, "{pallet}.{call}: {} of 400 are values of its type", made.len());
                let forms = made.iter().map(Encode::encode).collect::<BTreeSet<_>>();
                let has_parameters = made.iter().any(|made| made.encoded_size() > 2);
                assert!(!has_parameters || forms.len() >= 2, "{pallet}.{call} is always the same");
            }
        }
    });
}

#[test]
fn every_named_call_exists() {
    let exists = |pallet: &str, call: &str| {
        let found = RuntimeCall::get_module_names().contains(&pallet);
        found && RuntimeCall::get_call_names(pallet).contains(&call)
    };
    for excluded in EXCLUDED {
        assert!(exists(excluded.pallet, excluded.call), "{excluded:?}");
        assert!(excluded.reason.len() > 20, "{excluded:?}");
    }
    for (pallet, calls) in PRIVILEGED {
        for call in *calls {
            assert!(exists(pallet, call) && !is_excluded(pallet, call), "{pallet}.{call}");
        }
    }
}

#[test]
fn calls_nested_in_calls_are_never_excluded_ones() {
    let calls = Calls::of_runtime();
    let batch = calls.place("Utility", "batch").expect("it is made");
    on_chain(Start::Season, || {
        let _world = World::begin(false);
        let (mut nested, mut deep) = (0, 0);
        for seed in 0..2_000u64 {
            let seed = seed.to_le_bytes();
            let Some(call) = calls.at(batch, people::account(1), &vec![], &mut Bytes::new(&seed)) else { continue };
            let inner = inner_calls(&call);
            nested += inner.len();
            for inner in &inner {
                let (pallet, call) = name_of(inner);
                assert!(!is_excluded(pallet, call), "{pallet}.{call}");
                deep += inner_calls(inner).len();
            }
        }
        assert!(nested > 500 && deep > 5, "{nested} calls in batches, {deep} in those");
    });
}

fn inner_calls(call: &RuntimeCall) -> Vec<RuntimeCall> {
    match call {
        RuntimeCall::Utility(pallet_utility::Call::batch { calls }) => calls.clone(),
        RuntimeCall::Utility(pallet_utility::Call::batch_all { calls }) => calls.clone(),
        _ => vec![],
    }
}
