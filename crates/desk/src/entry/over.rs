//! What a level assigns on top of its target: a share of it, or an amount.

use plan::money::{Money, Rate};
use plan::team::OverAssignment;

use super::{EntryProblem, Manner, maths, money, rate};

/// A plain number up to this many is a percentage, a larger one an amount: no level assigns more than 200 % on top,
/// and nobody plans in amounts of 200.
const MOST_PERCENT: i128 = 200;

/// `8%` and `8` are shares of the target; `500k`, `$500,000` and `500000` are amounts. Maths keeps the kind that stands
/// in the cell. An empty text is nothing on top.
pub fn over_assignment(
    text: &str,
    current: OverAssignment,
    manner: Manner,
) -> Result<OverAssignment, EntryProblem> {
    let (now_rate, now_amount) = match current {
        OverAssignment::Rate { rate } => (Some(rate), None),
        OverAssignment::Amount { amount } if amount == Money::ZERO => (Some(Rate::ZERO), None),
        OverAssignment::Amount { amount } => (None, Some(amount)),
    };
    let Some((operator, number)) = maths::parts(text, manner)? else { return Ok(OverAssignment::default()) };
    let is_rate = if operator {
        now_rate.is_some() && !number.amount
    } else {
        number.percent || !number.amount && number.is_at_most(MOST_PERCENT)
    };
    if is_rate {
        let rate = rate(text, now_rate, manner)?.unwrap_or_default();
        Ok(OverAssignment::Rate { rate })
    } else {
        let amount = money(text, now_amount, manner)?.unwrap_or_default();
        Ok(OverAssignment::Amount { amount })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Language;

    const EN: Manner = Manner { language: Language::En, decimals: 2, relative: true };

    fn check(current: &str, typed: &str, manner: Manner, expected: &str) {
        let current = match current.strip_suffix('%') {
            Some(percent) => OverAssignment::Rate { rate: Rate::percent(percent.parse().unwrap()) },
            None => OverAssignment::Amount { amount: current.parse().unwrap() },
        };
        let read = match over_assignment(typed, current, manner) {
            Ok(OverAssignment::Rate { rate }) => format!("rate {rate}"),
            Ok(OverAssignment::Amount { amount }) => format!("amount {amount}"),
            Err(problem) => format!("{problem:?}"),
        };
        assert_eq!(read, expected, "{typed:?} on {current:?}");
    }

    #[test]
    fn a_share_or_an_amount_by_how_it_is_written() {
        let pasted = Manner { relative: false, ..EN };
        for (typed, expected) in [
            ("8%", "rate 0.08"),
            ("8 %", "rate 0.08"),
            ("8", "rate 0.08"),
            ("0.5", "rate 0.005"),
            ("-5", "rate -0.05"),
            ("(5)", "rate -0.05"),
            ("200", "rate 2"),
            ("201", "amount 201.00"),
            ("500k", "amount 500000.00"),
            ("1.2m", "amount 1200000.00"),
            ("$5", "amount 5.00"),
            ("500,000", "amount 500000.00"),
            ("=8", "rate 0.08"),
            ("", "rate 0"),
            ("much", "NotANumber"),
            ("8,5%", "OtherStyle"),
        ] {
            for current in ["0%", "5%", "500000"] {
                check(current, typed, pasted, expected);
            }
        }
        let es = Manner { language: Language::Es, ..EN };
        check("0%", "8,5 %", es, "rate 0.085");
        check("0%", "500.000", es, "amount 500000.00");
        check("0%", "1,2 millones", es, "amount 1200000.00");
    }

    #[test]
    fn maths_keeps_the_kind_that_stands_there() {
        check("5%", "+3", EN, "rate 0.08");
        check("5%", "+3%", EN, "rate 0.08");
        check("5%", "*2", EN, "rate 0.1");
        check("0%", "+8%", EN, "rate 0.08");
        check("500000", "+10%", EN, "amount 550000.00");
        check("500000", "-50k", EN, "amount 450000.00");
        check("500000", "/2", EN, "amount 250000.00");
        // On a share an amount is a value of its own.
        check("5%", "+50k", EN, "amount 50000.00");
        check("0.00", "+8%", EN, "rate 0.08");
    }

    #[test]
    fn what_is_shown_reads_back() {
        for text in ["8.25%", "$1,250,000.50", "$150", "0%"] {
            let read = over_assignment(text, OverAssignment::default(), EN).unwrap();
            let shown = match read {
                OverAssignment::Rate { rate } => crate::words::numbers::percent(rate, EN.language),
                OverAssignment::Amount { amount } => crate::words::numbers::money(amount, "USD", EN.language),
            };
            assert_eq!(shown, text);
        }
    }
}
