//! The kinds of steps that a history can hold.

use plan::edit::Edit;
use plan::pool::PoolTarget;
use serde::{Deserialize, Serialize};

macro_rules! deeds {
    ($($same:ident),* $(,)?) => {
        /// One word for each kind of edit, and finer where the sentence differs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub enum Deed {
            $($same,)*
            LockQuotas,
            UnlockQuotas,
            SetPoolTarget,
            SetPoolDiscount,
            /// Out of one pool and into another.
            MovePresales,
            /// Edits of different kinds in one step.
            Several,
            /// A kind that only a later version knows.
            #[serde(other)]
            Unknown,
        }

        impl Deed {
            pub fn of(edit: &Edit) -> Deed {
                match edit {
                    $(Edit::$same { .. } => Deed::$same,)*
                    Edit::LockQuotas { locked: true, .. } => Deed::LockQuotas,
                    Edit::LockQuotas { locked: false, .. } => Deed::UnlockQuotas,
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
    SetOverAssignment,
    SetRamps,
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
    RemoveRequest,
    AddTerritory,
    RenameTerritory,
    SetTerritorySeller,
    RemoveTerritory,
    AddRule,
    SetRule,
    MoveRule,
    RemoveRule,
    PlaceAccounts,
    ReleaseAccounts,
    SetQuotas,
    SpreadQuotas,
    AddPool,
    RenamePool,
    RemovePool,
    MoveSeller,
    AttachPresales,
    DetachPresales,
    SetAttainment,
    SetSellerAttainments,
    AddPayPlan,
    SetPayPlanTiers,
    RemovePayPlan,
    SetSellerPayPlan,
);

impl Deed {
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
                | Deed::RemoveRequest
                | Deed::PlaceAccounts
                | Deed::ReleaseAccounts
                | Deed::SetQuotas
                | Deed::LockQuotas
                | Deed::UnlockQuotas
                | Deed::MoveSeller
                | Deed::AttachPresales
                | Deed::DetachPresales
                | Deed::SetSellerAttainments
                | Deed::SetSellerPayPlan
        )
    }
}
