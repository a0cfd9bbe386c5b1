//! XML as a stream of events, each of bounded size.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::problem::{Part, TableProblem};

const MAX_EVENT_BYTES: u64 = 1 << 20;
const MAX_DEPTH: u32 = 64;

/// The XML of one part.
pub struct Xml<R: BufRead> {
    reader: Reader<Limited<R>>,
    buffer: Vec<u8>,
    depth: u32,
    part: Part,
    limit: u64,
}

impl<R: BufRead> Xml<R> {
    pub fn new(content: Limited<R>, part: Part, limit: u64) -> Xml<R> {
        Xml { reader: Reader::from_reader(content), buffer: Vec::new(), depth: 0, part, limit }
    }

    /// The next event. Type definitions are refused; depth, event size and total size are bounded.
    pub fn next(&mut self) -> Result<Event<'_>, TableProblem> {
        self.buffer.clear();
        self.reader.get_mut().event_left = MAX_EVENT_BYTES;
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::DocType(_)) => Err(TableProblem::DocumentType(self.part)),
            Ok(event) => {
                match event {
                    Event::Start(_) => self.depth += 1,
                    Event::End(_) => self.depth = self.depth.saturating_sub(1),
                    // The stream must not end inside an element: half a sheet is not a sheet.
                    Event::Eof if self.depth > 0 => return Err(TableProblem::Damaged(self.part)),
                    _ => {}
                }
                if self.depth > MAX_DEPTH { Err(TableProblem::Damaged(self.part)) } else { Ok(event) }
            }
            Err(quick_xml::Error::Io(error)) if error.kind() == io::ErrorKind::FileTooLarge => {
                Err(TableProblem::PartTooLarge { part: self.part, limit: self.limit })
            }
            Err(_) => Err(TableProblem::Damaged(self.part)),
        }
    }
}

/// An attribute by its local name, without regard to prefixes.
pub fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    // Without checks, because looking for duplicates among many attributes costs the square of their number.
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok()
}

/// Whether an attribute says yes.
pub fn flag(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| matches!(value.as_ref(), "1" | "true" | "on"))
}

/// The character behind `&lt;` or `&#60;`; none for an entity that would need a type definition.
pub fn character(reference: &BytesRef<'_>) -> Option<char> {
    match reference.as_ref() {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}

/// A source that fails when it has given more than it may, altogether or for one event.
pub struct Limited<R> {
    inner: R,
    left: u64,
    event_left: u64,
}

impl<R> Limited<R> {
    pub fn new(inner: R, limit: u64) -> Limited<R> {
        Limited { inner, left: limit, event_left: MAX_EVENT_BYTES }
    }
}

impl<R: BufRead> Read for Limited<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let taken = available.len().min(out.len());
        out[..taken].copy_from_slice(&available[..taken]);
        self.consume(taken);
        Ok(taken)
    }
}

impl<R: BufRead> BufRead for Limited<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 || self.event_left == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.left = self.left.saturating_sub(amount as u64);
        self.event_left = self.event_left.saturating_sub(amount as u64);
        self.inner.consume(amount);
    }
}
