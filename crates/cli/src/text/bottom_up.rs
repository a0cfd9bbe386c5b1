//! What sellers propose, against what they are asked.

use std::collections::HashMap;

use desk::request::Head;
use desk::view::{BottomUpView, QuotaRow};
use plan::ids::SellerId;
use plan::money::Money;

use super::numbers::percent;
use super::report::Report;
use super::table::{Cell, Table};
use super::waterfall::{indented, members};

pub fn write(report: &mut Report, head: &Head, view: &BottomUpView) {
    report.title(head, "Bottom-up", "De abajo arriba");
    let sellers: HashMap<SellerId, &QuotaRow> =
        view.sellers.iter().map(|row| (row.outlook.seller, row)).collect();
    let mut table = Table::new(&[
        report.say("Team, seller", "Equipo, vendedor"),
        report.say("Asked", "Se pide"),
        report.say("Proposed", "Propuesto"),
        report.say("Gap", "Brecha"),
        report.say("of what is asked", "de lo que se pide"),
        report.say("How", "Cómo"),
    ]);
    for node in &view.nodes {
        let outlook = &node.outlook;
        let without = match outlook.without_proposal {
            0 => String::new(),
            count => format!("{} {}", report.count(count), report.say("without", "sin propuesta")),
        };
        table.row(line(indented(report, node), outlook.target, Some(outlook.proposed), without));
        for (seller, blank) in members(node) {
            let Some(row) = sellers.get(&seller) else { continue };
            let how = match (row.outlook.proposal, row.proposal_typed) {
                (None, _) => "",
                (_, true) => report.say("typed", "escrita"),
                (_, false) => report.say("calculated", "calculada"),
            };
            let name = format!("{blank}{}", row.name);
            table.row(line(name, row.outlook.quota, row.outlook.proposal, how.to_owned()));
        }
    }
    report.table(&table);

    report.part(
        "Calculated: potential x penetration x win rate",
        "Calculada: potencial x penetración x tasa de cierre",
    );
    let others = report.say("all others", "todos los demás");
    let facts: Vec<(&str, String)> = view
        .conversions
        .iter()
        .map(|row| {
            let segment = if row.segment.is_empty() { others } else { &row.segment };
            let words = row.conversion.as_ref().map_or_else(
                || report.say("as all others", "como todos los demás").to_owned(),
                |conversion| {
                    let [penetration, rate] = [conversion.penetration, conversion.win_rate]
                        .map(|share| percent(share, 1, report.language));
                    format!("{penetration} x {rate}")
                },
            );
            (segment, words)
        })
        .collect();
    report.facts(&facts);
}

fn line(name: String, asked: Option<Money>, proposed: Option<Money>, how: String) -> Vec<Cell> {
    let gap = asked.zip(proposed).map(|(asked, proposed)| asked - proposed);
    let share = gap.zip(asked).and_then(|(gap, asked)| gap.share_of(asked));
    vec![
        Cell::Text(name),
        Cell::Money(asked),
        Cell::Money(proposed),
        Cell::Money(gap),
        Cell::Percent(share),
        Cell::Text(how),
    ]
}
