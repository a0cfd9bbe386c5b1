//! Companies that do not exist: invented names, and rows as an import would bring them.

use super::generator::Generator;
use super::places::City;
use crate::account::AccountField;
use crate::money::Money;

/// The columns of every row that [`Company::row`] writes.
pub const COLUMNS: [AccountField; 15] = [
    AccountField::ExternalId,
    AccountField::Name,
    AccountField::Country,
    AccountField::State,
    AccountField::City,
    AccountField::PostalCode,
    AccountField::Latitude,
    AccountField::Longitude,
    AccountField::Industry,
    AccountField::Segment,
    AccountField::Owner,
    AccountField::Size,
    AccountField::Potential,
    AccountField::Workload,
    AccountField::LastBookings,
];

/// One company before it has its number.
pub struct Company {
    pub city: &'static City,
    pub segment: &'static str,
    pub owner: String,
    /// Employees.
    pub size: i64,
    pub potential: Money,
    /// Hours a year.
    pub workload: i64,
    pub last_bookings: Option<Money>,
}

#[rustfmt::skip]
const ONSETS: [&str; 24] = [
    "Alv", "Brix", "Cand", "Dorv", "Elm", "Fenn", "Galt", "Hulm", "Istr", "Jask", "Korv", "Lunt", "Marr", "Nevr",
    "Ostr", "Pell", "Quor", "Rusk", "Selv", "Torv", "Umbr", "Vant", "Wexl", "Yarr",
];
#[rustfmt::skip]
const ENDINGS: [&str; 20] = [
    "ane", "ima", "ora", "eth", "ola", "und", "ivo", "aro", "ent", "ula", "ast", "ique", "oak", "ell", "ara", "ost",
    "imo", "usk", "eda", "orn",
];

/// Industries with the words that name their companies.
const INDUSTRIES: [(&str, [&str; 3]); 10] = [
    ("Manufacturing", ["Fabrication", "Components", "Machine Works"]),
    ("Healthcare", ["Health", "Clinics", "Diagnostics"]),
    ("Financial services", ["Mutual", "Capital", "Insurance"]),
    ("Retail", ["Stores", "Outfitters", "Markets"]),
    ("Technology", ["Systems", "Software", "Networks"]),
    ("Energy", ["Power", "Energy", "Pipelines"]),
    ("Logistics", ["Freight", "Logistics", "Warehousing"]),
    ("Food and beverage", ["Foods", "Beverages", "Farms"]),
    ("Construction", ["Builders", "Materials", "Engineering"]),
    ("Media", ["Media", "Publishing", "Studios"]),
];

/// A few kilometres, in millionths of a degree: companies of one city do not stand on one point of a map.
const SCATTER: i64 = 60_000;

impl Company {
    /// Row `number`, counted from 1; names repeat only beyond 480 companies.
    pub fn row(&self, number: usize, generator: &mut Generator) -> Vec<String> {
        let industry = generator.within(0, INDUSTRIES.len() as i64 - 1) as usize;
        let (industry, words) = INDUSTRIES[industry];
        let word = words[generator.within(0, 2) as usize];
        let mut coordinate = |ten_thousandths: i64| {
            let millionths = ten_thousandths * 100 + generator.within(-SCATTER, SCATTER);
            let sign = if millionths < 0 { "-" } else { "" };
            format!("{sign}{}.{:06}", millionths.abs() / 1_000_000, millionths.abs() % 1_000_000)
        };
        let (latitude, longitude) = (coordinate(self.city.latitude), coordinate(self.city.longitude));
        vec![
            format!("ACC-{number:04}"),
            format!("{} {word}", stem(number)),
            self.city.country.to_owned(),
            self.city.state.to_owned(),
            self.city.name.to_owned(),
            self.city.postal_code.to_owned(),
            latitude,
            longitude,
            industry.to_owned(),
            self.segment.to_owned(),
            self.owner.clone(),
            self.size.to_string(),
            self.potential.to_string(),
            self.workload.to_string(),
            self.last_bookings.map(|amount| amount.to_string()).unwrap_or_default(),
        ]
    }
}

/// An invented word. 7 has no factor in common with the number of words, so every one comes up before any repeats.
fn stem(number: usize) -> String {
    let place = number * 7 % (ONSETS.len() * ENDINGS.len());
    format!("{}{}", ONSETS[place % ONSETS.len()], ENDINGS[place / ONSETS.len()])
}
