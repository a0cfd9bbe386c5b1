//! Times of a plan of 100,000 accounts: create, import, one edit, open, undo. Run it with `--release`.

use std::time::Instant;

use plan::account::Account;
use plan::change::{Change, Swap};
use plan::ids::AccountId;
use plan::money::{Money, Quantity};
use plan::territory::Placement;
use store::{Store, StoreProblem};

fn main() -> Result<(), StoreProblem> {
    let path = std::env::temp_dir().join("measure.podplan");
    let accounts: Vec<Change> = (0..100_000).map(|id| Change::from(Swap::added(account(id)))).collect();
    let edit =
        [Change::from(Swap::changed(account(7), Account { owner: "Seat ENT-01".to_owned(), ..account(7) }))];
    let placements: Vec<Change> = (0..100_000)
        .map(|id| {
            Change::from(Swap::added(Placement { account: AccountId(id), territory: None, pinned: true }))
        })
        .collect();
    let mut store = timed("create", || Store::create_over(&path, &[]))?;
    timed("import 100,000 accounts", || store.commit(&"import", &accounts))?;
    timed("one edit", || store.commit(&"edit", &edit))?;
    drop(store);
    let (mut store, _) = timed("open", || Store::open(&path))?;
    timed("place 100,000 accounts", || store.commit(&"place", &placements))?;
    timed("one edit", || store.commit(&"edit", &edit))?;
    timed("close", || drop(store));
    let (mut store, _) = timed("open", || Store::open(&path))?;
    timed("undo an edit", || store.undo())?;
    timed("undo the placements", || store.undo())?;
    timed("copy", || store.save_copy(&path.with_extension("copy")))?;
    drop(store);
    for size in [&path, &path.with_extension("copy")] {
        println!("{:>8} kB", std::fs::metadata(size).map_or(0, |file| file.len() / 1024));
    }
    timed("open the copy", || Store::open(&path.with_extension("copy")))?;
    Ok(())
}

fn account(id: u32) -> Account {
    let mut account = Account::new(AccountId(id), &format!("ACC-{id:06}"));
    account.name = format!("Company {id} Incorporated");
    account.country = "US".to_owned();
    account.state = format!("State {}", id % 50);
    account.city = format!("City {}", id % 900);
    account.postal_code = format!("{:05}", id % 99_999);
    account.industry = "Manufacturing".to_owned();
    account.segment = "Enterprise".to_owned();
    account.latitude = Some(40_000_000 + id.cast_signed());
    account.longitude = Some(-90_000_000 - id.cast_signed());
    account.size = Some(Quantity::units(i64::from(id)));
    account.potential = Some(Money::units(i64::from(id) * 37));
    account.workload = Some(Quantity::units(40));
    account
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    println!("{:>8.1} ms  {what}", start.elapsed().as_secs_f64() * 1000.0);
    result
}
