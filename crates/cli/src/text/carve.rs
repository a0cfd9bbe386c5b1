//! A proposal of territories: how good, how even, who moves.

use desk::carving::{CarveFigures, CarveProposal, CarvedBand, Design};
use desk::request::Head;
use plan::ids::TerritoryId;

use super::report::Report;
use super::table::{Cell, Table};
use super::territories::measure;

/// Moves that are listed; all of them are in the JSON.
const LISTED: usize = 30;

pub fn write(report: &mut Report, head: &Head, design: &Design, proposal: &CarveProposal) {
    let [english, spanish] = match design {
        Design::Balance => ["Territories evened out", "Territorios equilibrados"],
        Design::New { .. } => ["Territories carved anew", "Territorios repartidos de nuevo"],
        Design::Split { .. } => ["A territory split", "Un territorio dividido"],
        Design::Merge { .. } => ["Two territories merged", "Dos territorios unidos"],
        Design::HandOver { .. } => ["A territory handed over", "Un territorio traspasado"],
    };
    report.title(head, english, spanish);
    let figures = &proposal.figures;
    report.paragraph(&figures.quality);
    for miss in &figures.misses {
        report.line(&format!("! {miss}"));
    }
    if let Some(conflict) = &proposal.conflict {
        if !conflict.ends.is_empty() {
            report.line(report.say("Cannot be kept together:", "No se pueden cumplir a la vez:"));
        }
        conflict.ends.iter().for_each(|end| report.line(&format!("  - {end}")));
        report.line(&conflict.why);
        report.line(&conflict.next);
    }
    report.line(&figures.weighed.said);
    figures.remarks.iter().chain(&proposal.notes).for_each(|note| report.line(note));
    report.facts(&[
        (report.say("Accounts", "Cuentas"), report.count(figures.accounts)),
        (report.say("Change territory", "Cambian de territorio"), report.count(figures.moved)),
        (report.say("Newly placed", "Colocadas por primera vez"), report.count(figures.placed)),
        (report.say("Keep theirs", "Conservan el suyo"), report.percent(figures.kept)),
    ]);
    bands(report, &figures.bands);
    sums(report, figures);
    moves(report, proposal);
}

/// What was asked, and how many territories keep it.
fn bands(report: &mut Report, bands: &[CarvedBand]) {
    if bands.is_empty() {
        return;
    }
    report.gap();
    let mut table = Table::new(&[
        report.say("Asked", "Pedido"),
        report.say("Band", "Banda"),
        report.say("Within now", "Dentro hoy"),
        report.say("Then", "Después"),
    ]);
    for band in bands {
        let must = if band.hard { report.say(" (must)", " (obligatorio)") } else { "" };
        let asked = match (band.tolerance, band.most) {
            (Some(tolerance), _) => format!("± {}{must}", report.percent(tolerance)),
            (None, most) => {
                let most = report.count(most.unwrap_or_default());
                format!("{} {most}{must}", report.say("at most", "como máximo"))
            }
        };
        let all = report.count(band.territories);
        let of = |within: u32| format!("{} {} {all}", report.count(within), report.say("of", "de"));
        table.row(vec![
            Cell::text(measure(report, band.measure)),
            Cell::text(&asked),
            Cell::text(&band.before.map_or_else(|| "—".to_owned(), of)),
            Cell::text(&of(band.after)),
        ]);
    }
    report.table(&table);
}

fn sums(report: &mut Report, figures: &CarveFigures) {
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
    for (before, after) in figures.before.iter().zip(&figures.after) {
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
    for row in &figures.territories {
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
    money(report, figures);
}

/// What it would do to quotas, pool targets and pay.
fn money(report: &mut Report, figures: &CarveFigures) {
    let Some(preview) = &figures.preview else { return };
    report.gap();
    let mut table =
        Table::new(&[report.say("Money", "Dinero"), report.say("Now", "Hoy"), report.say("Then", "Después")]);
    let (before, after) = (&preview.before, &preview.after);
    for (what, before, after) in [
        (
            report.say("Sum of rep quotas", "Suma de cuotas individuales"),
            before.quotas.sum_rep_quotas,
            after.quotas.sum_rep_quotas,
        ),
        (report.say("Pool targets", "Metas de los pools"), before.pool_targets, after.pool_targets),
        (report.say("Projected total cost", "Costo total proyectado"), before.cost.total, after.cost.total),
    ] {
        table.row(vec![Cell::text(what), Cell::money(before), Cell::money(after)]);
    }
    report.table(&table);
}

fn moves(report: &mut Report, proposal: &CarveProposal) {
    let moved = proposal.moves.len();
    if moved == 0 {
        return;
    }
    report.part("Moves, the largest first", "Cambios, los mayores primero");
    let name = |id: TerritoryId| {
        proposal
            .figures
            .territories
            .iter()
            .find(|row| row.territory == id)
            .map_or("", |row| row.name.as_str())
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
        let more = report.count((moved - LISTED) as u32);
        let said = report.say("more (all of them with --json)", "más (todos con --json)");
        report.line(&format!("+ {more} {said}"));
    }
}
