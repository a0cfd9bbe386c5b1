//! Bad news, and what is merely doubtful.

use desk::problem::{Language, Place, Problem};
use desk::request::Head;
use desk::words::FoundText;

use super::report::Report;

/// Single problems that are told; a screen holds no more.
const LISTED: usize = 40;

/// Message, remedy, and every single cell below.
pub fn problem(problem: &Problem, language: Language) -> String {
    let mut report = Report::new(language);
    report.line(&format!("podplan: {}", problem.message));
    if !problem.remedy.is_empty() {
        report.line(&format!("  {}", problem.remedy));
    }
    list(&mut report, &problem.details, problem.details.len());
    report.finish()
}

/// One problem a line, the first ones only; `all` is how many there are.
pub(super) fn list(report: &mut Report, problems: &[Problem], all: usize) {
    for problem in problems.iter().take(LISTED) {
        let place = place(&problem.place, report);
        report.line(format!("  {place}{} {}", problem.message, problem.remedy).trim_end());
    }
    let more = all.saturating_sub(LISTED);
    if more > 0 {
        let more = report.count(u32::try_from(more).unwrap_or(u32::MAX));
        let said = report.say("more; --json lists up to 500.", "más; --json enumera hasta 500.");
        report.line(&format!("  … {more} {said}"));
    }
}

/// "row 12, Potential: ", as far as it is known.
fn place(place: &Place, report: &Report) -> String {
    let row = place.row.map(|row| format!("{} {row}", report.say("row", "fila")));
    let parts: Vec<String> = place.sheet.clone().into_iter().chain(row).chain(place.column.clone()).collect();
    if parts.is_empty() { String::new() } else { parts.join(", ") + ": " }
}

/// The file is whole; these are the findings.
pub fn checked(head: &Head, findings: &[FoundText], language: Language) -> String {
    let mut report = Report::new(language);
    report.line(&format!("{}: {}", head.file, report.say("the file is whole.", "el archivo está íntegro.")));
    if findings.is_empty() {
        report.line(report.say("Nothing in the plan is doubtful.", "Nada en el plan es dudoso."));
    }
    report.findings(findings);
    report.finish()
}
