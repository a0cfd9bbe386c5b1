//! Teams and the region: targets, what is assigned below them, what is offered.

use super::{Figure, Input, LevelFigure, PlanFigure, Rule, SellerFigure, TeamFigure, Trace, Tracer};
use crate::ids::{SellerId, TeamId};
use crate::money::Money;
use crate::team::OverAssignment;
use crate::waterfall::{LevelKind, LevelOutlook, NodeOutlook};

impl Tracer<'_> {
    pub(super) fn why_team(&self, team: Option<TeamId>, figure: TeamFigure) -> Option<Trace> {
        let node = self.node(team)?;
        let asked = figure.of(team);
        let own = |figure: TeamFigure| self.own(figure.of(team));
        let made = |rule, inputs| self.made(asked, rule, inputs);
        match figure {
            TeamFigure::Target => match team {
                Some(_) => made(typed(node.target), Vec::new()),
                None => {
                    let company = self.own(PlanFigure::CompanyPlan.figure());
                    self.raised(asked, company, self.plan.decisions.assumptions.over_assignment)
                }
            },
            TeamFigure::WantedBelow => {
                let assumptions = &self.plan.decisions.assumptions;
                let row = team.and_then(|team| self.plan.decisions.teams.get(team.0));
                let over = row.map_or(assumptions.region_over_assignment, |row| row.over_assignment);
                self.raised(asked, own(TeamFigure::Target), over)
            }
            TeamFigure::SumBelow => {
                let teams = self.teams_below(node).map(|below| match below.target {
                    Some(_) => self.own(TeamFigure::Target.of(below.team)),
                    None => self.own(TeamFigure::SumBelow.of(below.team)),
                });
                made(Rule::Sum, self.members(node, SellerFigure::CountedQuota).chain(teams).collect())
            }
            TeamFigure::LeftToAssign => {
                made(Rule::Difference, vec![own(TeamFigure::WantedBelow), own(TeamFigure::SumBelow)])
            }
            TeamFigure::OverAssignment => {
                made(Rule::Above, vec![own(TeamFigure::SumBelow), own(TeamFigure::Target)])
            }
            TeamFigure::OverChain => {
                made(Rule::Above, vec![own(TeamFigure::SumRepQuotas), own(TeamFigure::Target)])
            }
            TeamFigure::SumRepQuotas => self.added_up(asked, node, figure, SellerFigure::CountedQuota),
            TeamFigure::Carried => self.added_up(asked, node, figure, SellerFigure::CarriedQuota),
            TeamFigure::Quarter1 => self.added_up(asked, node, figure, SellerFigure::Quarter1),
            TeamFigure::Quarter2 => self.added_up(asked, node, figure, SellerFigure::Quarter2),
            TeamFigure::Quarter3 => self.added_up(asked, node, figure, SellerFigure::Quarter3),
            TeamFigure::Quarter4 => self.added_up(asked, node, figure, SellerFigure::Quarter4),
            TeamFigure::Proposed => {
                let year = self.plan.year();
                let stays = |seller: SellerId| {
                    self.plan.facts.sellers.get(seller.0).is_none_or(|row| row.stays(year))
                };
                let members = node.members.iter().filter(|seller| stays(**seller));
                let members = members.map(|seller| self.own(SellerFigure::Proposal.of(*seller)));
                let below = self.teams_below(node).map(|below| self.own(figure.of(below.team)));
                made(Rule::Sum, members.chain(below).collect())
            }
            TeamFigure::Gap => {
                made(Rule::Difference, vec![own(TeamFigure::Target), own(TeamFigure::Proposed)])
            }
        }
    }

    pub(super) fn level(&self, depth: u32) -> Option<&LevelOutlook> {
        self.outlook.waterfall.levels.iter().find(|row| row.level == LevelKind::Teams { depth })
    }

    /// All teams of a depth, and what they lie above.
    pub(super) fn why_level(&self, depth: u32, figure: LevelFigure) -> Option<Trace> {
        let asked = figure.of(depth);
        let levels = &self.outlook.waterfall.levels;
        let place = levels.iter().position(|row| row.level == LevelKind::Teams { depth })?;
        let total = self.own(LevelFigure::Total.of(depth));
        let above = match place.checked_sub(1).map(|above| levels[above].level) {
            Some(LevelKind::Company) => Some(self.own(PlanFigure::CompanyPlan.figure())),
            Some(LevelKind::Region) => Some(self.own(PlanFigure::RegionalTarget.figure())),
            Some(LevelKind::Teams { depth }) => Some(self.own(LevelFigure::Total.of(depth))),
            Some(LevelKind::Sellers) | None => None,
        };
        match (figure, above) {
            (LevelFigure::Total, _) => {
                let mut parts = Vec::new();
                for node in &self.outlook.waterfall.nodes {
                    if node.depth < depth {
                        parts.extend(self.members(node, SellerFigure::CountedQuota));
                    } else if node.depth == depth {
                        let figure =
                            if node.target.is_some() { TeamFigure::Target } else { TeamFigure::SumBelow };
                        parts.push(self.own(figure.of(node.team)));
                    }
                }
                self.made(asked, Rule::Sum, parts)
            }
            (LevelFigure::OverAmount, Some(above)) => self.made(asked, Rule::Difference, vec![total, above]),
            (LevelFigure::OverAmount, None) => self.made(asked, Rule::NothingAbove, Vec::new()),
            (LevelFigure::OverAssignment, Some(above)) => self.made(asked, Rule::Above, vec![total, above]),
            (LevelFigure::OverAssignment, None) => self.made(asked, Rule::NotSet, Vec::new()),
            (LevelFigure::OverCompany, _) => {
                let company = self.own(PlanFigure::CompanyPlan.figure());
                self.made(asked, Rule::Above, vec![total, company])
            }
        }
    }

    fn members<'t>(
        &'t self,
        node: &'t NodeOutlook,
        figure: SellerFigure,
    ) -> impl Iterator<Item = Trace> + 't {
        node.members.iter().map(move |seller| self.own(figure.of(*seller)))
    }

    /// Teams right below; those that stand in no waterfall (a circle in a damaged plan) are none.
    fn teams_below<'t>(&'t self, node: &'t NodeOutlook) -> impl Iterator<Item = &'t NodeOutlook> + 't {
        let rows = &self.plan.decisions.teams;
        let parent = |team: TeamId| rows.get(team.0).and_then(|row| row.parent);
        let nodes = self.outlook.waterfall.nodes.iter();
        nodes.filter(move |below| below.team.is_some_and(|team| parent(team) == node.team))
    }

    fn added_up(
        &self,
        asked: Figure,
        node: &NodeOutlook,
        figure: TeamFigure,
        of_sellers: SellerFigure,
    ) -> Option<Trace> {
        let below = self.teams_below(node).map(|below| self.own(figure.of(below.team)));
        self.made(asked, Rule::Sum, self.members(node, of_sellers).chain(below).collect())
    }

    /// What a level is to add up to: its target and what is assigned on top of it.
    pub(super) fn raised(&self, asked: Figure, target: Trace, over: OverAssignment) -> Option<Trace> {
        let (rule, over) = match over {
            OverAssignment::Rate { rate } => {
                (Rule::RaisedBy, Trace::leaf(Input::OverAssignment, rate, Rule::Typed))
            }
            OverAssignment::Amount { amount } => {
                (Rule::Plus, Trace::leaf(Input::OverAssignment, amount, Rule::Typed))
            }
        };
        self.made(asked, rule, vec![target, over])
    }

    /// Sellers here and below.
    pub(super) fn sellers_under(&self, team: Option<TeamId>) -> Vec<SellerId> {
        let Some(node) = self.node(team) else { return Vec::new() };
        let mut sellers = node.members.clone();
        for below in self.teams_below(node) {
            sellers.extend(self.sellers_under(below.team));
        }
        sellers
    }
}

/// Whether a decision is typed.
pub(super) fn typed(amount: Option<Money>) -> Rule {
    if amount.is_some() { Rule::Typed } else { Rule::NotSet }
}
