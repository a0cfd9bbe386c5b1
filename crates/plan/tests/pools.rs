//! Pools by date, loans, presales work and the share-out of a member whom many ask for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests are tests too")]

use jiff::civil::{Date, date};
use plan::Plan;
use plan::contention::{ShareBy, ShareReason, contention};
use plan::edit::{Edit, PresalesCell, RequestCell};
use plan::example;
use plan::finding::Finding;
use plan::ids::{AttachmentId, LoanId, PoolId, PresalesId, RequestId, SellerId};
use plan::money::{Money, Quantity, Rate};
use plan::outlook::{Outlook, outlook};
use plan::pool::{Loan, LoanCredit, PairKind, PoolTarget};
use plan::presales_work::{Holiday, Opportunities, PresalesWork, SkillNeed, Stage, StageHours};
use plan::refusal::Refusal;
use plan::seller::PresalesField;
use plan::workload::workload;

const ENTERPRISE: PoolId = PoolId(0);
const COMMERCIAL: PoolId = PoolId(1);

fn example() -> Plan {
    let mut plan = Plan::default();
    for edit in example::example() {
        done(&mut plan, edit);
    }
    plan
}

fn done(plan: &mut Plan, edit: Edit) -> Outlook {
    let changes = plan.changes(&edit).unwrap_or_else(|refusal| panic!("{refusal:?} for {edit:?}"));
    plan.absorb(changes);
    outlook(plan)
}

fn refused(plan: &Plan, edit: Edit) -> Refusal {
    plan.changes(&edit).expect_err("is refused")
}

fn moved(seller: u32, pool: PoolId, from: Option<Date>) -> Edit {
    Edit::MoveSeller { seller: SellerId(seller), pool: Some(pool), from }
}

fn attach(presales: u32, pool: PoolId, percent: i64, from: Option<Date>) -> Edit {
    Edit::AttachPresales { presales: PresalesId(presales), pool, weight: Rate::percent(percent), from }
}

fn set(presales: u32, field: PresalesField, text: &str) -> Edit {
    let cell = PresalesCell { presales: PresalesId(presales), field, text: text.to_owned() };
    Edit::SetPresales { cells: vec![cell] }
}

/// A seller moves at the half of an even year: each pool counts half the quota and half the bookings, and nothing is
/// lost or doubled.
#[test]
fn a_seller_who_moves_in_july_counts_in_each_pool_on_the_days_in_it() {
    let mut plan = example();
    done(&mut plan, Edit::SetSeasonality { seasonality: plan::period::Seasonality::Even });
    let by_discount = PoolTarget::Discount { discount: Rate::percent(10) };
    for pool in [ENTERPRISE, COMMERCIAL] {
        done(&mut plan, Edit::SetPoolTarget { pool, target: by_discount });
    }
    let before = outlook(&plan);
    let after = done(&mut plan, moved(0, COMMERCIAL, Some(date(2027, 7, 1))));
    let sum = |outlook: &Outlook, pool: usize| outlook.pools[pool].target.sum_rep_quotas;
    assert_eq!(sum(&before, 0) - sum(&after, 0), Money::units(750_000));
    assert_eq!(sum(&after, 1) - sum(&before, 1), Money::units(750_000));
    let bookings = |outlook: &Outlook| outlook.pools.iter().map(|pool| pool.bookings).sum::<Money>();
    assert_eq!(bookings(&before), bookings(&after));
    assert_eq!(after.sellers[0].pools, [ENTERPRISE, COMMERCIAL]);
    let part =
        |pool: usize| after.pools[pool].members.iter().find(|member| member.seller == SellerId(0)).unwrap();
    assert_eq!((part(0).end, part(1).start), (Some(date(2027, 6, 30)), Some(date(2027, 7, 1))));
    // As reps of a presales member it counts by its days, so that all reps together are as many as before.
    let reps = |outlook: &Outlook, pool: usize| {
        let pool = &outlook.pools[pool];
        let reps = pool.reps_per_presales.unwrap().scaled() as f64 * pool.presales_capacity.scaled() as f64;
        reps / 1e16
    };
    assert!((reps(&after, 0) - (9.0 + 181.0 / 365.0)).abs() < 1e-6, "{}", reps(&after, 0));
    assert!((reps(&after, 0) + reps(&after, 1) - 16.0).abs() < 1e-6, "{}", reps(&after, 1));
    // Back from the same day on: the year is whole again.
    let back = done(&mut plan, moved(0, ENTERPRISE, Some(date(2027, 7, 1))));
    assert_eq!(sum(&back, 0), sum(&before, 0));
    assert_eq!(bookings(&back), bookings(&before));
}

/// Presales pay follows in the same edit: 45,000 x bookings / target, to the cent.
#[test]
fn moving_a_seller_moves_targets_and_every_members_pay() {
    let mut plan = example();
    let after = done(&mut plan, moved(2, COMMERCIAL, None));
    let enterprise = &after.pools[0];
    assert_eq!(enterprise.sellers.len(), 9);
    let pay = after.presales[0].pay.variable.unwrap();
    let exact = Money::units(45_000)
        .scaled(enterprise.bookings.thousandths(), enterprise.target.pool_target.thousandths(), 2)
        .unwrap();
    assert_eq!(pay, exact);
}

#[test]
fn weights_must_add_up_on_every_day() {
    let mut plan = example();
    let off = |outlook: &Outlook| {
        let found = outlook.findings.iter().filter_map(|finding| match finding {
            Finding::PresalesWeight { presales, weight, from } => Some((*presales, *weight, *from)),
            _ => None,
        });
        found.collect::<Vec<_>>()
    };
    assert_eq!(off(&outlook(&plan)), []);
    let april = date(2027, 4, 1);
    let after = done(&mut plan, attach(0, ENTERPRISE, 60, Some(april)));
    assert_eq!(off(&after), [(PresalesId(0), Rate::percent(60), Some(april))]);
    assert_eq!(off(&done(&mut plan, attach(0, COMMERCIAL, 40, Some(april)))), []);
    let detached =
        Edit::DetachPresales { presales: PresalesId(0), pool: COMMERCIAL, last: Some(date(2027, 9, 30)) };
    let found = off(&done(&mut plan, detached));
    assert_eq!(found, [(PresalesId(0), Rate::percent(60), Some(date(2027, 10, 1)))]);
    // A member who has left by then is not missed.
    assert_eq!(off(&done(&mut plan, set(0, PresalesField::End, "2027-09-30"))), []);
    let over = plan.decisions.attachments.iter().find(|one| one.presales == PresalesId(0)).unwrap().clone();
    let wrong = plan::pool::Attachment { end: None, ..over };
    let twice = Edit::SetAttachments { attachments: vec![wrong] };
    assert_eq!(refused(&plan, twice), Refusal::TwiceInPool { pool: ENTERPRISE });
}

/// Half a year in each pool: half the variable on what each books in that half against its part of the target.
#[test]
fn a_member_who_changes_pools_is_paid_on_each_for_its_days() {
    let mut plan = example();
    done(&mut plan, Edit::SetSeasonality { seasonality: plan::period::Seasonality::Even });
    let july = date(2027, 7, 1);
    done(&mut plan, attach(0, COMMERCIAL, 100, Some(july)));
    let detached =
        Edit::DetachPresales { presales: PresalesId(0), pool: ENTERPRISE, last: Some(date(2027, 6, 30)) };
    let after = done(&mut plan, detached);
    let paid = after.presales[0].pay.variable.unwrap().thousandths();
    let attained = |pool: usize| i128::from(after.pools[pool].attainment.unwrap().scaled());
    // 181 of 365 days in the first half.
    let expected = 45_000_000 * (attained(0) * 181 + attained(1) * 184) / 365 / 100_000_000;
    // Ramp and starts make the halves of Commercial differ from its year.
    assert!((paid - expected).abs() < 1_500_000, "{paid} against {expected}");
    assert_eq!(after.presales[0].pools, [ENTERPRISE, COMMERCIAL]);
}

fn loan(credit: LoanCredit) -> Loan {
    Loan {
        id: LoanId(0),
        name: "Big deal".to_owned(),
        presales: PresalesId(1),
        home: ENTERPRISE,
        to: COMMERCIAL,
        date: date(2027, 5, 3),
        amount: Money::units(400_000),
        share: Rate::percent(25),
        credit,
    }
}

#[test]
fn a_loan_is_split_without_a_sum_or_doubled_at_a_cost() {
    let mut plan = example();
    let before = outlook(&plan);
    let split = done(&mut plan, Edit::AddLoan { loan: loan(LoanCredit::Split) });
    let bookings = |outlook: &Outlook| outlook.pools.iter().map(|pool| pool.bookings).sum::<Money>();
    assert_eq!(bookings(&split), bookings(&before));
    assert_eq!(split.pools[0].bookings - before.pools[0].bookings, Money::units(100_000));
    assert_eq!(split.pools[1].lent, Money::units(-100_000));
    assert_eq!(split.cost.bookings, before.cost.bookings, "the region books what it books");
    let doubled = done(&mut plan, Edit::SetLoan { loan: loan(LoanCredit::Doubled) });
    assert_eq!(bookings(&doubled) - bookings(&before), Money::units(100_000));
    assert!(doubled.cost.total > split.cost.total);
    let home = Loan { to: ENTERPRISE, ..loan(LoanCredit::Split) };
    assert_eq!(refused(&plan, Edit::AddLoan { loan: home }), Refusal::LoanToHome);
    let late = Loan { date: date(2028, 1, 1), ..loan(LoanCredit::Split) };
    assert_eq!(refused(&plan, Edit::AddLoan { loan: late }), Refusal::OutOfYear { date: date(2028, 1, 1) });
    done(&mut plan, Edit::RemovePool { pool: COMMERCIAL });
    assert!(plan.decisions.loans.is_empty());
}

/// One account of 1,000,000 a year, deals of 100,000: ten opportunities at 20 hours, one of two with 10 hours more.
fn small_work() -> PresalesWork {
    let hours = |stage, reached, hours| StageHours {
        stage,
        reached: Rate::percent(reached),
        hours: Quantity::units(hours),
    };
    PresalesWork {
        opportunities: vec![Opportunities {
            segment: String::new(),
            average_deal: Money::units(100_000),
            typed: None,
            stages: vec![hours(Stage::Discovery, 100, 20), hours(Stage::Proof, 50, 10)],
        }],
        ..PresalesWork::default()
    }
}

#[test]
fn hours_asked_are_opportunities_by_stage_and_hours_there_are_working_days() {
    let mut plan = Plan::default();
    let account = |column, text: &str| (column, text.to_owned());
    let row = [
        account(plan::account::AccountField::ExternalId, "A-1"),
        account(plan::account::AccountField::Potential, "1000000"),
        account(plan::account::AccountField::Industry, "Security"),
    ];
    let edits = [
        Edit::ImportAccounts {
            columns: row.iter().map(|(column, _)| *column).collect(),
            rows: vec![row.iter().map(|(_, text)| text.clone()).collect()],
        },
        Edit::AddSeller { name: "S".to_owned(), segment: String::new(), vacancy: false },
        Edit::AddTerritory { name: "T".to_owned(), seller: Some(SellerId(0)) },
        Edit::PlaceAccounts {
            accounts: vec![plan::ids::AccountId(0)],
            territory: Some(plan::ids::TerritoryId(0)),
            pinned: true,
        },
        Edit::AddPool { name: "P".to_owned() },
        moved(0, PoolId(0), None),
        Edit::AddPresales { name: "M".to_owned(), segment: String::new() },
        attach(0, PoolId(0), 50, None),
        Edit::SetPresalesWork { work: small_work() },
    ];
    for edit in edits {
        done(&mut plan, edit);
    }
    let pool = |plan: &Plan| workload(plan).pools[0].clone();
    let first = pool(&plan);
    assert_eq!((first.opportunities, first.year.demand), (Quantity::units(10), Quantity::units(250)));
    assert_eq!(first.hours_each, Quantity::units(25));
    let asked: Vec<Quantity> = first.stages.iter().map(|stage| stage.hours).collect();
    assert_eq!(asked, [200, 0, 50, 0].map(Quantity::units));
    // 261 working days of 8 hours, 60 % productive, half of them for this pool.
    assert_eq!((first.working_days, first.year.supply), (261, Quantity::from_thousandths(626_400)));
    assert_eq!(first.quarters.map(|quarter| quarter.demand), [Quantity::from_thousandths(62_500); 4]);
    assert_eq!((first.first_overload, first.full_time), (None, Rate::percent(50)));
    // The account asks for its industry, and nobody has it.
    assert_eq!((first.skills[0].skill.as_str(), first.skills[0].uncovered), ("Security", true));
    done(&mut plan, set(0, PresalesField::Skills, "Data, security"));
    assert_eq!(pool(&plan).skills[0].members, [PresalesId(0)]);
    // Two weeks of leave, a holiday of the member's country, and one of another's.
    done(&mut plan, set(0, PresalesField::Leaves, "2027-03-01/2027-03-14"));
    done(&mut plan, set(0, PresalesField::Country, "ES"));
    let holiday = |country: &str, date| Holiday { country: country.to_owned(), date };
    let holidays = vec![holiday("es", date(2027, 10, 12)), holiday("US", date(2027, 11, 25))];
    done(&mut plan, Edit::SetPresalesWork { work: PresalesWork { holidays, ..small_work() } });
    let away = pool(&plan);
    assert_eq!(away.year.supply, Quantity::from_thousandths(626_400 - 11 * 2_400));
    // Nobody works in the first week of March: that is where the work first does not fit.
    assert_eq!(away.first_overload, Some(date(2027, 3, 1)));
    let skills = vec![SkillNeed { industry: "Security".to_owned(), skill: String::new() }];
    done(&mut plan, Edit::SetPresalesWork { work: PresalesWork { skills, ..small_work() } });
    assert_eq!(pool(&plan).skills[0].skill, "", "anybody can do it");
    let typed = |hours: i64| {
        let mut work = small_work();
        work.opportunities[0].typed = Some(Quantity::units(hours));
        work
    };
    done(&mut plan, Edit::SetPresalesWork { work: typed(4) });
    assert_eq!(pool(&plan).year.demand, Quantity::units(100));
}

#[test]
fn a_member_whom_many_ask_for_is_shared_out_fairly() {
    let mut plan = example();
    let hours = |request: u32, hours, priority| RequestCell {
        request: RequestId(request),
        priority,
        hours: Some(Quantity::units(hours)),
    };
    let cells = (0..10).map(|request| hours(request, if request == 0 { 50 } else { 300 }, 1)).collect();
    done(&mut plan, Edit::SetRequests { cells });
    let shared = |plan: &Plan, by| contention(plan, &outlook(plan), &workload(plan), by);
    let all = shared(&plan, ShareBy::Priority);
    let wanted = &all[0];
    assert_eq!((wanted.presales, wanted.shares.len()), (PresalesId(1), 10));
    assert_eq!(wanted.asked, Quantity::units(2_750));
    let given: i64 = wanted.shares.iter().map(|share| share.given.thousandths()).sum();
    assert_eq!(given, wanted.available.thousandths(), "all hours, and no more");
    let first = &wanted.shares[0];
    assert_eq!((first.given, first.reason), (Quantity::units(50), ShareReason::Met));
    // Nine alike share what the one leaves: its part times that is what each gets.
    assert_eq!(wanted.parted.thousandths(), wanted.available.thousandths() - 50_000);
    assert_eq!((first.part, wanted.shares[1].part), (None, Some(Rate::from_scaled(11_111_111))));
    let others: Vec<i64> = wanted.shares[1..].iter().map(|share| share.given.thousandths()).collect();
    assert!(others.iter().all(|hours| (hours - others[0]).abs() <= 1), "{others:?}");
    assert_eq!(wanted.over.thousandths(), 2_750_000 - wanted.available.thousandths());
    // Twice the priority, twice the part.
    done(&mut plan, Edit::SetRequests { cells: vec![hours(1, 300, 2)] });
    let raised = &shared(&plan, ShareBy::Priority)[0];
    assert!(raised.shares[1].given > raised.shares[2].given);
    let weighted = &shared(&plan, ShareBy::Pipeline)[0];
    let sum: i64 = weighted.shares.iter().map(|share| share.given.thousandths()).sum();
    assert!(sum <= weighted.available.thousandths());
    assert_eq!(
        refused(&plan, Edit::SetRequests { cells: vec![hours(99, 1, 1)] }),
        Refusal::NotFound { kind: plan::refusal::Kind::Request, id: 99 }
    );
}

#[test]
fn what_is_said_of_a_pair_is_said_once() {
    let mut plan = example();
    let pair = |kind| Edit::AddPair { presales: PresalesId(0), seller: SellerId(3), kind };
    let of_both = |plan: &Plan| -> Vec<PairKind> {
        let pairs = plan.decisions.pairs.iter().filter(|pair| pair.seller == SellerId(3));
        pairs.map(|pair| pair.kind).collect()
    };
    done(&mut plan, pair(PairKind::Together));
    done(&mut plan, pair(PairKind::Apart));
    assert_eq!(of_both(&plan), [PairKind::Apart]);
    done(&mut plan, Edit::RemoveSeller { seller: SellerId(3) });
    assert!(of_both(&plan).is_empty());
    assert!(plan.decisions.attachments.get(AttachmentId(0).0).is_some());
}
