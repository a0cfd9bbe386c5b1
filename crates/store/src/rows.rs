//! Rows of the plan to and from their tables. Every decision stands in the Baseline scenario.

mod cell;
mod reseal;
mod seal;
mod shape;
mod table;

use plan::account::Account;
use plan::change::{Change, Swap};
use plan::compensation::{Deal, PayPlan};
use plan::plan::{Assumptions, Info};
use plan::pool::{Attachment, Loan, Member, Pair, Pool};
use plan::quota::Terms;
use plan::region::RegionSet;
use plan::seller::{Presales, PresalesTerms, Request, Seller};
use plan::team::Team;
use plan::territory::{Placement, Rule, Territory};
use rusqlite::{Connection, Statement};

use cell::{Reader, Writer};
pub(crate) use reseal::{reseal, verify_seals};
use table::Stored;

/// What went wrong with a row.
#[derive(Debug)]
pub(crate) enum RowProblem {
    Sqlite(rusqlite::Error),
    /// The row cannot be stored: a value or its number is too large.
    TooLarge {
        table: &'static str,
        id: u32,
    },
    /// The row to be removed is not there, or the rows do not fit together.
    Inconsistent {
        table: &'static str,
    },
    /// The stored row is not what was once written.
    Damaged {
        table: &'static str,
    },
}

impl From<rusqlite::Error> for RowProblem {
    fn from(error: rusqlite::Error) -> RowProblem {
        RowProblem::Sqlite(error)
    }
}

macro_rules! tables {
    ($($name:ident),*) => {
        #[derive(Clone, Copy)]
        enum Place { $($name),* }

        const PLACES: usize = [$(Place::$name),*].len();

        /// All rows of the file as additions; what others point at comes first.
        pub(crate) fn read_rows(connection: &Connection, salt: i64) -> Result<Vec<Change>, RowProblem> {
            let mut changes = Vec::new();
            let mut bytes = Vec::new();
            $(read_table::<$name>(connection, salt, &mut bytes, &mut changes)?;)*
            Ok(changes)
        }

        /// Writes what stands after each change, in their order. The rows written must fit together afterwards.
        pub(crate) fn write_rows(connection: &Connection, salt: i64, changes: &[Change]) -> Result<(), RowProblem> {
            let mut writing = Writing {
                connection,
                salt,
                bytes: Vec::new(),
                put: [const { None }; PLACES],
                remove: [const { None }; PLACES],
            };
            for change in changes {
                match change {
                    $(Change::$name(swap) => writing.swap(Place::$name, swap)?),*
                }
            }
            let teams = changes.iter().any(|change| matches!(change, Change::Team(_)));
            if teams && !below_the_region(connection)? {
                return Err(RowProblem::Inconsistent { table: Team::SHAPE.table });
            }
            Ok(())
        }
    };
}
tables!(
    Info,
    Account,
    Seller,
    Presales,
    Request,
    Assumptions,
    Territory,
    Rule,
    Placement,
    PayPlan,
    Team,
    Terms,
    Pool,
    Member,
    Attachment,
    PresalesTerms,
    Deal,
    Loan,
    Pair,
    RegionSet
);

/// The statements of one transaction, prepared when first needed.
struct Writing<'c> {
    connection: &'c Connection,
    salt: i64,
    bytes: Vec<u8>,
    put: [Option<Statement<'c>>; PLACES],
    remove: [Option<Statement<'c>>; PLACES],
}

impl Writing<'_> {
    fn swap<R: Stored>(&mut self, place: Place, swap: &Swap<R>) -> Result<(), RowProblem> {
        match (&swap.before, &swap.after) {
            (_, Some(after)) => self.put(place, after),
            (Some(before), None) => self.remove(place, before),
            (None, None) => Ok(()),
        }
    }

    fn put<R: Stored>(&mut self, place: Place, row: &R) -> Result<(), RowProblem> {
        let shape = R::SHAPE;
        let slot = &mut self.put[place as usize];
        let statement = match slot {
            Some(statement) => statement,
            None => slot.insert(self.connection.prepare(&shape.put())?),
        };
        let mut writer = Writer::new(statement, &mut self.bytes, self.salt, shape);
        let written = writer.owner(shape).and_then(|()| row.write(&mut writer)).and_then(|()| writer.seal());
        written.map_err(|fault| fault.or(RowProblem::TooLarge { table: shape.table, id: row.id() }))?;
        statement.raw_execute()?;
        Ok(())
    }

    fn remove<R: Stored>(&mut self, place: Place, row: &R) -> Result<(), RowProblem> {
        let shape = R::SHAPE;
        let slot = &mut self.remove[place as usize];
        let statement = match slot {
            Some(statement) => statement,
            None => slot.insert(self.connection.prepare(&shape.remove())?),
        };
        if shape.key.is_some() {
            statement.raw_bind_parameter(1, row.id())?;
        }
        match statement.raw_execute()? {
            1 => Ok(()),
            _ => Err(RowProblem::Inconsistent { table: shape.table }),
        }
    }
}

fn read_table<R: Stored>(
    connection: &Connection,
    salt: i64,
    bytes: &mut Vec<u8>,
    changes: &mut Vec<Change>,
) -> Result<(), RowProblem>
where
    Change: From<Swap<R>>,
{
    let shape = R::SHAPE;
    let mut statement = connection.prepare(&shape.read())?;
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        let mut reader = Reader::new(row, bytes, salt, shape);
        let read = R::read(&mut reader).and_then(|row| reader.unseal().map(|()| row));
        let row = read.map_err(|fault| fault.or(RowProblem::Damaged { table: shape.table }))?;
        changes.push(Change::from(Swap::added(row)));
    }
    Ok(())
}

/// Whether from every team the parents lead up to the region. Where each points at a team that is there, they do unless
/// they run in a circle, which no foreign key forbids.
pub(crate) fn below_the_region(connection: &Connection) -> rusqlite::Result<bool> {
    connection.query_row(
        "WITH RECURSIVE below (scenario, id) AS (
             SELECT scenario, id FROM team WHERE parent IS NULL
             UNION ALL
             SELECT team.scenario, team.id FROM below
                 JOIN team ON team.scenario = below.scenario AND team.parent = below.id
         )
         SELECT (SELECT count(*) FROM below) = (SELECT count(*) FROM team)",
        [],
        |row| row.get(0),
    )
}
