//! The plan's own settings.

use jiff::civil::Date;

use super::{Done, allowed, bounded, new_name, within};
use crate::cells::YEARS;
use crate::draft::Draft;
use crate::money::{Money, Quantity, Rate};
use crate::period::{Ramp, Seasonality};
use crate::pool::PoolTarget;
use crate::presales_work::PresalesWork;
use crate::quota::{Conversion, Turnover};
use crate::refusal::{Kind, Refusal};
use crate::team::OverAssignment;

pub fn rename(draft: &mut Draft, name: &str) -> Done {
    draft.info.name = new_name(name, Kind::Plan, std::iter::empty())?;
    Ok(())
}

pub fn set_currency(draft: &mut Draft, currency: &str, decimals: u8) -> Done {
    let code = currency.trim().to_uppercase();
    let fits = |amount: Option<Money>| amount.is_none_or(|amount| amount.fits(decimals));
    let over_fits = |over: OverAssignment| match over {
        OverAssignment::Rate { .. } => true,
        OverAssignment::Amount { amount } => fits(Some(amount)),
    };
    let all_fit = draft.accounts.iter().all(|a| fits(a.potential) && fits(a.last_bookings))
        && draft
            .sellers
            .iter()
            .all(|s| fits(Some(s.base)) && fits(Some(s.target_variable)) && fits(s.last_bookings))
        && draft.presales.iter().all(|p| fits(Some(p.base)) && fits(Some(p.target_variable)))
        && draft.terms.iter().all(|terms| {
            fits(terms.quota) && fits(terms.proposal) && terms.steps.iter().all(|step| fits(Some(step.quota)))
        })
        && draft.teams.iter().all(|team| fits(team.target) && over_fits(team.over_assignment))
        && draft.teams.iter().all(|team| fits(Some(team.pay.base)) && fits(Some(team.pay.target_variable)))
        && draft.deals.iter().all(|deal| fits(Some(deal.amount)))
        && draft.pay_plans.iter().all(|plan| plan.amounts().all(|amount| fits(Some(amount))))
        && fits(draft.assumptions.pay_budget)
        && draft.loans.iter().all(|loan| fits(Some(loan.amount)))
        && draft.assumptions.presales_work.opportunities.iter().all(|row| fits(Some(row.average_deal)))
        && fits(draft.assumptions.company_plan)
        && over_fits(draft.assumptions.over_assignment)
        && over_fits(draft.assumptions.region_over_assignment)
        && draft.pools.iter().all(|pool| match pool.target {
            PoolTarget::Amount { amount } => fits(Some(amount)),
            PoolTarget::Discount { .. } => true,
        });
    let well_formed = code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
    if !well_formed || !matches!(decimals, 0 | 2 | 3) || !all_fit {
        return Err(Refusal::BadCurrency { currency: code });
    }
    draft.info.currency = code;
    draft.info.decimals = decimals;
    Ok(())
}

pub fn set_year_start(draft: &mut Draft, date: Date) -> Done {
    let year = date.year();
    if !YEARS.contains(&year) {
        return Err(Refusal::YearOutOfRange { year });
    }
    draft.info.year_start = date.first_of_month();
    Ok(())
}

pub fn set_company_plan(draft: &mut Draft, amount: Option<Money>) -> Done {
    if let Some(amount) = amount {
        allowed(draft, amount)?;
    }
    draft.assumptions.company_plan = amount;
    Ok(())
}

pub fn set_ramps(draft: &mut Draft, ramps: &[Ramp]) -> Done {
    for ramp in ramps {
        for month in &ramp.months {
            within(*month, Rate::ZERO, Rate::ONE)?;
        }
    }
    draft.assumptions.ramps = ramps.to_vec();
    Ok(())
}

pub fn set_seasonality(draft: &mut Draft, seasonality: &Seasonality) -> Done {
    for weight in seasonality.weights() {
        within(*weight, Rate::ZERO, Rate::ONE)?;
    }
    let sum = seasonality.sum();
    if sum != Rate::ONE {
        return Err(Refusal::SeasonNotWhole { sum });
    }
    draft.assumptions.seasonality = seasonality.clone();
    Ok(())
}

pub fn set_turnovers(draft: &mut Draft, turnovers: &[Turnover]) -> Done {
    for turnover in turnovers {
        within(turnover.yearly, Rate::ZERO, Rate::percent(200))?;
        bounded(turnover.vacancy_months, Quantity::units(24))?;
    }
    draft.assumptions.turnovers = turnovers.to_vec();
    Ok(())
}

pub fn set_conversions(draft: &mut Draft, conversions: &[Conversion]) -> Done {
    for conversion in conversions {
        within(conversion.penetration, Rate::ZERO, Rate::ONE)?;
        within(conversion.win_rate, Rate::ZERO, Rate::ONE)?;
    }
    draft.assumptions.conversions = conversions.to_vec();
    Ok(())
}

pub fn set_correlation(draft: &mut Draft, rate: Rate) -> Done {
    within(rate, Rate::ZERO, Rate::ONE)?;
    draft.assumptions.correlation = rate;
    Ok(())
}

pub fn set_pool_term(draft: &mut Draft, name: &str) -> Done {
    draft.assumptions.pool_term = name.trim().to_owned();
    Ok(())
}

pub fn set_presales_work(draft: &mut Draft, work: &PresalesWork) -> Done {
    bounded(work.hours_per_day, Quantity::units(24))?;
    within(work.productive, Rate::ZERO, Rate::ONE)?;
    for month in &work.ramp {
        within(*month, Rate::ZERO, Rate::ONE)?;
    }
    for row in &work.opportunities {
        allowed(draft, row.average_deal)?;
        if row.average_deal.is_zero() && row.typed.is_none() {
            return Err(Refusal::NoAverageDeal);
        }
        if let Some(typed) = row.typed {
            bounded(typed, Quantity::units(10_000_000))?;
        }
        for stage in &row.stages {
            within(stage.reached, Rate::ZERO, Rate::ONE)?;
            bounded(stage.hours, Quantity::units(10_000))?;
        }
    }
    let mut work = work.clone();
    work.holidays.sort();
    work.holidays.dedup();
    draft.assumptions.presales_work = work;
    Ok(())
}
