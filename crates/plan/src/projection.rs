//! What everybody is expected to book, month by month, and what each person's pay is measured by.

mod people;

use crate::carried::{Carried, unit};
use crate::compensation::{Component, Deal, Measure, PayPlan, Role};
use crate::earning::{Booked, Branch, ByMonth, Days, Track};
use crate::fraction::Fraction;
use crate::ids::TeamId;
use crate::membership::{Membership, credits};
use crate::money::{Money, Quantity, Rate};
use crate::outlook::{PoolOutlook, SellerOutlook};
use crate::paying::Person;
use crate::period::{PlanYear, Stay};
use crate::plan::Plan;
use crate::quota::{MidYear, Terms, spread};
use crate::seller::Seller;
use crate::team::Team;
use crate::waterfall::Waterfall;
use jiff::ToSpan;
use jiff::civil::Date;

pub(crate) use people::{Extra, PoolShare, pooled, scored_track};

/// The tracks of everybody, by slot.
pub(crate) struct Projection {
    pub days: Days,
    own: Vec<Option<OwnTracks>>,
    /// The region first, then each team.
    teams: Vec<Track>,
    pools: Vec<Option<Track>>,
}

/// A seller's quota and bookings: the year's, and those of each stretch where stretches are paid apart.
struct OwnTracks {
    year: Track,
    stretches: Vec<(Track, ByMonth)>,
}

/// Typed deals of each seller, in order of time; no more than fall into the plan year.
pub(crate) struct Deals<'a>(Vec<Vec<&'a Deal>>);

impl<'a> Deals<'a> {
    pub fn of(plan: &'a Plan) -> Deals<'a> {
        let mut by_seller = vec![Vec::new(); plan.facts.sellers.bound()];
        let year = plan.year();
        for deal in plan.decisions.deals.iter().filter(|deal| inside(year, deal.date)) {
            if let Some(deals) = by_seller.get_mut(deal.seller.0 as usize) {
                deals.push(deal);
            }
        }
        for deals in &mut by_seller {
            deals.sort_by_key(|deal| (deal.date, deal.id));
        }
        Deals(by_seller)
    }

    pub fn of_seller(&self, seller: &Seller) -> &[&'a Deal] {
        self.0.get(seller.id.0 as usize).map_or(&[], Vec::as_slice)
    }
}

/// What is booked by deals between two days, less what of it is cancelled in the year.
pub(crate) fn booked(year: PlanYear, deals: &[&Deal], from: Option<Date>, before: Option<Date>) -> Money {
    let within = |day: Date| from.is_none_or(|from| day >= from) && before.is_none_or(|before| day < before);
    let lost = |deal: &Deal| deal.cancelled.is_some_and(|day| inside(year, day));
    deals.iter().filter(|deal| within(deal.date) && !lost(deal)).map(|deal| deal.amount).sum()
}

fn inside(year: PlanYear, day: Date) -> bool {
    (year.start..year.after()).contains(&day)
}

pub(crate) fn as_booked(
    days: &Days,
    deals: &[&Deal],
    from: Option<Date>,
    before: Option<Date>,
) -> Vec<Booked> {
    let within = |day: Date| {
        inside(days.year, day)
            && from.is_none_or(|from| day >= from)
            && before.is_none_or(|before| day < before)
    };
    let booked = |deal: &&Deal| Booked {
        day: days.of(deal.date),
        amount: deal.amount.thousandths(),
        units: deal.units,
        lost: deal.cancelled.filter(|day| inside(days.year, *day)).map(|day| days.of(day)),
    };
    let mut all: Vec<Booked> = deals.iter().filter(|deal| within(deal.date)).map(booked).collect();
    all.sort_by_key(|booked| booked.day);
    all
}

/// Days by month of a stay in the plan year.
pub(crate) fn days_by_month(year: PlanYear, stay: Stay<'_>) -> ByMonth {
    std::array::from_fn(|month| {
        let last = year.month(month + 1).saturating_add(-1.day());
        year.active_between(stay, year.month(month), last)
    })
}

impl Projection {
    pub fn of(plan: &Plan, carried: &[Carried], sellers: &[SellerOutlook], deals: &Deals<'_>) -> Projection {
        let days = Days::new(plan.year());
        let decimals = plan.info.decimals;
        let mut own: Vec<Option<OwnTracks>> = Vec::new();
        own.resize_with(plan.facts.sellers.bound(), || None);
        for (outlook, carried) in sellers.iter().zip(carried) {
            let Some(seller) = plan.facts.sellers.get(outlook.seller.0) else { continue };
            let terms = plan.terms(seller.id);
            let made = deals.of_seller(seller);
            own[seller.id.0 as usize] =
                Some(own_tracks(plan, &days, seller, &terms, carried, made, decimals));
        }
        let teams = team_tracks(plan, &own);
        Projection { days, own, teams, pools: Vec::new() }
    }

    fn own(&self, seller: u32) -> Option<&OwnTracks> {
        self.own.get(seller as usize)?.as_ref()
    }

    /// Adds the pools, whose targets follow from the quotas.
    pub fn with_pools(
        mut self,
        plan: &Plan,
        pools: &[PoolOutlook],
        memberships: &[Membership],
        deals: &Deals<'_>,
    ) -> Projection {
        self.pools.resize_with(plan.decisions.pools.bound(), || None);
        for pool in pools {
            let mut track = Track { quota: pool.target.pool_target.thousandths(), ..Track::default() };
            if !plan.decisions.loans.is_empty() {
                track.deals.extend(credits(plan, pool.pool).into_iter().map(|(date, amount)| Booked {
                    day: self.days.of(date),
                    amount: amount.thousandths(),
                    units: Quantity::ZERO,
                    lost: None,
                }));
            }
            self.pools[pool.pool.0 as usize] = Some(track);
        }
        for member in memberships {
            let within = self.within(plan, member, deals);
            let whole = self.own.get(member.part.seller.0 as usize).and_then(Option::as_ref);
            let part = within.as_ref().or_else(|| whole.map(|own| &own.year));
            if let (Some(part), Some(Some(track))) = (part, self.pools.get_mut(member.pool.0 as usize)) {
                track.add(part);
            }
        }
        for track in self.pools.iter_mut().flatten() {
            track.deals.sort_by_key(|booked| booked.day);
            *track = even_if_empty(std::mem::take(track));
        }
        self
    }

    /// A seller's track on the days in a pool; `None` where they are the whole year.
    fn within(&self, plan: &Plan, member: &Membership, deals: &Deals<'_>) -> Option<Track> {
        let carried = member.within.as_ref()?;
        let seller = plan.facts.sellers.get(member.part.seller.0)?;
        let terms = plan.terms(seller.id);
        let made = deals.of_seller(seller);
        let mut track = own_tracks(plan, &self.days, seller, &terms, carried, made, plan.info.decimals).year;
        track.deals = as_booked(&self.days, made, member.window.from, member.window.before);
        Some(track)
    }

    /// Of the whole region; together what the sellers book.
    pub fn bookings_by_quarter(&self, sellers: &[SellerOutlook], decimals: u8) -> [Money; 4] {
        let Some(region) = self.teams.first() else { return [Money::ZERO; 4] };
        let quarters: [i128; 4] =
            std::array::from_fn(|quarter| region.bookings[quarter * 3..quarter * 3 + 3].iter().sum());
        let assumed = sellers.iter().filter(|seller| seller.deals == 0).map(|seller| seller.bookings).sum();
        let evenly = spread(assumed, &quarters, unit(decimals));
        std::array::from_fn(|quarter| {
            let days = self.days.firsts[quarter * 3]..self.days.firsts[quarter * 3 + 3];
            let made = region.deals.iter().filter(|deal| days.contains(&deal.day));
            // Shown in the quarter in which it happens.
            let lost = region.deals.iter().filter(|deal| deal.lost.is_some_and(|day| days.contains(&day)));
            let [made, lost] =
                [made.map(|deal| deal.amount).sum(), lost.map(|deal| deal.amount).sum::<i128>()];
            evenly[quarter] + Money::from_thousandths(made - lost)
        })
    }

    /// Teams are measured against their targets; without one, against what their sellers carry.
    pub fn with_targets(mut self, waterfall: &Waterfall) -> Projection {
        for node in &waterfall.nodes {
            let place = node.team.map_or(0, |team| team.0 as usize + 1);
            if let Some(track) = self.teams.get_mut(place) {
                track.quota = node.target.unwrap_or(node.carried).thousandths();
            }
        }
        self
    }

    pub fn team(&self, team: Option<crate::ids::TeamId>) -> Option<&Track> {
        self.teams.get(team.map_or(0, |team| team.0 as usize + 1))
    }

    pub fn pool(&self, pool: crate::ids::PoolId) -> Option<&Track> {
        self.pools.get(pool.0 as usize)?.as_ref()
    }
}

impl Component {
    pub(crate) fn measures_by(&self, measure: Measure) -> bool {
        self.measures.iter().any(|share| share.measure == measure)
    }
}

fn own_tracks(
    plan: &Plan,
    days: &Days,
    seller: &Seller,
    terms: &Terms,
    carried: &Carried,
    deals: &[&Deal],
    decimals: u8,
) -> OwnTracks {
    let unit = unit(decimals);
    let over = |amount: Money, months: &ByMonth| -> ByMonth {
        if amount.is_zero() {
            return [0; 12];
        }
        let parts = spread(amount, months, unit);
        std::array::from_fn(|month| parts[month].thousandths())
    };
    let mut year = Track { quota: carried.year.unwrap_or_default().thousandths(), ..Track::default() };
    let mut stretches = Vec::new();
    let apart = terms.mid_year == MidYear::Segments && carried.parts.len() > 1;
    for (place, (part, months)) in carried.parts.iter().zip(&carried.part_months).enumerate() {
        let quota_months = over(part.carried, months);
        // At one attainment what is booked falls on the months as the quota does.
        let attained = if deals.is_empty() { i128::from(part.attainment.scaled()) } else { 0 };
        let bookings = quota_months.map(|month| month * attained);
        let mut track =
            Track { quota: part.carried.thousandths(), quota_months, bookings, deals: Vec::new() };
        if apart {
            let before = carried.parts.get(place + 1).and_then(|next| next.from);
            track.deals = as_booked(days, deals, part.from, before);
            stretches.push((track.clone(), worked_between(plan.year(), seller, part.from, before)));
            track.deals.clear();
        }
        year.add(&track);
    }
    year.deals = as_booked(days, deals, None, None);
    OwnTracks { year: even_if_empty(year), stretches }
}

/// Days worked by month from one day on and before another.
pub(crate) fn worked_between(
    year: PlanYear,
    seller: &Seller,
    from: Option<Date>,
    before: Option<Date>,
) -> ByMonth {
    let stay = seller.stay();
    let last = before.map(|before| before.saturating_add(-1.day()));
    let start = from.map_or(stay.start, |from| Some(stay.start.map_or(from, |start| start.max(from))));
    let end = last.map_or(stay.end, |last| Some(stay.end.map_or(last, |end| end.min(last))));
    days_by_month(year, Stay { start, end, ..stay })
}

/// A quota of which nothing says how it falls on the months falls evenly.
fn even_if_empty(mut track: Track) -> Track {
    if track.quota_months.iter().all(|month| *month == 0) {
        track.quota_months = [1; 12];
    }
    track
}

/// A team and all above it.
pub(crate) fn teams_above(plan: &Plan, team: Option<TeamId>) -> impl Iterator<Item = &Team> {
    let row = |id: TeamId| plan.decisions.teams.get(id.0);
    let first = team.and_then(row);
    // No plan of ours is deeper; a circle in a damaged one must not run away.
    std::iter::successors(first, move |team| team.parent.and_then(row)).take(crate::team::DEEPEST + 1)
}

/// Sellers add up to their team and to all above it.
fn team_tracks(plan: &Plan, own: &[Option<OwnTracks>]) -> Vec<Track> {
    let mut tracks = vec![Track::default(); plan.decisions.teams.bound() + 1];
    for seller in plan.facts.sellers.iter() {
        let Some(own) = own.get(seller.id.0 as usize).and_then(Option::as_ref) else { continue };
        let team = plan.decisions.terms.get(seller.id.0).and_then(|terms| terms.team);
        for row in teams_above(plan, team) {
            tracks[row.id.0 as usize + 1].add(&own.year);
        }
        tracks[0].add(&own.year);
    }
    for track in &mut tracks {
        track.deals.sort_by_key(|booked| booked.day);
    }
    tracks.into_iter().map(even_if_empty).collect()
}

/// Of any year, a leap year or not.
const LAST_DAY: usize = 364;

impl Role {
    pub const ALL: [Role; 3] = [Role::Seller, Role::Presales, Role::Manager];
}

/// A person of whom nothing counts but one track and a score: a worked example, a point of a curve.
pub struct Simple<'a> {
    pub plan: &'a PayPlan,
    pub target_variable: Money,
    pub weight: Rate,
    pub track: Track,
    pub score: Rate,
}

impl<'a> Simple<'a> {
    /// All booked by one deal on the last day: only the year counts.
    pub fn of(plan: &'a PayPlan, target_variable: Money, quota: Money, bookings: Money) -> Simple<'a> {
        let mut track = Track::new(quota.thousandths());
        let amount = bookings.thousandths();
        track.deals.push(Booked { day: LAST_DAY, amount, units: Quantity::ZERO, lost: None });
        Simple { plan, target_variable, weight: Rate::ONE, track, score: Rate::ONE }
    }

    /// Variable pay of the year, and the part above the linear rate; `None` where attainment is undefined.
    pub fn pay(&self, year: PlanYear, decimals: u8) -> Option<(Money, Money)> {
        let days = Days::new(year);
        let worked = days_by_month(year, Stay::default());
        let score = Track::of_score(self.score, &worked);
        let branch = Branch {
            variable: Fraction::money(self.target_variable).times(&Fraction::rate(self.weight)),
            weight: Fraction::rate(self.weight),
            days: worked,
            own: Some(&self.track),
            team: Some(&self.track),
            pool: Some(&self.track),
            pool_number: 0,
            pool_days: None,
            score: Some(&score),
        };
        let plan = PayPlan {
            frequency: crate::compensation::Frequency::Yearly,
            draw: None,
            guarantee: None,
            ..self.plan.clone()
        };
        let person = Person {
            plan: &plan,
            whole: vec![branch.clone()],
            pooled: vec![branch],
            base: Money::ZERO,
            target_variable: self.target_variable,
            employed: worked,
            worked,
            start: None,
        };
        let paid = person.paid(&days, decimals);
        Some((paid.variable?, paid.accelerator))
    }
}
