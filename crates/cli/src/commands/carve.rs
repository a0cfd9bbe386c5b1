//! `podplan carve`.

use std::io::{IsTerminal as _, Write as _};

use desk::Session;
use desk::carving::{Areas, CarveAims, CarveProposal, Design};
use desk::problem::{Language, Problem};
use plan::ids::{RegionSetId, TerritoryId};
use plan::money::Rate;

use super::{changed, open};
use crate::arguments::{Carve, KindOf};
use crate::figures::Keys;
use crate::output::Answer;
use crate::problems;
use crate::text::{self, Deed};

pub fn carve(carve: &Carve, language: Language) -> Result<Answer, Problem> {
    let mut session = open(&carve.file, language)?;
    let aims = {
        let keys = Keys::of(session.plan());
        let territory = |name: &String| keys.territory(name, language);
        // A name that is mistyped is told before the search; new territories have their names from it.
        if !makes_new(carve) {
            carve.only.iter().try_for_each(|name| territory(name).map(|_| ()))?;
        }
        let set = match &carve.set {
            Some(text) => keys.region_set(text, language)?,
            None => session.plan().facts.region_sets.iter().next().map_or(RegionSetId(0), |set| set.id),
        };
        let areas = carve.areas(set);
        aims(carve, areas, &territory, language)?
    };
    let shown = std::io::stderr().is_terminal();
    let mut said = 0;
    let proposal = session.carve(&aims, &mut |done: u32, gap: Option<Rate>| {
        if shown && done / 10 != said {
            said = done / 10;
            let gap =
                gap.map_or_else(String::new, |gap| format!("  ≤ {}", text::short_percent(gap, language)));
            let _ = write!(std::io::stderr(), "\r{said:3} %{gap}   ");
        }
        false
    });
    if shown {
        let _ = write!(std::io::stderr(), "\r{:30}\r", "");
    }
    // In a hand-over nothing that stays may move, whatever the options.
    let mut proposal = match proposal {
        Err(problem) if carve.hand_over.is_none() => return Err(problems::with_options(problem, language)),
        told => told?,
    };
    if !carve.only.is_empty() {
        let only = only(&carve.only, &proposal, &session, language)?;
        proposal = session.carve_only(proposal, &only)?;
    }
    if carve.apply {
        let mut done = session.edit(&proposal.figures.edits)?;
        // What is missed is said of what was done as of what was proposed.
        done.notes.extend(worth_knowing(proposal));
        return changed(&mut session, done, Deed::Made, carve.output.json, language);
    }
    if carve.output.json {
        return Answer::json(&proposal);
    }
    Ok(Answer::text(text::carved(&session.head(), &aims.design, &proposal, language)))
}

/// How good a proposal is, and what it misses.
fn worth_knowing(proposal: CarveProposal) -> impl Iterator<Item = String> {
    let CarveProposal { figures, conflict, .. } = proposal;
    let why = conflict.into_iter().flat_map(|conflict| [conflict.why, conflict.next]);
    let said = std::iter::once(figures.quality).chain(figures.misses).chain(why).chain(figures.remarks);
    said.filter(|said| !said.is_empty())
}

fn makes_new(carve: &Carve) -> bool {
    carve.new.is_some() || carve.split.is_some()
}

/// Territories by name, new ones among them.
fn only(
    names: &[String],
    proposal: &CarveProposal,
    session: &Session,
    language: Language,
) -> Result<Vec<TerritoryId>, Problem> {
    let rows = &proposal.figures.territories;
    let keys = Keys::of(session.plan());
    let new = rows.iter().filter(|row| row.new).map(|row| (row.territory, row.name.as_str()));
    let new: Vec<(TerritoryId, &str)> = new.collect();
    names.iter().map(|name| keys.territory_among(&new, name, language)).collect()
}

fn aims(
    carve: &Carve,
    contiguous: Option<Areas>,
    territory: &dyn Fn(&String) -> Result<TerritoryId, Problem>,
    language: Language,
) -> Result<CarveAims, Problem> {
    let design = if let Some(count) = carve.new {
        Design::New { count }
    } else if let Some(split) = &carve.split {
        let into = carve.into.as_deref().map_or(Ok(2), str::parse);
        let into = into.map_err(|_| problems::not_a_count(carve.into.as_deref(), language))?;
        Design::Split { territory: territory(split)?, into }
    } else if let (Some(from), Some(into)) = (&carve.merge, &carve.into) {
        Design::Merge { from: territory(from)?, into: territory(into)? }
    } else if let Some(leaves) = &carve.hand_over {
        Design::HandOver { territory: territory(leaves)? }
    } else {
        Design::Balance
    };
    Ok(CarveAims {
        design,
        territories: carve.among.iter().map(territory).collect::<Result<_, _>>()?,
        balance: carve.balance.clone(),
        stay: carve.stay,
        customers_stay: carve.customers_stay,
        by_hand_stays: !carve.move_by_hand,
        unassigned: !carve.without_unassigned,
        within: carve.within.kind(),
        alike: carve.alike.and_then(KindOf::kind),
        most_moves: carve.most_moves,
        most_accounts: carve.most_accounts,
        contiguous,
        missing_is_zero: carve.missing_is_zero,
        effort: carve.effort.into(),
    })
}
