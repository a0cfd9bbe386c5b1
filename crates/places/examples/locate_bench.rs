//! How long 100,000 accounts take: `cargo run --release -p places --example locate_bench`.

use std::time::Instant;

fn main() {
    let known = [
        ["United States", "CA", "Oakland", "94612"],
        ["US", "NY", "New York", ""],
        ["Mexico", "Nuevo León", "Monterrey", "64000"],
        ["Spain", "Madrid", "Alcobendas", "28100"],
        ["Canada", "ON", "Springfield", ""],
    ];
    for round in 0..3 {
        let start = Instant::now();
        let found = (0..100_000)
            .filter(|place| {
                let [country, state, city, postal] = known[place % known.len()];
                places::locate(country, state, city, postal).is_some()
            })
            .count();
        println!("round {round}: {found} of 100000 in {} ms", start.elapsed().as_millis());
    }
}
