//! Ready-made plans to start from.

use crate::ids::PayPlanId;
use crate::money::Rate;

use super::{
    Component, Evaluation, Frequency, Measure, MeasureShare, PayPlan, Reward, Role, Rounding, Shape, Tier,
};

impl Role {
    /// What the role is paid on unless its plan says otherwise.
    pub fn measure(self) -> Measure {
        match self {
            Role::Seller => Measure::Own,
            Role::Presales => Measure::Pool,
            Role::Manager => Measure::Team,
        }
    }

    /// What may be measured for the role.
    pub fn may_measure(self, measure: Measure) -> bool {
        match self {
            Role::Seller => true,
            Role::Presales => matches!(measure, Measure::Pool | Measure::Score),
            Role::Manager => matches!(measure, Measure::Team | Measure::Score),
        }
    }
}

impl Component {
    /// All of the target variable on one measure.
    pub fn on_target(measure: Measure, shape: Shape) -> Component {
        Component::sharing(measure, Rate::ONE, shape)
    }

    /// A share of the target variable on one measure.
    pub fn sharing(measure: Measure, share: Rate, shape: Shape) -> Component {
        Component {
            name: String::new(),
            measures: vec![MeasureShare { measure, weight: Rate::ONE }],
            reward: Reward::Target { share },
            shape,
            threshold: None,
            cap: None,
            evaluation: Evaluation::default(),
            first: None,
            last: None,
            changes: Vec::new(),
        }
    }
}

impl PayPlan {
    pub fn new(name: &str, role: Role, segment: &str, components: Vec<Component>) -> PayPlan {
        PayPlan {
            id: PayPlanId(0),
            name: name.to_owned(),
            role,
            segment: segment.to_owned(),
            components,
            frequency: Frequency::default(),
            rounding: Rounding::default(),
            draw: None,
            guarantee: None,
            clawback_days: None,
        }
    }

    /// All of the target variable on what the role is measured by, in marginal tiers of attainment and multiplier.
    pub fn marginal(name: &str, role: Role, segment: &str, tiers: &[(Rate, Rate)]) -> PayPlan {
        let tiers = tiers.iter().map(|(from, multiplier)| Tier::new(*from, *multiplier)).collect();
        let component = Component::on_target(role.measure(), Shape::Marginal { tiers });
        PayPlan::new(name, role, segment, vec![component])
    }

    /// The plan of people who have none: linear on what their role is measured by.
    pub fn linear(role: Role) -> PayPlan {
        PayPlan::new("", role, "", vec![Component::on_target(role.measure(), Shape::linear())])
    }

    /// Plans met everywhere, to start from: a rep with accelerators, presales on the pool, a manager on the team, an
    /// overlay who is paid on the pool and on objectives.
    pub fn ready_made() -> Vec<PayPlan> {
        let percent = |tiers: &[(i64, i64)]| -> Vec<(Rate, Rate)> {
            tiers.iter().map(|(from, times)| (Rate::percent(*from), Rate::percent(*times))).collect()
        };
        let accelerated = percent(&[(0, 100), (100, 150), (125, 200)]);
        let rep = PayPlan::marginal("", Role::Seller, "", &accelerated);
        let presales = PayPlan::linear(Role::Presales);
        let manager = PayPlan::marginal("", Role::Manager, "", &percent(&[(0, 100), (100, 120)]));
        let overlay = PayPlan::new(
            "",
            Role::Presales,
            "",
            vec![
                Component::sharing(Measure::Pool, Rate::percent(80), Shape::linear()),
                Component::sharing(Measure::Score, Rate::percent(20), Shape::linear()),
            ],
        );
        let quarterly = |plan: PayPlan| PayPlan { frequency: Frequency::Quarterly, ..plan };
        vec![
            PayPlan { frequency: Frequency::Monthly, ..rep },
            quarterly(presales),
            quarterly(manager),
            quarterly(overlay),
        ]
    }
}
