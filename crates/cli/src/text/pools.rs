//! Pools: targets with both bases, and who shares them.

use desk::request::Head;
use desk::view::{PoolsView, PresalesRow};

use super::numbers::percent;
use super::report::Report;
use super::table::{Cell, Table};

pub fn write(report: &mut Report, head: &Head, view: &PoolsView) {
    report.title(head, "Pools", "Pools");
    report.gap();
    pools(report, view);
    report.part("Presales", "Preventa");
    presales(report, &view.presales);
    if view.sellers.is_empty() {
        return;
    }
    report.part("Sellers by pool", "Vendedores por pool");
    let nowhere = report.say("(no pool)", "(sin pool)");
    let names: Vec<(&str, Vec<&str>)> = view
        .pools
        .iter()
        .map(|pool| (pool.name.as_str(), Some(pool.outlook.pool)))
        .chain([(nowhere, None)])
        .map(|(name, pool)| {
            let inside =
                |pools: &[plan::ids::PoolId]| pool.map_or(pools.is_empty(), |pool| pools.contains(&pool));
            let sellers = view.sellers.iter().filter(|seller| inside(&seller.outlook.pools));
            (name, sellers.map(|seller| seller.name.as_str()).collect())
        })
        .collect();
    let facts: Vec<(&str, String)> = names
        .into_iter()
        .filter(|(name, sellers)| *name != nowhere || !sellers.is_empty())
        .map(|(name, sellers)| (name, sellers.join(", ")))
        .collect();
    report.facts(&facts);
}

fn pools(report: &mut Report, view: &PoolsView) {
    let mut table = Table::new(&[
        "#",
        report.say("Pool", "Pool"),
        report.say("Sum of rep quotas", "Suma de cuotas"),
        report.say("Pool target", "Meta del pool"),
        report.say("Discount (of sum)", "Descuento (de la suma)"),
        report.say("Over-assignment (of target)", "Sobreasignación (de la meta)"),
        report.say("Break-even", "Equilibrio"),
        report.say("Attainment", "Logro"),
        report.say("Sellers", "Vendedores"),
        report.say("Presales", "Preventa"),
        report.say("Reps per presales", "Vendedores por preventa"),
    ]);
    for row in &view.pools {
        let outlook = &row.outlook;
        table.row(vec![
            Cell::id(outlook.pool.0),
            Cell::text(&row.name),
            Cell::money(outlook.target.sum_rep_quotas),
            Cell::money(outlook.target.pool_target),
            Cell::FinePercent(outlook.target.pool_discount),
            Cell::FinePercent(outlook.target.over_assignment),
            Cell::FinePercent(outlook.break_even),
            Cell::percent(outlook.attainment),
            Cell::Count(u32::try_from(outlook.sellers.len()).unwrap_or(u32::MAX)),
            Cell::Ratio(Some(outlook.presales_capacity)),
            Cell::Ratio(outlook.reps_per_presales),
        ]);
    }
    report.table(&table);
}

fn presales(report: &mut Report, members: &[PresalesRow]) {
    let mut table = Table::new(&[
        "#",
        report.say("Name", "Nombre"),
        report.say("Segment", "Segmento"),
        report.say("Weight", "Peso"),
        report.say("Wanted by", "Pedido por"),
        report.say("Pools", "Pools"),
    ]);
    for member in members {
        let weights = member.weights.iter();
        let pools: Vec<String> = weights
            .map(|place| format!("{} {}", place.name, percent(place.weight, 0, report.language)))
            .collect();
        table.row(vec![
            Cell::id(member.outlook.presales.0),
            Cell::text(&member.name),
            Cell::text(&member.segment),
            Cell::percent(member.outlook.weight),
            Cell::Count(u32::try_from(member.wanted_by_names.len()).unwrap_or(u32::MAX)),
            Cell::Text(pools.join(", ")),
        ]);
    }
    report.table(&table);
}
