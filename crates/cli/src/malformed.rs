//! What the parser finds wrong with an edit, told in the user's language: it speaks English and lists every name there is.

use desk::problem::Language;

use crate::problems::say;

/// Names up to which all are listed; of more, only those that are most alike.
const ALL: usize = 12;
const NEAREST: usize = 4;

/// The parser's message in words; what is not known of it stays as it is.
pub fn told(message: &str, language: Language) -> String {
    // What follows counts lines and columns of the edit alone, not of the file.
    let message = message.split(" at line ").next().unwrap_or(message);
    if let Some(name) = message.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`')) {
        return say!(language, "“{name}” is missing", "falta «{name}»");
    }
    let unknown =
        ["unknown variant `", "unknown field `"].iter().find_map(|begin| message.strip_prefix(begin));
    let Some((name, rest)) = unknown.and_then(|rest| rest.split_once('`')) else { return message.to_owned() };
    let mut known: Vec<&str> = rest.split('`').skip(1).step_by(2).collect();
    let all = known.len() <= ALL;
    if !all {
        let alike = |other: &&str| strsim::jaro_winkler(&name.to_lowercase(), &other.to_lowercase());
        known.sort_by(|a, b| alike(b).total_cmp(&alike(a)));
        known.truncate(NEAREST);
    }
    let known = known.join(", ");
    if all {
        say!(
            language,
            "“{name}” is not known there; write one of: {known}",
            "«{name}» no se conoce ahí; escriba uno de: {known}"
        )
    } else {
        say!(
            language,
            "“{name}” is not known there; the closest names are: {known}",
            "«{name}» no se conoce ahí; los nombres más parecidos son: {known}"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan::edit::Edit;

    fn wrong(text: &str, language: Language) -> String {
        told(&serde_json::from_str::<Edit>(text).unwrap_err().to_string(), language)
    }

    #[test]
    fn names_are_told_with_those_that_are_most_alike() {
        let rule = r#"{"type":"addRule","territory":0,"conditions":[{"test":"is","field":"segmnt","values":["x"]}]}"#;
        assert_eq!(
            wrong(rule, Language::En),
            "“segmnt” is not known there; write one of: externalId, name, country, state, city, postalCode, industry, segment, owner"
        );
        let said = wrong(r#"{"type":"addRul"}"#, Language::Es);
        assert!(
            said.starts_with("«addRul» no se conoce ahí; los nombres más parecidos son: addRule, "),
            "{said}"
        );
        assert_eq!(said.matches(", ").count(), NEAREST - 1);
        let said = wrong(r#"{"type":"addTerritory","nme":"x"}"#, Language::Es);
        assert_eq!(said, "«nme» no se conoce ahí; escriba uno de: name, seller");
        assert_eq!(wrong(r#"{"type":"addPool"}"#, Language::Es), "falta «name»");
        assert_eq!(
            wrong(r#"{"type":"addPool","name":5}"#, Language::En),
            "invalid type: integer `5`, expected a string"
        );
    }
}
