//! Who asks for whom, and a fair share-out of each member's hours.

use plan::contention::{Contended, ShareBy, contention};
use plan::money::{Quantity, Rate};
use plan::workload::workload;

use crate::session::Session;
use crate::view::{ContendedRow, NameOf, PairRow, RequestRow, RequestsView};
use crate::words;
use crate::words::names::{pool_name, presales_name, seller_name};

impl Session {
    pub(crate) fn requests_view(&self, by: ShareBy) -> RequestsView {
        let plan = self.plan();
        let all = contention(plan, self.outlook(), &workload(plan), by);
        let asked = |id| all.iter().any(|row| row.presales == id);
        let free = plan.facts.presales.iter().filter(|member| !asked(member.id));
        let pair = |pair: &plan::pool::Pair| PairRow {
            seller_name: seller_name(plan, pair.seller),
            presales_name: presales_name(plan, pair.presales),
            same_pool: self.in_one_pool(pair.seller, pair.presales),
            pair: pair.clone(),
        };
        RequestsView {
            by,
            free: free.map(|member| member.name.clone()).collect(),
            pairs: plan.decisions.pairs.iter().map(pair).collect(),
            sellers: plan
                .facts
                .sellers
                .iter()
                .map(|row| NameOf { id: row.id.0, name: row.name.clone(), note: row.segment.clone() })
                .collect(),
            presales: plan
                .facts
                .presales
                .iter()
                .map(|row| NameOf { id: row.id.0, name: row.name.clone(), note: row.skills.clone() })
                .collect(),
            nothing_assumed: plan.decisions.assumptions.presales_work.opportunities.is_empty(),
            members: all.into_iter().map(|row| self.contended(row, by)).collect(),
        }
    }

    fn contended(&self, row: Contended, by: ShareBy) -> ContendedRow {
        let plan = self.plan();
        let member = plan.facts.presales.get(row.presales.0);
        let pools = self.outlook().presales.iter().find(|other| other.presales == row.presales);
        let pools = pools.map(|member| member.pools.iter().map(|pool| pool_name(plan, *pool)));
        let waiting = row.shares.iter().filter(|share| share.waits > Quantity::ZERO).count();
        let shares = row.shares.iter().map(|share| RequestRow {
            seller_name: seller_name(plan, share.seller),
            same_pool: self.in_one_pool(share.seller, row.presales),
            reason_text: words::share_reason(share, row.parted, by, self.language),
            share: *share,
        });
        ContendedRow {
            presales: row.presales,
            name: presales_name(plan, row.presales),
            skills: member.map(|member| member.skills.clone()).unwrap_or_default(),
            pool_names: pools.map(|names| names.collect::<Vec<_>>().join(", ")).unwrap_or_default(),
            available: row.available,
            asked: row.asked,
            over: row.over,
            left: row.left,
            ratio: ratio(row.asked, row.available),
            waiting: waiting as u32,
            shares: shares.collect(),
        }
    }

    fn in_one_pool(&self, seller: plan::ids::SellerId, presales: plan::ids::PresalesId) -> bool {
        let mut pools = self.outlook().pools.iter();
        pools.any(|pool| pool.sellers.contains(&seller) && pool.presales.contains(&presales))
    }
}

fn ratio(asked: Quantity, available: Quantity) -> Option<Rate> {
    let one = Rate::ONE.scaled().into();
    let scaled = plan::money::mul_div(asked.thousandths().into(), one, available.thousandths().into())?;
    i64::try_from(scaled).ok().map(Rate::from_scaled)
}
