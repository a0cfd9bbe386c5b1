//! Why a number is what it is: every figure of a plan by its name, and how it came about.

mod booked;
mod capacity;
mod component;
mod cost;
mod evaluated;
mod figures;
mod hours;
mod input;
mod pay;
mod pool;
mod quota;
mod settling;
mod shape;
mod team;
mod territory;
mod trace;

use std::cell::OnceCell;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::carried::Carried;
use crate::ids::{PoolId, PresalesId, SellerId, TeamId, TerritoryId};
use crate::membership::{Membership, memberships};
use crate::outlook::{Outlook, PoolOutlook, PresalesOutlook, SellerOutlook};
use crate::plan::Plan;
use crate::projection::{Deals, Projection};
use crate::waterfall::NodeOutlook;

pub use input::Input;
pub use trace::{AssumedFor, Rule, Subject, Trace, Value};

/// How a figure came about, down to the next figures of their own; `None` where the plan has no such row.
pub fn why(plan: &Plan, outlook: &Outlook, figure: Figure) -> Option<Trace> {
    Tracer::new(plan, outlook).why(figure)
}

/// Answers for many figures of one plan.
pub struct Tracer<'a> {
    plan: &'a Plan,
    outlook: &'a Outlook,
    /// Made only when it is asked for.
    engine: OnceCell<Engine<'a>>,
    work: OnceCell<hours::Work>,
}

/// What pay is made from and the outlook does not keep.
struct Engine<'a> {
    carried: Vec<Carried>,
    deals: Deals<'a>,
    memberships: Vec<Membership>,
    projection: Projection,
}

/// Which territories, by who covers them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Covered {
    Any,
    Seller,
    /// With a seller in a pool that has presales.
    Presales,
    Nobody,
}

/// A figure that answers why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "of", deny_unknown_fields)]
#[ts(export)]
pub enum Figure {
    Seller {
        seller: SellerId,
        figure: SellerFigure,
    },
    Presales {
        presales: PresalesId,
        figure: PresalesFigure,
    },
    /// The manager of a team.
    Manager {
        team: TeamId,
        figure: ManagerFigure,
    },
    Pool {
        pool: PoolId,
        figure: PoolFigure,
    },
    /// `null`: the region.
    Team {
        team: Option<TeamId>,
        figure: TeamFigure,
    },
    Territory {
        territory: TerritoryId,
        figure: TerritoryFigure,
    },
    /// All teams of a depth below the region, from 1.
    Level {
        depth: u32,
        figure: LevelFigure,
    },
    /// Of all sellers.
    Capacity {
        span: Span,
        figure: CapacityFigure,
    },
    /// Presales hours of a pool.
    Hours {
        pool: PoolId,
        span: Span,
        figure: HoursFigure,
    },
    Plan {
        figure: PlanFigure,
    },
}

macro_rules! figures {
    ($($(#[$doc:meta])* $name:ident { $($figure:ident),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase")]
        #[ts(export)]
        pub enum $name { $($figure),* }

        impl $name {
            pub const ALL: &[$name] = &[$($name::$figure),*];
        }
    )*};
}

figures! {
    SellerFigure {
        Quota, CountedQuota, CarriedShare, CarriedQuota, Quarter1, Quarter2, Quarter3, Quarter4, Proposal, Gap,
        Potential, QuotaToPotential, QuotaToOte, QuotaToLastYear, Attainment, Bookings, Ote, Base, TargetVariable,
        Variable, Accelerator, Total, Debt, ShareOfBase, ShareOfTarget,
    }
    PresalesFigure {
        Weight, Attainment, Ote, Base, TargetVariable, Variable, Accelerator, Total, Debt, ShareOfBase, ShareOfTarget,
        Hours,
    }
    ManagerFigure {
        Target, Bookings, Attainment, Base, TargetVariable, Variable, Accelerator, Total, ShareOfBase, ShareOfTarget,
    }
    PoolFigure {
        SumRepQuotas, PoolTarget, PoolDiscount, OverAssignment, Bookings, Attainment, BreakEven, PresalesCapacity,
        RepsPerPresales, Opportunities, HoursEach,
    }
    TeamFigure {
        Target, WantedBelow, SumBelow, LeftToAssign, OverAssignment, OverChain, SumRepQuotas, Carried, Quarter1,
        Quarter2, Quarter3, Quarter4, Proposed, Gap,
    }
    LevelFigure { Total, OverAmount, OverAssignment, OverCompany }
    TerritoryFigure { Accounts, Potential, Workload, Balance }
    CapacityFigure { Full, Days, Ramp, Carried, Turnover, Capacity, Target, Gap, Coverage, RampedSellers }
    HoursFigure { Asked, There, Used }
    /// The plan year, or one of its quarters.
    Span { Year, Quarter1, Quarter2, Quarter3, Quarter4 }
    PlanFigure {
        CompanyPlan, RegionalTarget, SumRepQuotas, WantedSum, LeftToAssign, OverAssignment, Capacity, Bookings, Base,
        Variable, Accelerators, TotalCost, Ccos, Budget, Variance, PoolTargets, Accounts, Unassigned, WithSeller,
        WithPresales, Potential, UnassignedPotential, UncoveredPotential, HoursAsked, HoursThere,
    }
}

impl<'a> Tracer<'a> {
    /// The outlook must be that of the plan.
    pub fn new(plan: &'a Plan, outlook: &'a Outlook) -> Tracer<'a> {
        Tracer { plan, outlook, engine: OnceCell::new(), work: OnceCell::new() }
    }

    /// As [`why`].
    pub fn why(&self, figure: Figure) -> Option<Trace> {
        match figure {
            Figure::Seller { seller, figure } => self.why_seller(seller, figure),
            Figure::Presales { presales, figure } => self.why_presales(presales, figure),
            Figure::Manager { team, figure } => self.why_manager(team, figure),
            Figure::Pool { pool, figure } => self.why_pool(pool, figure),
            Figure::Team { team, figure } => self.why_team(team, figure),
            Figure::Territory { territory, figure } => self.why_territory(territory, figure),
            Figure::Level { depth, figure } => self.why_level(depth, figure),
            Figure::Capacity { span, figure } => self.why_capacity(span, figure),
            Figure::Hours { pool, span, figure } => self.why_hours(pool, span, figure),
            Figure::Plan { figure } => Some(self.why_plan(figure)),
        }
    }

    /// A figure of its own as an input: with its value alone.
    fn own(&self, figure: Figure) -> Trace {
        let value = self.value(figure).unwrap_or(Value::Undefined);
        Trace::leaf(figure, value, Rule::OfItsOwn)
    }

    /// The figure made by the rule.
    fn made(&self, figure: Figure, rule: Rule, inputs: Vec<Trace>) -> Option<Trace> {
        Some(Trace::new(figure, self.value(figure)?, rule, inputs))
    }

    fn engine(&self) -> &Engine<'a> {
        self.engine.get_or_init(|| {
            let deals = Deals::of(self.plan);
            let (sellers, carried) = crate::outlook::sellers(self.plan, &deals);
            let memberships = memberships(self.plan, &sellers, &deals);
            let projection = Projection::of(self.plan, &carried, &sellers, &deals)
                .with_pools(self.plan, &self.outlook.pools, &memberships, &deals)
                .with_targets(&self.outlook.waterfall);
            Engine { carried, deals, memberships, projection }
        })
    }

    fn seller(&self, seller: SellerId) -> Option<&'a SellerOutlook> {
        let rows = &self.outlook.sellers;
        rows.binary_search_by_key(&seller, |row| row.seller).ok().map(|place| &rows[place])
    }

    fn presales(&self, presales: PresalesId) -> Option<&'a PresalesOutlook> {
        let rows = &self.outlook.presales;
        rows.binary_search_by_key(&presales, |row| row.presales).ok().map(|place| &rows[place])
    }

    fn pool(&self, pool: PoolId) -> Option<&'a PoolOutlook> {
        let rows = &self.outlook.pools;
        rows.binary_search_by_key(&pool, |row| row.pool).ok().map(|place| &rows[place])
    }

    fn node(&self, team: Option<TeamId>) -> Option<&'a NodeOutlook> {
        self.outlook.waterfall.nodes.iter().find(|node| node.team == team)
    }

    /// What the seller carries; the outlook's sellers and these stand in the same order.
    fn carried(&self, seller: SellerId) -> Option<&Carried> {
        let place = self.outlook.sellers.binary_search_by_key(&seller, |row| row.seller).ok()?;
        self.engine().carried.get(place)
    }
}

impl SellerFigure {
    pub fn of(self, seller: SellerId) -> Figure {
        Figure::Seller { seller, figure: self }
    }
}

impl PresalesFigure {
    pub fn of(self, presales: PresalesId) -> Figure {
        Figure::Presales { presales, figure: self }
    }
}

impl ManagerFigure {
    pub fn of(self, team: TeamId) -> Figure {
        Figure::Manager { team, figure: self }
    }
}

impl PoolFigure {
    pub fn of(self, pool: PoolId) -> Figure {
        Figure::Pool { pool, figure: self }
    }
}

impl TeamFigure {
    pub fn of(self, team: Option<TeamId>) -> Figure {
        Figure::Team { team, figure: self }
    }
}

impl TerritoryFigure {
    pub fn of(self, territory: TerritoryId) -> Figure {
        Figure::Territory { territory, figure: self }
    }
}

impl LevelFigure {
    pub fn of(self, depth: u32) -> Figure {
        Figure::Level { depth, figure: self }
    }
}

impl CapacityFigure {
    pub fn of(self, span: Span) -> Figure {
        Figure::Capacity { span, figure: self }
    }
}

impl HoursFigure {
    pub fn of(self, pool: PoolId, span: Span) -> Figure {
        Figure::Hours { pool, span, figure: self }
    }
}

impl Span {
    pub const QUARTERS: [Span; 4] = [Span::Quarter1, Span::Quarter2, Span::Quarter3, Span::Quarter4];

    /// From 0; `None`: the year.
    pub fn quarter(self) -> Option<usize> {
        Span::QUARTERS.iter().position(|quarter| *quarter == self)
    }
}

impl PlanFigure {
    pub fn figure(self) -> Figure {
        Figure::Plan { figure: self }
    }
}
