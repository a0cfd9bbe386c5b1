//! Instances carved: `carve_bench INSTANCE..` prints value, bounds (of the prices alone, and after branching) and time, and writes
//! assignment and prices beside each instance (`.seats`, `.multipliers`), where an independent checker finds them. `cargo xtask bench carve` runs it.
#![allow(clippy::unwrap_used, reason = "an instance that cannot be read is told by failing")]

use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

use carve::{Amounts, Band, Dense, Effort, Judged, Measure, Problem, carve, gap, judge};

/// Gaps, in percent, of which it is said when they were reached.
const WITHIN: [f64; 3] = [1.13, 0.4, 0.098];

/// Bands around the mean: potential, workload, number.
const BANDS: [(f64, f64); 3] = [(0.95, 1.05), (0.90, 1.10), (0.0, 1.30)];

struct Account {
    x: f64,
    y: f64,
    potential: i64,
    workload: i64,
    visits: f64,
    owner: usize,
}

fn main() {
    let files: Vec<String> = env::args().skip(1).collect();
    println!(
        "{:12} {:>8} {:>6} {:>14} {:>9} {:>14} {:>14} {:>14} {:>7} {:>10} {:>9} {:>8} {:>8} {:>8} {:>9}",
        "instance",
        "accounts",
        "seats",
        "owners",
        "broken",
        "ours",
        "bound",
        "branched",
        "broken",
        "gap",
        "bound in",
        "1.13 %",
        "0.4 %",
        "0.098 %",
        "in all"
    );
    for file in files {
        run(Path::new(&file));
    }
}

fn run(file: &Path) {
    let text = fs::read_to_string(file).unwrap();
    let numbers: Vec<f64> = text.split_whitespace().map(|number| number.parse().unwrap()).collect();
    let (first, second) = (numbers[0] as usize, numbers[1] as usize);
    // Generalised assignment has two tables of agents by jobs and the capacities; a territory instance rows of accounts.
    if numbers.len() == 2 + 2 * first * second + first {
        assign(file, &numbers)
    } else {
        divide(file, &numbers)
    }
}

/// Generalised assignment: a row of costs for each agent, a row of weights, and what each agent can take.
fn assign(file: &Path, numbers: &[f64]) {
    let (agents, jobs) = (numbers[0] as usize, numbers[1] as usize);
    let table = |from: usize| -> Vec<i64> {
        (0..jobs * agents).map(|at| numbers[from + at % agents * jobs + at / agents] as i64).collect()
    };
    let costs = Dense { seats: agents, costs: table(2) };
    let room = &numbers[2 + 2 * agents * jobs..];
    let mut problem = Problem::new(jobs, agents, &costs);
    problem.measures.push(Measure {
        amounts: Amounts::BySeat(table(2 + agents * jobs)),
        bands: room.iter().map(|room| Band::hard(0, *room as i64)).collect(),
    });
    carved(file, &problem, None);
}

fn divide(file: &Path, numbers: &[f64]) {
    let mut numbers = numbers.iter().copied();
    let mut next = || numbers.next().unwrap();
    let (accounts, seats) = (next() as usize, next() as usize);
    let places: Vec<[f64; 2]> = (0..seats).map(|_| [next(), next()]).collect();
    let read = |next: &mut dyn FnMut() -> f64| Account {
        x: next(),
        y: next(),
        potential: next() as i64,
        workload: next() as i64,
        visits: next(),
        owner: next() as usize,
    };
    let rows: Vec<Account> = (0..accounts).map(|_| read(&mut next)).collect();
    let costs = |account: usize, row: &mut [i64]| {
        let Account { x, y, visits, owner, .. } = rows[account];
        for (seat, cost) in row.iter_mut().enumerate() {
            let (dx, dy) = (x - places[seat][0], y - places[seat][1]);
            let travel = (10.0 * visits * (dx * dx + dy * dy).sqrt() + 0.5).floor() as i64;
            *cost = travel + if seat == owner { 0 } else { 600 * visits as i64 };
        }
    };
    let mut problem = Problem::new(accounts, seats, &costs);
    let amounts: [Vec<i64>; 3] = [
        rows.iter().map(|row| row.potential).collect(),
        rows.iter().map(|row| row.workload).collect(),
        vec![1; accounts],
    ];
    for (amounts, (low, high)) in amounts.into_iter().zip(BANDS) {
        let mean = amounts.iter().sum::<i64>() as f64 / seats as f64;
        let band = Band::hard((low * mean).ceil() as i64, (high * mean).floor() as i64);
        problem.measures.push(Measure { amounts: Amounts::Alike(amounts), bands: vec![band; seats] });
    }
    let owners: Vec<usize> = rows.iter().map(|row| row.owner).collect();
    carved(file, &problem, Some(judge(&problem, &owners).unwrap()));
}

/// Carves, says how well, and writes what a checker reads.
fn carved(file: &Path, problem: &Problem<'_>, now: Option<Judged>) {
    let begin = Instant::now();
    let mut priced = None;
    let mut within = [None::<Duration>; WITHIN.len()];
    let found = carve(problem, 2, Effort::default(), &mut |at| {
        priced = priced.or(at.bound.map(|_| begin.elapsed()));
        if let (Some(value), Some(bound)) = (at.value, at.bound) {
            for (limit, within) in WITHIN.into_iter().zip(&mut within) {
                if gap(value, bound, 1_000_000) as f64 <= limit * 10_000.0 {
                    within.get_or_insert_with(|| begin.elapsed());
                }
            }
        }
        false
    })
    .unwrap();
    let time = begin.elapsed();
    let write = |ending: &str, lines: Vec<String>| {
        fs::write(file.with_extension(ending), lines.join("\n")).unwrap();
    };
    write("multipliers", found.bound.multipliers.iter().map(i64::to_string).collect());
    write("seats", found.seats.iter().map(usize::to_string).collect());
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    let (value, broken) = now
        .map_or((String::new(), String::new()), |now| (now.value.to_string(), now.misses.len().to_string()));
    let reached = within.map(|at| at.map_or(String::new(), |at| format!("{:.1} s", at.as_secs_f64())));
    let reached = reached.map(|at| format!("{at:>8}")).join(" ");
    println!(
        "{name:12} {:>8} {:>6} {value:>14} {broken:>9} {:>14} {:>14} {:>14} {:>7} {:>8.4} % {:>7.1} s {reached} {:>7.1} s",
        problem.accounts,
        problem.seats,
        found.judged.value,
        found.bound.priced,
        found.bound.value,
        found.judged.misses.len(),
        found.gap_per_million() as f64 / 10_000.0,
        priced.unwrap_or_default().as_secs_f64(),
        time.as_secs_f64()
    );
}
