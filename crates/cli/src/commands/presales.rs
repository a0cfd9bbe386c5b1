//! `podplan attach` and `podplan leave`.

use desk::problem::{Language, Problem};
use plan::leaving::LeavingWay;

use super::{changed, open};
use crate::arguments::{Attach, Leave, Way};
use crate::figures::Keys;
use crate::output::Answer;
use crate::text::{self, Deed};

pub fn attach(attach: &Attach, language: Language) -> Result<Answer, Problem> {
    let mut session = open(&attach.file, language)?;
    let reply = session.propose(attach.weights())?;
    if attach.apply {
        let edits = reply.proposal.map(|proposal| proposal.edits).unwrap_or_default();
        let done = session.edit(&edits)?;
        return changed(&mut session, done, Deed::Made, attach.output.json, language);
    }
    if attach.output.json {
        return Answer::json(&reply);
    }
    Ok(Answer::text(text::proposal(session.plan(), &session.head(), &reply, language)))
}

pub fn leave(leave: &Leave, language: Language) -> Result<Answer, Problem> {
    let mut session = open(&leave.file, language)?;
    let leaver = Keys::of(session.plan()).leaver(&leave.who, language)?;
    let reply = session.leaving(leaver, &leave.last)?;
    if let Some(way) = leave.apply {
        let wanted = LeavingWay::from(way);
        let found = reply.ways.into_iter().find(|one| one.way == wanted);
        let (edits, problem) = found.map_or((Vec::new(), None), |one| (one.edits, one.problem));
        problem.map_or(Ok(()), Err)?;
        let done = session.edit(&edits)?;
        return changed(&mut session, done, Deed::Made, leave.output.json, language);
    }
    if leave.output.json {
        return Answer::json(&reply);
    }
    Ok(Answer::text(text::leaving(&session.head(), &reply, language)))
}

impl From<Way> for LeavingWay {
    fn from(way: Way) -> LeavingWay {
        match way {
            Way::Freeze => LeavingWay::Freeze,
            Way::Prorate => LeavingWay::Prorate,
            Way::Redistribute => LeavingWay::Redistribute,
        }
    }
}
