//! Every screen as text, read as a report. `UPDATE_EXPECT=1` writes the texts in `tests/views` anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::Place;
use expect_test::expect_file;
use serde_json::Value;

/// Screens that are shown whole, as their JSON calls them.
const SCREENS: [&str; 14] = [
    "overview",
    "people",
    "territories",
    "quotas",
    "waterfall",
    "capacity",
    "bottomUp",
    "pools",
    "hours",
    "odds",
    "requests",
    "coverage",
    "payouts",
    "history",
];

#[test]
fn the_example_is_shown_screen_by_screen() {
    let place = Place::with_example();
    let show = |screen| place.does(&["show", "example.podplan", "--view", screen, "--count", "12"]);
    expect_file!["views/overview.txt"].assert_eq(&show("overview"));
    expect_file!["views/people.txt"].assert_eq(&show("people"));
    expect_file!["views/accounts.txt"].assert_eq(&show("accounts"));
    expect_file!["views/territories.txt"].assert_eq(&show("territories"));
    expect_file!["views/quotas.txt"].assert_eq(&show("quotas"));
    expect_file!["views/waterfall.txt"].assert_eq(&show("waterfall"));
    expect_file!["views/capacity.txt"].assert_eq(&show("capacity"));
    expect_file!["views/bottom_up.txt"].assert_eq(&show("bottom-up"));
    assert_eq!(show("bottomUp"), show("bottom-up"));
    expect_file!["views/pools.txt"].assert_eq(&show("pools"));
    expect_file!["views/hours.txt"].assert_eq(&show("hours"));
    expect_file!["views/odds.txt"].assert_eq(&show("odds"));
    expect_file!["views/requests.txt"].assert_eq(&show("requests"));
    expect_file!["views/coverage.txt"].assert_eq(&show("coverage"));
    expect_file!["views/payouts.txt"].assert_eq(&show("payouts"));
    assert_eq!(place.does(&["show", "example.podplan"]), show("overview"));
}

#[test]
fn spanish_is_spoken_when_the_system_speaks_it_or_when_asked() {
    let place = Place::with_example();
    let arguments = ["show", "example.podplan", "--view", "pools"];
    let asked = place.does(&[&arguments[..], &["--lang", "es"]].concat());
    let mut system = place.command(&arguments);
    let system = common::said(system.env("LANG", "es_MX.UTF-8").output().unwrap());
    assert_eq!(system.out, asked);
    expect_file!["views/pools_es.txt"].assert_eq(&asked);
    for screen in ["waterfall", "capacity", "quotas", "payouts", "hours", "odds", "requests"] {
        let shown = place.does(&["show", "example.podplan", "--view", screen, "--lang", "es"]);
        expect_file![format!("views/{screen}_es.txt")].assert_eq(&shown);
    }
    let refused = place.refuses(&["show", "nada.podplan", "--lang", "es"]);
    assert!(refused.starts_with("podplan: «nada.podplan» no existe."), "{refused}");
}

/// The desk gives a window of rows; a command that asks for more gets them all.
#[test]
fn as_many_accounts_are_shown_as_are_asked_for() {
    let place = Place::new();
    place.does(&["new", "p.podplan"]);
    let rows: String = (1..=4_100).map(|row| format!("A{row},Account {row}\n")).collect();
    place.write("a.csv", format!("ID,Account name\n{rows}"));
    place.does(&["import", "p.podplan", "a.csv", "--as", "accounts"]);
    let show = ["show", "p.podplan", "--view", "accounts"];
    for (more, rows, left) in [
        (&["--count", "4050"][..], 4_050, 50),
        (&["--count", "5000"], 4_100, 0),
        (&["--all"], 4_100, 0),
        (&["--all", "--from", "4000"], 100, 0),
        (&[], 50, 4_050),
    ] {
        let view = place.json(&[&show[..], more, &["--json"]].concat());
        let ids: Vec<&serde_json::Value> =
            view["rows"].as_array().unwrap().iter().map(|row| &row["externalId"]).collect();
        assert_eq!((ids.len(), &view["left"]), (rows, &left.into()), "{more:?}");
        let different: std::collections::HashSet<String> = ids.iter().map(|id| id.to_string()).collect();
        assert_eq!(different.len(), rows, "{more:?}");
    }
    let told = place.does(&[&show[..], &["--count", "4050"]].concat());
    assert!(told.contains("… 50 more: --from 4050 goes on, --all shows them all."), "{told}");
    assert!(!place.does(&[&show[..], &["--all"]].concat()).contains("more:"));
}

#[test]
fn earlier_edits_are_counted_where_they_are_not_listed() {
    let place = Place::with_example();
    for name in ["A", "B", "C"] {
        place.does(&["edit", "example.podplan", &format!(r#"{{"type":"addPool","name":"{name}"}}"#)]);
    }
    let told = place.does(&["history", "example.podplan", "--count", "1", "--lang", "es"]);
    assert!(told.contains("… 2 más: --from 1 continúa, --all las muestra todas."), "{told}");
    let rest = place.json(&["history", "example.podplan", "--from", "1", "--all", "--json"]);
    assert_eq!((rest["entries"].as_array().unwrap().len(), &rest["left"]), (2, &0.into()));
}

#[test]
fn accounts_are_found_and_counted_by_the_core() {
    let place = Place::with_example();
    let accounts = |more: &[&str]| {
        place.json(&[&["show", "example.podplan", "--view", "accounts", "--json"], more].concat())
    };
    let page = accounts(&["--from", "395", "--count", "10"]);
    assert_eq!((page["rows"].as_array().unwrap().len(), page["from"].as_u64()), (5, Some(395)));
    let loose = accounts(&["--unassigned"]);
    assert_eq!(loose["matching"]["accounts"], loose["unassigned"]);
    let found = accounts(&["--find", "acc-0001"]);
    assert_eq!(found["rows"][0]["externalId"], "ACC-0001");
    assert_eq!(found["matching"]["accounts"], 1);
    assert!(
        place
            .does(&["show", "example.podplan", "--view", "accounts", "--from", "4000000000"])
            .contains("Shown        0")
    );
}

#[test]
fn json_is_the_desks_own() {
    let place = Place::with_example();
    let whole = place.json(&["show", "example.podplan", "--json"]);
    let outlook: plan::outlook::Outlook = serde_json::from_value(whole["outlook"].clone()).unwrap();
    let head: desk::request::Head = serde_json::from_value(whole["head"].clone()).unwrap();
    assert_eq!((outlook.sellers.len(), head.counts.accounts), (16, 400));
    for screen in SCREENS {
        let view = place.json(&["show", "example.podplan", "--view", screen, "--json"]);
        assert_eq!(view["screen"], screen);
        serde_json::from_value::<desk::view::View>(view).unwrap();
    }
}

/// What the screens of quotas say is what their JSON says.
#[test]
fn quotas_waterfall_capacity_and_proposals_are_told_as_data() {
    let place = Place::with_example();
    let show = |screen| place.json(&["show", "example.podplan", "--view", screen, "--json"]);
    let waterfall = show("waterfall");
    let levels: Vec<&Value> = waterfall["levels"].as_array().unwrap().iter().collect();
    let names: Vec<&Value> = levels.iter().map(|level| &level["level"]["at"]).collect();
    assert_eq!(names, ["company", "region", "teams", "teams", "sellers"]);
    assert_eq!((&levels[3]["level"]["depth"], &levels[3]["overAmount"]), (&2.into(), &"300000.00".into()));
    assert_eq!((&levels[0]["overAssignment"], &levels[4]["overCompany"]), (&Value::Null, &"0.05".into()));
    let region = &waterfall["nodes"][0];
    assert_eq!(
        (&region["team"], &region["name"], &region["sellers"]),
        (&Value::Null, &"".into(), &16.into())
    );
    let typed = serde_json::json!({ "typed": "amount", "amount": "150000.00" });
    assert_eq!(waterfall["nodes"][1]["overAssignmentTyped"], typed);

    let capacity = show("capacity");
    let quarters = capacity["capacity"]["quarters"].as_array().unwrap();
    assert_eq!((quarters.len(), &quarters[3]["last"]), (4, &"2027-12-31".into()));
    let starts = capacity["capacity"]["hires"][0]["starts"].as_array().unwrap();
    assert_eq!((starts.len(), &starts[0]["hires"], &starts[11]["hires"]), (12, &2.into(), &Value::Null));
    assert_eq!(capacity["seasonality"]["by"], "quarters");
    assert_eq!(capacity["turnovers"][1]["rampLossMonths"], "2.5");

    let bottom_up = show("bottom-up");
    assert_eq!((&bottom_up["screen"], show("bottomUp")), (&"bottomUp".into(), bottom_up.clone()));
    let seller = &bottom_up["sellers"][0];
    assert_eq!((&seller["proposalTyped"], &seller["gap"]), (&true.into(), &"50000.00".into()));
    assert_eq!(bottom_up["conversions"][0]["conversion"]["winRate"], "0.18");

    let quotas = show("quotas");
    assert_eq!(quotas["overAssignmentWanted"], "0.02");
    assert_eq!(quotas["teams"][1]["path"], "Enterprise / Enterprise East");
    let row = &quotas["rows"][0];
    assert_eq!((&row["teamName"], &row["toPay"]["times"]), (&"Enterprise East".into(), &"1".into()));
}

/// Changes during the year, sellers without a team, a team without a target: every sum still has what it is made of.
#[test]
fn a_year_with_changes_is_shown() {
    let place = Place::with_example();
    place.write(
        "edits.json",
        r#"{"type":"setQuotaSteps","seller":0,"steps":[{"from":"2027-07-01","quota":"1650000"}],"midYear":"segments"}
        {"type":"sellerLeaves","seller":1,"last":"2027-03-31","handOver":{"to":"seat","start":"2027-06-01"}}
        {"type":"setSellers","cells":[{"seller":4,"field":"leaves","text":"2027-08-01/2027-08-31"}]}
        {"type":"setWeights","cells":[{"seller":2,"weight":"1.5"}]}
        {"type":"lockQuotas","sellers":[3],"locked":true}
        {"type":"lockTeams","teams":[1],"locked":true}
        {"type":"setTeamTargets","cells":[{"team":2,"amount":null}]}
        {"type":"removeTeam","team":3}
        {"type":"setTurnovers","turnovers":[{"segment":"Enterprise","yearly":"0.14","vacancyMonths":"2.5"},
            {"segment":"","yearly":"0.2","vacancyMonths":"3"}]}
        {"type":"setConversions","conversions":[{"segment":"Enterprise","penetration":"0.9","winRate":"0.22"}]}
        {"type":"setSeasonality","seasonality":{"by":"days"}}"#,
    );
    place.does(&["edit", "example.podplan", "edits.json"]);
    let shown = ["waterfall", "capacity", "bottom-up", "quotas", "people"]
        .map(|screen| place.does(&["show", "example.podplan", "--view", screen]));
    expect_file!["views/changes.txt"].assert_eq(&shown.join("\n\n"));
}

/// Plans of several components, teams and scores of their own, deals, a budget that is passed.
#[test]
fn pay_of_every_kind_is_told() {
    let place = Place::with_example();
    place.write(
        "edits.json",
        r#"{"type":"setPayPlan","plan":{"id":0,"name":"Enterprise rep","role":"seller","segment":"Enterprise","frequency":"quarterly",
            "rounding":"halfEven","draw":{"amount":"4000.00","recoverable":true,"forgiven":"2027-12-31","last":"2027-06-30"},
            "guarantee":{"share":"0.5","months":3},"clawbackDays":90,"components":[
            {"name":"Bookings","measures":[{"measure":"own","weight":"0.7"},{"measure":"team","weight":"0.3"}],"reward":{"by":"target","share":"0.8"},
             "shape":{"by":"marginal","tiers":[{"from":"0","multiplier":"1"},{"from":"1","multiplier":"1.5"}]},
             "threshold":{"kind":"cliff","at":"0.5"},"cap":{"limit":{"typed":"times","times":"3"},"per":"year","beyond":"0.1"},
             "changes":[{"from":"2027-07-01","shape":{"by":"retroactive","tiers":[{"from":"0","multiplier":"1"},{"from":"1","multiplier":"1.2"}]}}]},
            {"name":"Objectives","measures":[{"measure":"score","weight":"1"}],"reward":{"by":"target","share":"0.2"},
             "shape":{"by":"curve","points":[{"attainment":"0.5","pays":"0"},{"attainment":"1","pays":"1"}]},"evaluation":{"by":"period","every":"quarterly"}},
            {"name":"New product","measures":[{"measure":"own","weight":"1"}],"reward":{"by":"spiff","amount":"500.00","per":"unit"},
             "shape":{"by":"marginal","tiers":[{"from":"0","multiplier":"1"}]},"first":"2027-04-01","last":"2027-06-30"}]}}
        {"type":"setPayPlan","plan":{"id":1,"name":"Commercial rep","role":"seller","segment":"Commercial","frequency":"monthly","components":[
            {"name":"","measures":[{"measure":"own","weight":"1"}],"reward":{"by":"commission","rate":"0.1"},
             "shape":{"by":"marginal","tiers":[{"from":"0","multiplier":"1"}]},"cap":{"limit":{"typed":"amount","amount":"20000.00"},"per":"deal"},
             "evaluation":{"by":"deal"}}]}}
        {"type":"setTeamAttainments","cells":[{"team":0,"rate":"0.95"},{"team":2,"rate":"1.1"}]}
        {"type":"setScores","cells":[{"payee":{"is":"seller","seller":0},"score":"0.9"},{"payee":{"is":"manager","team":1},"score":"0.8"}]}
        {"type":"addDeals","deals":[
            {"id":0,"name":"Renewal","seller":0,"date":"2027-03-15","amount":"400000.00","units":"0","cancelled":"2027-05-02"},
            {"id":0,"name":"Expansion","seller":0,"date":"2027-05-20","amount":"1200000.00","units":"12","cancelled":null},
            {"id":0,"name":"Branch rollout","seller":10,"date":"2027-09-30","amount":"900000.00","units":"0","cancelled":null}]}
        {"type":"setPayBudget","amount":"5000000.00"}"#,
    );
    place.does(&["edit", "example.podplan", "edits.json"]);
    for language in ["en", "es"] {
        let shown = place.does(&["show", "example.podplan", "--view", "payouts", "--lang", language]);
        expect_file![format!("views/pay_{language}.txt")].assert_eq(&shown);
    }
}

#[test]
fn a_new_plan_is_what_was_asked_for() {
    let place = Place::new();
    let made = place.json(&[
        "new",
        "Andes.podplan",
        "--currency",
        "clp",
        "--year-start",
        "2028-07-01",
        "--company-plan",
        "9000000",
        "--json",
    ]);
    assert_eq!((&made["name"], &made["currency"]), (&"Andes".into(), &"CLP".into()));
    assert_eq!((&made["decimals"], &made["yearStart"]), (&0.into(), &"2028-07-01".into()));
    let quotas = place.json(&["show", "Andes.podplan", "--view", "quotas", "--json"]);
    assert_eq!(quotas["sum"]["companyPlan"], "9000000.00");
    for screen in SCREENS.into_iter().chain(["accounts"]) {
        place.does(&["show", "Andes.podplan", "--view", screen]);
    }
    assert!(!place.path(".config").exists(), "the window's settings are left alone");
    let left: Vec<_> = std::fs::read_dir(place.path("")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, ["Andes.podplan"]);
}
