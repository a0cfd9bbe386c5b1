//! Ramped capacity by quarter, what it stands on, and the hires that would close the gap.

use desk::request::Head;
use desk::view::CapacityView;
use plan::capacity::{HirePlan, QuarterCapacity};
use plan::money::Money;

use super::numbers::{money, percent, quantity, ratio};
use super::report::Report;
use super::table::{Cell, Table};

pub fn write(report: &mut Report, head: &Head, view: &CapacityView) {
    report.title(head, "Capacity by quarter", "Capacidad por trimestre");
    quarters(report, view);
    let season: Vec<String> = view.season.iter().map(|share| percent(*share, 1, report.language)).collect();
    report.gap();
    report.facts(&[
        (report.say("Season", "Estacionalidad"), season.join(" · ")),
        (
            report.say("Ramped sellers, mean of the year", "Vendedores con rampa, media del año"),
            view.capacity
                .year
                .ramped_sellers
                .map_or_else(String::new, |sellers| ratio(sellers, report.language)),
        ),
    ]);
    report.part("Turnover assumed", "Rotación supuesta");
    let mut table = Table::new(&[
        report.say("Segment", "Segmento"),
        report.say("Sellers", "Vendedores"),
        report.say("Yearly", "Anual"),
        report.say("Months empty", "Meses vacante"),
        report.say("Months of ramp", "Meses de rampa"),
        report.say("Takes of the capacity", "Quita a la capacidad"),
    ]);
    for row in &view.turnovers {
        let others = report.say("all others", "todos los demás");
        table.row(vec![
            Cell::text(if row.segment.is_empty() { others } else { &row.segment }),
            Cell::Count(row.sellers),
            Cell::percent(row.yearly),
            Cell::Text(
                row.vacancy_months.map_or_else(String::new, |months| quantity(months, report.language)),
            ),
            Cell::Text(quantity(row.ramp_loss_months, report.language)),
            Cell::percent(row.loss),
        ]);
    }
    report.table(&table);
    hires(report, &view.capacity.hires);
}

fn quarters(report: &mut Report, view: &CapacityView) {
    let all: Vec<&QuarterCapacity> = view.capacity.quarters.iter().chain([&view.capacity.year]).collect();
    let titles: Vec<String> = all
        .iter()
        .enumerate()
        .map(|(place, quarter)| {
            let name = match place {
                4 => report.say("Year", "Año").to_owned(),
                _ => format!("{}{}", report.say("Q", "T"), place + 1),
            };
            let first = quarter.first.map(|day| day.to_string()).unwrap_or_default();
            format!("{name}: {} {first}", report.say("from", "desde"))
        })
        .collect();
    let mut columns = vec![""];
    columns.extend(titles.iter().map(String::as_str));
    let mut table = Table::new(&columns);
    type Pick = fn(&QuarterCapacity) -> Option<Money>;
    let lines: [(&'static str, &'static str, Pick); 8] = [
        ("Company plan", "Plan de la empresa", |quarter| quarter.target),
        ("Full quotas", "Cuotas completas", |quarter| Some(quarter.full)),
        ("− starts, ends, leave", "− inicios, fines, ausencias", |quarter| Some(quarter.days_loss)),
        ("− ramps", "− rampas", |quarter| Some(quarter.ramp_loss)),
        ("= carried", "= a cargo", |quarter| Some(quarter.carried)),
        ("− turnover", "− rotación", |quarter| Some(quarter.turnover_loss)),
        ("= capacity", "= capacidad", |quarter| Some(quarter.capacity)),
        ("Gap", "Brecha", |quarter| quarter.gap),
    ];
    for (english, spanish, pick) in lines {
        let mut cells = vec![Cell::text(report.say(english, spanish))];
        cells.extend(all.iter().map(|quarter| Cell::Money(pick(quarter))));
        table.row(cells);
    }
    let label = report.say("Capacity / company plan", "Capacidad / plan de la empresa");
    let mut cells = vec![Cell::text(label)];
    cells.extend(all.iter().map(|quarter| Cell::percent(quarter.coverage)));
    table.row(cells);
    report.gap();
    report.table(&table);
}

fn hires(report: &mut Report, plans: &[HirePlan]) {
    report.part(
        "Hires that close the gap of the year, by their start",
        "Contrataciones que cierran la brecha del año, según su inicio",
    );
    let mut columns = vec![report.say("Start", "Inicio").to_owned()];
    for plan in plans {
        columns.push(format!("{}: {}", plan.segment, report.say("brings", "aporta")));
        columns.push(report.say("hires", "personas").to_owned());
    }
    let mut table = Table::new(&columns.iter().map(String::as_str).collect::<Vec<_>>());
    for month in 0..plans.first().map_or(0, |plan| plan.starts.len()) {
        let starts: Vec<_> = plans.iter().filter_map(|plan| plan.starts.get(month)).collect();
        let mut cells =
            vec![Cell::Text(starts.first().map(|start| start.start.to_string()).unwrap_or_default())];
        for start in starts {
            cells.push(Cell::Text(money(start.contribution, 0, report.language)));
            let late = report.say("too late", "muy tarde");
            cells.push(Cell::Text(start.hires.map_or_else(|| late.to_owned(), |hires| report.count(hires))));
        }
        table.row(cells);
    }
    report.table(&table);
}
