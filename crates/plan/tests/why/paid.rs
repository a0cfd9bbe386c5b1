//! Pay plans, deals, scores and managers made of dice.

use jiff::ToSpan;
use plan::Plan;
use plan::compensation::{Deal, Role};
use plan::edit::{Edit, Payee, QuotaCell, ScoreCell, TeamAttainmentCell};
use plan::ids::{DealId, LoanId, PayPlanId, PoolId, PresalesId, SellerId, TeamId};
use plan::money::{Money, Quantity, Rate};
use plan::pool::{Loan, LoanCredit, PoolTarget};

use crate::dice::{self, Dice};

/// Puts people on plans of every kind; edits that are refused are left out.
pub fn pay(plan: &mut Plan, seed: u64) {
    let mut dice = Dice::seeded(seed);
    let (year, decimals) = (plan.year(), plan.info.decimals);
    for _ in 0..6 {
        let plan_made = dice::pay_plan(&mut dice, year, decimals);
        let role = plan_made.role;
        let next = PayPlanId(plan.decisions.pay_plans.next_slot());
        if !apply(plan, Edit::AddPayPlan { plan: plan_made }) {
            continue;
        }
        let chosen = Some(next);
        for _ in 0..3 {
            let person = dice.below(10) as u32;
            apply(
                plan,
                match role {
                    Role::Seller => Edit::SetSellerPayPlan { seller: SellerId(person), plan: chosen },
                    Role::Presales => {
                        Edit::SetPresalesPayPlan { presales: PresalesId(person % 3), plan: chosen }
                    }
                    Role::Manager => Edit::SetTeamPayPlan { team: TeamId(person % 4), plan: chosen },
                },
            );
        }
    }
    for team in 0..4 {
        let (base, target_variable) = (Money::units(dice.below(200_000)), Money::units(dice.below(90_000)));
        apply(plan, Edit::SetManagerPay { team: TeamId(team), base, target_variable });
        let rate = dice.maybe(40, |dice| dice.rate(0, 200));
        apply(
            plan,
            Edit::SetTeamAttainments { cells: vec![TeamAttainmentCell { team: TeamId(team), rate }] },
        );
    }
    let payees = (0..10).map(|seller| Payee::Seller { seller: SellerId(seller) });
    let payees = payees.chain((0..3).map(|presales| Payee::Presales { presales: PresalesId(presales) }));
    for payee in payees.chain((0..4).map(|team| Payee::Manager { team: TeamId(team) })) {
        let score = dice.maybe(50, |dice| dice.rate(0, 150));
        apply(plan, Edit::SetScores { cells: vec![ScoreCell { payee, score }] });
    }
    for _ in 0..dice.within(0, 14) {
        let date = year.start.saturating_add(dice.within(0, 364).days());
        let cancelled = dice.maybe(30, |dice| date.saturating_add(dice.within(0, 200).days()));
        let units = Quantity::from_thousandths(dice.within(0, 9_999));
        let (seller, amount) = (SellerId(dice.below(4) as u32), Money::units(dice.below(900_000)));
        let deal = Deal { id: DealId(0), name: String::new(), seller, date, amount, units, cancelled };
        apply(plan, Edit::AddDeals { deals: vec![deal] });
    }
    pools(plan, &mut dice);
    let budget = dice.maybe(50, |dice| Money::units(dice.below(5_000_000)));
    apply(plan, Edit::SetPayBudget { amount: budget });
    apply(plan, Edit::SetAttainment { rate: dice.pick(&[Rate::ONE, Rate::percent(117), Rate::percent(40)]) });
}

/// Sellers who change pools, presales who are attached for some days, deals that pools lend each other.
fn pools(plan: &mut Plan, dice: &mut Dice) {
    let year = plan.year();
    for _ in 0..dice.within(0, 6) {
        let pool = PoolId(dice.below(4) as u32);
        let from = dice.maybe(70, |dice| dice.day(year));
        let (seller, presales) = (SellerId(dice.below(10) as u32), PresalesId(dice.below(3) as u32));
        apply(plan, Edit::MoveSeller { seller, pool: dice.maybe(90, |_| pool), from });
        apply(plan, Edit::AttachPresales { presales, pool, weight: dice.rate(0, 100), from });
        if dice.chance(30) {
            apply(plan, Edit::DetachPresales { presales, pool, last: dice.maybe(80, |dice| dice.day(year)) });
        }
    }
    let amount = Money::units(dice.within(1, 9_000_000));
    apply(plan, Edit::SetPoolTarget { pool: PoolId(0), target: PoolTarget::Amount { amount } });
    if dice.chance(10) {
        // A target to attain, and nobody who carries a part of it.
        let nothing = |seller| QuotaCell { seller: SellerId(seller), amount: Some(Money::ZERO) };
        apply(plan, Edit::SetQuotas { cells: (0..10).map(nothing).collect() });
    }
    for _ in 0..dice.below(3) {
        let loan = Loan {
            id: LoanId(0),
            name: "Deal".to_owned(),
            presales: PresalesId(dice.below(3) as u32),
            home: PoolId(dice.below(3) as u32),
            to: PoolId(dice.below(3) as u32),
            date: dice.day(year),
            amount: Money::units(dice.below(400_000)),
            share: dice.rate(0, 100),
            credit: dice.pick(&[LoanCredit::Split, LoanCredit::Doubled]),
        };
        apply(plan, Edit::AddLoan { loan });
    }
}

pub fn apply(plan: &mut Plan, edit: Edit) -> bool {
    let Ok(changes) = plan.changes(&edit) else { return false };
    plan.absorb(changes);
    true
}
