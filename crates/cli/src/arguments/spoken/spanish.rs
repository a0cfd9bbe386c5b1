//! The help in Spanish, by the English texts.

use super::WHY;

/// English, Spanish.
pub const HELP: &[(&str, &str)] = &[
    (
        "Plan a sales year: territories, quotas, pools and payouts, in one .podplan file. Works without a network",
        "Planifica un año de ventas: territorios, cuotas, pools y pagos, en un solo archivo .podplan. Funciona sin red",
    ),
    (
        "Exit status: 0 done, 1 refused (the problem is on standard error), 2 wrong usage.",
        "Estado de salida: 0 hecho, 1 rechazado (el problema está en la salida de errores), 2 uso incorrecto.",
    ),
    ("Print help", "Muestra esta ayuda"),
    ("Print help (see more with '--help')", "Muestra esta ayuda"),
    ("Print help (see a summary with '-h')", "Muestra esta ayuda"),
    ("Print version", "Muestra la versión"),
    ("Print this message or the help of the given subcommand(s)", "Muestra esta ayuda o la de un comando"),
    (
        "Language of messages and numbers; otherwise that of the system",
        "Idioma de mensajes y números; si no, el del sistema",
    ),
    // Commands
    ("Make a new plan file", "Crea un archivo de plan nuevo"),
    (
        "Bring accounts or people in from a CSV or XLSX file, or regions from a GeoJSON file: all of it, or nothing",
        "Trae cuentas o personas de un archivo CSV o XLSX, o regiones de un archivo GeoJSON: todo o nada",
    ),
    (
        "Make edits, given as JSON: all of them, or none; one step of undo",
        "Hace ediciones dadas en JSON: todas o ninguna; un solo paso para deshacer",
    ),
    ("Show the plan, or one screen of it", "Muestra el plan o una de sus pantallas"),
    (
        "Tell how a number came about: its formula and its inputs, down to what was typed",
        "Explica de dónde sale un número: su fórmula y sus datos, hasta lo que se escribió",
    ),
    (
        "Propose which presales member should work for which pool",
        "Propone qué integrante de preventa trabaja para qué pool",
    ),
    ("Show three ways to go on when somebody leaves", "Muestra tres formas de seguir cuando alguien se va"),
    (
        "Propose how accounts should be carved into territories, and how far from the best possible that is",
        "Propone cómo repartir las cuentas en territorios y a qué distancia queda de lo mejor posible",
    ),
    ("Write the plan as a workbook or as CSV files", "Escribe el plan como libro o como archivos CSV"),
    ("Take the last edit back", "Deshace la última edición"),
    ("Bring the edit back that was taken back last", "Rehace la última edición deshecha"),
    ("List the edits, latest first", "Enumera las ediciones, de la última a la primera"),
    (
        "Check that the file is whole, and list what is doubtful in the plan",
        "Comprueba que el archivo está íntegro y enumera lo dudoso del plan",
    ),
    (
        "Calculate worked examples (YAML) and compare them with what is expected",
        "Calcula ejemplos resueltos (YAML) y los compara con lo esperado",
    ),
    (
        "What counts how much beside an hour that a pool lacks, in percent of it",
        "Cuánto cuenta cada cosa frente a una hora que le falta a un pool, en porcentaje de ella",
    ),
    // Arguments
    ("The file to make; it must not be there yet", "El archivo que se crea; aún no debe existir"),
    (
        "Fill it with the example: a region with 400 accounts, 16 sellers and two pools",
        "Lo llena con el ejemplo: una región con 400 cuentas, 16 vendedores y dos pools",
    ),
    ("Name of the plan; otherwise that of the file", "Nombre del plan; si no, el del archivo"),
    ("Currency of every amount (ISO 4217)", "Moneda de todos los importes (ISO 4217)"),
    ("First day of the plan year", "Primer día del año del plan"),
    (
        "What the company expects of the region, as 15000000 or 15000000.50",
        "Lo que la empresa espera de la región, como 15000000 o 15000000.50",
    ),
    ("The plan", "El plan"),
    (
        "The CSV or XLSX file to read; for regions a GeoJSON file",
        "El archivo CSV o XLSX que se lee; para regiones, un archivo GeoJSON",
    ),
    ("What its rows are", "Qué son sus filas"),
    (
        "Regions: the property that holds their names; otherwise found",
        "Regiones: la propiedad que contiene sus nombres; si no, se busca",
    ),
    (
        "Match a column by its title with a field; an empty field leaves the column out. May be repeated",
        "Relaciona una columna, por su título, con un campo; un campo vacío omite la columna. Se puede repetir",
    ),
    ("Sheet of a workbook; otherwise the first visible one", "Hoja de un libro; si no, la primera visible"),
    ("Row of the headers, from 1; otherwise found", "Fila de los títulos, desde 1; si no, se busca"),
    (
        "Decimal sign of all numbers in the file; otherwise found for each column",
        "Signo decimal de todos los números del archivo; si no, se busca en cada columna",
    ),
    (
        "Sign between the fields of a CSV file; otherwise found",
        "Signo entre los campos de un archivo CSV; si no, se busca",
    ),
    ("Encoding of a CSV file; otherwise found", "Codificación de un archivo CSV; si no, se busca"),
    (
        "Which of several rows with the same key comes in; otherwise the file is refused",
        "Cuál de varias filas con la misma clave entra; si no, se rechaza el archivo",
    ),
    (
        "Only show what would come in; exit status 1 if it would be refused",
        "Solo muestra lo que entraría; estado de salida 1 si se rechazaría",
    ),
    (
        "A file with one edit a line, `-` for standard input, or the edit itself",
        "Un archivo con una edición por línea, `-` para la entrada estándar o la edición misma",
    ),
    ("The screen to show", "La pantalla que se muestra"),
    (
        "Accounts and history: the first row to show, from 0",
        "Cuentas e historial: la primera fila que se muestra, desde 0",
    ),
    ("Accounts and history: how many rows to show", "Cuentas e historial: cuántas filas se muestran"),
    ("Accounts and history: show all rows", "Cuentas e historial: muestra todas las filas"),
    (
        "Accounts: only those whose name, id or city holds this text",
        "Cuentas: solo aquellas cuyo nombre, id. o ciudad contiene este texto",
    ),
    ("Accounts: only those of no territory", "Cuentas: solo las que no tienen territorio"),
    (
        "Regions: the set to show, by its name or number; otherwise the first",
        "Regiones: el conjunto que se muestra, por nombre o número; si no, el primero",
    ),
    (
        "Requests: share hours out by priority and potential, and not by priority alone",
        "Solicitudes: reparte las horas por prioridad y potencial, y no solo por prioridad",
    ),
    (
        "Print JSON: the view, or without --view the head and the whole outlook",
        "Escribe JSON: la pantalla o, sin --view, el encabezado y todas las cifras",
    ),
    (
        "The number, as seller:\"Seat ENT-03\":variable, or an account, as account:ACC-0121",
        "El número, como seller:\"Seat ENT-03\":variable, o una cuenta, como account:ACC-0121",
    ),
    (
        "How many levels of inputs to tell; 0 tells all of them, down to the facts",
        "Cuántos niveles de datos se muestran; 0 los muestra todos, hasta los hechos",
    ),
    ("List every number of the plan", "Enumera todos los números del plan"),
    (
        "An hour of a skill that the pool's members lack",
        "Una hora de una habilidad que falta entre los integrantes del pool",
    ),
    ("An hour that goes to another pool than now", "Una hora que va a otro pool que ahora"),
    (
        "An hour beside somebody to be kept apart from, or away from somebody to work with",
        "Una hora junto a alguien de quien conviene separarse, o lejos de alguien con quien conviene trabajar",
    ),
    (
        "An hour in a pool that promises a whole target variable more, or less, than the pools on average",
        "Una hora en un pool que promete una variable objetivo entera más, o menos, que el promedio de los pools",
    ),
    ("Make it so, as one step of undo", "Lo hace, como un solo paso para deshacer"),
    (
        "Who leaves, as seller:\"Seat ENT-01\" or presales:SE-01",
        "Quién se va, como seller:\"Seat ENT-01\" o presales:SE-01",
    ),
    ("The last day", "El último día"),
    ("Go on in this way, as one step of undo", "Sigue de esta forma, como un solo paso para deshacer"),
    (
        "The folder to write to; files of the same names are replaced",
        "La carpeta en la que se escribe; los archivos del mismo nombre se reemplazan",
    ),
    ("One CSV file a sheet", "Un archivo CSV por hoja"),
    (
        "A workbook (XLSX); this is what is written unless --csv is asked for",
        "Un libro (XLSX); es lo que se escribe si no se pide --csv",
    ),
    (
        "The first edit to list, from 0, the latest",
        "La primera edición que se enumera, desde 0, que es la última hecha",
    ),
    ("How many edits to list", "Cuántas ediciones se enumeran"),
    ("List all edits", "Enumera todas las ediciones"),
    ("Files of worked examples", "Archivos de ejemplos resueltos"),
    ("Answer in JSON", "Responde en JSON"),
    // Carving
    ("Carve all accounts into so many new territories", "Reparte todas las cuentas en tantos territorios nuevos"),
    ("Divide this territory", "Divide este territorio"),
    (
        "Give the accounts of this territory to another one (`--into`)",
        "Da las cuentas de este territorio a otro (`--into`)",
    ),
    (
        "Give this territory up: its accounts go to the others, which keep their own",
        "Cierra este territorio: sus cuentas pasan a los demás, que conservan las suyas",
    ),
    (
        "Into how many parts (`--split`, otherwise 2), or into which territory (`--merge`)",
        "En cuántas partes (`--split`; si no, 2) o en qué territorio (`--merge`)",
    ),
    (
        "Only these territories take part; may be given several times",
        "Solo participan estos territorios; se puede repetir",
    ),
    (
        "What to balance, and how far from the mean it may be: potential:10, workload:15, accounts:30, customers:20, \
         last-bookings:10; an exclamation mark makes it a must (potential:5!); may be given several times",
        "Qué se equilibra y cuánto puede apartarse de la media: potential:10, workload:15, accounts:30, customers:20, \
         last-bookings:10; con un signo de exclamación es obligatorio (potential:5!); se puede repetir",
    ),
    (
        "What keeping its territory is worth to an account, in kilometres on each visit",
        "Cuánto vale para una cuenta conservar su territorio, en kilómetros por visita",
    ),
    ("Customers keep their territory", "Los clientes conservan su territorio"),
    ("Accounts placed by hand may move too", "Las cuentas puestas a mano también se pueden mover"),
    ("Leave accounts of no territory where they are", "Deja donde están las cuentas sin territorio"),
    (
        "Accounts go only to territories that hold the same kind today; a merge brings all accounts together",
        "Las cuentas solo van a territorios que hoy tienen otras de la misma clase; una fusión reúne todas",
    ),
    (
        "Accounts would rather go to territories that hold the same kind today",
        "Las cuentas prefieren territorios que hoy tienen otras de la misma clase",
    ),
    (
        "How many accounts may leave their territory for another at most, where the present territories are evened out",
        "Cuántas cuentas pueden cambiar de territorio como máximo, cuando se equilibran los territorios actuales",
    ),
    ("How many accounts a territory may have at most", "Cuántas cuentas puede tener un territorio como máximo"),
    (
        "Territories hang together over these areas, which are never divided",
        "Los territorios son contiguos por estas áreas, que nunca se dividen",
    ),
    (
        "Which imported regions, by the name or number of their set; otherwise the first",
        "Qué regiones importadas, por nombre o número de su conjunto; si no, el primero",
    ),
    (
        "Accounts that lack a measure count as 0 of it",
        "Las cuentas a las que les falta una medida cuentan como 0",
    ),
    ("How long to search", "Cuánto se busca"),
    (
        "Only what comes into these territories: its figures, or with `--apply` that much is done; may be given several times",
        "Solo lo que llega a estos territorios: sus cifras o, con `--apply`, se hace eso; se puede repetir",
    ),
    (
        WHY,
        "\
Un número se escribe KIND:NAME:FIGURE; los del plan, plan:FIGURE y los de la región, region:FIGURE.
KIND es seller, presales, manager (con el nombre del equipo), pool, team o territory; NAME es un nombre o un id., en mayúsculas o minúsculas.
account:ID-EXTERNO pregunta por qué una cuenta está donde está y qué reglas coinciden con ella.

  podplan why plan.podplan 'seller:\"Seat ENT-03\":variable'
  podplan why plan.podplan pool:Enterprise:poolTarget --depth 0
  podplan why plan.podplan plan:ccos --json
  podplan why plan.podplan account:ACC-0121
  podplan why plan.podplan --list",
    ),
];

/// What stands for a value: English, Spanish.
pub const VALUES: &[(&str, &str)] = &[
    ("FILE", "ARCHIVO"),
    ("FILES", "ARCHIVOS"),
    ("TABLE", "TABLA"),
    ("EDITS", "EDICIONES"),
    ("EDIT", "EDICIÓN"),
    ("NUMBER", "NÚMERO"),
    ("WHO", "QUIÉN"),
    ("NAME", "NOMBRE"),
    ("CURRENCY", "MONEDA"),
    ("YYYY-MM-DD", "AAAA-MM-DD"),
    ("AMOUNT", "IMPORTE"),
    ("WHAT", "QUÉ"),
    ("FIELD", "CAMPO"),
    ("COLUMN=FIELD", "COLUMNA=CAMPO"),
    ("SHEET", "HOJA"),
    ("ROW", "FILA"),
    ("ROWS", "FILAS"),
    ("DECIMAL", "DECIMAL"),
    ("DELIMITER", "SEPARADOR"),
    ("ENCODING", "CODIFICACIÓN"),
    ("DUPLICATES", "CUÁL"),
    ("VIEW", "PANTALLA"),
    ("TEXT", "TEXTO"),
    ("SET", "CONJUNTO"),
    ("LEVELS", "NIVELES"),
    ("PERCENT", "PORCENTAJE"),
    ("WAY", "FORMA"),
    ("FOLDER", "CARPETA"),
    ("COUNT", "CANTIDAD"),
    ("TERRITORY", "TERRITORIO"),
    ("COUNT|TERRITORY", "CANTIDAD|TERRITORIO"),
    ("MEASURE:PERCENT", "MEDIDA:PORCENTAJE"),
    ("KILOMETRES", "KILÓMETROS"),
    ("KIND", "CLASE"),
    ("AREA", "ÁREA"),
    ("EFFORT", "ESFUERZO"),
    ("en|es", "en|es"),
];
