//! A number with its formula and its inputs, each level further to the right.

use desk::problem::Language;
use desk::request::WhyAnswer;

use super::report::Report;

pub fn why(answer: &WhyAnswer, language: Language) -> String {
    let mut report = Report::new(language);
    told(&mut report, answer, 0);
    report.finish()
}

fn told(report: &mut Report, answer: &WhyAnswer, depth: usize) {
    let margin = "  ".repeat(depth);
    let colon = if answer.value.is_empty() { "" } else { ": " };
    // A formula says itself that the value is calculated.
    let source = match (answer.formula.is_empty(), answer.source.as_str()) {
        (true, source) if !source.is_empty() => format!(" ({source})"),
        _ => String::new(),
    };
    report.line(&format!("{margin}{}{colon}{}{source}", answer.label, answer.value));
    if !answer.formula.is_empty() {
        report.line(&format!("{margin}  = {}", answer.formula));
    }
    if !answer.numbers.is_empty() && answer.numbers != answer.value {
        report.line(&format!("{margin}  = {}", answer.numbers));
    }
    for input in &answer.inputs {
        told(report, input, depth + 1);
    }
}
