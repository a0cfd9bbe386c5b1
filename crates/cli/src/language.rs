//! The language of the system's settings.

use desk::problem::Language;

/// The first of the variables that is set decides, as everywhere in POSIX; English unless it names Spanish.
pub fn of_the_system() -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    named_by(set.into_iter().find(|value| !value.is_empty()).as_deref().unwrap_or_default())
}

fn named_by(locale: &str) -> Language {
    match locale.split(['_', '.', '-', '@']).next() {
        Some("es") => Language::Es,
        _ => Language::En,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spanish_is_known_by_its_code() {
        for locale in ["es", "es_MX.UTF-8", "es-419", "es_ES@euro"] {
            assert_eq!(named_by(locale), Language::Es, "{locale}");
        }
        for locale in ["", "C", "POSIX", "en_US.UTF-8", "est_EE"] {
            assert_eq!(named_by(locale), Language::En, "{locale}");
        }
    }
}
