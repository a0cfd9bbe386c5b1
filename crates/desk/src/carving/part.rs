//! What a proposal comes to, or what of it is wanted: loads, bands, evenness, money.

use std::collections::{HashMap, HashSet};

use carve::{Amounts, Answer, Miss, Problem as Question};
use plan::assignment::{Load, Why};
use plan::edit::Edit;
use plan::evenness::{Evenness, evenness};
use plan::ids::{AccountId, TerritoryId};
use plan::money::{Quantity, Rate};

use super::aims::{Balance, CarveAims, Design};
use super::asked::Asked;
use super::lone::lone;
use super::reply::{CarveFigures, CarveProposal, CarvedBand, CarvedOutside, CarvedTerritory, CarvedWeighed};
use super::travel::Way;
use crate::problem::{Language, Problem};
use crate::session::Session;
use crate::words;

/// What is less even by so much of variation is told.
const NOTABLE: Rate = Rate::from_scaled(500_000);

/// What was carved last.
pub(crate) struct Kept {
    pub aims: CarveAims,
    pub asked: Asked,
    pub found: Answer,
    /// Its territories, those that accounts go to first, with nothing in them.
    pub rows: Vec<CarvedTerritory>,
}

/// Who goes where when some of it is left.
struct Taken {
    /// The territory of each account then, by its row.
    row: Vec<Option<usize>>,
    goes: Vec<bool>,
    /// Territories that are there then, by row: new ones that are left are not made.
    made: Vec<bool>,
}

impl Session {
    /// What the last proposal comes to without what would come into some territories.
    ///
    /// # Errors
    /// When there is none, or the plan has changed since.
    pub fn carve_part(&self, left: &[TerritoryId]) -> Result<CarveFigures, Problem> {
        match &self.carved {
            Some(kept) => self.figures(kept, left),
            None => Err(words::no_proposal(self.language)),
        }
    }

    /// The proposal with only what comes into the territories that are named.
    ///
    /// # Errors
    /// When there is none, or the plan has changed since.
    pub fn carve_only(
        &self,
        proposal: CarveProposal,
        only: &[TerritoryId],
    ) -> Result<CarveProposal, Problem> {
        let all = proposal.figures.territories.iter().map(|row| row.territory);
        let left: Vec<TerritoryId> = all.filter(|id| !only.contains(id)).collect();
        let figures = self.carve_part(&left)?;
        let mut moves = proposal.moves;
        let all = moves.len();
        moves.retain(|one| only.contains(&one.to));
        if moves.len() == all {
            return Ok(CarveProposal { moves, ..proposal });
        }
        Ok(CarveProposal { figures, moves, gap: None, conflict: None, ..proposal })
    }

    pub(super) fn figures(&self, kept: &Kept, left: &[TerritoryId]) -> Result<CarveFigures, Problem> {
        let Kept { asked, .. } = kept;
        let plan = self.plan();
        let taken = kept.taken(left);
        let mut rows = kept.rows.clone();
        let mut into: Vec<Vec<AccountId>> = vec![Vec::new(); asked.seats.len()];
        let (mut owned, mut moved, mut placed) = (0_i64, 0_u32, 0_u32);
        let row_of = kept.row_of();
        for (at, id) in asked.accounts.iter().enumerate() {
            let Some(account) = plan.facts.accounts.get(id.0) else { continue };
            let by_hand = plan.assignment.of(*id).why == Why::Hand;
            let goes = taken.goes[at];
            if let Some(from) = asked.from[at] {
                let from = &mut rows[row_of[&from]];
                from.before.add(account, by_hand);
                from.leaving += u32::from(goes);
                owned += 1;
                moved += u32::from(goes);
            } else {
                placed += u32::from(goes);
            }
            if let Some(to) = taken.row[at] {
                rows[to].after.add(account, by_hand && !goes);
                if goes {
                    rows[to].coming += 1;
                    into[to].push(*id);
                }
            }
        }
        let edits = edits(&rows, &taken.made, into);
        let preview = if edits.is_empty() { None } else { Some(self.preview(&edits)?) };
        let name = |seat: usize| kept.rows[seat].name.clone();
        let seen = asked.seen(plan);
        let misses = kept.misses(&taken);
        for miss in misses.iter().chain(&kept.soft(&taken)) {
            if let Miss::Band { seat, measure, .. } = miss {
                let said = words::outside(miss, &seen, self.language);
                let measure = seen.measures[*measure];
                rows[*seat].outside.push(CarvedOutside { measure, said });
            }
        }
        let misses = misses.iter().map(|miss| words::missed(miss, &name, &seen, self.language)).collect();
        // One territory compared with itself says nothing: what it is merged into is compared with all others.
        let others: Vec<Load> = if matches!(kept.aims.design, Design::Merge { .. }) {
            let territories = plan.decisions.territories.iter().map(|territory| territory.id);
            let others = territories.filter(|id| !row_of.contains_key(id));
            others.map(|id| plan.assignment.load(id)).collect()
        } else {
            Vec::new()
        };
        let before = evenness(rows.iter().map(|row| &row.before).chain(&others));
        let after = evenness(rows.iter().map(|row| &row.after).chain(&others));
        let stayed = owned - i64::from(moved);
        let kept_share = if owned == 0 { 100_000_000 } else { stayed * 100_000_000 / owned };
        Ok(CarveFigures {
            weighed: kept.weighed(&taken, self.language),
            remarks: self.remarks(kept, &rows, (&before, &after), left.is_empty()),
            before,
            after,
            accounts: asked.accounts.len() as u32,
            moved,
            placed,
            kept: Rate::from_scaled(kept_share),
            bands: kept.bands(&taken),
            quality: words::carve_part(edits.is_empty(), self.language),
            misses,
            preview,
            edits,
            territories: rows,
        })
    }
}

impl Session {
    fn remarks(
        &self,
        kept: &Kept,
        rows: &[CarvedTerritory],
        (before, after): (&[Evenness], &[Evenness]),
        whole: bool,
    ) -> Vec<String> {
        let Kept { aims, asked, .. } = kept;
        let changes = rows.iter().any(|row| row.coming > 0);
        let mut remarks = Vec::new();
        let of = |spread: &[Evenness], measure| {
            spread.iter().find(|row| row.measure == measure).and_then(|row| row.variation)
        };
        let less = |balance: &Balance| {
            let (before, after) = (of(before, balance.measure)?, of(after, balance.measure)?);
            let less = after.scaled() > before.scaled() + NOTABLE.scaled();
            less.then_some((balance.measure, before, after))
        };
        let less: Vec<_> = aims.balance.iter().filter(|_| changes && !asked.free).filter_map(less).collect();
        if !less.is_empty() {
            let whole = whole && !kept.found.stopped;
            // Where areas are too large or not everything can be kept, the next step stands there.
            let next = kept.found.conflict.is_none() && lone(self.plan(), asked, aims.contiguous).is_empty();
            remarks.push(words::less_even(&less, aims, (whole, next), self.language));
        }
        let emptied = rows.iter().filter(|row| row.before.accounts > 0 && row.after.accounts == 0);
        let emptied: Vec<&str> = emptied.map(|row| row.name.as_str()).collect();
        if !emptied.is_empty() {
            remarks.push(words::emptied(&emptied, self.language));
        }
        remarks
    }
}

/// New territories first; those that are left are not made, and the others number on.
fn edits(rows: &[CarvedTerritory], made: &[bool], into: Vec<Vec<AccountId>>) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut next = rows.iter().filter(|row| row.new).map(|row| row.territory.0).min().unwrap_or(0);
    let mut placing: Vec<Edit> = Vec::new();
    for ((row, made), accounts) in rows.iter().zip(made).zip(into) {
        let mut territory = row.territory;
        if row.new && *made {
            edits.push(Edit::AddTerritory { name: row.name.clone(), seller: None });
            territory = TerritoryId(next);
            next += 1;
        }
        if !accounts.is_empty() {
            placing.push(Edit::PlaceAccounts { accounts, territory: Some(territory), pinned: false });
        }
    }
    edits.append(&mut placing);
    edits
}

impl Kept {
    fn row_of(&self) -> HashMap<TerritoryId, usize> {
        self.rows.iter().enumerate().map(|(at, row)| (row.territory, at)).collect()
    }

    fn taken(&self, left: &[TerritoryId]) -> Taken {
        let left: HashSet<TerritoryId> = left.iter().copied().collect();
        let Kept { asked, found, rows, .. } = self;
        let row_of = self.row_of();
        let made = rows.iter().map(|row| !(row.new && left.contains(&row.territory))).collect();
        let (mut row, mut goes) = (Vec::with_capacity(found.seats.len()), Vec::new());
        for (from, seat) in asked.from.iter().zip(&found.seats) {
            let to = asked.seats[*seat].territory;
            let moves = *from != Some(to) && !left.contains(&to);
            goes.push(moves);
            row.push(if moves { Some(*seat) } else { from.map(|from| row_of[&from]) });
        }
        Taken { row, goes, made }
    }

    /// What each territory that accounts go to has of a measure.
    fn loads(&self, measure: &carve::Measure, row: &[Option<usize>]) -> Vec<i64> {
        let seats = self.asked.seats.len();
        let mut loads = vec![0; seats];
        let Amounts::Alike(amounts) = &measure.amounts else { return loads };
        for (amount, row) in amounts.iter().zip(row) {
            if let Some(seat) = row.filter(|row| *row < seats) {
                loads[seat] += amount;
            }
        }
        loads
    }

    /// Bands that are left, the hard or the soft ones.
    fn broken(&self, taken: &Taken, hard: bool) -> Vec<Miss> {
        let mut broken = Vec::new();
        for (measure, (_, asked)) in self.asked.measures.iter().enumerate() {
            let loads = self.loads(asked, &taken.row);
            for (seat, (load, band)) in loads.into_iter().zip(&asked.bands).enumerate() {
                let (low, high) = (band.low, band.high);
                if band.price.is_none() == hard && taken.made[seat] && !(low..=high).contains(&load) {
                    broken.push(Miss::Band { seat, measure, load, low, high });
                }
            }
        }
        broken
    }

    fn soft(&self, taken: &Taken) -> Vec<Miss> {
        self.broken(taken, false)
    }

    fn misses(&self, taken: &Taken) -> Vec<Miss> {
        let mut misses = self.broken(taken, true);
        let leave = self.asked.present.iter().zip(&taken.goes);
        let moved = leave.filter(|(present, goes)| present.is_some() && **goes).count() as i64;
        if let Some(most) = self.asked.most_moves.map(|most| most as i64).filter(|most| moved > *most) {
            misses.push(Miss::Moves { moved, most });
        }
        misses.extend(self.apart(taken));
        misses
    }

    /// What does not hang together among those that have a territory.
    fn apart(&self, taken: &Taken) -> Vec<Miss> {
        let Some(units) = &self.asked.units else { return Vec::new() };
        let seats = self.asked.seats.len();
        let placed = taken.row.iter().zip(&units.of).filter_map(|(row, unit)| Some(((*row)?, *unit)));
        let (row, of): (Vec<usize>, Vec<usize>) = placed.filter(|(row, _)| *row < seats).unzip();
        let free = |_: usize, costs: &mut [i64]| costs.fill(0);
        let units = carve::Units { of, neighbours: units.neighbours.clone() };
        let question = Question { units: Some(units), ..Question::new(row.len(), seats, &free) };
        carve::judge(&question, &row).map_or_else(|_| Vec::new(), |judged| judged.misses)
    }

    fn weighed(&self, taken: &Taken, language: Language) -> CarvedWeighed {
        let Kept { asked, aims, .. } = self;
        let mut sum = Way::default();
        for (account, row) in taken.row.iter().enumerate() {
            if let Some(seat) = row.filter(|row| *row < asked.seats.len()) {
                let way = asked.costs.ways(account)(seat);
                sum.travel += way.travel;
                sum.change += way.change;
                sum.unlike += way.unlike;
            }
        }
        let measures = asked.measures.iter().map(|(_, measure)| measure).chain(&asked.far);
        let beyond = measures.flat_map(|measure| {
            let loads = self.loads(measure, &taken.row).into_iter().zip(&measure.bands).zip(&taken.made);
            loads.filter(|(_, made)| **made).map(|((load, band), _)| {
                band.price.unwrap_or(0).saturating_mul((band.low - load).max(load - band.high).max(0))
            })
        });
        let beyond = beyond.fold(0, i64::saturating_add);
        let [travel, changes, unlike, beyond] =
            [sum.travel, sum.change, sum.unlike, beyond].map(Quantity::from_thousandths);
        let weighed = CarvedWeighed { travel, changes, unlike, beyond, said: String::new() };
        CarvedWeighed { said: words::weighed(&weighed, aims, language), ..weighed }
    }

    fn bands(&self, taken: &Taken) -> Vec<CarvedBand> {
        // One territory alone is its own mean.
        if matches!(self.aims.design, Design::Merge { .. }) {
            return Vec::new();
        }
        let territories = taken.made[..self.asked.seats.len()].iter().filter(|made| **made).count() as u32;
        let band = |(at, (measure, asked)): (usize, &(plan::evenness::Measured, carve::Measure))| {
            let within = |row: &[Option<usize>]| {
                let loads = self.loads(asked, row).into_iter().zip(&asked.bands).zip(&taken.made);
                let within = |((load, band), made): &((i64, &carve::Band), &bool)| {
                    **made && (band.low..=band.high).contains(load)
                };
                loads.filter(within).count() as u32
            };
            let balance = self.aims.balance.get(at);
            CarvedBand {
                measure: *measure,
                tolerance: balance.map(|balance| balance.tolerance),
                most: self.aims.most_accounts.filter(|_| balance.is_none()),
                hard: balance.is_none_or(|balance| balance.hard),
                territories,
                before: (!self.asked.free).then(|| within(&self.asked.present)),
                after: within(&taken.row),
            }
        };
        self.asked.measures.iter().enumerate().map(band).collect()
    }
}
