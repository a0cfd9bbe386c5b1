//! Overview: where the plan stands in one page.

use desk::request::Head;
use desk::view::OverviewView;

use super::report::Report;

pub fn write(report: &mut Report, head: &Head, view: &OverviewView) {
    report.title(head, "Overview", "Resumen");
    let sum = &view.quotas;
    report.part("Quotas", "Cuotas");
    report.facts(&[
        (report.say("Company plan", "Plan de la empresa"), report.money(head, sum.company_plan)),
        (report.say("Regional target", "Meta regional"), report.money(head, sum.regional_target)),
        (
            report.say("Wanted sum, with all teams", "Suma buscada, con todos los equipos"),
            report.money(head, sum.wanted_sum),
        ),
        (
            report.say("Sum of rep quotas", "Suma de cuotas individuales"),
            report.money(head, sum.sum_rep_quotas),
        ),
        (report.say("Left to assign", "Por asignar"), report.money(head, sum.left_to_assign)),
        (
            report.say("Over-assignment (of the company plan)", "Sobreasignación (del plan de la empresa)"),
            report.percent(sum.over_assignment),
        ),
        (
            report.say("Carried this year (ramp, dates)", "A cargo este año (rampa, fechas)"),
            report.money(head, sum.capacity),
        ),
        (
            report.say("Pool targets (street quota)", "Metas de los pools (cuota street)"),
            report.money(head, view.pool_targets),
        ),
        (
            report.say("Last year’s bookings", "Ventas del año anterior"),
            report.money(head, view.last_bookings),
        ),
        (
            report.say("Quota to potential, median", "Cuota sobre potencial, mediana"),
            report.percent(view.median_quota_to_potential),
        ),
        (
            report.say("Sellers within 80% to 120% of it", "Vendedores entre el 80 % y el 120 % de ella"),
            report.percent(view.fair_share),
        ),
    ]);
    report.part("Coverage", "Cobertura");
    report.facts(&[
        (report.say("All", "Todo"), report.load(head, &view.accounts)),
        (report.say("Unassigned", "Sin asignar"), report.load(head, &view.unassigned)),
    ]);
    report.part("Projected cost", "Costo proyectado");
    let cost = &view.cost;
    report.facts(&[
        (report.say("Attainment assumed", "Logro supuesto"), report.percent(head.attainment)),
        (report.say("Total cash", "Efectivo total"), report.money(head, cost.total)),
        (report.say("Bookings", "Ventas"), report.money(head, cost.bookings)),
        (
            report.say("CCOS (total cash / bookings)", "CCOS (efectivo total / ventas)"),
            report.percent(cost.ccos),
        ),
    ]);
    if !view.findings.is_empty() {
        report.part("To decide", "Por decidir");
        report.findings(&view.findings);
    }
}
