//! What inputs are called that are no figures of their own.

use jiff::civil::Date;
use plan::compensation::{Measure, SpiffUnit};
use plan::edit::Payee;
use plan::money::Rate;
use plan::why::Input;

use super::super::names::*;
use super::super::{numbers, pay, say};
use super::{Owner, Told};
use crate::problem::Language;

pub(super) fn label(told: &Told<'_>, input: &Input) -> String {
    let (plan, language) = (told.plan, told.language);
    let (en, es) = match input {
        Input::Account(id) => return account_name(plan, *id),
        Input::Member(id) => return seller_name(plan, *id),
        Input::Deal(id) => return deal_name(plan, *id),
        Input::QuotaFrom(from) => return since("Quota", "Cuota", *from, language),
        Input::CarriedFrom(from) => return since("Quota carried", "Cuota a cargo", *from, language),
        Input::ShareCarried(Some(from)) => {
            return say!(
                language,
                "Share of the year carried from {from}",
                "Parte del año a cargo desde {from}"
            );
        }
        Input::ShareCarried(None) => ("Share of the year carried", "Parte del año a cargo"),
        Input::QuotaForTime(from) => {
            return since("Quota for the time", "Cuota por el tiempo", *from, language);
        }
        Input::AttainmentFrom(from) => return since("Attainment", "Logro", *from, language),
        Input::BookingsFrom(from) => return since("Bookings", "Ventas", *from, language),
        Input::VariableFrom(from) => {
            return since("Target variable", "Variable objetivo", *from, language);
        }
        Input::EarnedFrom(from) => return since("Earned", "Devengado", *from, language),
        Input::MonthCarried(first) => return month("Carried in", "A cargo en", *first, language),
        Input::Season(first) => return month("Season of", "Temporada de", *first, language),
        Input::BookedInMonth(first) => return month("Bookings in", "Ventas en", *first, language),
        Input::QuotaInMonth(first) => return month("Quota in", "Cuota en", *first, language),
        Input::Earned(last) => return on("Earned by", "Devengado al", *last, language),
        Input::PaidShareBefore(day) => {
            let (en, es) = ("Share of target before", "Parte del objetivo antes del");
            return on(en, es, *day, language);
        }
        Input::DealOn(day) => return on("Deal of", "Negocio del", *day, language),
        Input::KeptCancellation(day) => {
            return on(
                "Cancelled too late to be taken back, on",
                "Cancelado demasiado tarde para descontarse, el",
                *day,
                language,
            );
        }
        Input::EarnedByDeal(day) => {
            return on("Earned by the deal of", "Devengado por el negocio del", *day, language);
        }
        Input::BeyondCapOf(day) => {
            return on("Beyond the cap, deal of", "Sobre el tope, negocio del", *day, language);
        }
        Input::Payment(day) => return on("Payment by", "Pago al", *day, language),
        Input::Advanced(day) => return on("Advanced by", "Anticipado al", *day, language),
        Input::HeldBack(day) => return on("Held back by", "Recuperado al", *day, language),
        Input::Owed(day) => return on("Became a debt by", "Quedó como deuda al", *day, language),
        Input::Forgiven(day) => return on("Debt forgiven by", "Deuda condonada al", *day, language),
        Input::Cancellation(id) => {
            let deal = deal_name(plan, *id);
            return say!(language, "{deal}, cancelled", "{deal}, cancelado");
        }
        Input::SeasonOfQuarter(number) => {
            return say!(language, "Season of Q{number}", "Temporada del T{number}");
        }
        Input::Ramp(number) => return say!(language, "Ramp, month {number}", "Rampa, mes {number}"),
        Input::WeightOf(presales, pool) => {
            let (presales, pool) = (presales_name(plan, *presales), pool_name(plan, *pool));
            return say!(language, "Weight of {presales} in {pool}", "Peso de {presales} en {pool}");
        }
        Input::PlainVariable(payee) => {
            let name = owner(*payee).name(plan, language);
            return say!(
                language,
                "Variable without accelerator · {name}",
                "Variable sin acelerador · {name}"
            );
        }
        Input::Component { place, name } => return component(*place, name, language),
        Input::ComponentUntil { place, name, last } => {
            let component = component(*place, name, language);
            return say!(language, "{component} by {last}", "{component} al {last}");
        }
        Input::AcceleratorOf { place, name } => {
            let component = component(*place, name, language);
            return say!(language, "Accelerator of {component}", "Acelerador de {component}");
        }
        Input::EarnedOn(pool, from) => {
            let earned = of_pool("Earned on", "Devengado por", *pool, told);
            return if from.is_some() { since(&earned, &earned, *from, language) } else { earned };
        }
        Input::CarriedIn(seller, pool) => {
            let (seller, pool) = (seller_name(plan, *seller), pool_name(plan, *pool));
            return say!(language, "Carried in {pool} · {seller}", "A cargo en {pool} · {seller}");
        }
        Input::BookedIn(seller, pool) => {
            let (seller, pool) = (seller_name(plan, *seller), pool_name(plan, *pool));
            return say!(language, "Bookings in {pool} · {seller}", "Ventas en {pool} · {seller}");
        }
        Input::BookedExactly(seller) => {
            let seller = seller_name(plan, *seller);
            return say!(language, "Bookings, not rounded · {seller}", "Ventas sin redondear · {seller}");
        }
        Input::Loan(id) => {
            let name = plan.decisions.loans.get(id.0).map_or("", |row| row.name.as_str());
            return say!(language, "Loan: {name}", "Préstamo: {name}");
        }
        Input::VariableOn(pool) => {
            return of_pool("Target variable on", "Variable objetivo por", *pool, told);
        }
        Input::PoolWeight(pool) => return of_pool("Weight in", "Peso en", *pool, told),
        Input::EarnedInPeriod { first, last } => {
            return say!(language, "Earned from {first} to {last}", "Devengado del {first} al {last}");
        }
        Input::EarnedUnder { first, last } => {
            return say!(
                language,
                "Earned at the rates from {first} to {last}",
                "Devengado con las tasas del {first} al {last}"
            );
        }
        Input::PaidShareAt(at) => {
            let at = numbers::short_percent(*at, language);
            return say!(language, "Share of target paid at {at}", "Parte del objetivo pagada al {at}");
        }
        Input::AttainedBy(measure) => return measured("Attainment", "Logro", *measure, language),
        Input::MeasureWeight(measure) => return measured("Weight", "Peso", *measure, language),
        Input::WeightedBy(measure) => return measured("Weighted", "Ponderado", *measure, language),
        Input::Booked(measure) => return measured("Booked", "Vendido", *measure, language),
        Input::QuotaOf(measure) => {
            return measured("Quota of the window", "Cuota de la ventana", *measure, language);
        }
        Input::TeamBookings(team) => {
            let name = Owner::Team(*team).name(plan, language);
            return say!(language, "Bookings · {name}", "Ventas · {name}");
        }
        Input::Unramped(id) => {
            let name = seller_name(plan, *id);
            return say!(language, "Carried without a ramp · {name}", "A cargo sin rampa · {name}");
        }
        Input::UnrampedIn(id, quarter) => {
            let (name, number) = (seller_name(plan, *id), quarter + 1);
            return say!(
                language,
                "Carried in Q{number} without a ramp · {name}",
                "A cargo en T{number} sin rampa · {name}"
            );
        }
        Input::FullIn(id) => {
            let name = seller_name(plan, *id);
            return say!(
                language,
                "Full quota, the quarter’s part · {name}",
                "Cuota completa, parte del trimestre · {name}"
            );
        }
        Input::TurnoverOf(id) => {
            let name = seller_name(plan, *id);
            return say!(language, "Turnover · {name}", "Rotación · {name}");
        }
        Input::WorkOf(segment) => return of_segment("Hours", "Horas", segment, language),
        Input::OpportunitiesOf(segment) => {
            return of_segment("Opportunities", "Oportunidades", segment, language);
        }
        Input::HoursEach(segment) => {
            return of_segment("Hours of one opportunity", "Horas de una oportunidad", segment, language);
        }
        Input::PotentialOf(segment) => {
            return of_segment("Potential of all sellers", "Potencial de todos", segment, language);
        }
        Input::PotentialIn(id, segment) => {
            let name = seller_name(plan, *id);
            return of_segment(
                &format!("Potential of {name}"),
                &format!("Potencial de {name}"),
                segment,
                language,
            );
        }
        Input::OpportunitiesBy(id) | Input::SellerOpportunities(id) => {
            let name = seller_name(plan, *id);
            return say!(language, "Opportunities · {name}", "Oportunidades · {name}");
        }
        Input::GivenBy(id, _) => {
            let name = presales_name(plan, *id);
            return say!(language, "Hours given · {name}", "Horas que aporta · {name}");
        }
        Input::WorkdaysIn(first) => return month("Working days in", "Días laborables en", *first, language),
        Input::Stage(stage) => return super::super::presales::stage(*stage, language).to_owned(),
        Input::UnrampedSum => ("Carried without ramps", "A cargo sin rampas"),
        Input::TurnoverLoss => ("Lost by turnover", "Se pierde por rotación"),
        Input::TurnoverYearly => ("Yearly turnover", "Rotación anual"),
        Input::MonthsLost => ("Months of full quota lost", "Meses de cuota completa perdidos"),
        Input::VacancyMonths => ("Months of vacancy", "Meses de vacante"),
        Input::RampMonths => ("Months lost to the ramp", "Meses perdidos en la rampa"),
        Input::ShareOfFull => ("Carried of the full quotas", "A cargo de las cuotas completas"),
        Input::HoursAsked => ("Hours needed, not rounded", "Horas necesarias, sin redondear"),
        Input::HoursThere => ("Hours available, not rounded", "Horas disponibles, sin redondear"),
        Input::OpportunitiesTyped => ("Opportunities of the segment", "Oportunidades del segmento"),
        Input::StageHours => ("Hours of the stage", "Horas de la etapa"),
        Input::StageReached => ("Share that comes this far", "Parte que llega a la etapa"),
        Input::Reachable => ("Potential within reach", "Potencial alcanzable"),
        Input::ShareOfPotential => ("Share of the potential", "Parte del potencial"),
        Input::AverageDeal => ("Average deal", "Negocio medio"),
        Input::HoursPerDay => ("Hours of a working day", "Horas de un día laborable"),
        Input::Productive => ("Part for opportunities", "Parte para oportunidades"),
        Input::Workdays => ("Working days", "Días laborables"),
        Input::Holiday => ("Holiday", "Feriado"),
        Input::Spiff(SpiffUnit::Unit) => ("Amount a unit", "Monto por unidad"),
        Input::Spiff(SpiffUnit::Deal) => ("Amount a deal", "Monto por negocio"),
        Input::Sold(SpiffUnit::Unit) => ("Units sold", "Unidades vendidas"),
        Input::Sold(SpiffUnit::Deal) => ("Deals won", "Negocios ganados"),
        Input::FullYearBase => ("Base of a full year", "Salario base del año completo"),
        Input::FullYearTargetVariable => {
            ("Target variable of a full year", "Variable objetivo del año completo")
        }
        Input::ShareOfYear => ("Share of the year", "Parte del año"),
        Input::DaysThere => ("Days there", "Días presente"),
        Input::DaysOfYear => ("Days of the plan year", "Días del año del plan"),
        Input::FirstDay => ("First day", "Primer día"),
        Input::LastDay => ("Last day", "Último día"),
        Input::LeaveFrom => ("Leave from", "Licencia desde"),
        Input::LeaveTo => ("Leave to", "Licencia hasta"),
        Input::ShareOfMonth => ("Share of the month", "Parte del mes"),
        Input::DaysOfMonth => ("Days of the month", "Días del mes"),
        Input::LastBookings => ("Last year's bookings", "Ventas del año anterior"),
        Input::Penetration => ("Penetration", "Penetración"),
        Input::WinRate => ("Win rate", "Tasa de cierre"),
        Input::OverAssignment => ("Over-assignment", "Sobreasignación"),
        Input::MeanPotential => ("Mean potential", "Potencial medio"),
        Input::KeptOut => ("Kept out of all territories", "Fuera de todo territorio"),
        Input::Members => ("Sellers in the pool", "Vendedores del pool"),
        Input::BeforeCap => ("Before the cap", "Antes del tope"),
        Input::CapLimit => ("Cap", "Tope"),
        Input::CapTimes => ("Times what 100% pays", "Veces lo que paga el 100\u{a0}%"),
        Input::StillPaid => ("Still paid beyond the cap", "Se paga sobre el tope"),
        Input::BeyondDealCaps => ("Beyond the caps of deals", "Sobre los topes por negocio"),
        Input::AtTarget => ("Pays at 100%", "Paga al 100\u{a0}%"),
        Input::ComponentShare => ("Share of the component", "Parte del componente"),
        Input::ShareOfPerson => ("Share of the person", "Parte de la persona"),
        Input::WindowShare => ("Share of the time", "Parte del tiempo"),
        Input::DaysWorked => ("Days worked", "Días trabajados"),
        Input::Commission => ("Commission rate", "Tasa de comisión"),
        Input::PaidShare => ("Share of target paid", "Parte del objetivo pagada"),
        Input::Slice => ("Paid in the tier", "Pagado en el tramo"),
        Input::Multiplier => ("Multiplier", "Multiplicador"),
        Input::Threshold => ("Threshold", "Umbral"),
        Input::Attained => ("Attainment", "Logro"),
        Input::Score => ("Objectives reached", "Objetivos cumplidos"),
        Input::QuotaInWindow => ("Quota of these months", "Cuota de estos meses"),
        Input::MonthsWhole => ("Quota of all months", "Cuota de todos los meses"),
        Input::PeriodPart => ("The period’s part of the quota", "Parte de la cuota en el período"),
        Input::Payments => ("Payments", "Pagos"),
        Input::Gross => ("Earned since the last payment", "Devengado desde el último pago"),
        Input::PaidBefore => ("Earned before", "Devengado antes"),
        Input::AdvancedInYear => ("Advanced", "Anticipado"),
        Input::HeldBackInYear => ("Held back", "Recuperado"),
        Input::DebtBefore => ("Debt before", "Deuda previa"),
        Input::Draw => ("Draw", "Anticipo a cuenta"),
        Input::Guaranteed => ("Guaranteed", "Garantizado"),
        Input::GuaranteedShare => ("Share guaranteed", "Parte garantizada"),
        Input::Accelerators => ("Accelerators of the components", "Aceleradores de los componentes"),
        Input::AtLinearRate => ("At the rate of 100%", "A la tasa del 100\u{a0}%"),
        Input::Lent => ("Lent and borrowed, net", "Prestado y recibido, neto"),
        Input::LoanAmount => ("Bookings of the deal", "Ventas del negocio"),
        Input::LoanShare => ("Share credited", "Parte acreditada"),
        Input::Weight => ("Weight", "Peso"),
    };
    pick(en, es, language).to_owned()
}

/// `Tier from 100% to 125%`.
pub(super) fn tier(from: Rate, to: Option<Rate>, language: Language) -> String {
    let from = numbers::short_percent(from, language);
    match to.map(|to| numbers::short_percent(to, language)) {
        Some(to) => say!(language, "Tier from {from} to {to}", "Tramo de {from} a {to}"),
        None => say!(language, "Tier from {from}", "Tramo desde {from}"),
    }
}

fn pick<'a>(en: &'a str, es: &'a str, language: Language) -> &'a str {
    match language {
        Language::En => en,
        Language::Es => es,
    }
}

fn since(en: &str, es: &str, from: Option<Date>, language: Language) -> String {
    let what = pick(en, es, language);
    match from {
        Some(from) => say!(language, "{what} from {from}", "{what} desde {from}"),
        None => say!(language, "{what} from the beginning", "{what} desde el inicio"),
    }
}

fn on(en: &str, es: &str, day: Date, language: Language) -> String {
    format!("{} {day}", pick(en, es, language))
}

fn month(en: &str, es: &str, first: Date, language: Language) -> String {
    format!("{} {}", pick(en, es, language), first.strftime("%Y-%m"))
}

/// Empty: all other segments.
fn of_segment(en: &str, es: &str, segment: &str, language: Language) -> String {
    let what = pick(en, es, language);
    if segment.is_empty() { what.to_owned() } else { format!("{what} · {segment}") }
}

fn of_pool(en: &str, es: &str, pool: plan::ids::PoolId, told: &Told<'_>) -> String {
    let name = Owner::Pool(pool).name(told.plan, told.language);
    format!("{} {name}", pick(en, es, told.language))
}

fn measured(en: &str, es: &str, measure: Measure, language: Language) -> String {
    format!("{}: {}", pick(en, es, language), pay::measure(measure, language))
}

fn component(place: usize, name: &str, language: Language) -> String {
    let number = place + 1;
    match name.trim() {
        "" => say!(language, "Component {number}", "Componente {number}"),
        name => name.to_owned(),
    }
}

fn owner(payee: Payee) -> Owner {
    match payee {
        Payee::Seller { seller } => Owner::Seller(seller),
        Payee::Presales { presales } => Owner::Presales(presales),
        Payee::Manager { team } => Owner::Manager(team),
    }
}
