//! Payouts: what each person would be paid, and what the year costs.

use desk::request::Head;
use desk::view::PayoutsView;
use plan::money::Rate;
use plan::payout::{Cost, Pay};

use super::numbers::percent;
use super::report::Report;
use super::table::{Cell, Table};

pub fn write(report: &mut Report, head: &Head, view: &PayoutsView) {
    report.title(head, "Projected payouts", "Pagos proyectados");
    let cost = &view.cost;
    report.facts(&[
        (report.say("Attainment set for all", "Logro fijado para todos"), report.percent(view.attainment)),
        (report.say("Base", "Salario base"), report.money(head, cost.base)),
        (report.say("Projected variable", "Variable proyectada"), report.money(head, cost.variable)),
        (report.say("Accelerators", "Aceleradores"), report.money(head, cost.accelerators)),
        (report.say("Total cash", "Efectivo total"), report.money(head, cost.total)),
        (report.say("Bookings", "Ventas"), report.money(head, cost.bookings)),
        (
            report.say("CCOS (total cash / bookings)", "CCOS (efectivo total / ventas)"),
            report.percent(cost.ccos),
        ),
    ]);
    people(report, view);
    pay_plans(report, view);
    costs(report, view);
}

fn people(report: &mut Report, view: &PayoutsView) {
    let titles = |report: &Report, who: &'static str| {
        [
            "#",
            who,
            report.say("Attainment", "Logro"),
            report.say("Base", "Salario base"),
            report.say("Target variable", "Variable objetivo"),
            report.say("Projected variable", "Variable proyectada"),
            report.say("of which accelerator", "de ello, acelerador"),
            report.say("Projected total", "Total proyectado"),
            report.say("Variable to base", "Variable sobre base"),
            report.say("To target", "Sobre objetivo"),
        ]
    };
    let row = |id: u32, name: &str, attainment: Option<Rate>, pay: &Pay| {
        vec![
            Cell::Count(id),
            Cell::text(name),
            Cell::percent(attainment),
            Cell::money(pay.base),
            Cell::money(pay.target_variable),
            Cell::money(pay.variable),
            Cell::money(pay.accelerator),
            Cell::money(pay.total),
            Cell::percent(pay.share_of_base),
            Cell::percent(pay.share_of_target),
        ]
    };
    let mut sellers = Table::new(&titles(report, report.say("Seller", "Vendedor")));
    for seller in &view.sellers {
        let outlook = &seller.outlook;
        sellers.row(row(outlook.seller.0, &seller.name, Some(outlook.attainment), &outlook.pay));
    }
    let mut presales = Table::new(&titles(report, report.say("Presales", "Preventa")));
    for member in &view.presales {
        let outlook = &member.outlook;
        presales.row(row(outlook.presales.0, &member.name, outlook.attainment, &outlook.pay));
    }
    report.part("Sellers: accelerators above target", "Vendedores: aceleradores sobre la meta");
    report.table(&sellers);
    report.part("Presales: linear on the pool", "Preventa: lineal sobre el pool");
    report.table(&presales);
}

fn pay_plans(report: &mut Report, view: &PayoutsView) {
    let mut table = Table::new(&[
        "#",
        report.say("Pay plan", "Plan de compensación"),
        report.say("People", "Personas"),
        report.say("Tiers", "Tramos"),
    ]);
    for row in &view.pay_plans {
        let tiers = row.plan.tiers.iter().map(|tier| {
            let times = desk::words::numbers::times(tier.multiplier, report.language);
            format!("{} {} {times}×", report.say("from", "desde"), percent(tier.from, 0, report.language))
        });
        table.row(vec![
            Cell::Count(row.plan.id.0),
            Cell::text(&row.plan.name),
            Cell::Count(row.people),
            Cell::Text(tiers.collect::<Vec<_>>().join(", ")),
        ]);
    }
    report.part("Pay plans", "Planes de compensación");
    report.table(&table);
}

fn costs(report: &mut Report, view: &PayoutsView) {
    let mut table = Table::new(&[
        report.say("Attainment", "Logro"),
        report.say("Total cash", "Efectivo total"),
        report.say("Accelerators", "Aceleradores"),
        report.say("Bookings", "Ventas"),
        "CCOS",
    ]);
    for point in &view.cost_by_attainment {
        let Cost { total, accelerators, bookings, ccos, .. } = point.cost;
        table.row(vec![
            Cell::percent(point.attainment),
            Cell::money(total),
            Cell::money(accelerators),
            Cell::money(bookings),
            Cell::percent(ccos),
        ]);
    }
    report.part("Cost at other attainments", "Costo con otros logros");
    report.table(&table);
}
