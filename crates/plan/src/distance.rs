//! How far two places lie apart, in whole numbers. On a sphere of the earth's mean radius (6,371.0088 km), so up to half a
//! percent off the ellipsoid; the arithmetic itself errs by less than 5 cm.

use crate::money::Decimal;

/// Mean radius of the earth in millimetres.
const RADIUS: i128 = 6_371_008_800;
/// Angles in radians, sines and cosines are scaled by 2^60.
const ONE: i64 = 1 << 60;
const PI: i64 = 3_622_009_729_038_561_421;
const HALF_PI: i64 = PI / 2;
const QUARTER_PI: i64 = PI / 4;
const HALF_TURN: i128 = 180_000_000;

/// Half the way around the earth, nearly; farther than that is everywhere.
pub const FARTHEST: Decimal = Decimal::units(20_000);

/// Where a place lies seen from the middle of the earth: a vector of length 1, scaled by 2^30.
pub(crate) type Direction = [i32; 3];

/// Of a place in millionths of a degree.
pub(crate) fn direction(latitude: i32, longitude: i32) -> Direction {
    let angle = |degrees: i32| (i128::from(degrees) * i128::from(PI) / HALF_TURN) as i64;
    let (north, east) = (angle(latitude), angle(longitude));
    let flat = cosine(north);
    [times(flat, cosine(east)), times(flat, sine(east)), sine(north)]
        .map(|part| ((part + (1 << 29)) >> 30) as i32)
}

/// A place and all that is near it.
#[derive(Clone, Copy)]
pub(crate) struct Circle {
    centre: Direction,
    /// Of the longest straight line from the centre, scaled by 2^60.
    squared: i64,
}

impl Circle {
    pub fn new(latitude: Decimal, longitude: Decimal, kilometres: Decimal) -> Circle {
        // A millionth of a kilometre is a millimetre.
        let radius = i128::from(kilometres.millionths().clamp(0, FARTHEST.millionths()));
        let half = sine((radius * i128::from(ONE) / (2 * RADIUS)) as i64);
        let degrees = |number: Decimal, most: i64| number.millionths().clamp(-most, most) as i32;
        Circle {
            centre: direction(degrees(latitude, 90_000_000), degrees(longitude, 180_000_000)),
            squared: ((i128::from(half) * i128::from(half)) >> 58) as i64,
        }
    }

    /// Two corners of a box around it.
    pub fn corners(&self) -> ([i64; 3], [i64; 3]) {
        let reach = self.squared.isqrt() + 1;
        let centre = self.centre.map(i64::from);
        (centre.map(|part| part - reach), centre.map(|part| part + reach))
    }

    pub fn holds(&self, place: Direction) -> bool {
        let gap = |axis: usize| i64::from(place[axis]) - i64::from(self.centre[axis]);
        let (x, y, z) = (gap(0), gap(1), gap(2));
        x * x + y * y + z * z <= self.squared
    }
}

fn times(a: i64, b: i64) -> i64 {
    ((i128::from(a) * i128::from(b)) >> 60) as i64
}

/// Of -pi to pi.
fn sine(angle: i64) -> i64 {
    let beyond = angle.abs();
    let angle_up = if beyond > HALF_PI { PI - beyond } else { beyond };
    let found = if angle_up > QUARTER_PI {
        series(HALF_PI - angle_up, ONE, &COSINE)
    } else {
        series(angle_up, angle_up, &SINE)
    };
    if angle < 0 { -found } else { found }
}

fn cosine(angle: i64) -> i64 {
    sine(HALF_PI - angle.abs())
}

/// `first * (1 - angle^2 * (parts[0] - angle^2 * (parts[1] - ...)))`.
fn series(angle: i64, first: i64, parts: &[i64]) -> i64 {
    let squared = times(angle, angle);
    let sum = parts.iter().rev().fold(0, |sum, part| part - times(squared, sum));
    times(first, ONE - times(squared, sum))
}

/// 1/3!, 1/5!, ... and 1/2!, 1/4!, ...; what follows the last is less than 2^-58 up to a quarter of pi.
const SINE: [i64; 8] = reciprocals(3);
const COSINE: [i64; 8] = reciprocals(2);

const fn reciprocals(first: i64) -> [i64; 8] {
    let mut parts = [0; 8];
    let (mut factorial, mut factor, mut place) = (1i64, 1, 0);
    while place < 8 {
        while factor < first + 2 * place as i64 {
            factor += 1;
            factorial *= factor;
        }
        parts[place] = ONE / factorial;
        place += 1;
    }
    parts
}
