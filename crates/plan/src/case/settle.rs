//! Draws and debts over several payments.

use serde::Deserialize;

use super::CaseProblem;
use super::figures::Figures;
use super::given::Kind;
use super::written::Amount;
use crate::compensation::Draw;
use crate::money::Money;
use crate::paying::settle;

/// What is earned at each payment, settled against a draw and what is owed (`domain.md` 3.12).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settlement {
    /// Earned, payment by payment; below 0 where more is taken back than earned.
    pub gross: Vec<Amount>,
    #[serde(default)]
    pub draw: Option<Amount>,
    #[serde(default = "yes")]
    pub recoverable: bool,
    /// Before this payment, counted from 1, the debt that is left is forgiven.
    #[serde(default)]
    pub forgiven: Option<usize>,
    /// Owed before the first payment.
    #[serde(default)]
    pub debt: Amount,
}

fn yes() -> bool {
    true
}

impl Kind for Settlement {
    fn calculate(&self, _: u8) -> Result<Figures, CaseProblem> {
        if let Some(part) = self.forgiven.filter(|part| !(1..=self.gross.len()).contains(part)) {
            return Err(CaseProblem::NoSuchPart { part });
        }
        let draw = self.draw.map(|Amount(amount)| Draw {
            amount,
            recoverable: self.recoverable,
            forgiven: None,
            last: None,
        });
        let mut figures = Figures::default();
        let Amount(mut debt) = self.debt;
        let mut settled = Vec::with_capacity(self.gross.len());
        for (place, Amount(gross)) in self.gross.iter().enumerate() {
            let number = place + 1;
            if self.forgiven == Some(number) {
                figures.step(format!("before payment {number} a debt of {debt} is forgiven"));
                debt = Money::ZERO;
            }
            let one = settle(*gross, debt, draw, Money::ZERO);
            figures.step(format!(
                "payment {number}: earned {gross} + advanced {} - recovered {} = {}; owed {debt} before, {} after",
                one.advanced, one.recovered, one.net, one.debt
            ));
            debt = one.debt;
            settled.push(one);
        }
        let all = |of: fn(&crate::paying::Settled) -> Money| settled.iter().map(of).collect::<Vec<_>>();
        figures.list("net", &all(|one| one.net));
        figures.list("debts", &all(|one| one.debt));
        figures.list("advanced", &all(|one| one.advanced));
        figures.list("recovered", &all(|one| one.recovered));
        figures.amount("variable", settled.iter().map(|one| one.net).sum());
        figures.amount("debt", debt);
        Ok(figures)
    }
}
