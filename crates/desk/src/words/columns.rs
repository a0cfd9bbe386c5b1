//! What the columns are called.

use plan::account::AccountField;
use plan::seller::{PresalesField, SellerField};
use serde::{Deserialize, Serialize};

use crate::problem::Language;

/// A column that an import, a paste or a cell may fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Column {
    Account(AccountField),
    Seller(SellerField),
    Presales(PresalesField),
}

impl From<AccountField> for Column {
    fn from(field: AccountField) -> Column {
        Column::Account(field)
    }
}

impl From<SellerField> for Column {
    fn from(field: SellerField) -> Column {
        Column::Seller(field)
    }
}

impl From<PresalesField> for Column {
    fn from(field: PresalesField) -> Column {
        Column::Presales(field)
    }
}

/// The column's title, as over a grid.
pub fn column_title(column: impl Into<Column>, language: Language) -> &'static str {
    let (en, es) = match column.into() {
        Column::Account(field) => account(field),
        Column::Seller(field) => seller(field),
        Column::Presales(field) => presales(field),
    };
    match language {
        Language::En => en,
        Language::Es => es,
    }
}

impl Column {
    /// Whether its cells hold amounts of the plan's currency.
    pub(crate) fn is_money(self) -> bool {
        matches!(
            self,
            Column::Account(AccountField::Potential | AccountField::LastBookings)
                | Column::Seller(
                    SellerField::Base
                        | SellerField::TargetVariable
                        | SellerField::LastBookings
                        | SellerField::Quota
                )
                | Column::Presales(PresalesField::Base | PresalesField::TargetVariable)
        )
    }
}

const ID: (&str, &str) = ("ID", "Id.");
const NAME: (&str, &str) = ("Name", "Nombre");
const SEGMENT: (&str, &str) = ("Segment", "Segmento");
const START: (&str, &str) = ("Start", "Inicio");
const END: (&str, &str) = ("End", "Fin");
const BASE: (&str, &str) = ("Base salary", "Salario base");
const VARIABLE: (&str, &str) = ("Target variable", "Variable objetivo");
const LAST_BOOKINGS: (&str, &str) = ("Last year’s bookings", "Ventas del año anterior");

fn account(field: AccountField) -> (&'static str, &'static str) {
    match field {
        AccountField::ExternalId => ID,
        AccountField::Name => NAME,
        AccountField::Country => ("Country", "País"),
        AccountField::State => ("State", "Estado"),
        AccountField::City => ("City", "Ciudad"),
        AccountField::PostalCode => ("Postal code", "Código postal"),
        AccountField::Latitude => ("Latitude", "Latitud"),
        AccountField::Longitude => ("Longitude", "Longitud"),
        AccountField::Industry => ("Industry", "Industria"),
        AccountField::Segment => SEGMENT,
        AccountField::Owner => ("Owner", "Responsable"),
        AccountField::Size => ("Company size", "Tamaño de la empresa"),
        AccountField::Potential => ("Potential", "Potencial"),
        AccountField::Workload => ("Workload (hours)", "Carga de trabajo (horas)"),
        AccountField::LastBookings => LAST_BOOKINGS,
    }
}

fn seller(field: SellerField) -> (&'static str, &'static str) {
    match field {
        SellerField::ExternalId => ID,
        SellerField::Name => NAME,
        SellerField::Segment => SEGMENT,
        SellerField::Vacancy => ("Vacancy", "Vacante"),
        SellerField::Start => START,
        SellerField::End => END,
        SellerField::Base => BASE,
        SellerField::TargetVariable => VARIABLE,
        SellerField::LastBookings => LAST_BOOKINGS,
        SellerField::Leaves => ("Leave", "Licencias"),
        SellerField::Team => ("Team", "Equipo"),
        SellerField::Quota => ("Quota", "Cuota"),
    }
}

fn presales(field: PresalesField) -> (&'static str, &'static str) {
    match field {
        PresalesField::ExternalId => ID,
        PresalesField::Name => NAME,
        PresalesField::Segment => SEGMENT,
        PresalesField::Start => START,
        PresalesField::End => END,
        PresalesField::Base => BASE,
        PresalesField::TargetVariable => VARIABLE,
        PresalesField::Skills => ("Skills", "Especialidades"),
        PresalesField::Leaves => ("Leave", "Licencias"),
        PresalesField::Country => ("Country", "País"),
    }
}
