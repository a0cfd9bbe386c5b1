//! How a figure came about, in words.

use std::collections::HashSet;

use plan::refusal::{Kind, Refusal};
use plan::why::{Figure, Rule, Trace, Tracer};

use crate::problem::Problem;
use crate::request::{WhyAnswer, WhyReply};
use crate::session::Session;
use crate::words;
use crate::words::why::{Owner, Told};

/// How far an answer goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Levels of inputs; `None`: down to the facts.
    pub depth: Option<usize>,
    /// Levels of figures of their own whose inputs are told along; `None`: all of them.
    pub figures: Option<usize>,
    /// Inputs told of one value; those left out are counted.
    pub most: Option<usize>,
}

impl Reach {
    /// What a panel shows: a figure among the inputs whose own inputs are not told is asked by itself.
    const PANEL: Reach = Reach { depth: None, figures: Some(1), most: Some(50) };
    /// Figures are told along while so many inputs stand beside each other.
    const FEW: usize = 8;
}

impl Session {
    /// As far as a panel shows it.
    pub(crate) fn why(&self, figure: Figure) -> Result<WhyReply, Problem> {
        Ok(WhyReply { answer: self.answer(figure, Reach::PANEL)? })
    }

    /// How a figure came about. A figure is told once: where it stands again, its value is all that is said.
    pub fn answer(&self, figure: Figure, reach: Reach) -> Result<WhyAnswer, Problem> {
        let tracer = Tracer::new(self.plan(), self.outlook());
        let trace = tracer.why(figure).ok_or_else(|| self.refused(&not_found(figure)))?;
        let mut teller = Teller { session: self, tracer: &tracer, reach, told: HashSet::from([figure]) };
        Ok(teller.answer(&trace, None, At::default()))
    }
}

/// Where in an answer something stands.
#[derive(Clone, Copy, Default)]
struct At {
    depth: usize,
    /// Figures of their own above it.
    figures: usize,
    /// Beside many others, or below one that is.
    many: bool,
}

struct Teller<'a> {
    session: &'a Session,
    tracer: &'a Tracer<'a>,
    reach: Reach,
    told: HashSet<Figure>,
}

impl Teller<'_> {
    /// `owner`: whose figure it is an input of; its own ones need no name.
    fn answer(&mut self, trace: &Trace, owner: Option<Owner>, at: At) -> WhyAnswer {
        let mut answer = self.told(trace, owner);
        if !self.goes_on(at) {
            answer.deeper = trace.inputs.iter().any(|input| input.rule != Rule::Beside);
            return answer;
        }
        let owner = trace.figure().map(Owner::of).or(owner);
        let shown: Vec<&Trace> = trace.inputs.iter().filter(|input| input.rule != Rule::Beside).collect();
        let most = self.reach.most.unwrap_or(shown.len());
        let at = At { depth: at.depth + 1, many: at.many || shown.len() > Reach::FEW, ..at };
        for input in shown.iter().take(most) {
            answer.inputs.push(self.input(input, owner, at));
        }
        let left = shown.len().saturating_sub(most) as u64;
        if left > 0 {
            let label = words::why::and_more(left, self.session.language);
            answer.inputs.push(WhyAnswer { label, ..nothing() });
        }
        answer
    }

    fn goes_on(&self, at: At) -> bool {
        self.reach.depth.is_none_or(|most| at.depth < most)
    }

    fn input(&mut self, input: &Trace, owner: Option<Owner>, at: At) -> WhyAnswer {
        let own = input.figure().filter(|_| input.rule == Rule::OfItsOwn);
        let Some((figure, trace)) = own.and_then(|figure| Some((figure, self.tracer.why(figure)?))) else {
            return self.answer(input, owner, at);
        };
        let further = self.reach.figures.is_none_or(|most| at.figures < most && !at.many);
        if further && self.goes_on(at) && self.told.insert(figure) {
            return self.answer(&trace, owner, At { figures: at.figures + 1, ..at });
        }
        self.told(&trace, owner)
    }

    /// Without its inputs.
    fn told(&self, trace: &Trace, owner: Option<Owner>) -> WhyAnswer {
        let (plan, language) = (self.session.plan(), self.session.language);
        let labels = Told { plan, language, owner };
        let told = Told { owner: trace.figure().map(Owner::of).or(owner), ..labels };
        WhyAnswer {
            figure: trace.figure(),
            label: labels.label(trace),
            value: words::why::value(plan, trace, language),
            formula: words::why::formula(&told, trace),
            numbers: words::why::numbers(&told, trace),
            source: words::why::source(plan, &trace.rule, language),
            deeper: false,
            inputs: Vec::new(),
        }
    }
}

fn nothing() -> WhyAnswer {
    WhyAnswer {
        figure: None,
        label: String::new(),
        value: String::new(),
        formula: String::new(),
        numbers: String::new(),
        source: String::new(),
        deeper: false,
        inputs: Vec::new(),
    }
}

fn not_found(figure: Figure) -> Refusal {
    let (kind, id) = match figure {
        Figure::Seller { seller, .. } => (Kind::Seller, seller.0),
        Figure::Presales { presales, .. } => (Kind::Presales, presales.0),
        Figure::Manager { team, .. } => (Kind::Team, team.0),
        Figure::Pool { pool, .. } | Figure::Hours { pool, .. } => (Kind::Pool, pool.0),
        Figure::Team { team, .. } => (Kind::Team, team.map_or(0, |team| team.0)),
        Figure::Territory { territory, .. } => (Kind::Territory, territory.0),
        Figure::Plan { .. } | Figure::Level { .. } | Figure::Capacity { .. } => (Kind::Plan, 0),
    };
    Refusal::NotFound { kind, id }
}
