//! History: the edits, latest first.

use desk::request::Head;
use desk::view::HistoryView;

use super::report::Report;
use super::table::{Cell, Table};

pub fn write(report: &mut Report, head: &Head, view: &HistoryView) {
    report.title(head, "History", "Historial");
    if view.entries.is_empty() {
        let nothing = report.say("No edits.", "No hay ediciones.");
        report.paragraph(nothing);
        return;
    }
    let mut table = Table::new(&[
        "#",
        report.say("When (UTC)", "Cuándo (UTC)"),
        report.say("Rows", "Filas"),
        report.say("Taken back", "Deshecha"),
        report.say("What", "Qué"),
    ]);
    for entry in &view.entries {
        let when = entry.at.get(..19).unwrap_or(&entry.at).replace('T', " ");
        table.row(vec![
            Cell::id(entry.seq),
            Cell::Text(when),
            Cell::Count(entry.rows),
            Cell::text(if entry.undone { report.say("yes", "sí") } else { "" }),
            Cell::text(&entry.label),
        ]);
    }
    report.gap();
    report.table(&table);
    report.left(view.left, view.from, view.entries.len());
}
