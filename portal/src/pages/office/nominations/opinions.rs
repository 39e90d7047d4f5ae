//! The two appraisals as forms: is the achievement true and met; is the dossier complete.

use super::dossier::Dossier;
use super::show::Again;
use crate::paths;
use crate::ui::error_summary::message_for;
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::notes::inset_text;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use maud::{Markup, html};
use sovang_projections::nomination_board::NominationStage;
use sovang_words::format::count2;

/// What an appraiser can conclude, as it stands in the form.
pub(super) const MET: &str = "dat";
pub(super) const NOT_MET: &str = "chua-dat";
pub(super) const COMPLETE: &str = "du";
pub(super) const RETURN: &str = "tra-lai";

pub(super) fn forms(dossier: &Dossier, hidden: &Markup, again: Option<&Again<'_>>) -> Markup {
    let reader = &dossier.reader;
    let turn = match dossier.row.stage {
        NominationStage::Submitted => reader.appraises_achievement,
        NominationStage::AchievementMet => reader.appraises_dossier,
        _ => false,
    };
    if !turn {
        return Markup::default();
    }
    let same = dossier.row.achievement_opinion.as_ref().is_some_and(|said| said.by == reader.account)
        && dossier.row.stage == NominationStage::AchievementMet;
    if dossier.is_readers_own() || same {
        return inset_text(
            html! { p { "Hồ sơ này đã qua tay người đang đăng nhập; người khác thẩm định bước này." } },
        );
    }
    if !dossier.is_open_for_appraisal() {
        return Markup::default();
    }
    if dossier.row.stage == NominationStage::Submitted {
        achievement(dossier, hidden, again)
    } else {
        complete(dossier, hidden, again)
    }
}

/// A field with what was typed and its message.
pub(super) fn field(name: &str, label: &str, again: Option<&Again<'_>>) -> Field {
    let field = Field::new(name, label);
    match again {
        Some(again) => field.value(again.form.values.get(name)).error(message_for(again.errors, name)),
        None => field,
    }
}

fn achievement(dossier: &Dossier, hidden: &Markup, again: Option<&Again<'_>>) -> Markup {
    let mut choices = vec![
        Choice::new(MET, "Đúng thực tế và đạt tiêu chí, chuyển sang thẩm định hồ sơ"),
        Choice::new(NOT_MET, "Chưa đạt tiêu chí, dừng ở đây"),
    ];
    choices.extend(send_back(dossier));
    let form = Form::post(format!("{}/thanh-tich", paths::nomination(&dossier.row.nomination)), "Ghi vào sổ");
    screen_only(
        "ket-luan",
        "Kết luận của tôi về thành tích",
        form.novalidate().hidden(hidden.clone()).with(html! {
            (field("ket-luan-thanh-tich", "Thành tích này", again).radios(&choices))
            (opinion(again))
            (missing(dossier, again, false))
            (no_more_returns(dossier))
        }),
    )
}

fn complete(dossier: &Dossier, hidden: &Markup, again: Option<&Again<'_>>) -> Markup {
    let mut choices = vec![Choice::new(COMPLETE, "Đủ, sẵn sàng đưa ra đợt xét")];
    choices.extend(send_back(dossier));
    let form = Form::post(format!("{}/ho-so", paths::nomination(&dossier.row.nomination)), "Ghi vào sổ");
    screen_only(
        "ket-luan",
        "Kết luận của tôi về hồ sơ",
        form.novalidate().hidden(hidden.clone()).with(html! {
            (field("ket-luan-ho-so", "Hồ sơ này", again).radios(&choices))
            (opinion(again))
            (missing(dossier, again, true))
            (no_more_returns(dossier))
        }),
    )
}

fn opinion(again: Option<&Again<'_>>) -> Markup {
    field("y-kien", "Ý kiến thẩm định", again)
        .hint("Đơn vị đọc được. Nêu rõ dựa vào đâu, thiếu gì, cần làm gì.")
        .textarea(4)
}

fn send_back(dossier: &Dossier) -> Option<Choice> {
    let times = format!("Trả lại để bổ sung (chỉ được {} lần)", count2(dossier.returns_at_most.into()));
    dossier.may_return().then(|| Choice::new(RETURN, times))
}

fn no_more_returns(dossier: &Dossier) -> Markup {
    if dossier.may_return() {
        return Markup::default();
    }
    html! {
        p {
            small {
                "Đã trả lại " (count2(dossier.row.returns.len() as u64)) " lần, không trả lại thêm được. Căn cứ: "
                (dossier.returns_source) "."
            }
        }
    }
}

/// What only a return needs: the papers to add, and by when.
fn missing(dossier: &Dossier, again: Option<&Again<'_>>, ticked: bool) -> Markup {
    if !dossier.may_return() {
        return Markup::default();
    }
    let choices: Vec<Choice> =
        dossier.listed().into_iter().map(|(id, name)| Choice::new(id.as_str(), name)).collect();
    let checked: Vec<String> = match again {
        Some(again) => again.form.values.all("thieu").into_iter().map(str::to_owned).collect(),
        None if ticked => dossier.row.missing().into_iter().map(ToString::to_string).collect(),
        None => Vec::new(),
    };
    html! {
        (field("thieu", "Giấy tờ cần bổ sung (khi trả lại)", again).checkboxes(&choices, &checked))
        (field("bo-sung-truoc", "Bổ sung trước ngày", again)
            .hint("Chỉ điền khi trả lại. Ngày này không tính vào hạn.")
            .date())
    }
}
