//! What an import would bring in.

use desk::problem::Language;
use desk::request::ImportPreview;

use super::problem::list;
use super::report::Report;
use super::table::{Cell, Table, cut};

/// Widest sample of a column.
const SAMPLE: usize = 28;

pub fn preview(preview: &ImportPreview, language: Language) -> String {
    let mut report = Report::new(language);
    let sheet = preview.sheet.as_ref().map(|sheet| format!(" · {sheet}")).unwrap_or_default();
    report.paragraph(&format!("{}{sheet}", preview.file));
    report.facts(&[
        (report.say("Rows", "Filas"), report.count(preview.rows)),
        (report.say("New", "Nuevas"), report.count(preview.new_rows)),
        (report.say("Changed", "Cambiadas"), report.count(preview.changed_rows)),
        (report.say("Unchanged", "Sin cambios"), report.count(preview.unchanged_rows)),
        (
            report.say("In the plan only, kept", "Solo en el plan, se conservan"),
            report.count(preview.missing_rows),
        ),
    ]);
    if preview.duplicate_rows > 0 {
        let left_out =
            report.say("Same ID as another row, left out", "Mismo identificador que otra fila, fuera");
        report.facts(&[(left_out, report.count(preview.duplicate_rows))]);
    }
    columns(&mut report, preview);
    for note in &preview.notes {
        report.line(&format!("· {note}"));
    }
    if preview.problem_count > 0 {
        let nothing = report
            .say("Nothing can come in while these stand", "No puede entrar nada mientras haya problemas");
        report.paragraph(&format!("{nothing} ({})", report.count(preview.problem_count)));
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
            Some(_) => format!("{}%", column.confidence),
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
