//! Regions that somebody else drew, as areas: which account lies in which, and who borders on whom.

use plan::account::Account;
use plan::region::{Finder, Region, borders};

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
