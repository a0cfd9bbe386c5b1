//! Areas that territories hang together over: states, counties or postal codes, who borders on whom, islands on the nearest land.

use std::collections::BTreeMap;

use carve::Units;
use places::PostalArea;
use plan::account::Account;

use super::aims::Areas;
use super::centres::Sphere;
use super::drawn::Drawn;
use super::kinds::Parts;
use crate::accounts::folded;

/// What an area is called by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Area {
    /// By its FIPS number and where most of its accounts lie.
    County { number: u32, city: String },
    /// A postal code, or its first three digits.
    Postal(String),
    /// A state, or a country without states; empty where neither is known.
    Named(String),
}

/// What an area with these accounts is called by.
pub(super) fn named(accounts: &[&Account], kind: Areas) -> Area {
    let Some(first) = accounts.first() else { return Area::Named(String::new()) };
    if let Some(postal) = postal_area(first, kind) {
        let number = postal.number;
        return Area::Postal(if kind == Areas::Zip {
            format!("{number:05}")
        } else {
            format!("{number:03}")
        });
    }
    let most = |text: fn(&Account) -> &str| -> String {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for text in accounts.iter().map(|account| text(account).trim()).filter(|text| !text.is_empty()) {
            *counts.entry(text).or_default() += 1;
        }
        let most = counts.iter().max_by_key(|(_, count)| **count);
        most.map_or_else(String::new, |(text, _)| (*text).to_owned())
    };
    let state = most(|account| &account.state);
    let county = places::us_county_of(&first.postal_code)
        .filter(|_| kind == Areas::County && us_state(first).is_some());
    match county {
        Some(number) => {
            let city = [most(|account| &account.city), state].join(", ");
            Area::County { number, city: city.trim_matches([',', ' ']).to_owned() }
        }
        None if state.is_empty() => Area::Named(most(|account| &account.country)),
        None => Area::Named(state),
    }
}

/// The area of every account, the neighbours of every area, and which areas have no known border and hang on the nearest.
pub(super) fn areas(
    rows: &[&Account],
    places: &[Option<Sphere>],
    kind: Areas,
    drawn: Option<&Drawn>,
) -> (Units, Vec<(usize, usize)>) {
    let mut keys: BTreeMap<String, usize> = BTreeMap::new();
    let mut known = |key: String| {
        let next = keys.len();
        *keys.entry(key).or_insert(next)
    };
    let mut postal: BTreeMap<usize, PostalArea> = BTreeMap::new();
    let mut area = |(at, account): (usize, &&Account)| {
        if let Some(region) = drawn.and_then(|drawn| drawn.of[at]) {
            return known(format!("region {region}"));
        }
        let Some(found) = postal_area(account, kind) else { return known(key(account, kind)) };
        let area = known(format!("US zip {}", found.number));
        postal.insert(area, found);
        area
    };
    let of: Vec<usize> = rows.iter().enumerate().map(&mut area).collect();
    let mut borders: Vec<(usize, usize)> = Vec::new();
    match kind {
        Areas::Zip | Areas::Zip3 => {}
        Areas::Regions(_) => {
            for (one, other) in drawn.iter().flat_map(|drawn| &drawn.borders) {
                borders.push((known(format!("region {one}")), known(format!("region {other}"))));
            }
        }
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
    let (codes, centres): (Vec<usize>, Vec<PostalArea>) = postal.into_iter().unzip();
    // Only codes with accounts: among all that there are, whatever lies apart would hang together by codes that nobody works.
    for (one, other) in places::us_postal_neighbours(&centres) {
        borders.push((codes[one], codes[other]));
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
    let mut hanging = link(&mut neighbours, &middles, &used);
    hanging.retain(|(area, other)| used[*area] && used[*other]);
    (Units { of, neighbours }, hanging)
}

fn us_state(account: &Account) -> Option<&'static str> {
    places::us_state_code(&account.state)
        .filter(|_| account.country.trim().is_empty() || places::country_code(&account.country) == Some("US"))
}

/// Where postal codes are asked for and it has one of the United States.
fn postal_area(account: &Account, kind: Areas) -> Option<PostalArea> {
    let find = match kind {
        Areas::State | Areas::County | Areas::Regions(_) => return None,
        Areas::Zip => places::us_zip,
        Areas::Zip3 => places::us_zip3,
    };
    let here = us_state(account).is_some() || places::country_code(&account.country) == Some("US");
    here.then(|| find(&account.postal_code)).flatten()
}

fn key(account: &Account, kind: Areas) -> String {
    let state = us_state(account);
    match (kind, state) {
        (Areas::County, Some(state)) => match places::us_county_of(&account.postal_code) {
            Some(county) => format!("US {county}"),
            None => format!("US-{state}"),
        },
        (_, Some(state)) => format!("US-{state}"),
        (_, None) => format!("{}/{}", folded(&account.country), folded(&account.state)),
    }
}

/// Territories that share no accounts lie over each other: each part has the areas to itself. Who is open to all goes from one part
/// to another where both have accounts, where nobody else can pass.
pub(super) fn side_by_side(units: Units, part_of: &[usize], parts: &Parts) -> Units {
    let count = units.neighbours.len();
    let layers = parts.of.iter().max().map_or(1, |most| most + 1);
    let of: Vec<usize> = units.of.iter().zip(part_of).map(|(area, part)| area + part * count).collect();
    let mut neighbours: Vec<Vec<usize>> = (0..layers)
        .flat_map(|part| {
            units.neighbours.iter().map(move |near| near.iter().map(|n| n + part * count).collect())
        })
        .collect();
    if parts.open.is_some() {
        let mut held = vec![false; neighbours.len()];
        of.iter().for_each(|unit| held[*unit] = true);
        for unit in (0..held.len()).filter(|unit| held[*unit]) {
            let area = unit % count;
            let here = units.neighbours[area].iter().copied().chain([area]);
            let over = here.flat_map(|area| (0..layers).map(move |part| area + part * count));
            neighbours[unit].extend(over.filter(|other| held[*other] && other / count != unit / count));
        }
    }
    Units { of, neighbours }
}

/// Joins what is apart to what is nearest, until all hangs together: who hangs on whom.
fn link(neighbours: &mut [Vec<usize>], middles: &[Option<Sphere>], used: &[bool]) -> Vec<(usize, usize)> {
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
    // Of each other part the shortest way to what is joined: metres, an area of its own, an area there.
    let mut ways: Vec<(f64, usize, usize)> = parts.iter().map(|own| (f64::INFINITY, own[0], 0)).collect();
    let mut hanging = Vec::new();
    let mut fresh = parts.remove(0);
    ways.remove(0);
    while !parts.is_empty() {
        for (way, own) in ways.iter_mut().zip(&parts) {
            for area in own.iter().filter(|area| used[**area] || own.len() == 1) {
                for other in &fresh {
                    let far = match (middles[*area], middles[*other]) {
                        (Some(a), Some(b)) => a.kilometres(b),
                        _ => 1e6,
                    };
                    if far < way.0 {
                        *way = (far, *area, *other);
                    }
                }
            }
            // None of it has accounts: it may hang anywhere.
            if way.0 == f64::INFINITY {
                way.2 = fresh[0];
            }
        }
        let nearest = (0..ways.len()).min_by(|a, b| ways[*a].0.total_cmp(&ways[*b].0)).unwrap_or(0);
        let (_, area, other) = ways.remove(nearest);
        neighbours[area].push(other);
        neighbours[other].push(area);
        hanging.push((area, other));
        fresh = parts.remove(nearest);
    }
    hanging
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use places::Point;

    use super::*;

    fn reached(units: &Units) -> usize {
        let mut seen = vec![false; units.neighbours.len()];
        let mut open = vec![0];
        seen[0] = true;
        while let Some(at) = open.pop() {
            for next in &units.neighbours[at] {
                if !std::mem::replace(&mut seen[*next], true) {
                    open.push(*next);
                }
            }
        }
        seen.into_iter().filter(|seen| *seen).count()
    }

    #[test]
    fn postal_codes_hang_together_and_the_rest_on_the_nearest() {
        let mut plan = plan::Plan::default();
        plan.absorb(plan.changes_of(&plan::example::example()).unwrap());
        let rows: Vec<&Account> = plan.facts.accounts.iter().collect();
        let place = |account: &&Account| {
            let found =
                places::locate(&account.country, &account.state, &account.city, &account.postal_code)?;
            Some(Sphere::of(Point { latitude: found.latitude, longitude: found.longitude }))
        };
        let places: Vec<Option<Sphere>> = rows.iter().map(place).collect();
        for kind in [Areas::Zip, Areas::Zip3, Areas::County, Areas::State] {
            let (units, _) = areas(&rows, &places, kind, None);
            assert_eq!(reached(&units), units.neighbours.len(), "{kind:?}");
            for (area, near) in units.neighbours.iter().enumerate() {
                assert!(near.iter().all(|other| units.neighbours[*other].contains(&area)), "{kind:?}");
            }
        }
        let count = |kind| {
            areas(&rows, &places, kind, None)
                .0
                .of
                .into_iter()
                .collect::<std::collections::BTreeSet<_>>()
                .len()
        };
        assert!(count(Areas::Zip) > count(Areas::Zip3) && count(Areas::Zip3) > count(Areas::State));
    }
}
