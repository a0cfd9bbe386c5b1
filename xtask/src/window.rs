//! What the window costs: time from its start to its first content, and memory over all its processes.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result, bail};

use crate::webdriver::{Display, Driver, Session};

const RUNS: usize = 7;

/// Linux counts a process's start in hundredths of a second, whatever its clock.
const TICKS_PER_SECOND: f64 = 100.0;

/// What one start of the window cost.
pub struct Cost {
    /// From the start of the process to the first contentful paint, in milliseconds.
    pub first_content: f64,
    /// Memory of all processes, shared pages divided among their users, in mebibytes.
    pub memory: f64,
}

/// Starts the application several times with a plan open; the median of each number.
///
/// # Errors
/// When the window cannot be started or driven.
pub fn measure(program: &Path, plan: &Path, home: &Path) -> Result<Cost> {
    let display = Display::open()?;
    let mut costs = Vec::new();
    for _ in 0..RUNS {
        let driver = Driver::start(display.name(), &[("PODPLAN_HOME", home.as_os_str())])?;
        costs.push(one_start(&driver, program, plan.as_os_str())?);
    }
    Ok(Cost {
        first_content: median(costs.iter().map(|cost| cost.first_content)),
        memory: median(costs.iter().map(|cost| cost.memory)),
    })
}

fn one_start(driver: &Driver, program: &Path, plan: &OsStr) -> Result<Cost> {
    let session = driver.open(program, &[plan])?;
    let painted = first_paint(&session)?;
    let shell = children(driver.process())?.into_iter().find(|id| runs(*id, program));
    let shell = shell.context("the application's process was not found")?;
    // The page settles: images decoded, the plan's first screen drawn.
    sleep(Duration::from_secs(2));
    Ok(Cost { first_content: painted - started(shell)?, memory: memory(shell)? })
}

/// The moment of the first contentful paint, in milliseconds since 1970.
fn first_paint(session: &Session) -> Result<f64> {
    let limit = Instant::now() + Duration::from_secs(20);
    while Instant::now() < limit {
        let moment = session.run(
            "const paint = performance.getEntriesByName('first-contentful-paint')[0];
             return paint ? performance.timeOrigin + paint.startTime : null;",
        )?;
        if let Some(moment) = moment.as_f64() {
            return Ok(moment);
        }
        sleep(Duration::from_millis(20));
    }
    bail!("the window painted nothing within 20 s")
}

/// The moment a process was started, in milliseconds since 1970, to 10 ms.
fn started(process: u32) -> Result<f64> {
    let ticks: f64 = stat(process)?.get(19).context("no start time")?.parse()?;
    let uptime = fs::read_to_string("/proc/uptime")?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64();
    let uptime: f64 = uptime.split(' ').next().unwrap_or_default().parse()?;
    Ok((now - uptime + ticks / TICKS_PER_SECOND) * 1000.0)
}

/// The proportional memory of a process and all below it, in mebibytes.
fn memory(process: u32) -> Result<f64> {
    let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup"))?;
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:")).context("no Pss line")?;
    let kibibytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
    let below: Result<Vec<f64>> = children(process)?.into_iter().map(memory).collect();
    Ok(kibibytes / 1024.0 + below?.iter().sum::<f64>())
}

fn children(parent: u32) -> Result<Vec<u32>> {
    let entries = fs::read_dir("/proc").context("memory is measured on Linux only")?;
    let processes = entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    // A process may end while the list is read.
    let parent = parent.to_string();
    Ok(processes.filter(|id| stat(*id).is_ok_and(|fields| fields.get(1) == Some(&parent))).collect())
}

/// The fields of a process's state after its name, which may itself hold spaces: state, parent, ...
fn stat(process: u32) -> Result<Vec<String>> {
    let text = fs::read_to_string(format!("/proc/{process}/stat"))?;
    let (_, fields) = text.rsplit_once(") ").context("an unknown form of /proc/PID/stat")?;
    Ok(fields.split_whitespace().map(str::to_owned).collect())
}

fn runs(process: u32, program: &Path) -> bool {
    fs::read_link(format!("/proc/{process}/exe")).is_ok_and(|running| running == program)
}

fn median(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = numbers.collect();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_number_is_the_median() {
        assert_eq!(median([3.0, 1.0, 2.0].into_iter()), 2.0);
        assert!(median([].into_iter()).is_nan());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn this_process_has_memory_and_a_start() {
        let this = std::process::id();
        assert!(memory(this).unwrap() > 0.5);
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs_f64() * 1000.0;
        assert!((0.0..3_600_000.0).contains(&(now - started(this).unwrap() + 20.0)));
    }
}
