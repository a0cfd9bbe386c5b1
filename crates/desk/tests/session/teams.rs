//! Teams, weights, proposals and leave: typed, pasted, previewed.

use expect_test::expect;
use serde_json::{Value, json};

use crate::script::{Script, check, text};
use crate::story::{territories, with_facts};

/// Facts and territories, and two teams under each other, without a word.
pub fn with_teams(script: &mut Script) {
    script.told_by(|script| {
        with_facts(script);
        territories(script);
        script.change(json!([
            { "type": "addTeam", "name": "Enterprise", "parent": null },
            { "type": "addTeam", "name": "Coast", "parent": 0 },
            { "type": "addTeam", "name": "Commercial", "parent": null },
        ]));
    });
}

fn team_table(script: &mut Script) {
    let view = script.view("waterfall");
    let columns =
        ["name", "manager", "depth", "sellers", "target", "overAssignmentTyped", "wantedBelow", "locked"];
    script.table(&view["nodes"], &columns);
}

pub fn seller_table(script: &mut Script) {
    let view = script.view("quotas");
    script.table(&view["rows"], &["name", "teamName", "weight", "proposal", "proposalTyped", "leaves"]);
}

#[test]
fn teams_are_typed_like_any_grid() {
    check(
        |script| {
            with_teams(script);
            script.title("Cells of teams");
            script.enter(
                "teams",
                &[(0, "manager", "Seat DIR-01"), (0, "target", "4m"), (0, "overAssignment", "8%")],
            );
            script.enter("teams", &[(1, "target", "2,000,000"), (1, "overAssignment", "150k")]);
            script.enter("teams", &[(2, "target", "1.5m"), (2, "overAssignment", "5")]);
            script.enter("teams", &[(2, "target", "+10%")]);
            script.enter("teams", &[(1, "overAssignment", "+10%"), (2, "overAssignment", "+1")]);
            script.enter("teams", &[(2, "locked", "yes")]);
            script.enter("teams", &[(1, "name", "Coast and mountains")]);
            team_table(script);
            script.title("Up and down the tree, by name or by path; empty is the region");
            script.enter("teams", &[(2, "parent", "enterprise")]);
            script.enter("teams", &[(2, "parent", "Enterprise / Coast and Mountains")]);
            script.enter("teams", &[(2, "parent", "")]);
            script.title("Sellers");
            script.enter("quotas", &[(0, "team", "coast and mountains"), (1, "team", "Coast and mountains")]);
            script.enter("sellers", &[(4, "team", "Commercial")]);
            script.enter("quotas", &[(5, "team", "Commercial"), (2, "team", "Enterprise")]);
            script.enter("quotas", &[(2, "team", "")]);
            script.enter("quotas", &[(0, "weight", "1.5"), (1, "weight", "2")]);
            script.enter("quotas", &[(0, "weight", "*2")]);
            script.enter("quotas", &[(0, "proposal", "+10%")]);
            script.enter("quotas", &[(1, "proposal", "900k"), (4, "proposal", "600k")]);
            script.enter("quotas", &[(4, "proposal", "")]);
            script.enter("quotas", &[(0, "leaves", "3/1/2027 - 5/31/2027")]);
            script.enter("sellers", &[(1, "leaves", "1 Sep 2027 to 30 Sep 2027; 2027-02-01/2027-02-14")]);
            seller_table(script);
            team_table(script);
            script.title("Undone one by one");
            script.act("undo", json!({}));
            script.act("undo", json!({}));
        },
        expect![[r###"
            ## Cells of teams
            - enter: Changed 1 row [rows 1]
            - enter: Changed 1 row [rows 1]
            - enter: Changed 1 row [rows 1]
            - enter: Set target of team Commercial to $1,650,000 [rows 1]
            - enter: Set over-assignment of 2 teams [rows 2]
            - enter: Locked target of team Commercial [rows 1]
            - enter: Renamed team Coast to Coast and mountains [rows 1]
              name                 manager      depth  sellers  target      overAssignmentTyped                      wantedBelow  locked
                                                0      6        6000000.00  {"rate":"0","typed":"rate"}              6000000.00   false
              Enterprise           Seat DIR-01  1      0        4000000.00  {"rate":"0.08","typed":"rate"}           4320000.00   false
              Coast and mountains               2      0        2000000.00  {"amount":"165000.00","typed":"amount"}  2165000.00   false
              Commercial                        1      0        1650000.00  {"rate":"0.06","typed":"rate"}           1749000.00   true

            ## Up and down the tree, by name or by path; empty is the region
            - enter: Moved team Commercial under Enterprise [rows 1]
            - enter: Moved team Commercial under Coast and mountains [rows 1]
            - enter: Moved team Commercial directly under the region [rows 1]

            ## Sellers
            - enter: Moved 2 sellers to team Coast and mountains [rows 2]
            - enter: Moved Seat COM-01 to team Commercial [rows 1]
            - enter: Moved 2 sellers to several teams [rows 2]
            - enter: Moved Seat ENT-03 directly under the region [rows 1]
            - enter: Set 2 weights [rows 2]
            - enter: Set weight of Seat ENT-01 to 3 [rows 1]
            - enter: Set proposal of Seat ENT-01 to $851,400 [rows 1]
            - enter: Set 2 proposals [rows 2]
            - enter: Cleared typed proposal of Seat COM-01 [rows 1]
            - enter: Set leave of Seat ENT-01 to 2027-03-01 – 2027-05-31 [rows 1]
            - enter: Set leave of Seat ENT-02 to 2027-09-01 – 2027-09-30; 2027-02-01 – 2027-02-14 [rows 1]
              name         teamName             weight  proposal   proposalTyped  leaves
              Seat ENT-01  Coast and mountains  3       851400.00  true           [{"first":"2027-03-01","last":"2027-05-31"}]
              Seat ENT-02  Coast and mountains  2       900000.00  true           [{"first":"2027-02-01","last":"2027-02-14"}, {"first":"2027-09-01","last":"2027-09-30"}]
              Seat ENT-03                       -       0.00       false          []
              Seat ENT-04                       -       0.00       false          []
              Seat COM-01  Commercial           -       420000.00  false          []
              Seat COM-02  Commercial           -       0.00       false          []
              name                 manager      depth  sellers  target      overAssignmentTyped                      wantedBelow  locked
                                                0      6        6000000.00  {"rate":"0","typed":"rate"}              6000000.00   false
              Enterprise           Seat DIR-01  1      2        4000000.00  {"rate":"0.08","typed":"rate"}           4320000.00   false
              Coast and mountains               2      2        2000000.00  {"amount":"165000.00","typed":"amount"}  2165000.00   false
              Commercial                        1      2        1650000.00  {"rate":"0.06","typed":"rate"}           1749000.00   true

            ## Undone one by one
            - undo: Set leave of Seat ENT-02 to 2027-09-01 – 2027-09-30; 2027-02-01 – 2027-02-14 [rows 1]
            - undo: Set leave of Seat ENT-01 to 2027-03-01 – 2027-05-31 [rows 1]
        "###]],
    );
}

/// What the grids of teams and quotas say no to.
fn refused(script: &mut Script) {
    script.enter("quotas", &[(0, "team", "Atlantis")]);
    script.enter("teams", &[(0, "parent", "Coast")]);
    script.enter("teams", &[(0, "parent", "Enterprise")]);
    script.enter("teams", &[(1, "name", "Enterprise")]);
    script.enter("teams", &[(0, "name", " ")]);
    script.enter("teams", &[(0, "overAssignment", "500%")]);
    script.enter("teams", &[(0, "overAssignment", "-5m")]);
    script.enter("teams", &[(0, "target", "8%"), (1, "target", "-5"), (2, "target", "lots")]);
    script.enter("teams", &[(0, "sumBelow", "5")]);
    script.enter("teams", &[(9, "target", "5")]);
    script.enter("quotas", &[(0, "weight", "-1")]);
    script.enter("quotas", &[(2, "proposal", "-5")]);
    script.enter("quotas", &[(0, "leaves", "in spring")]);
    script.enter("quotas", &[(0, "leaves", "2027-05-31/2027-03-01")]);
    script.enter("quotas", &[(0, "leaves", "2027-03-01/2027-05-31; 2027-05-01/2027-06-30")]);
    for edit in [
        json!({ "type": "spreadQuotas", "blend": [], "target": null, "unit": "1", "sellers": [] }),
        json!({ "type": "spreadQuotas", "blend": [{ "method": "equal", "share": "1" }], "target": null, "unit": "1", "sellers": [], "team": 0 }),
        json!({ "type": "setSeasonality", "seasonality": { "by": "quarters", "weights": ["0.2", "0.2", "0.2", "0.2"] } }),
        json!({ "type": "setQuotaSteps", "seller": 0, "steps": [{ "from": "2028-01-01", "quota": "5" }], "midYear": "blended" }),
        json!({ "type": "sellerLeaves", "seller": 3, "last": "2027-03-01", "handOver": { "to": "nobody" } }),
        json!({ "type": "sellerLeaves", "seller": 0, "last": "2027-03-01", "handOver": { "to": "team", "sharing": { "blend": [{ "method": "equal", "share": "1" }], "unit": "1" } } }),
    ] {
        script.change(Value::Array(vec![edit]));
    }
}

fn check_in(language: &str, expected: expect_test::Expect) {
    check(
        |script| {
            let mut quiet = Script::new();
            with_teams(&mut quiet);
            quiet.told_by(|script| script.enter("quotas", &[(0, "team", "Coast")]));
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
fn refusals_of_teams_in_english() {
    check_in(
        "en",
        expect![[r#"
            - refused: entry.noSuchName (row 0, column team): There is no team called “Atlantis”. -> Choose one from the list.
            - refused: team.underItself (row 0, column parent): Team Enterprise cannot stand under itself or under one of its own teams. -> Choose another team, or none to put it directly under the region.
            - refused: team.underItself (row 0, column parent): Team Enterprise cannot stand under itself or under one of its own teams. -> Choose another team, or none to put it directly under the region.
            - refused: team.nameTaken (row 1, column name): Another team is already called “Enterprise”. -> Choose a different name.
            - refused: team.nameEmpty (row 0, column name): This team needs a name. -> Write a name.
            - refused: rate.outOfRange (row 0, column overAssignment): 500% is not possible here. -> Write a value from −50% to 200%.
            - refused: amount.negative (row 0, column overAssignment): −$5,000,000 is below zero. -> Write zero or more, or leave it empty.
            - refused: entry.cellsRefused: 2 cells were refused. Nothing was changed. -> Mend the marked cells and try again.
                entry.percent (row 0, column target): “8%” is a percentage; this cell takes an amount. -> Write the amount. In a cell that has a value, +10% or -10% changes it.
                entry.notANumber (row 2, column target): “lots” is not a number. -> Write for example 1,234.5, 250k, 1.2M or +10%.
            - refused: entry.notEditable (row 0, column sumBelow): This column is calculated. -> Change what it is calculated from.
            - refused: team.notFound (row 9, column target): This team is not in the plan. -> It may have been removed or undone. Choose another one.
            - refused: entry.negative (row 0, column weight): “-1” is below zero. -> Write zero or more, or leave it empty.
            - refused: amount.negative (row 2, column proposal): −$5 is below zero. -> Write zero or more, or leave it empty.
            - refused: entry.notLeaves (row 0, column leaves): “in spring” does not say from which day to which. -> Write for example 2027-03-01/2027-05-31; separate several with semicolons.
            - refused: cell.leavesOutOfOrder (row 0, column leaves): A leave ends before it begins, or two of them overlap. -> Check the first and the last day of each.
            - refused: cell.leavesOutOfOrder (row 0, column leaves): A leave ends before it begins, or two of them overlap. -> Check the first and the last day of each.
            - refused: quota.emptyBlend: No method counts, so there is nothing to spread by. -> Give at least one method more than 0%.
            - refused: quota.noTarget: There is no target to spread yet. -> Enter the company plan or the team’s target, or write a target for this spread.
            - refused: season.notWhole: The shares of the year add up to 80%. -> Change them until they add up to 100%.
            - refused: quota.stepOutOfPlace: No quota can change on 2028-01-01. -> Choose a day from 2027-01-02 to 2027-12-31, each day once.
            - refused: seller.notThereThen: 2027-03-01 does not fit the days on which this person is there. -> Choose a last day between start and end; an open seat begins after it.
            - refused: quota.nobodyToShare: Nobody else in the team can share this quota then: they are locked, or not there. -> Unlock a quota of the team, or choose another way to hand over.
        "#]],
    );
}

#[test]
fn refusals_of_teams_in_spanish() {
    check_in(
        "es",
        expect![[r#"
            - refused: entry.noSuchName (row 0, column team): No hay ningún equipo con el nombre «Atlantis». -> Elija uno de la lista.
            - refused: team.underItself (row 0, column parent): El equipo Enterprise no puede estar dentro de sí mismo ni de uno de sus propios equipos. -> Elija otro equipo, o ninguno para dejarlo directamente bajo la región.
            - refused: team.underItself (row 0, column parent): El equipo Enterprise no puede estar dentro de sí mismo ni de uno de sus propios equipos. -> Elija otro equipo, o ninguno para dejarlo directamente bajo la región.
            - refused: team.nameTaken (row 1, column name): Otro equipo ya se llama «Enterprise». -> Elija un nombre distinto.
            - refused: team.nameEmpty (row 0, column name): Este equipo necesita un nombre. -> Escriba un nombre.
            - refused: rate.outOfRange (row 0, column overAssignment): 500 % no es posible aquí. -> Escriba un valor de −50 % a 200 %.
            - refused: amount.negative (row 0, column overAssignment): −5.000.000 $ es menor que cero. -> Escriba cero o más, o deje la celda vacía.
            - refused: entry.cellsRefused: No se aceptó: 2 celdas. No se cambió nada. -> Corrija las celdas marcadas e intente de nuevo.
                entry.percent (row 0, column target): «8%» es un porcentaje; esta celda lleva un valor. -> Escriba el valor. En una celda que ya tiene uno, +10% o -10% lo cambia.
                entry.notANumber (row 2, column target): «lots» no es un número. -> Escriba, por ejemplo, 1.234,5, 250k, 1,2M o +10%.
            - refused: entry.notEditable (row 0, column sumBelow): Esta columna se calcula. -> Cambie aquello de lo que se calcula.
            - refused: team.notFound (row 9, column target): Este equipo no está en el plan. -> Quizá se eliminó o se deshizo. Elija otro elemento.
            - refused: entry.negative (row 0, column weight): «-1» es menor que cero. -> Escriba cero o más, o deje la celda vacía.
            - refused: amount.negative (row 2, column proposal): −5 $ es menor que cero. -> Escriba cero o más, o deje la celda vacía.
            - refused: entry.notLeaves (row 0, column leaves): «in spring» no dice desde qué día hasta cuál. -> Escriba, por ejemplo, 2027-03-01/2027-05-31; separe varias con punto y coma.
            - refused: cell.leavesOutOfOrder (row 0, column leaves): Una licencia termina antes de empezar, o dos se superponen. -> Revise el primer y el último día de cada una.
            - refused: cell.leavesOutOfOrder (row 0, column leaves): Una licencia termina antes de empezar, o dos se superponen. -> Revise el primer y el último día de cada una.
            - refused: quota.emptyBlend: Ningún método cuenta, así que no hay con qué repartir. -> Dé a un método, al menos, más de 0 %.
            - refused: quota.noTarget: Todavía no hay una meta que repartir. -> Escriba el plan de la empresa o la meta del equipo, o una meta para este reparto.
            - refused: season.notWhole: Las partes del año suman 80 %. -> Cámbielas hasta que sumen 100 %.
            - refused: quota.stepOutOfPlace: Ninguna cuota puede cambiar el 2028-01-01. -> Elija un día del 2027-01-02 al 2027-12-31, cada uno una sola vez.
            - refused: seller.notThereThen: El 2027-03-01 no encaja en los días en que está esta persona. -> Elija un último día entre el inicio y el fin; la vacante empieza después.
            - refused: quota.nobodyToShare: Nadie más del equipo puede compartir esta cuota en esa fecha: están bloqueados o no están. -> Desbloquee una cuota del equipo o elija otra forma de traspasarla.
        "#]],
    );
}

#[test]
fn pasted_columns_are_one_step_and_never_maths() {
    check(
        |script| {
            with_teams(script);
            let paste = |script: &mut Script, grid: &str, cells: Value| {
                script.act("enter", json!({ "grid": grid, "cells": cells, "pasted": true }));
            };
            let column = |column: &str, texts: &[&str]| -> Value {
                let cell =
                    |(row, text): (usize, &&str)| json!({ "row": row, "column": column, "text": text });
                texts.iter().enumerate().map(cell).collect()
            };
            paste(
                script,
                "quotas",
                column("team", &["Coast", "Coast", "Enterprise", "", "Commercial", "Commercial"]),
            );
            paste(script, "quotas", column("weight", &["1", "1.5", "", "0", "2", "1"]));
            paste(script, "quotas", column("leaves", &["", "2027-03-01/2027-05-31"]));
            paste(script, "teams", column("manager", &["Seat DIR-01", "Seat MGR-01", "Seat MGR-02"]));
            paste(script, "teams", column("target", &["$4,000,000", "2m", "1500000"]));
            paste(script, "teams", column("overAssignment", &["+8%", "8%", "8"]));
            paste(script, "teams", column("overAssignment", &["8%", "$150,000", "5%"]));
            paste(script, "teams", column("target", &["+10%", "2m", "much"]));
            seller_table(script);
            team_table(script);
        },
        expect![[r#"
            - enter: Moved 6 sellers to several teams [rows 6]
            - enter: Set 6 weights [rows 5]
            - enter: Changed 2 cells of leave [rows 1]
            - enter: Changed the managers of 3 teams [rows 3]
            - enter: Set targets of 3 teams [rows 3]
            - enter: Set over-assignment of 3 teams to 8% [rows 3]
            - enter: Set over-assignment of 3 teams [rows 2]
            - refused: entry.cellsRefused: 2 cells were refused. Nothing was changed. -> Mend the marked cells and try again.
                entry.percent (row 0, column target): “+10%” is a percentage; this cell takes an amount. -> Write the amount. In a cell that has a value, +10% or -10% changes it.
                entry.notANumber (row 2, column target): “much” is not a number. -> Write for example 1,234.5, 250k, 1.2M or +10%.
              name         teamName    weight  proposal    proposalTyped  leaves
              Seat ENT-01  Coast       1       774000.00   false          []
              Seat ENT-02  Coast       1.5     1026000.00  false          [{"first":"2027-03-01","last":"2027-05-31"}]
              Seat ENT-03  Enterprise  -       0.00        false          []
              Seat ENT-04              0       0.00        false          []
              Seat COM-01  Commercial  2       420000.00   false          []
              Seat COM-02  Commercial  1       0.00        false          []
              name        manager      depth  sellers  target      overAssignmentTyped                      wantedBelow  locked
                                       0      6        6000000.00  {"rate":"0","typed":"rate"}              6000000.00   false
              Enterprise  Seat DIR-01  1      3        4000000.00  {"rate":"0.08","typed":"rate"}           4320000.00   false
              Coast       Seat MGR-01  2      2        2000000.00  {"amount":"150000.00","typed":"amount"}  2150000.00   false
              Commercial  Seat MGR-02  1      2        1500000.00  {"rate":"0.05","typed":"rate"}           1575000.00   false
        "#]],
    );
}

#[test]
fn cells_are_previewed_while_they_are_typed() {
    let mut script = Script::new();
    with_teams(&mut script);
    script.enter(
        "quotas",
        &[(0, "team", "Coast"), (1, "team", "Coast"), (0, "quota", "1m"), (1, "quota", "1m")],
    );
    let typed =
        |text: &str| json!({ "grid": "quotas", "cells": [{ "row": 0, "column": "quota", "text": text }] });
    let before = script.head();
    let shown = script.ask("previewCells", typed("+10%")).unwrap();
    let teams: Vec<String> =
        shown["teams"].as_array().unwrap().iter().map(|team| text(&team["name"])).collect();
    assert_eq!(teams, ["Coast", "Enterprise", ""], "from the nearest up to the region");
    assert_eq!(shown["sellers"][0]["quotaAfter"], "1100000.00");
    assert_eq!(script.ask("previewCells", typed("many")).unwrap_err()["code"], "entry.notANumber");
    assert_eq!(script.head(), before, "a preview changed the plan");
}
