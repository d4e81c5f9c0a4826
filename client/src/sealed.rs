//! Messages that only a keeper can read: NaCl's sealed boxes.

use crate::{Error, Result};
use crypto_box::{aead::OsRng, PublicKey, SecretKey};
use std::{
    fs,
    io::{ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

/// The public key to which messages are sealed: X25519, 32 bytes.
pub type BoxKey = [u8; 32];

/// The key of a keeper.
#[derive(Clone)]
pub struct KeeperKey(SecretKey);

impl KeeperKey {
    /// Returns a new key.
    pub fn generate() -> Self {
        Self(SecretKey::generate(&mut OsRng))
    }

    /// Returns the key in a file. If there is no file, makes a key and writes it there, readable by its owner alone.
    ///
    /// Errors: [`Error::Key`] if the file cannot be read or written, or holds no key.
    pub fn load_or_create(path: &Path) -> Result<Self> {
        let failed = |error: std::io::Error| Error::Key(format!("{}: {error}", path.display()));
        match fs::read(path) {
            Ok(bytes) => {
                let bytes: [u8; 32] = bytes
                    .try_into()
                    .map_err(|_| Error::Key(format!("{}: a keeper's key has 32 bytes", path.display())))?;
                Ok(Self(SecretKey::from(bytes)))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let key = Self::generate();
                // Whole or not at all: a file that was begun would be no key, and refused ever after.
                let part = path.with_extension("part");
                let options = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part);
                let mut file = options.map_err(failed)?;
                let written = file.write_all(&key.0.to_bytes()).and_then(|()| file.sync_all());
                written.and_then(|()| fs::hard_link(&part, path)).map_err(failed)?;
                fs::remove_file(&part).map_err(failed)?;
                Ok(key)
            }
            Err(error) => Err(failed(error)),
        }
    }

    /// Returns the public key.
    pub fn public(&self) -> BoxKey {
        *self.0.public_key().as_bytes()
    }

    /// Returns what a sealed message says; none if it was not sealed to this key, or was changed.
    pub fn open(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        self.0.unseal(sealed).ok()
    }
}

/// Returns `message`, sealed so that only the owner of `to` can read it.
///
/// Errors: [`Error::Key`] if `to` is no key that can be sealed to.
pub fn seal(to: &BoxKey, message: &[u8]) -> Result<Vec<u8>> {
    let to = PublicKey::from(*to);
    to.seal(&mut OsRng, message).map_err(|_| Error::Key("the keeper's key cannot be sealed to".into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_owner_of_the_key_reads_a_sealed_message() {
        let (ours, theirs) = (KeeperKey::generate(), KeeperKey::generate());
        let mut sealed = seal(&ours.public(), b"answers").unwrap();
        assert_eq!(ours.open(&sealed).as_deref(), Some(&b"answers"[..]));
        assert_eq!(theirs.open(&sealed), None);
        sealed[40] ^= 1;
        assert_eq!(ours.open(&sealed), None);
        assert_eq!(ours.open(&[]), None);
    }

    #[test]
    fn a_key_is_made_once_and_read_by_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        let made = KeeperKey::load_or_create(&path).unwrap();
        assert_eq!(KeeperKey::load_or_create(&path).unwrap().public(), made.public());
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        fs::write(&path, b"short").unwrap();
        assert!(matches!(KeeperKey::load_or_create(&path), Err(Error::Key(_))));
    }
}
