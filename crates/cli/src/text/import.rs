//! What an import would bring in.

use desk::problem::Language;
use desk::request::ImportPreview;

use plan::money::Rate;

use super::numbers::percent;
use super::problem::list;
use super::report::Report;
use super::table::{Cell, Table, cut};

/// Widest sample of a column.
const SAMPLE: usize = 28;

pub fn preview(preview: &ImportPreview, language: Language) -> String {
    let mut report = Report::new(language);
    let sheet = preview.sheet.as_ref().map(|sheet| format!(" · {sheet}")).unwrap_or_default();
    report.paragraph(&format!("{}{sheet}", preview.file));
    let refused = preview.problem_count > 0;
    if refused {
        let problems = ["problem", "problems", "problema", "problemas"];
        let problems = report.things(preview.problem_count, problems);
        let refused = report.say("Refused", "Rechazado");
        let nothing = report.say("told below. Nothing comes in.", "ver abajo. No entra nada.");
        report.line(&format!("! {refused}: {problems}, {nothing}"));
    }
    // Of a file that is refused nobody knows what would be new.
    let rows = (report.say("Rows", "Filas"), report.count(preview.rows));
    let counts = [
        (report.say("New", "Nuevas"), report.count(preview.new_rows)),
        (report.say("Changed", "Cambiadas"), report.count(preview.changed_rows)),
        (report.say("Unchanged", "Sin cambios"), report.count(preview.unchanged_rows)),
        (
            report.say("In the plan only, kept", "Solo en el plan, se conservan"),
            report.count(preview.missing_rows),
        ),
    ];
    let counts = counts.into_iter().filter(|_| !refused);
    let facts: Vec<(&str, String)> = std::iter::once(rows).chain(counts).collect();
    report.facts(&facts);
    if preview.duplicate_rows > 0 {
        let left_out =
            report.say("Same ID as another row, left out", "Mismo identificador que otra fila, fuera");
        report.facts(&[(left_out, report.count(preview.duplicate_rows))]);
    }
    columns(&mut report, preview);
    report.notes(&preview.notes);
    if refused {
        report.gap();
        list(&mut report, &preview.problems, preview.problem_count as usize);
    }
    report.finish()
}

fn columns(report: &mut Report, preview: &ImportPreview) {
    let mut table = Table::new(&[
        report.say("Column", "Columna"),
        report.say("Field", "Campo"),
        report.say("Sure", "Seguro"),
        report.say("Such as", "Por ejemplo"),
    ]);
    for column in &preview.columns {
        let sure = match &column.field {
            Some(_) => percent(Rate::percent(column.confidence.into()), 0, report.language),
            None => String::new(),
        };
        let samples: Vec<String> = column.samples.iter().map(|sample| cut(sample, SAMPLE)).collect();
        let left_out = report.say("(left out)", "(se omite)");
        table.row(vec![
            Cell::text(&column.title),
            Cell::text(column.field.as_deref().unwrap_or(left_out)),
            Cell::Text(sure),
            Cell::Text(samples.join(" | ")),
        ]);
    }
    report.gap();
    report.table(&table);
}
