//! Proofs that ends of bands cannot be kept together, and what of them can be left out.

use std::collections::BTreeMap;

use crate::bound::{Multipliers, proven};
use crate::conflict::{End, Side};
use crate::exact;
use crate::model::{Model, Parts};
use crate::pricing::price;
use crate::problem::Costs;

/// Pairs of items and seats that one proof looks at, and all proofs of a search, at most.
/// Ends times places up to which all assignments are looked at.
const LOOKED: usize = 10_000;
const LARGEST: usize = 250_000;
const WORK: usize = 30_000_000;

/// Where it may go, what it brings, which item it is; without that where it is several.
type Row = (Vec<u32>, Vec<i64>, usize);

/// The items of a proof.
#[derive(Default)]
struct Rows {
    /// Of one measure whatever is open to the same seats is one, as far as fractions go.
    alone: bool,
    classes: BTreeMap<Vec<u32>, i64>,
    rows: Vec<Row>,
}

impl Rows {
    fn add(&mut self, model: &Model<'_>, item: usize, open: &[u32], measures: &[usize]) {
        let amounts = || measures.iter().map(|a| model.amounts(item, 0)[*a]);
        if !self.alone {
            self.rows.push((open.to_vec(), amounts().collect(), item));
            return;
        }
        match self.classes.get_mut(open) {
            Some(sum) => *sum += amounts().sum::<i64>(),
            None => drop(self.classes.insert(open.to_vec(), amounts().sum())),
        }
    }

    fn all(self) -> Vec<Row> {
        let classes = self.classes.into_iter().map(|(open, sum)| (open, vec![sum], 0));
        self.rows.into_iter().chain(classes).collect()
    }
}

pub(crate) struct Proofs<'p, 'm> {
    model: &'p Model<'m>,
    totals: Vec<i64>,
    /// The different sets of seats that are open, and which is each item's.
    sets: Vec<Vec<u32>>,
    set_of: Vec<usize>,
    threads: usize,
    /// What may still be looked at.
    work: usize,
    stop: &'p mut dyn FnMut() -> bool,
    pub stopped: bool,
}

impl<'p, 'm> Proofs<'p, 'm> {
    pub fn new(model: &'p Model<'m>, threads: usize, stop: &'p mut dyn FnMut() -> bool) -> Proofs<'p, 'm> {
        let (sets, set_of) = sets(model);
        Proofs { model, totals: totals(model), sets, set_of, threads, work: WORK, stop, stopped: false }
    }
}

impl Proofs<'_, '_> {
    /// The ends of hard bands that some load would leave.
    pub fn ends(&self) -> Vec<End> {
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
    pub fn filtered(&mut self, all: Vec<End>, moves: bool) -> Option<(Vec<End>, bool)> {
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
                let open = (0..model.k).filter(|seat| model.may(item, *seat));
                open.map(|seat| model.moves(item, seat)).min()
            };
            let must: i64 = (0..model.n).filter_map(fewest).sum();
            return model.most_moves.filter(|most| moves && must > *most).map(|_| Vec::new());
        }
        // Seats without an end are one: it takes whatever may go to any of them.
        let mut seats: Vec<usize> =
            if moves { (0..model.k).collect() } else { ends.iter().map(|end| end.seat).collect() };
        seats.sort_unstable();
        seats.dedup();
        let place: Vec<u32> =
            (0..model.k).map(|seat| seats.binary_search(&seat).unwrap_or(seats.len()) as u32).collect();
        let mut measures: Vec<usize> = ends.iter().map(|end| end.measure).collect();
        measures.sort_unstable();
        measures.dedup();
        let mut most: Vec<Vec<&End>> = vec![Vec::new(); model.k];
        let mut least = vec![i64::MAX; model.m];
        for end in ends.iter().filter(|end| end.side == Side::Most) {
            most[end.seat].push(end);
            least[end.measure] = least[end.measure].min(end.amount);
        }
        let closing = |item: usize, seat: u32| {
            let over = |end: &&&End| model.amounts(item, end.seat)[end.measure] > end.amount;
            most[seat as usize].iter().find(over).copied()
        };
        let joined = |seats: &[u32]| {
            let mut joined: Vec<u32> = seats.iter().map(|seat| place[*seat as usize]).collect();
            joined.sort_unstable();
            joined.dedup();
            joined
        };
        let sets: Vec<Vec<u32>> = self.sets.iter().map(|seats| joined(seats)).collect();
        let mut rows = Rows { alone: measures.len() <= 1 && model.alike() && !moves, ..Rows::default() };
        for item in 0..model.n {
            let seats = &self.sets[self.set_of[item]];
            let small = model.alike() && measures.iter().all(|a| model.amounts(item, 0)[*a] <= least[*a]);
            if small {
                rows.add(model, item, &sets[self.set_of[item]], &measures);
                continue;
            }
            let left: Vec<u32> =
                seats.iter().copied().filter(|seat| closing(item, *seat).is_none()).collect();
            if left.is_empty() && !seats.is_empty() {
                return Some(seats.iter().filter_map(|seat| closing(item, *seat)).copied().collect());
            }
            rows.add(model, item, &joined(&left), &measures);
        }
        let rows = rows.all();
        let (size, bands) = (rows.len() * (seats.len() + 1), seats.len() * measures.len());
        let work = model.n / 8 + size + bands * bands * bands / 20;
        self.stopped |= work > self.work || size > LARGEST || (self.stop)();
        if self.stopped {
            return None;
        }
        self.work -= work;
        self.priced(ends, &seats, &measures, rows, moves)
    }

    fn priced(
        &mut self,
        ends: &[End],
        seats: &[usize],
        measures: &[usize],
        rows: Vec<Row>,
        moves: bool,
    ) -> Option<Vec<End>> {
        let (model, n, m) = (self.model, rows.len(), measures.len());
        let k = if moves { seats.len() } else { seats.len() + 1 };
        let (mut low, mut high) = (vec![0; k * m], Vec::with_capacity(k * m));
        (0..k).for_each(|_| high.extend(measures.iter().map(|measure| self.totals[*measure])));
        let place = |end: &End| {
            let seat = seats.binary_search(&end.seat).ok()?;
            Some(seat * m + measures.binary_search(&end.measure).ok()?)
        };
        for end in ends {
            let place = place(end)?;
            match end.side {
                Side::Least => low[place] = end.amount,
                Side::Most => high[place] = end.amount,
            }
        }
        // Whoever asks for more than there is has no other end.
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
            passage: None,
            item_of: None,
        };
        for (at, (open, amounts, item)) in rows.into_iter().enumerate() {
            if model.alike() {
                parts.amounts.extend(amounts);
            } else {
                // What goes where no end is counts nothing.
                let of = |seat: usize| measures.iter().map(move |a| model.amounts(item, seat)[*a]);
                parts.amounts.extend(seats.iter().copied().flat_map(of));
                parts.amounts.resize((at + 1) * k * m, 0);
            }
            parts.open.push((open.len() < k).then(|| open.into()));
            if moves {
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
                (0..model.n).any(|item| over(item) && model.may(item, end.seat))
            };
            match end.side {
                Side::Least => mu < 0,
                Side::Most => mu > 0 || closes(),
            }
        };
        Some(ends.iter().filter(takes).copied().collect())
    }

    /// By looking at all assignments, where they are few: ends, whether smallest, moves, apart.
    pub fn by_looking(&mut self, all: &[End]) -> Option<(Vec<End>, bool, bool, bool)> {
        // As often as there are ends, all places of each assignment are looked at.
        if all.len() * self.model.k * self.model.m > LOOKED {
            return None;
        }
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
            passage: model.passage.clone().filter(|_| near),
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

fn totals(model: &Model<'_>) -> Vec<i64> {
    let most = |item: usize, a: usize| {
        let seats = if model.alike() { 0..1 } else { 0..model.k };
        seats.map(|seat| model.amounts(item, seat)[a]).max().unwrap_or(0)
    };
    (0..model.m).map(|a| (0..model.n).map(|item| most(item, a)).sum()).collect()
}

fn sets(model: &Model<'_>) -> (Vec<Vec<u32>>, Vec<usize>) {
    let mut known: BTreeMap<Option<&[u32]>, usize> = BTreeMap::new();
    let mut set_of = Vec::with_capacity(model.n);
    for open in &model.open {
        let next = known.len();
        set_of.push(*known.entry(open.as_deref()).or_insert(next));
    }
    let mut sets = vec![Vec::new(); known.len()];
    for (open, at) in known {
        sets[at] = open.map_or_else(|| (0..model.k as u32).collect(), <[u32]>::to_vec);
    }
    (sets, set_of)
}
