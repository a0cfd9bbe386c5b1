//! `podplan show` and `podplan history`.

use desk::Session;
use desk::problem::{Language, Problem};
use desk::request::Head;
use desk::view::{AccountFilter, AccountsRequest, AccountsView, TreeLevel, View, ViewRequest};
use plan::contention::ShareBy;
use plan::evenness::Measured;
use plan::outlook::Outlook;
use serde::Serialize;

use super::open;
use crate::arguments::{History, Screen, Show};
use crate::figures::Keys;
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
    let request = request(show, &session, language)?;
    let mut view = session.look(&request)?;
    if let (ViewRequest::Accounts(request), View::Accounts(view)) = (request, &mut view) {
        rest(&mut session, request, view)?;
    }
    shown(&session, &view, show.json, language)
}

/// One reply holds so many rows only: asks until all that are wanted are there.
fn rest(session: &mut Session, asked: AccountsRequest, view: &mut AccountsView) -> Result<(), Problem> {
    loop {
        let here = view.rows.len() as u32;
        let wanted = asked.count.saturating_sub(here);
        if view.left == 0 || wanted == 0 || here == 0 {
            return Ok(());
        }
        let next = AccountsRequest { from: asked.from + here, count: wanted, ..asked.clone() };
        let View::Accounts(more) = session.look(&ViewRequest::Accounts(next))? else { return Ok(()) };
        if more.rows.is_empty() {
            return Ok(());
        }
        view.rows.extend(more.rows);
        view.left = more.left;
    }
}

pub fn history(history: &History, language: Language) -> Result<Answer, Problem> {
    let session = open(&history.file, language)?;
    let count = if history.all { u32::MAX } else { history.count };
    let entries = session.history(history.from, count)?;
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

fn request(show: &Show, session: &Session, language: Language) -> Result<ViewRequest, Problem> {
    Ok(match show.view.unwrap_or(Screen::Overview) {
        Screen::Overview => ViewRequest::Overview,
        Screen::People => ViewRequest::People,
        Screen::Accounts => ViewRequest::Accounts(AccountsRequest {
            from: show.from,
            count: show.rows(),
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
        Screen::Regions => {
            let keys = Keys::of(session.plan());
            let set = show.set.as_ref().map(|text| keys.region_set(text, language)).transpose()?;
            ViewRequest::Regions { set }
        }
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
        Screen::History => ViewRequest::History { from: show.from, count: show.rows() },
    })
}
