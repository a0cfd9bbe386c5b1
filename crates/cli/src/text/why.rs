//! A number with its formula and its inputs, each level further to the right.

use desk::problem::Language;
use desk::request::WhyAnswer;
use desk::view::{RuleSaid, WhyHereReply};

use super::report::Report;

pub fn why(answer: &WhyAnswer, language: Language) -> String {
    let mut report = Report::new(language);
    told(&mut report, answer, 0);
    if cut(answer) {
        let more = report.say(
            "… There is more below: --depth 0 tells all of it.",
            "… Hay más abajo: --depth 0 lo dice todo.",
        );
        report.line(more);
    }
    report.finish()
}

/// Where an account stands, the rule that matches first with its conditions, and the later ones that match too.
pub fn why_here(answer: &WhyHereReply, language: Language) -> String {
    let mut report = Report::new(language);
    report.line(&format!("{}: {}", answer.account_name, answer.text));
    if let Some(rule) = &answer.rule {
        said(&mut report, rule);
    }
    if !answer.later.is_empty() {
        report.gap();
        report
            .line(report.say("Later rules that match as well:", "Reglas posteriores que también coinciden:"));
        answer.later.iter().for_each(|rule| said(&mut report, rule));
    }
    report.finish()
}

fn said(report: &mut Report, rule: &RuleSaid) {
    let into = match rule.territory {
        Some(_) => rule.territory_name.as_str(),
        None => report.say("kept out", "excluida"),
    };
    report.line(&format!("  {} {} → {into}", report.say("Rule", "Regla"), rule.place));
    rule.conditions.iter().for_each(|condition| report.line(&format!("    {condition}")));
}

fn cut(answer: &WhyAnswer) -> bool {
    answer.deeper || answer.inputs.iter().any(cut)
}

fn told(report: &mut Report, answer: &WhyAnswer, depth: usize) {
    let more = if answer.deeper { " …" } else { "" };
    let margin = "  ".repeat(depth);
    let colon = if answer.value.is_empty() { "" } else { ": " };
    // A formula says itself that the value is calculated.
    let source = match (answer.formula.is_empty(), answer.source.as_str()) {
        (true, source) if !source.is_empty() => format!(" ({source})"),
        _ => String::new(),
    };
    report.line(&format!("{margin}{}{colon}{}{source}{more}", answer.label, answer.value));
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
