//! A day as people type it: in figures, or with the month as a word.

use exchange::{DateOrder, DateProblem, parse_date};

/// The beginnings of the months' names, in English and in Spanish.
const MONTHS: [[&str; 2]; 12] = [
    ["jan", "ene"],
    ["feb", "feb"],
    ["mar", "mar"],
    ["apr", "abr"],
    ["may", "may"],
    ["jun", "jun"],
    ["jul", "jul"],
    ["aug", "ago"],
    ["sep", "sep"],
    ["oct", "oct"],
    ["nov", "nov"],
    ["dec", "dic"],
];
const NAMES: [&str; 25] = [
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "sept",
    "september",
    "october",
    "november",
    "december",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "setiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

/// Reads `2027-01-31`, `31/01/2027`, `31 Jan 2027`, `January 31, 2027`, `31 de enero de 2027`, and gives it back as
/// `2027-01-31`.
pub fn read(text: &str, order: DateOrder) -> Result<String, DateProblem> {
    match parse_date(text, order) {
        Err(DateProblem::NotADate) => with_month_as_word(text).unwrap_or(Err(DateProblem::NotADate)),
        read => read,
    }
}

/// `None` where no month is named.
fn with_month_as_word(text: &str) -> Option<Result<String, DateProblem>> {
    let text = text.to_lowercase();
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '/'))
        .filter(|part| !part.is_empty() && *part != "de" && *part != "del")
        .collect();
    let [a, b, year] = parts[..] else { return None };
    let (day, month) = match (month(a), month(b)) {
        (None, Some(month)) => (a, month),
        (Some(month), None) => (b, month),
        _ => return None,
    };
    // 1st, 2nd, 1º.
    let day = day.trim_end_matches(|c: char| !c.is_ascii_digit());
    let figures = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !figures(day) || !figures(year) {
        return None;
    }
    if year.len() == 2 {
        return Some(Err(DateProblem::ShortYear));
    }
    Some(parse_date(&format!("{year}-{month}-{day}"), DateOrder::DayFirst))
}

/// 1 to 12.
fn month(word: &str) -> Option<usize> {
    let start = word.get(..3)?;
    let known = word.len() == 3 || NAMES.contains(&word);
    let place = MONTHS.iter().position(|starts| starts.contains(&start)).filter(|_| known)?;
    Some(place + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_as_words_in_both_languages() {
        for text in [
            "1 Mar 2027",
            "01-mar-2027",
            "March 1, 2027",
            "Mar. 1st 2027",
            "1 de marzo de 2027",
            "1 marzo 2027",
            "2027-03-01",
            "1/3/2027",
        ] {
            assert_eq!(read(text, DateOrder::DayFirst).as_deref(), Ok("2027-03-01"), "{text}");
        }
        assert_eq!(read("30 ago 2027", DateOrder::MonthFirst).as_deref(), Ok("2027-08-30"));
        assert_eq!(read("1 Mar 27", DateOrder::DayFirst), Err(DateProblem::ShortYear));
        for text in
            ["31 Feb 2027", "Mar 2027", "1 Marble 2027", "March", "1 Mar Apr", "mar 1 20277", "1 é 2027"]
        {
            assert_eq!(read(text, DateOrder::DayFirst), Err(DateProblem::NotADate), "{text}");
        }
    }
}
