//! Edits by example: what each does, what goes with it, and everything that is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests are tests too")]

use jiff::civil::date;
use plan::Plan;
use plan::account::AccountField;
use plan::change::{Swap, reversed};
use plan::compensation::{PayFault, PayPlan, Role, Shape, Tier};
use plan::condition::{Condition, DEEPEST, NumberField, PostalRange, RuleField};
use plan::edit::{AccountCell, AttainmentCell, Edit, QuotaCell, SellerCell};
use plan::example::{example, starting_point};
use plan::finding::Finding;
use plan::ids::*;
use plan::money::{Decimal, Money, NumberProblem, Rate};
use plan::outlook::outlook;
use plan::plan::Info;
use plan::pool::PoolTarget;
use plan::quota::{MethodShare, SpreadMethod};
use plan::refusal::{BadCell, CellProblem, Kind, Refusal};
use plan::seller::SellerField;

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
    let territory = Some(TerritoryId(0));
    for conditions in [
        vec![],
        vec![Condition::Is { field: RuleField::State, values: vec![" ".to_owned()] }],
        vec![Condition::Range { field: NumberField::Size, least: None, below: None }],
        vec![Condition::AnyOf { of: vec![] }],
        vec![Condition::PostalRange { ranges: vec![] }],
    ] {
        assert_eq!(refused(&plan, Edit::AddRule { territory, conditions }), Refusal::EmptyRule);
    }
    let units = Decimal::units;
    let range = |least, below| Condition::Range {
        field: NumberField::Potential,
        least: Some(units(least)),
        below: Some(units(below)),
    };
    let within = |latitude, longitude, kilometres| Condition::Within {
        latitude: units(latitude),
        longitude: units(longitude),
        kilometres: units(kilometres),
    };
    let not_a_place =
        |latitude, longitude| Refusal::NotAPlace { latitude: units(latitude), longitude: units(longitude) };
    let distance =
        |kilometres| Refusal::DistanceOutOfBounds { kilometres: units(kilometres), most: units(20_000) };
    let postal = |first: &str, last: &str| Condition::PostalRange {
        ranges: vec![PostalRange { first: first.to_owned(), last: last.to_owned() }],
    };
    let (first, last) = ("961".to_owned(), "900".to_owned());
    let named = Condition::Named { accounts: vec!["ACC-0001".to_owned(), "acc-0002".to_owned()] };
    for (condition, expected) in [
        (range(5, 5), Refusal::RangeUpsideDown { least: units(5), below: units(5) }),
        (range(50_000, 5_000), Refusal::RangeUpsideDown { least: units(50_000), below: units(5_000) }),
        (postal("961", "900"), Refusal::PostalRangeUpsideDown { first, last }),
        (within(91, 0, 10), not_a_place(91, 0)),
        (within(0, -181, 10), not_a_place(0, -181)),
        (within(0, 0, 0), distance(0)),
        (within(0, 0, -1), distance(-1)),
        (within(0, 0, 20_001), distance(20_001)),
        (named.clone(), Refusal::NoSuchAccounts { ids: vec!["acc-0002".to_owned()] }),
        (Condition::NoneOf { of: vec![named] }, Refusal::NoSuchAccounts { ids: vec!["acc-0002".to_owned()] }),
    ] {
        let edit = Edit::AddRule { territory, conditions: vec![condition] };
        assert_eq!(refused(&plan, edit), expected);
    }
    let mut deep = Condition::IsEmpty { field: AccountField::Owner };
    for level in 1..=DEEPEST {
        let edit = Edit::AddRule { territory, conditions: vec![deep.clone()] };
        assert!(plan.changes(&edit).is_ok(), "level {level}");
        deep = Condition::AnyOf { of: vec![deep] };
    }
    assert_eq!(refused(&plan, Edit::AddRule { territory, conditions: vec![deep] }), Refusal::RuleTooDeep);
    let gone = Edit::AddRule { territory: Some(TerritoryId(99)), conditions: vec![range(0, 5)] };
    assert_eq!(refused(&plan, gone), Refusal::NotFound { kind: Kind::Territory, id: 99 });
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
    assert_eq!(gone.decisions.rules.iter().filter(|rule| rule.territory == Some(TerritoryId(1))).count(), 0);
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
    done(
        &mut plan,
        Edit::PlaceAccounts { accounts: accounts.clone(), territory: Some(TerritoryId(7)), pinned: true },
    );
    assert_eq!(load(&plan, 7), 400);
    done(&mut plan, Edit::PlaceAccounts { accounts: accounts.clone(), territory: None, pinned: true });
    assert_eq!((load(&plan, 7), outlook(&plan).kept_out.accounts), (0, 400));
    done(&mut plan, Edit::ReleaseAccounts { accounts });
    assert_eq!(outlook(&plan).unassigned.accounts, 10);
}

/// What rules keep out is kept out as by hand, and named accounts that have gone do not stand against a change.
#[test]
fn rules_keep_accounts_out_and_say_what_they_lose() {
    let mut plan = built(example());
    let named =
        |ids: &[&str]| vec![Condition::Named { accounts: ids.iter().map(|id| id.to_string()).collect() }];
    done(&mut plan, Edit::AddRule { territory: None, conditions: named(&["ACC-0001", "ACC-0002"]) });
    let rule = plan.decisions.rules.iter().last().unwrap().id;
    assert_eq!(outlook(&plan).kept_out.accounts, 0, "earlier rules take them");
    let tally = plan.assignment.tally(rule);
    assert_eq!((tally.holds, tally.matches, tally.taken()), (0, 2, 2));
    let by = tally.earlier.first().map(|(rule, _)| *rule);
    let shadowed = Finding::RuleShadowed { rule, matches: 2, taken: 2, by };
    assert!(outlook(&plan).findings.contains(&shadowed));

    done(&mut plan, Edit::MoveRule { rule, position: 0 });
    let kept = outlook(&plan).kept_out;
    assert_eq!(kept.accounts, 2);
    assert_eq!(kept.by_hand, 0);
    done(
        &mut plan,
        Edit::PlaceAccounts { accounts: vec![AccountId(0)], territory: Some(TerritoryId(7)), pinned: true },
    );
    assert_eq!(outlook(&plan).kept_out.accounts, 1, "the hand beats rules that keep out, too");
    assert_eq!(plan.assignment.ruled(AccountId(0)), Some(rule));
    assert_eq!(plan.assignment.tally(rule).holds, 1);

    done(&mut plan, Edit::RemoveAccounts { accounts: vec![AccountId(1)] });
    let territory = Some(TerritoryId(3));
    let again = Edit::SetRule { rule, territory, conditions: named(&["ACC-0001", "ACC-0002", "ACC-0003"]) };
    done(&mut plan, again);
    let unknown = Edit::SetRule { rule, territory, conditions: named(&["ACC-0002", "ACC-9999"]) };
    assert_eq!(refused(&plan, unknown), Refusal::NoSuchAccounts { ids: vec!["ACC-9999".to_owned()] });
    done(
        &mut plan,
        Edit::AddRule { territory, conditions: vec![Condition::IsEmpty { field: AccountField::Name }] },
    );
    let rule = plan.decisions.rules.iter().last().unwrap().id;
    assert!(outlook(&plan).findings.contains(&Finding::RuleMatchesNothing { rule }));
}

/// Upper and lower case, blanks, marks in postal codes, numbers that are not known.
#[test]
fn conditions_at_their_edges() {
    let mut account = plan::account::Account::new(AccountId(0), "A-1");
    account.postal_code = "SW1A 1AA".to_owned();
    account.industry = "  ".to_owned();
    account.potential = Some(Money::units(50_000));
    (account.latitude, account.longitude) = (Some(37_774_900), Some(-122_419_400));
    let postal = |first: &str, last: &str| {
        let ranges = vec![PostalRange { first: first.to_owned(), last: last.to_owned() }];
        Condition::PostalRange { ranges }.passes(&account)
    };
    assert!(postal("sw1", "SW1") && postal("SE", "SX") && postal("SW1A1AA", "sw-1a 1aa"));
    assert!(!postal("SW2", "SW9") && !postal("SW1A1AA0", "SX"));
    let range = |field, least: Option<i64>, below: Option<i64>| {
        let [least, below] = [least, below].map(|bound| bound.map(Decimal::units));
        Condition::Range { field, least, below }.passes(&account)
    };
    assert!(range(NumberField::Potential, Some(50_000), None), "the lower bound is within");
    assert!(!range(NumberField::Potential, None, Some(50_000)), "the upper bound is not");
    assert!(!range(NumberField::Size, None, Some(1)), "what is not known is no number");
    let empty = |field| Condition::IsEmpty { field }.passes(&account);
    assert!(empty(AccountField::Industry) && empty(AccountField::Size) && !empty(AccountField::Potential));
    // Oakland City Hall lies some 13.3 km from San Francisco's.
    let within = |metres: i64| {
        let [latitude, longitude] = [37_805_300, -122_272_600].map(Decimal::from_millionths);
        let kilometres = Decimal::from_millionths(metres * 1_000);
        Condition::Within { latitude, longitude, kilometres }.passes(&account)
    };
    assert!(within(13_400) && !within(13_200));
    let contains = |value: &str| {
        Condition::Contains { field: RuleField::ExternalId, values: vec![value.to_owned()] }.passes(&account)
    };
    assert!(contains(" a-") && !contains(" "));
    assert!(!Condition::Named { accounts: vec!["a-1".to_owned()] }.passes(&account), "letter by letter");
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
