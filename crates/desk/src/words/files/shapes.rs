//! Why a file could not become regions. Codes `regions.*`.

use exchange::ShapeProblem;

use crate::problem::{Language, Problem};
use crate::words::{Said, first_of, numbers, problem, quoted, say, things};

/// Properties told of many.
const MOST_FIELDS: usize = 8;
/// Names told of many.
const MOST_NAMES: usize = 4;

pub fn shape_problem(found: &ShapeProblem, file: &str, language: Language) -> Problem {
    let mut worded = problem(said(found, &quoted(file, language), language)).in_file(file);
    match found {
        ShapeProblem::Syntax { line, column }
        | ShapeProblem::TooDeep { line, column }
        | ShapeProblem::BadCoordinates { line, column } => {
            worded.place.row = Some(*line);
            worded.place.column = Some(column.to_string());
        }
        ShapeProblem::NoSuchField { field, .. } => worded.place.column = Some(field.clone()),
        _ => {}
    }
    worded
}

fn said(found: &ShapeProblem, name: &str, language: Language) -> Said {
    let number = |number: u32| numbers::count(number.into(), language);
    let export = say!(
        language,
        "Export the areas as GeoJSON from the program or portal they come from.",
        "Exporte las áreas como GeoJSON desde el programa o portal del que provienen."
    );
    let named = |region: &str| {
        if region.is_empty() { String::new() } else { format!(" {}", quoted(region, language)) }
    };
    let degrees = say!(
        language,
        "Export it in degrees (WGS 84, EPSG:4326), as GeoJSON asks.",
        "Expórtelo en grados (WGS 84, EPSG:4326), como pide GeoJSON."
    );
    let spot = |x: &str, y: &str| {
        let [x, y] = [x, y].map(|text| numbers::written(text, language));
        format!("{x}; {y}")
    };
    match found {
        ShapeProblem::NotFound => (
            "regions.fileNotFound",
            say!(language, "{name} is not there.", "{name} no existe."),
            say!(language, "Choose the file again.", "Elija el archivo de nuevo."),
        ),
        ShapeProblem::NotAFile => (
            "regions.notAFile",
            say!(language, "{name} is not a file.", "{name} no es un archivo."),
            say!(language, "Choose a .geojson file.", "Elija un archivo .geojson."),
        ),
        ShapeProblem::NoPermission => (
            "regions.noPermission",
            say!(language, "You have no permission to read {name}.", "No hay permiso para leer {name}."),
            say!(
                language,
                "Copy it to a folder of yours and try again.",
                "Cópielo a una carpeta propia e inténtelo de nuevo."
            ),
        ),
        ShapeProblem::Unreadable(_) => (
            "regions.unreadable",
            say!(language, "Reading {name} failed half-way.", "La lectura de {name} falló a la mitad."),
            say!(
                language,
                "Check the drive or the network, and try again.",
                "Revise la unidad o la red e inténtelo de nuevo."
            ),
        ),
        ShapeProblem::FileTooLarge { bytes, limit } => {
            let (size, limit) =
                (super::reading::megabytes(*bytes, language), super::reading::megabytes(*limit, language));
            (
                "regions.fileTooLarge",
                say!(
                    language,
                    "{name} has {size}; up to {limit} are read.",
                    "{name} tiene {size}; se leen hasta {limit}."
                ),
                say!(
                    language,
                    "Export it with fewer details, or only the regions you need.",
                    "Expórtelo con menos detalle o solo con las regiones que necesita."
                ),
            )
        }
        ShapeProblem::Empty => (
            "regions.fileEmpty",
            say!(language, "{name} is empty.", "{name} está vacío."),
            say!(language, "Choose a .geojson file with areas.", "Elija un archivo .geojson con áreas."),
        ),
        ShapeProblem::Packed => (
            "regions.packed",
            say!(language, "{name} is a packed archive.", "{name} es un archivo comprimido."),
            say!(
                language,
                "Unpack it and choose the .geojson file in it. A shapefile must be exported as GeoJSON first.",
                "Descomprímalo y elija el archivo .geojson que contiene. Un shapefile debe exportarse antes como GeoJSON."
            ),
        ),
        ShapeProblem::NotJson | ShapeProblem::NotGeoJson => (
            "regions.notGeoJson",
            say!(
                language,
                "{name} is not a GeoJSON file with features.",
                "{name} no es un archivo GeoJSON con objetos geográficos."
            ),
            export,
        ),
        ShapeProblem::TopoJson => (
            "regions.topoJson",
            say!(language, "{name} is TopoJSON, which is not read.", "{name} es TopoJSON, que no se lee."),
            say!(language, "Export it as GeoJSON instead.", "Expórtelo como GeoJSON."),
        ),
        ShapeProblem::CutShort => (
            "regions.cutShort",
            say!(language, "{name} ends in the middle.", "{name} termina a la mitad."),
            say!(language, "Download or export it again.", "Descárguelo o expórtelo de nuevo."),
        ),
        ShapeProblem::Syntax { line, column } => (
            "regions.syntax",
            say!(
                language,
                "{name} is broken in line {line}, column {column}.",
                "{name} está dañado en la línea {line}, columna {column}."
            ),
            say!(language, "Download or export it again.", "Descárguelo o expórtelo de nuevo."),
        ),
        ShapeProblem::TooDeep { line, column } => (
            "regions.tooDeep",
            say!(
                language,
                "In line {line}, column {column}, {name} has lists within lists beyond all measure.",
                "En la línea {line}, columna {column}, {name} tiene listas dentro de listas sin medida."
            ),
            export,
        ),
        ShapeProblem::BadCoordinates { line, column } => (
            "regions.badCoordinates",
            say!(
                language,
                "What stands before line {line}, column {column}, is no area as GeoJSON writes it.",
                "Lo que hay antes de la línea {line}, columna {column}, no es un área como la escribe GeoJSON."
            ),
            export,
        ),
        ShapeProblem::OtherSystem { system } => {
            let system = quoted(system, language);
            (
                "regions.projected",
                say!(
                    language,
                    "{name} says that its coordinates are in {system}, not in degrees.",
                    "{name} indica que sus coordenadas están en {system}, no en grados."
                ),
                degrees,
            )
        }
        ShapeProblem::Projected { feature, name: region, x, y } => {
            let (region, at) = (named(region), spot(x, y));
            (
                "regions.projected",
                say!(
                    language,
                    "Feature {feature}{region} of {name} lies at {at}: the coordinates look projected, not degrees.",
                    "El objeto {feature}{region} de {name} está en {at}: las coordenadas parecen proyectadas, no grados."
                ),
                degrees,
            )
        }
        ShapeProblem::Swapped { feature, name: region, x, y } => {
            let (region, at) = (named(region), spot(x, y));
            (
                "regions.swapped",
                say!(
                    language,
                    "Feature {feature}{region} of {name} lies at {at}: latitude and longitude look swapped.",
                    "El objeto {feature}{region} de {name} está en {at}: la latitud y la longitud parecen intercambiadas."
                ),
                say!(
                    language,
                    "Export the file with longitude first, as GeoJSON has it.",
                    "Exporte el archivo con la longitud primero, como pide GeoJSON."
                ),
            )
        }
        ShapeProblem::NoAreas { features } => {
            let features = number(*features);
            (
                "regions.noAreas",
                say!(
                    language,
                    "{name} has no areas (features in it: {features}).",
                    "{name} no tiene áreas (objetos que contiene: {features})."
                ),
                say!(
                    language,
                    "Choose a file whose features are polygons, not points or lines.",
                    "Elija un archivo cuyos objetos sean polígonos, no puntos ni líneas."
                ),
            )
        }
        ShapeProblem::TooManyRegions { regions, limit } => {
            let (regions, limit) = (number(*regions), number(*limit));
            (
                "regions.tooMany",
                say!(
                    language,
                    "{name} has {regions} regions; up to {limit} are brought in.",
                    "{name} tiene {regions} regiones; se traen hasta {limit}."
                ),
                say!(
                    language,
                    "Choose larger regions, or export only those you need.",
                    "Elija regiones más grandes o exporte solo las que necesita."
                ),
            )
        }
        ShapeProblem::NoSuchField { field, known } => {
            let field = quoted(field, language);
            let told: Vec<&str> = known.iter().take(MOST_FIELDS).map(String::as_str).collect();
            let told = told.join(", ");
            let remedy = if known.is_empty() {
                say!(
                    language,
                    "The regions have no properties; leave the name out and they are numbered.",
                    "Las regiones no tienen propiedades; omita el nombre y se numerarán."
                )
            } else {
                say!(language, "Choose one of these: {told}.", "Elija una de estas: {told}.")
            };
            (
                "regions.noSuchField",
                say!(
                    language,
                    "No region of {name} has a property {field}.",
                    "Ninguna región de {name} tiene una propiedad {field}."
                ),
                remedy,
            )
        }
    }
}

/// What a region without a name is called.
pub(crate) fn region_number(number: u32, language: Language) -> String {
    say!(language, "Region {number}", "Región {number}")
}

/// What a person should know of a file of regions before it comes in.
pub(crate) struct RegionNotes<'a> {
    /// Features without an area.
    pub left_out: u32,
    pub field: Option<&'a str>,
    /// What regions without a name are called now.
    pub nameless: &'a [String],
    /// Names that several regions have.
    pub doubled: &'a [String],
    /// No account lies in the regions, and so many would if latitude and longitude changed places.
    pub turned: u32,
}

impl RegionNotes<'_> {
    pub fn said(&self, language: Language) -> Vec<String> {
        let listed = |names: &[String]| {
            first_of(names.iter().map(|name| quoted(name, language)), MOST_NAMES, language)
        };
        let mut notes = Vec::new();
        if self.left_out > 0 {
            let why = [
                "feature left out: it has no area (a point, a line or nothing).",
                "features left out: they have no area (points, lines or nothing).",
                "objeto omitido: no tiene área (un punto, una línea o nada).",
                "objetos omitidos: no tienen área (puntos, líneas o nada).",
            ];
            notes.push(things(self.left_out.into(), why, language));
        }
        if let (Some(field), false) = (self.field, self.nameless.is_empty()) {
            let (field, names) = (quoted(field, language), listed(self.nameless));
            let said = [
                &*format!("region has no name in {field} and is called {names}."),
                &format!("regions have no name in {field} and are called by their numbers: {names}."),
                &format!("región no tiene nombre en {field} y se llama {names}."),
                &format!("regiones no tienen nombre en {field} y se llaman por su número: {names}."),
            ];
            notes.push(things(self.nameless.len() as u64, said, language));
        }
        if !self.doubled.is_empty() {
            let names = listed(self.doubled);
            notes.push(say!(
                language,
                "Several regions are called {names}; the later ones get a number behind the name. If they belong together, \
                 choose another property for the names or join them in the file.",
                "Varias regiones se llaman {names}; las siguientes llevan un número tras el nombre. Si van juntas, elija otra \
                 propiedad para los nombres o únalas en el archivo."
            ));
        }
        if self.turned > 0 {
            let would = things(self.turned.into(), ["would", "would", "lo estaría", "lo estarían"], language);
            notes.push(say!(
                language,
                "No account lies in these regions, but {would} if latitude and longitude changed places. GeoJSON puts \
                 longitude first.",
                "Ninguna cuenta está en estas regiones, pero {would} si se intercambiaran latitud y longitud. \
                 GeoJSON pone primero la longitud."
            ));
        }
        notes
    }
}
