//! Fewer corners, borders shared by neighbours simplified alike: lines are parted where others leave them, and each part loses the
//! corners whose triangles are the smallest (Visvalingam and Whyatt) whichever way it runs.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use super::Corner;

/// On a map so many corners wide, what is smaller than one of its dots is left out.
const DOTS: i64 = 6_000;

/// Rings by region, with at most about `most` corners left; rings too small to be seen go, but each region keeps its largest.
pub fn simplified(regions: Vec<Vec<Vec<Corner>>>, most: usize) -> Vec<Vec<Vec<Corner>>> {
    let nodes = Nodes::of(&regions);
    let parted: Vec<Vec<Parted>> =
        regions.iter().map(|rings| rings.iter().map(|ring| Parted::of(ring, &nodes)).collect()).collect();
    let mut sizes: Vec<i64> = parted
        .iter()
        .flatten()
        .flat_map(|ring| &ring.parts)
        .flat_map(|part| part.sizes.iter().copied())
        .collect();
    let dot = dot(&regions);
    sizes.retain(|size| *size >= dot);
    // Ends of parts stay in any case.
    let ends = parted.iter().flatten().map(|ring| ring.parts.len()).sum::<usize>();
    let room = most.saturating_sub(ends);
    let least = if sizes.len() <= room {
        dot
    } else {
        sizes.sort_unstable_by_key(|size| Reverse(*size));
        sizes.get(room).map_or(dot, |size| size + 1)
    };
    regions
        .into_iter()
        .zip(parted)
        .map(|(rings, parted)| {
            let largest = rings.iter().map(|ring| area(ring)).max().unwrap_or(0);
            let mut kept = Vec::new();
            for (ring, parted) in rings.into_iter().zip(parted) {
                let own = area(&ring);
                if own < least && (own < largest || !kept.is_empty()) {
                    continue;
                }
                let fewer = parted.left(least);
                if fewer.len() >= 3 {
                    kept.push(fewer);
                } else if own == largest && kept.is_empty() {
                    kept.push(ring);
                }
            }
            kept
        })
        .collect()
}

/// Twice the area of the smallest triangle that is worth a corner.
fn dot(regions: &[Vec<Vec<Corner>>]) -> i64 {
    let mut around = [i64::MAX, i64::MAX, i64::MIN, i64::MIN];
    for (x, y) in regions.iter().flatten().flatten() {
        let (x, y) = (i64::from(*x), i64::from(*y));
        around = [around[0].min(x), around[1].min(y), around[2].max(x), around[3].max(y)];
    }
    if around[0] > around[2] {
        return 1;
    }
    let side = ((around[2] - around[0]).max(around[3] - around[1]) / DOTS).max(1);
    side * side
}

/// Twice the area inside.
fn area(ring: &[Corner]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    let sum = |((x, y), (right, up)): (&Corner, &Corner)| {
        i64::from(*x) * i64::from(*up) - i64::from(*right) * i64::from(*y)
    };
    ring.iter().zip(next).map(sum).sum::<i64>().abs()
}

/// Where lines part or meet: corners with more than two neighbours.
struct Nodes(HashMap<Corner, [Option<Corner>; 3]>);

impl Nodes {
    fn of(regions: &[Vec<Vec<Corner>>]) -> Nodes {
        let mut known: HashMap<Corner, [Option<Corner>; 3]> = HashMap::new();
        for ring in regions.iter().flatten() {
            for (at, corner) in ring.iter().enumerate() {
                let near = known.entry(*corner).or_default();
                for other in [ring[(at + ring.len() - 1) % ring.len()], ring[(at + 1) % ring.len()]] {
                    if let Some(free) = near.iter_mut().find(|one| one.is_none_or(|one| one == other)) {
                        *free = Some(other);
                    }
                }
            }
        }
        Nodes(known)
    }

    fn has(&self, corner: &Corner) -> bool {
        // One neighbour: the tip of a spike.
        self.0.get(corner).is_some_and(|near| near[2].is_some() || near[1].is_none())
    }
}

/// A ring in parts from node to node, or in one from its first corner to itself.
struct Parted {
    parts: Vec<Part>,
}

struct Part {
    corners: Vec<Corner>,
    /// Of each corner between the ends, the area that goes with it.
    sizes: Vec<i64>,
}

impl Parted {
    fn of(ring: &[Corner], nodes: &Nodes) -> Parted {
        let starts: Vec<usize> = (0..ring.len()).filter(|at| nodes.has(&ring[*at])).collect();
        let starts = if starts.is_empty() {
            // The same corner for everybody who has this line.
            (0..ring.len()).min_by_key(|at| ring[*at]).into_iter().collect()
        } else {
            starts
        };
        let parts = starts.iter().enumerate().map(|(place, start)| {
            let next = starts.get(place + 1).copied().unwrap_or(starts[0] + ring.len());
            Part::of((*start..=next).map(|at| ring[at % ring.len()]).collect())
        });
        Parted { parts: parts.collect() }
    }

    /// The ring without corners that matter less than `least`.
    fn left(&self, least: i64) -> Vec<Corner> {
        let mut ring = Vec::new();
        let alone = self.parts.len() == 1;
        for part in &self.parts {
            // A line that nobody shares keeps a triangle at least.
            let mut bound = least;
            if alone && part.sizes.iter().filter(|size| **size >= bound).count() < 2 {
                let mut sorted = part.sizes.clone();
                sorted.sort_unstable_by_key(|size| Reverse(*size));
                bound = sorted.get(1).copied().unwrap_or(0);
            }
            ring.push(part.corners[0]);
            let inner = &part.corners[1..part.corners.len() - 1];
            ring.extend(
                inner.iter().zip(&part.sizes).filter(|(_, size)| **size >= bound).map(|(corner, _)| *corner),
            );
        }
        ring.dedup();
        ring
    }
}

impl Part {
    fn of(mut corners: Vec<Corner>) -> Part {
        let turned = corners.iter().rev().lt(corners.iter());
        if turned {
            corners.reverse();
        }
        let mut sizes = sizes(&corners);
        if turned {
            corners.reverse();
            sizes.reverse();
        }
        Part { corners, sizes }
    }
}

/// Of each corner but the ends, the area of the triangle that is lost with it when all lesser ones are gone.
fn sizes(corners: &[Corner]) -> Vec<i64> {
    let count = corners.len();
    if count < 3 {
        return Vec::new();
    }
    let size = |before: usize, at: usize, after: usize| {
        let [a, b, c] = [before, at, after].map(|at| (i64::from(corners[at].0), i64::from(corners[at].1)));
        ((b.0 - a.0) * (c.1 - a.1) - (c.0 - a.0) * (b.1 - a.1)).abs()
    };
    let mut before: Vec<usize> = (0..count).map(|at| at.saturating_sub(1)).collect();
    let mut after: Vec<usize> = (0..count).map(|at| at + 1).collect();
    let mut now: Vec<i64> =
        (0..count).map(|at| if at == 0 || at == count - 1 { 0 } else { size(at - 1, at, at + 1) }).collect();
    let mut gone = vec![false; count];
    let mut heap: BinaryHeap<Reverse<(i64, usize)>> =
        (1..count - 1).map(|at| Reverse((now[at], at))).collect();
    let mut most = 0;
    let mut sizes = vec![0; count - 2];
    while let Some(Reverse((found, at))) = heap.pop() {
        if gone[at] || found != now[at] {
            continue;
        }
        gone[at] = true;
        most = most.max(found);
        sizes[at - 1] = most;
        let (left, right) = (before[at], after[at]);
        after[left] = right;
        before[right] = left;
        for near in [left, right] {
            if near != 0 && near != count - 1 {
                now[near] = size(before[near], near, after[near]);
                heap.push(Reverse((now[near], near)));
            }
        }
    }
    sizes
}
