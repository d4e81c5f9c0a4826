//! The labelling page: the files of a folder, read when the server starts.

use crate::{
    blake2_256,
    error::{Error, Result},
};
use axum::{
    body::{Body, Bytes},
    http::{
        header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH},
        HeaderMap, Response, StatusCode,
    },
};
use sp_core::bytes::to_hex;
use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

/// The most bytes of all files together: 64 MiB.
const MOST: u64 = 64 << 20;

/// The deepest folder.
const DEEPEST: usize = 8;

/// The first file that a browser asks for.
const INDEX: &str = "/index.html";

/// The files of the page by their paths.
#[derive(Default)]
pub(crate) struct Page(HashMap<String, File>);

struct File {
    bytes: Bytes,
    kind: String,
    tag: String,
}

impl Page {
    /// Reads the files of a folder. Links and hidden files are left out.
    ///
    /// Errors: [`Error::Config`] if a file cannot be read, there is no `index.html`, or the files are too large.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let mut page = Self::default();
        page.add(folder, "", &mut MOST.clone(), DEEPEST)?;
        match page.0.contains_key(INDEX) {
            true => Ok(page),
            false => Err(Error::Config(format!(
                "{} has no index.html: build the page by `npm ci && npm run build`",
                folder.display()
            ))),
        }
    }

    fn add(&mut self, folder: &Path, under: &str, left: &mut u64, depth: usize) -> Result<()> {
        let failed = |path: &Path, error: &dyn std::fmt::Display| Error::Config(format!("{}: {error}", path.display()));
        for entry in fs::read_dir(folder).map_err(|error| failed(folder, &error))? {
            let entry = entry.map_err(|error| failed(folder, &error))?;
            let (path, name): (PathBuf, _) = (entry.path(), entry.file_name());
            let kind = entry.file_type().map_err(|error| failed(&path, &error))?;
            let Some(name) = name.to_str().filter(|name| !name.starts_with('.')) else { continue };
            let at = format!("{under}/{name}");
            if kind.is_dir() {
                let depth = depth.checked_sub(1).ok_or_else(|| failed(&path, &"the page has too deep folders"))?;
                self.add(&path, &at, left, depth)?;
            } else if kind.is_file() {
                let length = entry.metadata().map_err(|error| failed(&path, &error))?.len();
                *left = left.checked_sub(length).ok_or_else(|| failed(folder, &"a page has at most 64 MiB"))?;
                let bytes = fs::read(&path).map_err(|error| failed(&path, &error))?;
                let kind = mime_guess::from_path(&path).first_or_octet_stream().to_string();
                let tag = format!("\"{}\"", to_hex(&blake2_256(&bytes)[..16], false));
                self.0.insert(at, File { bytes: bytes.into(), kind, tag });
            }
        }
        Ok(())
    }

    /// Returns what somebody is told who asks for a path at which there is nothing.
    pub(crate) fn elsewhere(&self) -> &'static str {
        match self.0.is_empty() {
            true => "this server shows no labelling page: tell the requester; programs can work all the same",
            false => "there is nothing at this path: the labelling page is at `/`",
        }
    }

    /// Returns the answer to a request for a path; none if there is no such file.
    pub(crate) fn answer(&self, path: &str, headers: &HeaderMap) -> Option<Response<Body>> {
        let path = if path == "/" { INDEX } else { path };
        let File { bytes, kind, tag } = self.0.get(path)?;
        // A build puts a hash into the names of what it puts there.
        let cache = if path.starts_with("/assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
        let known = headers.get_all(IF_NONE_MATCH).iter().any(|tags| {
            tags.to_str().is_ok_and(|tags| tags.split(',').any(|known| known.trim().trim_start_matches("W/") == tag))
        });
        let response = Response::builder().header(ETAG, tag).header(CACHE_CONTROL, cache);
        let response = match known {
            true => response.status(StatusCode::NOT_MODIFIED).body(Body::empty()),
            false => response.header(CONTENT_TYPE, kind).body(bytes.clone().into()),
        };
        response.ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn page() -> (tempfile::TempDir, Page) {
        let folder = tempfile::tempdir().unwrap();
        let outside = folder.path().join("secret.txt");
        fs::write(&outside, "secret").unwrap();
        let dist = folder.path().join("dist");
        fs::create_dir_all(dist.join("assets")).unwrap();
        fs::write(dist.join("index.html"), "<!doctype html>").unwrap();
        fs::write(dist.join("assets/main-1a.js"), "let a").unwrap();
        fs::write(dist.join(".hidden"), "hidden").unwrap();
        std::os::unix::fs::symlink(&outside, dist.join("link.txt")).unwrap();
        let page = Page::read(&dist).unwrap();
        (folder, page)
    }

    #[test]
    fn page_is_served_from_its_folder_alone() {
        let (_folder, page) = page();
        let none = HeaderMap::new();
        let index = page.answer("/", &none).unwrap();
        assert_eq!(index.headers()[CONTENT_TYPE], "text/html");
        assert_eq!(index.headers()[CACHE_CONTROL], "no-cache");
        let script = page.answer("/assets/main-1a.js", &none).unwrap();
        assert!(script.headers()[CONTENT_TYPE].to_str().unwrap().contains("javascript"));
        assert!(script.headers()[CACHE_CONTROL].to_str().unwrap().contains("immutable"));
        for path in ["/assets", "/assets/", "/link.txt", "/.hidden", "/../secret.txt", "/%2e%2e/secret.txt", ""] {
            assert!(page.answer(path, &none).is_none(), "{path}");
        }
    }

    #[test]
    fn server_without_a_page_sends_nobody_to_it() {
        let (_folder, page) = page();
        assert!(page.elsewhere().contains("is at `/`"));
        assert!(Page::default().answer("/", &HeaderMap::new()).is_none());
        assert!(!Page::default().elsewhere().contains("is at `/`"));
    }

    #[test]
    fn browser_that_has_the_file_is_not_sent_it_again() {
        let (_folder, page) = page();
        let tag = page.answer("/", &HeaderMap::new()).unwrap().headers()[ETAG].clone();
        let asks = |tags: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(IF_NONE_MATCH, HeaderValue::from_str(tags).unwrap());
            page.answer("/", &headers).unwrap().status()
        };
        let tag = tag.to_str().unwrap();
        assert_eq!(asks(tag), StatusCode::NOT_MODIFIED);
        assert_eq!(asks(&format!("\"other\", W/{tag}")), StatusCode::NOT_MODIFIED);
        assert_eq!(asks("\"other\""), StatusCode::OK);
    }

    #[test]
    fn folder_without_an_index_is_refused_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let Err(error) = Page::read(folder.path()) else { panic!("it has no index") };
        assert!(error.to_string().contains("npm run build"), "{error}");
        assert!(Page::read(&folder.path().join("none")).is_err());
    }
}
