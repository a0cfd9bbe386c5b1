//! Real companies, from files that lie beside the repository; said loudly where they are absent.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect;
use serde_json::{Value, json};

use crate::script::{Script, check, options, text, worded};

fn real(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    if !path.exists() {
        eprintln!("SKIPPED: {name} is not beside the repository; nothing was tested on real companies");
        return None;
    }
    Some(path)
}

/// Previews the file, mends it as its problems say, and brings in what is left: the first row of each key.
fn mended_and_imported(script: &mut Script, path: &Path) {
    let file = script.grant(path.to_owned());
    let preview = previewed(script, &file, options());
    let bad: BTreeSet<u64> = preview["problems"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|problem| problem["place"]["row"].as_u64())
        .collect();
    let bytes = fs::read(path).unwrap();
    let lines = bytes.split_inclusive(|byte| *byte == b'\n').enumerate();
    let kept: Vec<u8> = lines
        .filter(|(at, _)| !bad.contains(&(*at as u64 + 1)))
        .flat_map(|(_, line)| line)
        .copied()
        .collect();
    let file = script.file("mended.csv", kept);
    let mut known = options();
    known["encoding"] = preview["encoding"].clone();
    previewed(script, &file, known.clone());
    for _ in 0..2 {
        script.act("import", json!({ "file": file, "target": "accounts", "options": known }));
    }
}

/// Tells how the columns were matched, the counts, and the first problems.
fn previewed(script: &mut Script, file: &str, options: Value) -> Value {
    let body = json!({ "file": file, "target": "accounts", "options": options });
    let preview = script.ask("readTable", body).unwrap();
    let columns = preview["columns"].as_array().unwrap();
    let fields: Vec<String> = columns.iter().map(|column| text(&column["field"])).collect();
    script.tell(format!("{}: {}", text(&preview["file"]), fields.join(", ")));
    script.values(&preview, &["encoding", "delimiter", "rows", "newRows", "problemCount"]);
    for problem in preview["problems"].as_array().unwrap().iter().take(3) {
        script.tell(format!("  {}", worded(problem)));
    }
    preview
}

#[test]
fn companies_of_the_united_states_become_territories() {
    let Some(path) = real("accounts_us.csv") else { return };
    check(
        |script| {
            script.new_plan();
            mended_and_imported(script, &path);
            script.change(json!([
                { "type": "addTerritory", "name": "California", "seller": null },
                { "type": "addTerritory", "name": "Northeast Enterprise", "seller": null },
                { "type": "addRule", "territory": 0, "conditions": [{ "test": "is", "field": "state", "values": ["CA"] }] },
                { "type": "addRule", "territory": 1, "conditions": [
                    { "test": "is", "field": "state", "values": ["NY", "MA", "CT", "NJ"] },
                    { "test": "is", "field": "segment", "values": ["Enterprise"] },
                ] },
            ]));
            let view = script.view("territories");
            script.table(&view["territories"], &["name", "load/accounts"]);
            script.values(&view["unassigned"], &["accounts"]);
            let filter = json!({ "text": "bancorp", "states": ["CA"] });
            let view = json!({ "screen": "accounts", "from": 0, "count": 3, "filter": filter, "sort": { "by": "name", "descending": false } });
            let view = script.ask("look", json!({ "view": view })).unwrap();
            script.values(&view["matching"], &["accounts"]);
            script.table(&view["rows"], &["externalId", "name", "city", "territoryName"]);
        },
        expect![[r#"
            accounts_us.csv: externalId, name, country, state, city, postalCode, latitude, longitude, -, industry, segment, size
              encoding utf8, delimiter comma, rows 6165, newRows 0, problemCount 17
              cell.keyTwice (file accounts_us.csv, row 309, column External ID): “RNA” is already the ID of row 301. -> Keep one of the rows, or give this one its own ID.
              cell.keyTwice (file accounts_us.csv, row 808, column External ID): “ACY” is already the ID of row 229. -> Keep one of the rows, or give this one its own ID.
              cell.keyTwice (file accounts_us.csv, row 1221, column External ID): “VOLT” is already the ID of row 1139. -> Keep one of the rows, or give this one its own ID.
            mended.csv: externalId, name, country, state, city, postalCode, latitude, longitude, -, industry, segment, size
              encoding utf8, delimiter comma, rows 6148, newRows 6148, problemCount 0
            - import: Imported 6,148 accounts [rows 6148]
            - import: nothing changed [rows 0]
            - change: Changed 4 rows [rows 4]
              name                  load/accounts
              California            1082
              Northeast Enterprise  15
              accounts 5051
              accounts 38
              externalId  name                   city     territoryName
              FISB        1st Capital Bancorp    Salinas  California
              BMRC        Bank of Marin Bancorp  Novato   California
              CBOBA       Bay Community Bancorp  Oakland  California
        "#]],
    );
}

#[test]
fn companies_of_latin_america_and_spain_keep_their_accents() {
    let Some(path) = real("accounts_latam_es.csv") else { return };
    check(
        |script| {
            script.new_plan();
            script.speak("es");
            mended_and_imported(script, &path);
            let view =
                json!({ "screen": "accounts", "from": 0, "count": 3, "filter": { "text": "compania" } });
            let view = script.ask("look", json!({ "view": view })).unwrap();
            script.table(&view["rows"], &["externalId", "name", "country", "city", "industry", "size"]);
        },
        expect![[r#"
            accounts_latam_es.csv: externalId, name, country, city, postalCode, latitude, longitude, -, industry, size
              encoding windows1252, delimiter semicolon, rows 1274, newRows 0, problemCount 257
              cell.keyTwice (file accounts_latam_es.csv, row 11, column Código): «BRIO.BA» ya es el identificador de la fila 10. -> Conserve una de las filas o dé a esta otro identificador.
              cell.keyTwice (file accounts_latam_es.csv, row 16, column Código): «CVH.BA» ya es el identificador de la fila 15. -> Conserve una de las filas o dé a esta otro identificador.
              cell.keyTwice (file accounts_latam_es.csv, row 25, column Código): «INTR.BA» ya es el identificador de la fila 23. -> Conserve una de las filas o dé a esta otro identificador.
            mended.csv: externalId, name, country, city, postalCode, latitude, longitude, -, industry, size
              encoding windows1252, delimiter semicolon, rows 1017, newRows 1017, problemCount 0
            - import: Importó 1.017 cuentas [rows 1017]
            - import: nothing changed [rows 0]
              externalId  name                                                                        country    city          industry                  size
              INTR.BA     Compania Introductora de Buenos Aires S.A.                                  Argentina  Buenos Aires  Food & Staples Retailing  20
              TRAN.BA     Compania de Transporte de Energia Electrica en Alta Tension Transener S.A.  Argentina  Buenos Aires  Electric Utilities        120
              DOME.BA     DOMEC Compania de Artefactos Domesticos S.A.I.C.y F.                        Argentina  Buenos Aires  Household Durables        20
        "#]],
    );
}
