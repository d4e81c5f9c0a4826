//! `agt key`: key files in the format of ordinary wallets. No command here asks a node.

use crate::{
    context::{account_of_file, Context},
    error::{Failure, Result},
    page::Page,
    password,
};
use agt_client::keys::{self, KeyFile};
use agt_runtime::AccountId;
use serde_json::{json, Value};
use sp_core::sr25519;
use std::{
    io,
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

/// Subcommands of `agt key`.
#[derive(Debug, clap::Subcommand)]
pub enum Key {
    /// Make a new key: print its phrase once, and write it to a file under a password.
    New(New),
    /// Write a key that you have to a file under a password: from its phrase, which is asked for or read from the standard
    /// input, or from a wallet's JSON.
    Import(Import),
    /// Show the account of a key file. The secret is never shown.
    Show(Show),
}

/// Arguments of `agt key new`.
#[derive(Debug, clap::Args)]
pub struct New {
    /// The file to write. It must not exist.
    file: PathBuf,
    /// The number of words of the phrase: 12 or 24.
    #[arg(long, value_name = "COUNT", default_value_t = 12, value_parser = word_count)]
    words: usize,
    /// A name that wallets show.
    #[arg(long, default_value = "")]
    name: String,
}

/// Arguments of `agt key import`.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// The file to write. It must not exist.
    file: PathBuf,
    /// A wallet's JSON to read instead of a phrase. Its password becomes that of the new file, unless it is empty: then
    /// another one is asked for.
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// A file whose first line is the password of the new file, where that is another one than the password of the wallet's
    /// JSON.
    #[arg(long, value_name = "FILE", requires = "from")]
    new_password_file: Option<PathBuf>,
    /// A name that wallets show. Default: that of the wallet's JSON.
    #[arg(long)]
    name: Option<String>,
}

/// Arguments of `agt key show`.
#[derive(Debug, clap::Args)]
pub struct Show {
    /// The file. Default: that of --key or AGT_KEY.
    file: Option<PathBuf>,
    /// Ask for the password, too, and check that it opens the file.
    #[arg(long)]
    check: bool,
}

/// Does what a subcommand says.
pub fn run(context: &Context, command: Key) -> Result<()> {
    match command {
        Key::New(command) => new(context, &command),
        Key::Import(command) => import(context, &command),
        Key::Show(command) => show(context, command),
    }
}

fn new(context: &Context, command: &New) -> Result<()> {
    ensure_free(&command.file)?;
    let password = password::for_a_new_key(context)?;
    let phrase = bip39::Mnemonic::generate(command.words)
        .map_err(|error| Failure::local("Key", format!("no phrase was made: {error}")))?;
    let phrase = Zeroizing::new(phrase.to_string());
    let key = keys::from_secret(&phrase)?;
    KeyFile::encrypt(&key, &password, &command.name)?.write_new(&command.file)?;

    let who = keys::account_of(&key);
    let mut json = facts(&who, &command.file);
    json["phrase"] = json!(phrase.as_str());
    context.out.show(&json, || {
        Ok(page(&who, &command.file)
            .line("The phrase, which is shown this once. Write it down and keep it secret: it is the account.")
            .field("phrase", phrase.as_str()))
    })
}

fn import(context: &Context, command: &Import) -> Result<()> {
    let who = write_imported(context, command)?;
    context.out.show(&facts(&who, &command.file), || Ok(page(&who, &command.file)))
}

fn write_imported(context: &Context, command: &Import) -> Result<AccountId> {
    ensure_free(&command.file)?;
    let (key, password, name) = match &command.from {
        Some(path) => {
            let file = KeyFile::read(path)?;
            let password = password::known_or_asked(context, &format!("Password of {}: ", path.display()))?;
            let key = file.decrypt(&password)?;
            let password = password::for_an_imported_key(context, password, command.new_password_file.as_deref())?;
            (key, password, command.name.clone().unwrap_or_else(|| file.name().to_owned()))
        }
        None => {
            let key = from_phrase(context)?;
            (key, password::for_a_new_key(context)?, command.name.clone().unwrap_or_default())
        }
    };
    KeyFile::encrypt(&key, &password, &name)?.write_new(&command.file)?;
    Ok(keys::account_of(&key))
}

fn show(context: &Context, command: Show) -> Result<()> {
    let path = command.file.or_else(|| context.global.key.clone());
    let path =
        path.ok_or_else(|| Failure::local("NoKey", "no key file is given; name one, or use --key or AGT_KEY"))?;
    let file = KeyFile::read(&path)?;
    let who = account_of_file(&file)?;
    if command.check {
        let password = password::known_or_asked(context, &format!("Password of {}: ", path.display()))?;
        if keys::account_of(&file.decrypt(&password)?) != who {
            return Err(Failure::local("Key", "the file names another account than that of its key; export it again"));
        }
    }
    let mut json = facts(&who, &path);
    json["name"] = json!(file.name());
    context.out.show(&json, || Ok(page(&who, &path).field("name", file.name())))
}

/// Reads a phrase of words: hidden from a terminal, or from the standard input.
fn from_phrase(context: &Context) -> Result<sr25519::Pair> {
    let mut phrase = Zeroizing::new(String::new());
    let read = if context.out.can_ask() {
        rpassword::prompt_password("Secret phrase: ").map(|text| *phrase = text)
    } else {
        io::stdin().read_line(&mut phrase).map(drop)
    };
    read.map_err(|error| Failure::local("Key", format!("no phrase was read: {error}")))?;
    // A path such as //Alice would make a key file of a key that everybody knows.
    let words = phrase.split_whitespace().collect::<Vec<_>>().join(" ");
    bip39::Mnemonic::parse_normalized(&words).map_err(|error| {
        Failure::local("Key", format!("this is no secret phrase: {error}; give its words in order"))
    })?;
    Ok(keys::from_secret(&words)?)
}

/// Refuses a file that exists, before anything is asked or made.
fn ensure_free(path: &Path) -> Result<()> {
    match path.exists() {
        true => Err(Failure::local("File", format!("{} exists; a key is never overwritten", path.display()))),
        false => Ok(()),
    }
}

fn facts(who: &AccountId, path: &Path) -> Value {
    json!({ "address": keys::address_of(who), "publicKey": public_key(who), "file": path })
}

fn page(who: &AccountId, path: &Path) -> Page {
    Page::titled(format!("Key file {}", path.display()))
        .field("address", keys::address_of(who))
        .field("public key", public_key(who))
}

fn public_key(who: &AccountId) -> String {
    let bytes: &[u8] = who.as_ref();
    format!("0x{}", hex::encode(bytes))
}

fn word_count(text: &str) -> std::result::Result<usize, String> {
    match text {
        "12" => Ok(12),
        "24" => Ok(24),
        _ => Err("a phrase has 12 or 24 words".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::Global;
    use std::fs;

    /// Imports a wallet's file with this password, for which the new file gets what the file `new` says. Returns the new file.
    fn imported(old: &str, new: Option<&str>) -> Result<KeyFile> {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let key = keys::from_secret("//Alice").unwrap();
        KeyFile::encrypt(&key, old, "mine").unwrap().write_new(&path("wallet.json")).unwrap();
        fs::write(path("old"), format!("{old}\n")).unwrap();
        let new_password_file = new.map(|new| {
            fs::write(path("new"), format!("{new}\n")).unwrap();
            path("new")
        });
        let global = Global { password_file: Some(path("old")), ..Global::default() };
        let command =
            Import { file: path("mine.json"), from: Some(path("wallet.json")), new_password_file, name: None };
        let outcome = write_imported(&Context::new(global).unwrap(), &command);
        assert_eq!(outcome.is_ok(), command.file.exists());
        outcome.map(|_| KeyFile::read(&command.file).unwrap())
    }

    #[test]
    fn an_imported_key_never_keeps_an_empty_password() {
        let file = imported("", Some("a new one")).unwrap();
        assert!(file.decrypt("a new one").is_ok() && file.decrypt("").is_err());
        assert_eq!(imported("", Some("")).unwrap_err().rule, "Password");
        assert_eq!(imported("an old one", Some("")).unwrap_err().rule, "Password");
    }

    #[test]
    fn an_imported_key_keeps_its_password_unless_another_is_given() {
        assert!(imported("an old one", None).unwrap().decrypt("an old one").is_ok());
        let file = imported("an old one", Some("a new one")).unwrap();
        assert!(file.decrypt("a new one").is_ok() && file.decrypt("an old one").is_err());
    }
}
