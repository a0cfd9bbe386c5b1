//! What figures are called.

use plan::why::{
    CapacityFigure, Figure, HoursFigure, LevelFigure, ManagerFigure, PlanFigure, PoolFigure, PresalesFigure,
    SellerFigure, TeamFigure, TerritoryFigure,
};

use crate::problem::Language;

/// Without whose it is: `Pool target (street quota)`.
pub(crate) fn figure_label(figure: Figure, language: Language) -> &'static str {
    let (en, es) = match figure {
        Figure::Seller { figure, .. } => seller(figure),
        Figure::Presales { figure, .. } => presales(figure),
        Figure::Manager { figure, .. } => manager(figure),
        Figure::Pool { figure, .. } => pool(figure),
        Figure::Team { team, figure } => match (team, figure) {
            (None, TeamFigure::Target) => ("Regional target", "Meta de la región"),
            _ => of_team(figure),
        },
        Figure::Territory { figure, .. } => territory(figure),
        Figure::Level { figure, .. } => level(figure),
        Figure::Capacity { figure, .. } => capacity(figure),
        Figure::Hours { figure, .. } => hours(figure),
        Figure::Plan { figure } => of_plan(figure),
    };
    match language {
        Language::En => en,
        Language::Es => es,
    }
}

type Words = (&'static str, &'static str);

const QUARTERS: [Words; 4] = [
    ("Carried in Q1", "A cargo en T1"),
    ("Carried in Q2", "A cargo en T2"),
    ("Carried in Q3", "A cargo en T3"),
    ("Carried in Q4", "A cargo en T4"),
];

const ATTAINMENT: Words = ("Attainment", "Logro");
const BOOKINGS: Words = ("Bookings", "Ventas");
const OTE: Words = ("OTE (full year)", "OTE (año completo)");
const BASE: Words = ("Base", "Salario base");
const TARGET_VARIABLE: Words = ("Target variable", "Variable objetivo");
const VARIABLE: Words = ("Projected variable", "Variable proyectada");
const ACCELERATOR: Words = ("Accelerator", "Acelerador");
const TOTAL: Words = ("Projected total", "Total proyectado");
const DEBT: Words = ("Still owed", "Saldo adeudado");
const SHARE_OF_BASE: Words = ("Variable to base", "Variable sobre base");
const SHARE_OF_TARGET: Words = ("Variable to target", "Variable sobre objetivo");
const SUM_REP_QUOTAS: Words = ("Sum of rep quotas", "Suma de cuotas individuales");
const OVER_ASSIGNMENT: Words = ("Over-assignment (of the target)", "Sobreasignación (de la meta)");
const LEFT_TO_ASSIGN: Words = ("Left to assign", "Falta por asignar");

fn seller(figure: SellerFigure) -> Words {
    match figure {
        SellerFigure::Quota => ("Individual quota", "Cuota individual"),
        SellerFigure::CountedQuota => ("Quota that counts in the sums", "Cuota que cuenta en las sumas"),
        SellerFigure::CarriedShare => ("Share of the year carried", "Parte del año a cargo"),
        SellerFigure::CarriedQuota => ("Quota carried this year", "Cuota a cargo este año"),
        SellerFigure::Quarter1 => QUARTERS[0],
        SellerFigure::Quarter2 => QUARTERS[1],
        SellerFigure::Quarter3 => QUARTERS[2],
        SellerFigure::Quarter4 => QUARTERS[3],
        SellerFigure::Proposal => ("Proposal", "Propuesta"),
        SellerFigure::Gap => ("Gap: quota less proposal", "Brecha: cuota menos propuesta"),
        SellerFigure::QuotaToPotential => ("Quota to potential", "Cuota sobre potencial"),
        SellerFigure::QuotaToOte => ("Quota to OTE", "Cuota sobre OTE"),
        SellerFigure::QuotaToLastYear => {
            ("Quota to last year's bookings", "Cuota sobre ventas del año anterior")
        }
        SellerFigure::Potential => ("Potential", "Potencial"),
        SellerFigure::Attainment => ATTAINMENT,
        SellerFigure::Bookings => BOOKINGS,
        SellerFigure::Ote => OTE,
        SellerFigure::Base => BASE,
        SellerFigure::TargetVariable => TARGET_VARIABLE,
        SellerFigure::Variable => VARIABLE,
        SellerFigure::Accelerator => ACCELERATOR,
        SellerFigure::Total => TOTAL,
        SellerFigure::Debt => DEBT,
        SellerFigure::ShareOfBase => SHARE_OF_BASE,
        SellerFigure::ShareOfTarget => SHARE_OF_TARGET,
    }
}

fn presales(figure: PresalesFigure) -> Words {
    match figure {
        PresalesFigure::Weight => ("Weight over all pools", "Peso en todos los pools"),
        PresalesFigure::Attainment => ("Attainment of the pools", "Logro de los pools"),
        PresalesFigure::Ote => OTE,
        PresalesFigure::Base => BASE,
        PresalesFigure::TargetVariable => TARGET_VARIABLE,
        PresalesFigure::Variable => VARIABLE,
        PresalesFigure::Accelerator => ACCELERATOR,
        PresalesFigure::Total => TOTAL,
        PresalesFigure::Debt => DEBT,
        PresalesFigure::ShareOfBase => SHARE_OF_BASE,
        PresalesFigure::ShareOfTarget => SHARE_OF_TARGET,
        PresalesFigure::Hours => ("Hours for opportunities", "Horas para oportunidades"),
    }
}

fn manager(figure: ManagerFigure) -> Words {
    match figure {
        ManagerFigure::Target => ("Target measured against", "Meta con la que se mide"),
        ManagerFigure::Bookings => ("Bookings of the team", "Ventas del equipo"),
        ManagerFigure::Attainment => ATTAINMENT,
        ManagerFigure::Base => BASE,
        ManagerFigure::TargetVariable => TARGET_VARIABLE,
        ManagerFigure::Variable => VARIABLE,
        ManagerFigure::Accelerator => ACCELERATOR,
        ManagerFigure::Total => TOTAL,
        ManagerFigure::ShareOfBase => SHARE_OF_BASE,
        ManagerFigure::ShareOfTarget => SHARE_OF_TARGET,
    }
}

fn pool(figure: PoolFigure) -> Words {
    match figure {
        PoolFigure::SumRepQuotas => ("Sum of carried quotas", "Suma de cuotas a cargo"),
        PoolFigure::PoolTarget => ("Pool target (street quota)", "Meta del pool (cuota street)"),
        PoolFigure::PoolDiscount => ("Pool discount (of the sum)", "Descuento del pool (de la suma)"),
        PoolFigure::OverAssignment => OVER_ASSIGNMENT,
        PoolFigure::Bookings => BOOKINGS,
        PoolFigure::Attainment => ATTAINMENT,
        PoolFigure::BreakEven => ("Break-even mean attainment", "Logro medio de equilibrio"),
        PoolFigure::PresalesCapacity => ("Presales capacity", "Capacidad de preventa"),
        PoolFigure::RepsPerPresales => ("Reps per presales member", "Vendedores por preventa"),
        PoolFigure::Opportunities => ("Opportunities in the year", "Oportunidades del año"),
        PoolFigure::HoursEach => ("Hours of one opportunity", "Horas de una oportunidad"),
    }
}

fn of_team(figure: TeamFigure) -> Words {
    match figure {
        TeamFigure::Target => ("Target", "Meta"),
        TeamFigure::WantedBelow => ("Sum wanted below", "Suma deseada debajo"),
        TeamFigure::SumBelow => ("Sum assigned below", "Suma asignada debajo"),
        TeamFigure::LeftToAssign => LEFT_TO_ASSIGN,
        TeamFigure::OverAssignment => OVER_ASSIGNMENT,
        TeamFigure::OverChain => {
            ("Over-assignment down to the sellers", "Sobreasignación hasta los vendedores")
        }
        TeamFigure::SumRepQuotas => SUM_REP_QUOTAS,
        TeamFigure::Carried => ("Carried quotas", "Cuotas a cargo"),
        TeamFigure::Quarter1 => QUARTERS[0],
        TeamFigure::Quarter2 => QUARTERS[1],
        TeamFigure::Quarter3 => QUARTERS[2],
        TeamFigure::Quarter4 => QUARTERS[3],
        TeamFigure::Proposed => ("Proposed", "Propuesto"),
        TeamFigure::Gap => ("Gap: target less proposed", "Brecha: meta menos propuesto"),
    }
}

fn territory(figure: TerritoryFigure) -> Words {
    match figure {
        TerritoryFigure::Accounts => ("Accounts", "Cuentas"),
        TerritoryFigure::Potential => ("Potential", "Potencial"),
        TerritoryFigure::Workload => ("Workload (hours)", "Carga de trabajo (horas)"),
        TerritoryFigure::Balance => ("Potential to mean", "Potencial sobre la media"),
    }
}

fn level(figure: LevelFigure) -> Words {
    match figure {
        LevelFigure::Total => ("Total", "Total"),
        LevelFigure::OverAmount => ("Over the level above", "Sobre el nivel superior"),
        LevelFigure::OverAssignment => {
            ("Over-assignment (of the level above)", "Sobreasignación (del nivel superior)")
        }
        LevelFigure::OverCompany => {
            ("Over-assignment (of the company plan)", "Sobreasignación (del plan de la empresa)")
        }
    }
}

fn capacity(figure: CapacityFigure) -> Words {
    match figure {
        CapacityFigure::Full => ("Full quotas", "Cuotas completas"),
        CapacityFigure::Days => ("Taken off by dates and leave", "Se resta por fechas y licencias"),
        CapacityFigure::Ramp => ("Taken off by ramps", "Se resta por rampas"),
        CapacityFigure::Carried => ("Carried quotas", "Cuotas a cargo"),
        CapacityFigure::Turnover => ("Taken off by turnover", "Se resta por rotación"),
        CapacityFigure::Capacity => ("Ramped capacity", "Capacidad con rampa"),
        CapacityFigure::Target => ("Company plan", "Plan de la empresa"),
        CapacityFigure::Gap => ("Gap: plan less capacity", "Brecha: plan menos capacidad"),
        CapacityFigure::Coverage => ("Capacity to plan", "Capacidad sobre plan"),
        CapacityFigure::RampedSellers => ("Ramped sellers", "Vendedores en plena capacidad"),
    }
}

fn hours(figure: HoursFigure) -> Words {
    match figure {
        HoursFigure::Asked => ("Presales hours needed", "Horas de preventa necesarias"),
        HoursFigure::There => ("Presales hours available", "Horas de preventa disponibles"),
        HoursFigure::Used => ("Used (hours needed / available)", "Uso (horas necesarias / disponibles)"),
    }
}

fn of_plan(figure: PlanFigure) -> Words {
    match figure {
        PlanFigure::CompanyPlan => ("Company plan", "Plan de la empresa"),
        PlanFigure::RegionalTarget => ("Regional target", "Meta de la región"),
        PlanFigure::SumRepQuotas => SUM_REP_QUOTAS,
        PlanFigure::WantedSum => ("Sum of quotas wanted", "Suma de cuotas deseada"),
        PlanFigure::LeftToAssign => LEFT_TO_ASSIGN,
        PlanFigure::OverAssignment => {
            ("Over-assignment (of the company plan)", "Sobreasignación (del plan de la empresa)")
        }
        PlanFigure::Capacity => ("Quotas carried this year", "Cuotas a cargo este año"),
        PlanFigure::Bookings => BOOKINGS,
        PlanFigure::Base => BASE,
        PlanFigure::Variable => ("Variable without accelerators", "Variable sin aceleradores"),
        PlanFigure::Accelerators => ("Accelerators", "Aceleradores"),
        PlanFigure::TotalCost => ("Total cash", "Efectivo total"),
        PlanFigure::Ccos => ("CCOS (total cash / bookings)", "CCOS (efectivo total / ventas)"),
        PlanFigure::Budget => ("Pay budget", "Presupuesto de compensación"),
        PlanFigure::Variance => ("Cost less budget", "Costo menos presupuesto"),
        PlanFigure::PoolTargets => ("Pool targets", "Metas de los pools"),
        PlanFigure::Accounts => ("Accounts", "Cuentas"),
        PlanFigure::Unassigned => ("Accounts without a territory", "Cuentas sin territorio"),
        PlanFigure::WithSeller => ("Accounts with a seller", "Cuentas con vendedor"),
        PlanFigure::WithPresales => ("Accounts with presales", "Cuentas con preventa"),
        PlanFigure::Potential => ("Potential", "Potencial"),
        PlanFigure::HoursAsked => ("Presales hours needed", "Horas de preventa necesarias"),
        PlanFigure::HoursThere => ("Presales hours available", "Horas de preventa disponibles"),
        PlanFigure::UnassignedPotential => ("Potential without a territory", "Potencial sin territorio"),
        PlanFigure::UncoveredPotential => ("Potential without a seller", "Potencial sin vendedor"),
    }
}
