//! How each edit becomes changes, one file a subject.

pub(crate) mod facts;
pub(crate) mod pay;
pub(crate) mod pools;
pub(crate) mod quotas;
pub(crate) mod settings;
pub(crate) mod stays;
pub(crate) mod territories;

use crate::draft::{Draft, Overlay};
use crate::ids::{Row, SellerId};
use crate::money::{Money, Rate};
use crate::quota::Terms;
use crate::refusal::{Kind, Refusal};

pub(crate) type Done = Result<(), Refusal>;

/// A copy of the row, or the refusal that it is not there.
fn found<R: Row + PartialEq>(table: &Overlay<R>, kind: Kind, id: u32) -> Result<R, Refusal> {
    table.get(id).cloned().ok_or(Refusal::NotFound { kind, id })
}

/// A name as it is kept, not empty and not one of `others`.
fn new_name<'a>(
    name: &str,
    kind: Kind,
    mut others: impl Iterator<Item = &'a str>,
) -> Result<String, Refusal> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Refusal::NameEmpty { kind });
    }
    if others.any(|other| crate::territory::same_text(other, name)) {
        return Err(Refusal::NameTaken { kind, name: name.to_owned() });
    }
    Ok(name.to_owned())
}

/// An amount that may stand in the plan: not negative, no more decimals than the currency.
fn allowed(draft: &Draft, amount: Money) -> Done {
    if amount.is_negative() {
        return Err(Refusal::Negative { amount });
    }
    let decimals = draft.info.decimals;
    if amount.fits(decimals) { Ok(()) } else { Err(Refusal::TooPrecise { amount, decimals }) }
}

fn within(rate: Rate, least: Rate, most: Rate) -> Done {
    if (least..=most).contains(&rate) { Ok(()) } else { Err(Refusal::OutOfRange { rate, least, most }) }
}

/// The seller's terms, to be changed and put back.
fn terms_of(draft: &Draft, seller: SellerId) -> Result<Terms, Refusal> {
    found(&draft.sellers, Kind::Seller, seller.0)?;
    Ok(draft.terms.get(seller.0).cloned().unwrap_or_else(|| Terms::new(seller)))
}
