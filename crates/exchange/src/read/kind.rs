//! What a file is, by its first bytes.

use crate::problem::FileKind;

const BEGINNINGS: [(&[u8], FileKind); 12] = [
    (b"\x89PNG", FileKind::Picture),
    (b"\xff\xd8\xff", FileKind::Picture),
    (b"GIF8", FileKind::Picture),
    (b"BM\0", FileKind::Picture),
    (b"%PDF", FileKind::Pdf),
    (b"\x1f\x8b", FileKind::Archive),
    (b"7z\xbc\xaf", FileKind::Archive),
    (b"Rar!", FileKind::Archive),
    (b"PK\x05\x06", FileKind::Archive),
    (b"PK\x07\x08", FileKind::Archive),
    (b"SQLite format 3\0", FileKind::Database),
    (b"\x7fELF", FileKind::Unknown),
];

/// True for a ZIP archive, which may be a workbook.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The kind of a file that is known and not read.
pub fn refused_kind(bytes: &[u8]) -> Option<FileKind> {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Some(compound_kind(bytes));
    }
    if let Some((_, kind)) = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)) {
        return Some(*kind);
    }
    markup_kind(bytes)
}

/// Old workbooks and encrypted new ones share a container, which is not parsed: the name of the encrypted stream
/// in it tells the two apart.
fn compound_kind(bytes: &[u8]) -> FileKind {
    let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect();
    let protected = bytes.windows(name.len()).any(|window| window == name);
    if protected { FileKind::ProtectedWorkbook } else { FileKind::OldWorkbook }
}

fn markup_kind(bytes: &[u8]) -> Option<FileKind> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let beginning = bytes.get(..bytes.len().min(512))?.to_ascii_lowercase();
    let says = |word: &[u8]| beginning.windows(word.len()).any(|window| window == word);
    if !beginning.starts_with(b"<") {
        return None;
    }
    if says(b"<html")
        || says(b"<!doctype html")
        || beginning.starts_with(b"<table")
        || beginning.starts_with(b"<meta")
    {
        return Some(FileKind::WebPage);
    }
    (says(b"<?xml") || says(b"xmlns")).then_some(FileKind::Xml)
}
