//! Changes as the history keeps them: JSON, compressed where that saves room.

use plan::change::Change;

/// Shorter JSON is kept as it is, to be read with any tool.
const WORTH_PACKING: usize = 4096;

/// LZ4 makes a byte of input into 255 at most; a length beyond that is a lie.
const LARGEST_GAIN: usize = 255;

/// Changes in the form of a history row.
pub(crate) struct Packed {
    /// 0: JSON; 1: its length (4 bytes, little endian), then one LZ4 block.
    pub packing: i64,
    pub bytes: Vec<u8>,
}

pub(crate) fn pack(changes: &[Change]) -> serde_json::Result<Packed> {
    let json = serde_json::to_vec(changes)?;
    Ok(match json.len() {
        0..WORTH_PACKING => Packed { packing: 0, bytes: json },
        _ => Packed { packing: 1, bytes: lz4_flex::compress_prepend_size(&json) },
    })
}

/// `None` where the bytes are not what [`pack`] makes.
pub(crate) fn unpack(packing: i64, bytes: &[u8]) -> Option<Vec<Change>> {
    match packing {
        0 => serde_json::from_slice(bytes).ok(),
        1 => {
            let (length, block) = bytes.split_first_chunk::<4>()?;
            let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
            if length > block.len().saturating_mul(LARGEST_GAIN) {
                return None;
            }
            serde_json::from_slice(&lz4_flex::decompress(block, length).ok()?).ok()
        }
        _ => None,
    }
}
