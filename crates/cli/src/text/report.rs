//! A text of titled parts: facts, tables, sentences.

use desk::problem::Language;
use desk::request::Head;
use desk::words::{FoundText, Severity, numbers};
use plan::money::{Money, Rate};
use unicode_width::UnicodeWidthStr as _;

use super::numbers::{NOTHING, percent, quantity};
use super::table::{Cell, Table};

/// The text as it grows; every part is set off by a blank line.
pub struct Report {
    pub language: Language,
    text: String,
}

impl Report {
    pub fn new(language: Language) -> Report {
        Report { language, text: String::new() }
    }

    pub fn finish(self) -> String {
        self.text
    }

    /// The text of the language.
    pub fn say(&self, english: &'static str, spanish: &'static str) -> &'static str {
        match self.language {
            Language::En => english,
            Language::Es => spanish,
        }
    }

    /// The plan, the screen, the currency of every amount.
    pub fn title(&mut self, head: &Head, english: &'static str, spanish: &'static str) {
        let title = self.say(english, spanish);
        let in_currency = self.say("amounts in", "importes en");
        self.paragraph(&format!("{} · {title} · {in_currency} {}", head.name, head.currency));
    }

    pub fn part(&mut self, english: &'static str, spanish: &'static str) {
        let title = self.say(english, spanish);
        self.paragraph(title);
    }

    pub fn paragraph(&mut self, text: &str) {
        self.gap();
        self.line(text);
    }

    /// Sets what follows off by a blank line.
    pub fn gap(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    pub fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    pub fn table(&mut self, table: &Table) {
        if table.is_empty() {
            self.line(self.say("  (none)", "  (nada)"));
            return;
        }
        self.text.push_str(&table.render(self.language));
    }

    /// Labels and values, the values below each other.
    pub fn facts(&mut self, facts: &[(&str, String)]) {
        let width = facts.iter().map(|(label, _)| label.width()).max().unwrap_or(0);
        for (label, value) in facts {
            let blank = " ".repeat(width - label.width());
            self.line(&format!("  {label}{blank}  {value}"));
        }
    }

    pub fn findings(&mut self, findings: &[FoundText]) {
        for found in findings {
            let mark = match found.severity {
                Severity::Warn => "!",
                Severity::Info => "·",
            };
            self.line(&format!("{mark} {} {}", found.message, found.remedy));
        }
    }

    pub fn money(&self, head: &Head, amount: impl Into<Option<Money>>) -> String {
        let text = amount.into().map(|amount| numbers::money(amount, &head.currency, self.language));
        text.unwrap_or_else(|| NOTHING.to_owned())
    }

    pub fn percent(&self, rate: impl Into<Option<Rate>>) -> String {
        rate.into().map_or_else(|| NOTHING.to_owned(), |rate| percent(rate, 2, self.language))
    }

    /// `1 row`, `6,165 rows`: one and many in English, then in Spanish.
    pub fn things(&self, count: u32, words: [&str; 4]) -> String {
        desk::words::things(count.into(), words, self.language)
    }

    pub fn count(&self, count: u32) -> String {
        numbers::count(count.into(), self.language)
    }

    /// What an assumption is set for: a segment, or all that have none of their own.
    pub fn segment_or_others<'a>(&self, segment: &'a str) -> &'a str {
        if segment.is_empty() { self.say("all others", "todos los demás") } else { segment }
    }

    /// An assumption of a segment; where it has none of its own, that of all others holds, if there is one.
    pub fn share_or_others(&self, own: Option<Rate>, for_others: bool) -> Cell {
        match own {
            None if for_others => Cell::Number(self.say("as all others", "como los demás").to_owned()),
            own => Cell::Percent(own),
        }
    }

    /// What should be known of a file.
    pub fn notes(&mut self, notes: &[String]) {
        notes.iter().for_each(|note| self.line(&format!("· {note}")));
    }

    /// How many rows are behind those that are shown, and how to come by them.
    pub fn left(&mut self, left: u32, from: u32, shown: usize) {
        if left > 0 {
            let next = u64::from(from) + shown as u64;
            let (count, further) = (self.count(left), self.say("more", "más"));
            let how = self.say("goes on, --all shows them all", "continúa, --all las muestra todas");
            self.line(&format!("… {count} {further}: --from {next} {how}."));
        }
    }

    /// "400 accounts, $52,000,000 of potential, 12,345 hours".
    pub fn load(&self, head: &Head, load: &plan::assignment::Load) -> String {
        let accounts = self.things(load.accounts, ["account", "accounts", "cuenta", "cuentas"]);
        let hours = quantity(load.workload, self.language);
        format!(
            "{accounts}, {} {}, {hours} {}",
            self.money(head, load.potential),
            self.say("of potential", "de potencial"),
            if hours == "1" { self.say("hour", "hora") } else { self.say("hours", "horas") },
        )
    }
}
