//! Which member should work for which pool: hours, skills, pairs, fair pay and least disruption weighed together, with a
//! bound that says how much better any other choice could be.
//!
//! Every member goes to one pool. The cost of a choice is a sum of what each member costs in the pool chosen and of what
//! each pool lacks; it is searched by branch and bound from the best that moves and swaps find, and where the search is
//! cut short the bound is that of what was not searched.

use crate::money::Rate;

/// What a choice is made from. Hours are in any one unit; costs add up, so they need one unit too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attaching {
    pub members: Vec<Candidate>,
    pub pools: Vec<Need>,
    /// Cost of an hour that a pool lacks.
    pub lacking: i128,
    /// Cost of an hour of a skill that a pool lacks.
    pub unskilled: i128,
}

/// A member to be attached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    pub hours: i128,
    /// Places of the skills the member has, among those the pools need.
    pub skills: Vec<usize>,
    /// What the member costs in each pool: disruption, pairs, pay.
    pub costs: Vec<i128>,
}

/// What a pool needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Need {
    pub hours: i128,
    /// Hours by skill.
    pub skills: Vec<i128>,
}

/// A choice with what is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// The pool of each member.
    pub pools: Vec<usize>,
    pub cost: i128,
    /// No choice costs less.
    pub bound: i128,
    /// Places of the search that were looked at.
    pub searched: u32,
}

impl Attached {
    /// How much cheaper another choice could be at most, as a share of the cost; 0 is proven best.
    pub fn gap(&self) -> Rate {
        let gap = crate::money::mul_div(self.cost - self.bound, Rate::ONE.scaled().into(), self.cost.max(1));
        Rate::from_scaled(gap.and_then(|gap| i64::try_from(gap).ok()).unwrap_or(i64::MAX))
    }
}

impl Attaching {
    /// The cost of a choice.
    pub fn cost(&self, pools: &[usize]) -> i128 {
        let mut state = State::new(self);
        for (member, pool) in pools.iter().enumerate() {
            state.put(member, *pool);
        }
        state.cost()
    }

    /// The best choice that is found within `limit` places of the search, from `start`. `None` where there is no pool.
    pub fn solve(&self, start: &[usize], limit: u32) -> Option<Attached> {
        if self.pools.is_empty() {
            return None;
        }
        let best = self.improved(start.to_vec());
        let mut order: Vec<usize> = (0..self.members.len()).collect();
        order.sort_by_key(|member| (-self.members[*member].hours, *member));
        let cheapest = |member: &usize| self.members[*member].costs.iter().min().copied().unwrap_or(0);
        // What the members from each place of the order on cost at least, and bring at most.
        let mut rest = vec![Rest { cost: 0, hours: 0, skills: vec![0; self.skills()] }];
        for member in order.iter().rev() {
            let mut before = rest[rest.len() - 1].clone();
            before.cost += cheapest(member);
            before.hours += self.members[*member].hours;
            for skill in &self.members[*member].skills {
                before.skills[*skill] += self.members[*member].hours;
            }
            rest.push(before);
        }
        rest.reverse();
        let cost = self.cost(&best);
        let mut search = Search {
            of: self,
            order,
            rest,
            best,
            cost,
            open: None,
            searched: 0,
            limit,
            state: State::new(self),
            chosen: vec![0; self.members.len()],
        };
        search.descend(0);
        let bound = search.open.map_or(search.cost, |open| open.min(search.cost));
        Some(Attached { pools: search.best, cost: search.cost, bound, searched: search.searched })
    }

    fn skills(&self) -> usize {
        self.pools.iter().map(|pool| pool.skills.len()).max().unwrap_or(0)
    }

    /// Moves one member or swaps two as long as that is cheaper.
    fn improved(&self, mut pools: Vec<usize>) -> Vec<usize> {
        pools.resize(self.members.len(), 0);
        let mut state = State::new(self);
        for (member, pool) in pools.iter().enumerate() {
            state.put(member, *pool);
        }
        let mut cost = state.cost();
        let mut better = true;
        while better {
            better = false;
            for member in 0..pools.len() {
                for pool in 0..self.pools.len() {
                    let before = pools[member];
                    state.take(member, before);
                    state.put(member, pool);
                    if state.cost() < cost {
                        cost = state.cost();
                        pools[member] = pool;
                        better = true;
                    } else {
                        state.take(member, pool);
                        state.put(member, before);
                    }
                }
                for other in member + 1..pools.len() {
                    let (one, two) = (pools[member], pools[other]);
                    if one == two {
                        continue;
                    }
                    let swap = |state: &mut State<'_>, from: (usize, usize), to: (usize, usize)| {
                        state.take(member, from.0);
                        state.take(other, from.1);
                        state.put(member, to.0);
                        state.put(other, to.1);
                    };
                    swap(&mut state, (one, two), (two, one));
                    if state.cost() < cost {
                        cost = state.cost();
                        pools.swap(member, other);
                        better = true;
                    } else {
                        swap(&mut state, (two, one), (one, two));
                    }
                }
            }
        }
        pools
    }
}

/// What a part of the members costs and leaves lacking.
struct State<'a> {
    of: &'a Attaching,
    costs: i128,
    hours: Vec<i128>,
    skills: Vec<Vec<i128>>,
    /// Hours that all pools lack, and hours of skills by skill.
    lacking: i128,
    unskilled: Vec<i128>,
}

impl<'a> State<'a> {
    fn new(of: &'a Attaching) -> State<'a> {
        let skills = of.skills();
        let mut unskilled = vec![0; skills];
        for pool in &of.pools {
            for (skill, hours) in pool.skills.iter().enumerate() {
                unskilled[skill] += hours.max(&0);
            }
        }
        State {
            of,
            costs: 0,
            hours: vec![0; of.pools.len()],
            skills: vec![vec![0; skills]; of.pools.len()],
            lacking: of.pools.iter().map(|pool| pool.hours.max(0)).sum(),
            unskilled,
        }
    }

    fn cost(&self) -> i128 {
        self.costs + self.lacking * self.of.lacking + self.unskilled.iter().sum::<i128>() * self.of.unskilled
    }

    fn put(&mut self, member: usize, pool: usize) {
        self.shift(member, pool, 1);
    }

    fn take(&mut self, member: usize, pool: usize) {
        self.shift(member, pool, -1);
    }

    fn shift(&mut self, member: usize, pool: usize, sign: i128) {
        let candidate = &self.of.members[member];
        let need = &self.of.pools[pool];
        self.costs += sign * candidate.costs.get(pool).copied().unwrap_or(0);
        let lacks = |needed: i128, there: i128| (needed - there).max(0);
        let before = lacks(need.hours, self.hours[pool]);
        self.hours[pool] += sign * candidate.hours;
        self.lacking += lacks(need.hours, self.hours[pool]) - before;
        for skill in &candidate.skills {
            let needed = need.skills.get(*skill).copied().unwrap_or(0);
            let before = lacks(needed, self.skills[pool][*skill]);
            self.skills[pool][*skill] += sign * candidate.hours;
            self.unskilled[*skill] += lacks(needed, self.skills[pool][*skill]) - before;
        }
    }
}

/// What the members who are not placed yet cost at least, and bring at most.
#[derive(Clone)]
struct Rest {
    cost: i128,
    hours: i128,
    skills: Vec<i128>,
}

struct Search<'a> {
    of: &'a Attaching,
    order: Vec<usize>,
    rest: Vec<Rest>,
    best: Vec<usize>,
    cost: i128,
    /// The lowest bound of what was left unsearched.
    open: Option<i128>,
    searched: u32,
    limit: u32,
    state: State<'a>,
    /// The pools of the members placed so far.
    chosen: Vec<usize>,
}

impl Search<'_> {
    /// No choice that goes on from here costs less: every hour that is left goes where one is lacking.
    fn bound(&self, place: usize) -> i128 {
        let rest = &self.rest[place];
        let lacking = (self.state.lacking - rest.hours).max(0);
        let unskilled: i128 =
            self.state.unskilled.iter().zip(&rest.skills).map(|(lack, there)| (lack - there).max(0)).sum();
        self.state.costs + rest.cost + lacking * self.of.lacking + unskilled * self.of.unskilled
    }

    fn descend(&mut self, place: usize) {
        let bound = self.bound(place);
        if bound >= self.cost {
            return;
        }
        let Some(member) = self.order.get(place).copied() else {
            self.cost = bound;
            self.best = self.chosen.clone();
            return;
        };
        if self.searched >= self.limit {
            self.open = Some(self.open.map_or(bound, |open| open.min(bound)));
            return;
        }
        self.searched += 1;
        let mut tries: Vec<(i128, usize)> = (0..self.of.pools.len())
            .map(|pool| {
                self.state.put(member, pool);
                let bound = self.bound(place + 1);
                self.state.take(member, pool);
                (bound, pool)
            })
            .collect();
        tries.sort();
        for (_, pool) in tries {
            self.state.put(member, pool);
            self.chosen[member] = pool;
            self.descend(place + 1);
            self.state.take(member, pool);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reproducible numbers below `bound`.
    fn dice(state: &mut u64, bound: u64) -> i128 {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        i128::from(*state % bound)
    }

    fn random(seed: u64, members: usize, pools: usize) -> Attaching {
        let mut state = seed * 2_654_435_761 + 1;
        let skills = 3;
        let members = (0..members).map(|_| Candidate {
            hours: 500 + dice(&mut state, 1_000),
            skills: (0..skills).filter(|_| dice(&mut state, 2) == 1).collect(),
            costs: (0..pools).map(|_| dice(&mut state, 5_000)).collect(),
        });
        let members: Vec<Candidate> = members.collect();
        let pools = (0..pools).map(|_| Need {
            hours: dice(&mut state, 2_500),
            skills: (0..skills).map(|_| dice(&mut state, 800)).collect(),
        });
        Attaching { members, pools: pools.collect(), lacking: 10, unskilled: 5 }
    }

    fn brute_force(of: &Attaching) -> i128 {
        let count = of.pools.len().pow(of.members.len() as u32);
        let choice = |mut number: usize| -> Vec<usize> {
            let mut digit = || {
                let pool = number % of.pools.len();
                number /= of.pools.len();
                pool
            };
            (0..of.members.len()).map(|_| digit()).collect()
        };
        (0..count).map(|number| of.cost(&choice(number))).min().unwrap()
    }

    #[test]
    fn small_cases_are_solved_as_by_brute_force() {
        for seed in 0..60 {
            let of = random(seed, 2 + seed as usize % 5, 2 + seed as usize % 3);
            let found = of.solve(&vec![0; of.members.len()], u32::MAX).unwrap();
            assert_eq!(found.cost, brute_force(&of), "seed {seed}");
            assert_eq!(
                (found.bound, found.gap(), of.cost(&found.pools)),
                (found.cost, Rate::ZERO, found.cost)
            );
        }
    }

    #[test]
    fn a_search_cut_short_says_how_good_it_may_be() {
        for seed in 0..20 {
            let of = random(seed, 7, 3);
            let best = brute_force(&of);
            for limit in [0, 1, 5, 50] {
                let found = of.solve(&[0; 7], limit).unwrap();
                assert!(found.bound <= best && best <= found.cost, "seed {seed}, limit {limit}: {found:?}");
            }
        }
    }

    #[test]
    fn nobody_moves_without_a_reason() {
        let member = |costs: [i128; 2]| Candidate { hours: 1_000, skills: Vec::new(), costs: costs.to_vec() };
        let need = |hours| Need { hours, skills: Vec::new() };
        let of = |pools: [i128; 2]| Attaching {
            members: vec![member([0, 100]), member([0, 100])],
            pools: pools.map(need).to_vec(),
            lacking: 1,
            unskilled: 1,
        };
        assert_eq!(of([2_000, 0]).solve(&[0, 0], 1_000).unwrap().pools, [0, 0]);
        assert_eq!(
            of([1_000, 50]).solve(&[0, 0], 1_000).unwrap().pools,
            [0, 0],
            "50 hours are not worth a move"
        );
        assert_ne!(of([1_000, 1_000]).solve(&[0, 0], 1_000).unwrap().pools, [0, 0]);
        assert!(Attaching::default().solve(&[], 10).is_none());
    }
}
