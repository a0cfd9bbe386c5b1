//! A proposal of territories: how good, how even, who moves.

use desk::carving::CarveProposal;
use desk::request::Head;
use plan::ids::TerritoryId;

use super::report::Report;
use super::table::{Cell, Table};
use super::territories::measure;

/// Moves that are listed; all of them are in the JSON.
const LISTED: usize = 30;

pub fn write(report: &mut Report, head: &Head, proposal: &CarveProposal) {
    report.title(head, "Territories carved anew", "Territorios repartidos de nuevo");
    report.paragraph(&proposal.quality);
    for miss in &proposal.misses {
        report.line(&format!("! {miss}"));
    }
    if let Some(conflict) = &proposal.conflict {
        report.line(report.say("Cannot be kept together:", "No se pueden cumplir a la vez:"));
        conflict.ends.iter().for_each(|end| report.line(&format!("  - {end}")));
        report.line(&conflict.why);
    }
    let moved = proposal.moves.len();
    report.facts(&[
        (report.say("Accounts", "Cuentas"), proposal.accounts.to_string()),
        (report.say("Change territory", "Cambian de territorio"), moved.to_string()),
        (report.say("Keep theirs", "Conservan el suyo"), report.percent(proposal.kept)),
    ]);
    report.gap();
    let mut table = Table::new(&[
        report.say("Measure", "Medida"),
        report.say("Largest to mean now", "Mayor sobre la media hoy"),
        report.say("Then", "Después"),
        report.say("Smallest now", "Menor hoy"),
        report.say("Then", "Después"),
        report.say("Variation now", "Variación hoy"),
        report.say("Then", "Después"),
    ]);
    for (before, after) in proposal.before.iter().zip(&proposal.after) {
        table.row(vec![
            Cell::text(measure(report, before.measure)),
            Cell::percent(before.most),
            Cell::percent(after.most),
            Cell::percent(before.least),
            Cell::percent(after.least),
            Cell::percent(before.variation),
            Cell::percent(after.variation),
        ]);
    }
    report.table(&table);
    report.gap();
    let mut table = Table::new(&[
        report.say("Territory", "Territorio"),
        report.say("Accounts now", "Cuentas hoy"),
        report.say("Then", "Después"),
        report.say("Potential now", "Potencial hoy"),
        report.say("Then", "Después"),
        report.say("Hours now", "Horas hoy"),
        report.say("Then", "Después"),
        report.say("Come", "Llegan"),
        report.say("Leave", "Salen"),
    ]);
    for row in &proposal.territories {
        table.row(vec![
            Cell::text(&row.name),
            Cell::Count(row.before.accounts),
            Cell::Count(row.after.accounts),
            Cell::money(row.before.potential),
            Cell::money(row.after.potential),
            Cell::Quantity(Some(row.before.workload)),
            Cell::Quantity(Some(row.after.workload)),
            Cell::Count(row.coming),
            Cell::Count(row.leaving),
        ]);
    }
    report.table(&table);
    if moved == 0 {
        return;
    }
    report.part("Moves, the largest first", "Cambios, los mayores primero");
    let name = |id: TerritoryId| {
        proposal.territories.iter().find(|row| row.territory == id).map_or("", |row| row.name.as_str())
    };
    let nowhere = report.say("unassigned", "sin asignar");
    let mut table = Table::new(&[
        report.say("Account", "Cuenta"),
        report.say("From", "De"),
        report.say("To", "A"),
        report.say("Potential", "Potencial"),
    ]);
    for one in proposal.moves.iter().take(LISTED) {
        table.row(vec![
            Cell::text(&one.name),
            Cell::text(one.from.map_or(nowhere, name)),
            Cell::text(name(one.to)),
            Cell::money(one.potential),
        ]);
    }
    report.table(&table);
    if moved > LISTED {
        let more = moved - LISTED;
        let said = report.say("more (all of them with --json)", "más (todos con --json)");
        report.line(&format!("+ {more} {said}"));
    }
}
