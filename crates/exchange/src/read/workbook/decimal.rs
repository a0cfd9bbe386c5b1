//! Numbers of a workbook as decimals.
//!
//! A workbook stores binary fractions written out: 0.1 + 0.2 lies there as `0.30000000000000004`. Spreadsheet programs
//! show and keep 15 significant digits, so the number meant is the one rounded to 15 of them, and no more than 15 places.

use crate::number::canonical;
use crate::table::CellProblem;

const DIGITS: i64 = 15;
const MAX_EXPONENT: i64 = 30;
/// With more digits than this before the point, fewer than two of the 15 are left behind it.
const WHOLE_DIGITS: i64 = 13;

/// The shortest decimal that the stored text means: `1E5` is `100000`, `0.30000000000000004` is `0.3`.
///
/// Numbers so large that rounding them to 15 digits would change cents are refused.
pub fn decimal(stored: &str) -> Result<String, CellProblem> {
    let (negative, magnitude) = match stored.trim().strip_prefix('-') {
        Some(magnitude) => (true, magnitude),
        None => (false, stored.trim()),
    };
    let (mantissa, exponent) = match magnitude.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => {
            (mantissa, exponent.parse::<i64>().map_err(|_| CellProblem::NumberOutOfRange)?)
        }
        None => (magnitude, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || !is_digits(whole) || !is_digits(fraction) || mantissa.len() > 400
    {
        return Err(CellProblem::NumberOutOfRange);
    }
    let digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).map(|b| b - b'0').collect();
    let Some(first) = digits.iter().position(|d| *d != 0) else { return Ok("0".into()) };
    // The point stands `point` digits behind the first digit that counts.
    let point =
        (whole.len() as i64 - first as i64).checked_add(exponent).ok_or(CellProblem::NumberOutOfRange)?;
    if point > MAX_EXPONENT {
        return Err(CellProblem::NumberOutOfRange);
    }
    let digits = &digits[first..];
    let keep = DIGITS.min(point.saturating_add(DIGITS));
    let lost = digits.iter().skip(keep.max(0) as usize).any(|d| *d != 0);
    if lost && point > WHOLE_DIGITS {
        return Err(CellProblem::NumberTooPrecise);
    }
    let text = place(&round(digits, keep), point + carried(digits, keep));
    Ok(if negative && text != "0" { format!("-{text}") } else { text })
}

/// The first `keep` digits, rounded half away from zero; one more digit if the rounding carries over all of them.
fn round(digits: &[u8], keep: i64) -> Vec<u8> {
    let Ok(keep) = usize::try_from(keep) else { return Vec::new() };
    let mut kept: Vec<u8> = digits.iter().copied().take(keep).collect();
    if digits.get(keep).is_some_and(|d| *d >= 5) {
        match kept.iter().rposition(|d| *d < 9) {
            Some(at) => {
                kept[at] += 1;
                kept.truncate(at + 1);
            }
            None => kept = vec![1],
        }
    }
    kept
}

/// One if rounding carries beyond the first digit, which moves the point.
fn carried(digits: &[u8], keep: i64) -> i64 {
    let Ok(keep) = usize::try_from(keep) else { return 0 };
    let up = digits.get(keep).is_some_and(|d| *d >= 5);
    i64::from(up && digits.iter().take(keep).all(|d| *d == 9))
}

fn place(digits: &[u8], point: i64) -> String {
    let text: String = digits.iter().map(|d| char::from(b'0' + d)).collect();
    match usize::try_from(point) {
        Ok(point) if point >= text.len() => canonical(&format!("{text:0<point$}"), ""),
        Ok(point) => canonical(&text[..point], &text[point..]),
        Err(_) => canonical("", &format!("{}{text}", "0".repeat(point.unsigned_abs().min(64) as usize))),
    }
}
