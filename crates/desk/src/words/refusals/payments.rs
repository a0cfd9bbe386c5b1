//! Draws and guarantees that cannot be. Codes `payPlan.*`.

use plan::Plan;
use plan::compensation::PayFault;

use super::out_of_range;
use crate::problem::Language;
use crate::words::{Said, numbers, say};

pub fn fault(fault: &PayFault, plan: &Plan, language: Language) -> Said {
    match fault {
        PayFault::DrawAmount { amount } => {
            let amount = numbers::money(*amount, &plan.info.currency, language);
            (
                "payPlan.drawAmount",
                say!(
                    language,
                    "A draw of {amount} is not possible.",
                    "Un anticipo de {amount} no es posible."
                ),
                say!(
                    language,
                    "Write zero or more, with the decimals of the currency.",
                    "Escriba cero o más, con los decimales de la moneda."
                ),
            )
        }
        PayFault::ForgivenNotOwed => (
            "payPlan.forgivenNotOwed",
            say!(
                language,
                "A draw that is kept leaves no debt to forgive.",
                "Un anticipo que se conserva no deja deuda que condonar."
            ),
            say!(
                language,
                "Leave the day empty, or make the draw recoverable.",
                "Deje el día vacío o haga recuperable el anticipo."
            ),
        ),
        PayFault::ForgivenBeforeLast => (
            "payPlan.forgivenBeforeLast",
            say!(
                language,
                "The debt is forgiven before the last day of the draw.",
                "La deuda se condona antes del último día del anticipo."
            ),
            say!(
                language,
                "Forgive it on the last day or later, or end the draw sooner.",
                "Condónela el último día o después, o termine antes el anticipo."
            ),
        ),
        PayFault::GuaranteeShare { rate, least, most } => {
            let (_, _, remedy) = out_of_range(*rate, *least, *most, language);
            let rate = numbers::percent(*rate, language);
            let message = say!(
                language,
                "A guarantee of {rate} is not possible.",
                "Una garantía del {rate} no es posible."
            );
            ("payPlan.guaranteeShare", message, remedy)
        }
        _ => (
            "payPlan.guaranteeWithoutMonths",
            say!(
                language,
                "A guarantee of 0 months guarantees nothing.",
                "Una garantía de 0 meses no garantiza nada."
            ),
            say!(
                language,
                "Write at least one month, or remove the guarantee.",
                "Escriba al menos un mes o quite la garantía."
            ),
        ),
    }
}
