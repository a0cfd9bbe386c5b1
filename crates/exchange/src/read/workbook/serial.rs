//! Serial day numbers of a workbook as ISO dates.

use jiff::ToSpan;
use jiff::civil::{Date, Time};

use super::styles::Meaning;
use crate::table::CellProblem;

/// Beyond every epoch's last day in the year 9999.
const MAX_DAYS: i32 = 3_000_000;
const SECONDS_A_DAY: u64 = 86_400;

/// The ISO date, date with time, or time that a serial number (a canonical decimal) stands for.
///
/// 29 February 1900 (serial 60) never was, and serials before the first day are no days either.
pub fn iso(serial: &str, meaning: Meaning, from_1904: bool) -> Result<String, CellProblem> {
    let (days, fraction) = serial.split_once('.').unwrap_or((serial, ""));
    let days: i32 = days.parse().map_err(|_| CellProblem::ImpossibleDate)?;
    if !(0..MAX_DAYS).contains(&days) || serial.starts_with('-') {
        return Err(CellProblem::ImpossibleDate);
    }
    let (days, seconds) = match seconds(fraction) {
        // Rounding to whole seconds may reach midnight.
        SECONDS_A_DAY => (days + 1, 0),
        seconds => (days, seconds),
    };
    let time = time(seconds).ok_or(CellProblem::ImpossibleDate)?;
    if meaning == Meaning::Time && days == 0 {
        return Ok(time);
    }
    let date = date(days, from_1904).ok_or(CellProblem::ImpossibleDate)?;
    Ok(if seconds == 0 { date.to_string() } else { format!("{date}T{time}") })
}

fn date(days: i32, from_1904: bool) -> Option<Date> {
    let (epoch, days) = match (from_1904, days) {
        (true, days) => (Date::new(1904, 1, 1).ok()?, days),
        (false, 0 | 60) => return None,
        (false, ..60) => (Date::new(1899, 12, 31).ok()?, days),
        (false, days) => (Date::new(1899, 12, 30).ok()?, days),
    };
    epoch.checked_add(days.days()).ok()
}

/// Digits behind the point of a day, as seconds rounded half up.
fn seconds(fraction: &str) -> u64 {
    const PLACES: usize = 12;
    let scaled: u64 = format!("{fraction:0<PLACES$}")[..PLACES].parse().unwrap_or(0);
    let whole = 10_u64.pow(PLACES as u32);
    (scaled * SECONDS_A_DAY + whole / 2) / whole
}

fn time(seconds: u64) -> Option<String> {
    let part = |value: u64| i8::try_from(value).ok();
    let time = Time::new(part(seconds / 3600)?, part(seconds / 60 % 60)?, part(seconds % 60)?, 0).ok()?;
    Some(time.to_string())
}
