//! Pay plans in words: who is on them, and what each component pays.

use desk::problem::Language;
use desk::request::Head;
use desk::view::{PayPlanRow, PayoutsView};
use desk::words::pay;
use plan::compensation::{Component, PayPlan};

use crate::text::report::Report;
use crate::text::table::{Cell, Table};

pub fn write(report: &mut Report, head: &Head, view: &PayoutsView) {
    let language = report.language;
    let mut table = Table::new(&[
        "#",
        report.say("Pay plan", "Plan de compensación"),
        report.say("For", "Para"),
        report.say("Segment", "Segmento"),
        report.say("People", "Personas"),
        report.say("Paid", "Se paga"),
        report.say("Besides", "Además"),
    ]);
    for row in &view.pay_plans {
        table.row(vec![
            Cell::id(row.plan.id.0),
            Cell::text(&row.plan.name),
            Cell::text(pay::people(row.plan.role, language)),
            Cell::text(&row.plan.segment),
            Cell::Count(row.people),
            Cell::text(pay::frequency(row.plan.frequency, language)),
            Cell::Text(besides(report, head, &row.plan)),
        ]);
    }
    report.part("Pay plans", "Planes de compensación");
    report.table(&table);

    let mut table = Table::new(&[
        report.say("Pay plan", "Plan de compensación"),
        report.say("Component", "Componente"),
        report.say("Measured by", "Se mide por"),
        report.say("Pays at 100%", "Paga al 100 %"),
        report.say("Evaluated", "Se evalúa"),
        report.say("How", "Cómo"),
    ]);
    for PayPlanRow { plan, .. } in &view.pay_plans {
        for (place, component) in plan.components.iter().enumerate() {
            // A SPIFF pays by the unit or the deal, whatever is measured.
            let measured = match component.is_spiff() {
                true => String::new(),
                false => pay::measures(&component.measures, language),
            };
            let evaluated =
                if component.is_spiff() { "" } else { pay::evaluation(component.evaluation, language) };
            table.row(vec![
                Cell::text(if place == 0 { &plan.name } else { "" }),
                Cell::Text(pay::component_name(component, place, language)),
                Cell::Text(measured),
                Cell::Text(pay::reward(component.reward, &head.currency, language)),
                Cell::text(evaluated),
                Cell::Text(how(report, head, component)),
            ]);
        }
    }
    report.part("Components of the pay plans", "Componentes de los planes de compensación");
    report.table(&table);
}

/// What is agreed for the whole plan and is not what everybody has.
fn besides(report: &Report, head: &Head, plan: &PayPlan) -> String {
    let language = report.language;
    let mut said = Vec::new();
    if let Some(draw) = plan.draw {
        let draw = pay::draw(draw, &head.currency, language);
        said.push(format!("{} {draw}", report.say("draw", "anticipo a cuenta")));
    }
    if let Some(guarantee) = plan.guarantee {
        let guarantee = pay::guarantee(guarantee, language);
        said.push(format!("{} {guarantee}", report.say("guarantee", "garantía")));
    }
    if plan.clawback_days.is_some() {
        let clawback = pay::clawback(plan.clawback_days, language);
        said.push(format!("{} {clawback}", report.say("clawback", "descuento por cancelación")));
    }
    if plan.rounding != Default::default() {
        let rounding = pay::rounding(plan.rounding, language);
        said.push(format!("{} {rounding}", report.say("rounded", "redondeo:")));
    }
    said.join("; ")
}

/// Shape, threshold, cap, days and changes in one line.
fn how(report: &Report, head: &Head, component: &Component) -> String {
    let language = report.language;
    let mut said = Vec::new();
    if !component.is_spiff() {
        said.push(pay::shape(&component.shape, language));
    }
    for change in component.changes.iter().filter(|_| !component.is_spiff()) {
        let shape = pay::shape(&change.shape, language);
        said.push(format!("{} {}: {shape}", report.say("from", "desde"), change.from));
    }
    if let Some(threshold) = component.threshold {
        let threshold = pay::threshold(threshold, language);
        said.push(format!("{} {threshold}", report.say("threshold", "umbral")));
    }
    if let Some(cap) = component.cap {
        let cap = pay::cap(cap, &head.currency, language);
        said.push(format!("{} {cap}", report.say("cap", "tope")));
    }
    match (component.first, component.last) {
        (None, None) => {}
        (Some(first), Some(last)) => said.push(format!("{first} – {last}")),
        (Some(first), None) => said.push(format!("{} {first}", report.say("from", "desde"))),
        (None, Some(last)) => said.push(match language {
            Language::En => format!("until {last}"),
            Language::Es => format!("hasta {last}"),
        }),
    }
    said.join("; ")
}
