//! Territories: what each holds, and the rules that fill them.

use desk::request::Head;
use desk::view::{RuleRow, TerritoriesView, TerritoryRow};

use plan::evenness::Measured;

use super::numbers::NOTHING;
use super::report::Report;
use super::table::{Cell, Table};

pub fn write(report: &mut Report, head: &Head, view: &TerritoriesView) {
    report.title(head, "Territories", "Territorios");
    report.facts(&[
        (report.say("All accounts", "Todas las cuentas"), report.load(head, &view.total)),
        (report.say("Unassigned", "Sin asignar"), report.load(head, &view.unassigned)),
        (report.say("Kept out", "Excluidas"), report.load(head, &view.kept_out)),
    ]);
    report.gap();
    let mut table = Table::new(&[
        "#",
        report.say("Territory", "Territorio"),
        report.say("Seller", "Vendedor"),
        report.say("Accounts", "Cuentas"),
        report.say("Customers", "Clientes"),
        report.say("By hand", "A mano"),
        report.say("Potential", "Potencial"),
        report.say("Hours", "Horas"),
        report.say("Last bookings", "Ventas anteriores"),
        report.say("To mean", "Sobre la media"),
        report.say("Quota to potential", "Cuota sobre potencial"),
    ]);
    for row in &view.territories {
        table.row(territory(row));
    }
    report.table(&table);

    report.part("How even they are", "Qué tan parejos son");
    let mut table = Table::new(&[
        report.say("Measure", "Medida"),
        report.say("Largest to mean", "Mayor sobre la media"),
        report.say("Smallest to mean", "Menor sobre la media"),
        report.say("Coefficient of variation", "Coeficiente de variación"),
        "Gini",
    ]);
    for row in &view.evenness {
        let gini = row.gini.map_or(Cell::text(NOTHING), |gini| Cell::Ratio(Some(gini)));
        let measure = Cell::text(measure(report, row.measure));
        table.row(vec![
            measure,
            Cell::percent(row.most),
            Cell::percent(row.least),
            Cell::percent(row.variation),
            gini,
        ]);
    }
    report.table(&table);
    let empty = view.territories.iter().filter(|row| row.outlook.load.accounts == 0).count();
    if empty > 0 {
        let said = report
            .say("territories without accounts are left out.", "territorios sin cuentas no se consideran.");
        report.line(&format!("{empty} {said}"));
    }

    super::ground::travel(report, view);
    report.part("Rules: the first match wins", "Reglas: gana la primera que coincide");
    let mut table = Table::new(&[
        report.say("Place", "Lugar"),
        "#",
        report.say("Territory", "Territorio"),
        report.say("Holds", "Incluye"),
        report.say("Matches", "Coincide con"),
        report.say("Taken by hand", "Tomadas a mano"),
        report.say("Taken by earlier rules", "Tomadas por anteriores"),
        report.say("Accounts whose", "Cuentas cuyo"),
    ]);
    for row in &view.rules {
        table.row(vec![
            Cell::Count(row.place),
            Cell::id(row.rule.id.0),
            match row.rule.territory {
                Some(_) => Cell::text(&row.territory_name),
                None => Cell::text(report.say("(kept out)", "(excluidas)")),
            },
            Cell::Count(row.holds),
            Cell::Count(row.matches),
            Cell::Count(row.by_hand),
            Cell::Text(taken(report, row)),
            Cell::text(&row.text),
        ]);
    }
    report.table(&table);
}

/// `12 (rule 3: 9, rule 5: 3)`.
fn taken(report: &Report, row: &RuleRow) -> String {
    const MOST: usize = 2;
    if row.earlier.is_empty() {
        return NOTHING.to_owned();
    }
    let rule = report.say("rule", "regla");
    let told = row
        .earlier
        .iter()
        .take(MOST)
        .map(|share| format!("{rule} {}: {}", share.place, report.count(share.accounts)));
    let mut told: Vec<String> = told.collect();
    if row.earlier.len() > MOST {
        told.push("…".to_owned());
    }
    let all = row.earlier.iter().map(|share| share.accounts).sum();
    format!("{} ({})", report.count(all), told.join(", "))
}

pub(super) fn measure(report: &Report, measure: Measured) -> &'static str {
    match measure {
        Measured::Potential => report.say("Potential", "Potencial"),
        Measured::Workload => report.say("Hours", "Horas"),
        Measured::Accounts => report.say("Accounts", "Cuentas"),
        Measured::Customers => report.say("Customers", "Clientes"),
        Measured::LastBookings => report.say("Last bookings", "Ventas anteriores"),
    }
}

fn territory(row: &TerritoryRow) -> Vec<Cell> {
    let load = &row.outlook.load;
    vec![
        Cell::id(row.outlook.territory.0),
        Cell::text(&row.name),
        Cell::text(&row.seller_name),
        Cell::Count(load.accounts),
        Cell::Count(load.customers),
        Cell::Count(load.by_hand),
        Cell::money(load.potential),
        Cell::Quantity(Some(load.workload)),
        Cell::money(load.last_bookings),
        Cell::percent(row.outlook.balance),
        Cell::percent(row.quota_to_potential),
    ]
}
