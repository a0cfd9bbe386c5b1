//! Every refusal of a rule, and every condition in words.

use std::fmt::Write;

use plan::account::AccountField;
use plan::assignment::Why;
use plan::condition::{Condition, FARTHEST, NumberField, PostalRange, RuleField};
use plan::ids::{RuleId, TerritoryId};
use plan::money::Decimal;
use plan::refusal::Refusal;
use plan::territory::Rule;

use super::{LANGUAGES, story};
use crate::words::rules::{RuleName, conditions, here, kept_out, rule_text, why};

pub fn refusals() -> Vec<Refusal> {
    let ids = |count: usize| (1..=count).map(|n| format!("A-{n:03}")).collect();
    vec![
        Refusal::EmptyRule,
        Refusal::RuleTooDeep,
        Refusal::RangeUpsideDown { least: Decimal::units(50_000), below: Decimal::units(5_000) },
        Refusal::PostalRangeUpsideDown { first: "961".into(), last: "900".into() },
        Refusal::DistanceOutOfBounds { kilometres: Decimal::default(), most: FARTHEST },
        Refusal::NotAPlace { latitude: Decimal::units(-91), longitude: Decimal::from_millionths(12_500_000) },
        Refusal::NoSuchAccounts { ids: ids(1) },
        Refusal::NoSuchAccounts { ids: ids(8) },
    ]
}

pub fn words(report: &mut String) {
    let plan = story();
    let rule = rule();
    let asked = LANGUAGES.map(|language| conditions(&rule, &plan, language));
    for [en, es] in asked[0].iter().zip(&asked[1]).map(|(en, es)| [en, es]) {
        assert_ne!(en, es, "not translated");
        writeln!(report, "{en}\n    {es}").unwrap();
    }
    let mut both = |said: [String; 2]| writeln!(report, "{}\n    {}", said[0], said[1]).unwrap();
    let any =
        Rule { conditions: vec![Condition::AnyOf { of: rule.conditions[..2].to_vec() }], ..rule.clone() };
    both(LANGUAGES.map(|language| rule_text(&any, &plan, language)));
    both(LANGUAGES.map(kept_out));
    let short = Rule { conditions: rule.conditions[..1].to_vec(), ..rule };
    let (ruled, out) = (Why::Rule { rule: RuleId(0) }, Rule { territory: None, ..short.clone() });
    for (reason, rule) in [
        (Why::Hand, None),
        (Why::KeptOut, None),
        (Why::Proposal, None),
        (ruled, Some((&short, 3))),
        (ruled, Some((&out, 4))),
        (Why::Nothing, None),
    ] {
        both(LANGUAGES.map(|language| why(reason, rule, &plan, language)));
    }
    for reason in [Why::Hand, Why::Proposal, Why::KeptOut, ruled, Why::Nothing] {
        for territory in [None, Some(Some("West-2")), Some(None)] {
            let named = territory.map(|name| RuleName { place: 3, territory: name.map(str::to_owned) });
            if (reason == ruled && named.is_none()) || (reason == Why::Nothing && named.is_some()) {
                continue;
            }
            both(LANGUAGES.map(|language| here(reason, "West-1", named.as_ref(), language)));
        }
    }
}

fn rule() -> Rule {
    let texts = |texts: &[&str]| texts.iter().map(|text| text.to_string()).collect::<Vec<_>>();
    let range = |field, least: Option<i64>, below: Option<i64>| Condition::Range {
        field,
        least: least.map(Decimal::units),
        below: below.map(Decimal::units),
    };
    let within = Condition::Within {
        latitude: Decimal::from_millionths(37_774_900),
        longitude: Decimal::from_millionths(-122_419_400),
        kilometres: Decimal::units(80),
    };
    let postal = |first: &str, last: &str| PostalRange { first: first.into(), last: last.into() };
    let is = Condition::Is { field: RuleField::Segment, values: texts(&["Enterprise"]) };
    let states = Condition::Is { field: RuleField::State, values: texts(&["CA", "NV"]) };
    let mut conditions = vec![
        is.clone(),
        states.clone(),
        Condition::IsNot { field: RuleField::Industry, values: texts(&["Retail"]) },
        Condition::StartsWith { field: RuleField::PostalCode, values: texts(&["94", "95"]) },
        Condition::Contains { field: RuleField::Name, values: texts(&["bank"]) },
        Condition::Is { field: RuleField::City, values: (1..=14).map(|n| format!("City {n}")).collect() },
        range(NumberField::Size, Some(500), Some(5_000)),
        range(NumberField::Workload, None, Some(40)),
        range(NumberField::Potential, Some(50_000), None),
        range(NumberField::LastBookings, None, Some(100_000)),
        range(NumberField::Latitude, Some(25), Some(49)),
        Condition::PostalRange { ranges: vec![postal("900", "961"), postal("02", "02")] },
        within.clone(),
        Condition::Named { accounts: texts(&["A1", "A2"]) },
        Condition::Named { accounts: (1..=300).map(|n| format!("A{n}")).collect() },
        Condition::AllOf { of: vec![is.clone(), states.clone()] },
        Condition::AnyOf { of: vec![is, Condition::NoneOf { of: vec![states, within] }] },
    ];
    let fields = [
        AccountField::ExternalId,
        AccountField::Country,
        AccountField::Owner,
        AccountField::Longitude,
        AccountField::LastBookings,
    ];
    conditions.extend(fields.map(|field| Condition::IsEmpty { field }));
    Rule { id: RuleId(0), territory: Some(TerritoryId(0)), position: 0, conditions }
}
