//! A colour for every territory, so that those that lie beside each other differ wherever seven colours suffice.

use std::collections::BTreeMap;

use places::Point;

/// Colours that every eye can tell apart.
pub(crate) const COLOURS: usize = 7;
/// Fields across the land by which it is told who lies beside whom.
const FIELDS: i32 = 40;
/// No field is smaller than this: a twentieth of a degree.
const SMALLEST: i32 = 50_000;

/// Beyond so many territories, who lies beside whom is no longer asked.
const MOST: usize = 2_000;

/// A number from 0 for each territory of `territories`, given as the points of its accounts.
pub(crate) fn colours(territories: &[Vec<Point>]) -> Vec<u8> {
    let count = territories.len();
    if count <= COLOURS {
        return (0..count as u8).collect();
    }
    colours_beside(&vec![None; count], territories)
}

/// The same where some have their colours already.
pub(crate) fn colours_beside(known: &[Option<u8>], territories: &[Vec<Point>]) -> Vec<u8> {
    let count = territories.len();
    if count > MOST {
        let colour = |(place, known): (usize, &Option<u8>)| known.unwrap_or((place % COLOURS) as u8);
        return known.iter().enumerate().map(colour).collect();
    }
    let beside = neighbours(territories);
    let row = |place: usize| &beside[place * count..(place + 1) * count];
    let mut order: Vec<(u64, usize)> = (0..count)
        .filter(|place| known[*place].is_none())
        .map(|place| (row(place).iter().map(|weight| u64::from(*weight)).sum(), place))
        .collect();
    order.sort_by_key(|(pull, place)| (std::cmp::Reverse(*pull), *place));
    let mut given: Vec<Option<usize>> = known.iter().map(|colour| colour.map(usize::from)).collect();
    let mut used = [0usize; COLOURS];
    given.iter().flatten().for_each(|colour| used[*colour] += 1);
    for (_, place) in order {
        let mut clash = [0u64; COLOURS];
        for (weight, colour) in row(place).iter().zip(&given) {
            if let Some(colour) = colour {
                clash[*colour] += u64::from(*weight);
            }
        }
        let colour = (0..COLOURS).min_by_key(|colour| (clash[*colour], used[*colour], *colour)).unwrap_or(0);
        given[place] = Some(colour);
        used[colour] += 1;
    }
    given.into_iter().map(|colour| colour.unwrap_or(0) as u8).collect()
}

/// How many accounts of both lie in the same field or in fields side by side, for every two territories.
fn neighbours(territories: &[Vec<Point>]) -> Vec<u32> {
    let count = territories.len();
    let all = || territories.iter().flatten();
    let span = |of: fn(&Point) -> i32| {
        let least = all().map(of).min().unwrap_or(0);
        all().map(of).max().unwrap_or(0).saturating_sub(least)
    };
    let size = (span(|point| point.latitude).max(span(|point| point.longitude)) / FIELDS).max(SMALLEST);
    let mut fields: BTreeMap<(i32, i32), BTreeMap<usize, u32>> = BTreeMap::new();
    for (place, points) in territories.iter().enumerate() {
        for point in points {
            let field = (point.latitude.div_euclid(size), point.longitude.div_euclid(size));
            *fields.entry(field).or_default().entry(place).or_default() += 1;
        }
    }
    let mut beside = vec![0u32; count * count];
    for ((row, column), here) in &fields {
        for (down, right) in [(0, 0), (0, 1), (1, -1), (1, 0), (1, 1)] {
            let Some(there) = fields.get(&(row + down, column + right)) else { continue };
            for (a, held) in here {
                for (b, other) in there {
                    if a != b {
                        let weight = *held.min(other);
                        beside[a * count + b] = beside[a * count + b].saturating_add(weight);
                        beside[b * count + a] = beside[b * count + a].saturating_add(weight);
                    }
                }
            }
        }
    }
    beside
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(row: i32, column: i32) -> Vec<Point> {
        let at = |place: i32| Point {
            latitude: row * 2_000_000 + place % 10 * 200_000,
            longitude: column * 2_000_000 + place / 10 * 200_000,
        };
        (0..100).map(at).collect()
    }

    #[test]
    fn squares_beside_each_other_differ() {
        let grid: Vec<(i32, i32)> = (0..6).flat_map(|row| (0..6).map(move |column| (row, column))).collect();
        let squares: Vec<Vec<Point>> = grid.iter().map(|(row, column)| square(*row, *column)).collect();
        let colours = colours(&squares);
        for (a, (row, column)) in grid.iter().enumerate() {
            for (b, (other_row, other_column)) in grid.iter().enumerate() {
                let side = (row - other_row).abs() + (column - other_column).abs() == 1;
                assert!(!side || colours[a] != colours[b], "{row},{column} {other_row},{other_column}");
            }
        }
        assert!(colours.iter().all(|colour| usize::from(*colour) < COLOURS));
    }

    #[test]
    fn few_territories_keep_their_colours_whatever_moves() {
        assert_eq!(colours(&[square(0, 0), vec![], square(0, 0)]), [0, 1, 2]);
        assert_eq!(colours(&[]), Vec::<u8>::new());
    }

    #[test]
    fn a_new_one_differs_from_what_it_lies_beside() {
        let known = [Some(0), Some(1), Some(2), None, None];
        let (here, far) = (square(0, 0), square(0, 9));
        let colours = colours_beside(&known, &[far.clone(), far.clone(), far.clone(), far, here]);
        assert_eq!(colours[..3], [0, 1, 2]);
        assert!(colours[3] > 2 && colours[4] > 2 && colours[3] != colours[4], "{colours:?}");
    }

    #[test]
    fn territories_on_one_spot_share_colours_evenly() {
        let heap: Vec<Vec<Point>> = (0..14).map(|_| square(0, 0)).collect();
        let mut counts = [0; COLOURS];
        colours(&heap).into_iter().for_each(|colour| counts[usize::from(colour)] += 1);
        assert_eq!(counts, [2; COLOURS]);
    }
}
