//! Worked examples as data: what is given, what a person calculated by hand, and whether the engine agrees.
//! The format is explained in `docs/worked-examples.md`. Reading a file is the caller's business.

mod figures;
mod given;
mod pay;
mod pay_fault;
mod pay_plan;
mod pay_trace;
mod quotas;
mod settle;
mod written;

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use figures::Figures;
pub use given::{Cost, CostOf, Pool, PoolTargetChain, PresalesPay, SellerPay, Step};
pub use pay::{DealOf, Measured, PlanPay, PoolOf};
pub use pay_plan::{
    CapOf, ChangeOf, ComponentOf, DrawOf, EvaluationOf, GuaranteeOf, MeasureOf, PlanOf, PointOf, RoundingOf,
    SpiffOf, ThresholdKindOf, ThresholdOf, TierOf,
};
pub use quotas::{
    Assigned, CapacityOf, CarriedQuota, Change, Locked, Method, OverAssignmentChain, Proposal, Ratio, Season,
    Sellers, Spread, TurnoverOf, WantedSum,
};
pub use settle::Settlement;
pub use written::{Amount, Exact, Expected, Share, Units, Weight};

/// One worked example. Exactly one of the kinds is given.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub name: String,
    /// Page, book or person that the expected figures come from.
    pub source: String,
    /// How a person calculates it, in words.
    #[serde(default)]
    pub formula: Option<String>,
    /// Anything a reader should know.
    #[serde(default)]
    pub note: Option<String>,
    /// How far a figure may lie from the expected one, in its own unit: currency for amounts, 1 for shares.
    #[serde(default)]
    pub tolerance: Exact,
    /// Decimals of the currency: 0, 2 or 3.
    #[serde(default = "two")]
    pub decimals: u8,

    #[serde(default)]
    pub seller_pay: Option<SellerPay>,
    #[serde(default)]
    pub plan_pay: Option<PlanPay>,
    #[serde(default)]
    pub settlement: Option<Settlement>,
    #[serde(default)]
    pub presales_pay: Option<PresalesPay>,
    #[serde(default)]
    pub pool: Option<Pool>,
    #[serde(default)]
    pub pool_target_chain: Option<PoolTargetChain>,
    #[serde(default)]
    pub wanted_sum: Option<WantedSum>,
    #[serde(default)]
    pub spread: Option<Spread>,
    #[serde(default)]
    pub carried_quota: Option<CarriedQuota>,
    #[serde(default)]
    pub cost: Option<Cost>,
    #[serde(default)]
    pub over_assignment_chain: Option<OverAssignmentChain>,
    #[serde(default)]
    pub capacity: Option<CapacityOf>,
    #[serde(default)]
    pub proposal: Option<Proposal>,
    #[serde(default)]
    pub ratio: Option<Ratio>,

    pub expect: Expect,
}

fn two() -> u8 {
    2
}

macro_rules! expect {
    ($($figure:ident),* ; $($list:ident),*) => {
        /// The figures calculated by hand; only those that are written are compared.
        #[derive(Clone, Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct Expect {
            $(pub $figure: Option<Expected>,)*
            $(pub $list: Option<Vec<Expected>>),*
        }

        impl Expect {
            /// Every figure by its name; those of a list are numbered from 1.
            fn figures(&self) -> Vec<(String, Expected)> {
                let mut figures = Vec::new();
                $(figures.extend(self.$figure.map(|figure| (stringify!($figure).to_owned(), figure)));)*
                $(for (place, figure) in self.$list.iter().flatten().enumerate() {
                    figures.push((figures::numbered(stringify!($list), place), *figure));
                })*
                figures
            }

            /// How many figures of each list are expected.
            fn lengths(&self) -> Vec<(&'static str, usize)> {
                let mut lengths = Vec::new();
                $(lengths.extend(self.$list.iter().map(|list| (stringify!($list), list.len())));)*
                lengths
            }
        }
    };
}
expect!(
    ote, base_rate, attainment, variable, linear, accelerator, pay, share_of_base, share_of_target,
    sum_rep_quotas, pool_target, pool_discount, over_assignment, wanted_sum,
    year_days, active_days, active_share, carried_share, carried_quota, total_cost, ccos,
    turnover, turnover_loss, capacity, forecast, gap, hires, proposal, ratio, growth,
    effective_rate, debt
    ; parts, targets, quarters, payments, earned, gross, advanced, recovered, net, debts, components
);

/// What came of a case: a line for each figure expected, and how the engine calculated.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CaseReport {
    pub name: String,
    pub source: String,
    pub passed: bool,
    pub lines: Vec<CaseLine>,
    pub trace: Vec<String>,
    /// Why it could not be calculated.
    pub problem: Option<CaseProblem>,
}

/// One figure, expected and calculated, in canonical text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CaseLine {
    pub what: String,
    pub expected: String,
    /// Empty where this kind of case calculates no such figure.
    pub calculated: String,
    /// Calculated - expected; empty where one of them is undefined.
    pub difference: String,
    pub passed: bool,
}

/// A case that does not say enough, or says two things at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "code")]
pub enum CaseProblem {
    NothingExpected,
    /// Exactly one of these must be given.
    GiveOneOf {
        fields: Vec<&'static str>,
    },
    /// A part that is not there; parts count from 1.
    NoSuchPart {
        part: usize,
    },
    TiersNotRising,
    /// The shares of a season must add up to 100 %.
    SeasonNotWhole,
    /// A currency has 0, 2 or 3 decimals.
    BadDecimals,
    /// A pay plan that cannot be. Components and rows (tiers, points, changes) count from 1.
    PayPlan {
        component: Option<usize>,
        name: String,
        row: Option<usize>,
        why: String,
    },
    /// Deals count from 1.
    DealOutOfYear {
        deal: usize,
        date: Date,
    },
    DealCancelledBefore {
        deal: usize,
        date: Date,
    },
}

impl fmt::Display for CaseProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CaseProblem::NothingExpected => f.write_str("nothing is expected: write at least one figure"),
            CaseProblem::GiveOneOf { fields } => write!(f, "give exactly one of: {}", fields.join(", ")),
            CaseProblem::NoSuchPart { part } => write!(f, "there is no part {part}: parts count from 1"),
            CaseProblem::TiersNotRising => f.write_str("tiers must begin at 0 and rise"),
            CaseProblem::SeasonNotWhole => f.write_str("the shares of the season must add up to 100%"),
            CaseProblem::BadDecimals => f.write_str("a currency has 0, 2 or 3 decimals"),
            CaseProblem::PayPlan { component: None, why, .. } => f.write_str(why),
            CaseProblem::PayPlan { component: Some(number), name, why, .. } => {
                let name = if name.is_empty() { String::new() } else { format!(" ({name})") };
                write!(f, "component {number}{name}, {why}")
            }
            CaseProblem::DealOutOfYear { deal, date } => {
                write!(f, "deal {deal}: {date} is not a day of the plan year")
            }
            CaseProblem::DealCancelledBefore { deal, date } => {
                write!(f, "deal {deal} is cancelled before {date}, when it is made")
            }
        }
    }
}

/// Calculates the case and compares. A case passes when every figure expected lies within the tolerance.
pub fn run(case: &Case) -> CaseReport {
    let mut report = CaseReport {
        name: case.name.clone(),
        source: case.source.clone(),
        passed: false,
        lines: Vec::new(),
        trace: Vec::new(),
        problem: None,
    };
    match calculate(case) {
        Ok(figures) => {
            report.lines = compare(case, &figures);
            report.trace = figures.trace;
            report.passed = report.lines.iter().all(|line| line.passed);
        }
        Err(problem) => report.problem = Some(problem),
    }
    report
}

fn calculate(case: &Case) -> Result<Figures, CaseProblem> {
    if case.expect.figures().is_empty() {
        return Err(CaseProblem::NothingExpected);
    }
    if !matches!(case.decimals, 0 | 2 | 3) {
        return Err(CaseProblem::BadDecimals);
    }
    let kinds: [(&'static str, Option<&dyn given::Kind>); 14] = [
        ("seller_pay", case.seller_pay.as_ref().map(|kind| kind as _)),
        ("plan_pay", case.plan_pay.as_ref().map(|kind| kind as _)),
        ("settlement", case.settlement.as_ref().map(|kind| kind as _)),
        ("presales_pay", case.presales_pay.as_ref().map(|kind| kind as _)),
        ("pool", case.pool.as_ref().map(|kind| kind as _)),
        ("pool_target_chain", case.pool_target_chain.as_ref().map(|kind| kind as _)),
        ("wanted_sum", case.wanted_sum.as_ref().map(|kind| kind as _)),
        ("spread", case.spread.as_ref().map(|kind| kind as _)),
        ("carried_quota", case.carried_quota.as_ref().map(|kind| kind as _)),
        ("cost", case.cost.as_ref().map(|kind| kind as _)),
        ("over_assignment_chain", case.over_assignment_chain.as_ref().map(|kind| kind as _)),
        ("capacity", case.capacity.as_ref().map(|kind| kind as _)),
        ("proposal", case.proposal.as_ref().map(|kind| kind as _)),
        ("ratio", case.ratio.as_ref().map(|kind| kind as _)),
    ];
    let mut given = kinds.iter().filter_map(|(_, kind)| *kind);
    match (given.next(), given.next()) {
        (Some(kind), None) => kind.calculate(case.decimals),
        _ => Err(CaseProblem::GiveOneOf { fields: kinds.iter().map(|(name, _)| *name).collect() }),
    }
}

fn compare(case: &Case, figures: &Figures) -> Vec<CaseLine> {
    let mut lines: Vec<CaseLine> = case
        .expect
        .figures()
        .into_iter()
        .map(|(what, expected)| match figures.get(&what) {
            Some(figure) => figure.against(what, expected, case.tolerance),
            None => CaseLine {
                what,
                expected: expected.to_string(),
                calculated: String::new(),
                difference: String::new(),
                passed: false,
            },
        })
        .collect();
    // A list that is longer than expected would otherwise go unseen.
    for (list, expected) in case.expect.lengths() {
        let calculated = figures.length(list);
        if calculated != expected {
            lines.push(CaseLine {
                what: format!("number of {list}"),
                expected: expected.to_string(),
                calculated: calculated.to_string(),
                difference: (calculated as i64 - expected as i64).to_string(),
                passed: false,
            });
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(json: &str) -> Result<Case, String> {
        serde_json::from_str(json).map_err(|problem| problem.to_string())
    }

    const PAY: &str = r#"{"name": "n", "source": "s", "seller_pay": {"target_variable": "150_000",
        "quota": "1500000", "bookings": "1500000"}, "expect": {"variable": "150000.01"}}"#;

    #[test]
    fn a_wrong_figure_fails_by_its_difference() {
        let report = run(&case(PAY).unwrap());
        assert!(!report.passed);
        assert_eq!(report.lines[0].difference, "-0.01");
        let tolerant = PAY.replacen('{', r#"{"tolerance": "0.01", "#, 1);
        assert!(run(&case(&tolerant).unwrap()).passed);
    }

    #[test]
    fn what_is_not_known_is_refused() {
        assert!(case(&PAY.replace("bookings", "boookings")).unwrap_err().contains("boookings"));
        assert!(case(&PAY.replace("\"variable\"", "\"payout\"")).unwrap_err().contains("payout"));
        assert!(case(&PAY.replace("150000.01", "1e5")).unwrap_err().contains("1e5"));
    }

    #[test]
    fn a_case_must_say_enough_and_not_two_things() {
        let problem = |json: &str| run(&case(json).unwrap()).problem.map(|problem| problem.to_string());
        let both = PAY.replace(r#""quota""#, r#""attainment": "100%", "quota""#);
        assert_eq!(problem(&both).unwrap(), "give exactly one of: bookings, attainment");
        let none = r#"{"name": "n", "source": "s", "expect": {"variable": "1"}}"#;
        assert!(problem(none).unwrap().starts_with("give exactly one of: seller_pay"));
        let nothing = PAY.replace(r#""variable": "150000.01""#, "");
        assert_eq!(problem(&nothing).unwrap(), "nothing is expected: write at least one figure");
    }

    #[test]
    fn a_figure_of_another_kind_fails_with_nothing_calculated() {
        let report = run(&case(&PAY.replace("\"variable\"", "\"ccos\"")).unwrap());
        assert_eq!((report.passed, report.lines[0].calculated.as_str()), (false, ""));
    }
}
