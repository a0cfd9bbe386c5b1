//! Rows as an edit would leave them, beside the plan that it has not touched yet.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::account::Account;
use crate::assignment::Assignment;
use crate::change::{Change, Swap};
use crate::compensation::{Deal, PayPlan};
use crate::ids::{Row, Table};
use crate::plan::{Assumptions, Info, Plan};
use crate::pool::{Attachment, Loan, Member, Pair, Pool};
use crate::quota::Terms;
use crate::region::RegionSet;
use crate::seller::{Presales, PresalesTerms, Request, Seller};
use crate::team::Team;
use crate::territory::{Placement, Rule, Territory};

/// One table as the edit would leave it.
#[derive(Clone)]
pub struct Overlay<'a, R> {
    table: &'a Table<R>,
    rows: BTreeMap<u32, Option<R>>,
}

impl<'a, R: Row + PartialEq> Overlay<'a, R> {
    fn new(table: &'a Table<R>) -> Overlay<'a, R> {
        Overlay { table, rows: BTreeMap::new() }
    }

    pub fn get(&self, slot: u32) -> Option<&R> {
        match self.rows.get(&slot) {
            Some(row) => row.as_ref(),
            None => self.table.get(slot),
        }
    }

    pub fn put(&mut self, row: R) {
        self.rows.insert(row.slot(), Some(row));
    }

    pub fn take(&mut self, slot: u32) {
        self.rows.insert(slot, None);
    }

    pub fn is_untouched(&self) -> bool {
        self.rows.is_empty()
    }

    /// A slot that no row has ever had.
    pub fn next_slot(&self) -> u32 {
        let drafted = self.rows.keys().next_back().map_or(0, |slot| slot + 1);
        drafted.max(self.table.next_slot())
    }

    /// All rows as they would stand.
    pub fn iter(&self) -> impl Iterator<Item = &R> {
        let kept = self.table.iter().filter(|row| !self.rows.contains_key(&row.slot()));
        kept.chain(self.rows.values().flatten())
    }

    fn finish(self, changes: &mut Vec<Change>)
    where
        Change: From<Swap<R>>,
    {
        for (slot, after) in self.rows {
            let before = self.table.get(slot).cloned();
            if before != after {
                changes.push(Swap { before, after }.into());
            }
        }
    }
}

macro_rules! draft {
    ($($name:ident: $row:ty = $($path:ident).+),* $(,)?) => {
        /// Every table as the edit would leave it; [`Draft::finish`] says what changed, row by row.
        #[derive(Clone)]
        pub struct Draft<'a> {
            pub plan: &'a Plan,
            pub info: Info,
            pub assumptions: Assumptions,
            $(pub $name: Overlay<'a, $row>),*
        }

        impl<'a> Draft<'a> {
            pub fn new(plan: &'a Plan) -> Draft<'a> {
                Draft {
                    plan,
                    info: plan.info.clone(),
                    assumptions: plan.decisions.assumptions.clone(),
                    $($name: Overlay::new(&plan.$($path).+)),*
                }
            }

            /// The net changes: rows that end as they began are not among them.
            pub fn finish(self) -> Vec<Change> {
                let mut changes = Vec::new();
                if self.info != self.plan.info {
                    changes.push(Swap::changed(self.plan.info.clone(), self.info).into());
                }
                if self.assumptions != self.plan.decisions.assumptions {
                    changes.push(Swap::changed(self.plan.decisions.assumptions.clone(), self.assumptions).into());
                }
                $(self.$name.finish(&mut changes);)*
                changes
            }
        }
    };
}
draft! {
    accounts: Account = facts.accounts,
    sellers: Seller = facts.sellers,
    presales: Presales = facts.presales,
    requests: Request = facts.requests,
    region_sets: RegionSet = facts.region_sets,
    territories: Territory = decisions.territories,
    rules: Rule = decisions.rules,
    placements: Placement = decisions.placements,
    pay_plans: PayPlan = decisions.pay_plans,
    teams: Team = decisions.teams,
    terms: Terms = decisions.terms,
    pools: Pool = decisions.pools,
    members: Member = decisions.members,
    attachments: Attachment = decisions.attachments,
    presales_terms: PresalesTerms = decisions.presales_terms,
    deals: Deal = decisions.deals,
    loans: Loan = decisions.loans,
    pairs: Pair = decisions.pairs,
}

impl Draft<'_> {
    /// Which account would stand where.
    pub fn assignment(&self) -> Cow<'_, Assignment> {
        if self.accounts.is_untouched() && self.rules.is_untouched() && self.placements.is_untouched() {
            return Cow::Borrowed(&self.plan.assignment);
        }
        let mut drafted = self.plan.clone();
        drafted.absorb(self.clone().finish());
        Cow::Owned(drafted.assignment)
    }
}
