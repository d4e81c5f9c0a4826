//! Where the media of items lie, and that nothing leads out of there.

use crate::{
    gold::short,
    plan::{is_link, MediaPlace, Plan, PLAN},
    prepare::FOLDER,
    Error, Result,
};
use std::{
    io::ErrorKind,
    path::{Component, Path, PathBuf},
};

/// The place of the media of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Media {
    /// A link.
    Link(String),
    /// A file below the folder of media.
    File(PathBuf),
}

/// Where the media of a plan lie.
pub(crate) enum MediaRoot {
    /// The plan names no place.
    None,
    /// In a folder.
    Folder(MediaFolder),
    /// At addresses that begin so.
    Url(String),
}

/// A folder of media. It may be the folder of the campaign, of which some files are shown to nobody.
pub(crate) struct MediaFolder {
    /// The folder, by its path without links.
    path: PathBuf,
    /// The folder of the campaign, by its path without links.
    campaign: PathBuf,
    /// The plan, and the files of items, gold and specification, by their paths without links: the gold tells the answers.
    inputs: Vec<PathBuf>,
}

impl MediaFolder {
    fn of(plan: &Plan, path: PathBuf) -> Self {
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let plan_file = plan.folder.join(PLAN);
        let named = [&plan_file, &plan.files.items, &plan.specification].into_iter().chain(&plan.files.gold);
        Self { path, campaign: real(&plan.folder), inputs: named.map(|path| real(path)).collect() }
    }

    /// Returns whether a file, by its path without links, is shown to nobody: it is one that the plan names, lies in what was
    /// prepared, or is hidden, which means that a part of its path behind the folder of media begins with a dot.
    fn is_private(&self, path: &Path) -> bool {
        let begins_with = |part: &Component<'_>, text: &str| part.as_os_str().to_string_lossy().starts_with(text);
        let is_hidden =
            path.strip_prefix(&self.path).is_ok_and(|rest| rest.components().any(|part| begins_with(&part, ".")));
        let first = path.strip_prefix(&self.campaign).ok().and_then(|rest| rest.components().next());
        let is_prepared = first.is_some_and(|part| begins_with(&part, FOLDER));
        is_hidden || is_prepared || self.inputs.iter().any(|input| input == path)
    }
}

impl MediaRoot {
    /// Returns where the media of a plan lie.
    ///
    /// # Errors
    /// The folder does not exist.
    pub(crate) fn of(plan: &Plan) -> Result<Self> {
        match &plan.files.media {
            None => Ok(Self::None),
            Some(MediaPlace::Url(url)) => Ok(Self::Url(url.clone())),
            Some(MediaPlace::Folder(folder)) => match folder.canonicalize() {
                Ok(path) if path.is_dir() => Ok(Self::Folder(MediaFolder::of(plan, path))),
                _ => {
                    let what = format!("the folder of media {} does not exist", folder.display());
                    Err(Error::new(what, "make it, or correct [files] media"))
                }
            },
        }
    }

    /// Returns the place of media by the path or link that an item names. It is not looked for.
    pub(super) fn place(&self, media: &str) -> Result<Media> {
        match self {
            _ if is_link(media) => Ok(Media::Link(media.to_string())),
            Self::None => {
                let what = format!("the item names the file `{}`, and the plan no place of media", short(media));
                Err(Error::new(what, "write the folder into [files] media"))
            }
            Self::Folder(folder) => Ok(Media::File(folder.path.join(media))),
            Self::Url(url) => {
                let is_plain = Path::new(media).components().all(|part| matches!(part, Component::Normal(_)));
                if !is_plain || media.chars().any(|letter| letter.is_control() || letter.is_whitespace()) {
                    let what = format!("`{}` is no path behind {url}", short(media));
                    return Err(Error::new(what, "write a path without `..`, spaces and a slash at its beginning"));
                }
                Ok(Media::Link(format!("{url}{media}")))
            }
        }
    }

    /// Returns the place of media, and looks whether a file is there, lies in the folder, and may be shown, all links followed.
    pub(crate) fn find(&self, media: &str) -> Result<Media> {
        let (folder, path) = match (self, self.place(media)?) {
            (Self::Folder(folder), Media::File(path)) => (folder, path),
            (_, place) => return Ok(place),
        };
        let path = path.canonicalize().map_err(|error| {
            let why = match error.kind() {
                ErrorKind::NotFound => "does not exist".to_string(),
                _ => format!("cannot be read ({error})"),
            };
            let what = format!("the file `{}` of media {why}", short(media));
            Error::new(what, format!("put it into {}, or correct its name", folder.path.display()))
        })?;
        if !path.starts_with(&folder.path) {
            let what = format!("the file `{}` of media lies outside {}", short(media), folder.path.display());
            return Err(Error::new(what, "copy it into the folder: links and paths that lead out of it are refused"));
        }
        if folder.is_private(&path) {
            let what = format!("the file `{}` of media is hidden, or a file of the campaign itself", short(media));
            return Err(Error::new(what, "name another file: these are shown to nobody"));
        }
        if !path.is_file() {
            return Err(Error::new(format!("`{}` of media is no file", short(media)), "name a file"));
        }
        Ok(Media::File(path))
    }
}
