//! What was done, kept with the history as facts and worded in whatever language is read later.

use plan::Plan;
use plan::edit::{Edit, HandOver};
use plan::ids::PresalesId;
use plan::period::Seasonality;
use plan::pool::PoolTarget;
use plan::quota::MidYear;
use plan::seller::PresalesField;
use plan::team::{Level, OverAssignment};
use serde::{Deserialize, Serialize};

use super::columns::Column;
use super::names::{account_name, pool_name, presales_name, seller_name, team_name, territory_name};

mod carving;
mod deed;
mod label;
mod pay;
mod reach;

pub use deed::Deed;
pub use label::label;

/// One step of the history. Values are canonical; names are those of the moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    pub what: Deed,
    /// The one thing it concerns; none where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where to, or together with whom; an empty text where that differs among several things.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<Column>,
    pub count: u32,
}

/// Sums a step up. `plan` is the plan as it was before; `rows` is how many rows changed, told where the step is a
/// mixture of edits.
pub fn summary_of(edits: &[Edit], plan: &Plan, rows: usize) -> Summary {
    if let [Edit::DetachPresales { presales: left, .. }, into @ Edit::AttachPresales { presales, .. }] = edits
        && left == presales
    {
        return Summary { what: Deed::MovePresales, ..of_one(into, plan) };
    }
    let mut each = edits.iter().map(|edit| of_one(edit, plan));
    let several = || of_pools(edits, plan).unwrap_or_else(|| Summary::new(Deed::Several).counting(rows));
    if let Some(carved) = carving::of_carving(edits) {
        return carved;
    }
    let Some(mut whole) = each.next() else { return several() };
    for one in each {
        let Some(what) = whole.what.with(one.what) else {
            return several();
        };
        let keep = |a: Option<String>, b| a.filter(|a| Some(a) == Option::as_ref(&b));
        whole = Summary {
            what,
            count: whole.count.saturating_add(one.count),
            name: keep(whole.name, one.name),
            other: if whole.other == one.other { whole.other } else { Some(String::new()) },
            value: keep(whole.value, one.value),
            column: whole.column.filter(|column| Some(*column) == one.column),
        };
    }
    if edits.len() > 1 && !whole.what.tells_many() {
        return several();
    }
    whole
}

/// What a proposal or somebody's leaving does to pools, in one sentence.
fn of_pools(edits: &[Edit], plan: &Plan) -> Option<Summary> {
    let mut attached: Vec<PresalesId> = Vec::new();
    let mut left: Option<(PresalesId, &str)> = None;
    for edit in edits {
        match edit {
            Edit::AttachPresales { presales, .. } | Edit::DetachPresales { presales, .. } => {
                attached.push(*presales);
            }
            Edit::SetAttachments { attachments } => {
                attached.extend(attachments.iter().map(|row| row.presales))
            }
            Edit::SetPoolTarget { .. } => {}
            Edit::SetPresales { cells } => {
                left = left.or_else(|| {
                    let end = cells.iter().find(|cell| cell.field == PresalesField::End)?;
                    Some((end.presales, end.text.as_str()))
                });
            }
            _ => return None,
        }
    }
    if let Some((presales, last)) = left.filter(|(_, last)| !last.is_empty()) {
        let leaves = Summary::new(Deed::PresalesLeaves).named(presales_name(plan, presales));
        return Some(Summary { value: Some(last.to_owned()), ..leaves });
    }
    attached.sort();
    attached.dedup();
    let only =
        edits.iter().all(|edit| !matches!(edit, Edit::SetPresales { .. } | Edit::SetPoolTarget { .. }));
    (only && !attached.is_empty()).then(|| Summary::new(Deed::Reattach).counting(attached.len()))
}

impl Summary {
    fn new(what: Deed) -> Summary {
        Summary { what, name: None, other: None, value: None, column: None, count: 1 }
    }

    fn named(self, name: impl Into<String>) -> Summary {
        Summary { name: Some(name.into()), ..self }
    }

    fn with(self, other: Option<String>) -> Summary {
        Summary { other, ..self }
    }

    fn to(self, value: impl ToString) -> Summary {
        Summary { value: Some(value.to_string()), ..self }
    }

    fn maybe_to(self, value: Option<impl ToString>) -> Summary {
        Summary { value: value.map(|value| value.to_string()), ..self }
    }

    fn counting(self, count: usize) -> Summary {
        Summary { count: u32::try_from(count).unwrap_or(u32::MAX), ..self }
    }

    /// Many things: counted, and called by name where there is one only.
    fn of<T>(self, things: &[T], name: impl Fn(&T) -> String) -> Summary {
        let only = if let [only] = things { Some(name(only)) } else { None };
        Summary { name: only, ..self.counting(things.len()) }
    }

    /// Cells: the column where it is the same for all, the value where there is one only.
    fn of_cells<T>(
        self,
        cells: &[T],
        name: impl Fn(&T) -> String,
        column: impl Fn(&T) -> Column,
        text: impl Fn(&T) -> String,
    ) -> Summary {
        let first = cells.first().map(&column);
        let column = first.filter(|first| cells.iter().all(|cell| column(cell) == *first));
        let value = if let [only] = cells { Some(text(only)) } else { None };
        Summary { column, value: value.filter(|value| !value.is_empty()), ..self.of(cells, name) }
    }
}

fn of_one(edit: &Edit, plan: &Plan) -> Summary {
    let new = Summary::new;
    let account = |id| account_name(plan, id);
    let seller = |id| seller_name(plan, id);
    let presales = |id| presales_name(plan, id);
    let territory = |id| territory_name(plan, id);
    let team = |id| team_name(plan, id);
    let pool = |id| pool_name(plan, id);
    let ruled = |id: plan::ids::RuleId| {
        plan.decisions
            .rules
            .get(id.0)
            .map_or_else(|| format!("#{}", id.0), |rule| rule.territory.map_or_else(String::new, territory))
    };
    let what = Deed::of(edit);
    match edit {
        Edit::RenamePlan { name } => new(what).to(name),
        Edit::SetCurrency { currency, .. } => new(what).to(currency),
        Edit::SetYearStart { date } => new(what).to(date),
        Edit::SetCompanyPlan { amount } => new(what).maybe_to(*amount),
        Edit::SetOverAssignment { level, over } => {
            let whole = match level {
                Level::Company | Level::Region => new(what),
                Level::Team { team: id } => new(what).named(team(*id)),
            };
            match over {
                OverAssignment::Rate { rate } => whole.to(rate),
                OverAssignment::Amount { amount } => whole.to(amount),
            }
        }
        Edit::SetAttainment { rate } => new(what).to(rate),
        Edit::SetRamps { ramps } => new(what).counting(ramps.len()),
        Edit::SetSeasonality { seasonality } => new(what).to(season(seasonality)),
        Edit::SetTurnovers { turnovers } => new(what).counting(turnovers.len()),
        Edit::SetConversions { conversions } => new(what).counting(conversions.len()),

        Edit::ImportAccounts { rows, .. }
        | Edit::ImportSellers { rows, .. }
        | Edit::ImportPresales { rows, .. } => new(what).counting(rows.len()),
        Edit::SetAccounts { cells } => {
            new(what).of_cells(cells, |c| account(c.account), |c| c.field.into(), |c| c.text.clone())
        }
        Edit::SetSellers { cells } => {
            new(what).of_cells(cells, |c| seller(c.seller), |c| c.field.into(), |c| c.text.clone())
        }
        Edit::SetPresales { cells } => {
            new(what).of_cells(cells, |c| presales(c.presales), |c| c.field.into(), |c| c.text.clone())
        }
        Edit::RemoveAccounts { accounts } | Edit::ReleaseAccounts { accounts } => {
            new(what).of(accounts, |id| account(*id))
        }
        Edit::AddSeller { name, .. }
        | Edit::AddPresales { name, .. }
        | Edit::AddTerritory { name, .. }
        | Edit::AddPool { name } => new(what).named(name.trim()),
        Edit::RemoveSeller { seller: id } => new(what).named(seller(*id)),
        Edit::RemovePresales { presales: id } => new(what).named(presales(*id)),
        Edit::AddRequest { seller: who, presales: whom } => {
            new(what).named(seller(*who)).with(Some(presales(*whom)))
        }
        Edit::RemoveRequest { request } => match plan.facts.requests.get(request.0) {
            Some(row) => new(what).named(seller(row.seller)).with(Some(presales(row.presales))),
            None => new(what),
        },

        Edit::RenameTerritory { territory: id, name } => new(what).named(territory(*id)).to(name.trim()),
        Edit::SetTerritorySeller { territory: id, seller: who } => {
            new(what).named(territory(*id)).with(who.map(seller))
        }
        Edit::RemoveTerritory { territory: id } => new(what).named(territory(*id)),
        // Without a name: it keeps accounts out.
        Edit::AddRule { territory: into, .. } | Edit::SetRule { territory: into, .. } => {
            new(what).named(into.map_or_else(String::new, territory))
        }
        Edit::MoveRule { rule, position } => new(what).named(ruled(*rule)).to(position.saturating_add(1)),
        Edit::RemoveRule { rule } => new(what).named(ruled(*rule)),
        Edit::PlaceAccounts { accounts, territory: into, .. } => {
            new(what).of(accounts, |id| account(*id)).with(into.map(territory))
        }

        Edit::AddRegions { name, regions } => {
            let only = if let [only] = &regions[..] { Some(only.name.clone()) } else { None };
            let whole = new(what).counting(regions.len()).with(Some(name.trim().to_owned()));
            Summary { name: only, ..whole }
        }
        Edit::RemoveRegions { set } => {
            let row = plan.facts.region_sets.get(set.0);
            new(what).named(row.map_or_else(|| format!("#{}", set.0), |row| row.name.clone()))
        }

        Edit::AddTeam { name, parent } => new(what).named(name.trim()).with(parent.map(team)),
        Edit::AddTeamsFromSegments {} => new(what).counting(reach::without_team(plan)),
        Edit::RenameTeam { team: id, name } => new(what).named(team(*id)).to(name.trim()),
        Edit::SetTeamManager { team: id, manager } => {
            new(what).named(team(*id)).maybe_to(Some(manager.trim()).filter(|manager| !manager.is_empty()))
        }
        Edit::MoveTeam { team: id, parent } => new(what).named(team(*id)).with(parent.map(team)),
        Edit::RemoveTeam { team: id } => new(what).named(team(*id)),
        Edit::SetTeamTargets { cells } => {
            let value = if let [only] = cells.as_slice() { only.amount } else { None };
            new(what).of(cells, |cell| team(cell.team)).maybe_to(value)
        }
        Edit::LockTeams { teams, .. } => new(what).of(teams, |id| team(*id)),
        Edit::MoveToTeam { sellers, team: into } => {
            new(what).of(sellers, |id| seller(*id)).with(into.map(team))
        }

        Edit::SetQuotas { cells } | Edit::SetProposals { cells } => {
            let value = if let [only] = cells.as_slice() { only.amount } else { None };
            new(what).of(cells, |cell| seller(cell.seller)).maybe_to(value)
        }
        Edit::LockQuotas { sellers, .. } => new(what).of(sellers, |id| seller(*id)),
        Edit::SpreadQuotas { target, sellers, team: top, .. } => {
            let among = reach::of_spread(plan, sellers, *top);
            let top = top.filter(|_| sellers.is_empty()).map(team);
            new(what).counting(among).with(top).maybe_to(*target)
        }
        Edit::SetWeights { cells } => {
            let value = if let [only] = cells.as_slice() { only.weight } else { None };
            new(what).of(cells, |cell| seller(cell.seller)).maybe_to(value)
        }
        Edit::TakeProposals { sellers, .. } => new(what).of(sellers, |id| seller(*id)),

        Edit::SetQuotaSteps { seller: who, steps, mid_year } => {
            let before = plan.terms(*who);
            let (what, value, from) = match steps.as_slice() {
                _ if before.steps == *steps && before.mid_year != *mid_year => {
                    (Deed::SetMidYear, Some(pay_of(*mid_year).to_owned()), None)
                }
                [only] => (what, Some(only.quota.to_string()), Some(only.from.to_string())),
                _ => (what, None, None),
            };
            new(what).named(seller(*who)).counting(steps.len()).maybe_to(value).with(from)
        }
        Edit::SellerLeaves { seller: who, last, hand_over } => {
            let start = if let HandOver::Seat { start } = hand_over { Some(start.to_string()) } else { None };
            new(what).named(seller(*who)).to(last).with(start)
        }
        Edit::SellerJoins { name, team: into, start, .. } => {
            new(what).named(name.trim()).to(start).with(into.map(team))
        }

        Edit::RenamePool { pool: id, name } => new(what).named(pool(*id)).to(name.trim()),
        Edit::RemovePool { pool: id } => new(what).named(pool(*id)),
        Edit::SetPoolTarget { pool: id, target } => match target {
            PoolTarget::Amount { amount } => new(what).named(pool(*id)).to(amount),
            PoolTarget::Discount { discount } => new(what).named(pool(*id)).to(discount),
        },
        Edit::MoveSeller { seller: who, pool: into, from: _ } => {
            new(what).named(seller(*who)).with(into.map(pool))
        }
        Edit::AttachPresales { presales: who, pool: into, weight, from: _ } => {
            new(what).named(presales(*who)).with(Some(pool(*into))).to(weight)
        }
        Edit::DetachPresales { presales: who, pool: from, last: _ } => {
            new(what).named(presales(*who)).with(Some(pool(*from)))
        }

        Edit::SetRequests { cells } => new(what).counting(cells.len()),
        Edit::SetMembers { members } => new(what).counting(members.len()),
        Edit::SetAttachments { attachments } => new(what).counting(attachments.len()),
        Edit::AddPair { presales: who, seller: with, .. } => {
            new(what).named(presales(*who)).with(Some(seller(*with)))
        }
        Edit::AddLoan { loan } | Edit::SetLoan { loan } => {
            new(what).named(presales(loan.presales)).with(Some(pool(loan.to)))
        }
        Edit::RemoveLoan { loan } => match plan.decisions.loans.get(loan.0) {
            Some(loan) => new(what).named(presales(loan.presales)).with(Some(pool(loan.to))),
            None => new(what),
        },
        Edit::SetCorrelation { rate } => new(what).to(rate),
        Edit::SetPoolTerm { name } => new(what).to(name.trim()),
        Edit::RemovePair { .. } | Edit::SetPresalesWork { .. } => new(what),

        Edit::SetSellerAttainments { .. }
        | Edit::SetTeamAttainments { .. }
        | Edit::SetScores { .. }
        | Edit::SetDistribution { .. }
        | Edit::SetPayBudget { .. }
        | Edit::AddPayPlan { .. }
        | Edit::SetPayPlan { .. }
        | Edit::RemovePayPlan { .. }
        | Edit::SetSellerPayPlan { .. }
        | Edit::SetPresalesPayPlan { .. }
        | Edit::SetTeamPayPlan { .. }
        | Edit::SetManagerPay { .. }
        | Edit::AddDeals { .. }
        | Edit::SetDeals { .. }
        | Edit::RemoveDeals { .. } => pay::of_one(edit, plan),
    }
}

/// `even`, `days`, `months`, or the shares of the quarters.
fn season(seasonality: &Seasonality) -> String {
    match seasonality {
        Seasonality::Even => "even".to_owned(),
        Seasonality::Days => "days".to_owned(),
        Seasonality::Quarters { weights } => weights.map(|weight| weight.to_string()).join(" "),
        Seasonality::Months { .. } => "months".to_owned(),
    }
}

fn pay_of(mid_year: MidYear) -> &'static str {
    match mid_year {
        MidYear::Blended => "blended",
        MidYear::Segments => "segments",
    }
}

#[cfg(test)]
mod tests {
    use plan::edit::PresalesCell;
    use plan::ids::{PoolId, PresalesId};
    use plan::money::Rate;

    use super::*;
    use crate::problem::Language;

    #[test]
    fn out_of_one_pool_and_into_another_is_one_move() {
        let detach = |presales| Edit::DetachPresales { presales, pool: PoolId(0), last: None };
        let attach = Edit::AttachPresales {
            presales: PresalesId(0),
            pool: PoolId(1),
            weight: Rate::percent(60),
            from: None,
        };
        let plan = Plan::default();
        let moved = summary_of(&[detach(PresalesId(0)), attach.clone()], &plan, 2);
        assert_eq!(moved.what, Deed::MovePresales);
        let said = label(&moved, &plan.info, Language::En);
        assert!(said.starts_with("Moved ") && said.ends_with(" at 60%"), "{said}");
        let both = summary_of(&[detach(PresalesId(1)), attach], &plan, 2);
        assert_eq!(label(&both, &plan.info, Language::En), "Changed the pools of 2 presales members");
    }

    #[test]
    fn who_leaves_is_called_by_name() {
        let end = PresalesCell {
            presales: PresalesId(0),
            field: PresalesField::End,
            text: "2027-03-31".to_owned(),
        };
        let target = PoolTarget::Amount { amount: plan::money::Money::units(9) };
        let edits = [Edit::SetPresales { cells: vec![end] }, Edit::SetPoolTarget { pool: PoolId(0), target }];
        let plan = Plan::default();
        let left = summary_of(&edits, &plan, 2);
        assert_eq!(left.what, Deed::PresalesLeaves);
        assert!(label(&left, &plan.info, Language::Es).contains("2027-03-31"));
    }
}
