//! Presales work, hours and stays in pools made of dice.

use jiff::ToSpan;
use plan::Plan;
use plan::edit::{Edit, PresalesCell, SellerCell};
use plan::ids::{PoolId, PresalesId, SellerId};
use plan::money::{Money, Quantity, Rate};
use plan::period::Ramp;
use plan::presales_work::{Holiday, Opportunities, PresalesWork, Stage, StageHours};
use plan::seller::{PresalesField, SellerField};

use crate::dice::Dice;
use crate::paid::apply;

/// Assumes work, and moves people through pools; edits that are refused are left out.
pub fn work(plan: &mut Plan, seed: u64) {
    let mut dice = Dice::seeded(seed);
    let year = plan.year();
    let day = |dice: &mut Dice| year.start.saturating_add(dice.within(-40, 400).days());
    let row = |dice: &mut Dice, segment: &str| Opportunities {
        segment: segment.to_owned(),
        average_deal: Money::units(dice.within(1, 90_000)),
        typed: dice.maybe(40, |dice| Quantity::from_thousandths(dice.within(0, 90_000))),
        stages: Stage::ALL
            .into_iter()
            .take(dice.within(1, 4) as usize)
            .map(|stage| StageHours {
                stage,
                reached: dice.rate(0, 100),
                hours: Quantity::from_thousandths(dice.within(0, 40_000)),
            })
            .collect(),
    };
    let mut opportunities = vec![row(&mut dice, "")];
    opportunities.extend(dice.maybe(60, |dice| row(dice, "Enterprise")));
    let ramp = (0..dice.within(0, 3)).map(|month| Rate::percent(20 + month * 30)).collect();
    let holidays = (0..dice.within(0, 6))
        .map(|_| Holiday { country: dice.pick(&["", "MX", "US"]).to_owned(), date: day(&mut dice) })
        .collect();
    let work = PresalesWork {
        opportunities,
        hours_per_day: Quantity::from_thousandths(dice.within(1, 9_000)),
        productive: dice.rate(0, 100),
        ramp,
        holidays,
        skills: Vec::new(),
    };
    apply(plan, Edit::SetPresalesWork { work });
    let months = dice.within(0, 4);
    let ramp = Ramp { segment: String::new(), months: (0..months).map(|n| Rate::percent(n * 25)).collect() };
    apply(plan, Edit::SetRamps { ramps: vec![ramp] });
    for presales in (0..3).map(PresalesId) {
        let first = day(&mut dice);
        let texts = [
            (PresalesField::Country, dice.pick(&["", "mx", "US"]).to_owned()),
            (PresalesField::Start, dice.maybe(60, |dice| day(dice).to_string()).unwrap_or_default()),
            (PresalesField::Leaves, format!("{first}/{}", first.saturating_add(dice.within(0, 60).days()))),
            (PresalesField::End, dice.maybe(30, |dice| day(dice).to_string()).unwrap_or_default()),
        ];
        for (field, text) in texts {
            apply(plan, Edit::SetPresales { cells: vec![PresalesCell { presales, field, text }] });
        }
        let from = dice.maybe(60, |dice| day(dice));
        let pool = PoolId(dice.below(3) as u32);
        apply(plan, Edit::AttachPresales { presales, pool, weight: dice.rate(0, 100), from });
    }
    for seller in (0..10).map(SellerId) {
        let text = day(&mut dice).to_string();
        apply(plan, Edit::SetSellers { cells: vec![SellerCell { seller, field: SellerField::Start, text }] });
        let from = dice.maybe(60, |dice| day(dice));
        let pool = dice.maybe(80, |dice| PoolId(dice.below(3) as u32));
        apply(plan, Edit::MoveSeller { seller, pool, from });
    }
}
