//! What the screens beside the pools show: hours, odds, requests, who goes where, who leaves.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use plan::attachment_proposal::AttachProposal;
use plan::contention::{RequestShare, ShareBy};
use plan::distribution::Distribution;
use plan::edit::Edit;
use plan::ids::*;
use plan::leaving::LeavingWay;
use plan::money::{Money, Quantity, Rate};
use plan::pool::{Loan, Pair};
use plan::presales_work::PresalesWork;
use plan::workload::PoolWorkload;

use crate::problem::Problem;
use crate::request::PreviewReply;

macro_rules! rows {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $kind:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase")]
        #[ts(export)]
        pub struct $name { $($(#[$field_doc])* pub $field: $kind),* }
    )*};
}

rows! {
    /// Hours of presales work against hours there, by pool, quarter and skill.
    HoursView {
        work: PresalesWork,
        pools: Vec<HoursRow>,
        members: Vec<MemberHours>,
        /// One row a segment of the accounts, and those that are set.
        segments: Vec<SegmentWork>,
        /// Industries of the accounts, and what each asks for.
        industries: Vec<IndustrySkill>,
        /// Whether no opportunities are expected at all, because nothing is assumed of any segment.
        nothing_assumed: bool,
    }
    HoursRow {
        name: String,
        sellers: u32,
        #[serde(flatten)]
        workload: PoolWorkload,
        /// The year, then its quarters.
        waits: Vec<Wait>,
    }
    /// How long a request waits for an hour of presales: the queue M/M/c, by the formula of Erlang (C).
    Wait {
        /// Members in full-time parts.
        servers: Quantity,
        /// Opportunities that come in a week of five working days.
        arrivals: Quantity,
        /// Chance that a request finds everybody busy.
        chance: Rate,
        /// Working days until it is taken up; `None`: the queue grows without end.
        days: Option<Quantity>,
    }
    MemberHours { presales: PresalesId, name: String, skills: String, country: String, hours: Quantity }
    SegmentWork {
        segment: String,
        accounts: u32,
        potential: Money,
        /// Of one opportunity over its whole way; `None`: nothing is assumed.
        hours_each: Option<Quantity>,
    }
    IndustrySkill {
        industry: String,
        accounts: u32,
        /// Empty: anybody can do it.
        skill: String,
        /// Whether it was typed; else an industry asks for itself.
        typed: bool,
        /// Members who have it.
        members: u32,
    }

    /// The chance that pools reach their targets, and what a member may expect in each of them.
    OddsView {
        /// Assumed for every seller.
        distribution: Distribution,
        /// Of the attainments of any two sellers of a pool.
        correlation: Rate,
        draws: u32,
        seed: u32,
        pools: Vec<PoolOdds>,
        members: Vec<MemberOdds>,
        /// Highest - lowest share of target variable that members may expect.
        spread: Rate,
        /// The same after the moves.
        spread_after: Rate,
        moves: Vec<EveningMove>,
        /// What makes the moves.
        edits: Vec<Edit>,
    }
    PoolOdds {
        pool: PoolId,
        name: String,
        sellers: u32,
        sum_rep_quotas: Money,
        pool_target: Money,
        /// In use; `None` where the sum is 0.
        discount: Option<Rate>,
        /// Mean attainment of the sellers at which the pool reaches its target.
        break_even: Option<Rate>,
        /// Chance of reaching the target in use; `None` where nobody carries anything.
        chance: Option<Rate>,
        /// Of what is booked, as shares of the sum of the quotas.
        mean: Rate,
        deviation: Rate,
        p10: Rate,
        p50: Rate,
        p90: Rate,
        /// Chance at discounts from low to high.
        curve: Vec<ChancePoint>,
        /// Discounts that give usual chances.
        answers: Vec<ChanceAnswer>,
    }
    ChancePoint { discount: Rate, chance: Rate }
    /// "What discount gives presales an 80 % chance?"
    ChanceAnswer {
        chance: Rate,
        /// Below 0: the target may lie above the sum.
        discount: Rate,
        target: Money,
    }
    MemberOdds {
        presales: PresalesId,
        name: String,
        target_variable: Money,
        /// With the weights as they are; `None` where the member is in no pool that has a target.
        own: Option<Expected>,
        /// In each pool alone, in the order of the pools.
        pools: Vec<Option<Expected>>,
    }
    /// Variable that may be expected: on average, in the bad year out of ten, in the good one.
    Expected { mean: Money, p10: Money, p90: Money, share: Rate }
    EveningMove { presales: PresalesId, name: String, to: PoolId, to_name: String, weight: Rate, before: Rate, after: Rate }

    /// Who asks for whom, and a fair share-out of each member's hours.
    RequestsView {
        by: ShareBy,
        members: Vec<ContendedRow>,
        /// Members whom nobody asks for.
        free: Vec<String>,
        pairs: Vec<PairRow>,
        sellers: Vec<NameOf>,
        presales: Vec<NameOf>,
        nothing_assumed: bool,
    }
    /// To choose from.
    NameOf { id: u32, name: String, note: String }
    ContendedRow {
        presales: PresalesId,
        name: String,
        skills: String,
        pool_names: String,
        available: Quantity,
        asked: Quantity,
        over: Quantity,
        left: Quantity,
        /// Asked / available; `None` where nothing is there.
        ratio: Option<Rate>,
        /// Sellers who get less than they ask for.
        waiting: u32,
        shares: Vec<RequestRow>,
    }
    RequestRow {
        seller_name: String,
        /// Whether seller and member are in one pool.
        same_pool: bool,
        #[serde(flatten)]
        share: RequestShare,
        /// Why it is what it is, in words.
        reason_text: String,
    }
    /// Private to the file: no part of what is exported.
    PairRow {
        #[serde(flatten)]
        pair: Pair,
        seller_name: String,
        presales_name: String,
        /// Whether they are in one pool now.
        same_pool: bool,
    }

    /// A loan of a member to another pool's deal, with what it costs.
    LoanRow {
        #[serde(flatten)]
        loan: Loan,
        presales_name: String,
        home_name: String,
        to_name: String,
        /// Credited to the home pool.
        credited: Money,
        /// Cost of the year with the credit split, and doubled.
        split_cost: Money,
        doubled_cost: Money,
    }

    /// Who should work for which pool.
    ProposalReply {
        /// `null`: there is nobody to attach, or no pool.
        proposal: Option<AttachProposal>,
        /// How good it is, in words.
        quality: String,
        moves: Vec<MoveWords>,
        /// What the moves would do to money.
        preview: Option<PreviewReply>,
    }
    MoveWords { presales: PresalesId, name: String, before: String, after: String }

    /// What becomes of a pool when somebody leaves, three ways beside each other.
    LeavingReply { ways: Vec<WayReply> }
    WayReply {
        way: LeavingWay,
        edits: Vec<Edit>,
        preview: Option<PreviewReply>,
        /// Why this way is not open.
        problem: Option<Problem>,
    }
}
