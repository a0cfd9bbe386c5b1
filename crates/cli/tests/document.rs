//! `docs/json.md` stays true: every example is parsed, every edit is made, nothing is missing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Place, root};
use desk::problem::Problem;
use desk::request::Request;
use desk::view::ViewRequest;
use plan::Plan;
use plan::edit::Edit;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The examples of one kind: what stands between "```json KIND" and "```".
fn examples(kind: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(root().join("docs/json.md")).unwrap();
    let fence = format!("```json {kind}\n");
    let blocks = text.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap());
    let values = blocks.flat_map(|block| serde_json::Deserializer::from_str(block).into_iter::<Value>());
    let values: Vec<Value> = values.map(Result::unwrap).collect();
    assert!(!values.is_empty(), "no example of {kind}");
    values
}

fn read<T: DeserializeOwned>(example: &Value) -> T {
    serde_json::from_value(example.clone()).unwrap_or_else(|error| panic!("{example}: {error}"))
}

/// Whether every name that the parser knows for `tag` is among the examples. The parser lists them when it meets
/// another.
fn all_are_shown<T: DeserializeOwned>(tag: &str, examples: &[Value]) {
    let Err(error) = serde_json::from_value::<T>(serde_json::json!({ tag: "?" })) else {
        panic!("{tag} ? is known")
    };
    let error = error.to_string();
    let (_, known) = error.split_once("expected one of ").unwrap();
    let known: Vec<&str> = known.split('`').skip(1).step_by(2).collect();
    assert!(known.len() > 5, "{error}");
    let shown: Vec<&str> = examples.iter().filter_map(|example| example[tag].as_str()).collect();
    let missing: Vec<&&str> = known.iter().filter(|name| !shown.contains(name)).collect();
    assert!(missing.is_empty(), "not in docs/json.md: {missing:?}");
}

#[test]
fn every_edit_is_shown_and_can_be_made() {
    let mut plan = Plan::default();
    let birth = plan.changes_of(&plan::example::example()).unwrap();
    plan.absorb(birth);
    let mut singles = Vec::new();
    for example in examples("edit") {
        let list = match &example {
            Value::Array(list) => list.clone(),
            one => vec![one.clone()],
        };
        let edits: Vec<Edit> = list.iter().map(read).collect();
        let changes = plan.changes_of(&edits).unwrap_or_else(|refusal| panic!("{example}: {refusal:?}"));
        assert!(!changes.is_empty(), "{example} changes nothing");
        singles.extend(list);
    }
    all_are_shown::<Edit>("type", &singles);
}

#[test]
fn the_program_takes_the_edits_as_they_stand() {
    let place = Place::with_example();
    for example in examples("edit").iter().take(5) {
        place.does(&["edit", "example.podplan", &example.to_string()]);
        place.does(&["undo", "example.podplan"]);
    }
}

#[test]
fn every_request_and_every_view_is_shown() {
    let requests = examples("request");
    requests.iter().for_each(|example| drop(read::<Request>(example)));
    all_are_shown::<Request>("type", &requests);
    let views = examples("view");
    views.iter().for_each(|example| drop(read::<ViewRequest>(example)));
    all_are_shown::<ViewRequest>("screen", &views);
}

#[test]
fn a_problem_is_as_shown() {
    for example in examples("problem") {
        assert_eq!(serde_json::to_value(read::<Problem>(&example)).unwrap(), example);
    }
}
