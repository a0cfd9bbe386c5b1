//! The sheet of teams: the waterfall from the company plan down to the sellers.

use exchange::{Sheet, Value};
use plan::money::{Money, Rate};
use plan::team::OverAssignment;

use super::{Maker, rate, text, whole};
use crate::view::TeamRow;
use crate::words::{Heading, numbers};

impl Maker<'_> {
    /// The company plan, the region, then each team before what stands below it.
    pub(super) fn teams(&self) -> Sheet {
        let columns = vec![
            self.text(Heading::Level),
            self.text(Heading::Team),
            self.text(Heading::Manager),
            self.number(Heading::Sellers, 0),
            self.money(Heading::Target),
            self.text(Heading::Locked),
            self.text(Heading::OverTyped),
            self.percent(Heading::OverWanted),
            self.money(Heading::WantedBelow),
            self.money(Heading::SumBelow),
            self.money(Heading::LeftToAssign),
            self.percent(Heading::OverAssignment),
            self.money(Heading::OverAmount),
            self.money(Heading::SumRepQuotas),
            self.percent(Heading::OverChain),
            self.money(Heading::CarriedQuota),
            self.money(Heading::Proposed),
            self.number(Heading::WithoutProposal, 0),
            self.money(Heading::ProposalGap),
        ];
        let nodes = self.session.team_rows();
        let mut rows: Vec<Vec<Value>> =
            nodes.first().and_then(|region| self.company(region)).into_iter().collect();
        let paths = self.session.team_names();
        rows.extend(nodes.iter().map(|node| {
            let path = paths.iter().find(|name| Some(name.team) == node.outlook.team);
            self.node(node, path.map_or("", |name| &name.path))
        }));
        self.sheet(Heading::Teams, columns, rows, false)
    }

    /// Above the region, which has what the company plan is to add up to as its target.
    fn company(&self, region: &TeamRow) -> Option<Vec<Value>> {
        let sum = &self.session.outlook().quotas;
        let (company, target) = (sum.company_plan?, sum.regional_target?);
        let typed = self.session.plan().decisions.assumptions.over_assignment;
        Some(vec![
            text(&self.title(Heading::CompanyPlan)),
            Value::Empty,
            Value::Empty,
            whole(region.outlook.sellers),
            self.amount(company),
            Value::Empty,
            text(&self.typed(typed)),
            rate(self.session.wanted_share(typed, company)),
            self.amount(target),
            self.amount(target),
            self.amount(Money::ZERO),
            rate((target - company).share_of(company)),
            self.amount(target - company),
            self.amount(sum.sum_rep_quotas),
            rate(sum.over_assignment),
            self.amount(region.outlook.carried),
            self.amount(region.outlook.proposed),
            whole(region.outlook.without_proposal),
            self.amount(company - region.outlook.proposed),
        ])
    }

    fn node(&self, row: &TeamRow, path: &str) -> Vec<Value> {
        let node = &row.outlook;
        let level = if node.team.is_some() { Heading::Team } else { Heading::Region };
        vec![
            text(&self.title(level)),
            text(path),
            text(&row.manager),
            whole(node.sellers),
            self.amount(node.target),
            text(if row.locked { self.yes() } else { "" }),
            text(&self.typed(row.over_assignment_typed)),
            rate(row.over_assignment_wanted),
            self.amount(node.wanted_below),
            self.amount(node.sum_below),
            self.amount(node.left_to_assign),
            rate(node.over_assignment),
            self.amount(node.over_amount),
            self.amount(node.sum_rep_quotas),
            rate(node.over_chain),
            self.amount(node.carried),
            self.amount(node.proposed),
            whole(node.without_proposal),
            self.amount(node.gap),
        ]
    }

    /// As it was typed: a share or an amount.
    fn typed(&self, over: OverAssignment) -> String {
        let language = self.session.language;
        match over {
            OverAssignment::Rate { rate } if rate == Rate::ZERO => String::new(),
            OverAssignment::Rate { rate } => numbers::percent(rate, language),
            OverAssignment::Amount { amount } => {
                numbers::money(amount, &self.session.plan().info.currency, language)
            }
        }
    }
}
