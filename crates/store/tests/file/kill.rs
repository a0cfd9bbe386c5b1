//! A process killed at any moment: what it was told is saved, is saved.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use store::{Store, StoreProblem};

use crate::sample::{dice, file, set_quota};

const KILLS: usize = 20;
const TARGET: &str = "PODPLAN_TEST_WRITER";

/// Not a test by itself: the process that is killed. It counts a quota up and says so after each commit.
#[test]
fn writer() {
    let Some(path) = std::env::var_os(TARGET).map(PathBuf::from) else { return };
    let (mut store, mut plan) = Store::open(&path).unwrap();
    for units in quota_of(&plan) + 1.. {
        let changes = set_quota(&plan, 1, units);
        store.commit(&units, &changes).unwrap();
        plan.absorb(changes);
        println!("saved {units}");
    }
}

#[test]
fn acknowledged_edits_survive_a_kill() {
    let (_folder, path) = file();
    let mut luck = 3;
    for round in 0..KILLS {
        let mut child = start(&path);
        let mut saved = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok)
            .filter_map(|line| line.strip_prefix("saved ")?.parse::<i64>().ok());
        let first = saved.next().unwrap();
        let rest = std::thread::spawn(move || saved.last());
        std::thread::sleep(Duration::from_micros(dice(&mut luck, 40_000) as u64));
        child.kill().unwrap();
        child.wait().unwrap();
        let acknowledged = rest.join().unwrap().unwrap_or(first);
        let (mut store, plan) = Store::open(&path).unwrap();
        let kept = quota_of(&plan);
        // One more may have been saved without the word getting out.
        assert!((acknowledged..=acknowledged + 1).contains(&kept), "round {round}: {acknowledged}, {kept}");
        assert_eq!(store.undo_summary(), Some(kept.into()));
        if round == KILLS - 1 {
            assert_eq!(store.undo().unwrap().unwrap().changes, set_quota(&plan, 1, kept - 1));
        }
    }
}

#[test]
fn another_process_is_kept_out() {
    let (_folder, path) = file();
    let mut child = start(&path);
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let (mut line, start) = (String::new(), Instant::now());
    while !line.contains("saved") && start.elapsed() < Duration::from_secs(10) {
        output.read_line(&mut line).unwrap();
    }
    let attempt = Store::open(&path);
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(matches!(attempt, Err(StoreProblem::InUse { .. })), "{attempt:?}");
    assert!(Store::open(&path).is_ok());
}

fn start(path: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::writer", "--nocapture"])
        .env(TARGET, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn quota_of(plan: &plan::Plan) -> i64 {
    let quota = plan.decisions.terms.get(1).and_then(|terms| terms.quota).unwrap();
    (quota.thousandths() / 1000) as i64
}
