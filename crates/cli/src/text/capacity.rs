//! Ramped capacity by quarter, what it stands on, and the hires that would close the gap.

use desk::request::Head;
use desk::view::CapacityView;
use desk::words::numbers;
use plan::capacity::{Capacity, HirePlan, QuarterCapacity};
use plan::money::{Money, Rate};
use plan::period::Seasonality;

use super::numbers::{NOTHING, decimals_of, money};
use super::report::Report;
use super::table::{Cell, Table};

pub fn write(report: &mut Report, head: &Head, view: &CapacityView) {
    report.title(head, "Capacity by quarter", "Capacidad por trimestre");
    report.gap();
    quarters(report, view);
    report.part(
        "Turnover to expect: leave a year × (months empty + months of ramp) / 12",
        "Rotación esperada: se van al año × (meses vacante + meses de rampa) / 12",
    );
    turnovers(report, view);
    report.part(
        "Hires by their start: what each brings this year, and how many of one segment alone close the gap",
        "Contrataciones según su inicio: lo que aporta cada una este año, y cuántas de un solo segmento cierran la brecha",
    );
    hires(report, head, &view.capacity);
}

/// The quarters and the year stand beside each other, the steps of the calculation below each other.
fn quarters(report: &mut Report, view: &CapacityView) {
    let all: Vec<&QuarterCapacity> = view.capacity.quarters.iter().chain([&view.capacity.year]).collect();
    let quarter = report.say("Q", "T");
    let titles: Vec<String> = (1..=view.capacity.quarters.len())
        .map(|place| format!("{quarter}{place}"))
        .chain([report.say("Year", "Año").to_owned()])
        .collect();
    let mut table =
        Table::new(&[""].into_iter().chain(titles.iter().map(String::as_str)).collect::<Vec<_>>());
    let mut row = |title: &str, cells: Vec<Cell>| {
        table.row([Cell::text(title)].into_iter().chain(cells).collect());
    };

    let first = all.iter().map(|quarter| quarter.first);
    let last = all.iter().map(|quarter| quarter.last);
    row(report.say("First day", "Primer día"), first.map(day).collect());
    row(report.say("Last day", "Último día"), last.map(day).collect());
    let shares = view.season.iter().copied().chain([Rate::ONE]);
    row(season(report, &view.seasonality), shares.map(Cell::percent).collect());

    type Pick = fn(&QuarterCapacity) -> Option<Money>;
    let amounts: [(&'static str, &'static str, Pick); 8] = [
        ("Company plan", "Plan de la empresa", |quarter| quarter.target),
        ("Full quotas", "Cuotas completas", |quarter| Some(quarter.full)),
        ("− starts, ends, leave", "− inicios, fines, licencias", |quarter| Some(quarter.days_loss)),
        ("− ramps", "− rampas", |quarter| Some(quarter.ramp_loss)),
        ("= carried quotas", "= cuotas a cargo", |quarter| Some(quarter.carried)),
        ("− turnover", "− rotación", |quarter| Some(quarter.turnover_loss)),
        ("= capacity", "= capacidad", |quarter| Some(quarter.capacity)),
        ("Gap: plan − capacity", "Brecha: plan − capacidad", |quarter| quarter.gap),
    ];
    let known = amounts.iter().flat_map(|(.., pick)| all.iter().filter_map(|quarter| pick(quarter)));
    let decimals = known.map(decimals_of).max().unwrap_or(0);
    for (english, spanish, pick) in amounts {
        let written = |amount: Option<Money>| {
            amount.map_or(NOTHING.to_owned(), |amount| money(amount, decimals, report.language))
        };
        row(
            report.say(english, spanish),
            all.iter().map(|quarter| Cell::Number(written(pick(quarter)))).collect(),
        );
    }

    row(
        report.say("Coverage (of the company plan)", "Cobertura (del plan de la empresa)"),
        all.iter().map(|quarter| Cell::percent(quarter.coverage)).collect(),
    );
    let sellers = report.count(view.capacity.year.sellers);
    let title = format!("{} {sellers})", report.say("Ramped sellers (of", "Vendedores plenos (de"));
    row(&title, all.iter().map(|quarter| Cell::Ratio(quarter.ramped_sellers)).collect());
    report.table(&table);
}

fn day(day: Option<impl ToString>) -> Cell {
    Cell::Number(day.map_or_else(String::new, |day| day.to_string()))
}

fn season(report: &Report, seasonality: &Seasonality) -> &'static str {
    match seasonality {
        Seasonality::Even => report.say("Season (even by month)", "Estacionalidad (igual cada mes)"),
        Seasonality::Days => report.say("Season (by days)", "Estacionalidad (por días)"),
        Seasonality::Quarters { .. } => {
            report.say("Season (typed by quarter)", "Estacionalidad (por trimestre)")
        }
        Seasonality::Months { .. } => report.say("Season (typed by month)", "Estacionalidad (por mes)"),
    }
}

fn turnovers(report: &mut Report, view: &CapacityView) {
    let for_others = view.turnovers.iter().any(|row| row.segment.is_empty() && row.yearly.is_some());
    let mut table = Table::new(&[
        report.say("Segment", "Segmento"),
        report.say("Sellers", "Vendedores"),
        report.say("Leave a year", "Se van al año"),
        report.say("Months empty", "Meses vacante"),
        report.say("Months of ramp", "Meses de rampa"),
        report.say("Loss (of carried quotas)", "Pérdida (de las cuotas a cargo)"),
    ]);
    for row in &view.turnovers {
        let months = |months| numbers::quantity(months, report.language);
        table.row(vec![
            Cell::text(report.segment_or_others(&row.segment)),
            Cell::Count(row.sellers),
            report.share_or_others(row.yearly, for_others),
            Cell::Number(row.vacancy_months.map_or_else(String::new, months)),
            Cell::Number(months(row.ramp_loss_months)),
            Cell::percent(row.loss),
        ]);
    }
    report.table(&table);
}

fn hires(report: &mut Report, head: &Head, capacity: &Capacity) {
    let nameless = report.say("(no segment)", "(sin segmento)");
    let name =
        |plan: &HirePlan| if plan.segment.is_empty() { nameless.to_owned() } else { plan.segment.clone() };
    let mut titles = vec![report.say("Start", "Inicio").to_owned()];
    for plan in &capacity.hires {
        titles.push(format!("{}: {}", name(plan), report.say("each brings", "aporta cada una")));
        titles.push(format!("{}: {}", name(plan), report.say("hires", "personas")));
    }
    let mut table = Table::new(&titles.iter().map(String::as_str).collect::<Vec<_>>());
    let late = report.say("too late", "demasiado tarde");
    for month in 0..capacity.hires.iter().map(|plan| plan.starts.len()).max().unwrap_or(0) {
        let starts: Vec<_> = capacity.hires.iter().filter_map(|plan| plan.starts.get(month)).collect();
        let mut cells =
            vec![Cell::Text(starts.first().map(|start| start.start.to_string()).unwrap_or_default())];
        for start in starts {
            cells.push(Cell::money(start.contribution));
            cells.push(match (start.hires, capacity.year.gap) {
                (Some(hires), _) => Cell::Count(hires),
                (None, Some(_)) => Cell::Number(late.to_owned()),
                (None, None) => Cell::Number(NOTHING.to_owned()),
            });
        }
        table.row(cells);
    }
    report.table(&table);
    for plan in &capacity.hires {
        let line = format!(
            "  {}: {} {}{}",
            name(plan),
            report.say("quota of a hire", "cuota de una contratación"),
            report.money(head, plan.quota),
            report.say(", the median of the segment", ", la mediana del segmento"),
        );
        report.line(&line);
    }
}
