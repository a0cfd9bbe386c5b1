//! Somebody leaves: what becomes of the pools, three ways beside each other.

use plan::edit::Sharing;
use plan::leaving::{Leaver, LeavingWay, leaving};
use plan::money::Money;
use plan::quota::{MethodShare, SpreadMethod};

use crate::problem::Problem;
use crate::session::Session;
use crate::view::{LeavingReply, WayReply};
use crate::words;

impl Session {
    /// `last`: an ISO date.
    pub fn leaving(&self, leaver: Leaver, last: &str) -> Result<LeavingReply, Problem> {
        let day = last.parse().map_err(|_| words::no_iso_date(last, self.language))?;
        // A team shares alike, to a whole unit of the currency.
        let sharing = Sharing { blend: MethodShare::only(SpreadMethod::Equal), unit: Money::units(1) };
        let reply = |way| {
            let edits = leaving(self.plan(), self.outlook(), leaver, day, way, &sharing);
            let edits = edits.map_err(|refusal| self.refused(&refusal));
            let preview = edits.and_then(|edits| Ok((self.preview(&edits)?, edits)));
            match preview {
                Ok((preview, edits)) => WayReply { way, edits, preview: Some(preview), problem: None },
                Err(problem) => WayReply { way, edits: Vec::new(), preview: None, problem: Some(problem) },
            }
        };
        let ways = LeavingWay::ALL.map(reply).to_vec();
        // What stands against all of them is about the person, or the day.
        let problems: Option<Vec<&Problem>> = ways.iter().map(|way| way.problem.as_ref()).collect();
        match problems.as_deref() {
            Some([first, others @ ..]) if others.iter().all(|other| other.code == first.code) => {
                Err((*first).clone())
            }
            _ => Ok(LeavingReply { ways }),
        }
    }
}
