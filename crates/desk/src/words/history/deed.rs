//! The kinds of steps that a history can hold.

use plan::edit::{Edit, HandOver};
use plan::pool::{PairKind, PoolTarget};
use plan::team::{Level, OverAssignment};
use serde::{Deserialize, Serialize};

macro_rules! deeds {
    ($($same:ident),* $(,)?) => {
        /// One word for each kind of edit, and finer where the sentence differs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub enum Deed {
            $($same,)*
            /// On top of the company plan, as a share of it.
            SetOverAssignment,
            /// On top of the company plan, as an amount.
            SetOverAmount,
            SetRegionOverAssignment,
            SetRegionOverAmount,
            SetTeamOverAssignment,
            SetTeamOverAmount,
            LockTeams,
            UnlockTeams,
            LockQuotas,
            UnlockQuotas,
            /// How a year of several quotas is paid, the quotas themselves as they were.
            SetMidYear,
            SellerLeaves,
            SellerLeavesToTeam,
            SellerLeavesToSeat,
            SellerJoins,
            SellerJoinsWithRelief,
            SetPoolTarget,
            SetPoolDiscount,
            /// Out of one pool and into another.
            MovePresales,
            /// Who works for which pool, several at once.
            Reattach,
            /// A presales member leaves, and the pools go on without.
            PresalesLeaves,
            /// Of earlier versions, whose pay plans were tiers alone.
            SetPayPlanTiers,
            /// The plan with nothing new but its name.
            RenamePayPlan,
            /// Objectives of managers alone, who are called by their team.
            SetManagerScores,
            /// Two people who work well together, or better apart.
            PairTogether,
            PairApart,
            /// Edits of different kinds in one step.
            Several,
            PlaceAccounts,
            /// By a carving proposal.
            CarveAccounts,
            /// A carving proposal with territories of its own.
            CarveTerritories,
            /// A kind that only a later version knows.
            #[serde(other)]
            Unknown,
        }

        impl Deed {
            pub fn of(edit: &Edit) -> Deed {
                match edit {
                    $(Edit::$same { .. } => Deed::$same,)*
                    Edit::SetOverAssignment { level, over: OverAssignment::Rate { .. } } => match level {
                        Level::Company => Deed::SetOverAssignment,
                        Level::Region => Deed::SetRegionOverAssignment,
                        Level::Team { .. } => Deed::SetTeamOverAssignment,
                    },
                    Edit::SetOverAssignment { level, over: OverAssignment::Amount { .. } } => match level {
                        Level::Company => Deed::SetOverAmount,
                        Level::Region => Deed::SetRegionOverAmount,
                        Level::Team { .. } => Deed::SetTeamOverAmount,
                    },
                    Edit::PlaceAccounts { pinned: true, .. } => Deed::PlaceAccounts,
                    Edit::PlaceAccounts { pinned: false, .. } => Deed::CarveAccounts,
                    Edit::LockTeams { locked: true, .. } => Deed::LockTeams,
                    Edit::LockTeams { locked: false, .. } => Deed::UnlockTeams,
                    Edit::LockQuotas { locked: true, .. } => Deed::LockQuotas,
                    Edit::LockQuotas { locked: false, .. } => Deed::UnlockQuotas,
                    Edit::SellerLeaves { hand_over: HandOver::Nobody, .. } => Deed::SellerLeaves,
                    Edit::SellerLeaves { hand_over: HandOver::Team { .. }, .. } => Deed::SellerLeavesToTeam,
                    Edit::SellerLeaves { hand_over: HandOver::Seat { .. }, .. } => Deed::SellerLeavesToSeat,
                    Edit::SellerJoins { relief: None, .. } => Deed::SellerJoins,
                    Edit::SellerJoins { relief: Some(_), .. } => Deed::SellerJoinsWithRelief,
                    Edit::AddPair { kind: PairKind::Together, .. } => Deed::PairTogether,
                    Edit::AddPair { kind: PairKind::Apart, .. } => Deed::PairApart,
                    Edit::SetPoolTarget { target: PoolTarget::Amount { .. }, .. } => Deed::SetPoolTarget,
                    Edit::SetPoolTarget { target: PoolTarget::Discount { .. }, .. } => Deed::SetPoolDiscount,
                }
            }
        }
    };
}

deeds!(
    RenamePlan,
    SetCurrency,
    SetYearStart,
    SetCompanyPlan,
    SetRamps,
    SetSeasonality,
    SetTurnovers,
    SetConversions,
    ImportAccounts,
    ImportSellers,
    ImportPresales,
    SetAccounts,
    SetSellers,
    SetPresales,
    RemoveAccounts,
    AddSeller,
    RemoveSeller,
    AddPresales,
    RemovePresales,
    AddRequest,
    SetRequests,
    RemoveRequest,
    AddTerritory,
    RenameTerritory,
    SetTerritorySeller,
    RemoveTerritory,
    AddRule,
    SetRule,
    MoveRule,
    RemoveRule,
    ReleaseAccounts,
    AddRegions,
    RemoveRegions,
    AddTeam,
    AddTeamsFromSegments,
    RenameTeam,
    SetTeamManager,
    MoveTeam,
    RemoveTeam,
    SetTeamTargets,
    MoveToTeam,
    SetQuotas,
    SpreadQuotas,
    SetWeights,
    SetProposals,
    TakeProposals,
    SetQuotaSteps,
    AddPool,
    RenamePool,
    RemovePool,
    MoveSeller,
    SetMembers,
    AttachPresales,
    SetAttachments,
    DetachPresales,
    RemovePair,
    AddLoan,
    SetLoan,
    RemoveLoan,
    SetPresalesWork,
    SetCorrelation,
    SetPoolTerm,
    SetAttainment,
    SetSellerAttainments,
    SetTeamAttainments,
    SetScores,
    SetDistribution,
    SetPayBudget,
    AddPayPlan,
    SetPayPlan,
    RemovePayPlan,
    SetSellerPayPlan,
    SetPresalesPayPlan,
    SetTeamPayPlan,
    SetManagerPay,
    AddDeals,
    SetDeals,
    RemoveDeals,
);

impl Deed {
    /// What both are together; `None` where no sentence holds them.
    pub fn with(self, other: Deed) -> Option<Deed> {
        match (self, other) {
            (one, other) if one == other => Some(one),
            // Shares and amounts in one column; the value differs, so it is not told.
            (Deed::SetTeamOverAssignment, Deed::SetTeamOverAmount)
            | (Deed::SetTeamOverAmount, Deed::SetTeamOverAssignment) => Some(Deed::SetTeamOverAssignment),
            (Deed::SetScores, Deed::SetManagerScores) | (Deed::SetManagerScores, Deed::SetScores) => {
                Some(Deed::SetScores)
            }
            _ => None,
        }
    }

    /// Whether its sentence can count several things; the others speak of one thing by its name.
    pub fn tells_many(self) -> bool {
        matches!(
            self,
            Deed::SetAccounts
                | Deed::SetSellers
                | Deed::SetPresales
                | Deed::RemoveAccounts
                | Deed::AddSeller
                | Deed::AddPresales
                | Deed::AddRequest
                | Deed::SetRequests
                | Deed::SetMembers
                | Deed::SetAttachments
                | Deed::RemoveRequest
                | Deed::PlaceAccounts
                | Deed::CarveAccounts
                | Deed::ReleaseAccounts
                | Deed::SetTeamManager
                | Deed::MoveTeam
                | Deed::SetTeamTargets
                | Deed::SetTeamOverAssignment
                | Deed::SetTeamOverAmount
                | Deed::LockTeams
                | Deed::UnlockTeams
                | Deed::MoveToTeam
                | Deed::SetQuotas
                | Deed::LockQuotas
                | Deed::UnlockQuotas
                | Deed::SetWeights
                | Deed::SetProposals
                | Deed::MoveSeller
                | Deed::AttachPresales
                | Deed::DetachPresales
                | Deed::SetSellerAttainments
                | Deed::SetTeamAttainments
                | Deed::SetScores
                | Deed::SetManagerScores
                | Deed::SetSellerPayPlan
                | Deed::SetPresalesPayPlan
                | Deed::SetTeamPayPlan
                | Deed::SetManagerPay
                | Deed::AddDeals
                | Deed::SetDeals
                | Deed::RemoveDeals
        )
    }
}
