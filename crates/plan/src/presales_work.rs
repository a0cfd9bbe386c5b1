//! What presales work there is, and how many hours a member has for it. All are assumptions to be edited (`domain.md` 4).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::money::{Money, Quantity, Rate};

/// Assumptions of the presales workload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct PresalesWork {
    /// By segment, as ramps are.
    #[serde(default)]
    pub opportunities: Vec<Opportunities>,
    /// Hours of one working day.
    pub hours_per_day: Quantity,
    /// Part of the working time that goes to opportunities.
    pub productive: Rate,
    /// Ramp of a new presales member by month since the start date; full after the last.
    #[serde(default)]
    pub ramp: Vec<Rate>,
    #[serde(default)]
    pub holidays: Vec<Holiday>,
    /// What an industry's accounts ask of a member; an industry without a row asks for itself.
    #[serde(default)]
    pub skills: Vec<SkillNeed>,
}

/// How the accounts of a segment become opportunities, and what each asks of presales.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Opportunities {
    /// Segment of the accounts it is for; empty: all others.
    pub segment: String,
    /// Bookings of one opportunity that is won.
    pub average_deal: Money,
    /// Opportunities of the year in the whole segment, typed; `None`: potential x penetration / average deal.
    #[serde(default)]
    pub typed: Option<Quantity>,
    pub stages: Vec<StageHours>,
}

/// Presales hours of one stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct StageHours {
    pub stage: Stage,
    /// Part of the opportunities that come this far.
    pub reached: Rate,
    /// For each that does.
    pub hours: Quantity,
}

/// Presales works from discovery to vendor selection; negotiation and contract belong to the seller (`domain.md` 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Stage {
    Discovery,
    Demonstration,
    Proof,
    VendorSelection,
}

/// A day on which nobody of the country works.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Holiday {
    /// As in the members' rows; empty: everybody's.
    pub country: String,
    #[ts(type = "string")]
    pub date: Date,
}

/// The accounts of an industry ask for a skill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct SkillNeed {
    pub industry: String,
    /// As in the members' skills; empty: anybody can do it.
    pub skill: String,
}

impl Stage {
    pub const ALL: [Stage; 4] =
        [Stage::Discovery, Stage::Demonstration, Stage::Proof, Stage::VendorSelection];
}

/// 30 hours an opportunity, and 60 % of the time for opportunities: placeholders, no public number is credible.
impl Default for PresalesWork {
    fn default() -> PresalesWork {
        PresalesWork {
            opportunities: Vec::new(),
            hours_per_day: Quantity::units(8),
            productive: Rate::percent(60),
            ramp: Vec::new(),
            holidays: Vec::new(),
            skills: Vec::new(),
        }
    }
}

impl PresalesWork {
    /// Of a segment, or those for all others.
    pub fn of(&self, segment: &str) -> Option<&Opportunities> {
        crate::plan::of_segment(&self.opportunities, segment, |row| &row.segment)
    }

    /// What an account of the industry asks for; `None`: anybody can do it.
    pub fn skill<'a>(&'a self, industry: &'a str) -> Option<&'a str> {
        let need = self.skills.iter().find(|need| crate::territory::same_text(&need.industry, industry));
        let skill = need.map_or(industry, |need| need.skill.as_str()).trim();
        (!skill.is_empty()).then_some(skill)
    }
}

impl Opportunities {
    /// Hours of one opportunity over its whole way, in thousandths.
    pub fn hours_each(&self) -> Quantity {
        let one = i128::from(Rate::ONE.scaled());
        let sum: i128 = self
            .stages
            .iter()
            .map(|stage| i128::from(stage.reached.scaled()) * i128::from(stage.hours.thousandths()))
            .sum();
        let hours = crate::money::mul_div(sum, 1, one).unwrap_or(0);
        Quantity::from_thousandths(i64::try_from(hours).unwrap_or(i64::MAX))
    }
}
