//! Which field stands in which column: they bear the same names.

use plan::account::Account;
use plan::compensation::PayPlan;
use plan::ids::Row as _;
use plan::money::{Money, Rate};
use plan::plan::{Assumptions, Info};
use plan::pool::{Attachment, Member, Pool, PoolTarget};
use plan::quota::Terms;
use plan::seller::{Presales, Request, Seller};
use plan::territory::{Placement, Rule, Territory};

use super::cell::{Cell, Fault, Reader, Writer};
use super::shape::Shape;

/// A row that has a table.
pub(crate) trait Stored: Sized {
    const SHAPE: Shape;

    /// Its number; 1 where the table has only one row.
    fn id(&self) -> u32;
    fn write(&self, writer: &mut Writer<'_, '_>) -> Result<(), Fault>;
    fn read(reader: &mut Reader<'_, '_>) -> Result<Self, Fault>;
}

macro_rules! stored {
    ($row:ident in $table:literal, owner $owner:expr, single; $($field:ident),*) => {
        stored!(@ $row, $table, $owner, None, |_row| 1; $($field),*);
    };
    ($row:ident in $table:literal, owner $owner:expr, key $key:ident; $($field:ident),*) => {
        stored!(@ $row, $table, $owner, Some(stringify!($key)), |row| row.slot(); $key $(, $field)*);
    };
    (@ $row:ident, $table:literal, $owner:expr, $key:expr, |$this:ident| $id:expr; $($field:ident),*) => {
        impl Stored for $row {
            const SHAPE: Shape =
                Shape { table: $table, owner: $owner, key: $key, columns: &[$(stringify!($field)),*] };

            fn id(&self) -> u32 {
                let $this = self;
                $id
            }

            fn write(&self, writer: &mut Writer<'_, '_>) -> Result<(), Fault> {
                $(Cell::write(&self.$field, writer)?;)*
                Ok(())
            }

            fn read(reader: &mut Reader<'_, '_>) -> Result<$row, Fault> {
                $(let $field = Cell::read(reader)?;)*
                Ok($row { $($field),* })
            }
        }
    };
}

const SCENARIO: Option<&str> = Some("scenario");

stored!(Info in "info", owner Some("only"), single; name, currency, decimals, year_start);
stored!(Account in "account", owner None, key id;
    external_id, name, country, state, city, postal_code, latitude, longitude, industry, segment, owner, size,
    potential, workload, last_bookings);
stored!(Seller in "seller", owner None, key id;
    external_id, name, segment, vacancy, start, end, base, target_variable, last_bookings);
stored!(Presales in "presales", owner None, key id;
    external_id, name, segment, start, end, base, target_variable, skills);
stored!(Request in "request", owner None, key id; seller, presales);
stored!(Assumptions in "assumptions", owner SCENARIO, single; company_plan, over_assignment, attainment, ramps);
stored!(Territory in "territory", owner SCENARIO, key id; name, seller);
stored!(Rule in "rule", owner SCENARIO, key id; territory, position, conditions);
stored!(Placement in "placement", owner SCENARIO, key account; territory);
stored!(PayPlan in "pay_plan", owner SCENARIO, key id; name, role, segment, tiers);
stored!(Terms in "terms", owner SCENARIO, key seller; quota, locked, attainment, pay_plan);
stored!(Member in "member", owner SCENARIO, key id; pool, seller);
stored!(Attachment in "attachment", owner SCENARIO, key id; presales, pool, weight);

/// Of amount and discount exactly one was typed; the other column is NULL.
impl Stored for Pool {
    const SHAPE: Shape = Shape {
        table: "pool",
        owner: SCENARIO,
        key: Some("id"),
        columns: &["id", "name", "amount", "discount"],
    };

    fn id(&self) -> u32 {
        self.slot()
    }

    fn write(&self, writer: &mut Writer<'_, '_>) -> Result<(), Fault> {
        let (amount, discount) = match self.target {
            PoolTarget::Amount { amount } => (Some(amount), None),
            PoolTarget::Discount { discount } => (None, Some(discount)),
        };
        self.id.write(writer)?;
        self.name.write(writer)?;
        amount.write(writer)?;
        discount.write(writer)
    }

    fn read(reader: &mut Reader<'_, '_>) -> Result<Pool, Fault> {
        let (id, name) = (Cell::read(reader)?, Cell::read(reader)?);
        let amount: Option<Money> = Cell::read(reader)?;
        let discount: Option<Rate> = Cell::read(reader)?;
        let target = match (amount, discount) {
            (Some(amount), None) => PoolTarget::Amount { amount },
            (None, Some(discount)) => PoolTarget::Discount { discount },
            _ => return Err(Fault::Unfit),
        };
        Ok(Pool { id, name, target })
    }
}
