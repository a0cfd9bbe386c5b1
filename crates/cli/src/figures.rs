//! Numbers by the names that people write: `seller:"Seat ENT-03":variable`.

use std::fmt::Write as _;

use desk::problem::{Language, Problem};
use plan::Plan;
use plan::account::Account;
use plan::ids::{AccountId, PoolId, PresalesId, RegionSetId, SellerId, TeamId, TerritoryId};
use plan::leaving::Leaver;
use plan::why::{
    CapacityFigure, Figure, HoursFigure, LevelFigure, ManagerFigure, PlanFigure, PoolFigure, PresalesFigure,
    SellerFigure, Span, TeamFigure, TerritoryFigure,
};
use serde::Serialize;

use crate::problems::{self, Called};

const REGION_SET: Called = ("set of regions", "conjunto de regiones");

/// What has numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Plan,
    Region,
    Team,
    Seller,
    Manager,
    Presales,
    Pool,
    Territory,
    /// Its rows are the depths of teams, by their numbers from 1.
    Level,
    /// Its rows are the year and its quarters.
    Capacity,
    /// Its rows are pools in the year and its quarters: `Enterprise quarter1`.
    Hours,
}

impl Kind {
    const ALL: [Kind; 11] = [
        Kind::Plan,
        Kind::Region,
        Kind::Team,
        Kind::Seller,
        Kind::Manager,
        Kind::Presales,
        Kind::Pool,
        Kind::Territory,
        Kind::Level,
        Kind::Capacity,
        Kind::Hours,
    ];

    fn key(self) -> &'static str {
        match self {
            Kind::Plan => "plan",
            Kind::Region => "region",
            Kind::Team => "team",
            Kind::Seller => "seller",
            Kind::Manager => "manager",
            Kind::Presales => "presales",
            Kind::Pool => "pool",
            Kind::Territory => "territory",
            Kind::Level => "level",
            Kind::Capacity => "capacity",
            Kind::Hours => "hours",
        }
    }

    fn noun(self) -> Called {
        match self {
            Kind::Plan => ("plan", "plan"),
            Kind::Region => ("region", "región"),
            Kind::Team => ("team", "equipo"),
            Kind::Seller => ("seller", "vendedor"),
            Kind::Manager => ("manager", "gerente"),
            Kind::Presales => ("presales member", "integrante de preventa"),
            Kind::Pool => ("pool", "pool"),
            Kind::Territory => ("territory", "territorio"),
            Kind::Level => ("level of teams", "nivel de equipos"),
            Kind::Capacity => ("part of the year", "período del año"),
            Kind::Hours => ("pool in a part of the year", "pool en un período del año"),
        }
    }

    fn has_names(self) -> bool {
        !matches!(self, Kind::Plan | Kind::Region)
    }

    /// What may be asked of it, as the JSON calls it.
    fn figures(self) -> Vec<String> {
        fn all<F: Serialize>(figures: &[F]) -> Vec<String> {
            figures.iter().map(written).collect()
        }
        match self {
            Kind::Plan => all(PlanFigure::ALL),
            Kind::Region | Kind::Team => all(TeamFigure::ALL),
            Kind::Seller => all(SellerFigure::ALL),
            Kind::Manager => all(ManagerFigure::ALL),
            Kind::Presales => all(PresalesFigure::ALL),
            Kind::Pool => all(PoolFigure::ALL),
            Kind::Territory => all(TerritoryFigure::ALL),
            Kind::Level => all(LevelFigure::ALL),
            Kind::Capacity => all(CapacityFigure::ALL),
            Kind::Hours => all(HoursFigure::ALL),
        }
    }

    fn figure(self, row: u32, place: usize) -> Option<Figure> {
        Some(match self {
            Kind::Plan => PlanFigure::ALL.get(place)?.figure(),
            Kind::Region => TeamFigure::ALL.get(place)?.of(None),
            Kind::Team => TeamFigure::ALL.get(place)?.of(Some(TeamId(row))),
            Kind::Seller => SellerFigure::ALL.get(place)?.of(SellerId(row)),
            Kind::Manager => ManagerFigure::ALL.get(place)?.of(TeamId(row)),
            Kind::Presales => PresalesFigure::ALL.get(place)?.of(PresalesId(row)),
            Kind::Pool => PoolFigure::ALL.get(place)?.of(PoolId(row)),
            Kind::Territory => TerritoryFigure::ALL.get(place)?.of(TerritoryId(row)),
            Kind::Level => LevelFigure::ALL.get(place)?.of(row),
            Kind::Capacity => CapacityFigure::ALL.get(place)?.of(*Span::ALL.get(row as usize)?),
            Kind::Hours => {
                let spans = Span::ALL.len() as u32;
                let (pool, span) = (PoolId(row / spans), *Span::ALL.get((row % spans) as usize)?);
                HoursFigure::ALL.get(place)?.of(pool, span)
            }
        })
    }
}

fn span_row(span: Span) -> u32 {
    span.quarter().map_or(0, |quarter| quarter as u32 + 1)
}

/// As the JSON writes it: `poolTarget`.
fn written(figure: &impl Serialize) -> String {
    match serde_json::to_value(figure) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}

/// A row by its number, with what it may be called.
struct Row {
    id: u32,
    name: String,
    external_id: String,
}

impl Row {
    fn named(id: u32, name: &str) -> Row {
        Row { id, name: name.to_owned(), external_id: String::new() }
    }
}

/// What a row is called so that [`meant`] finds it again; a name that several have is left for the number.
fn called(rows: &[Row], id: u32) -> String {
    let alone = |text: &str| {
        let meant = rows.iter().filter(|row| same(&row.name, text) || same(&row.external_id, text)).count();
        !text.trim().is_empty() && !text.contains('"') && !text.starts_with('#') && meant == 1
    };
    let Some(row) = rows.iter().find(|row| row.id == id) else { return format!("#{id}") };
    let text = [&row.name, &row.external_id].into_iter().find(|text| alone(text));
    match text.map(|text| text.trim()) {
        None => format!("#{id}"),
        Some(text) if text.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_') => text.to_owned(),
        Some(text) => format!("\"{text}\""),
    }
}

/// The one rule for names on the command line: `#12` is the row of that number, else a name or an external id, else one in
/// any case, else the bare number; what several are called is refused with what tells them apart.
fn meant(rows: &[Row], noun: Called, text: &str, language: Language) -> Result<u32, Problem> {
    let name = unquoted(text);
    let numbered = |digits: &str| {
        let id = digits.trim().parse::<u32>().ok()?;
        rows.iter().find(|row| row.id == id).map(|row| row.id)
    };
    if let Some(id) = name.strip_prefix('#').and_then(numbered) {
        return Ok(id);
    }
    let exact = |row: &&Row| [&row.name, &row.external_id].iter().any(|own| own.trim() == name);
    let alike = |row: &&Row| same(&row.name, name) || same(&row.external_id, name);
    let mut found: Vec<&Row> = if name.is_empty() { vec![] } else { rows.iter().filter(exact).collect() };
    if found.is_empty() {
        found = rows.iter().filter(alike).collect();
    }
    let names = |of: &mut dyn Iterator<Item = u32>| of.map(|id| called(rows, id)).collect::<Vec<_>>();
    match (found.as_slice(), numbered(name)) {
        ([row], _) => Ok(row.id),
        ([], Some(id)) => Ok(id),
        ([], None) => {
            Err(problems::no_such_name(name, noun, &names(&mut rows.iter().map(|row| row.id)), language))
        }
        (several, _) => {
            let names = names(&mut several.iter().map(|row| row.id));
            Err(problems::several_called(name, noun, &names, language))
        }
    }
}

/// The keys of a plan's numbers.
pub struct Keys<'a> {
    plan: &'a Plan,
}

impl<'a> Keys<'a> {
    pub fn of(plan: &'a Plan) -> Keys<'a> {
        Keys { plan }
    }

    /// The number's key; a name that several have is left for the id.
    pub fn key(&self, figure: Figure) -> String {
        let (kind, row, name) = match figure {
            Figure::Plan { figure } => (Kind::Plan, 0, written(&figure)),
            Figure::Team { team: None, figure } => (Kind::Region, 0, written(&figure)),
            Figure::Team { team: Some(team), figure } => (Kind::Team, team.0, written(&figure)),
            Figure::Seller { seller, figure } => (Kind::Seller, seller.0, written(&figure)),
            Figure::Manager { team, figure } => (Kind::Manager, team.0, written(&figure)),
            Figure::Presales { presales, figure } => (Kind::Presales, presales.0, written(&figure)),
            Figure::Pool { pool, figure } => (Kind::Pool, pool.0, written(&figure)),
            Figure::Territory { territory, figure } => (Kind::Territory, territory.0, written(&figure)),
            Figure::Level { depth, figure } => (Kind::Level, depth, written(&figure)),
            Figure::Capacity { span, figure } => (Kind::Capacity, span_row(span), written(&figure)),
            Figure::Hours { pool, span, figure } => {
                (Kind::Hours, pool.0 * Span::ALL.len() as u32 + span_row(span), written(&figure))
            }
        };
        let mut key = kind.key().to_owned();
        if kind.has_names() {
            let _ = write!(key, ":{}", called(&self.rows(kind), row));
        }
        key + ":" + &name
    }

    /// The number that a key means, or what there is instead.
    pub fn figure(&self, text: &str, language: Language) -> Result<Figure, Problem> {
        let (head, rest) = text.trim().split_once(':').unwrap_or((text.trim(), ""));
        let Some(kind) = Kind::ALL.into_iter().find(|kind| same(kind.key(), head)) else {
            return Err(problems::no_such_number(text, head, &Kind::ALL.map(Kind::key), language));
        };
        let (name, figure) = match kind.has_names() {
            true => rest.rsplit_once(':').unwrap_or((rest, "")),
            false => ("", rest),
        };
        let row = if kind.has_names() { self.row(kind, name, language)? } else { 0 };
        let figures = kind.figures();
        let place = figures.iter().position(|other| same(other, figure));
        place
            .and_then(|place| kind.figure(row, place))
            .ok_or_else(|| problems::no_such_figure(figure.trim(), kind.noun(), &figures, language))
    }

    /// Somebody who may leave: `seller:NAME` or `presales:NAME`.
    pub fn leaver(&self, text: &str, language: Language) -> Result<Leaver, Problem> {
        let (head, name) = text.trim().split_once(':').unwrap_or((text.trim(), ""));
        let people = [Kind::Seller, Kind::Presales];
        let Some(kind) = people.into_iter().find(|kind| same(kind.key(), head)) else {
            return Err(problems::no_such_number(text, head, &people.map(Kind::key), language));
        };
        let id = self.row(kind, name, language)?;
        Ok(match kind {
            Kind::Seller => Leaver::Seller { seller: SellerId(id) },
            _ => Leaver::Presales { presales: PresalesId(id) },
        })
    }

    /// A territory by its name or number.
    pub fn territory(&self, text: &str, language: Language) -> Result<TerritoryId, Problem> {
        self.territory_among(&[], text, language)
    }

    /// As [`Keys::territory`], among those that a proposal makes too.
    pub fn territory_among(
        &self,
        new: &[(TerritoryId, &str)],
        text: &str,
        language: Language,
    ) -> Result<TerritoryId, Problem> {
        let mut rows = self.rows(Kind::Territory);
        rows.extend(new.iter().map(|(id, name)| Row::named(id.0, name)));
        meant(&rows, Kind::Territory.noun(), text, language).map(TerritoryId)
    }

    /// A set of regions by its name or number.
    pub fn region_set(&self, text: &str, language: Language) -> Result<RegionSetId, Problem> {
        let sets = self.plan.facts.region_sets.iter();
        let rows: Vec<Row> = sets.map(|set| Row::named(set.id.0, &set.name)).collect();
        meant(&rows, REGION_SET, text, language).map(RegionSetId)
    }

    /// An account by its external id, its name or `#id`; in any case where that names one alone.
    pub fn account(&self, text: &str, language: Language) -> Result<AccountId, Problem> {
        let name = unquoted(text);
        let id = name.strip_prefix('#').and_then(|id| id.parse().ok());
        let accounts = &self.plan.facts.accounts;
        let exact = accounts.iter().find(|row| row.external_id == name.trim() || Some(row.id.0) == id);
        if let Some(exact) = exact {
            return Ok(exact.id);
        }
        let mut meant: Vec<&Account> = accounts.iter().filter(|row| same(&row.external_id, name)).collect();
        if meant.is_empty() {
            meant = accounts.iter().filter(|row| same(&row.name, name)).collect();
        }
        match meant.as_slice() {
            [] => Err(problems::no_such_account(name, language)),
            [row] => Ok(row.id),
            several => {
                let written = |row: &&Account| match row.external_id.trim() {
                    "" => format!("#{}", row.id.0),
                    id => id.to_owned(),
                };
                let ids: Vec<String> = several.iter().map(written).collect();
                Err(problems::several_accounts_called(name, &ids, language))
            }
        }
    }

    fn row(&self, kind: Kind, name: &str, language: Language) -> Result<u32, Problem> {
        meant(&self.rows(kind), kind.noun(), name, language)
    }

    fn rows(&self, kind: Kind) -> Vec<Row> {
        let (facts, decisions) = (&self.plan.facts, &self.plan.decisions);
        let row = |id: u32, name: &str, external_id: &str| Row {
            external_id: external_id.to_owned(),
            ..Row::named(id, name)
        };
        match kind {
            Kind::Plan | Kind::Region => Vec::new(),
            Kind::Team => decisions.teams.iter().map(|team| row(team.id.0, &team.name, "")).collect(),
            Kind::Manager => {
                let paid = decisions.teams.iter().filter(|team| !team.pay.is_none());
                paid.map(|team| row(team.id.0, &team.name, &team.manager)).collect()
            }
            Kind::Seller => facts.sellers.iter().map(|s| row(s.id.0, &s.name, &s.external_id)).collect(),
            Kind::Presales => facts.presales.iter().map(|s| row(s.id.0, &s.name, &s.external_id)).collect(),
            Kind::Pool => decisions.pools.iter().map(|pool| row(pool.id.0, &pool.name, "")).collect(),
            Kind::Territory => decisions.territories.iter().map(|t| row(t.id.0, &t.name, "")).collect(),
            Kind::Level => {
                let depths = self.plan.decisions.teams.iter().count() as u32;
                (1..=depths).map(|depth| row(depth, &depth.to_string(), "")).collect()
            }
            Kind::Capacity => Span::ALL.iter().map(|span| row(span_row(*span), &written(span), "")).collect(),
            Kind::Hours => {
                let spans = Span::ALL.len() as u32;
                let pools = decisions.pools.iter();
                let rows = pools.flat_map(|pool| {
                    let called = |span: &Span| format!("{} {}", pool.name, written(span));
                    Span::ALL.iter().map(move |span| (pool.id.0 * spans + span_row(*span), called(span)))
                });
                rows.map(|(id, name)| row(id, &name, "")).collect()
            }
        }
    }
}

/// Upper and lower case are the same; nothing is called by an empty text.
fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.trim(), b.trim());
    !a.is_empty() && (a == b || a.to_lowercase() == b.to_lowercase())
}

fn unquoted(name: &str) -> &str {
    let name = name.trim();
    name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(name)
}
