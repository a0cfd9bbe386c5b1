//! Which regions border on each other.

use std::collections::{BTreeSet, HashMap};

use super::Region;

type Corner = (i32, i32);

/// So far from a line, in ten-thousandths of a degree, a corner still lies on it: both were rounded. Doubled.
const OFF_LINE: i64 = 3;
/// At least as far.
const ROOM: i32 = 2;
/// What two lines have in common is a border beyond this length, and else a point.
const POINT: i32 = 8;

/// Pairs, the lesser first, that share two corners or more, or a stretch of a line: where three regions meet, the line of
/// the third may have no corner there. Regions that meet in one point do not border on each other.
pub fn borders(regions: &[Region]) -> Vec<(usize, usize)> {
    let mut found = corners_shared(regions);
    let mut sides = sides(regions);
    sides.sort_unstable_by_key(|side| side.west);
    // From west to east, those that are not passed yet.
    let mut here: Vec<&Side> = Vec::new();
    for side in &sides {
        here.retain(|other| other.east + ROOM >= side.west);
        for other in &here {
            let pair = (side.region.min(other.region), side.region.max(other.region));
            if pair.0 != pair.1
                && side.lies_beside(other)
                && !found.contains(&pair)
                && side.shares_stretch(other)
            {
                found.insert(pair);
            }
        }
        here.push(side);
    }
    found.into_iter().collect()
}

fn corners_shared(regions: &[Region]) -> BTreeSet<(usize, usize)> {
    let mut at: HashMap<Corner, Vec<usize>> = HashMap::new();
    for (number, region) in regions.iter().enumerate() {
        for corner in region.rings.iter().flat_map(|ring| ring.corners()) {
            let here = at.entry(*corner).or_default();
            if here.last() != Some(&number) {
                here.push(number);
            }
        }
    }
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    for here in at.values() {
        for (place, one) in here.iter().enumerate() {
            for other in &here[place + 1..] {
                *shared.entry((*one, *other)).or_default() += 1;
            }
        }
    }
    shared.into_iter().filter(|(_, corners)| *corners > 1).map(|(pair, _)| pair).collect()
}

/// From one corner of a ring to the next.
struct Side {
    region: usize,
    from: Corner,
    to: Corner,
    west: i32,
    east: i32,
}

/// A corner that is said twice makes none.
fn sides(regions: &[Region]) -> Vec<Side> {
    let mut sides = Vec::new();
    for (region, shape) in regions.iter().enumerate() {
        for corners in shape.rings.iter().map(|ring| ring.corners()) {
            let ways = corners.iter().zip(corners.iter().cycle().skip(1)).filter(|(from, to)| from != to);
            sides.extend(ways.map(|(from, to)| Side {
                region,
                from: *from,
                to: *to,
                west: from.0.min(to.0),
                east: from.0.max(to.0),
            }));
        }
    }
    sides
}

fn apart(a: Corner, b: Corner) -> i32 {
    (a.0 - b.0).abs().max((a.1 - b.1).abs())
}

impl Side {
    /// Whether the other lies neither north nor south of it.
    fn lies_beside(&self, other: &Side) -> bool {
        self.from.1.min(self.to.1) <= other.from.1.max(other.to.1) + ROOM
            && other.from.1.min(other.to.1) <= self.from.1.max(self.to.1) + ROOM
    }

    /// Whether the corner lies on it.
    fn holds(&self, corner: Corner) -> bool {
        let way = |to: Corner| (i64::from(to.0 - self.from.0), i64::from(to.1 - self.from.1));
        let ((right, up), (east, north)) = (way(self.to), way(corner));
        let (along, length) = (right * east + up * north, right * right + up * up);
        let aside = i128::from(right * north - up * east);
        (0..=length).contains(&along)
            && 4 * aside * aside <= i128::from(OFF_LINE * OFF_LINE) * i128::from(length)
    }

    /// Whether both lie on one line for more than a point. Of a common stretch each end is an end of one of them and lies on
    /// the other.
    fn shares_stretch(&self, other: &Side) -> bool {
        let own = [self.from, self.to].into_iter().filter(|end| other.holds(*end));
        let ends: Vec<Corner> =
            own.chain([other.from, other.to].into_iter().filter(|end| self.holds(*end))).collect();
        ends.iter().enumerate().any(|(at, one)| ends[at + 1..].iter().any(|two| apart(*one, *two) > POINT))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::Ring;
    use super::*;

    fn region(corners: &[Corner]) -> Region {
        Region { name: String::new(), rings: vec![Ring::new(corners.to_vec()).unwrap()] }
    }

    #[test]
    fn a_corner_said_twice_is_no_border() {
        // As near as no border can be.
        let twice = region(&[(0, 0), (100, 0), (100, 100), (0, 100), (0, 100)]);
        assert_eq!(borders(&[twice, rectangle(0, 102, 100, 200)]), []);
    }

    fn rectangle(west: i32, south: i32, east: i32, north: i32) -> Region {
        region(&[(west, south), (east, south), (east, north), (west, north)])
    }

    #[test]
    fn who_shares_a_border_is_a_neighbour_and_who_meets_in_a_point_is_none() {
        let square = |east: i32, north: i32| rectangle(east, north, east + 10, north + 10);
        let regions = [square(0, 0), square(10, 0), square(0, 10), square(10, 10), square(50, 50)];
        assert_eq!(borders(&regions), [(0, 1), (0, 2), (1, 3), (2, 3)]);
    }

    #[test]
    fn where_three_meet_the_third_needs_no_corner() {
        // Two above one, whose upper line has no corner where they part; and a row that is staggered against another.
        let below = rectangle(0, 0, 1_000, 500);
        assert_eq!(
            borders(&[below.clone(), rectangle(0, 500, 400, 900), rectangle(400, 500, 1_000, 900)]),
            [(0, 1), (0, 2), (1, 2)]
        );
        assert_eq!(borders(&[below.clone(), rectangle(-300, 500, 700, 900)]), [(0, 1)]);
        assert_eq!(borders(&[below.clone(), rectangle(300, 500, 700, 900)]), [(0, 1)]);
        // A corner on the middle of a line is a point.
        assert_eq!(borders(&[below.clone(), region(&[(500, 500), (700, 900), (300, 900)])]), []);
        assert_eq!(borders(&[below, rectangle(0, 520, 1_000, 900)]), [], "a strip lies between");
    }

    #[test]
    fn a_corner_that_was_rounded_lies_on_a_slanting_line() {
        // Of the line from (0, 0) to (997, 331), 400 along: north is 132.8.
        let line = [(0, 0), (997, 331)];
        let above = region(&[line[0], line[1], (0, 800)]);
        let left = region(&[line[0], (400, -600), (400, 133)]);
        let right = region(&[(400, 133), (400, -600), line[1]]);
        assert_eq!(borders(&[above, left, right]), [(0, 1), (0, 2), (1, 2)]);
    }

    /// Twelve thousand corners, most of which lie on the middle of another brick's line.
    #[test]
    fn bricks_border_on_those_they_lie_upon() {
        let (rows, columns) = (60, 50);
        let brick = |row: i32, column: i32| {
            let west = column * 2_000 + row % 2 * 1_000;
            rectangle(west, row * 700, west + 2_000, row * 700 + 700)
        };
        let mut regions: Vec<Region> =
            (0..rows).flat_map(|row| (0..columns).map(move |column| brick(row, column))).collect();
        // However far away another lies.
        regions.push(rectangle(1_700_000, 800_000, 1_700_100, 800_100));
        let beside = rows * (columns - 1);
        let upon = (rows - 1) * (2 * columns - 1);
        assert_eq!(borders(&regions).len() as i32, beside + upon);
    }
}
