//! The characters of a CSV file.

use std::borrow::Cow;

use encoding_rs::{MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::TableProblem;

/// An encoding that a CSV file may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum TextEncoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16, little end first.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// The Western European code page of Windows.
    Windows1252,
    /// The Western European code page of old Macs, which some programs still call "CSV (Macintosh)".
    Macintosh,
}

/// Text, and how it was understood.
pub struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub encoding: TextEncoding,
    /// True if neither the user nor the file declared the encoding and it is not plain UTF-8.
    pub guessed: bool,
}

/// Decodes a file in the given encoding or the one found out; never with replacement characters.
pub fn decode(bytes: &[u8], wanted: Option<TextEncoding>) -> Result<Decoded<'_>, TableProblem> {
    let (mark, body) = split_mark(bytes);
    let encoding = wanted.or(mark);
    if encoding.is_none() && looks_like_utf16(bytes) {
        return Err(TableProblem::Utf16WithoutMark);
    }
    let skipped = (bytes.len() - body.len()) as u64;
    let encoding = match encoding {
        Some(encoding) => encoding,
        None => match std::str::from_utf8(body) {
            Ok(text) => {
                return Ok(Decoded { text: text.into(), encoding: TextEncoding::Utf8, guessed: false });
            }
            Err(_) if is_western(body) => return strict(body, TextEncoding::Windows1252, skipped, true),
            Err(_) => TextEncoding::Utf8,
        },
    };
    strict(body, encoding, skipped, false)
}

fn split_mark(bytes: &[u8]) -> (Option<TextEncoding>, &[u8]) {
    match bytes {
        [0xef, 0xbb, 0xbf, body @ ..] => (Some(TextEncoding::Utf8), body),
        [0xff, 0xfe, body @ ..] => (Some(TextEncoding::Utf16Le), body),
        [0xfe, 0xff, body @ ..] => (Some(TextEncoding::Utf16Be), body),
        body => (None, body),
    }
}

fn strict(
    bytes: &[u8],
    encoding: TextEncoding,
    skipped: u64,
    guessed: bool,
) -> Result<Decoded<'_>, TableProblem> {
    let decoder = match encoding {
        TextEncoding::Utf8 => {
            let text = std::str::from_utf8(bytes)
                .map_err(|error| invalid_at(bytes, error.valid_up_to(), skipped))?;
            return Ok(Decoded { text: text.into(), encoding, guessed });
        }
        TextEncoding::Utf16Le => UTF_16LE,
        TextEncoding::Utf16Be => UTF_16BE,
        TextEncoding::Windows1252 => WINDOWS_1252,
        TextEncoding::Macintosh => MACINTOSH,
    };
    match decoder.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Ok(Decoded { text, encoding, guessed }),
        None => Err(invalid_at(bytes, bad_unit(bytes, encoding), skipped)),
    }
}

fn invalid_at(bytes: &[u8], at: usize, skipped: u64) -> TableProblem {
    let breaks = bytes.iter().take(at).filter(|b| **b == b'\n').count();
    TableProblem::InvalidText { row: breaks as u32 + 1, byte: at as u64 + skipped }
}

/// The place of the first unpaired surrogate or cut-off unit in UTF-16.
fn bad_unit(bytes: &[u8], encoding: TextEncoding) -> usize {
    let units = bytes.chunks(2).map(|pair| match (pair, encoding) {
        ([a, b], TextEncoding::Utf16Be) => u16::from_be_bytes([*a, *b]),
        ([a, b], _) => u16::from_le_bytes([*a, *b]),
        // Half a unit is as wrong as half a pair.
        _ => 0xd800,
    });
    let good: usize = char::decode_utf16(units).map_while(Result::ok).map(char::len_utf16).sum();
    good * 2
}

/// Every second byte of Western text in UTF-16 is NUL.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(1024) & !1];
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let pairs = sample.len() / 2;
    let (even, odd) = (zeros(0), zeros(1));
    pairs > 1 && ((even == 0 && odd * 4 > pairs * 3) || (odd == 0 && even * 4 > pairs * 3))
}

/// Whether text that is not UTF-8 is Windows-1252 rather than damaged: its high bytes are letters and signs in use
/// there, most of them form no UTF-8, and a long file has more than one of them.
fn is_western(bytes: &[u8]) -> bool {
    let (mut invalid, mut valid) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        invalid += chunk.invalid().len();
    }
    let plausible = bytes
        .iter()
        .filter(|b| !b.is_ascii())
        .all(|b| !matches!(b, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d | 0xfe | 0xff));
    let lines = bytes.iter().filter(|b| **b == b'\n').count();
    plausible && invalid > valid && invalid * 1000 > lines
}
