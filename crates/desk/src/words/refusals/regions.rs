//! Sets of regions that cannot be. Codes `regions.*`.

use plan::refusal::Refusal;
use plan::region::{MOST_CORNERS, MOST_REGIONS};

use crate::problem::Language;
use crate::words::{Said, numbers, say, things};

pub fn regions(refusal: &Refusal, language: Language) -> Said {
    let number = |number: usize| numbers::count(number as u64, language);
    match refusal {
        Refusal::RegionsTooLarge { regions, corners } => {
            let regions = things(*regions as u64, ["region", "regions", "región", "regiones"], language);
            let corners = number(*corners);
            let (most, most_corners) = (number(MOST_REGIONS), number(MOST_CORNERS));
            (
                "regions.tooLarge",
                say!(
                    language,
                    "One set cannot hold {regions} with {corners} corners.",
                    "Un conjunto no admite {regions} con {corners} vértices."
                ),
                say!(
                    language,
                    "Bring in at most {most} regions with {most_corners} corners, or divide them into several files.",
                    "Traiga como máximo {most} regiones con {most_corners} vértices o divídalas en varios archivos."
                ),
            )
        }
        Refusal::TooManyRegionSets { most } => (
            "regions.tooManySets",
            say!(
                language,
                "The plan has {most} sets of regions already.",
                "El plan ya tiene {most} conjuntos de regiones."
            ),
            say!(language, "Remove one of them first.", "Elimine antes alguno de ellos."),
        ),
        _ => (
            "regions.none",
            say!(language, "There is no region to draw.", "No hay ninguna región que dibujar."),
            say!(language, "Choose a file with at least one area.", "Elija un archivo con al menos un área."),
        ),
    }
}
