//! The format itself: its tables word for word, and a file of version 1 made from its description alone.

use std::path::Path;

use expect_test::expect_file;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use store::{APPLICATION_ID, Store};

use crate::sample::{desk, dump, file};

#[test]
fn the_whole_schema() {
    let (_folder, path) = file();
    let connection = Connection::open(&path).unwrap();
    let mut statement =
        connection.prepare("SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY type DESC, name").unwrap();
    let parts: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    expect_file!["schema_1.txt"].assert_eq(&(parts.join("\n\n") + "\n"));
    for (setting, value) in [("application_id", i64::from(APPLICATION_ID)), ("user_version", 1)] {
        assert_eq!(connection.pragma_query_value(None, setting, |row| row.get::<_, i64>(0)).unwrap(), value);
    }
    let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
}

/// `docs/file-format.md` says all that is needed to make a file; this follows it without the store's own code.
#[test]
fn a_file_of_version_1_made_by_hand() {
    let (_folder, path) = desk();
    write_version_1(&path);
    let (mut store, plan) = Store::open(&path).unwrap();
    expect_file!["version_1.txt"].assert_eq(&dump(&plan));
    let undone = store.undo().unwrap().unwrap();
    assert_eq!(undone.summary, "by hand");
    let redone = store.redo().unwrap().unwrap();
    assert_eq!(undone.changes, plan::change::reversed(redone.changes));
}

const SALT: i64 = -42;

fn write_version_1(path: &Path) {
    let connection = Connection::open(path).unwrap();
    connection.execute_batch(include_str!("../../src/schema_1.sql")).unwrap();
    connection.execute_batch("PRAGMA application_id = 0x506F6450; PRAGMA user_version = 1").unwrap();
    connection.execute("UPDATE file SET salt = ?1, revision = 1", [SALT]).unwrap();
    let text = |text: &str| Value::Text(text.to_owned());
    let number = Value::Integer;
    insert(&connection, "info", &[number(1), text("North"), text("USD"), number(2), text("2027-01-01")]);
    let ramps = text(r#"[{"segment":"","months":["0","0.5"]}]"#);
    insert(
        &connection,
        "assumptions",
        &[number(1), number(13_000_000_000), number(0), number(100_000_000), ramps],
    );
    let mut account = vec![text(""); 16];
    account[0] = number(7);
    account[1] = text("00123");
    for unknown in [7, 8, 12, 13, 14, 15] {
        account[unknown] = Value::Null;
    }
    account[13] = number(1_234_560);
    insert(&connection, "account", &account);
    insert(&connection, "territory", &[number(1), number(3), text("West"), Value::Null]);
    insert(&connection, "placement", &[number(1), number(7), number(3)]);

    let changes = r#"[{"table":"placement","row":{"before":null,"after":{"account":7,"territory":3}}}]"#;
    let mut sealed = SALT.to_le_bytes().to_vec();
    sealed.extend(b"\"by hand\"\0");
    sealed.extend(changes.as_bytes());
    connection
        .execute(
            "INSERT INTO history (at, summary, undone, rows, packing, changes, seal)
             VALUES ('2026-11-23T12:00:00.000Z', '\"by hand\"', 0, 1, 0, ?1, ?2)",
            (changes.as_bytes(), crc32fast::hash(&sealed)),
        )
        .unwrap();
}

/// Inserts a row whose seal is made as the description says. The owner's column comes first where there is one.
fn insert(connection: &Connection, table: &str, values: &[Value]) {
    let owned = !["account", "seller", "presales", "request"].contains(&table);
    let mut sealed = SALT.to_le_bytes().to_vec();
    sealed.extend(table.as_bytes());
    sealed.push(0);
    sealed.extend(i64::from(owned).to_le_bytes());
    for value in &values[usize::from(owned)..] {
        match value {
            Value::Null => sealed.push(0),
            Value::Integer(number) => {
                sealed.push(1);
                sealed.extend(number.to_le_bytes());
            }
            Value::Text(text) => {
                sealed.push(2);
                sealed.extend((text.len() as u32).to_le_bytes());
                sealed.extend(text.as_bytes());
            }
            other => panic!("no column holds {other:?}"),
        }
    }
    let seal = Value::Integer(i64::from(crc32fast::hash(&sealed)));
    let holders = vec!["?"; values.len() + 1].join(", ");
    let row = values.iter().cloned().chain([seal]);
    connection.execute(&format!("INSERT INTO {table} VALUES ({holders})"), params_from_iter(row)).unwrap();
}
