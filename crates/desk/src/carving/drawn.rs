//! Regions that somebody else drew, as areas: which account lies in which, and who borders on whom.

use std::collections::{BTreeMap, HashMap};

use plan::account::Account;
use plan::region::{Finder, Region};

use crate::located::Located;
use crate::views::regions::{Lies, lies};

pub struct Drawn {
    pub names: Vec<String>,
    /// The region of each account.
    pub of: Vec<Option<usize>>,
    pub borders: Vec<(usize, usize)>,
}

impl Drawn {
    pub(super) fn of(rows: &[&Account], located: &Located, regions: &[Region]) -> Drawn {
        let finder = Finder::new(regions);
        let inside = |account: &&Account| match lies(&finder, located, account) {
            Lies::In(region) => Some(region),
            Lies::Outside | Lies::Nowhere => None,
        };
        Drawn {
            names: regions.iter().map(|region| region.name.clone()).collect(),
            of: rows.iter().map(inside).collect(),
            borders: borders(regions),
        }
    }
}

/// Pairs that share a border: two corners or more, since regions that meet in one point do not border on each other.
fn borders(regions: &[Region]) -> Vec<(usize, usize)> {
    let mut at: HashMap<(i32, i32), Vec<usize>> = HashMap::new();
    for (number, region) in regions.iter().enumerate() {
        for corner in region.rings.iter().flat_map(|ring| ring.corners()) {
            let here = at.entry(*corner).or_default();
            if here.last() != Some(&number) {
                here.push(number);
            }
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for here in at.values() {
        for (place, one) in here.iter().enumerate() {
            for other in &here[place + 1..] {
                *shared.entry((*one, *other)).or_default() += 1;
            }
        }
    }
    shared.into_iter().filter(|(_, corners)| *corners > 1).map(|(pair, _)| pair).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use plan::region::Ring;

    use super::*;

    #[test]
    fn who_shares_a_border_is_a_neighbour_and_who_meets_in_a_point_is_none() {
        let square = |east: i32, north: i32| {
            let corners = [(0, 0), (10, 0), (10, 10), (0, 10)].map(|(e, n)| (e + east, n + north));
            Region { name: format!("{east} {north}"), rings: vec![Ring::new(corners.to_vec()).unwrap()] }
        };
        let regions = [square(0, 0), square(10, 0), square(0, 10), square(10, 10), square(50, 50)];
        assert_eq!(borders(&regions), [(0, 1), (0, 2), (1, 3), (2, 3)]);
    }
}
