use std::fmt;

/// Why a problem is not one: it contradicts itself, whatever is chosen. Accounts, seats, measures and units by their
/// place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There are accounts and no seat.
    NoSeat,
    /// A measure has not an amount for every account (and seat), or not a band for every seat.
    Shape { measure: usize },
    /// An account brings a negative amount.
    NegativeAmount { measure: usize, account: usize },
    /// A cost, amount, band or price beyond 10^12: sums would no longer be exact.
    TooLarge { account: Option<usize>, seat: usize },
    /// The low end of a band lies above the high end, or its price is negative.
    BandUpsideDown { measure: usize, seat: usize },
    /// A seat or account that does not exist is named.
    Unknown { account: usize, seat: usize },
    /// An account is pinned to two seats.
    PinnedTwice { account: usize, seats: [usize; 2] },
    /// An account may go to no seat: none is eligible, or none of those where it is pinned.
    NoEligibleSeat { account: usize },
    /// What is pinned to a seat is more than its band allows.
    PinsExceedBand { seat: usize, measure: usize, pinned: i128, high: i64 },
    /// More accounts are pinned away from their present seat than may move.
    PinsExceedMoves { pinned: usize, most: usize },
    /// The present seats are not one for every account.
    PresentShape,
    /// Units are not one for every account, or name a unit that does not exist.
    UnitShape { unit: usize },
    /// Two accounts of one unit may not go to the same seat.
    UnitConflict { unit: usize, accounts: [usize; 2] },
    /// The units fall into more parts than there are seats, so that some seat would not hang together.
    UnitsApart { parts: usize },
    /// Fewer candidate centres than seats to be placed.
    TooFewCentres { centres: usize, seats: usize },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Refusal {}
