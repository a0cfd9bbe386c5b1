//! Cells of teams, and teams by their names.

use plan::edit::{Edit, Payee, TeamCell};
use plan::ids::TeamId;
use plan::team::Level;

use super::{Read, same};
use crate::entry::{self, Manner};
use crate::problem::Problem;
use crate::request::TypedCell;
use crate::session::Session;
use crate::words;

impl Session {
    pub(super) fn read_team(&self, cell: &TypedCell, manner: Manner) -> Read {
        let team = TeamId(cell.row);
        let row = self.plan().decisions.teams.get(team.0);
        let text = cell.text.as_str();
        match cell.column.as_str() {
            "name" => Ok(Edit::RenameTeam { team, name: text.to_owned() }),
            "manager" => Ok(Edit::SetTeamManager { team, manager: text.to_owned() }),
            "parent" => Ok(Edit::MoveTeam { team, parent: self.team_called(text)? }),
            "target" => {
                let current = row.and_then(|row| row.target);
                let amount = self.said(text, entry::money(text, current, manner))?;
                Ok(Edit::SetTeamTargets { cells: vec![TeamCell { team, amount }] })
            }
            "overAssignment" => {
                let current = row.map(|row| row.over_assignment).unwrap_or_default();
                let over = self.said(text, entry::over_assignment(text, current, manner))?;
                Ok(Edit::SetOverAssignment { level: Level::Team { team }, over })
            }
            "locked" => {
                let locked = self.said(text, entry::flag(text))?;
                Ok(Edit::LockTeams { teams: vec![team], locked })
            }
            "attainment" => self.read_team_attainment(team, text, manner),
            "payPlan" => Ok(Edit::SetTeamPayPlan { team, plan: self.pay_plan_called(text)? }),
            "score" => {
                let current = row.and_then(|row| row.pay.score);
                self.read_score(Payee::Manager { team }, text, current, manner)
            }
            _ => Err(words::not_editable(self.language)),
        }
    }

    /// By name, or by the names from the top as lists show them; empty: directly under the region.
    pub(super) fn team_called(&self, text: &str) -> Result<Option<TeamId>, Problem> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        if let Some(row) = self.plan().decisions.teams.iter().find(|row| same(&row.name, text)) {
            return Ok(Some(row.id));
        }
        let named = self.team_names().into_iter().find(|name| same(&name.path, text));
        let team = named.map(|name| name.team);
        team.map(Some).ok_or_else(|| words::no_such_name(text, words::TEAM, self.language))
    }
}
