//! Why a number: what a thing is called, its value, its rule in words and in numbers, where a fact comes from.

mod figures;
mod formulas;
mod inputs;
mod sources;
mod values;

use plan::Plan;
use plan::why::{Figure, Input, Rule, Span, Subject, Trace};

use crate::problem::Language;

pub(crate) use figures::figure_label;
pub(crate) use formulas::{formula, numbers};
pub(crate) use sources::source;
pub(crate) use values::value;

use super::names::*;
use super::say;

/// Whose figure it is; nobody's are the plan's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    Plan,
    Seller(plan::ids::SellerId),
    Presales(plan::ids::PresalesId),
    Manager(plan::ids::TeamId),
    Pool(plan::ids::PoolId),
    Team(Option<plan::ids::TeamId>),
    Territory(plan::ids::TerritoryId),
    Level(u32),
    Capacity(Span),
    Hours(plan::ids::PoolId, Span),
}

impl Owner {
    pub(crate) fn of(figure: Figure) -> Owner {
        match figure {
            Figure::Seller { seller, .. } => Owner::Seller(seller),
            Figure::Presales { presales, .. } => Owner::Presales(presales),
            Figure::Manager { team, .. } => Owner::Manager(team),
            Figure::Pool { pool, .. } => Owner::Pool(pool),
            Figure::Team { team, .. } => Owner::Team(team),
            Figure::Territory { territory, .. } => Owner::Territory(territory),
            Figure::Level { depth, .. } => Owner::Level(depth),
            Figure::Capacity { span, .. } => Owner::Capacity(span),
            Figure::Hours { pool, span, .. } => Owner::Hours(pool, span),
            Figure::Plan { .. } => Owner::Plan,
        }
    }

    /// As it is called in a label; empty for the plan.
    pub(crate) fn name(self, plan: &Plan, language: Language) -> String {
        match self {
            Owner::Plan => String::new(),
            Owner::Seller(id) => seller_name(plan, id),
            Owner::Presales(id) => presales_name(plan, id),
            Owner::Manager(team) => {
                let name = team_name(plan, team);
                say!(language, "manager of {name}", "gerente de {name}")
            }
            Owner::Pool(id) => {
                let name = pool_name(plan, id);
                say!(language, "pool {name}", "pool {name}")
            }
            Owner::Team(None) => say!(language, "region", "región"),
            Owner::Team(Some(id)) => {
                let name = team_name(plan, id);
                say!(language, "team {name}", "equipo {name}")
            }
            Owner::Territory(id) => territory_name(plan, id),
            Owner::Level(depth) => say!(language, "teams of level {depth}", "equipos del nivel {depth}"),
            Owner::Capacity(of) => span(of, language),
            Owner::Hours(id, of) => {
                let (name, of) = (pool_name(plan, id), span(of, language));
                say!(language, "pool {name}, {of}", "pool {name}, {of}")
            }
        }
    }
}

fn span(span: Span, language: Language) -> String {
    match span.quarter().map(|quarter| quarter + 1) {
        None => say!(language, "year", "año"),
        Some(number) => say!(language, "Q{number}", "T{number}"),
    }
}

/// What the words need to know beside a trace.
#[derive(Clone, Copy)]
pub(crate) struct Told<'a> {
    pub plan: &'a Plan,
    pub language: Language,
    /// Whose figure is told: what is its own needs no name beside it.
    pub owner: Option<Owner>,
}

impl Told<'_> {
    /// `Quota`; of another: `Quota · Seat ENT-03`.
    pub(crate) fn label(&self, trace: &Trace) -> String {
        match &trace.subject {
            Subject::Figure(figure) => self.of_figure(*figure),
            Subject::Input(input) => match &trace.rule {
                Rule::TierSlice { from, to } => inputs::tier(*from, *to, self.language),
                _ => inputs::label(self, input),
            },
        }
    }

    /// What the plan calls a pool's target.
    fn pool_term(&self) -> &str {
        let term = self.plan.decisions.assumptions.pool_term.as_str();
        let usual = Figure::Pool { pool: plan::ids::PoolId(0), figure: plan::why::PoolFigure::PoolTarget };
        if term.is_empty() { figure_label(usual, self.language) } else { term }
    }

    pub(crate) fn of_figure(&self, figure: Figure) -> String {
        let label = match figure {
            Figure::Pool { figure: plan::why::PoolFigure::PoolTarget, .. } => self.pool_term(),
            _ => figure_label(figure, self.language),
        };
        let owner = Owner::of(figure);
        if self.owner == Some(owner) {
            return label.to_owned();
        }
        let name = owner.name(self.plan, self.language);
        if name.is_empty() { label.to_owned() } else { format!("{label} · {name}") }
    }
}

/// What so many inputs alike are called: `16 sellers`.
pub(super) fn many(trace: &Trace, language: Language) -> String {
    let alike = |test: &dyn Fn(&Subject) -> bool| trace.inputs.iter().all(|input| test(&input.subject));
    let figures = |test: fn(&Figure) -> bool| {
        alike(&move |subject| matches!(subject, Subject::Figure(figure) if test(figure)))
    };
    let inputs = |test: fn(&Input) -> bool| {
        alike(&move |subject| matches!(subject, Subject::Input(input) if test(input)))
    };
    let (one, other) = if figures(|figure| matches!(figure, Figure::Seller { .. })) {
        (("seller", "vendedor"), ("sellers", "vendedores"))
    } else if figures(|figure| matches!(figure, Figure::Territory { .. })) {
        (("territory", "territorio"), ("territories", "territorios"))
    } else if figures(|figure| matches!(figure, Figure::Team { .. })) {
        (("team", "equipo"), ("teams", "equipos"))
    } else if inputs(|input| matches!(input, Input::Account(_))) {
        (("account", "cuenta"), ("accounts", "cuentas"))
    } else if inputs(|input| {
        matches!(
            input,
            Input::Member(_)
                | Input::FullIn(_)
                | Input::UnrampedIn(..)
                | Input::TurnoverOf(_)
                | Input::OpportunitiesBy(_)
                | Input::PotentialIn(..)
        )
    }) {
        (("seller", "vendedor"), ("sellers", "vendedores"))
    } else if figures(|figure| matches!(figure, Figure::Hours { .. })) {
        (("pool", "pool"), ("pools", "pools"))
    } else if inputs(|input| matches!(input, Input::GivenBy(..))) {
        (("member", "persona"), ("members", "personas"))
    } else if inputs(|input| matches!(input, Input::WorkOf(_) | Input::OpportunitiesOf(_))) {
        (("segment", "segmento"), ("segments", "segmentos"))
    } else if inputs(|input| matches!(input, Input::Deal(_) | Input::Cancellation(_) | Input::DealOn(_))) {
        (("deal", "negocio"), ("deals", "negocios"))
    } else if inputs(|i| {
        matches!(i, Input::MonthCarried(_) | Input::BookedInMonth(_) | Input::QuotaInMonth(_))
    }) {
        (("month", "mes"), ("months", "meses"))
    } else if inputs(|input| matches!(input, Input::Payment(_) | Input::Advanced(_) | Input::HeldBack(_))) {
        (("payment", "pago"), ("payments", "pagos"))
    } else if people(trace) {
        (("person", "persona"), ("people", "personas"))
    } else {
        (("part", "parte"), ("parts", "partes"))
    };
    let number = trace.inputs.len() as u64;
    super::things(number, [one.0, other.0, one.1, other.1], language)
}

fn people(trace: &Trace) -> bool {
    trace.inputs.iter().all(|input| match &input.subject {
        Subject::Figure(figure) => {
            matches!(figure, Figure::Seller { .. } | Figure::Presales { .. } | Figure::Manager { .. })
        }
        Subject::Input(input) => matches!(input, Input::PlainVariable(_)),
    })
}

pub(crate) fn and_more(number: u64, language: Language) -> String {
    let number = super::numbers::count(number, language);
    say!(language, "and {number} more", "y {number} más")
}
