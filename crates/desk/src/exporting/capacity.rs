//! The sheet of capacity: what the sellers can carry in each quarter, against the company plan.

use exchange::{Column, Kind, Sheet, Value};
use jiff::civil::Date;
use plan::capacity::QuarterCapacity;
use plan::money::Rate;

use super::{Maker, rate, share, text, whole};
use crate::words::{self, Heading};

impl Maker<'_> {
    pub(super) fn capacity(&self) -> Sheet {
        let date = |which| Column::new(self.title(which), Kind::Date);
        let columns = vec![
            self.text(Heading::Period),
            date(Heading::FirstDay),
            date(Heading::LastDay),
            self.percent(Heading::Season),
            self.money(Heading::CompanyPlan),
            self.money(Heading::FullQuotas),
            self.money(Heading::DaysLoss),
            self.money(Heading::RampLoss),
            self.money(Heading::CarriedQuotas),
            self.money(Heading::TurnoverLoss),
            self.money(Heading::Capacity),
            self.money(Heading::CapacityGap),
            self.percent(Heading::CapacityCoverage),
            self.number(Heading::RampedSellers, 2),
            self.number(Heading::Sellers, 0),
        ];
        let capacity = &self.session.outlook().capacity;
        let seasons = self.session.capacity_view().season;
        let quarters = capacity.quarters.iter().zip(seasons).enumerate();
        let mut rows: Vec<Vec<Value>> = quarters
            .map(|(place, (quarter, season))| {
                self.period(&words::quarter(place, self.session.language), season, quarter)
            })
            .collect();
        rows.push(self.period(&self.title(Heading::PlanYear), Rate::ONE, &capacity.year));
        self.sheet(Heading::Capacity, columns, rows, false)
    }

    fn period(&self, name: &str, season: Rate, period: &QuarterCapacity) -> Vec<Value> {
        let day = |day: Option<Date>| day.map_or(Value::Empty, |day| Value::Date(day.to_string()));
        vec![
            text(name),
            day(period.first),
            day(period.last),
            rate(Some(season)),
            self.amount(period.target),
            self.amount(period.full),
            self.amount(period.days_loss),
            self.amount(period.ramp_loss),
            self.amount(period.carried),
            self.amount(period.turnover_loss),
            self.amount(period.capacity),
            self.amount(period.gap),
            rate(period.coverage),
            share(period.ramped_sellers),
            whole(period.sellers),
        ]
    }
}
