//! Regions that somebody else drew: what a file would bring in, and what lies in those of the plan.

use desk::problem::Language;
use desk::request::Head;
use desk::view::{RegionPreview, RegionsView};

use super::report::Report;
use super::table::{Cell, Table};

pub fn preview(preview: &RegionPreview, language: Language) -> String {
    let mut report = Report::new(language);
    let replaced = report.say("in place of that in the plan", "en lugar del que está en el plan");
    let replaced = if preview.replaces { format!(" ({replaced})") } else { String::new() };
    report.paragraph(&format!("{} → {}{replaced}", preview.file, preview.set));
    let facts = vec![
        (report.say("Regions", "Regiones"), report.count(preview.regions)),
        (
            report.say("Corners kept", "Vértices conservados"),
            format!("{} / {}", report.count(preview.kept), report.count(preview.corners)),
        ),
        (report.say("Accounts inside", "Cuentas dentro"), report.count(preview.inside)),
        (report.say("Accounts outside", "Cuentas fuera"), report.count(preview.outside)),
        (report.say("Accounts without a place", "Cuentas sin lugar"), report.count(preview.unplaced)),
    ];
    report.facts(&facts);
    report.notes(&preview.notes);
    let mut table = Table::new(&[
        report.say("Property", "Propiedad"),
        report.say("Regions", "Regiones"),
        report.say("Different", "Distintos"),
        report.say("Such as", "Por ejemplo"),
        "",
    ]);
    for field in &preview.fields {
        let chosen = preview.field.as_ref() == Some(&field.key);
        let chosen = if chosen { report.say("← the name", "← el nombre") } else { "" };
        table.row(vec![
            Cell::text(&field.key),
            Cell::Count(field.filled),
            Cell::Count(field.distinct),
            Cell::Text(field.samples.join(" | ")),
            Cell::text(chosen),
        ]);
    }
    report.gap();
    report.table(&table);
    report.finish()
}

pub fn view(report: &mut Report, head: &Head, view: &RegionsView) {
    report.title(head, "Regions", "Regiones");
    if view.sets.is_empty() {
        report.line(report.say(
            "  None yet: podplan import PLAN SHAPES.geojson --as regions",
            "  Ninguna todavía: podplan import PLAN FORMAS.geojson --as regions",
        ));
        return;
    }
    for row in &view.sets {
        let shown = if Some(row.set) == view.set { "→" } else { " " };
        let regions = report.things(row.regions, ["region", "regions", "región", "regiones"]);
        report.line(&format!("{shown} #{} {} · {regions}", row.set.0, row.name));
    }
    let mut table = Table::new(&[
        report.say("Region", "Región"),
        report.say("Accounts", "Cuentas"),
        report.say("Potential", "Potencial"),
        report.say("Most in territory", "La mayoría en"),
        report.say("There", "Allí"),
    ]);
    for row in &view.regions {
        let nobody = report.say("(in none)", "(en ninguno)");
        let most = match (&row.territory, row.load.accounts) {
            (_, 0) => "",
            (None, _) => nobody,
            (Some(_), _) => row.territory_name.as_str(),
        };
        table.row(vec![
            Cell::text(&row.name),
            Cell::Count(row.load.accounts),
            Cell::money(row.load.potential),
            Cell::text(most),
            Cell::Count(row.there),
        ]);
    }
    report.gap();
    report.table(&table);
    report.gap();
    report.facts(&[
        (report.say("In no region", "En ninguna región"), report.load(head, &view.outside)),
        (report.say("Without a place", "Sin lugar"), report.load(head, &view.unplaced)),
    ]);
}
