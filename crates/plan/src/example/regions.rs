//! Sixteen regions, one a seat: their rules, and accounts whose potential adds up to what the region is to hold.

use super::companies::{COLUMNS, Company};
use super::generator::Generator;
use super::places::{CITIES, City};
use super::{COMMERCIAL, ENTERPRISE, seat_name, seller_of, territory_of};
use crate::condition::{Condition, RuleField};
use crate::edit::Edit;
use crate::ids::AccountId;
use crate::money::Money;
use crate::quota::spread;

/// A territory to be, with the seat that works it.
pub struct Region {
    pub name: &'static str,
    pub segment: &'static str,
    pub seat: &'static str,
    pub vacancy: bool,
    /// Whether somebody sat there last year, so that last year's bookings are the seat's own.
    pub has_history: bool,
    pub start: &'static str,
    ground: &'static [Ground],
    accounts: usize,
    /// Units of currency; a quota of a fifth to a third of it is what the seats carry.
    potential: i64,
    pub last_bookings: i64,
}

/// What one rule asks, the segment aside.
enum Ground {
    States(&'static [&'static str]),
    Countries(&'static [&'static str]),
    /// The part of a state whose postal codes begin so.
    PartOf(&'static str, &'static [&'static str]),
}

use Ground::{Countries, PartOf, States};

const fn region(
    name: &'static str,
    segment: &'static str,
    seat: &'static str,
    start: &'static str,
    ground: &'static [Ground],
    size: (usize, i64, i64),
) -> Region {
    let (accounts, potential, last_bookings) = size;
    let (vacancy, has_history) = (false, true);
    Region { name, segment, seat, vacancy, has_history, start, ground, accounts, potential, last_bookings }
}

/// Their order is the order of the rules: northern California is taken before the rest of the state.
#[rustfmt::skip]
pub const REGIONS: [Region; 16] = [
    region("Enterprise New England", ENTERPRISE, "ENT-01", "2019-03-01",
        &[States(&["MA", "CT", "RI", "NH", "ME", "VT"])], (20, 5_550_000, 1_310_000)),
    region("Enterprise New York", ENTERPRISE, "ENT-02", "2021-06-01",
        &[States(&["NY", "NJ"])], (20, 5_700_000, 1_405_000)),
    region("Enterprise Mid-Atlantic", ENTERPRISE, "ENT-03", "2018-01-15",
        &[States(&["PA", "MD", "DC", "VA", "DE"])], (20, 5_900_000, 1_480_000)),
    region("Enterprise Southeast", ENTERPRISE, "ENT-04", "2022-02-01",
        &[States(&["FL", "GA", "NC", "SC", "TN", "AL"])], (20, 5_700_000, 1_265_000)),
    region("Enterprise Great Lakes", ENTERPRISE, "ENT-05", "2020-09-01",
        &[States(&["IL", "OH", "MI", "IN", "WI"])], (20, 5_600_000, 1_340_000)),
    region("Enterprise Texas and Gulf", ENTERPRISE, "ENT-06", "2023-01-09",
        &[States(&["TX", "OK", "LA"])], (20, 5_300_000, 1_190_000)),
    region("Enterprise Central and Mountain", ENTERPRISE, "ENT-07", "2021-10-01",
        &[States(&["MN", "MO", "NE", "CO", "UT", "AZ", "NV", "NM"])], (20, 5_500_000, 1_225_000)),
    region("Enterprise Northern California", ENTERPRISE, "ENT-08", "2024-01-08",
        &[PartOf("CA", &["94", "95"])], (20, 7_250_000, 1_115_000)),
    region("Enterprise Southern California and Mexico", ENTERPRISE, "ENT-09", "2022-07-01",
        &[States(&["CA"]), Countries(&["MX"])], (20, 5_450_000, 1_370_000)),
    region("Enterprise Northwest and Canada", ENTERPRISE, "ENT-10", "2023-04-03",
        &[States(&["WA", "OR", "ID"]), Countries(&["CA"])], (20, 4_350_000, 1_285_000)),
    region("Commercial Northeast", COMMERCIAL, "COM-01", "2022-05-02",
        &[States(&["MA", "CT", "RI", "NH", "ME", "VT", "NY", "NJ"])], (32, 3_700_000, 905_000)),
    region("Commercial South Atlantic", COMMERCIAL, "COM-02", "2021-03-01",
        &[States(&["PA", "MD", "DC", "VA", "DE", "NC", "SC", "GA", "FL", "TN", "AL"])], (32, 3_850_000, 960_000)),
    region("Commercial Midwest", COMMERCIAL, "COM-03", "2023-08-07",
        &[States(&["IL", "OH", "MI", "IN", "WI", "MN", "MO", "NE"])], (32, 3_600_000, 880_000)),
    region("Commercial Texas and Mountain", COMMERCIAL, "COM-04", "2024-02-05",
        &[States(&["TX", "OK", "LA", "CO", "UT", "AZ", "NV", "NM", "ID"])], (32, 3_750_000, 845_000)),
    Region { vacancy: true, has_history: false,
        ..region("Commercial Pacific", COMMERCIAL, "COM-05", "2027-04-01",
        &[States(&["CA", "WA", "OR"])], (31, 4_700_000, 790_000)) },
    Region { has_history: false,
        ..region("Commercial Canada and Mexico", COMMERCIAL, "COM-06", "2026-11-02",
        &[Countries(&["CA", "MX"])], (31, 3_150_000, 735_000)) },
];

/// Nobody's ground: these accounts stay visible as unassigned.
const LEFT_OVER_STATES: [&str; 2] = ["AK", "HI"];
const LEFT_OVER: usize = 10;

impl Ground {
    fn covers(&self, city: &City) -> bool {
        match self {
            States(states) => city.country == "US" && states.contains(&city.state),
            Countries(countries) => countries.contains(&city.country),
            PartOf(state, prefixes) => {
                city.state == *state && prefixes.iter().any(|prefix| city.postal_code.starts_with(prefix))
            }
        }
    }

    fn conditions(&self, segment: &str) -> Vec<Condition> {
        let texts = |values: &[&str]| values.iter().map(|value| value.to_string()).collect();
        let is = |field, values: &[&str]| Condition::Is { field, values: texts(values) };
        let segment = is(RuleField::Segment, &[segment]);
        match self {
            States(states) => vec![segment, is(RuleField::Country, &["US"]), is(RuleField::State, states)],
            Countries(countries) => vec![segment, is(RuleField::Country, countries)],
            PartOf(state, prefixes) => vec![
                segment,
                is(RuleField::State, &[state]),
                Condition::StartsWith { field: RuleField::PostalCode, values: texts(prefixes) },
            ],
        }
    }
}

/// The territories with their sellers, and the rules that fill them.
pub fn territories() -> Vec<Edit> {
    let mut edits = Vec::new();
    for (n, region) in REGIONS.iter().enumerate() {
        edits.push(Edit::AddTerritory { name: region.name.to_owned(), seller: Some(seller_of(n)) });
    }
    for (n, region) in REGIONS.iter().enumerate() {
        let territory = territory_of(n);
        let rules = region.ground.iter().map(|ground| ground.conditions(region.segment));
        edits.extend(rules.map(|conditions| Edit::AddRule { territory: Some(territory), conditions }));
    }
    edits
}

/// The 400 accounts, and the few of them that are placed by hand.
pub fn accounts() -> Vec<Edit> {
    let mut generator = Generator::new(2027);
    let mut companies = Vec::new();
    for (n, region) in REGIONS.iter().enumerate() {
        let taken = |city: &City| {
            REGIONS[..n].iter().any(|earlier| earlier.segment == region.segment && earlier.covers(city))
        };
        let cities = CITIES.iter().filter(|city| region.covers(city) && !taken(city)).collect();
        let owner = seat_name(region.seat);
        companies.extend(of_region(&mut generator, region, cities, &owner));
    }
    companies.extend(left_over(&mut generator));
    generator.shuffle(&mut companies);
    let placed = by_hand(&companies);
    let rows =
        companies.iter().enumerate().map(|(place, company)| company.row(place + 1, &mut generator)).collect();
    let mut edits = vec![Edit::ImportAccounts { columns: COLUMNS.to_vec(), rows }];
    edits.extend(placed);
    edits
}

impl Region {
    fn covers(&self, city: &City) -> bool {
        self.ground.iter().any(|ground| ground.covers(city))
    }
}

/// Accounts of uneven size whose potential and last bookings add up to the region's.
fn of_region(
    generator: &mut Generator,
    region: &Region,
    cities: Vec<&'static City>,
    owner: &str,
) -> Vec<Company> {
    let weights: Vec<i128> = (0..region.accounts).map(|_| i128::from(generator.within(30, 170))).collect();
    let potentials = spread(Money::units(region.potential), &weights, Money::units(1_000));
    // Prospects have bought nothing yet: no weight, no last bookings.
    let bought: Vec<i128> =
        weights.iter().map(|weight| if generator.chance(25) { 0 } else { *weight }).collect();
    let bookings = spread(Money::units(region.last_bookings), &bought, Money::units(1_000));
    let first = generator.within(0, 1_000) as usize;
    (0..region.accounts)
        .map(|n| {
            let (least, most) = if region.segment == ENTERPRISE { (1_000, 9_000) } else { (100, 990) };
            let (quick, slow) = if region.segment == ENTERPRISE { (50, 110) } else { (25, 70) };
            Company {
                city: cities[(first + n) % cities.len()],
                segment: region.segment,
                owner: owner_today(generator, region.segment, owner),
                size: generator.within(least / 10, most / 10) * 10,
                potential: potentials[n],
                workload: generator.within(quick, slow),
                last_bookings: (!bookings[n].is_zero()).then_some(bookings[n]),
            }
        })
        .collect()
}

/// Mostly the region's own seat; some accounts are still with another of the segment.
fn owner_today(generator: &mut Generator, segment: &str, owner: &str) -> String {
    if !generator.chance(12) {
        return owner.to_owned();
    }
    let seats: Vec<&Region> = REGIONS.iter().filter(|region| region.segment == segment).collect();
    seat_name(seats[generator.within(0, seats.len() as i64 - 1) as usize].seat)
}

fn left_over(generator: &mut Generator) -> Vec<Company> {
    let cities: Vec<&City> = CITIES.iter().filter(|city| LEFT_OVER_STATES.contains(&city.state)).collect();
    (0..LEFT_OVER)
        .map(|n| Company {
            city: cities[n % cities.len()],
            segment: if n % 5 == 0 { ENTERPRISE } else { COMMERCIAL },
            owner: String::new(),
            size: generator.within(10, 120) * 10,
            potential: Money::units(generator.within(40, 140) * 1_000),
            workload: generator.within(25, 60),
            last_bookings: None,
        })
        .collect()
}

/// A few accounts stay with the seat that knows them, whatever the rules say: from a city, so many, to a territory.
fn by_hand(companies: &[Company]) -> Vec<Edit> {
    let moves = [("Stamford", ENTERPRISE, 2, 1), ("Phoenix", ENTERPRISE, 1, 8), ("Boise", COMMERCIAL, 2, 14)];
    moves
        .iter()
        .map(|(city, segment, count, region)| {
            let here = |company: &Company| company.city.name == *city && company.segment == *segment;
            let found = companies.iter().enumerate().filter(|(_, company)| here(company));
            let accounts = found.take(*count).map(|(place, _)| AccountId(place as u32)).collect();
            Edit::PlaceAccounts { accounts, territory: Some(territory_of(*region)), pinned: true }
        })
        .collect()
}
