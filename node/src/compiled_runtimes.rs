//! The folder of compiled runtimes. Its files are machine code that the node runs as it finds them, so nobody but the node's user may
//! be able to write to it.

use sc_service::Configuration;
use std::{
    fs::{self, DirBuilder},
    io::{Error, ErrorKind, Result},
    os::unix::fs::{DirBuilderExt, MetadataExt},
    path::{Path, PathBuf},
};

/// The environment variable that names another folder for compiled runtimes, which nodes on one machine may share.
const COMPILED_RUNTIMES: &str = "AGT_COMPILED_RUNTIMES";

/// The bits of a mode by which the group of a folder, or everybody, may write to it.
const OTHERS_WRITE: u32 = 0o022;

/// Returns the folder of compiled runtimes, which exists. None, with a warning, if it cannot be made or somebody else may write to it.
pub fn folder(config: &Configuration) -> Option<PathBuf> {
    let folder = match std::env::var_os(COMPILED_RUNTIMES) {
        Some(folder) => folder.into(),
        None => config.base_path.config_dir(config.chain_spec.id()).join("compiled-runtimes"),
    };
    let folder = absolute(folder);
    let refused = own(&folder, rustix::process::geteuid().as_raw()).err();
    if let Some(why) = &refused {
        let named = folder.display();
        log::warn!("The node keeps no compiled runtimes in {named}, and compiles the runtime at each start: {why}");
    }
    refused.is_none().then_some(folder)
}

/// The same folder from the root on. Wasmtime keeps nothing in a folder that is named by a relative path, and the node would
/// compile the runtime at each start.
fn absolute(folder: PathBuf) -> PathBuf {
    std::path::absolute(&folder).unwrap_or(folder)
}

/// Makes a folder for the node's user alone, if there is none. Fails if one is there that belongs to another user than `user`, or to
/// which others may write.
fn own(folder: &Path, user: u32) -> Result<()> {
    if let Some(above) = folder.parent() {
        fs::create_dir_all(above)?;
    }
    // Another node may make it at the same moment.
    let made = DirBuilder::new().mode(0o700).create(folder);
    made.or_else(|error| if error.kind() == ErrorKind::AlreadyExists { Ok(()) } else { Err(error) })?;
    let found = fs::metadata(folder)?;
    if found.uid() != user {
        return Err(Error::other("it belongs to another user than the node"));
    }
    if found.mode() & OTHERS_WRITE != 0 {
        return Err(Error::other("other users may write to it; delete it, and the node makes a new one"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs::Permissions, os::unix::fs::PermissionsExt};
    use tempfile::TempDir;

    /// A folder that a test removes, and the user who runs the test.
    fn place() -> (TempDir, u32) {
        (TempDir::new().unwrap(), rustix::process::geteuid().as_raw())
    }

    #[test]
    fn folder_is_absolute_when_the_base_path_is_relative() {
        let here = std::env::current_dir().unwrap();
        assert_eq!(absolute(".chain/dev/compiled-runtimes".into()), here.join(".chain/dev/compiled-runtimes"));
    }

    #[test]
    fn a_new_folder_is_for_the_nodes_user_alone() {
        let (place, user) = place();
        let folder = place.path().join("chains/agt_dev/compiled-runtimes");
        for _ in 0..2 {
            own(&folder, user).unwrap();
            assert_eq!(fs::metadata(&folder).unwrap().mode() & 0o777, 0o700);
        }
    }

    #[test]
    fn a_folder_is_refused_when_others_may_write_to_it() {
        let (place, user) = place();
        for (mode, is_own) in [(0o700, true), (0o755, true), (0o775, false), (0o757, false), (0o777, false)] {
            fs::set_permissions(place.path(), Permissions::from_mode(mode)).unwrap();
            assert_eq!(own(place.path(), user).is_ok(), is_own, "{mode:o}");
        }
    }

    #[test]
    fn a_folder_is_refused_when_it_belongs_to_another_user() {
        let (place, user) = place();
        own(place.path(), user).unwrap();
        let failure = own(place.path(), user + 1).unwrap_err();
        assert!(failure.to_string().contains("another user"), "{failure}");
    }

    #[test]
    fn a_folder_is_refused_when_it_cannot_be_made() {
        let (place, user) = place();
        let file = place.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(own(&file.join("compiled-runtimes"), user).is_err());
    }
}
