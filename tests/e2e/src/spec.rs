//! Chain specs with their genesis worked out.
//!
//! A node that starts from a preset compiles the runtime twice only to work out the genesis, every time. The tests
//! export each preset's raw spec once and start from that: the same chain, to the hash, and three times as fast.

use crate::binary;
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
    let folder = tests.parent().and_then(Path::parent).expect("two folders up").join("agt-e2e");
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
