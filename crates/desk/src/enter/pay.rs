//! Cells about pay: plans by their names, objectives, what managers are paid.

use plan::edit::{Edit, Payee, ScoreCell, TeamAttainmentCell};
use plan::ids::{PayPlanId, SellerId, TeamId};
use plan::money::Rate;
use plan::quota::Terms;

use super::{Read, same};
use crate::entry::{self, Manner};
use crate::problem::Problem;
use crate::request::TypedCell;
use crate::session::Session;
use crate::words;

const BASE: &str = "base";
const TARGET_VARIABLE: &str = "targetVariable";

/// Whether a cell of a team holds an amount of its manager's pay.
pub(super) fn is_managers(cell: &TypedCell) -> bool {
    cell.column == BASE || cell.column == TARGET_VARIABLE
}

impl Session {
    /// Empty: the plan of the segment.
    pub(super) fn pay_plan_called(&self, text: &str) -> Result<Option<PayPlanId>, Problem> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let found = self.plan().decisions.pay_plans.iter().find(|row| same(&row.name, text));
        let found = found.ok_or_else(|| words::no_such_name(text, words::PAY_PLAN, self.language))?;
        Ok(Some(found.id))
    }

    /// Empty: all objectives reached, which is what maths works on then.
    pub(super) fn read_score(&self, payee: Payee, text: &str, current: Option<Rate>, manner: Manner) -> Read {
        let current = Some(current.unwrap_or(Rate::ONE));
        let score = self.said(text, entry::rate(text, current, manner))?;
        Ok(Edit::SetScores { cells: vec![ScoreCell { payee, score }] })
    }

    /// Empty: the attainment of the team above, or the one set for all.
    pub(super) fn read_team_attainment(&self, team: TeamId, text: &str, manner: Manner) -> Read {
        let terms = Terms { team: Some(team), ..Terms::new(SellerId(0)) };
        let current = Some(self.plan().assumed_attainment(&terms));
        let rate = self.said(text, entry::rate(text, current, manner))?;
        Ok(Edit::SetTeamAttainments { cells: vec![TeamAttainmentCell { team, rate }] })
    }

    /// Base and target variable of one manager; what is not typed stays, an empty text is 0.
    pub(super) fn read_manager_pay(
        &self,
        cells: &[&TypedCell],
        manner: Manner,
    ) -> Result<Edit, Vec<Problem>> {
        let team = TeamId(cells[0].row);
        let mut pay = self.plan().decisions.teams.get(team.0).map(|row| row.pay).unwrap_or_default();
        let mut refused = Vec::new();
        for cell in cells {
            let amount = if cell.column == BASE { &mut pay.base } else { &mut pay.target_variable };
            match self.said(&cell.text, entry::money(&cell.text, Some(*amount), manner)) {
                Ok(typed) => *amount = typed.unwrap_or_default(),
                Err(problem) => refused.push(problem.at(cell.row, &cell.column)),
            }
        }
        let (base, target_variable) = (pay.base, pay.target_variable);
        if refused.is_empty() {
            Ok(Edit::SetManagerPay { team, base, target_variable })
        } else {
            Err(refused)
        }
    }
}
