//! What rules hold, what one would hold, and why an account stands where it does.

use plan::assignment::{Tally, in_order, trial};
use plan::change::Change;
use plan::condition::Condition;
use plan::edit::Edit;
use plan::ids::{AccountId, RuleId, TerritoryId};
use plan::refusal::{Kind, Refusal};
use plan::territory::Rule;

use crate::problem::Problem;
use crate::session::Session;
use crate::view::{RuleRow, RuleSaid, RuleShare, RuleTrial, WhyHereReply};
use crate::words;

impl Session {
    pub(crate) fn rule_rows(&self) -> Vec<RuleRow> {
        let plan = self.plan();
        let shares = Shares::of(self);
        let rows = in_order(plan).into_iter().zip(1..).map(|(rule, place)| {
            let tally = plan.assignment.tally(rule.id);
            RuleRow {
                place,
                territory_name: self.territory_of(rule.territory),
                holds: tally.holds,
                matches: tally.matches,
                by_hand: by_hand(&tally),
                earlier: shares.of_rules(&tally.earlier),
                text: words::rule_text(rule, plan, self.language),
                parts: match rule.conditions.as_slice() {
                    [_] => vec![words::rule_text(rule, plan, self.language)],
                    _ => words::conditions(rule, plan, self.language),
                },
                rule: rule.clone(),
            }
        });
        rows.collect()
    }

    /// What a rule with these conditions would come to: in the place of `rule`, or after all others.
    pub fn try_rule(&self, rule: Option<RuleId>, conditions: &[Condition]) -> Result<RuleTrial, Problem> {
        let plan = self.plan();
        let conditions = conditions.to_vec();
        // Judged and tidied as if it were sent.
        let edit = match rule {
            Some(rule) => Edit::SetRule { rule, territory: None, conditions },
            None => Edit::AddRule { territory: None, conditions },
        };
        let changes = match plan.changes(&edit) {
            Ok(changes) => changes,
            Err(refusal) => return self.doubted(&refusal),
        };
        let written = changes.iter().find_map(|change| match change {
            Change::Rule(swap) => swap.after.as_ref(),
            _ => None,
        });
        let written = written.or_else(|| rule.and_then(|rule| plan.decisions.rules.get(rule.0)));
        let written = written.ok_or_else(|| self.refused(&Refusal::EmptyRule))?;
        let found = trial(plan, &written.conditions, rule);
        let shares = Shares::of(self);
        Ok(RuleTrial {
            holds: found.tally.holds,
            matches: found.tally.matches,
            by_hand: by_hand(&found.tally),
            earlier: shares.of_rules(&found.tally.earlier),
            later: shares.of_rules(&found.later),
            fresh: found.fresh,
            unknown: Vec::new(),
            doubt: None,
            text: words::rule_text(written, plan, self.language),
        })
    }

    /// A rule that names accounts that are not there says which; else it is refused.
    fn doubted(&self, refusal: &Refusal) -> Result<RuleTrial, Problem> {
        let problem = self.refused(refusal);
        let Refusal::NoSuchAccounts { ids } = refusal else { return Err(problem) };
        Ok(RuleTrial { unknown: ids.clone(), doubt: Some(problem), ..RuleTrial::default() })
    }

    pub fn why_here(&self, account: AccountId) -> Result<WhyHereReply, Problem> {
        let plan = self.plan();
        let missing = Refusal::NotFound { kind: Kind::Account, id: account.0 };
        let row = plan.facts.accounts.get(account.0).ok_or_else(|| self.refused(&missing))?;
        let standing = plan.assignment.of(account);
        let mut matching =
            in_order(plan).into_iter().zip(1..).filter(|(rule, _)| plan.assignment.matches(rule.id, account));
        let first = matching.next();
        let named = first.map(|(rule, _)| words::RuleName::of(rule.id, plan));
        let territory_name = self.territory_of(standing.territory);
        Ok(WhyHereReply {
            account,
            account_name: if row.name.is_empty() { row.external_id.clone() } else { row.name.clone() },
            territory: standing.territory,
            text: words::here(standing.why, &territory_name, named.as_ref(), self.language),
            territory_name,
            why: standing.why,
            rule: first.map(|(rule, place)| self.rule_said(rule, place)),
            later: matching.map(|(rule, place)| self.rule_said(rule, place)).collect(),
        })
    }

    fn rule_said(&self, rule: &Rule, place: u32) -> RuleSaid {
        RuleSaid {
            rule: rule.id,
            place,
            territory: rule.territory,
            territory_name: self.territory_of(rule.territory),
            conditions: words::conditions(rule, self.plan(), self.language),
        }
    }

    fn territory_of(&self, territory: Option<TerritoryId>) -> String {
        let row = territory.and_then(|territory| self.plan().decisions.territories.get(territory.0));
        row.map(|row| row.name.clone()).unwrap_or_default()
    }
}

/// Of its matches that no earlier rule takes, those that stand elsewhere.
fn by_hand(tally: &Tally) -> u32 {
    tally.matches.saturating_sub(tally.taken()).saturating_sub(tally.holds)
}

/// Rules by their places.
struct Shares<'s> {
    session: &'s Session,
    places: std::collections::HashMap<RuleId, u32>,
}

impl Shares<'_> {
    fn of(session: &Session) -> Shares<'_> {
        Shares { session, places: session.rule_places() }
    }

    fn of_rules(&self, rules: &[(RuleId, u32)]) -> Vec<RuleShare> {
        let share = |(rule, accounts): &(RuleId, u32)| {
            let row = self.session.plan().decisions.rules.get(rule.0)?;
            Some(RuleShare {
                rule: *rule,
                place: self.places.get(rule).copied()?,
                territory_name: self.session.territory_of(row.territory),
                accounts: *accounts,
            })
        };
        rules.iter().filter_map(share).collect()
    }
}
