//! Cell addresses as the user knows them.

/// An address such as `B7`; the column counts from 0, the row from 1.
pub fn address(column: u32, row: u32) -> String {
    format!("{}{row}", column_letters(column))
}

/// The letters of a column counted from 0: `A`, `Z`, `AA`, `XFD`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}
