//! Finding things by name, for the command palette.

use plan::refusal::Kind;

use crate::accounts::folded;
use crate::request::{FindReply, Hit};
use crate::session::Session;

const MOST: usize = 20;

impl Session {
    /// At most 20 things whose name holds the text: people, territories and pools before accounts.
    pub fn find(&self, text: &str) -> FindReply {
        let wanted = folded(text.trim());
        if wanted.is_empty() {
            return FindReply { hits: Vec::new() };
        }
        let plan = self.plan();
        let (facts, decisions) = (&plan.facts, &plan.decisions);
        let hit = |kind, id, name: &str, detail: &str| Hit {
            kind,
            id,
            name: name.to_owned(),
            detail: detail.to_owned(),
        };
        let holds = |texts: &[&str]| texts.iter().any(|text| folded(text).contains(&wanted));
        let sellers = facts.sellers.iter().filter(|row| holds(&[&row.name, &row.external_id]));
        let presales = facts.presales.iter().filter(|row| holds(&[&row.name, &row.external_id]));
        let teams = decisions.teams.iter().filter(|row| holds(&[&row.name, &row.manager]));
        let territories = decisions.territories.iter().filter(|row| holds(&[&row.name]));
        let pools = decisions.pools.iter().filter(|row| holds(&[&row.name]));
        let accounts = facts.accounts.iter().filter(|row| holds(&[&row.name, &row.external_id]));
        let hits = sellers
            .map(|row| hit(Kind::Seller, row.id.0, &row.name, &row.segment))
            .chain(presales.map(|row| hit(Kind::Presales, row.id.0, &row.name, &row.segment)))
            .chain(teams.map(|row| hit(Kind::Team, row.id.0, &row.name, &row.manager)))
            .chain(territories.map(|row| hit(Kind::Territory, row.id.0, &row.name, "")))
            .chain(pools.map(|row| hit(Kind::Pool, row.id.0, &row.name, "")))
            .chain(accounts.map(|row| hit(Kind::Account, row.id.0, &row.name, &row.city)));
        FindReply { hits: hits.take(MOST).collect() }
    }
}
