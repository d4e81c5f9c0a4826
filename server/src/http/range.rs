//! Parts of files, which browsers ask for when they play sound and film.

use std::ops::Range;

/// What a request asks for of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// All of it.
    Whole,
    /// Some bytes of it, which are there.
    Bytes(Range<u64>),
    /// Bytes that the file does not have.
    Beyond,
}

/// Returns what the header `Range` asks for of a file with `length` bytes. More than one part is answered with the whole.
pub(crate) fn part(header: Option<&str>, length: u64) -> Part {
    let Some((first, last)) = header.and_then(|header| header.strip_prefix("bytes=")?.split_once('-')) else {
        return Part::Whole;
    };
    let range = match (first.trim().parse::<u64>(), last.trim().parse::<u64>()) {
        (Ok(first), Ok(last)) if first <= last => first..last.saturating_add(1).min(length),
        (Ok(first), Err(_)) if last.trim().is_empty() => first..length,
        (Err(_), Ok(count)) if first.trim().is_empty() => length.saturating_sub(count)..length,
        _ => return Part::Whole,
    };
    if range.start < range.end {
        Part::Bytes(range)
    } else {
        Part::Beyond
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn part_of_a_file_is_what_the_header_asks_for() {
        for (header, expected) in [
            ("bytes=0-", Part::Bytes(0..100)),
            ("bytes=10-19", Part::Bytes(10..20)),
            ("bytes=90-1000", Part::Bytes(90..100)),
            ("bytes=-30", Part::Bytes(70..100)),
            ("bytes=-1000", Part::Bytes(0..100)),
            ("bytes=100-", Part::Beyond),
            ("bytes=-0", Part::Beyond),
            ("bytes=9-3", Part::Whole),
            ("bytes=0-1,5-6", Part::Whole),
            ("bytes=a-b", Part::Whole),
            ("lines=0-1", Part::Whole),
            ("bytes=99999999999999999999-", Part::Whole),
        ] {
            assert_eq!(part(Some(header), 100), expected, "{header}");
        }
        assert_eq!(part(None, 100), Part::Whole);
        assert_eq!(part(Some("bytes=0-"), 0), Part::Beyond);
    }
}
