//! The map: where every account lies and which territory it stands in; and what a choice of accounts adds up to.

use std::collections::HashMap;

use plan::account::Account;
use plan::assignment::{Load, Standing, Why};
use plan::ids::AccountId;
use plan::money::Money;

use crate::session::Session;
use crate::view::{ChosenReply, MapPoints, MapTerritory, MapView, UnplacedRow};

/// How many of the accounts without a place are named.
const NAMED: usize = 500;
/// How many of the chosen accounts are shown in full.
const SHOWN: usize = 12;

impl Session {
    pub(crate) fn map_view(&mut self) -> MapView {
        let located = self.located();
        let territories = self.map_territories();
        let plan = self.plan();
        let mut points = MapPoints::default();
        let weight = weights(self.total_load().potential);
        let (mut placed_by, mut unplaced, mut unplaced_rows) = (vec![0; 5], 0, Vec::new());
        let mut in_us: HashMap<&str, bool> = HashMap::new();
        let mut united_states = true;
        for account in plan.facts.accounts.iter() {
            let Some(place) = located.get(account.id.0 as usize).copied().flatten() else {
                unplaced += 1;
                if unplaced_rows.len() < NAMED {
                    unplaced_rows.push(unplaced_row(account));
                }
                continue;
            };
            let found_by = place.placed_by() as u8;
            united_states &= *in_us.entry(&account.country).or_insert_with(|| {
                account.country.trim().is_empty() || places::country_code(&account.country) == Some("US")
            });
            placed_by[usize::from(found_by)] += 1;
            points.accounts.push(account.id);
            points.latitudes.push(tenth_thousandths(place.point.latitude));
            points.longitudes.push(tenth_thousandths(place.point.longitude));
            points.territories.push(code(plan.assignment.of(account.id)));
            points.found_by.push(found_by);
            points.weights.push(weight(account.potential));
        }
        MapView {
            points,
            territories,
            unassigned: self.outlook().unassigned,
            kept_out: self.outlook().kept_out,
            placed_by,
            unplaced,
            unplaced_rows,
            united_states,
            region_sets: self.region_sets(),
            attribution: places::ATTRIBUTION.to_owned(),
        }
    }

    pub(crate) fn map_territories(&mut self) -> Vec<MapTerritory> {
        let grounds = self.grounds();
        let rows =
            self.territory_rows().into_iter().zip(&grounds.colours).map(|(row, colour)| MapTerritory {
                colour: *colour,
                territory: row.outlook.territory,
                name: row.name,
                seller_name: row.seller_name,
                load: row.outlook.load,
                balance: row.outlook.balance,
            });
        rows.collect()
    }

    /// Adds the accounts up; those that are not there (any more) count for nothing.
    pub fn chosen(&self, accounts: &[AccountId]) -> ChosenReply {
        let plan = self.plan();
        let places = self.rule_places();
        let there = || accounts.iter().filter_map(|id| plan.facts.accounts.get(id.0));
        let mut load = Load::default();
        for account in there() {
            load.add(account, plan.assignment.of(account.id).why == Why::Hand);
        }
        let rows = there().take(SHOWN).map(|account| self.account_row(account, &places)).collect();
        ChosenReply { load, rows }
    }
}

fn code(standing: Standing) -> i32 {
    match standing {
        Standing { territory: Some(territory), .. } => territory.0 as i32,
        Standing { why: Why::KeptOut, .. } => -2,
        _ => -1,
    }
}

/// What an account counts where areas are tinted by who holds most potential: a share, so that the window needs no money for it.
fn weights(total: Money) -> impl Fn(Option<Money>) -> u32 {
    const BILLION: i128 = 1_000_000_000;
    let total = total.thousandths();
    move |potential| match total {
        1.. => {
            let own = potential.unwrap_or_default().thousandths().clamp(0, total);
            ((own * BILLION + total / 2) / total) as u32
        }
        _ => 1,
    }
}

/// Millionths of a degree, rounded: 11 metres are less than a pixel.
fn tenth_thousandths(millionths: i32) -> i32 {
    (millionths + 50 * millionths.signum()) / 100
}

fn unplaced_row(account: &Account) -> UnplacedRow {
    let words = [&account.postal_code, &account.city, &account.state, &account.country];
    let words: Vec<&str> =
        words.into_iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    UnplacedRow { account: account.id, name: account.name.clone(), address: words.join(", ") }
}
