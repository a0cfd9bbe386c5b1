//! `podplan carve`.

use std::io::{IsTerminal as _, Write as _};

use desk::carving::{CarveAims, Design};
use desk::problem::{Language, Problem};
use plan::edit::Edit;
use plan::ids::TerritoryId;
use plan::money::Rate;

use super::{changed, open};
use crate::arguments::{Carve, KindOf};
use crate::figures::Keys;
use crate::output::Answer;
use crate::text::{self, Deed};

pub fn carve(carve: &Carve, language: Language) -> Result<Answer, Problem> {
    let mut session = open(&carve.file, language)?;
    let (aims, only) = {
        let keys = Keys::of(session.plan());
        let territory = |name: &String| keys.territory(name, language);
        let only: Vec<TerritoryId> = carve.only.iter().map(territory).collect::<Result<_, _>>()?;
        (aims(carve, &territory, language)?, only)
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
    let proposal = proposal?;
    if carve.apply {
        let mut edits = proposal.edits;
        if !only.is_empty() {
            edits.retain(|edit| match edit {
                Edit::PlaceAccounts { territory: Some(to), .. } => only.contains(to),
                _ => true,
            });
        }
        let done = session.edit(&edits)?;
        return changed(&mut session, done, Deed::Made, carve.output.json, language);
    }
    if carve.output.json {
        return Answer::json(&proposal);
    }
    Ok(Answer::text(text::carved(&session.head(), &proposal, language)))
}

fn aims(
    carve: &Carve,
    territory: &dyn Fn(&String) -> Result<TerritoryId, Problem>,
    language: Language,
) -> Result<CarveAims, Problem> {
    let design = if let Some(count) = carve.new {
        Design::New { count }
    } else if let Some(split) = &carve.split {
        let into = carve.into.as_deref().map_or(Ok(2), str::parse);
        let into = into.map_err(|_| crate::problems::not_a_count(carve.into.as_deref(), language))?;
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
        contiguous: carve.contiguous.map(Into::into),
        missing_is_zero: carve.missing_is_zero,
        effort: carve.effort.into(),
    })
}
