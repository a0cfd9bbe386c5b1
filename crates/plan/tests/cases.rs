//! Runs every worked example in `tests/cases`: the story, figures of our own, figures that others have published.

use std::fs;
use std::path::Path;

use plan::case::{Case, CaseReport, run};
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

#[test]
fn every_worked_example_agrees() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut count = 0;
    let mut failures = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "yaml") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let cases = cases(&text).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
        assert!(!cases.is_empty(), "{} holds no case", path.display());
        count += cases.len();
        failures.extend(cases.iter().map(run).filter(|report| !report.passed).map(|report| failed(&report)));
    }
    assert!(failures.is_empty(), "{} of {count} fail:\n{}", failures.len(), failures.join("\n"));
    assert!(count > 60, "only {count} cases found");
}

/// What the document shows is true.
#[test]
fn the_documented_example_agrees() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/worked-examples.md");
    let text = fs::read_to_string(path).unwrap();
    let example = text.split("```yaml").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let report = run(&cases(example).unwrap()[0]);
    assert!(report.passed, "{}", failed(&report));
}

#[test]
fn a_mistake_is_named_with_its_line() {
    let text = "name: n\nsource: s\nseller_pay:\n  target_variable: 1e5\nexpect: {}\n";
    let problem = cases(text).unwrap_err().to_string();
    assert!(problem.contains("1e5 is not a number") && problem.contains("line 4"), "{problem}");
    let problem = cases("name: n\nsource: s\nexpect:\n  payout: 1\n").unwrap_err().to_string();
    assert!(problem.contains("payout") && problem.contains("line 4"), "{problem}");
}
