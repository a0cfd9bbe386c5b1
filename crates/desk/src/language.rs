//! The languages of the product.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum Language {
    #[default]
    En,
    Es,
}

impl Language {
    /// That of the system's settings; English where they name another than these.
    pub fn of_system() -> Language {
        sys_locale::get_locale().map_or(Language::En, |locale| Language::of_locale(&locale))
    }

    /// That of a locale or language tag: `es`, `es_MX.UTF-8`, `es-419`.
    pub fn of_locale(locale: &str) -> Language {
        match locale.split(['_', '.', '-', '@']).next() {
            Some("es") => Language::Es,
            _ => Language::En,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spanish_is_known_by_its_code() {
        for locale in ["es", "es_MX.UTF-8", "es-419", "es_ES@euro"] {
            assert_eq!(Language::of_locale(locale), Language::Es, "{locale}");
        }
        for locale in ["", "C", "POSIX", "en_US.UTF-8", "est_EE"] {
            assert_eq!(Language::of_locale(locale), Language::En, "{locale}");
        }
    }
}
