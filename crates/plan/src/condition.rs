//! What a rule asks of an account: tests of its fields, and groups of tests.

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::account::{Account, AccountField};
pub use crate::distance::FARTHEST;
use crate::distance::{Circle, direction};
use crate::money::Decimal;
use crate::refusal::Refusal;
use crate::territory::same_text;

/// Levels of groups in a rule, the rule's own list being the first.
pub const DEEPEST: usize = 6;

/// One thing a rule asks of an account. Upper and lower case are the same, except in external ids that are named.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "test")]
#[ts(export)]
pub enum Condition {
    /// The field is one of the values.
    Is {
        field: RuleField,
        values: Vec<String>,
    },
    /// The field is none of the values.
    IsNot {
        field: RuleField,
        values: Vec<String>,
    },
    /// The field begins with one of the values (postal prefixes).
    StartsWith {
        field: RuleField,
        values: Vec<String>,
    },
    /// One of the values stands somewhere in the field.
    Contains {
        field: RuleField,
        values: Vec<String>,
    },
    /// The field is empty, or not known.
    IsEmpty {
        field: AccountField,
    },
    /// From `least` to below `below`; an account whose number is not known does not match.
    #[serde(alias = "size")]
    Range {
        /// A file of version 3 knew ranges of company sizes alone.
        #[serde(default)]
        field: NumberField,
        least: Option<Decimal>,
        below: Option<Decimal>,
    },
    /// The postal code lies in one of the ranges.
    PostalRange {
        ranges: Vec<PostalRange>,
    },
    /// No farther from the place than so many kilometres as the crow flies. Degrees, north and east positive.
    Within {
        latitude: Decimal,
        longitude: Decimal,
        kilometres: Decimal,
    },
    /// One of the accounts with these external ids, letter by letter.
    Named {
        accounts: Vec<String>,
    },
    AllOf {
        of: Vec<Condition>,
    },
    AnyOf {
        of: Vec<Condition>,
    },
    NoneOf {
        of: Vec<Condition>,
    },
}

/// The text fields a rule may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum RuleField {
    ExternalId,
    Name,
    Country,
    State,
    City,
    PostalCode,
    Industry,
    Segment,
    Owner,
}

/// The numbers a rule may ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum NumberField {
    #[default]
    Size,
    Potential,
    Workload,
    LastBookings,
    Latitude,
    Longitude,
}

/// Postal codes from those that begin with `first` to those that begin with `last`: 900 to 961 holds 90001 and 96199. Only
/// letters and digits count.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PostalRange {
    pub first: String,
    pub last: String,
}

impl RuleField {
    pub const ALL: [RuleField; 9] = [
        RuleField::ExternalId,
        RuleField::Name,
        RuleField::Country,
        RuleField::State,
        RuleField::City,
        RuleField::PostalCode,
        RuleField::Industry,
        RuleField::Segment,
        RuleField::Owner,
    ];

    pub fn of(self, account: &Account) -> &str {
        match self {
            RuleField::ExternalId => &account.external_id,
            RuleField::Name => &account.name,
            RuleField::Country => &account.country,
            RuleField::State => &account.state,
            RuleField::City => &account.city,
            RuleField::PostalCode => &account.postal_code,
            RuleField::Industry => &account.industry,
            RuleField::Segment => &account.segment,
            RuleField::Owner => &account.owner,
        }
    }
}

impl NumberField {
    pub const ALL: [NumberField; 6] = [
        NumberField::Size,
        NumberField::Potential,
        NumberField::Workload,
        NumberField::LastBookings,
        NumberField::Latitude,
        NumberField::Longitude,
    ];

    pub fn of(self, account: &Account) -> Option<Decimal> {
        let millionths = match self {
            NumberField::Size => account.size.map(|size| size.thousandths().saturating_mul(1_000)),
            NumberField::Workload => account.workload.map(|hours| hours.thousandths().saturating_mul(1_000)),
            NumberField::Potential => account.potential.map(|amount| thousandfold(amount.thousandths())),
            NumberField::LastBookings => {
                account.last_bookings.map(|amount| thousandfold(amount.thousandths()))
            }
            NumberField::Latitude => account.latitude.map(i64::from),
            NumberField::Longitude => account.longitude.map(i64::from),
        };
        millionths.map(Decimal::from_millionths)
    }
}

/// Amounts that may be entered are far within; what is beyond stays beyond every bound.
fn thousandfold(thousandths: i128) -> i64 {
    i64::try_from(thousandths.saturating_mul(1_000)).unwrap_or(if thousandths < 0 {
        i64::MIN
    } else {
        i64::MAX
    })
}

/// The text or the number of a field, as far as a rule may ask for it.
pub(crate) enum Asked {
    Text(RuleField),
    Number(NumberField),
}

pub(crate) fn asked(field: AccountField) -> Asked {
    match field {
        AccountField::ExternalId => Asked::Text(RuleField::ExternalId),
        AccountField::Name => Asked::Text(RuleField::Name),
        AccountField::Country => Asked::Text(RuleField::Country),
        AccountField::State => Asked::Text(RuleField::State),
        AccountField::City => Asked::Text(RuleField::City),
        AccountField::PostalCode => Asked::Text(RuleField::PostalCode),
        AccountField::Industry => Asked::Text(RuleField::Industry),
        AccountField::Segment => Asked::Text(RuleField::Segment),
        AccountField::Owner => Asked::Text(RuleField::Owner),
        AccountField::Size => Asked::Number(NumberField::Size),
        AccountField::Potential => Asked::Number(NumberField::Potential),
        AccountField::Workload => Asked::Number(NumberField::Workload),
        AccountField::LastBookings => Asked::Number(NumberField::LastBookings),
        AccountField::Latitude => Asked::Number(NumberField::Latitude),
        AccountField::Longitude => Asked::Number(NumberField::Longitude),
    }
}

impl PostalRange {
    /// Whether it holds a code of letters and digits alone ([`postal_key`]).
    pub(crate) fn holds(&self, code: &str) -> bool {
        let (first, last) = (postal_key(&self.first), postal_key(&self.last));
        !first.is_empty() && code >= first.as_str() && beginning(code, &last) <= last.as_str()
    }

    /// Nothing can lie in it.
    pub fn is_upside_down(&self) -> bool {
        let (first, last) = (postal_key(&self.first), postal_key(&self.last));
        beginning(&first, &last) > last.as_str()
    }
}

/// A postal code by which ranges compare it: letters and digits, case aside.
pub(crate) fn postal_key(code: &str) -> String {
    code.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// As much of the code as `last` has letters.
pub(crate) fn beginning<'a>(code: &'a str, last: &str) -> &'a str {
    code.char_indices().nth(last.chars().count()).map_or(code, |(end, _)| &code[..end])
}

impl Condition {
    /// The conditions of a group.
    pub fn group(&self) -> Option<&[Condition]> {
        match self {
            Condition::AllOf { of } | Condition::AnyOf { of } | Condition::NoneOf { of } => Some(of),
            _ => None,
        }
    }

    /// The accounts it names, however deep.
    pub fn named<'a>(&'a self, found: &mut Vec<&'a str>) {
        match self {
            Condition::Named { accounts } => found.extend(accounts.iter().map(String::as_str)),
            _ => self.group().unwrap_or_default().iter().for_each(|part| part.named(found)),
        }
    }

    pub fn passes(&self, account: &Account) -> bool {
        match self {
            Condition::Is { field, values } => values.iter().any(|v| same_text(v, field.of(account))),
            Condition::IsNot { field, values } => !values.iter().any(|v| same_text(v, field.of(account))),
            Condition::StartsWith { field, values } => {
                let text = field.of(account).trim().to_lowercase();
                values.iter().any(|value| part_of(value, |part| text.starts_with(part)))
            }
            Condition::Contains { field, values } => {
                let text = field.of(account).trim().to_lowercase();
                values.iter().any(|value| part_of(value, |part| text.contains(part)))
            }
            Condition::IsEmpty { field } => match asked(*field) {
                Asked::Text(field) => field.of(account).trim().is_empty(),
                Asked::Number(field) => field.of(account).is_none(),
            },
            Condition::Range { field, least, below } => field.of(account).is_some_and(|number| {
                least.is_none_or(|least| number >= least) && below.is_none_or(|below| number < below)
            }),
            Condition::PostalRange { ranges } => {
                let code = postal_key(&account.postal_code);
                ranges.iter().any(|range| range.holds(&code))
            }
            Condition::Within { latitude, longitude, kilometres } => {
                let circle = Circle::new(*latitude, *longitude, *kilometres);
                let place = account.latitude.zip(account.longitude);
                place.is_some_and(|(latitude, longitude)| circle.holds(direction(latitude, longitude)))
            }
            Condition::Named { accounts } => {
                accounts.iter().any(|id| id.trim() == account.external_id.trim())
            }
            Condition::AllOf { of } => of.iter().all(|condition| condition.passes(account)),
            Condition::AnyOf { of } => of.iter().any(|condition| condition.passes(account)),
            Condition::NoneOf { of } => !of.iter().any(|condition| condition.passes(account)),
        }
    }
}

/// Conditions as they are kept: at least one, each asking for something that can be, no empty values.
pub(crate) fn sound(conditions: &[Condition]) -> Result<Vec<Condition>, Refusal> {
    at_level(conditions, 1)
}

fn at_level(conditions: &[Condition], level: usize) -> Result<Vec<Condition>, Refusal> {
    if level > DEEPEST {
        return Err(Refusal::RuleTooDeep);
    }
    if conditions.is_empty() {
        return Err(Refusal::EmptyRule);
    }
    let within = |of: &[Condition]| at_level(of, level + 1);
    let kept = conditions.iter().map(|condition| {
        Ok(match condition {
            Condition::Is { field, values } => Condition::Is { field: *field, values: filled(values)? },
            Condition::IsNot { field, values } => Condition::IsNot { field: *field, values: filled(values)? },
            Condition::StartsWith { field, values } => {
                Condition::StartsWith { field: *field, values: filled(values)? }
            }
            Condition::Contains { field, values } => {
                Condition::Contains { field: *field, values: filled(values)? }
            }
            Condition::Named { accounts } => Condition::Named { accounts: filled(accounts)? },
            Condition::Range { least: None, below: None, .. } => return Err(Refusal::EmptyRule),
            Condition::Range { least: Some(least), below: Some(below), .. } if least >= below => {
                return Err(Refusal::RangeUpsideDown { least: *least, below: *below });
            }
            Condition::PostalRange { ranges } => Condition::PostalRange { ranges: postal_ranges(ranges)? },
            Condition::Within { latitude, longitude, kilometres } => {
                let degrees = |number: &Decimal, most: i64| number.millionths().abs() <= most * 1_000_000;
                if !degrees(latitude, 90) || !degrees(longitude, 180) {
                    return Err(Refusal::NotAPlace { latitude: *latitude, longitude: *longitude });
                }
                if *kilometres <= Decimal::default() || *kilometres > FARTHEST {
                    return Err(Refusal::DistanceOutOfBounds { kilometres: *kilometres, most: FARTHEST });
                }
                condition.clone()
            }
            Condition::AllOf { of } => Condition::AllOf { of: within(of)? },
            Condition::AnyOf { of } => Condition::AnyOf { of: within(of)? },
            Condition::NoneOf { of } => Condition::NoneOf { of: within(of)? },
            Condition::IsEmpty { .. } | Condition::Range { .. } => condition.clone(),
        })
    });
    kept.collect()
}

/// Each value once, none empty, at least one.
fn filled(values: &[String]) -> Result<Vec<String>, Refusal> {
    let mut known = FxHashSet::default();
    let kept =
        values.iter().map(|value| value.trim()).filter(|value| !value.is_empty() && known.insert(*value));
    let kept: Vec<String> = kept.map(str::to_owned).collect();
    if kept.is_empty() { Err(Refusal::EmptyRule) } else { Ok(kept) }
}

/// A range without an end holds what begins like its beginning.
fn postal_ranges(ranges: &[PostalRange]) -> Result<Vec<PostalRange>, Refusal> {
    let mut kept = Vec::new();
    for range in ranges {
        let (first, last) = (range.first.trim(), range.last.trim());
        let last = if postal_key(last).is_empty() { first } else { last };
        if postal_key(first).is_empty() {
            continue;
        }
        let range = PostalRange { first: first.to_owned(), last: last.to_owned() };
        if range.is_upside_down() {
            return Err(Refusal::PostalRangeUpsideDown { first: range.first, last: range.last });
        }
        if !kept.contains(&range) {
            kept.push(range);
        }
    }
    if kept.is_empty() { Err(Refusal::EmptyRule) } else { Ok(kept) }
}

/// No text holds an empty part.
fn part_of(value: &str, holds: impl Fn(&str) -> bool) -> bool {
    let value = value.trim();
    !value.is_empty() && holds(&value.to_lowercase())
}
