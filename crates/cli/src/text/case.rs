//! Worked examples: passed, or what was expected, what came out, and how.

use desk::problem::Language;

use super::report::Report;
use super::table::{Cell, Table};
use crate::commands::FileReport;

pub fn cases(files: &[FileReport], language: Language) -> String {
    let mut report = Report::new(language);
    let (mut passed, mut all) = (0, 0);
    for file in files {
        for case in &file.cases {
            all += 1;
            if case.passed {
                passed += 1;
                let said = report.say("passed", "correcto");
                report.line(&format!("{said}  {}", case.name));
            } else {
                failed(&mut report, &file.file, case);
            }
        }
    }
    let (passed, all) = (report.count(passed), report.count(all));
    let said = report.say("passed", "correctos");
    report.paragraph(&format!("{passed} / {all} {said}"));
    report.finish()
}

fn failed(report: &mut Report, file: &str, case: &plan::case::CaseReport) {
    let said = report.say("FAILED", "FALLÓ");
    report.line(&format!("{said}  {} ({file}; {})", case.name, case.source));
    if let Some(problem) = &case.problem {
        report.line(&format!("  {problem}"));
    }
    let mut table = Table::new(&[
        "",
        report.say("Figure", "Cifra"),
        report.say("Expected", "Esperado"),
        report.say("Calculated", "Calculado"),
        report.say("Difference", "Diferencia"),
    ]);
    for line in &case.lines {
        table.row(vec![
            Cell::text(if line.passed { "" } else { "✗" }),
            Cell::text(&line.what),
            Cell::text(&line.expected),
            Cell::text(&line.calculated),
            Cell::text(&line.difference),
        ]);
    }
    if !table.is_empty() {
        report.table(&table);
    }
    for step in &case.trace {
        report.line(&format!("  {step}"));
    }
}
