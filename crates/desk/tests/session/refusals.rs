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
        json!({ "type": "setPayPlanTiers", "plan": 0, "tiers": [{ "from": "0", "multiplier": "1" }, { "from": "0", "multiplier": "2" }] }),
        json!({ "type": "setAttainment", "rate": "-0.1" }),
    ] {
        let kind = edit["type"].as_str().unwrap_or_default().to_owned();
        script.tell(kind);
        script.change(Value::Array(vec![edit]));
    }
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
        - refused: seller.notFound (row 99, column quota): This seller is no longer in the plan. -> It may have been removed or undone. Choose another one.
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
        - refused: seller.notFound: This seller is no longer in the plan. -> It may have been removed or undone. Choose another one.
        addRule
        - refused: rule.empty: A rule needs at least one condition, and every condition a value. -> Add a condition such as “Segment is Enterprise”.
        removePool
        - refused: pool.notFound: This pool is no longer in the plan. -> It may have been removed or undone. Choose another one.
        attachPresales
        - refused: rate.outOfRange: 150% is not possible here. -> Write a value from 0% to 100%.
        spreadQuotas
        - refused: amount.negative: −$1,000 is below zero. -> Write zero or more, or leave it empty.
        setPayPlanTiers
        - refused: payPlan.tiersNotRising: Tier 2 does not start above tier 1. -> Raise its start, or remove the tier.
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
            - refused: seller.notFound (row 99, column quota): Este vendedor ya no está en el plan. -> Quizá se eliminó o se deshizo. Elija otro elemento.
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
            - refused: seller.notFound: Este vendedor ya no está en el plan. -> Quizá se eliminó o se deshizo. Elija otro elemento.
            addRule
            - refused: rule.empty: Una regla necesita al menos una condición, y cada condición un valor. -> Agregue una condición, como «Segmento es Enterprise».
            removePool
            - refused: pool.notFound: Este pool ya no está en el plan. -> Quizá se eliminó o se deshizo. Elija otro elemento.
            attachPresales
            - refused: rate.outOfRange: 150 % no es posible aquí. -> Escriba un valor de 0 % a 100 %.
            spreadQuotas
            - refused: amount.negative: −1.000 $ es menor que cero. -> Escriba cero o más, o deje la celda vacía.
            setPayPlanTiers
            - refused: payPlan.tiersNotRising: El tramo 2 no empieza por encima del tramo 1. -> Suba su inicio o elimine el tramo.
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
