//! Teams and leave in files: imported, taken away and brought back.

use exchange::{ReadOptions, read_table};
use expect_test::expect;
use serde_json::json;

use crate::script::{Script, check, options, text};
use crate::story::with_facts;
use crate::teams::{seller_table, with_teams};

#[test]
fn a_team_column_makes_the_teams_it_names() {
    check(
        |script| {
            script.told_by(with_facts);
            script.title("Teams and leave come in with the sellers");
            let people = "\
Seat,Rep name,Sales team,Leave,Quota
ENT-01,Seat ENT-01,East,2027-03-01/2027-05-31,1500000
ENT-02,Seat ENT-02,East,,1400000
ENT-03,Seat ENT-03,West,25/06/2027 - 03/07/2027; 01/09/2027 - 30/09/2027,1300000
ENT-09,Seat ENT-09,,,900000
";
            let file = script.file("people.csv", people);
            script.import("sellers", &file);
            seller_table(script);
            script.title("The same again changes nothing; another team changes one row");
            script.import("sellers", &file);
            let file = script.file("moved.csv", "Seat,Equipo\nENT-01,west\nENT-02,EAST\nENT-03,\n");
            script.import("sellers", &file);
            seller_table(script);
            script.title("Days that could be read both ways, and days that are none");
            let file = script.file("either.csv", "Seat,Leave\nENT-01,01/02/2027 - 03/04/2027\n");
            script.preview("sellers", &file, options());
            let file = script.file(
                "bad.csv",
                "Seat,Leave\nENT-01,in spring\nENT-02,2027-05-31/2027-03-01\nENT-03,1/3/27-31/5/27\n",
            );
            script.preview("sellers", &file, options());
            script.title("One undo takes teams and sellers back");
            script.act("undo", json!({}));
            script.act("undo", json!({}));
            let head = script.head();
            script.values(&head, &["counts/teams", "counts/sellers"]);
        },
        expect![[r###"
            ## Teams and leave come in with the sellers
            people.csv: Seat = externalId, Rep name = name, Sales team = team, Leave = leaves, Quota = quota
              rows 4: new 1, changed 3, unchanged 0; not in the file 3; problems 0
              note: The import makes 2 teams: East, West.
            - import: Imported 4 sellers [rows 9]
              name         teamName  weight  proposal  proposalTyped  leaves
              Seat ENT-01  East      -       0.00      false          [{"first":"2027-03-01","last":"2027-05-31"}]
              Seat ENT-02  East      -       0.00      false          []
              Seat ENT-03  West      -       0.00      false          [{"first":"2027-06-25","last":"2027-07-03"}, {"first":"2027-09-01","last":"2027-09-30"}]
              Seat ENT-04            -       0.00      false          []
              Seat COM-01            -       0.00      false          []
              Seat COM-02            -       0.00      false          []
              Seat ENT-09            -       -         false          []

            ## The same again changes nothing; another team changes one row
            people.csv: Seat = externalId, Rep name = name, Sales team = team, Leave = leaves, Quota = quota
              rows 4: new 0, changed 0, unchanged 4; not in the file 3; problems 0
            - import: nothing changed [rows 0]
            moved.csv: Seat = externalId, Equipo = team
              rows 3: new 0, changed 1, unchanged 2; not in the file 4; problems 0
            - import: Imported 3 sellers [rows 1]
              name         teamName  weight  proposal  proposalTyped  leaves
              Seat ENT-01  West      -       0.00      false          [{"first":"2027-03-01","last":"2027-05-31"}]
              Seat ENT-02  East      -       0.00      false          []
              Seat ENT-03  West      -       0.00      false          [{"first":"2027-06-25","last":"2027-07-03"}, {"first":"2027-09-01","last":"2027-09-30"}]
              Seat ENT-04            -       0.00      false          []
              Seat COM-01            -       0.00      false          []
              Seat COM-02            -       0.00      false          []
              Seat ENT-09            -       -         false          []

            ## Days that could be read both ways, and days that are none
            either.csv: Seat = externalId, Leave = leaves
              rows 1: new 0, changed 0, unchanged 0; not in the file 0; problems 1
              import.ambiguousDate (file either.csv, column Leave): “01/02/2027 - 03/04/2027” in “Leave” could mean two different days. -> Write dates as 2027-01-31 in the file.
            bad.csv: Seat = externalId, Leave = leaves
              rows 3: new 0, changed 0, unchanged 0; not in the file 0; problems 3
              import.notLeaves (file bad.csv, row 2, column Leave): “in spring” does not say from which day to which. -> Write for example 2027-03-01/2027-05-31; separate several with semicolons.
              cell.leavesOutOfOrder (file bad.csv, row 3, column Leave): A leave ends before it begins, or two of them overlap. -> Check the first and the last day of each.
              import.shortYear (file bad.csv, row 4, column Leave): The year of “1/3/27-31/5/27” has two digits. -> Write all four digits, as in 2027.

            ## One undo takes teams and sellers back
            - undo: Imported 3 sellers [rows 1]
            - undo: Imported 4 sellers [rows 9]
              counts/teams 0, counts/sellers 6
        "###]],
    );
}

#[test]
fn what_is_exported_comes_back() {
    for language in ["en", "es"] {
        let mut script = Script::new();
        with_teams(&mut script);
        script.speak("en");
        script.enter(
            "quotas",
            &[(0, "team", "Coast"), (1, "team", "Commercial"), (0, "leaves", "2027-03-01/2027-05-31")],
        );
        script.enter(
            "quotas",
            &[(0, "quota", "1.5m"), (1, "quota", "1m"), (0, "weight", "2"), (0, "proposal", "1.2m")],
        );
        script.change(json!([{ "type": "setQuotaSteps", "seller": 1, "steps": [{ "from": "2027-07-01", "quota": "1200000" }], "midYear": "blended" }]));
        script.speak(language);
        let folder = script.folder().join("out");
        std::fs::create_dir(&folder).unwrap();
        let token = script.grant(folder.clone());
        script.ask("export", json!({ "folder": token, "what": "workbook" })).unwrap();
        script.ask("export", json!({ "folder": token, "what": "csv" })).unwrap();
        let quotas = if language == "en" { "Quotas" } else { "Cuotas" };
        let workbook = script.grant(folder.join("FY27 West.xlsx"));
        let csv = script.grant(folder.join(format!("{quotas}.csv")));
        let mut of_workbook = options();
        of_workbook["sheet"] = quotas.into();
        for (file, options) in [(workbook, of_workbook), (csv, options())] {
            let body = json!({ "file": file, "target": "sellers", "options": options });
            let preview = script.ask("readTable", body).unwrap();
            assert_eq!(preview["problemCount"], 0, "{preview}");
            assert_eq!([&preview["newRows"], &preview["changedRows"]], [0, 0], "{preview}");
            let matched: Vec<String> = preview["columns"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|column| !column["field"].is_null())
                .map(|column| text(&column["field"]))
                .collect();
            assert_eq!(matched, ["name", "segment", "team", "lastBookings", "quota", "leaves"]);
        }
    }
}

#[test]
fn teams_and_capacity_are_sheets_of_their_own() {
    check(
        |script| {
            script.ask("openExample", json!({})).unwrap();
            let folder = script.folder().join("out");
            std::fs::create_dir(&folder).unwrap();
            let token = script.grant(folder.clone());
            let written = script.ask("export", json!({ "folder": token, "what": "workbook" })).unwrap();
            let workbook = folder.join(written["files"][0].as_str().unwrap());
            for (sheet, shown) in
                [("Teams", 0..12), ("Teams", 12..19), ("Capacity", 0..9), ("Capacity", 9..15)]
            {
                let options = ReadOptions { sheet: Some(sheet.to_owned()), ..ReadOptions::default() };
                let table = read_table(&workbook, &options).unwrap();
                script.title(&format!("{sheet}: {}", table.headers[shown.clone()].join(" | ")));
                for row in &table.rows {
                    let cells: Vec<&str> = row.cells[shown.clone()].iter().map(|cell| cell.text()).collect();
                    script.tell(cells.join(" | "));
                }
            }
        },
        expect![[r#"
            ## Teams: Level | Team | Manager | Sellers | Target (USD) | Locked | Over-assignment as typed | Over-assignment wanted (of the target) | Sum wanted below (USD) | Sum assigned below (USD) | Left to assign (USD) | Over-assignment (of the target)
            Company plan |  |  | 16 | 20000000 |  | 2% | 0.02 | 20400000 | 20400000 | 0 | 0.02
            Region |  |  | 16 | 20400000 |  |  | 0 | 20400000 | 20400000 | 0 | 0
            Team | Enterprise | Seat DIR-01 | 10 | 14550000 |  | $150,000 | 0.01030928 | 14700000 | 14700000 | 0 | 0.01030928
            Team | Enterprise / Enterprise East | Seat MGR-01 | 5 | 7350000 |  | $150,000 | 0.02040816 | 7500000 | 7500000 | 0 | 0.02040816
            Team | Enterprise / Enterprise West | Seat MGR-02 | 5 | 7350000 |  | $150,000 | 0.02040816 | 7500000 | 7500000 | 0 | 0.02040816
            Team | Commercial | Seat MGR-03 | 6 | 5850000 |  | $150,000 | 0.02564103 | 6000000 | 6000000 | 0 | 0.02564103

            ## Teams: Over-assignment (USD) | Sum of rep quotas (USD) | Over-assignment down to the reps (of the target) | Quota carried this year (USD) | Proposed (USD) | Sellers without a proposal | Gap: target less proposed (USD)
            400000 | 21000000 | 0.05 | 20588333.33 | 19691060 | 0 | 308940
            0 | 21000000 | 0.02941176 | 20588333.33 | 19691060 | 0 | 708940
            150000 | 15000000 | 0.03092784 | 15000000 | 13349060 | 0 | 1200940
            150000 | 7500000 | 0.02040816 | 7500000 | 6915060 | 0 | 434940
            150000 | 7500000 | 0.02040816 | 7500000 | 6434000 | 0 | 916000
            150000 | 6000000 | 0.02564103 | 5588333.33 | 6342000 | 0 | -492000

            ## Capacity: Period | First day | Last day | Seasonality | Company plan (USD) | Full quotas (USD) | less starts, ends and leave (USD) | less ramps (USD) | Carried quotas (USD)
            Q1 | 2027-01-01 | 2027-03-31 | 0.18 | 3600000 | 3780000 | 180000 | 45000 | 3555000
            Q2 | 2027-04-01 | 2027-06-30 | 0.22 | 4400000 | 4620000 | 0 | 165000 | 4455000
            Q3 | 2027-07-01 | 2027-09-30 | 0.26 | 5200000 | 5460000 | 0 | 21666.67 | 5438333.33
            Q4 | 2027-10-01 | 2027-12-31 | 0.34 | 6800000 | 7140000 | 0 | 0 | 7140000
            Plan year | 2027-01-01 | 2027-12-31 | 1 | 20000000 | 21000000 | 180000 | 231666.67 | 20588333.33

            ## Capacity: less turnover (USD) | Capacity (USD) | Gap: plan less capacity (USD) | Capacity to plan | Fully ramped equivalents | Sellers
            322537.5 | 3232462.5 | 367537.5 | 0.89790625 | 15.04761904 | 16
            403287.5 | 4051712.5 | 348287.5 | 0.92084375 | 15.42857136 | 16
            490912.5 | 4947420.83 | 252579.17 | 0.95142708 | 15.936508 | 16
            644300 | 6495700 | 304300 | 0.95525 | 16 | 16
            1861037.5 | 18727295.83 | 1272704.17 | 0.93636479 | 15.68634928 | 16
        "#]],
    );
}
