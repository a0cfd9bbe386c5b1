//! Laws of territory rules: what is found for all accounts at once is what each rule says of each account.

use plan::Plan;
use plan::account::AccountField;
use plan::assignment::{Why, in_order, trial};
use plan::condition::{Condition, DEEPEST, NumberField, PostalRange, RuleField};
use plan::edit::{AccountCell, Edit};
use plan::ids::*;
use plan::money::Decimal;
use plan::refusal::Refusal;
use plan::territory::{Rule, rule_matches};
use proptest::prelude::*;

use super::dice::Dice;
use super::random::{config, plan_of};

const TEXTS: [&str; 24] = [
    "CA",
    "ca ",
    "NY",
    "ON",
    "MA",
    "US",
    "Canada",
    "Enterprise",
    "enter",
    "Commercial",
    "Seat S-0001",
    "S-000",
    "9",
    "94",
    "021",
    "10001",
    "K1A",
    "k1a 0b1",
    "ACC",
    "acc-0001",
    "San",
    "Ärzte",
    "ÄRZTE",
    "İo",
];

fn texts(dice: &mut Dice) -> Vec<String> {
    (0..dice.within(1, 4)).map(|_| dice.pick(&TEXTS).to_owned()).collect()
}

fn accounts(dice: &mut Dice) -> Vec<String> {
    (0..dice.within(1, 6)).map(|_| format!("ACC-{:04}", dice.within(1, 50))).collect()
}

fn test(dice: &mut Dice) -> Condition {
    let field = dice.pick(&RuleField::ALL);
    match dice.below(10) {
        0 => Condition::Is { field, values: texts(dice) },
        1 => Condition::IsNot { field, values: texts(dice) },
        2 => Condition::StartsWith { field, values: texts(dice) },
        3 => Condition::Contains { field, values: texts(dice) },
        4 => Condition::IsEmpty { field: dice.pick(&FIELDS) },
        5 | 6 => {
            let field = dice.pick(&NumberField::ALL);
            let (least, width) = match field {
                NumberField::Latitude => (dice.within(20, 60), dice.within(1, 30)),
                NumberField::Longitude => (dice.within(-130, -60), dice.within(1, 60)),
                NumberField::Potential => (dice.within(0, 400) * 1_000, dice.within(1, 300_000)),
                _ => (dice.within(0, 9_000), dice.within(1, 4_000)),
            };
            let below = dice.maybe(60, |_| Decimal::units(least + width));
            let least = (below.is_none() || dice.chance(60)).then(|| Decimal::units(least));
            Condition::Range { field, least, below }
        }
        7 => {
            let (a, b) = (dice.pick(&TEXTS[12..18]), dice.pick(&TEXTS[12..18]));
            let range = PostalRange { first: a.min(b).to_owned(), last: a.max(b).to_owned() };
            let one = PostalRange { first: a.to_owned(), last: a.to_owned() };
            Condition::PostalRange { ranges: vec![if range.is_upside_down() { one } else { range }] }
        }
        8 => Condition::Within {
            latitude: Decimal::from_millionths(dice.within(20_000_000, 60_000_000)),
            longitude: Decimal::from_millionths(dice.within(-130_000_000, -60_000_000)),
            kilometres: Decimal::units(dice.pick(&[1, 50, 400, 2_500, 20_000])),
        },
        _ => Condition::Named { accounts: accounts(dice) },
    }
}

pub const FIELDS: [AccountField; 8] = [
    AccountField::State,
    AccountField::Industry,
    AccountField::PostalCode,
    AccountField::Owner,
    AccountField::Size,
    AccountField::Potential,
    AccountField::LastBookings,
    AccountField::Latitude,
];

const OTHERS: [AccountField; 7] = [
    AccountField::ExternalId,
    AccountField::Name,
    AccountField::Country,
    AccountField::City,
    AccountField::Segment,
    AccountField::Workload,
    AccountField::Longitude,
];

/// A test, or a group of them that stands on a level of its rule.
pub fn condition(dice: &mut Dice, level: usize) -> Condition {
    if level >= DEEPEST || !dice.chance(45) {
        return test(dice);
    }
    let of = (0..dice.within(1, 4)).map(|_| condition(dice, level + 1)).collect();
    match dice.below(3) {
        0 => Condition::AnyOf { of },
        1 => Condition::AllOf { of },
        _ => Condition::NoneOf { of },
    }
}

pub fn conditions(dice: &mut Dice) -> Vec<Condition> {
    (0..dice.within(1, 3)).map(|_| condition(dice, 1)).collect()
}

fn cell(dice: &mut Dice) -> Edit {
    let field = dice.pick(&FIELDS);
    let text = match field {
        AccountField::Latitude => dice.pick(&["", "37.7749", "-33.865143"]),
        AccountField::Size | AccountField::Potential | AccountField::LastBookings => {
            dice.pick(&["", "0", "1000", "250000.5"])
        }
        _ => dice.pick(&["", "CA", " ca", "94110", "K1A 0B1", "ärzte", "Seat S-0002"]),
    };
    Edit::SetAccounts {
        cells: vec![AccountCell { account: AccountId(dice.below(50) as u32), field, text: text.to_owned() }],
    }
}

fn done(plan: &mut Plan, edit: &Edit) -> Result<(), Refusal> {
    let changes = plan.changes(edit)?;
    plan.absorb(changes);
    Ok(())
}

/// Some rules, some accounts changed, some placed by hand; all at once or one by one.
fn ruled(dice: &mut Dice) -> Plan {
    let mut plan = plan_of(2);
    for _ in 0..dice.within(1, 8) {
        let territory = dice.maybe(85, |dice| TerritoryId(dice.below(10) as u32));
        done(&mut plan, &Edit::AddRule { territory, conditions: conditions(dice) }).unwrap();
        if dice.chance(40) {
            let (last, to) = (plan.decisions.rules.next_slot() - 1, dice.below(12) as u32);
            done(&mut plan, &Edit::MoveRule { rule: RuleId(last), position: to }).unwrap();
        }
        for _ in 0..dice.below(6) {
            done(&mut plan, &cell(dice)).unwrap();
        }
        if dice.chance(30) {
            let accounts = (0..dice.below(8)).map(|n| AccountId(n as u32 * 6)).collect();
            let territory = dice.maybe(60, |_| TerritoryId(3));
            done(&mut plan, &Edit::PlaceAccounts { accounts, territory, pinned: true }).unwrap();
        }
        if dice.chance(10) {
            let gone = AccountId(dice.within(50, 59) as u32);
            let _ = done(&mut plan, &Edit::RemoveAccounts { accounts: vec![gone] });
        }
    }
    plan
}

/// By the definition, account by account.
fn check_rules(plan: &Plan) -> Result<(), TestCaseError> {
    let rules = in_order(plan);
    for (place, rule) in rules.iter().enumerate() {
        let (mut holds, mut matched) = (0, 0);
        let mut earlier = vec![0; place];
        for account in plan.facts.accounts.iter() {
            let matches = rule_matches(rule, account);
            prop_assert_eq!(
                plan.assignment.matches(rule.id, account.id),
                matches,
                "{:?} of {:?}",
                rule,
                account
            );
            if !matches {
                continue;
            }
            matched += 1;
            match rules[..place].iter().position(|first| rule_matches(first, account)) {
                Some(first) => earlier[first] += 1,
                None => holds += u32::from(plan.decisions.placements.get(account.id.0).is_none()),
            }
        }
        let tally = plan.assignment.tally(rule.id);
        prop_assert_eq!((tally.holds, tally.matches), (holds, matched), "{:?}", rule);
        let mut told: Vec<(RuleId, u32)> = tally.earlier.to_vec();
        prop_assert!(told.is_sorted_by(|a, b| a.1 >= b.1), "the most first: {:?}", told);
        told.sort();
        let mut expected: Vec<(RuleId, u32)> = rules
            .iter()
            .zip(earlier)
            .filter(|(_, count)| *count > 0)
            .map(|(rule, count)| (rule.id, count))
            .collect();
        expected.sort();
        prop_assert_eq!(told, expected);
    }
    for account in plan.facts.accounts.iter() {
        let first = rules.iter().find(|rule| rule_matches(rule, account)).map(|rule| rule.id);
        prop_assert_eq!(plan.assignment.ruled(account.id), first);
        if let Why::Rule { rule } = plan.assignment.of(account.id).why {
            prop_assert_eq!(Some(rule), first);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn all_accounts_at_once_is_each_account_by_the_definition(seed in any::<u64>()) {
        check_rules(&ruled(&mut Dice::seeded(seed)))?;
    }

    #[test]
    fn a_plan_read_anew_says_the_same(seed in any::<u64>()) {
        let plan = ruled(&mut Dice::seeded(seed));
        let mut anew = plan.without_accounts();
        anew.decisions = plan.decisions.clone();
        anew.facts = plan.facts.clone();
        // Every account touched at once, as when a file is read.
        let all = plan.facts.accounts.iter().map(|account| plan::change::Swap::added(account.clone()).into());
        let rules = plan.decisions.rules.iter().map(|rule| plan::change::Swap::added(rule.clone()).into());
        anew.absorb(all.chain(rules).collect());
        for account in plan.facts.accounts.iter() {
            prop_assert_eq!(anew.assignment.of(account.id), plan.assignment.of(account.id));
        }
        for rule in plan.decisions.rules.iter() {
            prop_assert_eq!(anew.assignment.tally(rule.id), plan.assignment.tally(rule.id));
        }
    }

    #[test]
    fn what_is_kept_of_accounts_goes_with_their_changes(seed in any::<u64>()) {
        let mut dice = Dice::seeded(seed);
        let mut plan = ruled(&mut dice);
        let asked: Vec<Vec<Condition>> = (0..6).map(|_| conditions(&mut dice)).collect();
        let check = |plan: &Plan| {
            for conditions in &asked {
                let (id, territory, position) = (RuleId(0), None, 0);
                let rule = Rule { id, territory, position, conditions: conditions.clone() };
                let matched = plan.facts.accounts.iter().filter(|account| rule_matches(&rule, account)).count();
                prop_assert_eq!(trial(plan, conditions, None).tally.matches, matched as u32, "{:?}", conditions);
            }
            Ok(())
        };
        check(&plan)?;
        for _ in 0..4 {
            let before = plan.clone();
            for _ in 0..dice.within(1, 4) {
                let field = if dice.chance(50) { dice.pick(&FIELDS) } else { dice.pick(&OTHERS) };
                let text = dice.pick(&["", "7", "-33.5", "94110", "Ärzte", "Seat S-0002", "ACC-0051", "new 1"]);
                let account = AccountId(dice.below(60) as u32);
                let set = AccountCell { account, field, text: text.to_owned() };
                let _ = done(&mut plan, &Edit::SetAccounts { cells: vec![set] });
            }
            if dice.chance(30) {
                let gone = AccountId(dice.below(60) as u32);
                let _ = done(&mut plan, &Edit::RemoveAccounts { accounts: vec![gone] });
            }
            check(&plan)?;
            // A copy that the change has passed by keeps what it had.
            check(&before)?;
        }
    }

    #[test]
    fn a_trial_is_what_the_rule_would_come_to(seed in any::<u64>()) {
        let mut dice = Dice::seeded(seed);
        let mut plan = ruled(&mut dice);
        let asked = conditions(&mut dice);
        let replaced = dice.maybe(60, |dice| RuleId(dice.below(plan.decisions.rules.next_slot().into()) as u32));
        let before = plan.clone();
        let tried = trial(&plan, &asked, replaced);
        let territory = Some(TerritoryId(1));
        let edit = match replaced {
            Some(rule) => Edit::SetRule { rule, territory, conditions: asked },
            None => Edit::AddRule { territory, conditions: asked },
        };
        done(&mut plan, &edit).unwrap();
        let rule = replaced.unwrap_or(RuleId(plan.decisions.rules.next_slot() - 1));
        let tally = plan.assignment.tally(rule);
        prop_assert_eq!(&tried.tally, &tally);
        // What it takes from later rules, placements aside, and what nothing matched before.
        let taken: u32 = tried.later.iter().map(|(_, count)| count).sum();
        let own = tally.matches - tally.taken();
        let kept = plan.facts.accounts.iter().filter(|account| {
            plan.assignment.ruled(account.id) == Some(rule) && before.assignment.ruled(account.id) == Some(rule)
        });
        let kept = if replaced.is_some() { kept.count() as u32 } else { 0 };
        let free = plan.facts.accounts.iter().filter(|account| {
            plan.assignment.ruled(account.id) == Some(rule) && before.assignment.ruled(account.id).is_none()
        });
        prop_assert_eq!(tried.fresh, free.count() as u32);
        prop_assert_eq!(taken + tried.fresh + kept, own);
    }

    /// Against the great circle in floating point; within a metre of the edge either answer will do.
    #[test]
    fn distance_is_that_of_the_sphere(
        from in (-90_000_000i32..=90_000_000, -180_000_000i32..=180_000_000),
        to in (-90_000_000i32..=90_000_000, -180_000_000i32..=180_000_000),
        near in any::<bool>(), metres in 1i64..20_000_000,
    ) {
        // Places about as far apart as is asked for, as well as any.
        let to = if near {
            let by = |at: i32, most: i32, part: i32| (at + (part % 2_000_000)).clamp(-most, most);
            (by(from.0, 90_000_000, to.0), by(from.1, 180_000_000, to.1))
        } else { to };
        let radians = |degrees: i32| f64::from(degrees) / 1e6 * std::f64::consts::PI / 180.0;
        let ((a, x), (b, y)) = ((radians(from.0), radians(from.1)), (radians(to.0), radians(to.1)));
        let chord = ((b - a) / 2.0).sin().powi(2) + a.cos() * b.cos() * ((y - x) / 2.0).sin().powi(2);
        let apart = 2.0 * 6_371_008.8 * chord.sqrt().min(1.0).asin();
        let metres = if near { apart as i64 + metres % 5 - 2 } else { metres }.max(1);
        let asked = Condition::Within {
            latitude: Decimal::from_millionths(from.0.into()),
            longitude: Decimal::from_millionths(from.1.into()),
            kilometres: Decimal::from_millionths(metres * 1_000),
        };
        let mut account = plan::account::Account::new(AccountId(0), "A");
        (account.latitude, account.longitude) = (Some(to.0), Some(to.1));
        // The last metres before the far end of the world are flat.
        let edge = if apart > 19_900_000.0 { 5_000.0 } else { 1.0 };
        if (apart - metres as f64).abs() > edge {
            prop_assert_eq!(asked.passes(&account), apart < metres as f64, "{} m apart, {} m asked", apart, metres);
        }
    }
}
