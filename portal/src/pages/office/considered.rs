//! Đã xét trước đây: what the campaign has considered before of the same one, or in the same words, and did not award. Who
//! appraises or decides an award out of turn sees it; the public does not.

use super::gate::checks;
use super::names::Names;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use maud::{Markup, html};
use sovang_desk::Considered;
use sovang_domain::ids::NominationId;
use sovang_domain::plan::Occasion;
use sovang_projections::nomination_board::{NominationRow, NominationStage as S};
use sovang_projections::round_docket;
use sovang_words::format::stop;
use sovang_words::terms;

/// One that was considered.
#[derive(Clone, Debug)]
pub(super) struct Before {
    nomination: NominationId,
    /// At which round it was considered, of which unit.
    place: String,
    /// What came of it, and why.
    outcome: String,
}

/// What was considered before a nomination out of turn, for whoever checks it; nothing of any other.
pub(super) fn before(
    app: &App,
    who: &SignedIn,
    row: &NominationRow,
    names: &Names,
) -> Result<Vec<Before>, PageError> {
    if !checks(who, row) || row.proposal.occasion != Occasion::Unscheduled {
        return Ok(Vec::new());
    }
    let found = app.desk.considered(&Considered::of(&row.nomination, &row.proposal))?;
    let told = found.into_iter().map(|row| {
        let round = app.views().read(|connection| round_docket::one(connection, &row.proposal.round))?;
        let title = round.map_or_else(String::new, |round| round.title());
        let place = format!("{title}, {} đề nghị", names.unit(&row.proposal.nominee.unit));
        Ok(Before { nomination: row.nomination.clone(), place, outcome: outcome(&row) })
    });
    told.collect()
}

/// Why it came to no award.
fn outcome(row: &NominationRow) -> String {
    let why = |what: &str, said: Option<&str>| match said {
        Some(said) => format!("{what}: {}", stop(said)),
        None => format!("{what}."),
    };
    match row.stage {
        S::NotAwarded => why("chưa khen", row.refused.as_ref().map(|said| said.words.as_str())),
        S::AchievementNotMet => {
            why("thành tích chưa đạt", row.achievement_opinion.as_ref().map(|said| said.words.as_str()))
        }
        S::HigherDeclined => why("cấp trên chưa khen", None),
        S::Failed => why("Hội đồng không thông qua", None),
        _ => match &row.ended {
            Some(ended) => why(terms::end_ground(ended.ground), Some(&ended.said.words)),
            None => why("chưa khen", None),
        },
    }
}

/// The list, each with the way to its dossier.
pub(super) fn list(before: &[Before]) -> Markup {
    html! {
        @for (place, one) in before.iter().enumerate() {
            @if place > 0 { br; }
            a href=(paths::nomination(&one.nomination)) { (one.place) } ", " (one.outcome)
        }
    }
}

/// Whether it is asked why it is awarded out of turn.
pub(super) fn is_odd(row: &NominationRow, before: &[Before]) -> bool {
    row.proposal.occasion == Occasion::Unscheduled && (row.proposal.period.is_long() || !before.is_empty())
}
