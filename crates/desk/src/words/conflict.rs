//! What is said of bands that cannot be kept together.

use carve::{Among, Conflict, Side};
use plan::evenness::Measured;

use super::carve_notes::{Ways, next_step};
use super::carving::Carved;
use super::{quoted, say};
use crate::carving::{CarveAims, CarveConflict};
use crate::problem::Language;

pub(crate) fn conflict(
    conflict: &Conflict,
    seat_name: &dyn Fn(usize) -> String,
    aims: &CarveAims,
    seen: &Carved<'_>,
    language: Language,
) -> CarveConflict {
    let mut ends: Vec<String> = Vec::new();
    for end in &conflict.ends {
        let name = quoted(&seat_name(end.seat), language);
        let amount = seen.said(end.measure, end.amount, language);
        ends.push(match end.side {
            Side::Least => say!(language, "{name}: at least {amount}", "{name}: al menos {amount}"),
            Side::Most => say!(language, "{name}: at most {amount}", "{name}: como máximo {amount}"),
        });
    }
    if let Some(most) = aims.most_moves.filter(|_| conflict.moves) {
        ends.push(say!(
            language,
            "at most {most} accounts change territory",
            "como máximo {most} cuentas cambian de territorio"
        ));
    }
    if conflict.apart {
        ends.push(say!(language, "territories hang together", "los territorios no quedan partidos"));
    }
    let has = |side: Side| conflict.ends.iter().any(|end| end.side == side);
    // How many accounts there are is said already.
    let sums = |among: &Among| {
        let others = among.sums.iter().filter(|(measure, _)| seen.measure(*measure) != Measured::Accounts);
        let said: Vec<String> = others.map(|(measure, sum)| seen.said(*measure, *sum, language)).collect();
        if said.is_empty() { String::new() } else { format!(": {}", said.join(", ")) }
    };
    let mut why: Vec<String> = Vec::new();
    if has(Side::Least) {
        let (accounts, sums) = (conflict.open.accounts, sums(&conflict.open));
        why.push(say!(
            language,
            "{accounts} accounts may go to these territories{sums}.",
            "{accounts} cuentas pueden ir a estos territorios{sums}."
        ));
    }
    if has(Side::Most) {
        let mut highs: Vec<(usize, i64)> = Vec::new();
        for end in conflict.ends.iter().filter(|end| end.side == Side::Most) {
            match highs.iter_mut().find(|(measure, _)| *measure == end.measure) {
                Some((_, sum)) => *sum += end.amount,
                None => highs.push((end.measure, end.amount)),
            }
        }
        let more = |(measure, high): &(usize, i64)| {
            conflict.only.sums.iter().any(|(other, sum)| other == measure && sum > high)
        };
        let over: Vec<(usize, i64)> = highs.into_iter().filter(more).collect();
        // Where moves are limited, who may go nowhere else is not why.
        if !over.is_empty() || !(conflict.moves || conflict.apart) {
            let (accounts, sums) = (conflict.only.accounts, sums(&conflict.only));
            why.push(say!(
                language,
                "{accounts} accounts may go to these territories alone{sums}.",
                "{accounts} cuentas solo pueden ir a estos territorios{sums}."
            ));
        }
        for (measure, high) in over {
            let high = seen.said(measure, high, language);
            why.push(say!(
                language,
                "Together they may have at most {high}.",
                "Juntos pueden tener como máximo {high}."
            ));
        }
    }
    if !conflict.smallest {
        why.push(say!(
            language,
            "Some of these might be left out: the search for the smallest set was stopped.",
            "Quizá alguno sobre: no se terminó de buscar el conjunto más pequeño."
        ));
    }
    let asked = |band: bool| conflict.ends.iter().any(|end| (end.measure < aims.balance.len()) == band);
    let ways =
        Ways { apart: conflict.apart, moves: conflict.moves, band: asked(true), accounts: asked(false) };
    let next = next_step(aims, &ways, language);
    CarveConflict { ends, why: why.join(" "), next }
}
