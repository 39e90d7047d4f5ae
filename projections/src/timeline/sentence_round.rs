//! Sentences about an award round up to the proposal; what the chairman does stands in its own file.

use super::sentence::{Line, Scene};
use super::{ActClass, Refs, Tone, sentence_ruling, words};
use crate::error::Result;
use sovang_domain::award_round::AwardRoundEvent;
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
            let until = format!("đến hết {} ({working_days:02} ngày làm việc)", format::date(*closes));
            let opened = format!("lấy ý kiến về {listed}, {until}.");
            line(ActClass::Notice, Tone::Now, &format!("mở {opened}"))
                .public(format!("Mở {opened}"))
                .step(format!("Mở lấy ý kiến {until}."))
        }
        E::NoticeCommentReceived { about: whom, words: text, .. } => {
            let on = match whom {
                Some(nomination) => format!("về {}", scene.nominee(nomination)?),
                None => "về danh sách".to_owned(),
            };
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
            let present = format!("{}/{} thành viên dự họp", present.len(), members.len());
            let met = format!("ngày {}, {present}", format::date(*on));
            let met_by = format::stop(&format!("{met}, theo {document}"));
            line(ActClass::Council, Tone::Now, &format!("ghi việc Hội đồng họp {met_by}"))
                .public(format!("Hội đồng Thi đua - Khen thưởng họp {met_by}"))
                .step(format!("Hội đồng Thi đua - Khen thưởng họp: {present}."))
        }
        E::ConflictsDeclared { member, conflicts, .. } => {
            let member = scene.person(member)?;
            let declared = if conflicts.is_empty() {
                "không có".to_owned()
            } else {
                let names = scene.nominees(conflicts.iter().map(|conflict| &conflict.nomination))?;
                format!("với {names}, không tham gia biểu quyết về hồ sơ đó")
            };
            let office = format!("{member} (thành viên Hội đồng) kê khai xung đột lợi ích: {declared}.");
            Line::new(ActClass::Council, Tone::Ok, office, refs)
        }
        E::BallotCounted { nomination, method, tally, recused, absent, passed, .. } => {
            let name = scene.nominee(nomination)?;
            let how = terms::ballot_method(*method);
            let mut counted = terms::tally(*tally);
            if *recused > 0 {
                counted.push_str(&format!("; {recused:02} thành viên không tham gia vì xung đột lợi ích"));
            }
            if *absent > 0 {
                counted.push_str(&format!("; {absent:02} thành viên vắng"));
            }
            let (verdict, tone) =
                if *passed { ("thông qua", Tone::Ok) } else { ("không thông qua", Tone::Late) };
            let office = format!("{who} ghi kết quả Hội đồng {how} về {name}: {counted}; {verdict}.");
            let kind = crate::nomination_board::label(scene.conn, nomination)?.map(|label| label.kind);
            let kind = terms::kind(kind.unwrap_or(NomineeKind::Individual));
            Line::new(ActClass::Council, tone, office, about(nomination)?)
                .public(format!("Hội đồng {how} về một {kind} được đề nghị: {counted}; {verdict}."))
                .step(format!("Hội đồng {how}: {counted}; {verdict}."))
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
