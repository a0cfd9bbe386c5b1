//! Tables of others: good, bad, real.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Place, root};
use expect_test::expect;

fn new_plan() -> Place {
    let place = Place::new();
    place.does(&["new", "p.podplan", "--name", "South"]);
    place
}

fn accounts(place: &Place) -> u64 {
    place.json(&["show", "p.podplan", "--json"])["head"]["counts"]["accounts"].as_u64().unwrap()
}

#[test]
fn a_good_file_comes_in_and_one_undo_takes_it_back() {
    let place = new_plan();
    place.write("a.csv", "ID,Account name,Segment,Potential\nA1,One,SMB,1200.50\nA2,Two,SMB,\n");
    expect![[r#"
        a.csv
          Rows                    2
          New                     2
          Changed                 0
          Unchanged               0
          In the plan only, kept  0

        Column        Field       Sure  Such as
        ─────────────────────────────────────────
        ID            externalId  100%  A1 | A2
        Account name  name        100%  One | Two
        Segment       segment     100%  SMB | SMB
        Potential     potential   100%  1200.50
    "#]]
    .assert_eq(&place.does(&["import", "p.podplan", "a.csv", "--as", "accounts", "--preview"]));
    assert_eq!(accounts(&place), 0);
    let import = ["import", "p.podplan", "a.csv", "--as", "accounts"];
    assert!(place.does(&import).contains("(2 rows)"));
    assert_eq!(accounts(&place), 2);
    assert_eq!(place.does(&import), "Nothing changed.\n");
    place.does(&["undo", "p.podplan"]);
    assert_eq!(accounts(&place), 0);
}

#[test]
fn bad_rows_are_all_named_and_nothing_comes_in() {
    let place = new_plan();
    place.write("a.csv", "ID,Name,Potential\nA1,One,much\nA1,Two,-5\n,Three,1\n");
    let arguments = ["import", "p.podplan", "a.csv", "--as", "accounts"];
    let refused = place.refuses(&arguments);
    assert!(refused.starts_with("podplan: The file has"), "{refused}");
    for named in ["row 2, Potential: “much”", "row 3, Potential: ", "row 4, ID: "] {
        assert!(refused.contains(named), "{named} in\n{refused}");
    }
    let json = place.refuses(&[&arguments[..], &["--json"]].concat());
    let problem: desk::problem::Problem = serde_json::from_str(&json).unwrap();
    assert_eq!((problem.code.as_str(), problem.place.file.as_deref()), ("import.badRows", Some("a.csv")));
    let preview = place.run(&[&arguments[..], &["--preview"]].concat());
    assert_eq!((preview.status, preview.err.as_str()), (1, ""));
    assert!(preview.out.contains("! Refused: 3 problems, told below. Nothing comes in."), "{}", preview.out);
    assert!(!preview.out.contains("New"), "nobody knows what would be new: {}", preview.out);
    assert_eq!(accounts(&place), 0);
}

/// What the preview says of the file is said too when nobody looked at it.
#[test]
fn an_import_says_what_should_be_known_of_the_file() {
    let place = new_plan();
    place.write("a.csv", "ID,Account name\nA1,One\n,\nA2,Two\n");
    let import = ["import", "p.podplan", "a.csv", "--as", "accounts"];
    let preview = place.does(&[&import[..], &["--preview"]].concat());
    assert!(preview.contains("· Left out: 1 blank row."), "{preview}");
    let done = place.does(&import);
    assert!(done.ends_with("(2 rows)\n· Left out: 1 blank row.\n"), "{done}");
    place.does(&["undo", "p.podplan"]);
    let json = place.json(&[&import[..], &["--json"]].concat());
    assert_eq!((&json["rows"], &json["notes"]), (&2.into(), &serde_json::json!(["Left out: 1 blank row."])));
}

#[test]
fn columns_are_matched_as_told() {
    let place = new_plan();
    place.write("a.csv", "Key;Who;Worth;Note=x\nA1;One;1.250,5;n\n");
    let told = [
        "--map",
        "Key=externalId",
        "--map",
        "Who=name",
        "--map",
        "Worth=potential",
        "--map",
        "Note=x=",
        "--decimal",
        "comma",
    ];
    place.does(
        &[&["import", "p.podplan", "a.csv", "--as", "accounts", "--delimiter", "semicolon"], &told[..]]
            .concat(),
    );
    let view = place.json(&["show", "p.podplan", "--view", "accounts", "--json"]);
    assert_eq!((&view["rows"][0]["name"], &view["rows"][0]["potential"]), (&"One".into(), &"1250.50".into()));

    let map = |map: &str| place.refuses(&["import", "p.podplan", "a.csv", "--as", "accounts", "--map", map]);
    assert!(map("Nope=name").contains("Its columns are: Key, Who, Worth, Note=x."), "{}", map("Nope=name"));
    assert!(map("Who=nope").contains("The fields are: externalId, name,"), "{}", map("Who=nope"));
    let usage = place.run(&["import", "p.podplan", "a.csv", "--as", "accounts", "--map", "Who"]);
    assert_eq!(usage.status, 2);
}

#[test]
fn a_field_given_to_another_column_leaves_the_first() {
    let place = new_plan();
    place.write("a.csv", "ID,Name,Legal name\nA1,Short,Long\n");
    place.does(&["import", "p.podplan", "a.csv", "--as", "accounts", "--map", "Legal name=name"]);
    let view = place.json(&["show", "p.podplan", "--view", "accounts", "--json"]);
    assert_eq!(view["rows"][0]["name"], "Long");
}

#[test]
fn people_come_in_with_quotas_and_pay() {
    let place = new_plan();
    place.write("s.csv", "ID,Name,Segment,Base,Target variable,Quota,Start\nENT-01,Seat ENT-01,Enterprise,150000,150000,1500000,2027-01-01\n");
    place.write(
        "p.csv",
        "ID,Name,Segment,Base,Target variable,Skills\nSE-01,Seat SE-01,Enterprise,135000,45000,Security\n",
    );
    place.does(&["import", "p.podplan", "s.csv", "--as", "sellers"]);
    place.does(&["import", "p.podplan", "p.csv", "--as", "presales"]);
    let people = place.json(&["show", "p.podplan", "--view", "people", "--json"]);
    assert_eq!(people["presales"][0]["targetVariable"], "45000.00");
    let quotas = place.json(&["show", "p.podplan", "--view", "quotas", "--json"]);
    assert_eq!(quotas["rows"][0]["quota"], "1500000.00");
}

#[test]
fn an_exported_workbook_comes_in_again() {
    let place = Place::with_example();
    place.does(&["export", "example.podplan", "--to", "."]);
    place.does(&["new", "p.podplan"]);
    let sheet = ["import", "p.podplan", "example.xlsx", "--as", "accounts", "--sheet", "Accounts"];
    place.does(&sheet);
    assert_eq!(accounts(&place), 400);
    let old = place.json(&["show", "example.podplan", "--view", "accounts", "--count", "400", "--json"]);
    let new = place.json(&["show", "p.podplan", "--view", "accounts", "--count", "400", "--json"]);
    assert_eq!(old["matching"]["potential"], new["matching"]["potential"]);
    let refused =
        place.refuses(&["import", "p.podplan", "example.xlsx", "--as", "accounts", "--sheet", "Nope"]);
    assert!(refused.contains("Nope"), "{refused}");
}

#[test]
fn files_that_are_no_tables_are_refused() {
    let place = Place::with_example();
    place.write("empty.csv", "");
    place.write("broken.xlsx", b"PK\x03\x04 and then nothing");
    for table in ["empty.csv", "broken.xlsx", "missing.csv", ".", "example.podplan"] {
        let refused = place.refuses(&["import", "example.podplan", table, "--as", "accounts"]);
        assert!(refused.starts_with("podplan: "), "{table}: {refused}");
    }
}

/// Real companies, as the exchanges list them: some ids stand twice, so the file is refused until they are mended.
#[test]
fn the_real_companies_come_in_once_their_doubles_are_decided() {
    let data = root().join("../shared/data/accounts_us.csv");
    if !data.exists() {
        eprintln!("SKIPPED: there is no {}", data.display());
        return;
    }
    let place = new_plan();
    let refused = place.refuses(&["import", "p.podplan", data.to_str().unwrap(), "--as", "accounts"]);
    assert!(refused.contains("row 309, External ID: “RNA” is already the ID of row 301."), "{refused}");
    assert_eq!(accounts(&place), 0);

    // The user decides which of the doubles comes in.
    place.does(&["import", "p.podplan", data.to_str().unwrap(), "--as", "accounts", "--duplicates", "first"]);
    assert_eq!(accounts(&place), 6_148);
}

#[test]
fn of_rows_with_the_same_key_the_chosen_one_comes_in() {
    let place = new_plan();
    place.write("a.csv", "ID,Account name\nA1,First\nA2,Other\nA1,Last\n,Nobody\n");
    let command = |keep| ["import", "p.podplan", "a.csv", "--as", "accounts", "--duplicates", keep];
    // A row without a key is no double: it is still named.
    assert!(place.refuses(&command("last")).contains("row 5"));
    place.write("a.csv", "ID,Account name\nA1,First\nA2,Other\nA1,Last\n");
    place.does(&command("last"));
    assert!(place.does(&["show", "p.podplan", "--view", "accounts"]).contains("Last"));
    place.does(&command("first"));
    let shown = place.does(&["show", "p.podplan", "--view", "accounts"]);
    assert!(shown.contains("First") && !shown.contains("Last"), "{shown}");
    assert_eq!(accounts(&place), 2);
}
