//! People: sellers, presales, who asks for whom.

use desk::request::Head;
use desk::view::PeopleView;
use plan::Plan;
use plan::seller::Seller;

use super::numbers::percent;
use super::report::Report;
use super::table::{Cell, Table};

/// The screen does not say who is in which team; the plan does.
pub fn write(report: &mut Report, head: &Head, view: &PeopleView, plan: &Plan) {
    report.title(head, "People", "Personas");
    report.part("Sellers", "Vendedores");
    sellers(report, view, plan);
    report.part("Presales", "Preventa");
    presales(report, view);
    if !view.ramps.is_empty() {
        report.part("Ramp: share of full quota by month", "Rampa: parte de la cuota completa por mes");
        let facts: Vec<(&str, String)> = view
            .ramps
            .iter()
            .map(|ramp| {
                let months = ramp.months.iter().map(|month| percent(*month, 0, report.language));
                (report.segment_or_others(&ramp.segment), months.collect::<Vec<_>>().join(", "))
            })
            .collect();
        report.facts(&facts);
    }
}

fn sellers(report: &mut Report, view: &PeopleView, plan: &Plan) {
    let mut table = Table::new(&[
        "#",
        report.say("ID", "Id."),
        report.say("Name", "Nombre"),
        report.say("Segment", "Segmento"),
        report.say("Team", "Equipo"),
        report.say("Vacancy", "Vacante"),
        report.say("Start", "Inicio"),
        report.say("End", "Fin"),
        report.say("Base", "Salario base"),
        report.say("Target variable", "Variable objetivo"),
        report.say("Last bookings", "Ventas anteriores"),
        report.say("Leave", "Licencias"),
    ]);
    for seller in &view.sellers {
        table.row(vec![
            Cell::id(seller.id.0),
            Cell::text(&seller.external_id),
            Cell::text(&seller.name),
            Cell::text(&seller.segment),
            Cell::text(team(plan, seller)),
            Cell::text(if seller.vacancy { report.say("yes", "sí") } else { "" }),
            Cell::Text(seller.start.map(|day| day.to_string()).unwrap_or_default()),
            Cell::Text(seller.end.map(|day| day.to_string()).unwrap_or_default()),
            Cell::money(seller.base),
            Cell::money(seller.target_variable),
            Cell::money(seller.last_bookings),
            Cell::Text(leaves(seller)),
        ]);
    }
    report.table(&table);
}

fn team<'a>(plan: &'a Plan, seller: &Seller) -> &'a str {
    let team = plan.terms(seller.id).team.and_then(|team| plan.decisions.teams.get(team.0));
    team.map_or("", |team| &team.name)
}

fn leaves(seller: &Seller) -> String {
    let leaves = seller.leaves.iter().map(|leave| format!("{} – {}", leave.first, leave.last));
    leaves.collect::<Vec<_>>().join("; ")
}

fn presales(report: &mut Report, view: &PeopleView) {
    let mut table = Table::new(&[
        "#",
        report.say("ID", "Id."),
        report.say("Name", "Nombre"),
        report.say("Segment", "Segmento"),
        report.say("Start", "Inicio"),
        report.say("End", "Fin"),
        report.say("Base", "Salario base"),
        report.say("Target variable", "Variable objetivo"),
        report.say("Wanted by", "Pedido por"),
        report.say("Skills", "Especialidades"),
    ]);
    for member in &view.presales {
        let wanted = view.requests.iter().filter(|request| request.presales == member.id).count();
        table.row(vec![
            Cell::id(member.id.0),
            Cell::text(&member.external_id),
            Cell::text(&member.name),
            Cell::text(&member.segment),
            Cell::Text(member.start.map(|day| day.to_string()).unwrap_or_default()),
            Cell::Text(member.end.map(|day| day.to_string()).unwrap_or_default()),
            Cell::money(member.base),
            Cell::money(member.target_variable),
            Cell::Count(u32::try_from(wanted).unwrap_or(u32::MAX)),
            Cell::text(&member.skills),
        ]);
    }
    report.table(&table);
}
