//! Titles of sheets and columns in what is taken away.

use crate::problem::Language;

macro_rules! headings {
    ($($name:ident: $en:literal, $es:literal;)*) => {
        /// A title in an exported sheet.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Heading { $($name),* }

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
    Growth: "Growth asked", "Crecimiento pedido";
    Ote: "OTE", "OTE";
    SumRepQuotas: "Sum of rep quotas", "Suma de cuotas individuales";
    PoolTarget: "Pool target (street quota)", "Meta del pool (cuota street)";
    PoolDiscount: "Pool discount (of the sum)", "Descuento del pool (de la suma)";
    OverAssignment: "Over-assignment (of the target)", "Sobreasignación (de la meta)";
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
    Total: "Total", "Total";
}
