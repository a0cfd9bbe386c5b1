//! Why a number, asked as the window asks: every figure in both languages, values as they are shown.

use serde_json::{Value, json};

use crate::script::Script;

/// All figures of the example, asked as JSON.
fn figures() -> Vec<Value> {
    let mut plan = plan::Plan::default();
    plan.absorb(plan.changes_of(&plan::example::example()).unwrap());
    let outlook = plan::outlook::outlook(&plan);
    plan::why::Figure::all(&outlook).map(|figure| serde_json::to_value(figure).unwrap()).collect()
}

fn count(answer: &Value) -> usize {
    1 + answer["inputs"].as_array().unwrap().iter().map(count).sum::<usize>()
}

#[test]
fn why_every_figure_answers_in_both_languages() {
    let mut script = Script::new();
    script.ask("openExample", json!({})).unwrap();
    for figure in figures() {
        let [english, spanish] = ["en", "es"].map(|language| {
            script.speak(language);
            script.ask("why", json!({ "figure": figure })).unwrap()["answer"].take()
        });
        assert_eq!(english["figure"], figure);
        assert_ne!(english["label"], "", "{figure}");
        let fact = english["inputs"].as_array().unwrap().is_empty();
        let says = |answer: &Value| !answer["formula"].as_str().unwrap().is_empty();
        assert!(fact || (says(&english) && says(&spanish)), "{figure} has inputs and no formula");
        assert!(english["source"] != "" && spanish["source"] != "", "{figure}");
        assert_eq!(count(&english), count(&spanish), "{figure}");
        // A panel shows it; what is left out answers when it is asked.
        assert!(count(&english) < 1_500, "{figure}: {} nodes", count(&english));
    }
}

#[test]
fn why_leads_down_to_what_was_typed() {
    let mut script = Script::new();
    script.ask("openExample", json!({})).unwrap();
    let figure = json!({ "of": "seller", "seller": 2, "figure": "variable" });
    let answer = script.ask("why", json!({ "figure": figure })).unwrap()["answer"].take();
    assert_eq!((&answer["value"], &answer["source"]), (&"$251,250".into(), &"calculated".into()));
    let text = answer.to_string();
    for told in ["Multiplier", "Bookings", "Target variable of a full year", "imported or typed", "typed"] {
        assert!(text.contains(told), "{told} is not among the inputs:\n{text}");
    }
    let gone = json!({ "of": "pool", "pool": 99, "figure": "bookings" });
    let problem = script.ask("why", json!({ "figure": gone })).unwrap_err();
    assert_eq!(problem["code"], "pool.notFound");
    script.ask("closePlan", json!({})).unwrap();
    let problem = script.ask("why", json!({ "figure": figure })).unwrap_err();
    assert_eq!(problem["code"], "plan.notOpen");
}
