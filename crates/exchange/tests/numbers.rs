//! The grammars of numbers and dates, by example.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use exchange::DateOrder::{DayFirst, MonthFirst};
use exchange::DecimalStyle::{Comma, Point};
use exchange::{
    DateGuess, DateProblem, NumberProblem, guess_date_order, parse_date, parse_number, parse_share,
};
use proptest::prelude::*;

/// Text, its value with a decimal point, its value with a decimal comma. `!` is a refusal.
const NUMBERS: &[(&str, &str, &str)] = &[
    ("0", "0", "0"),
    ("00", "0", "0"),
    ("-0", "0", "0"),
    ("-0.00", "0", "!"),
    ("7", "7", "7"),
    ("007", "7", "7"),
    ("1234", "1234", "1234"),
    ("1234.5", "1234.5", "!"),
    ("1234,5", "!", "1234.5"),
    ("1234.50", "1234.5", "!"),
    ("1,234", "1234", "1.234"),
    ("1.234", "1.234", "1234"),
    ("1,234.56", "1234.56", "!"),
    ("1.234,56", "!", "1234.56"),
    ("1,234,567", "1234567", "!"),
    ("1.234.567", "!", "1234567"),
    ("1,234,567.8", "1234567.8", "!"),
    ("1.234.567,8", "!", "1234567.8"),
    ("1,23,456", "!", "!"),
    ("1.23.456", "!", "!"),
    ("12,34", "!", "12.34"),
    ("12.34", "12.34", "!"),
    ("1234,567", "!", "1234.567"),
    ("1234.567", "1234.567", "!"),
    ("0,123", "!", "0.123"),
    ("0.123", "0.123", "!"),
    ("01,234", "!", "1.234"),
    (",5", "!", "0.5"),
    (".5", "0.5", "!"),
    ("5.", "!", "!"),
    ("5,", "!", "!"),
    (".", "!", "!"),
    (",", "!", "!"),
    ("1,,234", "!", "!"),
    ("1..234", "!", "!"),
    ("1,234.", "!", "!"),
    ("1.234,", "!", "!"),
    ("1,234,56", "!", "!"),
    ("1 234", "1234", "1234"),
    ("1 234,56", "!", "1234.56"),
    ("1 234.56", "1234.56", "!"),
    ("1\u{a0}234,56", "!", "1234.56"),
    ("1\u{202f}234,56", "!", "1234.56"),
    ("1\u{2009}234\u{2009}567", "1234567", "1234567"),
    ("1 23", "!", "!"),
    ("1  234", "!", "!"),
    ("1 234\u{a0}567", "!", "!"),
    ("1 234,567.8", "!", "!"),
    ("1'234.56", "1234.56", "!"),
    ("1'234,56", "!", "1234.56"),
    ("1\u{2019}234\u{2019}567", "1234567", "1234567"),
    ("'1", "!", "!"),
    ("1'", "!", "!"),
    ("-5", "-5", "-5"),
    ("+5", "5", "5"),
    ("- 5", "-5", "-5"),
    ("5-", "-5", "-5"),
    ("12-", "-12", "-12"),
    ("\u{2212}5", "-5", "-5"),
    ("--5", "!", "!"),
    ("-5-", "!", "!"),
    ("+-5", "!", "!"),
    ("5+", "!", "!"),
    ("(5)", "-5", "-5"),
    ("(1,234.56)", "-1234.56", "!"),
    ("(1.234,56)", "!", "-1234.56"),
    ("( 5 )", "-5", "-5"),
    ("(-5)", "!", "!"),
    ("(5", "!", "!"),
    ("5)", "!", "!"),
    ("()", "!", "!"),
    ("€ 12", "12", "12"),
    ("€12", "12", "12"),
    ("12 €", "12", "12"),
    ("12€", "12", "12"),
    ("-€12", "-12", "-12"),
    ("€-12", "-12", "-12"),
    ("€ 1.234,56", "!", "1234.56"),
    ("$1,234.56", "1234.56", "!"),
    ("($1,234.56)", "-1234.56", "!"),
    ("$(1,234.56)", "!", "!"),
    ("US$ 12", "12", "12"),
    ("R$ 1.234,56", "!", "1234.56"),
    ("USD 12", "12", "12"),
    ("12 USD", "12", "12"),
    ("MXN 1,234.00", "1234", "!"),
    ("£5", "5", "5"),
    ("¥5", "5", "5"),
    ("S/ 5", "5", "5"),
    ("$€5", "!", "!"),
    ("$$5", "!", "!"),
    ("$", "!", "!"),
    ("USD", "!", "!"),
    ("XXX 5", "!", "!"),
    ("12 %", "!", "!"),
    ("12%", "!", "!"),
    ("1e5", "!", "!"),
    ("1E5", "!", "!"),
    ("1.5E3", "!", "!"),
    ("0x10", "!", "!"),
    ("1_000", "!", "!"),
    ("1.2m", "!", "!"),
    ("250k", "!", "!"),
    ("12 apples", "!", "!"),
    ("NaN", "!", "!"),
    ("inf", "!", "!"),
    ("-", "!", "!"),
    ("+", "!", "!"),
    ("", "!", "!"),
    ("   ", "!", "!"),
    ("\u{a0}", "!", "!"),
    ("n/a", "!", "!"),
    ("TRUE", "!", "!"),
    ("#REF!", "!", "!"),
    ("=1+1", "!", "!"),
    ("1/2", "!", "!"),
    ("1:2", "!", "!"),
    ("1;2", "!", "!"),
    ("1 2 3", "!", "!"),
    ("2026-01-01", "!", "!"),
    ("٣", "!", "!"),
    ("５", "!", "!"),
    ("²", "!", "!"),
    ("½", "!", "!"),
    ("1\u{200b}2", "!", "!"),
    ("1\n2", "!", "!"),
    (" 42 ", "42", "42"),
    ("\t42\n", "42", "42"),
    ("\u{a0}42\u{a0}", "42", "42"),
    ("1500000.00", "1500000", "!"),
    ("1.500.000,00", "!", "1500000"),
    ("1,500,000.00", "1500000", "!"),
    ("-34,61315", "!", "-34.61315"),
    ("-34.61315", "-34.61315", "!"),
    ("12345678901234567890", "12345678901234567890", "12345678901234567890"),
    ("1234567890123456789012345678901234567890", "!", "!"),
    ("0.00000001", "0.00000001", "!"),
    ("1.10", "1.1", "!"),
    ("100", "100", "100"),
    ("100.0", "100", "!"),
    ("1,000", "1000", "1"),
    ("1.000", "1", "1000"),
    ("999,999", "999999", "999.999"),
    ("1000,000", "!", "1000"),
    ("12,345", "12345", "12.345"),
    ("123,456", "123456", "123.456"),
    ("1,2345", "!", "1.2345"),
];

#[test]
fn every_number_reads_as_in_the_table() {
    for (text, point, comma) in NUMBERS {
        for (style, expected) in [(Point, point), (Comma, comma)] {
            let read = parse_number(text, style).unwrap_or("!".into());
            assert_eq!(read, *expected, "{text:?} with {style:?}");
        }
    }
    assert!(NUMBERS.len() * 2 >= 200);
}

#[test]
fn refusals_say_why() {
    for (text, problem) in [
        (" ", NumberProblem::Blank),
        ("x", NumberProblem::NotANumber),
        ("1.234,56", NumberProblem::OtherStyle),
        ("1,23,456", NumberProblem::Grouping),
        ("12 %", NumberProblem::Percent),
        ("1234567890123456789012345678901234567890", NumberProblem::TooLong),
    ] {
        assert_eq!(parse_number(text, Point), Err(problem), "{text:?}");
    }
}

#[test]
fn shares_take_per_cent_and_fractions() {
    for (text, share) in [
        ("12 %", "0.12"),
        ("12%", "0.12"),
        ("0.12", "0.12"),
        ("100%", "1"),
        ("-5 %", "-0.05"),
        ("0.5%", "0.005"),
    ] {
        assert_eq!(parse_share(text, Point).as_deref(), Ok(share), "{text}");
    }
    assert_eq!(parse_share("13,33 %", Comma).as_deref(), Ok("0.1333"));
    assert!(parse_share("5 %%", Point).is_err() && parse_share("€5%", Point).is_err());
}

#[test]
fn dates_read_in_the_given_order() {
    for (text, day, month) in [
        ("2026-02-28", Ok("2026-02-28"), Ok("2026-02-28")),
        ("2026/2/8", Ok("2026-02-08"), Ok("2026-02-08")),
        ("2026-02-28T00:00:00", Ok("2026-02-28"), Ok("2026-02-28")),
        ("03/04/2026", Ok("2026-04-03"), Ok("2026-03-04")),
        ("31.12.2026", Ok("2026-12-31"), Err(DateProblem::OtherOrder)),
        ("12/31/2026", Err(DateProblem::OtherOrder), Ok("2026-12-31")),
        ("30/02/2026", Err(DateProblem::NotADate), Err(DateProblem::NotADate)),
        ("2026-02-30", Err(DateProblem::NotADate), Err(DateProblem::NotADate)),
        ("2026-02-28T13:30:00", Err(DateProblem::NotADate), Err(DateProblem::NotADate)),
        ("1/2/26", Err(DateProblem::ShortYear), Err(DateProblem::ShortYear)),
        ("1-2/2026", Err(DateProblem::NotADate), Err(DateProblem::NotADate)),
        ("46081", Err(DateProblem::NotADate), Err(DateProblem::NotADate)),
        ("", Err(DateProblem::Blank), Err(DateProblem::Blank)),
        ("0000-01-01", Err(DateProblem::NotADate), Err(DateProblem::NotADate)),
    ] {
        assert_eq!(parse_date(text, DayFirst), day.map(String::from), "{text}");
        assert_eq!(parse_date(text, MonthFirst), month.map(String::from), "{text}");
    }
}

#[test]
fn date_order_is_settled_by_column() {
    let guess = |texts: &[&str]| guess_date_order(texts.iter().copied());
    assert_eq!(guess(&["03/04/2026", "31/12/2026"]), DateGuess::Clear(DayFirst));
    assert_eq!(guess(&["03/04/2026", "12/31/2026"]), DateGuess::Clear(MonthFirst));
    assert_eq!(guess(&["03/04/2026"]), DateGuess::Ambiguous);
    assert_eq!(guess(&["2026-04-03", "03/03/2026"]), DateGuess::Either);
    assert_eq!(guess(&["31/12/2026", "12/31/2026"]), DateGuess::Contradictory);
    assert_eq!(guess(&["soon"]), DateGuess::NotDates);
}

proptest! {
    #[test]
    fn nothing_makes_the_grammars_panic(text in "\\PC*", number in "[-+(]{0,2}[0-9., '€%]{0,40}[)-]?") {
        for style in [Point, Comma] {
            for text in [&text, &number] {
                if let Ok(read) = parse_number(text, style) {
                    prop_assert_eq!(parse_number(&read, Point), Ok(read.clone()), "not canonical");
                }
                let _ = parse_share(text, style);
            }
        }
        let _ = (parse_date(&text, DayFirst), parse_date(&number, MonthFirst));
    }
}
