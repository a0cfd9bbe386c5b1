//! Why not everything that must be kept can be: a set of ends of hard bands that cannot be kept together, none of which could be
//! left out. Proven, never guessed: prices of the ends at which all accounts together, each in the seat that is cheapest for it, cost
//! more than the ends can give back (Farkas), in whole numbers; or, of few accounts, all assignments there are.
//!
//! An account that alone exceeds a band is closed to that seat, so that the commonest reason that fractions do not see is found.

use std::collections::BTreeMap;

use crate::bound::{Multipliers, proven};
use crate::exact;
use crate::model::{Model, Parts};
use crate::pricing::price;
use crate::problem::{Costs, Problem};
use crate::refusal::Refusal;
use crate::validate;

/// Pairs of items and seats that one proof looks at, and all proofs of a search, at most.
const LARGEST: usize = 250_000;
const WORK: usize = 30_000_000;

/// Which end of a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    Least,
    Most,
}

/// One end of a hard band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct End {
    pub seat: usize,
    pub measure: usize,
    pub side: Side,
    pub amount: i64,
}

/// Accounts, and what they bring of each measure of the conflict's ends: `(measure, sum)`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Among {
    pub accounts: usize,
    pub sums: Vec<(usize, i64)>,
}

/// What cannot be kept together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    pub ends: Vec<End>,
    /// It takes the limit of moves too.
    pub moves: bool,
    /// It takes that units hang together too.
    pub apart: bool,
    /// The accounts that may go to one of the seats, and those that may go nowhere else.
    pub open: Among,
    pub only: Among,
    /// None of the ends can be left out.
    pub smallest: bool,
}

/// What cannot be kept together, where that is found; that nothing is found proves nothing. `stop` gives up.
///
/// # Errors
/// When the problem contradicts itself.
pub fn conflict(
    problem: &Problem<'_>,
    threads: usize,
    stop: &mut dyn FnMut() -> bool,
) -> Result<Option<Conflict>, Refusal> {
    let model = validate::model(problem)?;
    Ok(of(problem, &model, threads, stop))
}

pub(crate) fn of(
    problem: &Problem<'_>,
    model: &Model<'_>,
    threads: usize,
    stop: &mut dyn FnMut() -> bool,
) -> Option<Conflict> {
    let mut proofs = Proofs { model, totals: totals(model), threads, work: WORK, stop, stopped: false };
    let all = proofs.ends();
    // Who looks at everything also sees what whole accounts alone make impossible, so that less may suffice.
    let looked = proofs.by_looking(&all);
    let mut best: Option<(Vec<End>, bool)> = None;
    for measure in (0..model.m).filter(|_| looked.is_none()) {
        let own = all.iter().copied().filter(|end| end.measure == measure).collect();
        if let Some(found) = proofs.filtered(own, false)
            && best.as_ref().is_none_or(|(ends, _)| found.0.len() < ends.len())
        {
            best = Some(found);
        }
    }
    let found = looked.or_else(|| best.map(|(ends, smallest)| (ends, smallest, false, false)));
    let found = found
        .or_else(|| proofs.filtered(all.clone(), false).map(|(ends, least)| (ends, least, false, false)));
    let found = found.or_else(|| {
        model.most_moves?;
        proofs.filtered(all, true).map(|(ends, least)| (ends, least, true, false))
    });
    let (mut ends, smallest, moves, apart) = found?;
    ends.sort_unstable();
    let (open, only) = among(problem, &ends);
    Some(Conflict { ends, moves, apart, open, only, smallest: smallest && !proofs.stopped })
}

fn totals(model: &Model<'_>) -> Vec<i64> {
    let most = |item: usize, a: usize| {
        let seats = if model.alike() { 0..1 } else { 0..model.k };
        seats.map(|seat| model.amounts(item, seat)[a]).max().unwrap_or(0)
    };
    (0..model.m).map(|a| (0..model.n).map(|item| most(item, a)).sum()).collect()
}

/// The accounts that the seats of some ends are open to.
fn among(problem: &Problem<'_>, ends: &[End]) -> (Among, Among) {
    let open = validate::open(problem).unwrap_or_default();
    let named = |seat: u32| ends.iter().any(|end| end.seat == seat as usize);
    let all = (0..problem.seats as u32).all(named);
    let (mut any, mut only) = (Among::default(), Among::default());
    let mut measures: Vec<usize> = ends.iter().map(|end| end.measure).collect();
    measures.sort_unstable();
    measures.dedup();
    let first = |measure: usize| ends.iter().find(|end| end.measure == measure).map_or(0, |end| end.seat);
    any.sums = measures.iter().map(|measure| (*measure, 0)).collect();
    only.sums.clone_from(&any.sums);
    for account in 0..problem.accounts {
        let seats = open.get(account).and_then(Option::as_ref);
        let one = seats.is_none_or(|seats| seats.iter().copied().any(named));
        let none_else = seats.map_or(all, |seats| seats.iter().copied().all(named));
        for (among, holds) in [(&mut any, one), (&mut only, none_else)] {
            if holds {
                among.accounts += 1;
                for (measure, sum) in &mut among.sums {
                    let measured = &problem.measures[*measure];
                    *sum += validate::amount(measured, account, first(*measure), problem.seats);
                }
            }
        }
    }
    (any, only)
}

struct Proofs<'p, 'm> {
    model: &'p Model<'m>,
    totals: Vec<i64>,
    threads: usize,
    /// What may still be looked at.
    work: usize,
    stop: &'p mut dyn FnMut() -> bool,
    stopped: bool,
}

impl Proofs<'_, '_> {
    /// The ends of hard bands that some load would leave.
    fn ends(&self) -> Vec<End> {
        let model = self.model;
        let places = (0..model.k * model.m).filter(|place| model.price[*place].is_none());
        let ends = places.flat_map(|place| {
            let (seat, measure) = (place / model.m, place % model.m);
            let end = |side, amount| End { seat, measure, side, amount };
            let (low, high) = (model.low[place], model.high[place]);
            let least = (low > 0).then_some(end(Side::Least, low));
            least.into_iter().chain((high < self.totals[measure]).then_some(end(Side::Most, high)))
        });
        ends.collect()
    }

    /// Ends out of these none of which can be left out, and whether that is certain; nothing where they are not proven to conflict.
    fn filtered(&mut self, all: Vec<End>, moves: bool) -> Option<(Vec<End>, bool)> {
        let mut kept = self.proven(&all, moves)?;
        let mut size = kept.len().div_ceil(2);
        loop {
            let mut at = 0;
            while at < kept.len() {
                let to = (at + size).min(kept.len());
                let fewer: Vec<End> = kept[..at].iter().chain(&kept[to..]).copied().collect();
                match self.proven(&fewer, moves) {
                    // Whatever is no part of it was before this place or is after it.
                    Some(support) => {
                        let before = kept[..at].iter().filter(|end| support.contains(end)).count();
                        kept = fewer.into_iter().filter(|end| support.contains(end)).collect();
                        at = before;
                    }
                    None => at = to,
                }
                if self.stopped {
                    return Some((kept, false));
                }
            }
            if size <= 1 {
                return Some((kept, true));
            }
            size = size.div_ceil(2).min(kept.len().max(1));
        }
    }

    /// Of ends that cannot be kept together those that the proof takes.
    fn proven(&mut self, ends: &[End], moves: bool) -> Option<Vec<End>> {
        let model = self.model;
        if ends.is_empty() {
            let fewest = |item: usize| {
                (0..model.k).filter(|seat| model.may(item, *seat)).map(|seat| model.moves(item, seat)).min()
            };
            let must: i64 = (0..model.n).filter_map(fewest).sum();
            return model.most_moves.filter(|most| moves && must > *most).map(|_| Vec::new());
        }
        let mut measures: Vec<usize> = ends.iter().map(|end| end.measure).collect();
        measures.sort_unstable();
        measures.dedup();
        let most: Vec<&End> = ends.iter().filter(|end| end.side == Side::Most).collect();
        let mut open: Vec<Vec<u32>> = Vec::with_capacity(model.n);
        for item in 0..model.n {
            let seats = model.open[item].clone().unwrap_or_else(|| (0..model.k as u32).collect());
            let closing = |seat: u32| {
                let own = most.iter().filter(move |end| end.seat == seat as usize);
                own.copied().find(|end| model.amounts(item, end.seat)[end.measure] > end.amount)
            };
            let left: Vec<u32> = seats.iter().copied().filter(|seat| closing(*seat).is_none()).collect();
            if left.is_empty() && !seats.is_empty() {
                return Some(seats.into_iter().filter_map(closing).copied().collect());
            }
            open.push(left);
        }
        let alone = measures.len() <= 1 && model.alike() && !moves;
        let rows: Vec<(Vec<u32>, Vec<i64>, Option<usize>)> = if alone {
            // Whatever is open to the same seats is one, as far as fractions go.
            let mut classes: BTreeMap<Vec<u32>, i64> = BTreeMap::new();
            for (item, open) in open.into_iter().enumerate() {
                *classes.entry(open).or_default() += model.amounts(item, 0)[measures[0]];
            }
            classes.into_iter().map(|(open, sum)| (open, vec![sum], None)).collect()
        } else {
            let width = if model.alike() { 1 } else { model.k };
            let row = |item: usize| {
                let of = |seat: usize| measures.iter().map(move |a| model.amounts(item, seat)[*a]);
                (0..width).flat_map(of).collect()
            };
            open.into_iter().enumerate().map(|(item, open)| (open, row(item), Some(item))).collect()
        };
        let size = rows.len() * model.k;
        self.stopped |= size > self.work || (self.stop)();
        if self.stopped || size > LARGEST {
            self.stopped = true;
            return None;
        }
        self.work -= size;
        self.priced(ends, &measures, rows, moves)
    }

    fn priced(
        &mut self,
        ends: &[End],
        measures: &[usize],
        rows: Vec<(Vec<u32>, Vec<i64>, Option<usize>)>,
        moves: bool,
    ) -> Option<Vec<End>> {
        let (model, n, k, m) = (self.model, rows.len(), self.model.k, measures.len());
        let (mut low, mut high) = (vec![0; k * m], Vec::with_capacity(k * m));
        (0..k).for_each(|_| high.extend(measures.iter().map(|measure| self.totals[*measure])));
        let place = |end: &End| Some(end.seat * m + measures.iter().position(|a| *a == end.measure)?);
        for end in ends {
            let place = place(end)?;
            match end.side {
                Side::Least => low[place] = end.amount,
                Side::Most => high[place] = end.amount,
            }
        }
        // What may be more than there is, so that the band is none upside down.
        high.iter_mut().zip(&low).for_each(|(high, low)| *high = (*high).max(*low));
        let mut parts = Parts {
            n,
            k,
            m,
            amounts: Vec::new(),
            by_seat: !model.alike(),
            low,
            high,
            price: vec![None; k * m],
            open: Vec::with_capacity(n),
            owned: vec![0; n],
            present: vec![Vec::new(); n],
            most_moves: model.most_moves.filter(|_| moves),
            near: None,
            item_of: None,
        };
        for (at, (open, amounts, item)) in rows.into_iter().enumerate() {
            parts.amounts.extend(amounts);
            parts.open.push((open.len() < k).then_some(open));
            if let Some(item) = item.filter(|_| moves) {
                parts.owned[at] = model.owned[item];
                parts.present[at].clone_from(&model.present[item]);
            }
        }
        let free = Model::new(parts, &Nothing, 0);
        let stop = &mut *self.stop;
        let found = price(&free, self.threads, &mut |_| stop());
        self.stopped |= found.stopped;
        // Without costs any multiple of the prices proves the same: large ones lose least to rounding.
        let largest = found.mu.iter().fold(0.0_f64, |most, mu| most.max(mu.abs()));
        let up = if largest > 0.0 { f64::from(1 << 20) / largest } else { 1.0 };
        let move_price = found.multipliers.moves as f64 / f64::from(1 << 24);
        // Faint prices are noise, mostly.
        let attempts = [1e-4, 1e-7, 0.0].map(|faint| {
            let mu: Vec<f64> =
                found.mu.iter().map(|mu| if mu.abs() < faint * largest { 0.0 } else { mu * up }).collect();
            Multipliers::of(&free, &mu, move_price * up)
        });
        let sound = attempts.into_iter().chain([found.multipliers]);
        let sound = sound.into_iter().find(|prices| proven(&free, prices, self.threads) > 0)?;
        let takes = |end: &&End| {
            let mu = place(end).map_or(0, |place| sound.mu[place]);
            // A band that closes a seat to an account is part of it as well.
            let closes = || {
                let over = |item: usize| model.amounts(item, end.seat)[end.measure] > end.amount;
                (0..model.n).any(|item| model.may(item, end.seat) && over(item))
            };
            match end.side {
                Side::Least => mu < 0,
                Side::Most => mu > 0 || closes(),
            }
        };
        Some(ends.iter().filter(takes).copied().collect())
    }

    /// By looking at all assignments, where they are few: ends, whether smallest, moves, apart.
    fn by_looking(&mut self, all: &[End]) -> Option<(Vec<End>, bool, bool, bool)> {
        let none = |ends: &[End], moves: bool, near: bool| {
            let model = self.with(ends, moves, near);
            exact::best(&model).is_some_and(|best| best.is_none())
        };
        let (moves, near) = (self.model.most_moves.is_some(), self.model.near.is_some());
        if !none(all, moves, near) {
            return None;
        }
        let near = near && !none(all, moves, false);
        let moves = moves && !none(all, false, near);
        let mut kept = all.to_vec();
        for end in all {
            let fewer: Vec<End> = kept.iter().copied().filter(|other| other != end).collect();
            if none(&fewer, moves, near) {
                kept = fewer;
            }
        }
        Some((kept, true, moves, near))
    }

    /// The model with these ends alone, and without costs.
    fn with(&self, ends: &[End], moves: bool, near: bool) -> Model<'static> {
        let model = self.model;
        let (mut low, mut high) = (vec![0; model.k * model.m], Vec::new());
        (0..model.k).for_each(|_| high.extend(&self.totals));
        for end in ends {
            let place = end.seat * model.m + end.measure;
            match end.side {
                Side::Least => low[place] = end.amount,
                Side::Most => high[place] = end.amount,
            }
        }
        let seats = if model.alike() { 0..1 } else { 0..model.k };
        let row = |item: usize| seats.clone().flat_map(move |seat| model.amounts(item, seat).iter().copied());
        let parts = Parts {
            n: model.n,
            k: model.k,
            m: model.m,
            amounts: (0..model.n).flat_map(row).collect(),
            by_seat: !model.alike(),
            low,
            high,
            price: vec![None; model.k * model.m],
            open: model.open.clone(),
            owned: model.owned.clone(),
            present: model.present.clone(),
            most_moves: model.most_moves.filter(|_| moves),
            near: model.near.clone().filter(|_| near),
            item_of: None,
        };
        Model::new(parts, &Nothing, 0)
    }
}

struct Nothing;

impl Costs for Nothing {
    fn row(&self, _: usize, row: &mut [i64]) {
        row.fill(0);
    }
}
