//! Every figure of a plan, and its value as the outlook has it.

use super::{
    CapacityFigure, Covered, Figure, HoursFigure, LevelFigure, ManagerFigure, PlanFigure, PoolFigure,
    PresalesFigure, SellerFigure, Span, TeamFigure, TerritoryFigure, Tracer, Value,
};
use crate::money::{Money, Quantity};
use crate::outlook::Outlook;
use crate::payout::Pay;
use crate::pool::DerivedTarget;
use crate::waterfall::LevelKind;
use crate::workload::Balance;

impl Figure {
    /// All figures of a plan: the plan's, its capacity, then teams, sellers, managers, presales, pools and territories.
    pub fn all(outlook: &Outlook) -> impl Iterator<Item = Figure> + '_ {
        let plan = PlanFigure::ALL.iter().map(|figure| figure.figure());
        let teams = outlook.waterfall.nodes.iter();
        let teams = teams.flat_map(|node| TeamFigure::ALL.iter().map(|figure| figure.of(node.team)));
        let levels = outlook.waterfall.levels.iter().filter_map(|row| match row.level {
            LevelKind::Teams { depth } => Some(depth),
            _ => None,
        });
        let levels = levels.flat_map(|depth| LevelFigure::ALL.iter().map(move |figure| figure.of(depth)));
        let teams = levels.chain(teams);
        let sellers = outlook.sellers.iter();
        let sellers = sellers.flat_map(|row| SellerFigure::ALL.iter().map(|figure| figure.of(row.seller)));
        let managers = outlook.managers.iter();
        let managers = managers.flat_map(|row| ManagerFigure::ALL.iter().map(|figure| figure.of(row.team)));
        let presales = outlook.presales.iter();
        let presales = presales.flat_map(|row| PresalesFigure::ALL.iter().map(|f| f.of(row.presales)));
        let pools = outlook.pools.iter();
        let pools = pools.flat_map(|row| {
            let hours = HoursFigure::ALL.iter();
            let hours = hours.flat_map(|f| Span::ALL.iter().map(|span| f.of(row.pool, *span)));
            PoolFigure::ALL.iter().map(|figure| figure.of(row.pool)).chain(hours)
        });
        let territories = outlook.territories.iter();
        let territories =
            territories.flat_map(|row| TerritoryFigure::ALL.iter().map(|f| f.of(row.territory)));
        let capacity = CapacityFigure::ALL.iter();
        let capacity = capacity.flat_map(|figure| Span::ALL.iter().map(|span| figure.of(*span)));
        let plan = plan.chain(capacity);
        plan.chain(teams).chain(sellers).chain(managers).chain(presales).chain(pools).chain(territories)
    }
}

/// The figures that everybody who is paid has.
enum PayFigure {
    Base,
    TargetVariable,
    Variable,
    Accelerator,
    Total,
    Debt,
    ShareOfBase,
    ShareOfTarget,
}

fn of_pay(pay: &Pay, figure: PayFigure) -> Value {
    match figure {
        PayFigure::Base => pay.base.into(),
        PayFigure::TargetVariable => pay.target_variable.into(),
        PayFigure::Variable => pay.variable.into(),
        PayFigure::Accelerator => pay.accelerator.into(),
        PayFigure::Total => pay.total.into(),
        PayFigure::Debt => pay.debt.into(),
        PayFigure::ShareOfBase => pay.share_of_base.into(),
        PayFigure::ShareOfTarget => pay.share_of_target.into(),
    }
}

impl Tracer<'_> {
    /// What the outlook shows; `None` where the plan has no such row.
    pub fn value(&self, figure: Figure) -> Option<Value> {
        match figure {
            Figure::Seller { seller, figure } => {
                let row = self.plan.facts.sellers.get(seller.0)?;
                let outlook = self.seller(seller)?;
                let pay = |figure| of_pay(&outlook.pay, figure);
                Some(match figure {
                    SellerFigure::Quota => outlook.quota.into(),
                    SellerFigure::CountedQuota => outlook.counted_quota.into(),
                    SellerFigure::CarriedShare => outlook.carried_share.into(),
                    SellerFigure::CarriedQuota => outlook.carried_quota.into(),
                    SellerFigure::Quarter1 => outlook.quarters[0].into(),
                    SellerFigure::Quarter2 => outlook.quarters[1].into(),
                    SellerFigure::Quarter3 => outlook.quarters[2].into(),
                    SellerFigure::Quarter4 => outlook.quarters[3].into(),
                    SellerFigure::Proposal => outlook.proposal.into(),
                    SellerFigure::Gap => {
                        outlook.quota.zip(outlook.proposal).map(|(quota, proposal)| quota - proposal).into()
                    }
                    SellerFigure::QuotaToPotential => outlook.to_potential.ratio.into(),
                    SellerFigure::QuotaToOte => outlook.to_pay.ratio.into(),
                    SellerFigure::QuotaToLastYear => outlook.to_last_year.ratio.into(),
                    SellerFigure::Potential => outlook.load.potential.into(),
                    SellerFigure::Attainment => outlook.attainment.into(),
                    SellerFigure::Bookings => outlook.bookings.into(),
                    SellerFigure::Ote => (row.base + row.target_variable).into(),
                    SellerFigure::Base => pay(PayFigure::Base),
                    SellerFigure::TargetVariable => pay(PayFigure::TargetVariable),
                    SellerFigure::Variable => pay(PayFigure::Variable),
                    SellerFigure::Accelerator => pay(PayFigure::Accelerator),
                    SellerFigure::Total => pay(PayFigure::Total),
                    SellerFigure::Debt => pay(PayFigure::Debt),
                    SellerFigure::ShareOfBase => pay(PayFigure::ShareOfBase),
                    SellerFigure::ShareOfTarget => pay(PayFigure::ShareOfTarget),
                })
            }
            Figure::Presales { presales, figure } => {
                let row = self.plan.facts.presales.get(presales.0)?;
                let outlook = self.presales(presales)?;
                let pay = |figure| of_pay(&outlook.pay, figure);
                Some(match figure {
                    PresalesFigure::Weight => outlook.weight.into(),
                    PresalesFigure::Attainment => outlook.attainment.into(),
                    PresalesFigure::Ote => (row.base + row.target_variable).into(),
                    PresalesFigure::Base => pay(PayFigure::Base),
                    PresalesFigure::TargetVariable => pay(PayFigure::TargetVariable),
                    PresalesFigure::Variable => pay(PayFigure::Variable),
                    PresalesFigure::Accelerator => pay(PayFigure::Accelerator),
                    PresalesFigure::Total => pay(PayFigure::Total),
                    PresalesFigure::Debt => pay(PayFigure::Debt),
                    PresalesFigure::ShareOfBase => pay(PayFigure::ShareOfBase),
                    PresalesFigure::ShareOfTarget => pay(PayFigure::ShareOfTarget),
                    PresalesFigure::Hours => {
                        let members = &self.work().workload.members;
                        members.iter().find(|member| member.presales == presales)?.hours.into()
                    }
                })
            }
            Figure::Manager { team, figure } => {
                let outlook = self.outlook.managers.iter().find(|row| row.team == team)?;
                let pay = |figure| of_pay(&outlook.pay, figure);
                Some(match figure {
                    ManagerFigure::Target => outlook.target.into(),
                    ManagerFigure::Bookings => outlook.bookings.into(),
                    ManagerFigure::Attainment => outlook.attainment.into(),
                    ManagerFigure::Base => pay(PayFigure::Base),
                    ManagerFigure::TargetVariable => pay(PayFigure::TargetVariable),
                    ManagerFigure::Variable => pay(PayFigure::Variable),
                    ManagerFigure::Accelerator => pay(PayFigure::Accelerator),
                    ManagerFigure::Total => pay(PayFigure::Total),
                    ManagerFigure::ShareOfBase => pay(PayFigure::ShareOfBase),
                    ManagerFigure::ShareOfTarget => pay(PayFigure::ShareOfTarget),
                })
            }
            Figure::Pool { pool, figure } => {
                let outlook = self.pool(pool)?;
                let DerivedTarget { sum_rep_quotas, pool_target, pool_discount, over_assignment } =
                    outlook.target;
                Some(match figure {
                    PoolFigure::SumRepQuotas => sum_rep_quotas.into(),
                    PoolFigure::PoolTarget => pool_target.into(),
                    PoolFigure::PoolDiscount => pool_discount.into(),
                    PoolFigure::OverAssignment => over_assignment.into(),
                    PoolFigure::Bookings => outlook.bookings.into(),
                    PoolFigure::Attainment => outlook.attainment.into(),
                    PoolFigure::BreakEven => outlook.break_even.into(),
                    PoolFigure::PresalesCapacity => outlook.presales_capacity.into(),
                    PoolFigure::RepsPerPresales => outlook.reps_per_presales.into(),
                    PoolFigure::Opportunities => self.pool_work(pool)?.opportunities.into(),
                    PoolFigure::HoursEach => self.pool_work(pool)?.hours_each.into(),
                })
            }
            Figure::Team { team, figure } => {
                let node = self.node(team)?;
                Some(match figure {
                    TeamFigure::Target => node.target.into(),
                    TeamFigure::WantedBelow => node.wanted_below.into(),
                    TeamFigure::SumBelow => node.sum_below.into(),
                    TeamFigure::LeftToAssign => node.left_to_assign.into(),
                    TeamFigure::OverAssignment => node.over_assignment.into(),
                    TeamFigure::OverChain => node.over_chain.into(),
                    TeamFigure::SumRepQuotas => node.sum_rep_quotas.into(),
                    TeamFigure::Carried => node.carried.into(),
                    TeamFigure::Quarter1 => node.quarters[0].into(),
                    TeamFigure::Quarter2 => node.quarters[1].into(),
                    TeamFigure::Quarter3 => node.quarters[2].into(),
                    TeamFigure::Quarter4 => node.quarters[3].into(),
                    TeamFigure::Proposed => node.proposed.into(),
                    TeamFigure::Gap => node.gap.into(),
                })
            }
            Figure::Territory { territory, figure } => {
                let outlook = self.outlook.territories.iter().find(|row| row.territory == territory)?;
                Some(match figure {
                    TerritoryFigure::Accounts => u64::from(outlook.load.accounts).into(),
                    TerritoryFigure::Potential => outlook.load.potential.into(),
                    TerritoryFigure::Workload => outlook.load.workload.into(),
                    TerritoryFigure::Balance => outlook.balance.into(),
                })
            }
            Figure::Level { depth, figure } => {
                let level = self.level(depth)?;
                Some(match figure {
                    LevelFigure::Total => level.total.into(),
                    LevelFigure::OverAmount => level.over_amount.into(),
                    LevelFigure::OverAssignment => level.over_assignment.into(),
                    LevelFigure::OverCompany => level.over_company.into(),
                })
            }
            Figure::Capacity { span, figure } => {
                let capacity = &self.outlook.capacity;
                let row = match span.quarter() {
                    Some(quarter) => capacity.quarters.get(quarter)?,
                    None => &capacity.year,
                };
                Some(match figure {
                    CapacityFigure::Full => row.full.into(),
                    CapacityFigure::Days => row.days_loss.into(),
                    CapacityFigure::Ramp => row.ramp_loss.into(),
                    CapacityFigure::Carried => row.carried.into(),
                    CapacityFigure::Turnover => row.turnover_loss.into(),
                    CapacityFigure::Capacity => row.capacity.into(),
                    CapacityFigure::Target => row.target.into(),
                    CapacityFigure::Gap => row.gap.into(),
                    CapacityFigure::Coverage => row.coverage.into(),
                    CapacityFigure::RampedSellers => row.ramped_sellers.into(),
                })
            }
            Figure::Hours { pool, span, figure } => {
                let work = self.pool_work(pool)?;
                let balance = span.quarter().map_or(&work.year, |quarter| &work.quarters[quarter]);
                Some(match figure {
                    HoursFigure::Asked => balance.demand.into(),
                    HoursFigure::There => balance.supply.into(),
                    HoursFigure::Used => balance.utilisation.into(),
                })
            }
            Figure::Plan { figure } => Some(self.plan_value(figure)),
        }
    }

    fn hours_of_all(&self, of: impl Fn(&Balance) -> Quantity) -> Value {
        let pools = self.work().workload.pools.iter();
        let sum: i64 = pools.map(|pool| of(&pool.year).thousandths()).sum();
        Quantity::from_thousandths(sum).into()
    }

    fn plan_value(&self, figure: PlanFigure) -> Value {
        let (quotas, cost) = (&self.outlook.quotas, &self.outlook.cost);
        match figure {
            PlanFigure::CompanyPlan => quotas.company_plan.into(),
            PlanFigure::RegionalTarget => quotas.regional_target.into(),
            PlanFigure::SumRepQuotas => quotas.sum_rep_quotas.into(),
            PlanFigure::WantedSum => quotas.wanted_sum.into(),
            PlanFigure::LeftToAssign => quotas.left_to_assign.into(),
            PlanFigure::OverAssignment => quotas.over_assignment.into(),
            PlanFigure::Capacity => quotas.capacity.into(),
            PlanFigure::Bookings => cost.bookings.into(),
            PlanFigure::Base => cost.base.into(),
            PlanFigure::Variable => cost.variable.into(),
            PlanFigure::Accelerators => cost.accelerators.into(),
            PlanFigure::TotalCost => cost.total.into(),
            PlanFigure::Ccos => cost.ccos.into(),
            PlanFigure::Budget => cost.budget.into(),
            PlanFigure::Variance => cost.variance.into(),
            PlanFigure::PoolTargets => {
                let targets = self.outlook.pools.iter().map(|pool| pool.target.pool_target);
                targets.sum::<Money>().into()
            }
            PlanFigure::Accounts => (self.plan.facts.accounts.iter().count() as u64).into(),
            PlanFigure::Unassigned => u64::from(self.outlook.unassigned.accounts).into(),
            PlanFigure::WithSeller => self.count(self.territories_with(Covered::Seller)),
            PlanFigure::WithPresales => self.count(self.territories_with(Covered::Presales)),
            PlanFigure::Potential => {
                let territories = self.outlook.territories.iter().map(|row| row.load.potential);
                let outside = [self.outlook.unassigned.potential, self.outlook.kept_out.potential];
                territories.chain(outside).sum::<Money>().into()
            }
            PlanFigure::HoursAsked => self.hours_of_all(|year| year.demand),
            PlanFigure::HoursThere => self.hours_of_all(|year| year.supply),
            PlanFigure::UnassignedPotential => self.outlook.unassigned.potential.into(),
            PlanFigure::UncoveredPotential => {
                let open = self.territories_with(Covered::Nobody).map(|row| row.load.potential);
                open.chain([self.outlook.unassigned.potential]).sum::<Money>().into()
            }
        }
    }
}
