//! The objects of a JSON array, one by one: an array of a million tasks is never in memory.

use crate::{labels::file::failed, Error};
use std::{
    io::{self, BufRead},
    path::Path,
};

/// The most bytes of a task that is read.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Why no further task can be read.
pub(super) enum ScanError {
    /// The disk failed.
    Disk(io::Error),
    /// It is no array of objects.
    Shape(String),
}

impl ScanError {
    /// Returns the error of a file.
    pub(super) fn of_file(self, not_labels: impl Fn(String) -> Error, path: &Path) -> Error {
        match self {
            Self::Disk(error) => failed("read", path, &error),
            Self::Shape(what) => not_labels(what),
        }
    }
}

/// The objects of an array: for each, the line on which it begins, and its bytes.
pub(super) struct Tasks<Reader> {
    reader: Reader,
    line: u64,
    is_over: bool,
}

impl<Reader: BufRead> Tasks<Reader> {
    /// Begins to read an array.
    pub(super) fn of(reader: Reader) -> Result<Self, ScanError> {
        let mut tasks = Self { reader, line: 1, is_over: false };
        match tasks.next_sign()? {
            Some(b'[') => Ok(tasks),
            // An array may begin with the mark of UTF-8, three bytes.
            Some(0xef) => match (tasks.next_byte()?, tasks.next_byte()?, tasks.next_sign()?) {
                (Some(0xbb), Some(0xbf), Some(b'[')) => Ok(tasks),
                _ => Err(tasks.no_array()),
            },
            _ => Err(tasks.no_array()),
        }
    }

    fn no_array(&self) -> ScanError {
        ScanError::Shape("it is no JSON array of tasks".into())
    }

    /// Reads up to the next byte that is no space.
    fn next_sign(&mut self) -> Result<Option<u8>, ScanError> {
        loop {
            match self.next_byte()? {
                Some(byte) if byte.is_ascii_whitespace() => {}
                sign => return Ok(sign),
            }
        }
    }

    fn next_byte(&mut self) -> Result<Option<u8>, ScanError> {
        let byte = self.reader.fill_buf().map_err(ScanError::Disk)?.first().copied();
        self.reader.consume(byte.is_some().into());
        self.line += u64::from(byte == Some(b'\n'));
        Ok(byte)
    }

    /// Reads the rest of an object whose first brace was read.
    fn object(&mut self) -> Result<Vec<u8>, ScanError> {
        let mut bytes = vec![b'{'];
        let (mut depth, mut in_text, mut is_escaped) = (1u32, false, false);
        loop {
            let piece = self.reader.fill_buf().map_err(ScanError::Disk)?;
            if piece.is_empty() {
                return Err(ScanError::Shape("it ends in the middle of a task".into()));
            }
            let mut used = 0;
            for byte in piece {
                used += 1;
                match (in_text, byte) {
                    (true, _) if is_escaped => is_escaped = false,
                    (true, b'\\') => is_escaped = true,
                    (_, b'"') => in_text = !in_text,
                    (false, b'{') => depth += 1,
                    (false, b'}') => depth -= 1,
                    (false, b'\n') => self.line += 1,
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
            }
            bytes.extend_from_slice(&piece[..used]);
            self.reader.consume(used);
            if depth == 0 {
                return Ok(bytes);
            }
            if bytes.len() > MOST_BYTES {
                return Err(ScanError::Shape(format!("the task on line {} has more than 64 MiB", self.line)));
            }
        }
    }

    fn next_object(&mut self) -> Result<Option<(u64, Vec<u8>)>, ScanError> {
        let mut sign = self.next_sign()?;
        if sign == Some(b',') {
            sign = self.next_sign()?;
        }
        let line = self.line;
        match sign {
            Some(b'{') => Ok(Some((line, self.object()?))),
            Some(b']') => Ok(None),
            Some(_) => Err(ScanError::Shape(format!("line {line} is no task"))),
            None => Err(ScanError::Shape("its end is missing".into())),
        }
    }
}

impl<Reader: BufRead> Iterator for Tasks<Reader> {
    type Item = Result<(u64, Vec<u8>), ScanError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let object = self.next_object().transpose();
        self.is_over = !matches!(object, Some(Ok(_)));
        object
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scanned(text: &str) -> Vec<Result<(u64, String), ()>> {
        let Ok(tasks) = Tasks::of(io::BufReader::with_capacity(3, text.as_bytes())) else { return vec![Err(())] };
        tasks.map(|task| task.map(|(line, bytes)| (line, String::from_utf8(bytes).unwrap())).map_err(|_| ())).collect()
    }

    #[test]
    fn objects_come_with_the_lines_on_which_they_begin() {
        let text = "\u{feff} [\n{\"a\": \"}{\\\"\"},\n\n{\"b\":\n{}}, {}\n]";
        let found = [(2, "{\"a\": \"}{\\\"\"}"), (4, "{\"b\":\n{}}"), (5, "{}")];
        assert_eq!(scanned(text), found.map(|(line, text)| Ok((line, text.to_owned()))));
        assert_eq!(scanned("[]"), []);
    }

    #[test]
    fn array_that_is_none_or_ends_early_is_an_error() {
        for text in ["", "{}", "x[", "[", "[{}", "[{", "[{\"}", "[1]"] {
            assert_eq!(scanned(text).last(), Some(&Err(())), "{text}");
        }
    }
}
