//! Edits by example: what each does, what goes with it, and everything that is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests are tests too")]

use jiff::civil::date;
use plan::Plan;
use plan::account::AccountField;
use plan::change::{Swap, reversed};
use plan::compensation::{PayFault, PayPlan, Role, Shape, Tier};
use plan::edit::{AccountCell, AttainmentCell, Edit, QuotaCell, SellerCell};
use plan::example::{example, starting_point};
use plan::finding::Finding;
use plan::ids::*;
use plan::money::{Money, NumberProblem, Rate};
use plan::outlook::outlook;
use plan::plan::Info;
use plan::pool::PoolTarget;
use plan::quota::{MethodShare, SpreadMethod};
use plan::refusal::{BadCell, CellProblem, Kind, Refusal};
use plan::seller::SellerField;
use plan::territory::{Condition, RuleField};

fn built(edits: impl IntoIterator<Item = Edit>) -> Plan {
    let mut plan = Plan::default();
    for edit in edits {
        done(&mut plan, edit);
    }
    plan
}

fn done(plan: &mut Plan, edit: Edit) {
    let changes = plan.changes(&edit).unwrap_or_else(|refusal| panic!("{refusal:?} for {edit:?}"));
    plan.absorb(changes);
}

fn refused(plan: &Plan, edit: Edit) -> Refusal {
    plan.changes(&edit).expect_err("the edit should be refused")
}

fn import(rows: &[&[&str]]) -> Edit {
    Edit::ImportAccounts {
        columns: vec![AccountField::ExternalId, AccountField::Name, AccountField::Potential],
        rows: rows.iter().map(|row| row.iter().map(|text| text.to_string()).collect()).collect(),
    }
}

fn import_sellers(columns: &[SellerField], row: &[&str]) -> Edit {
    let rows = vec![row.iter().map(|text| text.to_string()).collect()];
    Edit::ImportSellers { columns: columns.to_vec(), rows }
}

fn seller_cell(field: SellerField, text: &str) -> SellerCell {
    SellerCell { seller: SellerId(0), field, text: text.to_owned() }
}

fn quota(seller: u32, units: i64) -> Edit {
    Edit::SetQuotas { cells: vec![QuotaCell { seller: SellerId(seller), amount: Some(Money::units(units)) }] }
}

fn equal_spread(target: Option<i64>) -> Edit {
    let target = target.map(Money::units);
    Edit::SpreadQuotas {
        blend: MethodShare::only(SpreadMethod::Equal),
        target,
        unit: Money::units(1_000),
        sellers: Vec::new(),
        team: None,
        keep: false,
    }
}

#[test]
fn importing_again_updates_and_never_duplicates() {
    let mut plan = built([import(&[&["A", "Alpha", "100"], &["007", "Beta", ""]])]);
    done(&mut plan, import(&[&["007", "Beta Works", "50.25"], &["B", "Gamma", "1"]]));
    let seen: Vec<String> = plan
        .facts
        .accounts
        .iter()
        .map(|a| format!("{} {} {}", a.external_id, a.name, a.potential.unwrap_or_default()))
        .collect();
    assert_eq!(seen, ["A Alpha 100.00", "007 Beta Works 50.25", "B Gamma 1.00"]);
    assert_eq!(
        plan.changes(&import(&[&["A", "Alpha", "100"]])),
        Ok(Vec::new()),
        "nothing new changes nothing"
    );
}

#[test]
fn an_import_with_quotas_decides_them_and_an_empty_one_leaves_them() {
    let columns = [SellerField::ExternalId, SellerField::Quota];
    let mut plan = built([import_sellers(&columns, &["E1", "1500000"])]);
    assert_eq!(plan.terms(SellerId(0)).quota, Some(Money::units(1_500_000)));
    done(&mut plan, import_sellers(&columns, &["E1", ""]));
    assert_eq!(plan.terms(SellerId(0)).quota, Some(Money::units(1_500_000)));
}

#[test]
fn a_stay_moves_as_one() {
    let columns = [SellerField::ExternalId, SellerField::Start, SellerField::End];
    let mut plan = built([import_sellers(&columns, &["E1", "2026-01-01", "2026-06-30"])]);
    done(&mut plan, import_sellers(&columns, &["E1", "2027-01-01", "2027-06-30"]));
    let cells =
        vec![seller_cell(SellerField::Start, "2028-01-01"), seller_cell(SellerField::End, "2028-02-29")];
    done(&mut plan, Edit::SetSellers { cells });
    assert_eq!(plan.facts.sellers.get(0).unwrap().end, Some(date(2028, 2, 29)));
    assert_eq!(
        refused(&plan, import_sellers(&columns, &["E1", "2028-01-01", "2027-12-31"])),
        Refusal::BadCells {
            cells: vec![BadCell {
                row: 0,
                column: 2,
                text: "2027-12-31".to_owned(),
                problem: CellProblem::EndsBeforeStart
            }]
        }
    );
}

#[test]
fn every_bad_cell_is_named_and_nothing_comes_in() {
    let plan = Plan::default();
    let edit = Edit::ImportAccounts {
        columns: vec![
            AccountField::ExternalId,
            AccountField::Potential,
            AccountField::Latitude,
            AccountField::Workload,
        ],
        rows: [
            ["A", "1", "1", "1"],
            ["A", "1", "1", "1"],
            ["", "1", "1", "1"],
            ["B", "1,000", "91", "-1"],
            ["C", "-5", "47.1234567 N", "1e3"],
            ["D", "0.001", "47.123456789", "2"],
            ["E", "9999999999999999", "", ""],
        ]
        .map(|row| row.map(str::to_owned).to_vec())
        .to_vec(),
    };
    let Refusal::BadCells { cells } = refused(&plan, edit) else { panic!("not the bad cells") };
    let seen: Vec<(usize, usize, CellProblem)> = cells.iter().map(|c| (c.row, c.column, c.problem)).collect();
    use CellProblem::*;
    assert_eq!(
        seen,
        [
            (1, 0, KeyTwice { first_row: 0 }),
            (2, 0, KeyMissing),
            (3, 1, Number(NumberProblem::Malformed)),
            (3, 2, NotACoordinate),
            (3, 3, Negative),
            (4, 1, Negative),
            (4, 2, Number(NumberProblem::Malformed)),
            (4, 3, Number(NumberProblem::Malformed)),
            (5, 1, TooPrecise),
            (6, 1, Number(NumberProblem::TooLarge)),
        ]
    );
}

#[test]
fn cells_of_people_are_judged_alike() {
    let mut plan =
        built([Edit::AddSeller { name: "Seat A".to_owned(), segment: String::new(), vacancy: true }]);
    let problem =
        |field, text| match refused(&plan, Edit::SetSellers { cells: vec![seller_cell(field, text)] }) {
            Refusal::BadCells { cells } => cells[0].problem,
            other => panic!("{other:?}"),
        };
    assert_eq!(problem(SellerField::Start, "31.01.2027"), CellProblem::NotADate);
    assert_eq!(problem(SellerField::Start, "0027-01-31"), CellProblem::NotADate);
    assert_eq!(problem(SellerField::Vacancy, "perhaps"), CellProblem::NotYesNo);
    assert_eq!(problem(SellerField::Quota, "1"), CellProblem::NotEditable);
    done(&mut plan, Edit::AddSeller { name: "Seat B".to_owned(), segment: String::new(), vacancy: false });
    let twice =
        refused(&plan, Edit::SetSellers { cells: vec![seller_cell(SellerField::ExternalId, "Seat B")] });
    assert!(
        matches!(twice, Refusal::BadCells { cells } if matches!(cells[0].problem, CellProblem::KeyTwice { .. }))
    );
}

#[test]
fn what_is_not_there_cannot_be_changed() {
    let plan = built(starting_point());
    let all = [
        (Kind::Account, Edit::RemoveAccounts { accounts: vec![AccountId(9)] }),
        (Kind::Seller, Edit::RemoveSeller { seller: SellerId(9) }),
        (Kind::Presales, Edit::RemovePresales { presales: PresalesId(9) }),
        (Kind::Request, Edit::RemoveRequest { request: RequestId(9) }),
        (Kind::Territory, Edit::RemoveTerritory { territory: TerritoryId(9) }),
        (Kind::Rule, Edit::MoveRule { rule: RuleId(9), position: 0 }),
        (Kind::Pool, Edit::RemovePool { pool: PoolId(9) }),
        (Kind::Attachment, Edit::DetachPresales { presales: PresalesId(9), pool: PoolId(0), last: None }),
        (Kind::PayPlan, Edit::RemovePayPlan { plan: PayPlanId(9) }),
    ];
    for (kind, edit) in all {
        assert_eq!(refused(&plan, edit), Refusal::NotFound { kind, id: 9 });
    }
}

#[test]
fn names_and_amounts_that_cannot_stand_are_refused() {
    let plan = built(example());
    let (least, most) = (Rate::ZERO, Rate::percent(1000));
    let seller = SellerId(0);
    let all = [
        (Edit::RenamePlan { name: " ".to_owned() }, Refusal::NameEmpty { kind: Kind::Plan }),
        (
            Edit::AddPool { name: " enterprise ".to_owned() },
            Refusal::NameTaken { kind: Kind::Pool, name: "enterprise".to_owned() },
        ),
        (quota(0, -1), Refusal::Negative { amount: Money::units(-1) }),
        (
            Edit::SetCompanyPlan { amount: "1.005".parse().ok() },
            Refusal::TooPrecise { amount: Money::from_thousandths(1_005), decimals: 2 },
        ),
        (
            Edit::SetSellerAttainments {
                cells: vec![AttainmentCell { seller, rate: Some(Rate::percent(1001)) }],
            },
            Refusal::OutOfRange { rate: Rate::percent(1001), least, most },
        ),
        (
            Edit::SetPoolTarget { pool: PoolId(0), target: PoolTarget::Discount { discount: Rate::ONE } },
            Refusal::OutOfRange { rate: Rate::ONE, least: Rate::percent(-100), most: Rate::percent(99) },
        ),
        (
            Edit::SetCurrency { currency: "euro".to_owned(), decimals: 2 },
            Refusal::BadCurrency { currency: "EURO".to_owned() },
        ),
        (
            Edit::SetCurrency { currency: "eur".to_owned(), decimals: 1 },
            Refusal::BadCurrency { currency: "EUR".to_owned() },
        ),
    ];
    for (edit, refusal) in all {
        assert_eq!(refused(&plan, edit), refusal);
    }
}

#[test]
fn a_currency_must_hold_the_amounts_already_typed() {
    let mut plan = built([import(&[&["A", "Alpha", "100.25"]])]);
    let yen = || Edit::SetCurrency { currency: "jpy".to_owned(), decimals: 0 };
    assert_eq!(refused(&plan, yen()), Refusal::BadCurrency { currency: "JPY".to_owned() });
    done(&mut plan, import(&[&["A", "Alpha", "100"]]));
    done(&mut plan, yen());
    assert_eq!(plan.info.currency, "JPY");
}

#[test]
fn spreading_needs_a_target_somebody_and_room() {
    let mut plan = Plan::default();
    assert_eq!(refused(&plan, equal_spread(None)), Refusal::NoTarget);
    assert_eq!(refused(&plan, equal_spread(Some(1))), Refusal::NobodyToSpreadOver);
    for name in ["Seat A", "Seat B", "Seat C"] {
        done(&mut plan, Edit::AddSeller { name: name.to_owned(), segment: String::new(), vacancy: false });
    }
    done(&mut plan, quota(1, 4_000_000));
    done(&mut plan, Edit::LockQuotas { sellers: vec![SellerId(1)], locked: true });
    let (locked, target) = (Money::units(4_000_000), Money::units(3_000_000));
    assert_eq!(refused(&plan, equal_spread(Some(3_000_000))), Refusal::LockedBeyondTarget { locked, target });
    done(&mut plan, equal_spread(Some(13_000_000)));
    let quotas = [0, 1, 2].map(|seller| plan.terms(SellerId(seller)).quota.unwrap().to_string());
    assert_eq!(quotas, ["4500000.00", "4000000.00", "4500000.00"]);
}

#[test]
fn rules_and_tiers_must_make_sense() {
    let plan = built(example());
    let territory = TerritoryId(0);
    for conditions in [
        vec![],
        vec![Condition::Is { field: RuleField::State, values: vec![" ".to_owned()] }],
        vec![Condition::Size { least: None, below: None }],
    ] {
        assert_eq!(refused(&plan, Edit::AddRule { territory, conditions }), Refusal::EmptyRule);
    }
    let tiers = |steps: &[i64]| -> Vec<Tier> {
        steps.iter().map(|from| Tier::new(Rate::percent(*from), Rate::ONE)).collect()
    };
    for (steps, row) in [(&[][..], 0), (&[10][..], 0), (&[0, 100, 100][..], 2)] {
        let mut changed = plan.decisions.pay_plans.get(0).unwrap().clone();
        changed.components[0].shape = Shape::Marginal { tiers: tiers(steps) };
        let fault = PayFault::TiersNotRising { component: 0, row };
        assert_eq!(refused(&plan, Edit::SetPayPlan { plan: changed }), Refusal::PayPlanFault { fault });
    }
}

#[test]
fn what_hangs_on_a_row_goes_with_it_and_comes_back_with_it() {
    let plan = built(example());
    let removals = [
        Edit::RemoveSeller { seller: SellerId(0) },
        Edit::RemovePresales { presales: PresalesId(3) },
        Edit::RemoveTerritory { territory: TerritoryId(1) },
        Edit::RemovePool { pool: PoolId(0) },
        Edit::RemovePayPlan { plan: PayPlanId(0) },
        Edit::RemoveAccounts { accounts: (0..400).map(AccountId).collect() },
    ];
    for removal in removals {
        let mut changed = plan.clone();
        let changes = changed.changes(&removal).unwrap();
        changed.absorb(changes.clone());
        assert!(changed != plan, "{removal:?}");
        assert_eq!(outlook(&changed).sellers.len(), changed.facts.sellers.len());
        changed.absorb(reversed(changes));
        assert!(changed == plan, "{removal:?} is not taken back");
    }
    let mut gone = plan.clone();
    done(&mut gone, Edit::RemoveSeller { seller: SellerId(0) });
    assert_eq!(gone.decisions.territories.get(0).unwrap().seller, None);
    assert_eq!(gone.decisions.members.iter().filter(|member| member.seller == SellerId(0)).count(), 0);
    assert!(
        outlook(&gone).findings.contains(&Finding::TerritoryWithoutSeller { territory: TerritoryId(0) }),
        "the territory stays and says that it needs somebody"
    );
    done(&mut gone, Edit::RemoveTerritory { territory: TerritoryId(1) });
    assert_eq!(gone.decisions.rules.iter().filter(|rule| rule.territory == TerritoryId(1)).count(), 0);
    assert_eq!(gone.decisions.placements.iter().filter(|p| p.territory == Some(TerritoryId(1))).count(), 0);
}

#[test]
fn the_first_rule_wins_and_the_hand_beats_rules() {
    let mut plan = built(example());
    let load = |plan: &Plan, territory| outlook(plan).territories[territory as usize].load.accounts;
    let before = load(&plan, 7);
    // California as a whole, asked before its north.
    done(&mut plan, Edit::MoveRule { rule: RuleId(8), position: 0 });
    assert_eq!(load(&plan, 7), 0);
    done(&mut plan, Edit::MoveRule { rule: RuleId(8), position: 9 });
    assert_eq!(load(&plan, 7), before);
    let accounts: Vec<AccountId> = (0..400).map(AccountId).collect();
    done(&mut plan, Edit::PlaceAccounts { accounts: accounts.clone(), territory: Some(TerritoryId(7)) });
    assert_eq!(load(&plan, 7), 400);
    done(&mut plan, Edit::PlaceAccounts { accounts: accounts.clone(), territory: None });
    assert_eq!((load(&plan, 7), outlook(&plan).kept_out.accounts), (0, 400));
    done(&mut plan, Edit::ReleaseAccounts { accounts });
    assert_eq!(outlook(&plan).unassigned.accounts, 10);
}

#[test]
fn a_seller_is_paid_by_the_plan_chosen_else_by_the_segments() {
    let mut plan = built(example());
    let variable = |plan: &Plan| outlook(plan).sellers[2].pay.variable.unwrap().to_string();
    assert_eq!(variable(&plan), "251250.00", "140 % on 1.5x and 2x");
    let flat =
        PayPlan { name: "Flat".to_owned(), segment: "None".to_owned(), ..PayPlan::linear(Role::Seller) };
    done(&mut plan, Edit::AddPayPlan { plan: flat });
    done(&mut plan, Edit::SetSellerPayPlan { seller: SellerId(2), plan: Some(PayPlanId(5)) });
    assert_eq!(variable(&plan), "210000.00");
    done(&mut plan, Edit::RemovePayPlan { plan: PayPlanId(5) });
    assert_eq!(variable(&plan), "251250.00");
}

#[test]
fn an_edit_is_read_from_its_json_and_nothing_unknown_is() {
    let json = r#"{"type":"setQuotas","cells":[{"seller":0,"amount":"1500000.00"}]}"#;
    assert_eq!(serde_json::from_str::<Edit>(json).unwrap(), quota(0, 1_500_000));
    assert!(serde_json::from_str::<Edit>(&json.replace("cells", "cell")).is_err());
    assert!(serde_json::from_str::<Edit>(&json.replace("\"1500000.00\"", "1500000")).is_err());
    let place = AccountCell { account: AccountId(1), field: AccountField::State, text: "MA".to_owned() };
    let edit = Edit::SetAccounts { cells: vec![place] };
    assert_eq!(serde_json::from_str::<Edit>(&serde_json::to_string(&edit).unwrap()).unwrap(), edit);
}

/// The last plan year of the calendar has no twelve months; asking for it must not end the program.
/// No edit makes one, but a file may hold it.
#[test]
fn a_year_at_the_end_of_time_is_harmless() {
    let mut plan = built(example());
    let late = Info { year_start: date(9999, 6, 15), ..plan.info.clone() };
    plan.absorb(vec![Swap::changed(plan.info.clone(), late).into()]);
    assert_eq!(outlook(&plan).sellers.len(), 16);
}

/// What is left goes on top of the quotas that stand; locked ones stay, and spreading again changes nothing.
#[test]
fn what_is_left_is_spread_on_top() {
    let mut plan = plan::Plan::default();
    let make = |plan: &mut plan::Plan, edit: Edit| {
        let changes = plan.changes(&edit).unwrap();
        plan.absorb(changes);
    };
    for name in ["Seat A", "Seat B", "Seat C"] {
        make(&mut plan, Edit::AddSeller { name: name.into(), segment: String::new(), vacancy: false });
    }
    let quota = |seller, units| QuotaCell { seller: SellerId(seller), amount: Some(Money::units(units)) };
    make(&mut plan, Edit::SetQuotas { cells: vec![quota(0, 500), quota(1, 300), quota(2, 200)] });
    make(&mut plan, Edit::LockQuotas { sellers: vec![SellerId(2)], locked: true });
    let on_top = |target| Edit::SpreadQuotas {
        blend: MethodShare::only(SpreadMethod::Equal),
        target: Some(Money::units(target)),
        unit: Money::units(1),
        sellers: Vec::new(),
        team: None,
        keep: true,
    };
    make(&mut plan, on_top(1_101));
    let quotas: Vec<Money> = (0..3).map(|seller| plan.terms(SellerId(seller)).quota.unwrap()).collect();
    assert_eq!(quotas, [Money::units(551), Money::units(350), Money::units(200)]);
    assert!(plan.changes(&on_top(1_101)).unwrap().is_empty());
    // Taking back more than a seller has is refused.
    assert!(matches!(plan.changes(&on_top(210)), Err(Refusal::Negative { .. })));
}
