//! The plan outlives the application: what was done, what can be undone, and what can be done again.

use expect_test::expect;
use serde_json::json;

use crate::script::check;
use crate::story::{pools, territories, with_facts};

#[test]
fn undo_and_redo_reach_across_a_restart() {
    check(
        |script| {
            script.told_by(|script| {
                with_facts(script);
                territories(script);
                pools(script);
                script.enter("quotas", &[(0, "quota", "1,500,000"), (1, "quota", "1.4m")]);
            });
            let before = script.view("quotas");

            script.title("Closed, started again, opened from the list");
            script.restart();
            let hello = script.ask("hello", json!({})).unwrap();
            script.table(&hello["recent"], &["name", "missing"]);
            script.ask("openRecent", json!({ "recent": 0 })).unwrap();
            assert_eq!(script.view("quotas"), before);
            let head = script.head();
            script.values(&head, &["file", "undo", "redo", "revision", "counts/history"]);

            script.title("Everything taken back, through the restart");
            let steps = head["counts"]["history"].as_u64().unwrap();
            for _ in 0..steps {
                script.act("undo", json!({}));
            }
            script.act("undo", json!({}));
            let head = script.head();
            script.values(&head, &["undo", "redo", "counts/accounts", "counts/sellers", "counts/pools"]);

            script.title("Started again once more: everything done again");
            script.restart();
            script.ask("openRecent", json!({ "recent": 0 })).unwrap();
            for _ in 0..steps {
                script.ask("redo", json!({ "view": { "screen": "overview" } })).unwrap();
            }
            script.act("redo", json!({}));
            assert_eq!(script.view("quotas"), before);

            script.title("A new edit after an undo ends what could be redone");
            script.act("undo", json!({}));
            script.enter("quotas", &[(2, "quota", "900k")]);
            let head = script.head();
            script.values(&head, &["undo", "redo"]);
        },
        expect![[r#"
            ## Closed, started again, opened from the list
              name       missing
              FY27 West  false
              file FY27 West.podplan, undo Set 2 quotas, redo -, revision 9, counts/history 9

            ## Everything taken back, through the restart
            - undo: Set 2 quotas [rows 2]
            - undo: Attached 3 presales members to pools [rows 3]
            - undo: Changed 7 rows [rows 7]
            - undo: Moved Summit Cycles to Desert [rows 1]
            - undo: Changed 3 rows [rows 3]
            - undo: Changed 3 rows [rows 3]
            - undo: Imported 2 presales members [rows 2]
            - undo: Imported 6 sellers [rows 6]
            - undo: Imported 10 accounts [rows 10]
            - undo: nothing changed [rows 0]
              undo -, redo Imported 10 accounts, counts/accounts 0, counts/sellers 0, counts/pools 0

            ## Started again once more: everything done again
            - redo: nothing changed [rows 0]

            ## A new edit after an undo ends what could be redone
            - undo: Set 2 quotas [rows 2]
            - enter: Set quota of Seat ENT-03 to $900,000 [rows 1]
              undo Set quota of Seat ENT-03 to $900,000, redo -
        "#]],
    );
}

#[test]
fn a_copy_is_a_plan_of_its_own() {
    check(
        |script| {
            script.told_by(with_facts);
            script.title("A copy is saved, then the plan changes");
            let copy = script.grant(script.folder().join("copy.podplan"));
            let written = script.ask("saveCopy", json!({ "file": copy })).unwrap();
            script.values(&written, &["files"]);
            script.change(json!([{ "type": "addPool", "name": "Late" }]));
            script.title("The copy has its own history and no late pool");
            script.ask("openPlan", json!({ "file": copy })).unwrap();
            let head = script.head();
            script.values(&head, &["file", "counts/pools", "counts/accounts", "undo"]);
            script.change(json!([{ "type": "renamePlan", "name": "What if" }]));
            script.ask("openRecent", json!({ "recent": 1 })).unwrap();
            let head = script.head();
            script.values(&head, &["file", "name", "counts/pools"]);
        },
        expect![[r#"
            ## A copy is saved, then the plan changes
              files [copy.podplan]
            - change: Added pool Late [rows 1]

            ## The copy has its own history and no late pool
              file copy.podplan, counts/pools 0, counts/accounts 10, undo Imported 2 presales members
            - change: Renamed the plan to What if [rows 1]
              file FY27 West.podplan, name FY27 West, counts/pools 1
        "#]],
    );
}

#[test]
fn files_that_are_no_plans_are_refused_and_left_alone() {
    check(
        |script| {
            script.new_plan();
            for (name, content) in [("notes.podplan", "not a plan at all"), ("empty.podplan", "")] {
                let token = script.file(name, content);
                match script.ask("openPlan", json!({ "file": token })) {
                    Ok(_) => script.tell("opened"),
                    Err(problem) => script.refusal(&problem),
                }
                assert_eq!(std::fs::read_to_string(script.folder().join(name)).unwrap(), content);
            }
            // What was open stays open.
            let head = script.head();
            script.values(&head, &["file", "name"]);
        },
        expect![[r#"
            - refused: file.notAPlan (file notes.podplan): “notes.podplan” is not a Podplan plan. -> Choose a .podplan file. Spreadsheets and CSV files are brought in with Import.
            - refused: file.notAPlan (file empty.podplan): “empty.podplan” is not a Podplan plan. -> Choose a .podplan file. Spreadsheets and CSV files are brought in with Import.
              file FY27 West.podplan, name FY27 West
        "#]],
    );
}
