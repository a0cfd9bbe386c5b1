//! Texts into the columns of accounts and people: one way in for imports and for cells typed or pasted.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::account::{Account, AccountField};
use crate::money::{Money, NumberProblem, Quantity};
use crate::period::Leave;
use crate::refusal::CellProblem;
use crate::seller::{Presales, PresalesField, Seller, SellerField};

type Set = Result<(), CellProblem>;

/// Beyond these a date is a typing error, and spreadsheets know none before them.
pub const YEARS: RangeInclusive<i16> = 1900..=2200;

/// Puts a canonical text (decimal point, ISO date, `true`/`false`) into a column. Empty means "not known".
pub fn set_account(account: &mut Account, field: AccountField, text: &str, decimals: u8) -> Set {
    match field {
        AccountField::ExternalId => account.external_id = key(text)?,
        AccountField::Name => account.name = trimmed(text),
        AccountField::Country => account.country = trimmed(text),
        AccountField::State => account.state = trimmed(text),
        AccountField::City => account.city = trimmed(text),
        AccountField::PostalCode => account.postal_code = trimmed(text),
        AccountField::Latitude => account.latitude = coordinate(text, 90)?,
        AccountField::Longitude => account.longitude = coordinate(text, 180)?,
        AccountField::Industry => account.industry = trimmed(text),
        AccountField::Segment => account.segment = trimmed(text),
        AccountField::Owner => account.owner = trimmed(text),
        AccountField::Size => account.size = quantity(text)?,
        AccountField::Potential => account.potential = money(text, decimals)?,
        AccountField::Workload => account.workload = quantity(text)?,
        AccountField::LastBookings => account.last_bookings = signed_money(text, decimals)?,
    }
    Ok(())
}

/// As [`set_account`]. `Team` and `Quota` are decisions and are not set here. Dates are judged by [`dates_in_order`] once the
/// whole row is in, so that a stay may move as one.
pub fn set_seller(seller: &mut Seller, field: SellerField, text: &str, decimals: u8) -> Set {
    match field {
        SellerField::ExternalId => seller.external_id = key(text)?,
        SellerField::Name => seller.name = trimmed(text),
        SellerField::Segment => seller.segment = trimmed(text),
        SellerField::Vacancy => seller.vacancy = yes_no(text)?,
        SellerField::Start => seller.start = day(text)?,
        SellerField::End => seller.end = day(text)?,
        SellerField::Base => seller.base = money(text, decimals)?.unwrap_or_default(),
        SellerField::TargetVariable => seller.target_variable = money(text, decimals)?.unwrap_or_default(),
        SellerField::LastBookings => seller.last_bookings = signed_money(text, decimals)?,
        SellerField::Leaves => seller.leaves = leaves(text)?,
        SellerField::Team | SellerField::Quota => return Err(CellProblem::NotEditable),
    }
    Ok(())
}

/// As [`set_seller`].
pub fn set_presales(presales: &mut Presales, field: PresalesField, text: &str, decimals: u8) -> Set {
    match field {
        PresalesField::ExternalId => presales.external_id = key(text)?,
        PresalesField::Name => presales.name = trimmed(text),
        PresalesField::Segment => presales.segment = trimmed(text),
        PresalesField::Start => presales.start = day(text)?,
        PresalesField::End => presales.end = day(text)?,
        PresalesField::Base => presales.base = money(text, decimals)?.unwrap_or_default(),
        PresalesField::TargetVariable => {
            presales.target_variable = money(text, decimals)?.unwrap_or_default()
        }
        PresalesField::Skills => presales.skills = trimmed(text),
        PresalesField::Leaves => presales.leaves = leaves(text)?,
        PresalesField::Country => presales.country = trimmed(text),
    }
    Ok(())
}

/// Refused where the end lies before the start.
pub fn dates_in_order(start: Option<Date>, end: Option<Date>) -> Set {
    match (start, end) {
        (Some(start), Some(end)) if end < start => Err(CellProblem::EndsBeforeStart),
        _ => Ok(()),
    }
}

/// An amount of the plan's currency, not negative; empty: none.
pub fn money(text: &str, decimals: u8) -> Result<Option<Money>, CellProblem> {
    let amount = signed_money(text, decimals)?;
    if amount.is_some_and(Money::is_negative) { Err(CellProblem::Negative) } else { Ok(amount) }
}

fn signed_money(text: &str, decimals: u8) -> Result<Option<Money>, CellProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let amount: Money = text.parse().map_err(CellProblem::Number)?;
    if amount.fits(decimals) { Ok(Some(amount)) } else { Err(CellProblem::TooPrecise) }
}

fn quantity(text: &str) -> Result<Option<Quantity>, CellProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let quantity: Quantity = text.parse().map_err(CellProblem::Number)?;
    if quantity < Quantity::ZERO { Err(CellProblem::Negative) } else { Ok(Some(quantity)) }
}

/// Degrees into millionths; decimals beyond the sixth (a hand's breadth on the ground) are cut.
fn coordinate(text: &str, most: i128) -> Result<Option<i32>, CellProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let (kept, cut) = text.find('.').and_then(|point| text.split_at_checked(point + 7)).unwrap_or((text, ""));
    if !cut.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(CellProblem::Number(NumberProblem::Malformed));
    }
    let millionths = crate::money::read_fixed(kept, 6).map_err(CellProblem::Number)?;
    if millionths.abs() > most * 1_000_000 {
        return Err(CellProblem::NotACoordinate);
    }
    Ok(Some(millionths as i32))
}

fn day(text: &str) -> Result<Option<Date>, CellProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let date: Date = text.parse().map_err(|_| CellProblem::NotADate)?;
    if YEARS.contains(&date.year()) { Ok(Some(date)) } else { Err(CellProblem::NotADate) }
}

/// Days away, `2027-03-01/2027-05-31` and so on, parted by semicolons, in any order, none within another.
fn leaves(text: &str) -> Result<Vec<Leave>, CellProblem> {
    let mut leaves = Vec::new();
    for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let (first, last) = part.split_once('/').ok_or(CellProblem::NotLeaves)?;
        let dated = |text| day(text).ok().flatten().ok_or(CellProblem::NotLeaves);
        leaves.push(Leave { first: dated(first)?, last: dated(last)? });
    }
    leaves.sort();
    let apart = leaves.windows(2).all(|pair| pair[0].last < pair[1].first);
    if apart && leaves.iter().all(|leave| leave.first <= leave.last) {
        Ok(leaves)
    } else {
        Err(CellProblem::LeavesOutOfOrder)
    }
}

fn yes_no(text: &str) -> Result<bool, CellProblem> {
    match text.trim().to_lowercase().as_str() {
        "" | "false" | "no" | "n" | "0" => Ok(false),
        "true" | "yes" | "y" | "1" | "sí" | "si" | "s" | "vacante" | "vacant" | "x" => Ok(true),
        _ => Err(CellProblem::NotYesNo),
    }
}

fn key(text: &str) -> Result<String, CellProblem> {
    if text.trim().is_empty() { Err(CellProblem::KeyMissing) } else { Ok(text.trim().to_owned()) }
}

fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}
