//! One open plan: its file, its memory, and all that follows from it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use plan::Plan;
use plan::change::Change;
use plan::edit::Edit;
use plan::ids::TerritoryId;
use plan::outlook::{Outlook, outlook};
use store::Store;

use crate::accounts::AccountsCache;
use crate::carving::{Job, Kept};
use crate::located::LocatedCache;
use crate::preview;
use crate::problem::{Language, Problem};
use crate::request::{Counts, Grid, Head, IssueCounts, PreviewReply, TypedCell};
use crate::view::{HistoryRow, HistoryView};
use crate::views::Grounds;
use crate::words::{self, Severity, Summary};

/// One open plan. Every edit is in the file before it is in memory.
pub struct Session {
    store: Store,
    plan: Plan,
    outlook: Outlook,
    pub(crate) language: Language,
    pub(crate) accounts: AccountsCache,
    pub(crate) located: LocatedCache,
    pub(crate) grounds: Option<Grounds>,
    /// What each territory was drawn in so far: a move recolours none but those that it makes clash.
    pub(crate) colours: HashMap<TerritoryId, u8>,
    pub(crate) carving: Option<Job>,
    /// The last proposal, while the plan is as it was.
    pub(crate) carved: Option<Kept>,
}

/// What an edit, an undo or a redo did.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// In words; `None` where nothing changed.
    pub label: Option<String>,
    /// Rows changed.
    pub rows: u32,
    /// What a person should know of what came in.
    pub notes: Vec<String>,
}

impl Session {
    /// A new file with what `edits` make of an empty plan; it begins without history.
    pub fn create(path: &Path, edits: &[Edit], language: Language) -> Result<Session, Problem> {
        let mut plan = Plan::default();
        let birth =
            plan.changes_of(edits).map_err(|refusal| words::refusal_of(&refusal, edits, &plan, language))?;
        let store = Store::create(path, &birth).map_err(|problem| file_problem(&problem, path, language))?;
        plan.absorb(birth);
        Ok(Session::new(store, plan, language))
    }

    pub fn open(path: &Path, language: Language) -> Result<Session, Problem> {
        let (store, plan) = Store::open(path).map_err(|problem| file_problem(&problem, path, language))?;
        Ok(Session::new(store, plan, language))
    }

    fn new(store: Store, plan: Plan, language: Language) -> Session {
        let outlook = outlook(&plan);
        Session {
            store,
            plan,
            outlook,
            language,
            accounts: AccountsCache::default(),
            located: LocatedCache::default(),
            grounds: None,
            colours: HashMap::new(),
            carving: None,
            carved: None,
        }
    }

    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    pub fn outlook(&self) -> &Outlook {
        &self.outlook
    }

    pub fn path(&self) -> &Path {
        self.store.path()
    }

    pub fn file_name(&self) -> String {
        self.path().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// Makes the edits, all or none, as one step of undo.
    pub fn edit(&mut self, edits: &[Edit]) -> Result<Done, Problem> {
        let changes = self
            .plan
            .changes_of(edits)
            .map_err(|refusal| words::refusal_of(&refusal, edits, &self.plan, self.language))?;
        if changes.is_empty() {
            return Ok(Done::default());
        }
        let rows = changes.len() as u32;
        let summary = words::summary_of(edits, &self.plan, changes.len());
        self.store.commit(&summary, &changes).map_err(|problem| self.fault(&problem))?;
        self.take_in(changes);
        let label = Some(words::label(&summary, &self.plan.info, self.language));
        Ok(Done { label, rows, ..Done::default() })
    }

    pub fn undo(&mut self) -> Result<Done, Problem> {
        let undone = self.store.undo().map_err(|problem| self.fault(&problem))?;
        Ok(self.stepped(undone))
    }

    pub fn redo(&mut self) -> Result<Done, Problem> {
        let redone = self.store.redo().map_err(|problem| self.fault(&problem))?;
        Ok(self.stepped(redone))
    }

    fn stepped(&mut self, step: Option<store::Undone>) -> Done {
        let Some(step) = step else { return Done::default() };
        let rows = step.changes.len() as u32;
        self.take_in(step.changes);
        Done { label: self.label(Some(step.summary)), rows, ..Done::default() }
    }

    fn take_in(&mut self, changes: Vec<Change>) {
        self.located.note(&changes);
        self.carved = None;
        self.carving.iter_mut().for_each(Job::outdate);
        self.accounts.note(&changes);
        if changes.iter().any(moves_ground) {
            self.grounds = None;
        }
        self.plan.absorb(changes);
        self.outlook = outlook(&self.plan);
    }

    /// What the edits would do to the sums; nothing is changed.
    pub fn preview(&self, edits: &[Edit]) -> Result<PreviewReply, Problem> {
        let changes = self
            .plan
            .changes_of(edits)
            .map_err(|refusal| words::refusal_of(&refusal, edits, &self.plan, self.language))?;
        let rows = changes.len() as u32;
        let moves_accounts = |change: &Change| {
            matches!(
                change,
                Change::Account(_) | Change::Placement(_) | Change::Rule(_) | Change::Territory(_)
            )
        };
        let heavy = changes.iter().any(moves_accounts);
        let mut after = if heavy { self.plan.clone() } else { self.plan.without_accounts() };
        after.absorb(changes);
        let after_outlook = outlook(&after);
        Ok(preview::reply(rows, (&self.plan, &self.outlook), (&after, &after_outlook)))
    }

    /// As [`Session::preview`] for texts that are being typed into cells.
    pub fn preview_cells(&self, grid: Grid, cells: &[TypedCell]) -> Result<PreviewReply, Problem> {
        self.preview(&self.edits_of(grid, cells, false)?)
    }

    pub fn save_copy(&self, path: &Path) -> Result<(), Problem> {
        self.store.save_copy(path).map_err(|problem| file_problem(&problem, path, self.language))
    }

    pub fn history(&self, from: u32, count: u32) -> Result<HistoryView, Problem> {
        let (total, entries) =
            self.store.history(from.into(), count.into()).map_err(|problem| self.fault(&problem))?;
        let entries: Vec<HistoryRow> = entries
            .into_iter()
            .map(|entry| HistoryRow {
                seq: entry.seq as u32,
                at: entry.at,
                label: self.label(Some(entry.summary)).unwrap_or_default(),
                rows: entry.rows,
                undone: entry.undone,
            })
            .collect();
        let total = total as u32;
        let left = total.saturating_sub(from).saturating_sub(entries.len() as u32);
        Ok(HistoryView { total, from, entries, left })
    }

    pub fn head(&self) -> Head {
        let (info, decisions) = (&self.plan.info, &self.plan.decisions);
        let history = self.store.history(0, 0).map_or(0, |(total, _)| total as u32);
        Head {
            name: info.name.clone(),
            file: self.file_name(),
            currency: info.currency.clone(),
            decimals: info.decimals,
            year_start: info.year_start.to_string(),
            scenario: "Baseline".to_owned(),
            read_only: self.store.read_only(),
            revision: self.store.revision().0 as u32,
            undo: self.label(self.store.undo_summary()),
            redo: self.label(self.store.redo_summary()),
            counts: Counts {
                accounts: self.plan.facts.accounts.len() as u32,
                unassigned: self.outlook.unassigned.accounts,
                territories: decisions.territories.len() as u32,
                sellers: self.plan.facts.sellers.len() as u32,
                teams: decisions.teams.len() as u32,
                presales: self.plan.facts.presales.len() as u32,
                pools: decisions.pools.len() as u32,
                rules: decisions.rules.len() as u32,
                history,
            },
            issues: self.issues(),
            company_plan: decisions.assumptions.company_plan,
            over_assignment: decisions.assumptions.over_assignment,
            attainment: decisions.assumptions.attainment,
            pool_term: decisions.assumptions.pool_term.clone(),
        }
    }

    fn issues(&self) -> IssueCounts {
        use plan::finding::Finding::*;
        let mut issues =
            IssueCounts { all: 0, accounts: 0, people: 0, territories: 0, quotas: 0, pools: 0, payouts: 0 };
        for finding in &self.outlook.findings {
            if words::finding(finding, &self.plan, self.language).severity != Severity::Warn {
                continue;
            }
            issues.all += 1;
            *match finding {
                AccountsUnassigned { .. } => &mut issues.accounts,
                TerritoryWithoutSeller { .. }
                | TerritoryEmpty { .. }
                | RuleMatchesNothing { .. }
                | RuleShadowed { .. } => &mut issues.territories,
                SellerWithoutTerritory { .. } | SeatWithoutStart { .. } => &mut issues.people,
                NoCompanyPlan
                | LeftToAssign { .. }
                | TeamLeftToAssign { .. }
                | TeamEmpty { .. }
                | CapacityShort { .. }
                | SellerWithoutQuota { .. }
                | QuotaOutlier { .. } => &mut issues.quotas,
                SellerWithoutPool { .. }
                | PoolWithoutSellers { .. }
                | PoolWithoutPresales { .. }
                | PresalesWeight { .. }
                | PresalesContended { .. } => &mut issues.pools,
                PresalesAccelerated { .. }
                | TargetShares { .. }
                | ThresholdMissed { .. }
                | PayCliff { .. }
                | CapBites { .. }
                | PayMixUnusual { .. }
                | QuotaToPayUnusual { .. }
                | OverBudget { .. } => &mut issues.payouts,
            } += 1;
        }
        issues
    }

    fn label(&self, summary: Option<serde_json::Value>) -> Option<String> {
        let summary: Summary = serde_json::from_value(summary?).ok()?;
        Some(words::label(&summary, &self.plan.info, self.language))
    }

    pub(crate) fn refused(&self, refusal: &plan::refusal::Refusal) -> Problem {
        words::refusal(refusal, &self.plan, self.language)
    }

    fn fault(&self, problem: &store::StoreProblem) -> Problem {
        file_problem(problem, self.path(), self.language)
    }
}

/// Whether distances and handovers of territories may change with it.
fn moves_ground(change: &Change) -> bool {
    matches!(
        change,
        Change::Account(_)
            | Change::Placement(_)
            | Change::Rule(_)
            | Change::Territory(_)
            | Change::Seller(_)
    )
}

pub(crate) fn file_problem(problem: &store::StoreProblem, path: &Path, language: Language) -> Problem {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    words::store_problem(problem, &name, language)
}

/// The first path of its kind that is free: `Plan.podplan`, `Plan 2.podplan`, …
pub(crate) fn free_path(folder: &Path, name: &str) -> PathBuf {
    let clean: String =
        name.chars().map(|c| if c.is_alphanumeric() || " -_().".contains(c) { c } else { '-' }).collect();
    let clean = clean.trim().trim_matches('.');
    let stem = if clean.is_empty() { "Plan" } else { clean };
    let first = folder.join(format!("{stem}.podplan"));
    if !first.exists() {
        return first;
    }
    (2..10_000)
        .map(|number| folder.join(format!("{stem} {number}.podplan")))
        .find(|path| !path.exists())
        .unwrap_or(first)
}
