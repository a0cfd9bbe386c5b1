//! The kinds of worked examples: what each is given, and how the engine calculates it.

use serde::Deserialize;

use super::CaseProblem;
use super::figures::Figures;
use super::written::{Amount, Share};
use crate::compensation::{Component, PayPlan, Role, Shape, Tier};
use crate::money::{Money, Rate};
use crate::payout::Pay;
use crate::period::PlanYear;
use crate::pool::{DerivedTarget, PoolTarget, derive_target};
use crate::projection::Simple;

/// A kind of case. It calls the functions that the outlook calls, and none of its own.
pub trait Kind {
    fn calculate(&self, decimals: u8) -> Result<Figures, CaseProblem>;
}

/// A step of an accelerator: from this attainment on, so many times the base rate.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub from: Share,
    pub times: Share,
}

/// A seller's variable pay against an individual quota, marginal tiers (`domain.md` 3.2). Linear without tiers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SellerPay {
    #[serde(default)]
    pub base: Amount,
    pub target_variable: Amount,
    pub quota: Amount,
    #[serde(default)]
    pub bookings: Option<Amount>,
    #[serde(default)]
    pub attainment: Option<Share>,
    #[serde(default)]
    pub tiers: Vec<Step>,
}

impl Kind for SellerPay {
    fn calculate(&self, decimals: u8) -> Result<Figures, CaseProblem> {
        let (Amount(base), Amount(variable), Amount(quota)) = (self.base, self.target_variable, self.quota);
        let bookings = match (self.bookings, self.attainment) {
            (Some(Amount(bookings)), None) => bookings,
            (None, Some(Share(attainment))) => quota.times(attainment, decimals),
            _ => return Err(CaseProblem::GiveOneOf { fields: vec!["bookings", "attainment"] }),
        };
        let tiers = tiers(&self.tiers)?;
        let plan = on_target(Role::Seller, tiers.clone());
        let of = |plan: &PayPlan| year_pay(plan, variable, Rate::ONE, quota, bookings, decimals);
        let (paid, linear) = (of(&plan), of(&PayPlan::linear(Role::Seller)));
        let mut figures = Figures::default();
        figures.step(format!("attainment = bookings {bookings} / quota {quota}"));
        for (place, tier) in tiers.iter().enumerate() {
            let upto = tiers.get(place + 1).map_or("on".to_owned(), |next| format!("to {}", next.from));
            let (from, times) = (tier.from, tier.multiplier);
            figures.step(format!(
                "from {from} {upto}: {times} x target variable {variable} x the attainment in it"
            ));
        }
        figures.amount("ote", base + variable);
        figures.share("base_rate", variable.share_of(quota));
        figures.share("attainment", bookings.share_of(quota));
        figures.amount_or_undefined("linear", linear);
        figures.amount_or_undefined("accelerator", paid.zip(linear).map(|(paid, linear)| paid - linear));
        pay(&mut figures, base, variable, paid);
        Ok(figures)
    }
}

/// A presales member's variable pay on a pool: linear, no threshold, accelerator or cap (`domain.md` 3.7).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PresalesPay {
    #[serde(default)]
    pub base: Amount,
    pub target_variable: Amount,
    /// Share of the target variable that hangs on this pool; all of it where none is written.
    #[serde(default)]
    pub weight: Option<Share>,
    pub pool: Pool,
}

impl Kind for PresalesPay {
    fn calculate(&self, decimals: u8) -> Result<Figures, CaseProblem> {
        let (Amount(base), Amount(variable)) = (self.base, self.target_variable);
        let Share(weight) = self.weight.unwrap_or(Share(Rate::ONE));
        let Some(Amount(bookings)) = self.pool.bookings else {
            return Err(CaseProblem::GiveOneOf { fields: vec!["bookings"] });
        };
        let target = self.pool.derived(decimals)?.pool_target;
        let mut figures = self.pool.calculate(decimals)?;
        figures.step(format!(
            "variable = {variable} x weight {weight} x bookings {bookings} / pool target {target}"
        ));
        figures.amount("ote", base + variable);
        pay(
            &mut figures,
            base,
            variable,
            year_pay(&PayPlan::linear(Role::Presales), variable, weight, target, bookings, decimals),
        );
        Ok(figures)
    }
}

/// A pool's target from its members' quotas: typed, or a discount off their sum.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pool {
    /// Each member's quota.
    #[serde(default)]
    pub quotas: Vec<Amount>,
    /// Or so many reps at one quota.
    #[serde(default)]
    pub reps: Option<u32>,
    #[serde(default)]
    pub quota: Option<Amount>,
    #[serde(default)]
    pub target: Option<Amount>,
    #[serde(default)]
    pub discount: Option<Share>,
    #[serde(default)]
    pub bookings: Option<Amount>,
}

impl Pool {
    fn sum(&self) -> Result<Money, CaseProblem> {
        match (self.reps, self.quota) {
            (Some(reps), Some(Amount(quota))) if self.quotas.is_empty() => {
                Ok(Money::from_thousandths(quota.thousandths() * reps as i128))
            }
            (None, None) => Ok(self.quotas.iter().map(|Amount(quota)| *quota).sum()),
            _ => Err(CaseProblem::GiveOneOf { fields: vec!["quotas", "reps with quota"] }),
        }
    }

    fn derived(&self, decimals: u8) -> Result<DerivedTarget, CaseProblem> {
        let typed = match (self.target, self.discount) {
            (Some(Amount(amount)), None) => PoolTarget::Amount { amount },
            (None, Some(Share(discount))) => PoolTarget::Discount { discount },
            _ => return Err(CaseProblem::GiveOneOf { fields: vec!["target", "discount"] }),
        };
        Ok(derive_target(typed, self.sum()?, decimals))
    }
}

impl Kind for Pool {
    fn calculate(&self, decimals: u8) -> Result<Figures, CaseProblem> {
        let derived = self.derived(decimals)?;
        let (sum, target) = (derived.sum_rep_quotas, derived.pool_target);
        let mut figures = Figures::default();
        figures.step(format!("sum of rep quotas = {sum}, pool target = {target}"));
        figures.step("discount = 1 - target / sum; over-assignment = sum / target - 1".to_owned());
        figures.amount("sum_rep_quotas", sum);
        figures.amount("pool_target", target);
        figures.share("pool_discount", derived.pool_discount);
        figures.share("over_assignment", derived.over_assignment);
        if let Some(Amount(bookings)) = self.bookings {
            figures.step(format!("attainment = bookings {bookings} / pool target {target}"));
            figures.share("attainment", bookings.share_of(target));
        }
        Ok(figures)
    }
}

/// A target that is discounted again at every level above the reps: over-assignment multiplies.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PoolTargetChain {
    pub sum_rep_quotas: Amount,
    /// One a level, from the reps up.
    pub discounts: Vec<Share>,
}

impl Kind for PoolTargetChain {
    fn calculate(&self, decimals: u8) -> Result<Figures, CaseProblem> {
        let Amount(sum) = self.sum_rep_quotas;
        let mut figures = Figures::default();
        let mut targets = Vec::new();
        let mut below = sum;
        for Share(discount) in &self.discounts {
            let target =
                derive_target(PoolTarget::Discount { discount: *discount }, below, decimals).pool_target;
            figures.step(format!("{below} x (1 - {discount}) = {target}"));
            targets.push(target);
            below = target;
        }
        let whole = derive_target(PoolTarget::Amount { amount: below }, sum, decimals);
        figures.list("targets", &targets);
        figures.amount("sum_rep_quotas", sum);
        figures.amount("pool_target", below);
        figures.share("pool_discount", whole.pool_discount);
        figures.share("over_assignment", whole.over_assignment);
        Ok(figures)
    }
}

/// What people cost against what is booked (CCOS).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    pub people: Vec<CostOf>,
    pub bookings: Amount,
}

/// So many people paid alike.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CostOf {
    pub count: u16,
    #[serde(default)]
    pub base: Amount,
    #[serde(default)]
    pub variable: Amount,
}

impl Kind for Cost {
    fn calculate(&self, _: u8) -> Result<Figures, CaseProblem> {
        let people = self.people.iter().map(|people| {
            let of_all =
                |Amount(one): Amount| Money::from_thousandths(one.thousandths() * i128::from(people.count));
            let (base, variable) = (of_all(people.base), of_all(people.variable));
            Pay { base, variable: Some(variable), total: base + variable, ..Pay::default() }
        });
        let people: Vec<Pay> = people.collect();
        // Whose bookings they are does not matter to the sum.
        let bookings = std::iter::once(self.bookings.0).chain(std::iter::repeat(Money::ZERO));
        let cost = crate::payout::Cost::of(people.iter().zip(bookings), std::iter::empty(), None);
        let mut figures = Figures::default();
        figures.step(format!("total cash {} / bookings {}", cost.total, self.bookings.0));
        figures.amount("total_cost", cost.total);
        figures.share("ccos", cost.total.share_of(self.bookings.0));
        Ok(figures)
    }
}

/// Variable pay, and what it is of.
pub fn pay(figures: &mut Figures, base: Money, target_variable: Money, variable: Option<Money>) {
    figures.amount_or_undefined("variable", variable);
    figures.amount("pay", base + variable.unwrap_or_default());
    figures.share("share_of_base", variable.and_then(|variable| variable.share_of(base)));
    figures.share("share_of_target", variable.and_then(|variable| variable.share_of(target_variable)));
}

fn on_target(role: Role, tiers: Vec<Tier>) -> PayPlan {
    PayPlan::new("", role, "", vec![Component::on_target(role.measure(), Shape::Marginal { tiers })])
}

/// Variable pay of a whole year; `None` where the quota is 0.
fn year_pay(
    plan: &PayPlan,
    target_variable: Money,
    weight: Rate,
    quota: Money,
    bookings: Money,
    decimals: u8,
) -> Option<Money> {
    let simple = Simple { weight, ..Simple::of(plan, target_variable, quota, bookings) };
    // Which year it is does not matter to a whole one.
    let year = PlanYear::new(jiff::civil::date(2027, 1, 1));
    simple.pay(year, decimals).map(|(variable, _)| variable)
}

/// The tiers as the pay plan keeps them; linear where none is written.
fn tiers(steps: &[Step]) -> Result<Vec<Tier>, CaseProblem> {
    if steps.is_empty() {
        return Ok(vec![Tier::new(Rate::ZERO, Rate::ONE)]);
    }
    let tiers = steps.iter().map(|step| Tier::new(step.from.0, step.times.0)).collect::<Vec<_>>();
    crate::compensation::first_out_of_order(&tiers).map_or(Ok(tiers), |_| Err(CaseProblem::TiersNotRising))
}
