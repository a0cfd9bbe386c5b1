//! The heat map: everybody's variable pay at the same attainments.

use std::collections::BTreeMap;

use plan::compensation::{Component, PayPlan, Reward, Role};
use plan::edit::Payee;
use plan::ids::PayPlanId;
use plan::money::{Money, Rate};
use plan::outlook::{PresalesOutlook, yearly};
use plan::payout::PayBasis;

use super::Paid;
use crate::session::Session;
use crate::view::{HeatCell, HeatRow};

/// In percent.
pub(crate) const HEAT_STEPS: [i64; 10] = [50, 60, 70, 80, 90, 100, 110, 125, 150, 200];

impl Session {
    pub(crate) fn heat(&self, steps: &[Rate]) -> Vec<HeatRow> {
        let linear = Role::ALL.map(PayPlan::linear);
        // Most people are paid like somebody else: each such row is worked out once.
        let mut known: BTreeMap<(usize, Option<PayPlanId>, [Money; 3]), Vec<HeatCell>> = BTreeMap::new();
        let row = |paid: Paid<'_>| {
            let chosen = paid.pay.plan.and_then(|id| self.plan().decisions.pay_plans.get(id.0));
            let role = match paid.payee {
                Payee::Seller { .. } => 0,
                Payee::Presales { .. } => 1,
                Payee::Manager { .. } => 2,
            };
            let pay_plan = chosen.unwrap_or(&linear[role]);
            // Only a commission asks for the quota.
            let commission = |one: &Component| matches!(one.reward, Reward::Commission { .. });
            let by_quota = pay_plan.components.iter().any(commission);
            // For the days worked, as the year's pay is.
            let basis = PayBasis {
                base: paid.pay.base,
                target_variable: paid.pay.target_variable,
                quota: if by_quota { self.quota_of(paid.payee) } else { Money::ZERO },
            };
            let alike = (role, paid.pay.plan, [basis.base, basis.target_variable, basis.quota]);
            let cell = |attainment: &Rate| {
                let point = basis.at(self.plan(), pay_plan, *attainment);
                HeatCell {
                    variable: point.as_ref().map(|point| point.variable),
                    share_of_target: point.and_then(|point| point.share_of_target),
                }
            };
            HeatRow {
                payee: paid.payee,
                cells: known.entry(alike).or_insert_with(|| steps.iter().map(cell).collect()).clone(),
                name: paid.name,
                group: paid.group,
            }
        };
        self.paid().into_iter().map(row).collect()
    }

    /// The targets of a member’s pools by its weights: what a commission on the pools is paid on at 100 %.
    pub(super) fn pool_quota(&self, member: &PresalesOutlook) -> Money {
        let (plan, pools) = (self.plan(), &self.outlook().pools);
        let of = |one: &plan::pool::Attachment| {
            let pool = pools.iter().find(|pool| pool.pool == one.pool)?;
            Some(pool.target.pool_target.times(yearly(plan, one), plan.info.decimals))
        };
        member.attached.iter().filter_map(of).sum()
    }

    fn quota_of(&self, payee: Payee) -> Money {
        let outlook = self.outlook();
        match payee {
            Payee::Seller { seller } => {
                let row = outlook.sellers.iter().find(|row| row.seller == seller);
                row.and_then(|row| row.carried_quota).unwrap_or_default()
            }
            Payee::Presales { presales } => {
                let row = outlook.presales.iter().find(|row| row.presales == presales);
                row.map(|row| self.pool_quota(row)).unwrap_or_default()
            }
            Payee::Manager { team } => {
                let row = outlook.managers.iter().find(|row| row.team == team);
                row.map(|row| row.target).unwrap_or_default()
            }
        }
    }
}
