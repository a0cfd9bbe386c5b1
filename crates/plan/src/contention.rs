//! Who asks for whom: a member's hours against the hours that sellers ask of the member by name, and a fair share-out.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{PresalesId, RequestId, SellerId};
use crate::money::{Money, Quantity, Rate, mul_div};
use crate::outlook::Outlook;
use crate::plan::Plan;
use crate::share_out::{Demand, max_min};
use crate::workload::Workload;

/// What a request counts beside the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ShareBy {
    /// Its priority alone: all alike where none is typed.
    #[default]
    Priority,
    /// Its priority x the potential of the seller's accounts.
    Pipeline,
}

/// A member who is asked for by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Contended {
    pub presales: PresalesId,
    /// Hours for opportunities in the year.
    pub available: Quantity,
    pub asked: Quantity,
    /// Asked beyond what is there.
    pub over: Quantity,
    pub shares: Vec<RequestShare>,
    /// Hours that are left when all have what they asked for.
    pub left: Quantity,
    /// Hours that those who ask for less leave to those who get a part.
    pub parted: Quantity,
}

/// What a request gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RequestShare {
    pub request: RequestId,
    pub seller: SellerId,
    pub priority: u8,
    pub pipeline: Money,
    /// Whether the hours were typed and not expected from the seller's accounts.
    pub typed: bool,
    pub asked: Quantity,
    pub given: Quantity,
    /// Asked - given: what waits.
    pub waits: Quantity,
    pub reason: ShareReason,
    /// Its weight of the weights of all who get a part.
    pub part: Option<Rate>,
}

/// Why a share is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ShareReason {
    /// There is enough for everybody.
    Enough,
    /// Asked for no more than its part.
    Met,
    /// Its part, by weight, of what those leave who ask for less.
    Part,
}

/// Every member who is asked for, the most over-asked first, with a max-min fair share-out of the hours.
pub fn contention(plan: &Plan, outlook: &Outlook, workload: &Workload, by: ShareBy) -> Vec<Contended> {
    let hours_of = |seller: SellerId| {
        workload.sellers.iter().find(|row| row.seller == seller).map_or(Quantity::ZERO, |row| row.hours)
    };
    let pipeline_of = |seller: SellerId| {
        outlook.sellers.iter().find(|row| row.seller == seller).map_or(Money::ZERO, |row| row.load.potential)
    };
    let mut all: Vec<Contended> = Vec::new();
    for member in &workload.members {
        let requests: Vec<_> =
            plan.facts.requests.iter().filter(|request| request.presales == member.presales).collect();
        if requests.is_empty() {
            continue;
        }
        let asked: Vec<Quantity> = requests
            .iter()
            .map(|request| request.hours.unwrap_or_else(|| hours_of(request.seller)))
            .collect();
        let demands: Vec<Demand> = requests
            .iter()
            .zip(&asked)
            .map(|(request, asked)| Demand {
                asked: asked.thousandths().into(),
                weight: i128::from(request.priority)
                    * match by {
                        ShareBy::Priority => 1,
                        ShareBy::Pipeline => pipeline_of(request.seller).thousandths().max(0),
                    },
            })
            .collect();
        let whole = asked.iter().fold(0i64, |sum, asked| sum.saturating_add(asked.thousandths()));
        let available = member.hours.thousandths();
        let given = max_min(available.into(), &demands);
        let enough = whole <= available;
        let waits = |place: &usize| !enough && given[*place] != demands[*place].asked;
        let waiting: Vec<usize> = (0..demands.len()).filter(waits).collect();
        let weights: i128 = waiting.iter().map(|place| demands[*place].weight).sum();
        let parted: i128 = waiting.iter().map(|place| given[*place]).sum();
        let parts: Vec<Option<Rate>> = (0..demands.len())
            .map(|place| {
                let scaled = mul_div(demands[place].weight, Rate::ONE.scaled().into(), weights)?;
                waiting.contains(&place).then(|| Rate::from_scaled(i64::try_from(scaled).unwrap_or(0)))
            })
            .collect();
        let shares =
            requests.iter().zip(asked).zip(given).zip(parts).map(|(((request, asked), given), part)| {
                let given = Quantity::from_thousandths(i64::try_from(given).unwrap_or(i64::MAX));
                RequestShare {
                    request: request.id,
                    seller: request.seller,
                    priority: request.priority,
                    pipeline: pipeline_of(request.seller),
                    typed: request.hours.is_some(),
                    asked,
                    given,
                    waits: Quantity::from_thousandths(asked.thousandths() - given.thousandths()),
                    part,
                    reason: match (enough, given == asked) {
                        (true, _) => ShareReason::Enough,
                        (false, true) => ShareReason::Met,
                        (false, false) => ShareReason::Part,
                    },
                }
            });
        all.push(Contended {
            presales: member.presales,
            available: member.hours,
            asked: Quantity::from_thousandths(whole),
            over: Quantity::from_thousandths((whole - available).max(0)),
            left: Quantity::from_thousandths((available - whole).max(0)),
            shares: shares.collect(),
            parted: Quantity::from_thousandths(i64::try_from(parted).unwrap_or(i64::MAX)),
        });
    }
    all.sort_by(|a, b| b.over.cmp(&a.over).then(a.presales.cmp(&b.presales)));
    all
}
