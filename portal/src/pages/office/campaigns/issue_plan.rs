//! Ban hành kế hoạch: a plan as text becomes a campaign.

use super::list::View;
use super::plan_form;
use crate::pages::office::form::{Answer, Step};
use crate::paths;
use crate::shell::state::App;
use crate::shell::submission::{Signed, form_fields};
use crate::ui::form::Form;
use crate::ui::links::{self, Link};
use crate::ui::section::screen_only;
use axum::extract::State;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};

pub(super) const FORM: &str = "ghi-ke-hoach";

pub(super) fn form(view: &View) -> Markup {
    let form = Form::post(paths::CAMPAIGNS, "Ghi vào sổ").multipart().novalidate().long();
    let fields = plan_form::fields(&view.draft, FORM);
    html! {
        (screen_only("doc-van-ban", "Kế hoạch mới từ văn bản", html! {
            p { "Chọn tệp Word, PDF hoặc dán nội dung kế hoạch; chương trình đọc và soạn sẵn, người có trách nhiệm xem lại từng mục rồi ghi." }
            (links::list(&[Link::new(paths::READ_PLAN, "Đọc văn bản kế hoạch")]))
        }))
        (view.draft.folded(FORM, "Dành cho kỹ thuật: ghi kế hoạch bằng tệp .toml", form.hidden(form_fields(&view.who, None)).with(fields)))
    }
}

pub(super) async fn handle(State(app): State<App>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, (), FORM).await?;
    let locality = &step.view.locality;
    step.sent.who.must(Act::IssuePlan, &Place::locality(locality.clone()))?;
    step.values = plan_form::sent(&step.values);
    let plan = match plan_form::read(&step.values, locality, &step.app.desk.rules().known_forms()) {
        Ok(plan) => plan,
        Err(errors) => return step.mend(&errors),
    };
    let asking = step.asking_for(paths::campaign_inside(&plan.campaign_id()));
    let result = step.app.desk.issue_plan(&asking, plan).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::list;
    use super::*;
    use crate::pages::office::draft::Draft;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use crate::shell::submission::Values;
    use sovang_domain::authority::Role;

    #[test]
    fn faults_of_a_plan_are_told_with_line_and_field_and_the_text_is_kept() {
        let text = sample::PLANS[0].replace("from_year = 2025", "from_year = 2031");
        let values = plan_form::sent(&Values::from([("ban-ke-hoach", "cũ".to_owned()), ("tep", text)]));
        let rules = sample::rules();
        let forms = rules.known_forms();
        let errors = plan_form::read(&values, &"phu-tan".into(), &forms).unwrap_err();
        assert!(
            errors[0].message.starts_with("Dòng ") && errors[0].message.contains("period.to_year"),
            "{errors:?}"
        );
        let html = list::body(&View {
            who: someone(Role::Clerk, None),
            locality: "phu-tan".into(),
            campaigns: Vec::new(),
            today: sample::today(),
            draft: Draft::new(FORM, &values, &errors),
        })
        .into_string();
        assert!(
            html.contains("from_year = 2031") && html.contains("năm cuối không được trước năm đầu"),
            "the file's text stays"
        );
    }
}
