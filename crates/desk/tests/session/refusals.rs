//! What the desk says no to, in both languages: a code, a message, a place where there is one, a remedy.

use expect_test::expect;
use serde_json::{Value, json};

use crate::script::{Script, check};
use crate::story::{pools, territories, with_facts};

/// Each of these is refused once the plan of the main job is there.
fn refused(script: &mut Script) {
    script.enter("quotas", &[(0, "quota", "abc")]);
    script.enter("quotas", &[(0, "quota", "-5"), (1, "quota", "1.5m"), (2, "quota", "twelve")]);
    script.enter("quotas", &[(0, "fairness", "1")]);
    script.enter("quotas", &[(99, "quota", "1")]);
    script.enter("accounts", &[(0, "territory", "Atlantis")]);
    script.enter("accounts", &[(0, "potential", "1e99")]);
    script.enter("sellers", &[(0, "start", "2027-02-30")]);
    script.enter("pools", &[(0, "discount", "100%")]);
    for edit in [
        json!({ "type": "renamePlan", "name": "  " }),
        json!({ "type": "setCurrency", "currency": "dollars", "decimals": 2 }),
        json!({ "type": "addTerritory", "name": "California", "seller": null }),
        json!({ "type": "addTerritory", "name": "Coast", "seller": 77 }),
        json!({ "type": "addRule", "territory": 0, "conditions": [] }),
        json!({ "type": "removePool", "pool": 9 }),
        json!({ "type": "attachPresales", "presales": 0, "pool": 1, "weight": "1.5" }),
        json!({ "type": "spreadQuotas", "blend": [{ "method": "equal", "share": "1" }], "target": "-1000", "unit": "1", "sellers": [] }),
        // A tier up to 101 % beside one from 100 %; then the same tiers with a gap, in a component without a name.
        json!({ "type": "setPayPlan", "plan": rep(json!([accelerated("Accelerators", "1.01")])) }),
        json!({ "type": "setPayPlan", "plan": rep(json!([accelerated("Base", "1"), accelerated("", "0.9")])) }),
        json!({ "type": "setPayPlan", "plan": rep(json!([])) }),
        json!({ "type": "setSellerPayPlan", "seller": 0, "plan": 3 }),
        json!({ "type": "addDeals", "deals": [deal("2027-05-31", Value::Null), deal("2028-01-01", Value::Null)] }),
        json!({ "type": "addDeals", "deals": [deal("2027-05-31", json!("2027-05-30"))] }),
        json!({ "type": "removeDeals", "deals": [4] }),
        json!({ "type": "setDistribution", "distribution": { "mean": "0", "deviation": "0.35" } }),
        json!({ "type": "setAttainment", "rate": "-0.1" }),
    ] {
        let kind = edit["type"].as_str().unwrap_or_default().to_owned();
        script.tell(kind);
        script.change(Value::Array(vec![edit]));
    }
}

/// The first plan of a new plan, with these components.
fn rep(components: Value) -> Value {
    json!({
        "id": 0, "name": "Enterprise rep", "role": "seller", "segment": "Enterprise", "components": components,
        "frequency": "monthly", "rounding": "halfAway", "draw": null, "guarantee": null, "clawbackDays": null,
    })
}

/// Half of target variable; its first tier ends at `to`, its second begins at 100 %.
fn accelerated(name: &str, to: &str) -> Value {
    json!({
        "name": name,
        "measures": [{ "measure": "own", "weight": "1" }],
        "reward": { "by": "target", "share": "0.5" },
        "shape": { "by": "marginal", "tiers": [
            { "from": "0", "to": to, "multiplier": "1" },
            { "from": "1", "multiplier": "1.5" },
        ] },
    })
}

fn deal(date: &str, cancelled: Value) -> Value {
    json!({
        "id": 0, "name": "Renewal", "seller": 0, "date": date, "amount": "250000", "units": "0",
        "cancelled": cancelled,
    })
}

fn check_in(language: &str, expected: expect_test::Expect) {
    check(
        |script| {
            let mut quiet = Script::new();
            with_facts(&mut quiet);
            territories(&mut quiet);
            pools(&mut quiet);
            quiet.speak(language);
            let before = quiet.head();
            let told = quiet.told_by(refused);
            assert_eq!(quiet.head(), before, "a refusal changed the plan");
            script.tell(told.trim_end());
        },
        expected,
    );
}

#[test]
fn refusals_in_english() {
    check_in(
        "en",
        expect![[r#"
            - refused: entry.notANumber (row 0, column quota): “abc” is not a number. -> Write for example 1,234.5, 250k, 1.2M or +10%.
            - refused: entry.cellsRefused: 1 cell was refused. Nothing was changed. -> Mend the marked cells and try again.
                entry.notANumber (row 2, column quota): “twelve” is not a number. -> Write for example 1,234.5, 250k, 1.2M or +10%.
            - refused: entry.notEditable (row 0, column fairness): This column is calculated. -> Change what it is calculated from.
            - refused: seller.notFound (row 99, column quota): This seller is not in the plan. -> It may have been removed or undone. Choose another one.
            - refused: entry.noSuchName (row 0, column territory): There is no territory called “Atlantis”. -> Choose one from the list.
            - refused: entry.notANumber (row 0, column potential): “1e99” is not a number. -> Write for example 1,234.5, 250k, 1.2M or +10%.
            - refused: entry.notADate (row 0, column start): “2027-02-30” is not a date. -> Write for example 2027-01-31 or 1/31/2027.
            - refused: rate.outOfRange (row 0, column discount): 100% is not possible here. -> Write a value from −100% to 99%.
            renamePlan
            - refused: plan.nameEmpty: This plan needs a name. -> Write a name.
            setCurrency
            - refused: plan.badCurrency: “DOLLARS” is no currency: a code has three letters. -> Write a code such as USD, EUR or MXN.
            addTerritory
            - refused: territory.nameTaken: Another territory is already called “California”. -> Choose a different name.
            addTerritory
            - refused: seller.notFound: This seller is not in the plan. -> It may have been removed or undone. Choose another one.
            addRule
            - refused: rule.empty: A rule needs at least one condition, and every condition or group something it asks. -> Add a condition such as “Segment is Enterprise”.
            removePool
            - refused: pool.notFound: This pool is not in the plan. -> It may have been removed or undone. Choose another one.
            attachPresales
            - refused: rate.outOfRange: 150% is not possible here. -> Write a value from 0% to 100%.
            spreadQuotas
            - refused: amount.negative: −$1,000 is below zero. -> Write zero or more, or leave it empty.
            setPayPlan
            - refused: payPlan.tierOverlap (row 1, column 1): In component “Accelerators”, tier 1 ends where another tier applies. -> End it where the next tier begins, or leave its end empty.
            setPayPlan
            - refused: payPlan.tierGap (row 1, column 2): In component 2, tier 1 ends too early: no rate is given for what lies right above it. -> End it where the next tier begins, or leave its end empty.
            setPayPlan
            - refused: payPlan.noComponents: A pay plan needs at least one component. -> Add a component, or start from a ready-made plan.
            setSellerPayPlan
            - refused: payPlan.forOthers: This pay plan is for presales only. -> Choose a plan of the right role, or add one.
            addDeals
            - refused: deal.outOfYear (row 2): The deal is dated 2028-01-01, outside the plan year. -> Choose a day from 2027-01-01 to 2027-12-31.
            addDeals
            - refused: deal.cancelledBefore (row 1): The deal is cancelled on 2027-05-30, before it is won. -> Change one of the two dates.
            removeDeals
            - refused: deal.notFound: This deal is not in the plan. -> It may have been removed or undone. Choose another one.
            setDistribution
            - refused: distribution.meanNotAboveZero: The mean attainment must be above 0%. -> Write a mean such as 87%.
            setAttainment
            - refused: rate.outOfRange: −10% is not possible here. -> Write a value from 0% to 1,000%.
        "#]],
    );
}

#[test]
fn refusals_in_spanish() {
    check_in(
        "es",
        expect![[r#"
            - refused: entry.notANumber (row 0, column quota): «abc» no es un número. -> Escriba, por ejemplo, 1.234,5, 250k, 1,2M o +10%.
            - refused: entry.cellsRefused: No se aceptó: 2 celdas. No se cambió nada. -> Corrija las celdas marcadas e intente de nuevo.
                entry.otherStyle (row 1, column quota): «1.5m» solo puede leerse con punto decimal. -> Escriba los decimales con coma: 1.234,5.
                entry.notANumber (row 2, column quota): «twelve» no es un número. -> Escriba, por ejemplo, 1.234,5, 250k, 1,2M o +10%.
            - refused: entry.notEditable (row 0, column fairness): Esta columna se calcula. -> Cambie aquello de lo que se calcula.
            - refused: seller.notFound (row 99, column quota): Este vendedor no está en el plan. -> Quizá se eliminó o se deshizo. Elija otro elemento.
            - refused: entry.noSuchName (row 0, column territory): No hay ningún territorio con el nombre «Atlantis». -> Elija uno de la lista.
            - refused: entry.notANumber (row 0, column potential): «1e99» no es un número. -> Escriba, por ejemplo, 1.234,5, 250k, 1,2M o +10%.
            - refused: entry.notADate (row 0, column start): «2027-02-30» no es una fecha. -> Escriba, por ejemplo, 2027-01-31 o 31/01/2027.
            - refused: rate.outOfRange (row 0, column discount): 100 % no es posible aquí. -> Escriba un valor de −100 % a 99 %.
            renamePlan
            - refused: plan.nameEmpty: Este plan necesita un nombre. -> Escriba un nombre.
            setCurrency
            - refused: plan.badCurrency: «DOLLARS» no es una moneda: un código tiene tres letras. -> Escriba un código como USD, EUR o MXN.
            addTerritory
            - refused: territory.nameTaken: Otro territorio ya se llama «California». -> Elija un nombre distinto.
            addTerritory
            - refused: seller.notFound: Este vendedor no está en el plan. -> Quizá se eliminó o se deshizo. Elija otro elemento.
            addRule
            - refused: rule.empty: Una regla necesita al menos una condición, y cada condición o grupo algo que pedir. -> Agregue una condición, como «Segmento es Enterprise».
            removePool
            - refused: pool.notFound: Este pool no está en el plan. -> Quizá se eliminó o se deshizo. Elija otro elemento.
            attachPresales
            - refused: rate.outOfRange: 150 % no es posible aquí. -> Escriba un valor de 0 % a 100 %.
            spreadQuotas
            - refused: amount.negative: −1.000 $ es menor que cero. -> Escriba cero o más, o deje la celda vacía.
            setPayPlan
            - refused: payPlan.tierOverlap (row 1, column 1): En el componente «Accelerators», el tramo 1 termina donde se aplica otro tramo. -> Termínelo donde empieza el tramo siguiente o deje su fin vacío.
            setPayPlan
            - refused: payPlan.tierGap (row 1, column 2): En el componente 2, el tramo 1 termina antes de tiempo: falta la tasa de lo que sigue. -> Termínelo donde empieza el tramo siguiente o deje su fin vacío.
            setPayPlan
            - refused: payPlan.noComponents: Un plan de compensación necesita al menos un componente. -> Agregue un componente o parta de un plan ya preparado.
            setSellerPayPlan
            - refused: payPlan.forOthers: Este plan de compensación es solo para preventa. -> Elija un plan de la función correcta o agregue uno.
            addDeals
            - refused: deal.outOfYear (row 2): El negocio tiene fecha 2028-01-01, fuera del año del plan. -> Elija un día del 2027-01-01 al 2027-12-31.
            addDeals
            - refused: deal.cancelledBefore (row 1): El negocio se cancela el 2027-05-30, antes de ganarse. -> Cambie una de las dos fechas.
            removeDeals
            - refused: deal.notFound: Este negocio no está en el plan. -> Quizá se eliminó o se deshizo. Elija otro elemento.
            setDistribution
            - refused: distribution.meanNotAboveZero: El logro medio debe ser mayor que 0 %. -> Escriba una media, por ejemplo 87 %.
            setAttainment
            - refused: rate.outOfRange: −10 % no es posible aquí. -> Escriba un valor de 0 % a 1.000 %.
        "#]],
    );
}

#[test]
fn several_edits_stand_or_fall_together() {
    check(
        |script| {
            script.new_plan();
            script
                .change(json!([{ "type": "addPool", "name": "One" }, { "type": "addPool", "name": "One" }]));
            let head = script.head();
            script.values(&head, &["counts/pools", "undo"]);
        },
        expect![[r#"
            - refused: pool.nameTaken: Another pool is already called “One”. -> Choose a different name.
              counts/pools 0, undo -
        "#]],
    );
}
