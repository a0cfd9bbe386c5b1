//! Areas that territories hang together over: states or counties, who borders on whom, islands on the nearest land.

use std::collections::BTreeMap;

use carve::Units;
use plan::account::Account;

use super::aims::Areas;
use super::centres::Sphere;
use crate::accounts::folded;

/// The area of every account and the neighbours of every area.
pub(super) fn areas(rows: &[&Account], places: &[Option<Sphere>], kind: Areas) -> Units {
    let mut keys: BTreeMap<String, usize> = BTreeMap::new();
    let mut known = |key: String| {
        let next = keys.len();
        *keys.entry(key).or_insert(next)
    };
    let of: Vec<usize> = rows.iter().map(|account| known(key(account, kind))).collect();
    let mut borders: Vec<(usize, usize)> = Vec::new();
    match kind {
        Areas::State => {
            for (one, other) in places::us_state_borders() {
                borders.push((known(format!("US-{one}")), known(format!("US-{other}"))));
            }
        }
        Areas::County => {
            for (one, other) in places::us_county_borders() {
                borders.push((known(format!("US {one}")), known(format!("US {other}"))));
            }
        }
    }
    let mut neighbours = vec![Vec::new(); keys.len()];
    for (one, other) in borders {
        neighbours[one].push(other);
        neighbours[other].push(one);
    }
    let mut own: Vec<Vec<(Sphere, f64)>> = vec![Vec::new(); keys.len()];
    for (area, place) in of.iter().zip(places) {
        if let Some(place) = place {
            own[*area].push((*place, 1.0));
        }
    }
    let middles: Vec<Option<Sphere>> = own.into_iter().map(|own| Sphere::mean(own.into_iter())).collect();
    let used: Vec<bool> = {
        let mut used = vec![false; keys.len()];
        of.iter().for_each(|area| used[*area] = true);
        used
    };
    link(&mut neighbours, &middles, &used);
    Units { of, neighbours }
}

fn key(account: &Account, kind: Areas) -> String {
    let state = places::us_state_code(&account.state).filter(|_| {
        account.country.trim().is_empty() || places::country_code(&account.country) == Some("US")
    });
    match (kind, state) {
        (Areas::County, Some(state)) => match places::us_county_of(&account.postal_code) {
            Some(county) => format!("US {county}"),
            None => format!("US-{state}"),
        },
        (Areas::State, Some(state)) => format!("US-{state}"),
        (_, None) => format!("{}/{}", folded(&account.country), folded(&account.state)),
    }
}

/// Joins what is apart to what is nearest, until all hangs together.
fn link(neighbours: &mut [Vec<usize>], middles: &[Option<Sphere>], used: &[bool]) {
    let count = neighbours.len();
    let mut part: Vec<usize> = vec![usize::MAX; count];
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for start in 0..count {
        if part[start] != usize::MAX {
            continue;
        }
        let mut own = vec![start];
        part[start] = parts.len();
        let mut at = 0;
        while at < own.len() {
            for next in neighbours[own[at]].clone() {
                if part[next] == usize::MAX {
                    part[next] = parts.len();
                    own.push(next);
                }
            }
            at += 1;
        }
        parts.push(own);
    }
    // The largest part first: others join it one after the other, the nearest first.
    parts.sort_by_key(|own| std::cmp::Reverse(own.len()));
    let mut joined = parts.remove(0);
    while !parts.is_empty() {
        let mut best: Option<(f64, usize, usize, usize)> = None;
        for (at, own) in parts.iter().enumerate() {
            for area in own.iter().filter(|area| used[**area] || own.len() == 1) {
                for other in &joined {
                    let far = match (middles[*area], middles[*other]) {
                        (Some(a), Some(b)) => a.kilometres(b),
                        _ => 1e6,
                    };
                    if best.is_none_or(|(least, ..)| far < least) {
                        best = Some((far, at, *area, *other));
                    }
                }
            }
        }
        let (at, area, other) =
            best.map_or_else(|| (0, parts[0][0], joined[0]), |(_, at, area, other)| (at, area, other));
        neighbours[area].push(other);
        neighbours[other].push(area);
        joined.extend(parts.remove(at));
    }
}
