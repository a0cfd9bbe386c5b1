use plan::{Plan, example, outlook::outlook};
fn main() {
    let mut plan = Plan::default();
    for edit in example::large(100_000, 500, 100) {
        let changes = plan.changes(&edit).unwrap_or_else(|_| panic!());
        plan.absorb(changes);
    }
    let mut times: Vec<_> = (0..801).map(|_| { let s = std::time::Instant::now(); std::hint::black_box(outlook(&plan)); s.elapsed() }).collect();
    times.sort();
    println!("outlook {:?} (least {:?})", times[400], times[0]);
}
