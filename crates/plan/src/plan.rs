//! All that the director entered: facts shared by every scenario, and one scenario's decisions.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::account::Account;
use crate::assignment::Assignment;
use crate::change::{Change, Swap};
use crate::compensation::{Deal, PayPlan, Role};
use crate::distribution::Distribution;
use crate::ids::{PayPlanId, PresalesId, Row, SellerId, Table};
use crate::money::{Money, Rate};
use crate::period::{Calendar, PlanYear, Ramp, Seasonality};
use crate::pool::{Attachment, Loan, Member, Pair, Pool};
use crate::presales_work::PresalesWork;
use crate::quota::{Conversion, Terms, Turnover};
use crate::region::RegionSet;
use crate::seller::{Presales, PresalesTerms, Request, Seller};
use crate::team::{OverAssignment, Team};
use crate::territory::{Placement, Rule, Territory};

/// What the plan is called and the ground it stands on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Info {
    pub name: String,
    /// ISO 4217 code.
    pub currency: String,
    /// Decimals of the currency: 0, 2 or 3.
    pub decimals: u8,
    /// First day of the plan year.
    #[ts(type = "string")]
    pub year_start: Date,
}

/// What a scenario assumes for all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Assumptions {
    /// What the company expects of the region.
    pub company_plan: Option<Money>,
    /// What the regional target lies above the company plan.
    pub over_assignment: OverAssignment,
    /// What the region assigns to its teams and sellers on top of the regional target.
    #[serde(default)]
    pub region_over_assignment: OverAssignment,
    /// Attainment assumed for every seller that has none of its own.
    pub attainment: Rate,
    pub ramps: Vec<Ramp>,
    #[serde(default)]
    pub seasonality: Seasonality,
    /// By segment, as ramps are.
    #[serde(default)]
    pub turnovers: Vec<Turnover>,
    /// By segment, as ramps are.
    #[serde(default)]
    pub conversions: Vec<Conversion>,
    /// What the year's pay may cost.
    #[serde(default)]
    pub pay_budget: Option<Money>,
    /// How attainments are assumed to lie around the sellers' mean, for the checks of the pay plans.
    #[serde(default)]
    pub distribution: Distribution,
    /// Correlation of the attainments of any two sellers of a pool.
    #[serde(default = "usual_correlation")]
    pub correlation: Rate,
    /// What a pool's target is called on screens and in exports; empty: the usual name.
    #[serde(default)]
    pub pool_term: String,
    /// What presales work there is, and how much of it a member can do.
    #[serde(default)]
    pub presales_work: PresalesWork,
}

/// Good and bad years come to all (`domain.md` 5: 0.2 to 0.4).
fn usual_correlation() -> Rate {
    Rate::percent(30)
}

/// Imported: accounts, people, regions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    pub accounts: Table<Account>,
    pub sellers: Table<Seller>,
    pub presales: Table<Presales>,
    pub requests: Table<Request>,
    pub region_sets: Table<RegionSet>,
}

/// One scenario's decisions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions {
    pub assumptions: Assumptions,
    pub territories: Table<Territory>,
    pub rules: Table<Rule>,
    pub placements: Table<Placement>,
    pub teams: Table<Team>,
    pub terms: Table<Terms>,
    pub pools: Table<Pool>,
    pub members: Table<Member>,
    pub attachments: Table<Attachment>,
    pub pay_plans: Table<PayPlan>,
    pub presales_terms: Table<PresalesTerms>,
    pub deals: Table<Deal>,
    pub loans: Table<Loan>,
    pub pairs: Table<Pair>,
}

/// The plan in memory. Only [`Plan::absorb`] changes it.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub info: Info,
    pub facts: Facts,
    pub decisions: Decisions,
    /// Follows from accounts, rules and placements; kept because it is costly to find anew.
    pub assignment: Assignment,
}

impl Default for Info {
    fn default() -> Info {
        Info { name: String::new(), currency: "USD".to_owned(), decimals: 2, year_start: date(2027, 1, 1) }
    }
}

impl Default for Assumptions {
    fn default() -> Assumptions {
        Assumptions {
            company_plan: None,
            over_assignment: OverAssignment::default(),
            region_over_assignment: OverAssignment::default(),
            attainment: Rate::ONE,
            ramps: Vec::new(),
            seasonality: Seasonality::Even,
            turnovers: Vec::new(),
            conversions: Vec::new(),
            pay_budget: None,
            distribution: Distribution::default(),
            correlation: usual_correlation(),
            pool_term: String::new(),
            presales_work: PresalesWork::default(),
        }
    }
}

/// Plans with the same rows are equal; the assignment follows from them.
impl PartialEq for Plan {
    fn eq(&self, other: &Plan) -> bool {
        self.info == other.info && self.facts == other.facts && self.decisions == other.decisions
    }
}

impl Assumptions {
    /// Ramp of a segment, or the one for all others; empty where there is none.
    pub fn ramp(&self, segment: &str) -> &[Rate] {
        of_segment(&self.ramps, segment, |ramp| &ramp.segment).map_or(&[], |ramp| &ramp.months)
    }

    /// Turnover of a segment, or the one for all others.
    pub fn turnover(&self, segment: &str) -> Option<&Turnover> {
        of_segment(&self.turnovers, segment, |turnover| &turnover.segment)
    }

    /// Penetration and win rate of a segment, or those for all others.
    pub fn conversion(&self, segment: &str) -> Option<&Conversion> {
        of_segment(&self.conversions, segment, |conversion| &conversion.segment)
    }

    /// What the region is to bring in: the company plan and what is assigned on top of it.
    pub fn regional_target(&self, decimals: u8) -> Option<Money> {
        Some(self.over_assignment.below(self.company_plan?, decimals))
    }

    /// What the region's teams and sellers are to add up to.
    pub fn wanted_below_region(&self, decimals: u8) -> Option<Money> {
        Some(self.region_over_assignment.below(self.regional_target(decimals)?, decimals))
    }
}

/// The row of a segment, or the one for all others, which has no segment.
pub(crate) fn of_segment<'a, R>(
    rows: &'a [R],
    segment: &str,
    segment_of: impl Fn(&R) -> &str,
) -> Option<&'a R> {
    let own = rows.iter().find(|row| crate::territory::same_text(segment_of(row), segment));
    own.or_else(|| rows.iter().find(|row| segment_of(row).is_empty()))
}

impl Plan {
    /// Takes changes in. They must come from [`Plan::changes`] or from the plan's own file.
    pub fn absorb(&mut self, changes: Vec<Change>) {
        let mut touched = crate::assignment::Touched::default();
        for change in changes {
            touched.note(&change);
            self.take_in(change);
        }
        crate::assignment::refresh(self, touched);
    }

    fn take_in(&mut self, change: Change) {
        let Plan { info, facts, decisions, .. } = self;
        match change {
            Change::Info(swap) => *info = swap.after.unwrap_or_default(),
            Change::Assumptions(swap) => decisions.assumptions = swap.after.unwrap_or_default(),
            Change::Account(swap) => put(&mut facts.accounts, swap),
            Change::Seller(swap) => put(&mut facts.sellers, swap),
            Change::Presales(swap) => put(&mut facts.presales, swap),
            Change::Request(swap) => put(&mut facts.requests, swap),
            Change::RegionSet(swap) => put(&mut facts.region_sets, swap),
            Change::Territory(swap) => put(&mut decisions.territories, swap),
            Change::Rule(swap) => put(&mut decisions.rules, swap),
            Change::Placement(swap) => put(&mut decisions.placements, swap),
            Change::Team(swap) => put(&mut decisions.teams, swap),
            Change::Terms(swap) => put(&mut decisions.terms, swap),
            Change::Pool(swap) => put(&mut decisions.pools, swap),
            Change::Member(swap) => put(&mut decisions.members, swap),
            Change::Attachment(swap) => put(&mut decisions.attachments, swap),
            Change::PayPlan(swap) => put(&mut decisions.pay_plans, swap),
            Change::PresalesTerms(swap) => put(&mut decisions.presales_terms, swap),
            Change::Deal(swap) => put(&mut decisions.deals, swap),
            Change::Loan(swap) => put(&mut decisions.loans, swap),
            Change::Pair(swap) => put(&mut decisions.pairs, swap),
        }
    }

    /// A light copy to try changes on that move no account: without the accounts, but with what they add up to.
    pub fn without_accounts(&self) -> Plan {
        Plan {
            info: self.info.clone(),
            facts: Facts {
                accounts: Table::default(),
                sellers: self.facts.sellers.clone(),
                presales: self.facts.presales.clone(),
                requests: Table::default(),
                region_sets: Table::default(),
            },
            decisions: Decisions {
                rules: Table::default(),
                placements: Table::default(),
                ..self.decisions.clone()
            },
            assignment: self.assignment.without_accounts(),
        }
    }

    pub fn year(&self) -> PlanYear {
        PlanYear::new(self.info.year_start)
    }

    /// The plan year by its months, with the season of this scenario.
    pub fn calendar(&self) -> Calendar {
        Calendar::new(self.year(), &self.decisions.assumptions.seasonality)
    }

    /// What is decided about a seller; the defaults where nothing is.
    pub fn terms(&self, seller: SellerId) -> Terms {
        self.decisions.terms.get(seller.0).cloned().unwrap_or_else(|| Terms::new(seller))
    }

    /// What is decided about a presales member; the defaults where nothing is.
    pub fn presales_terms(&self, member: PresalesId) -> PresalesTerms {
        self.decisions.presales_terms.get(member.0).cloned().unwrap_or_else(|| PresalesTerms::new(member))
    }

    /// Attainment assumed for a seller: the own, that of the nearest team above that has one, or that for all.
    pub fn assumed_attainment(&self, terms: &Terms) -> Rate {
        if let Some(own) = terms.attainment {
            return own;
        }
        let mut team = terms.team;
        // No plan of ours is deeper; a circle in a damaged one must not run away.
        for _ in 0..=crate::team::DEEPEST {
            let Some(row) = team.and_then(|team| self.decisions.teams.get(team.0)) else { break };
            if let Some(attainment) = row.attainment {
                return attainment;
            }
            team = row.parent;
        }
        self.decisions.assumptions.attainment
    }

    /// The pay plan of a role: the one chosen, or that of the segment, or the one for all others.
    pub fn pay_plan(&self, chosen: Option<PayPlanId>, role: Role, segment: &str) -> Option<&PayPlan> {
        let chosen = chosen.and_then(|id| self.decisions.pay_plans.get(id.0));
        chosen.or_else(|| self.default_pay_plan(role, segment))
    }

    /// Ramp of a segment, or the one for all others; empty where there is none.
    pub fn ramp(&self, segment: &str) -> &[Rate] {
        self.decisions.assumptions.ramp(segment)
    }

    /// The pay plan of a role for a segment: its own, or the one for all others.
    pub fn default_pay_plan(&self, role: Role, segment: &str) -> Option<&PayPlan> {
        let mut plans = self.decisions.pay_plans.iter().filter(|plan| plan.role == role);
        let own = plans.clone().find(|plan| crate::territory::same_text(&plan.segment, segment));
        own.or_else(|| plans.find(|plan| plan.segment.is_empty()))
    }
}

fn put<R: Row>(table: &mut Table<R>, swap: Swap<R>) {
    match (swap.before, swap.after) {
        (_, Some(after)) => table.put(after),
        (Some(before), None) => table.take(before.slot()),
        (None, None) => {}
    }
}
