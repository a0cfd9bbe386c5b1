//! Sharing what is scarce: a member's hours among the sellers who ask for them, max-min fair.

use std::cmp::Ordering;

use ethnum::I256;

/// What one asks for, and what it counts beside the others. Weights of 0 come last, after all others have enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demand {
    pub asked: i128,
    pub weight: i128,
}

/// Nobody gets more than asked, and nobody who gets less than asked could get more without taking it from somebody who
/// has less for the weight. In whole units; what cannot be divided goes to the largest remainders, ties to who comes first.
pub fn max_min(supply: i128, demands: &[Demand]) -> Vec<i128> {
    let mut shares = vec![0; demands.len()];
    let weighted: Vec<usize> = (0..demands.len()).filter(|place| demands[*place].weight > 0).collect();
    let left = fill(supply.max(0), demands, &weighted, |demand| demand.weight, &mut shares);
    let rest: Vec<usize> = (0..demands.len()).filter(|place| demands[*place].weight <= 0).collect();
    fill(left, demands, &rest, |_| 1, &mut shares);
    shares
}

/// Raises everybody's level until the supply is used up or all have enough; what is left over.
fn fill(
    supply: i128,
    demands: &[Demand],
    places: &[usize],
    weight: impl Fn(&Demand) -> i128,
    shares: &mut [i128],
) -> i128 {
    let mut order = places.to_vec();
    // Who is satisfied at the lowest level first.
    order.sort_by(|a, b| {
        let (one, other) = (&demands[*a], &demands[*b]);
        compared(one.asked, weight(other), other.asked, weight(one)).then(a.cmp(b))
    });
    let mut left = supply;
    let mut weights: i128 = order.iter().map(|place| weight(&demands[*place])).sum();
    for (done, place) in order.iter().enumerate() {
        let demand = &demands[*place];
        let own = weight(demand);
        let asked = demand.asked.max(0);
        // The level at which all that is left would be used up satisfies this one: asked / own <= left / weights.
        if compared(asked, weights, left, own) != Ordering::Greater {
            shares[*place] = asked;
            left -= asked;
            weights -= own;
            continue;
        }
        let open = &order[done..];
        let parts: Vec<i128> = open.iter().map(|place| weight(&demands[*place])).collect();
        for (place, part) in open.iter().zip(divided(left, &parts, open)) {
            shares[*place] = part;
        }
        return 0;
    }
    left
}

/// `a * b` against `c * d`, in 256 bits.
fn compared(a: i128, b: i128, c: i128, d: i128) -> Ordering {
    (I256::from(a) * I256::from(b)).cmp(&(I256::from(c) * I256::from(d)))
}

/// Largest remainder, ties by the place in the demands.
fn divided(whole: i128, parts: &[i128], places: &[usize]) -> Vec<i128> {
    let sum = I256::from(parts.iter().sum::<i128>());
    let exact: Vec<I256> = parts.iter().map(|part| I256::from(whole) * I256::from(*part)).collect();
    let mut shares: Vec<i128> = exact.iter().map(|exact| (*exact / sum).as_i128()).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|a, b| (exact[*b] % sum).cmp(&(exact[*a] % sum)).then(places[*a].cmp(&places[*b])));
    let missing = whole - shares.iter().sum::<i128>();
    for place in order.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        shares[place] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(supply: i128, demands: &[(i128, i128)]) -> Vec<i128> {
        let demands: Vec<Demand> =
            demands.iter().map(|(asked, weight)| Demand { asked: *asked, weight: *weight }).collect();
        max_min(supply, &demands)
    }

    /// The example of every textbook: 10 among demands of 2, 2.6, 4 and 5 is 2, 2.6, 2.7 and 2.7.
    #[test]
    fn small_demands_are_met_and_the_rest_is_shared_alike() {
        assert_eq!(shares(100, &[(20, 1), (26, 1), (40, 1), (50, 1)]), [20, 26, 27, 27]);
        assert_eq!(
            shares(16, &[(4, 5), (2, 8), (10, 1), (4, 2)]),
            [4, 2, 6, 4],
            "of weights 2.5, 4, 0.5 and 1"
        );
        assert_eq!(shares(10, &[(4, 1), (4, 1)]), [4, 4]);
        assert_eq!(shares(0, &[(4, 1)]), [0]);
        assert_eq!(shares(10, &[]), Vec::<i128>::new());
    }

    #[test]
    fn crumbs_go_to_who_comes_first_and_no_weight_comes_last() {
        assert_eq!(shares(10, &[(9, 1), (9, 1), (9, 1)]), [4, 3, 3]);
        assert_eq!(shares(10, &[(6, 0), (6, 1), (6, 0)]), [2, 6, 2]);
        assert_eq!(
            shares(i128::from(i64::MAX), &[(i128::from(i64::MAX), 3), (i128::from(i64::MAX), 1)]),
            [6_917_529_027_641_081_855, 2_305_843_009_213_693_952]
        );
    }
}
