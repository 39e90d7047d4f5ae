//! Which papers of a dossier were read by who appraised it.

use super::{NominationRow, PaperRow};
use sovang_domain::ids::PaperId;

impl NominationRow {
    /// Whether a paper came after both opinions, so that nobody who appraised has read it.
    #[must_use]
    pub fn is_unread(&self, paper: &PaperRow) -> bool {
        self.dossier_opinion.as_ref().is_some_and(|said| paper.log_index > said.log_index)
    }

    /// The paper of a kind on which the opinions rest: what came after them stands beside it.
    #[must_use]
    pub fn read_paper(&self, id: &PaperId) -> Option<&PaperRow> {
        let mut read = self.papers.iter().rev().filter(|paper| !self.is_unread(paper));
        read.find(|paper| paper.document.paper == *id).or_else(|| self.paper(id))
    }
}
