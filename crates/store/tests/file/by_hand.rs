//! Files made from `docs/file-format.md` alone, without the store's own code: of versions 5 to 2, and of version 1
//! as its histories are.

use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

const SALT: i64 = -42;

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn number(number: i64) -> Value {
    Value::Integer(number)
}

const NONE: Value = Value::Null;

/// Rows that are the same in all versions, but for the pay plan.
fn begin(path: &Path, schemas: &[&str]) -> Connection {
    let connection = Connection::open(path).unwrap();
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = OFF").unwrap();
    schemas.iter().for_each(|schema| connection.execute_batch(schema).unwrap());
    let version = schemas.len();
    connection
        .execute_batch(&format!("PRAGMA application_id = 0x506F6450; PRAGMA user_version = {version}"))
        .unwrap();
    connection.execute("UPDATE file SET salt = ?1, revision = 1", [SALT]).unwrap();
    insert(&connection, "info", &[number(1), text("North"), text("USD"), number(2), text("2027-01-01")]);
    let mut account = vec![text(""); 16];
    account[0] = number(7);
    account[1] = text("00123");
    for unknown in [7, 8, 12, 13, 14, 15] {
        account[unknown] = NONE;
    }
    account[13] = number(1_234_560);
    insert(&connection, "account", &account);
    let mut presales: Vec<Value> = vec![
        number(1),
        text("SE-01"),
        text("Ada"),
        text(""),
        NONE,
        NONE,
        number(100_000_000),
        number(50_000_000),
        text("cloud"),
    ];
    let mut request = vec![number(4), number(2), number(1)];
    let mut member = vec![number(1), number(1), number(1), number(2)];
    let mut attachment = vec![number(1), number(1), number(1), number(1), number(40_000_000)];
    if version >= 3 {
        presales.extend([text(r#"[{"first":"2027-06-01","last":"2027-06-30"}]"#), text("ES")]);
        request.extend([number(2), number(120_000)]);
        member.extend([NONE, text("2027-09-30")]);
        attachment.extend([text("2027-04-01"), NONE]);
    }
    insert(&connection, "presales", &presales);
    insert(&connection, "request", &request);
    insert(&connection, "territory", &[number(1), number(3), text("West"), number(2)]);
    let conditions = text(r#"[{"test":"is","field":"country","values":["US"]}]"#);
    insert(&connection, "rule", &[number(1), number(5), number(3), number(0), conditions]);
    let mut placement = vec![number(1), number(7), number(3)];
    if version >= 5 {
        placement.push(number(0));
    }
    insert(&connection, "placement", &placement);
    let tiers = text(r#"[{"from":"0","multiplier":"1"},{"from":"1","multiplier":"1.5"}]"#);
    let mut fast = vec![number(1), number(6), text("Fast"), text("seller"), text("")];
    match version {
        ..3 => fast.push(tiers),
        _ => fast.extend([text(COMPONENTS), text("monthly"), text("halfEven"), text(DRAW), NONE, number(90)]),
    }
    insert(&connection, "pay_plan", &fast);
    insert(&connection, "pool", &[number(1), number(1), text("North"), NONE, number(13_330_000)]);
    insert(&connection, "member", &member);
    insert(&connection, "attachment", &attachment);
    connection
}

const COMPONENTS: &str = r#"[{"name":"Bookings","measures":[{"measure":"own","weight":"0.75"},{"measure":"team","weight":"0.25"}],"reward":{"by":"target","share":"1"},"shape":{"by":"curve","points":[{"attainment":"0","pays":"0"},{"attainment":"1.5","pays":"2"}]},"threshold":{"kind":"cliff","at":"0.5"},"cap":{"limit":{"typed":"times","times":"2"},"per":"year","beyond":"0.1"},"evaluation":{"by":"period","every":"quarterly"},"first":"2027-02-01","last":null,"changes":[{"from":"2027-07-01","shape":{"by":"retroactive","tiers":[{"from":"0","multiplier":"1"}]}}]}]"#;

const WORK: &str = r#"{"opportunities":[{"segment":"","averageDeal":"100000.00","typed":null,"stages":[{"stage":"discovery","reached":"1","hours":"20"}]}],"hoursPerDay":"7.5","productive":"0.6","ramp":["0.5"],"holidays":[{"country":"ES","date":"2027-10-12"}],"skills":[{"industry":"Retail","skill":"cloud"}]}"#;

const DRAW: &str = r#"{"amount":"2000.00","recoverable":true,"forgiven":"2027-12-31","last":null}"#;

const RAMPS: &str = r#"[{"segment":"","months":["0","0.5"]}]"#;

fn seller(id: i64, name: &str) -> Vec<Value> {
    let start = if id == 2 { text("2027-04-01") } else { NONE };
    let (key, pay) = (text(&format!("E-{id}")), number(150_000_000));
    vec![number(id), key, text(name), text("Enterprise"), number(0), start, NONE, pay.clone(), pay, NONE]
}

pub fn write_version_1(path: &Path) {
    let connection = begin(path, &[include_str!("../../src/schema_1.sql")]);
    insert(
        &connection,
        "assumptions",
        &[number(1), number(13_000_000_000), number(5_000_000), number(95_000_000), text(RAMPS)],
    );
    insert(&connection, "seller", &seller(1, "Ana"));
    insert(&connection, "seller", &seller(2, "Bo Ek"));
    let terms = [number(1), number(1), number(1_400_000_000), number(1), NONE, number(6)];
    insert(&connection, "terms", &terms);
    insert(&connection, "terms", &[number(1), number(2), NONE, number(0), number(80_000_000), NONE]);

    let placed = r#"[{"table":"placement","row":{"before":null,"after":{"account":7,"territory":3}}}]"#;
    add_history(&connection, "by hand", placed, false);
    let assumed = |over: &str| {
        format!(
            r#"{{"companyPlan":"13000000.00","overAssignment":"{over}","attainment":"0.95","ramps":{RAMPS}}}"#
        )
    };
    add_history(&connection, "assumptions", &swap("assumptions", &assumed("0"), &assumed("0.05")), false);
    let terms = |quota: &str| {
        format!(r#"{{"seller":1,"quota":"{quota}","locked":true,"attainment":null,"payPlan":6}}"#)
    };
    add_history(&connection, "terms", &swap("terms", &terms("1500000.00"), &terms("1400000.00")), false);
    let seller = |id: u32, name: &str, start: &str| {
        format!(
            r#"{{"id":{id},"externalId":"E-{id}","name":"{name}","segment":"Enterprise","vacancy":false,"start":{start},"end":null,"base":"150000.00","targetVariable":"150000.00","lastBookings":null}}"#
        )
    };
    let start = r#""2027-04-01""#;
    let named = swap("seller", &seller(2, "Bo", start), &seller(2, "Bo Ek", start));
    add_history(&connection, "seller", &named, false);
    add_history(&connection, "gone", &swap("seller", &seller(3, "Cy", "null"), "null"), false);
    add_history(&connection, "undone", &swap("terms", &terms("1400000.00"), &terms("1300000.00")), true);
}

pub fn swap(table: &str, before: &str, after: &str) -> String {
    format!(r#"[{{"table":"{table}","row":{{"before":{before},"after":{after}}}}}]"#)
}

/// `upper`: the team that team 1 stands below.
pub fn write_version_2(path: &Path, upper: Option<i64>) {
    let connection =
        begin(path, &[include_str!("../../src/schema_1.sql"), include_str!("../../src/schema_2.sql")]);
    let weights = r#"["0.05","0.05","0.05","0.05","0.1","0.1","0.1","0.1","0.1","0.1","0.1","0.1"]"#;
    let assumptions = [
        number(1),
        number(13_000_000_000),
        number(95_000_000),
        text(RAMPS),
        text(&format!(r#"{{"by":"months","weights":{weights}}}"#)),
        text(r#"[{"segment":"Enterprise","yearly":"0.15","vacancyMonths":"2.5"}]"#),
        text(r#"[{"segment":"","penetration":"0.4","winRate":"0.25"}]"#),
        number(5_000_000),
        NONE,
        NONE,
        number(500_000_000),
    ];
    insert(&connection, "assumptions", &assumptions);
    for (id, leaves) in [(1, "[]"), (2, r#"[{"first":"2027-06-01","last":"2027-06-30"}]"#)] {
        insert(&connection, "seller", &[seller(id, "Bo"), vec![text(leaves)]].concat());
    }
    let upper = upper.map_or(NONE, number);
    let region = [number(1), text("North"), text(""), upper, NONE, number(0), number(3_000_000), NONE];
    insert(&connection, "team", &[vec![number(1)], region.to_vec()].concat());
    let target = number(6_500_000_000);
    let below =
        [number(2), text("Coast"), text("Di"), number(1), target, number(1), NONE, number(250_000_000)];
    insert(&connection, "team", &[vec![number(1)], below.to_vec()].concat());
    let terms = [
        number(1),
        number(2),
        number(1_200_000_000),
        number(0),
        NONE,
        NONE,
        number(2),
        number(1_500),
        number(1_100_000_000),
        text(
            r#"[{"from":"2027-07-01","quota":"900000.00","attainment":null},{"from":"2027-10-01","quota":"0","attainment":"0.8"}]"#,
        ),
        text("segments"),
    ];
    insert(&connection, "terms", &terms);
    let coast = r#"{"id":2,"name":"Coast","manager":"Di","parent":1,"target":"6500000.00","locked":true,"overAssignment":{"typed":"amount","amount":"250000.00"}}"#;
    add_history(&connection, "by hand", &swap("team", "null", coast), false);
}

const SCHEMAS: [&str; 5] = [
    include_str!("../../src/schema_1.sql"),
    include_str!("../../src/schema_2.sql"),
    include_str!("../../src/schema_3.sql"),
    include_str!("../../src/schema_4.sql"),
    include_str!("../../src/schema_5.sql"),
];

/// Competitors and what is far from every seller are kept out.
const KEPT_OUT: &str = r#"[{"test":"anyOf","of":[{"test":"named","accounts":["00123"]},{"test":"noneOf","of":[{"test":"within","latitude":"37.7749","longitude":"-122.4194","kilometres":"250"},{"test":"postalRange","ranges":[{"first":"900","last":"961"}]}]},{"test":"allOf","of":[{"test":"range","field":"potential","least":"50000","below":null},{"test":"contains","field":"name","values":["bank"]},{"test":"isEmpty","field":"lastBookings"}]}]}]"#;

pub fn write_version_3(path: &Path) {
    later_version(path, 3);
}

pub fn write_version_4(path: &Path) {
    let connection = later_version(path, 4);
    let rule = [number(1), number(6), NONE, number(1), text(KEPT_OUT)];
    insert(&connection, "rule", &rule);
    let rule = format!(r#"{{"id":6,"territory":null,"position":1,"conditions":{KEPT_OUT}}}"#);
    add_history(&connection, "kept out", &swap("rule", "null", &rule), false);
}

/// A triangle and a square with a hole.
const REGIONS: &str = r#"[{"name":"Ain","rings":[[52000,460000,4000,0,-2000,3000]]},{"name":"Aisne","rings":[[30000,490000,10000,0,0,10000,-10000,0],[32000,492000,0,1000,1000,0]]}]"#;

pub fn write_version_5(path: &Path) {
    let connection = later_version(path, 5);
    insert(&connection, "region_set", &[number(2), text("departments"), text(REGIONS)]);
    let placed = |pinned: bool| format!(r#"{{"account":7,"territory":3,"pinned":{pinned}}}"#);
    add_history(&connection, "carved", &swap("placement", &placed(true), &placed(false)), false);
    let regions = format!(r#"{{"id":2,"name":"departments","regions":{REGIONS}}}"#);
    add_history(&connection, "regions", &swap("regionSet", "null", &regions), false);
}

fn later_version(path: &Path, version: usize) -> Connection {
    let connection = begin(path, &SCHEMAS[..version]);
    let assumptions = [
        number(1),
        number(13_000_000_000),
        number(95_000_000),
        text(RAMPS),
        text(r#"{"by":"even"}"#),
        text("[]"),
        text("[]"),
        number(6_200_000_000),
        text(r#"{"mean":"0.9","deviation":"0.3"}"#),
        number(25_000_000),
        text("Street quota"),
        text(WORK),
        number(5_000_000),
        NONE,
        NONE,
        number(500_000_000),
    ];
    insert(&connection, "assumptions", &assumptions);
    for id in [1, 2] {
        insert(&connection, "seller", &[seller(id, "Bo"), vec![text("[]")]].concat());
    }
    let target = number(6_500_000_000);
    let team = [
        number(1),
        number(1),
        text("Coast"),
        text("Di"),
        NONE,
        target,
        number(1),
        number(92_000_000),
        NONE,
        number(250_000_000),
        number(165_000_000),
        number(110_000_000),
        NONE,
        number(50_000_000),
    ];
    insert(&connection, "team", &team);
    let mut terms = vec![number(1), number(2), number(1_200_000_000), number(0), NONE, number(6), number(1)];
    terms.extend([NONE, NONE, text("[]"), text("blended"), number(80_000_000)]);
    insert(&connection, "terms", &terms);
    insert(&connection, "presales_terms", &[number(1), number(1), NONE, number(90_000_000)]);
    let deal = [
        number(1),
        number(1),
        text("Big"),
        number(2),
        text("2027-03-01"),
        number(400_000_000),
        number(3_000),
        text("2027-05-01"),
    ];
    insert(&connection, "deal", &deal);
    let before =
        r#"{"id":6,"name":"Fast","role":"seller","segment":"","tiers":[{"from":"0","multiplier":"1"}]}"#;
    let after = format!(
        r#"{{"id":6,"name":"Fast","role":"seller","segment":"","components":{COMPONENTS},"frequency":"monthly","rounding":"halfEven","draw":{DRAW},"guarantee":null,"clawbackDays":90}}"#
    );
    add_history(&connection, "by hand", &swap("payPlan", before, &after), false);
    connection
}

/// Adds a line whose seal is made as the description says.
pub fn add_history(connection: &Connection, summary: &str, changes: &str, undone: bool) {
    let summary = format!("\"{summary}\"");
    let mut sealed = SALT.to_le_bytes().to_vec();
    sealed.extend(summary.as_bytes());
    sealed.push(0);
    sealed.extend(changes.as_bytes());
    connection
        .execute(
            "INSERT INTO history (at, summary, undone, rows, packing, changes, seal)
             VALUES ('2026-11-23T12:00:00.000Z', ?1, ?2, 1, 0, ?3, ?4)",
            (summary, undone, changes.as_bytes(), crc32fast::hash(&sealed)),
        )
        .unwrap();
}

/// Inserts a row whose seal is made as the description says. The owner's column comes first where there is one.
pub fn insert(connection: &Connection, table: &str, values: &[Value]) {
    let owned = !["account", "seller", "presales", "request", "region_set"].contains(&table);
    let mut sealed = SALT.to_le_bytes().to_vec();
    sealed.extend(table.as_bytes());
    sealed.push(0);
    sealed.extend(i64::from(owned).to_le_bytes());
    for value in &values[usize::from(owned)..] {
        match value {
            Value::Null => sealed.push(0),
            Value::Integer(number) => {
                sealed.push(1);
                sealed.extend(number.to_le_bytes());
            }
            Value::Text(text) => {
                sealed.push(2);
                sealed.extend((text.len() as u32).to_le_bytes());
                sealed.extend(text.as_bytes());
            }
            other => panic!("no column holds {other:?}"),
        }
    }
    let seal = Value::Integer(i64::from(crc32fast::hash(&sealed)));
    let holders = vec!["?"; values.len() + 1].join(", ");
    let row = values.iter().cloned().chain([seal]);
    connection.execute(&format!("INSERT INTO {table} VALUES ({holders})"), params_from_iter(row)).unwrap();
}
