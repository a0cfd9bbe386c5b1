//! The plan in a few lines, and what a command did to it.

use desk::Done;
use desk::problem::Language;
use desk::request::{Head, Written};

use super::report::Report;

/// Name, file, currency, year and what is in it.
pub fn head(head: &Head, language: Language) -> String {
    let mut report = Report::new(language);
    report.line(&format!("{} · {}", head.name, head.file));
    let counts = &head.counts;
    report.facts(&[
        (report.say("Currency", "Moneda"), head.currency.clone()),
        (report.say("Plan year from", "Año del plan desde"), head.year_start.clone()),
        (report.say("Accounts", "Cuentas"), report.count(counts.accounts)),
        (report.say("Territories", "Territorios"), report.count(counts.territories)),
        (report.say("Sellers", "Vendedores"), report.count(counts.sellers)),
        (report.say("Presales", "Preventa"), report.count(counts.presales)),
        (report.say("Pools", "Pools"), report.count(counts.pools)),
    ]);
    report.finish()
}

/// Made anew, or a step through the history.
#[derive(Clone, Copy, Debug)]
pub enum Deed {
    Made,
    TakenBack,
    BroughtBack,
}

/// What an edit, an import, an undo or a redo did.
pub fn done(deed: Deed, done: &Done, language: Language) -> String {
    let mut report = Report::new(language);
    match &done.label {
        Some(label) => {
            let rows = report.things(done.rows, ["row", "rows", "fila", "filas"]);
            let before = match deed {
                Deed::Made => "",
                Deed::TakenBack => report.say("Taken back: ", "Deshecho: "),
                Deed::BroughtBack => report.say("Done again: ", "Rehecho: "),
            };
            // One row is the one that the sentence is about.
            let rows = if done.rows == 1 { String::new() } else { format!(" ({rows})") };
            report.line(&format!("{before}{label}{rows}"));
        }
        None => {
            let nothing = match deed {
                Deed::Made => report.say("Nothing changed.", "No cambió nada."),
                Deed::TakenBack => report.say("There is nothing to take back.", "No hay nada que deshacer."),
                Deed::BroughtBack => report.say("There is nothing to do again.", "No hay nada que rehacer."),
            };
            report.line(nothing);
        }
    }
    report.notes(&done.notes);
    report.finish()
}

/// The files that were written, one a line, so that other programs can take them up.
pub fn written(written: &Written, language: Language) -> String {
    let mut report = Report::new(language);
    let folder = std::path::Path::new(&written.folder);
    for file in &written.files {
        report.line(&folder.join(file).display().to_string());
    }
    report.finish()
}
