//! Which region a spot lies in.

use plan::region::{Finder, Region, Ring, Spot};
use proptest::prelude::*;

/// Corners within 40 units of each other, so that spots on corners and sides are common.
fn corners() -> impl Strategy<Value = Vec<(i32, i32)>> {
    proptest::collection::vec((-20..20_i32, -20..20_i32), 3..12)
}

fn spots() -> impl Iterator<Item = Spot> {
    (-21..21)
        .flat_map(|x| (-21..21).map(move |y| Spot { longitude: x * 100 + 50 * (y & 1), latitude: y * 100 }))
}

fn region(rings: Vec<Vec<(i32, i32)>>) -> Region {
    Region { name: String::new(), rings: rings.into_iter().map(|ring| Ring::new(ring).unwrap()).collect() }
}

/// The plain definition away from the line itself: how often the line winds around the spot, in eighths of a turn between
/// corners, is odd. Undefined on the line.
fn winds_oddly(ring: &[(i32, i32)], spot: Spot) -> Option<bool> {
    let (x, y) = (i64::from(spot.longitude), i64::from(spot.latitude));
    let mut crossings = 0;
    for (at, from) in ring.iter().enumerate() {
        let to = ring[(at + 1) % ring.len()];
        let [(ax, ay), (bx, by)] =
            [*from, to].map(|(east, north)| (i64::from(east) * 100, i64::from(north) * 100));
        let turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
        let between = |a: i64, b: i64, c: i64| a.min(b) <= c && c <= a.max(b);
        if turn == 0 && between(ax, bx, x) && between(ay, by, y) {
            return None;
        }
        // A ray to the east at a height just above the spot's.
        let (below, above) = (ay <= y && by > y, by <= y && ay > y);
        if (below && turn > 0) || (above && turn < 0) {
            crossings += 1;
        }
    }
    Some(crossings % 2 == 1)
}

proptest! {
    #[test]
    fn a_region_holds_what_its_line_goes_around(ring in corners()) {
        let whole = region(vec![ring.clone()]);
        for spot in spots() {
            if let Some(inside) = winds_oddly(&ring, spot) {
                prop_assert_eq!(whole.holds(spot), inside, "{:?}", spot);
            }
        }
    }

    /// Where a line begins and which way it runs says nothing.
    #[test]
    fn a_line_is_the_same_from_anywhere(ring in corners(), start in 0..12_usize) {
        let mut turned = ring.clone();
        turned.rotate_left(start % ring.len());
        turned.reverse();
        let (one, other) = (region(vec![ring]), region(vec![turned]));
        for spot in spots() {
            prop_assert_eq!(one.holds(spot), other.holds(spot), "{:?}", spot);
        }
    }

    /// A square cut along any line of rising corners: every spot of it lies in exactly one part, those on the cut too.
    #[test]
    fn neighbours_share_nothing_and_leave_nothing(cut in proptest::collection::vec(-19..19_i32, 1..8)) {
        let step = 40 / (cut.len() as i32 + 1);
        let middle = || cut.iter().zip(1..).map(|(x, at)| (*x, -20 + at * step));
        let line: Vec<(i32, i32)> = std::iter::once((0, -20)).chain(middle()).chain([(0, 20)]).collect();
        let west: Vec<_> = line.iter().copied().chain([(-20, 20), (-20, -20)]).collect();
        let east: Vec<_> = line.iter().rev().copied().chain([(20, -20), (20, 20)]).collect();
        let (parts, whole) = (
            [region(vec![west]), region(vec![east])],
            region(vec![vec![(-20, -20), (20, -20), (20, 20), (-20, 20)]]),
        );
        let finder = Finder::new(&parts);
        for spot in spots() {
            let held = parts.iter().filter(|part| part.holds(spot)).count();
            prop_assert_eq!(held == 1, whole.holds(spot), "{:?} {}", spot, held);
            prop_assert!(held <= 1);
            let first = parts.iter().position(|part| part.holds(spot));
            prop_assert_eq!(finder.at(spot), first);
        }
    }

    #[test]
    fn a_hole_is_not_inside(outer in corners(), hole in corners()) {
        let [one, other] = [&outer, &hole].map(|ring| region(vec![ring.clone()]));
        let both = region(vec![outer, hole]);
        for spot in spots() {
            prop_assert_eq!(both.holds(spot), one.holds(spot) != other.holds(spot));
        }
    }

    #[test]
    fn rings_are_written_and_read_again(ring in corners()) {
        let ring = Ring::new(ring).unwrap();
        let numbers: Vec<i32> = ring.clone().into();
        prop_assert_eq!(Ring::try_from(numbers).unwrap(), ring);
    }
}
