//! The engine against an independent calculator (`reference.py`, exact fractions), on random plans and years from a fixed
//! seed. `PODPLAN_PAY_CASES` says how many.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests are tests too")]

#[allow(dead_code, reason = "the laws use the rest")]
#[path = "../laws/dice.rs"]
mod dice;

use std::io::{BufRead, BufReader, BufWriter, ErrorKind, Write};
use std::process::{Command, Stdio};

use plan::compensation::PayPlan;
use plan::earning::{Branch, ByMonth, Track};
use plan::fraction::Fraction;
use plan::money::{Money, Rate};
use plan::paying::Paid;
use serde_json::{Value, json};

use dice::{Dice, Given};

const CASES: u64 = 400;
const SEED: u64 = 0x0050_4159;

fn case(number: u64) -> (PayPlan, Given) {
    let mut dice =
        Dice::seeded(SEED.wrapping_mul(1 << 32).wrapping_add(number.wrapping_mul(0xD1B5_4A32_D192_ED03)));
    let (year, decimals) = (dice::year(&mut dice), dice.pick(&[2, 0, 3]));
    let plan = dice::pay_plan(&mut dice, year, decimals);
    (plan, dice::given(&mut dice, year, decimals))
}

/// For the reference; amounts in thousandths.
fn asked(plan: &PayPlan, given: &Given) -> Value {
    let person = given.person(plan);
    let worked: i128 = given.worked.iter().sum();
    let score = Rate::from_scaled(number(given.score.bookings.iter().sum::<i128>() / worked.max(1)));
    let branches = |branches: &[Branch<'_>]| -> Vec<Value> {
        branches
            .iter()
            .map(|branch| {
                json!({
                    "variable": ratio(&branch.variable), "weight": ratio(&branch.weight),
                    "days": numbers(&branch.days), "own": branch.own.map(written),
                    "team": branch.team.map(written), "pool": branch.pool.map(written),
                    "poolDays": branch.pool_days.map(|days| (days.from, days.to)),
                    "score": score, "scoreDays": numbers(&given.worked),
                })
            })
            .collect()
    };
    json!({
        "plan": plan, "start": given.days.year.start, "decimals": given.decimals,
        "person": {
            "base": number(given.base.thousandths()),
            "targetVariable": number(given.target_variable.thousandths()),
            "employed": numbers(&given.employed), "worked": numbers(&given.worked), "start": given.start,
            "whole": branches(&person.whole), "pooled": branches(&person.pooled),
        },
    })
}

fn number(number: i128) -> i64 {
    i64::try_from(number).unwrap()
}

fn numbers(months: &ByMonth) -> [i64; 12] {
    months.map(number)
}

fn written(track: &Track) -> Value {
    let deals: Vec<Value> = track
        .deals
        .iter()
        .map(|deal| {
            json!({"day": deal.day, "amount": number(deal.amount), "units": deal.units.thousandths(), "lost": deal.lost})
        })
        .collect();
    json!({
        "quota": number(track.quota), "quotaMonths": numbers(&track.quota_months),
        "fineBookings": track.bookings.map(|month| month.to_string()), "deals": deals,
    })
}

fn ratio(fraction: &Fraction) -> String {
    match fraction {
        Fraction::Narrow(numerator, denominator) => format!("{numerator}/{denominator}"),
        Fraction::Wide(ratio) => format!("{}/{}", ratio.numer(), ratio.denom()),
    }
}

/// As the reference tells it, amounts in thousandths.
fn told(paid: &Paid) -> Value {
    let amount = |money: Money| money.thousandths().to_string();
    let payments = paid.payments.iter().map(|payment| {
        json!({
            "month": payment.month.to_string(), "base": amount(payment.base),
            "earned": payment.earned.iter().map(|earned| amount(*earned)).collect::<Vec<_>>(),
            "gross": amount(payment.gross), "advanced": amount(payment.advanced),
            "recovered": amount(payment.recovered), "net": amount(payment.net), "debt": amount(payment.debt),
        })
    });
    let components = paid.components.iter().map(|component| {
        json!({
            "attainment": component.attainment.map(|rate| rate.scaled().to_string()),
            "variable": amount(component.variable), "accelerator": amount(component.accelerator),
        })
    });
    json!({
        "payments": payments.collect::<Vec<_>>(), "components": components.collect::<Vec<_>>(),
        "variable": paid.variable.map(amount), "accelerator": amount(paid.accelerator), "debt": amount(paid.debt),
    })
}

#[test]
fn an_independent_calculator_pays_the_same() {
    let cases = std::env::var("PODPLAN_PAY_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(CASES);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pay_reference/reference.py");
    let python = Command::new("python3").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut python = match python {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            // Past the capture of the test harness.
            let _ =
                writeln!(std::io::stderr(), "SKIPPED: no python3, so pay is not held against the reference");
            return;
        }
        other => other.unwrap(),
    };
    let mut stdin = BufWriter::new(python.stdin.take().unwrap());
    let asking = std::thread::spawn(move || {
        for number in 0..cases {
            let (plan, given) = case(number);
            // It stops reading only when it failed, which is seen below.
            if writeln!(stdin, "{}", asked(&plan, &given)).is_err() {
                return;
            }
        }
    });
    let mut answers = BufReader::new(python.stdout.take().unwrap()).lines();
    let (mut different, mut paid_something, mut undefined) = (Vec::new(), 0, 0);
    for number in 0..cases {
        let (plan, given) = case(number);
        let paid = given.person(&plan).paid(&given.days, given.decimals);
        paid_something += u64::from(paid.variable.is_some_and(|variable| variable > Money::ZERO));
        undefined += u64::from(paid.variable.is_none());
        let Some(answer) = answers.next() else { panic!("the reference stopped at case {number}") };
        let (expected, found) = (serde_json::from_str::<Value>(&answer.unwrap()).unwrap(), told(&paid));
        if expected != found {
            different.push(number);
            if different.len() <= 3 {
                println!("case {number}: {}\nexpected {expected}\nfound    {found}\n", asked(&plan, &given));
            }
        }
    }
    asking.join().unwrap();
    assert!(python.wait().unwrap().success(), "the reference failed");
    println!("{cases} cases: {paid_something} pay something, {undefined} are undefined");
    assert!(different.is_empty(), "{} of {cases} differ: {different:?}", different.len());
    assert!(paid_something * 2 > cases && undefined * 4 < cases, "cases that say nothing");
}
