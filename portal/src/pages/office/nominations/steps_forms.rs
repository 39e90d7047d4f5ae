//! The other forms of a nomination, by right and stage: the unit's, the award officer's, the chairman's.

use super::dossier::Dossier;
use super::opinions::field;
use super::show::Again;
use crate::pages::office::files;
use crate::paths;
use crate::ui::form::Form;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use maud::{Markup, html};
use sovang_domain::plan::Paper;
use sovang_projections::nomination_board::NominationStage;
use sovang_words::{slug, terms};

/// The file field of the form that adds one paper.
pub(super) const FILE: &str = "tep";

pub(super) fn forms(dossier: &Dossier, hidden: &Markup, again: Option<&Again<'_>>) -> Markup {
    let (reader, row) = (&dossier.reader, &dossier.row);
    let over = dossier.is_decided() || row.stage == NominationStage::Withdrawn;
    html! {
        @if reader.submits && row.stage == NominationStage::Returned { (resubmit(dossier, hidden, again)) }
        @if reader.submits && matches!(row.stage, NominationStage::Submitted | NominationStage::AchievementMet) {
            (add_paper(dossier, hidden, again))
        }
        @if reader.admits_late && row.waits_for_admission() && !over { (admit_late(dossier, hidden, again)) }
        @if reader.suspends && !over {
            @if row.suspended.is_some() { (lift(dossier, hidden, again)) }
            @else if !row.stage.is_final() { (suspend(dossier, hidden, again)) }
        }
        @if reader.submits && !over { (withdraw(dossier, hidden, again)) }
    }
}

fn form(dossier: &Dossier, step: &str, button: &str, hidden: &Markup) -> Form {
    Form::post(format!("{}/{step}", paths::nomination(&dossier.row.nomination)), button)
        .novalidate()
        .hidden(hidden.clone())
}

fn resubmit(dossier: &Dossier, hidden: &Markup, again: Option<&Again<'_>>) -> Markup {
    let mut achievement = field("thanh-tich", "Thành tích", again).hint(super::new::ACHIEVEMENT_HINT);
    if again.is_none() {
        achievement = achievement.value(dossier.row.proposal.achievement.text());
    }
    let asked = dossier.row.returns.last().map(|back| back.missing.clone()).unwrap_or_default();
    let paper = |paper: &Paper| {
        let there = dossier.row.paper(&paper.id).is_some();
        let note = match (asked.contains(&paper.id), there) {
            (true, _) => "Được yêu cầu bổ sung. ",
            (false, true) => "Đã có; chọn tệp thì thay. ",
            (false, false) => "",
        };
        let field = field(paper.id.as_str(), &paper.name, again).hint(format!("{note}{}", files::TAKEN));
        let kept = again.and_then(|again| again.form.files.get(paper.id.as_str()));
        files::file_field(&field, paper.id.as_str(), kept)
    };
    screen_only(
        "nop-lai",
        "Bổ sung, nộp lại",
        form(dossier, "nop-lai", "Nộp lại", hidden).multipart().with(html! {
            (achievement.textarea(6))
            @for needed in dossier.addable() { (paper(needed)) }
        }),
    )
}

fn add_paper(dossier: &Dossier, hidden: &Markup, again: Option<&Again<'_>>) -> Markup {
    let (mut addable, missing) = (dossier.addable(), dossier.row.missing());
    if dossier.row.stage == NominationStage::AchievementMet {
        addable.retain(|paper| missing.contains(&&paper.id));
    }
    if addable.is_empty() {
        return Markup::default();
    }
    let label = |paper: &Paper| match missing.contains(&&paper.id) {
        true => format!("{} (còn thiếu)", paper.name),
        false => paper.name.clone(),
    };
    let choices: Vec<Choice> =
        addable.iter().map(|paper| Choice::new(paper.id.as_str(), label(paper))).collect();
    let mut kind = field("loai", "Giấy tờ", again);
    if let (None, Some(first)) = (again, missing.first()) {
        kind = kind.value(first.as_str());
    }
    let file = field(FILE, "Tệp", again).hint(files::TAKEN);
    let kept = again.and_then(|again| again.form.files.get(FILE));
    let form = form(dossier, "giay-to", "Thêm giấy tờ", hidden).multipart();
    screen_only(
        "them-giay-to",
        "Thêm giấy tờ",
        form.with(html! {
            (kind.select(&choices))
            (files::file_field(&file, FILE, kept))
        }),
    )
}

fn admit_late(dossier: &Dossier, hidden: &Markup, again: Option<&Again<'_>>) -> Markup {
    let reason =
        field("ly-do-nhan", "Vì sao cho nhận", again).hint("Lý do được ghi vào sổ cùng với việc cho nhận.");
    let form = form(dossier, "nhan-muon", "Cho nhận hồ sơ", hidden);
    screen_only("nhan-muon", "Cho nhận hồ sơ nộp sau hạn", form.with(reason.textarea(3)))
}

fn suspend(dossier: &Dossier, hidden: &Markup, again: Option<&Again<'_>>) -> Markup {
    let choices = slug::SUSPENSION_GROUNDS.map(|(slug, ground)| {
        Choice::new(slug, sovang_words::format::sentence_case(terms::suspension_ground(ground)))
    });
    let basis = field("can-cu", "Căn cứ", again).hint("Văn bản nào, của cơ quan nào, ngày nào.");
    screen_only(
        "tam-dung",
        "Tạm dừng",
        form(dossier, "tam-dung", "Tạm dừng hồ sơ", hidden).with(html! {
            (field("vi-sao", "Vì sao", again).radios(&choices))
            (basis.text())
        }),
    )
}

fn lift(dossier: &Dossier, hidden: &Markup, again: Option<&Again<'_>>) -> Markup {
    let basis =
        field("ket-qua", "Căn cứ để xét tiếp", again).hint("Kết luận nào, của cơ quan nào, ngày nào.");
    screen_only(
        "xet-tiep",
        "Xét tiếp",
        form(dossier, "xet-tiep", "Xét tiếp hồ sơ", hidden).with(basis.text()),
    )
}

fn withdraw(dossier: &Dossier, hidden: &Markup, again: Option<&Again<'_>>) -> Markup {
    let reason = field("ly-do-rut", "Vì sao rút", again)
        .hint("Đã rút thì không gửi lại được hồ sơ này; muốn đề nghị lại thì gửi hồ sơ mới.");
    screen_only("rut", "Rút đề nghị", form(dossier, "rut", "Rút đề nghị", hidden).with(reason.textarea(3)))
}
