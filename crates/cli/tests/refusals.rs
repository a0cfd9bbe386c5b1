//! Nonsense, foreign files, readers that go away: told with a status, never a panic.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::process::Stdio;

use common::{Place, said};
use expect_test::expect;

#[test]
fn wrong_usage_is_status_2() {
    let place = Place::with_example();
    for arguments in [
        &[][..],
        &["nonsense"],
        &["show"],
        &["show", "example.podplan", "--view", "nonsense"],
        &["show", "example.podplan", "--count", "-1"],
        &["show", "example.podplan", "--lang", "fr"],
        &["new", "x.podplan", "--example", "--name", "South"],
        &["import", "example.podplan", "a.csv"],
        &["import", "example.podplan", "a.csv", "--as", "dogs"],
        &["import", "example.podplan", "a.csv", "--as", "accounts", "--name", "nom"],
        &["import", "example.podplan", "a.geojson", "--as", "regions", "--map", "Name=name"],
        &["import", "example.podplan", "a.geojson", "--as", "regions", "--duplicates", "first"],
        &["carve", "example.podplan", "--into", "3"],
        &["carve", "example.podplan", "--new", "3", "--most-moves", "5"],
        &["edit", "example.podplan"],
        &["export", "example.podplan"],
        &["case"],
        &["show", ""],
        &["undo", "example.podplan", "\u{1b}[2J"],
    ] {
        let told = place.run(arguments);
        assert_eq!(told.status, 2, "{arguments:?}\n{}{}", told.out, told.err);
        assert!(!told.err.is_empty(), "{arguments:?}");
    }
    for arguments in [&["--help"][..], &["--version"], &["edit", "--help"]] {
        assert_eq!(place.run(arguments).status, 0, "{arguments:?}");
    }
}

/// In the user's language and with what to do, as everything else that is refused.
#[test]
fn wrong_usage_is_told_in_both_languages() {
    let place = Place::with_example();
    let mut told = String::new();
    for line in [
        "show example.podplan --view quotas --cuont 3",
        "shwo example.podplan",
        "show example.podplan --view",
        "show example.podplan --view nonsense",
        "show example.podplan --count -3",
        "show example.podplan --count many",
        "show example.podplan --count 3 --all",
        "show",
        "carve example.podplan --stay -1",
        "carve example.podplan --balance -3",
        "carve example.podplan --balance potential",
        "carve example.podplan --new -1.5",
        "attach example.podplan --skills 1001",
        "import example.podplan a.csv --as accounts --name nom",
        "import example.podplan a.geojson --as regions --sheet One",
        "import example.podplan a.csv --as accounts --map Who",
        "undo example.podplan --json --json",
    ] {
        told += &format!("{line}\n");
        for language in ["en", "es"] {
            let said = place.run(&line.split(' ').chain(["--lang", language]).collect::<Vec<_>>());
            assert_eq!((said.status, said.out.as_str()), (2, ""), "{line}");
            told += &said.err;
        }
    }
    expect_test::expect_file!["views/usage.txt"].assert_eq(&told);
    let json = place.run(&["show", "example.podplan", "--count", "-3", "--json"]).err;
    let problem: desk::problem::Problem = serde_json::from_str(&json).unwrap();
    assert_eq!(problem.code, "usage.notAValue");
}

#[test]
fn help_is_told_in_spanish_too() {
    let place = Place::new();
    for (arguments, name) in [(&["--help"][..], "help"), (&["show", "--help"], "help_show")] {
        let told = place.does(&[arguments, &["--lang", "es"]].concat());
        expect_test::expect_file![format!("views/{name}.txt")].assert_eq(&told);
    }
}

#[test]
fn files_that_are_no_plans_are_refused_untouched() {
    let place = Place::new();
    let contents: [(&str, &[u8]); 4] = [
        ("empty.podplan", b""),
        ("text.podplan", b"a plan, they said"),
        ("short.podplan", b"SQLite format 3\0"),
        ("noise.podplan", &[0xa5; 9000]),
    ];
    for (name, content) in contents {
        place.write(name, content);
        for command in ["show", "undo", "redo", "history", "check"] {
            let refused = place.refuses(&[command, name]);
            assert!(refused.starts_with("podplan: “"), "{command} {name}: {refused}");
        }
        assert_eq!(std::fs::read(place.path(name)).unwrap(), content);
    }
    expect![[r#"
        {
          "code": "file.notAPlan",
          "message": "“text.podplan” is not a Podplan plan.",
          "place": {
            "file": "text.podplan"
          },
          "remedy": "Choose a .podplan file. Spreadsheets and CSV files are brought in with Import."
        }
    "#]]
    .assert_eq(&place.refuses(&["show", "text.podplan", "--json"]));
    for name in [".", "none.podplan", "none/none.podplan"] {
        place.refuses(&["show", name]);
    }
}

#[test]
fn a_plan_that_is_there_is_not_made_again() {
    let place = Place::with_example();
    let before = std::fs::read(place.path("example.podplan")).unwrap();
    for more in [&["--example"][..], &["--name", "South"]] {
        let refused = place.refuses(&[&["new", "example.podplan"], more].concat());
        assert!(refused.contains("is already there"), "{refused}");
    }
    assert_eq!(std::fs::read(place.path("example.podplan")).unwrap(), before);
}

#[test]
fn a_plan_that_cannot_be_is_not_made() {
    let place = Place::new();
    for wrong in [
        ["--currency", "dollars"],
        ["--year-start", "2027-02-30"],
        ["--company-plan", "1,000"],
        ["--company-plan", "-1"],
        ["--company-plan", "0.001"],
        ["--name", ""],
    ] {
        let wrong = format!("{}={}", wrong[0], wrong[1]);
        place.refuses(&["new", "x.podplan", &wrong]);
        assert!(!place.path("x.podplan").exists(), "{wrong}");
    }
}

#[test]
fn a_plan_in_use_is_left_to_who_has_it() {
    let place = Place::with_example();
    let session = desk::Session::open(&place.path("example.podplan"), desk::problem::Language::En).unwrap();
    let edit = r#"{"type":"renamePlan","name":"South"}"#;
    let refused = place.refuses(&["edit", "example.podplan", edit]);
    assert!(refused.contains("Another window or program is working on “example.podplan”."), "{refused}");
    drop(session);
    place.does(&["edit", "example.podplan", edit]);
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let place = Place::with_example();
    let arguments = ["show", "example.podplan", "--view", "accounts", "--count", "400", "--json"];
    let mut child = place.command(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let told = said(child.wait_with_output().unwrap());
    assert_eq!((told.status, told.err.as_str()), (0, ""));
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_said() {
    let place = Place::with_example();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let told = said(place.command(&["show", "example.podplan"]).stdout(full).output().unwrap());
    assert_eq!(told.status, 1);
    assert!(told.err.contains("could not be written"), "{}", told.err);
}

#[cfg(unix)]
#[test]
fn names_that_are_not_unicode_are_names() {
    use std::os::unix::ffi::OsStrExt as _;
    let place = Place::new();
    let name = std::ffi::OsStr::from_bytes(b"\xff\xfe.podplan");
    let told = said(place.command(&["new", "--example"]).arg(name).output().unwrap());
    assert!(told.status <= 1, "{}", told.err);
    let missing = std::ffi::OsStr::from_bytes(b"\xff");
    let told = said(place.command(&["show"]).arg(missing).output().unwrap());
    assert_eq!(told.status, 1);
}

#[test]
fn a_plans_name_does_not_command_the_terminal() {
    let place = Place::with_example();
    let edit = r#"{"type":"renameTerritory","territory":0,"name":"East \u001b[2J\u202e"}"#;
    place.run(&["edit", "example.podplan", edit]);
    let told = place.does(&["show", "example.podplan", "--view", "territories"]);
    assert!(!told.contains('\u{1b}') && !told.contains('\u{202e}'), "{told}");
}
