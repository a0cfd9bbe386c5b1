//! The chain of over-assignments: level by level, then team by team.

use desk::request::Head;
use desk::view::{TeamRow, WaterfallView};
use desk::words::numbers;
use plan::ids::SellerId;
use plan::team::OverAssignment;
use plan::waterfall::{LevelKind, LevelOutlook};

use super::numbers::{decimals_of, money};
use super::report::Report;
use super::table::{Cell, Table};

pub fn write(report: &mut Report, head: &Head, view: &WaterfallView) {
    report.title(head, "Teams and over-assignment", "Equipos y sobreasignación");
    report.part("Level by level", "Nivel por nivel");
    levels(report, &view.levels);
    report.part("Team by team", "Equipo por equipo");
    teams(report, &view.nodes);
}

fn levels(report: &mut Report, levels: &[LevelOutlook]) {
    let mut table = Table::new(&[
        report.say("Level", "Nivel"),
        report.say("Total", "Total"),
        report.say("On top of the level above", "Sobre el nivel anterior"),
        report.say("Over-assignment (of the level above)", "Sobreasignación (del nivel anterior)"),
        report.say("Over-assignment (of the company plan)", "Sobreasignación (del plan de la empresa)"),
    ]);
    for (place, level) in levels.iter().enumerate() {
        let first = place == 0;
        table.row(vec![
            Cell::Text(level_name(report, level.level)),
            Cell::money(level.total),
            Cell::Money((!first).then_some(level.over_amount)),
            Cell::FinePercent(level.over_assignment),
            Cell::FinePercent(level.over_company.filter(|_| level.level != LevelKind::Company)),
        ]);
    }
    report.table(&table);
    if levels.iter().any(|level| matches!(level.level, LevelKind::Teams { .. })) {
        report.line(report.say(
            "  A level counts the quotas of sellers who stand above it as well, so that each holds everybody.",
            "  Cada nivel cuenta también las cuotas de los vendedores que están por encima: así los abarca a todos.",
        ));
    }
}

fn teams(report: &mut Report, nodes: &[TeamRow]) {
    let mut table = Table::new(&[
        "#",
        report.say("Team", "Equipo"),
        report.say("Manager", "Gerente"),
        report.say("Target", "Meta"),
        report.say("Locked", "Bloqueada"),
        report.say("Over-assignment typed", "Sobreasignación ingresada"),
        report.say("To assign below", "Por repartir abajo"),
        report.say("Assigned below", "Asignado abajo"),
        report.say("Left to assign", "Falta por asignar"),
        report.say("Over-assignment (of the target)", "Sobreasignación (de la meta)"),
        report.say("Sum of rep quotas", "Suma de cuotas individuales"),
        report.say("Sellers", "Vendedores"),
    ]);
    for row in nodes {
        let outlook = &row.outlook;
        table.row(vec![
            outlook.team.map_or(Cell::text(""), |team| Cell::id(team.0)),
            Cell::Text(indented(report, row)),
            Cell::text(&row.manager),
            Cell::money(outlook.target),
            Cell::text(if row.locked { report.say("yes", "sí") } else { "" }),
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
    if nodes.iter().any(|row| row.outlook.team.is_some() && row.outlook.target.is_none()) {
        report.line(report.say(
            "  A team without a target counts with what stands below it.",
            "  Un equipo sin meta cuenta con lo que hay debajo de él.",
        ));
    }
}

/// The region or a team, as deep as it stands.
pub fn indented(report: &Report, row: &TeamRow) -> String {
    let name = if row.outlook.team.is_none() { report.say("Region", "Región") } else { &row.name };
    format!("{}{name}", "  ".repeat(row.outlook.depth as usize))
}

/// The sellers right below a team, each with the blank that sets it below.
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

/// A share of the row's own target, or an amount.
fn typed(report: &Report, over: OverAssignment) -> Cell {
    Cell::Number(match over {
        OverAssignment::Rate { rate } => numbers::percent(rate, report.language),
        OverAssignment::Amount { amount } => money(amount, decimals_of(amount), report.language),
    })
}
