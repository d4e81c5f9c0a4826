//! What every command shares: the node, the key and the output.

use crate::{
    error::{Failure, Result},
    output::Output,
    password,
};
use agt_client::{
    keys::{self, KeyFile},
    submit::Until,
    Blocks, Client,
};
use agt_runtime::AccountId;
use sp_core::{crypto::Ss58Codec, sr25519};
use std::{env, path::PathBuf};

/// The node of a machine that runs one as it comes.
const DEFAULT_NODE: &str = "ws://127.0.0.1:9944";

/// Options of every command.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Global {
    /// A node to ask: its ws:// address. If it is given several times, the first that answers is asked. Default: those of
    /// AGT_NODE_URL, separated by commas, or ws://127.0.0.1:9944.
    #[arg(long, global = true, value_name = "URL")]
    pub node: Vec<String>,

    /// Print JSON for programs: what docs/cli.md describes, on one line. Errors are JSON, too.
    #[arg(long, global = true)]
    pub json: bool,

    /// The key file that signs. Default: AGT_KEY.
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "dev_key")]
    pub key: Option<PathBuf>,

    /// A well-known key that signs, such as //Alice. Development chains only.
    #[arg(long, global = true, value_name = "PATH")]
    pub dev_key: Option<String>,

    /// A file whose first line is the password of the key file. Without one AGT_PASSWORD is the password, and without that
    /// the program asks. Other programs of your account can read AGT_PASSWORD.
    #[arg(long, global = true, value_name = "FILE")]
    pub password_file: Option<PathBuf>,

    /// Show what would be done and what it would cost, and check that it would succeed. Nothing is sent.
    #[arg(long, global = true)]
    pub dry_run: bool,

    /// Send without asking. Required where nobody can answer.
    #[arg(long, short, global = true)]
    pub yes: bool,

    /// Wait until the block is final, and not only until there is one.
    #[arg(long = "final", global = true)]
    pub until_final: bool,

    /// Say nothing but the result.
    #[arg(long, short, global = true)]
    pub quiet: bool,

    /// Ask the node for the block of each transaction: a development chain that makes blocks on request.
    #[arg(long, global = true, hide = true)]
    pub make_blocks: bool,
}

/// What every command shares.
pub struct Context {
    /// The options.
    pub global: Global,
    /// Where results go.
    pub out: Output,
}

impl Context {
    /// Returns the context of these options, with what the environment says where they say nothing.
    pub fn new(mut global: Global) -> Result<Self> {
        if global.node.is_empty() {
            let named = env::var("AGT_NODE_URL").unwrap_or_default();
            global.node = named.split(',').map(str::trim).filter(|url| !url.is_empty()).map(str::to_owned).collect();
        }
        if global.node.is_empty() {
            global.node.push(DEFAULT_NODE.into());
        }
        if let Some(wrong) = global.node.iter().find(|url| !url.starts_with("ws://") && !url.starts_with("wss://")) {
            return Err(Failure::usage(format!("`{wrong}` is no address of a node; write it as {DEFAULT_NODE}")));
        }
        // Clap sees the two only where both stand before the command, or both after it.
        if global.key.is_some() && global.dev_key.is_some() {
            return Err(Failure::usage("--key and --dev-key name two keys; give one of them"));
        }
        if global.key.is_none() && global.dev_key.is_none() {
            global.key = env::var_os("AGT_KEY").filter(|path| !path.is_empty()).map(PathBuf::from);
        }
        let out = Output { in_json: global.json, is_quiet: global.quiet };
        Ok(Self { global, out })
    }

    /// Connects to a node.
    ///
    /// Errors: [`Exit::Unreachable`](crate::error::Exit::Unreachable) if none of this chain answers.
    pub async fn connect(&self) -> Result<Client> {
        let blocks = if self.global.make_blocks { Blocks::OnRequest } else { Blocks::ByThemselves };
        Ok(Client::connect_to(&self.global.node, blocks).await?)
    }

    /// Returns how long to wait for a transaction.
    pub fn until(&self) -> Until {
        if self.global.until_final {
            Until::Final
        } else {
            Until::Included
        }
    }

    /// Returns the key that signs. Asks for its password where nothing else says it.
    ///
    /// Errors: [`Exit::Local`](crate::error::Exit::Local) if no key is given, or it cannot be used.
    pub async fn signer(&self, client: &Client) -> Result<sr25519::Pair> {
        if let Some(path) = &self.global.dev_key {
            return Ok(keys::for_development(client, path).await?);
        }
        let path = self.global.key.as_ref().ok_or_else(no_key)?;
        let file = KeyFile::read(path)?;
        let password = password::known_or_asked(self, &format!("Password of {}: ", path.display()))?;
        let key = file.decrypt(&password)?;
        match keys::account_of(&key) == account_of_file(&file)? {
            true => Ok(key),
            false => Err(Failure::local("Key", format!("{} names another account than its key", path.display()))),
        }
    }

    /// Returns the account of the key that would sign, without its password.
    ///
    /// Errors: as [`Context::signer`].
    pub fn own_account(&self) -> Result<AccountId> {
        if let Some(path) = &self.global.dev_key {
            return Ok(keys::account_of(&keys::from_secret(path)?));
        }
        let path = self.global.key.as_ref().ok_or_else(no_key)?;
        account_of_file(&KeyFile::read(path)?)
    }

    /// Returns the given account, or that of the key if none is given.
    pub fn given_or_own(&self, given: Option<AccountId>) -> Result<AccountId> {
        given.map_or_else(|| self.own_account(), Ok)
    }
}

/// Returns the account that a key file names. Wallets write the address of any chain there: the account is the same.
pub fn account_of_file(file: &KeyFile) -> Result<AccountId> {
    let read = AccountId::from_ss58check_with_version(&file.address);
    let (who, _) = read.map_err(|_| Failure::local("Key", "the key file names no account; export the key again"))?;
    Ok(who)
}

fn no_key() -> Failure {
    Failure::local("NoKey", "no key is given; name a key file by --key or AGT_KEY, or make one with `agt key new`")
}
