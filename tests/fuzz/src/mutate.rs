//! Changes of inputs that keep records whole, for libFuzzer.

use crate::{
    bytes::Bytes,
    sequence::{MOST_BYTES, RECORD},
};

/// Changes `data[..size]`, by what `seed` chooses, to at most `most` bytes, and returns how many there are then. `inside` changes
/// the bytes of one record and keeps their number.
///
/// `data` has room for `most` bytes and for `size` bytes.
pub fn mutate(data: &mut [u8], size: usize, most: usize, seed: u32, inside: impl Fn(&mut [u8])) -> usize {
    let seed = seed.to_le_bytes();
    let mut bytes = Bytes::new(&seed);
    // The seed's own bytes are few: what follows them is as good.
    let _: [u8; 4] = bytes.array();
    let most = most.min(MOST_BYTES).max(1);
    let mut start = data.first().copied().filter(|_| size > 0).unwrap_or(1);
    let mut records =
        data.get(1..size).unwrap_or_default().chunks_exact(RECORD).map(<[u8]>::to_vec).collect::<Vec<_>>();
    let place = bytes.below(records.len());
    match bytes.byte() % 16 {
        0 => start = bytes.byte(),
        1..=3 => records.insert(place, bytes.array::<RECORD>().to_vec()),
        4 if !records.is_empty() => {
            let copy = records[place].clone();
            let to = bytes.below(records.len() + 1);
            records.insert(to, copy);
        }
        5 | 6 if records.len() > 1 => {
            records.remove(place);
        }
        7 if records.len() > 1 => {
            let other = bytes.below(records.len());
            records.swap(place, other);
        }
        8 | 9 if !records.is_empty() => records[place][0] = bytes.byte(),
        10 | 11 if !records.is_empty() => {
            let at = bytes.below(RECORD);
            records[place][at] = bytes.byte();
        }
        12 => records.push(bytes.array::<RECORD>().to_vec()),
        _ if !records.is_empty() => inside(&mut records[place]),
        _ => records.push(bytes.array::<RECORD>().to_vec()),
    }
    write(data, most, start, &records)
}

/// Writes to `out` a beginning of one input and an end of the other, by what `seed` chooses, and returns its length.
pub fn cross(one: &[u8], other: &[u8], out: &mut [u8], seed: u32) -> usize {
    let seed = seed.to_le_bytes();
    let mut bytes = Bytes::new(&seed);
    let _: [u8; 4] = bytes.array();
    let records =
        |input: &[u8]| input.get(1..).unwrap_or_default().chunks_exact(RECORD).map(<[u8]>::to_vec).collect::<Vec<_>>();
    let (mut head, tail) = (records(one), records(other));
    head.truncate(bytes.below(head.len() + 1));
    let from = bytes.below(tail.len() + 1);
    head.extend_from_slice(&tail[from.min(tail.len())..]);
    let most = out.len().min(MOST_BYTES);
    write(out, most, one.first().copied().unwrap_or(1), &head)
}

fn write(data: &mut [u8], most: usize, start: u8, records: &[Vec<u8>]) -> usize {
    let written = std::iter::once(start).chain(records.iter().flatten().copied());
    let whole = most.saturating_sub(1) / RECORD * RECORD + 1;
    let mut size = 0;
    for (to, from) in data.iter_mut().take(whole).zip(written) {
        *to = from;
        size += 1;
    }
    size
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mutation_keeps_records_whole_and_the_most() {
        for (records, most) in [(0, MOST_BYTES), (1, MOST_BYTES), (7, MOST_BYTES), (7, 50), (48, MOST_BYTES), (3, 1)] {
            let size = 1 + records * RECORD;
            let mut kinds = std::collections::BTreeSet::new();
            for seed in 0..400 {
                let mut data = vec![7; MOST_BYTES];
                let before = data[..size].to_vec();
                let left = mutate(&mut data, size, most, seed, |record| record[3] = 9);
                assert!(left <= most && (left - 1) % RECORD == 0, "{size} bytes became {left} of {most}");
                kinds.insert((left.cmp(&size), data[..left] == before[..]));
            }
            let changes = kinds.iter().filter(|(_, is_same)| !is_same).count();
            assert!(changes >= if most < size { 1 } else { 2 }, "{records} records: {kinds:?}");
        }
    }

    #[test]
    fn crossing_takes_a_beginning_of_one_and_an_end_of_the_other() {
        let (one, other) = (vec![1; 1 + 3 * RECORD], vec![2; 1 + 4 * RECORD]);
        let lengths = (0..200).map(|seed| {
            let mut out = vec![0; MOST_BYTES];
            let size = cross(&one, &other, &mut out, seed);
            let records = out[1..size].chunks(RECORD).map(|record| record[0]).collect::<Vec<_>>();
            assert_eq!(out[0], 1);
            assert!(records.is_sorted() && records.len() * RECORD + 1 == size, "{records:?}");
            records.len()
        });
        assert_eq!(lengths.collect::<std::collections::BTreeSet<_>>().len(), 8);
    }
}
