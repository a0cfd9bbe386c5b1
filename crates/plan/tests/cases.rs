//! Runs every worked example in `tests/cases`: the story, figures of our own, figures that others have published.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests are tests too")]

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use plan::case::{Case, CaseProblem, CaseReport, run};
use serde::Deserialize;

/// A file holds one case, or several with a line `---` between them.
fn cases(text: &str) -> Result<Vec<Case>, serde_norway::Error> {
    serde_norway::Deserializer::from_str(text).map(Case::deserialize).collect()
}

fn failed(report: &CaseReport) -> String {
    let problem = report.problem.iter().map(|problem| format!("\n  {problem}"));
    let lines = report.lines.iter().filter(|line| !line.passed);
    let lines =
        lines.map(|line| format!("\n  {}: expected {}, got {}", line.what, line.expected, line.calculated));
    let trace = report.trace.iter().map(|step| format!("\n    {step}"));
    let all: String = problem.chain(lines).chain(trace).collect();
    format!("{}{all}", report.name)
}

/// Every case of the folder, with the file it stands in.
fn all() -> Vec<(String, Case)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut all = Vec::new();
    for path in paths.filter(|path| path.extension().is_some_and(|extension| extension == "yaml")) {
        let name = path.file_name().unwrap().display().to_string();
        let found = cases(&fs::read_to_string(&path).unwrap());
        let found = found.unwrap_or_else(|problem| panic!("{name}: {problem}"));
        assert!(!found.is_empty(), "{name} holds no case");
        all.extend(found.into_iter().map(|case| (name.clone(), case)));
    }
    all
}

#[test]
fn every_worked_example_agrees() {
    let all = all();
    let reports = all.iter().map(|(_, case)| run(case));
    let failures: Vec<String> =
        reports.filter(|report| !report.passed).map(|report| failed(&report)).collect();
    assert!(failures.is_empty(), "{} of {} fail:\n{}", failures.len(), all.len(), failures.join("\n"));
    assert!(all.len() > 180, "only {} cases found", all.len());
}

/// What the document shows is true.
#[test]
fn the_documented_examples_agree() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/worked-examples.md");
    let text = fs::read_to_string(path).unwrap();
    let blocks: Vec<&str> =
        text.split("```yaml").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let examples: Vec<Case> = blocks.iter().flat_map(|block| cases(block).unwrap()).collect();
    assert!(examples.len() >= 3, "{} examples", examples.len());
    for example in &examples {
        let report = run(example);
        assert!(report.passed, "{}", failed(&report));
    }
}

/// The names of examples (P10a, P40.1, D06) in a text.
fn names(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '.'));
    let words = words.map(|word| word.trim_end_matches('.'));
    let named = words.filter(|word| {
        word.strip_prefix(['P', 'D'])
            .is_some_and(|rest| rest.len() >= 2 && rest.starts_with(|first: char| first.is_ascii_digit()))
    });
    named.map(str::to_owned).collect()
}

/// Every collected example is brought in, or listed with the reason why not.
#[test]
fn no_collected_example_is_left_out() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let collected = folder.join("../../../shared/cases");
    if !collected.is_dir() {
        // Past the test harness, which shows what a passing test prints to nobody.
        let skipped = "\n*** SKIPPED: no_collected_example_is_left_out: ../shared/cases is not there ***\n";
        std::io::stderr().write_all(skipped.as_bytes()).unwrap();
        return;
    }
    let readme = fs::read_to_string(folder.join("tests/cases/README.md")).unwrap();
    let section = |title: &str| {
        let section = readme.split("\n## ").find(|section| section.starts_with(title));
        names(section.unwrap_or_else(|| panic!("no section {title}")))
    };
    let (inexpressible, unexpected) = (
        section("Examples that today's model cannot express"),
        section("Examples that are not expected values"),
    );
    let calculated: BTreeSet<String> =
        all().iter().flat_map(|(_, case)| names(&format!("{} {}", case.name, case.source))).collect();
    let mut known = BTreeSet::new();
    for file in ["published.json", "derived.json"] {
        let text = fs::read_to_string(collected.join(file)).unwrap();
        let rows: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
        assert!(rows.len() > 10, "{file} holds {} examples", rows.len());
        for row in rows {
            let id = row["id"].as_str().unwrap().to_owned();
            let here = [&calculated, &inexpressible, &unexpected].map(|list| list.contains(&id));
            assert!(here.contains(&true), "{id} of {file} is neither calculated nor listed with a reason");
            // What agrees may not be put aside, and what is put aside does not agree.
            let agrees = file == "derived.json" || row["agree"] == true;
            assert!(!(agrees && here[2]), "{id} agrees, and is listed as no expected value");
            known.insert(id);
        }
    }
    let listed = calculated.iter().chain(&inexpressible).chain(&unexpected);
    let strangers: Vec<&String> = listed.filter(|id| !known.contains(*id)).collect();
    assert!(strangers.is_empty(), "not among the collected examples: {strangers:?}");
}

/// A pay plan that cannot be is refused with its component and row.
#[test]
fn a_broken_tier_table_is_refused_at_its_row() {
    let problem = |tiers: &str| {
        let text = format!(
            "name: n
source: s
plan_pay:
  target_variable: 1
  quota: 1
  bookings: 1
  plan:
    components:
      - {{ target_share: 50% }}
      - {{ name: Bookings, target_share: 50%, {tiers} }}
expect: {{ variable: 1 }}
"
        );
        let report = run(&cases(&text).unwrap()[0]);
        let problem = report.problem.expect("is refused");
        let (component, row) = match &problem {
            CaseProblem::PayPlan { component, row, .. } => (*component, *row),
            other => panic!("{other}"),
        };
        (component, row, problem.to_string())
    };
    let first = "{ from: 0%, to: 100%, times: 1 }";
    let second = |from: &str| format!("marginal: [{first}, {{ from: {from}, times: 1.5 }}]");
    let gap = "component 2 (Bookings), tier 2 begins at 1.01, but tier 1 ends at 1: nothing is said of what lies between";
    assert_eq!(problem(&second("101%")), (Some(2), Some(2), gap.to_owned()));
    let overlap =
        "component 2 (Bookings), tier 2 begins at 0.9, but tier 1 ends at 1: what lies between is said twice";
    assert_eq!(problem(&second("90%")), (Some(2), Some(2), overlap.to_owned()));
    let end = "component 2 (Bookings), tier 1 ends at 1: the last tier has no end";
    assert_eq!(problem(&format!("retroactive: [{first}]")), (Some(2), Some(1), end.to_owned()));
    let late = "component 2 (Bookings), tier 1 begins at 0.1: tiers must begin at 0 and rise";
    assert_eq!(problem("marginal: [{ from: 10%, times: 1 }]"), (Some(2), Some(1), late.to_owned()));
    let changed = "changes: [{ from: 2027-07-01, marginal: [{ from: 0, to: 50%, times: 1 }, { from: 60%, times: 2 }] }]";
    let (_, row, said) = problem(changed);
    assert_eq!(row, Some(2));
    assert!(said.contains("tier 2 begins at 0.6, but tier 1 ends at 0.5"), "{said}");
    let (_, row, said) = problem("curve: [{ at: 50%, pays: 50% }, { at: 50%, pays: 100% }]");
    assert_eq!(row, Some(2));
    assert!(said.contains("point 2 does not lie above"), "{said}");
}

#[test]
fn a_pay_plan_must_say_enough_and_not_two_things() {
    let problem = |given: &str, component: &str| {
        let text = format!(
            "{{ name: n, source: s, plan_pay: {{ {given}, plan: {{ components: [{{ {component} }}] }} }}, expect: {{ variable: 1 }} }}"
        );
        run(&cases(&text).unwrap()[0]).problem.map(|problem| problem.to_string()).unwrap_or_default()
    };
    let one_of = |fields: &str| format!("give exactly one of: {fields}");
    let (own, target) = ("quota: 1, bookings: 1", "target_share: 100%");
    assert_eq!(problem(own, target), "");
    assert_eq!(problem("quota: 1", target), one_of("bookings, bookings_by_month, deals"));
    assert_eq!(problem("bookings: 1, deals: []", target), one_of("bookings, bookings_by_month, deals"));
    assert_eq!(problem(own, "name: n"), one_of("target_share, commission, spiff"));
    assert_eq!(problem(own, "target_share: 100%, measure: team"), one_of("team"));
    assert_eq!(problem(own, "target_share: 100%, measure: pool"), one_of("pools"));
    assert_eq!(problem(own, "target_share: 100%, measure: score"), one_of("score"));
    assert_eq!(problem(own, "target_share: 100%, cap: { per: deal }"), one_of("amount, times"));
    let shapes = "target_share: 100%, marginal: [], curve: []";
    assert_eq!(problem(own, shapes), one_of("marginal, retroactive, curve"));
    let outside = "deals: [{ date: 2027-01-01 }, { date: 2028-01-01 }]";
    assert_eq!(problem(outside, target), "deal 2: 2028-01-01 is not a day of the plan year");
    let lost = "deals: [{ date: 2027-02-01, cancelled: 2027-01-31 }]";
    assert_eq!(problem(lost, target), "deal 1 is cancelled before 2027-02-01, when it is made");
    let blend =
        "target_share: 100%, measures: [{ measure: own, weight: 60% }, { measure: team, weight: 30% }]";
    let weights = "component 1, the weights of its measures add up to 0.9, not to 1";
    assert_eq!(problem("bookings: 1, team: { bookings: 1 }", blend), weights);
}

#[test]
fn a_mistake_is_named_with_its_line() {
    let text = "name: n\nsource: s\nseller_pay:\n  target_variable: 1e5\nexpect: {}\n";
    let problem = cases(text).unwrap_err().to_string();
    assert!(problem.contains("1e5 is not a number") && problem.contains("line 4"), "{problem}");
    let problem = cases("name: n\nsource: s\nexpect:\n  payout: 1\n").unwrap_err().to_string();
    assert!(problem.contains("payout") && problem.contains("line 4"), "{problem}");
}
