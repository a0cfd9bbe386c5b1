//! Numbers as a person writes them, read exactly: `1500000`, `1_500_000.50`, `13.33%`.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

use crate::money::{Money, NumberProblem, Quantity, Rate, read_fixed, write_fixed};

/// Decimals that are kept of any number; 1 is `10^8`.
const DECIMALS: usize = 8;

/// An amount of the case's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount(pub Money);

/// A share of 1: `0.1333` and `13.33%` are the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share(pub Rate);

/// Units sold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Units(pub Quantity);

/// What a part counts in a spread, scaled by `10^8`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight(pub i128);

/// Any number, scaled by `10^8`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exact(pub i128);

/// A figure calculated by hand, or the word `undefined`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    Undefined,
    Number(Exact),
}

fn plain(text: &str) -> Cow<'_, str> {
    if text.contains('_') { Cow::Owned(text.replace('_', "")) } else { Cow::Borrowed(text) }
}

impl FromStr for Amount {
    type Err = NumberProblem;
    fn from_str(text: &str) -> Result<Amount, NumberProblem> {
        plain(text).parse().map(Amount)
    }
}

impl FromStr for Share {
    type Err = NumberProblem;
    fn from_str(text: &str) -> Result<Share, NumberProblem> {
        let exact: Exact = text.parse()?;
        exact.to_string().parse().map(Share)
    }
}

impl FromStr for Units {
    type Err = NumberProblem;
    fn from_str(text: &str) -> Result<Units, NumberProblem> {
        plain(text).parse().map(Units)
    }
}

impl FromStr for Weight {
    type Err = NumberProblem;
    fn from_str(text: &str) -> Result<Weight, NumberProblem> {
        text.parse().map(|Exact(weight)| Weight(weight))
    }
}

impl FromStr for Exact {
    type Err = NumberProblem;
    fn from_str(text: &str) -> Result<Exact, NumberProblem> {
        let text = plain(text);
        match text.strip_suffix('%') {
            Some(percent) => read_fixed(percent.trim_end(), DECIMALS - 2).map(Exact),
            None => read_fixed(&text, DECIMALS).map(Exact),
        }
    }
}

impl FromStr for Expected {
    type Err = NumberProblem;
    fn from_str(text: &str) -> Result<Expected, NumberProblem> {
        if text == "undefined" { Ok(Expected::Undefined) } else { text.parse().map(Expected::Number) }
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_fixed(f, self.0, DECIMALS, 0)
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expected::Undefined => f.write_str("undefined"),
            Expected::Number(exact) => exact.fmt(f),
        }
    }
}

/// Reads the text itself, so that no number passes through a float and a mistake is named where it stands.
struct Text<T>(PhantomData<T>);

impl<T: FromStr<Err = NumberProblem>> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a number such as 1500000, 1_500_000.50 or 13.33%")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        let why = |problem| match problem {
            NumberProblem::Malformed => "is not a number such as 1500000, 1_500_000.50 or 13.33%",
            NumberProblem::TooPrecise => "has more decimals than are kept",
            NumberProblem::TooLarge => "is too large",
        };
        text.parse().map_err(|problem| E::custom(format!("{text} {}", why(problem))))
    }
}

macro_rules! from_text {
    ($($number:ty),*) => {$(
        impl<'de> Deserialize<'de> for $number {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$number, D::Error> {
                deserializer.deserialize_str(Text(PhantomData))
            }
        }
    )*};
}
from_text!(Amount, Share, Units, Weight, Exact, Expected);
