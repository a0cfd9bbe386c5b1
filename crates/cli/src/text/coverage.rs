//! Coverage: who covers what, as numbers and as bars.

use desk::request::Head;
use desk::view::CoverageView;
use plan::money::{Money, mul_div};

use super::report::Report;
use super::table::{Cell, Table};

/// Blocks of the longest bar.
const LONGEST: i128 = 24;

pub fn write(report: &mut Report, head: &Head, view: &CoverageView) {
    report.title(head, "Coverage", "Cobertura");
    report.facts(&[
        (report.say("All accounts", "Todas las cuentas"), report.load(head, &view.total)),
        (report.say("Unassigned", "Sin asignar"), report.load(head, &view.unassigned)),
        (report.say("Kept out", "Excluidas"), report.load(head, &view.kept_out)),
        (
            report.say("Territories without seller", "Territorios sin vendedor"),
            report.count(view.territories_without_seller),
        ),
        (
            report.say("Pools without presales", "Pools sin preventa"),
            report.count(view.pools_without_presales),
        ),
        (
            report.say("Sellers without pool", "Vendedores sin pool"),
            report.count(u32::try_from(view.sellers_without_pool.len()).unwrap_or(u32::MAX)),
        ),
    ]);
    report.part("Segments", "Segmentos");
    segments(report, view);
    report.part("Territories", "Territorios");
    territories(report, view);
    if !view.gaps.is_empty() {
        report.part("Nobody covers", "Nadie cubre");
        report.findings(&view.gaps);
    }
}

fn segments(report: &mut Report, view: &CoverageView) {
    let mut table = Table::new(&[
        report.say("Segment", "Segmento"),
        report.say("Accounts", "Cuentas"),
        report.say("Potential", "Potencial"),
        report.say("Hours", "Horas"),
        report.say("Unassigned", "Sin asignar"),
        report.say("With seller", "Con vendedor"),
        report.say("With presales", "Con preventa"),
        report.say("Sellers", "Vendedores"),
        report.say("Hours per seller", "Horas por vendedor"),
    ]);
    for row in &view.segments {
        table.row(vec![
            Cell::text(&row.segment),
            Cell::Count(row.load.accounts),
            Cell::money(row.load.potential),
            Cell::Quantity(Some(row.load.workload)),
            Cell::Count(row.unassigned.accounts),
            Cell::Count(row.with_seller),
            Cell::Count(row.with_presales),
            Cell::Count(row.sellers),
            Cell::Quantity(row.mean_workload_per_seller),
        ]);
    }
    report.table(&table);
}

fn territories(report: &mut Report, view: &CoverageView) {
    let mut table = Table::new(&[
        report.say("Territory", "Territorio"),
        report.say("Seller", "Vendedor"),
        report.say("Accounts", "Cuentas"),
        report.say("Hours", "Horas"),
        report.say("Quota to potential", "Cuota sobre potencial"),
        report.say("Potential", "Potencial"),
        "",
    ]);
    let most = view.territories.iter().map(|row| row.outlook.load.potential).max().unwrap_or_default();
    for row in &view.territories {
        let load = &row.outlook.load;
        table.row(vec![
            Cell::text(&row.name),
            Cell::text(&row.seller_name),
            Cell::Count(load.accounts),
            Cell::Quantity(Some(load.workload)),
            Cell::percent(row.quota_to_potential),
            Cell::money(load.potential),
            Cell::Text(bar(load.potential, most)),
        ]);
    }
    report.table(&table);
}

fn bar(value: Money, most: Money) -> String {
    let blocks = mul_div(value.thousandths(), LONGEST, most.thousandths()).unwrap_or_default();
    "█".repeat(usize::try_from(blocks).unwrap_or_default())
}
