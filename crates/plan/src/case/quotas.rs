//! Worked examples of quotas: spreading, over-assignment, the carried year, capacity, proposals, ratios.

use jiff::civil::Date;
use serde::Deserialize;

use super::CaseProblem;
use super::figures::Figures;
use super::given::Kind;
use super::written::{Amount, Share, Weight};
use crate::capacity::needed;
use crate::carried::carried;
use crate::ids::SellerId;
use crate::money::{Money, Quantity, Rate};
use crate::period::{Calendar, Leave, PlanYear, Seasonality, Stay};
use crate::quota::{Conversion, QuotaStep, Terms, Turnover, blended};
use crate::team::OverAssignment;

/// What the quotas are to add up to: company plan x (1 + over-assignment).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WantedSum {
    pub company_plan: Amount,
    pub over_assignment: Share,
}

impl Kind for WantedSum {
    fn calculate(&self, decimals: u8) -> Result<Figures, CaseProblem> {
        let (Amount(company), Share(over)) = (self.company_plan, self.over_assignment);
        let wanted = OverAssignment::Rate { rate: over }.below(company, decimals);
        let mut figures = Figures::default();
        figures.step(format!("company plan {company} x (1 + {over}) = {wanted}"));
        figures.amount("wanted_sum", wanted);
        Ok(figures)
    }
}

/// From the company plan down: each level assigns something on top of its target, and the chain multiplies.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverAssignmentChain {
    pub company_plan: Amount,
    /// One a level, from the top.
    pub levels: Vec<Assigned>,
}

/// What one level assigns on top: a share of its target, or an amount.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assigned {
    #[serde(default)]
    pub over: Option<Share>,
    #[serde(default)]
    pub amount: Option<Amount>,
}

impl Kind for OverAssignmentChain {
    fn calculate(&self, decimals: u8) -> Result<Figures, CaseProblem> {
        let Amount(company) = self.company_plan;
        let mut figures = Figures::default();
        let mut targets = Vec::new();
        let mut target = company;
        for level in &self.levels {
            let over = match (level.over, level.amount) {
                (Some(Share(rate)), None) => OverAssignment::Rate { rate },
                (None, Some(Amount(amount))) => OverAssignment::Amount { amount },
                _ => return Err(CaseProblem::GiveOneOf { fields: vec!["over", "amount"] }),
            };
            let below = over.below(target, decimals);
            let share = (below - target).share_of(target).map(|share| share.to_string()).unwrap_or_default();
            figures.step(format!("{target} and {share} of it on top = {below}"));
            targets.push(below);
            target = below;
        }
        figures.list("targets", &targets);
        figures.amount("sum_rep_quotas", target);
        figures.share("over_assignment", (target - company).share_of(company));
        Ok(figures)
    }
}

/// A whole over parts by weight, in units, to the last one (`domain.md` 3.13).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spread {
    pub total: Amount,
    /// What each part counts, where there is one method.
    #[serde(default)]
    pub weights: Vec<Weight>,
    /// Or several methods, each with what it counts beside the others.
    #[serde(default)]
    pub methods: Vec<Method>,
    pub unit: Amount,
    /// Parts that keep their amount; taken off the total first.
    #[serde(default)]
    pub locked: Vec<Locked>,
}

/// One method of a blend: what it counts, and what each part counts by it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Method {
    pub share: Share,
    pub weights: Vec<Weight>,
}

/// A part, counted from 1, that is not spread over.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Locked {
    pub part: usize,
    pub amount: Amount,
}

impl Spread {
    fn methods(&self) -> Result<Vec<(Rate, &[Weight])>, CaseProblem> {
        match (self.weights.as_slice(), self.methods.as_slice()) {
            (weights, []) if !weights.is_empty() => Ok(vec![(Rate::ONE, weights)]),
            ([], methods) if !methods.is_empty() => {
                let parts = methods[0].weights.len();
                if let Some(other) = methods.iter().find(|method| method.weights.len() != parts) {
                    return Err(CaseProblem::NoSuchPart { part: other.weights.len().min(parts) + 1 });
                }
                Ok(methods.iter().map(|method| (method.share.0, method.weights.as_slice())).collect())
            }
            _ => Err(CaseProblem::GiveOneOf { fields: vec!["weights", "methods"] }),
        }
    }
}

impl Kind for Spread {
    fn calculate(&self, _: u8) -> Result<Figures, CaseProblem> {
        let methods = self.methods()?;
        let mut parts: Vec<Option<Money>> = vec![None; methods[0].1.len()];
        for Locked { part, amount: Amount(amount) } in &self.locked {
            let place = part.checked_sub(1).and_then(|place| parts.get_mut(place));
            *place.ok_or(CaseProblem::NoSuchPart { part: *part })? = Some(*amount);
        }
        let locked: Money = parts.iter().flatten().copied().sum();
        // Only the proportion of weights counts, so their scale does not matter.
        let open = |weights: &[Weight]| -> Vec<i128> {
            let open = weights.iter().zip(&parts).filter(|(_, part)| part.is_none());
            open.map(|(Weight(weight), _)| *weight).collect()
        };
        let methods: Vec<(Rate, Vec<i128>)> =
            methods.iter().map(|(share, weights)| (*share, open(weights))).collect();
        let weights = blended(&methods);
        let rest = self.total.0 - locked;
        let mut spread = crate::quota::spread(rest, &weights, self.unit.0).into_iter();
        let parts: Vec<Money> = parts.into_iter().filter_map(|part| part.or_else(|| spread.next())).collect();
        let mut figures = Figures::default();
        figures.step(format!("{} - locked {locked} = {rest} over {} parts", self.total.0, weights.len()));
        if let [_, _, ..] = methods.as_slice() {
            figures
                .step("each method's weights as parts of their sum, times what the method counts".to_owned());
        }
        figures.step(format!("each rounded down to {}, the rest to the largest remainders", self.unit.0));
        figures.list("parts", &parts);
        Ok(figures)
    }
}

/// How much of a year, and of a full quota, a person carries: season, ramp, days, leave, changes (`domain.md` 3.9 to 3.11).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarriedQuota {
    pub year_start: Date,
    #[serde(default)]
    pub start: Option<Date>,
    #[serde(default)]
    pub end: Option<Date>,
    /// Days away, both ends included.
    #[serde(default)]
    pub leaves: Vec<Leave>,
    /// By month since the start date; full after the last.
    #[serde(default)]
    pub ramp: Vec<Share>,
    #[serde(default)]
    pub quota: Amount,
    /// Quotas from later dates on.
    #[serde(default)]
    pub steps: Vec<Change>,
    #[serde(default)]
    pub season: Season,
}

/// From this day on another quota, written for a full year.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    pub from: Date,
    pub quota: Amount,
}

/// How the year falls on its months: `even`, `days`, four shares or twelve.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Season {
    #[default]
    Even,
    Days,
    Quarters([Share; 4]),
    Months(Box<[Share; 12]>),
}

impl Season {
    pub fn seasonality(&self) -> Result<Seasonality, CaseProblem> {
        let rate = |Share(rate): Share| rate;
        let seasonality = match self {
            Season::Even => Seasonality::Even,
            Season::Days => Seasonality::Days,
            Season::Quarters(weights) => Seasonality::Quarters { weights: weights.map(rate) },
            Season::Months(weights) => Seasonality::Months { weights: weights.map(rate) },
        };
        if seasonality.sum() == Rate::ONE { Ok(seasonality) } else { Err(CaseProblem::SeasonNotWhole) }
    }
}

impl Kind for CarriedQuota {
    fn calculate(&self, decimals: u8) -> Result<Figures, CaseProblem> {
        let year = PlanYear::new(self.year_start);
        let calendar = Calendar::new(year, &self.season.seasonality()?);
        let ramp: Vec<Rate> = self.ramp.iter().map(|Share(month)| *month).collect();
        let stay = Stay { start: self.start, end: self.end, leaves: &self.leaves };
        let active = year.active(stay);
        let steps = self.steps.iter().map(|change| QuotaStep {
            from: change.from,
            quota: change.quota.0,
            attainment: None,
        });
        let terms = Terms { quota: Some(self.quota.0), steps: steps.collect(), ..Terms::new(SellerId(0)) };
        let carried = carried(&calendar, stay, &ramp, &terms, Rate::ONE, decimals);
        let share = carried.months.year();
        let mut figures = Figures::default();
        figures.step(format!("active {} of {} days, both ends included", active.numerator, year.days()));
        figures.step(format!(
            "carried = sum over months of season x ramp x active days of the month = {}",
            share.as_rate()
        ));
        for part in carried.parts.iter().filter(|_| !self.steps.is_empty()) {
            let from = part.from.map_or("the beginning".to_owned(), |from| from.to_string());
            let quota = part.quota.unwrap_or_default();
            figures.step(format!("from {from}: {quota} a year, of which {} are carried", part.carried));
        }
        figures.days("year_days", year.days());
        figures.days("active_days", active.numerator);
        figures.share("active_share", Some(active.as_rate()));
        figures.share("carried_share", Some(share.as_rate()));
        figures.amount_or_undefined("carried_quota", carried.year);
        figures.list("quarters", &carried.quarters);
        figures.list("parts", &carried.parts.iter().map(|part| part.carried).collect::<Vec<_>>());
        Ok(figures)
    }
}

/// What sellers can bring in: quota x ramp, less turnover, and how many hires close the gap (`domain.md` 3.14).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapacityOf {
    pub sellers: Vec<Sellers>,
    #[serde(default)]
    pub turnover: Option<TurnoverOf>,
    /// Attainment assumed, for the forecast.
    #[serde(default)]
    pub attainment: Option<Share>,
    #[serde(default)]
    pub target: Option<Amount>,
    /// What one more seller brings.
    #[serde(default)]
    pub hire: Option<Amount>,
}

/// So many sellers with one quota, as far ramped.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sellers {
    pub count: u32,
    pub quota: Amount,
    #[serde(default)]
    pub ramped: Option<Share>,
}

/// Yearly turnover, how long a seat then stands empty, and the ramp of who comes next.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TurnoverOf {
    pub yearly: Share,
    pub vacancy_months: Weight,
    #[serde(default)]
    pub ramp: Vec<Share>,
}

impl Kind for CapacityOf {
    fn calculate(&self, decimals: u8) -> Result<Figures, CaseProblem> {
        let mut figures = Figures::default();
        let mut carried = Money::ZERO;
        for sellers in &self.sellers {
            let (Amount(quota), Share(ramped)) = (sellers.quota, sellers.ramped.unwrap_or(Share(Rate::ONE)));
            let all = Money::from_thousandths(quota.thousandths() * i128::from(sellers.count));
            figures.step(format!("{} x {quota} x {ramped} = {}", sellers.count, all.times(ramped, decimals)));
            carried += all.times(ramped, decimals);
        }
        let loss = self.turnover.as_ref().map_or(Rate::ZERO, |turnover| {
            let months = i64::try_from(turnover.vacancy_months.0 / 100_000).unwrap_or(0);
            let turned = Turnover {
                segment: String::new(),
                yearly: turnover.yearly.0,
                vacancy_months: Quantity::from_thousandths(months),
            };
            turned.loss(&turnover.ramp.iter().map(|Share(month)| *month).collect::<Vec<_>>())
        });
        let lost = carried.times(loss, decimals);
        let capacity = carried - lost;
        figures.step(format!("capacity {carried} - turnover {loss} of it = {capacity}"));
        figures.share("turnover", Some(loss));
        figures.amount("turnover_loss", lost);
        figures.amount("capacity", capacity);
        if let Some(Share(attainment)) = self.attainment {
            figures.amount("forecast", capacity.times(attainment, decimals));
        }
        if let Some(Amount(target)) = self.target {
            figures.amount("gap", target - capacity);
            if let Some(Amount(hire)) = self.hire {
                figures.count("hires", needed(target - capacity, hire));
            }
        }
        Ok(figures)
    }
}

/// Bottom-up: what a seller can offer to carry.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    pub potential: Amount,
    pub penetration: Share,
    pub win_rate: Share,
    /// What is asked, for the gap.
    #[serde(default)]
    pub quota: Option<Amount>,
}

impl Kind for Proposal {
    fn calculate(&self, decimals: u8) -> Result<Figures, CaseProblem> {
        let (Share(penetration), Share(win_rate)) = (self.penetration, self.win_rate);
        let conversion = Conversion { segment: String::new(), penetration, win_rate };
        let proposal = conversion.of(self.potential.0, decimals);
        let mut figures = Figures::default();
        figures.step(format!("{} x {penetration} x {win_rate} = {proposal}", self.potential.0));
        figures.amount("proposal", proposal);
        if let Some(Amount(quota)) = self.quota {
            figures.amount("gap", quota - proposal);
        }
        Ok(figures)
    }
}

/// One amount against another: quota to pay, to potential, to last year.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ratio {
    pub of: Amount,
    pub to: Amount,
}

impl Kind for Ratio {
    fn calculate(&self, _: u8) -> Result<Figures, CaseProblem> {
        let (Amount(of), Amount(to)) = (self.of, self.to);
        let mut figures = Figures::default();
        figures.step(format!("{of} / {to}"));
        figures.share("ratio", of.share_of(to));
        figures.share("growth", (of - to).share_of(to));
        Ok(figures)
    }
}
