//! Requests that no window sends: each is answered with a problem, none stops the desk, none changes the plan.

use expect_test::expect;
use serde_json::{Value, json};

use crate::script::{Script, check, text};
use crate::story::{pools, territories, with_facts};

/// Everything the window could show, and the file's own count of commits.
fn state(script: &mut Script) -> Vec<Value> {
    let screens = [
        "overview",
        "people",
        "accounts",
        "territories",
        "quotas",
        "waterfall",
        "capacity",
        "bottomUp",
        "pools",
        "coverage",
        "payouts",
        "history",
    ];
    let mut all: Vec<Value> = screens.iter().map(|screen| script.view(screen)).collect();
    all.push(script.head());
    all
}

#[test]
fn nothing_stops_the_desk_or_changes_the_plan() {
    let deep = |open: &str| open.repeat(100_000);
    let change =
        |edit: &str| format!(r#"{{"type":"change","edits":[{edit}],"view":{{"screen":"overview"}}}}"#);
    let quota = |amount: &str| {
        change(&format!(r#"{{"type":"setQuotas","cells":[{{"seller":0,"amount":{amount}}}]}}"#))
    };
    let token = |request: &str| format!(r#"{{"type":"{request}","file":"file-77"}}"#);
    let import = r#"{"type":"import","file":"../../etc/passwd","target":"accounts","options":{},"view":{"screen":"overview"}}"#;
    let requests: Vec<(&str, String)> = vec![
        ("nothing", String::new()),
        ("no JSON", "open the plan, please".into()),
        ("half a request", r#"{"type":"hello""#.into()),
        ("a list", "[]".into()),
        ("no type", "{}".into()),
        ("a type nobody knows", r#"{"type":"removeEverything"}"#.into()),
        ("a type twice", r#"{"type":"undo","type":"undo"}"#.into()),
        ("100,000 open brackets", deep("[")),
        ("100,000 nested objects", deep("{\"a\":")),
        ("a deep edit", change(&deep("["))),
        ("a zero byte", "{\"type\":\"hel\0lo\"}".into()),
        ("half a surrogate", r#"{"type":"find","text":"\ud800"}"#.into()),
        ("money as a number", quota("1500000")),
        ("money as a float", quota("1.5e6")),
        ("money with a separator", quota(r#""1,500,000""#)),
        ("money with an exponent", quota(r#""1e6""#)),
        ("money beyond all", quota(r#""99999999999999999999999""#)),
        ("money of half a cent", quota(r#""0.005""#)),
        ("money not a number", quota(r#""NaN""#)),
        ("a rate as a number", change(r#"{"type":"setAttainment","rate":1.1}"#)),
        ("an edit nobody knows", change(r#"{"type":"dropTable"}"#)),
        ("a field nobody knows", change(r#"{"type":"addPool","name":"X","colour":"red"}"#)),
        ("an id below zero", change(r#"{"type":"removePool","pool":-1}"#)),
        ("an id beyond 32 bits", change(r#"{"type":"removePool","pool":4294967296}"#)),
        ("the largest id", change(r#"{"type":"removePool","pool":4294967295}"#)),
        ("a screen nobody knows", r#"{"type":"look","view":{"screen":"secrets"}}"#.into()),
        ("a file nobody chose", token("openPlan")),
        ("a copy to a file nobody chose", token("saveCopy")),
        ("a folder nobody chose", r#"{"type":"export","folder":"/tmp","what":"csv"}"#.into()),
        ("a path for a file", import.into()),
        ("a recent plan that is none", r#"{"type":"openRecent","recent":4000000000}"#.into()),
    ];
    check(
        |script| {
            let mut desk = Script::new();
            with_facts(&mut desk);
            territories(&mut desk);
            pools(&mut desk);
            let before = state(&mut desk);
            for (name, request) in &requests {
                let envelope = desk.raw(request);
                let problem = &envelope["problem"];
                assert!(
                    problem["message"].is_string() && problem["remedy"].is_string(),
                    "{name}: {envelope}"
                );
                script.tell(format!("{name}: {}", text(&problem["code"])));
                assert!(text(&problem["message"]).len() < 1_000, "{name}: {}", problem["message"]);
            }
            assert_eq!(state(&mut desk), before);
        },
        expect![[r#"
            nothing: request.malformed
            no JSON: request.malformed
            half a request: request.malformed
            a list: request.malformed
            no type: request.malformed
            a type nobody knows: request.malformed
            a type twice: request.malformed
            100,000 open brackets: request.malformed
            100,000 nested objects: request.malformed
            a deep edit: request.malformed
            a zero byte: request.malformed
            half a surrogate: request.malformed
            money as a number: request.malformed
            money as a float: request.malformed
            money with a separator: request.malformed
            money with an exponent: request.malformed
            money beyond all: request.malformed
            money of half a cent: amount.tooPrecise
            money not a number: request.malformed
            a rate as a number: request.malformed
            an edit nobody knows: request.malformed
            a field nobody knows: request.malformed
            an id below zero: request.malformed
            an id beyond 32 bits: request.malformed
            the largest id: pool.notFound
            a screen nobody knows: request.malformed
            a file nobody chose: file.notChosen
            a copy to a file nobody chose: file.notChosen
            a folder nobody chose: file.notChosen
            a path for a file: file.notChosen
            a recent plan that is none: file.notChosen
        "#]],
    );
}

#[test]
fn far_windows_are_empty_and_wide_ones_are_cut() {
    let mut script = Script::new();
    with_facts(&mut script);
    for (from, count, rows) in
        [(0, 3, 3), (8, 100, 2), (10, 5, 0), (u32::MAX, u32::MAX, 0), (0, u32::MAX, 10)]
    {
        let view = json!({ "screen": "accounts", "from": from, "count": count });
        let view = script.ask("look", json!({ "view": view })).unwrap();
        assert_eq!(view["rows"].as_array().unwrap().len(), rows, "{from} {count}");
        let view = json!({ "screen": "history", "from": from, "count": count });
        script.ask("look", json!({ "view": view })).unwrap();
    }
}

#[test]
fn a_desk_without_a_plan_says_so() {
    let mut script = Script::new();
    let view = json!({ "screen": "overview" });
    for (kind, body) in [
        ("look", json!({ "view": view })),
        ("undo", json!({ "view": view })),
        ("change", json!({ "edits": [], "view": view })),
        ("enter", json!({ "grid": "quotas", "cells": [], "pasted": false, "view": view })),
        ("preview", json!({ "edits": [] })),
        ("find", json!({ "text": "a" })),
    ] {
        assert_eq!(script.ask(kind, body).unwrap_err()["code"], "plan.notOpen", "{kind}");
    }
    script.ask("closePlan", json!({})).unwrap();
}

/// A field that the table's kind does not have would otherwise push the texts beside it into the wrong columns.
#[test]
fn a_column_matched_with_a_field_of_another_table_is_left_out() {
    let mut script = Script::new();
    script.new_plan();
    let file = script.file("accounts.csv", "key,knows,company\nA-1,Retail,Cedar Freight\n");
    let options = json!({ "mapping": ["externalId", "skills", "name"] });
    let view = json!({ "screen": "accounts", "from": 0, "count": 10 });
    let body = json!({ "file": file, "target": "accounts", "options": options, "view": view });
    let refresh = script.ask("import", body).unwrap();
    let account = &refresh["view"]["rows"][0];
    assert_eq!(account["externalId"], "A-1");
    assert_eq!(account["name"], "Cedar Freight");
}

/// Two people of one name come in by import; a name typed for one of them must not pick whoever is first.
#[test]
fn a_name_that_several_have_is_refused() {
    let mut script = Script::new();
    with_facts(&mut script);
    territories(&mut script);
    let rows = json!([["X-1", "Seat Twin"], ["X-2", "seat twin"]]);
    let twins = json!({ "type": "importSellers", "columns": ["externalId", "name"], "rows": rows });
    let view = json!({ "screen": "territories" });
    script.ask("change", json!({ "edits": [twins], "view": view })).unwrap();
    let typed = |text: &str| {
        let cell = json!({ "row": 0, "column": "seller", "text": text });
        json!({ "grid": "territories", "cells": [cell], "pasted": false, "view": view })
    };
    let problem = script.ask("enter", typed("Seat Twin")).unwrap_err();
    assert_eq!(problem["code"], "entry.sameName", "{problem}");
    script.ask("enter", typed("X-2")).unwrap();
}

#[test]
fn a_stay_is_typed_in_any_order_and_cannot_end_before_it_begins() {
    let mut script = Script::new();
    with_facts(&mut script);
    let view = json!({ "screen": "people" });
    let days = |start: &str, end: &str| {
        let cell = |column: &str, text: &str| json!({ "row": 0, "column": column, "text": text });
        let cells = [cell("start", start), cell("end", end)];
        json!({ "grid": "sellers", "cells": cells, "pasted": true, "view": view })
    };
    script.ask("enter", days("2027-02-01", "2027-03-31")).unwrap();
    script.ask("enter", days("2028-02-01", "2028-03-31")).unwrap();
    script.ask("enter", days("2027-02-01", "2027-03-31")).unwrap();
    let problem = script.ask("enter", days("2027-05-01", "2027-04-30")).unwrap_err();
    assert!(problem.to_string().contains("cell.endsBeforeStart"), "{problem}");
}

/// However its path is written.
#[test]
fn the_open_plan_may_be_opened_again() {
    let mut script = Script::new();
    let copy = script.folder().join("West.podplan");
    let file = script.grant(copy.clone());
    script.new_plan();
    script.ask("saveCopy", json!({ "file": file })).unwrap();
    script.ask("openPlan", json!({ "file": file })).unwrap();
    let name = copy.parent().and_then(|folder| folder.file_name()).unwrap();
    let roundabout = script.folder().join("..").join(name).join("West.podplan");
    let file = script.grant(roundabout);
    let greeting = script.ask("openPlan", json!({ "file": file })).unwrap();
    assert_eq!(greeting["head"]["file"], "West.podplan");
}
