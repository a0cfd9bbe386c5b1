//! Why a number is what it is: every figure of a plan by its name, and how it came about.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{PoolId, PresalesId, SellerId, TeamId, TerritoryId};

/// A figure that answers why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "of", deny_unknown_fields)]
#[ts(export)]
pub enum Figure {
    Seller {
        seller: SellerId,
        figure: SellerFigure,
    },
    Presales {
        presales: PresalesId,
        figure: PresalesFigure,
    },
    /// The manager of a team.
    Manager {
        team: TeamId,
        figure: ManagerFigure,
    },
    Pool {
        pool: PoolId,
        figure: PoolFigure,
    },
    /// `null`: the region.
    Team {
        team: Option<TeamId>,
        figure: TeamFigure,
    },
    Territory {
        territory: TerritoryId,
        figure: TerritoryFigure,
    },
    Plan {
        figure: PlanFigure,
    },
}

macro_rules! figures {
    ($($(#[$doc:meta])* $name:ident { $($figure:ident),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase")]
        #[ts(export)]
        pub enum $name { $($figure),* }

        impl $name {
            pub const ALL: &[$name] = &[$($name::$figure),*];
        }
    )*};
}

figures! {
    SellerFigure {
        Quota, CountedQuota, CarriedShare, CarriedQuota, Proposal, Potential, Attainment, Bookings, Ote, Base,
        TargetVariable, Variable, Accelerator, Total, Debt, ShareOfBase, ShareOfTarget,
    }
    PresalesFigure {
        Weight, Attainment, Ote, Base, TargetVariable, Variable, Accelerator, Total, Debt, ShareOfBase, ShareOfTarget,
    }
    ManagerFigure {
        Target, Bookings, Attainment, Base, TargetVariable, Variable, Accelerator, Total, ShareOfBase, ShareOfTarget,
    }
    PoolFigure {
        SumRepQuotas, PoolTarget, PoolDiscount, OverAssignment, Bookings, Attainment, BreakEven, PresalesCapacity,
        RepsPerPresales,
    }
    TeamFigure {
        Target, WantedBelow, SumBelow, LeftToAssign, OverAssignment, SumRepQuotas, Carried, Proposed, Gap,
    }
    TerritoryFigure { Accounts, Potential, Workload, Balance }
    PlanFigure {
        CompanyPlan, RegionalTarget, SumRepQuotas, WantedSum, LeftToAssign, OverAssignment, Capacity, Bookings, Base,
        Variable, Accelerators, TotalCost, Ccos, Budget, Variance,
    }
}
