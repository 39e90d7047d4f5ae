//! Sentences about an award round up to the proposal; what the chairman does stands in its own file.

use super::sentence::{Line, Scene};
use super::{ActClass, Refs, Tone, sentence_ruling, words};
use crate::error::Result;
use jiff::civil::Date;
use sovang_domain::award_round::{AwardRoundEvent, Conflict, Tally};
use sovang_domain::ids::NominationId;
use sovang_domain::nominee::NomineeKind;
use sovang_words::{format, terms};

pub(super) fn line(scene: &Scene<'_>, event: &AwardRoundEvent) -> Result<Line> {
    use AwardRoundEvent as E;
    let who = scene.who()?;
    let refs = scene.round_refs()?;
    let round = scene.round(&scene.record.stream.as_str().into())?;
    let about = |nomination: &NominationId| -> Result<Refs> {
        let unit = scene.nomination_refs(nomination)?.unit;
        Ok(Refs { nomination: Some(nomination.clone()), unit, ..refs.clone() })
    };
    let line = |act, tone, office: &str| Line::new(act, tone, format!("{who} {office}"), refs.clone());
    Ok(match event {
        E::RoundOpened { campaign, nominations_due, .. } => {
            let due = nominations_due.map(|due| format!(", hạn gửi đề nghị {}", format::deadline(due)));
            let opened = format!("{round}, {}{}.", scene.campaign(campaign)?, due.unwrap_or_default());
            line(ActClass::Plan, Tone::Now, &format!("mở {opened}")).public(format!("Mở {opened}"))
        }
        E::NominationsClosed { .. } => {
            line(ActClass::Notice, Tone::Now, &format!("đóng nhận đề nghị của {round}."))
                .public(format!("Đóng nhận đề nghị của {round}."))
        }
        E::NoticeOpened { entries, closes, working_days, .. } => {
            let listed = terms::kinds(entries.iter().map(|entry| entry.kind));
            notice(&who, &listed, (*closes, *working_days), refs)
        }
        E::NoticeCommentReceived { about: whom, words: text, .. } => {
            let on = commented_on(scene, whom.as_ref())?;
            let refs = whom.as_ref().map_or_else(|| Ok(refs.clone()), about)?;
            let office = format!("{who} góp ý {on}: “{}”", text.text());
            Line::new(ActClass::Notice, Tone::Wait, office, refs)
        }
        E::NoticeCommentAnswered { answer, .. } => {
            line(ActClass::Notice, Tone::Ok, &format!("trả lời một góp ý: “{answer}”"))
        }
        E::NoticeClosed { comments, .. } => {
            let got = words::answered(usize::from(*comments));
            line(ActClass::Notice, Tone::Ok, &format!("kết thúc lấy ý kiến của {round}: {got}."))
                .public(format!("Kết thúc lấy ý kiến của {round}: {got}."))
                .step(format!("Kết thúc lấy ý kiến: {got}."))
        }
        E::CouncilConvened { on, members, present, document, .. } => {
            met(&who, (*on, document), (present.len(), members.len()), refs)
        }
        E::ConflictsDeclared { member, conflicts, .. } => {
            let member = scene.person(member)?;
            let declared = declared(scene, conflicts)?;
            let office = format!("{member} (thành viên Hội đồng) kê khai xung đột lợi ích: {declared}.");
            Line::new(ActClass::Council, Tone::Ok, office, refs)
        }
        E::BallotCounted { nomination, method, tally, recused, absent, passed, .. } => {
            let vote = (terms::ballot_method(*method), counted(*tally, *recused, *absent), *passed);
            ballot(scene, &who, nomination, vote, about(nomination)?)?
        }
        E::AwardsProposed { nominations, document, .. } => {
            let names = scene.nominees(nominations.iter())?;
            let proposal = format::stop(&format!("trình Chủ tịch khen thưởng {names} ({document})"));
            let count = format::count2(nominations.len() as u64);
            line(ActClass::Decide, Tone::Wait, &proposal)
                .public(format!("Trình Chủ tịch {count} đề nghị khen thưởng ({document})."))
                .step(format!("Trình Chủ tịch ({document})."))
        }
        E::NominationNotAwarded { .. }
        | E::AwardsDecided { .. }
        | E::DecisionPublished { .. }
        | E::AwardPublished { .. }
        | E::DecisionCorrected { .. }
        | E::AwardRevoked { .. }
        | E::ProposalForwarded { .. }
        | E::HigherDecisionRecorded { .. }
        | E::RoundClosed { .. } => sentence_ruling::line(scene, event, &who, &round, refs)?,
    })
}

fn commented_on(scene: &Scene<'_>, whom: Option<&NominationId>) -> Result<String> {
    let Some(nomination) = whom else { return Ok("về danh sách".to_owned()) };
    Ok(format!("về {}", scene.nominee(nomination)?))
}

fn notice(who: &str, listed: &str, (closes, days): (Date, u16), refs: Refs) -> Line {
    let until = format!("đến hết {} ({days:02} ngày làm việc)", format::date(closes));
    let words = format!("mở lấy ý kiến về {listed}, {until}.");
    Line::new(ActClass::Notice, Tone::Now, format!("{who} {words}"), refs)
        .public(words)
        .step(format!("Mở lấy ý kiến {until}."))
}

fn met(who: &str, (on, document): (Date, &str), (present, members): (usize, usize), refs: Refs) -> Line {
    let present = format!("{present}/{members} thành viên dự họp");
    let met_by = format::stop(&format!("ngày {}, {present}, theo {document}", format::date(on)));
    Line::new(ActClass::Council, Tone::Now, format!("{who} ghi việc Hội đồng họp {met_by}"), refs)
        .public(format!("Hội đồng Thi đua - Khen thưởng họp {met_by}"))
        .step(format!("Hội đồng Thi đua - Khen thưởng họp: {present}."))
}

fn declared(scene: &Scene<'_>, conflicts: &[Conflict]) -> Result<String> {
    if conflicts.is_empty() {
        return Ok("không có".to_owned());
    }
    let names = scene.nominees(conflicts.iter().map(|conflict| &conflict.nomination))?;
    Ok(format!("với {names}, không tham gia biểu quyết về hồ sơ đó"))
}

fn ballot(
    scene: &Scene<'_>,
    who: &str,
    nomination: &NominationId,
    (voted, counted, passed): (&str, String, bool),
    refs: Refs,
) -> Result<Line> {
    let (verdict, tone) = if passed { ("thông qua", Tone::Ok) } else { ("không thông qua", Tone::Late) };
    let office = format!(
        "{who} ghi kết quả Hội đồng {voted} về {}: {counted}; {verdict}.",
        scene.nominee(nomination)?
    );
    let kind = crate::nomination_board::label(scene.conn, nomination)?.map(|label| label.kind);
    let kind = terms::kind(kind.unwrap_or(NomineeKind::Individual));
    Ok(Line::new(ActClass::Council, tone, office, refs)
        .public(format!("Hội đồng {voted} về một {kind} được đề nghị: {counted}; {verdict}."))
        .step(format!("Hội đồng {voted}: {counted}; {verdict}.")))
}

/// The votes, and who gave none.
fn counted(tally: Tally, recused: u16, absent: u16) -> String {
    let mut counted = terms::tally(tally);
    if recused > 0 {
        counted.push_str(&format!("; {recused:02} thành viên không tham gia vì xung đột lợi ích"));
    }
    if absent > 0 {
        counted.push_str(&format!("; {absent:02} thành viên vắng"));
    }
    counted
}
