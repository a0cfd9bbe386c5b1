//! Teams: the tree of managers between the region and its sellers, each with a target and an over-assignment of its own.

use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

use crate::ids::{PayPlanId, Row, TeamId};
use crate::money::{Money, Rate, rounded_ratio};

/// How deep teams may stand below the region.
pub const DEEPEST: usize = 10;

/// Sellers and teams under one manager.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Team {
    pub id: TeamId,
    pub name: String,
    /// Who leads it; empty where nobody does yet.
    pub manager: String,
    /// `None`: directly under the region.
    pub parent: Option<TeamId>,
    /// What the manager is to bring in. `None`: not set.
    pub target: Option<Money>,
    /// A locked target is not touched by spreading.
    pub locked: bool,
    /// What the manager assigns on top of the target.
    pub over_assignment: OverAssignment,
    /// Attainment assumed for its sellers and those below, unless something nearer says otherwise.
    #[serde(default)]
    pub attainment: Option<Rate>,
    #[serde(default)]
    pub pay: ManagerPay,
}

/// What the manager of a team is paid for a full year. Nothing: the manager's pay is no part of the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct ManagerPay {
    pub base: Money,
    pub target_variable: Money,
    /// `None`: the manager plan for all.
    #[serde(default)]
    pub plan: Option<PayPlanId>,
    /// Objectives reached, for a pay plan that measures them; `None`: all of them.
    #[serde(default)]
    pub score: Option<Rate>,
}

impl ManagerPay {
    pub fn is_none(&self) -> bool {
        self.base.is_zero() && self.target_variable.is_zero()
    }
}

impl Row for Team {
    fn slot(&self) -> u32 {
        self.id.0
    }
}

/// What one level assigns to the level below on top of its own target (the hedge), as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase", tag = "typed")]
#[ts(export)]
pub enum OverAssignment {
    /// Share of the target.
    Rate {
        rate: Rate,
    },
    Amount {
        amount: Money,
    },
}

/// Where an over-assignment stands in the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "at", deny_unknown_fields)]
#[ts(export)]
pub enum Level {
    /// Between the company plan and the regional target.
    Company,
    /// Between the regional target and what teams and sellers get.
    Region,
    /// Between a team's target and what its own teams and sellers get.
    Team { team: TeamId },
}

impl Default for OverAssignment {
    fn default() -> OverAssignment {
        OverAssignment::Rate { rate: Rate::ZERO }
    }
}

/// The history of older files writes the rate alone.
impl<'de> Deserialize<'de> for OverAssignment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<OverAssignment, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase", tag = "typed", deny_unknown_fields)]
        enum Typed {
            Rate { rate: Rate },
            Amount { amount: Money },
        }
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Either {
            Alone(Rate),
            Typed(Typed),
        }
        Ok(match Either::deserialize(deserializer)? {
            Either::Alone(rate) | Either::Typed(Typed::Rate { rate }) => OverAssignment::Rate { rate },
            Either::Typed(Typed::Amount { amount }) => OverAssignment::Amount { amount },
        })
    }
}

impl OverAssignment {
    /// What the level below is to add up to.
    pub fn below(self, target: Money, decimals: u8) -> Money {
        match self {
            OverAssignment::Rate { rate } => target.times(one_and(rate), decimals),
            OverAssignment::Amount { amount } => target + amount,
        }
    }

    /// The least target whose [`below`](OverAssignment::below) reaches what is given.
    pub fn above(self, below: Money, decimals: u8) -> Money {
        let step = Money::from_thousandths(10i128.pow(3u32.saturating_sub(decimals as u32)));
        let mut target = match self {
            OverAssignment::Rate { rate } => {
                let factors = [below.thousandths(), Rate::ONE.scaled().into()];
                let exact = rounded_ratio(&factors, &[one_and(rate).scaled().into()]).unwrap_or(0);
                Money::from_thousandths(exact).rounded(decimals)
            }
            OverAssignment::Amount { amount } => below - amount,
        };
        // The division was rounded to the nearest: at most one step is missing.
        if self.below(target, decimals) < below {
            target += step;
        }
        target.max(Money::ZERO)
    }
}

fn one_and(rate: Rate) -> Rate {
    Rate::from_scaled(Rate::ONE.scaled() + rate.scaled())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_as_a_rate_or_as_an_amount() {
        let rate = OverAssignment::Rate { rate: Rate::percent(5) };
        assert_eq!(rate.below(Money::units(20_000_000), 2), Money::units(21_000_000));
        let amount = OverAssignment::Amount { amount: Money::units(1_000_000) };
        assert_eq!(amount.below(Money::units(20_000_000), 2), Money::units(21_000_000));
        for way in [rate, amount] {
            assert_eq!(way.above(Money::units(21_000_000), 2), Money::units(20_000_000));
        }
    }

    #[test]
    fn the_least_target_that_reaches_what_is_below() {
        let third = OverAssignment::Rate { rate: Rate::from_scaled(33_333_333) };
        for below in ["100", "0.01", "99.99", "13000000"] {
            let below: Money = below.parse().unwrap();
            let target = third.above(below, 2);
            assert!(third.below(target, 2) >= below, "{target} does not reach {below}");
            assert!(
                third.below(target - Money::from_thousandths(10), 2) < below,
                "{target} is not the least"
            );
        }
    }

    #[test]
    fn older_files_write_the_rate_alone() {
        let read = |text: &str| serde_json::from_str::<OverAssignment>(text).unwrap();
        assert_eq!(read(r#""0.05""#), OverAssignment::Rate { rate: Rate::percent(5) });
        assert_eq!(
            read(r#"{"typed":"amount","amount":"5.00"}"#),
            OverAssignment::Amount { amount: Money::units(5) }
        );
        let written = serde_json::to_string(&read(r#""0.05""#)).unwrap();
        assert_eq!(read(&written), read(r#""0.05""#));
    }
}
