//! Some seats carved anew exactly while all others keep what they have: the step that annealing leaves undone.

use crate::anneal::State;
use crate::branch::{Aim, Tree};
use crate::core::Core;
use crate::model::Model;
use crate::part::Part;
use crate::pivot::{End, Scratch};
use crate::simplex::Basis;

/// Work for the first corner: steps times columns.
const CORNER: usize = 200_000_000;

/// The items of some seats, where each is now, and the part that says where they could be.
struct Around {
    items: Vec<u32>,
    part: Part,
    now: Vec<u32>,
}

/// What is carved anew, and how hard.
pub(crate) struct Anew<'a> {
    pub core: &'a Core,
    pub seats: &'a [u32],
    /// The items that may go elsewhere.
    pub free: &'a dyn Fn(usize) -> bool,
    /// What a unit outside a band that is left counts.
    pub weights: &'a [f64],
    /// Columns beside the cheapest of each item that are branched on, and the steps of it, at most.
    pub columns: usize,
    pub steps: u64,
}

/// Where items go when seats are carved anew: `(item, seat)`, nothing where nothing better is found.
pub(crate) fn improve(model: &Model<'_>, state: &State, anew: &Anew<'_>) -> Vec<(u32, u32)> {
    let around = Around::new(model, state, anew);
    let group = anew.seats;
    let part = &around.part;
    let Some(value) = part.cost(&around.now) else { return Vec::new() };
    let mut root = Basis::new(part);
    let most = (CORNER / part.seats.len().max(1)).max(200) as u32;
    if root.optimise(part, value - 1.0, most, &mut Scratch::default()) != End::Corner {
        return Vec::new();
    }
    let mut columns = root.whole(part);
    let (small, items, base) = around.kept(&root, &columns, value, anew.columns);
    let mut tree = Tree::new(&small, Aim::Value, value - base);
    tree.grow(anew.steps);
    let Some(found) = tree.columns else { return Vec::new() };
    for (item, column) in items.iter().zip(found) {
        let seat = small.seats[column as usize];
        let there = part.of(*item as usize).find(|column| part.seats[*column] == seat);
        columns[*item as usize] = there.unwrap_or_default() as u32;
    }
    let went = around
        .items
        .iter()
        .zip(columns)
        .map(|(item, column)| (*item, group[part.seats[column as usize] as usize]));
    went.filter(|(item, seat)| state.seats[*item as usize] != *seat).collect()
}

impl Around {
    fn new(model: &Model<'_>, state: &State, anew: &Anew<'_>) -> Around {
        let Anew { core, seats: group, free, weights, .. } = anew;
        let m = model.m;
        let mut local = vec![u32::MAX; model.k];
        for (at, seat) in group.iter().enumerate() {
            local[*seat as usize] = at as u32;
        }
        let rows = || group.iter().flat_map(|seat| (0..m).map(move |a| *seat as usize * m + a));
        let mut part = Part {
            m,
            starts: vec![0],
            low: rows().map(|place| model.low[place] as f64).collect(),
            high: rows().map(|place| model.high[place] as f64).collect(),
            price: rows()
                .map(|place| match model.price[place] {
                    Some(price) => price as f64,
                    None if model.outside(place, state.loads[place]) > 0 => weights[place],
                    None => f64::INFINITY,
                })
                .collect(),
            ..Part::default()
        };
        let (mut items, mut now) = (Vec::new(), Vec::new());
        for (item, seat) in state.seats.iter().enumerate() {
            let here = local[*seat as usize];
            if here == u32::MAX {
                continue;
            }
            let at = items.len() as u32;
            for column in core.of_item(item) {
                let to = core.seats[column];
                let there = local[to as usize];
                if there == u32::MAX || to != *seat && !free(item) {
                    continue;
                }
                if to == *seat {
                    now.push(part.seats.len() as u32);
                }
                part.items.push(at);
                part.seats.push(there);
                part.costs.push(core.costs[column] as f64);
                part.amounts.extend(model.amounts(item, to as usize).iter().map(|amount| *amount as f64));
            }
            items.push(item as u32);
            part.starts.push(part.seats.len() as u32);
        }
        debug_assert_eq!(items.len(), now.len(), "every item stands in a column");
        Around { items, part, now }
    }

    /// The columns that could be in something cheaper than `value`, the `most` cheapest of them, and those taken now, so that
    /// something is left; items with one choice are taken out of the bands. With the places of the items left, and what those
    /// taken out cost.
    fn kept(&self, root: &Basis, corner: &[u32], value: f64, most: usize) -> (Part, Vec<u32>, f64) {
        let (part, m) = (&self.part, self.part.m);
        let gap = value - root.value;
        let mut order: Vec<(f64, usize)> = (0..part.seats.len())
            .map(|column| (root.dearer(part, column).max(0.0), column))
            .filter(|(dearer, _)| *dearer < gap)
            .collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut open = vec![false; part.seats.len()];
        for (_, column) in order.into_iter().take(most + self.items.len()) {
            open[column] = true;
        }
        for column in corner.iter().chain(&self.now) {
            open[*column as usize] = true;
        }
        let mut small = Part {
            m,
            starts: vec![0],
            low: part.low.clone(),
            high: part.high.clone(),
            price: part.price.clone(),
            ..Part::default()
        };
        let (mut items, mut base) = (Vec::new(), 0.0);
        for (item, column) in corner.iter().enumerate() {
            if part.of(item).filter(|column| open[*column]).count() < 2 {
                let column = *column as usize;
                base += part.costs[column];
                for (a, amount) in part.amounts[column * m..][..m].iter().enumerate() {
                    small.low[part.seats[column] as usize * m + a] -= amount;
                    small.high[part.seats[column] as usize * m + a] -= amount;
                }
                continue;
            }
            for column in part.of(item).filter(|column| open[*column]) {
                small.items.push(items.len() as u32);
                small.seats.push(part.seats[column]);
                small.costs.push(part.costs[column]);
                small.amounts.extend_from_slice(&part.amounts[column * m..][..m]);
            }
            items.push(item as u32);
            small.starts.push(small.seats.len() as u32);
        }
        (small, items, base)
    }
}
