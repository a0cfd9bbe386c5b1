//! Quotas: individual quotas against the company plan.

use desk::request::Head;
use desk::view::QuotasView;

use super::report::Report;
use super::table::{Cell, Table};

pub fn write(report: &mut Report, head: &Head, view: &QuotasView) {
    report.title(head, "Quotas", "Cuotas");
    let sum = &view.sum;
    report.facts(&[
        (report.say("Company plan", "Plan de la empresa"), report.money(head, sum.company_plan)),
        (
            report.say("Over-assignment wanted", "Sobreasignación buscada"),
            report.percent(view.over_assignment_wanted),
        ),
        (report.say("Wanted sum", "Suma buscada"), report.money(head, sum.wanted_sum)),
        (
            report.say("Sum of rep quotas", "Suma de cuotas individuales"),
            report.money(head, sum.sum_rep_quotas),
        ),
        (report.say("of which locked", "de ella, bloqueado"), report.money(head, sum.locked)),
        (report.say("Left to assign", "Por asignar"), report.money(head, sum.left_to_assign)),
        (
            report.say("Over-assignment (of the company plan)", "Sobreasignación (del plan de la empresa)"),
            report.percent(sum.over_assignment),
        ),
        (
            report.say("Quota to potential, median", "Cuota sobre potencial, mediana"),
            report.percent(view.median_quota_to_potential),
        ),
    ]);
    report.gap();
    let mut table = Table::new(&[
        "#",
        report.say("Seller", "Vendedor"),
        report.say("Segment", "Segmento"),
        report.say("Pool", "Pool"),
        report.say("Accounts", "Cuentas"),
        report.say("Potential", "Potencial"),
        report.say("Last bookings", "Ventas anteriores"),
        report.say("Quota", "Cuota"),
        report.say("Locked", "Bloqueada"),
        report.say("Carried", "A cargo"),
        report.say("Carried quota", "Cuota a cargo"),
        report.say("To potential", "Sobre potencial"),
        report.say("Growth", "Crecimiento"),
        "OTE",
    ]);
    for row in &view.rows {
        let outlook = &row.outlook;
        table.row(vec![
            Cell::Count(outlook.seller.0),
            Cell::text(&row.name),
            Cell::text(&row.segment),
            Cell::text(&row.pool_names),
            Cell::Count(outlook.load.accounts),
            Cell::money(outlook.load.potential),
            Cell::money(row.last_bookings),
            Cell::money(outlook.quota),
            Cell::text(if row.locked { report.say("yes", "sí") } else { "" }),
            Cell::percent(outlook.carried_share),
            Cell::money(outlook.carried_quota),
            Cell::percent(outlook.quota_to_potential),
            Cell::percent(outlook.growth),
            Cell::money(row.ote),
        ]);
    }
    let blank = || Cell::text("");
    table.sums(vec![
        blank(),
        Cell::text(report.say("Total", "Total")),
        blank(),
        blank(),
        blank(),
        blank(),
        blank(),
        Cell::money(sum.sum_rep_quotas),
        blank(),
        blank(),
        Cell::money(sum.capacity),
    ]);
    report.table(&table);
}
