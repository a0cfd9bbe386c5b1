//! Which of our fields a column of a table fills, and what tells its rows apart.

use std::collections::HashMap;

use exchange::{Confidence, Field, Target};
use plan::account::AccountField;
use plan::seller::{PresalesField, SellerField};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::problem::Language;
use crate::request::{FieldChoice, ImportTarget};
use crate::words::{self, Column};

/// What tells the rows apart, the best first: lists of people seldom carry an ID, and a name serves as well there.
pub(super) fn key_fields(target: ImportTarget) -> &'static [Field] {
    match target {
        ImportTarget::Accounts => &[Field::ExternalId],
        ImportTarget::Sellers | ImportTarget::Presales => &[Field::ExternalId, Field::Name],
    }
}

pub(super) fn key_column(target: ImportTarget, fields: &[Option<(Field, u8)>]) -> Option<(usize, Field)> {
    key_fields(target).iter().find_map(|key| {
        let place = fields.iter().position(|field| field.is_some_and(|(field, _)| field == *key))?;
        Some((place, *key))
    })
}

/// The plan's own column for a field of a table; `None` where the plan does not keep it.
pub(super) fn our_field(target: ImportTarget, field: Field) -> Option<Column> {
    let key = key(field);
    match target {
        ImportTarget::Accounts => parsed::<AccountField>(&key).map(Column::from),
        ImportTarget::Sellers => parsed::<SellerField>(&key).map(Column::from),
        ImportTarget::Presales => parsed::<PresalesField>(&key).map(Column::from),
    }
}

pub(super) fn title_of(target: ImportTarget, field: Field, language: Language) -> String {
    our_field(target, field)
        .map(|column| words::column_title(column, language).to_owned())
        .unwrap_or_default()
}

pub(super) fn choices(target: ImportTarget, language: Language) -> Vec<FieldChoice> {
    let fields = kind_of(target).fields().iter();
    fields
        .filter(|field| our_field(target, **field).is_some())
        .map(|field| FieldChoice {
            key: key(*field),
            title: title_of(target, *field, language),
            required: key_fields(target) == [*field],
        })
        .collect()
}

pub(super) fn kind_of(target: ImportTarget) -> Target {
    match target {
        ImportTarget::Accounts => Target::Accounts,
        ImportTarget::Sellers => Target::Sellers,
        ImportTarget::Presales => Target::Presales,
    }
}

pub(super) fn percent(confidence: Confidence) -> u8 {
    match confidence {
        Confidence::Low => 40,
        Confidence::Medium => 75,
        Confidence::High => 100,
    }
}

pub(super) fn given_fields(mapping: &[Option<String>], width: usize) -> Vec<Option<(Field, u8)>> {
    let mut seen: HashMap<Field, ()> = HashMap::new();
    let mut fields: Vec<Option<(Field, u8)>> = mapping
        .iter()
        .map(|name| name.as_deref().and_then(parsed::<Field>))
        .map(|field| field.filter(|field| seen.insert(*field, ()).is_none()).map(|field| (field, 100)))
        .collect();
    fields.resize(width, None);
    fields
}

pub(super) fn key(field: Field) -> String {
    text_of(&field)
}

pub(super) fn text_of<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(text)) => text,
        _ => String::new(),
    }
}

pub(super) fn parsed<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_value(Value::String(text.to_owned())).ok()
}
