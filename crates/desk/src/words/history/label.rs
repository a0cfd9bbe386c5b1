//! The sentence for a step of the history.

use plan::money::Money;
use plan::plan::Info;
use plan::seller::SellerField;

use super::{Deed, Summary};
use crate::problem::Language;
use crate::words::{self, Column, column_title, numbers, say};

mod mid_year;
mod pay;
mod pay_plans;
mod presales_work;
mod quotas;
mod rules;
mod settings;
mod teams;

/// `Set quota of Seat ENT-03 to $1,200,000`; in Spanish `Fijó la cuota de Seat ENT-03 en $1.200.000`.
pub fn label(summary: &Summary, info: &Info, language: Language) -> String {
    let name = summary.name.as_deref().unwrap_or_default();
    let other = summary.other.as_deref();
    let value = summary.value.as_deref();
    let text = value.unwrap_or_default();
    let money = || value.map(|text| amount(text, info, language));
    let percent = || value.map(|text| share(text, language));
    let count = u64::from(summary.count);
    let accounts = || things(summary, ["account", "accounts", "cuenta", "cuentas"], language);
    let sellers = || sellers(summary, language);
    let imported = |words| {
        let number = words::things(count, words, language);
        say!(language, "Imported {number}", "Importó {number}")
    };
    match summary.what {
        Deed::RenamePlan
        | Deed::SetCurrency
        | Deed::SetYearStart
        | Deed::SetCompanyPlan
        | Deed::SetRamps
        | Deed::SetSeasonality
        | Deed::SetTurnovers
        | Deed::SetConversions
        | Deed::SetAttainment => settings::label(summary, info, language),

        Deed::ImportAccounts => imported(["account", "accounts", "cuenta", "cuentas"]),
        Deed::ImportSellers => imported(["seller", "sellers", "vendedor", "vendedores"]),
        Deed::ImportPresales => imported([
            "presales member",
            "presales members",
            "integrante de preventa",
            "integrantes de preventa",
        ]),
        Deed::SetAccounts | Deed::SetSellers | Deed::SetPresales => cells(summary, info, language),
        Deed::RemoveAccounts => {
            let accounts = accounts();
            say!(language, "Removed {accounts}", "Eliminó {accounts}")
        }
        Deed::AddSeller | Deed::AddPresales => added(summary, language),
        Deed::RemoveSeller | Deed::RemovePresales => say!(language, "Removed {name}", "Eliminó a {name}"),
        Deed::AddRequest => request(summary, language, "Noted", "Anotó"),
        Deed::RemoveRequest => request(summary, language, "Removed", "Eliminó"),

        Deed::AddTerritory => say!(language, "Added territory {name}", "Agregó el territorio {name}"),
        Deed::RenameTerritory => {
            say!(
                language,
                "Renamed territory {name} to {text}",
                "Cambió el nombre del territorio {name} a {text}"
            )
        }
        Deed::SetTerritorySeller => match other {
            Some(seller) => {
                say!(language, "Gave territory {name} to {seller}", "Asignó el territorio {name} a {seller}")
            }
            None => say!(
                language,
                "Left territory {name} without a seller",
                "Dejó el territorio {name} sin vendedor"
            ),
        },
        Deed::RemoveTerritory => say!(language, "Removed territory {name}", "Eliminó el territorio {name}"),
        Deed::AddRule | Deed::SetRule | Deed::MoveRule | Deed::RemoveRule => rules::label(summary, language),
        Deed::PlaceAccounts => {
            let accounts = accounts();
            match other {
                Some("") => say!(
                    language,
                    "Moved {accounts} to several territories",
                    "Movió {accounts} a varios territorios"
                ),
                Some(territory) => {
                    say!(language, "Moved {accounts} to {territory}", "Movió {accounts} a {territory}")
                }
                None => say!(
                    language,
                    "Took {accounts} out of every territory",
                    "Sacó {accounts} de todos los territorios"
                ),
            }
        }
        Deed::CarveAccounts => {
            let accounts = accounts();
            say!(
                language,
                "Moved {accounts} as the carving proposed",
                "Movió {accounts} según la propuesta de reparto"
            )
        }
        Deed::CarveTerritories => {
            let accounts = accounts();
            say!(
                language,
                "Carved new territories out of {accounts}",
                "Repartió {accounts} en territorios nuevos"
            )
        }
        Deed::AddRegions => {
            let regions = things(summary, ["region", "regions", "región", "regiones"], language);
            let set = other.unwrap_or_default();
            say!(language, "Brought in {regions} as {set}", "Trajo {regions} como {set}")
        }
        Deed::RemoveRegions => {
            say!(language, "Removed the regions {name}", "Eliminó las regiones {name}")
        }
        Deed::ReleaseAccounts => {
            let accounts = accounts();
            say!(language, "Left {accounts} to the rules", "Dejó {accounts} a las reglas")
        }

        Deed::SetOverAssignment
        | Deed::SetOverAmount
        | Deed::SetRegionOverAssignment
        | Deed::SetRegionOverAmount
        | Deed::SetTeamOverAssignment
        | Deed::SetTeamOverAmount => teams::over_assignment(summary, info, language),
        Deed::AddTeam
        | Deed::AddTeamsFromSegments
        | Deed::RenameTeam
        | Deed::SetTeamManager
        | Deed::MoveTeam
        | Deed::RemoveTeam
        | Deed::SetTeamTargets
        | Deed::LockTeams
        | Deed::UnlockTeams
        | Deed::MoveToTeam => teams::label(summary, info, language),
        Deed::SetQuotas
        | Deed::LockQuotas
        | Deed::UnlockQuotas
        | Deed::SpreadQuotas
        | Deed::SetWeights
        | Deed::SetProposals
        | Deed::TakeProposals => quotas::label(summary, info, language),
        Deed::SetQuotaSteps
        | Deed::SetMidYear
        | Deed::SellerLeaves
        | Deed::SellerLeavesToTeam
        | Deed::SellerLeavesToSeat
        | Deed::SellerJoins
        | Deed::SellerJoinsWithRelief => mid_year::label(summary, info, language),

        Deed::AddPool => say!(language, "Added pool {name}", "Agregó el pool {name}"),
        Deed::RenamePool => {
            say!(language, "Renamed pool {name} to {text}", "Cambió el nombre del pool {name} a {text}")
        }
        Deed::RemovePool => say!(language, "Removed pool {name}", "Eliminó el pool {name}"),
        Deed::SetPoolTarget => {
            let text = money().unwrap_or_default();
            say!(language, "Set pool target of {name} to {text}", "Fijó la meta del pool {name} en {text}")
        }
        Deed::SetPoolDiscount => {
            let text = percent().unwrap_or_default();
            say!(
                language,
                "Set pool discount of {name} to {text}",
                "Fijó el descuento del pool {name} en {text}"
            )
        }
        Deed::MoveSeller => {
            let sellers = sellers();
            match other {
                Some("") => {
                    say!(language, "Moved {sellers} to several pools", "Movió a {sellers} a varios pools")
                }
                Some(pool) => {
                    say!(language, "Moved {sellers} to pool {pool}", "Movió a {sellers} al pool {pool}")
                }
                None => say!(language, "Took {sellers} out of the pools", "Sacó a {sellers} de los pools"),
            }
        }
        Deed::AttachPresales => attachment(summary, language),
        Deed::MovePresales => {
            let (pool, weight) = (other.unwrap_or_default(), percent().unwrap_or_default());
            say!(
                language,
                "Moved {name} to pool {pool} at {weight}",
                "Movió a {name} al pool {pool} con {weight}"
            )
        }
        Deed::Reattach => {
            let members = words::things(
                count,
                ["presales member", "presales members", "persona de preventa", "personas de preventa"],
                language,
            );
            say!(language, "Changed the pools of {members}", "Cambió los pools de {members}")
        }
        Deed::PresalesLeaves => {
            let last = summary.value.as_deref().unwrap_or_default();
            say!(language, "{name} leaves on {last}", "{name} se va el {last}")
        }
        Deed::DetachPresales => {
            let (who, pool) = (presales(summary, language), other.unwrap_or_default());
            match other {
                Some(name) if !name.is_empty() => {
                    say!(language, "Took {who} out of pool {pool}", "Sacó a {who} del pool {pool}")
                }
                _ => say!(language, "Took {who} out of pools", "Sacó a {who} de los pools"),
            }
        }

        Deed::SetRequests
        | Deed::SetMembers
        | Deed::SetAttachments
        | Deed::PairTogether
        | Deed::PairApart
        | Deed::RemovePair
        | Deed::AddLoan
        | Deed::SetLoan
        | Deed::RemoveLoan
        | Deed::SetPresalesWork
        | Deed::SetCorrelation
        | Deed::SetPoolTerm => presales_work::label(summary, language),
        Deed::SetSellerAttainments
        | Deed::SetTeamAttainments
        | Deed::SetScores
        | Deed::SetManagerScores
        | Deed::SetDistribution
        | Deed::SetPayBudget
        | Deed::AddDeals
        | Deed::SetDeals
        | Deed::RemoveDeals => pay::label(summary, info, language),
        Deed::AddPayPlan
        | Deed::SetPayPlan
        | Deed::RenamePayPlan
        | Deed::SetPayPlanTiers
        | Deed::RemovePayPlan
        | Deed::SetSellerPayPlan
        | Deed::SetPresalesPayPlan
        | Deed::SetTeamPayPlan
        | Deed::SetManagerPay => pay_plans::label(summary, info, language),

        Deed::Several => {
            let rows = words::things(count, ["row", "rows", "fila", "filas"], language);
            say!(language, "Changed {rows}", "Cambió {rows}")
        }
        Deed::Unknown => say!(language, "Changed the plan", "Cambió el plan"),
    }
}

fn sellers(summary: &Summary, language: Language) -> String {
    things(summary, ["seller", "sellers", "vendedor", "vendedores"], language)
}

/// The name of the one thing, or how many there are: singular and plural in English, then in Spanish.
fn things(summary: &Summary, words: [&str; 4], language: Language) -> String {
    summary.name.clone().unwrap_or_else(|| words::things(summary.count.into(), words, language))
}

fn presales(summary: &Summary, language: Language) -> String {
    let words = ["presales member", "presales members", "integrante de preventa", "integrantes de preventa"];
    things(summary, words, language)
}

fn added(summary: &Summary, language: Language) -> String {
    let people = match summary.what {
        Deed::AddSeller => sellers(summary, language),
        _ => presales(summary, language),
    };
    say!(language, "Added {people}", "Agregó a {people}")
}

fn request(summary: &Summary, language: Language, en: &str, es: &str) -> String {
    match (&summary.name, &summary.other) {
        (Some(seller), Some(presales)) if !presales.is_empty() => say!(
            language,
            "{en} request of {seller} for {presales}",
            "{es} la solicitud de {seller} por {presales}"
        ),
        _ => {
            let requests = things(
                &Summary { name: None, ..summary.clone() },
                ["request", "requests", "solicitud", "solicitudes"],
                language,
            );
            say!(language, "{en} {requests} for presales", "{es} {requests} de preventa")
        }
    }
}

fn attachment(summary: &Summary, language: Language) -> String {
    let who = presales(summary, language);
    let pool = summary.other.as_ref().filter(|pool| !pool.is_empty());
    match (pool, &summary.value) {
        (Some(pool), Some(weight)) => {
            let weight = share(weight, language);
            say!(
                language,
                "Attached {who} to pool {pool} at {weight}",
                "Asignó a {who} al pool {pool} con {weight}"
            )
        }
        (Some(pool), None) => {
            say!(language, "Attached {who} to pool {pool}", "Asignó a {who} al pool {pool}")
        }
        (None, _) => say!(language, "Attached {who} to pools", "Asignó a {who} a pools"),
    }
}

fn cells(summary: &Summary, info: &Info, language: Language) -> String {
    let column = summary.column.map(|column| in_sentence(column_title(column, language), language));
    match (&summary.name, column, &summary.value) {
        (Some(name), Some(title), Some(text)) => {
            let money = summary.column.is_some_and(|column| column.is_money());
            let text = match summary.column {
                _ if money => amount(text, info, language),
                // Written as `first/last;first/last`.
                Some(Column::Seller(SellerField::Leaves)) => text.replace('/', " – ").replace(';', "; "),
                _ => words::shortened(text),
            };
            say!(language, "Set {title} of {name} to {text}", "Fijó {title} de {name} en {text}")
        }
        (Some(name), Some(title), None) if summary.count == 1 => {
            say!(language, "Cleared {title} of {name}", "Borró {title} de {name}")
        }
        (_, title, _) => {
            let cells = words::things(summary.count.into(), ["cell", "cells", "celda", "celdas"], language);
            match title {
                Some(title) => say!(language, "Changed {cells} of {title}", "Cambió {cells} de {title}"),
                None => say!(language, "Changed {cells}", "Cambió {cells}"),
            }
        }
    }
}

/// A column's title as a part of a sentence.
fn in_sentence(title: &str, language: Language) -> String {
    match language {
        Language::En if title != "ID" => title.to_lowercase(),
        Language::En => title.to_owned(),
        Language::Es => format!("«{title}»"),
    }
}

/// A canonical amount for people; what is none stays as it is.
fn amount(text: &str, info: &Info, language: Language) -> String {
    text.parse::<Money>()
        .map_or_else(|_| text.to_owned(), |money| numbers::money(money, &info.currency, language))
}

fn share(text: &str, language: Language) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |rate| numbers::percent(rate, language))
}
