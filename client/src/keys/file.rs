//! Key files: JSON with a secret that a password encrypts, as ordinary wallets of Polkadot write and read it.

use super::{account_of, address_of};
use crate::{Error, Result};
use base64::{engine::general_purpose::STANDARD, Engine};
use crypto_secretbox::{aead::Aead, AeadCore, KeyInit, XSalsa20Poly1305};
use scrypt::Params;
use serde::{Deserialize, Serialize};
use sp_core::{sr25519, Pair as _};
use std::{fs, io::Write, os::unix::fs::OpenOptionsExt, path::Path};
use zeroize::Zeroizing;

/// Scrypt's cost in new files: the logarithm of N, then r and p. Wallets refuse files of other costs.
const COST: (u8, u32, u32) = (15, 8, 1);

/// The greatest logarithm of N that is accepted: 2^20 blocks of 1 KiB.
const MOST_LOG_N: u32 = 20;

/// Before the secret key in the encoding of the pair, between the keys, and the lengths of both.
const HEAD: [u8; 16] = [48, 83, 2, 1, 1, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];
const BETWEEN: [u8; 5] = [161, 35, 3, 33, 0];
const SECRET: usize = 64;
const PUBLIC: usize = 32;

const SALT: usize = 32;
const NONCE: usize = 24;

/// A key file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeyFile {
    /// The address of the account.
    pub address: String,
    encoded: String,
    encoding: Encoding,
    #[serde(default)]
    meta: Meta,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Encoding {
    content: Vec<String>,
    #[serde(rename = "type")]
    how: Vec<String>,
    version: String,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Meta {
    #[serde(default)]
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    genesis_hash: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    when_created: Option<u64>,
}

impl KeyFile {
    /// Returns a key encrypted under a password, with a name for its owner.
    pub fn encrypt(key: &sr25519::Pair, password: &str, name: &str) -> Result<Self> {
        let salt = Zeroizing::new(rand_bytes::<SALT>());
        let (log_n, r, p) = COST;
        let cipher = cipher(password, salt.as_slice(), log_n, r, p)?;
        let nonce = XSalsa20Poly1305::generate_nonce(&mut crypto_secretbox::aead::OsRng);
        let sealed =
            cipher.encrypt(&nonce, encode(key).as_slice()).map_err(|_| Error::Key("encryption failed".into()))?;
        let (n, p, r) = ((1u32 << log_n).to_le_bytes(), p.to_le_bytes(), r.to_le_bytes());
        let bytes = [salt.as_slice(), &n, &p, &r, nonce.as_slice(), &sealed].concat();
        let texts = |of: [&str; 2]| of.map(str::to_owned).to_vec();
        Ok(Self {
            address: address_of(&account_of(key)),
            encoded: STANDARD.encode(bytes),
            encoding: Encoding {
                content: texts(["pkcs8", "sr25519"]),
                how: texts(["scrypt", "xsalsa20-poly1305"]),
                version: "3".into(),
            },
            meta: Meta { name: name.into(), ..Meta::default() },
        })
    }

    /// Returns the name that its owner gave it.
    pub fn name(&self) -> &str {
        &self.meta.name
    }

    /// Returns the key.
    ///
    /// Errors: [`Error::Key`] if the password is wrong, or the file is of a sort that this program does not read: another
    /// kind of key, another encryption, or no encryption.
    pub fn decrypt(&self, password: &str) -> Result<sr25519::Pair> {
        let is = |texts: &[String], of: &[&str]| texts.iter().map(String::as_str).eq(of.iter().copied());
        if !is(&self.encoding.content, &["pkcs8", "sr25519"]) {
            return Err(Error::Key("the file holds no sr25519 key: make one of that kind".into()));
        }
        if self.encoding.version != "3" || !is(&self.encoding.how, &["scrypt", "xsalsa20-poly1305"]) {
            return Err(Error::Key("the file is not encrypted as wallets do today: export the key again".into()));
        }
        let broken = || Error::Key("the key file is damaged".into());
        let bytes = STANDARD.decode(&self.encoded).map_err(|_| broken())?;
        let mut rest = bytes.as_slice();
        let mut take = |count: usize| -> Result<&[u8]> {
            let (head, tail) = rest.split_at_checked(count).ok_or_else(broken)?;
            rest = tail;
            Ok(head)
        };
        let salt = take(SALT)?;
        let mut number = || -> Result<u32> { Ok(u32::from_le_bytes(take(4)?.try_into().map_err(|_| broken())?)) };
        let (n, p, r) = (number()?, number()?, number()?);
        if !n.is_power_of_two() || n.ilog2() > MOST_LOG_N || r > 8 || p > 4 {
            return Err(Error::Key("the key file asks for more work than any wallet does".into()));
        }
        let nonce: [u8; NONCE] = take(NONCE)?.try_into().map_err(|_| broken())?;
        let cipher = cipher(password, salt, n.ilog2() as u8, r, p)?;
        let plain = cipher.decrypt(&nonce.into(), rest).map_err(|_| Error::Key("the password is wrong".into()))?;
        decode(&Zeroizing::new(plain)).ok_or_else(broken)
    }

    /// Reads a file.
    ///
    /// Errors: [`Error::Key`] if it cannot be read, or is no key file.
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).map_err(|error| Error::Key(format!("{}: {error}", path.display())))?;
        serde_json::from_str(&text).map_err(|_| Error::Key(format!("{} is no key file of a wallet", path.display())))
    }

    /// Writes a new file, readable by its owner alone.
    ///
    /// Errors: [`Error::Key`] if there is such a file already, or it cannot be written.
    pub fn write_new(&self, path: &Path) -> Result<()> {
        let failed = |error: std::io::Error| Error::Key(format!("{}: {error}", path.display()));
        let text = serde_json::to_string_pretty(self).map_err(|error| Error::Key(error.to_string()))?;
        let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(failed)?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)
    }
}

fn cipher(password: &str, salt: &[u8], log_n: u8, r: u32, p: u32) -> Result<XSalsa20Poly1305> {
    let params = Params::new(log_n, r, p, 64).map_err(|_| Error::Key("the key file is damaged".into()))?;
    let mut derived = Zeroizing::new([0u8; 64]);
    scrypt::scrypt(password.as_bytes(), salt, &params, derived.as_mut_slice())
        .map_err(|_| Error::Key("the key file is damaged".into()))?;
    XSalsa20Poly1305::new_from_slice(&derived[..32]).map_err(|_| Error::Key("the key file is damaged".into()))
}

/// Returns the pair as wallets encode it: both keys, the secret one in the form that ed25519 uses.
fn encode(key: &sr25519::Pair) -> Zeroizing<Vec<u8>> {
    let pair: &schnorrkel::Keypair = key.as_ref();
    let secret = Zeroizing::new(pair.secret.to_ed25519_bytes());
    Zeroizing::new([&HEAD[..], secret.as_slice(), &BETWEEN, &key.public().0].concat())
}

fn decode(plain: &[u8]) -> Option<sr25519::Pair> {
    let rest = plain.strip_prefix(&HEAD[..])?;
    let (secret, rest) = rest.split_at_checked(SECRET)?;
    let public = rest.strip_prefix(&BETWEEN[..])?;
    let secret = schnorrkel::SecretKey::from_ed25519_bytes(secret).ok()?;
    let pair = sr25519::Pair::from(secret.to_keypair());
    (public.len() == PUBLIC && pair.public().0 == public).then_some(pair)
}

fn rand_bytes<const COUNT: usize>() -> [u8; COUNT] {
    use crypto_secretbox::aead::rand_core::RngCore;
    let mut bytes = [0; COUNT];
    crypto_secretbox::aead::OsRng.fill_bytes(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_with_its_password_alone() {
        let key = super::super::from_secret("//Alice//file").unwrap();
        let file = KeyFile::encrypt(&key, "a password", "mine").unwrap();
        let text = serde_json::to_string(&file).unwrap();
        let read: KeyFile = serde_json::from_str(&text).unwrap();
        let again = read.decrypt("a password").unwrap();
        assert_eq!(again.public(), key.public());
        let message = b"a message";
        assert!(sr25519::Pair::verify(&again.sign(message), message, &key.public()));
        assert_eq!(read.decrypt("another").err(), Some(Error::Key("the password is wrong".into())));
    }

    #[test]
    fn a_damaged_file_is_no_key() {
        let key = super::super::from_secret("//Alice").unwrap();
        let file = KeyFile::encrypt(&key, "", "").unwrap();
        for encoded in ["", "AAAA", "no base64!"] {
            let broken = KeyFile { encoded: encoded.into(), ..file.clone() };
            assert!(matches!(broken.decrypt(""), Err(Error::Key(_))), "{encoded}");
        }
        let mut costly = STANDARD.decode(&file.encoded).unwrap();
        costly[SALT..SALT + 4].copy_from_slice(&(1u32 << 30).to_le_bytes());
        let costly = KeyFile { encoded: STANDARD.encode(costly), ..file };
        assert!(costly.decrypt("").is_err_and(|error| error.to_string().contains("more work")));
    }

    #[test]
    fn a_file_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key.json");
        let file = KeyFile::encrypt(&super::super::from_secret("//Alice").unwrap(), "", "").unwrap();
        file.write_new(&path).unwrap();
        assert!(file.write_new(&path).is_err());
        assert_eq!(KeyFile::read(&path).unwrap().address, file.address);
    }
}
