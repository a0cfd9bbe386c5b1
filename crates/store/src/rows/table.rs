//! Which field stands in which column: they bear the same names.

use plan::account::Account;
use plan::compensation::{Deal, PayPlan};
use plan::ids::Row as _;
use plan::plan::{Assumptions, Info};
use plan::pool::{Attachment, Loan, Member, Pair, Pool};
use plan::quota::Terms;
use plan::region::RegionSet;
use plan::seller::{Presales, PresalesTerms, Request, Seller};
use plan::team::Team;
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

/// A field has the column of its name. Those that several columns hold come last, each with its columns.
macro_rules! stored {
    ($row:ident in $table:literal, owner $owner:expr, single; $($fields:tt)*) => {
        stored!(@ $row, $table, $owner, None, |_row| 1; $($fields)*);
    };
    ($row:ident in $table:literal, owner $owner:expr, key $key:ident; $($fields:tt)*) => {
        stored!(@ $row, $table, $owner, Some(stringify!($key)), |row| row.slot(); $key, $($fields)*);
    };
    (@ $row:ident, $table:literal, $owner:expr, $key:expr, |$this:ident| $id:expr;
        $($field:ident),* $(; $($either:ident in $one:ident $(or $other:ident)+),*)?
    ) => {
        impl Stored for $row {
            const SHAPE: Shape = Shape {
                table: $table,
                owner: $owner,
                key: $key,
                columns: &[$(stringify!($field),)* $($(stringify!($one), $(stringify!($other)),+),*)?],
            };

            fn id(&self) -> u32 {
                let $this = self;
                $id
            }

            fn write(&self, writer: &mut Writer<'_, '_>) -> Result<(), Fault> {
                $(Cell::write(&self.$field, writer)?;)*
                $($(Cell::write(&self.$either, writer)?;)*)?
                Ok(())
            }

            fn read(reader: &mut Reader<'_, '_>) -> Result<$row, Fault> {
                $(let $field = Cell::read(reader)?;)*
                $($(let $either = Cell::read(reader)?;)*)?
                Ok($row { $($field,)* $($($either),*)? })
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
    external_id, name, segment, vacancy, start, end, base, target_variable, last_bookings, leaves);
stored!(Presales in "presales", owner None, key id;
    external_id, name, segment, start, end, base, target_variable, skills, leaves, country);
stored!(Request in "request", owner None, key id; seller, presales, priority, hours);
stored!(RegionSet in "region_set", owner None, key id; name, regions);
stored!(Assumptions in "assumptions", owner SCENARIO, single;
    company_plan, attainment, ramps, seasonality, turnovers, conversions, pay_budget, distribution, correlation,
    pool_term, presales_work;
    over_assignment in over_rate or over_amount,
    region_over_assignment in region_over_rate or region_over_amount);
stored!(Territory in "territory", owner SCENARIO, key id; name, seller);
stored!(Rule in "rule", owner SCENARIO, key id; territory, position, conditions);
stored!(Placement in "placement", owner SCENARIO, key account; territory, pinned);
stored!(PayPlan in "pay_plan", owner SCENARIO, key id;
    name, role, segment, components, frequency, rounding, draw, guarantee, clawback_days);
stored!(Team in "team", owner SCENARIO, key id;
    name, manager, parent, target, locked, attainment;
    over_assignment in over_rate or over_amount,
    pay in manager_base or manager_variable or manager_plan or manager_score);
stored!(Terms in "terms", owner SCENARIO, key seller;
    quota, locked, attainment, pay_plan, team, weight, proposal, steps, mid_year, score);
stored!(Pool in "pool", owner SCENARIO, key id; name; target in amount or discount);
stored!(Member in "member", owner SCENARIO, key id; pool, seller, start, end);
stored!(Attachment in "attachment", owner SCENARIO, key id; presales, pool, weight, start, end);
stored!(PresalesTerms in "presales_terms", owner SCENARIO, key presales; pay_plan, score);
stored!(Loan in "loan", owner SCENARIO, key id; name, presales, home, to, date, amount, share, credit);
stored!(Pair in "pair", owner SCENARIO, key id; presales, seller, kind);
stored!(Deal in "deal", owner SCENARIO, key id; name, seller, date, amount, units, cancelled);
