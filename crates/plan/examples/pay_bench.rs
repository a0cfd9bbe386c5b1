//! What the pay of 500 people costs, in 12 monthly payments a person. `cargo xtask bench` runs it; the medians of several
//! runs are printed beside what we aim for.

use std::hint::black_box;
use std::time::{Duration, Instant};

use jiff::civil::date;
use plan::compensation::{Frequency, PayPlan, Role};
use plan::earning::{Branch, ByMonth, Days, Track};
use plan::fraction::Fraction;
use plan::money::{Money, Rate};
use plan::paying::Person;
use plan::period::PlanYear;

const PEOPLE: usize = 500;
const POOLS: usize = 100;
const RUNS: usize = 51;
const AIM: &str = "5";

fn main() {
    let days = Days::new(PlanYear::new(date(2027, 1, 1)));
    let worked: ByMonth = std::array::from_fn(|month| (days.firsts[month + 1] - days.firsts[month]) as i128);
    let sellers: Vec<Track> = (0..PEOPLE).map(own).collect();
    let pools: Vec<Track> = (0..POOLS).map(|pool| of_pool(&sellers, pool)).collect();

    let [(_, rep), (_, presales)] = [Role::Seller, Role::Presales]
        .map(|role| (role, PayPlan::ready_made().into_iter().find(|plan| plan.role == role)));
    let (Some(rep), Some(presales)) = (rep, presales) else { return };
    let rep = PayPlan { frequency: Frequency::Monthly, ..rep };
    let presales = PayPlan { frequency: Frequency::Monthly, ..presales };

    let branch = |variable: Fraction| Branch {
        variable,
        weight: Fraction::ONE,
        days: worked,
        own: None,
        team: None,
        pool: None,
        pool_number: 0,
        pool_days: None,
        score: None,
    };
    let variable = Money::units(120_000);
    let person = |plan, whole, pooled| Person {
        plan,
        whole,
        pooled,
        base: Money::units(120_000),
        target_variable: variable,
        employed: worked,
        worked,
        start: None,
    };
    let rep_of = |n: usize| {
        person(&rep, vec![Branch { own: Some(&sellers[n]), ..branch(Fraction::money(variable)) }], Vec::new())
    };
    let presales_of = |n: usize| {
        let on = |pool: usize, weight| {
            let weight = Fraction::rate(Rate::percent(weight));
            let variable = Fraction::money(variable).times(&weight);
            Branch { weight, pool: Some(&pools[pool % POOLS]), ..branch(variable) }
        };
        person(&presales, vec![branch(Fraction::money(variable))], vec![on(n, 60), on(n + 1, 40)])
    };

    let reps: Vec<Person<'_>> = (0..PEOPLE).map(rep_of).collect();
    line("pay: 500 reps with accelerators, monthly", &reps, &days);
    let mixed: Vec<Person<'_>> =
        (0..PEOPLE).map(|n| if n % 10 < 7 { rep_of(n) } else { presales_of(n) }).collect();
    line("pay: 350 reps, 150 presales on two pools each", &mixed, &days);
}

/// Up to 160 % of a season of 18/22/26/34.
fn own(n: usize) -> Track {
    let quota = 900_000_000 + n as i128 % 7 * 50_000_000;
    let season = [18, 22, 26, 34];
    let quota_months: ByMonth = std::array::from_fn(|month| quota * season[month / 3] / 300);
    let bookings = quota_months.map(|month| month * (60 + n as i128 % 100) / 100);
    Track { quota, quota_months, bookings, deals: Vec::new() }
}

fn of_pool(sellers: &[Track], pool: usize) -> Track {
    let mut track = Track::default();
    for seller in sellers.iter().skip(pool).step_by(POOLS) {
        track.add(seller);
    }
    track.quota = track.quota_months.iter().sum::<i128>() * 13 / 15;
    track
}

fn line(what: &str, people: &[Person<'_>], days: &Days) {
    let mut times: Vec<Duration> = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let start = Instant::now();
        for person in people {
            black_box(person.paid(days, 2));
        }
        times.push(start.elapsed());
    }
    times.sort();
    let median = times[RUNS / 2].as_secs_f64() * 1000.0;
    println!("{what:44} {median:>9.1} ms    aim: {AIM} ms");
}
