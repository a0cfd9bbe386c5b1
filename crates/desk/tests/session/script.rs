//! A person at the desk: asks in JSON, as the window does, and writes down what comes back.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use desk::{Desk, Folders};
use expect_test::Expect;
use serde_json::{Value, json};
use tempfile::TempDir;

pub struct Script {
    desk: Desk,
    home: TempDir,
    told: String,
}

/// Plays a script on an empty desk and compares what it tells.
pub fn check(play: impl FnOnce(&mut Script), expected: Expect) {
    let mut script = Script::new();
    play(&mut script);
    expected.assert_eq(&script.told);
}

impl Script {
    pub fn new() -> Script {
        let home = TempDir::new().unwrap();
        let mut script = Script { desk: desk_in(home.path()), home, told: String::new() };
        // Whatever language this computer speaks.
        let settings = json!({ "language": "en", "theme": "system", "density": "default" });
        script.ask("setSettings", json!({ "settings": settings })).expect("settings");
        script
    }

    /// The application closed and started again.
    pub fn restart(&mut self) {
        // The old desk goes first: it holds the file.
        self.ask("closePlan", json!({})).unwrap();
        self.desk = desk_in(self.home.path());
    }

    /// What the desk answers to any text at all.
    pub fn raw(&mut self, request: &str) -> Value {
        serde_json::from_str(&self.desk.ask(request)).expect("an envelope")
    }

    /// The reply, or the problem.
    pub fn ask(&mut self, kind: &str, mut body: Value) -> Result<Value, Value> {
        body["type"] = kind.into();
        let mut envelope = self.raw(&body.to_string());
        match envelope.get_mut("reply") {
            Some(reply) => Ok(reply.take()),
            None => Err(envelope["problem"].take()),
        }
    }

    pub fn view(&mut self, screen: &str) -> Value {
        let view = match screen {
            "accounts" => json!({ "screen": screen, "from": 0, "count": 2000 }),
            "history" => json!({ "screen": screen, "from": 0, "count": 100 }),
            _ => json!({ "screen": screen }),
        };
        self.ask("look", json!({ "view": view })).expect("a screen")
    }

    pub fn head(&mut self) -> Value {
        self.ask("hello", json!({})).expect("a greeting")["head"].take()
    }

    pub fn folder(&self) -> &Path {
        self.home.path()
    }

    /// Lets the desk have a path, as a dialog does.
    pub fn grant(&mut self, path: PathBuf) -> String {
        self.desk.grant(path)
    }

    /// Puts a file where the person can choose it.
    pub fn file(&mut self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.home.path().join(name);
        fs::write(&path, content).unwrap();
        self.grant(path)
    }

    pub fn speak(&mut self, language: &str) {
        let settings = json!({ "language": language, "theme": "system", "density": "default" });
        self.ask("setSettings", json!({ "settings": settings })).unwrap();
    }

    pub fn title(&mut self, title: &str) {
        let gap = if self.told.is_empty() { "" } else { "\n" };
        writeln!(self.told, "{gap}## {title}").unwrap();
    }

    pub fn tell(&mut self, line: impl AsRef<str>) {
        writeln!(self.told, "{}", line.as_ref()).unwrap();
    }

    /// What a part of a script tells, apart from what was told before.
    pub fn told_by(&mut self, part: impl FnOnce(&mut Script)) -> String {
        let before = std::mem::take(&mut self.told);
        part(self);
        std::mem::replace(&mut self.told, before)
    }

    /// A plan of the size of a page, with nothing in it yet.
    pub fn new_plan(&mut self) {
        let body = json!({
            "file": null, "name": "FY27 West", "currency": "USD", "yearStart": "2027-01-01", "companyPlan": "6000000",
        });
        self.ask("newPlan", body).unwrap();
    }

    /// Makes edits and tells what was done or why not.
    pub fn change(&mut self, edits: Value) {
        self.act("change", json!({ "edits": edits }));
    }

    /// Types texts into cells: row, column, text.
    pub fn enter(&mut self, grid: &str, cells: &[(u32, &str, &str)]) {
        let cells: Vec<Value> = cells
            .iter()
            .map(|(row, column, text)| json!({ "row": row, "column": column, "text": text }))
            .collect();
        self.act("enter", json!({ "grid": grid, "cells": cells, "pasted": false }));
    }

    /// Any request that changes the plan.
    pub fn act(&mut self, kind: &str, mut body: Value) {
        body["view"] = json!({ "screen": "overview" });
        match self.ask(kind, body) {
            Ok(reply) => {
                let done = reply["done"].as_str().unwrap_or("nothing changed").to_owned();
                self.tell(format!("- {kind}: {done} [rows {}]", reply["rows"]));
            }
            Err(problem) => self.refusal(&problem),
        }
    }

    pub fn refusal(&mut self, problem: &Value) {
        self.tell(format!("- refused: {}", worded(problem)));
        for detail in problem["details"].as_array().into_iter().flatten() {
            self.tell(format!("    {}", worded(detail)));
        }
    }

    /// Previews a table and tells what the person would see before deciding.
    pub fn preview(&mut self, target: &str, file: &str, options: Value) {
        match self.ask("readTable", json!({ "file": file, "target": target, "options": options })) {
            Ok(preview) => {
                let columns = preview["columns"].as_array().unwrap();
                let matched: Vec<String> = columns
                    .iter()
                    .map(|column| match column["field"].as_str() {
                        Some(field) => format!("{} = {field}", text(&column["title"])),
                        None => format!("{} left out", text(&column["title"])),
                    })
                    .collect();
                self.tell(format!("{}: {}", text(&preview["file"]), matched.join(", ")));
                self.tell(format!(
                    "  rows {}: new {}, changed {}, unchanged {}; not in the file {}; problems {}",
                    preview["rows"],
                    preview["newRows"],
                    preview["changedRows"],
                    preview["unchangedRows"],
                    preview["missingRows"],
                    preview["problemCount"]
                ));
                for note in preview["notes"].as_array().unwrap() {
                    self.tell(format!("  note: {}", text(note)));
                }
                for problem in preview["problems"].as_array().unwrap() {
                    self.tell(format!("  {}", worded(problem)));
                }
            }
            Err(problem) => self.refusal(&problem),
        }
    }

    /// Previews a table and brings it in.
    pub fn import(&mut self, target: &str, file: &str) {
        self.preview(target, file, options());
        self.act("import", json!({ "file": file, "target": target, "options": options() }));
    }

    /// Some values of each row, in columns; a column is a path like `load/accounts`.
    pub fn table(&mut self, rows: &Value, columns: &[&str]) {
        let rows = rows.as_array().expect("rows");
        let mut lines = vec![columns.iter().map(|column| (*column).to_owned()).collect::<Vec<_>>()];
        for row in rows {
            let value = |column: &&str| row.pointer(&format!("/{column}")).map_or("?".to_owned(), text);
            lines.push(columns.iter().map(value).collect());
        }
        let width = |at: usize| lines.iter().map(|line| line[at].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns.len()).map(width).collect();
        for line in lines {
            let cells = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
            let line = cells.collect::<Vec<_>>().join("  ");
            self.tell(format!("  {}", line.trim_end()));
        }
    }

    /// One line of named values of a thing.
    pub fn values(&mut self, thing: &Value, names: &[&str]) {
        let value =
            |name: &&str| format!("{name} {}", thing.pointer(&format!("/{name}")).map_or("?".into(), text));
        let line = names.iter().map(value).collect::<Vec<_>>().join(", ");
        self.tell(format!("  {line}"));
    }
}

fn desk_in(home: &Path) -> Desk {
    Desk::new(Folders { settings: home.join("settings"), documents: home.join("plans") })
}

/// Everything left to be found by the desk.
pub fn options() -> Value {
    json!({ "sheet": null, "headerRow": null, "encoding": null, "delimiter": null, "decimal": null, "mapping": null })
}

/// A value as a person would write it; lists in brackets, nothing as a dash.
pub fn text(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(list) => format!("[{}]", list.iter().map(text).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}

/// Code, place, message and remedy of a problem on one line.
pub fn worded(problem: &Value) -> String {
    let place = &problem["place"];
    let parts = ["file", "sheet", "row", "column"]
        .iter()
        .filter(|part| !place[**part].is_null())
        .map(|part| format!("{part} {}", text(&place[*part])))
        .collect::<Vec<_>>();
    let place = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
    format!(
        "{}{place}: {} -> {}",
        text(&problem["code"]),
        text(&problem["message"]),
        text(&problem["remedy"])
    )
}
