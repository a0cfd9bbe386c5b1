//! The hedge waterfall: level by level, then team by team.

use desk::request::Head;
use desk::view::{TeamRow, WaterfallView};
use plan::ids::SellerId;
use plan::team::OverAssignment;
use plan::waterfall::LevelKind;

use super::report::Report;
use super::table::{Cell, Table};

pub fn write(report: &mut Report, head: &Head, view: &WaterfallView) {
    report.title(head, "Teams and over-assignment", "Equipos y sobreasignación");
    let mut table = Table::new(&[
        report.say("Level", "Nivel"),
        report.say("Adds up to", "Suma"),
        report.say("Over the level above", "Sobre el nivel anterior"),
        report.say("of it", "de él"),
        report.say("Over the company plan", "Sobre el plan de la empresa"),
    ]);
    for level in &view.levels {
        let above = level.over_assignment.map(|_| level.over_amount);
        table.row(vec![
            Cell::Text(level_name(report, level.level)),
            Cell::money(level.total),
            Cell::Money(above),
            Cell::FinePercent(level.over_assignment),
            Cell::FinePercent(level.over_company),
        ]);
    }
    report.table(&table);

    report.part("Team by team", "Equipo por equipo");
    let mut table = Table::new(&[
        "#",
        report.say("Team", "Equipo"),
        report.say("Manager", "Gerente"),
        report.say("Target", "Meta"),
        report.say("On top", "Además"),
        report.say("To assign below", "A asignar debajo"),
        report.say("Assigned below", "Asignado debajo"),
        report.say("Left", "Falta"),
        report.say("Over its target", "Sobre su meta"),
        report.say("Sum of rep quotas", "Suma de cuotas"),
        report.say("Sellers", "Vendedores"),
    ]);
    for row in &view.nodes {
        let outlook = &row.outlook;
        table.row(vec![
            outlook.team.map_or(Cell::text(""), |team| Cell::Count(team.0)),
            Cell::Text(indented(report, row)),
            Cell::text(&row.manager),
            Cell::money(outlook.target),
            typed(report, row.over_assignment_typed),
            Cell::money(outlook.wanted_below),
            Cell::money(outlook.sum_below),
            Cell::money(outlook.left_to_assign),
            Cell::FinePercent(outlook.over_assignment),
            Cell::money(outlook.sum_rep_quotas),
            Cell::Count(outlook.sellers),
        ]);
    }
    report.table(&table);
    let locked: Vec<&str> = view.nodes.iter().filter(|row| row.locked).map(|row| row.name.as_str()).collect();
    if !locked.is_empty() {
        report.gap();
        let words = report.say("Locked targets", "Metas bloqueadas");
        report.line(&format!("{words}: {}", locked.join(", ")));
    }
}

/// The region or a team, as deep as it stands.
pub fn indented(report: &Report, row: &TeamRow) -> String {
    let name = if row.outlook.team.is_none() { report.say("Region", "Región") } else { &row.name };
    format!("{}{name}", "  ".repeat(row.outlook.depth as usize))
}

/// The sellers right below a team, each with the depth at which to stand.
pub fn members(row: &TeamRow) -> impl Iterator<Item = (SellerId, String)> + '_ {
    let blank = "  ".repeat(row.outlook.depth as usize + 1);
    row.outlook.members.iter().map(move |seller| (*seller, blank.clone()))
}

fn level_name(report: &Report, level: LevelKind) -> String {
    match level {
        LevelKind::Company => report.say("Company plan", "Plan de la empresa").to_owned(),
        LevelKind::Region => report.say("Regional target", "Meta regional").to_owned(),
        LevelKind::Teams { depth } => {
            format!("{} {depth}", report.say("Teams, level", "Equipos, nivel"))
        }
        LevelKind::Sellers => report.say("Sum of rep quotas", "Suma de cuotas individuales").to_owned(),
    }
}

fn typed(report: &Report, over: OverAssignment) -> Cell {
    match over {
        OverAssignment::Rate { rate } => Cell::Text(report.percent(rate)),
        OverAssignment::Amount { amount } => {
            let decimals = super::numbers::decimals_of(amount);
            Cell::Text(super::numbers::money(amount, decimals, report.language))
        }
    }
}
