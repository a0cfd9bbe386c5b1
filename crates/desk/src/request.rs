//! What a face may ask, each request with its own reply.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use plan::attachment_proposal::AttachWeights;
use plan::condition::Condition;
use plan::edit::Edit;
use plan::ids::{AccountId, RegionSetId, RuleId, TerritoryId};
use plan::leaving::Leaver;
use plan::money::{Money, Rate};
use plan::outlook::QuotaSum;
use plan::payout::Cost;
use plan::team::OverAssignment;
use plan::why::Figure;

use crate::carving::{CarveAims, CarveFigures, CarveState};
use crate::currency::Currency;
use crate::problem::{Language, Problem};
use crate::view::{
    ChosenReply, LeavingReply, ProposalReply, RegionPreview, RegionShapes, RuleTrial, View, ViewRequest,
    WhyHereReply,
};

/// A path that a native dialog gave; the window never names one itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FileToken(pub String);

macro_rules! requests {
    ($($(#[$doc:meta])* $name:ident => $reply:ty),* $(,)?) => {
        /// Everything a face may ask.
        #[derive(Clone, Debug, Deserialize)]
        #[serde(tag = "type", rename_all = "camelCase")]
        pub enum Request {
            $($(#[$doc])* $name($name)),*
        }

        /// The body of each request, by its type.
        #[derive(TS)]
        #[ts(export, rename_all = "camelCase")]
        #[allow(dead_code, non_snake_case)]
        pub struct Requests {
            $($name: $name),*
        }

        /// The reply to each request, by the request's type.
        #[derive(TS)]
        #[ts(export, rename_all = "camelCase")]
        #[allow(dead_code, non_snake_case)]
        pub struct Replies {
            $($name: $reply),*
        }
    };
}

requests! {
    /// First of all: settings, what is open, what was open lately.
    Hello => HelloReply,
    SetSettings => HelloReply,
    NewPlan => HelloReply,
    /// A fresh copy of the example plan.
    OpenExample => HelloReply,
    OpenPlan => HelloReply,
    OpenRecent => HelloReply,
    ClosePlan => HelloReply,
    SaveCopy => Written,
    Look => View,
    Change => Refresh,
    /// Texts typed or pasted into cells of a grid.
    Enter => Refresh,
    Undo => Refresh,
    Redo => Refresh,
    /// What an edit would do to the sums, without doing it.
    Preview => PreviewReply,
    /// The same for texts that are being typed into cells of a grid.
    PreviewCells => PreviewReply,
    ReadTable => ImportPreview,
    Import => Refresh,
    /// What a file of regions would bring in.
    ReadRegions => RegionPreview,
    ImportRegions => Refresh,
    /// Regions to be drawn on the map.
    Shapes => RegionShapes,
    Export => Written,
    Find => FindReply,
    /// What accounts chosen on the map add up to.
    Chosen => ChosenReply,
    /// How a figure came about.
    Why => WhyReply,
    /// Which presales member should work for which pool.
    Propose => ProposalReply,
    /// What becomes of pools when somebody leaves.
    Leaving => LeavingReply,
    /// Begins to carve territories anew beside the desk; a carving that goes on is given up.
    Carve => CarveState,
    /// How far the carving is; its proposal once, when it is finished.
    Carving => CarveState,
    /// Ends the carving: its best so far becomes the proposal.
    StopCarving => CarveState,
    /// What the last proposal comes to without what comes into some territories.
    CarvePart => CarveFigures,
    /// What a rule would match and hold that is being written.
    TryRule => RuleTrial,
    /// Why an account stands where it does, and which other rules match it.
    WhyHere => WhyHereReply,
}

macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $kind:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize, Serialize, TS)]
        #[serde(rename_all = "camelCase")]
        #[ts(export)]
        pub struct $name { $($(#[$field_doc])* pub $field: $kind),* }
    )*};
}

messages! {
    Hello {}
    SetSettings { settings: Settings }
    NewPlan {
        /// Where to keep it; `null`: in the plans folder, under its name.
        file: Option<FileToken>,
        name: String,
        /// ISO 4217 code.
        currency: String,
        /// First day of the plan year, ISO.
        year_start: String,
        company_plan: Option<Money>,
    }
    OpenExample {}
    OpenPlan { file: FileToken }
    OpenRecent { recent: u32 }
    ClosePlan {}
    SaveCopy { file: FileToken }
    Look { view: ViewRequest }
    Change {
        /// One or several that stand or fall together, as one step of undo.
        edits: Vec<Edit>,
        view: ViewRequest,
    }
    Enter {
        grid: Grid,
        cells: Vec<TypedCell>,
        /// Pasted or filled: relative maths (`+10%`) is not read.
        pasted: bool,
        view: ViewRequest,
    }
    Undo { view: ViewRequest }
    Redo { view: ViewRequest }
    Preview { edits: Vec<Edit> }
    PreviewCells { grid: Grid, cells: Vec<TypedCell> }
    ReadTable { file: FileToken, target: ImportTarget, options: ImportOptions }
    Import { file: FileToken, target: ImportTarget, options: ImportOptions, view: ViewRequest }
    ReadRegions { file: FileToken, options: RegionOptions }
    ImportRegions { file: FileToken, options: RegionOptions, view: ViewRequest }
    Shapes { set: RegionSetId }
    #[derive(Default)]
    RegionOptions {
        /// The property with the names; `null`: guessed.
        field: Option<String>,
    }
    Export { folder: FileToken, what: ExportKind }
    /// Names that hold the text: accounts, sellers, territories, pools; at most 20.
    Find { text: String }
    Chosen { accounts: Vec<AccountId> }
    Why { figure: Figure }
    TryRule {
        /// The rule that it would replace; `null`: after all others.
        rule: Option<RuleId>,
        conditions: Vec<Condition>,
    }
    WhyHere { account: AccountId }
    Propose { weights: AttachWeights }
    Leaving {
        leaver: Leaver,
        /// Last day, ISO.
        last: String,
    }

    Carve { aims: CarveAims }
    Carving {}
    StopCarving {}
    CarvePart {
        /// Territories that nothing comes into.
        left: Vec<TerritoryId>,
    }

    WhyReply { answer: WhyAnswer }
    /// A figure with how it came about, in words; its inputs are the same again, down to what was typed. A figure among
    /// them whose own inputs are left out answers when it is asked.
    WhyAnswer {
        /// `null` for what is no figure of its own (a rate typed, a number of days).
        figure: Option<Figure>,
        label: String,
        value: String,
        /// The rule in words: "target variable x attainment". Empty for a fact.
        formula: String,
        /// The same with its numbers: "150,000 x 112.5 %". Empty for a fact.
        numbers: String,
        /// Where a fact comes from, or what is assumed: "typed", "assumed for all".
        source: String,
        /// It is made of more than is told here.
        deeper: bool,
        inputs: Vec<WhyAnswer>,
    }

    /// What a window needs to begin.
    HelloReply {
        settings: Settings,
        recent: Vec<Recent>,
        /// `null`: no plan is open.
        head: Option<Head>,
        /// A file asked for at start that could not be opened.
        problem: Option<Problem>,
        /// Where plans are kept unless told otherwise, for people to read.
        plans_folder: String,
        /// To choose from, the common ones first.
        currencies: Vec<Currency>,
        /// Of the application.
        version: String,
    }
    Recent {
        name: String,
        folder: String,
        /// The file is not there any more.
        missing: bool,
    }
    /// What every screen shows around itself.
    Head {
        name: String,
        file: String,
        currency: String,
        decimals: u8,
        year_start: String,
        scenario: String,
        read_only: bool,
        revision: u32,
        /// What undo would take back, in words.
        undo: Option<String>,
        redo: Option<String>,
        counts: Counts,
        /// Findings that want attention, by screen.
        issues: IssueCounts,
        company_plan: Option<Money>,
        /// Typed: what the regional target lies above the company plan.
        over_assignment: OverAssignment,
        /// Assumed for every seller without one of its own.
        attainment: Rate,
        /// What a pool's target is called; empty: the usual name.
        pool_term: String,
    }
    Counts { accounts: u32, unassigned: u32, territories: u32, sellers: u32, teams: u32, presales: u32, pools: u32, rules: u32, history: u32 }
    IssueCounts { all: u32, accounts: u32, people: u32, territories: u32, quotas: u32, pools: u32, payouts: u32 }
    /// The reply is the refresh: the head and the screen as they are after the change.
    Refresh {
        head: Head,
        view: View,
        /// What was done, in words; `null` where nothing changed.
        done: Option<String>,
        /// Rows changed.
        rows: u32,
    }
    PreviewReply {
        rows: u32,
        before: Sums,
        after: Sums,
        /// Teams (and the region, which has none) whose sums would change, from the nearest up.
        teams: Vec<TeamShift>,
        /// Territories whose accounts would change, those that gain or lose the most potential first; at most 50.
        territories: Vec<TerritoryShift>,
        /// Those beyond the 50.
        more_territories: u32,
        /// Pools whose target or discount would change.
        pools: Vec<PoolShift>,
        /// Sellers whose quota, carried quota or pay would change; at most 50.
        sellers: Vec<SellerShift>,
        /// Presales members whose pay or weight would change.
        presales: Vec<PresalesShift>,
    }
    TeamShift {
        team: Option<plan::ids::TeamId>,
        /// Empty for the region.
        name: String,
        before: TeamSums,
        after: TeamSums,
    }
    #[derive(PartialEq)]
    TeamSums {
        target: Option<Money>,
        sum_below: Money,
        over_assignment: Option<Rate>,
        left_to_assign: Option<Money>,
    }
    TerritoryShift {
        territory: plan::ids::TerritoryId,
        name: String,
        before: plan::assignment::Load,
        after: plan::assignment::Load,
        /// Potential / mean potential of the territories.
        balance_before: Option<Rate>,
        balance_after: Option<Rate>,
        /// Of its seller, whose other territories count too.
        quota_to_potential_before: Option<Rate>,
        quota_to_potential_after: Option<Rate>,
        /// Its accounts beside who works them today.
        owner_change_before: crate::view::OwnerChange,
        owner_change_after: crate::view::OwnerChange,
    }
    PoolShift {
        pool: plan::ids::PoolId,
        name: String,
        before: Money,
        after: Money,
        discount_before: Option<Rate>,
        discount_after: Option<Rate>,
    }
    SellerShift {
        seller: plan::ids::SellerId,
        name: String,
        quota_before: Option<Money>,
        quota_after: Option<Money>,
        carried_before: Option<Money>,
        carried_after: Option<Money>,
        pay_before: Money,
        pay_after: Money,
    }
    PresalesShift {
        presales: plan::ids::PresalesId,
        name: String,
        weight_before: Rate,
        weight_after: Rate,
        variable_before: Option<Money>,
        variable_after: Option<Money>,
        pay_before: Money,
        pay_after: Money,
    }
    Sums { quotas: QuotaSum, cost: Cost, pool_targets: Money, unassigned: u32 }
    TypedCell {
        /// Id of the row's thing (account, seller, ...).
        row: u32,
        /// Key of the column.
        column: String,
        text: String,
    }
    #[derive(Default)]
    ImportOptions {
        sheet: Option<String>,
        /// Row of the headers, from 1; `null`: found.
        header_row: Option<u32>,
        encoding: Option<String>,
        delimiter: Option<String>,
        /// "point" or "comma"; `null`: found for each column.
        decimal: Option<String>,
        /// Our field for each column of the file, `null` to leave it out; absent: guessed.
        mapping: Option<Vec<Option<String>>>,
        /// Which of several rows with the same key comes in; `null`: none, they are refused.
        duplicates: Option<Duplicates>,
    }
    ImportPreview {
        file: String,
        sheets: Vec<String>,
        sheet: Option<String>,
        header_row: u32,
        encoding: Option<String>,
        delimiter: Option<String>,
        columns: Vec<ImportColumn>,
        /// Fields of ours that a column may be matched with: key and title.
        fields: Vec<FieldChoice>,
        rows: u32,
        /// The first rows as they would come in, a text for each column.
        sample: Vec<Vec<String>>,
        new_rows: u32,
        changed_rows: u32,
        unchanged_rows: u32,
        /// In the plan but not in the file: kept.
        missing_rows: u32,
        /// Rows left out because another one with the same key comes in.
        duplicate_rows: u32,
        /// Every bad row named; nothing comes in while there is one.
        problems: Vec<Problem>,
        /// All problems, of which the list may show the first ones only.
        problem_count: u32,
        notes: Vec<String>,
    }
    ImportColumn {
        title: String,
        field: Option<String>,
        /// Percent, how sure the guess is.
        confidence: u8,
        samples: Vec<String>,
        /// "point" or "comma" where the column holds numbers.
        decimal: Option<String>,
    }
    FieldChoice { key: String, title: String, required: bool }
    /// Files written, by name.
    Written { files: Vec<String>, folder: String }
    FindReply { hits: Vec<Hit> }
    Hit { kind: plan::refusal::Kind, id: u32, name: String, detail: String }
    Settings {
        language: Language,
        theme: Theme,
        density: Density,
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Density {
    Compact,
    #[default]
    Default,
    Comfortable,
}

/// The grids of the window whose cells can be typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Grid {
    /// Columns: an `AccountColumn` (fields and `territory`); rows: accounts.
    Accounts,
    /// Columns: a `SellerField`; rows: sellers.
    Sellers,
    /// Columns: `payPlan`, `score`, and a `PresalesField`; rows: presales.
    Presales,
    /// Columns: `name`, `seller`; rows: territories.
    Territories,
    /// Columns: `quota`, `locked`, `attainment`, `payPlan`, `score`, `team`, `weight`, `proposal`, and seller fields; rows:
    /// sellers.
    Quotas,
    /// Columns: `name`, `manager`, `parent`, `target`, `overAssignment`, `locked`, `attainment`, and the manager's `base`,
    /// `targetVariable`, `payPlan`, `score`; rows: teams.
    Teams,
    /// Columns: `name`, `target`, `discount`; rows: pools.
    Pools,
    /// Columns: `name`, `seller`, `date`, `amount`, `units`, `cancelled`; rows: deals. The cells of a row that is no deal
    /// make a new one.
    Deals,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ImportTarget {
    Accounts,
    Sellers,
    Presales,
}

/// Which of several rows with the same key comes in. Never chosen silently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Duplicates {
    First,
    Last,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ExportKind {
    Workbook,
    Csv,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { language: Language::En, theme: Theme::System, density: Density::Default }
    }
}
