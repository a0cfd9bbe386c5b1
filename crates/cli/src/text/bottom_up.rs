//! What sellers propose, against what they are asked.

use std::collections::HashMap;

use desk::request::Head;
use desk::view::{BottomUpView, QuotaRow, TeamRow};
use plan::ids::SellerId;
use plan::money::Money;

use super::report::Report;
use super::table::{Cell, Table};
use super::waterfall::{indented, members};

pub fn write(report: &mut Report, head: &Head, view: &BottomUpView) {
    report.title(head, "Bottom-up", "De abajo arriba");
    report.part(
        "Asked of a team: its target; of a seller: the quota of a full year",
        "Pedido a un equipo: su meta; a un vendedor: la cuota de un año completo",
    );
    tree(report, view);
    report.part(
        "Calculated: potential × penetration × win rate",
        "Calculada: potencial × penetración × tasa de cierre",
    );
    conversions(report, view);
}

fn tree(report: &mut Report, view: &BottomUpView) {
    let sellers: HashMap<SellerId, &QuotaRow> =
        view.sellers.iter().map(|row| (row.outlook.seller, row)).collect();
    let mut table = Table::new(&[
        report.say("Team, seller", "Equipo, vendedor"),
        report.say("Asked", "Pedido"),
        report.say("Proposed", "Propuesto"),
        report.say("Gap: asked − proposed", "Brecha: pedido − propuesto"),
        report.say("Gap (of what is asked)", "Brecha (de lo pedido)"),
        report.say("Proposal", "Propuesta"),
    ]);
    for node in &view.nodes {
        table.row(team(report, node));
        for (id, blank) in members(node) {
            if let Some(row) = sellers.get(&id) {
                table.row(seller(report, row, &blank));
            }
        }
    }
    report.table(&table);
}

fn team(report: &Report, node: &TeamRow) -> Vec<Cell> {
    let outlook = &node.outlook;
    let without = match outlook.without_proposal {
        0 => String::new(),
        count => format!("{} {}", report.count(count), report.say("without a proposal", "sin propuesta")),
    };
    line(indented(report, node), outlook.target, Some(outlook.proposed), outlook.gap, without)
}

fn seller(report: &Report, row: &QuotaRow, blank: &str) -> Vec<Cell> {
    let (asked, proposed) = (row.outlook.quota, row.outlook.proposal);
    let how = match (proposed, row.proposal_typed) {
        (None, _) => report.say("none", "ninguna"),
        (_, true) => report.say("typed", "escrita"),
        (_, false) => report.say("calculated", "calculada"),
    };
    line(format!("{blank}{}", row.name), asked, proposed, row.gap, how.to_owned())
}

fn line(
    name: String,
    asked: Option<Money>,
    proposed: Option<Money>,
    gap: Option<Money>,
    how: String,
) -> Vec<Cell> {
    vec![
        Cell::Text(name),
        Cell::Money(asked),
        Cell::Money(proposed),
        Cell::Money(gap),
        Cell::Percent(gap.zip(asked).and_then(|(gap, asked)| gap.share_of(asked))),
        Cell::Text(how),
    ]
}

fn conversions(report: &mut Report, view: &BottomUpView) {
    let for_others = view.conversions.iter().any(|row| row.segment.is_empty() && row.conversion.is_some());
    let mut table = Table::new(&[
        report.say("Segment", "Segmento"),
        report.say("Sellers", "Vendedores"),
        report.say("Penetration", "Penetración"),
        report.say("Win rate", "Tasa de cierre"),
    ]);
    for row in &view.conversions {
        let own = row.conversion.as_ref();
        table.row(vec![
            Cell::text(report.segment_or_others(&row.segment)),
            Cell::Count(row.sellers),
            report.share_or_others(own.map(|own| own.penetration), for_others),
            report.share_or_others(own.map(|own| own.win_rate), for_others),
        ]);
    }
    report.table(&table);
}
