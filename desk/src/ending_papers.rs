//! Papers that end awards and papers that make them are two: a number that one bears, the other cannot.

use crate::{Denied, Desk};
use jiff::civil::Date;
use sovang_domain::award_round::{AwardRoundRefusal as R, symbol};
use sovang_domain::ids::{DecisionSlug, LocalityId};
use sovang_projections::award_roll::{self, AwardRow};
use sovang_projections::decision_register;
use sovang_projections::locality_directory;
use sovang_words::sought::{PaperNumber, papers_in};

impl Desk {
    /// Refuses to end an award by the decision that made it, or by one of the commune's that made others.
    pub(crate) fn ends_by_another_paper(
        &self,
        row: &AwardRow,
        document: &str,
        on: Date,
    ) -> Result<(), Denied> {
        let of_the_year = |paper: &PaperNumber| paper.year().is_none_or(|year| year == on.year());
        let named: Vec<PaperNumber> = papers_in(document).into_iter().filter(of_the_year).collect();
        let own = PaperNumber::of(&row.decision, row.decided_on);
        let is_own = |own: &PaperNumber| named.iter().any(|paper| paper.names(own));
        if row.decided_on.year() == on.year() && own.as_ref().is_some_and(is_own) {
            let decision = row.decision.clone();
            return Err(Denied::Refused(R::PaperAwards { decision, own: true }.into()));
        }
        let place = self.views.read(|connection| locality_directory::one(connection, &row.locality))?;
        let place = place.map(|row| row.title()).unwrap_or_default();
        for number in named.iter().filter(|paper| is_ours(paper, row, &place)).filter_map(decides) {
            let taken = self
                .views
                .read(|connection| decision_register::one(connection, &row.locality, on.year(), number))?;
            if let Some(taken) = taken {
                let decision = taken.symbol;
                return Err(Denied::Refused(R::PaperAwards { decision, own: false }.into()));
            }
        }
        Ok(())
    }

    /// Refuses a number for a decision that awards, where a paper of that number has ended an award.
    pub(crate) fn ended_nothing(&self, locality: &LocalityId, slug: DecisionSlug) -> Result<(), Denied> {
        let (ended, place) = self.views.read(|connection| {
            let place =
                locality_directory::one(connection, locality)?.map(|row| row.title()).unwrap_or_default();
            Ok((award_roll::revoked(connection, locality)?, place))
        })?;
        let DecisionSlug { year, number } = slug;
        let bears = |row: &AwardRow| {
            let Some(end) = &row.revocation else { return false };
            papers_in(end.document.as_deref().unwrap_or(&end.basis)).iter().any(|paper| {
                let of_the_year = paper.year().unwrap_or(end.on.year()) == year;
                of_the_year && decides(paper) == Some(number) && is_ours(paper, row, &place)
            })
        };
        let ends = ended.iter().any(bears);
        if ends { Err(Denied::Refused(R::NumberEnds { number, year }.into())) } else { Ok(()) }
    }
}

/// Whether the paper by which an award ends is one of the commune's own: what was awarded above ends by a paper from above,
/// unless it says otherwise.
fn is_ours(paper: &PaperNumber, row: &AwardRow, place: &str) -> bool {
    match row.authority.is_commune() {
        true => paper.may_be_of(place),
        false => paper.behind.is_some() && paper.is_said_of(place),
    }
}

/// The number of a decision of a people's committee: `47/QĐ-UBND`, “Quyết định số 47”.
fn decides(paper: &PaperNumber) -> Option<u64> {
    let ours = PaperNumber::of(&symbol(paper.number), Date::default())?;
    paper.names(&ours).then_some(paper.number)
}
