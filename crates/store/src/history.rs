//! What was done, in order; undo and redo walk it and are rows of the same file.

use std::path::Path;

use plan::change::{Change, reversed};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde_json::Value;

use crate::packing::{Packed, pack, unpack};
use crate::problem::StoreProblem;
use crate::rows::write_rows;
use crate::store::{Revision, Store};

/// One edit of the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HistoryEntry {
    /// Rising with time whatever the clock says; never used twice in a file.
    pub seq: u64,
    /// When it was made, UTC: `2026-01-31T09:30:00.123Z`.
    pub at: String,
    /// What was committed as its summary.
    pub summary: Value,
    /// Taken back, and can be redone.
    pub undone: bool,
    /// Rows it changed.
    pub rows: u32,
}

/// An edit taken back, or done again.
#[derive(Clone, Debug)]
pub struct Undone {
    /// To be absorbed as they are: already turned round where that is needed.
    pub changes: Vec<Change>,
    pub summary: Value,
    pub revision: Revision,
}

impl Store {
    /// Takes the latest edit back; `None` where there is none.
    pub fn undo(&mut self) -> Result<Option<Undone>, StoreProblem> {
        self.step(Direction::Back)
    }

    /// Does again what was last taken back; `None` where there is nothing.
    pub fn redo(&mut self) -> Result<Option<Undone>, StoreProblem> {
        self.step(Direction::Forth)
    }

    /// What [`Store::undo`] would take back.
    pub fn undo_summary(&self) -> Option<Value> {
        self.next_summary(Direction::Back)
    }

    /// What [`Store::redo`] would do again.
    pub fn redo_summary(&self) -> Option<Value> {
        self.next_summary(Direction::Forth)
    }

    /// How many edits there are, and those from `offset` on, newest first.
    pub fn history(&self, offset: u64, limit: u64) -> Result<(u64, Vec<HistoryEntry>), StoreProblem> {
        let sqlite = |error| StoreProblem::from_sqlite(error, self.path());
        let connection = self.connection()?;
        let total: u64 = connection
            .query_row("SELECT count(*) FROM history", [], |row| row.get::<_, i64>(0))
            .map(i64::cast_unsigned)
            .map_err(sqlite)?;
        let mut statement = connection
            .prepare(
                "SELECT seq, at, summary, undone, rows FROM history ORDER BY seq DESC LIMIT ?1 OFFSET ?2",
            )
            .map_err(sqlite)?;
        let bound = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        let rows = statement
            .query_map([bound(limit), bound(offset)], |row| {
                Ok(HistoryEntry {
                    seq: row.get::<_, i64>(0)?.cast_unsigned(),
                    at: row.get(1)?,
                    summary: as_value(row.get(2)?),
                    undone: row.get(3)?,
                    rows: row.get(4)?,
                })
            })
            .map_err(sqlite)?;
        Ok((total, rows.collect::<rusqlite::Result<_>>().map_err(sqlite)?))
    }

    fn step(&mut self, direction: Direction) -> Result<Option<Undone>, StoreProblem> {
        let path = self.path().to_owned();
        let salt = self.salt();
        let Some(entry) =
            find(self.connection()?, direction).map_err(|error| StoreProblem::from_sqlite(error, &path))?
        else {
            return Ok(None);
        };
        let changes =
            entry.changes(salt).ok_or_else(|| StoreProblem::damaged(&path, "a line of the history"))?;
        let changes = match direction {
            Direction::Back => reversed(changes),
            Direction::Forth => changes,
        };
        let ((), revision) = self.transact(|transaction| {
            write_rows(transaction, salt, &changes)
                .map_err(|problem| StoreProblem::from_row(problem, &path))?;
            transaction
                .execute("UPDATE history SET undone = 1 - undone WHERE seq = ?1", [entry.seq])
                .map(|_| ())
                .map_err(|error| StoreProblem::from_sqlite(error, &path))
        })?;
        Ok(Some(Undone { changes, summary: as_value(entry.summary), revision }))
    }

    fn next_summary(&self, direction: Direction) -> Option<Value> {
        let query = format!("SELECT summary FROM history {}", direction.next());
        let text = self.connection().ok()?.query_row(&query, [], |row| row.get(0)).optional().ok()?;
        text.map(as_value)
    }
}

/// Adds an edit's line and forgets what was undone before it: it starts from what that edit made.
pub(crate) fn record(
    transaction: &Connection,
    salt: i64,
    summary: &impl Serialize,
    changes: &[Change],
    path: &Path,
) -> Result<(), StoreProblem> {
    let unwritable =
        |error: serde_json::Error| StoreProblem::Io { path: path.to_owned(), detail: error.to_string() };
    let summary = serde_json::to_string(summary).map_err(unwritable)?;
    let Packed { packing, bytes } = pack(changes).map_err(unwritable)?;
    let insert = || -> rusqlite::Result<()> {
        transaction.execute("DELETE FROM history WHERE undone = 1", [])?;
        transaction.execute(
            "INSERT INTO history (at, summary, undone, rows, packing, changes, seal)
             VALUES (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), ?1, 0, ?2, ?3, ?4, ?5)",
            params![summary, changes.len() as i64, packing, bytes, seal(salt, &summary, &bytes)],
        )?;
        Ok(())
    };
    insert().map_err(|error| StoreProblem::from_sqlite(error, path))
}

#[derive(Clone, Copy)]
enum Direction {
    Back,
    Forth,
}

impl Direction {
    /// Undone edits are always the latest ones: undo goes on before them, redo begins with the first of them.
    fn next(self) -> &'static str {
        match self {
            Direction::Back => "WHERE undone = 0 ORDER BY seq DESC LIMIT 1",
            Direction::Forth => "WHERE undone = 1 ORDER BY seq LIMIT 1",
        }
    }
}

/// A line of the history with its changes.
struct Entry {
    seq: i64,
    summary: String,
    packing: i64,
    bytes: Vec<u8>,
    seal: i64,
}

impl Entry {
    fn changes(&self, salt: i64) -> Option<Vec<Change>> {
        let whole = self.seal == i64::from(seal(salt, &self.summary, &self.bytes));
        if whole { unpack(self.packing, &self.bytes) } else { None }
    }
}

fn find(connection: &Connection, direction: Direction) -> rusqlite::Result<Option<Entry>> {
    let query = format!("SELECT seq, summary, packing, changes, seal FROM history {}", direction.next());
    connection
        .query_row(&query, [], |row| {
            Ok(Entry {
                seq: row.get(0)?,
                summary: row.get(1)?,
                packing: row.get(2)?,
                bytes: row.get(3)?,
                seal: row.get(4)?,
            })
        })
        .optional()
}

fn seal(salt: i64, summary: &str, bytes: &[u8]) -> u32 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(&salt.to_le_bytes());
    crc.update(summary.as_bytes());
    crc.update(&[0]);
    crc.update(bytes);
    crc.finalize()
}

fn as_value(text: String) -> Value {
    // The column holds valid JSON only; should it not, the words are still worth showing.
    serde_json::from_str(&text).unwrap_or(Value::String(text))
}
