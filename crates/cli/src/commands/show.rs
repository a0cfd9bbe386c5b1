//! `podplan show` and `podplan history`.

use desk::Session;
use desk::problem::{Language, Problem};
use desk::request::Head;
use desk::view::{AccountFilter, AccountsRequest, TreeLevel, View, ViewRequest};
use plan::contention::ShareBy;
use plan::evenness::Measured;
use plan::ids::RegionSetId;
use plan::outlook::Outlook;
use serde::Serialize;

use super::open;
use crate::arguments::{History, Screen, Show};
use crate::output::Answer;
use crate::text;

/// What `show --json` prints without a view.
#[derive(Serialize)]
struct Whole<'a> {
    head: &'a Head,
    outlook: &'a Outlook,
}

pub fn run(show: &Show, language: Language) -> Result<Answer, Problem> {
    let mut session = open(&show.file, language)?;
    if show.json && show.view.is_none() {
        return Answer::json(&Whole { head: &session.head(), outlook: session.outlook() });
    }
    let view = session.look(&request(show))?;
    shown(&session, &view, show.json, language)
}

pub fn history(history: &History, language: Language) -> Result<Answer, Problem> {
    let session = open(&history.file, language)?;
    let entries = session.history(history.from, history.count)?;
    if history.output.json {
        return Answer::json(&entries);
    }
    shown(&session, &View::History(entries), false, language)
}

fn shown(session: &Session, view: &View, json: bool, language: Language) -> Result<Answer, Problem> {
    if json {
        return Answer::json(view);
    }
    Ok(Answer::text(text::view(session.plan(), &session.head(), view, language)))
}

fn request(show: &Show) -> ViewRequest {
    match show.view.unwrap_or(Screen::Overview) {
        Screen::Overview => ViewRequest::Overview,
        Screen::People => ViewRequest::People,
        Screen::Accounts => ViewRequest::Accounts(AccountsRequest {
            from: show.from,
            count: show.count,
            filter: AccountFilter {
                text: show.find.clone().unwrap_or_default(),
                unassigned: show.unassigned,
                ..AccountFilter::default()
            },
            sort: None,
        }),
        Screen::Territories => ViewRequest::Territories,
        Screen::Map => ViewRequest::Map,
        Screen::Treemap => ViewRequest::Treemap {
            outer: TreeLevel::Territory,
            inner: TreeLevel::Industry,
            by: Measured::Potential,
        },
        Screen::Regions => ViewRequest::Regions { set: show.set.map(RegionSetId) },
        Screen::Quotas => ViewRequest::Quotas,
        Screen::Waterfall => ViewRequest::Waterfall,
        Screen::Capacity => ViewRequest::Capacity,
        Screen::BottomUp => ViewRequest::BottomUp,
        Screen::Pools => ViewRequest::Pools,
        Screen::Hours => ViewRequest::Hours,
        Screen::Odds => ViewRequest::Odds,
        Screen::Requests => {
            ViewRequest::Requests { by: if show.by_pipeline { ShareBy::Pipeline } else { ShareBy::Priority } }
        }
        Screen::Coverage => ViewRequest::Coverage,
        Screen::Payouts => ViewRequest::Payouts,
        Screen::History => ViewRequest::History { from: show.from, count: show.count },
    }
}
