//! Plans at the edge of what may be entered: very small, very large, half defined, several edits at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests are tests too")]

use jiff::civil::date;
use plan::Plan;
use plan::account::AccountField;
use plan::compensation::{PayPlan, Role};
use plan::edit::{Edit, PresalesCell, QuotaCell, SellerCell};
use plan::ids::*;
use plan::money::{Money, Rate};
use plan::outlook::outlook;
use plan::pool::PoolTarget;
use plan::quota::{MethodShare, SpreadMethod, spread};
use plan::refusal::{CellProblem, Refusal};
use plan::seller::{PresalesField, SellerField};

fn built(edits: impl IntoIterator<Item = Edit>) -> Plan {
    let mut plan = Plan::default();
    for edit in edits {
        let changes = plan.changes(&edit).unwrap_or_else(|refusal| panic!("{refusal:?} for {edit:?}"));
        plan.absorb(changes);
    }
    plan
}

fn seller(name: &str) -> Edit {
    Edit::AddSeller { name: name.to_owned(), segment: String::new(), vacancy: false }
}

fn territory(name: &str, seller: u32) -> Edit {
    Edit::AddTerritory { name: name.to_owned(), seller: Some(SellerId(seller)) }
}

fn account(key: &str, potential: &str) -> Edit {
    Edit::ImportAccounts {
        columns: vec![AccountField::ExternalId, AccountField::Potential],
        rows: vec![vec![key.to_owned(), potential.to_owned()]],
    }
}

fn place(account: u32, territory: u32) -> Edit {
    Edit::PlaceAccounts {
        accounts: vec![AccountId(account)],
        territory: Some(TerritoryId(territory)),
        pinned: true,
    }
}

fn quota(seller: u32, units: i64) -> Edit {
    Edit::SetQuotas { cells: vec![QuotaCell { seller: SellerId(seller), amount: Some(Money::units(units)) }] }
}

fn by_potential(target: i64) -> Edit {
    Edit::SpreadQuotas {
        blend: MethodShare::only(SpreadMethod::Potential),
        target: Some(Money::units(target)),
        unit: Money::units(1),
        sellers: Vec::new(),
        team: None,
        keep: false,
    }
}

/// A cent of potential behind hundreds of millions of quota: the shares are near the end of their integers.
#[test]
fn fairness_holds_for_shares_as_large_as_they_get() {
    let plan = built([
        seller("A"),
        seller("B"),
        account("1", "0.01"),
        account("2", "0.01"),
        territory("East", 0),
        territory("West", 1),
        place(0, 0),
        place(1, 1),
        quota(0, 600_000_000),
        quota(1, 600_000_000),
    ]);
    for seller in outlook(&plan).sellers {
        assert_eq!(seller.to_potential.times, Some(Rate::ONE));
    }
}

/// A member whose second pool has no target is paid nothing yet, so no accelerator either.
#[test]
fn cost_has_no_accelerator_of_pay_that_is_undefined() {
    let attach = |pool| Edit::AttachPresales {
        presales: PresalesId(0),
        pool: PoolId(pool),
        weight: Rate::percent(50),
        from: None,
    };
    let tiers = [(Rate::ZERO, Rate::ONE), (Rate::percent(50), Rate::percent(300))];
    let pay = PayPlan::marginal("Presales", Role::Presales, "", &tiers);
    let variable = PresalesCell {
        presales: PresalesId(0),
        field: PresalesField::TargetVariable,
        text: "45000".to_owned(),
    };
    let plan = built([
        seller("A"),
        quota(0, 1_000_000),
        Edit::AddPresales { name: "P".to_owned(), segment: String::new() },
        Edit::SetPresales { cells: vec![variable] },
        Edit::AddPool { name: "One".to_owned() },
        Edit::AddPool { name: "Two".to_owned() },
        Edit::MoveSeller { seller: SellerId(0), pool: Some(PoolId(0)), from: None },
        attach(0),
        attach(1),
        Edit::AddPayPlan { plan: pay },
    ]);
    let outlook = outlook(&plan);
    assert_eq!(outlook.presales[0].pay.variable, None);
    assert_eq!(outlook.cost.accelerators, Money::ZERO);
    assert_eq!(outlook.cost.variable, Money::ZERO);
}

/// What is smaller than the rounding unit goes to who is next by share, never to who has no share at all.
#[test]
fn crumbs_of_a_spread_go_to_nobody_without_weight() {
    let weights = [0, 1, 0];
    let parts = spread("10.50".parse().unwrap(), &weights, Money::units(1));
    assert_eq!(parts, [Money::ZERO, "10.50".parse().unwrap(), Money::ZERO]);
    let parts = spread(Money::units(1), &[0, 1], Money::units(1000));
    assert_eq!(parts, [Money::ZERO, Money::units(1)]);
}

/// Typed into cells as well as imported, whichever cell comes first.
#[test]
fn a_stay_cannot_end_before_it_begins() {
    let cell = |field, text: &str| SellerCell { seller: SellerId(0), field, text: text.to_owned() };
    let start = |text| cell(SellerField::Start, text);
    let end = |text| cell(SellerField::End, text);
    let stay = |cells: Vec<SellerCell>| Edit::SetSellers { cells };
    let plan = built([seller("A"), stay(vec![start("2027-03-01"), end("2027-06-30")])]);
    for bad in
        [vec![end("2027-02-28")], vec![start("2027-07-01")], vec![end("2027-01-01"), start("2027-01-02")]]
    {
        let refusal = plan.changes(&stay(bad)).expect_err("the end lies before the start");
        let Refusal::BadCells { cells } = refusal else { panic!("{refusal:?}") };
        assert_eq!(cells.len(), 1);
        assert_eq!(cells[0].problem, CellProblem::EndsBeforeStart);
    }
    // As one edit or as several that stand or fall together.
    let moved = [stay(vec![start("2028-01-01")]), stay(vec![end("2028-02-29")])];
    let mut plan = plan;
    let changes = plan.changes_of(&moved).unwrap();
    plan.absorb(changes);
    assert_eq!(plan.facts.sellers.get(0).unwrap().start, Some(date(2028, 1, 1)));
}

/// Edits that stand or fall together see what those before them did.
#[test]
fn a_spread_by_potential_sees_the_placements_made_with_it() {
    let plan = built([
        seller("A"),
        seller("B"),
        account("1", "300"),
        account("2", "100"),
        territory("East", 0),
        territory("West", 1),
    ]);
    let together = [place(0, 0), place(1, 1), by_potential(400)];
    let mut plan = plan;
    let changes = plan.changes_of(&together).unwrap();
    plan.absorb(changes);
    assert_eq!(plan.terms(SellerId(0)).quota, Some(Money::units(300)));
    assert_eq!(plan.terms(SellerId(1)).quota, Some(Money::units(100)));
}

#[test]
fn a_currency_is_held_against_amounts_typed_with_it() {
    let plan = built([Edit::AddPool { name: "One".to_owned() }]);
    let yen = || Edit::SetCurrency { currency: "JPY".to_owned(), decimals: 0 };
    let cents: Money = "100.50".parse().unwrap();
    let target = Edit::SetPoolTarget { pool: PoolId(0), target: PoolTarget::Amount { amount: cents } };
    for typed in [Edit::SetCompanyPlan { amount: Some(cents) }, target] {
        let refusal = plan.changes_of(&[typed, yen()]).unwrap_err();
        assert!(matches!(refusal, Refusal::BadCurrency { .. }), "{refusal:?}");
    }
    let cleared =
        [Edit::SetCompanyPlan { amount: Some(cents) }, Edit::SetCompanyPlan { amount: None }, yen()];
    assert!(plan.changes_of(&cleared).is_ok(), "what was taken back does not count");
}

#[test]
fn a_plan_year_is_one_that_spreadsheets_know() {
    let plan = Plan::default();
    for (day, fine) in [
        (date(1900, 1, 1), true),
        (date(2200, 12, 31), true),
        (date(1899, 12, 1), false),
        (date(9999, 1, 1), false),
    ] {
        assert_eq!(plan.changes(&Edit::SetYearStart { date: day }).is_ok(), fine, "{day}");
    }
}

/// More was taken back than booked: nothing to grow from.
#[test]
fn growth_on_negative_bookings_is_undefined() {
    let cell = |text: &str| SellerCell {
        seller: SellerId(0),
        field: SellerField::LastBookings,
        text: text.to_owned(),
    };
    for (last, growth) in [("-100", None), ("0", None), ("100", Some(Rate::percent(200)))] {
        let plan = built([seller("A"), quota(0, 200), Edit::SetSellers { cells: vec![cell(last)] }]);
        assert_eq!(outlook(&plan).sellers[0].to_last_year.ratio, growth, "{last}");
    }
}
