//! A running node: a process of its own, with a folder, ports and a log of its own.

use crate::{binary, spec, Chain, PATIENCE};
use std::{
    fs::{self, File, OpenOptions},
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{self, Child, Command, ExitStatus, Stdio},
    sync::{
        atomic::{AtomicU16, Ordering},
        Arc, Weak,
    },
    time::{Duration, Instant},
};
use tempfile::TempDir;
use tokio::sync::Mutex;

/// Where the node keeps what it has compiled.
const COMPILED_RUNTIMES: &str = "AGT_COMPILED_RUNTIMES";
/// How the node says where its RPC listens.
const LISTENS: &str = "Running JSON-RPC server: addr=";
/// The blocks on top of one by which it is in the files of the database. ParityDB writes behind: what a node has just stored is in
/// the memory of its process, and is lost when the process is killed.
pub const WRITTEN_BEHIND: u32 = 50;
/// How much of its log a failed test shows.
const TAIL: usize = 60;

/// A node to be started.
#[derive(Clone)]
pub struct Builder {
    home: Arc<TempDir>,
    base: Option<PathBuf>,
    chain: String,
    from_preset: bool,
    sealing: Option<String>,
    args: Vec<String>,
    patience: Duration,
}

impl Builder {
    fn new(chain: &str, sealing: Option<&str>, args: &[&str]) -> Self {
        let home = tempfile::Builder::new().prefix("agt-e2e-").tempdir().expect("a temporary folder");
        let common = ["--no-prometheus", "--no-telemetry", "--no-mdns", "--disable-log-color", "--rpc-port=0"];
        let args = args.iter().chain(&common).map(ToString::to_string).collect();
        let sealing = sealing.map(Into::into);
        let home = Arc::new(home);
        Self { home, base: None, chain: chain.into(), from_preset: false, sealing, args, patience: PATIENCE }
    }

    /// Seals in another mode than by hand.
    pub fn sealing(mut self, mode: &str) -> Self {
        self.sealing = Some(mode.into());
        self
    }

    /// Starts from another chain spec.
    pub fn from_spec(mut self, spec: &Path) -> Self {
        self.chain = spec.to_string_lossy().into_owned();
        self
    }

    /// Takes so long to start at the most: the genesis of a spec may be large.
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Works out the genesis of a preset itself, as a node does that was not given a raw spec.
    pub fn from_preset(mut self) -> Self {
        self.from_preset = true;
        self
    }

    /// Adds an argument.
    pub fn arg(mut self, arg: impl Into<String>) -> Self {
        self.args.push(arg.into());
        self
    }

    /// Takes RPC requests on this port, where the node would choose a free one.
    pub fn rpc_port(mut self, port: u16) -> Self {
        self.args.retain(|arg| !arg.starts_with("--rpc-port"));
        self.arg(format!("--rpc-port={port}"))
    }

    /// Keeps its data in a folder of the test's.
    pub fn at(mut self, base: &Path) -> Self {
        self.base = Some(base.into());
        self
    }

    /// Uses the folder of another node, which must not be running.
    pub fn home_of(mut self, other: &Builder) -> Self {
        self.home = other.home.clone();
        self
    }

    /// Makes the first contact with these nodes.
    pub async fn knows(mut self, others: &[&Node]) -> Self {
        for other in others {
            self.args.push(format!("--bootnodes={}", other.multiaddress().await));
        }
        self
    }

    /// Where the chain's data is.
    pub fn base_path(&self) -> PathBuf {
        self.base.clone().unwrap_or_else(|| self.home.path().join("base"))
    }

    fn log_path(&self) -> PathBuf {
        self.home.path().join("node.log")
    }

    async fn command(&self) -> Command {
        let chain = match self.chain.as_str() {
            preset @ ("dev" | "local") if !self.from_preset => spec::raw(preset).await,
            other => other.into(),
        };
        let log =
            || -> File { OpenOptions::new().create(true).append(true).open(self.log_path()).expect("a log file") };
        let mut command = Command::new(binary::path());
        command.args(&self.args).arg("--chain").arg(chain).arg("--base-path").arg(self.base_path());
        if let Some(mode) = &self.sealing {
            command.arg("--sealing").arg(mode);
        }
        command.env(COMPILED_RUNTIMES, binary::compiled_runtimes());
        command.env_remove("RUST_LOG").stdin(Stdio::null()).stdout(log()).stderr(log());
        command
    }

    /// Starts the node and waits until its RPC answers.
    pub async fn start(self) -> Node {
        let from = log_length(&self.log_path());
        let process = self.command().await.spawn().expect("agt-node starts");
        let mut node = Node { builder: self, process: Some(process), rpc: ([127, 0, 0, 1], 0).into() };
        node.rpc = node.wait_for_rpc(from).await;
        node
    }

    /// Starts a node that must refuse to run: what it said until it ended by itself.
    pub async fn start_refused(self) -> String {
        let from = log_length(&self.log_path());
        let mut process = self.command().await.spawn().expect("agt-node starts");
        let ended = wait_for_end(&mut process).await;
        let _ = process.kill();
        let said = log_from(&self.log_path(), from);
        match ended {
            Some(status) => assert!(!status.success(), "the node ended without an error:\n{said}"),
            None => panic!("the node runs and should have refused:\n{said}"),
        }
        said
    }
}

/// A running node. It is killed when it goes out of scope; a failed test prints the end of its log.
pub struct Node {
    builder: Builder,
    process: Option<Child>,
    rpc: SocketAddr,
}

impl Node {
    /// The development chain, sealed by hand. A chain is a preset's name or a spec file here as on the command line.
    pub fn dev() -> Builder {
        Builder::new("dev", Some("manual"), &["--dev"])
    }

    /// A development node for tests that only read, or only send what is refused: those that run at the same time share
    /// one. Each start of a node compiles the runtime, and that is most of what a short test costs.
    pub async fn shared() -> Arc<Node> {
        static SHARED: Mutex<Weak<Node>> = Mutex::const_new(Weak::new());

        let mut shared = SHARED.lock().await;
        if let Some(node) = shared.upgrade() {
            return node;
        }
        let node = Arc::new(Self::dev().start().await);
        *shared = Arc::downgrade(&node);
        node
    }

    /// A validator in real consensus, with the session keys of a well-known name: `alice`, `bob`, `charlie`, `dave`.
    pub fn validator(chain: &str, name: &str) -> Builder {
        // A validator refuses to invent its network key: each name has one of its own.
        let key = format!("--node-key={:064x}", name.bytes().fold(1u64, |key, byte| key * 31 + u64::from(byte)));
        Builder::new(chain, None, &["--validator", &format!("--{name}"), &key, LOOPBACK])
    }

    /// A full node that follows real consensus.
    pub fn full(chain: &str) -> Builder {
        Builder::new(chain, None, &[LOOPBACK])
    }

    /// A client of this node.
    pub async fn chain(&self) -> Chain {
        let by_hand = self.builder.sealing.as_deref() == Some("manual");
        Chain::connect(&format!("ws://{}", self.rpc), by_hand).await
    }

    /// Where its RPC listens.
    pub fn rpc(&self) -> SocketAddr {
        self.rpc
    }

    /// Posts a body to its RPC over HTTP, as curl does.
    pub async fn post(&self, body: impl Into<reqwest::Body>) -> reqwest::Response {
        let request = reqwest::Client::new().post(format!("http://{}", self.rpc));
        request.header("Content-Type", "application/json").body(body).send().await.expect("the node answers")
    }

    /// How it was started: to start another one on the same folder.
    pub fn builder(&self) -> &Builder {
        &self.builder
    }

    /// Where other nodes reach this one.
    async fn multiaddress(&self) -> String {
        let addresses = self.chain().await.get("system_localListenAddresses", serde_json::json!([])).await;
        let addresses = addresses.as_array().expect("a list").iter().filter_map(|address| address.as_str());
        let mut loopback = addresses.filter(|address| address.starts_with("/ip4/127.0.0.1/tcp/"));
        loopback.next().expect("a node in consensus listens on the loopback address").into()
    }

    /// Kills the process: no handler runs. The chain may have lost its newest blocks, see [`WRITTEN_BEHIND`].
    pub fn kill9(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().expect("a process to kill");
            process.wait().expect("a process that ended");
        }
    }

    /// Asks the node to stop, as an operator does, and waits until it has.
    pub async fn stop(&mut self) -> ExitStatus {
        let mut process = self.process.take().expect("a running node");
        let asked = Command::new("sh").args(["-c", &format!("kill -TERM {}", process.id())]).status();
        assert!(asked.expect("a shell").success());
        match wait_for_end(&mut process).await {
            Some(status) => status,
            None => {
                let _ = process.kill();
                panic!("the node does not stop when asked");
            }
        }
    }

    /// Stops the node and checks every invariant in its database. Returns the verdict.
    pub async fn stop_in_good_state(&mut self) -> String {
        self.stop().await;
        let base = format!("--base-path={}", self.builder.base_path().display());
        let verdict = binary::run(["try-state", "--dev", &base]).await.expect_success();
        assert!(verdict.trim_end().ends_with(" 0 failures"), "{verdict}");
        verdict
    }

    /// Starts a stopped or killed node again, as it was.
    pub async fn restart(&mut self) {
        assert!(self.process.is_none(), "the node runs");
        let from = log_length(&self.builder.log_path());
        self.process = Some(self.builder.command().await.spawn().expect("agt-node starts"));
        self.rpc = self.wait_for_rpc(from).await;
    }

    /// The memory that the process holds, in bytes.
    pub fn memory(&self) -> u64 {
        let process = self.process.as_ref().expect("a running node").id();
        let status = fs::read_to_string(format!("/proc/{process}/status")).expect("Linux tells of its processes");
        let held = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB"));
        held.and_then(|held| held.parse::<u64>().ok()).expect("a number") * 1_024
    }

    /// All the node has logged.
    pub fn log(&self) -> String {
        log_from(&self.builder.log_path(), 0)
    }

    async fn wait_for_rpc(&mut self, from: usize) -> SocketAddr {
        let started = Instant::now();
        loop {
            let log = log_from(&self.builder.log_path(), from);
            if let Some(address) = rpc_address(&log) {
                return address;
            }
            let process = self.process.as_mut().expect("a process");
            if let Some(status) = process.try_wait().expect("a child") {
                panic!("the node ended with {status} before its RPC was up");
            }
            let patience = self.builder.patience;
            assert!(started.elapsed() < patience, "the node's RPC is not up within {patience:?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.kill9();
        if std::thread::panicking() {
            let log = self.log();
            let lines: Vec<_> = log.lines().collect();
            let tail = &lines[lines.len().saturating_sub(TAIL)..];
            eprintln!("--- the end of the node's log ---\n{}\n---", tail.join("\n"));
        }
    }
}

/// Peers reach a test's node on this machine alone.
const LOOPBACK: &str = "--listen-addr=/ip4/127.0.0.1/tcp/0";

fn rpc_address(log: &str) -> Option<SocketAddr> {
    let (_, addresses) = log.split_once(LISTENS)?;
    // A line that is still being written would give a port without its last digits.
    let (addresses, _) = addresses.split_once('\n')?;
    addresses.split(',').find_map(|address| address.trim().parse().ok().filter(SocketAddr::is_ipv4))
}

async fn wait_for_end(process: &mut Child) -> Option<ExitStatus> {
    let started = Instant::now();
    while started.elapsed() < PATIENCE {
        if let Some(status) = process.try_wait().expect("a child") {
            return Some(status);
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    None
}

/// Returns a port for a node that goes away and comes back. It stays free meanwhile: the machine gives connections ports above
/// these, and no other test of this program gets it.
pub fn free_port() -> u16 {
    /// The first of the ports, and how many there are.
    const PORTS: (u16, u16) = (20_000, 12_000);
    static NEXT: AtomicU16 = AtomicU16::new(0);

    loop {
        // Programs that run at the same time begin at different places.
        let place = (process::id() as u16).wrapping_mul(37).wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed));
        let port = PORTS.0 + place % PORTS.1;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

fn log_length(path: &Path) -> usize {
    fs::metadata(path).map_or(0, |log| log.len() as usize)
}

fn log_from(path: &Path, from: usize) -> String {
    let log = fs::read(path).unwrap_or_default();
    String::from_utf8_lossy(log.get(from..).unwrap_or_default()).into_owned()
}
