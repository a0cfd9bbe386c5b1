//! Titles of sheets and columns in what is taken away.

use crate::problem::Language;

macro_rules! headings {
    ($($name:ident: $en:literal, $es:literal;)*) => {
        /// A title in an exported sheet.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Heading { $($name),* }

        #[cfg(test)]
        impl Heading {
            pub(crate) const ALL: &[Heading] = &[$(Heading::$name),*];
        }

        pub(crate) fn heading(which: Heading, language: Language) -> &'static str {
            let (en, es) = match which { $(Heading::$name => ($en, $es)),* };
            match language {
                Language::En => en,
                Language::Es => es,
            }
        }
    };
}

headings! {
    Accounts: "Accounts", "Cuentas";
    Territories: "Territories", "Territorios";
    Quotas: "Quotas", "Cuotas";
    Teams: "Teams", "Equipos";
    Capacity: "Capacity", "Capacidad";
    Pools: "Pools", "Pools";
    Coverage: "Coverage", "Cobertura";
    Payouts: "Projected payouts", "Pagos proyectados";
    Territory: "Territory", "Territorio";
    Seller: "Seller", "Vendedor";
    Presales: "Presales", "Preventa";
    Person: "Person", "Persona";
    Role: "Role", "Función";
    Why: "Why here", "Por qué aquí";
    Segment: "Segment", "Segmento";
    Team: "Team", "Equipo";
    Manager: "Manager", "Gerente";
    Level: "Level", "Nivel";
    Region: "Region", "Región";
    CompanyPlan: "Company plan", "Plan de la empresa";
    Pool: "Pool", "Pool";
    Sellers: "Sellers", "Vendedores";
    Potential: "Potential", "Potencial";
    Workload: "Workload (hours)", "Carga de trabajo (horas)";
    LastBookings: "Last year’s bookings", "Ventas del año anterior";
    Balance: "Potential to mean", "Potencial sobre la media";
    QuotaToPotential: "Quota to potential", "Cuota sobre potencial";
    Quota: "Individual quota", "Cuota individual";
    Locked: "Locked", "Bloqueada";
    Yes: "yes", "sí";
    CarriedShare: "Carried this year", "A cargo este año";
    CarriedQuota: "Quota carried this year", "Cuota a cargo este año";
    Carried: "carried", "a cargo";
    Weight: "Weight", "Peso";
    Proposal: "Proposal", "Propuesta";
    QuotaSteps: "Quota changes in the year", "Cambios de cuota en el año";
    Leaves: "Leave", "Licencias";
    FairnessByPotential: "Potential: times the median", "Potencial: veces la mediana";
    QuotaToOte: "Quota to OTE", "Cuota sobre OTE";
    FairnessByPay: "OTE: times the median", "OTE: veces la mediana";
    Growth: "Growth asked", "Crecimiento pedido";
    FairnessByLastYear: "Last year: times the median", "Año anterior: veces la mediana";
    Ote: "OTE", "OTE";
    SumRepQuotas: "Sum of rep quotas", "Suma de cuotas individuales";
    PoolTarget: "Pool target (street quota)", "Meta del pool (cuota street)";
    PoolDiscount: "Pool discount (of the sum)", "Descuento del pool (de la suma)";
    OverAssignment: "Over-assignment (of the target)", "Sobreasignación (de la meta)";
    Target: "Target", "Meta";
    OverTyped: "Over-assignment as typed", "Sobreasignación ingresada";
    OverWanted: "Over-assignment wanted (of the target)", "Sobreasignación deseada (de la meta)";
    WantedBelow: "Sum wanted below", "Suma deseada debajo";
    SumBelow: "Sum assigned below", "Suma asignada debajo";
    LeftToAssign: "Left to assign", "Falta por asignar";
    OverAmount: "Over-assignment", "Sobreasignación";
    OverChain: "Over-assignment down to the reps (of the target)", "Sobreasignación hasta los vendedores (de la meta)";
    Proposed: "Proposed", "Propuesto";
    WithoutProposal: "Sellers without a proposal", "Vendedores sin propuesta";
    ProposalGap: "Gap: target less proposed", "Brecha: meta menos propuesto";
    Period: "Period", "Período";
    PlanYear: "Plan year", "Año del plan";
    FirstDay: "First day", "Primer día";
    LastDay: "Last day", "Último día";
    Season: "Seasonality", "Estacionalidad";
    FullQuotas: "Full quotas", "Cuotas completas";
    DaysLoss: "less starts, ends and leave", "menos inicios, fines y licencias";
    RampLoss: "less ramps", "menos rampas";
    CarriedQuotas: "Carried quotas", "Cuotas a cargo";
    TurnoverLoss: "less turnover", "menos rotación";
    CapacityGap: "Gap: plan less capacity", "Brecha: plan menos capacidad";
    CapacityCoverage: "Capacity to plan", "Capacidad sobre plan";
    RampedSellers: "Fully ramped equivalents", "Equivalentes con rampa completa";
    BreakEven: "Break-even mean attainment", "Logro medio de equilibrio";
    PresalesCapacity: "Presales capacity", "Capacidad de preventa";
    RepsPerPresales: "Reps per presales member", "Vendedores por preventa";
    Unassigned: "Unassigned accounts", "Cuentas sin asignar";
    UnassignedPotential: "Unassigned potential", "Potencial sin asignar";
    WithSeller: "Accounts with seller", "Cuentas con vendedor";
    WithPresales: "Accounts with presales", "Cuentas con preventa";
    PayPlan: "Pay plan", "Plan de compensación";
    Attainment: "Attainment assumed", "Logro supuesto";
    Base: "Base", "Salario base";
    TargetVariable: "Target variable", "Variable objetivo";
    Variable: "Projected variable", "Variable proyectada";
    Accelerator: "of which accelerator", "de ello, acelerador";
    TotalPay: "Projected total", "Total proyectado";
    ShareOfBase: "Variable to base", "Variable sobre base";
    ShareOfTarget: "Variable to target", "Variable sobre objetivo";
    ManagerRole: "Manager", "Gerente";
    Payments: "Payments", "Pagos";
    Component: "Component", "Componente";
    Measure: "Measured by", "Se mide por";
    Reward: "Pays at 100%", "Paga al 100\u{a0}%";
    Threshold: "Threshold", "Umbral";
    Cap: "Cap", "Tope";
    Evaluation: "Evaluated", "Se evalúa";
    Frequency: "Paid", "Se paga";
    Score: "Objectives reached", "Objetivos cumplidos";
    Earned: "Earned", "Devengado";
    Payment: "Payment", "Pago";
    Month: "Month", "Mes";
    Gross: "Earned since the last payment", "Devengado desde el último pago";
    Advanced: "Advanced", "Anticipado";
    Recovered: "Recovered", "Recuperado";
    Net: "Paid out", "Pago neto";
    Debt: "Still owed", "Saldo adeudado";
    Deals: "Deals", "Negocios";
    Deal: "Deal", "Negocio";
    Date: "Date", "Fecha";
    Amount: "Amount", "Monto";
    Units: "Units", "Unidades";
    Cancelled: "Cancelled on", "Cancelado el";
    Bookings: "Bookings", "Ventas";
    Budget: "Pay budget", "Presupuesto de compensación";
    Variance: "Cost less budget", "Costo menos presupuesto";
    PayByQuarter: "Pay by quarter", "Pago por trimestre";
    PayPlans: "Pay plans", "Planes de compensación";
    Rounding: "Rounded", "Redondeo";
    Draw: "Draw", "Anticipo a cuenta";
    Guarantee: "Guarantee", "Garantía";
    Clawback: "Cancelled deals are taken back", "Los negocios cancelados se descuentan";
    Shape: "Shape", "Forma";
    ShapeFrom: "In force from", "Vigente desde";
    TierFrom: "From attainment", "Desde logro";
    Multiplier: "Multiplier", "Multiplicador";
    PointPays: "Pays (of the pay at 100%)", "Paga (del pago al 100\u{a0}%)";
    Total: "Total", "Total";
}

/// `Q1`; in Spanish `T1`. Quarters count from 0.
pub(crate) fn quarter(place: usize, language: Language) -> String {
    let number = place + 1;
    super::say!(language, "Q{number}", "T{number}")
}
