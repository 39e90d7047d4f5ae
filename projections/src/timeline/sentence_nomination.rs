//! Sentences about a nomination. Private until the award is published; then its steps stand on the award's page.

use super::sentence::{Line, Scene};
use super::{ActClass, Tone, words};
use crate::error::Result;
use sovang_domain::calendar::Deadline;
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
            let with = with_papers(documents.len());
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
            let asked = asked(&papers(&mut missing.iter())?, *due);
            let (among, step) = match asked.as_str() {
                "" => (String::new(), String::new()),
                asked => (format!(" ({asked})"), format!(": {asked}")),
            };
            let office = format!("trả lại hồ sơ của {name}{among}: {}", reason.text());
            line(ActClass::Return, Tone::Late, format::stop(&office))
                .step(format!("Hồ sơ được trả lại để bổ sung{step}."))
        }
        E::NominationResubmitted { documents, achievement, .. } => {
            let added = papers(&mut documents.iter().map(|document| &document.paper))?;
            let better = bettered(&added, achievement.is_some());
            line(ActClass::File, Tone::Wait, format!("nộp lại hồ sơ của {name}{better}."))
                .step(format!("{unit} nộp lại hồ sơ{better}."))
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

fn with_papers(count: usize) -> String {
    if count == 0 { String::new() } else { format!(", kèm {} giấy tờ", format::count2(count as u64)) }
}

/// What came with a dossier that was sent again: ", thêm biên bản họp xét, viết lại thành tích".
fn bettered(added: &str, rewritten: bool) -> String {
    let added = if added.is_empty() { String::new() } else { format!(", thêm {added}") };
    added + if rewritten { ", viết lại thành tích" } else { "" }
}

/// What a returned dossier lacks and by when it is awaited; empty where neither was said.
fn asked(lacks: &str, due: Option<Deadline>) -> String {
    let lacks = (!lacks.is_empty()).then(|| format!("thiếu {lacks}"));
    let due = due.map(|due| format!("nộp lại {}", format::deadline(due)));
    lacks.into_iter().chain(due).collect::<Vec<_>>().join("; ")
}
