//! Territories on the ground: travel and changes of owner, what the map shows, and accounts in groups.

use desk::request::Head;
use desk::view::{MapView, OwnerChange, TerritoriesView, TreeLevel, TreemapView};
use plan::money::Rate;

use super::report::Report;
use super::table::{Cell, Table};

/// Distances in kilometres, compactness, and who would get another seller.
pub fn travel(report: &mut Report, view: &TerritoriesView) {
    report.part(
        "On the ground: kilometres as the crow flies from the centre of the workload",
        "Sobre el terreno: kilómetros en línea recta desde el centro de la carga",
    );
    let mut table = Table::new(&[
        report.say("Territory", "Territorio"),
        report.say("With a place", "Con lugar"),
        report.say("Mean km", "Km de media"),
        report.say("Km to visit all", "Km para visitarlas"),
        report.say("Compact", "Compacto"),
        report.say("Change hands", "Cambian de manos"),
        report.say("Their potential", "Su potencial"),
        report.say("Of owned", "De las atendidas"),
    ]);
    for (row, ground) in view.territories.iter().zip(&view.ground) {
        let mut cells = vec![
            Cell::text(&row.name),
            Cell::Count(ground.placed),
            Cell::Quantity(ground.mean_km),
            Cell::Quantity(ground.total_km),
            Cell::percent(ground.compactness),
        ];
        cells.extend(owner_change(&ground.owner_change));
        table.row(cells);
    }
    let mut sums = vec![Cell::text(report.say("All accounts", "Todas las cuentas"))];
    sums.resize_with(5, || Cell::text(""));
    sums.extend(owner_change(&view.owner_change));
    table.sums(sums);
    report.table(&table);
}

fn owner_change(owner_change: &OwnerChange) -> [Cell; 3] {
    let share = owner_change.changing_potential.share_of(owner_change.owned_potential);
    [
        Cell::Count(owner_change.changing),
        Cell::money(owner_change.changing_potential),
        Cell::percent(share.filter(|_| owner_change.owned > 0)),
    ]
}

pub fn map(report: &mut Report, head: &Head, view: &MapView) {
    report.title(head, "Map", "Mapa");
    let names = [
        report.say("By their own coordinates", "Por coordenadas propias"),
        report.say("By postal code", "Por código postal"),
        report.say("By city", "Por ciudad"),
        report.say("By state", "Por estado"),
        report.say("By country", "Por país"),
    ];
    let facts: Vec<(&str, String)> =
        names.into_iter().zip(&view.placed_by).map(|(name, count)| (name, report.count(*count))).collect();
    report.facts(&facts);
    report.line(&format!("  {}: {}", report.say("Places", "Lugares"), view.attribution));
    report.part("Accounts that cannot be placed", "Cuentas que no se pueden ubicar");
    let mut table = Table::new(&["#", report.say("Account", "Cuenta"), report.say("Address", "Dirección")]);
    for row in &view.unplaced_rows {
        table.row(vec![Cell::id(row.account.0), Cell::text(&row.name), Cell::text(&row.address)]);
    }
    report.table(&table);
}

pub fn treemap(report: &mut Report, head: &Head, view: &TreemapView) {
    report.title(head, "Groups", "Grupos");
    report.facts(&[(report.say("All accounts", "Todas las cuentas"), report.load(head, &view.total))]);
    report.gap();
    let mut table = Table::new(&[
        level(report, view.outer),
        level(report, view.inner),
        report.say("Accounts", "Cuentas"),
        report.say("Potential", "Potencial"),
        report.say("Share", "Parte"),
        report.say("Hours", "Horas"),
        report.say("Last bookings", "Ventas anteriores"),
    ]);
    let nothing = report.say("(not set)", "(sin dato)");
    let named = |name: &str| Cell::text(if name.is_empty() { nothing } else { name });
    for group in &view.groups {
        for part in &group.parts {
            table.row(vec![
                named(&group.name),
                named(&part.name),
                Cell::Count(part.load.accounts),
                Cell::money(part.load.potential),
                Cell::percent(share(view, part.load.potential)),
                Cell::Quantity(Some(part.load.workload)),
                Cell::money(part.load.last_bookings),
            ]);
        }
    }
    report.table(&table);
}

fn share(view: &TreemapView, potential: plan::money::Money) -> Option<Rate> {
    potential.share_of(view.total.potential)
}

fn level(report: &Report, level: TreeLevel) -> &'static str {
    match level {
        TreeLevel::Territory => report.say("Territory", "Territorio"),
        TreeLevel::Segment => report.say("Segment", "Segmento"),
        TreeLevel::Industry => report.say("Industry", "Sector"),
        TreeLevel::Country => report.say("Country", "País"),
        TreeLevel::State => report.say("State", "Estado"),
        TreeLevel::Owner => report.say("Owner", "Responsable"),
    }
}
