//! The plan as a workbook or as CSV files: accounts, territories, quotas, pools, coverage, payouts.

use std::path::{Path, PathBuf};

use exchange::{Column, CsvProfile, Kind, Sheet, Value, csv_files, workbook};
use plan::account::AccountField;
use plan::money::{Money, Quantity, Rate};

use crate::accounts::{seller_name, territory_name};
use crate::problem::{Language, Problem};
use crate::request::ExportKind;
use crate::session::Session;
use crate::words::{self, Heading, heading};

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
        maker.pools(),
        maker.coverage(),
        maker.payouts(),
    ]
}

impl Maker<'_> {
    fn title(&self, which: Heading) -> String {
        heading(which, self.session.language).to_owned()
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

    fn accounts(&self) -> Sheet {
        use AccountField as Field;
        let plan = self.session.plan();
        let column = |field, kind| Column::new(words::column_title(field, self.session.language), kind);
        let money = |field| {
            let title = words::column_title(field, self.session.language);
            Column::new(
                format!("{title} ({})", plan.info.currency),
                Kind::Money { minor_units: self.decimals },
            )
            .summed()
        };
        let columns = vec![
            column(Field::ExternalId, Kind::Text),
            column(Field::Name, Kind::Text),
            column(Field::Country, Kind::Text),
            column(Field::State, Kind::Text),
            column(Field::City, Kind::Text),
            column(Field::PostalCode, Kind::Text),
            column(Field::Latitude, Kind::Number { decimals: 6 }),
            column(Field::Longitude, Kind::Number { decimals: 6 }),
            column(Field::Industry, Kind::Text),
            column(Field::Segment, Kind::Text),
            column(Field::Owner, Kind::Text),
            column(Field::Size, Kind::Number { decimals: 3 }),
            money(Field::Potential),
            column(Field::Workload, Kind::Number { decimals: 1 }).summed(),
            money(Field::LastBookings),
            self.text(Heading::Territory),
            self.text(Heading::Seller),
            self.text(Heading::Why),
        ];
        let places = self.session.rule_places();
        let degrees = |millionths: Option<i32>| {
            millionths.map_or(Value::Empty, |units| Value::Number { units: units.into(), decimals: 6 })
        };
        let rows = plan.facts.accounts.iter().map(|account| {
            vec![
                text(&account.external_id),
                text(&account.name),
                text(&account.country),
                text(&account.state),
                text(&account.city),
                text(&account.postal_code),
                degrees(account.latitude),
                degrees(account.longitude),
                text(&account.industry),
                text(&account.segment),
                text(&account.owner),
                quantity(account.size),
                self.amount(account.potential),
                quantity(account.workload),
                self.amount(account.last_bookings),
                text(&territory_name(plan, account)),
                text(&seller_name(plan, account)),
                text(&self.session.why_text(plan.assignment.of(account.id).why, &places)),
            ]
        });
        self.sheet(Heading::Accounts, columns, rows.collect(), true)
    }

    fn territories(&self) -> Sheet {
        let columns = vec![
            self.text(Heading::Territory),
            self.text(Heading::Seller),
            self.number(Heading::Accounts, 0).summed(),
            self.money(Heading::Potential).summed(),
            self.number(Heading::Workload, 1).summed(),
            self.money(Heading::LastBookings).summed(),
            self.percent(Heading::Balance),
            self.percent(Heading::QuotaToPotential),
        ];
        let rows = self.session.territory_rows().into_iter().map(|row| {
            let load = row.outlook.load;
            vec![
                text(&row.name),
                text(&row.seller_name),
                whole(load.accounts),
                self.amount(load.potential),
                quantity(Some(load.workload)),
                self.amount(load.last_bookings),
                rate(row.outlook.balance),
                rate(row.quota_to_potential),
            ]
        });
        self.sheet(Heading::Territories, columns, rows.collect(), true)
    }

    fn quotas(&self) -> Sheet {
        let columns = vec![
            self.text(Heading::Seller),
            self.text(Heading::Segment),
            self.text(Heading::Pool),
            self.number(Heading::Accounts, 0).summed(),
            self.money(Heading::Potential).summed(),
            self.money(Heading::LastBookings).summed(),
            self.money(Heading::Quota).summed(),
            self.text(Heading::Locked),
            self.percent(Heading::CarriedShare),
            self.money(Heading::CarriedQuota).summed(),
            self.percent(Heading::QuotaToPotential),
            self.percent(Heading::Growth),
            self.money(Heading::Ote).summed(),
        ];
        let yes = self.title(Heading::Yes);
        let rows = self.session.quota_rows().into_iter().map(|row| {
            vec![
                text(&row.name),
                text(&row.segment),
                text(&row.pool_names),
                whole(row.outlook.load.accounts),
                self.amount(row.outlook.load.potential),
                self.amount(row.last_bookings),
                self.amount(row.outlook.quota),
                text(if row.locked { &yes } else { "" }),
                rate(Some(row.outlook.carried_share)),
                self.amount(row.outlook.carried_quota),
                rate(row.outlook.quota_to_potential),
                rate(row.outlook.growth),
                self.amount(row.ote),
            ]
        });
        self.sheet(Heading::Quotas, columns, rows.collect(), true)
    }

    fn pools(&self) -> Sheet {
        let columns = vec![
            self.text(Heading::Pool),
            self.money(Heading::SumRepQuotas),
            self.money(Heading::PoolTarget),
            self.percent(Heading::PoolDiscount),
            self.percent(Heading::OverAssignment),
            self.percent(Heading::BreakEven),
            self.number(Heading::Sellers, 0),
            self.number(Heading::PresalesCapacity, 2),
            self.number(Heading::RepsPerPresales, 2),
            self.text(Heading::Presales),
        ];
        let members = self.session.presales_rows();
        let rows = self.session.pool_rows().into_iter().map(|row| {
            let target = row.outlook.target;
            let names = members.iter().flat_map(|member| {
                let weights = member.weights.iter().filter(|weight| weight.pool == row.outlook.pool);
                weights.map(|w| {
                    format!("{} {}", member.name, words::numbers::percent(w.weight, self.session.language))
                })
            });
            vec![
                text(&row.name),
                self.amount(target.sum_rep_quotas),
                self.amount(target.pool_target),
                rate(target.pool_discount),
                rate(target.over_assignment),
                rate(row.outlook.break_even),
                whole(row.outlook.sellers.len() as u32),
                share(Some(row.outlook.presales_capacity)),
                share(row.outlook.reps_per_presales),
                text(&names.collect::<Vec<_>>().join(", ")),
            ]
        });
        self.sheet(Heading::Pools, columns, rows.collect(), false)
    }

    fn coverage(&self) -> Sheet {
        let columns = vec![
            self.text(Heading::Segment),
            self.number(Heading::Accounts, 0).summed(),
            self.money(Heading::Potential).summed(),
            self.number(Heading::Workload, 1).summed(),
            self.number(Heading::Unassigned, 0).summed(),
            self.money(Heading::UnassignedPotential).summed(),
            self.number(Heading::WithSeller, 0).summed(),
            self.number(Heading::WithPresales, 0).summed(),
            self.number(Heading::Sellers, 0).summed(),
        ];
        let rows = self.session.coverage_view().segments.into_iter().map(|row| {
            vec![
                text(&row.segment),
                whole(row.load.accounts),
                self.amount(row.load.potential),
                quantity(Some(row.load.workload)),
                whole(row.unassigned.accounts),
                self.amount(row.unassigned.potential),
                whole(row.with_seller),
                whole(row.with_presales),
                whole(row.sellers),
            ]
        });
        self.sheet(Heading::Coverage, columns, rows.collect(), true)
    }

    fn payouts(&self) -> Sheet {
        let columns = vec![
            self.text(Heading::Person),
            self.text(Heading::Role),
            self.text(Heading::PayPlan),
            self.percent(Heading::Attainment),
            self.money(Heading::Base).summed(),
            self.money(Heading::TargetVariable).summed(),
            self.money(Heading::Variable).summed(),
            self.money(Heading::Accelerator).summed(),
            self.money(Heading::TotalPay).summed(),
            self.percent(Heading::ShareOfBase),
            self.percent(Heading::ShareOfTarget),
        ];
        let plans = &self.session.plan().decisions.pay_plans;
        let row = |name: &str, role: Heading, attainment: Option<Rate>, pay: &plan::payout::Pay| {
            let pay_plan = pay.plan.and_then(|id| plans.get(id.0)).map(|plan| plan.name.as_str());
            vec![
                text(name),
                text(&self.title(role)),
                text(pay_plan.unwrap_or_default()),
                rate(attainment),
                self.amount(pay.base),
                self.amount(pay.target_variable),
                self.amount(pay.variable),
                self.amount(pay.accelerator),
                self.amount(pay.total),
                rate(pay.share_of_base),
                rate(pay.share_of_target),
            ]
        };
        let sellers = self.session.quota_rows();
        let presales = self.session.presales_rows();
        let mut rows: Vec<Vec<Value>> = sellers
            .iter()
            .map(|seller| {
                row(&seller.name, Heading::Seller, Some(seller.outlook.attainment), &seller.outlook.pay)
            })
            .collect();
        rows.extend(
            presales.iter().map(|m| row(&m.name, Heading::Presales, m.outlook.attainment, &m.outlook.pay)),
        );
        self.sheet(Heading::Payouts, columns, rows, true)
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
