//! Headers that people write, and the fields they mean.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use exchange::Field::*;
use exchange::{Confidence, Field, ReadOptions, Target, guess_columns, read_bytes};

fn check(headers: &str, row: &str, target: Target, expected: &[Option<Field>]) {
    let table = read_bytes(format!("{headers}\n{row}\n").as_bytes(), &ReadOptions::default()).unwrap();
    let guesses = guess_columns(&table.headers, &table.rows, target);
    let fields: Vec<Option<Field>> = guesses.iter().map(|guess| guess.map(|g| g.field)).collect();
    assert_eq!(fields, expected, "{headers}");
}

#[test]
fn headers_of_the_real_files() {
    check(
        "External ID,Account Name,Country,State,City,Postal Code,Latitude,Longitude,Sector,Industry,Segment,Company Size (USD m)",
        "ALSK,Alaska,United States,AK,Anchorage,99503,62.04369,-158.17447,Communication,Telecom,SMB,120",
        Target::Accounts,
        &[
            ExternalId, Name, Country, State, City, PostalCode, Latitude, Longitude, Sector, Industry,
            Segment, Size,
        ]
        .map(Some),
    );
    check(
        "Código;Razón social;País;Ciudad;Código postal;Latitud;Longitud;Sector;Industria;Tamaño (M USD)",
        "ALUA.BA;Aluar;Argentina;Buenos Aires;;-34,61315;-58,37723;Basic Materials;Aluminum;800",
        Target::Accounts,
        &[ExternalId, Name, Country, City, PostalCode, Latitude, Longitude, Sector, Industry, Size].map(Some),
    );
}

#[test]
fn people_in_two_languages() {
    check(
        "Employee ID;Seller;Segment;Country;Start date;End date;Base salary;Target variable;Prior-year bookings;Quota 2026;Vacancy",
        "1;Seat ENT-01;Enterprise;US;2026-01-01;;150000;150000;1;1500000;no",
        Target::Sellers,
        &[ExternalId, Name, Segment, Country, Start, End, Base, TargetVariable, LastBookings, Quota, Vacancy]
            .map(Some),
    );
    check(
        "Legajo;Vendedor;Segmento;País;Fecha de alta;Fecha de baja;Salario base;Retribución variable;Ventas año anterior;Cuota individual;Vacante",
        "1;Seat ENT-01;Enterprise;AR;2026-01-01;;150000;150000;1;1500000;no",
        Target::Sellers,
        &[ExternalId, Name, Segment, Country, Start, End, Base, TargetVariable, LastBookings, Quota, Vacancy]
            .map(Some),
    );
    check(
        "Employee ID,Rep name,Sales team,Leave of absence,Leave date,Quota",
        "1,Seat ENT-01,East,2026-03-01/2026-05-31,2026-11-30,1500000",
        Target::Sellers,
        &[ExternalId, Name, Team, Leaves, End, Quota].map(Some),
    );
    check(
        "Vendedor;Nombre del equipo;Licencias;Fecha de baja",
        "Seat ENT-01;Este;2026-03-01/2026-05-31;2026-11-30",
        Target::Sellers,
        &[Name, Team, Leaves, End].map(Some),
    );
    check(
        "ID,Solution Consultant,Skills,Base,Variable",
        "1,Seat SE-01,cloud,1,2",
        Target::Presales,
        &[ExternalId, Name, Skills, Base, TargetVariable].map(Some),
    );
}

#[test]
fn no_field_twice_and_no_nonsense() {
    check("Name,name,Comment", "a,b,c", Target::Accounts, &[Some(Name), None, None]);
    check("Quota,Potential", "1,high", Target::Sellers, &[Some(Quota), None]);
    check(
        "accountId,postalCode,Latitude",
        "1,00123,north",
        Target::Accounts,
        &[Some(ExternalId), Some(PostalCode), None],
    );
    check("Account owner,Account", "a,b", Target::Accounts, &[Some(Owner), Some(Name)]);
    check("Potential,Size", "5,L", Target::Accounts, &[Some(Potential), Some(Size)]);
    check("identity,candidate", "a,b", Target::Accounts, &[None, None]);
}

#[test]
fn confidence_says_how_sure() {
    let headers = ["Name", "Name", "Total potential 2026", "City (HQ)"].map(String::from);
    let guesses = guess_columns(&headers, &[], Target::Accounts);
    let confidence: Vec<_> = guesses.iter().map(|guess| guess.map(|g| g.confidence)).collect();
    assert_eq!(confidence, [Some(Confidence::Low), None, Some(Confidence::Medium), Some(Confidence::High)]);
}
