//! Work on several threads whose result does not depend on how many: fixed parts, put together in their order.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What `work` says of each part, in the order of the parts.
pub(crate) fn each<T: Send>(threads: usize, parts: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    if threads <= 1 || parts <= 1 {
        return (0..parts).map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(parts));
    let run = || {
        loop {
            let part = next.fetch_add(1, Ordering::Relaxed);
            if part >= parts {
                return;
            }
            let result = work(part);
            done.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).push((part, result));
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads.min(parts) {
            scope.spawn(run);
        }
        run();
    });
    let mut done = done.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
    done.sort_by_key(|(part, _)| *part);
    done.into_iter().map(|(_, result)| result).collect()
}
