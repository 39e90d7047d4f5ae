//! The end of a round in the story: what nobody decided ends with the reason that the facts suggest.

use super::agenda::{Office, Stuck};
use sovang_desk::endings::Reasons;
use sovang_desk::{Asking, Denied, Done};
use sovang_domain::award_round::EndGround;
use sovang_domain::ids::RoundId;
use sovang_projections::nomination_board::{self, NominationStage};
use sovang_words::terms;

/// What the officer writes where only the office knows why.
const LEFT_OVER: &str = "Chưa xét được trong đợt này; đơn vị đề nghị lại ở đợt sau nếu còn đủ điều kiện.";

pub(super) async fn close(office: Office, asking: Asking, round: RoundId) -> Result<Option<Done>, Stuck> {
    let rows = office.desk.views().read(|connection| nomination_board::of_round(connection, &round));
    let rows = rows.map_err(Denied::from)?;
    let reason = |stage| match stage {
        NominationStage::Failed => terms::end_reason(EndGround::NotPassed),
        NominationStage::AchievementNotMet => terms::end_reason(EndGround::AchievementNotMet),
        NominationStage::Returned => terms::end_reason(EndGround::NotCompleted),
        _ => LEFT_OVER,
    };
    let reasons: Reasons =
        rows.into_iter().map(|row| (row.nomination, reason(row.stage).to_owned())).collect();
    Ok(Some(office.desk.close_round(&asking, &round, &reasons).await?))
}
