//! Which property holds the names of areas.

use std::collections::HashSet;

/// What properties with names are called in files that people have, the best first; folded to letters.
const NAMES: [&str; 16] = [
    "name",
    "nom",
    "nombre",
    "nome",
    "naam",
    "namn",
    "navn",
    "nazwa",
    "bezeichnung",
    "libelle",
    "label",
    "title",
    "region",
    "district",
    "county",
    "land",
];
const SAMPLES: usize = 3;
const MOST_FIELDS: usize = 60;

/// A property of the areas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameField {
    pub key: String,
    /// How many areas have it, and how many texts they have.
    pub filled: u32,
    pub distinct: u32,
    pub samples: Vec<String>,
    /// Most of the texts are more than numbers.
    pub texts: bool,
}

pub fn fields<'a>(areas: impl Iterator<Item = &'a [(String, String)]>) -> Vec<NameField> {
    /// Key, texts, texts with letters, texts that differ, samples.
    type Seen<'a> = (&'a str, u32, u32, HashSet<&'a str>, Vec<&'a str>);
    let mut found: Vec<Seen<'_>> = Vec::new();
    for (key, text) in areas.flatten() {
        let at = match found.iter().position(|(known, ..)| known == key) {
            Some(at) => at,
            None if found.len() == MOST_FIELDS => continue,
            None => {
                found.push((key, 0, 0, HashSet::new(), Vec::new()));
                found.len() - 1
            }
        };
        let (_, filled, texts, distinct, samples) = &mut found[at];
        *filled += 1;
        *texts += u32::from(text.chars().any(char::is_alphabetic));
        if distinct.insert(text) && samples.len() < SAMPLES {
            samples.push(text);
        }
    }
    found
        .into_iter()
        .map(|(key, filled, texts, distinct, samples)| NameField {
            key: key.to_owned(),
            filled,
            distinct: distinct.len() as u32,
            samples: samples.into_iter().map(str::to_owned).collect(),
            texts: 2 * texts > filled,
        })
        .collect()
}

/// How much a property sounds like a name: the first of the list is best; nothing where it does not at all.
fn sound(key: &str) -> Option<usize> {
    let folded: String = key.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let exact = NAMES.iter().position(|name| folded == *name);
    exact.or_else(|| NAMES.iter().take(11).position(|name| folded.contains(name)).map(|at| at + NAMES.len()))
}

/// Of those that sound like names the one that tells the most areas apart (`NAME_2` of départements rather than `NAME_1` of
/// their regions); else the first text.
pub fn best(fields: &[NameField]) -> Option<&NameField> {
    let most = fields.iter().map(|field| field.filled).max().unwrap_or(0);
    // One that a tenth of the areas lacks is no name for them.
    let common = |field: &&NameField| field.texts && field.filled * 10 >= most * 9;
    let sounding = || fields.iter().filter(common).filter_map(|field| Some((sound(&field.key)?, field)));
    let top = sounding().map(|(_, field)| field.distinct).max().unwrap_or(0);
    let best =
        sounding().filter(|(_, field)| field.distinct * 20 >= top * 19).min_by_key(|(sound, _)| *sound);
    best.map(|(_, field)| field).or_else(|| fields.iter().find(common)).or_else(|| fields.first())
}

/// What one feature is called, as far as it can be told from it alone.
pub fn of_one(properties: &[(String, String)]) -> Option<String> {
    let own = fields(std::iter::once(properties));
    let best = best(&own)?;
    best.samples.first().cloned()
}
