//! Payouts: what each person would be paid, by which plan and when, and what the year costs.

mod plans;

use desk::request::Head;
use desk::view::{PayoutsView, QuotaRow};
use plan::money::{Money, Rate};
use plan::payout::{Cost, Pay};

use super::numbers::percent;
use super::report::Report;
use super::table::{Cell, Table};

pub fn write(report: &mut Report, head: &Head, view: &PayoutsView) {
    report.title(head, "Projected payouts", "Pagos proyectados");
    facts(report, head, view);
    teams(report, view);
    people(report, view);
    quarters(report, view);
    plans::write(report, head, view);
    costs(report, view);
    deals(report, view);
    if !view.findings.is_empty() {
        report.part("To decide", "Por decidir");
        report.findings(&view.findings);
    }
}

fn facts(report: &mut Report, head: &Head, view: &PayoutsView) {
    let cost = &view.cost;
    let mut facts = vec![
        (report.say("Attainment set for all", "Logro fijado para todos"), report.percent(view.attainment)),
        (report.say("Attainments assumed", "Logros supuestos"), distribution(report, view)),
        (report.say("Base", "Salario base"), report.money(head, cost.base)),
        (report.say("Projected variable", "Variable proyectada"), report.money(head, cost.variable)),
        (report.say("Accelerators", "Aceleradores"), report.money(head, cost.accelerators)),
        (report.say("Total cash", "Efectivo total"), report.money(head, cost.total)),
    ];
    if cost.budget.is_some() {
        facts.extend([
            (report.say("Pay budget", "Presupuesto de compensación"), report.money(head, cost.budget)),
            (
                report.say("Total cash less budget", "Efectivo total menos presupuesto"),
                report.money(head, cost.variance),
            ),
        ]);
    }
    facts.extend([
        (report.say("Bookings", "Ventas"), report.money(head, cost.bookings)),
        (
            report.say("CCOS (total cash / bookings)", "CCOS (efectivo total / ventas)"),
            report.percent(cost.ccos),
        ),
    ]);
    report.facts(&facts);
}

/// How attainments lie around their mean, for the checks of the pay plans.
fn distribution(report: &Report, view: &PayoutsView) -> String {
    let shown = |rate: Rate| percent(rate, 1, report.language);
    let (mean, deviation) = (shown(view.distribution.mean), shown(view.distribution.deviation));
    let (reached, tenth) = (shown(view.at_quota), shown(view.ninth_decile));
    match report.language {
        desk::problem::Language::En => format!(
            "mean {mean}, deviation {deviation}: {reached} of sellers reach quota, one in ten passes {tenth}"
        ),
        desk::problem::Language::Es => format!(
            "media {mean}, desviación {deviation}: el {reached} de los vendedores llega a la cuota, uno de cada diez supera el {tenth}"
        ),
    }
}

/// Only where a team has an attainment of its own.
fn teams(report: &mut Report, view: &PayoutsView) {
    if view.teams.iter().all(|row| row.typed.is_none()) {
        return;
    }
    let mut table = Table::new(&[
        "#",
        report.say("Team", "Equipo"),
        report.say("Set for it", "Fijado para él"),
        report.say("Assumed", "Supuesto"),
    ]);
    for row in &view.teams {
        let blank = "  ".repeat(row.depth.saturating_sub(1) as usize);
        table.row(vec![
            Cell::id(row.team.0),
            Cell::Text(format!("{blank}{}", row.name)),
            Cell::percent(row.typed),
            Cell::percent(row.assumed),
        ]);
    }
    report.part("Attainment by team", "Logro por equipo");
    report.table(&table);
}

/// One table of people; scores stand in it where somebody has one.
struct People {
    table: Table,
    scored: bool,
}

impl People {
    fn new(report: &Report, who: &[&'static str], scored: bool) -> People {
        let mut titles = vec!["#"];
        titles.extend(who);
        titles.extend([report.say("Pay plan", "Plan de compensación"), report.say("Attainment", "Logro")]);
        if scored {
            titles.push(report.say("Objectives", "Objetivos"));
        }
        titles.extend([
            report.say("Base", "Salario base"),
            report.say("Target variable", "Variable objetivo"),
            report.say("Projected variable", "Variable proyectada"),
            report.say("of which accelerator", "de ello, acelerador"),
            report.say("Projected total", "Total proyectado"),
            report.say("Variable to base", "Variable sobre base"),
            report.say("To target", "Sobre objetivo"),
        ]);
        People { table: Table::new(&titles), scored }
    }

    fn row(&mut self, id: u32, who: &[&str], plan: &str, attained: (Option<Rate>, Option<Rate>), pay: &Pay) {
        let mut cells = vec![Cell::Count(id)];
        cells.extend(who.iter().map(|text| Cell::text(text)));
        cells.extend([Cell::text(plan), Cell::percent(attained.0)]);
        if self.scored {
            cells.push(Cell::percent(attained.1));
        }
        cells.extend([
            Cell::money(pay.base),
            Cell::money(pay.target_variable),
            Cell::money(pay.variable),
            Cell::money(pay.accelerator),
            Cell::money(pay.total),
            Cell::percent(pay.share_of_base),
            Cell::percent(pay.share_of_target),
        ]);
        self.table.row(cells);
    }
}

fn people(report: &mut Report, view: &PayoutsView) {
    let plan = |pay: &Pay| {
        let row = view.pay_plans.iter().find(|row| Some(row.plan.id) == pay.plan);
        row.map_or("", |row| row.plan.name.as_str())
    };
    let scored = view.sellers.iter().any(|row: &QuotaRow| row.score.is_some());
    let mut sellers = People::new(report, &[report.say("Seller", "Vendedor")], scored);
    for row in &view.sellers {
        let (outlook, pay) = (&row.outlook, &row.outlook.pay);
        sellers.row(outlook.seller.0, &[&row.name], plan(pay), (Some(outlook.attainment), row.score), pay);
    }
    let scored = view.presales.iter().any(|row| row.score.is_some());
    let mut presales = People::new(report, &[report.say("Presales", "Preventa")], scored);
    for row in &view.presales {
        let (outlook, pay) = (&row.outlook, &row.outlook.pay);
        presales.row(outlook.presales.0, &[&row.name], plan(pay), (outlook.attainment, row.score), pay);
    }
    let scored = view.managers.iter().any(|row| row.score.is_some());
    let titles = [report.say("Manager", "Gerente"), report.say("Team", "Equipo")];
    let mut managers = People::new(report, &titles, scored);
    for row in &view.managers {
        let (outlook, pay) = (&row.outlook, &row.outlook.pay);
        let who = [row.name.as_str(), row.team_name.as_str()];
        managers.row(outlook.team.0, &who, plan(pay), (outlook.attainment, row.score), pay);
    }
    report.part("Sellers: on their own quotas", "Vendedores: sobre sus propias cuotas");
    report.table(&sellers.table);
    report.part("Presales: on their pools", "Preventa: sobre sus pools");
    report.table(&presales.table);
    report.part("Managers: on their teams", "Gerentes: sobre sus equipos");
    report.table(&managers.table);
}

fn quarters(report: &mut Report, view: &PayoutsView) {
    let mut table = Table::new(&[
        report.say("Quarter", "Trimestre"),
        report.say("Base", "Salario base"),
        report.say("Variable paid out", "Variable pagada"),
        report.say("Total cash", "Efectivo total"),
        report.say("Bookings", "Ventas"),
    ]);
    let mut sums = [Money::ZERO; 4];
    for (place, quarter) in view.quarters.iter().enumerate() {
        let amounts = [quarter.base, quarter.variable, quarter.total, quarter.bookings];
        for (sum, amount) in sums.iter_mut().zip(amounts) {
            *sum += amount;
        }
        let name = format!("{}{}", report.say("Q", "T"), place + 1);
        table.row([Cell::Text(name)].into_iter().chain(amounts.map(Cell::money)).collect());
    }
    let total = Cell::text(report.say("Year", "Año"));
    table.sums([total].into_iter().chain(sums.map(Cell::money)).collect());
    report.part("Pay by quarter, as it is paid", "Pago por trimestre, según se paga");
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

/// Only where deals are typed.
fn deals(report: &mut Report, view: &PayoutsView) {
    if view.deals.is_empty() {
        return;
    }
    let mut table = Table::new(&[
        "#",
        report.say("Deal", "Negocio"),
        report.say("Seller", "Vendedor"),
        report.say("Date", "Fecha"),
        report.say("Amount", "Monto"),
        report.say("Units", "Unidades"),
        report.say("Cancelled on", "Cancelado el"),
        "",
    ]);
    for row in &view.deals {
        let deal = &row.deal;
        let note = report.say("outside the plan year: does not count", "fuera del año del plan: no cuenta");
        table.row(vec![
            Cell::id(deal.id.0),
            Cell::text(&deal.name),
            Cell::text(&row.seller_name),
            Cell::Text(deal.date.to_string()),
            Cell::money(deal.amount),
            Cell::Quantity(Some(deal.units)),
            Cell::Text(deal.cancelled.map(|day| day.to_string()).unwrap_or_default()),
            Cell::text(if row.outside { note } else { "" }),
        ]);
    }
    report.part("Typed deals, in place of an attainment", "Negocios ingresados, en lugar de un logro");
    report.table(&table);
}
