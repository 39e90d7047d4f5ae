//! Ghi quyết định thành lập Hội đồng: who sits in the next one, as what, from when.

use super::before_the_commune;
use super::show::View;
use super::units::choices;
use crate::pages::office::draft::id as field_id;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::pages::office::values;
use crate::paths;
use crate::shell::state::App;
use crate::shell::submission::{Signed, Values};
use crate::ui::error_summary::FieldError;
use crate::ui::field::Field;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::{Grant, Role};
use sovang_domain::ids::{AccountId, LocalityId, UnitId};
use sovang_domain::locality::{CouncilMember, CouncilPosition};
use sovang_projections::account_directory::AccountRow;
use sovang_words::terms;

pub(super) const FORM: &str = "hoi-dong";
// about each candidate
const MEMBER: &str = "thanh-vien";
const POSITION: &str = "chuc-vu";
const UNIT: &str = "thuoc";
// about the council
pub(super) const FROM: &str = "tu-ngay";
pub(super) const DOCUMENT: &str = "van-ban";

/// The name of a field about one candidate.
fn about(field: &str, account: &AccountId) -> String {
    field_id(field, account.local())
}

pub(super) fn form(view: &View) -> Markup {
    view.draft.folded(FORM, "Ghi quyết định thành lập Hội đồng", fields(view))
}

fn fields(view: &View) -> Markup {
    if view.candidates.is_empty() {
        return html! {
            p { "Chưa có tài khoản nào mang vai trò thành viên Hội đồng. Người quản trị giao vai trò ở trang "
                a href=(paths::ACCOUNTS) { "Tài khoản" } "." }
        };
    }
    view.form(FORM, "Ghi vào sổ").with(html! {
        (seats(view, FORM))
        (view.draft.field(FORM, FROM, "Nhận nhiệm vụ từ ngày").date())
        (view.draft.field(FORM, DOCUMENT, "Quyết định thành lập").hint("Số, ký hiệu, ngày.").text())
    })
}

/// Who sits in it, as what, of which unit.
pub(super) fn seats(view: &View, form: &str) -> Markup {
    html! {
        p { "Đánh dấu từng thành viên, chọn chức vụ và đơn vị. Thành viên không biểu quyết cho người cùng đơn vị." }
        @for account in &view.candidates { (candidate(view, form, account)) }
    }
}

/// One candidate, filled in as in the council in office unless the form came back.
fn candidate(view: &View, form: &str, account: &AccountRow) -> Markup {
    let id = &account.account;
    let sits =
        view.councils.first().and_then(|council| council.members.iter().find(|member| member.account == *id));
    let came_back = view.draft.is(form);
    let or = |typed: Field, known: String| if came_back { typed } else { typed.value(known) };
    let member = about(MEMBER, id);
    let ticked = if came_back {
        view.draft.all(form, &member)
    } else if view.councils.is_empty() {
        // the first council is of those who were given the role for it
        vec![id.to_string()]
    } else {
        sits.iter().map(|member| member.account.to_string()).collect()
    };
    let own = account.grants.iter().filter(|grant| grant.role == Role::Council).find_map(Grant::unit);
    let positions = CouncilPosition::ALL
        .map(|position| Choice::new(values::word(&position), terms::council_position(position)));
    let position = or(
        view.draft.field(form, &about(POSITION, id), format!("Chức vụ của {}", account.full_name)),
        sits.map_or_else(String::new, |member| values::word(&member.position)),
    );
    let unit = or(
        view.draft.field(form, &about(UNIT, id), format!("Đơn vị của {}", account.full_name)),
        sits.map(|member| &member.unit).or(own).map_or_else(String::new, ToString::to_string),
    );
    let label = html! { (account.full_name) ", " (account.position) };
    html! {
        (view.draft.field(form, &member, label).checkboxes(&[Choice::new(id.as_str(), "Là thành viên")], &ticked))
        (position.select(&positions))
        (unit.select(&choices(view)))
    }
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, xa, FORM).await?;
    let values = &step.values;
    let mut errors = Vec::new();
    let members = members(&step.view, values, &mut errors);
    let from = values.need_date(FROM, "Ghi ngày nhận nhiệm vụ.", &mut errors);
    let founding = "Ghi quyết định thành lập Hội đồng.";
    let document = values.need_text_since(DOCUMENT, founding, from, &mut errors);
    let (Some(from), true) = (from, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, locality) = (step.asking(), &step.view.row.locality);
    let result = step.app.desk.appoint_council(&asking, locality, members, from, document).await;
    step.settle_at(result, |refusal| before_the_commune(refusal).then_some(FROM)).await
}

/// The members as they were ticked.
pub(super) fn members(view: &View, values: &Values, errors: &mut Vec<FieldError>) -> Vec<CouncilMember> {
    let mut members = Vec::new();
    for row in &view.candidates {
        let (account, name) = (row.account.clone(), &row.full_name);
        if values.get(&about(MEMBER, &account)) != account.as_str() {
            continue;
        }
        let field = about(POSITION, &account);
        let position = values::from_word::<CouncilPosition>(values.get(&field));
        let message = format!("Chọn đơn vị của {name}.");
        let unit = UnitId::from(values.need(&about(UNIT, &account), &message, errors));
        match position {
            Some(position) => members.push(CouncilMember { account, position, unit }),
            None => errors.push(FieldError::new(field, format!("Chọn chức vụ của {name}."))),
        }
    }
    members
}

#[cfg(test)]
mod tests {
    use super::super::show::{self, View, tests::view};
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;

    #[test]
    fn the_next_council_is_drawn_from_the_one_in_office() {
        let html = show::body(&view(someone(Role::Clerk, None))).into_string();
        assert!(html.contains(r#"name="thanh-vien-council" value="phu-tan.council" checked"#), "{html}");
        assert!(html.contains(r#"<option value="tram-y-te" selected>"#));
        let first =
            show::body(&View { councils: Vec::new(), ..view(someone(Role::Clerk, None)) }).into_string();
        assert!(first.contains(r#"name="thanh-vien-council" value="phu-tan.council" checked"#), "{first}");
        assert!(html.contains("Đang làm nhiệm vụ") && html.contains("Hội đồng trước, từ 01/8/2025"));
    }
}
