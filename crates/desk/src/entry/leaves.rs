//! Days away: `2027-03-01/2027-05-31`, `1 Mar 2027 - 31 May 2027`, several parted by semicolons.

use exchange::{DateOrder, DateProblem};

use super::{EntryProblem, Manner, day, orders};

/// What may stand between the first and the last day.
const BETWEEN: [&str; 12] =
    ["/", "-", "–", "—", "…", " to ", " until ", " through ", " a ", " al ", " hasta ", ".."];
/// What may stand before the first day.
const BEFORE: [&str; 4] = ["from ", "del ", "de ", "desde "];

/// The first and the last day of each leave, canonical: `2027-03-01/2027-05-31;2027-09-01/2027-09-30`. Empty: none.
/// What could be read both ways is read in the order of the language.
pub fn leaves(text: &str, manner: Manner) -> Result<String, EntryProblem> {
    let (order, other) = orders(manner.language);
    // Nobody writes the days of one cell in two orders.
    let read = match leaves_in(text, order) {
        Err(DateProblem::OtherOrder) => leaves_in(text, other),
        read => read,
    };
    read.map_err(|problem| match problem {
        DateProblem::ShortYear => EntryProblem::ShortYear,
        DateProblem::Blank | DateProblem::NotADate | DateProblem::OtherOrder => EntryProblem::NotLeaves,
    })
}

/// As [`leaves`], all days in this order.
pub fn leaves_in(text: &str, order: DateOrder) -> Result<String, DateProblem> {
    let mut leaves = Vec::new();
    for leave in parts(text) {
        let (first, last) = first_and_last(leave)?;
        leaves.push(format!("{}/{}", day::read(first, order)?, day::read(last, order)?));
    }
    Ok(leaves.join(";"))
}

/// The days named in the text, as they are written; none where it cannot be read in any order.
pub fn days_of_leaves(text: &str) -> Vec<&str> {
    parts(text).filter_map(|leave| first_and_last(leave).ok()).flat_map(|(a, b)| [a, b]).collect()
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty())
}

/// Where a leave falls into two days. The same signs stand inside of dates, so every place is tried.
fn first_and_last(leave: &str) -> Result<(&str, &str), DateProblem> {
    // Small letters of ASCII stand at the same places.
    let small = leave.to_ascii_lowercase();
    let word = BEFORE.iter().find(|word| small.starts_with(**word)).map_or(0, |word| word.len());
    let (leave, small) = (&leave[word..], &small[word..]);
    let mut problem = DateProblem::NotADate;
    for sign in BETWEEN {
        for (at, _) in small.match_indices(sign) {
            let (first, last) = (leave[..at].trim(), leave[at + sign.len()..].trim());
            match (could_be_a_day(first), could_be_a_day(last)) {
                (Ok(()), Ok(())) => return Ok((first, last)),
                (Ok(()) | Err(DateProblem::ShortYear), Ok(()) | Err(DateProblem::ShortYear)) => {
                    problem = DateProblem::ShortYear;
                }
                _ => {}
            }
        }
    }
    Err(problem)
}

fn could_be_a_day(text: &str) -> Result<(), DateProblem> {
    match day::read(text, DateOrder::DayFirst) {
        Ok(_) | Err(DateProblem::OtherOrder) => Ok(()),
        Err(problem) => Err(problem),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Language;

    const EN: Manner = Manner { language: Language::En, decimals: 2, relative: true };
    const ES: Manner = Manner { language: Language::Es, ..EN };

    #[test]
    fn leaves_as_people_write_them() {
        let march_to_may = "2027-03-01/2027-05-31";
        for (manner, text) in [
            (EN, "2027-03-01/2027-05-31"),
            (EN, " 2027-03-01 - 2027-05-31 "),
            (EN, "2027-03-01–2027-05-31"),
            (EN, "1 Mar 2027 - 31 May 2027"),
            (EN, "1-Mar-2027 - 31-May-2027"),
            (EN, "From March 1, 2027 to May 31, 2027"),
            (EN, "3/1/2027-5/31/2027"),
            (EN, "3/1/2027/5/31/2027"),
            (EN, "1/3/2027 - 31/5/2027"),
            (ES, "1/3/2027 - 31/5/2027"),
            (ES, "1.3.2027-31.5.2027"),
            (ES, "del 1 de marzo de 2027 al 31 de mayo de 2027"),
            (ES, "1 mar 2027 HASTA 31 may 2027"),
        ] {
            assert_eq!(leaves(text, manner).as_deref(), Ok(march_to_may), "{text}");
        }
        let two = "2027-03-01/2027-05-31; 2027-09-01/2027-09-30;\n";
        assert_eq!(leaves(two, EN).as_deref(), Ok("2027-03-01/2027-05-31;2027-09-01/2027-09-30"));
        for nothing in ["", "  ", ";", "\n"] {
            assert_eq!(leaves(nothing, EN).as_deref(), Ok(""), "{nothing:?}");
        }
    }

    #[test]
    fn both_days_are_read_in_one_order() {
        assert_eq!(leaves("3/4/2027 - 5/6/2027", EN).as_deref(), Ok("2027-03-04/2027-05-06"));
        assert_eq!(leaves("3/4/2027 - 5/6/2027", ES).as_deref(), Ok("2027-04-03/2027-06-05"));
        assert_eq!(leaves("3/4/2027 - 25/4/2027", EN).as_deref(), Ok("2027-04-03/2027-04-25"));
        assert_eq!(leaves_in("3/4/2027 - 25/4/2027", DateOrder::MonthFirst), Err(DateProblem::OtherOrder));
        assert_eq!(leaves("13/4/2027 - 4/25/2027", EN), Err(EntryProblem::NotLeaves));
        assert_eq!(days_of_leaves("3/4/2027 - 25/4/2027"), ["3/4/2027", "25/4/2027"]);
    }

    #[test]
    fn what_says_no_two_days_is_refused() {
        for text in
            ["soon", "2027-03-01", "2027-03-01/", "/2027-05-31", "2027-03-01/soon", "2027", "-", "ab–cé"]
        {
            assert_eq!(leaves(text, EN), Err(EntryProblem::NotLeaves), "{text}");
        }
        assert_eq!(leaves("1/3/27 - 31/5/27", EN), Err(EntryProblem::ShortYear));
        assert_eq!(leaves("1 Mar 27 - 31 May 27", ES), Err(EntryProblem::ShortYear));
    }
}
