//! The plan as text for people: one file a screen. Numbers are written as the language writes them.

mod accounts;
mod bottom_up;
mod capacity;
mod carve;
mod case;
mod coverage;
mod ground;
mod head;
mod history;
mod import;
mod numbers;
mod overview;
mod payouts;
mod people;
mod pools;
mod presales;
mod problem;
mod quotas;
mod regions;
mod report;
mod table;
mod territories;
mod waterfall;
mod why;

use desk::carving::{CarveProposal, Design};
use desk::problem::Language;
use desk::request::Head;
use desk::view::{LeavingReply, ProposalReply, View};
use plan::Plan;
use plan::money::Rate;

pub use case::cases;
pub use head::{Deed, done, head, written};
pub use import::preview;
pub use problem::{checked, problem};
pub use regions::preview as regions_preview;
pub use why::{why, why_here};

use report::Report;

pub fn proposal(plan: &Plan, head: &Head, reply: &ProposalReply, language: Language) -> String {
    let mut report = Report::new(language);
    presales::proposal(&mut report, plan, head, reply);
    report.finish()
}

pub fn carved(head: &Head, design: &Design, proposal: &CarveProposal, language: Language) -> String {
    let mut report = Report::new(language);
    carve::write(&mut report, head, design, proposal);
    report.finish()
}

/// Two digits behind the point.
pub fn short_percent(rate: Rate, language: Language) -> String {
    numbers::percent(rate, 2, language)
}

pub fn leaving(head: &Head, reply: &LeavingReply, language: Language) -> String {
    let mut report = Report::new(language);
    presales::leaving(&mut report, head, reply);
    report.finish()
}

/// One screen of the plan.
pub fn view(plan: &Plan, head: &Head, view: &View, language: Language) -> String {
    let mut report = Report::new(language);
    match view {
        View::Overview(view) => overview::write(&mut report, head, view),
        View::People(view) => people::write(&mut report, head, view, plan),
        View::Accounts(view) => accounts::write(&mut report, head, view),
        View::Territories(view) => territories::write(&mut report, head, view),
        View::Map(view) => ground::map(&mut report, head, view),
        View::Treemap(view) => ground::treemap(&mut report, head, view),
        View::Regions(view) => regions::view(&mut report, head, view),
        View::Quotas(view) => quotas::write(&mut report, head, view),
        View::Waterfall(view) => waterfall::write(&mut report, head, view),
        View::Capacity(view) => capacity::write(&mut report, head, view),
        View::BottomUp(view) => bottom_up::write(&mut report, head, view),
        View::Pools(view) => pools::write(&mut report, head, view),
        View::Hours(view) => presales::hours(&mut report, head, view),
        View::Odds(view) => presales::odds(&mut report, head, view),
        View::Requests(view) => presales::requests(&mut report, head, view),
        View::Coverage(view) => coverage::write(&mut report, head, view),
        View::Payouts(view) => payouts::write(&mut report, head, view),
        View::History(view) => history::write(&mut report, head, view),
    }
    report.finish()
}
