//! Tables of all kinds of health: every bad row named, all or nothing, known keys updated, one undo.

use expect_test::expect;
use serde_json::json;

use crate::script::{Script, check, options};
use crate::story::{ACCOUNTS, sellers_workbook};

#[test]
fn bad_rows_are_named_and_nothing_comes_in() {
    check(
        |script| {
            script.new_plan();
            script.title("Accounts with five bad rows");
            let bad = "\
id,name,segment,potential,workload
A-1,Cedar Freight,Enterprise,\"1,250,000\",40
A-2,Harbour Foods,Enterprise,lots,40
,Granite Bank,Enterprise,100000,40
A-1,Cedar Freight again,Enterprise,100000,40
A-5,Mesa Textiles,Enterprise,-5,40
A-6,Quarry Stone,Enterprise,100000
";
            let file = script.file("bad.csv", bad);
            script.import("accounts", &file);
            let head = script.head();
            script.values(&head, &["counts/accounts", "revision", "undo"]);

            script.title("People with a day that does not exist");
            let file = script.file("people.csv", "Seat,Name,Start date,Base salary\nE-1,Seat E-1,2027-02-30,100000\nE-2,Seat E-2,2027-03-01,ten\n");
            script.import("sellers", &file);

            script.title("A file without a key, and files that are no tables");
            let file = script.file("nokey.csv", "company,city\nCedar Freight,Fresno\n");
            script.import("accounts", &file);
            let file = script.file("empty.csv", "");
            script.import("accounts", &file);
            let file = script.file("picture.xlsx", b"\x89PNG\r\n\x1a\n rest of a picture");
            script.import("accounts", &file);
            let gone = script.grant("gone.csv".into());
            script.import("accounts", &gone);
        },
        expect![[r#"
            ## Accounts with five bad rows
            bad.csv: id = externalId, name = name, segment = segment, potential = potential, workload = workload
              rows 6: new 0, changed 0, unchanged 0; not in the file 0; problems 5
              import.notANumber (file bad.csv, row 3, column potential): “lots” is not a number. -> Correct the cell, or match another column.
              cell.keyMissing (file bad.csv, row 4, column id): The ID is missing. -> Every row needs an ID; it keeps the row the same in the next import.
              cell.keyTwice (file bad.csv, row 5, column id): “A-1” is already the ID of row 2. -> Keep one of the rows, or give this one its own ID.
              cell.negative (file bad.csv, row 6, column potential): “-5” is below zero. -> Write zero or more, or leave it empty.
              import.rowTooShort (file bad.csv, row 7): The row has 4 cells, the titles 5 cells. -> Look for a missing or stray separator in that row.
            - refused: import.badRows (file bad.csv): The file has 5 problems. Nothing was imported. -> Mend the rows named below in the file, or leave their column out.
                import.notANumber (file bad.csv, row 3, column potential): “lots” is not a number. -> Correct the cell, or match another column.
                cell.keyMissing (file bad.csv, row 4, column id): The ID is missing. -> Every row needs an ID; it keeps the row the same in the next import.
                cell.keyTwice (file bad.csv, row 5, column id): “A-1” is already the ID of row 2. -> Keep one of the rows, or give this one its own ID.
                cell.negative (file bad.csv, row 6, column potential): “-5” is below zero. -> Write zero or more, or leave it empty.
                import.rowTooShort (file bad.csv, row 7): The row has 4 cells, the titles 5 cells. -> Look for a missing or stray separator in that row.
              counts/accounts 0, revision 0, undo -

            ## People with a day that does not exist
            people.csv: Seat = externalId, Name = name, Start date = start, Base salary = base
              rows 2: new 0, changed 0, unchanged 0; not in the file 0; problems 2
              import.notADate (file people.csv, row 2, column Start date): “2027-02-30” is not a date. -> Write for example 2027-01-31 or 1/31/2027.
              import.notANumber (file people.csv, row 3, column Base salary): “ten” is not a number. -> Correct the cell, or match another column.
            - refused: import.badRows (file people.csv): The file has 2 problems. Nothing was imported. -> Mend the rows named below in the file, or leave their column out.
                import.notADate (file people.csv, row 2, column Start date): “2027-02-30” is not a date. -> Write for example 2027-01-31 or 1/31/2027.
                import.notANumber (file people.csv, row 3, column Base salary): “ten” is not a number. -> Correct the cell, or match another column.

            ## A file without a key, and files that are no tables
            nokey.csv: company = name, city = city
              rows 1: new 0, changed 0, unchanged 0; not in the file 0; problems 1
              import.keyColumnMissing (file nokey.csv): No column is matched with “ID”, which tells the rows apart. -> Match a column with it.
            - refused: import.badRows (file nokey.csv): The file has 1 problem. Nothing was imported. -> Mend the rows named below in the file, or leave their column out.
                import.keyColumnMissing (file nokey.csv): No column is matched with “ID”, which tells the rows apart. -> Match a column with it.
            - refused: import.empty (file empty.csv): “empty.csv” is empty. -> Choose a file with a row of titles and data below.
            - refused: import.empty (file empty.csv): “empty.csv” is empty. -> Choose a file with a row of titles and data below.
            - refused: import.picture (file picture.xlsx): “picture.xlsx” is a picture and cannot be imported. -> Choose the spreadsheet it was made from.
            - refused: import.picture (file picture.xlsx): “picture.xlsx” is a picture and cannot be imported. -> Choose the spreadsheet it was made from.
            - refused: import.notFound (file gone.csv): “gone.csv” is not there. -> Choose the file again.
            - refused: import.notFound (file gone.csv): “gone.csv” is not there. -> Choose the file again.
        "#]],
    );
}

#[test]
fn people_without_an_id_are_known_by_their_names() {
    check(
        |script| {
            script.new_plan();
            script.title("Names only");
            let file = script
                .file("people.csv", "Name,Segment,Base Salary\nSeat W-01,SMB,90000\nSeat W-02,SMB,90000\n");
            script.import("sellers", &file);
            script.title("One of them again, and a new one");
            let file = script.file("more.csv", "Name,Base Salary\nSeat W-02,95000\nSeat W-03,80000\n");
            script.import("sellers", &file);
            script.title("A name twice, and no name");
            let file =
                script.file("twice.csv", "Name,Base Salary\nSeat W-04,95000\nSeat W-04,80000\n,70000\n");
            script.import("sellers", &file);
        },
        expect![[r#"
            ## Names only
            people.csv: Name = name, Segment = segment, Base Salary = base
              rows 2: new 2, changed 0, unchanged 0; not in the file 0; problems 0
            - import: Imported 2 sellers [rows 2]

            ## One of them again, and a new one
            more.csv: Name = name, Base Salary = base
              rows 2: new 1, changed 1, unchanged 0; not in the file 1; problems 0
            - import: Imported 2 sellers [rows 2]

            ## A name twice, and no name
            twice.csv: Name = name, Base Salary = base
              rows 3: new 0, changed 0, unchanged 0; not in the file 0; problems 2
              cell.keyTwice (file twice.csv, row 3, column Name): “Seat W-04” is already the ID of row 2. -> Keep one of the rows, or give this one its own ID.
              cell.keyMissing (file twice.csv, row 4, column Name): The ID is missing. -> Every row needs an ID; it keeps the row the same in the next import.
            - refused: import.badRows (file twice.csv): The file has 2 problems. Nothing was imported. -> Mend the rows named below in the file, or leave their column out.
                cell.keyTwice (file twice.csv, row 3, column Name): “Seat W-04” is already the ID of row 2. -> Keep one of the rows, or give this one its own ID.
                cell.keyMissing (file twice.csv, row 4, column Name): The ID is missing. -> Every row needs an ID; it keeps the row the same in the next import.
        "#]],
    );
}

#[test]
fn known_keys_are_updated_never_doubled() {
    check(
        |script| {
            script.new_plan();
            script.title("The first time");
            let file = script.file("accounts.csv", ACCOUNTS);
            script.import("accounts", &file);
            script.title("The same file again");
            script.import("accounts", &file);
            script.title("Two columns: one row changed, one new, the rest of the plan kept");
            let file = script.file("update.csv", "External ID;Potential\nA-05;450.000,50\nA-11;10.000,00\n");
            script.import("accounts", &file);
            let view = script.view("accounts");
            let rows = view["rows"].as_array().unwrap();
            let shown: Vec<_> = rows
                .iter()
                .filter(|row| row["externalId"] == "A-05" || row["externalId"] == "A-11")
                .collect();
            script.table(&json!(shown), &["externalId", "name", "city", "potential", "workload"]);
            script.title("One undo takes the whole import back");
            script.act("undo", json!({}));
            script.act("undo", json!({}));
            let head = script.head();
            script.values(&head, &["counts/accounts", "undo", "redo"]);
        },
        expect![[r#"
            ## The first time
            accounts.csv: External ID = externalId, Account name = name, Country = country, State = state, City = city, Postal code = postalCode, Industry = industry, Segment = segment, Company size = size, Potential = potential, Workload = workload, Last bookings = lastBookings
              rows 10: new 10, changed 0, unchanged 0; not in the file 0; problems 0
            - import: Imported 10 accounts [rows 10]

            ## The same file again
            accounts.csv: External ID = externalId, Account name = name, Country = country, State = state, City = city, Postal code = postalCode, Industry = industry, Segment = segment, Company size = size, Potential = potential, Workload = workload, Last bookings = lastBookings
              rows 10: new 0, changed 0, unchanged 10; not in the file 0; problems 0
            - import: nothing changed [rows 0]

            ## Two columns: one row changed, one new, the rest of the plan kept
            update.csv: External ID = externalId, Potential = potential
              rows 2: new 1, changed 1, unchanged 0; not in the file 9; problems 0
            - import: Imported 2 accounts [rows 2]
              externalId  name           city  potential  workload
              A-05        Mesa Textiles  Mesa  450000.50  30
              A-11                             10000.00   -

            ## One undo takes the whole import back
            - undo: Imported 2 accounts [rows 2]
            - undo: Imported 10 accounts [rows 10]
              counts/accounts 0, undo -, redo Imported 10 accounts
        "#]],
    );
}

#[test]
fn the_person_decides_on_columns_and_decimals() {
    check(
        |script| {
            script.new_plan();
            script.title("1.500 is two numbers until somebody says which");
            let file = script.file(
                "iberia.csv",
                "Código;Razón social;Potencial\nB-1;Molinos Norte;1.500\nB-2;Talleres Sur;2.750\n",
            );
            script.import("accounts", &file);
            let mut said = options();
            said["decimal"] = "comma".into();
            script.preview("accounts", &file, said.clone());
            script.act("import", json!({ "file": file, "target": "accounts", "options": said }));
            let view = script.view("accounts");
            script.table(&view["rows"], &["externalId", "name", "potential"]);

            script.title("A column is left out, another one taken for the name");
            let file = script.file("crm.csv", "id,label,potential\nC-1,Orchard Mills,n/a\n");
            script.import("accounts", &file);
            let mut said = options();
            said["mapping"] = json!(["externalId", "name", null]);
            script.preview("accounts", &file, said.clone());
            script.act("import", json!({ "file": file, "target": "accounts", "options": said }));

            script.title("A file that changed after its preview is not imported unseen");
            let file = script.file("late.csv", "id,name\nD-1,Before\n");
            script.preview("accounts", &file, options());
            std::fs::write(script.folder().join("late.csv"), "id,name\nD-1,After\n").unwrap();
            script.act("import", json!({ "file": file, "target": "accounts", "options": options() }));
        },
        expect![[r#"
            ## 1.500 is two numbers until somebody says which
            iberia.csv: Código = externalId, Razón social = name, Potencial = potential
              rows 2: new 0, changed 0, unchanged 0; not in the file 0; problems 1
              import.ambiguousDecimal (file iberia.csv, column Potencial): “1.500” in “Potencial” could mean two different numbers. -> Say whether the file writes decimals with a point or with a comma.
            - refused: import.badRows (file iberia.csv): The file has 1 problem. Nothing was imported. -> Mend the rows named below in the file, or leave their column out.
                import.ambiguousDecimal (file iberia.csv, column Potencial): “1.500” in “Potencial” could mean two different numbers. -> Say whether the file writes decimals with a point or with a comma.
            iberia.csv: Código = externalId, Razón social = name, Potencial = potential
              rows 2: new 2, changed 0, unchanged 0; not in the file 0; problems 0
            - import: Imported 2 accounts [rows 2]
              externalId  name           potential
              B-1         Molinos Norte  1500.00
              B-2         Talleres Sur   2750.00

            ## A column is left out, another one taken for the name
            crm.csv: id = externalId, label left out, potential left out
              rows 1: new 1, changed 0, unchanged 0; not in the file 2; problems 0
            - import: Imported 1 account [rows 1]
            crm.csv: id = externalId, label = name, potential left out
              rows 1: new 0, changed 1, unchanged 0; not in the file 2; problems 0
            - import: Imported 1 account [rows 1]

            ## A file that changed after its preview is not imported unseen
            late.csv: id = externalId, name = name
              rows 1: new 1, changed 0, unchanged 0; not in the file 3; problems 0
            - refused: file.changed (file late.csv): late.csv has changed since the preview. Nothing was imported. -> Preview it again.
        "#]],
    );
}

#[test]
fn a_workbook_reads_like_its_csv() {
    check(
        |script| {
            script.new_plan();
            let file = script.file("sellers.xlsx", sellers_workbook());
            script.import("sellers", &file);
            let view = script.view("people");
            script.table(
                &view["sellers"],
                &[
                    "externalId",
                    "name",
                    "segment",
                    "vacancy",
                    "start",
                    "base",
                    "targetVariable",
                    "lastBookings",
                ],
            );
        },
        expect![[r#"
            sellers.xlsx: Seat = externalId, Name = name, Segment = segment, Vacancy = vacancy, Start date = start, Base salary = base, Target variable = targetVariable, Last bookings = lastBookings
              rows 6: new 6, changed 0, unchanged 0; not in the file 0; problems 0
            - import: Imported 6 sellers [rows 6]
              externalId  name         segment     vacancy  start       base       targetVariable  lastBookings
              ENT-01      Seat ENT-01  Enterprise  false    2019-03-01  150000.00  150000.00       1300000.00
              ENT-02      Seat ENT-02  Enterprise  false    2021-06-15  150000.00  150000.00       1100000.00
              ENT-03      Seat ENT-03  Enterprise  false    2026-11-01  150000.00  150000.00       -
              ENT-04      Seat ENT-04  Enterprise  true     2027-07-01  150000.00  150000.00       -
              COM-01      Seat COM-01  Commercial  false    2022-01-10  100000.00  100000.00       700000.00
              COM-02      Seat COM-02  Commercial  false    2023-04-01  100000.00  100000.00       640000.00
        "#]],
    );
}

#[test]
fn coordinates_in_exchanged_columns_are_said_and_a_slip_is_not() {
    let mut script = Script::new();
    script.new_plan();
    let towns = ["Madrid,40.42,-3.70", "Barcelona,41.39,2.17", "Sevilla,37.39,-5.98", "Bilbao,43.26,-2.93"];
    let mut notes = |titles: &str, rows: &[&str]| {
        let rows: String = rows.iter().zip(1..).map(|(town, id)| format!("A-{id},ES,{town}\n")).collect();
        let file = script.file("towns.csv", format!("ID,Country,City,{titles}\n{rows}"));
        let body = json!({ "file": file, "target": "accounts", "options": {} });
        let preview = script.ask("readTable", body).unwrap();
        assert_eq!(preview["problemCount"], 0, "{preview}");
        preview["notes"].clone()
    };
    assert_eq!(notes("Latitude,Longitude", &towns), json!([]));
    let said = notes("Longitude,Latitude", &towns);
    assert!(
        said[0].as_str().unwrap().starts_with("Latitude and longitude seem to be exchanged: 4 accounts"),
        "{said}"
    );
    let slip = [towns[0], towns[1], towns[2], "Bilbao,-2.93,43.26"];
    assert_eq!(notes("Latitude,Longitude", &slip), json!([]));
}
