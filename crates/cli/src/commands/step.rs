//! `podplan undo` and `podplan redo`.

use desk::problem::{Language, Problem};
use desk::{Done, Session};

use super::{changed, open};
use crate::arguments::Step;
use crate::output::Answer;
use crate::text::Deed;

pub fn run(
    step: &Step,
    take: impl FnOnce(&mut Session) -> Result<Done, Problem>,
    deed: Deed,
    language: Language,
) -> Result<Answer, Problem> {
    let mut session = open(&step.file, language)?;
    let done = take(&mut session)?;
    changed(&mut session, done, deed, step.output.json, language)
}
