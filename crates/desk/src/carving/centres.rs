//! Where new territories begin: centres far from each other (k-means++, Arthur & Vassilvitskii 2007), moved to the middle of what is
//! nearest to them. Positions are vectors, so that nothing but additions and square roots is needed again and again.

use places::Point;

/// Kilometres from the middle of the earth.
const RADIUS: f64 = 6371.0;
const ROUNDS: usize = 12;

/// A point on the earth as a vector.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sphere([f64; 3]);

impl Sphere {
    pub fn of(point: Point) -> Sphere {
        let radians = |degrees: i32| f64::from(degrees) / 1e6 * std::f64::consts::PI / 180.0;
        let (latitude, longitude) = (radians(point.latitude), radians(point.longitude));
        let flat = libm::cos(latitude);
        Sphere([flat * libm::cos(longitude), flat * libm::sin(longitude), libm::sin(latitude)])
    }

    fn squared(self, other: Sphere) -> f64 {
        self.0.iter().zip(other.0).map(|(a, b)| (a - b) * (a - b)).sum()
    }

    /// Through the earth, which up to 2,000 km is the way over it to half a percent.
    pub fn metres(self, other: Sphere) -> i64 {
        (self.squared(other).sqrt() * RADIUS * 1000.0).round() as i64
    }

    pub fn kilometres(self, other: Sphere) -> f64 {
        self.squared(other).sqrt() * RADIUS
    }

    pub fn mean(points: impl Iterator<Item = (Sphere, f64)>) -> Option<Sphere> {
        let mut sum = [0.0; 3];
        for (point, weight) in points {
            for (sum, part) in sum.iter_mut().zip(point.0) {
                *sum += part * weight;
            }
        }
        let length = sum.iter().map(|part| part * part).sum::<f64>().sqrt();
        (length > 1e-9).then(|| Sphere(sum.map(|part| part / length)))
    }
}

/// As many centres as there are seats; accounts that cannot be placed pull on none.
pub(super) fn centres(places: &[Option<Sphere>], visits: &[i64], seats: usize) -> Vec<Option<Sphere>> {
    let known: Vec<(Sphere, f64)> = places
        .iter()
        .zip(visits)
        .filter_map(|(place, visits)| place.map(|place| (place, *visits as f64)))
        .collect();
    if known.is_empty() {
        return vec![None; seats];
    }
    let mut chosen: Vec<Sphere> = Vec::new();
    let mut far: Vec<f64> = known.iter().map(|(_, weight)| *weight).collect();
    for at in 0..seats {
        // The point at an even share of the squared distances, instead of a random one: the same centres every time.
        let total: f64 = far.iter().sum();
        let wanted = total * (at as f64 * 0.618_033_988_75 + 0.5).fract();
        let mut sum = 0.0;
        let found = far.iter().position(|far| {
            sum += far;
            sum > wanted
        });
        let next = known[found.unwrap_or(0)].0;
        chosen.push(next);
        for (far, (place, weight)) in far.iter_mut().zip(&known) {
            let squared = place.squared(next) * weight;
            *far = if at == 0 { squared } else { far.min(squared) };
        }
    }
    for _ in 0..ROUNDS {
        let mut own: Vec<Vec<(Sphere, f64)>> = vec![Vec::new(); seats];
        for (place, weight) in &known {
            let ways = chosen.iter().map(|centre| place.squared(*centre)).enumerate();
            if let Some((nearest, _)) = ways.min_by(|(_, a), (_, b)| a.total_cmp(b)) {
                own[nearest].push((*place, *weight));
            }
        }
        for (centre, own) in chosen.iter_mut().zip(own) {
            *centre = Sphere::mean(own.into_iter()).unwrap_or(*centre);
        }
    }
    chosen.into_iter().map(Some).collect()
}

/// Centres for those of some seats that have none: where most work lies far from all others, among the accounts that may go there.
pub(super) fn beside(
    centres: &mut [Option<Sphere>],
    seats: &[usize],
    places: &[Option<Sphere>],
    visits: &[i64],
    may: &dyn Fn(usize, usize) -> bool,
) {
    let nearest = |place: &Sphere| -> f64 {
        let ways = centres.iter().flatten().map(|centre| place.squared(*centre));
        ways.min_by(f64::total_cmp).unwrap_or(1.0)
    };
    let missing: Vec<usize> = seats.iter().copied().filter(|seat| centres[*seat].is_none()).collect();
    let mut far: Vec<f64> = if missing.is_empty() {
        Vec::new()
    } else {
        places.iter().map(|place| place.as_ref().map_or(0.0, nearest)).collect()
    };
    for seat in missing {
        let weight = |at: usize| if may(at, seat) { far[at] * visits[at] as f64 } else { 0.0 };
        let half = (0..far.len()).map(weight).sum::<f64>() / 2.0;
        let mut sum = 0.0;
        let found = (0..far.len()).find(|at| {
            sum += weight(*at);
            sum > half
        });
        let Some(centre) = found.and_then(|at| places[at]) else { continue };
        centres[seat] = Some(centre);
        for (far, place) in far.iter_mut().zip(places) {
            *far = place.map_or(0.0, |place| far.min(place.squared(centre)));
        }
    }
}
