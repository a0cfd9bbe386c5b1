//! Distances and centres on the earth, the same to the last bit on every machine.

use libm::{asin, atan2, cos, hypot, sin, sqrt};

/// Millionths of a degree, north and east positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Point {
    pub latitude: i32,
    pub longitude: i32,
}

const RADIUS: f64 = 6371.0088;

fn radians(millionths: i32) -> f64 {
    f64::from(millionths) * (core::f64::consts::PI / 180e6)
}

fn millionths(radians: f64) -> i32 {
    libm::round(radians * (180e6 / core::f64::consts::PI)) as i32
}

/// Great circle, as the crow flies.
pub fn kilometres(a: Point, b: Point) -> f64 {
    let (from, to) = (radians(a.latitude), radians(b.latitude));
    let up = sin((to - from) / 2.0);
    let across = sin((radians(b.longitude) - radians(a.longitude)) / 2.0);
    2.0 * RADIUS * asin(sqrt((up * up + cos(from) * cos(to) * across * across).min(1.0)))
}

/// On a plane that touches the earth in the middle of the United States, seen from the other side of it: circles stay circles, so
/// that nearest neighbours there are those on the earth.
pub(crate) fn on_plane(point: Point) -> (f64, f64) {
    const MIDDLE: (f64, f64) = (39.5, -98.5);
    let (north, east) = (MIDDLE.0.to_radians(), MIDDLE.1.to_radians());
    let (latitude, longitude) = (radians(point.latitude), radians(point.longitude) - east);
    let away = 1.0 + sin(north) * sin(latitude) + cos(north) * cos(latitude) * cos(longitude);
    let scale = 2.0 * RADIUS / away.max(1e-9);
    let up = cos(north) * sin(latitude) - sin(north) * cos(latitude) * cos(longitude);
    (scale * cos(latitude) * sin(longitude), scale * up)
}

/// Centre of weighted points on the sphere; `None` where they have no weight or face each other.
pub fn centre(points: impl IntoIterator<Item = (Point, f64)>) -> Option<Point> {
    let (mut x, mut y, mut z) = (0.0, 0.0, 0.0);
    for (point, weight) in points {
        let (latitude, longitude) = (radians(point.latitude), radians(point.longitude));
        x += weight * cos(latitude) * cos(longitude);
        y += weight * cos(latitude) * sin(longitude);
        z += weight * sin(latitude);
    }
    let flat = hypot(x, y);
    (hypot(flat, z) > 1e-9)
        .then(|| Point { latitude: millionths(atan2(z, flat)), longitude: millionths(atan2(y, x)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(latitude: f64, longitude: f64) -> Point {
        Point { latitude: (latitude * 1e6) as i32, longitude: (longitude * 1e6) as i32 }
    }

    #[test]
    fn distances_known_from_elsewhere() {
        for (a, b, known) in [
            (at(40.7128, -74.0060), at(34.0522, -118.2437), 3936.0),
            (at(40.4168, -3.7038), at(41.3874, 2.1686), 505.0),
            (at(0.0, 179.5), at(0.0, -179.5), 111.2),
        ] {
            assert!((kilometres(a, b) - known).abs() < 1.5, "{} {known}", kilometres(a, b));
        }
    }

    #[test]
    fn a_centre_lies_between_even_across_the_date_line() {
        let middle = centre([(at(0.0, 179.0), 1.0), (at(0.0, -179.0), 1.0)]).unwrap();
        assert_eq!(middle.longitude.abs(), 180_000_000);
        let heavy = centre([(at(0.0, 0.0), 3.0), (at(0.0, 4.0), 1.0)]).unwrap();
        assert!((heavy.longitude - 1_000_000).abs() < 2_000, "{heavy:?}");
        assert_eq!(centre([(at(0.0, 0.0), 1.0), (at(0.0, 180.0), 1.0)]), None);
        assert_eq!(centre([]), None);
    }
}
