//! How many sellers a step reaches that does not name them.

use plan::Plan;
use plan::ids::{SellerId, TeamId};
use plan::team::DEEPEST;

/// Sellers whose quota the spread can change: those named, else those below `top`, or all. Locked quotas are not
/// touched, nor is what stands below a locked team, so these do not count.
pub fn of_spread(plan: &Plan, sellers: &[SellerId], top: Option<TeamId>) -> usize {
    let open = |id: SellerId| !plan.terms(id).locked;
    if !sellers.is_empty() {
        return sellers.iter().filter(|id| open(**id)).count();
    }
    let all = plan.facts.sellers.iter().map(|seller| seller.id);
    all.filter(|id| open(*id) && is_open_below(plan, plan.terms(*id).team, top)).count()
}

/// Sellers who have a segment but no team yet.
pub fn without_team(plan: &Plan) -> usize {
    let has_segment = |segment: &str| !segment.trim().is_empty();
    let sellers = plan.facts.sellers.iter();
    sellers.filter(|row| has_segment(&row.segment) && plan.terms(row.id).team.is_none()).count()
}

/// Whether `top` is reached from the team without passing a locked one.
fn is_open_below(plan: &Plan, mut team: Option<TeamId>, top: Option<TeamId>) -> bool {
    for _ in 0..=DEEPEST {
        if team == top {
            return true;
        }
        let Some(row) = team.and_then(|team| plan.decisions.teams.get(team.0)) else { return false };
        if row.locked {
            return false;
        }
        team = row.parent;
    }
    false
}
