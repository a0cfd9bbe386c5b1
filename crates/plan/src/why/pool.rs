//! Pools: the members' carried quotas, the discounted target, who shares it.

use super::{Input, PoolFigure, Rule, SellerFigure, Trace, Tracer};
use crate::ids::PoolId;
use crate::membership::PoolMember;
use crate::pool::PoolTarget;

impl Tracer<'_> {
    pub(super) fn why_pool(&self, pool: PoolId, figure: PoolFigure) -> Option<Trace> {
        let row = self.plan.decisions.pools.get(pool.0)?;
        let outlook = self.pool(pool)?;
        let asked = figure.of(pool);
        let own = |figure: PoolFigure| self.own(figure.of(pool));
        let made = |rule, inputs| self.made(asked, rule, inputs);
        let members = |figure: SellerFigure| -> Vec<Trace> {
            let of = |part: &PoolMember| match (part.start.is_none() && part.end.is_none(), figure) {
                (true, _) => self.own(figure.of(part.seller)),
                (false, SellerFigure::Bookings) => {
                    Trace::leaf(Input::BookedIn(part.seller, pool), part.bookings, Rule::OnItsDays)
                }
                (false, _) => Trace::leaf(Input::CarriedIn(part.seller, pool), part.carried, Rule::OnItsDays),
            };
            outlook.members.iter().map(of).collect()
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
                let mut inputs = members(SellerFigure::Bookings);
                if !outlook.lent.is_zero() {
                    inputs.push(Trace::leaf(Input::Lent(pool), outlook.lent, Rule::Typed));
                }
                made(Rule::Sum, inputs)
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
                let member =
                    |seller: &crate::ids::SellerId| Trace::leaf(Input::Member(*seller), 1, Rule::Typed);
                let counted: Vec<Trace> = outlook.sellers.iter().map(member).collect();
                let count = counted.len() as u64;
                let members = Trace::new(Input::Members, count.into(), Rule::Counted, counted);
                made(Rule::PerUnit, vec![members, own(PoolFigure::PresalesCapacity)])
            }
        }
    }
}
