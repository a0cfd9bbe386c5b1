//! Ejection chains: a seat that misses a band by little takes what it lacks from a neighbour, which takes it from the next, until one
//! has room. Where all seats around lie at the very ends of several bands, only amounts that fit to the unit can pass, which
//! neither annealing nor branching meets by chance.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::iter;

use rustc_hash::FxHashMap;

use crate::anneal::State;
use crate::core::Core;
use crate::model::Model;

/// What part of a band a seat on the way may miss before the next makes good for it.
const LENT: i64 = 200;
/// Seats from which a chain is followed, at most, and exchanges that one seat's chains look at.
const FOLLOWED: usize = 400;
const LOOKED: usize = 200_000_000;

/// An item that could go to a seat, and what it costs more there.
#[derive(Clone, Copy)]
struct Move {
    to: u32,
    item: u32,
    dearer: i64,
}

/// How a chain comes to a seat: the seat before, what that gave and took, and what this one has then.
struct Link {
    from: Option<(u32, Exchange)>,
    loads: Vec<i64>,
}

/// What a seat gives to the next and takes from it.
type Exchange = [Option<u32>; 2];
/// A seat reached, and whether it has room.
type Reached = (u32, bool);
/// How each is reached at least cost.
type Links = FxHashMap<Reached, (i64, Link)>;

/// Mends what seats miss of hard bands as far as chains do, cheapest first; whether anything was mended. `stop` is asked at every
/// seat that misses something.
pub(crate) fn mend(
    model: &Model<'_>,
    core: &Core,
    state: &mut State,
    stop: &mut dyn FnMut() -> bool,
) -> bool {
    let (mut mended, mut known) = (false, None);
    for seat in 0..model.k as u32 {
        if misses(model, seat, own(model, state, seat)).any(|miss| miss > 0) {
            if stop() {
                break;
            }
            let moves: &Vec<_> = known.get_or_insert_with(|| moves(model, core, state));
            let Some(chain) = Chains { model, state, moves }.cheapest(seat) else { continue };
            mended = true;
            for (item, to) in chain {
                state.put(model, item, to);
            }
            known = None;
        }
    }
    mended
}

/// How far loads of a seat lie outside its hard bands, by measure.
fn misses<'a>(model: &'a Model<'_>, seat: u32, loads: &'a [i64]) -> impl Iterator<Item = i64> + 'a {
    let first = seat as usize * model.m;
    loads.iter().enumerate().map(move |(a, load)| {
        if model.price[first + a].is_some() { 0 } else { model.outside(first + a, *load) }
    })
}

fn own<'a>(model: &Model<'_>, state: &'a State, seat: u32) -> &'a [i64] {
    &state.loads[seat as usize * model.m..][..model.m]
}

/// Where the items of each seat could go, by the seat they are in; those to one seat beside each other.
fn moves(model: &Model<'_>, core: &Core, state: &State) -> Vec<Vec<Move>> {
    let mut moves = vec![Vec::new(); model.k];
    for (item, here) in state.seats.iter().enumerate() {
        let cost = |at: usize| core.costs[at];
        let Some(now) = core.of_item(item).find(|at| core.seats[*at] == *here).map(cost) else { continue };
        for at in core.of_item(item).filter(|at| core.seats[*at] != *here) {
            let (to, item) = (core.seats[at], item as u32);
            moves[*here as usize].push(Move { to, item, dearer: cost(at).saturating_sub(now) });
        }
    }
    moves.iter_mut().for_each(|moves| moves.sort_by_key(|step| (step.to, step.dearer)));
    moves
}

struct Chains<'a, 'm> {
    model: &'a Model<'m>,
    state: &'a State,
    moves: &'a [Vec<Move>],
}

impl Chains<'_, '_> {
    /// The moves of the cheapest chain found from a seat that misses something.
    fn cheapest(&self, first: u32) -> Option<Vec<(u32, u32)>> {
        let start = Link { from: None, loads: own(self.model, self.state, first).to_vec() };
        let mut links = Links::default();
        links.insert((first, false), (0, start));
        let mut queue = BinaryHeap::from([Reverse((0_i64, first, false))]);
        let (mut followed, mut looked) = (0, 0);
        while let Some(Reverse((cost, seat, room))) = queue.pop() {
            if links[&(seat, room)].0 < cost {
                continue;
            }
            if room {
                return Some(self.steps(&links, (seat, true)));
            }
            followed += 1;
            if followed > FOLLOWED || looked > LOOKED {
                return None;
            }
            for (more, reached, link) in self.next(&links, (first, seat), &mut looked) {
                let cost = cost.saturating_add(more);
                if links.get(&reached).is_none_or(|(known, _)| cost < *known) {
                    links.insert(reached, (cost, link));
                    queue.push(Reverse((cost, reached.0, reached.1)));
                }
            }
        }
        None
    }

    /// Back along the links: what each seat gave and took.
    fn steps(&self, links: &Links, end: Reached) -> Vec<(u32, u32)> {
        let (mut at, mut steps) = (end, Vec::new());
        while let Some((before, [gave, took])) = links[&at].1.from {
            steps.extend(gave.map(|item| (item, at.0)));
            steps.extend(took.map(|item| (item, before)));
            at = (before, false);
        }
        steps
    }

    /// To each neighbour the cheapest exchange that mends a seat and leaves the neighbour no worse, and the cheapest after which
    /// the neighbour misses little.
    fn next(
        &self,
        links: &Links,
        (first, seat): (u32, u32),
        looked: &mut usize,
    ) -> Vec<(i64, Reached, Link)> {
        let (model, state) = (self.model, self.state);
        let link = &links[&(seat, false)].1;
        let mut before = vec![seat];
        while let Some((at, _)) = links[&(before[before.len() - 1], false)].1.from {
            before.push(at);
        }
        let gone = link.from.and_then(|(_, [_, took])| took);
        let lent: Vec<i64> = misses(model, first, own(model, state, first)).collect();
        let mut found = Vec::new();
        for gives in self.moves[seat as usize].chunk_by(|a, b| a.to == b.to) {
            let to = gives[0].to;
            if before.contains(&to) {
                continue;
            }
            let theirs = own(model, state, to);
            let was: Vec<i64> = misses(model, to, theirs).collect();
            let places = to as usize * model.m..;
            let little: Vec<i64> = (was.iter().zip(&lent).zip(places))
                .map(|((was, lent), place)| {
                    (model.high[place].saturating_sub(model.low[place]) / LENT).max(*was).max(*lent)
                })
                .collect();
            let mut best: [Option<(i64, Exchange, Vec<i64>)>; 2] = [None, None];
            let all =
                |moves: &[Move]| iter::once(None).chain(moves.iter().copied().map(Some)).collect::<Vec<_>>();
            let (gives, takes) = (all(gives), all(self.between(to, seat)));
            let (mut here, mut there) = (link.loads.clone(), theirs.to_vec());
            for (give, take) in gives.iter().flat_map(|give| takes.iter().map(move |take| (give, take))) {
                *looked += 1;
                if *looked > LOOKED {
                    break;
                }
                let both = || [give, take].into_iter().flatten();
                let dearer = both().fold(0_i64, |sum, step| sum.saturating_add(step.dearer)).max(0);
                let dear =
                    |best: &Option<(i64, _, _)>| best.as_ref().is_some_and(|(least, ..)| *least <= dearer);
                if give.is_some_and(|give| Some(give.item) == gone) || best.iter().all(dear) {
                    continue;
                }
                here.copy_from_slice(&link.loads);
                there.copy_from_slice(theirs);
                for (step, sign) in [(give, 1), (take, -1)] {
                    let Some(Move { item, .. }) = step else { continue };
                    add(&mut here, -sign, model.amounts(*item as usize, seat as usize));
                    add(&mut there, sign, model.amounts(*item as usize, to as usize));
                }
                let within =
                    |most: &[i64]| misses(model, to, &there).zip(most).all(|(miss, most)| miss <= *most);
                if misses(model, seat, &here).any(|miss| miss > 0) || !within(&little) {
                    continue;
                }
                let best = &mut best[usize::from(within(&was))];
                if !dear(best) {
                    let items = [give, take].map(|step| step.map(|step| step.item));
                    *best = Some((dearer, items, there.clone()));
                }
            }
            for (room, best) in [false, true].into_iter().zip(best) {
                found.extend(best.map(|(dearer, items, loads)| {
                    (dearer, (to, room), Link { from: Some((seat, items)), loads })
                }));
            }
        }
        found
    }

    fn between(&self, from: u32, to: u32) -> &[Move] {
        let moves = &self.moves[from as usize];
        let first = moves.partition_point(|step| step.to < to);
        &moves[first..][..moves[first..].partition_point(|step| step.to == to)]
    }
}

fn add(loads: &mut [i64], sign: i64, amounts: &[i64]) {
    for (load, amount) in loads.iter_mut().zip(amounts) {
        *load += sign * amount;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::CLOSED;
    use crate::problem::{Amounts, Band, Measure, Problem};
    use crate::validate;

    /// Accounts of two measures on a line of seats, each open to its own and the next ones.
    fn line(
        amounts: &[[i64; 2]],
        seats: &[u32],
        bands: Vec<[Band; 2]>,
        check: impl FnOnce(&Model<'_>, &Core),
    ) {
        let k = bands.len();
        let costs = |account: usize, row: &mut [i64]| {
            for (seat, cost) in row.iter_mut().enumerate() {
                *cost = 10 * (seat as i64 - i64::from(seats[account])).abs();
            }
        };
        let measure = |a: usize| Measure {
            amounts: Amounts::Alike(amounts.iter().map(|amounts| amounts[a]).collect()),
            bands: bands.iter().map(|bands| bands[a]).collect(),
        };
        let near = |seat: u32| (seat.saturating_sub(1) as usize..(seat as usize + 2).min(k)).collect();
        let problem = Problem {
            measures: vec![measure(0), measure(1)],
            eligible: seats.iter().map(|seat| near(*seat)).enumerate().collect(),
            ..Problem::new(seats.len(), k, &costs)
        };
        let model = validate::model(&problem).expect("a problem that is sound");
        let mu = vec![0.0; k * 2];
        let core = Core::of(&model, (&mu, 0.0), f64::INFINITY, usize::MAX, &[seats], 1);
        assert!(core.costs.iter().all(|cost| *cost < CLOSED), "only open seats");
        check(&model, &core);
    }

    #[test]
    fn a_unit_passes_from_who_has_room_over_seats_that_have_just_enough() {
        // Each seat has 5 and 8 of the first measure, and 2 of the second for each; the last has 6 and 9.
        let amounts: Vec<[i64; 2]> =
            (0..5).flat_map(|seat| [[5 + seat / 4, 2], [8 + seat / 4, 2], [4, 2], [9, 2]]).collect();
        let seats: Vec<u32> = (0..5).flat_map(|seat| [seat; 4]).collect();
        let mut bands = vec![[Band::hard(26, 40), Band::hard(8, 8)]; 5];
        bands[0][0] = Band::hard(27, 40);
        line(&amounts, &seats, bands, |model, core| {
            let mut state = State::new(model, seats.clone());
            assert_eq!(state.loads, [26, 8, 26, 8, 26, 8, 26, 8, 28, 8]);
            assert!(mend(model, core, &mut state, &mut || false));
            assert_eq!(state.loads.iter().step_by(2).sum::<i64>(), 132, "nothing is lost");
            assert!((0..5).all(|seat| misses(model, seat, own(model, &state, seat)).all(|miss| miss == 0)));
        });
    }

    proptest! {
        #[test]
        fn chains_leave_no_seat_worse(
            rows in prop::collection::vec(([0i64..9, 1i64..4], 0u32..6), 6..40),
            ends in prop::collection::vec((0i64..30, 0i64..12), 6),
        ) {
            let (amounts, seats): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
            let bands = ends.into_iter().map(|(low, wide)| [Band::hard(low, low + wide), Band::soft(0, 9, 3)]).collect();
            let mut outcome = Ok(());
            line(&amounts, &seats, bands, |model, core| {
                let before = State::new(model, seats.clone());
                let mut state = before.clone();
                let mended = mend(model, core, &mut state, &mut || false);
                let all = |state: &State| -> Vec<i64> {
                    (0..6).flat_map(|seat| misses(model, seat, own(model, state, seat)).collect::<Vec<_>>()).collect()
                };
                let (was, now) = (all(&before), all(&state));
                outcome = (|| {
                    prop_assert!(now.iter().zip(&was).all(|(now, was)| now <= was), "{was:?} {now:?}");
                    prop_assert_eq!(mended, now != was);
                    prop_assert_eq!(&state.loads, &State::new(model, state.seats.clone()).loads);
                    for (item, seat) in state.seats.iter().enumerate() {
                        prop_assert!(model.may(item, *seat as usize));
                    }
                    Ok(())
                })();
            });
            outcome?;
        }
    }
}
