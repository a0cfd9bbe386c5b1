//! Who is whose neighbour where nobody drew borders: US postal codes and their first three digits, by where their centres lie.

use std::collections::{BTreeMap, BTreeSet};

use spade::{DelaunayTriangulation, HasPosition, Point2, Triangulation};

use crate::borders::us_county_borders;
use crate::geometry::{Point, centre, kilometres, on_plane};
use crate::search::{digits, point, us_postal};
use crate::table::TABLES;

/// Farther apart, two codes are neighbours only where they would have none on the way to the others.
const NEAR: f64 = 200.0;

/// A US postal code, or all that begin with the same three digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PostalArea {
    /// Five digits, or three.
    pub number: u32,
    pub centre: Point,
    /// FIPS number of its state, where known.
    state: Option<u32>,
}

/// The area of a US postal code ("94612", "94612-1234"), where known.
pub fn us_zip(postal_code: &str) -> Option<PostalArea> {
    let row = us_postal(postal_code)?;
    let state = row.place(9).map(|county| TABLES.counties.row(county).number(0, 3) as u32 / 1000);
    Some(PostalArea { number: row.number(0, 3) as u32, centre: point(row, 3), state })
}

/// The area of its first three digits.
pub fn us_zip3(postal_code: &str) -> Option<PostalArea> {
    let number = digits(postal_code)? / 100;
    let postal = TABLES.postal;
    let (from, to) = (postal.first_from(number * 100, 3), postal.first_from(number * 100 + 100, 3));
    let rows = || (from..to).map(|place| postal.row(place));
    let county = rows().find_map(|row| row.place(9));
    let state = county.map(|county| TABLES.counties.row(county).number(0, 3) as u32 / 1000);
    Some(PostalArea { number: number as u32, centre: centre(rows().map(|row| (point(row, 3), 1.0)))?, state })
}

/// Pairs of neighbours by their places in the list, each once: between them, as seen from above, lies no third (Delaunay 1934). Not
/// those across a border of states that do not touch (Lake Michigan, the Gulf), nor those farther apart than 200 km, unless without
/// them an area would be cut off: then the shortest ways that join all.
pub fn us_postal_neighbours(areas: &[PostalArea]) -> Vec<(usize, usize)> {
    // Several codes may share a centre: they hang on the first.
    let mut first: BTreeMap<Point, usize> = BTreeMap::new();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (at, area) in areas.iter().enumerate() {
        let shared = *first.entry(area.centre).or_insert(at);
        if shared != at {
            pairs.push((shared, at));
        }
    }
    let mut edges: Vec<(f64, usize, usize)> = triangulated(first.iter().map(|(point, at)| (*point, *at)))
        .into_iter()
        .map(|(a, b)| (kilometres(areas[a].centre, areas[b].centre), a, b))
        .collect();
    edges.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let borders: BTreeSet<(u32, u32)> =
        us_county_borders().map(|(a, b)| (a / 1000, b / 1000)).flat_map(|(a, b)| [(a, b), (b, a)]).collect();
    let touch = |a: usize, b: usize| match (areas[a].state, areas[b].state) {
        (Some(a), Some(b)) => a == b || borders.contains(&(a, b)),
        _ => true,
    };
    let mut joined = Joined((0..areas.len()).collect());
    for (a, b) in &pairs {
        joined.join(*a, *b);
    }
    let (near, far): (Vec<_>, Vec<_>) =
        edges.into_iter().partition(|(length, a, b)| *length <= NEAR && touch(*a, *b));
    for (_, a, b) in near {
        joined.join(a, b);
        pairs.push((a, b));
    }
    // From the shortest up, as far as they join something: Kruskal.
    for (_, a, b) in far {
        if joined.join(a, b) {
            pairs.push((a, b));
        }
    }
    pairs.sort_unstable();
    pairs
}

struct At {
    position: Point2<f64>,
    at: usize,
}

impl HasPosition for At {
    type Scalar = f64;

    fn position(&self) -> Point2<f64> {
        self.position
    }
}

fn triangulated(points: impl Iterator<Item = (Point, usize)>) -> Vec<(usize, usize)> {
    let at = |(point, at): (Point, usize)| {
        let (x, y) = on_plane(point);
        At { position: Point2::new(x, y), at }
    };
    // It refuses numbers only that no point of the earth has.
    let Ok(found) = DelaunayTriangulation::<At>::bulk_load(points.map(at).collect()) else {
        return Vec::new();
    };
    let ends = |edge: [usize; 2]| (edge[0].min(edge[1]), edge[0].max(edge[1]));
    found.undirected_edges().map(|edge| ends(edge.vertices().map(|vertex| vertex.data().at))).collect()
}

/// What hangs together.
struct Joined(Vec<usize>);

impl Joined {
    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    /// Whether they were apart.
    fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
        a != b
    }
}
