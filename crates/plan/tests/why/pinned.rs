//! A few traces, read.

use std::fmt::Write as _;

use expect_test::expect;
use plan::Plan;
use plan::ids::{PoolId, SellerId};
use plan::outlook::outlook;
use plan::why::{Figure, PoolFigure, SellerFigure, Subject, Trace, Tracer, Value};

fn value(value: &Value) -> String {
    match value {
        Value::Money(amount) => amount.to_string(),
        Value::Rate(rate) => rate.to_string(),
        Value::Quantity(quantity) => quantity.to_string(),
        Value::Count(count) => count.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Exact(exact) => exact.to_money(3, plan::compensation::Rounding::HalfAway).to_string(),
        Value::Share(share) | Value::Number(share) => share.to_rate().unwrap().to_string(),
        Value::Undefined => "undefined".to_owned(),
    }
}

fn write(trace: &Trace, depth: usize, told: &mut String) {
    let subject = match &trace.subject {
        Subject::Figure(figure) => format!("{figure:?}"),
        Subject::Input(input) => format!("{input:?}"),
    };
    writeln!(told, "{:width$}{subject} = {} by {:?}", "", value(&trace.value), trace.rule, width = depth * 2)
        .unwrap();
    for input in &trace.inputs {
        write(input, depth + 1, told);
    }
}

fn told(plan: &Plan, figure: Figure) -> String {
    let outlook = outlook(plan);
    let mut told = String::new();
    let mut trace = Tracer::new(plan, &outlook).why(figure).unwrap();
    // Payments are many, and alike.
    trace.inputs.retain(|input| !matches!(input.subject, Subject::Input(plan::why::Input::Payments)));
    write(&trace, 0, &mut told);
    told
}

#[test]
fn why_a_seller_is_paid_what_the_tiers_say() {
    let told = told(&crate::example(), SellerFigure::Variable.of(SellerId(2)));
    expect![[r#"
        Seller { seller: SellerId(2), figure: Variable } = 251250.00 by PaidOut
          Component { place: 0, name: "" } = 251250.00 by Rounded(HalfAway)
            Earned(2027-12-31) = 251250.00 by Product
              Seller { seller: SellerId(2), figure: TargetVariable } = 150000.00 by OfItsOwn
              PaidShare = 1.675 by Marginal
                Attained = 1.4 by Ratio
                  Seller { seller: SellerId(2), figure: Bookings } = 2100000.00 by OfItsOwn
                  Seller { seller: SellerId(2), figure: CarriedQuota } = 1500000.00 by OfItsOwn
                Slice = 1 by TierSlice { from: Rate(0), to: Some(Rate(100000000)) }
                  Attained = 1.4 by Beside
                  Multiplier = 1 by Typed
                Slice = 0.375 by TierSlice { from: Rate(100000000), to: Some(Rate(125000000)) }
                  Attained = 1.4 by Beside
                  Multiplier = 1.5 by Typed
                Slice = 0.3 by TierSlice { from: Rate(125000000), to: None }
                  Attained = 1.4 by Beside
                  Multiplier = 2 by Typed
    "#]]
    .assert_eq(&told);
}

#[test]
fn why_a_pool_has_its_target() {
    let told = told(&crate::example(), PoolFigure::PoolTarget.of(PoolId(1)));
    expect![[r#"
        Pool { pool: PoolId(1), figure: PoolTarget } = 4843408.50 by LessShare
          Pool { pool: PoolId(1), figure: SumRepQuotas } = 5588333.33 by OfItsOwn
          Pool { pool: PoolId(1), figure: PoolDiscount } = 0.1333 by OfItsOwn
    "#]]
    .assert_eq(&told);
}
