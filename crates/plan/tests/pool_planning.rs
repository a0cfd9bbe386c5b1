//! Who should work for which pool, and what becomes of a pool when somebody leaves.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests are tests too")]

use jiff::civil::date;
use plan::Plan;
use plan::attachment_proposal::{AttachProposal, AttachWeights, propose};
use plan::compensation::Deal;
use plan::edit::{Edit, PresalesCell, QuotaCell, Sharing};
use plan::example;
use plan::ids::{DealId, PoolId, PresalesId, SellerId};
use plan::leaving::{Leaver, LeavingWay, leaving};
use plan::lottery::evening;
use plan::money::{Money, Quantity, Rate};
use plan::outlook::{Outlook, outlook};
use plan::pool::{PairKind, PoolTarget};
use plan::quota::{MethodShare, SpreadMethod};
use plan::refusal::Refusal;
use plan::seller::PresalesField;
use plan::workload::workload;

const ENTERPRISE: PoolId = PoolId(0);
const COMMERCIAL: PoolId = PoolId(1);

fn example() -> Plan {
    let mut plan = Plan::default();
    for edit in example::example() {
        done(&mut plan, &edit);
    }
    plan
}

fn done(plan: &mut Plan, edit: &Edit) -> Outlook {
    let changes = plan.changes(edit).unwrap_or_else(|refusal| panic!("{refusal:?} for {edit:?}"));
    plan.absorb(changes);
    outlook(plan)
}

fn all_done(plan: &Plan, edits: &[Edit]) -> (Plan, Outlook) {
    let mut plan = plan.clone();
    for edit in edits {
        let changes = plan.changes(edit).unwrap_or_else(|refusal| panic!("{refusal:?} for {edit:?}"));
        plan.absorb(changes);
    }
    let after = outlook(&plan);
    (plan, after)
}

fn proposed(plan: &Plan, weights: AttachWeights) -> AttachProposal {
    propose(plan, &outlook(plan), &workload(plan), weights, 100_000).expect("there are members and pools")
}

fn nothing_but_hours() -> AttachWeights {
    AttachWeights { skills: Rate::ZERO, disruption: Rate::ZERO, pairs: Rate::ZERO, fairness: Rate::ZERO }
}

#[test]
fn a_proposal_lacks_fewer_hours_keeps_weights_and_is_proven_best() {
    let plan = example();
    let proposal = proposed(&plan, nothing_but_hours());
    let lacking = |cover: fn(&plan::attachment_proposal::ProposedPool) -> Quantity| -> i64 {
        proposal.pools.iter().map(|pool| cover(pool).thousandths()).sum()
    };
    assert!(lacking(|pool| pool.after.lacking) <= lacking(|pool| pool.before.lacking));
    assert_eq!(proposal.cost.thousandths(), lacking(|pool| pool.after.lacking));
    assert_eq!((proposal.gap, proposal.bound), (Rate::ZERO, proposal.cost));
    let (then, after) = all_done(&plan, &proposal.edits);
    assert!(after.presales.iter().all(|member| member.weight == Rate::ONE && member.weight_off.is_none()));
    // What was promised is what the plan then says of the hours.
    for (pool, said) in workload(&then).pools.iter().zip(&proposal.pools) {
        let there = pool.year.supply.thousandths() - said.after.supply.thousandths();
        assert!(there.abs() <= 4, "{there} thousandths apart");
    }
    // Taken again, it changes nothing.
    assert_eq!(proposed(&then, nothing_but_hours()).cost, proposal.cost);
}

#[test]
fn members_stay_where_they_are_when_moving_costs_more_than_it_brings() {
    let weights = AttachWeights { disruption: Rate::percent(10_000), ..AttachWeights::default() };
    let proposal = proposed(&example(), weights);
    assert!(proposal.moves.is_empty() && proposal.edits.is_empty());
    assert_eq!(proposal.cost_before, Some(proposal.cost));
}

/// SE-01 is to be kept apart from ENT-08, who is in the Enterprise pool.
#[test]
fn who_is_to_be_kept_apart_goes_to_the_other_pool() {
    let mut plan = example();
    let apart = AttachWeights { pairs: Rate::percent(10_000), ..nothing_but_hours() };
    let goes = |plan: &Plan| {
        let moves = proposed(plan, apart).moves;
        moves.into_iter().find(|one| one.presales == PresalesId(0)).map(|one| one.after)
    };
    assert_eq!(goes(&plan), Some(vec![(COMMERCIAL, Rate::ONE)]));
    let pair = plan.decisions.pairs.iter().find(|pair| pair.kind == PairKind::Apart).unwrap().id;
    done(&mut plan, &Edit::RemovePair { pair });
    let kept = AttachWeights { disruption: Rate::percent(1), ..apart };
    assert!(proposed(&plan, kept).moves.iter().all(|one| one.presales != PresalesId(1)));
}

#[test]
fn without_pools_or_members_there_is_nothing_to_propose() {
    let mut without_pools = example();
    for pool in [ENTERPRISE, COMMERCIAL] {
        done(&mut without_pools, &Edit::RemovePool { pool });
    }
    for plan in [Plan::default(), without_pools] {
        let none = propose(&plan, &outlook(&plan), &workload(&plan), AttachWeights::default(), 100);
        assert_eq!(none, None);
    }
}

fn sharing() -> Sharing {
    Sharing {
        blend: vec![MethodShare { method: SpreadMethod::Equal, share: Rate::ONE }],
        unit: Money::units(1_000),
    }
}

fn way(plan: &Plan, leaver: Leaver, way: LeavingWay) -> Result<Vec<Edit>, Refusal> {
    leaving(plan, &outlook(plan), leaver, date(2027, 3, 31), way, &sharing())
}

fn target(outlook: &Outlook) -> Money {
    outlook.pools[0].target.pool_target
}

/// A tenth of 15,000,000 leaves at the end of March of a year of which 18 % falls into the first quarter: 82 % of
/// 1,500,000 is carried no longer, and the target of 13,000,000 stays, falls by its part, or is carried by the others.
#[test]
fn a_seller_leaves_in_march_three_ways() {
    let plan = example();
    let before = outlook(&plan);
    assert_eq!(target(&before), Money::units(13_000_000));
    let after = |way_: LeavingWay| {
        let edits = way(&plan, Leaver::Seller { seller: SellerId(0) }, way_).unwrap();
        all_done(&plan, &edits).1
    };
    let frozen = after(LeavingWay::Freeze);
    assert_eq!(target(&frozen), Money::units(13_000_000));
    assert_eq!(
        before.pools[0].target.sum_rep_quotas - frozen.pools[0].target.sum_rep_quotas,
        Money::units(1_230_000)
    );
    let prorated = after(LeavingWay::Prorate);
    // 13,000,000 x 13,770,000 / 15,000,000.
    assert_eq!(target(&prorated), Money::units(11_934_000));
    let redistributed = after(LeavingWay::Redistribute);
    assert_eq!(target(&redistributed), Money::units(13_000_000));
    let sum = redistributed.pools[0].target.sum_rep_quotas - before.pools[0].target.sum_rep_quotas;
    assert!(sum.thousandths().abs() < Money::units(2_000).thousandths(), "{sum}");
    // Who stays earns least where the target is frozen.
    let pay = |outlook: &Outlook| outlook.presales[1].pay.variable.unwrap();
    assert!(pay(&frozen) < pay(&prorated) && pay(&frozen) < pay(&redistributed));
}

/// SE-01 has a full weight in the Enterprise pool, whose capacity is 3.6; 275 of 365 days are left.
#[test]
fn a_presales_member_leaves_in_march_three_ways() {
    let plan = example();
    let before = outlook(&plan);
    let leaver = Leaver::Presales { presales: PresalesId(0) };
    let after = |way_: LeavingWay| all_done(&plan, &way(&plan, leaver, way_).unwrap()).1;
    let frozen = after(LeavingWay::Freeze);
    assert_eq!(target(&frozen), target(&before));
    assert_eq!(frozen.presales[1].pay.variable, before.presales[1].pay.variable);
    let prorated = after(LeavingWay::Prorate);
    // 13,000,000 x (1 - 1 x 275 / (3.6 x 365)).
    assert_eq!(target(&prorated).to_string(), "10279299.85");
    assert!(prorated.presales[1].pay.variable > before.presales[1].pay.variable);
    let redistributed = after(LeavingWay::Redistribute);
    assert_eq!(target(&redistributed), target(&before));
    // 45,000 x 275 / 365 to those who stay, by their weights of 1, 1 and 0.6.
    let raise = |member: usize| {
        redistributed.presales[member].pay.target_variable - before.presales[member].pay.target_variable
    };
    let raised: Money = (1..4).map(raise).sum();
    assert_eq!(raised.to_string(), "33904.11");
    assert_eq!(raise(1), raise(2));
    assert_eq!(raise(3).to_string(), "7824.03");
}

#[test]
fn who_is_not_there_or_leaves_nobody_behind_is_refused() {
    let mut plan = example();
    let leaver = Leaver::Presales { presales: PresalesId(3) };
    // SE-04 is alone in the Commercial pool.
    assert_eq!(way(&plan, leaver, LeavingWay::Redistribute), Err(Refusal::NobodyToHandOverTo));
    let end =
        PresalesCell { presales: PresalesId(3), field: PresalesField::End, text: "2027-02-28".to_owned() };
    done(&mut plan, &Edit::SetPresales { cells: vec![end] });
    let refused = way(&plan, leaver, LeavingWay::Freeze);
    assert_eq!(refused, Err(Refusal::NotThereThen { date: date(2027, 3, 31) }));
    // Another year changes nothing in this one.
    let later = date(2028, 3, 31);
    for leaver in [leaver, Leaver::Seller { seller: SellerId(0) }] {
        for way in LeavingWay::ALL {
            let refused = leaving(&plan, &outlook(&plan), leaver, later, way, &sharing());
            assert_eq!(refused, Err(Refusal::OutOfYear { date: later }));
        }
    }
}

/// A seller who changes pools in July leaves at the end of January, and an open seat comes in March: the seat is in each
/// pool on the days on which the leaver would have been.
#[test]
fn a_seat_changes_pools_as_the_leaver_would_have() {
    let mut plan = example();
    done(
        &mut plan,
        &Edit::MoveSeller { seller: SellerId(0), pool: Some(COMMERCIAL), from: Some(date(2027, 7, 1)) },
    );
    let seat = plan::edit::HandOver::Seat { start: date(2027, 3, 1) };
    let after = done(
        &mut plan,
        &Edit::SellerLeaves { seller: SellerId(0), last: date(2027, 1, 31), hand_over: seat },
    );
    let new = after.sellers.last().unwrap();
    let members = after.pools.iter().flat_map(|pool| &pool.members);
    let own: Vec<_> = members.filter(|member| member.seller == new.seller).collect();
    assert_eq!(
        own.iter().map(|one| (one.start, one.end)).collect::<Vec<_>>(),
        [(None, Some(date(2027, 6, 30))), (Some(date(2027, 7, 1)), None),]
    );
    assert_eq!(own.iter().map(|one| one.bookings).sum::<Money>(), new.bookings);
}

/// Two pools alike promise the same: there is no lottery to even out.
#[test]
fn pools_alike_are_no_lottery() {
    let mut plan = example();
    for pool in [ENTERPRISE, COMMERCIAL] {
        done(
            &mut plan,
            &Edit::SetPoolTarget { pool, target: PoolTarget::Discount { discount: Rate::percent(12) } },
        );
    }
    let outlook = outlook(&plan);
    let mean = plan.decisions.assumptions.distribution.mean;
    let promised = |pool: usize| {
        plan::attachment_proposal::promised(mean, &outlook.pools[pool].target).unwrap().scaled() / 1_000
    };
    assert_eq!(promised(0), promised(1));
    let share = Rate::from_scaled(promised(0) * 1_000);
    let members: Vec<_> = (0..4).map(|member| (PresalesId(member), share)).collect();
    let even = evening(&members, &[(ENTERPRISE, share), (COMMERCIAL, share)]);
    assert_eq!((even.spread, even.moves.len()), (Rate::ZERO, 0));
}

/// The story of `domain.md` 1: ten sellers at 1,500,000, a pool target of 13,000,000, two presales members of 180,000 at
/// 75/25. Which seller wins does not matter.
#[test]
fn the_story_pays_presales_linearly_on_the_pool() {
    let mut plan = Plan::default();
    let pool = PoolId(0);
    // Who has no deal books nothing.
    let mut edits =
        vec![Edit::AddPool { name: "Enterprise".to_owned() }, Edit::SetAttainment { rate: Rate::ZERO }];
    let target = PoolTarget::Amount { amount: Money::units(13_000_000) };
    edits.push(Edit::SetPoolTarget { pool, target });
    for seller in 0..10 {
        let (name, seller) = (format!("Seat ENT-{:02}", seller + 1), SellerId(seller));
        edits.push(Edit::AddSeller { name, segment: "Enterprise".to_owned(), vacancy: false });
        let cell = QuotaCell { seller, amount: Some(Money::units(1_500_000)) };
        edits.push(Edit::SetQuotas { cells: vec![cell] });
        edits.push(Edit::MoveSeller { seller, pool: Some(pool), from: None });
    }
    for presales in 0..2 {
        let (name, presales) = (format!("Seat SE-{:02}", presales + 1), PresalesId(presales));
        edits.push(Edit::AddPresales { name, segment: "Enterprise".to_owned() });
        let cell = |field, text: &str| PresalesCell { presales, field, text: text.to_owned() };
        let pay = [cell(PresalesField::Base, "135000"), cell(PresalesField::TargetVariable, "45000")];
        edits.push(Edit::SetPresales { cells: pay.to_vec() });
        edits.push(Edit::AttachPresales { presales, pool, weight: Rate::ONE, from: None });
    }
    for edit in &edits {
        done(&mut plan, edit);
    }
    let paid = |amounts: &[(u32, i64)]| {
        let deal = |(seller, units): &(u32, i64)| Deal {
            id: DealId(0),
            seller: SellerId(*seller),
            date: date(2027, 9, 1),
            amount: Money::units(*units),
            cancelled: None,
            name: String::new(),
            units: Quantity::ZERO,
        };
        let edit = Edit::AddDeals { deals: amounts.iter().map(deal).collect() };
        let after = all_done(&plan, &[edit]).1;
        after.presales.iter().map(|member| member.pay.variable.unwrap().to_string()).collect::<Vec<_>>()
    };
    let each = |units: i64| (0..10).map(|seller| (seller, units)).collect::<Vec<_>>();
    assert_eq!(paid(&each(1_300_000)), ["45000.00", "45000.00"]);
    assert_eq!(paid(&each(650_000)), ["22500.00", "22500.00"]);
    assert_eq!(paid(&each(1_500_000)), ["51923.08", "51923.08"]);
    assert_eq!(paid(&[(3, 13_000_000)]), ["45000.00", "45000.00"]);
}

fn attach(presales: u32, pool: PoolId, percent: i64, from: Option<jiff::civil::Date>) -> Edit {
    Edit::AttachPresales { presales: PresalesId(presales), pool, weight: Rate::percent(percent), from }
}

fn set(presales: u32, field: PresalesField, text: &str) -> Edit {
    let cell = PresalesCell { presales: PresalesId(presales), field, text: text.to_owned() };
    Edit::SetPresales { cells: vec![cell] }
}

/// Attached from July to another pool: a proposal that moves the member takes both halves of the year with it.
#[test]
fn a_proposal_leaves_no_day_with_two_weights() {
    let mut plan = example();
    let last = Some(date(2027, 6, 30));
    done(&mut plan, &Edit::DetachPresales { presales: PresalesId(0), pool: ENTERPRISE, last });
    done(&mut plan, &attach(0, COMMERCIAL, 100, Some(date(2027, 7, 1))));
    for weights in [nothing_but_hours(), AttachWeights::default()] {
        let (_, after) = all_done(&plan, &proposed(&plan, weights).edits);
        assert!(after.presales[0].weight_off.is_none(), "{:?}", after.presales[0].weight_off);
    }
    // Weights of 150 % are made whole, not refused.
    done(&mut plan, &attach(1, COMMERCIAL, 50, None));
    let proposal = proposed(&plan, AttachWeights { disruption: Rate::ZERO, ..AttachWeights::default() });
    let (_, after) = all_done(&plan, &proposal.edits);
    assert!(
        after.presales.iter().all(|member| member.weight_off.is_none() || member.presales == PresalesId(1))
    );
}

/// A pool in which nobody carries anything promises nothing: that is not fair, it is nothing.
#[test]
fn nobody_is_sent_to_a_pool_without_sellers() {
    let mut plan = example();
    done(&mut plan, &Edit::AddPool { name: "Empty".to_owned() });
    let fair = AttachWeights { fairness: Rate::percent(10_000), ..nothing_but_hours() };
    let proposal = proposed(&plan, fair);
    assert!(proposal.moves.iter().all(|one| one.after.iter().all(|(pool, _)| *pool != PoolId(2))));
}

/// Who leaves at the end of the year's last week still works until then.
#[test]
fn hours_of_who_leaves_count_before_and_after() {
    let mut plan = example();
    done(&mut plan, &set(0, PresalesField::End, "2027-12-30"));
    let proposal = proposed(&plan, AttachWeights::default());
    for (pool, said) in workload(&plan).pools.iter().zip(&proposal.pools) {
        assert!((pool.year.supply.thousandths() - said.before.supply.thousandths()).abs() <= 4);
    }
}

#[test]
fn a_new_weight_from_a_day_lasts_as_long_as_what_it_replaces() {
    let mut plan = example();
    done(&mut plan, &attach(0, ENTERPRISE, 80, Some(date(2027, 7, 1))));
    let after = done(&mut plan, &attach(0, ENTERPRISE, 60, Some(date(2027, 3, 1))));
    let own: Vec<_> = after.presales[0].attached.iter().map(|row| (row.weight, row.end)).collect();
    assert_eq!(own, [(Rate::ONE, Some(date(2027, 2, 28))), (Rate::percent(60), None)]);
}

/// Nobody's target variable is lost, whenever those who take it over are there.
#[test]
fn redistributing_loses_nothing() {
    let mut plan = example();
    done(&mut plan, &set(1, PresalesField::Start, "2027-04-01"));
    done(&mut plan, &attach(2, ENTERPRISE, 90, None));
    let before = outlook(&plan);
    let edits = way(&plan, Leaver::Presales { presales: PresalesId(0) }, LeavingWay::Redistribute).unwrap();
    let (_, after) = all_done(&plan, &edits);
    let sum = |outlook: &Outlook| outlook.presales.iter().map(|row| row.pay.target_variable).sum::<Money>();
    let lost = sum(&before) - sum(&after);
    assert!(lost.thousandths().abs() <= 30, "{lost}");
}

/// 13,000,000 x (1 - (184 + 92) / 730): two members leave, one after the other.
#[test]
fn two_who_leave_take_their_part_each() {
    let mut plan = example();
    for presales in [2, 3] {
        done(&mut plan, &Edit::RemovePresales { presales: PresalesId(presales) });
    }
    for (presales, last) in [(0, date(2027, 6, 30)), (1, date(2027, 9, 30))] {
        let leaver = Leaver::Presales { presales: PresalesId(presales) };
        let now = outlook(&plan);
        let edits = leaving(&plan, &now, leaver, last, LeavingWay::Prorate, &sharing()).unwrap();
        (plan, _) = all_done(&plan, &edits);
    }
    let target = target(&outlook(&plan)).thousandths() / 1_000;
    assert!((target - 8_084_931).abs() <= 1, "{target}");
}

#[test]
fn a_discount_goes_on_following_the_sum() {
    let mut plan = example();
    let discount = PoolTarget::Discount { discount: Rate::from_scaled(12_770_000) };
    done(&mut plan, &Edit::SetPoolTarget { pool: COMMERCIAL, target: discount });
    let edits = way(&plan, Leaver::Seller { seller: SellerId(10) }, LeavingWay::Prorate).unwrap();
    assert!(edits.iter().all(|edit| !matches!(edit, Edit::SetPoolTarget { .. })));
}
