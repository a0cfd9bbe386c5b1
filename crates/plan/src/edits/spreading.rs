//! A target spread over sellers, or down the tree of teams: what is locked, or changes during the year, is taken off
//! first; every level to the last unit.

use std::collections::BTreeMap;

use super::{Done, allowed, found, terms_of};
use crate::draft::Draft;
use crate::ids::{SellerId, TeamId};
use crate::money::{Money, Rate};
use crate::period::{Calendar, PlanYear};
use crate::quota::{MethodShare, SpreadMethod, Terms, blended, spread};
use crate::refusal::{Kind, Refusal};
use crate::team::{DEEPEST, Team};

/// How to spread.
pub struct Order<'a> {
    pub blend: &'a [MethodShare],
    /// `None`: what the level is to add up to.
    pub target: Option<Money>,
    pub unit: Money,
    /// On top of what stands: only what is missing (or too much) is spread.
    pub keep: bool,
}

impl Order<'_> {
    /// Over these sellers and no others, whatever their teams.
    pub fn over(&self, draft: &mut Draft, sellers: &[SellerId]) -> Done {
        let target = self.whole(draft, None)?;
        // The answer must not depend on the order in which the sellers were named.
        let mut among = sellers.to_vec();
        among.sort();
        among.dedup();
        let terms: Vec<Terms> =
            among.iter().map(|seller| terms_of(draft, *seller)).collect::<Result<_, _>>()?;
        let open: Vec<SellerId> = terms.iter().filter(|t| is_open(draft, t)).map(|t| t.seller).collect();
        if open.is_empty() {
            return Err(Refusal::NobodyToSpreadOver);
        }
        let weights = weights(draft, self.blend, &open)?;
        let parts = terms.into_iter().map(|terms| {
            let weight = weights.get(&terms.seller).copied();
            Part::seller(draft, terms, weight, self.keep)
        });
        self.divide(draft, target, None, parts.collect())
    }

    /// From the region, or one team, down to the sellers.
    pub fn down_the_tree(&self, draft: &mut Draft, team: Option<TeamId>) -> Done {
        let whole = self.whole(draft, team)?;
        let tree = Tree::below(draft, team);
        let open: Vec<SellerId> = tree
            .sellers
            .values()
            .flatten()
            .copied()
            .filter(|seller| terms_of(draft, *seller).is_ok_and(|terms| is_open(draft, &terms)))
            .collect();
        if open.is_empty() {
            return Err(Refusal::NobodyToSpreadOver);
        }
        let weights = weights(draft, self.blend, &open)?;
        self.fill(draft, &tree, &weights, team, whole, 0)
    }

    /// What is spread right below the team, or the region.
    fn whole(&self, draft: &Draft, team: Option<TeamId>) -> Result<Money, Refusal> {
        let decimals = draft.info.decimals;
        let wanted = match team {
            Some(team) => {
                let row = found(&draft.teams, Kind::Team, team.0)?;
                row.target.map(|target| row.over_assignment.below(target, decimals))
            }
            None => draft.assumptions.wanted_below_region(decimals),
        };
        let whole = self.target.or(wanted).ok_or(Refusal::NoTarget)?;
        allowed(draft, whole)?;
        allowed(draft, self.unit)?;
        Ok(whole)
    }

    fn fill(
        &self,
        draft: &mut Draft,
        tree: &Tree,
        weights: &BTreeMap<SellerId, i128>,
        team: Option<TeamId>,
        whole: Money,
        depth: usize,
    ) -> Done {
        // No plan of ours is deeper; a damaged one must not run away.
        if depth > DEEPEST {
            return Err(Refusal::TeamsTooDeep);
        }
        let teams = tree.teams.get(&team).cloned().unwrap_or_default();
        let mut parts = Vec::new();
        for child in &teams {
            let row = found(&draft.teams, Kind::Team, child.0)?;
            parts.push(self.part_of_team(draft, tree, weights, row)?);
        }
        for seller in tree.sellers.get(&team).into_iter().flatten() {
            let terms = terms_of(draft, *seller)?;
            parts.push(Part::seller(draft, terms, weights.get(seller).copied(), self.keep));
        }
        self.divide(draft, whole, team, parts)?;
        for child in teams {
            let row = found(&draft.teams, Kind::Team, child.0)?;
            if tree.has_sellers(child)
                && let Some(target) = row.target
            {
                let below = row.over_assignment.below(target, draft.info.decimals);
                self.fill(draft, tree, weights, Some(child), below, depth + 1)?;
            }
        }
        Ok(())
    }

    /// A team as a part of what stands above it.
    fn part_of_team(
        &self,
        draft: &Draft,
        tree: &Tree,
        weights: &BTreeMap<SellerId, i128>,
        row: Team,
    ) -> Result<Part, Refusal> {
        let need = if self.keep { Money::ZERO } else { tree.need(draft, row.id, 0) };
        if row.locked {
            // Without a target it counts with what stands below it, and nothing is spread there.
            let target = tree.standing(draft, row.id, 0);
            if row.target.is_some() && need > target {
                return Err(Refusal::LockedBeyondTeam { team: row.id, locked: need, target });
            }
            return Ok(Part { to: To::Nobody, fixed: Some(target), base: target, weight: 0 });
        }
        let weight = tree.weight(draft, weights, row.id);
        let standing = if self.keep { tree.standing(draft, row.id, 0) } else { need };
        match weight {
            // Whose sellers are all locked, or who has none yet: what stands below decides.
            None if tree.has_sellers(row.id) => {
                let needed = tree.need(draft, row.id, 0);
                Ok(Part { to: To::Team(row), fixed: Some(needed), base: needed, weight: 0 })
            }
            None => {
                let stands = row.target.unwrap_or_default();
                Ok(Part { to: To::Nobody, fixed: Some(stands), base: stands, weight: 0 })
            }
            Some(weight) => Ok(Part { to: To::Team(row), fixed: None, base: standing, weight }),
        }
    }

    /// Gives each open part its share of what the fixed ones and the bases leave.
    fn divide(&self, draft: &mut Draft, whole: Money, team: Option<TeamId>, parts: Vec<Part>) -> Done {
        let taken: Money = parts.iter().map(|part| part.base).sum();
        let left = whole - taken;
        if left.is_negative() && !self.keep {
            return Err(match team {
                Some(team) => Refusal::LockedBeyondTeam { team, locked: taken, target: whole },
                None => Refusal::LockedBeyondTarget { locked: taken, target: whole },
            });
        }
        let open: Vec<i128> =
            parts.iter().filter(|part| part.fixed.is_none()).map(|part| part.weight).collect();
        let unit = self.unit.max(crate::carried::unit(draft.info.decimals));
        let mut shares = spread(left, &open, unit).into_iter();
        for part in parts {
            let amount = match part.fixed {
                Some(fixed) => fixed,
                None => part.base + shares.next().unwrap_or_default(),
            };
            match part.to {
                To::Seller(mut terms) if part.fixed.is_none() => {
                    allowed(draft, amount)?;
                    terms.quota = Some(amount);
                    draft.terms.put(terms);
                }
                To::Team(mut row) => {
                    allowed(draft, amount)?;
                    row.target = Some(amount);
                    draft.teams.put(row);
                }
                To::Seller(_) | To::Nobody => {}
            }
        }
        Ok(())
    }
}

/// Something that gets a part of a whole.
struct Part {
    to: To,
    /// What it gets whatever the others get.
    fixed: Option<Money>,
    /// What is taken off the whole for it before the rest is spread.
    base: Money,
    weight: i128,
}

enum To {
    Seller(Terms),
    Team(Team),
    Nobody,
}

impl Part {
    fn seller(draft: &Draft, terms: Terms, weight: Option<i128>, keep: bool) -> Part {
        let stands = counted(draft, &terms);
        let (fixed, base) = match (is_open(draft, &terms), keep) {
            (false, _) => (Some(stands), stands),
            (true, true) => (None, stands),
            (true, false) => (None, Money::ZERO),
        };
        Part { to: To::Seller(terms), fixed, base, weight: weight.unwrap_or(0) }
    }
}

/// Teams and sellers by what they stand right below.
struct Tree {
    teams: BTreeMap<Option<TeamId>, Vec<TeamId>>,
    sellers: BTreeMap<Option<TeamId>, Vec<SellerId>>,
}

impl Tree {
    /// What stands below the team, or below the region.
    fn below(draft: &Draft, top: Option<TeamId>) -> Tree {
        let mut children: BTreeMap<Option<TeamId>, Vec<TeamId>> = BTreeMap::new();
        for team in draft.teams.iter() {
            children.entry(team.parent).or_default().push(team.id);
        }
        let mut members: BTreeMap<Option<TeamId>, Vec<SellerId>> = BTreeMap::new();
        for seller in draft.sellers.iter() {
            let team = draft.terms.get(seller.id.0).and_then(|terms| terms.team);
            members.entry(team).or_default().push(seller.id);
        }
        let mut tree = Tree { teams: BTreeMap::new(), sellers: BTreeMap::new() };
        let mut waiting = vec![top];
        while let Some(here) = waiting.pop() {
            let mut sellers = members.remove(&here).unwrap_or_default();
            sellers.sort();
            tree.sellers.insert(here, sellers);
            // Taken out, so that a circle in a damaged file is walked once.
            let mut below = children.remove(&here).unwrap_or_default();
            below.sort();
            waiting.extend(below.iter().copied().map(Some));
            tree.teams.insert(here, below);
        }
        tree
    }

    fn children(&self, team: TeamId) -> impl Iterator<Item = TeamId> + '_ {
        self.teams.get(&Some(team)).into_iter().flatten().copied()
    }

    fn members(&self, team: TeamId) -> impl Iterator<Item = SellerId> + '_ {
        self.sellers.get(&Some(team)).into_iter().flatten().copied()
    }

    /// Whether anybody sells below the team.
    fn has_sellers(&self, team: TeamId) -> bool {
        self.members(team).next().is_some() || self.children(team).any(|child| self.has_sellers(child))
    }

    /// The weights of the sellers below that can take more or less; `None` where there is no such seller.
    fn weight(&self, draft: &Draft, weights: &BTreeMap<SellerId, i128>, team: TeamId) -> Option<i128> {
        let own = self.members(team).filter_map(|seller| weights.get(&seller).copied());
        let open = |child: &TeamId| draft.teams.get(child.0).is_some_and(|row| !row.locked);
        let below = self.children(team).filter(open).filter_map(|child| self.weight(draft, weights, child));
        own.chain(below).reduce(|sum, weight| sum + weight)
    }

    /// The least target that takes in what is not spread below: locked, or changing during the year.
    fn need(&self, draft: &Draft, team: TeamId, depth: usize) -> Money {
        let kept = self.members(team).filter_map(|seller| {
            draft
                .terms
                .get(seller.0)
                .filter(|terms| !is_open(draft, terms))
                .map(|terms| counted(draft, terms))
        });
        let below = self.children(team).map(|child| {
            let locked = draft.teams.get(child.0).is_some_and(|row| row.locked);
            match (depth < DEEPEST, locked) {
                (false, _) => Money::ZERO,
                (true, true) => self.standing(draft, child, depth + 1),
                (true, false) => self.need(draft, child, depth + 1),
            }
        });
        above(draft, team, kept.chain(below).sum())
    }

    /// The team's target, or what stands below it where none is set.
    fn standing(&self, draft: &Draft, team: TeamId, depth: usize) -> Money {
        if let Some(target) = draft.teams.get(team.0).and_then(|row| row.target) {
            return target;
        }
        let quotas = self
            .members(team)
            .filter_map(|seller| draft.terms.get(seller.0).map(|terms| counted(draft, terms)));
        let below = self
            .children(team)
            .map(|child| if depth < DEEPEST { self.standing(draft, child, depth + 1) } else { Money::ZERO });
        quotas.chain(below).sum()
    }
}

/// What the seller's quota counts in a sum.
fn counted(draft: &Draft, terms: &Terms) -> Money {
    let year = PlanYear::new(draft.info.year_start);
    draft.sellers.get(terms.seller.0).map_or(Money::ZERO, |seller| terms.counted(seller, year))
}

fn is_open(draft: &Draft, terms: &Terms) -> bool {
    let year = PlanYear::new(draft.info.year_start);
    draft.sellers.get(terms.seller.0).is_some_and(|seller| terms.is_open(seller, year))
}

fn above(draft: &Draft, team: TeamId, below: Money) -> Money {
    if below.is_zero() {
        return Money::ZERO;
    }
    draft.teams.get(team.0).map_or(below, |row| row.over_assignment.above(below, draft.info.decimals))
}

/// What each of these sellers counts, by the methods blended.
pub fn weights(
    draft: &Draft,
    blend: &[MethodShare],
    sellers: &[SellerId],
) -> Result<BTreeMap<SellerId, i128>, Refusal> {
    if !blend.iter().any(|method| method.share > Rate::ZERO) {
        return Err(Refusal::EmptyBlend);
    }
    for method in blend {
        super::within(method.share, Rate::ZERO, Rate::percent(10_000))?;
    }
    let methods: Vec<(Rate, Vec<i128>)> =
        blend.iter().map(|part| (part.share, method_weights(draft, part.method, sellers))).collect();
    Ok(sellers.iter().copied().zip(blended(&methods)).collect())
}

fn method_weights(draft: &Draft, method: SpreadMethod, sellers: &[SellerId]) -> Vec<i128> {
    let row = |seller: &SellerId| draft.sellers.get(seller.0);
    match method {
        SpreadMethod::Equal => vec![1; sellers.len()],
        SpreadMethod::Potential => {
            let potentials = potentials(draft);
            let potential = |seller| potentials.get(seller).copied().unwrap_or_default().thousandths();
            sellers.iter().map(potential).collect()
        }
        SpreadMethod::LastBookings => {
            let last = |seller| row(seller).and_then(|row| row.last_bookings).unwrap_or_default();
            sellers.iter().map(|seller| last(seller).thousandths()).collect()
        }
        SpreadMethod::Capacity => {
            let year = PlanYear::new(draft.info.year_start);
            let calendar = Calendar::new(year, &draft.assumptions.seasonality);
            let carried = |seller| {
                row(seller).map_or(0, |row| {
                    calendar.carried(row.stay(), draft.assumptions.ramp(&row.segment)).year().numerator
                })
            };
            sellers.iter().map(carried).collect()
        }
        SpreadMethod::Weight => {
            let typed = |seller: &SellerId| draft.terms.get(seller.0).and_then(|terms| terms.weight);
            sellers
                .iter()
                .map(|seller| typed(seller).map_or(1_000, |w| i128::from(w.thousandths())))
                .collect()
        }
    }
}

/// Potential of each seller's territories.
pub fn potentials(draft: &Draft) -> BTreeMap<SellerId, Money> {
    let assignment = draft.assignment();
    let mut sums = BTreeMap::new();
    for territory in draft.territories.iter() {
        if let Some(seller) = territory.seller {
            *sums.entry(seller).or_default() += assignment.load(territory.id).potential;
        }
    }
    sums
}
