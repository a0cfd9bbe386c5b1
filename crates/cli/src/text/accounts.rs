//! Accounts: where each stands, and why.

use desk::request::Head;
use desk::view::AccountsView;

use super::report::Report;
use super::table::{Cell, Table};

pub fn write(report: &mut Report, head: &Head, view: &AccountsView) {
    report.title(head, "Accounts", "Cuentas");
    report.facts(&[
        (report.say("In the plan", "En el plan"), report.count(view.total)),
        (report.say("Unassigned", "Sin asignar"), report.count(view.unassigned)),
        (report.say("Matching", "Que coinciden"), report.load(head, &view.matching)),
        (report.say("Shown", "Se muestran"), shown(report, view)),
    ]);
    let mut table = Table::new(&[
        "#",
        report.say("ID", "Id."),
        report.say("Name", "Nombre"),
        report.say("Country", "País"),
        report.say("State", "Estado"),
        report.say("City", "Ciudad"),
        report.say("Segment", "Segmento"),
        report.say("Industry", "Industria"),
        report.say("Potential", "Potencial"),
        report.say("Hours", "Horas"),
        report.say("Territory", "Territorio"),
        report.say("Seller", "Vendedor"),
        report.say("Why here", "Por qué aquí"),
    ]);
    for row in &view.rows {
        let account = &row.account;
        table.row(vec![
            Cell::id(account.id.0),
            Cell::text(&account.external_id),
            Cell::text(&account.name),
            Cell::text(&account.country),
            Cell::text(&account.state),
            Cell::text(&account.city),
            Cell::text(&account.segment),
            Cell::text(&account.industry),
            Cell::money(account.potential),
            Cell::Quantity(account.workload),
            Cell::text(&row.territory_name),
            Cell::text(&row.seller_name),
            Cell::text(&row.why_text),
        ]);
    }
    if !table.is_empty() {
        report.gap();
        report.table(&table);
    }
    report.left(view.left, view.from, view.rows.len());
}

fn shown(report: &Report, view: &AccountsView) -> String {
    let rows = u32::try_from(view.rows.len()).unwrap_or(u32::MAX);
    if rows == 0 {
        return report.count(0);
    }
    let (first, last) = (view.from.saturating_add(1), view.from.saturating_add(rows));
    format!("{}–{}", report.count(first), report.count(last))
}
