//! Problems that only the headless face can meet, in both languages.

use std::io;
use std::path::Path;

use desk::problem::{Language, Problem};
use desk::words::first_of;

use crate::arguments::spoken_values;
use crate::malformed;

/// What a kind of thing is called, in English and Spanish.
pub type Called = (&'static str, &'static str);

/// The text of the language, formatted.
macro_rules! say {
    ($language:expr, $en:literal, $es:literal) => {
        match $language {
            Language::En => format!($en),
            Language::Es => format!($es),
        }
    };
}
pub(crate) use say;

/// Something that cannot happen; said rather than swallowed.
pub fn internal(detail: &str) -> Problem {
    Problem::new("internal", detail.to_owned(), String::new())
}

/// Not a number of parts.
pub fn not_a_count(text: Option<&str>, language: Language) -> Problem {
    let text = text.unwrap_or_default();
    Problem::new(
        "carve.notACount",
        say!(language, "“{text}” is no number of parts.", "«{text}» no es un número de partes."),
        say!(language, "Write `--into 3`.", "Escriba `--into 3`."),
    )
}

/// The answer could not be written where standard output leads.
pub fn not_written(error: &io::Error, language: Language) -> Problem {
    Problem::new(
        "output.notWritten",
        say!(
            language,
            "The answer could not be written: {error}.",
            "No se pudo escribir la respuesta: {error}."
        ),
        say!(language, "Send it to a place with free space.", "Envíela a un lugar con espacio libre."),
    )
}

/// There is no room to work beside the plan.
pub fn no_temporary_folder(error: &io::Error, language: Language) -> Problem {
    Problem::new(
        "file.noTemporaryFolder",
        say!(
            language,
            "No temporary folder can be made: {error}.",
            "No se puede crear una carpeta temporal: {error}."
        ),
        say!(
            language,
            "Free some space, or point TMPDIR elsewhere.",
            "Libere espacio o apunte TMPDIR a otro lugar."
        ),
    )
}

/// A file named on the command line that is no plan and cannot be read as text.
pub fn unreadable(file: &str, error: &io::Error, language: Language) -> Problem {
    let (code, why) = match error.kind() {
        io::ErrorKind::NotFound => ("file.missing", say!(language, "is not there", "no existe")),
        io::ErrorKind::PermissionDenied => {
            ("file.denied", say!(language, "may not be read", "no se permite leer"))
        }
        io::ErrorKind::InvalidData => {
            ("file.notText", say!(language, "is not UTF-8 text", "no es texto UTF-8"))
        }
        _ => ("file.unreadable", say!(language, "cannot be read", "no se puede leer")),
    };
    Problem::new(
        code,
        say!(language, "“{file}” {why}.", "«{file}» {why}."),
        say!(language, "Check its name, place and content.", "Revise su nombre, su lugar y su contenido."),
    )
    .in_file(&name_of(Path::new(file)))
}

/// A text that is not an edit; `line` counts from 1.
pub fn not_an_edit(file: &str, line: u32, detail: &str, language: Language) -> Problem {
    let detail = malformed::told(detail, language);
    let mut problem = Problem::new(
        "edit.malformed",
        say!(
            language,
            "Line {line} of {file} is not an edit: {detail}. Nothing was changed.",
            "La línea {line} de {file} no es una edición: {detail}. No se cambió nada."
        ),
        say!(language, "docs/json.md shows every edit.", "docs/json.md muestra todas las ediciones."),
    )
    .in_file(file);
    problem.place.row = Some(line);
    problem
}

pub fn no_edit(file: &str, language: Language) -> Problem {
    Problem::new(
        "edit.none",
        say!(language, "There is no edit in {file}.", "No hay ninguna edición en {file}."),
        say!(language, "Write one edit a line.", "Escriba una edición por línea."),
    )
    .in_file(file)
}

/// Neither an external id nor a name.
pub fn no_such_account(name: &str, language: Language) -> Problem {
    Problem::new(
        "why.noSuchAccount",
        say!(language, "No account is called “{name}”.", "Ninguna cuenta se llama «{name}»."),
        say!(
            language,
            "Write its external ID; `podplan show --view accounts --find TEXT` finds it.",
            "Escriba su ID externo; `podplan show --view accounts --find TEXTO` lo encuentra."
        ),
    )
}

/// Several accounts have the id or the name.
pub fn several_accounts_called(name: &str, ids: &[String], language: Language) -> Problem {
    let ids = listed(ids, language);
    Problem::new(
        "why.severalAccountsCalled",
        say!(language, "More than one account is called “{name}”.", "Más de una cuenta se llama «{name}»."),
        say!(language, "Name one of: {ids}.", "Indique una de: {ids}."),
    )
}

/// What a remedy of the desk is called on the command line.
pub fn with_options(mut problem: Problem, language: Language) -> Problem {
    let options = match problem.code.as_str() {
        "carve.missing" => "--missing-is-zero, --balance accounts:10",
        "carve.pinsExceedMoves" => "--most-moves COUNT",
        "carve.capacity" => "--most-accounts COUNT",
        "carve.areas" => "--contiguous AREA",
        "carve.pinsExceedBand" => "--balance MEASURE:PERCENT, --move-by-hand",
        "carve.areaConflict" => "--move-by-hand",
        "carve.noEligibleTerritory" => "--within any, --move-by-hand",
        "cell.keyTwice" => "--duplicates first, --duplicates last",
        _ => {
            let details = problem.details.into_iter().map(|detail| with_options(detail, language));
            problem.details = details.collect();
            return problem;
        }
    };
    let options = spoken_values(options, language);
    let hint = say!(language, "Options: {options}.", "Opciones: {options}.");
    problem.remedy = [problem.remedy.as_str(), &hint].join(" ").trim().to_owned();
    problem
}

/// `--map` names a column that the table does not have.
pub fn no_such_column(column: &str, titles: &[&str], language: Language) -> Problem {
    let titles = titles.join(", ");
    Problem::new(
        "import.noSuchColumn",
        say!(language, "The file has no column “{column}”.", "El archivo no tiene la columna «{column}»."),
        say!(language, "Its columns are: {titles}.", "Sus columnas son: {titles}."),
    )
}

/// `--map` names a field that rows of this kind do not have.
pub fn no_such_field(field: &str, keys: &[&str], language: Language) -> Problem {
    let keys = keys.join(", ");
    Problem::new(
        "import.noSuchField",
        say!(language, "There is no field “{field}”.", "No existe el campo «{field}»."),
        say!(language, "The fields are: {keys}.", "Los campos son: {keys}."),
    )
}

/// An amount on the command line that is not one.
pub fn not_an_amount(text: &str, language: Language) -> Problem {
    Problem::new(
        "plan.companyPlan",
        say!(language, "“{text}” is not an amount.", "«{text}» no es un importe."),
        say!(
            language,
            "Write digits and a decimal point: 15000000.50.",
            "Escriba cifras y punto decimal: 15000000.50."
        ),
    )
}

/// A worked example that cannot be read; the detail names line and column.
pub fn not_a_case(file: &str, detail: &str, language: Language) -> Problem {
    Problem::new(
        "case.malformed",
        say!(
            language,
            "{file} holds no worked example that can be read: {detail}.",
            "{file} no contiene ejemplos legibles: {detail}."
        ),
        say!(
            language,
            "docs/worked-examples.md explains the format.",
            "docs/worked-examples.md explica el formato."
        ),
    )
    .in_file(file)
}

/// `podplan why` asks for something that has no numbers.
pub fn no_such_number(text: &str, kind: &str, kinds: &[&str], language: Language) -> Problem {
    let kinds = kinds.join(", ");
    Problem::new(
        "why.noSuchKind",
        say!(
            language,
            "“{text}” is no number: nothing is called “{kind}”.",
            "«{text}» no es un número: nada se llama «{kind}»."
        ),
        say!(
            language,
            "A number begins with one of: {kinds}. --list prints every number of the plan.",
            "Un número empieza con uno de: {kinds}. --list muestra todos los números del plan."
        ),
    )
}

/// A number of somebody who is not in the plan.
pub fn no_such_name(name: &str, (en, es): Called, names: &[String], language: Language) -> Problem {
    let names = listed(names, language);
    Problem::new(
        "why.noSuchName",
        say!(
            language,
            "The plan has no {en} called “{name}”.",
            "El plan no tiene ningún {es} con el nombre «{name}»."
        ),
        say!(language, "It has: {names}.", "Tiene: {names}."),
    )
}

/// Several have the name.
pub fn several_called(name: &str, (en, es): Called, names: &[String], language: Language) -> Problem {
    let names = listed(names, language);
    Problem::new(
        "why.severalCalled",
        say!(language, "More than one {en} is called “{name}”.", "Más de un {es} se llama «{name}»."),
        say!(language, "Name one of: {names}.", "Indique uno de: {names}."),
    )
}

/// A number that nobody of the kind has.
pub fn no_such_figure(figure: &str, (en, es): Called, figures: &[String], language: Language) -> Problem {
    let figures = figures.join(", ");
    Problem::new(
        "why.noSuchFigure",
        say!(language, "A {en} has no number “{figure}”.", "«{figure}» no es un número de {es}."),
        say!(language, "Its numbers are: {figures}.", "Sus números son: {figures}."),
    )
}

/// The first names, and how many more there are.
fn listed(names: &[String], language: Language) -> String {
    const MOST: usize = 20;
    if names.is_empty() {
        say!(language, "none", "ninguno")
    } else {
        first_of(names.iter().cloned(), MOST, language)
    }
}

pub fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
