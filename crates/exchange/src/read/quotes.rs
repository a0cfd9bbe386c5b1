//! The quotation marks of a CSV file, looked at before its fields are.
//!
//! The CSV library forgives everything: a quote that is never closed makes one giant field of the rest of the file,
//! and a quote closed too early is dropped. Both would change data silently, so they are found here. Line ends of old
//! Macs are made new on the way, outside quotes only, so that lines are counted as an editor counts them.

use std::borrow::Cow;

use crate::problem::TableProblem;

/// A text whose quotes are in order, but for some fields.
pub struct Checked<'a> {
    pub text: Cow<'a, str>,
    /// Line of the record and index of the field where something follows a closing quote, in order.
    pub stray: Vec<(u32, u32)>,
}

#[derive(PartialEq)]
enum Place {
    FieldStart,
    Plain,
    Quoted,
    QuoteInQuoted,
}

/// Finds unclosed and stray quotes; `first_line` is the number of the text's first line.
pub fn check(text: Cow<'_, str>, delimiter: u8, first_line: u32) -> Result<Checked<'_>, TableProblem> {
    let bytes = text.as_bytes();
    let has_quotes = bytes.contains(&b'"');
    let old_ends = has_lone_return(bytes);
    if !has_quotes && !old_ends {
        return Ok(Checked { text, stray: Vec::new() });
    }
    let mut stray = Vec::new();
    let mut returns = Vec::new();
    let mut place = Place::FieldStart;
    let (mut line, mut record_line, mut opened, mut field) = (first_line, first_line, first_line, 0_u32);
    for (at, &byte) in bytes.iter().enumerate() {
        let lone_return = old_ends && byte == b'\r' && bytes.get(at + 1) != Some(&b'\n');
        if place == Place::Quoted {
            line += u32::from(byte == b'\n');
            if byte == b'"' {
                place = Place::QuoteInQuoted;
            }
            continue;
        }
        match byte {
            b'"' if place == Place::FieldStart => (place, opened) = (Place::Quoted, line),
            b'"' if place == Place::QuoteInQuoted => place = Place::Quoted,
            _ if byte == delimiter => (place, field) = (Place::FieldStart, field + 1),
            b'\n' | b'\r' => {
                line += u32::from(byte == b'\n' || lone_return);
                if lone_return {
                    returns.push(at);
                }
                (place, field, record_line) = (Place::FieldStart, 0, line);
            }
            _ if place == Place::QuoteInQuoted => {
                if opened != line {
                    return Err(TableProblem::UnclosedQuote { row: opened });
                }
                stray.push((record_line, field));
                place = Place::Plain;
            }
            _ => place = Place::Plain,
        }
    }
    if place == Place::Quoted {
        return Err(TableProblem::UnclosedQuote { row: opened });
    }
    Ok(Checked { text: replace_returns(text, &returns), stray })
}

fn has_lone_return(bytes: &[u8]) -> bool {
    bytes.iter().zip(bytes.iter().skip(1).chain([&0])).any(|(a, b)| *a == b'\r' && *b != b'\n')
}

fn replace_returns<'a>(text: Cow<'a, str>, returns: &[usize]) -> Cow<'a, str> {
    if returns.is_empty() {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for &at in returns {
        out.push_str(&text[from..at]);
        out.push('\n');
        from = at + 1;
    }
    out.push_str(&text[from..]);
    out.into()
}
