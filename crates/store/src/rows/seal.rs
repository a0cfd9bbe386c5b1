//! What a seal is over: the file, the table, the owner and each value of the row.

use rusqlite::types::ValueRef;

use super::cell::Fault;

/// The salt is the file's own, so that rows of another file do not pass. `owner` is 0 where the table has none.
pub(super) fn begin_seal(sealed: &mut Vec<u8>, salt: i64, table: &str, owner: i64) {
    sealed.clear();
    sealed.extend(salt.to_le_bytes());
    sealed.extend(table.as_bytes());
    sealed.push(0);
    sealed.extend(owner.to_le_bytes());
}

pub(super) fn seal_value(sealed: &mut Vec<u8>, value: ValueRef<'_>) -> Result<(), Fault> {
    match value {
        ValueRef::Null => sealed.push(0),
        ValueRef::Integer(value) => {
            sealed.push(1);
            sealed.extend(value.to_le_bytes());
        }
        ValueRef::Text(text) => {
            sealed.push(2);
            sealed.extend(u32::try_from(text.len()).map_err(|_| Fault::Unfit)?.to_le_bytes());
            sealed.extend(text);
        }
        ValueRef::Real(_) | ValueRef::Blob(_) => return Err(Fault::Unfit),
    }
    Ok(())
}

/// The seal as its column holds it.
pub(super) fn seal_of(sealed: &[u8]) -> i64 {
    i64::from(crc32fast::hash(sealed))
}
