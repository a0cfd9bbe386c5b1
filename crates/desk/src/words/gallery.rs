//! Every message in both languages, written out so that somebody can read them like a report: `gallery.txt`.
//! `UPDATE_EXPECT=1 cargo test -p desk gallery` writes it anew.

use std::fmt::Write;

use expect_test::expect_file;

use super::Heading;
use crate::problem::{Language, Problem};

mod carving;
mod edits;
mod files;
mod pay;
mod plans;
mod rules;

use plans::story;

const LANGUAGES: [Language; 2] = [Language::En, Language::Es];

/// One entry: its code, then message and remedy, language by language.
fn show(report: &mut String, worded: impl Fn(Language) -> Problem) {
    let in_both = LANGUAGES.map(worded);
    assert_eq!(in_both[0].code, in_both[1].code);
    writeln!(report, "{}", in_both[0].code).unwrap();
    for problem in &in_both {
        assert!(!problem.message.is_empty(), "{}", problem.code);
        assert_ne!(problem.message, in_both[(problem == &in_both[0]) as usize].message, "not translated");
        writeln!(report, "    {}", format!("{} {}", problem.message, problem.remedy).trim_end()).unwrap();
        for detail in &problem.details {
            let (row, column) = (detail.place.row.unwrap(), detail.place.column.clone().unwrap());
            writeln!(report, "        {row}/{column} {}: {} {}", detail.code, detail.message, detail.remedy)
                .unwrap();
        }
    }
}

#[test]
fn gallery() {
    let mut report = String::new();
    let plan = story();
    writeln!(report, "# Refusals\n").unwrap();
    for refusal in plans::refusals() {
        show(&mut report, |language| super::refusal(&refusal, &plan, language));
    }
    writeln!(report, "\n# Findings\n").unwrap();
    for finding in plans::findings() {
        let severity = super::finding(&finding, &plan, Language::En).severity;
        write!(report, "{severity:?} ").unwrap();
        show(&mut report, |language| {
            let text = super::finding(&finding, &plan, language);
            Problem::new(&text.code, text.message, text.remedy)
        });
    }
    writeln!(report, "\n# Entries\n").unwrap();
    for (problem, text) in plans::entries() {
        show(&mut report, |language| super::entry_problem(problem, text, language));
    }
    writeln!(report, "\n# Plan files\n").unwrap();
    for problem in files::store() {
        show(&mut report, |language| super::store_problem(&problem, "FY27.podplan", language));
    }
    writeln!(report, "\n# Tables that are read\n").unwrap();
    for problem in files::table() {
        show(&mut report, |language| super::table_problem(&problem, "accounts.xlsx", language));
    }
    writeln!(report, "\n# Regions that are read\n").unwrap();
    for problem in files::shapes() {
        show(&mut report, |language| super::shape_problem(&problem, "departements.geojson", language));
    }
    writeln!(report, "\n# Cells that are read\n").unwrap();
    for said in files::cells() {
        show(&mut report, |language| super::problem(said(language)));
    }
    writeln!(report, "\n# Remarks on tables\n").unwrap();
    for note in files::notes() {
        show(&mut report, |language| {
            let (code, message) = super::note(&note, language);
            Problem::new(code, message, String::new())
        });
    }
    for names in [vec!["East"], vec!["A", "B", "C", "D", "E", "F"]] {
        let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        show(&mut report, |language| {
            Problem::new("teams", super::teams_made(&names, language), String::new())
        });
    }
    let names = |names: &[&str]| -> Vec<String> { names.iter().map(|name| (*name).to_owned()).collect() };
    for turned in [1, 1_204] {
        show(&mut report, |language| {
            Problem::new("coordinates", super::coordinates_turned(turned, language), String::new())
        });
    }
    for (left_out, nameless, doubled, turned) in [
        (1, names(&["Region 3"]), names(&["North"]), 1),
        (
            17,
            names(&["Region 3", "Region 4", "Region 7", "Region 8", "Region 9"]),
            names(&["North", "South"]),
            41,
        ),
    ] {
        let notes = super::RegionNotes {
            left_out,
            field: Some("nom"),
            nameless: &nameless,
            doubled: &doubled,
            turned,
        };
        for place in 0..notes.said(Language::En).len() {
            show(&mut report, |language| {
                Problem::new("regions", notes.said(language).swap_remove(place), String::new())
            });
        }
    }
    writeln!(report, "\n# Files that are written\n").unwrap();
    for problem in files::write() {
        show(&mut report, |language| super::write_problem(&problem, "FY27.xlsx", language));
    }
    writeln!(report, "\n# History\n").unwrap();
    for edit in edits::edits() {
        let summary = super::summary_of(&edit, &plan, 12);
        let json = serde_json::to_string(&summary).unwrap();
        assert_eq!(serde_json::from_str::<super::Summary>(&json).unwrap(), summary);
        let [en, es] = LANGUAGES.map(|language| super::label(&summary, &plan.info, language));
        assert_ne!(en, es, "not translated");
        writeln!(report, "{en}\n    {es}").unwrap();
    }
    writeln!(report, "\n# Rules\n").unwrap();
    rules::words(&mut report);
    writeln!(report, "\n# Carving\n").unwrap();
    carving::words(&mut report);
    writeln!(report, "\n# Titles in what is exported\n").unwrap();
    for &which in Heading::ALL {
        let [en, es] = LANGUAGES.map(|language| super::heading(which, language));
        writeln!(report, "{en} | {es}").unwrap();
    }
    writeln!(report, "\n# Pay plans\n").unwrap();
    pay::words(&mut report);
    writeln!(report, "\n# Columns\n").unwrap();
    for column in edits::columns() {
        let [en, es] = LANGUAGES.map(|language| super::column_title(column, language));
        writeln!(report, "{en} | {es}").unwrap();
    }
    expect_file!["gallery.txt"].assert_eq(&report);
}

#[test]
fn a_history_from_a_later_version_still_reads() {
    let summary: super::Summary = serde_json::from_str(r#"{"what":"teleportAccounts","count":3}"#).unwrap();
    assert_eq!(super::label(&summary, &story().info, Language::En), "Changed the plan");
}

#[test]
fn texts_of_the_user_stay_on_one_short_line() {
    let hostile = format!("a\nb\u{202e}c{}", "x".repeat(100));
    assert_eq!(super::quoted(&hostile, Language::En), format!("“a bc{}…”", "x".repeat(36)));
}
