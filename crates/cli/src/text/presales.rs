//! Presales work: hours, odds, requests, proposals, leaving.

use desk::request::{Head, PreviewReply};
use desk::view::{HoursRow, HoursView, LeavingReply, OddsView, PoolOdds, ProposalReply, RequestsView};
use plan::leaving::LeavingWay;
use plan::money::{Quantity, Rate};
use plan::workload::Balance;

use super::report::Report;
use super::table::{Cell, Table};

pub fn hours(report: &mut Report, head: &Head, view: &HoursView) {
    report.title(head, "Presales hours", "Horas de preventa");
    if view.nothing_assumed {
        report.gap();
        report.paragraph(report.say(
            "Nothing is assumed of any segment's opportunities: set them with the edit setPresalesWork.",
            "No hay supuestos sobre oportunidades de ningún segmento: defínelos con la edición setPresalesWork.",
        ));
    }
    report.gap();
    let mut table = Table::new(&[
        report.say("Pool", "Pool"),
        report.say("Skill", "Competencia"),
        report.say("Asked (hours)", "Demanda (horas)"),
        report.say("There (hours)", "Oferta (horas)"),
        report.say("Year", "Año"),
        report.say("Q1", "T1"),
        report.say("Q2", "T2"),
        report.say("Q3", "T3"),
        report.say("Q4", "T4"),
        report.say("Members", "Miembros"),
    ]);
    for row in &view.pools {
        let work = &row.workload;
        let year = row_of(&row.name, report.say("all", "todas"), &work.year, &work.quarters);
        table.row(year.into_iter().chain([Cell::Ratio(Some(work.full_time))]).collect());
        for skill in &work.skills {
            let name = match skill.skill.is_empty() {
                true => report.say("(anybody)", "(cualquiera)"),
                false => &skill.skill,
            };
            let mut cells = row_of("", name, &skill.year, &skill.quarters);
            if skill.uncovered {
                let nobody = Cell::text(report.say("nobody", "nadie"));
                cells.splice(4.., std::iter::repeat_n(nobody, 5));
            }
            let cells = cells.into_iter();
            let count = u32::try_from(skill.members.len()).unwrap_or(u32::MAX);
            table.row(cells.chain([Cell::Count(count)]).collect());
        }
    }
    report.table(&table);
    for row in &view.pools {
        waits(report, row);
    }
}

fn row_of(pool: &str, skill: &str, year: &Balance, quarters: &[Balance; 4]) -> Vec<Cell> {
    let used = |balance: &Balance| Cell::percent(balance.utilisation);
    let mut cells = vec![
        Cell::text(pool),
        Cell::text(skill),
        Cell::Quantity(Some(year.demand)),
        Cell::Quantity(Some(year.supply)),
        used(year),
    ];
    cells.extend(quarters.iter().map(used));
    cells
}

/// The queue M/M/c, by the year and its quarters.
fn waits(report: &mut Report, row: &HoursRow) {
    report.part("Waiting", "Espera");
    report.line(&row.name);
    let mut table = Table::new(&[
        "",
        report.say("Members (full-time)", "Miembros (tiempo completo)"),
        report.say("Requests a week", "Pedidos por semana"),
        report.say("Find everybody busy", "Encuentran a todos ocupados"),
        report.say("Working days of wait (M/M/c)", "Días hábiles de espera (M/M/c)"),
    ]);
    let names = [
        report.say("Year", "Año"),
        report.say("Q1", "T1"),
        report.say("Q2", "T2"),
        report.say("Q3", "T3"),
        report.say("Q4", "T4"),
    ];
    for (name, wait) in names.into_iter().zip(&row.waits) {
        let days = match wait.days {
            Some(days) => fine(days),
            None => Cell::text(report.say("grows without end", "crece sin fin")),
        };
        table.row(vec![
            Cell::text(name),
            fine(wait.servers),
            fine(wait.arrivals),
            Cell::percent(wait.chance),
            days,
        ]);
    }
    report.table(&table);
    if let Some(first) = row.workload.first_overload {
        let words = report.say(
            "More is asked than there is from the week of",
            "Se pide más de lo que hay desde la semana del",
        );
        report.line(&format!("{words} {first}"));
    }
}

/// With two decimals.
fn fine(quantity: Quantity) -> Cell {
    Cell::Ratio(Some(Rate::from_scaled(quantity.thousandths() * (Rate::ONE.scaled() / 1_000))))
}

pub fn odds(report: &mut Report, head: &Head, view: &OddsView) {
    report.title(
        head,
        "Chance of reaching the pool targets",
        "Probabilidad de llegar a las metas de los pools",
    );
    report.facts(&[
        (
            report.say("Mean attainment (assumed)", "Logro medio (supuesto)"),
            report.percent(view.distribution.mean),
        ),
        (report.say("Deviation", "Desviación"), report.percent(view.distribution.deviation)),
        (report.say("Correlation in a pool", "Correlación en un pool"), report.percent(view.correlation)),
        (report.say("Draws", "Simulaciones"), report.count(view.draws)),
    ]);
    let mut table = Table::new(&[
        report.say("Pool", "Pool"),
        report.say("Discount (of sum)", "Descuento (de la suma)"),
        report.say("Chance", "Probabilidad"),
        report.say("Break-even", "Equilibrio"),
        "P10",
        "P50",
        "P90",
    ]);
    for pool in &view.pools {
        table.row(vec![
            Cell::text(&pool.name),
            Cell::FinePercent(pool.discount),
            Cell::percent(pool.chance),
            Cell::FinePercent(pool.break_even),
            Cell::percent(pool.p10),
            Cell::percent(pool.p50),
            Cell::percent(pool.p90),
        ]);
    }
    report.table(&table);
    view.pools.iter().filter(|pool| !pool.answers.is_empty()).for_each(|pool| answers(report, pool));
    lottery(report, view);
}

fn answers(report: &mut Report, pool: &PoolOdds) {
    report.part("Discount for a chance", "Descuento para una probabilidad");
    report.line(&pool.name);
    let mut table = Table::new(&[
        report.say("Chance", "Probabilidad"),
        report.say("Discount", "Descuento"),
        report.say("Pool target", "Meta del pool"),
    ]);
    for answer in &pool.answers {
        let cells =
            vec![Cell::percent(answer.chance), Cell::percent(answer.discount), Cell::money(answer.target)];
        table.row(cells);
    }
    report.table(&table);
}

fn lottery(report: &mut Report, view: &OddsView) {
    if view.members.is_empty() {
        return;
    }
    report.part("What each member may expect", "Lo que puede esperar cada miembro");
    let mut titles = vec![report.say("Member", "Miembro"), report.say("Now", "Ahora"), "P10", "P90"];
    titles.extend(view.pools.iter().map(|pool| pool.name.as_str()));
    let mut table = Table::new(&titles);
    for member in &view.members {
        let own = member.own.as_ref();
        let mut cells = vec![
            Cell::text(&member.name),
            Cell::money(own.map(|own| own.mean)),
            Cell::money(own.map(|own| own.p10)),
            Cell::money(own.map(|own| own.p90)),
        ];
        cells.extend(member.pools.iter().map(|pool| Cell::money(pool.as_ref().map(|pool| pool.mean))));
        table.row(cells);
    }
    report.table(&table);
    report.facts(&[
        (report.say("Spread", "Diferencia"), report.percent(view.spread)),
        (report.say("After the moves", "Después de los cambios"), report.percent(view.spread_after)),
    ]);
    for one in &view.moves {
        let (weight, to) = (report.percent(one.weight), &one.to_name);
        report.line(&format!("{}: {weight} → {to}", one.name));
    }
}

pub fn requests(report: &mut Report, head: &Head, view: &RequestsView) {
    report.title(head, "Who asks for whom", "Quién pide a quién");
    report.gap();
    for member in &view.members {
        report.line(&format!("{} ({})", member.name, member.pool_names));
        report.facts(&[
            (report.say("Hours there", "Horas disponibles"), quantity(report, member.available)),
            (report.say("Hours asked", "Horas pedidas"), quantity(report, member.asked)),
            (report.say("Over-asked by", "Pedido de más"), quantity(report, member.over)),
        ]);
        let mut table = Table::new(&[
            report.say("Seller", "Vendedor"),
            report.say("Priority", "Prioridad"),
            report.say("Asks", "Pide"),
            report.say("Gets", "Recibe"),
            report.say("Waits", "Espera"),
            report.say("Why", "Por qué"),
        ]);
        for row in &member.shares {
            table.row(vec![
                Cell::text(&row.seller_name),
                Cell::Count(row.share.priority.into()),
                Cell::Quantity(Some(row.share.asked)),
                Cell::Quantity(Some(row.share.given)),
                Cell::Quantity(Some(row.share.waits)),
                Cell::text(&row.reason_text),
            ]);
        }
        report.table(&table);
        report.gap();
    }
    if !view.free.is_empty() {
        report.facts(&[(report.say("Nobody asks for", "Nadie pide a"), view.free.join(", "))]);
    }
}

fn quantity(report: &Report, hours: Quantity) -> String {
    super::numbers::quantity(hours, report.language)
}

pub fn proposal(report: &mut Report, plan: &plan::Plan, head: &Head, reply: &ProposalReply) {
    report.title(head, "Who should work for which pool", "Quién debería trabajar para qué pool");
    report.paragraph(&reply.quality);
    let Some(proposal) = &reply.proposal else { return };
    for one in &reply.moves {
        report.line(&format!("{}: {} → {}", one.name, one.before, one.after));
    }
    let mut table = Table::new(&[
        report.say("Pool", "Pool"),
        report.say("Asked (hours)", "Demanda (horas)"),
        report.say("Lacking now", "Faltan ahora"),
        report.say("Lacking then", "Faltarían"),
        report.say("Unskilled now", "Sin competencia ahora"),
        report.say("Unskilled then", "Sin competencia después"),
    ]);
    for pool in &proposal.pools {
        table.row(vec![
            Cell::text(plan.decisions.pools.get(pool.pool.0).map_or("", |pool| &pool.name)),
            Cell::Quantity(Some(pool.demand)),
            Cell::Quantity(Some(pool.before.lacking)),
            Cell::Quantity(Some(pool.after.lacking)),
            Cell::Quantity(Some(pool.before.unskilled)),
            Cell::Quantity(Some(pool.after.unskilled)),
        ]);
    }
    report.gap();
    report.table(&table);
    let mut facts = vec![
        (report.say("Weighed hours then", "Horas ponderadas después"), quantity(report, proposal.cost)),
        (report.say("No choice gets below", "Ninguna opción baja de"), quantity(report, proposal.bound)),
    ];
    if let Some(before) = proposal.cost_before {
        facts
            .insert(0, (report.say("Weighed hours now", "Horas ponderadas ahora"), quantity(report, before)));
    }
    report.facts(&facts);
}

pub fn leaving(report: &mut Report, head: &Head, reply: &LeavingReply) {
    report.title(head, "Somebody leaves", "Alguien se va");
    for way in &reply.ways {
        match way.way {
            LeavingWay::Freeze => report.part("Freeze: targets stay", "Congelar: las metas quedan"),
            LeavingWay::Prorate => report.part("Prorate: targets fall", "Prorratear: las metas bajan"),
            LeavingWay::Redistribute => {
                report.part("Redistribute: the others take over", "Redistribuir: los demás asumen")
            }
        }
        if let Some(problem) = &way.problem {
            report.paragraph(&format!("{} {}", problem.message, problem.remedy));
        }
        let Some(preview) = &way.preview else { continue };
        changes(report, preview);
    }
}

fn changes(report: &mut Report, preview: &PreviewReply) {
    let mut table = Table::new(&["", report.say("Now", "Ahora"), report.say("Then", "Después")]);
    let mut row =
        |name: String, now, then| table.row(vec![Cell::Text(name), Cell::Money(now), Cell::Money(then)]);
    let cost = report.say("Total cash", "Efectivo total").to_owned();
    row(cost, Some(preview.before.cost.total), Some(preview.after.cost.total));
    let target = report.say("Target of", "Meta de");
    for pool in &preview.pools {
        row(format!("{target} {}", pool.name), Some(pool.before), Some(pool.after));
    }
    let pay = report.say("Variable of", "Variable de");
    for member in &preview.presales {
        row(format!("{pay} {}", member.name), member.variable_before, member.variable_after);
    }
    let pay = report.say("Pay of", "Compensación de");
    for seller in &preview.sellers {
        row(format!("{pay} {}", seller.name), Some(seller.pay_before), Some(seller.pay_after));
    }
    report.table(&table);
}
