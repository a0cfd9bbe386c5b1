//! Degrees to whole numbers, and lines across the date line cut in two at it.

use super::Corner;

/// Half around the earth, in ten-thousandths of a degree.
const HALF: i64 = 1_800_000;
const WHOLE: i64 = 2 * HALF;
const POLE: i64 = 900_000;
/// Degrees in the unit of corners.
const UNIT: f64 = 10_000.0;

/// A line in whole numbers; the place of the first corner that is nowhere on the earth otherwise. Longitudes may go once
/// around beyond the date line, as some files write what lies across it.
pub fn whole(line: &[(f64, f64)]) -> Result<Vec<(i64, i64)>, usize> {
    let unit = |degrees: f64| (degrees * UNIT).round() as i64;
    let mut corners: Vec<(i64, i64)> = Vec::with_capacity(line.len());
    for (at, (x, y)) in line.iter().enumerate() {
        let on_earth = x.abs() <= 360.001 && y.abs() <= 90.001;
        if !on_earth {
            return Err(at);
        }
        let corner = (unit(*x), unit(*y).clamp(-POLE, POLE));
        if corners.last() != Some(&corner) {
            corners.push(corner);
        }
    }
    while corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    Ok(corners)
}

/// The parts of a closed line between the date line and the date line.
pub fn cut(line: Vec<(i64, i64)>) -> Vec<Vec<Corner>> {
    let line = unrolled(line);
    let (west, east) =
        line.iter().fold((i64::MAX, i64::MIN), |(west, east), (x, _)| (west.min(*x), east.max(*x)));
    let mut parts = Vec::new();
    for turn in -2..=2 {
        let shift = turn * WHOLE;
        if west >= HALF + shift || east <= shift - HALF {
            continue;
        }
        let inside = clipped(clipped(line.clone(), shift - HALF, 1), shift + HALF, -1);
        let mut part: Vec<Corner> = inside.into_iter().map(|(x, y)| ((x - shift) as i32, y as i32)).collect();
        part.dedup();
        while part.len() > 1 && part.first() == part.last() {
            part.pop();
        }
        if part.len() >= 3 {
            parts.push(part);
        }
    }
    parts
}

/// Without leaps from one end of the map to the other. A line around a pole has no other form and stays.
fn unrolled(line: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    let leaps = |from: i64, to: i64| (HALF + 1..WHOLE).contains(&(to - from).abs());
    let Some(last) = line.last().copied() else { return line };
    if !line.windows(2).any(|pair| leaps(pair[0].0, pair[1].0)) && !leaps(last.0, line[0].0) {
        return line;
    }
    let mut shift = 0;
    let mut unrolled = Vec::with_capacity(line.len());
    let mut before = line[0].0;
    for (x, y) in &line {
        if leaps(before, *x) {
            shift += if *x < before { WHOLE } else { -WHOLE };
        }
        before = *x;
        unrolled.push((x + shift, *y));
    }
    let closes = unrolled.last().is_some_and(|end| (end.0 - unrolled[0].0).abs() <= HALF);
    if closes { unrolled } else { line }
}

/// What lies to the east (`side` 1) or west (-1) of a meridian; along it where the line was cut.
fn clipped(line: Vec<(i64, i64)>, meridian: i64, side: i64) -> Vec<(i64, i64)> {
    let inside = |corner: &(i64, i64)| (corner.0 - meridian) * side >= 0;
    if line.iter().all(inside) {
        return line;
    }
    let mut kept = Vec::with_capacity(line.len());
    for (at, corner) in line.iter().enumerate() {
        let before = &line[(at + line.len() - 1) % line.len()];
        if inside(before) != inside(corner) {
            // From the same end whichever way the line runs, so that neighbours are cut alike.
            let (from, to) = if before < corner { (before, corner) } else { (corner, before) };
            let y = from.1 + (to.1 - from.1) * (meridian - from.0) / (to.0 - from.0);
            kept.push((meridian, y));
        }
        if inside(corner) {
            kept.push(*corner);
        }
    }
    kept
}
