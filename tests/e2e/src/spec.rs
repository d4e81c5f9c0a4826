//! Chain specs with their genesis worked out.
//!
//! A node that starts from a preset compiles the runtime twice only to work out the genesis, every time. The tests
//! export each preset's raw spec once and start from that: the same chain, to the hash, and three times as fast.

use crate::binary;
use agt_runtime::{AccountId, Balance, Runtime};
use std::{
    env, fs,
    path::{Path, PathBuf},
};
use tokio::sync::Mutex;

/// The presets that were exported by this process.
static EXPORTED: Mutex<Vec<String>> = Mutex::const_new(Vec::new());

/// The raw spec of a preset: a file beside the tests, made anew once by each test binary.
pub async fn raw(preset: &str) -> PathBuf {
    let tests = env::current_exe().expect("this binary");
    let name = tests.file_name().expect("a name").to_string_lossy();
    let folder = binary::kept();
    let path = folder.join(format!("{preset}-{name}.json"));

    let mut exported = EXPORTED.lock().await;
    if !exported.iter().any(|known| known == preset) {
        let spec = binary::run(["export-chain-spec", "--raw", "--chain", preset]).await.expect_success();
        fs::create_dir_all(&folder).expect("a folder beside the tests");
        fs::write(&path, spec).expect("a file beside the tests");
        exported.push(preset.into());
    }
    path
}

/// The raw spec of another development chain, in a folder: one more contributor is registered in its genesis.
pub async fn another(folder: &Path) -> PathBuf {
    let path = folder.join("another.json");
    with_contributors(&raw("dev").await, 1, &path);
    path
}

/// Writes a copy of the raw spec at `base` with `contributors` more registered contributors, each with an account of
/// its own that holds nothing. As many pools exist, one pool owes each of them something, and each has claimed by one batch.
pub fn with_contributors(base: &Path, contributors: u32, to: &Path) {
    use agt_runtime::RuntimeFreezeReason;
    use codec::Encode;
    use frame_support::traits::tokens::IdAmount;
    use pallet_attestation::{Mark, Marks};
    use pallet_contributors::{FreezeReason, People};
    use pallet_reward_pools::{Owed, Pools};
    use std::io::Write;

    const FREEZE: RuntimeFreezeReason = RuntimeFreezeReason::Contributors(FreezeReason::Registered);

    let hex = |bytes: &[u8]| sp_core::bytes::to_hex(bytes, false);
    let text = fs::read_to_string(base).expect("a spec");
    let top = "\"top\": {";
    let (head, tail) = text.split_once(top).expect("a raw spec");
    let mut file = std::io::BufWriter::new(fs::File::create(to).expect("a file"));
    write!(file, "{head}{top}").expect("room on the disk");
    for number in 0..contributors {
        let who: AccountId = sp_io::hashing::blake2_256(&("contributor", number).encode()).into();
        let data = pallet_balances::AccountData { frozen: 1, ..Default::default() };
        let account = crate::state::Account { providers: 1, consumers: 1, data, ..Default::default() };
        let account = (frame_system::Account::<Runtime>::hashed_key_for(&who), account.encode());
        let person = (People::<Runtime>::hashed_key_for(&who), standing(number.into()).encode());
        let freezes = vec![IdAmount { id: FREEZE, amount: 1 as Balance }];
        let freezes = (pallet_balances::Freezes::<Runtime>::hashed_key_for(&who), freezes.encode());
        let pool = (Pools::<Runtime>::hashed_key_for(&who, 0), pool().encode());
        let crowded = AccountId::new([0xcc; 32]);
        let owed = (Owed::<Runtime>::hashed_key_for((crowded, 0), &who), Balance::from(1_u8).encode());
        let mark = Mark { has_claimed: true, ..Mark::default() };
        let mark = (Marks::<Runtime>::hashed_key_for((u64::MAX, 0), &who), mark.encode());
        for (key, value) in [account, person, freezes, pool, owed, mark] {
            write!(file, "\"{}\":\"{}\",", hex(&key), hex(&value)).expect("room on the disk");
        }
    }
    write!(file, "{tail}").expect("room on the disk");
    file.flush().expect("room on the disk");
}

/// A pool in AGT without money.
fn pool() -> pallet_reward_pools::Pool {
    use agt_primitives::{assets::AssetKind, reward_pools::PoolPurpose};

    pallet_reward_pools::Pool {
        asset: AssetKind::Native,
        purpose: PoolPurpose::DataRequest,
        opened: crate::scene::START,
        cancel_from: crate::scene::START,
        expires: agt_runtime::Moment::MAX,
        given_up_from: agt_runtime::Moment::MAX,
        is_cancelled: false,
        fee: Default::default(),
        is_secured: true,
        deposit: 0,
        guarantee: 0,
        guarantee_paid: 0,
        guarantee_refunded: 0,
        escrows: 0,
        books: Default::default(),
    }
}

/// A contributor who has worked for a while.
fn standing(number: u64) -> pallet_contributors::Person<AccountId> {
    use agt_primitives::regeneration::{Regenerating, Regeneration};

    let by = Regeneration { period: 21_600_000, maximum: 3 };
    pallet_contributors::Person {
        number,
        tree: number,
        registered: crate::scene::START,
        referrer: None,
        held: 0,
        proven: Some(crate::scene::START),
        redeemed: false,
        last_active: crate::scene::START,
        energy: pallet_contributors::Growing { held: Regenerating::full(&by, crate::scene::START), by },
        xp: number,
        spent: 0,
        areas: 1,
        open: 0,
        usage: Default::default(),
        streak: Default::default(),
        aia: Default::default(),
        counted_in: None,
    }
}
