//! How a figure came about, in words.

use plan::refusal::{Kind, Refusal};
use plan::why::Figure;

use crate::problem::Problem;
use crate::request::WhyReply;
use crate::session::Session;

impl Session {
    pub(crate) fn why(&self, _figure: &Figure) -> Result<WhyReply, Problem> {
        Err(self.refused(&Refusal::NotFound { kind: Kind::Plan, id: 0 }))
    }
}
