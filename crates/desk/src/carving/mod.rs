//! Carving territories anew: what is asked, the search beside the desk, and the proposal that comes of it.

mod aims;
mod answer;
mod areas;
mod asked;
mod bare;
mod centres;
mod drawn;
mod kinds;
mod lone;
mod measures;
mod not_asked;
mod part;
mod reply;
mod room;
mod travel;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use carve::{Answer, Effort, Progress, Refusal};
use plan::money::Rate;

use crate::problem::Problem;
use crate::session::Session;
use crate::words;

pub use aims::*;
pub(crate) use areas::Area;
use asked::Asked;
pub(crate) use asked::FAR;
pub(crate) use lone::Lone;
pub(crate) use not_asked::NotAsked;
pub(crate) use part::Kept;
pub use reply::*;

type Outcome = (Asked, Result<Answer, Refusal>);

/// A search that goes on beside the desk.
pub(crate) struct Job {
    known: Arc<Mutex<Known>>,
    stop: Arc<AtomicBool>,
    aims: CarveAims,
    /// The plan has changed since it began.
    outdated: bool,
}

#[derive(Default)]
struct Known {
    done: u32,
    gap: Option<Rate>,
    outcome: Option<Outcome>,
}

impl Job {
    /// The plan that it carves is no more: what it finds would be of another.
    pub(crate) fn outdate(&mut self) {
        self.outdated = true;
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl Session {
    /// Searches here and now. `watch` hears parts of a thousand and the gap so far, and stops the search by `true`.
    pub fn carve(
        &mut self,
        aims: &CarveAims,
        watch: &mut dyn FnMut(u32, Option<Rate>) -> bool,
    ) -> Result<CarveProposal, Problem> {
        let asked = self.carving_asked(aims)?;
        self.told(aims.clone(), search(asked, aims.effort, watch))
    }

    /// Begins to search beside the desk; what was searched before is given up.
    pub fn start_carving(&mut self, aims: CarveAims) -> Result<CarveState, Problem> {
        let asked = self.carving_asked(&aims)?;
        let effort = aims.effort;
        self.beside(aims, move |watch| search(asked, effort, watch));
        Ok(self.carving_state())
    }

    fn beside(
        &mut self,
        aims: CarveAims,
        search: impl FnOnce(&mut dyn FnMut(u32, Option<Rate>) -> bool) -> Outcome + Send + 'static,
    ) {
        let job = Job { aims, known: Arc::default(), stop: Arc::default(), outdated: false };
        let (known, stop) = (job.known.clone(), job.stop.clone());
        self.carving = Some(job);
        self.carved = None;
        std::thread::spawn(move || {
            let mut watch = |done: u32, gap: Option<Rate>| {
                let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
                (known.done, known.gap) = (done, gap);
                stop.load(Ordering::Relaxed)
            };
            let outcome = search(&mut watch);
            known.lock().unwrap_or_else(PoisonError::into_inner).outcome = Some(outcome);
        });
    }

    /// Ends the search; the best so far becomes the proposal.
    pub fn stop_carving(&mut self) -> CarveState {
        if let Some(job) = &self.carving {
            job.stop.store(true, Ordering::Relaxed);
        }
        self.carving_state()
    }

    pub fn carving_state(&mut self) -> CarveState {
        let idle = CarveState { idle: true, done: 0, gap: None, proposal: None, problem: None };
        let Some(job) = self.carving.take() else { return idle };
        if job.outdated {
            let problem = Some(words::no_proposal(self.language));
            return CarveState { idle: false, problem, ..idle };
        }
        // Asked before what it left is looked at: a search that ended without an answer must not be waited for.
        let ended = Arc::strong_count(&job.known) == 1;
        let (done, gap, outcome) = {
            let mut known = job.known.lock().unwrap_or_else(PoisonError::into_inner);
            (known.done, known.gap, known.outcome.take())
        };
        let state = CarveState { idle: false, done, gap, proposal: None, problem: None };
        let Some(outcome) = outcome else {
            if ended {
                let problem = Some(words::carving_broke_off(self.language));
                return CarveState { problem, ..state };
            }
            self.carving = Some(job);
            return state;
        };
        match self.told(job.aims.clone(), outcome) {
            Ok(proposal) => CarveState { done: 1000, gap: proposal.gap, proposal: Some(proposal), ..state },
            Err(problem) => CarveState { problem: Some(problem), ..state },
        }
    }

    fn carving_asked(&mut self, aims: &CarveAims) -> Result<Asked, Problem> {
        let located = self.located();
        asked::asked(self.plan(), &located, aims)
            .map_err(|why| words::not_carved(&why, self.plan(), self.language))
    }

    fn told(&mut self, aims: CarveAims, (asked, found): Outcome) -> Result<CarveProposal, Problem> {
        match found {
            Ok(found) => self.proposed(aims, asked, found),
            Err(refusal) => {
                Err(words::carve_refused(&refusal, &aims, &asked.seen(self.plan()), self.language))
            }
        }
    }
}

fn search(
    mut asked: Asked,
    effort: Thoroughness,
    watch: &mut dyn FnMut(u32, Option<Rate>) -> bool,
) -> Outcome {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(8);
    let effort = match effort {
        Thoroughness::Quick => Effort { rounds: 30, steps: 50 },
        Thoroughness::Normal => Effort::default(),
        Thoroughness::Thorough => Effort { rounds: 120, steps: 300 },
    };
    // Centres that follow their accounts do so before the last search.
    let times: u32 = if asked.wanders() { 3 } else { 1 };
    let mut time = 0;
    loop {
        let last = time + 1 == times;
        let effort = if last { effort } else { Effort { rounds: 15, steps: 30 } };
        let mut stopped = false;
        let result = carve::carve(&asked.question(), threads, effort, &mut |at: Progress| {
            let gap = at.value.zip(at.bound).map(|(value, bound)| gap(value, bound));
            stopped = watch((1000 * time + at.done) / times, gap);
            stopped
        });
        match result {
            Err(refusal) => return (asked, Err(refusal)),
            Ok(found) if last || stopped => return (asked, Ok(found)),
            Ok(found) => asked.recentre(&found.seats),
        }
        time += 1;
    }
}

/// At most how far from the best, as a share of the value, rounded up.
fn gap(value: i128, bound: i128) -> Rate {
    let share = carve::gap(value, bound, Rate::ONE.scaled().into());
    Rate::from_scaled(i64::try_from(share).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests;
