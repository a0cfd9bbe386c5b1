//! Which regions border on each other.

use std::collections::{BTreeSet, HashMap};

use super::Region;

type Corner = (i32, i32);

/// So far from a line, in ten-thousandths of a degree, a corner still lies on it: both were rounded. Doubled.
const OFF_LINE: i64 = 3;
/// What two lines have in common is a border beyond this length, and else a point.
const POINT: i32 = 8;

/// Pairs, the lesser first, that share two corners or more, or a stretch of a line: where three regions meet, the line of
/// the third may have no corner there. Regions that meet in one point do not border on each other.
pub fn borders(regions: &[Region]) -> Vec<(usize, usize)> {
    let mut found = corners_shared(regions);
    let sides = sides(regions);
    let grid = Grid::of(&sides);
    for side in sides.iter().filter(|side| side.is_line()) {
        grid.near(side, |other| {
            let pair = (side.region.min(other.region), side.region.max(other.region));
            if pair.0 != pair.1 && side.near(other) && !found.contains(&pair) && side.shares_stretch(other) {
                found.insert(pair);
            }
        });
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
    /// The side that ends where this one begins, by its place among all.
    before: usize,
}

fn sides(regions: &[Region]) -> Vec<Side> {
    let mut sides = Vec::new();
    for (region, shape) in regions.iter().enumerate() {
        for corners in shape.rings.iter().map(|ring| ring.corners()) {
            let first = sides.len();
            let next = corners.iter().cycle().skip(1);
            sides.extend(corners.iter().zip(next).enumerate().map(|(at, (from, to))| Side {
                region,
                from: *from,
                to: *to,
                before: first + (at + corners.len() - 1) % corners.len(),
            }));
        }
    }
    sides
}

fn apart(a: Corner, b: Corner) -> i32 {
    (a.0 - b.0).abs().max((a.1 - b.1).abs())
}

impl Side {
    /// A corner that is said twice makes none.
    fn is_line(&self) -> bool {
        self.from != self.to
    }

    /// Whether the other lies where it could touch this one.
    fn near(&self, other: &Side) -> bool {
        let meets = |a: (i32, i32), b: (i32, i32)| {
            a.0.min(a.1) <= b.0.max(b.1) + OFF_LINE as i32 && b.0.min(b.1) <= a.0.max(a.1) + OFF_LINE as i32
        };
        other.is_line()
            && meets((self.from.0, self.to.0), (other.from.0, other.to.0))
            && meets((self.from.1, self.to.1), (other.from.1, other.to.1))
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

/// Sides by the squares in which they begin.
struct Grid<'s> {
    sides: &'s [Side],
    origin: Corner,
    square: i32,
    width: usize,
    squares: Vec<Vec<u32>>,
}

impl Grid<'_> {
    fn of(sides: &[Side]) -> Grid<'_> {
        let bounds = |pick: fn(&Side) -> i32| {
            let all = sides.iter().map(pick);
            (all.clone().min().unwrap_or(0), all.max().unwrap_or(0))
        };
        let ((west, east), (south, north)) = (bounds(|side| side.from.0), bounds(|side| side.from.1));
        // About as many squares as sides.
        let across = (sides.len().isqrt() as i32).max(1);
        let square = ((east - west).max(north - south) / across).max(16) + 1;
        let width = ((east - west) / square) as usize + 1;
        let height = ((north - south) / square) as usize + 1;
        let mut grid =
            Grid { sides, origin: (west, south), square, width, squares: vec![Vec::new(); width * height] };
        for (number, side) in sides.iter().enumerate() {
            let (column, row) = (grid.column(side.from.0), grid.row(side.from.1));
            grid.squares[row * width + column].push(number as u32);
        }
        grid
    }

    fn column(&self, east: i32) -> usize {
        (((east - self.origin.0).max(0) / self.square) as usize).min(self.width - 1)
    }

    fn row(&self, north: i32) -> usize {
        (((north - self.origin.1).max(0) / self.square) as usize).min(self.squares.len() / self.width - 1)
    }

    /// The sides that begin or end near a line.
    fn near(&self, side: &Side, mut each: impl FnMut(&Side)) {
        let room = OFF_LINE as i32;
        let (low, high) = if side.from.1 <= side.to.1 { (side.from, side.to) } else { (side.to, side.from) };
        for row in self.row(low.1 - room)..=self.row(high.1 + room) {
            // Where the line runs within this row of squares.
            let south = self.origin.1 + row as i32 * self.square;
            let at = |north: i32| {
                let north = i64::from(north.clamp(low.1, high.1) - low.1);
                let (right, up) = (i64::from(high.0 - low.0), i64::from(high.1 - low.1));
                low.0 + if up == 0 { 0 } else { (right * north / up) as i32 }
            };
            let (enter, leave) = if low.1 == high.1 {
                (low.0, high.0)
            } else {
                (at(south - room), at(south + self.square + room))
            };
            let columns = self.column(enter.min(leave) - room)..=self.column(enter.max(leave) + room);
            for square in columns.map(|column| row * self.width + column) {
                for number in &self.squares[square] {
                    let begins = &self.sides[*number as usize];
                    each(begins);
                    each(&self.sides[begins.before]);
                }
            }
        }
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
        let twice = region(&[(0, 0), (0, 0), (100, 0), (100, 100), (0, 100)]);
        assert!(borders(&[twice, rectangle(10_000, 10_000, 10_400, 10_400)]).is_empty());
        // The one far away makes squares so large that all sides are looked at.
        let far = rectangle(800_000, 800_000, 800_100, 800_100);
        let twice = region(&[(0, 0), (0, 0), (100, 0), (100, 100), (0, 100)]);
        assert!(borders(&[twice, rectangle(10_000, 10_000, 10_400, 10_400), far]).is_empty());
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
        let regions: Vec<Region> =
            (0..rows).flat_map(|row| (0..columns).map(move |column| brick(row, column))).collect();
        let beside = rows * (columns - 1);
        let upon = (rows - 1) * (2 * columns - 1);
        assert_eq!(borders(&regions).len() as i32, beside + upon);
    }
}
