//! Sửa Hội đồng ghi sai: members, day and text as the decision has them; what was recorded stays in the book.

use super::appoint_council::{DOCUMENT, FROM, members, seats};
use super::before_the_commune;
use super::show::View;
use crate::pages::office::consequences::Consequences;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::pages::office::stands::Stands;
use crate::pages::office::values;
use crate::shell::state::App;
use crate::shell::submission::{Signed, Values};
use crate::ui::error_summary::FieldError;
use crate::ui::field::hidden;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::LocalityId;
use sovang_domain::locality::{CouncilMember, LocalityRight};
use sovang_projections::locality_directory::CouncilRow;
use sovang_words::format::{count2, date, stop};
use sovang_words::terms;

pub(super) const FORM: &str = "sua-hoi-dong";
const REASON: &str = "ly-do";
/// The council that the page was drawn with: its first day, and who sat in it.
const WHICH: &str = "hoi-dong-nao";
const SEATS: &str = "da-co";

/// For whoever records councils: the one that was recorded last.
pub(super) fn form(view: &View) -> Markup {
    if view.councils.is_empty() {
        return Markup::default();
    }
    let stands = stands(view);
    // a form that came back has seen no more than when it was opened
    let seen = |name: &str, now: String| match view.draft.is(FORM) {
        true => view.draft.value(FORM, name).to_owned(),
        false => now,
    };
    let form = view.form(FORM, "Ghi lại cho đúng văn bản").with(html! {
        p { "Dùng khi sổ ghi khác quyết định thành lập. Hội đồng khác thì ghi quyết định thành lập mới." }
        (stands.unseen())
        @if let Some(council) = view.councils.first() {
            (hidden(WHICH, &seen(WHICH, council.from.to_string())))
            (hidden(SEATS, &seen(SEATS, as_drawn(council))))
        }
        (seats(view, FORM))
        (stands.field(&view.draft, FORM, FROM, "Nhận nhiệm vụ từ ngày").date())
        (stands.field(&view.draft, FORM, DOCUMENT, "Quyết định thành lập").hint("Số, ký hiệu, ngày.").text())
        (view.draft.field(FORM, REASON, "Lý do").hint("Người dân đọc được; không nêu tên người.").text())
    });
    view.draft.folded(FORM, "Sửa Hội đồng ghi sai", html! { (form) })
}

fn stands(view: &View) -> Stands {
    let Some(council) = view.councils.first() else { return Stands::default() };
    Stands::default().typed(FROM, council.from.to_string()).typed(DOCUMENT, &council.document)
}

fn as_drawn(council: &CouncilRow) -> String {
    let seat = |member: &CouncilMember| {
        format!("{} {} {}", member.account, values::word(&member.position), member.unit)
    };
    council.members.iter().map(seat).collect::<Vec<_>>().join(", ")
}

/// The seats are ticked as somebody saw them: what another one recorded meanwhile is not written over.
fn overtaken(council: &CouncilRow, sent: &Values) -> Option<FieldError> {
    let same = sent.get(WHICH) == council.from.to_string() && sent.get(SEATS) == as_drawn(council);
    let message = "Sau khi trang này được mở, Hội đồng trong sổ đã được ghi khác. Tải lại trang để thấy các thành viên hiện có, rồi sửa.";
    (!same).then(|| FieldError::new("", message))
}

/// Each field that changes, as it stands and as it will stand; who comes, who goes.
fn consequences(view: &View, now: &CouncilRow, after: &CouncilRow, reason: &str) -> Consequences {
    let changed = |label: &str, before: String, after: String| {
        (before != after).then(|| format!("{label}: “{before}” sửa thành “{after}”"))
    };
    let seat = |member: &CouncilMember| {
        let (name, unit) = (view.names.person(&member.account), view.names.unit(&member.unit));
        format!("{name}, {}, {unit}", terms::council_position(member.position))
    };
    let only = |one: &CouncilRow, other: &CouncilRow| {
        let gone = one.members.iter().filter(|member| !other.members.contains(member));
        gone.map(seat).collect::<Vec<_>>()
    };
    let (before, count) = (now.members.len() as u64, after.members.len() as u64);
    let paper = [
        changed("Nhận nhiệm vụ từ ngày", date(now.from), date(after.from)),
        changed("Quyết định thành lập", now.document.clone(), after.document.clone()),
        changed("Số thành viên", count2(before), count2(count)),
    ];
    Consequences::of("Ghi lại cho đúng văn bản")
        .part("Sửa", paper.into_iter().flatten())
        .part("Bỏ", only(now, after))
        .part("Thêm", only(after, now))
        .part("Sổ công khai ghi", [stop(reason)])
        .part(
            "Sau khi ghi",
            ["Thành viên có trong Hội đồng đã sửa được kê khai xung đột, biểu quyết ở đợt xét chưa họp; việc đã ghi vẫn đọc được."],
        )
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, xa, FORM).await?;
    step.view.who.must(Act::AppointCouncil, &Place::locality(step.view.row.locality.clone()))?;
    let mut errors = step.take_over(&stands(&step.view));
    let members = members(&step.view, &step.values, &mut errors);
    let from = step.values.need_date(FROM, "Ghi ngày nhận nhiệm vụ.", &mut errors);
    let founding = "Ghi quyết định thành lập Hội đồng.";
    let document = step.values.need_text_since(DOCUMENT, founding, from, &mut errors);
    let reason = step.values.need_line(REASON, "Ghi vì sao sửa.", &mut errors);
    let now = step.view.councils.first();
    let which = now.map(|council| council.from);
    match now {
        None => errors.push(FieldError::new("", "Sổ chưa có Hội đồng nào để sửa.")),
        Some(council) => errors.extend(overtaken(council, &step.values)),
    }
    let (Some(from), Some(which), true) = (from, which, errors.is_empty()) else { return step.mend(&errors) };
    let asking = step.asking();
    if let Some(shown) = now.map(|now| {
        let after = CouncilRow { members: members.clone(), from, document: document.clone(), ..now.clone() };
        consequences(&step.view, now, &after, &reason)
    }) {
        step.weigh(shown);
    }
    let locality = &step.view.row.locality;
    let right = LocalityRight::Council { which, members, from, document, reason, met: Vec::new() };
    let result = step.desk().put_locality_right(&asking, locality, right).await;
    step.settle_at(result, |refusal| before_the_commune(refusal).then_some(FROM)).await
}
