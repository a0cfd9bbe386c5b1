//! Quotas: individual quotas against the company plan.

use desk::request::Head;
use desk::view::{QuotaRow, QuotasView};
use plan::fairness::Fairness;
use plan::money::Rate;

use super::numbers::{NOTHING, decimals_of, money, percent, ratio};
use super::report::Report;
use super::table::{Cell, Table};

/// A title, what stands below it for each seller, and the sum of all.
type Column<'a> = (&'static str, Box<dyn Fn(&QuotaRow) -> Cell + 'a>, Cell);

pub fn write(report: &mut Report, head: &Head, view: &QuotasView) {
    report.title(head, "Quotas", "Cuotas");
    facts(report, head, view);
    report.gap();
    let table = {
        let columns = columns(report, head, view);
        let titles: Vec<&str> = columns.iter().map(|(title, ..)| *title).collect();
        let mut table = Table::new(&titles);
        for row in &view.rows {
            table.row(columns.iter().map(|(_, cell, _)| cell(row)).collect());
        }
        table.sums(columns.into_iter().map(|(.., sum)| sum).collect());
        table
    };
    report.table(&table);
    if view.rows.iter().any(|row| row.outlook.to_pay.times.is_some()) {
        report.line(report.say(
            "  In brackets: times the median of the peers, the sellers of the team (of the nearest team above with at least three to compare).",
            "  Entre paréntesis: veces la mediana de sus pares, los vendedores del equipo (o del primer equipo superior con al menos tres comparables).",
        ));
    }
}

fn facts(report: &mut Report, head: &Head, view: &QuotasView) {
    let sum = &view.sum;
    report.facts(&[
        (report.say("Company plan", "Plan de la empresa"), report.money(head, sum.company_plan)),
        (
            report.say(
                "Over-assignment wanted (of the company plan)",
                "Sobreasignación buscada (del plan de la empresa)",
            ),
            report.percent(view.over_assignment_wanted),
        ),
        (report.say("Regional target", "Meta regional"), report.money(head, sum.regional_target)),
        (
            report.say("Wanted sum, with all teams", "Suma buscada, con todos los equipos"),
            report.money(head, sum.wanted_sum),
        ),
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
}

/// What nobody uses (weights, changes during the year) has no column.
fn columns<'a>(report: &'a Report, head: &'a Head, view: &'a QuotasView) -> Vec<Column<'a>> {
    let blank = || Cell::text("");
    let any = |is: &dyn Fn(&QuotaRow) -> bool| view.rows.iter().any(is);
    let changing = any(&|row| row.outlook.quota.unwrap_or_default() != row.outlook.counted_quota);
    let sum = Cell::money(view.sum.sum_rep_quotas);
    let mut columns: Vec<Column> = vec![
        ("#", Box::new(|row| Cell::id(row.outlook.seller.0)), blank()),
        (
            report.say("Seller", "Vendedor"),
            Box::new(|row| Cell::text(&row.name)),
            Cell::text(report.say("Total", "Total")),
        ),
        (report.say("Team", "Equipo"), Box::new(|row| Cell::text(&row.team_name)), blank()),
        (report.say("Pool", "Pool"), Box::new(|row| Cell::text(&row.pool_names)), blank()),
        (report.say("Accounts", "Cuentas"), Box::new(|row| Cell::Count(row.outlook.load.accounts)), blank()),
        (
            report.say("Potential", "Potencial"),
            Box::new(|row| Cell::money(row.outlook.load.potential)),
            blank(),
        ),
        (
            report.say("Last bookings", "Ventas anteriores"),
            Box::new(|row| Cell::money(row.last_bookings)),
            blank(),
        ),
        (
            report.say("Quota", "Cuota"),
            Box::new(|row| Cell::money(row.outlook.quota)),
            if changing { blank() } else { sum.clone() },
        ),
    ];
    if changing {
        columns.push((
            report.say("At year end", "Al final del año"),
            Box::new(|row| Cell::money(row.outlook.counted_quota)),
            sum,
        ));
    }
    if any(&|row| row.locked) {
        let yes = report.say("yes", "sí");
        let locked = move |row: &QuotaRow| Cell::text(if row.locked { yes } else { "" });
        columns.push((report.say("Locked", "Bloqueada"), Box::new(locked), blank()));
    }
    if any(&|row| row.weight.is_some()) {
        let weight = |row: &QuotaRow| {
            let written = row.weight.map(|weight| desk::words::numbers::quantity(weight, report.language));
            Cell::Number(written.unwrap_or_default())
        };
        columns.push((report.say("Weight", "Peso"), Box::new(weight), blank()));
    }
    columns.push((
        report.say("Carried", "A cargo"),
        Box::new(|row| Cell::percent(row.outlook.carried_share)),
        blank(),
    ));
    columns.push((
        report.say("Carried quota", "Cuota a cargo"),
        Box::new(|row| Cell::money(row.outlook.carried_quota)),
        Cell::money(view.sum.capacity),
    ));
    let share = |rate: Rate| percent(rate, 1, report.language);
    let multiple = |rate: Rate| ratio(rate, report.language);
    columns.push((
        report.say("Quota to potential", "Cuota sobre potencial"),
        Box::new(move |row| fairness(report, row.outlook.to_potential, share)),
        blank(),
    ));
    columns.push((
        report.say("Quota to OTE", "Cuota sobre OTE"),
        Box::new(move |row| fairness(report, row.outlook.to_pay, multiple)),
        blank(),
    ));
    columns.push((
        report.say("Quota to last bookings", "Cuota sobre ventas anteriores"),
        Box::new(move |row| fairness(report, row.outlook.to_last_year, share)),
        blank(),
    ));
    if any(&|row| !changes(report, head, row).is_empty()) {
        columns.push((
            report.say("During the year", "Durante el año"),
            Box::new(move |row| Cell::Text(changes(report, head, row))),
            blank(),
        ));
    }
    columns
}

/// The seller's own number and, in brackets, what it is of the peers' median.
fn fairness(report: &Report, fairness: Fairness, written: impl Fn(Rate) -> String) -> Cell {
    let own = fairness.ratio.map_or(NOTHING.to_owned(), written);
    Cell::Number(match fairness.times {
        Some(times) => format!("{own} ({})", ratio(times, report.language)),
        None => own,
    })
}

/// Why a seller does not carry one quota all year, as far as dates and typed changes say.
fn changes(report: &Report, head: &Head, row: &QuotaRow) -> String {
    let mut said = Vec::new();
    if let Some(start) = row.start.as_ref().filter(|start| **start > head.year_start) {
        said.push(format!("{} {start}", report.say("starts", "empieza")));
    }
    for step in &row.steps {
        let quota = money(step.quota, decimals_of(step.quota), report.language);
        said.push(format!("{quota} {} {}", report.say("from", "desde"), step.from));
    }
    for leave in &row.leaves {
        said.push(format!("{} {} – {}", report.say("on leave", "de licencia"), leave.first, leave.last));
    }
    if let Some(end) = &row.end {
        said.push(format!("{} {end}", report.say("leaves", "se va")));
    }
    said.join("; ")
}
