//! Ghi lại văn bản đính chính gõ sai: number and day of the paper by which an award was put right.

use super::super::consequences::Consequences;
use super::super::form::{Answer, DAY, FormPage, Step};
use super::super::stands::Stands;
use super::show::View;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use axum::extract::{Path, State};
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::award_round::{PutRight, Why};
use sovang_domain::ids::AwardId;
use sovang_words::format::{date, stop};
use sovang_words::sought::with_day;

/// Its address ends with the place of the paper among those that put the award right.
pub(super) const DEED: &str = "ghi-lai-van-ban";
const DOCUMENT: &str = "van-ban-dung";
const REASON: &str = "ly-do";

/// The papers that put it right, each once; the decision itself, beside which the book was typed wrong, is none.
fn papers(view: &View) -> Vec<(String, Date)> {
    let mut found: Vec<(String, Date)> = Vec::new();
    for one in view.row.corrections.iter().filter(|one| !one.mistyped && !one.document.is_empty()) {
        let paper = (one.document.clone(), one.on);
        if !found.contains(&paper) {
            found.push(paper);
        }
    }
    found
}

fn form_name(place: usize) -> String {
    format!("{DEED}-{place}")
}

/// One for each paper.
pub(super) fn forms(view: &View) -> Markup {
    html! { @for (place, paper) in papers(view).iter().enumerate() { (form(view, place, paper)) } }
}

fn form(view: &View, place: usize, paper: &(String, Date)) -> Markup {
    let (form, stands) = (form_name(place), stands(paper));
    let fields = html! {
        (stands.unseen())
        (stands.field(&view.draft, &form, DOCUMENT, "Văn bản đính chính đúng").text())
        (stands.field(&view.draft, &form, DAY, "Ngày văn bản đúng").date())
        (view.draft.field(&form, REASON, "Lý do").hint("Công khai trên trang khen thưởng.").text())
    };
    let drawn = view.form(&format!("{DEED}/{place}"), "Ghi lại văn bản").with(fields);
    let heading = format!("Ghi lại văn bản đính chính gõ sai: {}, ngày {}", paper.0, date(paper.1));
    view.draft.folded(&form, &heading, html! { (drawn) })
}

fn stands((document, on): &(String, Date)) -> Stands {
    Stands::default().typed(DOCUMENT, document).typed(DAY, date(*on))
}

fn consequences(
    view: &View,
    before: &(String, Date),
    (document, on): (&str, Date),
    reason: &str,
) -> Consequences {
    let (before, after) = (with_day(&before.0, before.1), with_day(document, on));
    Consequences::of("Ghi lại văn bản")
        .part("Văn bản đính chính", [format!("“{before}” sửa thành “{after}”")])
        .part("Trang công khai ghi", [stop(reason)])
        .part(
            "Trang đổi theo",
            [
                format!(
                    "Trang khen thưởng của {}; mọi khen thưởng trong đợt được sửa bằng văn bản này",
                    view.row.recipient
                ),
                "Văn bản đã gõ sai vẫn đọc được bên cạnh".to_owned(),
            ],
        )
}

pub(super) async fn handle(
    State(app): State<App>,
    Path((id, place)): Path<(AwardId, usize)>,
    sent: Signed,
) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, form_name(place)).await?;
    let Some(before) = papers(&step.view).get(place).cloned() else { return Err(PageError::NotFound) };
    let mut errors = step.take_over(&stands(&before));
    let day = (DAY, "Ghi ngày của văn bản đính chính.");
    let paper = step.values.need_paper((DOCUMENT, "Ghi văn bản đính chính đúng."), day, &mut errors);
    let reason = step.values.need_line(REASON, "Ghi lý do.", &mut errors);
    let (Some((document, on)), true) = (paper, errors.is_empty()) else { return step.mend(&errors) };
    let why = Why { reason, document: None, stamp: step.asking().stamp() };
    let award = step.view.row.award.clone();
    step.weigh(consequences(&step.view, &before, (&document, on), &why.reason));
    let right = PutRight::CorrectionPaper { award, before, document, on, why };
    let result = step.desk().put_right(&step.asking(), &step.view.row.round, right).await;
    step.settle(result).await
}
