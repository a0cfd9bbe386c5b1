//! What a case calculates: figures by name, and the steps in words.

use super::CaseLine;
use super::written::{Exact, Expected};
use crate::money::{Money, Rate};

/// The calculated figures with the steps that lead to them.
#[derive(Default)]
pub struct Figures {
    found: Vec<(String, Figure)>,
    pub trace: Vec<String>,
}

/// One calculated figure.
#[derive(Clone, Copy)]
pub enum Figure {
    Amount(Money),
    Share(Rate),
    /// Days, people: what is counted.
    Count(i128),
    Undefined,
}

/// The name of one figure of a list; `place` counts from 0, the name from 1.
pub fn numbered(list: &str, place: usize) -> String {
    format!("{list} {}", place + 1)
}

impl Figures {
    pub fn amount(&mut self, what: &str, amount: Money) {
        self.found.push((what.to_owned(), Figure::Amount(amount)));
    }

    pub fn amount_or_undefined(&mut self, what: &str, amount: Option<Money>) {
        self.found.push((what.to_owned(), amount.map_or(Figure::Undefined, Figure::Amount)));
    }

    pub fn share(&mut self, what: &str, share: Option<Rate>) {
        self.found.push((what.to_owned(), share.map_or(Figure::Undefined, Figure::Share)));
    }

    pub fn days(&mut self, what: &str, days: i128) {
        self.found.push((what.to_owned(), Figure::Count(days)));
    }

    pub fn count(&mut self, what: &str, count: Option<u32>) {
        let figure = count.map_or(Figure::Undefined, |count| Figure::Count(count.into()));
        self.found.push((what.to_owned(), figure));
    }

    pub fn list(&mut self, what: &str, amounts: &[Money]) {
        for (place, amount) in amounts.iter().enumerate() {
            self.amount(&numbered(what, place), *amount);
        }
    }

    pub fn step(&mut self, text: String) {
        self.trace.push(text);
    }

    pub fn get(&self, what: &str) -> Option<&Figure> {
        self.found.iter().find(|(name, _)| name == what).map(|(_, figure)| figure)
    }

    /// How many figures the list has.
    pub fn length(&self, list: &str) -> usize {
        (0..).take_while(|place| self.get(&numbered(list, *place)).is_some()).count()
    }
}

impl Figure {
    fn exact(&self) -> Option<Exact> {
        match self {
            Figure::Amount(amount) => Some(Exact(amount.thousandths() * 100_000)),
            Figure::Share(share) => Some(Exact(share.scaled() as i128)),
            Figure::Count(count) => Some(Exact(count * Rate::ONE.scaled() as i128)),
            Figure::Undefined => None,
        }
    }

    fn text(&self) -> String {
        match self {
            Figure::Amount(amount) => amount.to_string(),
            Figure::Share(share) => share.to_string(),
            Figure::Count(count) => count.to_string(),
            Figure::Undefined => Expected::Undefined.to_string(),
        }
    }

    pub fn against(&self, what: String, expected: Expected, tolerance: Exact) -> CaseLine {
        let difference = match (self.exact(), expected) {
            (Some(calculated), Expected::Number(expected)) => Some(calculated.0 - expected.0),
            _ => None,
        };
        let passed = match (difference, self, expected) {
            (Some(difference), _, _) => difference.abs() <= tolerance.0.abs(),
            (None, Figure::Undefined, Expected::Undefined) => true,
            _ => false,
        };
        CaseLine {
            what,
            expected: expected.to_string(),
            calculated: self.text(),
            difference: difference.map(|difference| Exact(difference).to_string()).unwrap_or_default(),
            passed,
        }
    }
}
