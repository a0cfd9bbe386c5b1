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
        (report.say("Regional target", "Meta regional"), report.money(head, sum.regional_target)),
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
    ]);
    report.gap();
    let mut table = Table::new(&[
        "#",
        report.say("Seller", "Vendedor"),
        report.say("Team", "Equipo"),
        report.say("Pool", "Pool"),
        report.say("Accounts", "Cuentas"),
        report.say("Potential", "Potencial"),
        report.say("Last bookings", "Ventas anteriores"),
        report.say("Quota", "Cuota"),
        report.say("Locked", "Bloqueada"),
        report.say("Carried", "A cargo"),
        report.say("Carried quota", "Cuota a cargo"),
        report.say("To potential", "Sobre potencial"),
        report.say("x median", "x mediana"),
        report.say("To OTE", "Sobre OTE"),
        report.say("x median", "x mediana"),
        report.say("To last year", "Sobre año anterior"),
        report.say("x median", "x mediana"),
    ]);
    for row in &view.rows {
        let outlook = &row.outlook;
        table.row(vec![
            Cell::Count(outlook.seller.0),
            Cell::text(&row.name),
            Cell::text(&row.team_name),
            Cell::text(&row.pool_names),
            Cell::Count(outlook.load.accounts),
            Cell::money(outlook.load.potential),
            Cell::money(row.last_bookings),
            Cell::money(outlook.quota),
            Cell::text(if row.locked { report.say("yes", "sí") } else { "" }),
            Cell::percent(outlook.carried_share),
            Cell::money(outlook.carried_quota),
            Cell::percent(outlook.to_potential.ratio),
            Cell::Ratio(outlook.to_potential.times),
            Cell::Ratio(outlook.to_pay.ratio),
            Cell::Ratio(outlook.to_pay.times),
            Cell::percent(outlook.to_last_year.ratio),
            Cell::Ratio(outlook.to_last_year.times),
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
