//! One value of a row, in its column and in the row's seal.

use jiff::civil::Date;
use plan::compensation::{Component, Draw, Frequency, Guarantee, Role, Rounding};
use plan::condition::Condition;
use plan::distribution::Distribution;
use plan::ids::{
    AccountId, AttachmentId, DealId, LoanId, MemberId, PairId, PayPlanId, PoolId, PresalesId, RegionSetId,
    RequestId, RuleId, SellerId, TeamId, TerritoryId,
};
use plan::money::{LARGEST, Money, Quantity, Rate};
use plan::period::{Leave, Ramp, Seasonality};
use plan::pool::{LoanCredit, PairKind, PoolTarget};
use plan::presales_work::PresalesWork;
use plan::quota::{Conversion, MidYear, QuotaStep, Turnover};
use plan::region::Regions;
use plan::team::{ManagerPay, OverAssignment};
use rusqlite::types::ValueRef;
use rusqlite::{Row, Statement};

use super::RowProblem;
use super::seal::{begin_seal, seal_of, seal_value};
use super::shape::{BASELINE, Shape};

/// Row numbers stay below this: the plan keeps a slot in memory for each number, used or not.
const ID_LIMIT: u32 = 5_000_000;

/// The largest rate that may be entered, 10,000 %, scaled.
const LARGEST_RATE: i64 = 100 * Rate::ONE.scaled();

/// Why a value does not go in or come out.
pub(crate) enum Fault {
    Sqlite(rusqlite::Error),
    /// Beyond what the format holds, or not what the column should hold.
    Unfit,
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Fault {
        Fault::Sqlite(error)
    }
}

impl Fault {
    /// The problem with the row: SQLite's own, or `unfit`.
    pub fn or(self, unfit: RowProblem) -> RowProblem {
        match self {
            Fault::Sqlite(error) => RowProblem::Sqlite(error),
            Fault::Unfit => unfit,
        }
    }
}

/// Binds a row's values to a statement and seals them.
pub(crate) struct Writer<'w, 'c> {
    statement: &'w mut Statement<'c>,
    place: usize,
    sealed: &'w mut Vec<u8>,
}

impl<'w, 'c> Writer<'w, 'c> {
    pub fn new(
        statement: &'w mut Statement<'c>,
        sealed: &'w mut Vec<u8>,
        salt: i64,
        shape: Shape,
    ) -> Writer<'w, 'c> {
        begin_seal(sealed, salt, shape.table, shape.owner.map_or(0, |_| BASELINE));
        Writer { statement, place: 0, sealed }
    }

    /// Binds the owner's column, where the table has one; the seal holds it already.
    pub fn owner(&mut self, shape: Shape) -> Result<(), Fault> {
        if shape.owner.is_some() {
            self.place += 1;
            self.statement.raw_bind_parameter(self.place, BASELINE)?;
        }
        Ok(())
    }

    pub fn seal(&mut self) -> Result<(), Fault> {
        self.place += 1;
        self.statement.raw_bind_parameter(self.place, seal_of(self.sealed))?;
        Ok(())
    }

    fn value(&mut self, value: ValueRef<'_>) -> Result<(), Fault> {
        seal_value(self.sealed, value)?;
        self.place += 1;
        let bound = rusqlite::types::ToSqlOutput::Borrowed(value);
        Ok(self.statement.raw_bind_parameter(self.place, bound)?)
    }
}

/// Takes a row's values one by one and holds them against the seal.
pub(crate) struct Reader<'r, 's> {
    row: &'r Row<'s>,
    place: usize,
    sealed: &'r mut Vec<u8>,
}

impl<'r, 's> Reader<'r, 's> {
    pub fn new(row: &'r Row<'s>, sealed: &'r mut Vec<u8>, salt: i64, shape: Shape) -> Reader<'r, 's> {
        begin_seal(sealed, salt, shape.table, shape.owner.map_or(0, |_| BASELINE));
        Reader { row, place: 0, sealed }
    }

    pub fn unseal(&mut self) -> Result<(), Fault> {
        let seal = self.row.get_ref(self.place)?;
        if seal == ValueRef::Integer(seal_of(self.sealed)) { Ok(()) } else { Err(Fault::Unfit) }
    }

    fn value(&mut self) -> Result<ValueRef<'r>, Fault> {
        let value = self.row.get_ref(self.place)?;
        seal_value(self.sealed, value)?;
        self.place += 1;
        Ok(value)
    }

    fn integer(&mut self) -> Result<i64, Fault> {
        match self.value()? {
            ValueRef::Integer(value) => Ok(value),
            _ => Err(Fault::Unfit),
        }
    }

    fn text(&mut self) -> Result<&'r str, Fault> {
        match self.value()? {
            ValueRef::Text(bytes) => std::str::from_utf8(bytes).map_err(|_| Fault::Unfit),
            _ => Err(Fault::Unfit),
        }
    }
}

/// A value that a column holds, or several columns together.
pub(crate) trait Cell: Sized {
    fn write(&self, writer: &mut Writer<'_, '_>) -> Result<(), Fault>;
    fn read(reader: &mut Reader<'_, '_>) -> Result<Self, Fault>;
}

impl<T: Cell> Cell for Option<T> {
    fn write(&self, writer: &mut Writer<'_, '_>) -> Result<(), Fault> {
        match self {
            Some(value) => value.write(writer),
            None => writer.value(ValueRef::Null),
        }
    }

    fn read(reader: &mut Reader<'_, '_>) -> Result<Option<T>, Fault> {
        match reader.row.get_ref(reader.place)? {
            ValueRef::Null => reader.value().map(|_| None),
            _ => T::read(reader).map(Some),
        }
    }
}

impl Cell for String {
    fn write(&self, writer: &mut Writer<'_, '_>) -> Result<(), Fault> {
        writer.value(ValueRef::Text(self.as_bytes()))
    }

    fn read(reader: &mut Reader<'_, '_>) -> Result<String, Fault> {
        reader.text().map(str::to_owned)
    }
}

impl Cell for Date {
    fn write(&self, writer: &mut Writer<'_, '_>) -> Result<(), Fault> {
        writer.value(ValueRef::Text(self.to_string().as_bytes()))
    }

    fn read(reader: &mut Reader<'_, '_>) -> Result<Date, Fault> {
        let text = reader.text()?;
        let date: Date = text.parse().map_err(|_| Fault::Unfit)?;
        if date.to_string() == text { Ok(date) } else { Err(Fault::Unfit) }
    }
}

/// Types that are one of a few names.
macro_rules! names {
    ($($kind:ident { $($variant:ident = $name:literal),* })*) => {$(
        impl Cell for $kind {
            fn write(&self, writer: &mut Writer<'_, '_>) -> Result<(), Fault> {
                let name: &str = match self {
                    $($kind::$variant => $name),*
                };
                writer.value(ValueRef::Text(name.as_bytes()))
            }

            fn read(reader: &mut Reader<'_, '_>) -> Result<$kind, Fault> {
                match reader.text()? {
                    $($name => Ok($kind::$variant),)*
                    _ => Err(Fault::Unfit),
                }
            }
        }
    )*};
}
names! {
    Role { Seller = "seller", Presales = "presales", Manager = "manager" }
    Frequency { Monthly = "monthly", Quarterly = "quarterly", Yearly = "yearly" }
    LoanCredit { Split = "split", Doubled = "doubled" }
    PairKind { Together = "together", Apart = "apart" }
    Rounding { HalfAway = "halfAway", HalfEven = "halfEven" }
    MidYear { Blended = "blended", Segments = "segments" }
}

/// Types that are an integer in the file: how to make it, how to take it.
macro_rules! integers {
    ($($kind:ty: |$out:ident| $make:expr, |$in:ident| $take:expr;)*) => {$(
        impl Cell for $kind {
            fn write(&self, writer: &mut Writer<'_, '_>) -> Result<(), Fault> {
                let $out = *self;
                let value: Option<i64> = $make;
                writer.value(ValueRef::Integer(value.ok_or(Fault::Unfit)?))
            }

            fn read(reader: &mut Reader<'_, '_>) -> Result<$kind, Fault> {
                let $in = reader.integer()?;
                let value: Option<$kind> = $take;
                value.ok_or(Fault::Unfit)
            }
        }
    )*};
}
integers! {
    bool: |flag| Some(i64::from(flag)), |value| match value { 0 => Some(false), 1 => Some(true), _ => None };
    u8: |small| Some(i64::from(small)), |value| u8::try_from(value).ok();
    u32: |count| Some(i64::from(count)), |value| u32::try_from(value).ok();
    i32: |degrees| Some(i64::from(degrees)), |value| i32::try_from(value).ok();
    Money: |money| within(money.thousandths()), |value| {
        within(i128::from(value)).map(|value| Money::from_thousandths(i128::from(value)))
    };
    Quantity: |quantity| within(i128::from(quantity.thousandths())), |value| {
        within(i128::from(value)).map(Quantity::from_thousandths)
    };
    Rate: |rate| Some(rate.scaled()).filter(|value| value.abs() <= LARGEST_RATE), |value| {
        (-LARGEST_RATE..=LARGEST_RATE).contains(&value).then(|| Rate::from_scaled(value))
    };
}

/// Amounts beyond what may be entered are refused both ways: their text in the history could not be read again.
fn within(thousandths: i128) -> Option<i64> {
    let limit = LARGEST.thousandths();
    if (-limit..=limit).contains(&thousandths) { i64::try_from(thousandths).ok() } else { None }
}

macro_rules! ids {
    ($($id:ident),*) => {integers! {$(
        $id: |id| Some(i64::from(id.0)).filter(|_| id.0 < ID_LIMIT), |value| {
            u32::try_from(value).ok().filter(|id| *id < ID_LIMIT).map($id)
        };
    )*}};
}
ids!(
    AccountId,
    SellerId,
    PresalesId,
    RequestId,
    TerritoryId,
    RuleId,
    TeamId,
    PoolId,
    MemberId,
    AttachmentId,
    PayPlanId,
    DealId,
    LoanId,
    PairId,
    RegionSetId
);

/// Types typed in one of two ways, each with its column; the other is NULL.
macro_rules! either {
    ($($kind:ident { $One:ident { $one:ident }, $Other:ident { $other:ident } })*) => {$(
        impl Cell for $kind {
            fn write(&self, writer: &mut Writer<'_, '_>) -> Result<(), Fault> {
                let ($one, $other) = match *self {
                    $kind::$One { $one } => (Some($one), None),
                    $kind::$Other { $other } => (None, Some($other)),
                };
                $one.write(writer)?;
                $other.write(writer)
            }

            fn read(reader: &mut Reader<'_, '_>) -> Result<$kind, Fault> {
                match (Cell::read(reader)?, Cell::read(reader)?) {
                    (Some($one), None) => Ok($kind::$One { $one }),
                    (None, Some($other)) => Ok($kind::$Other { $other }),
                    _ => Err(Fault::Unfit),
                }
            }
        }
    )*};
}
either! {
    PoolTarget { Amount { amount }, Discount { discount } }
    OverAssignment { Rate { rate }, Amount { amount } }
}

impl Cell for ManagerPay {
    fn write(&self, writer: &mut Writer<'_, '_>) -> Result<(), Fault> {
        self.base.write(writer)?;
        self.target_variable.write(writer)?;
        self.plan.write(writer)?;
        self.score.write(writer)
    }

    fn read(reader: &mut Reader<'_, '_>) -> Result<ManagerPay, Fault> {
        Ok(ManagerPay {
            base: Cell::read(reader)?,
            target_variable: Cell::read(reader)?,
            plan: Cell::read(reader)?,
            score: Cell::read(reader)?,
        })
    }
}

/// Types that are a JSON text. What could not be read again, as an amount beyond all bounds, is not written.
macro_rules! json {
    ($($kind:ty),*) => {$(
        impl Cell for $kind {
            fn write(&self, writer: &mut Writer<'_, '_>) -> Result<(), Fault> {
                let text = serde_json::to_string(self).map_err(|_| Fault::Unfit)?;
                serde_json::from_str::<$kind>(&text).map_err(|_| Fault::Unfit)?;
                writer.value(ValueRef::Text(text.as_bytes()))
            }

            fn read(reader: &mut Reader<'_, '_>) -> Result<$kind, Fault> {
                serde_json::from_str(reader.text()?).map_err(|_| Fault::Unfit)
            }
        }
    )*};
}
json!(
    Vec<Condition>,
    Vec<Ramp>,
    Vec<Component>,
    Draw,
    Guarantee,
    Distribution,
    PresalesWork,
    Vec<Leave>,
    Vec<QuotaStep>,
    Vec<Turnover>,
    Vec<Conversion>,
    Regions,
    Seasonality
);
