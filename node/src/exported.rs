//! A file of exported blocks, looked at before it is imported.

use agt_runtime::{opaque::Block, Header};
use codec::{Decode, IoReader};
use sc_cli::{Error, ImportBlocksCmd, Result};
use sp_runtime::{generic::SignedBlock, traits::Header as _};
use std::{
    fs::File,
    io::{BufReader, Read},
};

/// Returns the header of the first block after the genesis in the file that `command` imports; none if it has no such
/// block, and none for the standard input, which can be read once only.
pub fn first_header(command: &ImportBlocksCmd) -> Result<Option<Header>> {
    let Some(path) = &command.input else { return Ok(None) };
    let unreadable = |error: &dyn std::fmt::Display| Error::Input(format!("{}: {error}", path.display()));
    let file = BufReader::new(File::open(path).map_err(|error| unreadable(&error))?);
    first_of(file, command.binary).map_err(|error| unreadable(&error))
}

/// The first header in `file`, a sequence of blocks in SCALE after their number, or of JSON values.
fn first_of(file: impl Read, binary: bool) -> std::result::Result<Option<Header>, String> {
    /// The genesis block, which nobody seals, may come first.
    const LOOKED_AT: u64 = 2;

    let mut blocks: Vec<SignedBlock<Block>> = Vec::new();
    if binary {
        let mut reader = IoReader(file);
        let count = u64::decode(&mut reader).map_err(|error| error.to_string())?;
        for _ in 0..count.min(LOOKED_AT) {
            blocks.push(Decode::decode(&mut reader).map_err(|error| error.to_string())?);
        }
    } else {
        let values = serde_json::Deserializer::from_reader(file).into_iter();
        for block in values.take(LOOKED_AT as usize) {
            blocks.push(block.map_err(|error: serde_json::Error| error.to_string())?);
        }
    }
    let headers = blocks.into_iter().map(|block| block.block.header);
    Ok(headers.into_iter().find(|header| *header.number() > 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use codec::Encode;

    fn blocks(numbers: &[u32]) -> Vec<SignedBlock<Block>> {
        let header = |number| {
            Header::new(number, Default::default(), Default::default(), Default::default(), Default::default())
        };
        let block = |number: &u32| Block { header: header(*number), extrinsics: Vec::new() };
        numbers.iter().map(|number| SignedBlock { block: block(number), justifications: None }).collect()
    }

    #[test]
    fn first_block_after_the_genesis_is_found_in_both_forms() {
        for (numbers, first) in [(&[][..], None), (&[0], None), (&[0, 1, 2], Some(1)), (&[7, 8], Some(7))] {
            let blocks = blocks(numbers);
            let mut binary = (blocks.len() as u64).encode();
            blocks.iter().for_each(|block| block.encode_to(&mut binary));
            let json: Vec<_> = blocks.iter().map(|block| serde_json::to_string(block).expect("JSON")).collect();

            for (bytes, binary) in [(binary, true), (json.concat().into_bytes(), false)] {
                let found = first_of(&bytes[..], binary).expect("blocks").map(|header| header.number);
                assert_eq!(found, first, "binary: {binary}");
            }
        }
    }

    #[test]
    fn file_is_refused_when_it_holds_no_blocks() {
        assert!(first_of(&b"\x01"[..], true).is_err());
        assert!(first_of(&b"{\"block\": 1}"[..], false).is_err());
    }
}
