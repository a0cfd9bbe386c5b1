//! How each edit becomes changes, one file a subject.

pub(crate) mod deals;
pub(crate) mod facts;
pub(crate) mod loans;
pub(crate) mod mid_year;
pub(crate) mod pay;
pub(crate) mod pools;
pub(crate) mod quotas;
pub(crate) mod regions;
pub(crate) mod settings;
pub(crate) mod spreading;
pub(crate) mod stays;
pub(crate) mod teams;
pub(crate) mod territories;

use crate::draft::{Draft, Overlay};
use crate::edit::Edit;
use crate::ids::{Row, SellerId};
use crate::money::{Money, Quantity, Rate};
use crate::quota::Terms;
use crate::refusal::{Kind, Refusal};

pub(crate) type Done = Result<(), Refusal>;

/// Does to the draft what the edit asks.
pub(crate) fn apply(draft: &mut Draft, edit: &Edit) -> Done {
    match edit {
        Edit::RenamePlan { name } => settings::rename(draft, name),
        Edit::SetCurrency { currency, decimals } => settings::set_currency(draft, currency, *decimals),
        Edit::SetYearStart { date } => settings::set_year_start(draft, *date),
        Edit::SetCompanyPlan { amount } => settings::set_company_plan(draft, *amount),
        Edit::SetOverAssignment { level, over } => teams::set_over_assignment(draft, *level, *over),
        Edit::SetRamps { ramps } => settings::set_ramps(draft, ramps),
        Edit::SetSeasonality { seasonality } => settings::set_seasonality(draft, seasonality),
        Edit::SetTurnovers { turnovers } => settings::set_turnovers(draft, turnovers),
        Edit::SetConversions { conversions } => settings::set_conversions(draft, conversions),

        Edit::ImportAccounts { columns, rows } => facts::import_accounts(draft, columns, rows),
        Edit::ImportSellers { columns, rows } => facts::import_sellers(draft, columns, rows),
        Edit::ImportPresales { columns, rows } => facts::import_presales(draft, columns, rows),
        Edit::SetAccounts { cells } => facts::set_accounts(draft, cells),
        Edit::SetSellers { cells } => facts::set_sellers(draft, cells),
        Edit::SetPresales { cells } => facts::set_presales(draft, cells),
        Edit::RemoveAccounts { accounts } => facts::remove_accounts(draft, accounts),
        Edit::AddSeller { name, segment, vacancy } => facts::add_seller(draft, name, segment, *vacancy),
        Edit::RemoveSeller { seller } => facts::remove_seller(draft, *seller),
        Edit::AddPresales { name, segment } => facts::add_presales(draft, name, segment),
        Edit::RemovePresales { presales } => facts::remove_presales(draft, *presales),
        Edit::AddRequest { seller, presales } => facts::add_request(draft, *seller, *presales),
        Edit::SetRequests { cells } => facts::set_requests(draft, cells),
        Edit::RemoveRequest { request } => facts::remove_request(draft, *request),

        Edit::AddTerritory { name, seller } => territories::add(draft, name, *seller),
        Edit::RenameTerritory { territory, name } => territories::rename(draft, *territory, name),
        Edit::SetTerritorySeller { territory, seller } => territories::set_seller(draft, *territory, *seller),
        Edit::RemoveTerritory { territory } => territories::remove(draft, *territory),
        Edit::AddRule { territory, conditions } => territories::add_rule(draft, *territory, conditions),
        Edit::SetRule { rule, territory, conditions } => {
            territories::set_rule(draft, *rule, *territory, conditions)
        }
        Edit::MoveRule { rule, position } => territories::move_rule(draft, *rule, *position),
        Edit::RemoveRule { rule } => territories::remove_rule(draft, *rule),
        Edit::PlaceAccounts { accounts, territory, pinned } => {
            territories::place(draft, accounts, *territory, *pinned)
        }
        Edit::ReleaseAccounts { accounts } => territories::release(draft, accounts),

        Edit::AddRegions { name, regions } => regions::add(draft, name, regions),
        Edit::RemoveRegions { set } => regions::remove(draft, *set),

        Edit::AddTeam { name, parent } => teams::add(draft, name, *parent),
        Edit::AddTeamsFromSegments {} => teams::from_segments(draft),
        Edit::RenameTeam { team, name } => teams::rename(draft, *team, name),
        Edit::SetTeamManager { team, manager } => teams::set_manager(draft, *team, manager),
        Edit::MoveTeam { team, parent } => teams::move_under(draft, *team, *parent),
        Edit::RemoveTeam { team } => teams::remove(draft, *team),
        Edit::SetTeamTargets { cells } => teams::set_targets(draft, cells),
        Edit::LockTeams { teams, locked } => teams::lock(draft, teams, *locked),
        Edit::MoveToTeam { sellers, team } => teams::move_sellers(draft, sellers, *team),

        Edit::SetQuotas { cells } => quotas::set(draft, cells),
        Edit::LockQuotas { sellers, locked } => quotas::lock(draft, sellers, *locked),
        Edit::SpreadQuotas { blend, target, unit, sellers, team, keep } => {
            let order = spreading::Order { blend, target: *target, unit: *unit, keep: *keep };
            if sellers.is_empty() { order.down_the_tree(draft, *team) } else { order.over(draft, sellers) }
        }
        Edit::SetWeights { cells } => quotas::set_weights(draft, cells),
        Edit::SetProposals { cells } => quotas::set_proposals(draft, cells),
        Edit::TakeProposals { sellers, unit } => quotas::take_proposals(draft, sellers, *unit),

        Edit::SetQuotaSteps { seller, steps, mid_year } => {
            mid_year::set_steps(draft, *seller, steps, *mid_year)
        }
        Edit::SellerLeaves { seller, last, hand_over } => mid_year::leaves(draft, *seller, *last, hand_over),
        Edit::SellerJoins { name, segment, team, start, vacancy, base, target_variable, quota, relief } => {
            let joiner = mid_year::Joiner {
                name,
                segment,
                team: *team,
                start: *start,
                vacancy: *vacancy,
                base: *base,
                target_variable: *target_variable,
                quota: *quota,
            };
            joiner.joins(draft, relief.as_ref())
        }

        Edit::AddPool { name } => pools::add(draft, name),
        Edit::RenamePool { pool, name } => pools::rename(draft, *pool, name),
        Edit::RemovePool { pool } => pools::remove(draft, *pool),
        Edit::SetPoolTarget { pool, target } => pools::set_target(draft, *pool, *target),
        Edit::MoveSeller { seller, pool, from } => pools::move_seller(draft, *seller, *pool, *from),
        Edit::SetMembers { members } => pools::set_members(draft, members),
        Edit::AttachPresales { presales, pool, weight, from } => {
            pools::attach(draft, *presales, *pool, *weight, *from)
        }
        Edit::SetAttachments { attachments } => pools::set_attachments(draft, attachments),
        Edit::DetachPresales { presales, pool, last } => pools::detach(draft, *presales, *pool, *last),
        Edit::AddPair { presales, seller, kind } => pools::add_pair(draft, *presales, *seller, *kind),
        Edit::RemovePair { pair } => pools::remove_pair(draft, *pair),
        Edit::AddLoan { loan } => loans::add(draft, loan),
        Edit::SetLoan { loan } => loans::set(draft, loan),
        Edit::RemoveLoan { loan } => loans::remove(draft, *loan),
        Edit::SetPresalesWork { work } => settings::set_presales_work(draft, work),
        Edit::SetCorrelation { rate } => settings::set_correlation(draft, *rate),
        Edit::SetPoolTerm { name } => settings::set_pool_term(draft, name),

        Edit::SetAttainment { rate } => pay::set_attainment(draft, *rate),
        Edit::SetSellerAttainments { cells } => pay::set_seller_attainments(draft, cells),
        Edit::AddPayPlan { plan } => pay::add_plan(draft, plan),
        Edit::SetPayPlan { plan } => pay::set_plan(draft, plan),
        Edit::RemovePayPlan { plan } => pay::remove_plan(draft, *plan),
        Edit::SetSellerPayPlan { seller, plan } => pay::set_seller_plan(draft, *seller, *plan),
        Edit::SetPresalesPayPlan { presales, plan } => pay::set_presales_plan(draft, *presales, *plan),
        Edit::SetTeamPayPlan { team, plan } => pay::set_team_plan(draft, *team, *plan),
        Edit::SetManagerPay { team, base, target_variable } => {
            pay::set_manager_pay(draft, *team, *base, *target_variable)
        }
        Edit::SetTeamAttainments { cells } => pay::set_team_attainments(draft, cells),
        Edit::SetScores { cells } => pay::set_scores(draft, cells),
        Edit::SetPayBudget { amount } => pay::set_budget(draft, *amount),
        Edit::SetDistribution { distribution } => pay::set_distribution(draft, *distribution),
        Edit::AddDeals { deals } => deals::add(draft, deals),
        Edit::SetDeals { deals } => deals::set(draft, deals),
        Edit::RemoveDeals { deals } => deals::remove(draft, deals),
    }
}

/// A copy of the row, or the refusal that it is not there.
fn found<R: Row + PartialEq>(table: &Overlay<R>, kind: Kind, id: u32) -> Result<R, Refusal> {
    table.get(id).cloned().ok_or(Refusal::NotFound { kind, id })
}

/// A name as it is kept, not empty and not one of `others`.
fn new_name<'a>(
    name: &str,
    kind: Kind,
    mut others: impl Iterator<Item = &'a str>,
) -> Result<String, Refusal> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Refusal::NameEmpty { kind });
    }
    if others.any(|other| crate::territory::same_text(other, name)) {
        return Err(Refusal::NameTaken { kind, name: name.to_owned() });
    }
    Ok(name.to_owned())
}

/// An amount that may stand in the plan: not negative, no more decimals than the currency.
fn allowed(draft: &Draft, amount: Money) -> Done {
    if amount.is_negative() {
        return Err(Refusal::Negative { amount });
    }
    let decimals = draft.info.decimals;
    if amount.fits(decimals) { Ok(()) } else { Err(Refusal::TooPrecise { amount, decimals }) }
}

fn within(rate: Rate, least: Rate, most: Rate) -> Done {
    if (least..=most).contains(&rate) { Ok(()) } else { Err(Refusal::OutOfRange { rate, least, most }) }
}

/// From 0 to `most`.
fn bounded(number: Quantity, most: Quantity) -> Done {
    let least = Quantity::ZERO;
    if (least..=most).contains(&number) { Ok(()) } else { Err(Refusal::OutOfBounds { number, least, most }) }
}

/// The seller's terms, to be changed and put back.
fn terms_of(draft: &Draft, seller: SellerId) -> Result<Terms, Refusal> {
    found(&draft.sellers, Kind::Seller, seller.0)?;
    Ok(draft.terms.get(seller.0).cloned().unwrap_or_else(|| Terms::new(seller)))
}
