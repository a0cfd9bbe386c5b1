//! Pay plans and people's years made of dice. A plan made here has no fault.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use plan::compensation::*;
use plan::earning::{Booked, Branch, ByMonth, Days, FINE, Track, Window};
use plan::fraction::Fraction;
use plan::ids::PayPlanId;
use plan::money::{Money, Quantity, Rate};
use plan::paying::Person;
use plan::period::PlanYear;

/// Numbers in a row; after the typed ones from a seed, or zeros.
#[derive(Clone, Debug)]
pub struct Dice {
    typed: std::vec::IntoIter<u32>,
    state: Option<u64>,
}

impl Dice {
    pub fn typed(numbers: Vec<u32>) -> Dice {
        Dice { typed: numbers.into_iter(), state: None }
    }

    pub fn seeded(seed: u64) -> Dice {
        Dice { typed: Vec::new().into_iter(), state: Some(seed) }
    }

    fn next(&mut self) -> u32 {
        if let Some(number) = self.typed.next() {
            return number;
        }
        let Some(state) = &mut self.state else { return 0 };
        // SplitMix64.
        *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 32) as u32
    }

    pub fn below(&mut self, bound: i64) -> i64 {
        i64::from(self.next()) % bound
    }

    pub fn within(&mut self, least: i64, most: i64) -> i64 {
        least + self.below(most - least + 1)
    }

    /// Rarer with a smaller number; never on a 0, so that cases shrink to plain ones.
    pub fn chance(&mut self, percent: i64) -> bool {
        self.below(100) >= 100 - percent
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as i64) as usize]
    }

    /// Mostly whole percents, often tens, else to the last decimal.
    pub fn rate(&mut self, least: i64, most: i64) -> Rate {
        let whole = Rate::percent(self.within(least, most));
        let tens = Rate::percent(whole.scaled() / Rate::percent(10).scaled() * 10);
        if self.chance(30) && tens >= Rate::percent(least) {
            return tens;
        }
        if self.chance(25) && whole > Rate::percent(least) {
            return Rate::from_scaled(whole.scaled() - self.within(1, 999_999));
        }
        whole
    }

    /// In units of the currency's smallest: nothing, small, usual, or the largest there is.
    pub fn amount(&mut self, decimals: u8) -> i128 {
        let step = 10i128.pow(3 - u32::from(decimals));
        let largest = 1_000_000_000_000_000 / step;
        let number = i128::from(self.next());
        step * match self.below(20) {
            0..=13 => (number % 2_000_000) * 100 + i128::from(self.below(100)),
            14 | 15 => number % 1_000,
            16 | 17 => number * 100_000 % largest,
            18 => largest,
            _ => 0,
        }
    }

    pub fn money(&mut self, decimals: u8) -> Money {
        Money::from_thousandths(self.amount(decimals))
    }

    /// In the plan year, and a little around it.
    pub fn day(&mut self, year: PlanYear) -> Date {
        let outside = self.chance(10);
        let day = if outside { self.within(-40, 420) } else { self.within(0, 364) };
        year.start.saturating_add(day.days())
    }

    pub fn maybe<T>(&mut self, percent: i64, make: impl FnOnce(&mut Dice) -> T) -> Option<T> {
        self.chance(percent).then(|| make(self))
    }
}

pub fn tiers(dice: &mut Dice, falling: bool) -> Vec<Tier> {
    let mut from = Rate::ZERO;
    let mut multiplier = dice.rate(0, 150);
    (0..dice.within(1, 5))
        .map(|_| {
            let tier = Tier::new(from, multiplier);
            from = Rate::from_scaled(from.scaled() + dice.rate(1, 60).scaled().max(1));
            multiplier = match falling {
                true => dice.rate(0, 300),
                false => Rate::from_scaled(multiplier.scaled() + dice.rate(0, 100).scaled()),
            };
            tier
        })
        .collect()
}

pub fn shape(dice: &mut Dice) -> Shape {
    match dice.below(10) {
        0..=4 => Shape::Marginal { tiers: tiers(dice, true) },
        5 | 6 => Shape::Retroactive { tiers: tiers(dice, true) },
        7 => Shape::linear(),
        _ => Shape::Curve { points: points(dice, true) },
    }
}

pub fn points(dice: &mut Dice, falling: bool) -> Vec<Point> {
    let mut attainment = dice.rate(0, 60);
    let mut pays = dice.rate(0, 60);
    (0..dice.within(2, 5))
        .map(|_| {
            let point = Point { attainment, pays };
            attainment = Rate::from_scaled(attainment.scaled() + dice.rate(1, 60).scaled().max(1));
            pays = match falling {
                true => dice.rate(0, 300),
                false => Rate::from_scaled(pays.scaled() + dice.rate(0, 100).scaled()),
            };
            point
        })
        .collect()
}

fn measures(dice: &mut Dice, role: Role) -> Vec<MeasureShare> {
    let mut open: Vec<Measure> = [Measure::Own, Measure::Team, Measure::Pool, Measure::Score]
        .into_iter()
        .filter(|measure| role.may_measure(*measure))
        .collect();
    if dice.chance(60) {
        open.retain(|measure| *measure == role.measure());
    }
    let mut left = Rate::ONE.scaled();
    let mut all = Vec::new();
    while left > 0 && !open.is_empty() {
        let measure = open.remove(dice.below(open.len() as i64) as usize);
        let weight =
            if open.is_empty() || dice.chance(50) { left } else { dice.rate(0, 100).scaled().min(left) };
        all.push(MeasureShare { measure, weight: Rate::from_scaled(weight) });
        left -= weight;
    }
    all
}

pub fn threshold(dice: &mut Dice) -> Threshold {
    let kind = dice.pick(&[ThresholdKind::Cliff, ThresholdKind::AboveOnly, ThresholdKind::Incremental]);
    let at = match dice.chance(50) {
        true => Rate::percent(dice.pick(&[50, 80])),
        false => dice.rate(0, if kind == ThresholdKind::Incremental { 99 } else { 130 }),
    };
    Threshold { kind, at }
}

fn cap(dice: &mut Dice, spiff: bool, decimals: u8) -> Cap {
    let limit = match spiff || dice.chance(40) {
        true => CapLimit::Amount { amount: dice.money(decimals) },
        false => CapLimit::Times { times: dice.rate(0, 300) },
    };
    let beyond = if dice.chance(50) { dice.rate(0, 100) } else { Rate::ZERO };
    Cap { limit, per: dice.pick(&[CapPer::Year, CapPer::Deal]), beyond }
}

pub fn component(dice: &mut Dice, role: Role, year: PlanYear, decimals: u8) -> Component {
    let measures = measures(dice, role);
    let alone = matches!(measures[..], [MeasureShare { measure, .. }] if measure != Measure::Score);
    let reward = match dice.below(10) {
        7 | 8 if alone => Reward::Commission { rate: dice.rate(0, 30) },
        9 if role == Role::Seller => {
            let per = dice.pick(&[SpiffUnit::Unit, SpiffUnit::Deal]);
            Reward::Spiff { amount: dice.money(decimals), per }
        }
        _ => Reward::Target { share: if dice.chance(50) { dice.rate(0, 100) } else { Rate::ONE } },
    };
    let spiff = matches!(reward, Reward::Spiff { .. });
    let every = dice.pick(&[Frequency::Monthly, Frequency::Quarterly, Frequency::Yearly]);
    let evaluation = dice.pick(&[
        Evaluation::YearToDate,
        Evaluation::YearToDate,
        Evaluation::Deal,
        Evaluation::Period { every },
    ]);
    let mut first = dice.maybe(15, |dice| dice.day(year));
    let mut last = dice.maybe(15, |dice| dice.day(year));
    if let (Some(a), Some(b)) = (first, last) {
        (first, last) = (Some(a.min(b)), Some(a.max(b)));
    }
    let changes = if dice.chance(25) { dice.within(1, 3) } else { 0 };
    let mut days: Vec<Date> = (0..changes).map(|_| dice.day(year)).collect();
    days.sort();
    days.dedup();
    days.retain(|day| first.is_none_or(|first| *day > first) && last.is_none_or(|last| *day <= last));
    Component {
        name: String::new(),
        measures,
        reward,
        shape: shape(dice),
        threshold: dice.maybe(30, threshold),
        cap: dice.maybe(30, |dice| cap(dice, spiff, decimals)).map(|cap| match spiff || alone {
            true => cap,
            // A deal earns an amount of its own on one measure in money alone.
            false => Cap { per: CapPer::Year, ..cap },
        }),
        evaluation,
        first,
        last,
        changes: days.into_iter().map(|from| ShapeChange { from, shape: shape(dice) }).collect(),
    }
}

pub fn pay_plan(dice: &mut Dice, year: PlanYear, decimals: u8) -> PayPlan {
    let role = dice.pick(&[Role::Seller, Role::Seller, Role::Presales, Role::Manager]);
    let components = (0..dice.within(1, 3)).map(|_| component(dice, role, year, decimals)).collect();
    let mut plan = PayPlan::new("Plan", role, "", components);
    plan.id = PayPlanId(3);
    plan.frequency = dice.pick(&[Frequency::Monthly, Frequency::Quarterly, Frequency::Yearly]);
    plan.rounding = dice.pick(&Rounding::ALL);
    plan.draw = dice.maybe(30, |dice| {
        let (amount, recoverable) = (dice.money(decimals), dice.chance(70));
        let last = dice.maybe(30, |dice| dice.day(year));
        let forgiven = dice.maybe(30, |dice| dice.day(year)).filter(|_| recoverable);
        Draw { amount, recoverable, forgiven: forgiven.max(last.filter(|_| forgiven.is_some())), last }
    });
    plan.guarantee =
        dice.maybe(20, |dice| Guarantee { share: dice.rate(0, 150), months: dice.within(1, 14) as u8 });
    plan.clawback_days = dice.maybe(40, |dice| dice.pick(&[0, 30, 90, 400]));
    assert_eq!(plan.fault(|_| true), None, "{plan:?}");
    plan
}

/// What one person's pay hangs on.
#[derive(Clone, Debug)]
pub struct Given {
    pub days: Days,
    pub decimals: u8,
    /// The year, or two stretches of it that are paid apart.
    pub own: Vec<(Track, ByMonth)>,
    pub team: Option<Track>,
    /// Each with its weight, and the days of the year on which it counts.
    pub pools: Vec<(Rate, Track, Option<Window>)>,
    pub base: Money,
    pub target_variable: Money,
    pub worked: ByMonth,
    pub employed: ByMonth,
    pub start: Option<Date>,
    pub score: Track,
}

pub fn year(dice: &mut Dice) -> PlanYear {
    PlanYear::new(dice.pick(&[date(2027, 1, 1), date(2024, 1, 1), date(2026, 7, 1), date(2023, 4, 1)]))
}

pub fn full(days: &Days) -> ByMonth {
    std::array::from_fn(|month| (days.firsts[month + 1] - days.firsts[month]) as i128)
}

pub fn given(dice: &mut Dice, year: PlanYear, decimals: u8) -> Given {
    let days = Days::new(year);
    let employed = full(&days);
    let (employed, start) = match dice.chance(25) {
        true => {
            let month = dice.below(12) as usize;
            let part = dice.below(employed[month] as i64);
            let left = std::array::from_fn(|m| match m.cmp(&month) {
                std::cmp::Ordering::Less => 0,
                std::cmp::Ordering::Equal => employed[m] - i128::from(part),
                std::cmp::Ordering::Greater => employed[m],
            });
            (left, Some(year.month(month).saturating_add(part.days())))
        }
        false => (employed, None),
    };
    let leave = if dice.chance(15) { dice.below(12) as usize } else { 12 };
    let worked: ByMonth = std::array::from_fn(|month| if month == leave { 0 } else { employed[month] });
    let own = if dice.chance(15) {
        let cut = dice.within(1, 11) as usize;
        let part = |from: usize, to: usize| -> ByMonth {
            std::array::from_fn(|month| if (from..to).contains(&month) { worked[month] } else { 0 })
        };
        vec![(track(dice, &days, decimals), part(0, cut)), (track(dice, &days, decimals), part(cut, 12))]
    } else {
        vec![(track(dice, &days, decimals), worked)]
    };
    let own = own.into_iter().filter(|(_, days)| days.iter().sum::<i128>() > 0).collect();
    let pools = match dice.below(4) {
        0 | 1 => vec![(Rate::ONE, track(dice, &days, decimals), None)],
        2 => {
            let weight = dice.rate(0, 100);
            let rest = Rate::from_scaled(Rate::ONE.scaled() - weight.scaled());
            let cut = dice.maybe(40, |dice| dice.below(days.count() as i64 + 1) as usize);
            let [before, after] = [(0, cut), (cut.unwrap_or(0), Some(days.count()))]
                .map(|(from, to)| cut.zip(to).map(|(_, to)| Window { from, to }));
            vec![(weight, track(dice, &days, decimals), before), (rest, track(dice, &days, decimals), after)]
        }
        _ if dice.chance(30) => Vec::new(),
        _ => vec![(dice.rate(0, 100), track(dice, &days, decimals), None)],
    };
    let score = dice.rate(0, 150);
    Given {
        decimals,
        own,
        team: (!dice.chance(5)).then(|| track(dice, &days, decimals)),
        pools,
        base: dice.money(decimals),
        target_variable: dice.money(decimals),
        employed,
        worked,
        start,
        score: Track::of_score(score, &worked),
        days,
    }
}

fn day_of(dice: &mut Dice, days: &Days) -> usize {
    dice.below(days.count() as i64) as usize
}

pub fn track(dice: &mut Dice, days: &Days, decimals: u8) -> Track {
    let quota = dice.amount(decimals);
    let even = full(days);
    let quota_months: ByMonth = match dice.below(3) {
        0 => even,
        1 => std::array::from_fn(|_| i128::from(dice.below(100))),
        // A ramp: nothing is carried in the first months.
        _ => std::array::from_fn(|month| if month < 2 { 0 } else { quota / 12 + 1 }),
    };
    // About what the quota asks, unless it is tiny.
    let of_quota = |dice: &mut Dice, percent: i64| quota * i128::from(dice.within(0, percent)) / 1_200;
    let mut bookings = [0; 12];
    let typed = dice.chance(50);
    if !typed || dice.chance(40) {
        let percents: ByMonth = std::array::from_fn(|_| i128::from(dice.within(0, 220)));
        // An attainment that is assumed leaves parts of a thousandth.
        let fine = if dice.chance(50) { i128::from(dice.within(0, 99_999_999)) } else { 0 };
        bookings = percents.map(|percent| quota * percent * FINE / 1_200 + fine * percent.min(1));
    }
    let mut deals = Vec::new();
    for _ in 0..if typed { dice.within(0, 6) } else { 0 } {
        let day = day_of(dice, days);
        let amount = if dice.chance(10) { dice.amount(decimals) } else { of_quota(dice, 600) };
        let units = Quantity::from_thousandths(dice.within(0, 20) * 500);
        let age = dice.maybe(25, |dice| dice.within(0, 150) as usize);
        let lost = age.map(|age| day + age).filter(|lost| *lost < days.count());
        deals.push(Booked { day, amount, units, lost });
    }
    deals.sort_by_key(|deal| deal.day);
    if dice.chance(15) {
        // Attained in tens of percents, on the boundary of many a tier.
        let tens = dice.pick(&[0, 5, 5, 8, 8, 10, 12, 15, 20]);
        let booked =
            Booked { day: day_of(dice, days), amount: quota * tens, units: Quantity::ZERO, lost: None };
        return Track { quota: quota * 10, quota_months, bookings: [0; 12], deals: vec![booked] };
    }
    Track { quota, quota_months, bookings, deals }
}

impl Given {
    pub fn person<'a>(&'a self, plan: &'a PayPlan) -> Person<'a> {
        let all: i128 = self.own.iter().map(|(_, days)| days.iter().sum::<i128>()).sum();
        let weight = |days: &ByMonth| Fraction::new(days.iter().sum(), all).unwrap_or(Fraction::ZERO);
        let branch = |(own, days): &'a (Track, ByMonth)| Branch {
            variable: Fraction::money(self.target_variable).times(&weight(days)),
            weight: weight(days),
            days: *days,
            own: (plan.role == Role::Seller).then_some(own),
            team: self.team.as_ref(),
            pool: None,
            pool_number: 0,
            pool_days: None,
            score: Some(&self.score),
        };
        let whole: Vec<Branch<'_>> = self.own.iter().map(branch).collect();
        let mut pooled = Vec::new();
        for branch in &whole {
            for (pool_number, (weight, pool, pool_days)) in self.pools.iter().enumerate() {
                let weight = Fraction::rate(*weight);
                let (variable, weight) = (branch.variable.times(&weight), branch.weight.times(&weight));
                let (pool, pool_days) = (Some(pool), *pool_days);
                pooled.push(Branch { variable, weight, pool, pool_number, pool_days, ..branch.clone() });
            }
        }
        Person {
            plan,
            whole,
            pooled,
            base: self.base,
            target_variable: self.target_variable,
            employed: self.employed,
            worked: self.worked,
            start: self.start,
        }
    }
}
