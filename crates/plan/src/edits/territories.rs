//! Territories, rules, placements.

use rustc_hash::FxHashSet;

use super::{Done, found, new_name};
use crate::condition::{Condition, sound};
use crate::draft::Draft;
use crate::ids::{AccountId, RuleId, SellerId, TerritoryId};
use crate::refusal::{Kind, Refusal};
use crate::territory::{Placement, Rule, Territory};

pub fn add(draft: &mut Draft, name: &str, seller: Option<SellerId>) -> Done {
    if let Some(seller) = seller {
        found(&draft.sellers, Kind::Seller, seller.0)?;
    }
    let name = free_name(draft, name, None)?;
    let id = TerritoryId(draft.territories.next_slot());
    draft.territories.put(Territory { id, name, seller });
    Ok(())
}

pub fn rename(draft: &mut Draft, territory: TerritoryId, name: &str) -> Done {
    let mut row = found(&draft.territories, Kind::Territory, territory.0)?;
    row.name = free_name(draft, name, Some(territory))?;
    draft.territories.put(row);
    Ok(())
}

pub fn set_seller(draft: &mut Draft, territory: TerritoryId, seller: Option<SellerId>) -> Done {
    let mut row = found(&draft.territories, Kind::Territory, territory.0)?;
    if let Some(seller) = seller {
        found(&draft.sellers, Kind::Seller, seller.0)?;
    }
    row.seller = seller;
    draft.territories.put(row);
    Ok(())
}

/// Its rules and placements go with it; its accounts fall to later rules or to nobody.
pub fn remove(draft: &mut Draft, territory: TerritoryId) -> Done {
    found(&draft.territories, Kind::Territory, territory.0)?;
    let rules: Vec<u32> =
        draft.rules.iter().filter(|r| r.territory == Some(territory)).map(|r| r.id.0).collect();
    let placed = draft.placements.iter().filter(|p| p.territory == Some(territory));
    let placed: Vec<u32> = placed.map(|p| p.account.0).collect();
    rules.into_iter().for_each(|rule| draft.rules.take(rule));
    placed.into_iter().for_each(|account| draft.placements.take(account));
    draft.territories.take(territory.0);
    Ok(())
}

pub fn add_rule(draft: &mut Draft, territory: Option<TerritoryId>, conditions: &[Condition]) -> Done {
    there(draft, territory)?;
    let conditions = sound(conditions)?;
    known_accounts(draft, &conditions, &[])?;
    let id = RuleId(draft.rules.next_slot());
    let position = draft.rules.iter().map(|rule| rule.position.saturating_add(1)).max().unwrap_or(0);
    draft.rules.put(Rule { id, territory, position, conditions });
    Ok(())
}

pub fn set_rule(
    draft: &mut Draft,
    rule: RuleId,
    territory: Option<TerritoryId>,
    conditions: &[Condition],
) -> Done {
    let mut row = found(&draft.rules, Kind::Rule, rule.0)?;
    there(draft, territory)?;
    let conditions = sound(conditions)?;
    known_accounts(draft, &conditions, &row.conditions)?;
    row.territory = territory;
    row.conditions = conditions;
    draft.rules.put(row);
    Ok(())
}

pub fn move_rule(draft: &mut Draft, rule: RuleId, position: u32) -> Done {
    let moved = found(&draft.rules, Kind::Rule, rule.0)?;
    let mut order: Vec<Rule> = draft.rules.iter().filter(|r| r.id != rule).cloned().collect();
    order.sort_by_key(|rule| (rule.position, rule.id));
    order.insert((position as usize).min(order.len()), moved);
    for (place, mut row) in order.into_iter().enumerate() {
        row.position = place as u32;
        draft.rules.put(row);
    }
    Ok(())
}

pub fn remove_rule(draft: &mut Draft, rule: RuleId) -> Done {
    found(&draft.rules, Kind::Rule, rule.0)?;
    draft.rules.take(rule.0);
    Ok(())
}

/// What is kept out is so by a person: no proposal keeps anything out.
pub fn place(
    draft: &mut Draft,
    accounts: &[AccountId],
    territory: Option<TerritoryId>,
    pinned: bool,
) -> Done {
    there(draft, territory)?;
    let pinned = pinned || territory.is_none();
    for account in accounts {
        found(&draft.accounts, Kind::Account, account.0)?;
        draft.placements.put(Placement { account: *account, territory, pinned });
    }
    Ok(())
}

pub fn release(draft: &mut Draft, accounts: &[AccountId]) -> Done {
    for account in accounts {
        found(&draft.accounts, Kind::Account, account.0)?;
        draft.placements.take(account.0);
    }
    Ok(())
}

fn there(draft: &Draft, territory: Option<TerritoryId>) -> Done {
    territory.map_or(Ok(()), |territory| found(&draft.territories, Kind::Territory, territory.0).map(drop))
}

/// Accounts that a rule names must be there. Those it named before may have gone since.
fn known_accounts(draft: &Draft, conditions: &[Condition], before: &[Condition]) -> Done {
    let (mut named, mut old) = (Vec::new(), Vec::new());
    conditions.iter().for_each(|condition| condition.named(&mut named));
    if named.is_empty() {
        return Ok(());
    }
    before.iter().for_each(|condition| condition.named(&mut old));
    let known: FxHashSet<&str> = draft.accounts.iter().map(|account| account.external_id.as_str()).collect();
    let old: FxHashSet<&str> = old.into_iter().collect();
    named.retain(|id| !known.contains(id) && !old.contains(id));
    if named.is_empty() {
        Ok(())
    } else {
        Err(Refusal::NoSuchAccounts { ids: named.into_iter().map(str::to_owned).collect() })
    }
}

fn free_name(draft: &Draft, name: &str, own: Option<TerritoryId>) -> Result<String, Refusal> {
    let others = draft.territories.iter().filter(|row| Some(row.id) != own);
    new_name(name, Kind::Territory, others.map(|row| row.name.as_str()))
}
