//! The plan as a workbook or as CSV files: accounts, territories, quotas, teams, capacity, pools, coverage, pay.

use std::path::{Path, PathBuf};

use exchange::{Column, CsvProfile, Kind, Sheet, Value, csv_files, workbook};
use plan::money::{Money, Quantity, Rate};

use crate::problem::{Language, Problem};
use crate::request::ExportKind;
use crate::session::Session;
use crate::words::{self, Heading, heading};

mod accounts;
mod capacity;
mod pay;
mod pay_plans;
mod pools;
mod quotas;
mod teams;

/// Writes the plan into the folder and gives back the files. Files of the same names are replaced as a whole.
pub fn export(session: &Session, folder: &Path, kind: ExportKind) -> Result<Vec<PathBuf>, Problem> {
    let language = session.language;
    let sheets = sheets(session);
    let said = |problem: &exchange::WriteProblem| {
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        words::write_problem(problem, &name, language)
    };
    match kind {
        ExportKind::Workbook => {
            let file = session.file_name();
            let stem = file.strip_suffix(".podplan").unwrap_or(&file);
            let path = folder.join(format!("{stem}.xlsx"));
            workbook(&sheets, &path).map_err(|problem| said(&problem))?;
            Ok(vec![path])
        }
        ExportKind::Csv => {
            let profile = match language {
                Language::En => CsvProfile::POINT,
                Language::Es => CsvProfile::COMMA,
            };
            csv_files(&sheets, folder, profile).map_err(|problem| said(&problem))
        }
    }
}

/// One sheet being made: its columns once, then rows of values.
struct Maker<'a> {
    session: &'a Session,
    decimals: u8,
}

fn sheets(session: &Session) -> Vec<Sheet> {
    let maker = Maker { session, decimals: session.plan().info.decimals };
    vec![
        maker.accounts(),
        maker.territories(),
        maker.quotas(),
        maker.teams(),
        maker.capacity(),
        maker.pools(),
        maker.coverage(),
        maker.payouts(),
        maker.pay_by_quarter(),
        maker.payments(),
        maker.pay_plans(),
        maker.deals(),
    ]
}

impl Maker<'_> {
    fn title(&self, which: Heading) -> String {
        // The plan may call a pool's target by a name of its own.
        let term = &self.session.plan().decisions.assumptions.pool_term;
        if matches!(which, Heading::PoolTarget) && !term.is_empty() {
            return term.clone();
        }
        heading(which, self.session.language).to_owned()
    }

    fn yes(&self) -> &'static str {
        heading(Heading::Yes, self.session.language)
    }

    /// Titles of money columns carry the currency, so that the cells need not.
    fn money_title(&self, which: Heading) -> String {
        format!("{} ({})", self.title(which), self.session.plan().info.currency)
    }

    fn text(&self, which: Heading) -> Column {
        Column::new(self.title(which), Kind::Text)
    }

    fn money(&self, which: Heading) -> Column {
        Column::new(self.money_title(which), Kind::Money { minor_units: self.decimals })
    }

    /// Amounts of a quarter: "Q1 carried (USD)".
    fn quarter_money(&self, quarter: usize, which: Heading) -> Column {
        let quarter = words::quarter(quarter, self.session.language);
        let title = format!("{quarter} {}", self.money_title(which));
        Column::new(title, Kind::Money { minor_units: self.decimals })
    }

    fn percent(&self, which: Heading) -> Column {
        Column::new(self.title(which), Kind::Percent)
    }

    fn number(&self, which: Heading, decimals: u8) -> Column {
        Column::new(self.title(which), Kind::Number { decimals })
    }

    fn amount(&self, amount: impl Into<Option<Money>>) -> Value {
        let step = 10i128.pow(3u32.saturating_sub(self.decimals.into()));
        let minor = amount.into().and_then(|amount| i64::try_from(amount.thousandths() / step).ok());
        minor.map_or(Value::Empty, Value::Money)
    }

    fn sheet(&self, name: Heading, columns: Vec<Column>, rows: Vec<Vec<Value>>, totals: bool) -> Sheet {
        let totals = totals.then(|| self.title(Heading::Total));
        Sheet { name: self.title(name), columns, rows, totals }
    }
}

fn text(text: &str) -> Value {
    if text.is_empty() { Value::Empty } else { Value::Text(text.to_owned()) }
}

fn whole(number: u32) -> Value {
    Value::Number { units: number.into(), decimals: 0 }
}

fn quantity(quantity: Option<Quantity>) -> Value {
    quantity.map_or(Value::Empty, |quantity| Value::Number { units: quantity.thousandths(), decimals: 3 })
}

fn rate(rate: Option<Rate>) -> Value {
    rate.map_or(Value::Empty, |rate| Value::Rate(rate.scaled()))
}

/// A ratio shown as a plain number: 1.4 members, 2.5 reps a member.
fn share(rate: Option<Rate>) -> Value {
    rate.map_or(Value::Empty, |rate| Value::Number { units: rate.scaled(), decimals: 8 })
}
