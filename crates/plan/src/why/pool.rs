//! Pools: the members' carried quotas, the discounted target, who shares it.

use super::component::{added, count, summed};
use super::{Input, PoolFigure, Rule, SellerFigure, Trace, Tracer};
use crate::compensation::Measure;
use crate::ids::PoolId;
use crate::membership::PoolMember;
use crate::money::{Money, Rate};
use crate::period::Stay;
use crate::pool::{LoanCredit, PoolTarget};

impl Tracer<'_> {
    pub(super) fn why_pool(&self, pool: PoolId, figure: PoolFigure) -> Option<Trace> {
        let row = self.plan.decisions.pools.get(pool.0)?;
        let outlook = self.pool(pool)?;
        let asked = figure.of(pool);
        let own = |figure: PoolFigure| self.own(figure.of(pool));
        let made = |rule, inputs| self.made(asked, rule, inputs);
        let members = |figure: SellerFigure| -> Vec<Trace> {
            outlook.members.iter().filter_map(|part| self.in_pool(part, pool, figure)).collect()
        };
        match (figure, row.target) {
            (PoolFigure::SumRepQuotas, _) => made(Rule::Sum, members(SellerFigure::CarriedQuota)),
            (PoolFigure::PoolTarget, PoolTarget::Amount { .. })
            | (PoolFigure::PoolDiscount, PoolTarget::Discount { .. }) => made(Rule::Typed, Vec::new()),
            (PoolFigure::PoolTarget, PoolTarget::Discount { .. }) => {
                made(Rule::LessShare, vec![own(PoolFigure::SumRepQuotas), own(PoolFigure::PoolDiscount)])
            }
            (PoolFigure::PoolDiscount, PoolTarget::Amount { .. }) => {
                made(Rule::Below, vec![own(PoolFigure::PoolTarget), own(PoolFigure::SumRepQuotas)])
            }
            (PoolFigure::OverAssignment, _) => {
                made(Rule::Above, vec![own(PoolFigure::SumRepQuotas), own(PoolFigure::PoolTarget)])
            }
            (PoolFigure::Bookings, _) => {
                let inputs = members(SellerFigure::Bookings).into_iter().chain(self.lent(pool, outlook.lent));
                made(Rule::Sum, inputs.collect())
            }
            (PoolFigure::Attainment, _) => {
                made(Rule::Ratio, vec![own(PoolFigure::Bookings), own(PoolFigure::PoolTarget)])
            }
            (PoolFigure::BreakEven, _) => {
                made(Rule::Ratio, vec![own(PoolFigure::PoolTarget), own(PoolFigure::SumRepQuotas)])
            }
            (PoolFigure::PresalesCapacity, _) => {
                let attached = self.plan.decisions.attachments.iter().filter(|row| row.pool == pool);
                made(Rule::Sum, attached.map(|one| self.weight(one)).collect())
            }
            (PoolFigure::RepsPerPresales, _) => {
                let member = |part: &PoolMember| {
                    let subject = Input::Member(part.seller);
                    let days = crate::outlook::over_days(self.plan, part.start, part.end, Rate::ONE);
                    if days == Rate::ONE {
                        return Trace::leaf(subject, 1, Rule::Typed);
                    }
                    let stay = Stay { start: part.start, end: part.end, leaves: &[] };
                    let share = self.share_of_year(stay, &Rule::Typed);
                    Trace::new(subject, days.into(), Rule::Same, vec![share])
                };
                let counted: Vec<Trace> = outlook.members.iter().map(member).collect();
                let members =
                    match outlook.members.iter().all(|part| part.start.is_none() && part.end.is_none()) {
                        true => {
                            let number = counted.len() as u64;
                            Trace::new(Input::Members, number.into(), Rule::Counted, counted)
                        }
                        false => count(Input::Members, counted),
                    };
                made(Rule::PerUnit, vec![members, own(PoolFigure::PresalesCapacity)])
            }
            (PoolFigure::Opportunities, _) => {
                let parts = self.work_by_segment(pool).into_iter().map(|work| work.opportunities);
                made(Rule::Sum, parts.collect())
            }
            (PoolFigure::HoursEach, _) => {
                made(Rule::RatioOrZero, vec![self.asked_exactly(pool), self.opportunities_exactly(pool)])
            }
        }
    }

    /// What a seller carries or books on the days in a pool.
    fn in_pool(&self, part: &PoolMember, pool: PoolId, figure: SellerFigure) -> Option<Trace> {
        if part.start.is_none() && part.end.is_none() {
            return Some(self.own(figure.of(part.seller)));
        }
        let row = self.plan.facts.sellers.get(part.seller.0)?;
        let terms = self.plan.terms(row.id);
        let membership = self.engine().memberships.iter().find(|one| one.part.member == part.member)?;
        let (rule, inputs) = self.carried_within(row, &terms, membership.window);
        let subject = Input::CarriedIn(part.seller, pool);
        let carried = Trace::new(subject, part.carried.into(), rule, inputs);
        if figure != SellerFigure::Bookings {
            return Some(carried);
        }
        let within = membership.within.as_ref()?;
        let (rule, inputs) = self.booked_within(row, &terms, within, carried, membership.window);
        Some(Trace::new(Input::BookedIn(part.seller, pool), part.bookings.into(), rule, inputs))
    }

    /// What is booked in a pool, not rounded: the figure, where it is exact.
    pub(super) fn pool_booked(&self, pool: PoolId) -> Option<Trace> {
        let outlook = self.pool(pool)?;
        let figure = self.own(PoolFigure::Bookings.of(pool));
        let exactly = |part: &PoolMember| {
            let booked = self.in_pool(part, pool, SellerFigure::Bookings)?;
            let row = self.plan.facts.sellers.get(part.seller.0)?;
            let carried = self.in_pool(part, pool, SellerFigure::CarriedQuota)?;
            let membership = self.engine().memberships.iter().find(|one| one.part.member == part.member)?;
            let of = membership.within.as_ref().or_else(|| self.carried(part.seller))?;
            Some(self.unrounded(row, of, carried, booked))
        };
        let inputs: Vec<Trace> =
            outlook.members.iter().filter_map(exactly).chain(self.lent(pool, outlook.lent)).collect();
        let sum = added(&inputs);
        let exact = figure.value.fraction().is_some_and(|shown| shown.compared(&sum).is_eq());
        Some(if exact { figure } else { summed(Input::Booked(Measure::Pool), inputs) })
    }

    /// What loans credit the pool with, less what they take from it; `None` where no loan touches it.
    fn lent(&self, pool: PoolId, net: Money) -> Option<Trace> {
        let (year, decimals) = (self.plan.year(), self.plan.info.decimals);
        let mut inputs = Vec::new();
        for loan in self.plan.decisions.loans.iter() {
            if !(year.start..year.after()).contains(&loan.date) {
                continue;
            }
            let factors = vec![
                Trace::leaf(Input::LoanAmount, loan.amount, Rule::Typed),
                Trace::leaf(Input::LoanShare, loan.share, Rule::Typed),
            ];
            let credited = loan.amount.times(loan.share, decimals);
            let credit = Trace::new(Input::Loan(loan.id), credited.into(), Rule::Product, factors);
            if loan.to == pool && loan.credit == LoanCredit::Split {
                let away = (-credited).into();
                inputs.push(Trace::new(Input::Loan(loan.id), away, Rule::LentAway, vec![credit.clone()]));
            }
            if loan.home == pool {
                inputs.push(credit);
            }
        }
        (!inputs.is_empty()).then(|| Trace::new(Input::Lent, net.into(), Rule::Sum, inputs))
    }
}
