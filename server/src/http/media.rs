//! Media of a position, by a pass and the number of the position.

use super::{
    range::{part, Part},
    Answer,
};
use crate::{
    chain::FRESH,
    content::Content,
    now,
    pass::Pass,
    refusal::{Refusal, Rule},
    seat::Look,
    sets::Positions,
    state::State,
};
use agt_datasets::prepared::ShownMedia;
use axum::{
    body::{Body, Bytes},
    extract::{Path as InPath, State as Shared},
    http::{
        header::{ACCEPT_RANGES, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, RANGE},
        HeaderMap, StatusCode,
    },
    response::Response,
};
use std::{
    fs,
    io::{self, Read, Seek, SeekFrom},
    ops::Range,
    path::Path,
    sync::Arc,
    time::Instant,
};
use tokio::{fs::File, io::AsyncReadExt};

/// The most bytes that are read before the answer begins; more are read piece by piece.
const SHORT: u64 = 262_144;

/// The bytes of a piece.
const CHUNK: u64 = 65_536;

pub(super) async fn media(
    Shared(state): Shared<Arc<State>>,
    InPath((pass, position)): InPath<(String, String)>,
    headers: HeaderMap,
) -> Answer {
    let pass = state.passes.check(&pass, now())?;
    let shown = positions(&state, &pass).await?;
    let position = position.parse().ok().and_then(|place: usize| shown.get(place));
    let Some(ShownMedia::Name(name)) = position.and_then(|shown| shown.media.clone()) else {
        return Err(Rule::NoMedia.because("this position has no file"));
    };
    let range = headers.get(RANGE).and_then(|range| range.to_str().ok()).map(ToOwned::to_owned);
    let content = state.content.clone();
    let found = tokio::task::spawn_blocking(move || found(content.as_ref(), &name, range.as_deref())).await;
    let found = found.map_err(|error| unreadable(&error))??;
    answer(found).map_err(|error| unreadable(&error))
}

fn unreadable(error: &dyn std::fmt::Display) -> Refusal {
    log::error!("media: {error}");
    Rule::Unavailable.because("the server cannot read this file: tell the requester")
}

/// Returns the positions of the set that a pass is for.
async fn positions(state: &State, pass: &Pass) -> Result<Positions, Refusal> {
    if let Some(kept) = state.sets.kept(pass.set) {
        return Ok(kept);
    }
    let since = Instant::now();
    let (block, round) = state.chain.round(pass.round, since.checked_sub(FRESH).unwrap_or(since)).await?;
    let round = round.ok_or_else(|| Rule::Over.because("the round of this set is over"))?;
    let (windows, now) = (state.chain.windows(), block.work_time());
    let deal = Look { round: Some(&round), ticket: None, entry: None, windows, now }.deal(pass.set)?;
    state.sets.positions(&state.chain, &round, deal, pass.set, block).await
}

/// A file, or what is asked for of it.
struct Found {
    kind: String,
    length: u64,
    part: Part,
    bytes: Range<u64>,
    body: Body,
}

/// Opens a file of the media folder and reads what is asked for if it is short. This waits for the disk.
fn found(content: &dyn Content, name: &str, range: Option<&str>) -> Result<Found, Refusal> {
    let path = content.media(name).map_err(|error| {
        log::error!("media: {error}");
        Rule::NoMedia.because("the file of this position is missing: tell the requester")
    })?;
    read(&path, range).map_err(|error| unreadable(&format!("{}: {error}", path.display())))
}

fn read(path: &Path, range: Option<&str>) -> io::Result<Found> {
    let mut file = fs::File::open(path)?;
    let meta = file.metadata()?;
    if !meta.is_file() {
        return Err(io::Error::other("a media file is no folder"));
    }
    let length = meta.len();
    let part = part(range, length);
    let bytes = match &part {
        Part::Whole => 0..length,
        Part::Bytes(bytes) => bytes.clone(),
        Part::Beyond => 0..0,
    };
    file.seek(SeekFrom::Start(bytes.start))?;
    let left = bytes.end.saturating_sub(bytes.start);
    let body = match left {
        0..=SHORT => {
            let mut whole = Vec::new();
            file.take(left).read_to_end(&mut whole)?;
            Body::from(whole)
        }
        _ => streamed(File::from_std(file), left),
    };
    let kind = mime_guess::from_path(path).first_or_octet_stream().to_string();
    Ok(Found { kind, length, part, bytes, body })
}

/// Returns the answer with a file. It says nothing of the file's name or of when it was made, which could tell gold from
/// items.
fn answer(Found { kind, length, part, bytes, body }: Found) -> Result<Response, axum::http::Error> {
    let response = Response::builder().header(ACCEPT_RANGES, "bytes").header(CACHE_CONTROL, "private, max-age=43200");
    let response = match part {
        Part::Beyond => {
            let response = response.status(StatusCode::RANGE_NOT_SATISFIABLE);
            return response.header(CONTENT_RANGE, format!("bytes */{length}")).body(body);
        }
        Part::Whole => response,
        Part::Bytes(_) => {
            let last = bytes.end.saturating_sub(1);
            let range = format!("bytes {}-{last}/{length}", bytes.start);
            response.status(StatusCode::PARTIAL_CONTENT).header(CONTENT_RANGE, range)
        }
    };
    let left = bytes.end.saturating_sub(bytes.start);
    response.header(CONTENT_TYPE, kind).header(CONTENT_LENGTH, left).body(body)
}

/// Returns a body that reads `left` bytes of a file, piece by piece.
fn streamed(file: File, left: u64) -> Body {
    Body::from_stream(futures::stream::try_unfold((file, left), |(mut file, left)| async move {
        if left == 0 {
            return Ok::<_, io::Error>(None);
        }
        let mut piece = Vec::new();
        let read = (&mut file).take(left.min(CHUNK)).read_to_end(&mut piece).await? as u64;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(Some((Bytes::from(piece), (file, left.saturating_sub(read)))))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns status, `Content-Range` and body of what is asked for of a file with these bytes.
    async fn asked(bytes: &[u8], range: Option<&str>) -> (StatusCode, Option<String>, Vec<u8>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("picture.png");
        fs::write(&path, bytes).unwrap();
        let response = answer(read(&path, range).unwrap()).unwrap();
        let (head, body) = response.into_parts();
        assert!(head.headers.get("last-modified").is_none() && head.headers.get("etag").is_none());
        let range = head.headers.get(CONTENT_RANGE).map(|range| range.to_str().unwrap().to_owned());
        (head.status, range, axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec())
    }

    #[tokio::test]
    async fn file_is_sent_whole_or_in_part_however_long_it_is() {
        for length in [0, 1, 1_000, SHORT as usize, SHORT as usize + 1, 3 * SHORT as usize + 7] {
            let bytes: Vec<u8> = (0..length).map(|at| at as u8).collect();
            assert_eq!(asked(&bytes, None).await, (StatusCode::OK, None, bytes.clone()));
            if length > 10 {
                let range = Some(format!("bytes 10-{}/{length}", length - 1));
                let rest = asked(&bytes, Some("bytes=10-")).await;
                assert_eq!(rest, (StatusCode::PARTIAL_CONTENT, range, bytes[10..].to_vec()));
            }
            let beyond = asked(&bytes, Some(&format!("bytes={length}-"))).await;
            assert_eq!(beyond, (StatusCode::RANGE_NOT_SATISFIABLE, Some(format!("bytes */{length}")), Vec::new()));
        }
    }

    #[test]
    fn folder_is_no_file() {
        assert!(read(tempfile::tempdir().unwrap().path(), None).is_err());
    }
}
