//! The rules again, by ratios of integers without bounds and nothing of the engine.

use jiff::civil::Date;
use num_bigint::BigInt;
use num_rational::BigRational as Ratio;
use plan::Plan;
use plan::compensation::Rounding;
use plan::fraction::Fraction;
use plan::money::Rate;
use plan::why::{Input, Rule, Subject, Trace, Tracer, Value};

pub struct Again<'a> {
    pub plan: &'a Plan,
    pub tracer: &'a Tracer<'a>,
}

fn ratio(numerator: i128, denominator: i128) -> Ratio {
    Ratio::new(BigInt::from(numerator), BigInt::from(denominator))
}

fn whole(number: i128) -> Ratio {
    ratio(number, 1)
}

fn of_rate(rate: Rate) -> Ratio {
    ratio(rate.scaled().into(), 100_000_000)
}

fn of_fraction(fraction: &Fraction) -> Ratio {
    match fraction {
        Fraction::Narrow(numerator, denominator) => {
            Ratio::new(numerator.to_string().parse().unwrap(), denominator.to_string().parse().unwrap())
        }
        Fraction::Wide(ratio) => ratio.as_ref().clone(),
    }
}

/// In units: of the currency, of 1, of days.
fn number(value: &Value) -> Option<Ratio> {
    match value {
        Value::Money(amount) => Some(ratio(amount.thousandths(), 1000)),
        Value::Rate(rate) => Some(of_rate(*rate)),
        Value::Quantity(quantity) => Some(ratio(quantity.thousandths().into(), 1000)),
        Value::Count(count) => Some(whole((*count).into())),
        Value::Exact(exact) => Some(of_fraction(exact) / whole(1000)),
        Value::Share(share) => Some(of_fraction(share)),
        Value::Number(number) => Some(of_fraction(number)),
        Value::Date(_) | Value::Undefined => None,
    }
}

fn date(value: &Value) -> Date {
    match value {
        Value::Date(date) => *date,
        other => panic!("{other:?} is no day"),
    }
}

fn rounded(exact: &Ratio, step: &Ratio, rounding: Rounding) -> Ratio {
    let steps = exact / step;
    let floor = steps.floor();
    let half = ratio(1, 2);
    let rest = &steps - &floor;
    let up = match rest.cmp(&half) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => match rounding {
            Rounding::HalfAway => steps >= whole(0),
            Rounding::HalfEven => (floor.to_integer() % 2) != BigInt::from(0),
        },
    };
    (if up { floor + whole(1) } else { floor }) * step
}

/// What a rule says: nothing to work out, or a value (`None`: undefined).
enum Said {
    Fact,
    Value(Option<Ratio>),
}

fn is(trace: &Trace, test: impl Fn(&Input) -> bool) -> bool {
    matches!(&trace.subject, Subject::Input(input) if test(input))
}

impl Again<'_> {
    /// The trace and all below it.
    pub fn check(&self, trace: &Trace) -> Result<(), String> {
        for input in &trace.inputs {
            self.check(input)?;
        }
        let said = self.said(trace)?;
        let Said::Value(said) = said else { return Ok(()) };
        let shown = number(&trace.value);
        let unit = ratio(1, 10i128.pow(self.plan.info.decimals.into()));
        let rounding = match trace.rule {
            Rule::Rounded(rounding) => rounding,
            _ => Rounding::HalfAway,
        };
        let expected = said.map(|exact| match trace.value {
            Value::Money(_) => rounded(&exact, &unit, rounding),
            Value::Rate(_) => rounded(&exact, &ratio(1, 100_000_000), rounding),
            Value::Quantity(_) => rounded(&exact, &ratio(1, 1000), rounding),
            _ => exact,
        });
        if shown != expected {
            return Err(format!("{:?} {:?}: shown {shown:?}, works out {expected:?}", trace.subject, trace));
        }
        Ok(())
    }

    fn said(&self, trace: &Trace) -> Result<Said, String> {
        let all: Vec<Option<Ratio>> = trace.inputs.iter().map(|input| number(&input.value)).collect();
        let at = |place: usize| all.get(place).cloned().flatten();
        let pair = || at(0).zip(at(1));
        let fail = |what: &str| Err(format!("{:?} by {:?}: {what}", trace.subject, trace.rule));
        let zero = whole(0);
        let sum = |from: &[Option<Ratio>]| from.iter().flatten().fold(whole(0), |sum, part| sum + part);
        let every = || all.iter().cloned().collect::<Option<Vec<Ratio>>>();
        let quotient = |(a, b): (Ratio, Ratio)| (b != zero).then(|| a / b);
        Ok(Said::Value(match &trace.rule {
            Rule::Typed | Rule::Imported | Rule::Assumed(_) | Rule::Default | Rule::Calendar => {
                if !trace.inputs.is_empty() || matches!(trace.value, Value::Undefined) {
                    return fail("a fact has a value and no inputs");
                }
                return Ok(Said::Fact);
            }
            Rule::Beside | Rule::EarlierPayments => return Ok(Said::Fact),
            Rule::MembersByMonth => return Ok(Said::Fact),
            Rule::OfItsOwn => {
                let figure = trace.figure().unwrap();
                number(&self.tracer.value(figure).ok_or("an input that does not answer")?)
            }
            Rule::NotSet | Rule::NoPool => None,
            Rule::Same | Rule::Rounded(_) => at(0),
            Rule::Sum | Rule::CarriedByMonth => Some(sum(&all)),
            Rule::Plus => every().map(|parts| parts.into_iter().fold(whole(0), |sum, part| sum + part)),
            Rule::Difference => pair().map(|(a, b)| a - b),
            Rule::Product => every().map(|parts| parts.into_iter().fold(whole(1), |all, part| all * part)),
            Rule::Ratio | Rule::PerUnit => pair().and_then(quotient),
            Rule::RatioOrZero => Some(pair().and_then(quotient).unwrap_or(zero)),
            Rule::Above => pair().and_then(quotient).map(|ratio| ratio - whole(1)),
            Rule::Below => pair().and_then(quotient).map(|ratio| whole(1) - ratio),
            Rule::RaisedBy => pair().map(|(a, b)| a * (whole(1) + b)),
            Rule::LessShare => pair().map(|(a, b)| a * (whole(1) - b)),
            Rule::Mean => (!all.is_empty()).then(|| sum(&all) / whole(all.len() as i128)),
            Rule::WeightedMean => {
                let pairs = all.chunks(2);
                let product: Option<Ratio> = pairs
                    .clone()
                    .map(|pair| Some(pair[0].clone()? * pair[1].clone()?))
                    .try_fold(whole(0), |sum, part| part.map(|part| sum + part));
                let weights =
                    pairs.map(|pair| pair[1].clone().unwrap()).fold(whole(0), |sum, part| sum + part);
                product.zip(Some(weights)).and_then(quotient)
            }
            Rule::Least => every().and_then(|parts| parts.into_iter().min()),
            Rule::AtMostAll => at(0).map(|part| part.min(whole(1))),
            Rule::NotBelowZero => pair().map(|(a, b)| (a - b).max(zero)),
            Rule::Counted => Some(whole(all.len() as i128)),
            Rule::Spread { place, weights } => at(0).map(|total| self.spread(total, *place, weights)),
            Rule::EqualPart(parts) => Some(ratio(1, (*parts).into())),
            Rule::Workdays { first, last } => Some(whole(workdays(trace, *first, *last))),
            Rule::DaysThere => Some(whole(self.days_there(trace))),
            Rule::Twelfth => Some(ratio(1, 12)),
            Rule::ThirdOfQuarter => at(0).map(|quarter| quarter / whole(3)),
            Rule::Evenly { first, last } => Some(self.evenly(*first, *last)),
            Rule::AllYear => Some(whole(1)),
            Rule::InForceAtEnd => Some(at(0).unwrap_or(zero)),
            Rule::LeavesBefore => {
                if date(&trace.inputs[0].value) >= self.plan.year().last() {
                    return fail("stays");
                }
                Some(zero)
            }
            Rule::NothingCarried | Rule::NothingEarned => {
                if at(0).is_some() {
                    return fail("something is there");
                }
                Some(zero)
            }
            Rule::NothingAbove | Rule::NotYet | Rule::NothingToAttain | Rule::NothingOwed => Some(zero),
            Rule::PaidOut => self.paid_out(trace, &all)?,
            Rule::Marginal => {
                let covered = trace.inputs[1..].iter().map(slice_of).fold(whole(0), |sum, part| sum + part);
                if at(0) != Some(covered) {
                    return fail("the slices do not cover the attainment");
                }
                Some(sum(&all[1..]))
            }
            Rule::TierSlice { .. } => at(1).map(|multiplier| slice_of(trace) * multiplier),
            Rule::Retroactive { from } => {
                if at(0) < Some(of_rate(*from)) && *from != Rate::ZERO {
                    return fail("the tier is not reached");
                }
                pair().map(|(a, b)| a * b)
            }
            Rule::Returned => pair().map(|(a, b)| a * b),
            Rule::OnCurve { before, after } => at(0).map(|reached| match after {
                None => of_rate(before.pays),
                Some(after) => {
                    let run = of_rate(after.attainment) - of_rate(before.attainment);
                    let rise = of_rate(after.pays) - of_rate(before.pays);
                    let along = (reached - of_rate(before.attainment)) * rise;
                    of_rate(before.pays) + if run == zero { zero } else { along / run }
                }
            }),
            Rule::BelowThreshold => {
                if at(0) >= at(1) {
                    return fail("the threshold is reached");
                }
                Some(zero)
            }
            Rule::ThresholdReached => at(0),
            Rule::AboveThreshold => pair().map(|(a, b)| a - b),
            Rule::AboveAtRate => pair().zip(at(2)).map(|((a, b), rate)| (a - b) * rate),
            Rule::TowardsTarget => {
                pair().zip(at(2)).map(|((reached, from), full)| (reached - &from) / (whole(1) - from) * full)
            }
            Rule::BelowCap => {
                if at(0) > at(1) {
                    return fail("the cap bites");
                }
                at(0)
            }
            Rule::Capped => pair().zip(at(2)).map(|((pay, limit), kept)| &limit + (pay - &limit) * kept),
            Rule::BeyondDealCap => pair().zip(at(2)).map(|((earned, limit), kept)| {
                let sign = if earned < zero { -whole(1) } else { whole(1) };
                (&earned * &sign - limit) * (whole(1) - kept) * sign
            }),
            Rule::LentAway => at(0).map(|paid| -paid),
            Rule::Advanced => Some(advanced(trace)),
            Rule::HeldBack => {
                let draw = named(trace, |input| matches!(input, Input::Draw)).unwrap_or(zero.clone());
                let least = named(trace, |input| matches!(input, Input::Guaranteed)).unwrap_or(zero);
                pair().map(|(debt, gross)| debt.min(gross - draw.max(least)))
            }
            Rule::Debt => Some(trace.inputs.iter().fold(zero, |debt, input| {
                let amount = number(&input.value).unwrap();
                if is(input, |input| matches!(input, Input::Owed(_))) { debt + amount } else { debt - amount }
            })),
        }))
    }

    /// Components, what is advanced, less what is held back; the payments add up to the same.
    fn paid_out(&self, trace: &Trace, all: &[Option<Ratio>]) -> Result<Option<Ratio>, String> {
        let mut sum = whole(0);
        for (input, amount) in trace.inputs.iter().zip(all) {
            let Some(amount) = amount.clone() else { continue };
            if is(input, |input| matches!(input, Input::Payments)) {
                if Some(&amount) != number(&trace.value).as_ref() {
                    return Err(format!("{:?}: the payments add up to {amount}", trace.subject));
                }
                paid_before(input)?;
            } else if is(input, |input| matches!(input, Input::HeldBack(_) | Input::HeldBackInYear)) {
                sum -= amount;
            } else {
                sum += amount;
            }
        }
        Ok(Some(sum))
    }

    /// Largest remainders first, ties to the earlier part.
    fn spread(&self, total: Ratio, place: usize, weights: &[i128]) -> Ratio {
        let unit = ratio(1, 10i128.pow(self.plan.info.decimals.into()));
        let (sign, total) = if total < whole(0) { (-whole(1), -total) } else { (whole(1), total) };
        let given: i128 = weights.iter().sum();
        let parts: Vec<Ratio> = weights
            .iter()
            .map(|weight| match given {
                0 => ratio(1, weights.len() as i128),
                _ => ratio(*weight, given),
            })
            .map(|share| &total * share / &unit)
            .collect();
        let floors: Ratio = parts.iter().map(Ratio::floor).fold(whole(0), |sum, part| sum + part);
        let missing = (total / &unit - floors).to_integer();
        let mut order: Vec<usize> = (0..parts.len()).collect();
        order.sort_by_key(|place| (-(&parts[*place] - parts[*place].floor()), *place));
        let rank = order.iter().position(|other| *other == place).unwrap();
        let more = if BigInt::from(rank) < missing { whole(1) } else { whole(0) };
        (parts[place].floor() + more) * unit * sign
    }

    /// A twelfth for each month, by its days.
    fn evenly(&self, first: Date, last: Date) -> Ratio {
        let year = self.plan.year();
        let day = |day: i128| year.start.saturating_add(jiff::Span::new().days(day as i64));
        let inside = (0..year.days()).map(day).filter(|day| (first..=last).contains(day));
        inside
            .map(|day| ratio(1, 12 * i128::from(day.days_in_month())))
            .fold(whole(0), |sum, part| sum + part)
    }

    /// Days of the plan year from the first to the last, one by one.
    fn days_there(&self, trace: &Trace) -> i128 {
        let found = |test: fn(&Input) -> bool| -> Vec<Date> {
            let inputs = trace.inputs.iter().filter(|input| is(input, test));
            inputs.map(|input| date(&input.value)).collect()
        };
        let first = found(|input| matches!(input, Input::FirstDay));
        let last = found(|input| matches!(input, Input::LastDay));
        let (away, back) = (
            found(|input| matches!(input, Input::LeaveFrom)),
            found(|input| matches!(input, Input::LeaveTo)),
        );
        let year = self.plan.year();
        let days = (0..year.days()).map(|day| year.start.saturating_add(jiff::Span::new().days(day as i64)));
        let there = days.filter(|day| {
            first.iter().all(|first| first <= day)
                && last.iter().all(|last| last >= day)
                && !away.iter().zip(&back).any(|(from, to)| from <= day && day <= to)
        });
        there.count() as i128
    }
}

/// Weekdays from one day to another, less leave and holidays, one by one.
fn workdays(trace: &Trace, first: Date, last: Date) -> i128 {
    let found = |test: fn(&Input) -> bool| -> Vec<Date> {
        let inputs = trace.inputs.iter().filter(|input| is(input, test));
        inputs.map(|input| date(&input.value)).collect()
    };
    let (away, back) =
        (found(|input| matches!(input, Input::LeaveFrom)), found(|input| matches!(input, Input::LeaveTo)));
    let holidays = found(|input| matches!(input, Input::Holiday));
    let (mut day, mut count) = (first, 0);
    while day <= last {
        let weekday = day.weekday().to_monday_zero_offset() < 5;
        let there = !away.iter().zip(&back).any(|(from, to)| *from <= day && day <= *to);
        count += i128::from(weekday && there && !holidays.contains(&day));
        day = day.tomorrow().unwrap();
    }
    count
}

/// What of an attainment lies in a tier.
fn slice_of(trace: &Trace) -> Ratio {
    let Rule::TierSlice { from, to } = &trace.rule else { panic!("{:?} is no slice", trace.rule) };
    let reached = number(&trace.inputs[0].value).unwrap();
    let upto = to.map(of_rate).map_or(reached.clone(), |to| reached.min(to));
    (upto - of_rate(*from)).max(whole(0))
}

fn named(trace: &Trace, test: impl Fn(&Input) -> bool) -> Option<Ratio> {
    trace.inputs.iter().find(|input| is(input, &test)).and_then(|input| number(&input.value))
}

fn advanced(trace: &Trace) -> Ratio {
    let zero = whole(0);
    let gross = named(trace, |input| matches!(input, Input::Gross)).unwrap();
    let draw = named(trace, |input| matches!(input, Input::Draw)).unwrap_or(zero.clone());
    let guaranteed = named(trace, |input| matches!(input, Input::Guaranteed)).unwrap_or(zero.clone());
    draw.max(guaranteed).max(zero) - gross
}

/// What was paid before is what the payments before paid, component by component.
fn paid_before(payments: &Trace) -> Result<(), String> {
    let mut so_far: Vec<Ratio> = Vec::new();
    for payment in &payments.inputs {
        let gross = payment.inputs.iter().find(|input| is(input, |input| matches!(input, Input::Gross)));
        let gross = gross.unwrap_or(payment);
        // One component alone is the whole of it.
        let components = match gross.rule {
            Rule::Sum => gross.inputs.as_slice(),
            _ => std::slice::from_ref(gross),
        };
        so_far.resize(components.len(), whole(0));
        for (component, so_far) in components.iter().zip(&mut so_far) {
            let before = named(component, |input| matches!(input, Input::PaidBefore));
            if before.is_some_and(|before| before != *so_far) {
                return Err(format!("{:?}: {so_far} was paid before", component.subject));
            }
            *so_far += number(&component.value).unwrap();
        }
    }
    Ok(())
}
