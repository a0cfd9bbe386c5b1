//! The tree of teams, and what each level assigns on top of its target.

use std::collections::BTreeMap;

use super::{Done, allowed, found, new_name, terms_of, within};
use crate::draft::Draft;
use crate::edit::TeamCell;
use crate::ids::{SellerId, TeamId};
use crate::money::Rate;
use crate::refusal::{Kind, Refusal};
use crate::team::{DEEPEST, Level, ManagerPay, OverAssignment, Team};

pub fn add(draft: &mut Draft, name: &str, parent: Option<TeamId>) -> Done {
    let name = free_name(draft, name, None)?;
    parent.map_or(Ok(()), |parent| found(&draft.teams, Kind::Team, parent.0).map(|_| ()))?;
    let id = TeamId(draft.teams.next_slot());
    draft.teams.put(Team {
        id,
        name,
        manager: String::new(),
        parent,
        target: None,
        locked: false,
        over_assignment: OverAssignment::default(),
        attainment: None,
        pay: ManagerPay::default(),
    });
    in_shape(draft, id)
}

/// Sellers without a segment stay right below the region.
pub fn from_segments(draft: &mut Draft) -> Done {
    let segments: Vec<(SellerId, String)> =
        draft.sellers.iter().map(|seller| (seller.id, seller.segment.clone())).collect();
    for (seller, segment) in segments.into_iter().filter(|(_, segment)| !segment.trim().is_empty()) {
        let mut terms = terms_of(draft, seller)?;
        if terms.team.is_none() {
            terms.team = Some(called(draft, &segment)?);
            draft.terms.put(terms);
        }
    }
    Ok(())
}

pub fn rename(draft: &mut Draft, team: TeamId, name: &str) -> Done {
    let mut row = found(&draft.teams, Kind::Team, team.0)?;
    row.name = free_name(draft, name, Some(team))?;
    draft.teams.put(row);
    Ok(())
}

pub fn set_manager(draft: &mut Draft, team: TeamId, manager: &str) -> Done {
    let mut row = found(&draft.teams, Kind::Team, team.0)?;
    row.manager = manager.trim().to_owned();
    draft.teams.put(row);
    Ok(())
}

pub fn move_under(draft: &mut Draft, team: TeamId, parent: Option<TeamId>) -> Done {
    let mut row = found(&draft.teams, Kind::Team, team.0)?;
    parent.map_or(Ok(()), |parent| found(&draft.teams, Kind::Team, parent.0).map(|_| ()))?;
    row.parent = parent;
    draft.teams.put(row);
    in_shape(draft, team)
}

pub fn remove(draft: &mut Draft, team: TeamId) -> Done {
    let row = found(&draft.teams, Kind::Team, team.0)?;
    let below: Vec<Team> = draft.teams.iter().filter(|other| other.parent == Some(team)).cloned().collect();
    let members: Vec<_> = draft.terms.iter().filter(|terms| terms.team == Some(team)).cloned().collect();
    for mut child in below {
        child.parent = row.parent;
        draft.teams.put(child);
    }
    for mut terms in members {
        terms.team = row.parent;
        draft.terms.put(terms);
    }
    draft.teams.take(team.0);
    Ok(())
}

pub fn set_targets(draft: &mut Draft, cells: &[TeamCell]) -> Done {
    for cell in cells {
        if let Some(amount) = cell.amount {
            allowed(draft, amount)?;
        }
        let mut row = found(&draft.teams, Kind::Team, cell.team.0)?;
        row.target = cell.amount;
        draft.teams.put(row);
    }
    Ok(())
}

pub fn lock(draft: &mut Draft, teams: &[TeamId], locked: bool) -> Done {
    for team in teams {
        let mut row = found(&draft.teams, Kind::Team, team.0)?;
        row.locked = locked;
        draft.teams.put(row);
    }
    Ok(())
}

pub fn move_sellers(draft: &mut Draft, sellers: &[SellerId], team: Option<TeamId>) -> Done {
    team.map_or(Ok(()), |team| found(&draft.teams, Kind::Team, team.0).map(|_| ()))?;
    for seller in sellers {
        let mut terms = terms_of(draft, *seller)?;
        terms.team = team;
        draft.terms.put(terms);
    }
    Ok(())
}

pub fn set_over_assignment(draft: &mut Draft, level: Level, over: OverAssignment) -> Done {
    match over {
        OverAssignment::Rate { rate } => within(rate, Rate::percent(-50), Rate::percent(200))?,
        OverAssignment::Amount { amount } => allowed(draft, amount)?,
    }
    match level {
        Level::Company => draft.assumptions.over_assignment = over,
        Level::Region => draft.assumptions.region_over_assignment = over,
        Level::Team { team } => {
            let mut row = found(&draft.teams, Kind::Team, team.0)?;
            row.over_assignment = over;
            draft.teams.put(row);
        }
    }
    Ok(())
}

/// The team called so, made directly under the region where there is none yet.
pub fn called(draft: &mut Draft, name: &str) -> Result<TeamId, Refusal> {
    if let Some(team) = named(draft, name) {
        return Ok(team);
    }
    let id = TeamId(draft.teams.next_slot());
    add(draft, name, None)?;
    Ok(id)
}

/// The team called so.
pub fn named(draft: &Draft, name: &str) -> Option<TeamId> {
    draft.teams.iter().find(|team| crate::territory::same_text(&team.name, name.trim())).map(|team| team.id)
}

/// Refuses a tree that bites its tail at `team`, or that is too deep anywhere.
fn in_shape(draft: &Draft, team: TeamId) -> Done {
    let parents: BTreeMap<TeamId, Option<TeamId>> =
        draft.teams.iter().map(|team| (team.id, team.parent)).collect();
    let mut above = parents.get(&team).copied().flatten();
    let mut steps = 0;
    while let Some(next) = above {
        steps += 1;
        if next == team || steps > parents.len() {
            return Err(Refusal::TeamUnderItself { team });
        }
        above = parents.get(&next).copied().flatten();
    }
    let depth = |team: TeamId| {
        let mut next = Some(team);
        std::iter::from_fn(|| {
            let here = next?;
            next = parents.get(&here).copied().flatten();
            Some(here)
        })
        .take(DEEPEST + 1)
        .count()
    };
    if parents.keys().any(|team| depth(*team) > DEEPEST) { Err(Refusal::TeamsTooDeep) } else { Ok(()) }
}

fn free_name(draft: &Draft, name: &str, own: Option<TeamId>) -> Result<String, Refusal> {
    let others = draft.teams.iter().filter(|row| Some(row.id) != own);
    new_name(name, Kind::Team, others.map(|row| row.name.as_str()))
}
