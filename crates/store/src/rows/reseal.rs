//! Seals of a whole table by the columns it has in the file: a migration outlives the shapes of today's rows.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, params_from_iter};

use super::RowProblem;
use super::cell::Fault;
use super::seal::{begin_seal, seal_of, seal_value};
use crate::store::read_salt;

/// Holds every row of a table against its seal.
pub(crate) fn verify_seals(connection: &Connection, table: &'static str) -> Result<(), RowProblem> {
    Layout::of(connection, table)?.each_row(connection, |row, seal| {
        if row.get_ref("seal")? == ValueRef::Integer(seal) { Ok(()) } else { Err(Fault::Unfit) }
    })
}

/// Gives every row of a table the seal that fits it. Only for rows whose old seals fitted.
pub(crate) fn reseal(connection: &Connection, table: &'static str) -> Result<(), RowProblem> {
    let layout = Layout::of(connection, table)?;
    let mut sealed: Vec<Vec<i64>> = Vec::new();
    layout.each_row(connection, |row, seal| {
        let keys = layout.keys().map(|key| row.get(key.name.as_str()));
        sealed.push(keys.chain([Ok(seal)]).collect::<rusqlite::Result<_>>()?);
        Ok(())
    })?;
    let keys: Vec<String> =
        layout.keys().zip(1..).map(|(key, place)| format!("{} = ?{place}", key.name)).collect();
    let update = format!("UPDATE {table} SET seal = ?{} WHERE {}", keys.len() + 1, keys.join(" AND "));
    let mut update = connection.prepare(&update)?;
    for values in sealed {
        update.execute(params_from_iter(values))?;
    }
    Ok(())
}

/// A table as it stands in the file.
struct Layout {
    table: &'static str,
    columns: Vec<Column>,
}

struct Column {
    name: String,
    /// Part of the primary key, an INTEGER in every table.
    key: bool,
}

impl Column {
    /// Whether it says whose the row is: the seal holds that first and not among the values.
    fn owner(&self) -> bool {
        self.key && ["scenario", "only"].contains(&self.name.as_str())
    }
}

impl Layout {
    fn of(connection: &Connection, table: &'static str) -> rusqlite::Result<Layout> {
        let mut statement =
            connection.prepare("SELECT name, pk > 0 FROM pragma_table_info(?1) ORDER BY cid")?;
        let columns =
            statement.query_map([table], |row| Ok(Column { name: row.get(0)?, key: row.get(1)? }))?;
        Ok(Layout { table, columns: columns.collect::<rusqlite::Result<_>>()? })
    }

    fn keys(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| column.key)
    }

    /// Every row with the seal that fits it.
    fn each_row(
        &self,
        connection: &Connection,
        mut take: impl FnMut(&Row<'_>, i64) -> Result<(), Fault>,
    ) -> Result<(), RowProblem> {
        let salt = read_salt(connection)?;
        let mut statement = connection.prepare(&format!("SELECT * FROM {}", self.table))?;
        let mut rows = statement.raw_query();
        let mut bytes = Vec::new();
        while let Some(row) = rows.next()? {
            let taken = self.seal(row, &mut bytes, salt).and_then(|seal| take(row, seal));
            taken.map_err(|fault| fault.or(RowProblem::Damaged { table: self.table }))?;
        }
        Ok(())
    }

    fn seal(&self, row: &Row<'_>, bytes: &mut Vec<u8>, salt: i64) -> Result<i64, Fault> {
        let owner = self.columns.iter().find(|column| column.owner());
        let owner = owner.map(|owner| row.get(owner.name.as_str())).transpose()?;
        begin_seal(bytes, salt, self.table, owner.unwrap_or(0));
        for (place, column) in self.columns.iter().enumerate() {
            if !column.owner() && column.name != "seal" {
                seal_value(bytes, row.get_ref(place)?)?;
            }
        }
        Ok(seal_of(bytes))
    }
}
