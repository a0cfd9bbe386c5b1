//! Why a number: figures told with formula and inputs, read as a report. `UPDATE_EXPECT=1` writes `tests/why` anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::Place;
use expect_test::expect_file;
use serde_json::Value;

const EDITS: &str = r#"{"type":"setQuotaSteps","seller":0,"steps":[{"from":"2027-07-01","quota":"1650000"}],"midYear":"segments"}
{"type":"addDeals","deals":[
  {"id":0,"name":"Renewal","seller":3,"date":"2027-03-15","amount":"700000.00","units":"1","cancelled":null},
  {"id":0,"name":"Expansion","seller":3,"date":"2027-08-20","amount":"950000.00","units":"2","cancelled":"2027-11-02"},
  {"id":0,"name":"New logo","seller":3,"date":"2027-10-05","amount":"640000.00","units":"1","cancelled":null}]}
{"type":"addPayPlan","plan":{"id":0,"name":"Rep with draw","role":"seller","segment":"","frequency":"quarterly",
  "rounding":"halfAway","guarantee":null,"clawbackDays":null,
  "draw":{"amount":"20000.00","recoverable":true},
  "components":[{"name":"Own bookings","measures":[{"measure":"own","weight":"1"}],"reward":{"by":"target","share":"0.8"},
    "shape":{"by":"marginal","tiers":[{"from":"0","multiplier":"1"},{"from":"1","multiplier":"1.5"}]},
    "threshold":{"kind":"aboveOnly","at":"0.2"},"cap":{"limit":{"typed":"times","times":"1.2"},"per":"year","beyond":"0.5"}},
   {"name":"Team","measures":[{"measure":"team","weight":"1"}],"reward":{"by":"target","share":"0.2"},
    "shape":{"by":"retroactive","tiers":[{"from":"0","multiplier":"1"},{"from":"1","multiplier":"1.2"}]}}]}}
{"type":"setSellerPayPlan","seller":3,"plan":5}"#;

/// The edits on one line each, as a file of edits wants them.
fn edits() -> String {
    EDITS
        .replace(",\n", ",")
        .replace("[\n", "[")
        .replace("\n  ", " ")
        .replace("\n   ", " ")
        .replace("\n    ", " ")
}

#[test]
fn why_an_account_stands_where_it_does() {
    let place = Place::with_example();
    let edits = [
        r#"{"type":"addRule","territory":null,"conditions":[{"test":"anyOf","of":[{"test":"named","accounts":["ACC-0001"]},{"test":"range","field":"size","least":null,"below":"150"}]}]}"#,
        r#"{"type":"moveRule","rule":18,"position":0}"#,
        r#"{"type":"addRule","territory":0,"conditions":[{"test":"within","latitude":"37.7749","longitude":"-122.4194","kilometres":"90"},{"test":"noneOf","of":[{"test":"contains","field":"name","values":["Networks"]}]}]}"#,
        r#"{"type":"placeAccounts","accounts":[1],"territory":4}"#,
    ];
    edits.iter().for_each(|edit| drop(place.does(&["edit", "example.podplan", edit])));
    let why =
        |account: &str, more: &[&str]| place.does(&[&["why", "example.podplan", account], more].concat());
    let told = ["account:ACC-0001", "account:acc", "account:#1"].map(|account| match account {
        "account:acc" => place.refuses(&["why", "example.podplan", account]),
        found => why(found, &[]) + &why(found, &["--lang", "es"]),
    });
    expect_file!["why/account.txt"].assert_eq(&told.join("\n"));
    assert_eq!(why("account:acc-0001", &[]), why("account:ACC-0001", &[]), "the case is no matter");
    let reply: Value = serde_json::from_str(&why("account:ACC-0001", &["--json"])).unwrap();
    assert_eq!(reply["why"]["by"], "rule");
    assert_eq!(reply["later"].as_array().map(Vec::len), Some(1));
    let shown = place.does(&["show", "example.podplan", "--view", "territories"]);
    let rules = shown.split_once("Rules: the first match wins").map(|(_, rules)| rules).unwrap_or_default();
    expect_file!["why/rules.txt"].assert_eq(rules.trim_start());
}

#[test]
fn why_figures_of_the_example_are_explained() {
    let place = Place::with_example();
    let why = |number: &str, more: &[&str]| place.does(&[&["why", "example.podplan", number], more].concat());
    expect_file!["why/seller_variable.txt"].assert_eq(&why("seller:\"Seat ENT-03\":variable", &[]));
    expect_file!["why/seller_variable_es.txt"]
        .assert_eq(&why("seller:\"Seat ENT-03\":variable", &["--lang", "es", "--depth", "5"]));
    expect_file!["why/presales_variable.txt"].assert_eq(&why("presales:SE-04:variable", &["--depth", "4"]));
    expect_file!["why/pool_target.txt"].assert_eq(&why("pool:Commercial:poolTarget", &["--depth", "0"]));
    expect_file!["why/ccos.txt"].assert_eq(&why("plan:ccos", &["--depth", "2"]));
    expect_file!["why/ccos_es.txt"].assert_eq(&why("plan:ccos", &["--depth", "2", "--lang", "es"]));
    expect_file!["why/territory.txt"].assert_eq(&why("territory:#3:potential", &[]));
    expect_file!["why/hours_used.txt"]
        .assert_eq(&why("hours:\"Commercial quarter3\":used", &["--depth", "6"]));
    expect_file!["why/capacity_es.txt"]
        .assert_eq(&why("capacity:quarter1:turnover", &["--depth", "5", "--lang", "es"]));
    expect_file!["why/level.txt"].assert_eq(&why("level:1:overAssignment", &[]));
    expect_file!["why/left_to_assign.txt"].assert_eq(&why("region:leftToAssign", &[]));
}

#[test]
fn why_changes_deals_and_draws_are_explained() {
    let place = Place::with_example();
    place.write("edits.json", edits());
    place.does(&["edit", "example.podplan", "edits.json"]);
    let why = |number: &str, lang: &str| {
        place.does(&["why", "example.podplan", number, "--depth", "0", "--lang", lang])
    };
    expect_file!["why/step.txt"].assert_eq(&why("seller:ENT-01:bookings", "en"));
    let draw = why("seller:ENT-04:variable", "en");
    expect_file!["why/draw.txt"].assert_eq(&draw);
    expect_file!["why/draw_es.txt"].assert_eq(&why("seller:ENT-04:variable", "es"));
    assert!(draw.contains("Renewal") && draw.contains("Expansion, cancelled"), "{draw}");
}

#[test]
fn why_every_listed_number_answers_with_the_value_shown() {
    let place = Place::with_example();
    let listed = place.does(&["why", "example.podplan", "--list"]);
    let keys: Vec<&str> = listed.lines().collect();
    assert!(keys.contains(&"seller:\"Seat ENT-03\":variable") && keys.contains(&"plan:ccos"), "{listed}");
    assert!(
        keys.contains(&"region:target") && keys.contains(&"manager:\"Enterprise East\":total"),
        "{listed}"
    );
    let mut distinct = keys.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), keys.len(), "each number has a key of its own");
    let json = place.json(&["why", "example.podplan", "--list", "--json"]);
    assert_eq!(json.as_array().unwrap().len(), keys.len());
    for (key, listed) in keys.iter().zip(json.as_array().unwrap()).step_by(17) {
        let answer = place.json(&["why", "example.podplan", key, "--depth", "1", "--json"]);
        assert_eq!((&listed["key"], &answer["figure"]), (&Value::from(*key), &listed["figure"]), "{key}");
        assert!(!answer["value"].as_str().unwrap().is_empty(), "{key}");
    }
    let whole = place.json(&["show", "example.podplan", "--json"]);
    assert_eq!(whole["outlook"]["sellers"][2]["pay"]["variable"], "251250.00");
    let answer = place.json(&["why", "example.podplan", "SELLER:ent-03:VARIABLE", "--json"]);
    assert_eq!(
        (&answer["value"], &answer["label"]),
        (&"$251,250".into(), &"Projected variable · Seat ENT-03".into())
    );
}

#[test]
fn why_what_there_is_not_is_named_with_what_there_is() {
    let place = Place::with_example();
    let refused =
        |number: &str, lang: &str| place.refuses(&["why", "example.podplan", number, "--lang", lang]);
    let told: Vec<String> = [
        ("rep:ENT-01:quota", "en"),
        ("seller:ENT-99:quota", "en"),
        ("pool:Nobody:poolTarget", "es"),
        ("seller:ENT-01:salary", "en"),
        ("plan:", "es"),
        ("manager:ENT-01:base", "es"),
    ]
    .into_iter()
    .map(|(number, lang)| refused(number, lang))
    .collect();
    expect_file!["why/refused.txt"].assert_eq(&told.join("\n"));
    let problem = place.refuses(&["why", "example.podplan", "seller:ENT-99:quota", "--json"]);
    let problem: Value = serde_json::from_str(&problem).unwrap();
    assert_eq!(problem["code"], "why.noSuchName");
    assert_eq!(place.run(&["why", "example.podplan"]).status, 2);
}
