use proptest::prelude::*;

use super::*;
use crate::words::numbers;

const EN: Manner = Manner { language: Language::En, decimals: 2, relative: true };
const ES: Manner = Manner { language: Language::Es, decimals: 2, relative: true };

fn pasting(manner: Manner) -> Manner {
    Manner { relative: false, ..manner }
}

/// Canonical text of the outcome, empty for a cleared cell, or the problem's name.
fn shown<T: ToString>(outcome: Result<Option<T>, EntryProblem>) -> String {
    match outcome {
        Ok(value) => value.map_or_else(String::new, |value| value.to_string()),
        Err(problem) => format!("{problem:?}"),
    }
}

/// Rows of `current | typed | expected`; an empty current is an empty cell.
fn check(table: &str, read: impl Fn(&str, &str) -> String) {
    for row in table.lines().filter(|row| !row.trim().is_empty()) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        assert_eq!(read(cells[0], cells[1]), cells[2], "{row}");
    }
}

fn amounts(manner: Manner, table: &str) {
    check(table, |current, typed| shown(money(typed, current.parse().ok(), manner)));
}

#[test]
fn amounts_in_english() {
    amounts(
        EN,
        "
                |                 |
        500     |                 |
                | 0               | 0.00
                | 1234            | 1234.00
                | 1,234           | 1234.00
                | 1,234.5         | 1234.50
                | 1.234           | TooPrecise { decimals: 2 }
                | 1.2300          | 1.23
                | 1,234,567.89    | 1234567.89
                | 1.234,5         | OtherStyle
                | 1,5             | OtherStyle
                | 12,34,567       | Grouping
                | 1,2345          | OtherStyle
                | 1 234 567       | 1234567.00
                | 1\u{a0}234\u{202f}567 | 1234567.00
                | 1\u{a0}234      | 1234.00
                | 1'234'567.5     | 1234567.50
                | $1,500,000      | 1500000.00
                | $ 1,500,000.00  | 1500000.00
                | 1500 USD        | 1500.00
                | USD 1,500       | 1500.00
                | €99.90          | 99.90
                | -$5             | -5.00
                | $-5             | -5.00
                | −5              | -5.00
                | (1,234)         | -1234.00
                | ($1,234.50)     | -1234.50
                | 1,234-          | -1234.00
                | 250k            | 250000.00
                | 250 K           | 250000.00
                | 1.2m            | 1200000.00
                | 1.2M            | 1200000.00
                | $1.25M          | 1250000.00
                | 1.5MM           | 1500000.00
                | 2bn             | 2000000000.00
                | 1.2345678k      | TooPrecise { decimals: 2 }
                | 1.23456k        | 1234.56
                | .5              | 0.50
                | 5.              | 5.00
                | 007             | 7.00
                | =1.2M           | 1200000.00
        900     | =1.2M           | 1200000.00
        900     | =-5             | -5.00
        900     | 1000            | 1000.00
        1000    | +10%            | 1100.00
        1000    | + 10 %          | 1100.00
        1000    | -5%             | 950.00
        1000    | -12.5%          | 875.00
        333.33  | +10%            | 366.66
        0.05    | +10%            | 0.06
        1000000 | -5k             | 995000.00
        1000    | +5000           | 6000.00
        1000    | +$5,000         | 6000.00
        1000    | −250            | 750.00
        1000    | –250            | 750.00
        1000    | *1.1            | 1100.00
        1000    | ×2              | 2000.00
        1000    | *110%           | 1100.00
        1000    | /2              | 500.00
        1000    | ÷3              | 333.33
        1000    | /-2             | -500.00
        100     | /3              | 33.33
        200     | /3              | 66.67
        1000    | /0              | DivisionByZero
        1000    | *0              | 0.00
        1000    | -2000           | -1000.00
                | -5k             | -5000.00
                | +5000           | 5000.00
        0       | -5k             | -5000.00
        0       | +10%            | 0.00
        -5000   | -6000           | -6000.00
        -5000   | -5000           | -5000.00
        -5000   | +1000           | -4000.00
        -5000   | -10%            | -4500.00
                | +10%            | NothingToChange
                | -5%             | NothingToChange
                | *1.1            | NothingToChange
                | /2              | NothingToChange
        1000    | 10%             | Percent
        1000    | +-5             | NotANumber
        1000    | --5             | NotANumber
        1000    | **2             | NotANumber
        1000    | +               | NotANumber
                | =               | NotANumber
                | abc             | NotANumber
                | 12abc           | NotANumber
                | k               | NotANumber
                | $               | NotANumber
                | 1e5             | NotANumber
                | 1.2.3           | NotANumber
                | 5%%             | NotANumber
                | $5%             | NotANumber
                | 5kk             | NotANumber
                | NaN             | NotANumber
                | ٣               | NotANumber
                | .               | NotANumber
                | 1000000000000   | 1000000000000.00
                | 1000000000001   | TooLarge
                | 99999999999999999999999999999999999999999999 | TooLarge
        1000000000000 | *2        | TooLarge
        1000000000000 | +1        | TooLarge
        ",
    );
}

#[test]
fn amounts_in_spanish() {
    amounts(
        ES,
        "
                | 1234            | 1234.00
                | 1.234           | 1234.00
                | 1.234,5         | 1234.50
                | 1.234.567,89    | 1234567.89
                | 1,5             | 1.50
                | 1.5             | OtherStyle
                | 1,234.5         | OtherStyle
                | 1.23.456        | Grouping
                | 1 234,5         | 1234.50
                | 1,234           | TooPrecise { decimals: 2 }
                | 1,5 M           | 1500000.00
                | 1,5M            | 1500000.00
                | 1,5 millones    | 1500000.00
                | 1 millón        | 1000000.00
                | 250 mil         | 250000.00
                | 1.200 mil       | 1200000.00
                | 250k            | 250000.00
                | 2bn             | NotANumber
                | $1.500.000      | 1500000.00
                | 1.500,50 €      | 1500.50
                | MXN 1.500       | 1500.00
                | R$ 99,90        | 99.90
                | S/ 1.234        | 1234.00
                | (1.234,50)      | -1234.50
                | ,5              | 0.50
        1000    | +10%            | 1100.00
        1000    | +10 %           | 1100.00
        1000    | -2,5%           | 975.00
        1000    | *1,1            | 1100.00
        1000    | *1.1            | OtherStyle
        1000    | /2              | 500.00
        1000    | -5k             | -4000.00
        1000    | =1,2M           | 1200000.00
        1000    | =1.2M           | OtherStyle
        1000    | diez            | NotANumber
        ",
    );
}

#[test]
fn pasted_amounts_never_depend_on_the_cell() {
    amounts(
        pasting(EN),
        "
        1000 | +5000   | 5000.00
        1000 | -5000   | -5000.00
        1000 | (5,000) | -5000.00
        1000 | -5k     | -5000.00
        1000 | +10%    | Percent
        1000 | *1.1    | NotANumber
        1000 | /2      | NotANumber
        1000 |         |
        ",
    );
    amounts(pasting(ES), "1000 | -5.000,50 | -5000.50\n 1000 | −$5.000 | -5000.00");
}

#[test]
fn other_currencies_keep_their_decimals() {
    let yen = Manner { decimals: 0, ..EN };
    amounts(
        yen,
        "| 1.5 | TooPrecise { decimals: 0 }\n | 1.5k | 1500.00\n 1000 | /3 | 333.00\n 999 | +10% | 1099.00",
    );
    let dinar = Manner { decimals: 3, ..EN };
    amounts(dinar, "| 1.125 | 1.125\n 1 | /3 | 0.333\n | 1.1234 | TooPrecise { decimals: 3 }");
}

#[test]
fn shares_are_written_as_percentages() {
    let rates = |manner, table| check(table, |now, typed| shown(rate(typed, now.parse().ok(), manner)));
    rates(
        EN,
        "
             | 13.33         | 0.1333
             | 13.33%        | 0.1333
             | 13.33 %       | 0.1333
             | 0.5           | 0.005
             | 100           | 1
             | 0             | 0
             | -5            | -0.05
             | 33.333333     | 0.33333333
             | 33.3333333    | TooPrecise { decimals: 6 }
        0.2  | +5            | 0.25
        0.2  | +5%           | 0.25
        0.2  | -5%           | 0.15
        0.2  | =-5           | -0.05
        -0.2 | -5            | -0.05
        0.2  | *1.5          | 0.3
        0.2  | *150%         | 0.3
        1    | /3            | 0.33333333
        0.2  |               |
             | 1,000         | 10
             | 10000         | 100
             | 10001         | TooLarge
             | many          | NotANumber
             | $5            | NotANumber
             | 5k            | NotANumber
        ",
    );
    rates(ES, "| 13,33 % | 0.1333\n | 13.33 | OtherStyle\n 0.1 | +2,5 | 0.125\n 0.1 | *1,5 | 0.15");
}

#[test]
fn quantities_keep_three_decimals() {
    let read = |manner, table| check(table, |now, typed| shown(quantity(typed, now.parse().ok(), manner)));
    read(
        EN,
        "| 12.5 | 12.5\n | 1,200 | 1200\n | 1.2k | 1200\n 40 | +10% | 44\n 10 | /3 | 3.333\n | 0.0001 | TooPrecise { decimals: 3 }",
    );
    let weights = |table| check(table, |now, typed| shown(weight(typed, now.parse().ok(), EN)));
    weights(
        "| 1.5 | 1.5\n 1 | *2 | 2\n | -1 | Negative\n | 1000000 | 1000000\n | 1000001 | TooLarge\n 2 | |",
    );
    read(ES, "| 12,5 | 12.5\n | 1.200 | 1200\n | 12.5 | OtherStyle");
}

#[test]
fn dates_follow_the_language_where_they_could_be_either() {
    let days = |manner, table| check(table, |_, typed| shown(date(typed, manner)));
    days(
        EN,
        "
        | 2027-01-31 | 2027-01-31
        | 1/31/2027  | 2027-01-31
        | 31/01/2027 | 2027-01-31
        | 3/4/2027   | 2027-03-04
        | 31/1/27    | ShortYear
        | 2027-02-30 | NotADate
        | soon       | NotADate
        |            |
        ",
    );
    days(
        ES,
        "
        | 2027-01-31 | 2027-01-31
        | 31/01/2027 | 2027-01-31
        | 31.01.2027 | 2027-01-31
        | 1/31/2027  | 2027-01-31
        | 3/4/2027   | 2027-04-03
        | 30/02/2027 | NotADate
        ",
    );
}

#[test]
fn flags_are_understood_in_both_languages() {
    for yes in ["yes", "Sí", "si", "X", "TRUE", "1", "Vacante", "✓", "verdadero"] {
        assert_eq!(flag(yes), Ok(true), "{yes}");
    }
    for no in ["", " ", "no", "FALSE", "0", "falso"] {
        assert_eq!(flag(no), Ok(false), "{no}");
    }
    assert_eq!(flag("perhaps"), Err(EntryProblem::NotYesNo));
}

fn manners() -> impl Strategy<Value = Manner> {
    (
        prop_oneof![Just(Language::En), Just(Language::Es)],
        prop_oneof![Just(0u8), Just(2), Just(3)],
        any::<bool>(),
    )
        .prop_map(|(language, decimals, relative)| Manner { language, decimals, relative })
}

proptest! {
    #[test]
    fn what_is_shown_reads_back(
        units in -1_000_000_000_000_000i128..1_000_000_000_000_000,
        scaled in -10_000_000_000i64..10_000_000_000,
        manner in manners(),
        currency in prop_oneof![Just("USD"), Just("EUR"), Just("BRL"), Just("KWD"), Just("CHF")],
    ) {
        let amount = Money::from_thousandths(units).rounded(manner.decimals);
        let text = numbers::money(amount, currency, manner.language);
        prop_assert_eq!(money(&text, None, manner), Ok(Some(amount)), "{}", text);
        let share = Rate::from_scaled(scaled);
        let text = numbers::percent(share, manner.language);
        prop_assert_eq!(rate(&text, None, manner), Ok(Some(share)), "{}", text);
        let number = Quantity::from_thousandths(scaled);
        let text = numbers::quantity(number, manner.language);
        prop_assert_eq!(quantity(&text, None, manner), Ok(Some(number)), "{}", text);
    }

    #[test]
    fn nothing_typed_breaks_it(text in "[-+*/=0-9.,kKmMil%$€ ()']{0,12}|.{0,12}", current in any::<Option<i32>>(), manner in manners()) {
        let _ = money(&text, current.map(|units| Money::units(units.into())), manner);
        let _ = rate(&text, current.map(|scaled| Rate::from_scaled(scaled.into())), manner);
        let _ = quantity(&text, None, manner);
        let _ = (date(&text, manner), flag(&text), leaves(&text, manner), weight(&text, None, manner));
        let now = current.map(|units| Money::units(units.into())).unwrap_or_default();
        let _ = over_assignment(&text, plan::team::OverAssignment::Amount { amount: now }, manner);
        let _ = over_assignment(&text, plan::team::OverAssignment::default(), manner);
    }
}
