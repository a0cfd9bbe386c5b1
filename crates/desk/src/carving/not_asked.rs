//! Why nothing can be asked.

use plan::evenness::Measured;
use plan::ids::{AccountId, TerritoryId};

use super::aims::{CarveAims, Design};

/// Why nothing can be asked.
#[derive(Debug)]
pub enum NotAsked {
    NoTerritory,
    /// `more` could take part: accounts of no territory.
    NoAccount {
        more: bool,
    },
    /// Fewer accounts than territories are asked for, or none asked for.
    Count {
        count: u32,
        accounts: usize,
    },
    /// A territory is to be divided into less than two parts.
    Parts {
        into: u32,
    },
    /// A measure is asked for twice.
    Twice {
        measure: Measured,
    },
    /// Who is to stay or how many may move, where nobody has a territory to stay in.
    Anew {
        moves: bool,
    },
    /// Territories may have fewer accounts together than may go nowhere else; none named: all there are.
    Capacity {
        territories: Vec<TerritoryId>,
        seats: usize,
        most: u32,
        accounts: usize,
    },
    /// Fewer areas than territories that share accounts.
    Areas {
        territories: usize,
        areas: usize,
    },
    UnknownTerritory,
    /// A territory is to be merged into itself.
    IntoItself,
    UnknownRegions,
    Missing {
        measure: Measured,
        accounts: Vec<AccountId>,
    },
    /// Accounts that the measure counts below 0.
    Negative {
        measure: Measured,
        accounts: Vec<AccountId>,
    },
}

/// What contradicts itself whatever the plan holds.
pub(super) fn check(aims: &CarveAims) -> Result<(), NotAsked> {
    if let Design::Split { into, .. } = aims.design
        && into < 2
    {
        return Err(NotAsked::Parts { into });
    }
    let twice =
        |at: &usize| aims.balance[..*at].iter().any(|other| other.measure == aims.balance[*at].measure);
    if let Some(at) = (0..aims.balance.len()).find(twice) {
        return Err(NotAsked::Twice { measure: aims.balance[at].measure });
    }
    let anew = matches!(aims.design, Design::New { .. } | Design::Split { .. } | Design::Merge { .. });
    if anew && (aims.customers_stay || aims.most_moves.is_some()) {
        return Err(NotAsked::Anew { moves: !aims.customers_stay });
    }
    Ok(())
}
