//! `podplan why`: how a number came about, or why an account stands where it does.

use desk::Reach;
use desk::problem::{Language, Problem};
use plan::why::Figure;
use serde::Serialize;

use super::open;
use crate::arguments::Why;
use crate::figures::Keys;
use crate::output::Answer;
use crate::text;

/// A number of the plan; `why --list --json` prints a list of these.
#[derive(Serialize)]
struct Listed {
    key: String,
    figure: Figure,
}

/// Inputs of one value told at most, unless all are asked for.
const MOST: usize = 20;

pub fn run(why: &Why, language: Language) -> Result<Answer, Problem> {
    let session = open(&why.file, language)?;
    let keys = Keys::of(session.plan());
    let Some(number) = why.number.as_deref() else {
        let figures = Figure::all(session.outlook());
        if why.output.json {
            let listed = figures.map(|figure| Listed { key: keys.key(figure), figure });
            return Answer::json(&listed.collect::<Vec<_>>());
        }
        return Ok(Answer::text(figures.map(|figure| keys.key(figure) + "\n").collect::<String>()));
    };
    if let Some(name) = number.strip_prefix("account:") {
        let answer = session.why_here(keys.account(name, language)?)?;
        return if why.output.json {
            Answer::json(&answer)
        } else {
            Ok(Answer::text(text::why_here(&answer, language)))
        };
    }
    let figure = keys.figure(number, language)?;
    let all = why.depth == 0;
    let reach = Reach { depth: (!all).then_some(why.depth), figures: None, most: (!all).then_some(MOST) };
    let answer = session.answer(figure, reach)?;
    if why.output.json {
        return Answer::json(&answer);
    }
    Ok(Answer::text(text::why(&answer, language)))
}
