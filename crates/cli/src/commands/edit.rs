//! `podplan edit`.

use std::io::Read as _;
use std::path::Path;

use desk::problem::{Language, Problem};
use plan::edit::Edit;

use super::{changed, open};
use crate::arguments;
use crate::output::Answer;
use crate::problems;
use crate::text::Deed;

pub fn run(edit: &arguments::Edit, language: Language) -> Result<Answer, Problem> {
    let edits = read(&edit.edits, language)?;
    let mut session = open(&edit.file, language)?;
    let done = session.edit(&edits)?;
    changed(&mut session, done, Deed::Made, edit.output.json, language)
}

/// From the text itself, from standard input (`-`), or from a file.
fn read(source: &str, language: Language) -> Result<Vec<Edit>, Problem> {
    if source.trim_start().starts_with(['{', '[']) {
        return parse(source, "EDIT", language);
    }
    let mut text = String::new();
    let (name, read) = if source == "-" {
        ("-".to_owned(), std::io::stdin().lock().read_to_string(&mut text).map(|_| ()))
    } else {
        (problems::name_of(Path::new(source)), std::fs::read_to_string(source).map(|whole| text = whole))
    };
    read.map_err(|error| problems::unreadable(source, &error, language))?;
    parse(text.trim_start_matches('\u{feff}'), &name, language)
}

/// Edits one after the other, one a line or spread over several; a list of them counts as its members.
fn parse(text: &str, name: &str, language: Language) -> Result<Vec<Edit>, Problem> {
    let mut edits = Vec::new();
    let mut rest = serde_json::Deserializer::from_str(text).into_iter::<OneOrMore>();
    loop {
        let begin = rest.byte_offset();
        match rest.next() {
            None => break,
            Some(Ok(OneOrMore::One(edit))) => edits.push(*edit),
            Some(Ok(OneOrMore::More(more))) => edits.extend(more),
            Some(Err(error)) => {
                let blank = text[begin..].len() - text[begin..].trim_start().len();
                let line = 1 + text[..begin + blank].matches('\n').count();
                let line = u32::try_from(line).unwrap_or(u32::MAX);
                return Err(problems::not_an_edit(name, line, &error.to_string(), language));
            }
        }
    }
    if edits.is_empty() { Err(problems::no_edit(name, language)) } else { Ok(edits) }
}

enum OneOrMore {
    One(Box<Edit>),
    More(Vec<Edit>),
}

impl<'de> serde::Deserialize<'de> for OneOrMore {
    /// By what it begins with, so that a mistake inside an edit is named as such.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<OneOrMore, D::Error> {
        use serde::de::Error as _;
        let value = serde_json::Value::deserialize(deserializer)?;
        match value {
            serde_json::Value::Array(_) => serde_json::from_value(value).map(OneOrMore::More),
            _ => serde_json::from_value(value).map(OneOrMore::One),
        }
        .map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> (Option<u32>, String) {
        let problem = parse(text, "edits", Language::En).unwrap_err();
        (problem.place.row, problem.message)
    }

    #[test]
    fn edits_stand_one_a_line_spread_out_or_in_a_list() {
        let one = r#"{"type":"addPool","name":"A"}"#;
        let spread = "{\n \"type\": \"addPool\",\n \"name\": \"B\"\n}";
        let text = format!("\n{one}\n\n{spread}\n[{one},{one}]\n");
        assert_eq!(parse(&text, "edits", Language::En).unwrap().len(), 4);
    }

    #[test]
    fn a_mistake_is_named_with_the_line_of_its_edit() {
        let good = r#"{"type":"addPool","name":"A"}"#;
        let (line, message) = problem(&format!("{good}\n\n{{\"type\":\"addPol\",\"name\":\"A\"}}\n"));
        assert_eq!(line, Some(3));
        assert!(message.contains("addPol"), "{message}");
        let (line, message) = problem(&format!("{good}\n{{\"type\":\"setCompanyPlan\",\"amount\":1.5}}"));
        assert_eq!(line, Some(2));
        assert!(message.contains("1.5"), "{message}");
        assert_eq!(problem(&format!("{good}\n{{\"type\"")).0, Some(2));
        assert_eq!(problem("  \n"), (None, "There is no edit in edits.".to_owned()));
    }
}
