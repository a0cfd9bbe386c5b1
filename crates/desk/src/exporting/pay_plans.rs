//! The sheet of pay plans: one row a component and tier, with all that is agreed written out.

use exchange::{Column, Kind, Sheet, Value};
use jiff::civil::Date;
use plan::compensation::{Component, PayPlan, Shape};
use plan::money::Rate;

use super::{Maker, rate, share, text};
use crate::words::{Heading, pay};

impl Maker<'_> {
    pub(super) fn pay_plans(&self) -> Sheet {
        let date = |which| Column::new(self.title(which), Kind::Date);
        let columns = vec![
            self.text(Heading::PayPlan),
            self.text(Heading::Role),
            self.text(Heading::Segment),
            self.text(Heading::Frequency),
            self.text(Heading::Rounding),
            self.text(Heading::Draw),
            self.text(Heading::Guarantee),
            self.text(Heading::Clawback),
            self.text(Heading::Component),
            self.text(Heading::Measure),
            self.text(Heading::Reward),
            self.text(Heading::Evaluation),
            date(Heading::FirstDay),
            date(Heading::LastDay),
            self.text(Heading::Threshold),
            self.text(Heading::Cap),
            self.text(Heading::Shape),
            date(Heading::ShapeFrom),
            self.percent(Heading::TierFrom),
            self.number(Heading::Multiplier, 4),
            self.percent(Heading::PointPays),
        ];
        let mut rows = Vec::new();
        for plan in self.session.plan().decisions.pay_plans.iter() {
            let agreed = self.agreed(plan);
            for (place, component) in plan.components.iter().enumerate() {
                let mut begun = agreed.clone();
                begun.extend(self.pays(component, place));
                // A SPIFF pays by the unit or the deal, whatever the shape.
                if component.is_spiff() {
                    begun.resize(columns.len(), Value::Empty);
                    rows.push(begun);
                    continue;
                }
                let shapes = std::iter::once((None, &component.shape))
                    .chain(component.changes.iter().map(|change| (Some(change.from), &change.shape)));
                for (from, shape) in shapes {
                    rows.extend(self.steps(from, shape).map(|step| [begun.clone(), step].concat()));
                }
            }
        }
        self.sheet(Heading::PayPlans, columns, rows, false)
    }

    /// What holds for the whole plan.
    fn agreed(&self, plan: &PayPlan) -> Vec<Value> {
        let (currency, language) = (&self.session.plan().info.currency, self.session.language);
        let draw = plan.draw.map(|draw| pay::draw(draw, currency, language));
        let guarantee = plan.guarantee.map(|guarantee| pay::guarantee(guarantee, language));
        vec![
            text(&plan.name),
            text(pay::role(plan.role, language)),
            text(&plan.segment),
            text(pay::frequency(plan.frequency, language)),
            text(pay::rounding(plan.rounding, language)),
            text(&draw.unwrap_or_default()),
            text(&guarantee.unwrap_or_default()),
            text(&pay::clawback(plan.clawback_days, language)),
        ]
    }

    fn pays(&self, component: &Component, place: usize) -> Vec<Value> {
        let (currency, language) = (&self.session.plan().info.currency, self.session.language);
        let spiff = component.is_spiff();
        let measured = if spiff { String::new() } else { pay::measures(&component.measures, language) };
        let evaluated = if spiff { "" } else { pay::evaluation(component.evaluation, language) };
        let threshold = component.threshold.map(|threshold| pay::threshold(threshold, language));
        let cap = component.cap.map(|cap| pay::cap(cap, currency, language));
        vec![
            text(&pay::component_name(component, place, language)),
            text(&measured),
            text(&pay::reward(component.reward, currency, language)),
            text(evaluated),
            day(component.first),
            day(component.last),
            text(&threshold.unwrap_or_default()),
            text(&cap.unwrap_or_default()),
        ]
    }

    /// Tiers or points, one row each.
    fn steps(&self, from: Option<Date>, shape: &Shape) -> impl Iterator<Item = Vec<Value>> {
        let steps: Vec<(Rate, Option<Rate>, Option<Rate>)> = match shape {
            Shape::Marginal { tiers } | Shape::Retroactive { tiers } => {
                tiers.iter().map(|tier| (tier.from, Some(tier.multiplier), None)).collect()
            }
            Shape::Curve { points } => {
                points.iter().map(|point| (point.attainment, None, Some(point.pays))).collect()
            }
        };
        let kind = text(pay::shape_kind(shape, self.session.language));
        steps.into_iter().map(move |(attained, multiplier, pays)| {
            vec![kind.clone(), day(from), rate(Some(attained)), share(multiplier), rate(pays)]
        })
    }
}

fn day(day: Option<Date>) -> Value {
    day.map_or(Value::Empty, |day| Value::Date(day.to_string()))
}
