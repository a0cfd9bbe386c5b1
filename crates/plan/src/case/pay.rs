//! A person's year under a pay plan of any kind.

use jiff::civil::{Date, date};
use serde::Deserialize;

use super::CaseProblem;
use super::figures::Figures;
use super::given::Kind;
use super::pay_plan::PlanOf;
use super::quotas::Season;
use super::written::{Amount, Share, Units};
use crate::carried::{carried, unit};
use crate::compensation::{Deal, Measure, PayPlan, Role};
use crate::earning::{Branch, ByMonth, Days, FINE, Track};
use crate::fraction::Fraction;
use crate::ids::{DealId, SellerId};
use crate::money::{Money, Quantity, Rate};
use crate::paying::{Paid, Person};
use crate::period::{Calendar, PlanYear, Stay};
use crate::projection::{PoolShare, as_booked, days_by_month, pooled, scored_track};
use crate::quota::{Terms, spread};

/// A pay plan with all that a person's year hangs on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanPay {
    /// First day of the plan year.
    #[serde(default = "some_year")]
    pub year_start: Date,
    /// First and last day of the person, both included.
    #[serde(default)]
    pub start: Option<Date>,
    #[serde(default)]
    pub end: Option<Date>,
    /// Base, target variable and quota of a full year.
    #[serde(default)]
    pub base: Amount,
    #[serde(default)]
    pub target_variable: Amount,
    #[serde(default)]
    pub quota: Amount,
    /// How quotas, and bookings of which only the year is given, fall on the months.
    #[serde(default)]
    pub season: Season,
    /// Of the year.
    #[serde(default)]
    pub bookings: Option<Amount>,
    #[serde(default)]
    pub bookings_by_month: Option<Box<[Amount; 12]>>,
    #[serde(default)]
    pub deals: Option<Vec<DealOf>>,
    #[serde(default)]
    pub team: Option<Measured>,
    #[serde(default)]
    pub pools: Vec<PoolOf>,
    #[serde(default)]
    pub score: Option<Share>,
    pub plan: PlanOf,
}

/// Nothing of a year that is not named may hang on it.
fn some_year() -> Date {
    date(2027, 1, 1)
}

/// A deal on its day; `units` counts for a SPIFF by the unit.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DealOf {
    pub date: Date,
    #[serde(default)]
    pub amount: Amount,
    #[serde(default = "one")]
    pub units: Units,
    #[serde(default)]
    pub cancelled: Option<Date>,
}

fn one() -> Units {
    Units(Quantity::units(1))
}

/// What a team is measured by.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    #[serde(default)]
    pub quota: Amount,
    #[serde(default)]
    pub bookings: Option<Amount>,
    #[serde(default)]
    pub bookings_by_month: Option<Box<[Amount; 12]>>,
}

/// A pool, and what of the target variable hangs on it; where no weight is written, the same on each.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PoolOf {
    #[serde(default)]
    pub weight: Option<Share>,
    #[serde(default)]
    pub quota: Amount,
    #[serde(default)]
    pub bookings: Option<Amount>,
    #[serde(default)]
    pub bookings_by_month: Option<Box<[Amount; 12]>>,
}

/// The year of the case as the engine counts it.
pub struct Year {
    pub days: Days,
    pub decimals: u8,
    calendar: Calendar,
}

impl Kind for PlanPay {
    fn calculate(&self, decimals: u8) -> Result<Figures, CaseProblem> {
        let plan = self.plan.read(decimals)?;
        let year = Year {
            days: Days::new(PlanYear::new(self.year_start)),
            decimals,
            calendar: Calendar::new(PlanYear::new(self.year_start), &self.season.seasonality()?),
        };
        let stay = Stay { start: self.start, end: self.end, leaves: &[] };
        let worked = days_by_month(year.days.year, stay);
        let own = self.own(&plan, &year, stay)?;
        let team = self.team(&plan, &year)?;
        let pools = self.pools(&plan, &year)?;
        let mut score = None;
        let score = scored_track(&plan, self.scored(&plan)?, &worked, &mut score);
        let active = year.days.year.active(stay);
        let prorated = |Amount(amount): Amount| {
            amount.scaled(active.numerator, active.denominator, decimals).unwrap_or_default()
        };
        let (base, target_variable) = (prorated(self.base), prorated(self.target_variable));
        let whole = vec![Branch {
            variable: Fraction::money(target_variable),
            weight: Fraction::ONE,
            days: worked,
            own: own.as_ref(),
            team: team.as_ref(),
            pool: None,
            pool_number: 0,
            pool_days: None,
            score,
        }];
        let share = |(weight, track)| PoolShare { weight, pool: Some(track), days: None };
        let shares: Vec<PoolShare<'_>> =
            pools.iter().map(|(weight, track)| share((weight.clone(), track))).collect();
        let pooled = pooled(&plan, &whole, &shares);
        let person = Person {
            plan: &plan,
            whole,
            pooled,
            base,
            target_variable,
            employed: worked,
            worked,
            start: self.start,
        };
        let paid = person.paid(&year.days, decimals);
        let mut figures = Figures::default();
        figures.step(format!("worked {} of {} days", active.numerator, active.denominator));
        super::pay_trace::explain(&mut figures, &person, &paid, &year);
        let booked = own.as_ref().map(|own| own.booked().to_money(3, plan.rounding));
        tell(&mut figures, &person, &paid, &year, booked);
        Ok(figures)
    }
}

impl PlanPay {
    /// The seller's own quota and bookings; nobody else has any.
    fn own(&self, plan: &PayPlan, year: &Year, stay: Stay<'_>) -> Result<Option<Track>, CaseProblem> {
        let sources = [self.bookings.is_some(), self.bookings_by_month.is_some(), self.deals.is_some()]
            .map(usize::from);
        let given: usize = sources.iter().sum();
        if given > 1 || (given == 0 && measures(plan, Measure::Own)) {
            return Err(CaseProblem::GiveOneOf { fields: vec!["bookings", "bookings_by_month", "deals"] });
        }
        if plan.role != Role::Seller {
            return Ok(None);
        }
        let terms = Terms { quota: Some(self.quota.0), ..Terms::new(SellerId(0)) };
        let carried = carried(&year.calendar, stay, &[], &terms, Rate::ONE, year.decimals);
        let quota = carried.year.unwrap_or_default();
        let months = carried.part_months.first().copied().unwrap_or_default();
        let mut track = year.track(quota, months, self.bookings, self.bookings_by_month.as_deref());
        let deals = self.deals(year.days.year)?;
        track.deals = as_booked(&year.days, &deals.iter().collect::<Vec<_>>(), None, None);
        Ok(Some(track))
    }

    fn deals(&self, year: PlanYear) -> Result<Vec<Deal>, CaseProblem> {
        let read = |(place, deal): (usize, &DealOf)| {
            if !(year.start..year.after()).contains(&deal.date) {
                return Err(CaseProblem::DealOutOfYear { deal: place + 1, date: deal.date });
            }
            if deal.cancelled.is_some_and(|cancelled| cancelled < deal.date) {
                return Err(CaseProblem::DealCancelledBefore { deal: place + 1, date: deal.date });
            }
            Ok(Deal {
                id: DealId(place as u32),
                name: String::new(),
                seller: SellerId(0),
                date: deal.date,
                amount: deal.amount.0,
                units: deal.units.0,
                cancelled: deal.cancelled,
            })
        };
        self.deals.iter().flatten().enumerate().map(read).collect()
    }

    fn team(&self, plan: &PayPlan, year: &Year) -> Result<Option<Track>, CaseProblem> {
        let Some(team) = &self.team else {
            return if measures(plan, Measure::Team) { missing("team") } else { Ok(None) };
        };
        year.whole(team.quota, team.bookings, team.bookings_by_month.as_deref()).map(Some)
    }

    fn pools(&self, plan: &PayPlan, year: &Year) -> Result<Vec<(Fraction, Track)>, CaseProblem> {
        if self.pools.is_empty() && measures(plan, Measure::Pool) {
            return missing("pools");
        }
        let equal = Fraction::new(1, self.pools.len() as i128).unwrap_or(Fraction::ZERO);
        let read = |pool: &PoolOf| {
            let weight = pool.weight.map_or_else(|| equal.clone(), |Share(weight)| Fraction::rate(weight));
            Ok((weight, year.whole(pool.quota, pool.bookings, pool.bookings_by_month.as_deref())?))
        };
        self.pools.iter().map(read).collect()
    }

    fn scored(&self, plan: &PayPlan) -> Result<Option<Rate>, CaseProblem> {
        match self.score {
            None if measures(plan, Measure::Score) => missing("score"),
            score => Ok(score.map(|Share(score)| score)),
        }
    }
}

/// Whether anything but a SPIFF, which counts deals, is measured by it.
fn measures(plan: &PayPlan, measure: Measure) -> bool {
    plan.components.iter().any(|component| component.measures_by(measure) && !component.is_spiff())
}

fn missing<T>(field: &'static str) -> Result<T, CaseProblem> {
    Err(CaseProblem::GiveOneOf { fields: vec![field] })
}

impl Year {
    /// A quota of the whole year, whoever comes and goes.
    fn whole(
        &self,
        quota: Amount,
        bookings: Option<Amount>,
        by_month: Option<&[Amount; 12]>,
    ) -> Result<Track, CaseProblem> {
        if bookings.is_some() == by_month.is_some() {
            return Err(CaseProblem::GiveOneOf { fields: vec!["bookings", "bookings_by_month"] });
        }
        Ok(self.track(quota.0, self.calendar.full().numerators, bookings, by_month))
    }

    /// Bookings of which only the year is given fall on the months as the quota does.
    fn track(
        &self,
        quota: Money,
        months: ByMonth,
        bookings: Option<Amount>,
        by_month: Option<&[Amount; 12]>,
    ) -> Track {
        let months = if months.iter().all(|month| *month == 0) { [1; 12] } else { months };
        let over = |amount: Money| -> ByMonth {
            let parts = spread(amount, &months, unit(self.decimals));
            std::array::from_fn(|month| parts.get(month).map_or(0, |part| part.thousandths()))
        };
        let bookings = match (bookings, by_month) {
            (_, Some(by_month)) => by_month.map(|Amount(amount)| amount.thousandths()),
            (Some(Amount(amount)), None) => over(amount),
            (None, None) => [0; 12],
        };
        let quota_months = if quota.is_zero() { months } else { over(quota) };
        let bookings = bookings.map(|month| month * FINE);
        Track { quota: quota.thousandths(), quota_months, bookings, deals: Vec::new() }
    }
}

fn tell(figures: &mut Figures, person: &Person<'_>, paid: &Paid, year: &Year, booked: Option<Money>) {
    let rounding = person.plan.rounding;
    let attainment = paid.components.iter().find_map(|component| component.attainment);
    let linear = person.earnings(&year.days).map(|earnings| {
        let linear = earnings.iter().map(|earning| earning.linear().to_money(year.decimals, rounding));
        linear.sum::<Money>()
    });
    figures.share("attainment", attainment);
    figures.amount_or_undefined("linear", linear);
    figures.amount_or_undefined("accelerator", paid.variable.map(|_| paid.accelerator));
    figures.share("effective_rate", paid.variable.zip(booked).and_then(|(pay, booked)| pay.share_of(booked)));
    super::given::pay(figures, person.base, person.target_variable, paid.variable);
    figures.amount("debt", paid.debt);
    let payments =
        |of: fn(&crate::paying::Payment) -> Money| paid.payments.iter().map(of).collect::<Vec<_>>();
    figures.list("payments", &payments(|payment| payment.base + payment.net));
    let gross = payments(|payment| payment.gross);
    let so_far = gross.iter().scan(Money::ZERO, |sum, gross| {
        *sum += *gross;
        Some(*sum)
    });
    figures.list("earned", &so_far.collect::<Vec<_>>());
    figures.list("gross", &gross);
    figures.list("advanced", &payments(|payment| payment.advanced));
    figures.list("recovered", &payments(|payment| payment.recovered));
    figures.list("net", &payments(|payment| payment.net));
    figures.list("debts", &payments(|payment| payment.debt));
    let components = paid.components.iter().map(|component| component.variable);
    figures.list("components", &components.collect::<Vec<_>>());
}
