//! Who should work for which pool: a proposal in words, with what it would do to money.

use plan::attachment_proposal::{AttachWeights, ProposedMove, propose};
use plan::ids::PoolId;
use plan::money::Rate;
use plan::workload::workload;

use crate::problem::Problem;
use crate::session::Session;
use crate::view::{MoveWords, ProposalReply};
use crate::words;
use crate::words::names::{pool_name, presales_name};

/// Work of the search: proven best for usual teams, about a second for the largest.
const WORK: u32 = 4_000_000;

impl Session {
    pub fn propose(&self, weights: AttachWeights) -> Result<ProposalReply, Problem> {
        let plan = self.plan();
        let Some(proposal) = propose(plan, self.outlook(), &workload(plan), weights, WORK) else {
            let quality = words::nobody_to_attach(self.language);
            return Ok(ProposalReply { proposal: None, quality, moves: Vec::new(), preview: None });
        };
        let moves = proposal.moves.iter().map(|one| self.move_words(one)).collect();
        let quality = words::proposal_quality(proposal.gap, proposal.moves.is_empty(), self.language);
        let preview = self.preview(&proposal.edits)?;
        Ok(ProposalReply { proposal: Some(proposal), quality, moves, preview: Some(preview) })
    }

    fn move_words(&self, one: &ProposedMove) -> MoveWords {
        let said = |weights: &[(PoolId, Rate)]| {
            let said = weights.iter().map(|(pool, weight)| {
                format!(
                    "{} {}",
                    pool_name(self.plan(), *pool),
                    words::numbers::percent(*weight, self.language)
                )
            });
            said.collect::<Vec<_>>().join(" · ")
        };
        MoveWords {
            presales: one.presales,
            name: presales_name(self.plan(), one.presales),
            before: said(&one.before),
            after: said(&one.after),
        }
    }
}
