//! A colour for every territory: others for those that lie beside each other, and the same as before wherever that stands.

use std::collections::BTreeMap;

use places::Point;

/// As many as the window has (`--cat-1` and on in `app.css`).
pub(crate) const COLOURS: usize = 16;
/// Fewer have the first colours by their order, which every eye tells apart with ease.
const PLAIN: usize = 7;
/// Pairs that one eye or another does not tell apart with ease: a test measures them.
const ALIKE: [(u8, u8); 33] = [
    (0, 3),
    (0, 6),
    (0, 7),
    (0, 9),
    (0, 12),
    (1, 5),
    (1, 8),
    (2, 3),
    (2, 7),
    (2, 8),
    (3, 4),
    (3, 10),
    (3, 14),
    (4, 10),
    (4, 11),
    (4, 14),
    (5, 7),
    (6, 7),
    (6, 9),
    (6, 11),
    (6, 13),
    (6, 15),
    (7, 13),
    (8, 10),
    (8, 15),
    (10, 11),
    (10, 13),
    (10, 15),
    (11, 13),
    (11, 15),
    (12, 14),
    (12, 15),
    (13, 15),
];
/// Fields across the land by which it is told who lies beside whom.
const FIELDS: i32 = 40;
/// No field is smaller than this: a twentieth of a degree.
const SMALLEST: i32 = 50_000;

/// Beyond so many territories, who lies beside whom is no longer asked.
const MOST: usize = 2_000;

/// A number from 0 for each territory of `territories`, given as the points of its accounts. What they had `before` stays,
/// unless two that lie beside each other now have the same and the later one finds one that nobody beside it has.
pub(crate) fn colours(before: &[Option<u8>], territories: &[Vec<Point>]) -> Vec<u8> {
    let count = territories.len();
    if count > MOST {
        return colours_beside(before, territories);
    }
    let beside = neighbours(territories);
    let before: Vec<Option<u8>> = match before.iter().all(Option::is_none) && count <= PLAIN {
        true => (0..count as u8).map(Some).collect(),
        false => before.iter().map(|colour| colour.filter(|colour| usize::from(*colour) < COLOURS)).collect(),
    };
    let mut kept = before.clone();
    for place in 0..count {
        let near = |other: usize| beside[place * count + other] > 0;
        let same =
            (0..place).any(|other| near(other) && kept[other].is_some() && kept[other] == before[place]);
        let free =
            || (0..COLOURS as u8).any(|one| !(0..count).any(|other| near(other) && kept[other] == Some(one)));
        if same && free() {
            kept[place] = None;
        }
    }
    filled(&kept, &beside)
}

/// Those that are `known` stay whatever lies beside them.
pub(crate) fn colours_beside(known: &[Option<u8>], territories: &[Vec<Point>]) -> Vec<u8> {
    if territories.len() > MOST {
        let colour = |(place, known): (usize, &Option<u8>)| known.unwrap_or((place % COLOURS) as u8);
        return known.iter().enumerate().map(colour).collect();
    }
    filled(known, &neighbours(territories))
}

/// In their order, so that one that comes later changes none before it: a colour that no neighbour has, that few have, and
/// that is unlike those of the neighbours.
fn filled(known: &[Option<u8>], beside: &[u32]) -> Vec<u8> {
    let count = known.len();
    let mut given: Vec<Option<usize>> = known.iter().map(|colour| colour.map(usize::from)).collect();
    let mut used = [0usize; COLOURS];
    given.iter().flatten().for_each(|colour| used[*colour] += 1);
    for place in 0..count {
        if given[place].is_some() {
            continue;
        }
        let (mut clash, mut alike) = ([0u64; COLOURS], [0u64; COLOURS]);
        for (weight, colour) in beside[place * count..(place + 1) * count].iter().zip(&given) {
            let Some(colour) = colour else { continue };
            clash[*colour] += u64::from(*weight);
            for (one, other) in ALIKE.map(|(one, other)| (usize::from(one), usize::from(other))) {
                if one == *colour {
                    alike[other] += u64::from(*weight);
                } else if other == *colour {
                    alike[one] += u64::from(*weight);
                }
            }
        }
        let cost = |colour: &usize| {
            let (clash, alike, used) = (clash[*colour], alike[*colour], used[*colour]);
            (clash, used > 0, alike, used, *colour)
        };
        let colour = (0..COLOURS).min_by_key(cost).unwrap_or(0);
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

    fn grid(side: i32) -> Vec<Vec<Point>> {
        (0..side).flat_map(|row| (0..side).map(move |column| square(row, column))).collect()
    }

    fn fresh(territories: &[Vec<Point>]) -> Vec<u8> {
        colours(&vec![None; territories.len()], territories)
    }

    fn known(colours: &[u8]) -> Vec<Option<u8>> {
        colours.iter().copied().map(Some).collect()
    }

    #[test]
    fn squares_beside_each_other_differ_and_mostly_with_ease() {
        let side = 6;
        let colours = fresh(&grid(side));
        let mut alike = 0;
        for a in 0..side * side {
            for b in 0..a {
                if (a / side - b / side).abs() + (a % side - b % side).abs() != 1 {
                    continue;
                }
                let (one, other) = (colours[a as usize], colours[b as usize]);
                assert_ne!(one, other, "{a} {b}");
                alike += usize::from(ALIKE.contains(&(one.min(other), one.max(other))));
            }
        }
        assert!(alike <= 8, "{alike} of 60 borders between colours that are alike");
        assert!(colours.iter().all(|colour| usize::from(*colour) < COLOURS));
    }

    #[test]
    fn as_many_territories_as_colours_all_differ() {
        let mut colours = fresh(&grid(4));
        colours.sort();
        assert_eq!(colours, (0..COLOURS as u8).collect::<Vec<_>>());
    }

    #[test]
    fn few_territories_have_the_plain_colours_whatever_moves() {
        assert_eq!(fresh(&[square(0, 0), vec![], square(0, 0)]), [0, 1, 2]);
        assert_eq!(fresh(&[]), Vec::<u8>::new());
    }

    #[test]
    fn a_move_changes_no_colour_but_where_two_neighbours_would_be_equal() {
        let mut squares = grid(6);
        let before = fresh(&squares);
        // From the first to its neighbour and to the last: all others keep what they have, and so does whoever clashes with nobody.
        for to in [1, 35] {
            let moved = squares[0].pop().unwrap();
            squares[to].push(moved);
            assert_eq!(colours(&known(&before), &squares), before);
        }
        let pairs = || (0..36).flat_map(|twin| (0..twin).map(move |first| (first, twin)));
        let (first, twin) = pairs().find(|(first, twin)| before[*first] == before[*twin]).unwrap();
        squares[twin] = squares[first].clone();
        let after = colours(&known(&before), &squares);
        assert_ne!(after[twin], after[first]);
        let changed: Vec<usize> = (0..36).filter(|place| after[*place] != before[*place]).collect();
        assert_eq!(changed, [twin]);
        assert_eq!(colours(&known(&after), &squares), after);
    }

    #[test]
    fn one_more_territory_leaves_the_others_as_they_are() {
        let mut squares = grid(3);
        let before = fresh(&squares);
        squares.push(square(1, 1));
        let mut had = known(&before);
        had.push(None);
        let after = colours(&had, &squares);
        assert_eq!(after[..9], before);
        assert!(!before.contains(&after[9]));
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
    fn territories_on_one_spot_share_colours_evenly_and_keep_them() {
        let heap: Vec<Vec<Point>> = (0..2 * COLOURS).map(|_| square(0, 0)).collect();
        let mut counts = [0; COLOURS];
        let given = fresh(&heap);
        given.iter().for_each(|colour| counts[usize::from(*colour)] += 1);
        assert_eq!(counts, [2; COLOURS]);
        assert_eq!(colours(&known(&given), &heap), given);
    }

    /// The window's colours in both themes, as they stand in its style sheet.
    fn palettes() -> [Vec<[f64; 3]>; 2] {
        let sheet = include_str!("../../../../ui/src/app.css");
        let mut found = [Vec::new(), Vec::new()];
        for number in 1.. {
            let Some((_, rest)) = sheet.split_once(&format!("--cat-{number}:")) else { break };
            let hexes: Vec<&str> =
                rest.split(';').next().unwrap().split('#').skip(1).map(|hex| &hex[..6]).collect();
            for (theme, palette) in found.iter_mut().enumerate() {
                let hex = hexes[theme.min(hexes.len() - 1)];
                palette.push([0, 2, 4].map(|at| linear(u8::from_str_radix(&hex[at..at + 2], 16).unwrap())));
            }
        }
        found
    }

    fn linear(part: u8) -> f64 {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    }

    fn times(matrix: [[f64; 3]; 3], [a, b, c]: [f64; 3]) -> [f64; 3] {
        matrix.map(|row| row[0] * a + row[1] * b + row[2] * c)
    }

    /// Hundredths of OKLab.
    fn lab(rgb: [f64; 3]) -> [f64; 3] {
        let cones = times(
            [
                [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
                [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
                [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
            ],
            rgb,
        );
        let lab = times(
            [
                [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
                [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
                [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
            ],
            cones.map(f64::cbrt),
        );
        lab.map(|part| 100.0 * part)
    }

    /// As eyes without red and without green cones see it (Machado and others, 2009).
    const WITHOUT_RED: [[f64; 3]; 3] = [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ];
    const WITHOUT_GREEN: [[f64; 3]; 3] = [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_82, 0.042_94, 0.968_881],
    ];

    fn apart(one: [f64; 3], other: [f64; 3]) -> [f64; 3] {
        let eyes: [fn([f64; 3]) -> [f64; 3]; 3] = [
            |rgb| rgb,
            |rgb| times(WITHOUT_RED, rgb).map(|part| part.clamp(0.0, 1.0)),
            |rgb| times(WITHOUT_GREEN, rgb).map(|part| part.clamp(0.0, 1.0)),
        ];
        eyes.map(|eye| {
            let (a, b) = (lab(eye(one)), lab(eye(other)));
            (0..3).map(|at| (a[at] - b[at]).powi(2)).sum::<f64>().sqrt()
        })
    }

    #[test]
    fn colours_that_are_alike_are_known() {
        let palettes = palettes();
        let mut alike = std::collections::BTreeSet::new();
        for palette in &palettes {
            assert_eq!(palette.len(), COLOURS);
            for other in 0..COLOURS {
                for one in 0..other {
                    let [all, red, green] = apart(palette[one], palette[other]);
                    assert!(
                        all > 11.0 && red > 7.0 && green > 7.0,
                        "{one} {other}: {all:.1} {red:.1} {green:.1}"
                    );
                    if all < 16.0 || red < 10.0 || green < 10.0 {
                        alike.insert((one as u8, other as u8));
                    }
                }
            }
        }
        assert_eq!(alike.into_iter().collect::<Vec<_>>(), ALIKE);
    }

    #[test]
    fn colours_stand_out_from_the_land_of_the_map() {
        let sheet = include_str!("../../../../ui/src/app.css");
        let (_, land) = sheet.split_once("--map-land: light-dark(#").unwrap();
        let lands = [&land[..6], &land[9..15]];
        let light = |rgb: [f64; 3]| 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
        for (palette, (land, least)) in palettes().into_iter().zip(lands.into_iter().zip([1.7, 2.9])) {
            let land = light([0, 2, 4].map(|at| linear(u8::from_str_radix(&land[at..at + 2], 16).unwrap())));
            for (number, colour) in palette.into_iter().enumerate() {
                let own = light(colour);
                let contrast = (own.max(land) + 0.05) / (own.min(land) + 0.05);
                assert!(contrast > least, "{number}: {contrast:.2}");
            }
        }
    }
}
