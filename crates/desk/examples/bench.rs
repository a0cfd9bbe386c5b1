//! What the engine needs for a plan of 100,000 accounts, 500 sellers and 100 pools. `cargo xtask bench` runs it; the
//! medians of several runs are printed beside what we aim for. With `memory` it says what such a plan takes: opened, its map asked,
//! carved into its territories.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use desk::carving::{CarveAims, Thoroughness};
use desk::problem::{Language, Problem};
use desk::request::{ExportKind, Grid, ImportOptions, ImportTarget, TypedCell};
use desk::view::{AccountColumn, AccountSort, AccountsRequest, ViewRequest};
use desk::{Session, export, read_for_import};
use exchange::{Column, CsvProfile, Kind, Sheet, Value};
use plan::change::reversed;
use plan::edit::{Edit, QuotaCell};
use plan::ids::{AccountId, RuleId, SellerId, TerritoryId};
use plan::money::{Money, Rate};
use plan::outlook::outlook;
use plan::quota::{MethodShare, SpreadMethod};

const ACCOUNTS: u32 = 100_000;
const SELLERS: u32 = 500;
const POOLS: u32 = 100;
const RUNS: usize = 7;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["memory"] => memory(),
        ["make", file] => make(Path::new(file)).map(drop),
        _ => times(),
    }
}

fn make(file: &Path) -> Result<Session, Box<dyn Error>> {
    let edits = plan::example::large(ACCOUNTS, SELLERS, POOLS);
    Ok(Session::create(file, &edits, Language::En).map_err(said)?)
}

fn memory() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("large.podplan");
    // Elsewhere, so that making it counts for nothing here.
    let made = Command::new(std::env::current_exe()?).arg("make").arg(&file).status()?;
    assert!(made.success(), "the plan is made");
    let said_at = |what: &str| println!("{what:44} {:>9} MiB   aim: 400 MiB", highest_memory());
    let mut session = Session::open(&file, Language::En).map_err(said)?;
    said_at("memory: the plan opened");
    session.look(&ViewRequest::Map).map_err(said)?;
    said_at("memory: and its map asked");
    let aims = CarveAims { effort: Thoroughness::Quick, ..CarveAims::default() };
    session.carve(&aims, &mut |_, _| false).map_err(said)?;
    said_at("memory: and carved into its territories");
    Ok(())
}

fn times() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("large.podplan");
    drop(make(&file)?);
    println!(
        "{ACCOUNTS} accounts, {SELLERS} sellers, {POOLS} pools; median of {RUNS} runs; {}",
        sizes(&file)?
    );

    line("open the plan (and its outlook)", 500, || Session::open(&file, Language::En).map(drop))?;
    let mut session = Session::open(&file, Language::En).map_err(said)?;
    line("outlook alone", 10, || {
        std::hint::black_box(outlook(session.plan()));
        Ok(())
    })?;
    let mut amount = 1_000_000;
    line("one quota: commit and new outlook", 30, || {
        amount += 1_000;
        let cell = QuotaCell { seller: SellerId(7), amount: Some(Money::units(amount)) };
        session.edit(&[Edit::SetQuotas { cells: vec![cell] }]).map(drop)
    })?;
    let mut territory = 0;
    line("one quota: what-if while it is typed", 30, || {
        let cell = TypedCell { row: 7, column: "quota".to_owned(), text: "+10%".to_owned() };
        session.preview_cells(Grid::Quotas, &[cell]).map(drop)
    })?;
    line("the map: every account placed by its address", 300, || {
        places_found();
        Ok(())
    })?;
    line("the map as the window gets it", 100, || session.look(&ViewRequest::Map).map(drop))?;
    let dragged: Vec<AccountId> = (0..5_000).map(AccountId).collect();
    line("5,000 accounts dragged over a territory: what-if", 100, || {
        let edit =
            Edit::PlaceAccounts { accounts: dragged.clone(), territory: Some(TerritoryId(3)), pinned: true };
        session.preview(&[edit]).map(drop)
    })?;
    let mut side = 0;
    line("an account moved, and travel and compactness anew", 250, || {
        side = 1 - side;
        let territory = Some(TerritoryId(side));
        session.edit(&[Edit::PlaceAccounts { accounts: vec![AccountId(5)], territory, pinned: true }])?;
        session.look(&ViewRequest::Territories).map(drop)
    })?;
    let spread = spread();
    line("spread over 500 sellers, 10 levels of teams", 5, || {
        std::hint::black_box(
            session.plan().changes(&spread).map(|changes| changes.len()).unwrap_or_default(),
        );
        Ok(())
    })?;
    line("the same: commit and new outlook", 30, || {
        session.edit(std::slice::from_ref(&spread))?;
        session.undo().map(drop)
    })?;
    line("one account placed by hand", 30, || {
        territory += 1;
        let edit = Edit::PlaceAccounts {
            accounts: vec![AccountId(77)],
            territory: Some(TerritoryId(territory)),
            pinned: true,
        };
        session.edit(&[edit]).map(drop)
    })?;
    rules(&mut session)?;
    line("undo and redo", 50, || session.undo().and_then(|_| session.redo()).map(drop))?;
    line("accounts: sort by name, first window", 100, || {
        session.undo()?;
        session.redo()?;
        let sort = Some(AccountSort { by: AccountColumn::Name, descending: false });
        session
            .look(&ViewRequest::Accounts(AccountsRequest { count: 60, sort, ..Default::default() }))
            .map(drop)
    })?;
    for (what, view) in [
        ("territories", ViewRequest::Territories),
        ("quotas", ViewRequest::Quotas),
        ("waterfall", ViewRequest::Waterfall),
        ("capacity", ViewRequest::Capacity),
        ("bottom-up", ViewRequest::BottomUp),
        ("pools", ViewRequest::Pools),
        ("payouts", ViewRequest::Payouts),
        ("hours", ViewRequest::Hours),
        ("odds", ViewRequest::Odds),
        ("requests", ViewRequest::Requests { by: plan::contention::ShareBy::Priority }),
    ] {
        // The odds make 10,000 draws of every pool.
        let aim = if what == "odds" { 1000 } else { 100 };
        line(&format!("screen: {what}, as JSON"), aim, || {
            let view = session.look(&view)?;
            std::hint::black_box(serde_json::to_string(&view).map(|json| json.len()).unwrap_or_default());
            Ok(())
        })?;
    }
    imports(folder.path())?;
    line("export: workbook", 8000, || export(&session, folder.path(), ExportKind::Workbook).map(drop))?;
    line("export: CSV files", 2000, || export(&session, folder.path(), ExportKind::Csv).map(drop))?;
    println!("{:44} {:>9} MiB", "memory of the engine, highest", highest_memory());
    Ok(())
}

/// 500 rules of nested groups asked of all accounts, and one of them while it is written.
fn rules(session: &mut Session) -> Result<(), Box<dyn Error>> {
    let mut plan = session.plan().clone();
    let flat = plan.decisions.rules.iter().map(|rule| Edit::RemoveRule { rule: rule.id }).collect::<Vec<_>>();
    let gone = plan.changes_of(&flat).map_err(text)?;
    line("the plan's 500 flat rules through all accounts", 100, || {
        plan.absorb(gone.clone());
        plan.absorb(reversed(gone.clone()));
        Ok(())
    })?;
    plan.absorb(gone);
    let nested = plan.changes_of(&plan::example::nested_rules(SELLERS, SELLERS)).map_err(text)?;
    line("500 nested rules through all accounts", 100, || {
        plan.absorb(nested.clone());
        plan.absorb(reversed(nested.clone()));
        Ok(())
    })?;
    plan.absorb(nested);
    let tallies = plan.decisions.rules.iter().map(|rule| plan.assignment.tally(rule.id));
    let (matches, holds) = tallies.fold((0, 0), |(all, own), tally| (all + tally.matches, own + tally.holds));
    println!("    they match {matches} times and hold {holds} accounts");
    let conditions: Vec<_> =
        plan.decisions.rules.iter().nth(250).map(|rule| rule.conditions.clone()).unwrap_or_default();
    line("a rule's counts while it is written", 30, || {
        session.try_rule(None, &conditions).map(|trial| drop(std::hint::black_box(trial)))
    })?;
    line("a rule moved: commit and new outlook", 30, || {
        session.edit(&[Edit::MoveRule { rule: RuleId(400), position: 3 }])?;
        session.undo().map(drop)
    })?;
    line("a rule changed: commit and new outlook", 60, || {
        session.edit(&[Edit::SetRule {
            rule: RuleId(400),
            territory: None,
            conditions: conditions.clone(),
        }])?;
        session.undo().map(drop)
    })?;
    line("why an account stands where it does", 10, || {
        session.why_here(AccountId(77)).map(|reply| drop(std::hint::black_box(reply)))
    })
}

/// Half by potential, the rest by the other methods, down the tree.
/// As many addresses as there are accounts, looked up one after the other.
fn places_found() {
    let known = [
        ["United States", "CA", "Oakland", "94612"],
        ["US", "NY", "New York", ""],
        ["Mexico", "NLE", "Monterrey", ""],
    ];
    for at in 0..ACCOUNTS as usize {
        let [country, state, city, postal] = known[at % known.len()];
        std::hint::black_box(places::locate(country, state, city, postal));
    }
}

fn spread() -> Edit {
    use SpreadMethod::{Capacity, Equal, LastBookings, Potential, Weight};
    let share = |(method, percent)| MethodShare { method, share: Rate::percent(percent) };
    let blend = [(Potential, 50), (Equal, 20), (LastBookings, 10), (Capacity, 10), (Weight, 10)].map(share);
    Edit::SpreadQuotas {
        blend: blend.to_vec(),
        target: None,
        unit: Money::units(1_000),
        sellers: Vec::new(),
        team: None,
        keep: false,
    }
}

/// 100,000 rows as a file, brought into an empty plan: read, checked, committed.
fn imports(folder: &Path) -> Result<(), Box<dyn Error>> {
    let sheet = accounts_sheet();
    let csv = folder.join("accounts.csv");
    let xlsx = folder.join("accounts.xlsx");
    exchange::write_file(&csv, &exchange::csv_bytes(&sheet, CsvProfile::POINT).map_err(text)?)
        .map_err(text)?;
    exchange::workbook(std::slice::from_ref(&sheet), &xlsx).map_err(text)?;
    let mut number = 0;
    for (what, path, aim) in
        [("import: 100,000 rows of CSV", csv, 2000), ("import: 100,000 rows of XLSX", xlsx, 8000)]
    {
        line(what, aim, || {
            number += 1;
            let target = folder.join(format!("import-{number}.podplan"));
            let mut session = Session::create(&target, &plan::example::starting_point(), Language::En)?;
            read_for_import(&session, &path, ImportTarget::Accounts, &ImportOptions::default())?
                .import(&mut session)?;
            assert_eq!(session.plan().facts.accounts.len() as u32, ACCOUNTS, "every row came in");
            Ok(())
        })?;
    }
    Ok(())
}

fn accounts_sheet() -> Sheet {
    let columns =
        ["External ID", "Account Name", "Country", "State", "City", "Postal Code", "Industry", "Segment"];
    let mut columns: Vec<Column> = columns.into_iter().map(|title| Column::new(title, Kind::Text)).collect();
    columns.push(Column::new("Potential", Kind::Money { minor_units: 2 }));
    columns.push(Column::new("Workload", Kind::Number { decimals: 1 }));
    let mut sheet = Sheet::new("Accounts", columns);
    for number in 0..i64::from(ACCOUNTS) {
        let one_of = |values: &[&str]| Value::Text(values[number as usize % values.len()].to_owned());
        sheet.rows.push(vec![
            Value::Text(format!("A{number:06}")),
            Value::Text(format!("Account {number:06}")),
            one_of(&["United States", "Canada", "Mexico"]),
            one_of(&["CA", "NY", "TX", "WA", "ON", "QC", "JAL"]),
            one_of(&["Springfield", "Riverside", "Georgetown", "Salem"]),
            Value::Text(format!("{:05}", number % 99_999)),
            one_of(&["Software", "Banking", "Retail", "Energy", "Health"]),
            one_of(&["Enterprise", "Commercial", "SMB"]),
            Value::Money(100_000 + number * 37 % 90_000_000),
            Value::Number { units: 10 + number % 400, decimals: 1 },
        ]);
    }
    sheet
}

fn line(what: &str, aim: u128, mut work: impl FnMut() -> Result<(), Problem>) -> Result<(), Box<dyn Error>> {
    let mut times: Vec<Duration> = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let start = Instant::now();
        work().map_err(said)?;
        times.push(start.elapsed());
    }
    times.sort();
    let median = times[RUNS / 2].as_secs_f64() * 1000.0;
    println!("{what:44} {median:>9.1} ms    aim: {aim} ms");
    Ok(())
}

fn sizes(file: &Path) -> std::io::Result<String> {
    Ok(format!("file of {} MiB", std::fs::metadata(file)?.len() >> 20))
}

/// Peak resident memory in MiB, where the system tells it.
fn highest_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib: Option<u64> =
        line.and_then(|line| line.split_whitespace().next()).and_then(|kib| kib.parse().ok());
    kib.map_or_else(|| "-".to_owned(), |kib| (kib >> 10).to_string())
}

fn said(problem: Problem) -> String {
    format!("{}: {}", problem.code, problem.message)
}

fn text(problem: impl std::fmt::Debug) -> String {
    format!("{problem:?}")
}
