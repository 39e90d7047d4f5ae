//! Sentences about a nomination. Private until the award is published; then its steps stand on the award's page.

use super::sentence::{Line, Scene};
use super::{ActClass, Tone, words};
use crate::error::Result;
use sovang_domain::ids::{NominationId, PaperId};
use sovang_domain::nomination::NominationEvent;
use sovang_words::{format, terms};

pub(super) fn line(scene: &Scene<'_>, event: &NominationEvent) -> Result<Line> {
    use NominationEvent as E;
    let who = scene.who()?;
    let id = NominationId::from(scene.record.stream.as_str());
    let (name, refs) = (scene.nominee(&id)?, scene.nomination_refs(&id)?);
    let campaign = refs.campaign.clone();
    let unit = refs.unit.as_ref().map(|unit| scene.unit(unit)).transpose()?.unwrap_or_default();
    let papers = |papers: &mut dyn Iterator<Item = &PaperId>| -> Result<String> {
        Ok(format::list(&scene.papers(campaign.as_ref(), papers)?))
    };
    let line = |act, tone, office: String| Line::new(act, tone, format!("{who} {office}"), refs.clone());
    Ok(match event {
        E::NominationSubmitted { proposal, documents, late, .. } => {
            let form = words::form(&proposal.form);
            let with = match documents.len() {
                0 => String::new(),
                count => format!(", kèm {} giấy tờ", format::count2(count as u64)),
            };
            let (when, tone) = (words::late(*late), if *late { Tone::Late } else { Tone::Wait });
            line(ActClass::File, tone, format!("gửi đề nghị tặng {form} cho {name}{with}{when}."))
                .step(format!("{unit} gửi hồ sơ đề nghị{when}."))
        }
        E::DossierDocumentAdded { document, .. } => {
            let paper = papers(&mut std::iter::once(&document.paper))?;
            line(ActClass::File, Tone::Wait, format!("thêm {paper} vào hồ sơ của {name}."))
                .step(format!("{unit} thêm {paper} vào hồ sơ."))
        }
        E::NominationReturned { reason, missing, due, .. } => {
            let due = due.map(|due| format!("nộp lại {}", format::deadline(due))).unwrap_or_default();
            let lacks = papers(&mut missing.iter())?;
            let lacks = if lacks.is_empty() { lacks } else { format!("thiếu {lacks}") };
            let asked = [lacks.as_str(), due.as_str()].into_iter().filter(|words| !words.is_empty());
            let asked = asked.collect::<Vec<_>>().join("; ");
            let (before, after) = if asked.is_empty() { ("", "") } else { (" (", ")") };
            let office = format!("trả lại hồ sơ của {name}{before}{asked}{after}: {}", reason.text());
            let step = if asked.is_empty() {
                "để bổ sung".to_owned()
            } else {
                format!("để bổ sung: {asked}")
            };
            line(ActClass::Return, Tone::Late, format::stop(&office))
                .step(format!("Hồ sơ được trả lại {step}."))
        }
        E::NominationResubmitted { documents, achievement, .. } => {
            let added = papers(&mut documents.iter().map(|document| &document.paper))?;
            let added = if added.is_empty() { added } else { format!(", thêm {added}") };
            let better = if achievement.is_some() { ", viết lại thành tích" } else { "" };
            line(ActClass::File, Tone::Wait, format!("nộp lại hồ sơ của {name}{added}{better}."))
                .step(format!("{unit} nộp lại hồ sơ{added}{better}."))
        }
        E::AchievementAppraised { met, opinion, .. } => {
            let (verdict, tone) = if *met { ("đạt", Tone::Ok) } else { ("chưa đạt", Tone::Late) };
            let opinion = format::stop(opinion.text());
            line(ActClass::Appraise, tone, format!("thẩm định thành tích của {name}: {verdict}. {opinion}"))
                .step(format!("Công chức phụ trách chuyển đổi số thẩm định thành tích: {verdict}."))
        }
        E::DossierAppraised { opinion, .. } => {
            let opinion = format::stop(opinion.text());
            line(ActClass::Appraise, Tone::Ok, format!("thẩm định hồ sơ của {name}: đủ. {opinion}"))
                .step("Công chức phụ trách thi đua khen thưởng thẩm định hồ sơ: đủ.")
        }
        E::LateNominationAdmitted { reason, .. } => {
            let office = format::stop(&format!("cho nhận hồ sơ nộp sau hạn của {name}: {reason}"));
            line(ActClass::Decide, Tone::Ok, office)
                .step(format::stop(&format!("Chủ tịch cho nhận hồ sơ nộp sau hạn: {reason}")))
        }
        E::NominationSuspended { ground, basis, .. } => {
            let ground = terms::suspension_ground(*ground);
            let office = format::stop(&format!("tạm dừng xét hồ sơ của {name} ({ground}): {basis}"));
            line(ActClass::Decide, Tone::Late, office).step("Tạm dừng xét.")
        }
        E::SuspensionLifted { basis, .. } => {
            let office = format::stop(&format!("xét tiếp hồ sơ của {name}: {basis}"));
            line(ActClass::Decide, Tone::Ok, office).step("Xét tiếp.")
        }
        E::NominationWithdrawn { reason, .. } => {
            let reason = reason.text();
            line(ActClass::File, Tone::Late, format::stop(&format!("rút hồ sơ của {name}: {reason}")))
                .step(format!("{unit} rút hồ sơ."))
        }
    })
}
